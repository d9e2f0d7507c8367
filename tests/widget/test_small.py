"""The small Pyodide is the whole one but for what leads out; whoever is led out gets the whole one, and all replies.

`test_parity.py` has what both answer.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from typing import override
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from conftest import ON_A_FAST_CONNECTION, ON_A_SLOW_CONNECTION, PATIENCE, Unkept, serving, watched
from playwright.sync_api import Page, expect
from reader import ENDS, PAGE, answer_all, expect_path, fragment, read, wait_for_python

from widget import bundle, collector, lean, profile, small, tables
from widget import wasm as w

PATH = ENDS["do-not-share"]
WORDS = "My reasons."
LONGER = "This takes longer than usual"
WAYS = {"snapshot": ON_A_FAST_CONNECTION, "bytecode": ON_A_SLOW_CONNECTION}

# --- What it is. ---


@pytest.fixture(scope="module")
def lesser(site) -> bytes:
    """Return the WebAssembly of the small Pyodide."""
    return next(site.glob("assets/small-*/small.wasm")).read_bytes()


@pytest.fixture
def lacking(whole, lesser, linked) -> Callable[[str], bytes]:
    """Give what makes a small Pyodide that lacks a function more, which the whole one exports under a name."""
    there = {*w.bodies(lesser)} - ways_out(lesser)

    def make(name: str) -> bytes:
        assert linked.functions[name] in there
        return small.small(whole, linked, there - {linked.functions[name]}, {name for name, *_ in w.exports(lesser)})

    return make


def ways_out(wasm: bytes) -> set[int]:
    """Return the functions that lead out."""
    found = w.bodies(wasm)
    (most, _), *_ = Counter(found.values()).most_common(1)
    return {number for number, body in found.items() if body == most}


def test_the_whole_one_is_as_it_was_made(site, whole):
    """Its makers' own, so that what leads out leads to what others have tried."""
    assert next(site.glob("assets/pyodide-*/pyodide.asm.wasm")).read_bytes() == whole


def test_each_function_is_the_whole_ones_or_leads_out(whole, lesser):
    """So it cannot give another reply; and most lead out."""
    before, after = w.bodies(whole), w.bodies(lesser)
    others = {number for number in before if before[number] != after[number]}

    assert len(before) == len(after)
    assert sorted(others - ways_out(lesser))[:5] == []
    assert len(before) * 0.7 < len(others) < len(before)


def test_exports_are_the_whole_ones_and_those_that_the_script_names(whole, lesser, site):
    """Each is the same function or place in memory, and the script asks for no other."""
    script = next(site.glob("assets/small-*/small.asm.js")).read_text("utf-8")
    there = {name: rest for name, *rest in w.exports(whole)}
    kept = {name: rest for name, *rest in w.exports(lesser)}

    assert [name for name in kept if kept[name] != there[name]] == []
    assert sorted({*there} & small.named(script) - {*kept}) == []
    assert len(kept) < len(there) / 10


def test_data_is_the_whole_ones_but_for_tables_that_no_one_can_read(whole, lesser, linked):
    """Among them how Chinese is written in GB 2312, as CPython's own codec says, and never a word that is read."""
    before, after = (w.piece(dict(w.sections(each))[w.DATA]).bytes_() for each in (whole, lesser))
    zeros = tables.tables(linked, {*w.bodies(lesser)} - ways_out(lesser))
    rest = [*before]
    for table in zeros:
        rest[table.start : table.stop] = bytes(len(table))
    row = "".join(bytes([0xB0, second]).decode("gb2312") for second in range(0xA1, 0xFF)).encode("utf-16-le")

    assert bytes(rest) == after
    assert row in before
    assert row not in after
    assert sum(map(len, zeros)) > len(before) / 4


def test_what_the_collector_may_call_is_there(whole, lesser, linked):
    """For each type but those of modules of which nothing is left, whether or not it was called for the profile."""
    there = {*w.bodies(lesser)} - ways_out(lesser)
    visitors = {*collector.visitors(linked)}
    visitors -= tables.gone(linked, there - visitors)
    types = [name for name, kind, _ in w.exports(whole) if kind == w.GLOBAL and re.fullmatch(r"Py\w+_Type", name)]

    assert visitors - there == set()
    assert len(visitors) > len(types)


def test_a_pyodide_that_is_another_stops_the_build(whole, linked):
    """What is not as we know it is not guessed at: Python that asks for exports by name may ask for one that went."""
    numbers = {name: number for name, _, number in w.exports(whole)}
    with pytest.raises(ValueError, match="an export by its name"):
        small.small(whole, linked, {numbers["dlsym"]}, set())


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
    instead: dict[str, bytes] = field(default_factory=dict)
    """What it gives for a file, by its name."""
    names: list[str] = field(default_factory=list)
    whole: Event = field(default_factory=Event)
    """Set when the whole Pyodide may come."""


class Serves(Unkept):
    """Serves the site, but for what is given instead, and the whole Pyodide not before it may come."""

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
        elif file.name in self.served.instead:
            self.send(self.served.instead[file.name], self.guess_type(file.name))
        elif file.stem in self.served.instead:
            self.send_error(404)  # the compressed copy
        else:
            if file.name.startswith("pyodide.asm.wasm"):
                self.served.whole.wait(PATIENCE / 1000)
            super().do_GET()


@pytest.fixture(params=WAYS)
def served(request) -> Served:
    """Have Python start in a way."""
    return Served(request.param)


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
def test_what_it_lacks_the_whole_one_has(page, served, lacking, moment):
    """The page says that it takes longer; then all is there, what was asked for is given, and nothing is lost."""
    served.instead["small.wasm"] = lacking(MOMENTS[moment])
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


@pytest.mark.parametrize("served", ["bytecode"], indirect=True)
def test_what_its_python_lacks_the_whole_one_has(page, served, site, tmp_path):
    """A function of Python that is not there leads out as one of WebAssembly does."""
    (archive,), (about,) = site.glob("assets/small-*/small.zip"), site.glob("assets/scripts-*/bundle.js")
    code = lean.code_in(ZipFile(archive).read("protocol_logic/docx.pyc"))
    (lost,) = (lean.function(each) for each in code.co_consts if getattr(each, "co_name", "") == "as_docx")
    lean.make(archive, {lost}, tmp_path / "small.zip")
    bundle.add_checksum(tmp_path / "small.zip")
    served.instead["small.zip"] = (tmp_path / "small.zip").read_bytes()
    size, instead = archive.stat().st_size, len(served.instead["small.zip"])
    served.instead["bundle.js"] = about.read_bytes().replace(b'small.zip": %d' % size, b'small.zip": %d' % instead)
    page.goto(f"{PAGE}#{fragment(PATH)}")
    wait_for_python(page)
    page.locator("#record-reasons").fill(WORDS)
    with page.expect_download() as found:
        read(page.get_by_role("button", name="Download for Word")).click()
        expect(page.locator(".flowchart-status")).to_contain_text(LONGER)
        served.whole.set()

    assert found.value.suggested_filename.endswith(".docx")
    expect(page.locator("#record-reasons")).to_have_value(WORDS)
    assert {"pyodide.asm.wasm", "python.zip.gz"} <= {*served.names}
