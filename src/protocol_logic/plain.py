"""Words in lines that fit a terminal, and as Markdown that shows them as they are."""

import re
import textwrap
from typing import Final

WIDTH: Final = 72
"""How many characters a line has room for."""

INDENT: Final = " " * 4

MARKUP = str.maketrans(
    {each: "\\" + each for each in "\\`*_{}[]#"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
)
"""What is special anywhere in a line of Markdown, in a form that every dialect shows as the character itself."""

LINE_START = re.compile(r"[-+=:]|\d+[.)]")
"""What is special only at the start of a line: a list, a rule, a definition. Without its first character it is none."""


def fill(text: str, first: str = "", rest: str = "") -> str:
    """Return words as lines of text of at most `WIDTH`, with these indents before the first and the rest.

    No word is broken, so that whoever copies the path of a file or an address gets the whole of it.
    """
    wrapper = textwrap.TextWrapper(
        WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )
    return wrapper.fill(text)


def escape(line: str) -> str:
    """Return a line as Markdown that shows the same words and does nothing."""
    line = " ".join(line.split())
    escaped = line.translate(MARKUP)
    return f"&#{ord(line[0])};{escaped[1:]}" if LINE_START.match(line) else escaped
