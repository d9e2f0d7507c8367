"""How slips are said: the nearest names, what follows from a slip, and Markdown without what counts for nothing."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Final

FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CODE: Final = re.compile(r"^(`{3,}|~{3,}).*?^\1`*$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
SHOWN: Final = 2
"""How many of the places that follow from a slip are named."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the name that is most like one that is not known, or nothing if none is."""
    by_small = {each.lower(): each for each in sorted(known)}
    found = get_close_matches(name.lower(), by_small, n=1)
    return by_small[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message: the nearest name to one that is not known, or else all that are."""
    found = nearest(name, known)
    return f"; did you mean {found}?" if found else f"; there are {', '.join(sorted(known))}"


def and_so(where: Sequence[str], one: str, several: str) -> str:
    """Return the end of a message: the first places that suffer from it, and how many more do."""
    if not where:
        return ""
    more = f" and {len(where) - SHOWN} more" if len(where) > SHOWN else ""
    return f" ({', '.join(where[:SHOWN])}{more} {one if len(where) == 1 else several})"


def without_code(text: str) -> str:
    """Return Markdown with blanks in the place of front matter and code, so that lines stay what they were."""
    return CODE.sub(blank, FRONT_MATTER.sub(blank, text))


def blank(found: re.Match[str]) -> str:
    """Return blanks in the place of what is found, and its ends of lines."""
    return re.sub(r"\S", " ", found[0])


def line_at(text: str, at: int) -> int:
    """Return the number of the line that has the character at a place in the text."""
    return text.count("\n", 0, at) + 1
