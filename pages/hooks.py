"""The MkDocs side of the site: which of our functions runs when.

The events come first, in the order in which MkDocs calls them.
They call the functions below, which know nothing of that order.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from material.plugins.search.plugin import Parser
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date
from mkdocs.utils.meta import get_data

from pages import draw, figures, glossary, guidance, notes, oddities, paragraphs
from pages.assets import Assets
from protocol_logic.cases import CASES
from protocol_logic.changes import CHANGES, Change
from protocol_logic.earlier import day
from protocol_logic.flowchart import Flowchart, Question, label
from protocol_logic.protocol import PROTOCOL

LOG = get_plugin_logger(__name__)

FLOWCHART: Final = "flowchart.md"
EMBEDDED: Final = "embed.md"
"""The flowchart without the rest of the site around it, for other sites to show in a frame."""
CHANGED_SINCE: Final = "about/changed-since.md"
FIGURES: Final = "about/figures.md"
EDITIONS: Final = "about/editions.md"
INVARIANTS: Final = Path(__file__).parent.parent / "tests/protocol_logic/test_protocol.py"
"""What is tested on every path; the page on how the flowchart was checked lists it."""

PARAGRAPH = re.compile(r'<section class="paragraph"[^>]* id="([^"]+)".*?(?=</section>)', re.DOTALL)
"""A numbered paragraph, up to its end: there are no other sections of this class, and no sections inside one."""
HEADED = re.compile(r'<h\d id="((?:before|rule|term)-[^"]+)".*?(?=<h\d|<section|\Z)', re.DOTALL)
"""A heading that has an address, and what stands under it."""
HEADING = re.compile(r'<h\d[^>]*>(.*?)(?:<a class="headerlink".*?)?</h\d>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
CHANGED = re.compile("<!-- changed: ([^ ]+) -->")
"""Where the notes on what has changed since go at a step."""
NOTES = re.compile(r'<footer class="notes".*?</footer>', re.DOTALL)
ID = re.compile(r'\sid="([^"]+)"')

serving = False
"""Whether this is `mkdocs serve`, whose live reload could not run under our Content-Security-Policy."""

odd: dict[str, str] = {}
"""The address of the oddity about each place that has one."""

places: dict[str, paragraphs.Place] = {}
"""Everything on the site that has an address, found before any page is built."""


# --- Events ---


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is `mkdocs serve`."""
    global serving  # noqa: PLW0603 (no other event knows)
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Give the banner the date of this edition, and leave out a style sheet that nothing needs."""
    config.extra["edition"] = day(PROTOCOL.edition)
    # The reference of Python looks well without it, and it would be on every page.
    config.extra_css.remove(config.plugins["mkdocstrings"].css_filename)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Find every address, and check everything that points to one."""
    docs = {file.src_uri: file.content_string for file in files.documentation_pages()}
    found = paragraphs.find_places(docs)
    references = paragraphs.find_references(found, steps(PROTOCOL), docs)
    places.clear()
    places.update({place.address: place for place in found})
    slips = [
        *paragraphs.wrong_places(found),
        *paragraphs.wrong_references(docs, references),
        *wrong_citations(PROTOCOL, CHANGES, places),
    ]
    if slips:
        raise BuildError("\n".join(["put these right first:", *slips]))
    config.mdx_configs["pages.paragraphs"] = {"references": references}
    odd.clear()
    odd.update(oddities.find(docs[oddities.PAGE], references))
    config.extra["assets"] = assets = Assets(files, config)
    for each in assets.everywhere:
        script = ExtraScriptValue(each.src_uri)
        script.type = "module"
        config.extra_javascript.append(script)
    config.extra_css = [name_by_content(files.src_uris[sheet]) for sheet in config.extra_css]
    for case in CASES:
        page = File.generated(config, handout_of(case.number), content=draw.handout(case, docs[page_of(case.number)]))
        page.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(page)
    embedded = File.generated(config, EMBEDDED, content=draw.embedded(docs[FLOWCHART]))
    embedded.inclusion = InclusionLevel.NOT_IN_NAV
    files.append(embedded)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Set up the glossary for this page, and draw what has headings for MkDocs to list."""
    entries = files.src_uris[paragraphs.GLOSSARY]
    if page.file is entries:
        config.mdx_configs["pages.glossary"] = {"terms": []}
        return glossary.add_addresses(markdown)
    config.mdx_configs["pages.glossary"] = {"terms": glossary.find_terms(entries.content_string)}
    links = links_from(page, files)
    markdown = markdown.replace("<!-- must-share -->", notes.must_share(CHANGES, links))
    return markdown.replace("<!-- changes -->", notes.changed_since(CHANGES, links, names(PROTOCOL), today()))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw the flowchart, and the notes under everything that has an address."""
    links = links_from(page, files)
    html = draw_placeholders(frame_tables(html), page, files, links, config.extra)
    for addressed in (PARAGRAPH, HEADED):
        html = addressed.sub(lambda match: match[0] + notes.under(parts_of(match[1]), PROTOCOL, links, today()), html)
    if page.file.src_uri == oddities.PAGE:
        html = oddities.add_addresses(html)
    # MkDocs has seen only the addresses in Markdown, and would call a link to a question broken.
    page.present_anchor_ids = set(ID.findall(html))
    return html


