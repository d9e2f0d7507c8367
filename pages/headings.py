"""The link to each heading that has an address, after it.

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
    """Put a link to each heading after it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        # When all that looks for headings among the blocks of a page has done so (the passages, at -10).
        md.treeprocessors.register(_Linking(md), "headings", -20)


class _Linking(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for heading in list(parent):
                if LINKED.fullmatch(heading.tag) and heading.get("id"):
                    parent.insert(list(parent).index(heading) + 1, _link_to(heading))


def _link_to(heading: Element) -> Element:
    name = f"Link to “{' '.join(''.join(heading.itertext()).split())}”"
    return Element("a", {"class": "headerlink", "href": f"#{heading.get('id')}", "aria-label": name})


def makeExtension(**settings: object) -> Headings:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Headings(**settings)
