"""The copy to take away works from a disk: its links lead to files, the search finds, and Python answers."""

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import engines
import pytest
from conftest import ROOT, watched
from playwright.sync_api import expect
from reader import (
    ENDS,
    LONGEST_PATH,
    NOW,
    TODAY,
    ZONE,
    answer_all,
    answer_link,
    expect_path,
    fragment,
    wait_for_python,
)

from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import as_text, record
from publish import takeaway
from widget.bundle import node


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory) -> Path:
    """Make the copy, where nothing of the site is near."""
    folder = tmp_path_factory.mktemp("disk") / "copy"
    takeaway.make(site, folder)
    return folder


@pytest.fixture
def page(browser, folder):
    """Open its first page as a double click does; nothing but files of the folder may be asked for."""
    with watched(browser, f"{folder.as_uri()}/", timezone_id=ZONE) as (context, _):
        page = context.new_page()
        page.goto("index.html")
        yield page


class Addresses(HTMLParser):
    """What a page links to and loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


def is_missing(here: Path, address: str) -> bool:
    """Say whether an address within the copy leads to no file."""
    path = unquote(urldefrag(address).url)
    return not re.match(r"\w+:", path) and bool(path) and not (here / path).is_file()


def test_every_link_and_resource_is_a_file(folder, site):
    """Every page is there; what it links to and loads is a file, and so is where the search and Python lead."""
    pages = {each.relative_to(folder) for each in folder.rglob("*.html")}
    found = [(page.parent, each) for page in pages for each in Addresses((folder / page).read_text("utf-8")).found]
    (search,) = site.glob("assets/search.*.json")
    found += [(Path(), page["url"]) for page in json.loads(takeaway.search_on_disk(search.read_text("utf-8")))["pages"]]
    (data,) = re.findall(
        r'<script type="application/json">(.*?)<', (folder / "flowchart/index.html").read_text("utf-8")
    )
    found += [(Path("flowchart"), link) for link in json.loads(data)["links"].values()]

    assert pages == {each.relative_to(site) for each in site.rglob("index.html")}
    assert [(str(here), each) for here, each in found if is_missing(folder / here, each)] == []


def test_the_search_finds(page):
    """A number leads to its paragraph."""
    page.get_by_role("textbox", name="Search").press_sequentially("3.36")
    page.locator(".search ol a[href$='#3.36']").first.click()

    page.wait_for_url("**/protocol/question-4/index.html#3.36")
    expect(page.locator("[id='3.36']")).to_be_in_viewport()


def test_python_lists_the_answers_and_makes_the_record(page):
    """Answers lead where the table says, and Python adds their path and the record, as it does outside the browser."""
    page.clock.set_fixed_time(NOW)
    page.goto("index.html")  # whose timers are then of this clock
    page.get_by_role("link", name="Start: may I share this?").click()
    wait_for_python(page)
    answer_all(page, LONGEST_PATH)
    expect_path(page, LONGEST_PATH)

    assert as_text(record(PROTOCOL, LONGEST_PATH, TODAY, {})) == page.locator(".record").text_content()


def test_an_address_holds_the_answers(page):
    """A link to an outcome works as it does on a server."""
    path = ENDS["do-not-share"]
    page.goto(f"flowchart/index.html#{fragment(path)}")
    wait_for_python(page)

    expect_path(page, path)


def test_the_steps_need_no_script(browser, folder):
    """Without JavaScript, answers lead from step to step."""
    with watched(browser, f"{folder.as_uri()}/", java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto("flowchart/index.html")
        for step in LONGEST_PATH.steps:
            answer_link(page, step.question.id, step.answer.id).press("Enter")

        expect(page.locator(f"h2#{LONGEST_PATH.at.id}")).to_be_in_viewport()


# --- Firefox ---


@pytest.fixture(scope="module")
def seen_in_firefox(folder) -> dict[str, object]:
    """Search, follow the plain links and fill in the flowchart in Firefox, and return what was seen."""
    firefox = engines.find_firefox()
    if not firefox:
        pytest.skip(engines.NO_FIREFOX)
    answers = json.dumps([*LONGEST_PATH.answers.items()])
    script = ROOT / "tests/publish/disk_in_firefox.mjs"
    command = [node(), script, firefox, f"{folder.as_uri()}/", answers, fragment(LONGEST_PATH)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.slow
def test_the_search_and_the_plain_links_work_in_firefox(folder, seen_in_firefox):
    """A number leads to its paragraph, and answers lead from step to step without JavaScript."""
    assert seen_in_firefox["searched"] == f"{folder.as_uri()}/protocol/question-4/index.html#3.36"
    assert seen_in_firefox["plain"] == [step.answer.to for step in LONGEST_PATH.steps]


def undated(text: str) -> str:
    """Return a record without its date and time: no one knows when the browser made it."""
    return re.sub("^Date and time: .*$", "", text, count=1, flags=re.MULTILINE)


@pytest.mark.slow
def test_python_makes_the_record_in_firefox(seen_in_firefox):
    """It starts from bytecode and reads an address, and nothing but files of the folder is asked for."""
    expected = undated(as_text(record(PROTOCOL, LONGEST_PATH, TODAY, {})))

    assert expected == undated(seen_in_firefox["record"])
    assert expected == undated(seen_in_firefox["linked"])
    assert (seen_in_firefox["way"], seen_in_firefox["faults"]) == ("bytecode", [])
