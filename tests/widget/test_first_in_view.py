"""What is in view without scrolling: a question and its first answers on a phone, the path beside it where wide."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from conftest import watched
from playwright.sync_api import Browser, Page, ViewportSize, expect
from reader import (
    ENDS,
    LONGEST_PATH,
    PAGE,
    START,
    WALKS,
    answer_link,
    expect_path,
    expect_step,
    fragment,
    go,
    wait_for_python,
)

from bench.walks import COUNT
from protocol_logic.flowchart import Question
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import to_text

PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1366, "height": 768}
HIGHEST = 120
"""How many pixels down the heading of a step starts at most."""


MOST_WORDS = 250
"""How many words an outcome has in view; the rest is one tap away."""


def answers_to(question: Question) -> str:
    """Return the most answers that lead to a question, as they stand in the address."""
    asked = [[step.question for step in path.steps] for path in WALKS]
    ways = [path.steps[: each.index(question)] for path, each in zip(WALKS, asked, strict=True) if question in each]
    return to_text(PROTOCOL, {step.question.id: step.answer.id for step in max(ways, key=len)})


@contextmanager
def opened(browser: Browser, served: str, viewport: ViewportSize) -> Iterator[Page]:
    """Open the page on a screen of this size, with Python ready."""
    with watched(browser, served, viewport=viewport, reduced_motion="reduce") as (context, _):
        page = context.new_page()
        page.goto(PAGE)
        wait_for_python(page)
        yield page


@pytest.fixture(scope="module")
def phone(browser, served) -> Iterator[Page]:
    """Open the page once on a phone."""
    with opened(browser, served, PHONE) as page:
        yield page


@pytest.fixture(scope="module")
def wide(browser, served) -> Iterator[Page]:
    """Open the page once on a wide screen."""
    with opened(browser, served, WIDE) as page:
        yield page


def top(page: Page, node: str) -> float:
    """Return how far down a step's heading starts."""
    return page.locator(f"h2#{node}").evaluate("heading => heading.getBoundingClientRect().top")


@pytest.mark.parametrize("question", PROTOCOL.questions, ids=lambda each: each.id)
def test_on_a_phone_a_question_and_two_answers_are_in_view(phone, question):
    """Whatever was answered before, nothing has to be scrolled to read the question and begin to answer."""
    go(phone, answers_to(question))
    expect_step(phone, question.id)
    answers = phone.locator(".step:visible .answers li")

    assert 0 <= top(phone, question.id) <= HIGHEST
    for each in (0, 1):
        expect(answers.nth(each)).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_page_opens_with_the_question_and_two_answers(open_page):
    """Before anything is answered, with nothing scrolled; what it is and the number to call are one tap away."""
    page, _ = open_page(PAGE, viewport=PHONE)
    expect_step(page, START.id)

    assert page.evaluate("scrollY") == 0
    assert 0 <= top(page, START.id) <= HIGHEST
    for each in (0, 1):
        expect(page.locator(".step:visible .answers li").nth(each)).to_be_in_viewport(ratio=1)
    expect(page.locator('.md-banner a[href="tel:999"]')).to_be_in_viewport()
    page.locator(".what-this-is > summary").click()
    expect(page.locator(".what-this-is")).to_contain_text("not current procedure")


@pytest.mark.parametrize("outcome", PROTOCOL.outcomes, ids=lambda each: each.id)
def test_an_outcome_has_few_words_in_view(phone, outcome):
    """The path that carries most to it shows no more than is read in a minute."""
    go(phone, fragment(ENDS[outcome.id]))
    expect_path(phone, ENDS[outcome.id])
    found = phone.evaluate(COUNT)

    assert found["id"] == outcome.id
    assert 0 < found["words"] <= MOST_WORDS
    assert 0 <= found["top"] <= HIGHEST


def test_after_an_answer_the_page_stops_at_the_bar(phone):
    """What was answered is out of the way, and no heading is cut in half."""
    go(phone, EDITION)
    expect_step(phone, START.id)
    for step in LONGEST_PATH.steps:
        answer_link(phone, step.question.id, step.answer.id).press("Enter")
        expect_step(phone, step.answer.to)
        bar = phone.locator(".flowchart-bar").bounding_box()

        assert abs(bar["y"]) < 1
        assert bar["y"] + bar["height"] <= phone.locator(f"h2#{step.answer.to}").bounding_box()["y"]
        expect(phone.locator(".flowchart-back")).to_be_in_viewport(ratio=1)


def test_on_a_wide_screen_the_path_and_the_helps_stand_beside_the_question(wide):
    """The empty half holds them, open; on a phone the path is folded under the question."""
    last = LONGEST_PATH.steps[-1].question
    go(wide, answers_to(last))
    expect_step(wide, last.id)
    path = wide.locator(".path-so-far")
    expect(path).to_have_attribute("open", "")
    answers = wide.locator(".step:visible .answers").bounding_box()

    for beside in (path, wide.locator(".step:visible .guidance").first):
        assert beside.bounding_box()["x"] >= answers["x"] + answers["width"]
    wide.locator(".path-so-far .change a").first.press("Enter")
    expect_step(wide, START.id)


def test_on_a_phone_the_path_and_the_picture_are_folded(phone):
    """They are there, one tap away."""
    go(phone, fragment(LONGEST_PATH))
    expect_path(phone, LONGEST_PATH)

    for fold in (".path-so-far", ".whole-picture"):
        expect(phone.locator(fold)).not_to_have_attribute("open", "")


def test_the_picture_has_the_whole_width(wide):
    """It is not held to the length of a line."""
    page = wide.locator(".md-content").bounding_box()

    assert wide.locator(".picture-frame").bounding_box()["width"] == page["width"]
