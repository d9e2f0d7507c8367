"""What the reader's browser runs gives the same replies, byte for byte, as what the other tests run."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from strategies import PATHS

from protocol_logic.page import handle
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.record import FIELDS
from protocol_logic.walk import LONGEST, to_text, walk

HERE = Path(__file__).parent
WHEN = "2026-11-23"
WRITTEN = {field.id: f"<b>{field.label}</b>\n\n* “é” 🧒🏽 & more" for field in FIELDS}
"""Free text with what could be changed on the way: markup, line breaks and letters of every length in UTF-8."""

START = PROTOCOL.questions[0]
BROKEN = [
    "",
    "junk",
    f"{EDITION}&nowhere=yes",
    f"{EDITION}&{START.id}=maybe",
    f"{EDITION}&{START.id}",
    f"{EDITION}&{START.id}={START.answers[0].id}&{START.id}={START.answers[-1].id}",
    f"2010-11-01&{START.id}={START.answers[0].id}",
    "\0\u202e🧒🏽é=<script>&" * LONGEST,
]


@pytest.fixture(scope="module")
def links(site) -> dict[str, str]:
    """Return the address of each citation, as the built page gives it to Python."""
    page = (site / "flowchart/index.html").read_text("utf-8")
    return json.loads(re.search(r'<script type="application/json">(.*?)</script>', page)[1])["links"]


def about(texts: Iterable[str], links: dict[str, str], written: dict[str, str]) -> Iterator[str]:
    """Yield what the page asks about each text form: the walk and the record."""
    for text in texts:
        yield json.dumps({"kind": "walk", "text": text, "links": links})
        yield json.dumps({"kind": "record", "text": text, "when": WHEN, "written": written})


@pytest.fixture(scope="module")
def in_pyodide(site, tmp_path_factory):
    """Give a function that has the built site's bundle answer requests, in Node.js."""

    def answer(asked: list[str]) -> list[str]:
        folder = tmp_path_factory.mktemp("parity")
        (folder / "requests").write_text(json.dumps(asked), "utf-8")
        (pyodide,) = site.glob("assets/pyodide-*")
        (protocol,) = site.glob("assets/protocol-*")
        script = ["node", HERE / "parity_in_node.mjs", pyodide, protocol, folder / "requests", folder / "replies"]
        run = subprocess.run(script, capture_output=True, text=True, check=False)
        assert run.stderr == ""
        return json.loads((folder / "replies").read_text("utf-8"))

    return answer


def differing(asked: list[str], expected: list[str], actual: list[str]) -> list[tuple[str, str, str]]:
    """Return the first few requests whose replies differ, cut to what can be read, with both replies."""
    pairs = zip(asked, expected, actual, strict=True)
    return [tuple(text[:2_000] for text in each) for each in pairs if each[1] != each[2]][:3]


def test_every_path_gives_the_same_replies_in_the_shipped_bundle(in_pyodide, links):
    """Walks and records of every path through the flowchart are the same, so what is tested is what is shipped."""
    texts = {to_text(PROTOCOL, path): walk(PROTOCOL, path).at.id for path in PATHS}
    one_of_each = {end: text for text, end in texts.items()}
    asked = [*about(texts, links, {}), *about(one_of_each.values(), links, WRITTEN)]
    expected = [handle(request) for request in asked]

    assert {"walk", "record"} == {json.loads(reply)["kind"] for reply in expected}
    assert differing(asked, expected, in_pyodide(asked)) == []


def test_what_cannot_be_read_gives_the_same_replies_in_the_shipped_bundle(in_pyodide, links):
    """Broken links, and requests that are none, get the same messages."""
    asked = [*about(BROKEN, links, WRITTEN), "", "{}", "[1]", '{"kind": "walk"}', '{"kind": "record", "text": ""}']
    expected = [handle(request) for request in asked]

    assert "error" in {json.loads(reply)["kind"] for reply in expected}
    assert differing(asked, expected, in_pyodide(asked)) == []
