"""The decision record: what was asked and answered, the protocol's answer, and what a person wrote about it.

The protocol asks for a record of the decision and the reasons, whether or not you share (3.51 and golden rule 7).
If you share, it also asks what was shared, with whom and for what purpose.
`FIELDS` is what a person fills in; the rest is the path they took.
A path that has not ended makes a record too, and the record says so.

One `Record` has three forms: `as_text` to paste into a case file, `as_markdown`, and `as_json`, which `SCHEMA`
describes.
Text and Markdown show the same sections in the same order.
"""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from protocol_logic.flowchart import CITATION, Flowchart, Kind, Node, Outcome, Pause, Point, label
from protocol_logic.walk import SHOWN, Step, Walk, nearest

WIDTH: Final = 72
"""How many characters a line of text has room for."""

BLANK: Final = "____"
"""What stands where nothing was written."""

INDENT: Final = " " * 4

TITLE: Final = "Record of an information sharing decision"

ABOUT = Point(
    "about",
    "This record was made with a plain-English edition of a historic protocol. "
    "It is not current procedure and not legal advice. "
    "The decision is the practitioner’s, unless the law or a court order requires sharing.",
    ("3.1",),
)

CONSENT_PARTS: Final = (3, 4)
"""Which of the protocol's seven questions (3.2) are about confidence and consent."""


ADVICE: Final = "advice"
"""The id of the field about advice."""


class RecordError(ValueError):
    """A record that cannot be made: a sentence on what was given, and what would do."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something a person fills in.

    `sharing` marks what is asked only if information may have been shared.
    `pauses` are the ids of the pauses at which it can be filled in already.
    """

    id: str
    label: str
    hint: str
    cites: tuple[str, ...]
    sharing: bool = False
    pauses: tuple[str, ...] = ()


FIELDS = (
    Field(
        "asked",
        "Who asked, what for and when",
        "The role and organisation of whoever asked, or “my own initiative”. No names needed.",
        ("3.1", "3.3"),
    ),
    Field(
        "reasons",
        "The decision, and the reasons for it",
        "What you decided and why, on the facts of this case. No names needed.",
        ("3.51", "rule-7"),
    ),
    Field(
        "shared",
        "What was shared",
        "What you shared. Say what is fact and what is opinion. No names needed.",
        ("3.49", "3.51", "rule-7"),
        sharing=True,
    ),
    Field(
        "with-whom",
        "With whom it was shared",
        "Roles and organisations, for example the school nurse. No names needed.",
        ("3.51", "rule-7"),
        sharing=True,
    ),
    Field(
        "purpose",
        "For what purpose",
        "What sharing was meant to achieve. No names needed.",
        ("rule-7",),
        sharing=True,
    ),
    Field(
        "consent",
        "Consent, or why there was none",
        "Who was asked, how, and what they agreed to; or why no one was asked. No names needed.",
        ("3.18", "3.36", "3.38"),
        pauses=("ask",),
    ),
    Field(
        "told",
        "Who was told about the sharing, or why not",
        "Whom you told, when and how; or why it was unsafe or not appropriate. No names needed.",
        ("3.36", "3.37", "3.48", "3.49"),
        sharing=True,
    ),
    Field(
        ADVICE,
        "Advice taken",
        "Whom you asked, by their role, what they said and what came of it. No names needed.",
        ("note-advice", "3.45"),
        pauses=("advice", "legal-advice"),
    ),
)
"""What a person fills in, in the order of the record."""


def fields(node: Node) -> tuple[Field, ...]:
    """Return what can be filled in at an outcome or a pause; at a question there is nothing yet.

    Where nothing is shared, the fields about sharing are left out.
    """
    if isinstance(node, Outcome):
        return tuple(field for field in FIELDS if not (field.sharing and not node.kind.shares))
    return tuple(field for field in FIELDS if node.id in field.pauses)


@dataclass(frozen=True, slots=True)
class Written:
    """A field, and what a person wrote in it: anything, exactly as typed, or nothing."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one walk through a flowchart, made at `when`, with what a person wrote."""

    flowchart: Flowchart
    walk: Walk
    when: str
    written: tuple[Written, ...]

    @property
    def outcome(self) -> Outcome | None:
        """The protocol's answer, or None where the path has not ended."""
        return self.walk.at if isinstance(self.walk.at, Outcome) else None

    @property
    def pause(self) -> Pause | None:
        """The pause that the path stopped at, if it did."""
        return self.walk.at if isinstance(self.walk.at, Pause) else None

    @property
    def consent(self) -> tuple[Step, ...]:
        """What the path itself says about consent: the answers about confidence and consent."""
        return tuple(step for step in self.walk.steps if step.question.part in CONSENT_PARTS)


