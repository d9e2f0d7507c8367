"""What the build draws of the eight cases: the table of them, and on each one's page its way through the flowchart."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.utils.meta import get_data

from pages import notes
from pages.addresses import Links
from pages.made import CASE_PAGE, FLOWCHART, HANDOUT
from pages.placeholders import Drawings
from protocol_logic.cases import CASES, Case, Decision
from protocol_logic.flowchart import Flowchart, Question
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import to_text, walk


def drawings(here: File, files: Files, links: Links) -> Drawings:
    """Return what the table of cases needs, and a case's own page."""
    to_flowchart = files.src_uris[FLOWCHART].url_relative_to(here)
    drawn = {"cases": lambda _: table(pages(here, files))}
    case = next((each for each in CASES if CASE_PAGE.format(each.number) == here.src_uri), None)
    if case:
        to_handout = files.src_uris[HANDOUT.format(case.number)].url_relative_to(here)
        drawn["try"] = lambda _: try_first(PROTOCOL, case, to_flowchart, to_handout)
        drawn["odd"] = lambda _: notes.odd([f"case-{case.number}"], links)
        drawn["decision"] = lambda number: decision(PROTOCOL, case.decisions[int(number) - 1], to_flowchart)
    return drawn


def pages(here: File, files: Files) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield the address and the front matter of each case's page, in order, as seen from a page."""
    for case in CASES:
        file = files.src_uris[CASE_PAGE.format(case.number)]
        yield file.url_relative_to(here), get_data(file.content_string)[1]


def table(pages: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """Return the table of cases from each page's address and front matter."""
    rows = "".join(
        f'<tr><td><a href="{escape(address)}">Case {meta["case"]}: {escape(CASES[meta["case"] - 1].title)}</a></td>'
        + "".join(f"<td>{escape(str(meta[name]))}</td>" for name in ("setting", "asked", "consent", "lesson"))
        + "</tr>"
        for address, meta in pages
    )
    return (
        '<section class="table-frame" tabindex="0" aria-label="The eight cases at a glance">'
        "<table><thead><tr><th>Case</th><th>Setting</th><th>Who shares with whom</th><th>Consent</th>"
        f"<th>What it teaches</th></tr></thead><tbody>{rows}</tbody></table></section>"
    )


def decision(chart: Flowchart, each: Decision, step: str) -> str:
    """Return a case's decision as steps through the flowchart, with a link that opens it there."""
    missed = (
        f"<p><strong>What the flowchart would have asked:</strong> {escape(each.missed)}</p>" if each.missed else ""
    )
    if not each.answers:
        return f'<div class="decision">{missed}</div>'
    found = walk(chart, dict(each.answers))
    at_first = dict(each.earlier)
    rows = "".join(
        f'<li><a href="{step}#{taken.question.id}">{escape(taken.question.text)}</a> '
        f"{_earlier(chart, taken.question, at_first)}{escape(taken.answer.text)}."
        f"{' <em>The story does not say.</em>' if taken.question.id in each.silent else ''}</li>"
        for taken in found.steps
    )
    end = f'<a href="{step}#{found.at.id}">{escape(_name(chart, found.at.id))}</a>'
    leads = "The story says no more. The next question would be" if isinstance(found.at, Question) else "This leads to"
    return (
        f'<div class="decision"><p>In the flowchart:</p><ol>{rows}</ol><p>{leads}: <strong>{end}</strong></p>{missed}'
        f'<p><a href="{step}#{escape(to_text(chart, dict(each.answers)))}">Walk this decision in the flowchart</a></p>'
        "</div>"
    )


def try_first(chart: Flowchart, case: Case, step: str, handout: str) -> str:
    """Return links that open the flowchart for each decision of a case, to try before reading on, and the handout."""
    links = "".join(
        f'<li><a href="{step}#{chart.edition}&amp;case={case.number}.{number}">{escape(each.title)}</a></li>'
        for number, each in enumerate(case.decisions, start=1)
        if each.answers
    )
    return (
        '<div class="try-first"><p>Try it first: answer the flowchart’s questions yourself, then compare your path '
        f"with the case’s.</p><ul>{links}</ul>"
        f'<p>For training: <a href="{handout}">a handout of this case without the answers</a>, to print.</p></div>'
    )


def _earlier(chart: Flowchart, asked: Question, at_first: Mapping[str, str]) -> str:
    """Return the answer as it first stood, if it led to a pause and was changed."""
    before = next((answer for answer in asked.answers if answer.id == at_first.get(asked.id)), None)
    return f"First: {escape(before.text)} ({escape(_name(chart, before.to))}). Then: " if before else ""


def _name(chart: Flowchart, node_id: str) -> str:
    node = chart.node(node_id)
    return node.text if isinstance(node, Question) else node.title
