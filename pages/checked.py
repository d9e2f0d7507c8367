"""What the page on how the flowchart was checked shows of the table and of its tests."""

import ast
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from pages.addresses import Links
from pages.template import render
from protocol_logic import html
from protocol_logic.flowchart import Flowchart, Outcome
from protocol_logic.walk import Walk, paths

TESTS: Final = Path(__file__).parent.parent / "tests/protocol_logic/test_protocol.py"
"""What is tested on every path."""


def counts_and_edges(chart: Flowchart, links: Links, flowchart: str) -> str:
    """Return the counts, and every edge with its paragraphs and its support; `flowchart` is its page's address."""
    walks = _walks(chart)
    ended = sum(isinstance(each.at, Outcome) for each in walks)
    edges = [(asked, answer) for asked in chart.questions for answer in asked.answers]
    return render(
        "how_checked.html",
        chart=chart,
        links=links,
        flowchart=flowchart,
        edges=edges,
        support=Counter(answer.support for _, answer in edges),
        ended=ended,
        paused=len(walks) - ended,
        longest=max(len(each.steps) for each in walks),
        cites=html.cites,
    )


@cache
def _walks(chart: Flowchart) -> list[Walk]:
    """Return every path: they are the same in each build until this program starts anew."""
    return list(paths(chart))


def invariants() -> str:
    """Return what the tests of the table hold true, from the first line of each test's docstring."""
    docstrings = [
        ast.get_docstring(each) or ""
        for each in ast.parse(TESTS.read_text("utf-8")).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    ]
    return render("invariants.html", invariants=[each.splitlines()[0].replace("`", "") for each in docstrings])
