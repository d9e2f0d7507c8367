"""What can be wrong with the numbers of paragraphs, and with whatever refers to them or links to a page.

A wrong number has much in its wake: whatever refers to the right one then leads nowhere.
So the numbers come first, and what is explained by one of them is counted there.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

from pages import made, paragraphs, whole
from pages.addresses import citations, steps
from pages.paragraphs import Place
from pages.said import and_so, did_you_mean, line_at, without_code
from protocol_logic.cases import CASES
from protocol_logic.changes import CHANGES
from protocol_logic.protocol import PROTOCOL

ROOT: Final = Path(__file__).parent.parent
TABLES: Final = tuple(f"src/protocol_logic/{name}.py" for name in ("protocol", "points", "changes"))
"""Where the flowchart and the changes cite paragraphs."""
MADE: Final = (made.EMBEDDED, whole.WHOLE, *(made.HANDOUT.format(case.number) for case in CASES))
"""The pages that no one writes."""

LINK: Final = re.compile(r"\]\((?P<path>[^)\s#:]+\.md)(?:#[^)\s]*)?\)")
LEFT_OUT: Final = re.compile(r"The source has no (?:paragraph numbered )?(?P<number>\d+\.\d+)\.")
ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LETTERS: Final = tuple("abcdefghijklmnopqrstuvwxyz")

type Docs = Mapping[str, str]
"""The Markdown of each page, by its path in docs/."""


def wrong(docs: Docs) -> list[str]:
    """Return what is wrong with numbers, references, citations and links, a line each."""
    places = paragraphs.find_places(docs)
    known = {*paragraphs.find_references(places, steps(PROTOCOL), docs), *(each.address for each in places)}
    lost: dict[str, list[str]] = defaultdict(list)
    for file, line, name in paragraphs.references_in(docs):
        if name.lower() not in known:
            lost[name].append(f"docs/{file}:{line}")
    for name, where in cited_at().items():
        if name not in known:
            lost[name] += where

    slips = []
    for cause, number in _numbers(places, docs, lost):
        explained = [name for name in lost if number and re.fullmatch(rf"{re.escape(number)}([(-].*)?", name)]
        follows = [where for name in explained for where in lost.pop(name)]
        slips.append(f"{cause}{and_so(follows, 'refers to it', 'refer to it')}")
    slips += [f"{each}: {paragraphs.no_such(name, known)}" for name, where in lost.items() for each in where]
    pages = {*docs, *MADE}
    slips += [f"{at}: there is no page {to}{did_you_mean(to, pages)}" for at, to in links(docs) if to not in pages]
    return slips


def links(docs: Docs) -> Iterator[tuple[str, str]]:
    """Yield where each link to a page is, and the page that it leads to."""
    for path, text in docs.items():
        plain = without_code(text)
        for link in LINK.finditer(plain):
            to = normpath(join(dirname(path), link["path"]))
            yield f"docs/{path}:{line_at(plain, link.start())}", to.removeprefix("/")


@cache
def cited_at() -> dict[str, list[str]]:
    """Return where each address that the flowchart or the changes cite is written, from the root of the repository."""
    cited = citations(PROTOCOL, CHANGES)
    found: dict[str, list[str]] = defaultdict(list)
    for table in TABLES:
        for node in ast.walk(ast.parse((ROOT / table).read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in cited:
                found[node.value].append(f"{table}:{node.lineno}")
    return dict(found)


def _numbers(places: Sequence[Place], docs: Docs, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the numbers, and the number that nothing more need be said of.

    `wanted` are the names that lead nowhere.
    """
    malformed = paragraphs.malformed(places)
    numbered = [each for each in places if each.address[0].isdigit()]
    once = {each.address: each for each in reversed(numbered) if not _is_part(each) and each not in malformed}
    in_order = sorted(once.values(), key=lambda each: _key(each.address))
    gone = _gone(in_order, docs, wanted)

    seen: dict[str, Place] = {}
    for place in places:
        why = malformed.get(place, "")
        first = seen.setdefault(place.address, place)
        if first is not place and not _is_part(place):
            why = f"docs/{place.file}:{place.line}: {place.name} is already in docs/{first.file}:{first.line}"
        if why:
            meant = next((each for each in gone if place in numbered and _fits(each, place, in_order)), "")
            gone.pop(meant, None)
            yield why + (f"; did you mean {meant}?" if meant else ""), meant
    for before, after in pairwise(in_order):
        if before.file == after.file and before.line > after.line:
            yield f"docs/{before.file}:{before.line}: {before.name} stands after {after.name}; put them in order", ""
    yield from _parts(numbered)
    yield from ((f"{where}: paragraph {number} is gone from here", number) for number, where in gone.items())


def _fits(number: str, place: Place, in_order: Sequence[Place]) -> bool:
    """Return whether a number would be in order where another stands."""
    here = [each for each in in_order if each.file == place.file and each.line != place.line]
    before = [_key(each.address) for each in here if each.line < place.line]
    after = [_key(each.address) for each in here if each.line > place.line]
    return max(before, default=(0,)) < _key(number) < min(after, default=(99,))


def _gone(in_order: Sequence[Place], docs: Docs, wanted: Collection[str]) -> dict[str, str]:
    """Return each number that should be there, and the paragraph before it, as file and line.

    It lies between two that are there, or would be the next after the last of its chapter and something refers to it.
    """
    left_out = {each["number"] for text in docs.values() for each in LEFT_OUT.finditer(text)}
    found = {}
    for before, after in pairwise([*in_order, None]):
        (chapter, number), is_last = _key(before.address)[:2], after is None or after.address[0] != before.address[0]
        upto = number + 2 if is_last else _key(after.address)[1]
        for each in (f"{chapter}.{between}" for between in range(number + 1, upto)):
            if each not in left_out and (not is_last or each in wanted):
                or_else = "" if is_last or after.file == before.file else f" or docs/{after.file}:{after.line}"
                found[each] = f"docs/{before.file}:{before.line}{or_else}"
    return found


def _parts(numbered: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Yield the first part of each paragraph that is out of order, and the number of the paragraph."""
    parts: dict[str, list[Place]] = defaultdict(list)
    for each in numbered:
        if _is_part(each):
            parts[each.address.partition("-")[0]].append(each)
    for number, found in parts.items():
        letters = [each.address.partition("-")[2] for each in found]
        order = ROMAN if "ii" in letters or letters == ["i"] else LETTERS
        wrong_ones = [each for each in zip(found, letters, order, strict=False) if each[1] != each[2]]
        for place, letter, expected in wrong_ones[:1]:
            where = f"docs/{place.file}:{place.line}"
            yield f"{where}: ({letter}) stands where ({expected}) of {number} belongs", number


def _is_part(place: Place) -> bool:
    """Return whether a place is a lettered part of a paragraph."""
    return place.address[0].isdigit() and "-" in place.address


def _key(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))
