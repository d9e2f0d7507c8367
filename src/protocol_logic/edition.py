"""An edition of the table as it is kept, so that a later one can be compared with it.

The types that the table is made of may change; what an edition said may not.
So an edition is kept as plain data, and nothing that is kept is read back into those types.

Each edition is a file in the folder `editions`, named by its date: JSON with a text or a list of ids on each line, so
that two editions can be laid side by side.
No reader's browser gets these files, nor this module.
"""

import enum
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from protocol_logic.earlier import Pair, Since
from protocol_logic.flowchart import Flowchart, Point

FOLDER: Final = Path(__file__).parent / "editions"

type Kept = dict[str, Any]
"""Everything an edition said.

`questions`, `pauses`, `outcomes` and `points` are by id, and so are the `answers` of a question.
What carries points (an answer its `cautions`, an outcome its `tell`) holds their ids, with spaces between them.
`cites` holds citations in the same way.
What is empty is left out, so that an edition made before something was thought of looks like one that has none of it.
"""


def keep(flowchart: Flowchart) -> Kept:
    """Return all that a table says: every text, edge and citation, each point once."""
    return _fields(flowchart) | {"points": {point.id: _fields(point) for point in flowchart.points()}}


def as_text(kept: Kept) -> str:
    """Return an edition as the text of its file."""
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def editions() -> dict[str, Kept]:
    """Return every edition that is kept, by its date, the first one first."""
    return {file.stem: read(file) for file in sorted(FOLDER.glob("*.json"))}


def read(file: Path) -> Kept:
    """Return the edition in a file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it holds something else.

    """
    try:
        kept: Kept = json.loads(file.read_text(encoding="utf-8"))
        _ = kept["edition"], kept["questions"], kept["pauses"], kept["outcomes"], kept["points"]
    except (ValueError, TypeError, KeyError) as fault:
        raise ValueError(f"{file} does not hold an edition.") from fault
    return kept


# --- What an edition says ---


def words(said: Mapping[str, str]) -> str:
    """Return all that an answer says; the first edition had that in one piece."""
    return said.get("text") or ". ".join(said[each] for each in ("stem", "hint") if each in said)


def answer(kept: Kept, pair: Pair) -> dict[str, str]:
    """Return what an edition says of an answer: nothing if it has none like it."""
    question, chosen = pair
    found: dict[str, str] = kept["questions"].get(question, {}).get("answers", {}).get(chosen, {})
    return found


def pairs(kept: Kept) -> list[Pair]:
    """Return every answer of an edition, in the order of the table."""
    return [(question, answer) for question, asked in kept["questions"].items() for answer in asked["answers"]]


def nodes(kept: Kept) -> dict[str, dict[str, str]]:
    """Return what each question, pause and outcome of an edition is called, and the duty to tell that it has."""
    nodes = kept["questions"] | kept["pauses"] | kept["outcomes"]
    return {
        name: {"text": said["text"] if "text" in said else said["title"], "tell": said.get("tell", "")}
        for name, said in nodes.items()
    }


def ids(kept: Kept) -> dict[str, str]:
    """Return what each id of an edition stands for; an answer goes by `question=answer`."""
    named = {name: kind for kind in ("questions", "pauses", "outcomes", "points") for name in kept[kind]}
    return named | {"=".join(pair): "answers" for pair in pairs(kept)}


def reused(now: Kept, *before: Kept) -> dict[str, str]:
    """Return the ids that are not free any more, each with the date of the last edition that had it.

    An id that an earlier edition had and a later one had not is retired for good, and none ever stands for something
    of another kind: links and records that people keep would say what nobody meant.
    """
    found = {}
    for name, kind in ids(now).items():
        history = [(ids(each).get(name), each["edition"]) for each in before]
        had = [at for at, (stood_for, _) in enumerate(history) if stood_for]
        if had and any(stood_for != kind for stood_for, _ in history[had[0] :]):
            found[name] = history[had[-1]][1]
    return found


# --- What a reader's browser needs of it ---


def since(old: Kept, *later: Kept) -> Since:
    """Return what an edition said where the last of those after it says otherwise, for `earlier`.

    An answer that changed its meaning in any of the `later` ones is asked again.
    """
    new = later[-1]
    again = {pair for before, after in pairwise((old, *later)) for pair in changed_meaning(before, after)}
    answers = {
        "=".join(pair): _otherwise(answer(old, pair), answer(new, pair), ("to", "cautions", "tell"))
        | ({"text": words(answer(old, pair))} if pair in again else {})
        for pair in pairs(old)
    }
    ends = {
        name: _otherwise(said, nodes(new).get(name, {}), ("text", "tell"))
        for name, said in nodes(old).items()
        if name not in new["questions"]
    }
    added = {
        question: " ".join(each for each in asked["answers"] if not answer(old, (question, each)))
        for question, asked in new["questions"].items()
        if question in old["questions"]
    }
    points = [name for name, said in old["points"].items() if new["points"].get(name, said)["text"] != said["text"]]
    return {
        "again": " ".join("=".join(pair) for pair in pairs(old) if pair in again),
        "answers": {pair: said for pair, said in answers.items() if said},
        "nodes": {name: said for name, said in ends.items() if said},
        "points": " ".join(points),
        "new": {question: found for question, found in added.items() if found},
    }


def changed_meaning(old: Kept, new: Kept) -> list[Pair]:
    """Return the answers of an edition that the next one does not have with the same meaning.

    The words give an answer its meaning: the question's, its own, and those of the answers above it, for where several
    are true people take the first.
    Other words mean something else, unless the next edition says that they do not.
    """
    reworded = new.get("reworded", "").split()
    return [
        pair for pair in pairs(old) if "=".join(pair) not in reworded and _meaning(old, pair) != _meaning(new, pair)
    ]


def _meaning(kept: Kept, pair: Pair) -> list[str]:
    question, answer = pair
    asked = kept["questions"].get(question, {"text": "", "answers": {}})
    answers = list(asked["answers"])
    above = answers[: answers.index(answer) + 1] if answer in answers else []
    return [asked["text"], *(words(asked["answers"][each]) for each in above)]


def _otherwise(said: Mapping[str, str], now: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return what was said under these names, where something else is said now."""
    return {name: said.get(name, "") for name in names if said.get(name, "") != now.get(name, "")}


# --- From the table to plain data ---


def _fields(thing: Any) -> dict[str, Any]:  # noqa: ANN401 (any dataclass of the table)
    """Return the fields of a part of the table but its id, without those that are empty or derived."""
    given = [field.name for field in fields(thing) if field.init and field.name != "id"]
    values = {name: _plain(getattr(thing, name)) for name in given}
    return {name: value for name, value in values.items() if value not in (None, {}, [], "")}


def _plain(value: Any) -> Any:  # noqa: ANN401 (as above)
    """Return a value of the table as plain data."""
    if isinstance(value, tuple):
        return _plain_list(value)
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, Point):
        return value.id
    return _fields(value) if is_dataclass(value) else value


def _plain_list(values: tuple[Any, ...]) -> str | dict[str, Any] | list[Any]:
    """Return points and words as one text, what has ids by them, and anything else in its order."""
    if all(isinstance(each, str | Point) for each in values):
        return " ".join(_plain(each) for each in values)
    if all(hasattr(each, "id") for each in values):
        return {each.id: _plain(each) for each in values}
    return [_plain(each) for each in values]