def on_env(_environment: object, files: Files, **_: object) -> None:
    """When every page is drawn, take from each what others show of it: uses of terms, and paragraphs at the steps."""
    entries = files.src_uris[paragraphs.GLOSSARY]
    uses = glossary_uses(files, entries)
    for term in glossary.unused(entries.content_string, uses):
        LOG.warning('docs/%s: no page uses "%s"', entries.src_uri, term)
    if entries.page:
        entries.page.content = glossary.add_uses(entries.page.content or "", uses)
    found = drawn_places(files)
    for name in (FLOWCHART, EMBEDDED):
        page = files.src_uris[name].page
        if page:
            page.content = guidance.open_in_place(page.content or "", partial(words_at, page, files, found))


@event_priority(-50)  # after the search plugin has read the page
def on_page_context(_context: object, page: Page, config: MkDocsConfig, **_: object) -> None:
    """Give each paragraph an entry of its own in the search."""
    index = config.plugins["material/search"].search_index
    # A heading whose words are all in numbered paragraphs has nothing left to show.
    index.entries = [entry for entry in index.entries if entry["text"] or "#" not in entry["location"]]
    index.entries += search_entries(page.content or "", page.url)


def on_post_page(output: str, **_: object) -> str:
    """Add the Content-Security-Policy to a page."""
    return output if serving else add_policy(output)


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """Add the Content-Security-Policy to the page for addresses that do not exist."""
    return add_policy(output_content) if template_name == "404.html" and not serving else output_content


# --- Addresses ---


def steps(flowchart: Flowchart) -> list[str]:
    """Return the ids of the questions, pauses and outcomes."""
    return [node.id for node in flowchart.nodes]


def links_from(page: Page, files: Files) -> dict[str, str]:
    """Return the link from a page to each address, to each step of the flowchart and to each change since."""
    here = page.file
    to_flowchart = files.src_uris[FLOWCHART].url_relative_to(here)
    to_changes = files.src_uris[CHANGED_SINCE].url_relative_to(here)
    return {
        **{step: f"{to_flowchart}#{step}" for step in steps(PROTOCOL)},
        "editions": files.src_uris[EDITIONS].url_relative_to(here),
        **{f"change-{change.id}": f"{to_changes}#change-{change.id}" for change in CHANGES},
        **{f"case-{case.number}": files.src_uris[page_of(case.number)].url_relative_to(here) for case in CASES},
        **{
            f"oddity-{address}": f"{files.src_uris[oddities.PAGE].url_relative_to(here)}#{anchor}"
            for address, anchor in odd.items()
        },
        **{
            place.address: f"{files.src_uris[place.file].url_relative_to(here)}#{place.address}"
            for place in places.values()
        },
    }


