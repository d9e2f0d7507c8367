"""An edition of the table as it is kept, so that a later one can be compared with it.

The types that the table is made of may change; what an edition said may not.
So an edition is kept as plain data, and nothing that is kept is read back into those types.

Each edition is a file in the folder `editions`, named by its date: JSON with a text or a list of ids on each line, so
that two editions can be laid side by side.
No reader's browser gets these files, nor this module.
"""

import enum
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

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


def editions(folder: Path = FOLDER) -> dict[str, Kept]:
    """Return every edition that is kept, by its date, the first one first."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}


def _fields(thing: Any) -> dict[str, Any]:  # noqa: ANN401 (any dataclass of the table)
    """Return the fields of a part of the table but its id, without those that are empty."""
    values = {field.name: _plain(getattr(thing, field.name)) for field in fields(thing) if field.name != "id"}
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
