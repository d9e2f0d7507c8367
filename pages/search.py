"""What the search looks through: the words of the site in entries that each have an address, and the synonyms.

An entry is a numbered paragraph, a change since, or a heading with what stands under it.
A page whose front matter says `search: exclude: true` is left out.
`overrides/scripts/find.js` finds what a reader types among them.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NotRequired, TypedDict

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pages.assets import add_by_content
from pages.passages import HEADINGS
from protocol_logic.changes import CHANGES

KEPT: Final = 256
"""How many pages are remembered from one build to the next, more than there are."""
SYNONYMS: Final = Path(__file__).with_name("synonyms.txt")

WEIGHTS: Final = {"The protocol": 1.4, "May I share this?": 0.85, "Sources": 0.6, "Cases": 0.6}
"""How much the pages of a part of the menu count, if not 1: what the protocol says comes before what is said of it."""
LAST: Final = "About"
"""The part whose pages are about this site: they come after all others that have as much of what was typed."""

UNREAD: Final = frozenset({"details", "script", "svg", "flowchart-bar", "headerlink", "notes", "number", "used-on"})
"""The elements and classes of what is left out: it has an address elsewhere, or nobody is looking for it."""
VOID: Final = frozenset({"br", "hr", "img", "input", "wbr"})
"""The elements that have no end."""
INLINE: Final = frozenset({"a", "b", "code", "em", "i", "mark", "span", "strong"})
"""Those that do not part the words before them from those after."""


ALSO: Final = re.compile(r"Also written: (.*?)\. ?")
"""What an entry of the glossary begins with."""


class Entry(TypedDict):
    """A place on a page, and its words."""

    id: str
    title: str
    text: str
    over: NotRequired[str]
    """The heading over a paragraph."""
    also: NotRequired[list[str]]
    """The other forms of a term."""
    parts: NotRequired[list[str]]
    """The ids of its lettered parts."""


class Searched(TypedDict):
    """What the search is told of a page."""

    url: str
    title: str
    weight: float
    last: bool
    entries: list[Entry]


def read(page: Page, html: str) -> Searched | None:
    """Return what the search is told of a page with these words, or nothing if it is to be left out."""
    if page.meta.get("search", {}).get("exclude"):
        return None
    part = str([page, *page.ancestors][-1].title)
    return {
        "url": page.url,
        "title": str(page.title),
        "weight": WEIGHTS.get(part, 1),
        "last": part == LAST,
        "entries": _entries(html),
    }


@lru_cache(maxsize=KEPT)
def _entries(html: str) -> list[Entry]:
    """Return the entries of a page, of which most are as they were while one is being written."""
    return list(_tidy(Reader(html).entries))


def add(pages: Iterable[Searched | None], files: Files, config: MkDocsConfig) -> File:
    """Add a file with these pages and the synonyms to the site; its name has a hash of its content."""
    found = {"synonyms": synonyms(SYNONYMS.read_text("utf-8")), "pages": [each for each in pages if each]}
    content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return add_by_content(files, config, "search.json", content)


def synonyms(text: str) -> list[tuple[str, list[str]]]:
    """Return what people type, and what the site says for it.

    Raises:
        BuildError: a line is not of the form that the file describes; the message names it.

    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            typed, said = ([each.strip() for each in side.split(",")] for side in line.partition(":")[::2])
            if not all((*typed, *said)):
                raise BuildError(f"{SYNONYMS.name}:{number}: what is typed, a colon, and what the site says for it")
            found += [(each, said) for each in typed]
    return found


def _tidy(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries without double spaces, and without headings whose words are all in paragraphs."""
    laws = {f"change-{change.id}": f"Changed since: {change.authorities[0].name}" for change in CHANGES}
    for each in entries:
        title, text = (" ".join(each[part].split()) for part in ("title", "text"))
        entry: Entry = {**each, "title": laws.get(each["id"], title), "text": text}
        also = ALSO.match(text)
        if also:
            entry["also"] = also[1].split(", ")
            entry["text"] = text.removeprefix(also[0])
        if title and (text or not each["id"]):
            yield entry


class Reader(HTMLParser):
    """Reads the entries of a page from its HTML."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.entries: list[Entry] = []
        self._heading = self._at = self._begin("", "")
        """The entry of the last heading, and the one that words are added to."""
        self._open: list[tuple[str, str]] = []
        """Each element that is open, and what ends with it."""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an entry, or leave something out."""
        if tag not in INLINE:
            self.handle_data(" ")
        if tag in VOID:
            return
        attributes = {name: value or "" for name, value in attrs}
        address, classes = attributes.get("id", ""), attributes.get("class", "").split()
        ends = ""
        if self._is_in("unread"):
            pass
        elif UNREAD.intersection((tag, *classes)) or (self._is_in("title") and "part" in classes):
            ends = "unread"
        elif address and tag in HEADINGS:
            ends = "title"
            self._heading = self._at = self._begin("" if tag == "h1" else address, "")
        elif "paragraph" in classes and address:
            ends = "entry"
            self._at = self._begin(address, address)
            self._at["over"] = " ".join(self._heading["title"].split())
        elif "change" in classes and address:
            ends = "entry"
            self._at = self._begin(address, "Changed since")
        elif "part" in classes:
            self._at["parts"] = [*self._at.get("parts", []), address]
        self._open.append((tag, ends))

    def handle_endtag(self, tag: str) -> None:
        """End what began with this element."""
        opened, ends = self._open.pop() if self._open else ("", "")
        if opened != tag:
            raise ValueError(f"<{opened}> is ended by </{tag}>")
        if ends == "entry":
            self._at = self._heading
        if tag not in INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        """Add words to the title or the text of the entry that they are in."""
        if not self._is_in("unread"):
            self._at["title" if self._is_in("title") else "text"] += data

    def _begin(self, address: str, title: str) -> Entry:
        entry: Entry = {"id": address, "title": title, "text": ""}
        self.entries.append(entry)
        return entry

    def _is_in(self, what: str) -> bool:
        return any(ends == what for _, ends in self._open)
