"""The eight cases agree with the flowchart and with their pages."""

import re
from pathlib import Path

import pytest

from protocol_logic.cases import CASES, Decision, find
from protocol_logic.flowchart import Pause, Question
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import walk

PAGES = Path(__file__).parents[2] / "docs" / "cases"
HEADING = re.compile(r"^### (?P<title>.+)$", re.MULTILINE)
DECISION = re.compile(r"^### (?P<title>.+)\n<!-- decision: (?P<number>\d+) -->$", re.MULTILINE)

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"case-{case.number}")
every_decision = pytest.mark.parametrize(
    "decision",
    [
        pytest.param(decision, id=f"case-{case.number}-decision-{number}")
        for case in CASES
        for number, decision in enumerate(case.decisions, start=1)
    ],
)


def test_each_case_is_there_once_and_has_a_page():
    """The cases are numbered from one, in order, and each number has one page."""
    numbers = [case.number for case in CASES]

    assert numbers == list(range(1, 9))
    assert sorted(page.name for page in PAGES.glob("case-*.md")) == [f"case-{number}.md" for number in numbers]


@pytest.mark.parametrize("name", ["", "0.1", "1.0", "9.1", "1.99", "1"])
def test_a_case_that_does_not_exist_is_named(name):
    """Whoever asked for it is told what they asked for."""
    with pytest.raises(KeyError) as raised:
        find(name)

    assert raised.value.args == (name,)


@every_case
def test_a_page_has_the_title_and_the_decisions_of_its_case(case):
    """The headings of a page are those of its case, and its decisions are numbered from one, in the same order."""
    page = (PAGES / f"case-{case.number}.md").read_text(encoding="utf-8")
    titles = [decision.title for decision in case.decisions]

    assert f"\n# Case {case.number}: {case.title}\n" in page
    assert HEADING.findall(page) == titles
    assert DECISION.findall(page) == [(title, str(number)) for number, title in enumerate(titles, start=1)]


@every_decision
def test_every_answer_is_used(decision: Decision):
    """The flowchart asks for each answer, in the order given, and ignores none."""
    steps = walk(PROTOCOL, dict(decision.answers)).steps

    assert tuple((step.question.id, step.answer.id) for step in steps) == decision.answers


@every_decision
def test_a_walk_ends_as_the_story_tells(decision: Decision):
    """A walk ends at what the story tells; where it tells nothing, the walk waits at a question."""
    at = walk(PROTOCOL, dict(decision.answers)).at

    assert at.id == decision.told if decision.told else isinstance(at, Question)


@every_decision
def test_only_a_told_end_is_reached_past_silence(decision: Decision):
    """What the story leaves out is filled in only on the way to an end it tells, and never decides that end."""
    asked = [question for question, _ in decision.answers]

    assert decision.silent == tuple(question for question in asked if question in decision.silent)
    assert not decision.silent or (decision.told and asked[-1] not in decision.silent)


@every_decision
def test_earlier_answers_led_to_a_pause_and_were_changed(decision: Decision):
    """With its earlier answers in place, a walk stops at the pause they led to; later they were answered otherwise."""
    final = dict(decision.answers)
    earlier = dict(decision.earlier)
    before = walk(PROTOCOL, final | earlier)

    assert all(final[question] != answer for question, answer in earlier.items())
    assert not earlier or (isinstance(before.at, Pause) and before.steps[-1].question.id in earlier)


def test_consent_asked_for_again_is_in_the_cases():
    """Some decision passed a pause before it ended, so the test above is about something."""
    assert any(decision.earlier for case in CASES for decision in case.decisions)


@every_case
def test_only_the_last_case_shows_what_was_missed(case):
    """Every decision of case 8, the failure, says what went unasked, and no other decision does."""
    assert {bool(decision.missed) for decision in case.decisions} == {case.number == 8}
