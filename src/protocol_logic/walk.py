"""Replay answers through a flowchart: where they lead, what they carry, and what could not be used.

There is no cursor and no state.
The answers, keyed by question id, are replayed from the first question every time, so the same answers always give the
same result and one answer can be changed without losing the others.

The answers also have a short text form, used in the address of the page and in links people share:
`2026-11-23&purpose=yes&identifiable=no`, which is the table's edition and then the answers in order.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from protocol_logic.flowchart import Answer, Flowchart, Kind, Node, Outcome, Point, Question

SHOWN: Final = 60
"""How many characters of a wrong id are repeated in a message."""

ABOUT_ONE_PERSON: Final = 4
"""The number of the first of the seven questions that is about one person: whose consent it is (3.22)."""

LONGEST: Final = 4_000
"""How many characters of a text form are read; the longest path takes a tenth of that."""


@dataclass(frozen=True, slots=True)
class Step:
    """A question that was asked, and the answer it got."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Ignored:
    """An answer that was not used, as it was given, and why in a sentence.

    `waiting` is true when the answer is valid but an earlier question has to be answered first; it is kept.
    Any other ignored answer is dropped.
    """

    question: str
    answer: str
    why: str
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """The result of a replay.

    `at` is the question to answer now, the pause to take, or the outcome.
    At a pause, `asking` is the question it leads back to; at a question it is that question; at an outcome it is None.
    `cautions` are gathered from the answers in order, each once.
    `tell` is what to do about telling the person, once there is an outcome that shares.
    """

    steps: tuple[Step, ...]
    at: Node
    asking: Question | None
    cautions: tuple[Point, ...]
    tell: Point | None
    ignored: tuple[Ignored, ...]

    @property
    def care(self) -> tuple[Point, ...]:
        """The cautions to bear in mind, without those that are something to do now (`acts`)."""
        return tuple(each for each in self.cautions if not each.act)

    @property
    def answers(self) -> dict[str, str]:
        """The answers worth keeping, by question id: those used, then those waiting for an earlier question."""
        used = {step.question.id: step.answer.id for step in self.steps}
        return used | {each.question: each.answer for each in self.ignored if each.waiting}


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer that, given instead of a step's own, changes where the path ends: to one of the outcomes in `to`."""

    step: Step
    instead: Answer
    to: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What the text form of some answers held: its edition ("" if it named none), the answers, and its faults."""

    edition: str
    answers: dict[str, str]
    faults: tuple[str, ...]


def walk(flowchart: Flowchart, answers: Mapping[str, str]) -> Walk:
    """Replay answers, keyed by question id, from the flowchart's first question.

    Any mapping of strings gives a result: what cannot be used is ignored, with the reason and the nearest valid id.
    """
    steps: list[Step] = []
    at: Node = flowchart.node(flowchart.start)
    asking: Question | None = None
    while isinstance(at, Question):
        asking = at
        chosen = _chosen(flowchart, at, answers)
        if chosen is None:
            break
        steps.append(Step(at, chosen))
        at = flowchart.node(chosen.to)
    if isinstance(at, Outcome):
        asking = None
    return Walk(
        steps=tuple(steps),
        at=at,
        asking=asking,
        cautions=tuple(dict.fromkeys(caution for step in steps for caution in step.answer.cautions)),
        tell=_tell(steps, at),
        ignored=tuple(_ignored(flowchart, answers, steps, asking)),
    )


def paths(flowchart: Flowchart) -> Iterator[Walk]:
    """Yield the walk of every path from the start to an outcome or a pause, in the order of the table."""

    def onward(answers: dict[str, str]) -> Iterator[Walk]:
        here = walk(flowchart, answers)
        if not isinstance(here.at, Question):
            yield here
            return
        for answer in flowchart.answers(here.at):
            yield from onward(answers | {here.at.id: answer.id})

    return onward({})


def acts(flowchart: Flowchart, taken: Walk) -> tuple[Point, ...]:
    """Return what to do now where a walk has ended, in the order of doing; nothing at a question or a pause."""
    return acts_at(flowchart, taken.at, taken.cautions, taken.tell) if isinstance(taken.at, Outcome) else ()


def acts_at(flowchart: Flowchart, outcome: Outcome, cautions: Iterable[Point], tell: Point | None) -> tuple[Point, ...]:
    """Return what to do now at an outcome that these cautions and this duty to tell have come to, in order.

    What an answer asks for comes first (to refer, where a child may be at risk; to seek advice), then whether to tell
    the person, then what matters most in sharing or in refusing to, and last the record.
    """
    kind = outcome.kind
    how = flowchart.sharing if kind.shares else flowchart.refusing if kind is Kind.DO_NOT_SHARE else ()
    telling = (tell,) if tell else ()
    return tuple(each for each in (*cautions, *telling, *how, *flowchart.recording) if each.act)


def for_the_next_person(taken: Walk) -> dict[str, str]:
    """Return the answers to keep for the next person in the same document: on the purpose and the information.

    Questions 1 to 3 are about these, and from Question 4 on about one person (3.22).
    The question that ended the path is asked again: of the next person it may not be true.
    """
    *before, last = taken.steps
    return {
        step.question.id: step.answer.id
        for step in before
        if step.question.part < min(last.question.part, ABOUT_ONE_PERSON)
    }


def turns(flowchart: Flowchart, taken: Walk) -> tuple[Turn, ...]:
    """Return which single answers would have changed where a walk came to, in the order they were given.

    Every other answer is tried in the place of each one given, and every way of answering what comes after it, up to a
    pause. The outcomes that can follow are in the order of the table.
    Where that comes back to a question that was answered, the walk's own outcome is among those that can follow.
    """
    found = []
    for step in taken.steps:
        for other in step.question.answers:
            ends = tuple(each for each in flowchart.outcomes if flowchart.can_lead_to(other, each))
            if ends and taken.at not in ends:
                found.append(Turn(step, other, ends))
    return tuple(found)


def to_text(flowchart: Flowchart, answers: Mapping[str, str]) -> str:
    """Return the text form of the answers that a walk can use or keep, with the flowchart's edition."""
    kept = walk(flowchart, answers).answers
    return "&".join([flowchart.edition, *(f"{question}={answer}" for question, answer in kept.items())])


