"""What is drawn, kept in files to be compared with: one file for each thing, read by people when it changes."""

import difflib
import json
import re
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

import pytest
import toy_protocol

type Drawn = Mapping[str, Callable[[], str]]
"""What draws each thing, by the name of its file."""

FOLDER = Path(__file__).parent / "toy"

SHOWN = 40
"""How many lines of a difference are shown: a change in one place of the code may change every step."""


def lines(html: str) -> str:
    """Return HTML with each of its elements on a line, so that a change shows where it is."""
    return re.sub(r">(?=<)", ">\n", html) + "\n"


def difference(name: str, drawn: str, test: str) -> str:
    """Return how what is drawn differs from what is kept under a name, and how to keep it: nothing if it does not.

    `test` is the file of the test that asks, which writes the files anew.
    """
    # No line end is read as another.
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        before = file.read()
    if drawn == before:
        return ""
    found = difflib.unified_diff(before.split("\n"), drawn.split("\n"), "kept", "drawn", n=0, lineterm="")
    return "\n".join(
        [
            f"{name} is drawn otherwise than it is kept.",
            *islice(found, SHOWN),
            "If every change is meant, write the files anew, and read the difference before you commit it:",
            f"    .venv/bin/python tests/protocol_logic/{Path(test).name}",
        ]
    )


def readable(data: object) -> str:
    """Return data as JSON with its HTML in lines."""
    return json.dumps(data, ensure_ascii=False, indent=1).replace("><", ">\n<") + "\n"


def write(drawn: Drawn) -> None:
    """Write all that is drawn of the toy to the files that it is compared with."""
    with pytest.MonkeyPatch.context() as patch:
        toy_protocol.put_in_place(patch)
        for name, draw in drawn.items():
            file = FOLDER / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(draw(), encoding="utf-8", newline="")
