"""The decision record: what a person decided and did, and the answers that led them there.

The protocol asks for a record of the decision and the reasons, whether or not you share (3.51 and golden rule 7).
If you share, it also asks what was shared, with whom and for what purpose.
What a person fills in is in `fields.py`, and comes first; the path they took follows, with the paragraphs behind it.
A path that has not ended makes a record too, and the record says so.
One record can hold the paths for several people in one document (3.10, 3.50).

Every form for people shows the same `sections`: `as_text` here, HTML in `form.py` and Word in `docx.py`.
`as_json` is for systems, and `SCHEMA` describes it.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from protocol_logic.dates import in_words
from protocol_logic.fields import FIELDS
from protocol_logic.flowchart import CITATION, Field, Flowchart, Kind, Node, Outcome, Pause, Point, label
from protocol_logic.lines import line_at
from protocol_logic.local import NOWHERE, Contact, Local
from protocol_logic.points import ABOUT, DIFFER
from protocol_logic.walk import SHOWN, Step, Walk, nearest

TITLE: Final = "Record of an information sharing decision"


class RecordError(ValueError):
    """A record that cannot be made: a sentence on what was given, and what would do."""


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
    """The record of one decision, made at `when`, with what a person wrote.

    `people` are the walks through the flowchart, one for each person whom the information is about; there is at least
    one, and the last is where the page is now.
    `ticked` are the points of the checklists that the person ticked.
    `local` is whom to contact where it was made.
    """

    flowchart: Flowchart
    people: tuple[Walk, ...]
    when: str
    written: tuple[Written, ...]
    ticked: tuple[Point, ...]
    local: Local = NOWHERE


def record(  # noqa: PLR0913 (each is a different thing that the page knows)
    flowchart: Flowchart,
    walk: Walk,
    when: str,
    written: Mapping[str, str],
    *,
    ticked: Collection[str] = (),
    earlier: Iterable[Walk] = (),
    local: Local = NOWHERE,
) -> Record:
    """Make the record of a walk, whether or not it has ended.

    `when` is a date, or a date and time, in ISO form; `written` is free text by the id of its field.
    `ticked` are ids of points of the checklists; any other is left out, for it is of another edition.
    `earlier` are the walks for other people whom the same information is about.
    If every walk has ended in an outcome, only the `fields` of these are there, and any other with something in it.

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
    people = (*earlier, walk)
    ends = [each.at for each in people]
    asked = (
        [field for end in ends for field in fields(end)] if all(isinstance(end, Outcome) for end in ends) else FIELDS
    )
    entered = [Written(field, written.get(field.id, "")) for field in FIELDS]
    kept = tuple(each for each in entered if each.text or each.field in asked)
    checks = (*flowchart.sharing, *flowchart.others, *flowchart.recording)
    return Record(flowchart, people, when, kept, tuple(point for point in checks if point.id in ticked), local)


def differ(people: Iterable[Walk]) -> Point | None:
    """Return what to do where the answers for some people let you share and those for others do not, or differ in how.

    Those whose path has not ended have no answer yet.
    """
    kinds = {each.at.kind for each in people if isinstance(each.at, Outcome)}
    return DIFFER if len(kinds) > 1 else None


def paragraphs(walk: Walk) -> tuple[str, ...]:
    """Return what the answers and the outcome rest on, each once: paragraphs in their order, then rules, notes, terms.

    A pause rests on nothing more than the answer that led to it.
    """
    found = {citation for step in walk.steps for citation in step.answer.cites}
    if isinstance(walk.at, Outcome):
        found.update(walk.at.cites)
    return tuple(sorted(found, key=_place))


def _place(citation: str) -> tuple[bool, list[int], str]:
    """Return what sorts citations: those with a number by it, what stands before a paragraph first, then the rest."""
    found = CITATION.fullmatch(citation)
    number = found and (found["paragraph"] or found["before"])
    if not number:
        return (True, [], citation)
    return (False, [int(each) for each in number.split(".")], citation.removeprefix("before-" + number))


def labels(cites: Iterable[str]) -> str:
    """Return citations as a reader would write them."""
    return ", ".join(label(each) for each in cites)


