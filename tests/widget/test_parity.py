"""What the reader's browser runs, started in either way, gives the same replies as what the other tests run."""

import json
import re
import struct
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path

import pytest
from conftest import Shipped, ship
from hypothesis import given, settings
from strategies import PATHS, REQUESTS

from protocol_logic.fields import FIELDS
from protocol_logic.page import handle
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import LONGEST, to_text, walk
from widget import profile
from widget import wasm as w
from widget.checksum import checksum

WHEN = "2026-11-23"
WRITTEN = {field.id: f"<b>{field.label}</b>\n\n* “é” 🧒🏽 & more" for field in FIELDS}
TICKED = [point.id for point in PROTOCOL.sharing]
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
    """Yield what the page asks about each text form: the walk, the picture, the people, the record, also for Word."""
    for text in texts:
        yield json.dumps({"kind": "walk", "text": text, "links": links})
        yield json.dumps({"kind": "picture", "text": text})
        yield json.dumps({"kind": "people", "text": text, "links": links, "earlier": [text]})
        asked = {"text": text, "when": WHEN, "written": written, "ticked": TICKED, "earlier": [text]}
        yield json.dumps({"kind": "record", **asked})
        yield json.dumps({"kind": "docx", **asked})


def run(shipped: Shipped, asked: Sequence[str], **how: bool) -> subprocess.CompletedProcess[str]:
    """Ask for replies."""
    requests, replies = (shipped.folder / name for name in ("requests", "replies"))
    requests.write_text(json.dumps(asked), "utf-8")
    return shipped.run("parity_in_node.mjs", requests, replies, **how)


def answer(shipped: Shipped, asked: Sequence[str], **how: bool) -> list[str]:
    """Return the replies."""
    assert run(shipped, asked, **how).stderr == ""
    return json.loads((shipped.folder / "replies").read_text("utf-8"))


def differing(asked: Sequence[str], expected: list[str], actual: list[str]) -> list[tuple[str, str, str]]:
    """Return the first few requests whose replies differ, cut to what can be read, with both replies."""
    pairs = zip(asked, expected, actual, strict=True)
    return [tuple(text[:2_000] for text in each) for each in pairs if each[1] != each[2]][:3]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shipped", "is_whole"),
    [("bytecode", False), ("snapshot", False), ("bytecode", True)],
    ids=["bytecode", "snapshot", "whole"],
    indirect=["shipped"],
)
def test_every_path_gives_the_same_replies_in_the_shipped_bundle(shipped, links, is_whole):
    """Walks, pictures and records of every path are the same, so what is tested is what is shipped."""
    texts = {to_text(PROTOCOL, path): walk(PROTOCOL, path).at.id for path in PATHS}
    one_of_each = {end: text for text, end in texts.items()}
    asked = [*about(texts, links, {}), *about(one_of_each.values(), links, WRITTEN)]
    expected = [handle(request) for request in asked]

    assert {"walk", "picture", "people", "record", "docx"} == {json.loads(reply)["kind"] for reply in expected}
    assert differing(asked, expected, answer(shipped, asked, is_whole=is_whole)) == []


def test_what_cannot_be_read_gives_the_same_replies_in_the_shipped_bundle(shipped, links):
    """Broken links, and requests that are none, get the same messages."""
    asked = [*about(BROKEN, links, WRITTEN), "", "{}", "[1]", '{"kind": "walk"}', '{"kind": "record", "text": ""}']
    expected = [handle(request) for request in asked]

    assert "error" in {json.loads(reply)["kind"] for reply in expected}
    assert differing(asked, expected, answer(shipped, asked)) == []


AT_ONCE = 10_000
"""How many requests one Pyodide is asked: the replies to more would not fit into one text."""


