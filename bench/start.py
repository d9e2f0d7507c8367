"""How soon a reader can answer the first question, and how soon Python is ready: ours beside five others.

Ours starts in each of its two ways, and a copy of the site is told which.
Every visit is a browser's with a fresh profile; what is compared is visited turn by turn, so that whatever else the
machine does falls on all.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

from flit_core.wheel import make_wheel_in

from bench.network import FAST_4G, SLOW_4G, Server, serve, slowed
from protocol_logic.flowchart import Flowchart
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths, to_text
from widget.bundle import WAYS, node

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))
import browser as installed  # noqa: E402 (one way to find the browsers, shared with the tests)
import engines  # noqa: E402 (likewise)

PAGES = ROOT / "bench/pages"
PACKAGES = ROOT / "bench/node_modules"
PYODIDE = ROOT / "widget/node_modules/pyodide"

PHASES = ROOT / "bench/phases.js"
SLOW_FILES = ("slow.html", "slow.mjs")
"""What asks our worker's script on a page, which Chromium can slow."""

OURS = WAYS
MAIN = (*OURS, "stock")
"""What is visited in every round.

The rest only in the first few, and over slow networks and in Firefox only in the first.
"""
REST = ("pyscript", "micropython", "javascript")
NETWORKS = {"fast-4g": FAST_4G, "slow-4g": SLOW_4G}
OF_PYTHON = re.compile(r"^/(?:snapshot|bytecode)/assets/(?:pyodide|small|protocol|start)-|^/(?!snapshot/|bytecode/)")
"""The files that start Python; the page around it is not among them. The others have next to nothing around it."""
TRIPS = 500
"""Round trips of each first visit in Chromium, in the first few rounds."""
FIREFOX = engines.find_firefox()

CHROME = ("--disable-gpu", "--disable-quic")

type Figures = dict[str, dict[str, dict[str, float]]]
"""By setting (`chromium-cold`), then by what starts (`snapshot`), then by what is measured (`ready`)."""


