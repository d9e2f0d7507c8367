"""The flowchart in a terminal: `python -m protocol_logic`.

- With nothing after it, it asks one question at a time and ends in the record.
- `decide purpose=yes identifiable=no` prints the record of these answers.
- `paths` prints every path through the flowchart, a line each, so that a change to the table shows up as changed lines.
- `compare 2026-11-23 2026-11-25` says what one edition says otherwise than another, in plain words.
- `accept` keeps the table as the edition that it says it is, and its paths as reviewed, in a copy of the project.

This is the one module that prints, and that asks.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import strftime
from typing import Final

from protocol_logic import compare, edition
from protocol_logic.flowchart import NOT_SURE, Answer, Outcome, Pause, Point, Question
from protocol_logic.form import as_html
from protocol_logic.plain import fill
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import RecordError, as_json, as_text, cited, record
from protocol_logic.record import paragraphs as rests_on
from protocol_logic.walk import SHOWN, Walk, nearest, paths, turns, walk

FORMATS = {"text": as_text, "html": as_html, "json": as_json}
COMPARED = {"text": compare.as_text, "markdown": compare.as_markdown}

REVIEWED: Final = Path(__file__).parents[2] / "tests/protocol_logic/paths.txt"
"""Every path as it was last reviewed, in a copy of the project."""

BACK: Final = "back"
RESTART: Final = "restart"
HOW_TO_ANSWER: Final = (
    f"Answer with a number or a word in brackets. “{BACK}” returns to the question before, “{RESTART}” to the first. "
    "“?” means that you are not sure. Ctrl-C stops; nothing is kept."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks, and return the exit status: 0, or 2 if it was not understood."""
    parser = argparse.ArgumentParser(prog="python -m protocol_logic", description="May I share this?")
    commands = parser.add_subparsers(dest="command")
    decide = commands.add_parser("decide", help="print the record of some answers")
    decide.add_argument("answers", nargs="*", metavar="question=answer", help="for example purpose=yes")
    decide.add_argument("--format", choices=FORMATS, default="text", help="the form of the record (default: text)")
    decide.add_argument("--when", metavar="DATE", default=_today(), help="the date of the record (default: today)")
    commands.add_parser("paths", help="print every path through the flowchart, a line each")
    compared = commands.add_parser("compare", help="say what one edition says otherwise than another")
    compared.add_argument("old", metavar="OLD", help="the date of an edition that is kept, or the file of one")
    compared.add_argument("new", metavar="NEW", nargs="?", help="another one (default: the table as it is now)")
    compared.add_argument("--format", choices=COMPARED, default="text", help="the form of it (default: text)")
    accept = commands.add_parser("accept", help="keep the table as its edition, and its paths as reviewed")
    accept.add_argument("--unpublished", action="store_true", help="the edition that is kept has never been published")
    asked = parser.parse_args(arguments)
    match asked.command:
        case "decide":
            return _decide(asked.answers, asked.format, asked.when)
        case "paths":
            print(path_lines(), end="")
            return 0
        case "compare":
            return _compare(asked.old, asked.new, asked.format)
        case "accept":
            return _accept(unpublished=asked.unpublished)
        case _:
            return _ask()


def path_line(path: Walk) -> str:
    """Return a path as one line: its answers, where it ends, what it carries, and the paragraphs it rests on."""
    answers = " ".join(f"{question}={answer}" for question, answer in path.answers.items())
    cautions = " ".join(caution.id for caution in path.cautions)
    tell = path.tell.id if path.tell else ""
    parts = (f"cautions: {cautions or 'none'}", f"tell: {tell or 'none'}", f"cites: {' '.join(rests_on(path))}")
    return " | ".join((f"{answers} -> {path.at.id}", *parts))


def path_lines() -> str:
    """Return every path through the flowchart, a line each, in the order of the alphabet."""
    return "".join(f"{line}\n" for line in sorted(path_line(each) for each in paths(PROTOCOL)))


# --- compare ---


def _compare(old: str, new: str | None, form: str) -> int:
    """Print what has changed from one edition to another; say on stderr if there is no such edition."""
    try:
        editions = _edition(old), _edition(new) if new else edition.keep(PROTOCOL)
    except ValueError as fault:
        print(fill(str(fault)), file=sys.stderr)
        return 2
    parts = compare.compare(*editions)
    print(COMPARED[form](parts) if parts else "They say the same.\n", end="")
    return 0


def _edition(name: str) -> edition.Kept:
    """Return the edition that is kept under a date, or in a file.

    Raises:
        ValueError: there is none, or the file holds something else.

    """
    kept = edition.editions()
    if name in kept:
        return kept[name]
    try:
        return edition.read(Path(name))
    except OSError as fault:
        raise ValueError(f"There is no edition and no file “{name:.{SHOWN}}”. {nearest(name, kept)}") from fault


# --- accept ---


