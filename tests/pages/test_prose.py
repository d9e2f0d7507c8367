"""The words of the site keep to what CONTRIBUTING.md asks of them: every slip is named with file, line and words."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted(ROOT.glob("docs/**/*.md"))
NAMES = ("protocol.py", "points.py", "fields.py", "changes.py", "lines.py")
TABLES = [ROOT / "src/protocol_logic" / name for name in NAMES]

NOT_PROSE = re.compile(r"```.*?```|`[^`]+`|<!--.*?-->|\]\([^)\s]*\)|\{[^}]*\}", re.DOTALL)
"""Code, comments, the addresses of links and attributes."""
MARKER = re.compile(r"\s*(?:[-*] |\d+\. )?")
"""What a line of a list starts with."""

LATIN = re.compile(r"\b(e\.g|i\.e|eg|ie|etc|viz|N\.?B|cf|et al|ibid|vs)\b(?!-)")
NEXT_SENTENCE = re.compile(r"\w+[.!?][”\")*]*\s+[“\"(*\[]*[A-Z]\w*")
PHONE = re.compile(
    r"(?:\+44|\b0)[\d ()-]{8,}\d\b|\b0800 ?\d+|\b\d{5} \d{6}\b"
    r"|\b(?:call|dial|ring|phone|telephone|text) (?!999\b|101\b)\d[\d ]*",
    re.IGNORECASE,
)
"""What looks like a phone number, but for 999 and 101."""


def blank(found: re.Match[str]) -> str:
    """Return nothing in the place of a match, but its lines, so that the numbers of the lines stay right."""
    return "\n" * found[0].count("\n")


def lines_of_pages(left_out: re.Pattern[str] = NOT_PROSE) -> list[tuple[str, str]]:
    """Return where each line in docs/ is, and the line."""
    return [
        (f"{page.relative_to(ROOT)}:{number}", line)
        for page in PAGES
        for number, line in enumerate(left_out.sub(blank, page.read_text("utf-8")).splitlines(), start=1)
    ]


def strings_of_tables() -> list[tuple[str, str]]:
    """Return where each string of the flowchart's and the changes' tables is, and the string."""
    return [
        (f"{table.relative_to(ROOT)}:{node.lineno}", node.value)
        for table in TABLES
        for node in ast.walk(ast.parse(table.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


PROSE = [*lines_of_pages(), *strings_of_tables()]


def slips(pattern: re.Pattern[str], prose: list[tuple[str, str]]) -> list[str]:
    """Return where the pattern is found in the prose, and what it finds."""
    return [f"{where}: {found[0]}" for where, words in prose for found in pattern.finditer(words)]


def test_there_are_no_latin_abbreviations():
    """We write "for example" and "that is"."""
    assert slips(LATIN, PROSE) == []


def test_there_is_one_sentence_to_a_line():
    """A change shows up as one changed line; rows of tables and headings cannot be split."""
    lines = [(where, words) for where, words in lines_of_pages() if not words.startswith(("|", "#"))]
    prose = [(where, MARKER.sub("", words, count=1)) for where, words in lines]

    assert slips(NEXT_SENTENCE, prose) == []


def test_the_only_phone_numbers_are_999_and_101():
    """We invent no contacts, and give none that may go out of date."""
    assert slips(PHONE, PROSE) == []
