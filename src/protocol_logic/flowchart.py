"""The types a flowchart is made of, and the checks it passes when it is built.

Nothing here knows this protocol: the questions, answers and paragraphs are in `protocol.py`.
Nothing here knows who asks: the walk is in `walk.py`, the words on a page in `html.py`.

A flowchart is a table.
Each `Question` has `Answer`s, and each answer leads to one next node, whatever was answered before.
An edge that depended on earlier answers could not be drawn as a plain link, and the site must work as plain links
when neither Python nor JavaScript runs.

An answer leads to one of three kinds of node:

- another `Question`;
- an `Outcome`, where the path ends;
- a `Pause`, which sends you away to do something and always leads back to the question that sent you there.

Every question can also be answered `NOT_SURE`, which leads to the flowchart's advice pause.
That answer is derived, never typed in the table, so no question can be without it.
"""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from protocol_logic.local import WHOM

NOT_SURE: Final = "not-sure"
"""The id of the answer that every question has."""

EDITION = re.compile(r"\d{4}-\d{2}-\d{2}")
ID = re.compile(r"[a-z]+(-[a-z]+)*")
CITATION = re.compile(
    r"(?P<paragraph>[1-9]\.\d{1,2}(\.\d)?)(-(?P<part>[a-z]+))?"
    r"|before-(?P<before>[1-9]\.\d{1,2})"
    r"|rule-(?P<rule>[1-9])"
    r"|note-(?P<note>harm|advice)"
    r"|term-(?P<term>[a-z]+(-[a-z]+)*)"
)


class FlowchartError(ValueError):
    """A flowchart that cannot be right; the message names the fault and where it is."""


class Support(enum.Enum):
    """How firmly the cited paragraphs support an edge."""

    STATED = "a paragraph says it"
    """A sentence of a cited paragraph leads from the question to where the answer goes."""
    ORDER = "only the order of the seven questions says it"
    """The questions stand in this order in 3.2, and no paragraph says more."""
    IMPLIED = "it follows, but no sentence says it"
    """The cited paragraphs, taken together, lead there."""


class Kind(enum.Enum):
    """What an outcome tells you to do."""

    MUST_SHARE = "must share"
    """The law or a court requires it."""
    MAY_SHARE = "may share"
    """The protocol allows it; the judgement stays with the practitioner."""
    SHARE_SOME = "share some"
    """The protocol allows a limited amount, to help decide what to do next."""
    DO_NOT_SHARE = "do not share"
    """Nothing in the answers allows it."""
    SEEK_ADVICE = "seek advice"
    """The protocol gives no answer."""

    @property
    def shares(self) -> bool:
        """Whether something is shared."""
        return self in {Kind.MUST_SHARE, Kind.MAY_SHARE, Kind.SHARE_SOME}