def from_text(flowchart: Flowchart, text: str, *, is_known: bool = False) -> Link:
    """Read the text form back. Nothing is refused: what cannot be read is named in `faults`.

    An edition other than the flowchart's is a fault, unless it is known what that said.
    """
    faults = []
    if len(text) > LONGEST:
        faults.append(f"Only the first {LONGEST} characters of {len(text)} were read.")
        # An answer that is cut off could be taken for another one.
        text = text[:LONGEST].rpartition("&")[0]
    first, *rest = text.removeprefix("#").split("&")
    # A text without an edition starts with its first answer.
    edition, pairs = ("", [first, *rest]) if "=" in first else (first, rest)
    pairs = [pair for pair in pairs if pair]
    if edition and edition != flowchart.edition and not is_known:
        faults.append(
            f"These answers were given to the edition of {_short(edition)}. This is the edition of "
            f"{flowchart.edition}. Check each one."
        )
    if pairs and not edition:
        faults.append(f"These answers do not say which edition they were given to. This is {flowchart.edition}.")
    answers: dict[str, str] = {}
    unread, doubled = [], []
    for pair in pairs:
        question, equals, answer = pair.partition("=")
        if not equals:
            unread.append(pair)
        elif question in answers:
            doubled.append(question)
        else:
            answers[question] = answer
    if unread:
        faults.append(f"“{_short(unread[0])}” is not an answer: one looks like purpose=yes.{_more(unread)}")
    if doubled:
        faults.append(f"“{_short(doubled[0])}” is answered twice. The first answer was used.{_more(doubled)}")
    return Link(edition, answers, tuple(faults))


def _chosen(flowchart: Flowchart, question: Question, answers: Mapping[str, str]) -> Answer | None:
    given = answers.get(question.id)
    for answer in flowchart.answers(question):
        if answer.id == given:
            return answer
    return None


def _tell(steps: Iterable[Step], at: Node) -> Point | None:
    """Return the outcome's duty to tell, unless an answer on the way replaced it."""
    if not isinstance(at, Outcome) or at.tell is None:
        return None
    replaced = [step.answer.tell for step in steps if step.answer.tell]
    return replaced[-1] if replaced else at.tell


def _ignored(
    flowchart: Flowchart, answers: Mapping[str, str], steps: Iterable[Step], asking: Question | None
) -> Iterator[Ignored]:
    used = {step.question.id for step in steps}
    ahead = flowchart.reachable(asking.id) if asking else frozenset()
    questions = {question.id: question for question in flowchart.questions}
    for question_id, answer_id in answers.items():
        if question_id in used:
            continue
        if question_id not in questions:
            why = f"There is no question “{_short(question_id)}”. {nearest(question_id, questions)}"
            yield Ignored(question_id, answer_id, why)
            continue
        valid = [answer.id for answer in flowchart.answers(questions[question_id])]
        if answer_id not in valid:
            why = f"“{_short(answer_id)}” is not an answer to “{question_id}”. {nearest(answer_id, valid)}"
            yield Ignored(question_id, answer_id, why)
        elif question_id in ahead:
            why = f"Your answer to “{questions[question_id].text}” is kept until the questions before it are answered."
            yield Ignored(question_id, answer_id, why, waiting=True)
        else:
            why = f"“{questions[question_id].text}” no longer applies: your other answers do not lead to it."
            yield Ignored(question_id, answer_id, why)


def nearest(given: str, valid: Iterable[str]) -> str:
    """Return a sentence that offers the valid id closest to what was given, or all of them if none is close."""
    choices = list(valid)
    close = difflib.get_close_matches(_short(given), choices, n=1, cutoff=0.5)
    return f"Did you mean “{close[0]}”?" if close else f"Choose from {', '.join(choices)}."


def _more(given: list[str]) -> str:
    """Count what is like the first of several things: there may be thousands, and one is enough to name."""
    return f" There are {len(given) - 1} more like it." if given[1:] else ""


def _short(text: str) -> str:
    """Cut what was given to a length that can be shown: it may be anything, of any size."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
