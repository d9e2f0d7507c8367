"""What the page on how the flowchart was checked shows of the attempts to break it, drawn from bench/tried.json.

`make tried` writes that file; nobody types a figure.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pages.figures import MISSING, table
from pages.template import render
from protocol_logic.dates import in_words

KEPT: Final = Path(__file__).parent.parent / "bench/tried.json"

TRIED: Final = {
    "fragments": "Addresses with code or random bytes in them, in the page",
    "requests": "Requests that a program made up, to the decisions in Python",
    "requests in the bundle": "Requests that a program made up, to the Python that a browser fetches, in both its ways",
    "ways back": "Those of them that needed more of Python than is fetched at first",
    "files at fault": "Starts with a file of Python’s missing, cut, damaged, replaced or never answered",
    "pages": "Pages read to see that nothing leaves them",
    "requests watched": "Requests watched while they were read",
    "payloads": "Known pieces of code that are written into every field of the record",
    "paths in other engines": "Paths in Firefox and WebKit, compared with the Python that builds the site",
    "files built twice": "Files built twice, in two folders, and compared byte by byte",
}
"""What is counted, by the name that its test gives it."""


def read() -> Mapping[str, Any]:
    """Return what the last `make tried` counted; nothing if it has never run."""
    return json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}


def draw(told: Mapping[str, Any]) -> str:
    """Return when it was tried, and a table of what was tried and how often."""
    tried = told.get("tried", {})
    rows = [(words, f"{tried[name]:,}" if name in tried else MISSING) for name, words in TRIED.items()]
    when = in_words(told["date"]) if told else ""
    return render("tried.html", when=when, missing=MISSING, table=table("What was tried", ("What", "How often"), rows))