def record(flowchart: Flowchart, walk: Walk, when: str, written: Mapping[str, str]) -> Record:
    """Make the record of a walk, whether or not it has ended.

    `when` is a date, or a date and time, in ISO form; `written` is free text by the id of its field.
    Where the path has ended, only the `fields` of its outcome are there, and any other with something in it.

    Raises:
        RecordError: `when` is not a date, or `written` names a field that does not exist.

    """
    try:
        datetime.fromisoformat(when)
    except ValueError as fault:
        raise RecordError(f"“{when:.{SHOWN}}” is not a date: write one like {flowchart.edition}.") from fault
    ids = [field.id for field in FIELDS]
    for field_id in written:
        if field_id not in ids:
            raise RecordError(f"There is no field “{field_id:.{SHOWN}}”. {nearest(field_id, ids)}")
    asked = fields(walk.at) if isinstance(walk.at, Outcome) else FIELDS
    entered = [Written(field, written.get(field.id, "")) for field in FIELDS]
    kept = tuple(each for each in entered if each.text or each.field in asked)
    return Record(flowchart, walk, when, kept)


def paragraphs(walk: Walk) -> tuple[str, ...]:
    """Return what the answers and the outcome rest on, each once: paragraphs in their order, then rules, notes, terms.

    A pause rests on nothing more than the answer that led to it.
    """
    found = {citation for step in walk.steps for citation in step.answer.cites}
    if isinstance(walk.at, Outcome):
        found.update(walk.at.cites)
    return tuple(sorted(found, key=_place))


def cited(text: str, cites: Iterable[str]) -> str:
    """Return the text with its citations after it in brackets, or as it is where there are none."""
    labels = ", ".join(label(each) for each in cites)
    return f"{text} ({labels})" if labels else text


def fill(text: str, first: str = "", rest: str = "") -> str:
    """Return words as lines of text, none longer than `WIDTH`, with these indents before the first and the rest."""
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=rest)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under a heading: a term ("" for none) and the lines that go with it, "" being one to write on."""

    term: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    entries: tuple[Entry, ...]


# --- The three forms, and a note on the way. ---


def as_text(record: Record) -> str:
    """Return the record as plain text, with no line longer than `WIDTH`."""
    return _plain(TITLE, sections(record))


def advice_note(flowchart: Flowchart, walk: Walk) -> str:
    """Return a note in plain text to send to whoever is asked for advice: where the path waits and how it came there.

    It names nobody (3.45, golden rule 3), and has a line for the facts and one for the advice.
    """
    asking = tuple(Entry("", (cited(each.text, each.cites),)) for each in (walk.asking,) if each)
    answers = tuple(Entry(step.question.text, (cited(step.answer.text, step.answer.cites),)) for step in walk.steps)
    return _plain(
        "Advice on sharing information",
        (
            Section("What I need to decide", asking),
            Section("My answers so far", answers[:-1]),
            Section("The facts, without saying who the person is", (Entry("", ("",)),)),
            Section("Whom I asked, by role, what they said and what came of it", (Entry("", ("",)),)),
            Section("About these questions", (Entry("", (ABOUT.text, f"Edition of {flowchart.edition}.")),)),
        ),
    )


def _plain(title: str, found: Iterable[Section]) -> str:
    blocks = [fill(title.upper())]
    for section in found:
        blocks.append(fill(section.title.upper()))
        for entry in section.entries:
            term = [fill(entry.term)] if entry.term else []
            blocks.append("\n".join(term + [fill(line or BLANK, INDENT, INDENT) for line in entry.lines]))
    return "\n\n".join(blocks) + "\n"


def as_markdown(record: Record) -> str:
    """Return the record as Markdown, in which whatever was typed stays text."""
    blocks = [f"# {TITLE}"]
    for section in sections(record):
        blocks.append(f"## {escape(section.title)}")
        for entry in section.entries:
            term = [f"**{escape(entry.term)}**"] if entry.term else []
            # Markdown draws a blank line to write on as a rule, which is what it should look like.
            blocks += term + [escape(line) if line else BLANK for line in entry.lines]
    return "\n\n".join(blocks) + "\n"


def as_json(record: Record) -> str:
    """Return the record as JSON that `SCHEMA` describes, its keys always in the same order."""
    walk, outcome, pause = record.walk, record.outcome, record.pause
    content = {
        "about": cited(ABOUT.text, ABOUT.cites),
        "when": record.when,
        "edition": record.flowchart.edition,
        "answers": [_step(step) for step in walk.steps],
        "outcome": outcome
        and {
            "id": outcome.id,
            "kind": outcome.kind.value,
            "title": outcome.title,
            "because": outcome.because,
            "cites": outcome.cites,
        },
        "unfinished": walk.asking
        and {
            "question": {"id": walk.asking.id, "text": walk.asking.text},
            "pause": pause and {"id": pause.id, "text": pause.title},
        },
        "consent": [_step(step) for step in record.consent],
        "telling": walk.tell and _point(walk.tell),
        "cautions": [_point(caution) for caution in walk.cautions],
        "ignored": [{"question": each.question, "answer": each.answer, "why": each.why} for each in walk.ignored],
        "paragraphs": paragraphs(walk),
        "written": {each.field.id: each.text for each in record.written},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _object(**properties: object) -> dict[str, Any]:
    """Return the schema of an object that has all these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: object) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: object) -> dict[str, Any]:
    return {"oneOf": [schema, {"type": "null"}]}


