"""Every path through the flowchart is under review in `paths.txt`, so a change to the table shows up line by line."""

import difflib

import pytest

from protocol_logic.__main__ import REVIEWED, main, path_line
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths

ACCEPT = "make accept"
SHOWN = 60
"""How many lines of a difference are shown: one caution on an early answer changes some hundred paths."""


def changes(reviewed: str, drawn: str) -> str:
    """Say how the paths differ from those under review, and how to accept that."""
    lines = list(
        difflib.unified_diff(
            reviewed.splitlines(), drawn.splitlines(), "reviewed", "drawn from the table", n=0, lineterm=""
        )
    )
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join(
        [
            f"{sum(line.startswith('+') for line in lines[2:])} paths are new or changed.",
            *lines[:SHOWN],
            *more,
            "If every change is meant, read them all, give EDITION in protocol.py a new date, and accept them:",
            f"    {ACCEPT}",
        ]
    )


@pytest.fixture
def drawn(capsys) -> str:
    """Print what the command that accepts a change would write."""
    main(["paths"])
    return capsys.readouterr().out


def test_every_path_is_as_reviewed(drawn):
    """A path that leads elsewhere, carries something else or rests on other paragraphs is read by a person first."""
    expected = REVIEWED.read_text(encoding="utf-8")

    assert expected == drawn, changes(expected, drawn)


def test_there_is_one_line_for_each_path():
    """No path is missing from the review, and two that differ cannot look the same."""
    expected = sorted(path_line(path) for path in paths(PROTOCOL))
    lines = [line for line in REVIEWED.read_text(encoding="utf-8").splitlines() if " -> " in line]

    assert (expected, len(expected)) == (lines, len(set(lines)))


def test_a_changed_path_is_shown_beside_the_reviewed_one():
    """The difference names both lines, leaves out all that stayed the same, and says how to accept it."""
    expected = """\
1 paths are new or changed.
--- reviewed
+++ drawn from the table
@@ -2 +2 @@
-b=yes -> share
+b=yes -> do-not-share
If every change is meant, read them all, give EDITION in protocol.py a new date, and accept them:
    make accept"""

    assert expected == changes("a\nb=yes -> share\nc\n", "a\nb=yes -> do-not-share\nc\n")


def test_a_long_difference_is_cut():
    """A hundred changed paths do not bury the command that accepts them."""
    shown = changes("", "\n".join(str(number) for number in range(1000))).splitlines()
    expected = (f"… and {1003 - SHOWN} lines more", f"    {ACCEPT}", SHOWN + 4)

    assert expected == (shown[-3], shown[-1], len(shown))
