"""What several tests share: the built site, its bundle, a server, a browser, and pages that are watched."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, override
from zipfile import ZipFile

import browser as installed
import pytest
import untimed  # noqa: F401 (Hypothesis, in every test)
from filelock import FileLock
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from pages import local
from widget import pinned
from widget.bundle import START, node
from widget.linked import Linked

ROOT = Path(__file__).parent.parent
LOCAL = local.read(ROOT / "local.yml")
"""Who runs the site, if it is anyone in particular: what is tested is their site."""
PLACE = "tests/pages/place/local.yml"
"""An invented place."""
FOLDER = "in/a/folder"
"""Where the site is served: it must work in any folder of any host."""


def with_connection(connection: str) -> str:
    """Return the script that describes a connection, as a browser would; what is said first counts."""
    say = f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }});"
    return f"if (!Object.hasOwn(navigator, 'connection')) {say}\n"


ON_A_FAST_CONNECTION = with_connection("{ downlink: 10 }")
ON_A_SLOW_CONNECTION = with_connection("{ saveData: true }")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to test a site that is built already, and to write down how often what was tried: `make tried`."""
    parser.addoption("--site", type=Path, help="the folder of a site that is built already")
    parser.addoption("--proof", type=Path, help="a file for how often each thing was tried, as JSON")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write it down, if nothing has failed: each test counts its own, with `record_property`.

    What other runs have counted stays, so that it can be tried part by part.
    """
    file, stats = config.getoption("proof"), terminalreporter.stats
    if not file or any(stats.get(kind) for kind in ("failed", "error", "subtests failed")):
        return
    tried: Counter[str] = Counter()
    for report in stats.get("passed", []):
        tried.update(dict(report.user_properties))
    before = json.loads(file.read_text("utf-8"))["tried"] if file.exists() else {}
    told = {"date": date.today().isoformat(), "tried": before | tried}  # noqa: DTZ011 (the day where it ran)
    file.write_text(f"{json.dumps(told, indent=2)}\n", "utf-8")


PATIENCE = 60_000
"""How many milliseconds to wait for what must come: only a failing test takes so long, and on a busy machine."""


@pytest.fixture(scope="session")
def windowed() -> str | None:
    """Return the path of a Chromium with its windows; looking for it may start Playwright, which can run only once."""
    return installed.find()


@pytest.fixture(scope="session")
def browser(windowed) -> Iterator[Browser]:  # noqa: ARG001 (found first, as above)
    """One Chromium for the whole run; each test opens a context, which is a fresh profile, of its own."""
    path = installed.find(windowless=True)
    assert path, installed.MISSING
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            # It visits our own pages only, and its sandbox cannot start for root, nor in many containers.
            chromium_sandbox=False,
            # Playwright already keeps it from calling home; these are the switches it leaves out.
            args=["--disable-gpu", "--disable-quic"],
        )
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(request, tmp_path_factory, testrun_uid) -> Path:
    """Build the whole site."""
    if built := request.config.getoption("--site"):
        return built
    return built_once(tmp_path_factory, f"site-{testrun_uid}")


@pytest.fixture(scope="session")
def place(tmp_path_factory, testrun_uid) -> Path:
    """Build the whole site of an invented place."""
    return built_once(tmp_path_factory, f"place-{testrun_uid}", extra={"local": PLACE})


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, **settings: object) -> Path:
    """Build a site, once for all the processes that run tests: one builds, and the others wait."""
    # What they share is the folder above the one that each has for itself; alone, this is another run's too.
    shared = tmp_path_factory.getbasetemp().parent
    folder = shared / name
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            building = tmp_path_factory.mktemp("site") / "building"
            build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(building), **settings))
            building.rename(folder)
    return folder


@dataclass
class Shipped:
    """The built site's bundle, run in Node.js as a browser runs it."""

    folder: Path
    way: str
    bundle: dict[str, object]
    """What it starts from, with the small Pyodide."""
    whole: dict[str, object]
    """What takes the place of that where the whole Pyodide is wanted, which starts in one way only."""

    def run(self, script: str, *arguments: str | Path, is_whole: bool = False) -> subprocess.CompletedProcess[str]:
        """Run a script of this folder that starts the bundle."""
        bundle = self.folder / "bundle"
        bundle.write_text(json.dumps(self.bundle | (self.whole if is_whole else {})), "utf-8")
        way = "bytecode" if is_whole else self.way
        command = [node(), ROOT / "tests/widget" / script, way, bundle, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(params=["bytecode", "snapshot"])
def shipped(request, site, tmp_path) -> Shipped:
    """Give the bundle of the site."""
    return ship(site, request.param, tmp_path)


def ship(site: Path, way: str, folder: Path) -> Shipped:
    """Return a site's bundle with nothing but what this way starts from: with a snapshot, no module can be imported."""
    kinds = ("pyodide", "small", "protocol")
    pyodide, small, protocol = (str(next(site.glob(f"assets/{kind}-*"))) for kind in kinds)
    (about,) = site.glob("assets/scripts-*/bundle.js")
    lock = json.loads(re.search(r"const lock = (.*);", about.read_text("utf-8"))[1])
    # The worker's scripts as they are before they are joined: it is for browsers alone.
    bundle = {"start": str(ROOT / START), "pyodide": pyodide, "lock": lock}
    bundle |= {"script": f"{small}/small.asm.js", "wasm": f"{small}/small.wasm", "zip": f"{small}/small.zip"}
    whole = {"script": f"{pyodide}/pyodide.asm.js", "wasm": f"{pyodide}/pyodide.asm.wasm"}
    whole["zip"] = f"{protocol}/python.zip"
    if way == "snapshot":
        with ZipFile(folder / "empty.zip", "w"):
            pass
        bundle |= {"zip": str(folder / "empty.zip"), "snapshot": f"{small}/snapshot.bin"}
    return Shipped(folder, way, bundle, whole)


@pytest.fixture(scope="session")
def whole() -> bytes:
    """Return the WebAssembly of the whole Pyodide, as its makers made it."""
    return (ROOT / pinned.PYODIDE / "pyodide.asm.wasm").read_bytes()


@pytest.fixture(scope="session")
def linked(whole) -> Linked:
    """Return what is in it, which takes seconds to read."""
    return Linked(whole)


class Handler(SimpleHTTPRequestHandler):
    """Serve files over connections that stay open, without a line on each.

    The page for addresses that do not exist expects to be at the root of a host, so the root gives what the folder has.
    No other page may ask it for anything: `Faults` sees to that.
    """

    protocol_version = "HTTP/1.1"
    fast_or_not = ON_A_FAST_CONNECTION
    """Stands ahead of the script that chooses a way to start Python.

    By itself Chromium guesses at its connection from how soon answers come, so from how busy the machine is.
    """

    def do_GET(self) -> None:
        """Send a file."""
        file = Path(self.translate_path(self.path))
        if file.name != "way.js" or not file.exists():
            super().do_GET()
            return
        self.send((self.fast_or_not + file.read_text("utf-8")).encode(), "text/javascript")

    def send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, size: int | None = None) -> None:
        """Send this with its media type, and say that it has so many bytes."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content) if size is None else size))
        self.end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        """Return the file for a path in the folder, or for the same path at the root."""
        return super().translate_path(path.removeprefix(f"/{FOLDER}"))

    def handle(self) -> None:
        """Serve until the browser goes, which may be in the middle of a file."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Unkept(Handler):
    """Serve files that a browser asks for again each time."""

    @override
    def end_headers(self) -> None:
        """Say that nothing is to be kept."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer with this on a port of this machine that is free, and give the address of the folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        finally:
            server.shutdown()


@pytest.fixture(scope="session")
def served(site) -> Iterator[str]:
    """Serve the site, and give its address."""
    with serving(partial(Handler, directory=site)) as address:
        yield address


class Faults(list[str]):
    """What went wrong in a context: errors, what its policy stopped, and requests to another host."""

    def __init__(self, context: BrowserContext, served: str) -> None:
        """Watch all that the pages and workers of the context do."""
        super().__init__()
        self.served = served
        context.on("request", self._requested)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.append(f"error: {error.error}"))
        context.add_init_script(
            "addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => "
            "console.error(`policy: ${effectiveDirective} ${blockedURI}`))"
        )

    def expect(self, pattern: str) -> None:
        """Take out the faults that a test brought about; there is at least one."""
        found = [each for each in self if re.search(pattern, each)]
        assert found, f"nothing like {pattern!r} among {list(self)}"
        self[:] = [each for each in self if each not in found]

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.served, "data:", "blob:")):
            self.append(f"request: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.append(f"console: {message.text}")


@contextmanager
def watched(browser: Browser, served: str, **options: Any) -> Iterator[tuple[BrowserContext, Faults]]:
    """Open a context with these options of Playwright's, and fail in the end if anything went wrong in it."""
    with browser.new_context(base_url=served, **options) as context:
        context.set_default_timeout(PATIENCE)
        faults = Faults(context, served)
        yield context, faults
        assert faults == []


type OpenPage = Callable[..., tuple[Page, Faults]]


@pytest.fixture
def open_page(browser, served) -> Iterator[OpenPage]:
    """Give a function that opens a page in a fresh context, with these options, and watches it until the test ends.

    `address` is within the site; `prepare` is called with the page before it goes there.
    """
    with ExitStack() as contexts:

        def open_one(
            address: str = "", prepare: Callable[[Page], object] = lambda _: None, **options: object
        ) -> tuple[Page, Faults]:
            context, faults = contexts.enter_context(watched(browser, served, **options))
            page = context.new_page()
            prepare(page)
            page.goto(address)
            return page, faults

        yield open_one