def label(citation: str) -> str:
    """Return how a reader would write a citation: `3.40-i` in, `3.40(i)` out.

    Raises:
        FlowchartError: the citation has no known form.

    """
    match = CITATION.fullmatch(citation)
    if match is None:
        raise FlowchartError(
            f"{citation!r} is not a citation: write one like 3.36, 3.40-i, before-3.13, rule-3 or note-harm"
        )
    if match["paragraph"]:
        return f"{match['paragraph']}({match['part']})" if match["part"] else match["paragraph"]
    if match["before"]:
        return f"before {match['before']}"
    if match["rule"]:
        return f"golden rule {match['rule']}"
    if match["note"]:
        return f"note on {match['note']}"
    return f"term: {match['term'].replace('-', ' ')}"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the protocol's seven questions (3.2), as a heading over the flowchart's own questions.

    `name` says what it is about in a word or two, as in "Question 4 of 7: consent".
    """

    number: int
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence or two with the paragraphs it rests on: a caution, an item of a checklist, a duty to tell someone.

    `cites` may be empty only where the source is silent, and then the text says so.
    `act`, where given, names in a few words something to do now: `acts` in `walk.py` puts these in order.
    `medical` marks what is only for doctors, nurses and midwives (Section 4).
    `telling` marks what is left out where an answer says whom not to tell.
    `whom` are the kinds of contact it calls for (`local.WHOM`); who that is, only the site knows.
    """

    id: str
    text: str
    cites: tuple[str, ...]
    act: str = ""
    medical: bool = False
    telling: bool = False
    whom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Something a person fills in for the record.

    `cites` is empty where the protocol asks for nothing, but an agency's own arrangements do (3.52).
    `short` marks what takes a line, and `sharing` what is asked only if information may have been shared.
    `names` marks what may well be a name, such as an organisation's.
    `pauses` are the ids of the pauses at which it can be filled in already.
    """

    id: str
    label: str
    hint: str
    cites: tuple[str, ...]
    short: bool = False
    sharing: bool = False
    names: bool = False
    pauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An edge: choosing it leads to the node named `to`.

    `stem` is what it says in two to six words, and no other answer of its question says the same.
    `hint` is the rest: whole sentences, or nothing where the stem says it all.
    `reason` is what it gives as a reason for what comes of it, as it goes on after “Why:”; not every answer has one.
    `cautions` travel with the walk to its end.
    `tell`, where given, replaces what the outcome says about telling the person.
    """

    id: str
    stem: str
    hint: str
    to: str
    support: Support
    cites: tuple[str, ...]
    cautions: tuple[Point, ...] = ()
    tell: Point | None = None
    reason: str = ""

    @property
    def text(self) -> str:
        """All that the answer says."""
        return f"{self.stem}. {self.hint}" if self.hint else self.stem


@dataclass(frozen=True, slots=True)
class Help:
    """Criteria the source gives for answering a question: a name for them, and the paragraphs that hold them.

    The words are those of the paragraphs, so they are not repeated here.
    """

    title: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide; `part` is the number of the protocol's question it belongs to.

    `unsure` says what advice on this question is about, to someone who is not sure how to answer it.
    `recalls` is the id of an earlier question whose answer this one is about, and which it says again.
    """

    id: str
    part: int
    text: str
    why: str
    cites: tuple[str, ...]
    answers: tuple[Answer, ...]
    helps: tuple[Help, ...] = ()
    unsure: Point | None = None
    recalls: str = ""

    def guidance(self) -> tuple[Help, ...]:
        """Return the helps and, last, the paragraphs behind the question that no help holds."""
        helped = {citation for each in self.helps for citation in each.cites}
        other = tuple(citation for citation in self.cites if citation not in helped)
        title = "The other paragraphs behind this question" if self.helps else "The paragraphs behind this question"
        return (*self.helps, Help(title, other)) if other else self.helps


@dataclass(frozen=True, slots=True)
class Pause:
    """Something to do before you can answer; it leads back to the question you came from.

    `reopens`, where given, is the id of an earlier question, whose answer may turn out to be another.
    """

    id: str
    title: str
    points: tuple[Point, ...]
    cites: tuple[str, ...]
    reopens: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path ends: the protocol's answer (`title`), what it rests on, and what to do about telling people."""

    id: str
    kind: Kind
    title: str
    because: str
    cites: tuple[str, ...]
    tell: Point | None = None


type Node = Question | Pause | Outcome
"""Anything an answer can lead to."""


def called(node: Node) -> str:
    """Return what a step is called: the words of a question, the title of a pause or an outcome."""
    return node.text if isinstance(node, Question) else node.title