def measure(rounds: int, few: int) -> tuple[Figures, dict[str, str]]:
    """Return the median of every figure, and the version of each browser. One more round goes first, uncounted."""
    found: dict[str, dict[str, dict[str, list[float]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    versions = {}
    with TemporaryDirectory() as name, ExitStack() as open_:
        folder = Path(name)
        request = prepare(folder)
        server = open_.enter_context(serve(folder))
        ports = {name: open_.enter_context(slowed(network, server.port)) for name, network in NETWORKS.items()}
        for turn in range(rounds + 1):
            for setting, what in visits(turn, few):
                print(f"round {turn} of {rounds}: {setting}, {what}", file=sys.stderr)
                browser, _, network = setting.partition("-")
                port = ports.get(network, server.port)
                is_first = setting == "chromium-cold"
                asked = {"address": address(port, what), "warm": network == "cold"}
                asked["phases"] = is_first and what in OURS
                if is_first and 0 < turn <= few:
                    asked |= {"request": request, "trips": TRIPS}
                    if what in OURS:
                        asked["slow"] = urljoin(asked["address"], f"../{SLOW_FILES[0]}")
                seen = visit(server, browser, asked)
                versions[browser] = seen.pop("version")
                settings = {"cold": setting, "warm": f"{browser}-warm"}
                if is_first:
                    settings["weight"] = setting
                for kind, into in settings.items():
                    for figure, value in seen[kind].items() if turn else ():
                        found[into][what][figure].append(value)
    return medians(found), versions


def visits(turn: int, few: int) -> Iterator[tuple[str, str]]:
    """Yield the visits of a round: the setting, and what starts. Round 0 only fills what the server keeps."""
    for what in MAIN + REST if turn <= few else MAIN:
        yield "chromium-cold", what
    if 0 < turn <= few:
        elsewhere = [f"chromium-{network}" for network in NETWORKS]
        if FIREFOX:
            elsewhere.append("firefox-cold")
        for setting in elsewhere:
            for what in MAIN + REST if turn == 1 else MAIN:
                yield setting, what


def visit(server: Server, browser: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Visit once; return the browser's version, and the figures that it tells: cold, warm, and weight."""
    server.sent.clear()
    executable = {"chromium": installed.find(), "firefox": FIREFOX}[browser]
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()  # Chromium refuses to start its sandbox as root
    how = {
        "browser": "chrome" if browser == "chromium" else "firefox",
        "executable": executable,
        "arguments": (*CHROME, *sandbox) if browser == "chromium" else (),
    }
    command = [node(), ROOT / "bench/visit.mjs", json.dumps(how | asked)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=600)
    told = json.loads(run.stdout)
    sent = {path: size for path, size in server.sent.items() if not path.endswith(SLOW_FILES)}
    weight = {
        "bytes": sum(sent.values()),
        "python-bytes": sum(size for path, size in sent.items() if OF_PYTHON.match(path)),
        "memory": told["memory"],
    }
    for trip, taken in {"trip": told["trips"], "slow-trip": told["slowTrips"]}.items():
        if taken:
            hundredths = statistics.quantiles(taken, n=100)
            weight |= {f"{trip}-p50": hundredths[49], f"{trip}-p99": hundredths[98]}
    for each in filter(None, (told["cold"], told["warm"])):
        each |= {f"phase-{phase}": when for phase, when in each.pop("phases").items()}
    seen = {"cold": told["cold"], "warm": told["warm"] or {}, "weight": weight}
    told_of = {kind: {key: value for key, value in each.items() if value is not None} for kind, each in seen.items()}
    return {"version": told["version"], **told_of}


def medians(found: Mapping[str, Mapping[str, Mapping[str, Iterable[float]]]]) -> Figures:
    """Return the median of each list, and how many there were as `n`."""
    return {
        setting: {
            what: {figure: round(statistics.median(values), 3) for figure, values in figures.items()}
            | {"n": len(list(figures["ready"]))}
            for what, figures in of.items()
        }
        for setting, of in found.items()
    }


# --- What is started ---


def address(port: int, what: str) -> str:
    """Return the address of the page on which it starts."""
    return f"http://127.0.0.1:{port}/{what}/" + ("flowchart/" if what in OURS else "")


def prepare(folder: Path) -> str:
    """Put the built site and all the others into the folder; return the request that each is asked."""
    wheel = make_wheel_in(ROOT / "pyproject.toml", folder).file
    for way in OURS:
        site = copytree(ROOT / "site", folder / way, ignore=shutil.ignore_patterns("*.br", "*.gz"))
        (script,) = site.glob("assets/start-*/way.js")
        script.write_text(f'export const wayFor = () => "{way}";')
        worker = script.with_name("worker.js")
        worker.write_text(PHASES.read_text("utf-8") + worker.read_text("utf-8"), "utf-8")
        for name in SLOW_FILES:
            shutil.copy(PAGES / name, site)
    request = request_of((folder / OURS[0] / "flowchart/index.html").read_text("utf-8"))
    for what in ("stock", *REST):
        others = folder / what
        others.mkdir()
        (others / "request.json").write_text(request)
        (others / "table.json").write_text(table_of(PROTOCOL))
    for what in ("stock", "micropython", "javascript"):
        shutil.copy(PAGES / "index.html", folder / what)
        shutil.copy(PAGES / "page.mjs", folder / what)
        shutil.copy(PAGES / f"{what}.mjs", folder / what / "worker.mjs")
    for what in ("stock", "pyscript"):
        copytree(PYODIDE, folder / what / "pyodide")
    shutil.copy(wheel, folder / "stock")
    copytree(PACKAGES / "@pyscript/core/dist", folder / "pyscript/pyscript")
    shutil.copy(PAGES / "pyscript.html", folder / "pyscript/index.html")
    for name in ("pyscript.py", "pyscript.json"):
        shutil.copy(PAGES / name, folder / "pyscript")
    # PyScript unpacks archives by their names' endings, and a wheel is a zip.
    shutil.copy(wheel, folder / "pyscript/protocol_logic.zip")
    copytree(PACKAGES / "@micropython/micropython-webassembly-pyscript", folder / "micropython/micropython")
    shutil.copy(PAGES / "floor.py", folder / "micropython")
    return request


def request_of(page: str) -> str:
    """Return what the flowchart's page asks on the longest path, and for the others the first question."""
    data = re.search(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    if not data:
        raise ValueError("the flowchart's page has no data for its script")
    longest = max(paths(PROTOCOL), key=lambda walk: len(walk.answers))
    text = to_text(PROTOCOL, longest.answers)
    links = json.loads(data[1])["links"]
    return json.dumps({"kind": "walk", "text": text, "links": links, "at": PROTOCOL.start})


def table_of(flowchart: Flowchart) -> str:
    """Return the questions and their answers as JSON: what the least that can answer needs."""
    return json.dumps(
        {
            each.id: {"text": each.text, "answers": [[answer.text, answer.to] for answer in each.answers]}
            for each in flowchart.questions
        }
    )