def drawn_places(files: Files) -> dict[str, tuple[str, str]]:
    """Return the HTML of each paragraph, rule and term, and the address of the page it is on, by its own address."""
    return {
        found[1]: (found[0], file.url)
        for file in files.documentation_pages()
        if file.page
        for addressed in (PARAGRAPH, HEADED)
        for found in addressed.finditer(file.page.content or "")
    }


def words_at(page: Page, files: Files, drawn: dict[str, tuple[str, str]], address: str) -> str:
    """Return the words of a place for another page to show, and where to read what has changed since.

    The notes beside the flowchart are in view there anyway.
    """
    if address.startswith("note-"):
        return ""
    html, there = drawn[address]
    words = guidance.taken_from(html, there, page.url)
    if not any(address in change.paragraphs for change in CHANGES):
        return words
    link = links_from(page, files)[address]
    return f'{words}<p class="changed-here"><a href="{link}">What has changed since, at {label(address)}</a></p>'


def page_of(case: int) -> str:
    """Return the path of a case's page."""
    return f"cases/case-{case}.md"


def handout_of(case: int) -> str:
    """Return the path of a case's handout, which is drawn from its page."""
    return f"cases/case-{case}-handout.md"


def glossary_uses(files: Files, entries: File) -> dict[str, list[tuple[str, str]]]:
    """Return the title and the link of each page that uses a term, by the term's address, as seen from the glossary."""
    uses: dict[str, list[tuple[str, str]]] = {}
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav):
        if file.page and file is not entries:
            for address in dict.fromkeys(glossary.USE.findall(file.page.content or "")):
                uses.setdefault(address, []).append((str(file.page.title), file.url_relative_to(entries)))
    return uses


def names(flowchart: Flowchart) -> dict[str, str]:
    """Return what each address and each step of the flowchart is called."""
    return {
        **{place.address: place.name.removeprefix("term: ") for place in places.values()},
        **{node.id: node.text if isinstance(node, Question) else node.title for node in flowchart.nodes},
    }


def parts_of(address: str) -> list[str]:
    """Return an address with those of its lettered parts: `3.40` in; `3.40`, `3.40-i` and so on out."""
    return [each.address for each in places.values() if each.address == address or each.name.startswith(f"{address}(")]


def wrong_citations(flowchart: Flowchart, changes: Iterable[Change], addresses: Iterable[str]) -> list[str]:
    """Return a message for each citation in the flowchart or the changes that leads nowhere."""
    known = {*addresses, *steps(flowchart)}
    cited = [
        *((f"protocol.py: {claim}", cites) for claim, cites in citations(flowchart)),
        *((f"changes.py: {change.id}", (*change.paragraphs, *change.steps)) for change in changes),
    ]
    return [
        f"{where}: {paragraphs.no_such(each, known)}" for where, cites in cited for each in cites if each not in known
    ]


