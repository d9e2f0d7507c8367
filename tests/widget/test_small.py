"""The small Pyodide is the whole one but for what leads out; whoever is led out gets the whole one, and all replies.

`test_parity.py` has what both answer.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import override
from urllib.parse import urlsplit

import pytest
from conftest import ON_A_FAST_CONNECTION, ON_A_SLOW_CONNECTION, PATIENCE, Unkept, serving, watched
from playwright.sync_api import Page, expect
from reader import ENDS, PAGE, answer_all, expect_path, fragment, read, wait_for_python

from widget import profile, small

PATH = ENDS["do-not-share"]
WORDS = "My reasons."
LONGER = "This takes longer than usual"
WAYS = {"snapshot": ON_A_FAST_CONNECTION, "bytecode": ON_A_SLOW_CONNECTION}

# --- What it is. ---


@pytest.fixture(scope="module")
def whole(site) -> bytes:
    """Return the WebAssembly of the whole Pyodide."""
    return next(site.glob("assets/pyodide-*/pyodide.asm.wasm")).read_bytes()


@pytest.fixture(scope="module")
def lesser(site) -> bytes:
    """Return the WebAssembly of the small Pyodide."""
    return next(site.glob("assets/small-*/small.wasm")).read_bytes()


def ways_out(wasm: bytes) -> set[int]:
    """Return the functions that lead out."""
    found = small.bodies(wasm)
    (most, _), *_ = Counter(found.values()).most_common(1)
    return {number for number, body in found.items() if body == most}


def test_each_function_is_the_whole_ones_or_leads_out(whole, lesser):
    """So it cannot give another reply; and most lead out."""
    before, after = small.bodies(whole), small.bodies(lesser)
    others = {number for number in before if before[number] != after[number]}

    assert len(before) == len(after)
    assert sorted(others - ways_out(lesser))[:5] == []
    assert len(before) * 0.7 < len(others) < len(before)


def test_exports_are_the_whole_ones_and_those_that_the_script_names(whole, lesser, site):
    """Each is the same function or place in memory, and the script asks for no other."""
    script = next(site.glob("assets/small-*/small.asm.js")).read_text("utf-8")
    there = {name: rest for name, *rest in small.exports(whole)}
    kept = {name: rest for name, *rest in small.exports(lesser)}

    assert [name for name in kept if kept[name] != there[name]] == []
    assert sorted({*there} & small.named(script) - {*kept}) == []
    assert len(kept) < len(there) / 10


def test_a_pyodide_that_is_another_stops_the_build(whole):
    """What is not as we know it is not guessed at: Python that asks for exports by name may ask for one that went."""
    numbers = {name: number for name, _, number in small.exports(whole)}
    with pytest.raises(ValueError, match="an export by its name"):
        small.small(whole, {numbers["dlsym"]}, set())
    with pytest.raises(ValueError, match="no WebAssembly"):
        small.small(b"<!doctype html>", set(), set())


def test_a_profile_is_of_the_largest_module():
    """Pyodide makes some small ones too."""
    trace = "".join(
        f"Compiled function 0x{at} using Liftoff, took 0 ms\n" for at in ("1#1", "2#5", "2#2", "2#7", "2#5")
    )

    assert profile.functions(trace) == {2, 5, 7}
    assert profile.functions("") == set()


# --- Where it is not enough. ---


@dataclass
class Served:
    """What a server has been asked for, and what it gives."""

    way: str
    wasm: bytes
    names: list[str] = field(default_factory=list)
    whole: Event = field(default_factory=Event)
    """Set when the whole Pyodide may come."""


class Serves(Unkept):
    """Serves the site, but for another small Pyodide, and the whole one not before it may come."""

    @override
    def __init__(self, *args, served: Served, **kwargs) -> None:
        self.served = served
        super().__init__(*args, **kwargs)

    @override
    def do_GET(self) -> None:
        """Send a file."""
        file = Path(self.translate_path(urlsplit(self.path).path))
        self.served.names.append(file.name)
        if file.name == "way.js":
            self.send((WAYS[self.served.way] + file.read_text("utf-8")).encode(), "text/javascript")
        elif file.name == "small.wasm":
            self.send(self.served.wasm, "application/wasm")
        elif file.name == "small.wasm.gz":
            self.send_error(404)
        else:
            if file.name.startswith("pyodide.asm.wasm"):
                self.served.whole.wait(PATIENCE / 1000)
            super().do_GET()


@pytest.fixture(params=WAYS)
def served(request, lesser) -> Served:
    """Have Python start in a way."""
    return Served(request.param, lesser)


@pytest.fixture
def page(browser, site, served) -> Iterator[Page]:
    """Give a page whose server serves that."""
    with (
        serving(partial(Serves, directory=site, served=served)) as address,
        watched(browser, address, accept_downloads=True) as (context, faults),
    ):
        yield context.new_page()
        served.whole.set()
        faults[:] = [each for each in faults if not re.search("404|the small Pyodide does not have this", each)]


def lacking(whole: bytes, lesser: bytes, name: str) -> bytes:
    """Return a small Pyodide that lacks a function more, which the whole one exports under this name."""
    numbers = {name: number for name, _, number in small.exports(whole)}
    there = {*small.bodies(lesser)} - ways_out(lesser)

    assert numbers[name] in there
    return small.small(lesser, there - {numbers[name]}, {name for name, *_ in small.exports(lesser)})


def test_it_is_enough_for_a_path_and_its_record(page, served):
    """The whole Pyodide is not fetched."""
    page.goto(PAGE)
    wait_for_python(page)
    answer_all(page, PATH)
    expect_path(page, PATH)
    page.locator("#record-reasons").fill(WORDS)
    with page.expect_download():
        read(page.get_by_role("button", name="Download for Word")).click()

    expect(page.locator(".record")).to_contain_text(WORDS)
    assert [name for name in served.names if name.startswith("pyodide.asm.")] == []


MOMENTS = {"start": "PyDict_New", "step": "_PyEval_MatchClass", "record": "PyCallIter_New", "docx": "crc32"}
"""A function that Python needs at some moment, and not before."""


@pytest.mark.parametrize(
    ("served", "moment"), [("bytecode", "start"), *(("snapshot", moment) for moment in MOMENTS)], indirect=["served"]
)
def test_what_it_lacks_the_whole_one_has(page, served, whole, lesser, moment):
    """The page says that it takes longer; then all is there, what was asked for is given, and nothing is lost."""
    served.wasm = lacking(whole, lesser, MOMENTS[moment])
    page.goto(f"{PAGE}#{fragment(PATH)}")
    page.locator("#record-reasons").fill(WORDS)
    if moment == "docx":
        wait_for_python(page)
        expect_path(page, PATH)
        with page.expect_download() as found:
            read(page.get_by_role("button", name="Download for Word")).click()
            served.whole.set()
        assert found.value.suggested_filename.endswith(".docx")
    else:
        expect(page.locator(".flowchart-status")).to_contain_text(LONGER)
        expect(page.locator('.step:not([hidden]) [data-slot="meanwhile"]')).to_contain_text("still loading")
        served.whole.set()
    wait_for_python(page)

    expect_path(page, PATH)
    expect(page.locator("#record-reasons")).to_have_value(WORDS)
    expect(page.locator(".record")).to_contain_text(WORDS)
    expect(page.locator(".flowchart-status")).not_to_contain_text(LONGER)
    assert {"pyodide.asm.js", "pyodide.asm.wasm"} <= {*served.names}
