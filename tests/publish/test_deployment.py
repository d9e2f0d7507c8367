"""A page and the files it loads are of one build, whatever a browser or a server has kept of another."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Handler, serving, watched
from playwright.sync_api import expect
from reader import FIRST, LONGEST_PATH, PAGE, START, answer_all, answer_link, expect_path, wait_for_python

from publish.check_host import ending
from publish.host import HASHED, TYPES


class Loaded(HTMLParser):
    """The scripts and style sheets that a page names."""

    def __init__(self, page: str) -> None:
        """Find them."""
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Take in an element."""
        values = dict(attrs)
        if tag == "link" and {"stylesheet", "modulepreload"} & set(values.get("rel", "").split()):
            self.found.add(values["href"])
        elif tag == "script" and "src" in values:
            self.found.add(values["src"])


def test_what_a_page_loads_is_named_by_its_content(site):
    """So a page of this build never gets a file that was kept from another."""
    pages = list(site.rglob("*.html"))
    assert pages
    for page in pages:
        assert {each for each in Loaded(page.read_text("utf-8")).found if not HASHED.search(each)} == set(), page


def test_the_type_of_every_file_is_known(site):
    """What the build may put on a host is in the table that the files for hosts are compared with."""
    files = (each for each in site.rglob("*") if each.is_file())

    assert {ending(each.name) for each in files} - {"br", "gz"} <= {*TYPES}


@pytest.fixture
def next_build(site, tmp_path) -> Path:
    """Give a copy of the site whose files have the names that they will have when all of them have changed."""
    folder = tmp_path / "next"
    shutil.copytree(site, folder)
    assets = folder / "assets"
    names = [
        each.name for each in assets.iterdir() if re.search(r"-[0-9a-f]{12}$|\.[0-9a-f]{8}\.(css|json)$", each.name)
    ]
    new = {name: re.sub(r"[0-9a-f]{8}", "01234567", name, count=1) for name in names}
    for name, other in new.items():
        (assets / name).rename(assets / other)
    for file in (*folder.rglob("*.html"), *assets.glob("scripts-*/*.js")):
        text = file.read_text("utf-8")
        for name, other in new.items():
            text = text.replace(name, other)
        file.write_text(text, "utf-8")
    return folder


def test_an_old_page_and_a_new_build_never_mix(browser, site, next_build):
    """An old page finds none of the new files, and its questions and links still work; the new page finds all."""
    folder = [site]

    class Both(Handler):
        """Serve whichever build is there now, and let the browser keep all of it."""

        def __init__(self, *args, **kwargs) -> None:
            super().__init__(*args, directory=folder[0], **kwargs)

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=3600")
            super().end_headers()

    with serving(Both) as served, watched(browser, served) as (context, faults):
        page = context.new_page()
        old = (site / f"{PAGE}index.html").read_text("utf-8")
        folder[0] = next_build
        page.route(f"**/{PAGE}", lambda route: route.fulfill(body=old, content_type="text/html"), times=1)
        page.goto(PAGE)
        answer_link(page, START.id, FIRST.id).click()
        expect(page.locator(f"#{FIRST.to}")).to_be_in_viewport()
        assert page.locator("[data-live]").count() == 0
        faults.expect("404")

        page.goto("about/privacy/")
        page.goto(PAGE)
        wait_for_python(page)
        answer_all(page, LONGEST_PATH)
        expect_path(page, LONGEST_PATH)
        loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
        ours = [each for each in loaded if HASHED.search(each)]
        assert ours
        assert [each for each in ours if "01234567" not in each] == []
