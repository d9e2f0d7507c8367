"""A frame round each table, so that the keyboard can scroll one too wide for the screen.

A row of a table that has a column “Status” says its status in an attribute too: a reader's browser may translate the
words, and a script that looked for them would find nothing.
"""

from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

FRAME: Final = {"class": "table-frame", "tabindex": "0", "role": "group", "aria-label": "Table"}
STATUS: Final = "Status"


class Tables(Extension):
    """Put a frame round each table that is written in Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Register with Python-Markdown."""
        # After line breaks are put in (10), which would set the table apart from its frame.
        md.treeprocessors.register(_Framing(md), "tables", 9)


class _Framing(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for at, table in enumerate(parent):
                if table.tag == "table":
                    frame = parent[at] = Element("div", FRAME)
                    frame.append(table)
                    _mark_status(table)
                    frame.tail, table.tail = table.tail, None


def _mark_status(table: Element) -> None:
    heads = [" ".join("".join(head.itertext()).split()) for head in table.iter("th")]
    if STATUS in heads:
        for row in table.iter("tr"):
            cells = row.findall("td")
            if cells:
                row.set("data-status", "".join(cells[heads.index(STATUS)].itertext()).strip())


def makeExtension(**settings: object) -> Tables:  # noqa: N802 (the name Python-Markdown looks for)
    """Return the extension, as `markdown_extensions` in mkdocs.yml asks for it."""
    return Tables(**settings)