def citations(flowchart: Flowchart) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each thing in the flowchart that cites something, and what it cites."""
    for each in (*flowchart.nodes, *flowchart.points()):
        yield each.id, each.cites
    for question in flowchart.questions:
        for answer in question.answers:
            yield f"{question.id}={answer.id}", answer.cites
        for help_ in question.helps:
            yield f"{question.id}: {help_.title}", help_.cites


# --- What is drawn ---


def today() -> date:
    """Return the day of the build, or that of `SOURCE_DATE_EPOCH`, so that a build can be repeated."""
    return date.fromisoformat(get_build_date())


def name_by_content(file: File) -> str:
    """Put a part of the hash of a file's content into its name, and return its address.

    A browser that has kept the style sheet of an earlier build never shows a page of this one with it.
    """
    name, dot, ending = file.dest_uri.rpartition(".")
    file.dest_uri = f"{name}.{sha256(file.content_bytes).hexdigest()[:8]}{dot}{ending}"
    return file.url


def frame_tables(html: str) -> str:
    """Return the page with a frame round each table, so that the keyboard can scroll one too wide for the screen."""
    frame = '<div class="table-frame" tabindex="0" role="group" aria-label="Table">'
    return html.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")


def draw_placeholders(html: str, page: Page, files: Files, links: dict[str, str], extra: dict[str, Any]) -> str:
    """Return the page with what is drawn from the table in the place of each `<!-- name -->` comment."""
    assets: Assets = extra["assets"]
    to_flowchart = files.src_uris[FLOWCHART].url_relative_to(page.file)
    if "<!-- flowchart -->" in html:
        drawn = draw.flowchart(PROTOCOL, links, assets.flowchart.url_relative_to(page.file), extra["exit"])
        html = html.replace("<!-- flowchart -->", drawn)
        html = CHANGED.sub(lambda match: notes.at_step(match[1], links, today()), html)
        html = html.replace("<!-- whole-flowchart -->", draw.whole_flowchart(PROTOCOL))
    html = html.replace("<!-- sources -->", draw.script_tag(assets.sources.url_relative_to(page.file)))
    root = files.src_uris["index.md"].url_relative_to(page.file)
    html = html.replace("<!-- offline -->", draw.offline(root, assets.offline.url_relative_to(page.file)))
    if "<!-- how-checked -->" in html:
        html = html.replace("<!-- how-checked -->", draw.how_checked(PROTOCOL, links, to_flowchart))
        html = html.replace("<!-- invariants -->", draw.invariants(INVARIANTS.read_text("utf-8")))
    if page.file.src_uri == FIGURES:
        for name, drawn in figures.draw(figures.read()).items():
            html = html.replace(f"<!-- {name} -->", frame_tables(drawn))
    html = html.replace("<!-- top-changes -->", notes.top(links, today()))
    if "<!-- cases -->" in html:
        html = html.replace("<!-- cases -->", draw.cases(case_pages(page, files)))
    if "case" in page.meta:
        case = CASES[page.meta["case"] - 1]
        handout = files.src_uris[handout_of(case.number)].url_relative_to(page.file)
        html = html.replace("<!-- try -->", draw.try_first(PROTOCOL, case, to_flowchart, handout))
        for number, decision in enumerate(case.decisions, 1):
            drawn = draw.decision(PROTOCOL, decision, to_flowchart)
            html = html.replace(f"<!-- decision: {number} -->", drawn)
        html += notes.odd([f"case-{case.number}"], links)
    return html


def case_pages(page: Page, files: Files) -> list[tuple[str, dict[str, object]]]:
    """Return the address and the front matter of each case's page, in order, as seen from a page."""
    found = [file for file in files.documentation_pages() if paragraphs.CASE.fullmatch(file.src_uri)]
    return [(file.url_relative_to(page.file), get_data(file.content_string)[1]) for file in found]


# --- Search ---


def search_entries(html: str, url: str) -> list[dict[str, object]]:
    """Return the search entries for the numbered paragraphs in the HTML of the page at `url`."""
    entries: list[dict[str, object]] = []
    heading = ""
    for found in re.finditer(f"{HEADING.pattern}|{PARAGRAPH.pattern}", NOTES.sub("", html), re.DOTALL):
        over, address = found.groups()
        if address is None:
            heading = TAG.sub("", over).strip()
            continue
        parser = Parser()
        parser.feed(found[0])
        text = "".join(parser.data[0].text).strip()
        title = f"{address} · {heading}"
        # What the protocol says comes before what is said about it.
        entries.append({"location": f"{url}#{address}", "title": title, "text": text, "boost": 4})
    return entries


# --- Safety ---


def add_policy(page: str) -> str:
    """Return the page with a Content-Security-Policy, which allows no script that is in the page itself."""
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "base-uri 'self'; form-action 'none'"
    )
    charset = '<meta charset="utf-8">'
    # A site that a link leads to, or that the quick exit opens, is not told where the reader was.
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'
    )
    return page.replace(charset, charset + metas, 1)