STRING = {"type": "string"}
WORDS = _object(id=STRING, text=STRING)
STEP = _object(question=WORDS, answer=WORDS, cites=_list(STRING))
POINT = _object(id=STRING, text=STRING, cites=_list(STRING))

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": TITLE,
    "description": "Citations are addresses on the site: 3.36 for a paragraph, 3.40-i for a part of one.",
    **_object(
        about=STRING,
        when=STRING | {"description": "A date, or a date and time, in ISO form."},
        edition=STRING | {"description": "The edition of the flowchart that was answered."},
        answers=_list(STEP),
        outcome=_or_null(
            _object(
                id=STRING,
                kind={"enum": [kind.value for kind in Kind]},
                title=STRING,
                because=STRING,
                cites=_list(STRING),
            )
        ),
        unfinished=_or_null(_object(question=WORDS, pause=_or_null(WORDS)))
        | {"description": "Where the path waits, if it has not ended."},
        consent=_list(STEP) | {"description": "The answers that are about confidence and consent."},
        telling=_or_null(POINT) | {"description": "What to do about telling the person, if information is shared."},
        cautions=_list(POINT),
        ignored=_list(_object(question=STRING, answer=STRING, why=STRING))
        | {"description": "Answers that were given and not used."},
        paragraphs=_list(STRING) | {"uniqueItems": True},
        written=_object(**{field.id: STRING | {"description": field.label} for field in FIELDS})
        | {"required": [field.id for field in FIELDS if not field.sharing]},
    ),
    # A path has ended or it has not.
    "oneOf": [{"properties": {key: {"type": "null"}}} for key in ("outcome", "unfinished")],
}
"""The JSON Schema (2020-12) of `as_json`."""


def _step(step: Step) -> dict[str, Any]:
    return {
        "question": {"id": step.question.id, "text": step.question.text},
        "answer": {"id": step.answer.id, "text": step.answer.text},
        "cites": step.answer.cites,
    }


def _point(point: Point) -> dict[str, Any]:
    return {"id": point.id, "text": point.text, "cites": point.cites}


# --- What the forms for people share. ---


def sections(record: Record) -> Iterator[Section]:
    """Yield the record's sections in order, for any form that is read by people."""
    walk, outcome, pause = record.walk, record.outcome, record.pause
    made = f"Made on {record.when} with the flowchart’s edition of {record.flowchart.edition}."
    yield Section("About this record", (Entry("", (made, cited(ABOUT.text, ABOUT.cites))),))
    if outcome:
        yield Section("The protocol’s answer", (Entry(outcome.title, (cited(outcome.because, outcome.cites),)),))
    if walk.asking:
        waits = [Entry("The path has not ended. It waits at this question:", (walk.asking.text,))]
        if pause:
            waits.append(Entry("Before it is answered:", (pause.title,)))
        yield Section("Not finished", tuple(waits))
    for part in record.flowchart.parts:
        answered = [step for step in walk.steps if step.question.part == part.number]
        if answered:
            yield Section(
                f"Question {part.number}: {part.title}",
                tuple(Entry(step.question.text, (cited(step.answer.text, step.answer.cites),)) for step in answered),
            )
    if walk.tell:
        yield Section("Telling people", (Entry("", (cited(walk.tell.text, walk.tell.cites),)),))
    if walk.cautions:
        yield Section("Take care", tuple(Entry("", (cited(each.text, each.cites),)) for each in walk.cautions))
    if walk.ignored:
        yield Section("Answers that were not used", tuple(Entry("", (each.why,)) for each in walk.ignored))
    yield Section("Written by the practitioner", tuple(_written(each) for each in record.written))
    rests_on = ", ".join(label(each) for each in paragraphs(walk))
    if rests_on:
        yield Section("What the answers rest on", (Entry("", (f"Paragraphs: {rests_on}",)),))


def _written(each: Written) -> Entry:
    """Return what was typed, line by line, or the hint and a line to write on."""
    typed = tuple(line for line in each.text.splitlines() if line.strip())
    return Entry(cited(each.field.label, each.field.cites), typed or (each.field.hint, ""))


def _place(citation: str) -> tuple[bool, list[int], str]:
    """Return what sorts citations: those with a number by it, what stands before a paragraph first, then the rest."""
    found = CITATION.fullmatch(citation)
    number = found and (found["paragraph"] or found["before"])
    if not number:
        return (True, [], citation)
    return (False, [int(each) for each in number.split(".")], citation.removeprefix("before-" + number))


MARKUP = str.maketrans(
    {each: "\\" + each for each in "\\`*_{}[]#"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
)
"""What is special anywhere in a line of Markdown, in a form that every dialect shows as the character itself."""

LINE_START = re.compile(r"[-+=:]|\d+[.)]")
"""What is special only at the start of a line: a list, a rule, a definition. Without its first character it is none."""


def escape(line: str) -> str:
    """Return a line as Markdown that shows the same words and does nothing."""
    line = " ".join(line.split())
    escaped = line.translate(MARKUP)
    return f"&#{ord(line[0])};{escaped[1:]}" if LINE_START.match(line) else escaped
