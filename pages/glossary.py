"""The glossary: its entries, and the links to them from the first use of each term on a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.paragraphs import GLOSSARY, term_address

ENTRY = re.compile(r"^## +(?P<term>.+)\n(?P<text>(?:(?!## ).*\n?)*)", re.MULTILINE)
USED_ON: Final = "<!-- used-on: {} -->"
"""The comment that stands for the pages that use the term at an address, until all have been read."""
ALSO_WRITTEN: Final = "Also written:"
MARKUP = re.compile(r"\[(?P<words>[^\]]+)\](?:\[[^\]]*\]|\([^)]*\))?|[*_`]")
UNUSED: Final = ("Source: not in the source", "The protocol defines this term but does not use it.")
"""What an entry says whose term no page is expected to use."""
UNLINKED: Final = frozenset({"a", "code", "pre", "em", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements in which a term stays as it is; `em` holds the titles of other works."""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry: its address, the forms its term is written in, and its short meaning as plain text."""

    address: str
    forms: tuple[str, ...]
    meaning: str
    is_only_defined: bool
    """Whether the entry says why no page uses the term."""

    @property
    def link(self) -> str:
        """The link to the entry from any page, as MkDocs reads it."""
        return f"/{GLOSSARY}#{self.address}"


def find_terms(glossary: str) -> list[Term]:
    """Return the entries of the glossary's Markdown, in order."""
    terms = []
    for entry in ENTRY.finditer(glossary):
        forms = [entry["term"].strip()]
        blocks = entry["text"].strip().split("\n\n")
        if blocks[0].startswith(ALSO_WRITTEN):
            also = blocks.pop(0).removeprefix(ALSO_WRITTEN).strip().removesuffix(".")
            forms += [form.strip() for form in also.split(",")]
        meaning = MARKUP.sub(lambda markup: markup["words"] or "", " ".join("".join(blocks[:1]).split()))
        is_only_defined = any(reason in entry["text"] for reason in UNUSED)
        terms.append(Term(term_address(forms[0]), tuple(forms), meaning, is_only_defined))
    return terms


def add_addresses(glossary: str) -> str:
    """Return the glossary's Markdown with the address of each entry on its heading."""
    return ENTRY.sub(
        lambda entry: f"## {entry['term']} {{ #{term_address(entry['term'])} }}\n{entry['text']}", glossary
    )


def letters(terms: Iterable[Term]) -> dict[str, str]:
    """Return each letter that a term starts with, and the address of the first one; the terms stand in order."""
    first: dict[str, str] = {}
    for term in terms:
        first.setdefault(term.forms[0][0].upper(), term.address)
    return first


def unused(terms: Iterable[Term], linked: Iterable[set[str]]) -> list[str]:
    """Return the terms whose addresses no page links to, but for those whose entry says why that is so."""
    used = set().union(*linked)
    return [term.forms[0] for term in terms if term.address not in used and not term.is_only_defined]


class Glossary(Extension):
    """Link the first use of each term on a page to its entry."""

    def __init__(self, **settings: object) -> None:
        """Take `terms`: the entries to link to."""
        self.config = {"terms": [[], "the entries to link to"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        # After the paragraphs are numbered (15), before MkDocs checks links (0).
        md.treeprocessors.register(_FirstUses(md, self.getConfig("terms")), "glossary", 14)


class _FirstUses(Treeprocessor):
    """Go through a page in reading order and link the first use of each term."""

    def __init__(self, md: Markdown, terms: Iterable[Term]) -> None:
        super().__init__(md)
        self.terms = {_either_case(form): term for term in terms for form in term.forms}
        # The longest form first, so that "significant harm" is not taken for "harm".
        forms = sorted(self.terms, key=len, reverse=True)
        self.pattern = re.compile(rf"\b({'|'.join(forms)})\b")

    def run(self, root: Element) -> None:
        meanings = {term.link: term.meaning for term in self.terms.values()}
        self.linked = set()
        for link in root.iter("a"):
            if link.get("href") in meanings:
                # The author has linked this term, so it needs no second link.
                self.linked.add(link.get("href"))
                link.set("title", meanings[link.get("href")])
        if self.terms:
            self._go_through(root)

    def _go_through(self, element: Element) -> None:
        text, children = element.text, list(element)
        element.text = None
        for child in children:
            element.remove(child)
        self._append(element, text)
        for child in children:
            tail, child.tail = child.tail, None
            element.append(child)
            if child.tag not in UNLINKED:
                self._go_through(child)
            self._append(element, tail)

    def _append(self, element: Element, text: str | None) -> None:
        """Append text to an element, with a link wherever it uses a term for the first time."""
        # Splitting by a pattern with one group gives plain text and terms by turns.
        for index, piece in enumerate(self.pattern.split(text or "")):
            term = self.terms[_either_case(piece)] if index % 2 else None
            if term and term.link not in self.linked:
                self.linked.add(term.link)
                link = SubElement(element, "a", {"class": "term", "href": term.link, "title": term.meaning})
                link.text = piece
            elif len(element):
                element[-1].tail = (element[-1].tail or "") + piece
            else:
                element.text = (element.text or "") + piece


def _either_case(form: str) -> str:
    """Return the pattern for a form whose first letter may be a capital or not; the rest is as written."""
    return f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}"


def makeExtension(**settings: object) -> Glossary:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Glossary(**settings)
