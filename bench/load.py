"""How many readers one small server bears: the settings in publish/hosts/nginx.conf, on loopback, as an ordinary user.

    make load

It needs nginx and wrk. Both run on this machine, and take its processors from each other.
Nginx may write to one folder of its own and nowhere else; its settings are those that are shipped, but for the port.
A plain page of a line on the same server shows what is the server's own.
Bytes are what nginx says it has sent, with headers, to a Chromium that comes to the flowchart and comes again.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import create_connection, socket
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any, Final

from playwright.sync_api import sync_playwright

from bench.start import ROOT, installed

KEPT: Final = ROOT / "bench/load.json"
PATHS: Final = {"plain": "plain.html", "home": "", "flowchart": "flowchart/", "words": "protocol/question-4/"}
AT_ONCE: Final = (10, 100, 1000)
"""How many connections ask at the same time."""
SECONDS: Final = 5
PLAIN: Final = '<!doctype html><html lang="en"><title>Plain</title><p>A plain page.</p></html>\n'
PATIENCE: Final = 120_000
"""How many milliseconds to wait for Python, on a machine that is busy."""
AS_NOBODY: Final = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
UNIT: Final = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


def main() -> int:
    """Measure, and write down what was found."""
    missing = [each for each in ("nginx", "wrk") if not shutil.which(each)]
    if missing:
        print(f"This needs {' and '.join(missing)}: on Debian, apt-get install nginx-light wrk.")
        return 2
    busy = round(os.getloadavg()[0], 1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copytree(ROOT / "site", folder / "site")
        (folder / "site/plain.html").write_text(PLAIN, "utf-8")
        with nginx(folder) as address:
            first, again = visits(address, folder / "own/log")
            loads = {
                name: {str(many): load(f"{address}{path}", many) for many in AT_ONCE} for name, path in PATHS.items()
            }
    about = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": {"cores": os.cpu_count(), "system": platform.system(), "processor": platform.machine()},
        "busy": busy,
        "versions": {"nginx": told("nginx", "-v"), "wrk": told("wrk", "-v")},
    }
    figures = {"about": about, "first": first, "again": again, "loads": loads}
    KEPT.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    return 0


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    """Serve the site in a folder with the settings that are shipped, and give the address."""
    own = folder / "own"
    own.mkdir()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = (ROOT / "publish/hosts/nginx.conf").read_text("utf-8").replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "site.conf").write_text(re.sub(r"\broot \S+;", f"root {folder}/site;", ours))
    scratch = "".join(
        f"{each}_temp_path {own}/{each}; " for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes auto; pid {own}/pid; error_log {own}/errors;\n"
        "events { worker_connections 4096; }\n"
        f"http {{ log_format sent '$bytes_sent'; access_log {own}/log sent; {scratch} include {folder}/site.conf; }}\n"
    )
    as_whom = AS_NOBODY if os.geteuid() == 0 else ()
    if as_whom:
        shutil.chown(own, 65534, 65534)
    with subprocess.Popen([*as_whom, "nginx", "-e", own / "errors", "-c", folder / "nginx.conf"]) as server:
        try:
            wait_until_it_listens(port, server)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def wait_until_it_listens(port: int, server: subprocess.Popen[bytes]) -> None:
    """Come back when something answers on this port.

    Raises:
        RuntimeError: the server has ended instead.

    """
    while server.poll() is None:
        try:
            create_connection(("127.0.0.1", port)).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise RuntimeError("nginx did not start: what it printed says why")


def visits(address: str, log: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Return the requests and bytes of a first visit to the flowchart, until Python is ready, and of the next one."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed.find(), chromium_sandbox=False)
        page = browser.new_page()
        for _ in range(2):
            before = len(log.read_text().splitlines())
            page.goto(f"{address}flowchart/")
            page.locator("[data-ready]").wait_for(timeout=PATIENCE)
            page.goto("about:blank")
            sent = [int(each) for each in log.read_text().splitlines()[before:]]
            found.append({"requests": len(sent), "bytes": sum(sent)})
        browser.close()
    return found[0], found[1]


def load(address: str, many: int) -> dict[str, Any]:
    """Ask for a page over so many connections at a time, and return what came of it."""
    command = ["wrk", "--threads", "2", "--connections", str(many), "--duration", f"{SECONDS}s", "--latency"]
    encoding = "Accept-Encoding: gzip"
    run = subprocess.run([*command, "--header", encoding, address], check=True, capture_output=True, text=True)
    (value, unit) = re.search(r"99%\s+([\d.]+)(\w+)", run.stdout).groups()
    errors = re.search(r"Socket errors: (.*)", run.stdout)
    return {
        "per-second": round(float(re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)[1])),
        "p99": round(float(value) * UNIT[unit], 2),
        "failed": sum(map(int, re.findall(r"\d+", errors[1]))) if errors else 0,
    }


def told(*command: str) -> str:
    """Return the version that a program tells."""
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return re.search(r"(\d+\.[\d.]+\d)", run.stdout + run.stderr)[1]


if __name__ == "__main__":
    sys.exit(main())
