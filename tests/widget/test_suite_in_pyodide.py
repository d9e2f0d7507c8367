"""The tests of `protocol_logic` pass in what the reader's browser runs, with no more of the library than that has."""

import ast
import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

TESTS = ROOT / "tests"
TOOLS = {"pytest", "hypothesis", "jsonschema"}
"""The test tools that Pyodide can run."""

NOT_SHIPPED = {f"protocol_logic.{name}" for name in ("__main__", "change", "changes", "compare", "edition", "plain")}
"""What no reader needs: the terminal and its lines, the notes on what has changed, and the editions that are kept."""

NOT_THERE = NOT_SHIPPED | {"subprocess"}
"""What is left out of a browser's Python, or cannot work in it, as other processes cannot."""


def imports(file: Path) -> Iterator[str]:
    """Yield the modules that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=module):
                yield module


def runs_there(file: Path) -> bool:
    """Say whether a test file, with those it imports, needs nothing but our package and tools that Pyodide can run."""
    at_hand = sys.stdlib_module_names | TOOLS | {"protocol_logic"}
    needed = {*imports(file)}
    others = {name for name in needed if name.partition(".")[0] not in at_hand}
    helpers = [next((each for each in beside(file, name) if each.is_file()), None) for name in others]
    return not needed & NOT_THERE and all(each and runs_there(each) for each in helpers)


def beside(file: Path, name: str) -> tuple[Path, Path]:
    """Return where the module of this name may be that a test file imports."""
    return file.with_name(f"{name}.py"), TESTS / f"{name}.py"


def of_our_package() -> list[str]:
    """Return the test files of the pure module: all those that import it and that can run there.

    What changes the table edge by edge tests the other tests, which are the same there, and takes minutes.
    """
    found = sorted({*TESTS.glob("protocol_logic/test_*.py")} - {TESTS / "protocol_logic/test_edges.py"})
    files = [file for file in found if runs_there(file)]
    return [
        file.relative_to(ROOT).as_posix()
        for file in files
        if any(name.partition(".")[0] == "protocol_logic" for name in imports(file))
    ]


def collected(files: list[str]) -> list[str]:
    """Return the tests that there are in these files, as pytest finds them here, but for those that take minutes."""
    options = ["--collect-only", "--quiet", "--noconftest", "-p", "no:cacheprovider", "-m", "not slow"]
    command = [sys.executable, "-m", "pytest", *options, *files]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if "::" in line]


def test_each_module_has_its_own_test_file_among_them():
    """Only those of what is not shipped are left out."""
    modules = {f"protocol_logic.{file.stem}" for file in (ROOT / "src/protocol_logic").glob("*.py")}
    shipped = {name.partition(".")[2] for name in modules - NOT_SHIPPED} - {"__init__"}

    assert {f"tests/protocol_logic/test_{name}.py" for name in shipped} - set(of_our_package()) == set()


@pytest.mark.slow
@pytest.mark.parametrize("shipped", ["bytecode"], indirect=True)
def test_every_test_of_our_package_passes_in_the_shipped_bundle(shipped):
    """All that `make test` finds here are run there, and none is skipped.

    `suite_in_pyodide.py` says what they run with.
    It is the whole Pyodide, for the test tools need more; the small one differs in nothing that runs (`test_small.py`
    and `test_lean.py`), and `test_parity.py` has what both answer.
    """
    files = of_our_package()
    report = shipped.folder / "report"
    run = shipped.run("suite_in_node.mjs", ROOT, sysconfig.get_path("purelib"), report, *files, is_whole=True)
    assert run.returncode == 0, run.stderr
    outcomes = json.loads(report.read_text("utf-8"))

    assert outcomes["others"] == [], run.stdout
    assert outcomes["passed"] == collected(files), run.stdout
    assert outcomes["status"] == 0, run.stdout
