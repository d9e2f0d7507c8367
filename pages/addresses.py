"""Everything on the site that has an address: what is found before any page is drawn, and the links to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urldefrag

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from pages import glossary, oddities, paragraphs
from pages.glossary import Term
from pages.made import CASE_PAGE, FLOWCHART
from pages.paragraphs import GLOSSARY, Place
from pages.passages import Passage
from protocol_logic.cases import CASES
from protocol_logic.change import Change
from protocol_logic.changes import CHANGES
from protocol_logic.flowchart import Flowchart, called
from protocol_logic.protocol import PROTOCOL

CHANGED_SINCE: Final = "about/changed-since.md"
EDITIONS: Final = "about/editions.md"
KEPT: Final = 256
"""How many pages are remembered from one build to the next, more than there are."""

type Links = Mapping[str, str]
"""The link to each address, from one page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is found once for a build; `passages` and `linked` are filled as one page after the other is drawn."""

    places: Mapping[str, Place]
    """Each place, by its address."""
    references: Mapping[str, str]
    """What an author can write in brackets, in lower case, and the link it leads to."""
    oddities: Mapping[str, str]
    """The address of the oddity about each place that has one."""
    terms: Sequence[Term]
    """The entries of the glossary."""
    today: date
    """The day of the build, or that of `SOURCE_DATE_EPOCH`, so that a build can be repeated."""
    passages: dict[str, Passage] = field(default_factory=dict)
    """The words of each passage, by its address."""
    linked: dict[str, set[str]] = field(default_factory=dict)
    """The addresses that each page links to, by its path; without the glossary, and without pages in no menu."""

    def names(self) -> dict[str, str]:
        """Return what each address and each step of the flowchart is called."""
        return {
            **{place.address: place.name.removeprefix("term: ") for place in self.places.values()},
            **{node.id: called(node) for node in PROTOCOL.nodes},
        }

    def parts_of(self, address: str) -> list[str]:
        """Return an address with those of its lettered parts: `3.40` in; `3.40`, `3.40-i` and so on out."""
        return [
            each.address
            for each in self.places.values()
            if each.address == address or each.name.startswith(f"{address}(")
        ]


def find(docs: Mapping[str, str]) -> Found:
    """Return what is found in the docs (path to Markdown), in which nothing may be wrong: see slips.py."""
    found = paragraphs.find_places(docs)
    places = {place.address: place for place in found}
    references = paragraphs.find_references(found, steps(PROTOCOL), docs)
    return Found(
        places,
        references,
        oddities=oddities.find(docs[oddities.PAGE], references),
        terms=glossary.find_terms(docs[GLOSSARY]),
        today=date.fromisoformat(get_build_date()),
    )


def keep(page: Page, html: str, found: Found) -> None:
    """Keep what ids a page has for MkDocs, and where it leads for the glossary."""
    read = _read(html)
    # MkDocs has seen only the addresses in Markdown, and would call a link to a question broken.
    page.present_anchor_ids = read.ids
    if page.file.inclusion.is_in_nav() and page.file.src_uri != GLOSSARY:
        found.linked[page.file.src_uri] = read.linked


@lru_cache(maxsize=KEPT)
def _read(html: str) -> "Read":
    """Return the addresses in a page's HTML, which for most is as it was while one page is being written."""
    return Read(html)


def links_from(here: File, files: Files, found: Found) -> Links:
    """Return the link from a page to each place, step, change since, case and oddity, and to the editions."""

    def to(path: str) -> str:
        return files.src_uris[path].url_relative_to(here)

    to_flowchart, to_changes, to_oddities = to(FLOWCHART), to(CHANGED_SINCE), to(oddities.PAGE)
    return {
        **{step: f"{to_flowchart}#{step}" for step in steps(PROTOCOL)},
        "editions": to(EDITIONS),
        **{f"change-{change.id}": f"{to_changes}#change-{change.id}" for change in CHANGES},
        **{f"case-{case.number}": to(CASE_PAGE.format(case.number)) for case in CASES},
        **{f"oddity-{address}": f"{to_oddities}#{oddity}" for address, oddity in found.oddities.items()},
        **{address: f"{to(place.file)}#{address}" for address, place in found.places.items()},
    }


def steps(flowchart: Flowchart) -> list[str]:
    """Return the ids of the questions, pauses and outcomes."""
    return [node.id for node in flowchart.nodes]


def citations(flowchart: Flowchart, changes: Iterable[Change]) -> set[str]:
    """Return each address and each step that the flowchart or the changes cite."""
    answers = [answer for question in flowchart.questions for answer in question.answers]
    helps = [help_ for question in flowchart.questions for help_ in question.helps]
    citing = (*flowchart.nodes, *flowchart.points(), *answers, *helps)
    return {
        *(cited for each in citing for cited in each.cites),
        *(cited for change in changes for cited in (*change.paragraphs, *change.steps)),
    }


class Read(HTMLParser):
    """The addresses in a page's HTML."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.ids: set[str] = set()
        """Those that it has."""
        self.linked: set[str] = set()
        """Those that its links lead to, here or on another page."""
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the id of an element, and where it leads."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "href" and value:
                self.linked.add(urldefrag(value).fragment)