def cited(text: str, cites: Iterable[str]) -> str:
    """Return the text with its citations after it in brackets, or as it is where there are none."""
    found = labels(cites)
    return f"{text} ({found})" if found else text


# --- What every form for people shows. ---


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under a heading: a term ("" for none) and what it says, which may have many lines, or none yet."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of answers."""

    question: str
    answer: str
    paragraphs: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading ("" for none), what stands under it, and a table of answers, which may be empty."""

    title: str
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...] = ()


HEADERS: Final = Row("Question", "Answer", "Paragraphs")
"""What stands over the columns of a table of answers."""


def sections(record: Record, *, to_fill_in: bool = False) -> Iterator[Section]:
    """Yield the record's sections in order: first what the person wrote, which is theirs, then all the rest.

    A field with nothing in it is left out, unless the record is `to_fill_in` by hand.
    """
    entries = [Entry("Date and time", in_words(record.when))]
    entries += [Entry(each.field.label, each.text) for each in record.written if to_fill_in or each.text.strip()]
    yield Section("", tuple(entries))
    several = record.people[1:]
    if several:
        yield _people(record.people)
    for number, taken in enumerate(record.people, 1):
        yield _answered(taken, f"Person {number}: answers" if several else "Answers in the flowchart")
    if record.ticked:
        yield Section("Ticked off", tuple(Entry("", cited(each.text, each.cites)) for each in record.ticked))
    here = record.local
    if found := here.all():
        yield Section(here.title, tuple(Entry(kind, _in_words(each)) for kind, each in found))
    made = f"Edition of the flowchart: {in_words(record.flowchart.edition)}."
    by = f" From the site of {here.partnership}." if here.partnership else ""
    yield Section("About this record", (Entry("", cited(ABOUT.text, ABOUT.cites)), Entry("", made + by)))


def _in_words(each: Contact) -> str:
    """Return a contact as it stands on paper."""
    return ", ".join(filter(None, (each.name, each.phone, each.email, each.link, each.when)))


def _people(people: tuple[Walk, ...]) -> Section:
    """Return where the answers for each of several people come to, and what to do where these differ."""
    entries = [Entry(f"Person {number}", came_to(taken)) for number, taken in enumerate(people, 1)]
    found = differ(people)
    if found:
        entries.append(Entry("", cited(found.text, found.cites)))
    return Section(f"The answers for {len(people)} people", tuple(entries))


def came_to(taken: Walk) -> str:
    """Return in a few words where the answers for a person have come to."""
    return f"{taken.at.title}." if isinstance(taken.at, Outcome) else "Not finished."


def _answered(taken: Walk, title: str) -> Section:
    """Return what the protocol says on a path, or where the path waits, and the answers."""
    entries = []
    if isinstance(taken.at, Outcome):
        words = f"{taken.at.title}. {taken.at.because}"
        entries.append(Entry("The protocol’s answer", cited(words, taken.at.cites)))
    if taken.asking:
        entries.append(Entry("Not finished: the next question is", taken.asking.text))
    if isinstance(taken.at, Pause):
        entries.append(Entry("Before it is answered", f"{taken.at.title}."))
    if taken.tell:
        entries.append(Entry("Telling people", cited(taken.tell.text, taken.tell.cites)))
    lines = dict.fromkeys(line_at(node.id) for node in (*(step.question for step in taken.steps), taken.at))
    entries += [Entry("Changed since the protocol", line.text) for line in lines if line]
    entries += [Entry("Answer not used", each.why) for each in taken.ignored]
    rows = tuple(Row(step.question.text, step.answer.stem, labels(step.answer.cites)) for step in taken.steps)
    return Section(title, tuple(entries), rows)


# --- Plain text: the record, and a note on the way. ---

STRAIGHT: Final = str.maketrans({"\N{LEFT SINGLE QUOTATION MARK}": "'", "’": "'", "“": '"', "”": '"'})
"""Old case systems turn printers' quotation marks into other characters."""


def as_text(record: Record) -> str:
    """Return the record as plain text, a line for each paragraph, however long."""
    return _plain(TITLE, sections(record))


