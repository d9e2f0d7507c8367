"""Build the site with what may come after MkDocs, and run the tests of HTML on what comes out: `make next TOOL=…`.

    python tests/next.py properdocs|zensical

`decisions/after-mkdocs.md` says what came of it.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

ROOT = Path(__file__).parent.parent
OUT = ROOT / ".cache/next-site"

TOOLS = {
    "properdocs": ("build", "--strict", "--site-dir", OUT, "--config-file"),
    "zensical": ("build", "--config-file"),  # never --clean: it takes all of .cache for its own
}
"""What each is told, ahead of the settings of the site."""
WITHOUT_HOOKS = {
    "site_dir": OUT.relative_to(ROOT).as_posix(),
    "strict": False,
    "extra": {
        "edition": "",
        "report": "",
        "search": {"url": "assets/search.json"},
        "assets": {"first": {"url": "assets/python.js"}, "early": []},
    },
}
"""Settings for a tool that runs no hooks: our templates get enough to see if it can read them."""

TESTS = ("tests/overrides/test_html_valid.py", "tests/pages/test_site.py")
NOT_OF_IT = ("test_a_slip_stops_the_build_and_is_named", "test_there_is_no_policy_while_writing")
"""These build a site of their own."""


def main(tool: str) -> int:
    """Build with this tool, test, and return the exit status of whichever failed, or 0."""
    if tool not in TOOLS:
        print(f"There is no {tool!r} here: TOOL is {' or '.join(TOOLS)}.")
        return 2
    if built := build(tool):
        print(f"{tool} cannot build the site: its last line says why.")
        return built
    left_out = [f"--deselect={TESTS[-1]}::{each}" for each in NOT_OF_IT]
    command = [sys.executable, "-m", "pytest", "--quiet", "--tb=line", "--site", OUT, *left_out, *TESTS]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def build(tool: str) -> int:
    """Build the site, and return the exit status."""
    command = [sys.executable, "-m", tool, *TOOLS[tool]]
    if tool != "zensical":
        return subprocess.run([*command, "mkdocs.yml"], cwd=ROOT, check=False).returncode
    print(
        "Zensical runs no hooks: no addresses of paragraphs, no flowchart, no search, no policy and no PDF.", flush=True
    )
    # It wants its settings in the same folder as the site's.
    with NamedTemporaryFile("w", dir=ROOT, prefix=".zensical-", suffix=".yml", encoding="utf-8") as settings:
        json.dump({"INHERIT": "mkdocs.yml"} | WITHOUT_HOOKS, settings)  # JSON is YAML too
        settings.flush()
        return subprocess.run([*command, settings.name], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else ""))
