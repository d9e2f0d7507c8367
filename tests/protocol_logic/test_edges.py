"""Every edge of the table is guarded: led to any other node, it breaks something that must hold.

The reviewed paths do not count here, nor the edition that is kept: they say that something has changed, not that it
is wrong.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import test_cases
import test_protocol
from test_protocol import WITHOUT_CONSENT

from protocol_logic.flowchart import Flowchart, FlowchartError
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths

TABLE = PROTOCOL
"""The table as it is; for the tests of what must hold, `PROTOCOL` becomes one that is changed."""

EDGES = [(question.id, answer.id, answer.to) for question in TABLE.questions for answer in question.answers]

HARMLESS: dict[tuple[str, str], str] = {}
"""Why an edge may as well lead there: by its `question=answer`, and the node that it would lead to."""

REASONS = ("harm", "harm-to-others")
"""The questions on why to share without consent."""


# --- What must hold, besides what `test_protocol` and `test_cases` say ---


def after(question_id: str, *answer_ids: str) -> set[str]:
    """Return where these answers to a question lead; without any, where all of them do but “I’m not sure”."""
    answers = PROTOCOL.node(question_id).answers
    return {answer.to for answer in answers if answer.id in (answer_ids or [each.id for each in answers])}


def test_what_a_law_requires_is_not_put_off():
    """An order of a court can be challenged (3.8); a law leaves nothing to wait for (3.7)."""
    assert after("purpose", "law") == {"must-share"}


def test_what_was_understood_is_shared_as_it_was_understood():
    """Sharing within what was understood breaks no confidence, and stays within it (3.14, 3.15)."""
    assert after("understanding", "yes", "colleagues") == {"share-as-understood"}


def test_best_interests_are_judged_of_everyone_who_lacks_capacity():
    """Whether it is safe to ask or tell those close changes whom you ask, not what guides the decision (3.33)."""
    assert after("safe-to-involve") == {"best-interests"}


@pytest.mark.parametrize(("question", "answer"), sorted(WITHOUT_CONSENT - {("whose-consent", "lacks-capacity")}))
def test_whoever_has_no_consent_is_asked_for_the_reason_to_share(question, answer):
    """The public interest is in something: first comes what sharing would prevent (3.38, 3.39)."""
    assert after(question, answer) == {"harm"}


def test_consent_that_nobody_has_asked_for_is_asked_for():
    """Seeking consent should be the first option, and again where the use has changed (3.21, 3.38)."""
    assert after("consent", "not-asked", "changed") == {"ask"}


@pytest.mark.parametrize("question", REASONS)
def test_no_reason_spares_the_weighing(question):
    """Whatever the reason, necessity and proportionality are weighed before anything is decided (3.41)."""
    weighings = {each.id for each in PROTOCOL.questions if each.text == PROTOCOL.node("weighing").text}

    assert after(question) <= weighings


@pytest.mark.parametrize(("question", "answer"), [("harm", "own-risk"), *((each, "other") for each in REASONS)])
def test_where_nobody_else_is_at_risk_not_sharing_is_not_challenged(question, answer):
    """Not sharing is unusual where someone is at risk (3.42); where nobody is, one weighing decides (3.41, 3.44)."""
    assert after(question, answer) == {"weighing-other"}


@pytest.mark.parametrize("question", [each.id for each in PROTOCOL.questions if each.id.startswith("weighing")])
def test_what_was_weighed_is_what_is_shared(question):
    """Where the public interest is greater it may be shared; a limited amount is to decide what to do next (3.42)."""
    assert (after(question, "yes"), after(question, "limited")) == ({"share-public-interest"}, {"share-limited"})


@pytest.mark.parametrize("question", ["weighing-again", "weighing-other"])
def test_where_no_challenge_is_left_not_justified_is_not_shared(question):
    """It has been talked over, or nobody is at risk: sharing that cannot be justified is not lawful (3.38, 3.41)."""
    assert after(question, "no") == {"do-not-share"}


@pytest.mark.parametrize("question", ["challenge", "challenge-adult"])
def test_who_has_not_talked_it_over_does_so_and_then_decides(question):
    """Advice comes first where someone is at risk (2.5, 3.45); where it is not justified, nothing is shared (3.38)."""
    assert (after(question, "not-yet"), after(question, "not-justified")) == ({"advice"}, {"do-not-share"})


# --- Each edge, led elsewhere ---


def led_to(question_id: str, answer_id: str, node_id: str) -> Flowchart:
    """Return the table in which this answer leads to this node.

    Raises:
        FlowchartError: the table would not pass its own checks.

    """
    return replace(
        TABLE,
        questions=tuple(
            replace(
                question,
                answers=tuple(replace(each, to=node_id) if each.id == answer_id else each for each in question.answers),
            )
            if question.id == question_id
            else question
            for question in TABLE.questions
        ),
    )


MODULES = (test_protocol, test_cases, sys.modules[__name__])
NOT_INVARIANTS = ("test_the_invariants_hold_of_the_table_itself", "test_every_edge_is_guarded")


def invariants() -> Iterator[tuple[Callable[..., None], dict[str, Any]]]:
    """Yield each test of what must hold, with each set of arguments that pytest would call it with."""
    for module in MODULES:
        for name, test in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("test_") or test.__module__ != module.__name__ or name in NOT_INVARIANTS:
                continue
            given: list[dict[str, Any]] = [{}]
            for mark in getattr(test, "pytestmark", []):
                names, values = mark.args
                names = [each.strip() for each in names.split(",")] if isinstance(names, str) else names
                values = [getattr(each, "values", each if len(names) > 1 else (each,)) for each in values]
                given = [one | dict(zip(names, each, strict=True)) for one in given for each in values]
            yield from ((test, each) for each in given)


INVARIANTS = list(invariants())
"""Those that found the last fault stand first: they find most of the others."""


def is_guarded(table: Flowchart, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Say whether anything that must hold does not hold in this table."""
    for module in MODULES:
        monkeypatch.setattr(module, "PROTOCOL", table)
    monkeypatch.setattr(test_protocol, "PATHS", list(paths(table)))
    for at, (test, arguments) in enumerate(INVARIANTS):
        try:
            test(**arguments)
        except (AssertionError, AttributeError, KeyError, StopIteration):
            INVARIANTS.insert(0, INVARIANTS.pop(at))
            return True
    return False


def test_the_invariants_hold_of_the_table_itself(monkeypatch):
    """What is found below is found because of the edge."""
    assert INVARIANTS
    assert not is_guarded(TABLE, monkeypatch)


@pytest.mark.slow
def test_every_edge_is_guarded(monkeypatch):
    """An edge that led elsewhere would be found, or it is said why nobody would be worse off."""
    unguarded = []
    for question_id, answer_id, to in EDGES:
        for node in TABLE.nodes:
            if node.id == to:
                continue
            try:
                table = led_to(question_id, answer_id, node.id)
            except FlowchartError:
                continue  # it could not even be built
            if not is_guarded(table, monkeypatch):
                unguarded.append((f"{question_id}={answer_id}", node.id))

    assert sorted(HARMLESS) == sorted(unguarded)
