"""The page on how fast the site is: tables and bars, drawn from bench/figures.json.

`make bench` writes that file; nothing here or on the page is typed by hand but the targets.
A figure that is missing is said to be missing.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pages.template import render
from protocol_logic.dates import in_words
from widget.bundle import WAYS

KEPT: Final = Path(__file__).parent.parent / "bench/figures.json"

LOAD: Final = KEPT.with_name("load.json")
"""What `make load` has written."""

type Figures = Mapping[str, Any]

STOCK: Final = "stock"
NAMES: Final = {
    "snapshot": "This site, from a snapshot",
    "bytecode": "This site, from bytecode",
    STOCK: "Stock Pyodide",
    "pyscript": "PyScript",
    "micropython": "MicroPython, questions only",
    "javascript": "JavaScript, questions only",
}
SETTINGS: Final = {
    "chromium-cold": "Chromium, first visit",
    "chromium-warm": "Chromium, second visit",
    "chromium-fast-4g": "Chromium, first visit over fast 4G",
    "chromium-slow-4g": "Chromium, first visit over slow 4G",
    "firefox-cold": "Firefox, first visit",
    "firefox-warm": "Firefox, second visit",
}
MISSING: Final = "not measured"


def seconds(value: float) -> str:
    """Return milliseconds as seconds."""
    return f"{value / 1000:.2f} s"


def milliseconds(value: float) -> str:
    """Return milliseconds, to as many places as say something."""
    return f"{value:.3g} ms" if value < 100 else f"{value:,.0f} ms"  # noqa: PLR2004 (three digits)


def freeze(value: float) -> str:
    """Return how long the page stood still; the browser tells of no freeze shorter than 50 milliseconds."""
    return milliseconds(value) if value else "none"


def kilobytes(value: float) -> str:
    """Return bytes as thousands of bytes."""
    return f"{value / 1000:,.1f} kB"


def megabytes(value: float) -> str:
    """Return bytes as millions of bytes."""
    return f"{value / 1e6:.1f} MB"


def count(value: float) -> str:
    """Return a number as it is."""
    return f"{value:,}"


START: Final = {
    "answer": ("First answer possible", seconds),
    "ready": ("Python ready", seconds),
    "frozen": ("Longest freeze", freeze),
}
"""What is measured at every visit."""
WEIGHT: Final = {
    "python-bytes": ("To start Python", kilobytes),
    "bytes": ("With the page around it", kilobytes),
    "memory": ("Memory of the pages", megabytes),
    "trip-p50": ("A step, half within", milliseconds),
    "trip-p99": ("A step, 99 in 100 within", milliseconds),
    "slow-trip-p50": ("A step at a quarter of the speed, half within", milliseconds),
    "slow-trip-p99": ("A step at a quarter of the speed, 99 in 100 within", milliseconds),
}
"""What is measured at the first visit in Chromium only."""
PHASES: Final = {
    "phase-begun": "The worker’s script runs",
    "phase-scripts": "Pyodide’s scripts are there",
    "phase-fetched": "The last file is there",
    "phase-compiled": "WebAssembly is compiled",
    "phase-instance": "WebAssembly has started",
    "phase-module": "Pyodide’s module is made",
    "phase-restored": "The memory is put back",
    "phase-ready": "Python can be asked",
}
"""When each part of the start was done, at each visit of ours."""
VISITED: Final = ("chromium-cold", "chromium-warm")
SITE: Final = {
    "build": ("Building this site", {"time": seconds, "pages": count, "n": count}),
    "growth-25": ("Building it with a few more pages", {"pages": count, "time": seconds, "n": count}),
    "growth-250": ("Building it with many more", {"pages": count, "time": seconds, "n": count}),
    "growth-2500": ("Building it with very many more", {"pages": count, "time": seconds, "n": count}),
    "page": ("Question 4 on this site", {"html": kilobytes, "scripts": kilobytes, "styles": kilobytes}),
    "stock-page": ("The same words in stock Material", {"html": kilobytes, "scripts": kilobytes, "styles": kilobytes}),
    "queries": (
        "Paths in Python, without a browser",
        {"one": milliseconds, "answers": count, "all": milliseconds, "paths": count},
    ),
}
"""What is measured of the site itself."""
MEASURES: Final = {
    "time": "time",
    "pages": "pages",
    "n": "builds",
    "html": "HTML",
    "scripts": "scripts",
    "styles": "styles",
    "one": "time for the longest path",
    "answers": "answers in the longest path",
    "all": "time for every path",
    "paths": "paths",
}
"""What each of these is called."""

ASKED: Final = {
    "plain": "A page of one line",
    "home": "Home",
    "flowchart": "May I share this?",
    "words": "Question 4",
}
"""The pages that a server is asked for."""
LOADED: Final = {"per-second": count, "p99": milliseconds, "failed": count}
"""What is measured of each."""
VISITS: Final = {"first": "The first, until Python is ready", "again": "The next"}

TARGETS: Final = (
    ("chromium-cold", "ready", {"snapshot": (0.18, 0.12), "bytecode": (0.30, 0.24)}),
    ("chromium-warm", "ready", {"snapshot": (0.20, 0.13), "bytecode": (0.35, 0.28)}),
    ("chromium-fast-4g", "ready", {"snapshot": (0.38, 0.30), "bytecode": (0.36, 0.30)}),
    ("chromium-slow-4g", "ready", {"snapshot": (0.50, 0.42), "bytecode": (0.36, 0.30)}),
    ("chromium-cold", "python-bytes", {"snapshot": (0.57, 0.45), "bytecode": (0.37, 0.31)}),
)
"""For each setting and measure, the target as a part of stock Pyodide's, and what would be better still."""


