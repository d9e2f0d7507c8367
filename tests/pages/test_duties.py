"""Each numbered paragraph, golden rule, case and text of the flowchart is as strong as the protocol."""

import re
from pathlib import Path

import pytest

from pages.paragraphs import HEADING, find_places
from protocol_logic.protocol import PROTOCOL

ROOT = Path(__file__).parents[2]
DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}

DUTIES = ("must not", "must", "should not", "should")
QUALIFIERS = ("normally", "usually", "in most cases", "wherever possible", "almost certainly")
LOOSE = ("may", "can")
"""Plain English needs these for other things too (“You may not have consent”), so ours may have one more."""

WORDS = re.compile(rf"\b({'|'.join((*DUTIES, *QUALIFIERS, *LOOSE))})\b")
NOTE = re.compile(r"^!!! .*\n(?:(?: {4}.*)?\n)*", re.MULTILINE)
"""What is said about the source, not by it."""

REVIEWED = {
    address: [word.strip() for word in words.split(",") if word.strip()]
    for line in (ROOT / "tests/pages/duties.txt").read_text("utf-8").splitlines()
    for address, colon, words in [line.partition("#")[0].partition(":")]
    if colon
}


def written() -> dict[str, tuple[str, str]]:
    """Return where each numbered paragraph and golden rule is, and its words."""
    found = {}
    for file, text in DOCS.items():
        lines = text.splitlines()
        places = {place.line: place.address for place in find_places({file: text}) if place.address in REVIEWED}
        ends = [number for number, line in enumerate(lines, start=1) if number in places or HEADING.match(line)]
        for start, end in zip(ends, [*ends[1:], len(lines) + 1], strict=True):
            if start in places:
                block = NOTE.sub("", "\n".join((*lines[start - 1 : end - 1], "")))
                found[places[start]] = f"docs/{file}:{start}", re.sub(r"[*\s]+", " ", block.lower())
    return found


def written_of_cases() -> dict[str, tuple[str, str]]:
    """Return where each case's story is, and each point of what the protocol says to it, and the words."""
    found = {}
    for file, text in DOCS.items():
        if case := re.fullmatch(r"cases/(case-\d)\.md", file):
            parts = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", text, re.MULTILINE))
            story = NOTE.sub("", parts["What happened"]) + parts["What came of it"]
            points = re.split(r"^- ", parts["What the protocol says"], flags=re.MULTILINE)[1:]
            for name, words in (("story", story), *((str(number), each) for number, each in enumerate(points, 1))):
                found[f"{case[1]}.{name}"] = f"docs/{file}", re.sub(r"[*\s]+", " ", words.lower())
    return found


def table() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each text of the flowchart's table, with the paragraphs it rests on."""
    found = {each.id: (each.text, each.cites) for each in PROTOCOL.points()}
    for asked in PROTOCOL.questions:
        found[asked.id] = f"{asked.text} {asked.why}", asked.cites
        found |= {f"{asked.id}={each.id}": (each.text, each.cites) for each in asked.answers}
    found |= {each.id: (f"{each.title} {each.because}", each.cites) for each in PROTOCOL.outcomes}
    return {f"table.{name}": (text.lower(), cites) for name, (text, cites) in found.items()}


TABLE = table()
STRONG = {name for name, (text, _) in TABLE.items() if set(WORDS.findall(text)) - set(LOOSE)}
"""The texts of the table that say how strong a duty is."""
WRITTEN = (
    written()
    | written_of_cases()
    | {name: ("the table", text) for name, (text, _) in TABLE.items() if name in STRONG | set(REVIEWED)}
)


def test_the_list_has_every_numbered_paragraph_and_every_case():
    """No paragraph, rule, part of a case or duty of the table is left out of the list, and none is in it in vain."""
    ours = {place.address for place in find_places(DOCS) if re.fullmatch(r"[\d.]+|rule-\d|before-.*", place.address)}

    assert set(REVIEWED) == set(WRITTEN) == ours | set(written_of_cases()) | STRONG


def test_each_paragraph_is_as_strong_as_the_protocols():
    """A paragraph has every duty word that the reviewed list has for it, and no stronger one."""
    wrong = []
    for address, words in REVIEWED.items():
        reviewed = set(words)
        where, text = WRITTEN[address]
        ours = set(WORDS.findall(text))
        if reviewed != ours - (set(LOOSE) - reviewed):
            wrong.append(
                f"{where}: {address} has {sorted(ours)} and the protocol, by tests/pages/duties.txt, "
                f"has {sorted(reviewed)}"
            )

    assert wrong == []


@pytest.mark.parametrize("name", sorted(STRONG))
def test_no_text_of_the_table_is_stronger_than_the_paragraphs_it_cites(name):
    """Each "must" or "should" of the table stands in a paragraph that the reader is sent to."""
    text, cites = TABLE[name]
    known = {word for cite in cites for each in (cite, cite.rpartition("-")[0]) for word in REVIEWED.get(each, ())}

    assert set(WORDS.findall(text)) - set(LOOSE) <= known
