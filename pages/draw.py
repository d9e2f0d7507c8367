"""What the build draws from the table into the site's pages, as strings of HTML.

The steps themselves come from `protocol_logic`; here they get their place on a page.
`links` gives the address of each citation as seen from the page that is drawn.
"""

import ast
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, Final

from mkdocs.utils.meta import get_data

from protocol_logic import diagram, html
from protocol_logic.cases import CASES, Case, Decision
from protocol_logic.edition import editions, keep, since
from protocol_logic.flowchart import Flowchart, Outcome, Question
from protocol_logic.walk import paths, to_text, walk


def flowchart(chart: Flowchart, links: Mapping[str, str], script: str, exit_to: str) -> str:
    """Return the flowchart one step at a time, with the record and what stays in view.

    `script` is the address of flowchart.js.
    `exit_to` is the address that “Exit this page” opens.
    """
    kept = [each for date, each in editions().items() if date < chart.edition] + [keep(chart)]
    earlier = {each["edition"]: since(*kept[at:]) for at, each in enumerate(kept[:-1])}
    about = {"edition": chart.edition, "start": chart.start, "earlier": earlier, "links": links}
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


def embedded(page: str) -> str:
    """Return the Markdown of the flowchart's page with front matter that takes the rest of the site from around it."""
    about = (
        "title: May I share this? In a frame\ntemplate: embed.html\nflowchart: true\n"
        "search:\n  exclude: true\nhide:\n  - toc"
    )
    return f"---\n{about}\n---\n\n{get_data(page)[0]}"


def script_tag(address: str) -> str:
    """Return the element that loads a script."""
    return f'<script type="module" src="{escape(address)}"></script>'


def offline(root: str, script: str) -> str:
    """Return the place where a reader keeps the site on their device, for the script to fill.

    `root` is the address of the site's first page.
    """
    return (
        f'<protocol-offline data-root="{escape(root)}"><p>Your browser cannot keep this site here: '
        "it needs JavaScript, a page that comes over https, and no private window.</p></protocol-offline>"
        f"{script_tag(script)}"
    )


def how_checked(chart: Flowchart, links: Mapping[str, str], step: str) -> str:
    """Return the counts and every edge with its paragraphs and its support; `step` is the flowchart's address."""
    walks = list(paths(chart))
    ends = [each for each in walks if isinstance(each.at, Outcome)]
    edges = [(asked, answer) for asked in chart.questions for answer in asked.answers]
    support = Counter(answer.support for _, answer in edges)
    counts = "".join(
        f"<li>{words}</li>"
        for words in (
            f"{len(chart.questions)} questions, {len(chart.pauses)} pauses and {len(chart.outcomes)} outcomes",
            f"{len(edges)} answers, besides “I’m not sure”, which every question has",
            *(f"{count} of them rest on this: {kind.value}" for kind, count in support.items()),
            f"{len(ends)} paths to an outcome, and {len(walks) - len(ends)} that stop at a pause, which leads back",
            f"the longest path has {max(len(each.steps) for each in walks)} answers",
        )
    )
    rows = "".join(
        f'<tr><td><a href="{step}#{asked.id}">{escape(asked.text)}</a></td><td>{escape(answer.text)}</td>'
        f'<td><a href="{step}#{answer.to}">{escape(_name(chart, answer.to))}</a></td>'
        f"<td>{html.cites(answer.cites, links)}</td><td>{answer.support.name}</td></tr>"
        for asked, answer in edges
    )
    return (
        f"<ul>{counts}</ul>"
        '<section class="table-frame" tabindex="0" aria-label="Every answer and what it rests on">'
        "<table><thead><tr><th>Question</th><th>Answer</th><th>Leads to</th><th>Rests on</th><th>How firmly</th></tr>"
        f"</thead><tbody>{rows}</tbody></table></section>"
    )


def invariants(tests: str) -> str:
    """Return what the tests of the table hold true, from the first line of each test's docstring."""
    docstrings = [
        ast.get_docstring(each) or ""
        for each in ast.parse(tests).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    ]
    return f"<ul>{''.join(f'<li>{escape(each.splitlines()[0].replace("`", ""))}</li>' for each in docstrings)}</ul>"


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


def handout(case: Case, page: str) -> str:
    """Return the Markdown of a case's handout: its story and its questions from the case's page, and room to write."""
    story = _part(page, "What happened")
    discuss = _part(page, "Questions to discuss")
    lines = "\n".join('<p class="write"></p>' for _ in range(4))
    decisions = "\n\n".join(f"### {each.title}\n\n{lines}" for each in case.decisions)
    return (
        "---\nsearch:\n  exclude: true\nhide:\n  - navigation\n  - toc\n---\n\n"
        f"# Handout: case {case.number}\n\n"
        f"[Back to the case](case-{case.number}.md)\n{{ .no-print }}\n\n"
        f"## What happened\n\n{story}\n\n"
        "## What would you decide, and why?\n\n"
        f"{decisions}\n\n## Questions to discuss\n\n{discuss}\n"
    )


def _part(page: str, heading: str) -> str:
    """Return what stands under a heading of a case's page, up to the next one, without notes to the build."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    if found is None:
        raise ValueError(f"a case's page has no heading “{heading}”")
    return re.sub(r"<!--.*?-->", "", found[1]).strip()


def _earlier(chart: Flowchart, asked: Question, at_first: Mapping[str, str]) -> str:
    """Return the answer as it first stood, if it led to a pause and was changed."""
    before = next((answer for answer in asked.answers if answer.id == at_first.get(asked.id)), None)
    return f"First: {escape(before.text)} ({escape(_name(chart, before.to))}). Then: " if before else ""


def cases(pages: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
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


def _name(chart: Flowchart, node_id: str) -> str:
    node = chart.node(node_id)
    return node.text if isinstance(node, Question) else node.title
