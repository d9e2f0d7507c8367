"""What the page on how the flowchart was checked shows of the table and of its tests."""

import ast
from collections import Counter
from html import escape
from pathlib import Path
from typing import Final

from pages.addresses import Links
from protocol_logic import html
from protocol_logic.flowchart import Flowchart, Outcome, Question
from protocol_logic.walk import paths

TESTS: Final = Path(__file__).parent.parent / "tests/protocol_logic/test_protocol.py"
"""What is tested on every path."""


def counts_and_edges(chart: Flowchart, links: Links, step: str) -> str:
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


def invariants() -> str:
    """Return what the tests of the table hold true, from the first line of each test's docstring."""
    docstrings = [
        ast.get_docstring(each) or ""
        for each in ast.parse(TESTS.read_text("utf-8")).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    ]
    return f"<ul>{''.join(f'<li>{escape(each.splitlines()[0].replace("`", ""))}</li>' for each in docstrings)}</ul>"


def _name(chart: Flowchart, node_id: str) -> str:
    node = chart.node(node_id)
    return node.text if isinstance(node, Question) else node.title