def read() -> Figures:
    """Return the figures of the last `make bench`; none if it has never run."""
    return json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}


def read_load() -> Figures:
    """Return the figures of the last `make load`; none if it has never run."""
    return json.loads(LOAD.read_text("utf-8")) if LOAD.exists() else {}


def draw(figures: Figures, loaded: Figures) -> dict[str, str]:
    """Return the HTML of each part of the page, by the name of its place."""
    return {name: part(figures, loaded) for name, part in PARTS.items()}


def about(told: Figures) -> str:
    """Return when, on what and with what was measured."""
    return render(
        "figures_about.html",
        told=told,
        when=in_words(told["date"]) if told else "",
        missing=MISSING,
    )


def targets(figures: Figures) -> str:
    """Return the table of what is aimed at, beside what was measured."""
    rows = []
    for setting, measure, goals in TARGETS:
        what = "Bytes to start Python" if measure == "python-bytes" else f"Python ready: {SETTINGS[setting]}"
        for way, (goal, better) in goals.items():
            ratio = ratio_to_stock(figures, setting, way, measure)
            verdict = MISSING
            if ratio is not None:
                verdict = "better than the target" if ratio <= better else "met" if ratio <= goal else "not met"
            measured = MISSING if ratio is None else f"{ratio:.2f}"
            rows.append((what, NAMES[way], f"{goal:.2f}", f"{better:.2f}", measured, verdict))
    heads = ("What", "Started from", "Target", "Better", "Measured", "Verdict")
    return table("What was aimed at, as a part of stock Pyodide’s", heads, rows)


def ratio_to_stock(figures: Figures, setting: str, what: str, measure: str) -> float | None:
    """Return a figure as a part of stock Pyodide's, if both are there."""
    found = figures.get("start", {}).get(setting, {})
    ours, stock = (found.get(each, {}).get(measure) for each in (what, STOCK))
    return ours / stock if ours is not None and stock else None


