"""YAML that a person writes, with the line of each thing in it, so that whatever is wrong can be said of its line.

Every value is taken as the words that stand there: a telephone number is no number, and “no” is no falsehood.
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

type Path_ = tuple[str | int, ...]
"""The way to a thing: the names of what it is in, and its place in a list."""


class SlipError(ValueError):
    """A file that cannot be read as YAML: the line, and why."""


@dataclass
class Lined:
    """What is in a file: words, lists of things, and things by name; and the line of each."""

    data: object = None
    lines: dict[Path_, int] = field(default_factory=dict)
    twice: list[Path_] = field(default_factory=list)
    """What has been given a second time; the second counts."""


def read(file: Path) -> Lined:
    """Return what is in a file.

    Raises:
        SlipError: it is no YAML, or not UTF-8.

    """
    try:
        node = yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.BaseLoader)
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise SlipError(f"{file.name}:{line}: it is not saved as UTF-8") from fault
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise SlipError(f"{file.name}:{mark.line + 1}: {fault.problem}") from fault
    found = Lined()
    if node:
        found.data = _take(node, (), found)
    return found


def _take(node: yaml.Node, path: Path_, found: Lined) -> object:
    found.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        taken = {}
        for key, value in node.value:
            here = (*path, key.value)
            if here in found.lines:
                found.twice.append(here)
            found.lines[here] = key.start_mark.line + 1
            taken[key.value] = _take(value, here, found)
        return taken
    if isinstance(node, yaml.SequenceNode):
        return [_take(value, (*path, at), found) for at, value in enumerate(node.value)]
    return node.value