@pytest.fixture(scope="module")
def made_up(request) -> list[str]:
    """Return requests of every kind: as many as CPython is asked for `make tried`, for which Pyodide takes long.

    Otherwise a tenth of them, which are eleven thousand.
    """
    part = 1 if request.config.getoption("proof") else 10
    asked: list[str] = []
    for times, requests in REQUESTS.values():

        @settings(max_examples=times // part)
        @given(requests)
        def ask(request: str) -> None:
            asked.append(request)

        ask()
    return asked


@pytest.mark.slow
def test_made_up_requests_get_the_same_replies_in_the_shipped_bundle(shipped, made_up, record_property):
    """From the small Pyodide, or, where that has not what it takes, from the whole one."""
    ways_back = 0
    for asked in batched(made_up, AT_ONCE, strict=False):
        found = answer(shipped, asked)
        left = [at for at, reply in enumerate(found) if reply is None]
        for at, reply in zip(left, answer(shipped, [asked[at] for at in left], is_whole=True), strict=True):
            found[at] = reply

        assert differing(asked, list(map(handle, asked)), found) == []
        ways_back += len(left)
    record_property("requests in the bundle", len(made_up))
    record_property("ways back", ways_back)


@pytest.mark.slow
def test_what_is_in_a_table_that_no_one_can_read_does_not_matter(site, tmp_path):
    """The small Pyodide has zeros there; with the most other bytes in their place its replies are the same."""
    shipped = ship(site, "bytecode", tmp_path)
    wasm, whole = (Path(str(each["wasm"])).read_bytes() for each in (shipped.bundle, shipped.whole))
    before, after = (w.piece(dict(w.sections(each))[w.DATA]).bytes_() for each in (whole, wasm))
    full = bytes(now if now == then else 0xFF for now, then in zip(after, before, strict=True))
    summed = checksum(full[: len(full) // 4 * 4]).to_bytes(4, "little")  # what comes last of all: see widget/small.py
    changed = tmp_path / "changed.wasm"
    changed.write_bytes(wasm.replace(after, full)[:-4] + summed)
    shipped.bundle["wasm"] = str(changed)
    asked = [each for lot in profile.requests() for each in lot]

    assert full.count(0xFF) > len(full) / 4
    assert differing(asked, list(map(handle, asked)), answer(shipped, asked)) == []


def damaged(snapshot: bytes) -> bytes:
    """Return a snapshot with one bit in the middle turned."""
    middle = len(snapshot) // 2
    return snapshot[:middle] + bytes([snapshot[middle] ^ 1]) + snapshot[middle + 1 :]


def cut(snapshot: bytes) -> bytes:
    """Return a snapshot without its last page."""
    return snapshot[:-4096]


def altered(**head: object) -> Callable[[bytes], bytes]:
    """Return a function that says something else of a snapshot in its head, with a checksum that is right."""

    def alter(snapshot: bytes) -> bytes:
        length = int.from_bytes(snapshot[4:8], "little")
        json_ = json.dumps(json.loads(snapshot[8 : 8 + length]) | head).encode()
        json_ += b" " * (-len(json_) % 4)
        rest = len(json_).to_bytes(4, "little") + json_ + snapshot[8 + length :]
        checksum = 0x811C9DC5
        for (word,) in struct.iter_unpack("<I", rest):
            checksum = (checksum ^ word) * 0x01000193 & 0xFFFFFFFF
        return checksum.to_bytes(4, "little") + rest

    return alter


WRONG = {
    "damaged": (damaged, "the snapshot is damaged"),
    "cut": (cut, "the snapshot is damaged"),
    "cut in a word": (lambda snapshot: snapshot[:-1], "the snapshot is cut short"),
    "empty": (lambda _: b"", "the snapshot is cut short"),
    "another version": (altered(version="0.0.0"), "the snapshot is for Pyodide 0.0.0"),
    "another build": (altered(build="0" * 64), "the snapshot is for another build of Pyodide"),
    "another memory": (altered(others=0), "the snapshot is for another memory"),
}


@pytest.mark.parametrize("shipped", ["snapshot"], indirect=True)
@pytest.mark.parametrize(("change", "why"), WRONG.values(), ids=WRONG)
def test_a_snapshot_that_is_not_sound_is_not_used(shipped, change, why):
    """Whatever is wrong with it is found before Python runs from it; the worker then starts in the other way."""
    snapshot = Path(shipped.bundle["snapshot"]).read_bytes()
    changed = shipped.folder / "changed.bin"
    changed.write_bytes(change(snapshot))
    shipped.bundle["snapshot"] = str(changed)

    assert f"Error: {why}\n" in run(shipped, []).stderr


@pytest.mark.parametrize("shipped", ["snapshot"], indirect=True)
def test_the_checksum_is_the_one_that_the_tests_compute(shipped):
    """A snapshot whose head was written again unchanged is used: what refuses the others is what they say."""
    snapshot = Path(shipped.bundle["snapshot"]).read_bytes()
    same = shipped.folder / "same.bin"
    same.write_bytes(altered()(snapshot))
    shipped.bundle["snapshot"] = str(same)

    assert answer(shipped, [""]) == [handle("")]