def _accept(*, unpublished: bool) -> int:
    """Write the table to the file of its edition, and its paths to the reviewed ones; or say what is in the way.

    What has been published under a date stays what it was, and a date is no new edition if nothing is new.
    """
    now, kept = edition.keep(PROTOCOL), edition.editions()
    date = PROTOCOL.edition
    earlier = {each: said for each, said in kept.items() if each < date}
    latest = max(kept, default=date)
    taken = edition.reused(now, *earlier.values())
    if not REVIEWED.exists():
        why = f"There is no {REVIEWED}: this needs a copy of the whole project."
    elif date < latest:
        why = f"The edition of {latest} is kept. Give EDITION in protocol.py a date that is no earlier."
    elif earlier and now == earlier[max(earlier)] | {"edition": date}:
        why = f"Nothing has changed since the edition of {max(earlier)}. Let EDITION in protocol.py be that date again."
    elif kept.get(date, now) != now and not unpublished:
        why = (
            f"The edition of {date} is kept, and it said something else. Give EDITION in protocol.py a new date. "
            "If that edition has never been published, use --unpublished."
        )
    elif taken:
        name, last = next(iter(taken.items()))
        why = f"The id “{name}” is retired: the edition of {last} had it last. Choose another one."
    else:
        (edition.FOLDER / f"{date}.json").write_text(edition.as_text(now), encoding="utf-8")
        REVIEWED.write_text(path_lines(), encoding="utf-8")
        return 0
    print(fill(why), file=sys.stderr)
    return 2


# --- decide ---


def _decide(pairs: Iterable[str], form: str, when: str) -> int:
    """Print the record of these answers; say on stderr what is wrong with them or was not used."""
    valid = {(question.id, answer.id) for question in PROTOCOL.questions for answer in PROTOCOL.answers(question)}
    answers: dict[str, str] = {}
    faults = []
    for pair in pairs:
        question, _, answer = pair.partition("=")
        if question in answers:
            faults.append(f"“{question}” is answered twice.")
        answers[question] = answer
    found = walk(PROTOCOL, answers)
    faults += [each.why for each in found.ignored if (each.question, each.answer) not in valid]
    try:
        made = record(PROTOCOL, found, when, {})
    except RecordError as fault:
        faults.append(str(fault))
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 2
    for each in found.ignored:
        print(each.why, file=sys.stderr)
    print(FORMATS[form](made), end="")
    return 0


# --- One question at a time ---


def _ask() -> int:
    """Ask until there is an outcome, and print its record. The end of the input, or Ctrl-C, stops it."""
    for note in PROTOCOL.notes:
        _say(cited(note.text, note.cites))
    _say(HOW_TO_ANSWER)
    try:
        _end(_walk())
    except (EOFError, KeyboardInterrupt):
        print()
    return 0


def _walk() -> Walk:
    """Ask question after question, and return the walk when it has come to an outcome."""
    answers: dict[str, str] = {}
    while True:
        here = walk(PROTOCOL, answers)
        match here.at:
            case Outcome():
                return here
            case Pause() as pause:
                _show_pause(pause)
                # Without the answer that led here, the same question is next.
                answers.popitem()
            case question:
                _show_question(question)
                entry = _entry(PROTOCOL.answers(question))
                if entry == RESTART:
                    answers.clear()
                elif entry != BACK:
                    answers[question.id] = entry
                elif answers:
                    answers.popitem()
                else:
                    _say("This is the first question.")


def _entry(answers: Sequence[Answer]) -> str:
    """Read entries until one is an answer, whose id is returned, or `BACK` or `RESTART`."""
    entries = {str(number): answer.id for number, answer in enumerate(answers, start=1)}
    entries |= {answer.id: answer.id for answer in answers}
    entries |= {"?": NOT_SURE, BACK: BACK, RESTART: RESTART}
    while True:
        given = input("> ").strip().lower()
        if given in entries:
            return entries[given]
        _say(f"“{given:.{SHOWN}}” is not one of the answers. {nearest(given, entries)}")


def _show_question(question: Question) -> None:
    part = next(part for part in PROTOCOL.parts if part.number == question.part)
    _say(f"Question {part.number} of {len(PROTOCOL.parts)}: {part.title}")
    _say(question.text)
    _say(cited(question.why, question.cites))
    if question.helps:
        _say("To help you answer, read:")
        for each in question.helps:
            print(fill(cited(each.title, each.cites), "  - ", "    "))
        print()
    for number, answer in enumerate(PROTOCOL.answers(question), start=1):
        print(fill(f"{answer.text} [{answer.id}]", f"  {number}. ", "     "))


def _show_pause(pause: Pause) -> None:
    _say(pause.title)
    _list(pause.points)


def _end(here: Walk) -> None:
    """Print what would have changed the outcome, how to share, where it shares, and the record to complete."""
    _say("What would have changed it")
    for turn in turns(PROTOCOL, here):
        ends = " or ".join(end.title for end in turn.to)
        print(fill(f"{turn.step.question.text} If you had answered “{turn.instead.stem}”: {ends}", "  - ", "    "))
    if isinstance(here.at, Outcome) and here.at.kind.shares:
        _say("How to share")
        _list(PROTOCOL.sharing)
        _say("One check can still change the answer")
        _list(PROTOCOL.others)
    print()
    print(as_text(record(PROTOCOL, here, _today(), {})), end="")


def _list(points: Iterable[Point]) -> None:
    for point in points:
        print(fill(cited(point.text, point.cites), "  - ", "    "))


def _today() -> str:
    return strftime("%Y-%m-%d")


def _say(words: str) -> None:
    print()
    print(fill(words))


if __name__ == "__main__":
    sys.exit(main())
