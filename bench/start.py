"""How soon Python is ready on the flowchart page, beside plain Pyodide, in one run.

    make bench

Ours starts in each of its two ways, and a copy of the site is told which.
All start in a module worker of a fresh browser profile (cold), then again in the same profile (warm), turn by turn, so
that whatever else the machine does falls on all.
Plain Pyodide is the same version as it comes from npm, with our package as the wheel a user would publish.
Each time runs from the start of the navigation until Python can be asked.
Read the ratios; the times are of this machine on this day.
"""

import asyncio
import json
import platform
import statistics
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import brotli
from flit_core.wheel import make_wheel_in
from playwright.async_api import Browser, async_playwright

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests"))
import browser as installed  # noqa: E402 (one way to find the browser, shared with the tests)

ROUNDS = 9
WAYS = {"snapshot": "snapshot.bin", "bytecode": "python.zip"}
STOCK = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")

PLAIN_PAGE = '<!doctype html><title>Plain Pyodide</title><script type="module" src="plain.mjs"></script>'
PLAIN_SCRIPT = """
const worker = new Worker("plain-worker.mjs", { type: "module" });
worker.onmessage = () => document.documentElement.toggleAttribute("data-ready", true);
"""
PLAIN_WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide();
await python.loadPackage(new URL("WHEEL", import.meta.url).href);
python.pyimport("protocol_logic.page");
self.postMessage("ready");
"""
READY = """() => new Promise((ready) => {
  const look = () => document.querySelector("[data-ready]") ? ready(performance.now()) : requestAnimationFrame(look);
  look();
})"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a host would that keeps what has a hash in its name."""

    def end_headers(self) -> None:
        """Let the browser keep everything, as the warm start asks."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def prepare(folder: Path) -> dict[str, list[Path]]:
    """Put the built site and plain Pyodide into the folder; return the files that each fetches."""
    plain = folder / "plain"
    copytree(ROOT / "widget/node_modules/pyodide", plain / "pyodide")
    wheel = make_wheel_in(ROOT / "pyproject.toml", plain).file
    (plain / "index.html").write_text(PLAIN_PAGE)
    (plain / "plain.mjs").write_text(PLAIN_SCRIPT)
    (plain / "plain-worker.mjs").write_text(PLAIN_WORKER.replace("WHEEL", wheel.name))
    files = {"plain": [*(plain / "pyodide" / name for name in STOCK), wheel]}
    for way, fetched in WAYS.items():
        site = copytree(ROOT / "site", folder / way)
        (script,) = site.glob("assets/start-*/way.mjs")
        script.write_text(f'export const wayFor = () => "{way}";')
        files[way] = [*site.glob("assets/pyodide-*/*"), *site.glob(f"assets/protocol-*/{fetched}")]
        files[way] += site.glob("assets/start-*/*")
    return files


async def times(browser: Browser, address: str) -> tuple[float, float]:
    """Return the cold and the warm time of a page, in milliseconds."""
    context = await browser.new_context()
    page = await context.new_page()
    taken = []
    for _ in range(2):
        await page.goto(address)
        taken.append(await page.evaluate(READY))
    await context.close()
    return taken[0], taken[1]


async def measure(host: str) -> dict[str, dict[str, list[float]]]:
    """Return every time of every round, by configuration and then by temperature."""
    pages = {"plain": f"{host}/plain/"} | {way: f"{host}/{way}/flowchart/" for way in WAYS}
    found: dict[str, dict[str, list[float]]] = {name: {"cold": [], "warm": []} for name in pages}
    async with async_playwright() as playwright:
        for _ in range(ROUNDS):
            for name, address in pages.items():
                browser = await playwright.chromium.launch(executable_path=installed.find(), chromium_sandbox=False)
                cold, warm = await times(browser, address)
                found[name]["cold"].append(cold)
                found[name]["warm"].append(warm)
                await browser.close()
    return found


def main() -> None:
    """Measure, print a table, and leave the figures in .cache/bench.json."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = prepare(folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=name))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = asyncio.run(measure(f"http://127.0.0.1:{server.server_port}"))
        server.shutdown()
        sizes = {
            name: {
                "raw": sum(file.stat().st_size for file in group),
                "brotli": sum(len(brotli.compress(file.read_bytes(), quality=11, lgwin=24)) for file in group),
            }
            for name, group in files.items()
        }
    medians = {name: {kind: statistics.median(taken) for kind, taken in kinds.items()} for name, kinds in found.items()}
    rows = {name: medians[name] | sizes[name] for name in found}
    print(f"{'':8}{'plain':>12}" + "".join(f"{way:>12}{'ratio':>7}" for way in WAYS))
    for kind in ("cold", "warm", "raw", "brotli"):
        plain = rows["plain"][kind]
        ours = "".join(f"{rows[way][kind]:12,.0f}{rows[way][kind] / plain:7.2f}" for way in WAYS)
        print(f"{kind:8}{plain:12,.0f}{ours}")
    print(f"Milliseconds (medians of {ROUNDS}) and bytes, {platform.machine()}, Python {platform.python_version()}")
    (ROOT / ".cache/bench.json").write_text(json.dumps({"times": found, "sizes": sizes}, indent=2))


if __name__ == "__main__":
    main()
