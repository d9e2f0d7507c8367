"""An old edition stays readable below the new one, and every page of it says that it is old."""

import re
import shutil

import pytest

from protocol_logic.dates import in_words
from protocol_logic.protocol import EDITION
from publish import old


def test_every_page_of_an_old_edition_says_so_and_leads_to_the_newest(site, tmp_path):
    """It is in a folder named by its day, is left out by search engines, and links to a file of the new site."""
    new = tmp_path / "site"
    new.mkdir()
    shutil.copy(site / "index.html", new)
    folder = old.keep(site, new)
    pages = sorted(folder.rglob("*.html"))

    assert folder == new / "editions" / EDITION
    assert {each.relative_to(folder) for each in pages} == {each.relative_to(site) for each in site.rglob("index.html")}
    for page in pages:
        html = page.read_text("utf-8")
        (home,) = re.findall(rf'old edition, of {in_words(EDITION)}\.</strong> <a href="([^"]+)">', html)
        assert (page.parent / home).resolve() == new / "index.html"
        assert html.count(old.NOINDEX) == 1
        assert "Content-Security-Policy" in html
    assert not list(folder.rglob("sw.js"))
    assert "This is an old edition" not in (site / "index.html").read_text("utf-8")


def test_a_page_that_cannot_say_so_is_named(tmp_path):
    """Nobody takes an old edition for the newest because its templates were others."""
    with pytest.raises(ValueError, match=r"page\.html has no place to say that it is old"):
        old.marked("<p>Hello</p>", "2026-11-23", "../", tmp_path / "page.html")
