"""A line is short, and is found by the step that shows it and nowhere else."""

import pytest

from protocol_logic.lines import LINES, LONGEST, Line, line_at
from protocol_logic.protocol import PROTOCOL

SHOWN_AT = {node.id for node in (*PROTOCOL.questions, *PROTOCOL.outcomes)}
"""Only questions and outcomes show a line; a pause would drop one in silence."""


@pytest.mark.parametrize(
    ("fault", "text"),
    [("has 21 words", "word " * LONGEST + "word."), ("not one sentence", "No stop"), ("not one sentence", "Two. Of.")],
)
def test_a_line_is_one_short_sentence(fault, text):
    """It is read in a hurry, over the answers."""
    with pytest.raises(ValueError, match=fault):
        Line("a-change", text, ("purpose",))


def test_a_line_may_have_as_many_words_as_are_allowed():
    """The limit itself is not over it."""
    text = "word " * (LONGEST - 1) + "word."

    assert Line("a-change", text, ("purpose",)).text == text


def test_each_step_of_a_line_shows_it():
    """What a line names is a step that shows lines, and shows that one."""
    steps = [step for line in LINES for step in line.steps]

    assert set(steps) <= SHOWN_AT
    assert [line for line in LINES for _ in line.steps] == [line_at(step) for step in steps]


def test_no_other_step_shows_one():
    """Most steps have no line."""
    others = {node.id for node in PROTOCOL.nodes} - {step for line in LINES for step in line.steps}

    assert others
    assert {line_at(step) for step in others} == {None}


@pytest.mark.parametrize("step", ["whose-consent", "safe-to-ask", "consent"])
def test_consent_is_not_asked_about_without_the_newer_advice(step):
    """The steps about asking for consent show in a line that it is no longer the first option for children."""
    assert line_at(step).change == "consent-not-default"