def start(figures: Figures, setting: str) -> str:
    """Return the table of one setting: a row for each that starts, with a bar as long as its Python takes."""
    found = figures.get("start", {}).get(setting, {})
    longest = max((each.get("ready", 0) for each in found.values()), default=0)
    rows = []
    for what, name in NAMES.items():
        told = found.get(what, {})
        ratio = ratio_to_stock(figures, setting, what, "ready")
        rows.append(
            (
                name,
                *(shown(told, measure, as_) for measure, (_, as_) in START.items()),
                MISSING if ratio is None else f"{ratio:.2f}",
                bar(told.get("ready"), longest),
                shown(told, "n", count),
            )
        )
    heads = (
        "What starts",
        *(head for head, _ in START.values()),
        "Part of stock’s",
        "Python ready, as a bar",
        "Visits",
    )
    return table(SETTINGS[setting], heads, rows)


def phases(figures: Figures) -> str:
    """Return the table of when each part of the start was done; what a way does not have is left empty."""
    each = [(way, setting) for way in WAYS for setting in VISITED]
    told = [figures.get("start", {}).get(setting, {}).get(way, {}) for way, setting in each]
    rows = [
        (name, *("" if phase not in one and PHASES.keys() & one else shown(one, phase, milliseconds) for one in told))
        for phase, name in PHASES.items()
    ]
    heads = ("Done", *(f"{NAMES[way]}: {SETTINGS[setting]}" for way, setting in each))
    return table("Where the time goes", heads, rows)


def weight(figures: Figures) -> str:
    """Return the table of bytes, memory and steps."""
    found = figures.get("start", {}).get("chromium-cold", {})
    heaviest = max((each.get("python-bytes", 0) for each in found.values()), default=0)
    rows = [
        (
            name,
            *(shown(found.get(what, {}), measure, as_) for measure, (_, as_) in WEIGHT.items()),
            bar(found.get(what, {}).get("python-bytes"), heaviest),
        )
        for what, name in NAMES.items()
    ]
    heads = ("What starts", *(head for head, _ in WEIGHT.values()), "To start Python, as a bar")
    return table("Bytes, memory and steps", heads, rows)


def site(figures: Figures) -> str:
    """Return the table of what the site itself costs."""
    found = figures.get("site", {})
    rows = [
        (f"{name}: {MEASURES[measure]}", shown(found.get(key, {}), measure, as_))
        for key, (name, measures) in SITE.items()
        for measure, as_ in measures.items()
    ]
    return table("What the site costs", ("What", "Figure"), rows)


def load(figures: Figures) -> str:
    """Return when and on what a server was asked, what came of it, and what a visit costs."""
    asked = [
        (name, count(int(many)), *(shown(told, measure, as_) for measure, as_ in LOADED.items()))
        for page, name in ASKED.items()
        for many, told in figures.get("loads", {}).get(page, {}).items()
    ]
    heads = ("Page", "At the same time", "Answers a second", "99 in 100 within", "Failed")
    visits = [
        (name, shown(figures.get(visit, {}), "requests", count), shown(figures.get(visit, {}), "bytes", kilobytes))
        for visit, name in VISITS.items()
    ]
    return (
        about(figures.get("about", {}))
        + table("What one server bears", heads, asked)
        + table("What a visit to the flowchart costs", ("Visit", "Requests", "Sent"), visits)
    )


def shown(told: Figures, measure: str, as_: Callable[[float], str]) -> str:
    """Return a figure in its unit, or that there is none."""
    return as_(told[measure]) if measure in told else MISSING


def bar(value: float | None, longest: float) -> float | str:
    """Return how long a figure is beside the longest, in hundredths, for a bar: nothing if there is no figure."""
    return 100 * value / longest if value is not None and longest else ""


def table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[float | str]]) -> str:
    """Return a table whose first column names the rows; a number in it is drawn as a bar."""
    return render("figures_table.html", caption=caption, heads=heads, rows=rows)


PARTS: Final = {
    "about": lambda figures, _: about(figures.get("about", {})),
    "targets": lambda figures, _: targets(figures),
    "start": lambda figures, _: "".join(start(figures, setting) for setting in SETTINGS),
    "phases": lambda figures, _: phases(figures),
    "weight": lambda figures, _: weight(figures),
    "site": lambda figures, _: site(figures),
    "load": lambda _, loaded: load(loaded),
}
"""What draws each part of the page, of what the site was measured to be and to bear."""