@dataclass(frozen=True, slots=True)
class Flowchart:
    """The whole table, checked when it is built.

    `notes` apply at every step; `advice` is where `NOT_SURE` leads.
    `sharing` is the checklist of every outcome that shares, `others` the one check that can still change its answer
    and, after it, what to do about what it finds.
    `refusing` is the checklist of every outcome that says not to share, and `recording` the one that ends every path.
    `reworded` are answers, each as `question=answer`, that are put in other words than in the edition before, or stand
    among others, and still mean what they meant: a link made with that edition keeps them.

    Raises:
        FlowchartError: the edition is not a date, an id is malformed or used twice, an edge leads nowhere,
            a reworded answer does not exist,
            the advice pause or a question that a pause reopens is unknown, a node cannot be reached, there is a cycle,
            a question has no way on to an outcome,
            a point calls for a kind of contact that does not exist,
            or a citation is missing or malformed.

    """

    edition: str
    start: str
    parts: tuple[Part, ...]
    notes: tuple[Point, ...]
    questions: tuple[Question, ...]
    pauses: tuple[Pause, ...]
    outcomes: tuple[Outcome, ...]
    advice: str
    sharing: tuple[Point, ...]
    others: tuple[Point, ...]
    refusing: tuple[Point, ...]
    recording: tuple[Point, ...]
    reworded: tuple[str, ...] = ()
    # Derived from the above, once, because every walk looks into them again and again.
    _by_id: dict[str, Node] = field(init=False, repr=False, compare=False)
    _not_sure: Answer = field(init=False, repr=False, compare=False)
    _after: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check the table, and derive what it is asked for most."""
        if not EDITION.fullmatch(self.edition):
            raise FlowchartError(f"the edition {self.edition!r} is not a date: write one like 2026-11-23")
        self._check_edges()
        # A frozen class lets only this set a field.
        derive = partial(object.__setattr__, self)
        derive("_by_id", {node.id: node for node in self.nodes})
        cites = self.node(self.advice).cites
        derive("_not_sure", Answer(NOT_SURE, "I’m not sure", "", self.advice, Support.STATED, cites))
        derive("_after", {node.id: self._reach(node) for node in self.nodes})
        self._check_ids()
        self._check_citations()
        self._check_contacts()
        self._check_reach()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every question, pause and outcome, in the order of the table."""
        return (*self.questions, *self.pauses, *self.outcomes)

    def node(self, node_id: str) -> Node:
        """Return the question, pause or outcome with this id.

        Raises:
            KeyError: there is none.

        """
        return self._by_id[node_id]

    def answers(self, question: Question) -> tuple[Answer, ...]:
        """Return the question's answers and, last, the derived `NOT_SURE`."""
        return (*question.answers, self._not_sure)

    def points(self) -> tuple[Point, ...]:
        """Return every point of the table, each once, in the order of the table."""
        found = dict.fromkeys(self.notes)
        for question in self.questions:
            if question.unsure:
                found[question.unsure] = None
            for answer in question.answers:
                found.update(dict.fromkeys(answer.cautions))
                if answer.tell:
                    found[answer.tell] = None
        for pause in self.pauses:
            found.update(dict.fromkeys(pause.points))
        for outcome in self.outcomes:
            if outcome.tell:
                found[outcome.tell] = None
        found.update(dict.fromkeys((*self.sharing, *self.others, *self.refusing, *self.recording)))
        return tuple(found)

    def resting_on(self, citation: str) -> tuple[Node, ...]:
        """Return the nodes that cite this address, themselves or through an answer or a point they carry."""
        return tuple(node for node in self.nodes if any(citation in cites for _, cites in _claims(node)))

    def reachable(self, node_id: str) -> frozenset[str]:
        """Return the ids of the nodes that can come after this one (pauses lead back, so nothing comes after them).

        Raises:
            KeyError: there is no such node.

        """
        return self._after[node_id]

    def can_lead_to(self, answer: Answer, node: Node) -> bool:
        """Say whether a node can come after an answer: at once, or after other questions."""
        return node.id == answer.to or node.id in self.reachable(answer.to)

    def _reach(self, start: Node) -> frozenset[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Question):
                new = {answer.to for answer in self.answers(node)} - found
                found |= new
                waiting += (self.node(each) for each in sorted(new))
        return frozenset(found)

    def _check_ids(self) -> None:
        _check_unique("node", [node.id for node in self.nodes])
        _check_unique("point", [point.id for point in self.points()])
        _check_unique("part", [str(part.number) for part in self.parts], well_formed=False)
        numbers = {part.number for part in self.parts}
        for question in self.questions:
            _check_unique(f"answer of {question.id}", [answer.id for answer in self.answers(question)])
            if question.part not in numbers:
                raise FlowchartError(f"question {question.id} belongs to part {question.part}, which does not exist")

    def _check_citations(self) -> None:
        for node in self.nodes:
            for where, cites in _claims(node):
                if not cites:
                    raise FlowchartError(f"{where} cites nothing")
        claims = [
            *(cites for node in self.nodes for _, cites in _claims(node)),
            *(point.cites for point in self.points()),
        ]
        for cites in claims:
            for citation in cites:
                label(citation)

    def _check_contacts(self) -> None:
        for point in self.points():
            for kind in point.whom:
                if kind not in WHOM:
                    raise FlowchartError(f"{point.id} calls for {kind!r}: choose from {', '.join(WHOM)}")

    def _check_edges(self) -> None:
        ids = {node.id for node in self.nodes}
        if self.start not in {question.id for question in self.questions}:
            raise FlowchartError(f"the start {self.start!r} is not a question")
        if self.advice not in {pause.id for pause in self.pauses}:
            raise FlowchartError(f"the advice pause {self.advice!r} is not a pause")
        for pause in self.pauses:
            if pause.reopens and pause.reopens not in {question.id for question in self.questions}:
                raise FlowchartError(f"{pause.id} reopens {pause.reopens!r}, which is not a question")
        for question in self.questions:
            for answer in question.answers:
                if answer.to not in ids:
                    raise FlowchartError(f"{question.id}={answer.id} leads to {answer.to!r}, which does not exist")
        pairs = {f"{question.id}={answer.id}" for question in self.questions for answer in question.answers}
        for pair in self.reworded:
            if pair not in pairs:
                raise FlowchartError(f"the reworded answer {pair!r} does not exist")

    def _check_reach(self) -> None:
        """Every node comes after the start, none after itself, and every question has a way to an outcome."""
        after_start = self.reachable(self.start) | {self.start}
        outcomes = {outcome.id for outcome in self.outcomes}
        for node in self.nodes:
            if node.id not in after_start:
                raise FlowchartError(f"{node.id} cannot be reached from {self.start}")
        for question in self.questions:
            after = self.reachable(question.id)
            if question.id in after:
                raise FlowchartError(f"{question.id} can be reached from itself: the flowchart has a cycle")
            if not after & outcomes:
                raise FlowchartError(f"{question.id} has no way on to an outcome")


def _check_unique(what: str, ids: list[str], *, well_formed: bool = True) -> None:
    for each in ids:
        if well_formed and not ID.fullmatch(each):
            raise FlowchartError(f"{what} id {each!r} is malformed: use lower-case words joined by hyphens")
        if ids.count(each) > 1:
            raise FlowchartError(f"{what} id {each!r} is used more than once")


def _claims(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield everything the node claims: where it says so, and the citations for it.

    A point may cite nothing where the source is silent, so points without citations are not claims.
    """
    yield node.id, node.cites
    points: tuple[Point, ...]
    if isinstance(node, Question):
        points = (node.unsure,) if node.unsure else ()
        for help_ in node.helps:
            yield f"{node.id}: {help_.title}", help_.cites
        for answer in node.answers:
            yield f"{node.id}={answer.id}", answer.cites
            points += answer.cautions + ((answer.tell,) if answer.tell else ())
    elif isinstance(node, Pause):
        points = node.points
    else:
        points = (node.tell,) if node.tell else ()
    for point in points:
        if point.cites:
            yield f"{node.id}: {point.id}", point.cites
