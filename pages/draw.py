"""What the build draws into the site's pages, in the place of each comment such as `<!-- flowchart -->`.

The steps themselves come from `protocol_logic`; here they get their place on a page.
`links` gives the address of each citation as seen from the page that is drawn.
"""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pages import cases, checked, editions, figures, glossary, guidance, notes
from pages.addresses import Found, Links, links_from
from pages.made import FLOWCHART
from pages.placeholders import Drawings
from protocol_logic import diagram, html
from protocol_logic.changes import CHANGES
from protocol_logic.flowchart import Flowchart
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
    found, assets = extra["found"], extra["assets"]
    links = links_from(page.file, files, found)

    def to(file: File) -> str:
        return file.url_relative_to(page.file)

    to_flowchart, to_root = to(files.src_uris[FLOWCHART]), to(files.src_uris["index.md"])
    return {
        "flowchart": lambda _: flowchart(PROTOCOL, links, to(assets.flowchart), extra["exit"]),
        "whole-flowchart": lambda _: whole_flowchart(PROTOCOL),
        "how-checked": lambda _: checked.counts_and_edges(PROTOCOL, links, to_flowchart),
        "invariants": lambda _: checked.invariants(),
        "figures": lambda part: figures.draw(figures.read())[part],
        "sources": lambda _: script_tag(to(assets.sources)),
        "on-device": lambda _: on_device(to_root, to(assets.on_device)),
        "top-changes": lambda _: notes.top(links, found.today),
        "changed": lambda step: notes.at_step(step, links, found.today),
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
        "used-on": lambda term: glossary.used_on(users(term)),
    }


def flowchart(chart: Flowchart, links: Links, script: str, exit_to: str) -> str:
    """Return the flowchart one step at a time, with the record and what stays in view.

    `script` is the address of flowchart.js.
    `exit_to` is the address that “Exit this page” opens.
    """
    about = {"edition": chart.edition, "start": chart.start, "earlier": editions.earlier(chart), "links": links}
    return (
        '<div class="flowchart"><protocol-flowchart>'
        # Inside a script element only "</" could end it early.
        f'<script type="application/json">{json.dumps(about, ensure_ascii=False).replace("</", "<\\/")}</script>'
        f'<p class="flowchart-bar" hidden><a class="flowchart-back" href="#{chart.start}" data-reopen>Back</a> '
        f'<a href="#{chart.start}" data-restart>Start again</a></p>'
        '<p class="flowchart-alone" hidden>This is one step on its own. To keep your answers as you go, '
        f'<a href="#{chart.start}" data-restart>start from the first question</a>.</p>'
        '<div class="flowchart-earlier" data-slot="earlier" role="status"></div>'
        f"{html.steps(chart, links)}"
        f"<protocol-record>{html.record_form(links)}{RECORD_ACTIONS}</protocol-record>"
        f'<div class="flowchart-path" data-slot="path"></div>{SHARE}'
        '<p class="flowchart-status" role="status"></p>'
        '<p class="flowchart-progress" hidden><progress aria-label="Loading Python"></progress> '
        '<output aria-live="off"></output></p>'
        "</protocol-flowchart>"
        f"{_in_view(exit_to)}</div>{script_tag(script)}"
    )


def whole_flowchart(chart: Flowchart) -> str:
    """Return the whole flowchart, as a picture and as text."""
    return (
        '<h2 id="picture">The whole flowchart as a picture</h2>'
        "<p>Each box leads to its step. At every question you can also answer “I’m not sure”: "
        f'<a href="#{chart.advice}">seek advice</a>, then come back.</p>'
        f'<section class="picture-frame" tabindex="0" aria-label="Picture of the flowchart">'
        f"{diagram.svg(chart)}</section>"
        '<h2 id="text-version">The whole flowchart as text</h2>'
        "<details><summary>Every question, each of its answers, and where each leads</summary>"
        f"{html.text_version(chart)}</details>"
    )


RECORD_ACTIONS: Final = (
    '<p class="record-kept" hidden>You wrote some of this before you started again. If this is another case, '
    "clear it.</p>"
    '<p class="record-actions">'
    '<button type="button" data-do="print">Print the record</button> '
    '<button type="button" data-do="copy" class="with-python">Copy as text</button> '
    '<button type="button" data-do="text" class="with-python">Download as text</button> '
    '<button type="button" data-do="markdown" class="with-python">Download as Markdown</button> '
    '<button type="button" data-do="json" class="with-python">Download as JSON</button> '
    '<button type="button" data-do="clear">Clear what you wrote</button></p>'
    '<p class="record-status" role="status"></p>'
    '<details class="preview with-python"><summary>See the whole record</summary>'
    '<pre class="record" tabindex="0"></pre></details>'
    '<div class="sheet"></div>'
)
"""What can be done with the record, once there is script; most of it needs Python too."""

SHARE: Final = (
    '<p class="share" hidden><button type="button" data-copy=".share .link">Copy a link to this path</button> '
    'It holds your answers and nothing that you wrote. <output></output> <span class="link"></span></p>'
)


def _in_view(exit_to: str) -> str:
    """Return what stays in view at every step: not to delay, and the quick way out."""
    return (
        '<p class="in-view" data-search-exclude="true"><span><a href="#note-harm">At risk of harm? Do not delay.</a> '
        "In danger now: <strong>999</strong>.</span> "
        f'<a class="exit" href="{escape(exit_to)}" rel="nofollow noreferrer">Exit this page</a></p>'
    )


def script_tag(address: str) -> str:
    """Return the element that loads a script."""
    return f'<script type="module" src="{escape(address)}"></script>'


def on_device(root: str, script: str) -> str:
    """Return the place where a reader keeps the site on their device, for the script to fill.

    `root` is the address of the site's first page.
    """
    return (
        f'<protocol-on-device data-root="{escape(root)}"><p>Your browser cannot keep this site here: '
        "it needs JavaScript, a page that comes over https, and no private window.</p></protocol-on-device>"
        f"{script_tag(script)}"
    )
