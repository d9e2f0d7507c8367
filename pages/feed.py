"""The feed of editions, for whoever wants to be told of a new one: Atom, drawn from the editions that are kept."""

from typing import Final
from uuid import NAMESPACE_URL, uuid5

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pages.addresses import EDITIONS
from pages.template import render
from protocol_logic.compare import as_text, compare
from protocol_logic.dates import in_words
from protocol_logic.edition import editions

FEED: Final = "editions.xml"


def add(files: Files, config: MkDocsConfig) -> None:
    """Put the feed beside the pages."""
    page = files.src_uris[EDITIONS].url
    files.append(File.generated(config, FEED, content=atom(config.site_name, config.site_url or "", page)))


def atom(name: str, site_url: str, page: str) -> str:
    """Return the feed of a site of this name, with links to the entries of its page on editions.

    What it is known by is a name made from the site's and the day, so that it stays the same wherever the site is.
    """
    kept = editions()
    days = list(kept)
    entries = [
        {
            "id": uuid5(NAMESPACE_URL, f"{name} {day}"),
            "day": day,
            "title": f"Edition of {in_words(day)}",
            "link": f"{page}#{in_words(day).lower().replace(' ', '-')}",
            "text": as_text(compare(kept[before], kept[day])) if before else "The first edition.",
        }
        for before, day in zip(["", *days], days, strict=False)
    ]
    return render("editions.xml", name=name, id=uuid5(NAMESPACE_URL, name), base=site_url, entries=entries[::-1]) + "\n"
