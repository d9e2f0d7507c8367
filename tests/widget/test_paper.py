"""The pages of the site on paper: nothing that is needed is left out, and nothing fills sheets for no reason."""

from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PageObject
from reader import ENDS, LONGEST_PATH, PAGE, expect_path, fragment, go, sheets, wait_for_python

from protocol_logic.changes import CHANGES
from protocol_logic.protocol import EDITION, PROTOCOL

SHEETS = 2
"""How many sheets of A4 an answer may take, on the path that carries most to it."""

FULL = 0.6
"""How far down words go at least on a sheet that another follows."""

START = 30
"""How many letters tell a caution: where one goes on over the sheet, its words come in another order."""


def printed(page: Page) -> list[str]:
    """Return the text of each sheet, squeezed."""
    return [squeezed(each.extract_text()) for each in sheets(page)]


def filled(sheet: PageObject) -> float:
    """Return how far down a sheet its words go, from 0 to 1."""
    heights = []

    def visit(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            heights.append(at[4] * matrix[1] + at[5] * matrix[3] + matrix[5])

    sheet.extract_text(visitor_text=visit)
    return 1 - min(heights) / float(sheet.mediabox.height)


def squeezed(text: str) -> str:
    """Return a text without its white space, and with each letter by itself: paper joins f and i."""
    return "".join(normalize("NFKC", text).split())


@pytest.fixture(scope="module")
def started(browser, served):
    """Open the flowchart once, with Python ready."""
    with browser.new_context(base_url=served) as context:
        page = context.new_page()
        page.goto(PAGE)
        wait_for_python(page)
        yield page


@pytest.mark.parametrize("outcome", PROTOCOL.outcomes, ids=lambda outcome: outcome.id)
def test_an_answer_prints_on_two_sheets(started, outcome):
    """The path that carries most does, its cautions, which a screen may fold, are there, and no sheet is half empty."""
    path = ENDS[outcome.id]
    go(started, fragment(path))
    expect_path(started, path)
    found = sheets(started)
    words = "".join(squeezed(each.extract_text()) for each in found)

    assert len(found) <= SHEETS
    assert [each for each in map(filled, found[:-1]) if each < FULL] == []
    assert [each.id for each in path.cautions if squeezed(each.text)[:START] not in words] == []


@pytest.mark.parametrize("step", LONGEST_PATH.steps, ids=lambda step: step.question.id)
def test_a_question_prints_with_its_answers(started, step):
    """Someone can talk it over from paper."""
    given = list(LONGEST_PATH.answers.items())
    before = given[: given.index((step.question.id, step.answer.id))]
    go(started, "&".join([EDITION, *(f"{question}={answer}" for question, answer in before)]))
    started.locator(f"h2#{step.question.id}").wait_for()
    words = "".join(printed(started))

    assert [each.id for each in PROTOCOL.answers(step.question) if squeezed(each.stem) not in words] == []


def test_no_ring_of_the_keyboard_is_printed(started):
    """The heading has the focus after an answer, which is of no use on paper."""
    go(started, EDITION)
    heading = started.locator(f"h2#{PROTOCOL.start}")
    heading.focus()
    started.emulate_media(media="print")
    ring = heading.evaluate("each => getComputedStyle(each).outlineStyle")
    started.emulate_media(media="null")  # not "screen": that would be printed too

    assert ring == "none"


def test_what_has_changed_since_prints(open_page):
    """Every note is there."""
    page, _ = open_page("about/changed-since/")
    words = "".join(printed(page))

    assert [each.id for each in CHANGES if squeezed(each.now) not in words] == []
