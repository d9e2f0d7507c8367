"""What the build draws into the site's pages, in the place of each comment such as `<!-- flowchart -->`.

The steps themselves come from `protocol_logic`; here they get their place on a page.
`links` gives the address of each citation as seen from the page that is drawn.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pages import cases, checked, editions, figures, glossary, guidance, notes, tried, whole
from pages.addresses import Found, Links, links_from
from pages.local import Site
from pages.made import FLOWCHART
from pages.placeholders import Drawings
from pages.template import render
from protocol_logic import diagram, html
from protocol_logic.changes import CHANGES
from protocol_logic.flowchart import Flowchart, Point
from protocol_logic.form import record_form
from protocol_logic.local import WHOM, Local, as_data
from protocol_logic.protocol import PROTOCOL


def headed(found: Found, links: Links) -> Drawings:
    """Return what is drawn in a page's Markdown, for MkDocs to find its headings and its words."""
    return {
        "edition": editions.otherwise,
        "changes": lambda _: notes.changed_since(CHANGES, links, found.names(), found.today),
        "must-share": lambda _: notes.must_share(CHANGES, links),
        "look-again": lambda _: notes.look_again(CHANGES, found.today),
    }


def drawings(page: Page, files: Files, extra: Mapping[str, Any]) -> Drawings:
    """Return what is drawn on a page when its Markdown has been read."""
    found, assets, site = extra["found"], extra["assets"], extra["site"]
    links = links_from(page.file, files, found)

    def to(file: File) -> str:
        return file.url_relative_to(page.file)

    to_flowchart, to_root = to(files.src_uris[FLOWCHART]), to(files.src_uris["index.md"])
    return {
        "flowchart": lambda _: flowchart(PROTOCOL, links, map(to, assets.flowchart), site),
        "whole-flowchart": lambda _: whole_flowchart(PROTOCOL),
        "how-checked": lambda _: checked.counts_and_edges(PROTOCOL, links, to_flowchart),
        "invariants": lambda _: checked.invariants(),
        "figures": lambda part: figures.draw(figures.read(), figures.read_load())[part],
        "a-z": lambda _: render("a_to_z.html", letters=glossary.letters(found.terms), script=to(assets.glossary)),
        "tried": lambda _: tried.draw(tried.read()),
        "sources": lambda _: render("sources.html", script=to(assets.sources)),
        "on-device": lambda _: render("on_device.html", root=to_root, script=to(assets.on_device)),
        "whole": lambda _: whole.drawn(page.file, files, site.local),
        "contacts": lambda point: contacts(PROTOCOL, site.local, point),
        "top-changes": lambda _: notes.top(links, found.today),
        "changed": lambda step: notes.at_step(step, links, found.today, site.notes),
        **cases.drawings(page.file, files, links),
    }


def from_others(page: Page, files: Files, extra: Mapping[str, Any]) -> Drawings:
    """Return what a page shows of others, when all of them have been read."""
    found = extra["found"]
    links = links_from(page.file, files, found)

    def users(term: str) -> Iterator[tuple[str, str]]:
        for path, linked in found.linked.items():
            if term in linked:
                yield str(files.src_uris[path].page.title), files.src_uris[path].url_relative_to(page.file)

    return {
        "guidance": lambda citations: guidance.words(citations, found.passages, page.url, links),
        "used-on": lambda term: render("used_on.html", users=list(users(term))),
    }


def flowchart(chart: Flowchart, links: Links, scripts: Iterable[str], site: Site) -> str:
    """Return the flowchart one step at a time, with the record and what stays in view.

    `scripts` are the addresses of its scripts.
    """
    about = {"edition": chart.edition, "start": chart.start, "earlier": editions.earlier(chart), "links": links}
    here = as_data(site.local)
    return render(
        "flowchart.html",
        about=about | ({"local": here} if here else {}),
        steps=html.steps(chart, links, site.local),
        contacts=html.contacts(site.local.of(*chart.notes[0].whom)),
        harm=[html.point(each, links) for each in on_harm(chart)],
        record=record_form(),
        scripts=scripts,
        exit=site.exit,
    )


def on_harm(chart: Flowchart) -> list[Point]:
    """Return what holds at every step of someone at risk: the first note, and the acts that rest on it."""
    return [chart.notes[0], *(each for each in chart.points() if each.act and "note-harm" in each.cites)]


def contacts(chart: Flowchart, here: Local, point: str) -> str:
    """Return whom to contact for a point, by its id, or everyone where no point is named."""
    called_for = next((each.whom for each in chart.points() if each.id == point), WHOM)
    return html.contacts(here.of(*called_for))


def whole_flowchart(chart: Flowchart) -> str:
    """Return the whole flowchart, as a picture and as text."""
    return render(
        "whole_flowchart.html", advice=chart.advice, picture=diagram.svg(chart), text=html.text_version(chart)
    )
