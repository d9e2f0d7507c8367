"""The short meaning of a glossary term is at hand without leaving the page: for mouse, keyboard and touch."""

import re

import pytest
from conftest import ROOT
from playwright.sync_api import expect

from pages import glossary

MEANINGS = {term.address: term.meaning for term in glossary.find_terms((ROOT / "docs/glossary.md").read_text("utf-8"))}
PAGE = "protocol/question-4/"


def test_a_tap_shows_the_meaning_and_the_way_to_the_entry(open_page):
    """The page stays; the note has the meaning, the focus and the link; Escape gives the focus back."""
    page, faults = open_page(PAGE, has_touch=True, viewport={"width": 320, "height": 640})
    term = page.locator("a.term").first
    address = term.get_attribute("href").partition("#")[2]
    term.tap()
    note = page.get_by_role("dialog", name="What this term means")

    expect(note).to_be_visible()
    assert page.url.endswith(PAGE)
    assert MEANINGS[address] in note.text_content()
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    term.tap()
    note.get_by_role("link").tap()
    page.wait_for_url(re.compile(f"/glossary/#{address}$"))
    assert faults == []


def test_a_tap_elsewhere_closes_the_note(open_page):
    """So does its button."""
    page, _ = open_page(PAGE, has_touch=True)
    note = page.get_by_role("dialog", name="What this term means")
    for close in (note.get_by_role("button", name="Close"), page.locator("h1")):
        page.locator("a.term").first.tap()
        expect(note).to_be_visible()
        close.tap()
        expect(note).to_be_hidden()


@pytest.mark.parametrize("how", ["mouse", "keyboard", "tap without script"])
def test_the_link_leads_to_the_entry(open_page, how):
    """A mouse and the keyboard are shown the meaning before they choose, and without script there is only the link."""
    page, _ = open_page(PAGE, has_touch=True, java_script_enabled=how != "tap without script")
    term = page.locator("a.term").first
    address = term.get_attribute("href").partition("#")[2]
    assert term.get_attribute("title") == MEANINGS[address]
    if how == "mouse":
        term.click()
    elif how == "keyboard":
        term.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        shown = term.evaluate("link => getComputedStyle(link, '::after').content")
        assert MEANINGS[address] in shown.replace("\\", "")
        page.keyboard.press("Enter")
    else:
        term.tap()
    page.wait_for_url(re.compile(f"/glossary/#{address}$"))
