"""The passages of a page: what has an address and can be shown elsewhere.

A passage is a numbered paragraph, or a heading that has an address with what stands under it: a rule, a term, or text
without a number.
`Passages` is the Python-Markdown extension that keeps the words of each while they are still a tree, for the search and
the flowchart to show, and then puts under each what else is known of it.
"""

import re
from collections.abc import Callable, MutableMapping
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from itertools import takewhile
from posixpath import join, normpath
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.utils import get_relative_url

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ADDRESSED: Final = re.compile(r"(?:before|rule|term)-.+")
"""The ids of headings that are passages. The notes on the flowchart are not: they are in view wherever it is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a passage, and where they stand."""

    address: str
    page: str
    """The address of its page, from the root of the site."""
    heading: str
    """The heading over it, as HTML without elements."""
    words: Element
    """Its words, without the heading, and without what is put under them."""
    written: Callable[[Element], str]
    """Writes a part of the page's tree as HTML."""

    def html(self, here: str) -> str:
        """Return its words as HTML for the page at `here`: without ids and titles, with links that lead as before."""
        words = deepcopy(self.words)
        for each in words.iter():
            each.attrib.pop("id", None)
            each.attrib.pop("title", None)
            if ":" not in each.get("href", ":"):
                each.set("href", self._link_from(here, each.get("href", "")))
        return self.written(words)

    def _link_from(self, here: str, link: str) -> str:
        path, mark, fragment = link.partition("#")
        to = normpath(join(self.page, path)) + "/" if path else self.page
        return f"{get_relative_url(to, here)}{mark}{fragment}"


class Passages(Extension):
    """Keep the passages of a page, and put under each what else is known of it."""

    def __init__(self, **settings: object) -> None:
        """Take what is known of the page that is read.

        - `page`: its address
        - `kept`: where its passages are kept, by their addresses
        - `under`: gives the HTML to put under the passage at an address
        """
        self.config = {
            "page": ["", "the address of the page"],
            "kept": [{}, "where its passages are kept, by their addresses"],
            "under": [lambda _: "", "gives the HTML to put under the passage at an address"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        # When MkDocs has made every link lead from this page (0).
        md.treeprocessors.register(_Keeping(md, **self.getConfigs()), "passages", -10)


class _Keeping(Treeprocessor):
    """Go through a page in reading order, from passage to passage."""

    def __init__(
        self, md: Markdown, page: str, kept: MutableMapping[str, Passage], under: Callable[[str], str]
    ) -> None:
        super().__init__(md)
        self.page = page
        self.kept = kept
        self.under = under

    def run(self, root: Element) -> None:
        heading = ""
        blocks = list(root)
        for number, block in enumerate(blocks, 1):
            address = block.get("id", "")
            if block.tag in HEADINGS:
                heading = _words(block)
                if ADDRESSED.fullmatch(address):
                    inside = list(takewhile(_goes_on, blocks[number:]))
                    self._keep(address, heading, inside)
                    self._put_under(root, [block, *inside][-1], address)
            elif _is_paragraph(block):
                self._keep(address, heading, list(block))
                self._put_under(block, block[-1], address)

    def _keep(self, address: str, heading: str, blocks: list[Element]) -> None:
        words = Element("div", {"class": "paragraph"})
        words.extend(deepcopy(blocks))
        self.kept[address] = Passage(address, self.page, heading, words, self._written)

    def _put_under(self, parent: Element, last: Element, address: str) -> None:
        html = self.under(address)
        if html:
            # Python-Markdown puts raw HTML in the place of a paragraph that stands for it.
            place = Element("p")
            place.text = self.md.htmlStash.store(html)
            parent.insert(list(parent).index(last) + 1, place)

    def _written(self, element: Element) -> str:
        html = self.md.serializer(element)
        for each in self.md.postprocessors:
            html = each.run(html)
        return html.strip()


def _is_paragraph(block: Element) -> bool:
    return block.get("class") == "paragraph"


def _goes_on(block: Element) -> bool:
    """Return whether a block belongs to the heading before it."""
    return block.tag not in HEADINGS and not _is_paragraph(block)


def _words(heading: Element) -> str:
    """Return the words of a heading."""
    return escape("".join(heading.itertext()).strip(), quote=False)


def makeExtension(**settings: object) -> Passages:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Passages(**settings)
