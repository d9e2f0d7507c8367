"""The oddities of the source, and the link to each from the paragraphs it is about.

On the page of oddities each is an item of a list that starts with the references it is about: `- [3.42] says …`.
Its address is that of the first, as in `#oddity-3.42`, or `#oddity-case-4` for a case, which is a page of its own.
`find` reads the Markdown of that page as text; `Oddities` is the Python-Markdown extension that gives the items their
addresses.
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

PAGE: Final = "about/oddities.md"

REFERENCE = r"\[([^\]]+)\](?:\[([^\]]+)\])?(?![(\[])"
ITEM = re.compile(rf"^- {REFERENCE}(?:(?:,| and|, and| against) {REFERENCE})*", re.MULTILINE)
PLACE = re.compile(r"#(?P<address>.+)|/(?P<case>case-\d)\.md$")
"""What a link to a numbered place, or to the page of a case, ends in."""


def find(page: str, references: Mapping[str, str]) -> dict[str, str]:
    """Return the address of the first oddity about each place: `3.42` to `oddity-3.42`.

    `page` is the Markdown of the page of oddities; `references` gives the link of each name in brackets.
    """
    found: dict[str, str] = {}
    for item in ITEM.finditer(page):
        about = [_place(references[(name or words).lower()]) for words, name in re.findall(REFERENCE, item[0])]
        for address in about:
            found.setdefault(address, f"oddity-{about[0]}")
    return found


class Oddities(Extension):
    """Put an address on the first item about each place."""

    def __init__(self, **settings: object) -> None:
        """Take `here`: whether this is the page of oddities."""
        self.config = {"here": [False, "whether this is the page of oddities"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        if self.getConfig("here"):
            # After the words are marked up (20), before the ids are collected (5).
            md.treeprocessors.register(_Addressing(md), "oddities", 15)


class _Addressing(Treeprocessor):
    def run(self, root: Element) -> None:
        seen = {""}
        for item in root.iter("li"):
            address = _place(_first_link(item))
            if address not in seen:
                seen.add(address)
                item.set("id", f"oddity-{address}")


def _first_link(block: Element) -> str:
    """Return the address of the link that a block starts with, if it starts with one."""
    if len(block) == 0 or (block.text or "").strip():
        return ""
    return _first_link(block[0]) if block[0].tag == "p" else block[0].get("href", "")


def _place(link: str) -> str:
    """Return the address that a link in Markdown leads to: `3.42` or `case-4`."""
    found = PLACE.search(link)
    return found["address"] or found["case"] if found else ""


def makeExtension(**settings: object) -> Oddities:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Oddities(**settings)
