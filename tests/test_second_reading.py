"""The table and a second reading of the paragraphs, made without it, agree on every path.

Where a test here fails after a change to the table, read the paragraphs that `second_reading.py` names beside its rule
before either of the two is changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

import pytest
from second_reading import PAUSES, UNSETTLED, Reading, UnknownAnswerError, next_question, read

from protocol_logic.flowchart import Kind, Outcome, Support
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import Walk, paths

PATHS = list(paths(PROTOCOL))

DECIDERS = "whose-consent=sixteen-or-over", "whose-consent=child-who-understands"
ABOUT_A_CHILD = "whose-consent=child-who-understands", "whose-consent=parental-responsibility"
A_CHILD_AT_RISK = "harm=child", "harm-to-others=child"
ANOTHER_INTEREST = "harm=other", "harm-to-others=other"

BESIDE = {
    "silence-and-pressure": (
        ("understanding=yes", "consent=no-reply"),
        "3.20 is about consent that was given; it bears on consent that is implied or not given, too.",
    ),
    "sixteen-or-seventeen": (("whose-consent=sixteen-or-over",), "Doubt about capacity can come up later (3.32)."),
    "encourage": (DECIDERS, "3.28 speaks of young people; nothing says that it ends at 16, or where some are unsafe."),
    "each-person": (
        (*ABOUT_A_CHILD, "whose-consent=sixteen-or-over", "whose-consent=lacks-capacity"),
        "3.22 owes confidence to each, and does not say if that bears on weighing.",
    ),
    "professional-code": (("consent=refused",), "3.29 stands among what is about children, and says always."),
    "try-for-agreement": (("consent=refused",), "3.29 stands among what is about children, and says all involved."),
    "agencies-that-stay": ((*ABOUT_A_CHILD, "consent=refused"), "3.40(iv) does not say on which answers it bears."),
    "still-refer": (("challenge=concerned",), "3.46 is also what the outcome says."),
    "statutory-confidentiality": (("confidential=yes",), "3.16 holds as well where nothing is shared."),
    "nurses-and-midwives": (
        (*ANOTHER_INTEREST, "best-interests=yes"),
        "4.11 says harm, and not how much.",
    ),
    "doctors-lack-of-capacity": (
        ("whose-consent=parental-responsibility",),
        "4.2 says patient, and not if that is also a child who does not understand enough (4.6).",
    ),
    "doctors-child-too-young": (
        ("whose-consent=parental-responsibility",),
        "4.6(b) does not say what holds if a parent consents and the child does not agree.",
    ),
    "doctors-young-patients": (
        ("whose-consent=child-who-understands", *A_CHILD_AT_RISK),
        "4.9 does not say if it bears on a child who cannot decide, or where there is no such risk.",
    ),
    "one-parent": (("whose-consent=parental-responsibility",), "3.27 does not end where 3.36 says not to ask someone."),
}
"""Cautions that a path may carry though this reading does not need them: after which answers, and what is unsettled."""


def answers(path: Walk) -> dict[str, str]:
    """Return the answers of a path in the order in which they were asked for."""
    return {step.question.id: step.answer.id for step in path.steps}


def pairs(path: Walk) -> set[str]:
    return {f"{question}={answer}" for question, answer in answers(path).items()}


def differing(of: Callable[[Walk, Reading], object]) -> list[str]:
    """Return the paths on which the table and the second reading differ, each with how they do."""
    found = ((path, of(path, read(answers(path)))) for path in PATHS)
    return [f"{' '.join(sorted(pairs(path)))} -> {path.at.id}: {how}" for path, how in found if how]


def carried(path: Walk) -> set[str]:
    return {caution.id for caution in path.cautions}


def cited(item: object) -> Iterator[str]:
    """Yield every citation in part of the table."""
    if isinstance(item, tuple):
        for each in item:
            yield from cited(each)
    elif is_dataclass(item):
        for field in fields(item):
            value = getattr(item, field.name)
            yield from value if field.name == "cites" else cited(value)


def known(path: Walk) -> set[str]:
    """Return every paragraph that the reader of this path was sent to: by questions, answers, the end, checklists."""
    kind = path.at.kind if isinstance(path.at, Outcome) else None
    lists = [PROTOCOL.recording] if kind else []
    if kind is Kind.DO_NOT_SHARE:
        lists.append(PROTOCOL.refusing)
    elif kind and kind.shares:
        lists += [PROTOCOL.sharing, PROTOCOL.others]
    asked = {cite for step in path.steps for cite in step.question.cites}
    return asked | {*cited((path.at, path.cautions, path.tell, *(step.answer for step in path.steps), *lists))}


def test_the_same_questions_come_in_the_same_order():
    """What is asked next, after any answers, is what the paragraphs ask next."""
    expected = []
    wrong = []
    for path in PATHS:
        given = {}
        for question, answer in (*answers(path).items(), (None, None)):
            if next_question(given) != question:
                wrong.append((given, next_question(given), question))
                break
            given = given | {question: answer}

    assert expected == wrong


def test_every_path_ends_in_the_same_outcome_or_pause():
    """Whether you may share is the same in both readings."""
    expected = []

    assert expected == differing(lambda path, second: path.at.id != second.end and f"not {second.end}")


def test_every_path_has_the_same_duty_to_tell():
    """Whom to tell, and when, is the same in both readings."""
    expected = []

    def how(path: Walk, second: Reading) -> object:
        tell = path.tell and path.tell.id
        return tell != second.duty and f"{tell}, not {second.duty}"

    assert expected == differing(how)


def test_no_path_lacks_a_caution_that_the_paragraphs_need():
    """A caution left out can hurt someone."""
    expected = []

    assert expected == differing(lambda path, second: [sorted(any_of) for any_of in second.needed - met(path, second)])


def met(path: Walk, second: Reading) -> set[frozenset[str]]:
    return {any_of for any_of in second.needed if any_of & carried(path)}


def test_no_path_carries_a_caution_that_is_false_there():
    """A caution about another case misleads."""
    expected = []

    assert expected == differing(lambda path, second: sorted(second.forbidden & carried(path)))


def test_a_caution_that_another_paragraph_limits_says_so():
    """Nobody is told to ask where it is unsafe (3.36), or to give what was judged not to be given (3.41)."""
    expected = []
    texts = {point.id: point.text for point in PROTOCOL.points()}

    def how(path: Walk, second: Reading) -> list[str]:
        return sorted(
            f"{caution} without {paragraph}"
            for caution, paragraph in second.qualified
            if caution in carried(path) and paragraph not in texts[caution]
        )

    assert expected == differing(how)


def test_every_paragraph_to_act_by_is_known_at_the_end():
    """Each is cited by a question, an answer, a caution, the outcome or a checklist of the path."""
    expected = []

    assert expected == differing(lambda path, second: sorted(second.paragraphs - known(path)))


def test_what_a_path_carries_beside_that_is_what_the_paragraphs_leave_open():
    """A caution that the second reading does not need is there for a reason that is written down."""
    expected = []

    assert expected == differing(lambda path, second: sorted(beside(path, second) - left_open(path)))


def beside(path: Walk, second: Reading) -> set[str]:
    """Return the cautions of an outcome that the second reading does not need; at a pause nothing is decided."""
    return set() if second.end in PAUSES else carried(path).difference(*second.needed)


def left_open(path: Walk) -> set[str]:
    return {caution for caution, (after, _) in BESIDE.items() if pairs(path) & {*after}}


def test_no_difference_is_allowed_in_vain():
    """Each of the differences that are allowed is on some path, after each of its answers."""
    allowed = {(caution, answer) for caution, (after, _) in BESIDE.items() for answer in after}
    found = {
        (caution, answer) for path in PATHS for caution in beside(path, read(answers(path))) for answer in pairs(path)
    }

    assert allowed <= found, sorted(allowed - found)


@pytest.mark.parametrize("where", UNSETTLED)
def test_what_the_paragraphs_leave_open_is_not_claimed(where):
    """An answer is marked as not stated by any sentence; a point says that the protocol does not say, or what is ours.

    The duty that the paragraphs do leave open may be settled by our reading, if it is called so.
    """
    question, is_answer, answer = where.partition("=")
    if is_answer:
        [found] = [each for each in PROTOCOL.node(question).answers if each.id == answer]
        assert found.support is Support.IMPLIED
    else:
        [text] = [point.text.lower() for point in PROTOCOL.points() if point.id == where]
        assert "our reading" in text or "does not say" in text


@pytest.mark.parametrize(
    "given",
    [
        {"purpose": "maybe"},
        {"purpose": "court", "court-order": "maybe"},
        {"purpose": "no", "identifiable": "no"},
        {"purpose": "yes", "identifiable": "yes", "confidential": "maybe"},
    ],
)
def test_an_answer_that_was_not_read_is_not_guessed(given):
    """A new answer in the table has to be read in the paragraphs before the two can agree on it."""
    with pytest.raises(UnknownAnswerError):
        read(given)
