"""The link beside each heading that has an address.

It stands outside the heading, so that whoever copies a heading, or hears the list of them, gets its words alone.
What shows is a sign from the style sheet, which is no text; its name says which heading it is for.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

LINKED: Final = re.compile(r"h[2-6]")
"""The title of a page has no link: it is the address of the page."""


class Headings(Extension):
    """Put a link to each heading beside it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        # When all that looks for headings among the blocks of a page has done so (the passages, at -10).
        md.treeprocessors.register(_Linking(md), "headings", -20)


class _Linking(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for at, heading in enumerate(parent):
                if LINKED.fullmatch(heading.tag) and heading.get("id"):
                    parent[at] = _beside(heading)


def _beside(heading: Element) -> Element:
    """Return a heading together with the link to it."""
    both = Element("div", {"class": "headed"})
    both.tail, heading.tail = heading.tail, None
    name = f"Link to “{' '.join(''.join(heading.itertext()).split())}”"
    link = Element("a", {"class": "headerlink", "href": f"#{heading.get('id')}", "aria-label": name})
    both.extend([heading, link])
    return both


def makeExtension(**settings: object) -> Headings:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Headings(**settings)
