"""Numbered paragraphs, their addresses, and references to them; CONTRIBUTING.md has the conventions for authors.

Two readers of the same Markdown:

- `find_places` reads it as text, before anything is built, and knows the file and line of every address,
  so that a slip can be reported where it was made;
- `Paragraphs` is the Python-Markdown extension that gives the built page those addresses.

They agree because both look for `START` at the start of a block.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from pages.said import blank, line_at, nearest
from protocol_logic.flowchart import CITATION, label

START: Final = re.compile(r"(?P<number>\d+\.\d+(?:\.\d+)*)\s|\((?P<part>[a-z]|[ivx]+)\)\s")
"""What a numbered paragraph, or a lettered part of one, starts with."""

HEADING = re.compile(r"#{1,6} ")
HEADING_ID = re.compile(r"\{[^}]*#([^\s}]+)[^}]*\}\s*$")
TERM = re.compile(r"## (?P<term>[^{]+?)\s*$")
CASE = re.compile(r"cases/case-(\d+)\.md")
CODE = re.compile(r"`+[^`]+`+")
REFERENCE = re.compile(
    r"(?<![\\!])\[(?P<words>[^\[\]]+)\]"  # [words], but neither \[words] nor an image
    r"(?:\[(?P<name>[^\[\]]+)\])?+"  # [name]
    r"(?!\()"  # [words](address) is MkDocs' to check
)
GLOSSARY: Final = "glossary.md"


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be referred to: where it is, and what an author writes in brackets to get there."""

    file: str
    line: int
    address: str
    name: str

    @property
    def link(self) -> str:
        """The link to it from any page, as MkDocs reads it: `/protocol/question-4.md#3.36`."""
        return f"/{self.file}#{self.address}"


def term_address(term: str) -> str:
    """Return the address of a glossary entry: `Public interest` in, `term-public-interest` out."""
    return "term-" + slugify(term, "-")


def find_places(docs: Mapping[str, str]) -> list[Place]:
    """Return every addressed place in the docs (path to text), in order, malformed and repeated ones included."""
    return [place for file, text in docs.items() for place in _places_in(file, text.splitlines())]


def _places_in(file: str, lines: list[str]) -> Iterable[Place]:
    paragraph = None
    block_starts = True
    for number, line in enumerate(lines, 1):
        start = START.match(line) if block_starts else None
        is_heading = HEADING.match(line)
        if is_heading:
            paragraph = None
            term = TERM.match(line) if file == GLOSSARY else None
            heading_id = HEADING_ID.search(line)
            if term:
                yield Place(file, number, term_address(term["term"]), f"term: {term['term']}")
            elif heading_id and CITATION.fullmatch(heading_id[1]):
                yield Place(file, number, heading_id[1], label(heading_id[1]))
        elif start and start["number"]:
            paragraph = start["number"]
            yield Place(file, number, paragraph, paragraph)
        elif start and paragraph:
            part = start["part"]
            yield Place(file, number, f"{paragraph}-{part}", f"{paragraph}({part})")
        block_starts = bool(is_heading) or not line.strip()


def malformed(places: Iterable[Place]) -> dict[Place, str]:
    """Return each place that cannot have an address, with a message."""
    return {
        place: f"docs/{place.file}:{place.line}: {place.name} cannot be an address; "
        "the paragraphs are numbered 1.1 to 9.99"
        for place in places
        if not CITATION.fullmatch(place.address)
    }


def find_references(places: Iterable[Place], steps: Iterable[str], files: Iterable[str]) -> dict[str, str]:
    """Return what can be written in brackets, in lower case, and the link each leads to.

    `steps` are the ids of the flowchart's questions, pauses and outcomes; `files` the paths of all pages.
    """
    references = {step: f"/flowchart.md#{step}" for step in steps}
    references |= {f"case {case[1]}": f"/{case[0]}" for case in map(CASE.fullmatch, files) if case}
    references |= {place.name.lower(): place.link for place in places}
    return references


def references_in(docs: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """Yield each reference in the docs: the file, the line, and the name of what it refers to."""
    for file, text in docs.items():
        # What is in `code` is not a reference. Blanks in its place keep the line numbers right.
        for match in REFERENCE.finditer(CODE.sub(blank, text)):
            name = " ".join((match["name"] or match["words"]).split())
            yield file, line_at(text, match.start()), name


def no_such(name: str, known: Iterable[str]) -> str:
    """Return the message for a name that is not known, with the nearest one that is."""
    what = f"paragraph {name}" if name[0].isdigit() else f'"{name}"'
    found = nearest(name, known)
    return f"there is no {what}; did you mean {found}?" if found else f"there is no {what} to refer to"


class Paragraphs(Extension):
    """Give numbered paragraphs and their parts an element and an address, and make references links."""

    def __init__(self, **settings: object) -> None:
        """Take `references`: what can be written in brackets, in lower case, and the link each leads to."""
        self.config = {"references": [{}, "what can be written in brackets, and the link it leads to"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        # After the words are marked up (20), before the ids are collected (5).
        md.treeprocessors.register(_Grouping(md), "paragraphs", 15)
        md.registerExtension(self)
        self.md = md

    def reset(self) -> None:
        """Put the references in Python-Markdown's own dictionary, which it empties before each document."""
        self.md.references.update({name: (link, None) for name, link in self.getConfig("references").items()})


class _Grouping(Treeprocessor):
    """Group each numbered paragraph with what follows it, up to the next number or heading."""

    def run(self, root: Element) -> None:
        blocks = list(root)
        for block in blocks:
            root.remove(block)
        paragraph = ""
        parent = root
        for block in blocks:
            start = START.match(block.text or "") if block.tag == "p" else None
            if re.fullmatch(r"h[1-6]", block.tag):
                parent = root
            elif start and start["number"]:
                paragraph = start["number"]
                parent = SubElement(root, "section", {"class": "paragraph", "id": paragraph})
                _add_link(block, start, paragraph)
            elif start and parent is not root:
                block.set("class", "part")
                block.set("id", f"{paragraph}-{start['part']}")
                _add_link(block, start, block.get("id", ""))
            parent.append(block)


def _add_link(block: Element, start: re.Match[str], address: str) -> None:
    """Turn the number or letter that the block starts with into the link to its address."""
    name = f"Link to paragraph {label(address)}"
    link = Element("a", {"class": "number", "href": f"#{address}", "aria-label": name})
    link.text = start[0].strip()
    link.tail = f" {start.string[start.end() :]}"
    block.text = None
    block.insert(0, link)


def makeExtension(**settings: object) -> Paragraphs:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Paragraphs(**settings)
