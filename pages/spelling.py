"""The spelling, which is British.

The program `typos` knows many slips; the words that we add to its list are in pyproject.toml, under `tool.typos`.
It has no rule for American endings, and takes some spellings for British that are so only of other things.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from mkdocs.exceptions import BuildError

ROOT: Final = Path(__file__).parent.parent
TABLES: Final = {
    f"src/protocol_logic/{name}.py": ROOT / f"src/protocol_logic/{name}.py"
    for name in ("protocol", "points", "changes", "lines")
}
"""What readers see that is not in docs/."""
TYPOS: Final = Path(sys.executable).with_name("typos")
COMMAND: Final = (TYPOS, "--config", ROOT / "pyproject.toml", "--format", "json")
WRONG: Final = 2
"""How it ends when it has found something."""

ENDING: Final = re.compile(
    # Neither “size”, “prize” and “seize” nor “emphasize” may be taken for the other kind.
    r"\b(?!(?:re|down|over|under|out|cap)?siz|priz|seiz|maiz|baiz)\w+(?P<ending>(?<=i)z|(?<=ly)z)"
    r"(?=(?:e[drs]?|ers|ing|able|ations?|ational)\b)\w*",
    re.IGNORECASE,
)
BRITISH: Final = {
    "fulfill": "fulfil",
    "gotten": "got",
    "judgment": "judgement",
    "license": "licence",
    "mom": "mum",
    "program": "programme",
}
"""What is American here, where nobody speaks of verbs, courts or computers; "other programs" are computers'."""
AMERICAN: Final = re.compile(rf"(?<!other )\b(?P<word>{'|'.join(BRITISH)})(?P<more>s?)\b", re.IGNORECASE)
QUOTED: Final = re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)|“[^”]+”|\"[^\"\n]+\"|`[^`\n]+`|\]\([^)\s]*\)")
"""Titles and the words of others, code, and the addresses of links."""


def wrong(files: Mapping[str, Path]) -> list[str]:
    """Return a line for each slip of spelling in these files, each by the name that it goes by in the line."""
    return sorted({*by_typos(files), *(slip for name, file in files.items() for slip in _american(name, file))})


def by_typos(files: Mapping[str, Path]) -> Iterator[str]:
    """Yield a line for each slip that the program knows.

    Raises:
        BuildError: it is not installed beside this Python.

    """
    if not TYPOS.exists():
        raise BuildError("typos, which checks the spelling, is missing: `make build` fetches it")
    names = {str(file): name for name, file in files.items()}
    run = subprocess.run([*COMMAND, *names], capture_output=True, text=True, check=False)
    if run.returncode not in (0, WRONG):
        raise RuntimeError(f"typos failed:\n{run.stderr}")
    for found in map(json.loads, run.stdout.splitlines()):
        if found["type"] == "typo":
            yield _said(f"{names[found['path']]}:{found['line_num']}", found["typo"], " or ".join(found["corrections"]))


def _american(name: str, file: Path) -> Iterator[str]:
    for number, line in _strings(file) if file.suffix == ".py" else _lines(file):
        words, where = QUOTED.sub("", line), f"{name}:{number}"
        for found in ENDING.finditer(words):
            at = found.start("ending") - found.start()
            yield _said(where, found[0], f"{found[0][:at]}s{found[0][at + 1 :]}")
        for found in AMERICAN.finditer(words):
            yield _said(where, found[0], BRITISH[found["word"].lower()] + found["more"])


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    return enumerate(file.read_text("utf-8").splitlines(), 1)


def _strings(file: Path) -> Iterator[tuple[int, str]]:
    """Yield what readers may see of Python code: its strings, each with its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _said(where: str, word: str, better: str) -> str:
    return f"{where}: “{word}” is a slip of spelling; did you mean {better}?"
