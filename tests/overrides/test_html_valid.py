"""The HTML of every page is valid."""

import subprocess

from conftest import ROOT

from widget.bundle import node


def findings(*pages) -> list[str]:
    """Return what html-validate finds on these pages, but for what check_html.mjs excuses with a reason."""
    command = [node(), ROOT / "tests/overrides/check_html.mjs", *pages]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def test_the_html_of_every_page_is_valid(site):
    """Nothing is found on any page."""
    pages = sorted(site.rglob("*.html"))

    assert pages
    assert findings(*pages) == []


def test_what_is_wrong_in_our_own_html_is_found(site, tmp_path):
    """An address used twice, an element that is never closed and a repeated landmark are not excused."""
    good = (site / "about/privacy/index.html").read_text("utf-8")
    wrong = '<p id="twice"></p><p id="twice"></p><aside></aside><aside></aside><ul><p>In no item</p></ul></article>'
    page = tmp_path / "wrong.html"
    page.write_text(good.replace("</article>", wrong), "utf-8")

    rules = {line.split(": ")[1] for line in findings(page)}

    assert rules == {"no-dup-id", "unique-landmark", "element-permitted-content"}
