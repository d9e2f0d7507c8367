"""What people are likely to type leads to the right place, in a list for a pointer, the keyboard and listening."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from mkdocs.exceptions import BuildError
from playwright.sync_api import Locator, Page, Route, expect
from reader import LONGEST_PATH, PHONE, fragment, without_webassembly

from pages.search import SYNONYMS, synonyms
from widget.bundle import node

LIST = ROOT / "tests/overrides/searches.txt"
SEARCHES = {
    typed: {place.removeprefix("/") for place in places.split()}
    for typed, bar, places in (line.partition(" | ") for line in LIST.read_text("utf-8").splitlines())
    if bar
}
FIRST, AMONG_THREE = 0.90, 0.98
"""For how many of them a right place comes first, and is among the first three."""


@pytest.fixture(scope="session")
def find(site):
    """Give a function that searches the built site for each of some texts, and returns the addresses found."""
    (entries,) = site.glob("assets/search.*.json")

    def find_each(*typed: str) -> list[list[str]]:
        command = [node(), Path(__file__).with_name("find_in_node.mjs"), ROOT / "overrides/scripts/find.js", entries]
        run = subprocess.run(command, input=json.dumps(typed), capture_output=True, text=True, check=True)
        return json.loads(run.stdout)

    return find_each


@pytest.fixture(scope="session")
def entries(site) -> dict[str, dict[str, str]]:
    """Read what the search looks through, by address."""
    (file,) = site.glob("assets/search.*.json")
    pages = json.loads(file.read_text("utf-8"))["pages"]
    return {f"{page['url']}#{each['id']}": each for page in pages for each in page["entries"]}


# --- What is found. ---


def test_what_people_type_leads_to_the_right_place(find):
    """Among the first three for nearly all of the list, and first for most."""
    found = dict(zip(SEARCHES, find(*SEARCHES), strict=True))
    not_first = {typed: found[typed][:3] for typed, right in SEARCHES.items() if not right & set(found[typed][:1])}
    missed = {typed: found[typed][:3] for typed, right in SEARCHES.items() if not right & set(found[typed][:3])}

    assert len(missed) <= (1 - AMONG_THREE) * len(SEARCHES), missed
    assert len(not_first) <= (1 - FIRST) * len(SEARCHES), not_first


def test_a_number_leads_to_its_paragraph(find, entries):
    """Each of them, however it is written; a lettered part too."""
    right = {each["id"]: address for address, each in entries.items() if re.fullmatch(r"[\d.]+", each["id"])}
    parts = {
        part: f"{address}{part.removeprefix(each['id'])}"
        for address, each in entries.items()
        for part in each.get("parts", ())
    }
    assert right.keys() >= {"2.8.1", "3.1", "3.36"}
    for written in ("{}", "§{}", "§ {}.", "para {}", "Paragraph {}"):
        assert [found[0] for found in find(*map(written.format, right))] == list(right.values())
    for written in ("{}({})", "{} ({})", "para {} ({})"):
        assert [found[0] for found in find(*(written.format(*part.split("-")) for part in parts))] == list(
            parts.values()
        )


def test_signs_make_no_difference(find):
    """Quotation marks, straight or curly, a colon and capitals are not looked for."""
    one, *others = find(
        "child's consent refused", "child’s consent refused", "“childs: CONSENT refused”", "+child's -consent, refused*"
    )

    assert one
    assert others == [one] * 3


def test_one_slip_is_forgiven(find):
    """A letter missing, added or another, or two that changed places, in a word of five letters or more."""
    right, *slips = find("confidential", "confidental", "confiddential", "confidentiel", "confidnetial")
    assert [each[0] for each in slips] == [right[0]] * 4

    assert find("faxx", "fxa") == [[], []]


def test_whatever_is_typed_is_looked_for(find):
    """Signs alone, nothing, or megabytes find what they can, and nothing fails."""
    nothing, signs, small, long = find("", "§ “ ( * : ~", "what is it", "consent " * 1_000_000)

    assert nothing == signs == []
    assert small
    assert long


def test_pages_about_the_site_come_last(find):
    """What the site says of itself comes after what it is about, where both have the word."""
    (found,) = find("paragraph")
    about = [address.startswith("about/") and "changed-since" not in address for address in found]

    assert True in about
    assert about == sorted(about)


def test_synonyms_lead_to_what_the_site_says(entries):
    """Each line of the file is of use: the site has the words on its right."""
    said = " ".join(f"{each['title']} {each['text']}" for each in entries.values()).lower()
    missing = [
        word
        for _, meant in synonyms(SYNONYMS.read_text("utf-8"))
        for each in meant
        for word in each.lower().split()
        if word not in said
    ]

    assert missing == []


def test_a_line_that_is_no_synonym_stops_the_build():
    """It is named, and says what is wanted."""
    with pytest.raises(BuildError, match=r"synonyms.txt:2: what is typed, a colon, and what the site says"):
        synonyms("mum, dad: parent\nparent\n")


# --- How it is shown. ---


def box(page: Page) -> Locator:
    """Return where one types."""
    return page.get_by_role("textbox", name="Search")


def results(page: Page) -> Locator:
    """Return the links to what is found."""
    return page.locator(".search ol a")


def status(page: Page) -> Locator:
    """Return where it says how much is found."""
    return page.locator(".search [role=status]")


def test_what_is_found_is_shown_with_its_words_marked(open_page):
    """A result has the number and the heading, the page, and the sentence that has the words."""
    page, _ = open_page()
    box(page).fill("delay enquiries")
    first = page.locator(".search ol > li").first

    expect(status(page)).to_contain_text("places found. Enter opens the first.")
    expect(first.get_by_role("link")).to_have_accessible_name("3.36 · When not to ask for consent")
    expect(first.locator("b")).to_have_text("Question 4: Do you have consent to share?")
    expect(first.locator("mark")).to_have_text(["delay", "enquiries"])
    expect(first.get_by_role("link")).to_have_accessible_description(
        re.compile("cause an unjustified delay in enquiries")
    )

    box(page).fill("xyzzy")
    expect(status(page)).to_have_text("Nothing found.")
    expect(page.locator(".search-tips")).to_contain_text("fewer words")
    expect(page.locator(".search-tips")).to_contain_text("999")
    expect(results(page)).to_have_count(0)


def test_the_keyboard_goes_through_what_is_found(open_page):
    """The arrow keys go from one to the next, Escape goes back and closes, Tab goes on, and Enter opens."""
    page, _ = open_page("glossary/")
    box(page).fill("court order")
    expect(results(page).first).to_be_visible()
    box(page).press("ArrowDown")
    expect(results(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).nth(2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    expect(results(page).first).to_be_hidden()
    box(page).fill("3.1")
    box(page).press("Enter")

    # No "?": what was typed is in no part of the address that is sent to the server.
    page.wait_for_url(re.compile(r"^[^?]*/protocol/#3\.1$"))


def test_nothing_comes_until_it_is_asked_for_and_nothing_typed_is_lost(open_page):
    """No page fetches what the search needs until a reader turns to it; Enter before it is there opens the first."""
    held: list[Route] = []
    asked: list[str] = []

    def hold(route: Route) -> None:
        held.append(route)

    def prepare(page: Page) -> None:
        page.on("request", lambda request: asked.append(request.url))
        page.route("**/search.*.json", hold)

    page, _ = open_page("glossary/", prepare)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if re.search(r"search\.\w+\.json|find\.js", url)] == []

    with page.expect_request("**/search.*.json"):
        box(page).focus()
    box(page).press_sequentially("3.36")
    expect(status(page)).to_have_text("Getting the search ready…")
    box(page).press("Enter")
    for route in held:
        route.continue_()
    page.wait_for_url("**/protocol/question-4/#3.36")


def test_a_search_that_does_not_come_says_so_and_tries_again(open_page):
    """Where there is no network, what is typed stays, and is looked for at the next try."""
    page, faults = open_page("glossary/", lambda page: page.route("**/search.*.json", lambda route: route.abort()))
    box(page).press_sequentially("3.3")
    expect(status(page)).to_contain_text("The search did not come.")
    page.unroute("**/search.*.json")
    box(page).press_sequentially("6")

    expect(results(page).first).to_have_attribute("href", re.compile("#3.36$"))
    faults.expect("ERR_FAILED")


def test_it_closes_when_the_reader_goes_elsewhere(open_page):
    """A pointer or the focus elsewhere closes it; letters go where the caret is, and by themselves do nothing."""
    page, _ = open_page(f"flowchart/#{fragment(LONGEST_PATH)}", without_webassembly)
    field = page.locator("#record-reasons")
    for leave in (field.focus, lambda: field.dispatch_event("pointerdown")):
        box(page).fill("3.36")
        expect(results(page).first).to_be_visible()
        leave()
        expect(results(page).first).to_be_hidden()
        field.focus()
        page.keyboard.type("no")
    expect(field).to_have_value("nono")
    expect(box(page)).to_have_value("3.36")

    page.evaluate("document.activeElement.blur()")
    address = page.url
    for key in "fspn/,.":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    assert page.url == address


def test_a_tap_opens_what_is_found_on_the_same_page(open_page):
    """All of a result can be tapped; the list closes, and the place is in view."""
    page, _ = open_page("protocol/question-4/", has_touch=True, viewport=PHONE)
    box(page).fill("withdraw consent")
    page.locator(".search ol > li").filter(has_text="3.21").first.tap()

    expect(results(page).first).to_be_hidden()
    expect(page.locator("[id='3.21']")).to_be_in_viewport()
