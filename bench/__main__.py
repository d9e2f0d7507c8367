"""Measure everything, print it beside the last figures, and keep it in bench/figures.json.

    make bench
    make bench ROUNDS=1 FEW=1

`FEW` is how many of the `ROUNDS` also go over slow networks, to Firefox and to all the others.
In the rest only ours and stock Pyodide start, cold and warm.
Read the ratios; the times are of one machine on one day.
"""

import argparse
import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import site, start

KEPT = Path(__file__).parent / "figures.json"


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--few", type=int, default=3)
    asked = parser.parse_args()
    before = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    started, browsers = start.measure(asked.rounds, asked.few)
    now = {"about": about(browsers), "start": started}
    keep(now)  # already: what took long is not lost if the rest fails
    now["site"] = site.measure()
    keep(now)
    print_beside(flat(before), flat(now))


def keep(figures: dict[str, Any]) -> None:
    """Write the figures where the page on them is drawn from."""
    KEPT.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def about(browsers: dict[str, str]) -> dict[str, Any]:
    """Return when, on what and with what was measured."""
    packages = {
        "Pyodide": start.PYODIDE,
        "PyScript": start.PACKAGES / "@pyscript/core",
        "MicroPython": start.PACKAGES / "@micropython/micropython-webassembly-pyscript",
    }
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {"cores": os.cpu_count(), "system": platform.system(), "processor": platform.machine()},
        "versions": {
            **{browser.capitalize(): told.partition("/")[2] for browser, told in browsers.items()},
            **{name: json.loads((folder / "package.json").read_text())["version"] for name, folder in packages.items()},
            "Python": platform.python_version(),
            "MkDocs": version("mkdocs"),
            "Material for MkDocs": version("mkdocs-material"),
        },
    }


def flat(figures: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Return nested figures as one mapping: `start.chromium-cold.snapshot.ready` and so on."""
    found = {}
    for name, value in figures.items():
        found |= flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return found


def print_beside(before: dict[str, Any], now: dict[str, Any]) -> None:
    """Print each figure as it was and as it is, and the one as a ratio to the other."""
    for name in before | now:
        old, new = before.get(name, "–"), now.get(name, "–")
        numbers = [each for each in (old, new) if isinstance(each, int | float)]
        ratio = f"{new / old:.2f}" if len(numbers) == 2 and old else ""  # noqa: PLR2004 (both)
        shown = [f"{each:,.1f}" if isinstance(each, int | float) else str(each) for each in (old, new)]
        print(f"{name:55}{shown[0]:>16}{shown[1]:>16}{ratio:>8}")


if __name__ == "__main__":
    main()