def advice_note(flowchart: Flowchart, walk: Walk) -> str:
    """Return a note in plain text to send to whoever is asked for advice: where the path waits and how it came there.

    It names nobody (3.45, golden rule 3), and has a place for the facts and one for the advice.
    """
    asking = tuple(Entry("", cited(each.text, each.cites)) for each in (walk.asking,) if each)
    # The last answer is the one that led here.
    answers = _answered(walk, "My answers so far").rows[:-1]
    return _plain(
        "Advice on sharing information",
        (
            Section("What I need to decide", asking),
            *([Section("My answers so far", (), answers)] if answers else []),
            Section("The facts, without saying who the person is", ()),
            Section("Whom I asked, by role, what they said and what came of it", ()),
            Section("About these questions", (Entry("", f"{ABOUT.text} Edition of {in_words(flowchart.edition)}."),)),
        ),
    )


def _plain(title: str, found: Iterable[Section]) -> str:
    blocks = [title.upper()]
    for section in found:
        blocks += [section.title.upper()] if section.title else []
        blocks += [_entry(each) for each in section.entries]
        blocks += [f"{each.question}\n{each.answer} ({each.paragraphs})" for each in section.rows]
    return "\n\n".join(blocks).translate(STRAIGHT) + "\n"


def _entry(each: Entry) -> str:
    text = each.text.strip()
    if not each.term:
        return text
    return f"{each.term}:{'\n' if '\n' in text else ' '}{text}"


# --- JSON ---


def as_json(record: Record) -> str:
    """Return the record as JSON that `SCHEMA` describes, its keys always in the same order."""
    found = differ(record.people)
    content = {
        "about": cited(ABOUT.text, ABOUT.cites),
        "when": record.when,
        "edition": record.flowchart.edition,
        "people": [_person(walk) for walk in record.people],
        "differ": found and _point(found),
        "ticked": [_point(each) for each in record.ticked],
        "written": {each.field.id: each.text for each in record.written},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _person(walk: Walk) -> dict[str, Any]:
    outcome = walk.at if isinstance(walk.at, Outcome) else None
    pause = walk.at if isinstance(walk.at, Pause) else None
    return {
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
        "telling": walk.tell and _point(walk.tell),
        "cautions": [_point(caution) for caution in walk.cautions],
        "ignored": [{"question": each.question, "answer": each.answer, "why": each.why} for each in walk.ignored],
        "paragraphs": paragraphs(walk),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "question": {"id": step.question.id, "text": step.question.text},
        "answer": {"id": step.answer.id, "text": step.answer.text},
        "cites": step.answer.cites,
    }


def _point(point: Point) -> dict[str, Any]:
    return {"id": point.id, "text": point.text, "cites": point.cites}


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

PERSON = {
    **_object(
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
        telling=_or_null(POINT) | {"description": "What to do about telling the person, if information is shared."},
        cautions=_list(POINT),
        ignored=_list(_object(question=STRING, answer=STRING, why=STRING))
        | {"description": "Answers that were given and not used."},
        paragraphs=_list(STRING) | {"uniqueItems": True},
    ),
    # A path has ended or it has not.
    "oneOf": [{"properties": {key: {"type": "null"}}} for key in ("outcome", "unfinished")],
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": TITLE,
    "description": "Citations are addresses on the site: 3.36 for a paragraph, 3.40-i for a part of one.",
    **_object(
        about=STRING,
        when=STRING | {"description": "A date, or a date and time, in ISO form, where the person was."},
        edition=STRING | {"description": "The edition of the flowchart that was answered."},
        people=_list(PERSON) | {"minItems": 1, "description": "The answers for each person the information is about."},
        differ=_or_null(POINT) | {"description": "What to do where their answers differ."},
        ticked=_list(POINT) | {"description": "What was ticked on the checklists."},
        written=_object(**{field.id: STRING | {"description": field.label} for field in FIELDS})
        | {"required": [field.id for field in FIELDS if not field.sharing]},
    ),
}
"""The JSON Schema (2020-12) of `as_json`."""
