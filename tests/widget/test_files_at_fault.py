"""Every file that Python starts from, at fault in every way: it is said, nothing is lost, and trying again helps."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from itertools import product
from pathlib import Path
from threading import Event
from typing import override
from urllib.parse import urlsplit

import pytest
from conftest import ON_A_FAST_CONNECTION, ON_A_SLOW_CONNECTION, PATIENCE, Faults, Unkept, serving, watched
from playwright.sync_api import Page, expect
from reader import (
    ENDS,
    PAGE,
    SILENCE,
    answer_all,
    expect_failure,
    expect_path,
    expect_silence,
    expect_step,
    fragment,
    wait_for_python,
)

PATH = ENDS["do-not-share"]
WORDS = "My reasons."

# --- A server, and the ways in which a file may not come from it. ---


@dataclass
class Plan:
    """How each file comes that is at fault, by its name."""

    ways: dict[str, Callable] = field(default_factory=dict)
    asked: Event = field(default_factory=Event)
    """Set when something has been asked for that hangs."""
    end: Event = field(default_factory=Event)
    """Set when what hangs may end."""

    def follow(self, **ways: Callable) -> None:
        """Let what hangs end, and have files come in these ways from now on."""
        self.end.set()
        self.ways, self.asked, self.end = ways, Event(), Event()


class AtFault(Unkept):
    """Serves the site, but for files that come in another way, or not at all."""

    @override
    def __init__(self, *args, plan, **kwargs) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)

    @override
    def do_GET(self) -> None:
        """Send a file, or what comes in its place."""
        file = Path(self.translate_path(urlsplit(self.path).path))
        ways = self.plan.ways
        way = ways.get(file.name) or ways.get(file.name.removesuffix(".gz"))
        if way:
            way(self, file.read_bytes(), self.guess_type(file))
        else:
            super().do_GET()


def missing(to: AtFault, _content: bytes, _kind: str) -> None:
    """Say that there is no such file."""
    to.send(b"", "text/plain", HTTPStatus.NOT_FOUND)


def broken(to: AtFault, _content: bytes, _kind: str) -> None:
    """Say that the server has a fault."""
    to.send(b"", "text/plain", HTTPStatus.INTERNAL_SERVER_ERROR)


def dropped(to: AtFault, content: bytes, kind: str) -> None:
    """Let the connection go half way."""
    to.send(content[: len(content) // 2], kind, size=len(content))
    to.close_connection = True


def cut(to: AtFault, content: bytes, kind: str) -> None:
    """Give the first half, as if that were all."""
    to.send(content[: len(content) // 2], kind)


def corrupt(to: AtFault, content: bytes, kind: str) -> None:
    """Give as many bytes, of which some in the middle are others."""
    middle = len(content) // 2
    other = bytes(each ^ 0xFF for each in content[middle : middle + 500])
    to.send(content[:middle] + other + content[middle + len(other) :], kind)


def empty(to: AtFault, _content: bytes, kind: str) -> None:
    """Give a file with nothing in it."""
    to.send(b"", kind)


def page_instead(to: AtFault, _content: bytes, _kind: str) -> None:
    """Give a page, as a proxy or a sign-in does."""
    to.send(b"<!doctype html><title>Sign in</title>", "text/html")


def never(to: AtFault, _content: bytes, _kind: str) -> None:
    """Give no answer."""
    to.plan.asked.set()
    to.plan.end.wait()
    to.close_connection = True


def after(code: str) -> Callable[[AtFault, bytes, str], None]:
    """Return a way for a script to come: after other code, which runs first."""
    return lambda to, content, kind: to.send((code + ON_A_FAST_CONNECTION).encode() + content, kind)


FAULTS = (missing, broken, dropped, cut, corrupt, empty, page_instead, never)
SCRIPTS = ("worker.js", "way.js")
FILES = (*SCRIPTS, "pyodide.js", "small.asm.js", "small.wasm", "small.zip")
"""What Python cannot start without; without its snapshot it starts from the rest."""


# --- One page, in which Python is started again and again. ---

PRESS_AGAIN = """() => {
  const button = document.querySelector(".flowchart-again");
  const isThere = !button.hidden;
  button.click();
  return isThere;
}"""
"""Press “Try again” if it is there: a worker that was given up may still speak, and then it is not."""


class Starts:
    """A page at the end of a path, with something written, a clock that can be put forward, and files at fault."""

    def __init__(self, page: Page, plan: Plan) -> None:
        """Open it, with Python ready."""
        self.page = page
        self.plan = plan
        page.clock.install()
        page.goto(f"{PAGE}#{fragment(PATH)}")
        wait_for_python(page)
        page.locator("#record-reasons").fill(WORDS)

    def fail(self) -> None:
        """Let the worker say that Python cannot be asked any more."""
        self.page.workers[-1].evaluate("postMessage(JSON.stringify({ kind: 'failed', why: 'for a test' }))")
        self.page.locator("[data-failed]").wait_for()

    def again(self, **ways: Callable) -> None:
        """Press “Try again”, where Python has failed, with these files at fault, each in its way."""
        self.plan.follow(**ways)
        while not self.page.evaluate(PRESS_AGAIN):
            self.page.clock.fast_forward(SILENCE)

    def expect_ready(self) -> None:
        """Wait for Python, and see that all is as it was, with what was written."""
        wait_for_python(self.page)
        expect_path(self.page, PATH)
        self.expect_all_kept()
        expect(self.page.locator(".record")).to_contain_text(WORDS)

    def expect_all_kept(self) -> None:
        """See that the step, the address and what was written are as they were."""
        expect_step(self.page, PATH.at.id)
        assert self.page.url.endswith(f"#{fragment(PATH)}")
        expect(self.page.locator("#record-reasons")).to_have_value(WORDS)
        expect(self.page.locator("#record-reasons")).to_be_visible()


@pytest.fixture(scope="module")
def opened(browser, site) -> Iterator[tuple[Starts, Faults]]:
    """Open the page once."""
    plan = Plan()
    with (
        serving(partial(AtFault, directory=site, plan=plan)) as served,
        watched(browser, served) as (context, faults),
    ):
        yield Starts(context.new_page(), plan), faults
        plan.follow()


@pytest.fixture
def starts(opened) -> Iterator[Starts]:
    """Give it when Python has failed; afterwards trying again brings all of it back, with what was written."""
    starts, faults = opened
    starts.fail()
    yield starts
    starts.again()
    starts.expect_ready()
    # What a browser says of what a test brings about is no fault of ours.
    faults[:] = [
        each
        for each in faults
        if not re.search("Failed to load|MIME|net::ERR|network error|SyntaxError|Out of memory", each)
    ]
    assert faults == []


def expect_failures(starts: Starts, cases: list[tuple[str, Callable]], subtests: pytest.Subtests) -> None:
    """Start Python with each file at fault in its way, and see that it is said, and that nothing is lost."""
    for name, fault in cases:
        with subtests.test(file=name, fault=fault.__name__):
            starts.again(**{name: fault, "snapshot.bin": fault})
            if fault is never or (name, fault) == ("worker.js", empty):
                expect_silence(starts.page)
            else:
                expect_failure(starts.page, "could not be loaded.")
            starts.expect_all_kept()


def test_a_file_at_fault_is_said_and_nothing_is_lost(starts, subtests):
    """Whatever is wrong with the first file and the largest, and whatever file is cut."""
    few = [*product(["worker.js", "small.wasm"], FAULTS), *product(FILES[1:], [cut]), ("small.zip", corrupt)]
    expect_failures(starts, few, subtests)


@pytest.mark.slow
def test_every_file_at_fault_in_every_way_is_said_and_nothing_is_lost(starts, subtests, record_property):
    """None makes the page wait for ever, and none passes for the file."""
    cases = [*product(FILES, FAULTS)]
    expect_failures(starts, cases, subtests)
    record_property("files at fault", len(cases))


REFUSED = {
    "memory": "WebAssembly.Memory = function () { throw new RangeError('could not allocate memory') };",
    "an instance": """
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (made, imports) => {
        if (imports?.env) throw new RangeError("Out of memory");
        return instantiate(made, imports); // something small, with which Pyodide finds out what the browser can do
      };""",
    "compiling": "WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError('blocked'));",
}


def test_a_browser_that_refuses_what_python_needs_is_said(starts, subtests):
    """Too little memory, or a policy of whoever runs the device; and a worker that may not even be made."""
    for what, code in REFUSED.items():
        with subtests.test(refused=what):
            starts.again(**{"way.js": after(code)})
            expect_failure(starts.page, "could not be loaded.")
            starts.expect_all_kept()
    starts.page.evaluate(
        "window.kept = Worker; window.Worker = class { constructor() { throw new Error('no') } }; null"
    )
    starts.again()
    expect_failure(starts.page, "could not be loaded.")
    starts.page.evaluate("window.Worker = kept; null")


CLOSING = """
const post = self.postMessage.bind(self);
self.postMessage = (said) => (JSON.parse(said).kind === "%s" ? self.close() : post(said));
"""
"""Has a worker go without a word instead of saying something."""


@pytest.mark.parametrize("moment", ["loading", "ready", "walk", "record", "picture"])
def test_a_worker_that_goes_at_any_moment_is_said(starts, moment):
    """A browser short of memory takes it away without telling: while it loads, or while any reply is due."""
    starts.again(**{"way.js": after(CLOSING % moment)})
    expect_silence(starts.page)

    starts.expect_all_kept()


def test_without_a_network_the_steps_go_on_and_python_comes_with_it(starts):
    """The network goes in the middle: it is said, the answers lead on, and trying again helps once it is back."""
    page = starts.page
    page.context.set_offline(True)
    starts.again()
    expect_failure(page, "could not be loaded.")
    page.locator(".flowchart-restart [data-restart]").click()
    answer_all(page, PATH)
    starts.expect_all_kept()
    page.context.set_offline(False)


# --- Other ways round. ---

WAYS_ROUND = {
    "the compressed copies are cut, or no copies": {"small.wasm.gz": cut, "snapshot.bin.gz": page_instead},
    "they are damaged, and there is no snapshot": {
        "small.wasm.gz": corrupt,
        "snapshot.bin": missing,
        "small.zip.gz": dropped,
    },
    "nothing can be inflated": {"way.js": after("delete self.DecompressionStream;")},
    "the connection is slow": {"way.js": after(ON_A_SLOW_CONNECTION), "small.zip.gz": corrupt},
}


@pytest.mark.parametrize("ways", WAYS_ROUND.values(), ids=WAYS_ROUND)
def test_there_is_a_way_round(starts, ways):
    """Each file is also there whole, and there are two ways to start."""
    starts.again(**ways)
    starts.expect_ready()
    starts.fail()


def test_a_file_that_hangs_is_asked_for_again(starts):
    """Well before the page would give up."""
    hold = "self.held = []; self.setTimeout = (then) => self.held.push(then);"
    with starts.page.expect_worker() as worker:
        starts.again(**{"way.js": after(hold), "snapshot.bin.gz": never})
    assert starts.plan.asked.wait(PATIENCE / 1000)
    worker.value.evaluate("() => { for (const then of held) then() }")
    starts.expect_ready()

    starts.fail()
