"""The search: an entry for each numbered paragraph, beside those that the theme makes for headings."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from material.plugins.search.plugin import Parser, SearchIndex

from pages.passages import Passage

NUMBERED: Final = re.compile(r"[\d.]+")
BOOST: Final = 4
"""What the protocol says comes before what is said about it."""


def add(index: SearchIndex, page: str, passages: Iterable[Passage]) -> None:
    """Add the entries for the numbered paragraphs of the page at this address to the index of the search."""
    # A heading whose words are all in numbered paragraphs has nothing left to show.
    index.entries = [entry for entry in index.entries if entry["text"] or "#" not in entry["location"]]
    index.entries += entries(each for each in passages if each.page == page)


def entries(passages: Iterable[Passage]) -> Iterator[dict[str, object]]:
    """Yield the entry of each numbered paragraph among these passages."""
    for each in passages:
        if NUMBERED.fullmatch(each.address):
            parser = Parser()
            parser.feed(each.html(each.page))
            yield {
                "location": f"{each.page}#{each.address}",
                "title": f"{each.address} · {each.heading}",
                "text": "".join(parser.data[0].text).strip(),
                "boost": BOOST,
            }
