"""Ask Lighthouse what it makes of a page of each kind, on a phone and on a desktop.

    make lighthouse

Prints the four scores of each page, and what did not get full marks; the reports are in .cache/lighthouse/.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.network import serve
from bench.start import CHROME, ROOT, installed

PAGES = ("", "flowchart/", "protocol/question-4/", "cases/case-1/", "glossary/")
FORMS = {"phone": (), "desktop": ("--preset=desktop",)}
REPORTS = ROOT / ".cache/lighthouse"


def main() -> None:
    """Ask about every page in every form."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    with serve(ROOT / "site") as server:
        for page in PAGES:
            for form, options in FORMS.items():
                report = REPORTS / f"{page.strip('/').replace('/', '-') or 'home'}-{form}.json"
                ask(f"http://127.0.0.1:{server.port}/{page}", report, *options)
                print(report.stem, scores(report), flush=True)


def ask(address: str, report: Path, *options: str) -> None:
    """Have Lighthouse visit a page and write its report."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()  # Chromium refuses to start its sandbox as root
    flags = " ".join(("--headless", *CHROME, *sandbox))
    command = [ROOT / "bench/node_modules/.bin/lighthouse", address, "--quiet", f"--chrome-flags={flags}", *options]
    where = ("--output=json", f"--output-path={report}")
    environment = os.environ | {"CHROME_PATH": installed.find() or sys.exit(installed.MISSING)}
    subprocess.run([*command, *where], env=environment, check=True)


def scores(report: Path) -> str:
    """Return the score of each category, and the audits that lost points there."""
    told = json.loads(report.read_text("utf-8"))
    lines = []
    for category in told["categories"].values():
        audits = [told["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]]
        lost = [f"{each['id']} {each['score']}" for each in audits if each["score"] not in (None, 1)]
        lines.append(f"  {category['title']} {round(100 * (category['score'] or 0))}  {', '.join(lost)}".rstrip())
    return "\n".join(["", *lines])


if __name__ == "__main__":
    main()
