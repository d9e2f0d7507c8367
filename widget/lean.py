"""Make the small Python of the whole one: each function that never runs becomes a way out.

    python -m widget.lean ZIP NEVER OUT

ZIP is bytecode as the whole Pyodide starts from it; NEVER the functions that never run, as JSON: see profile.py.
OUT becomes the same archive, in which those lead out as what never runs in WebAssembly does: see small.py.
All else is as it was, so whatever the small Python answers the whole one would answer.
Only in which line an instruction stands is not kept: that is for tracebacks, which a page never shows.

Python imports far more of its library than it runs: of most modules a function in ten.
"""

import inspect
import json
import marshal
import sys
from collections.abc import Collection
from pathlib import Path
from types import CodeType
from zipfile import ZipFile, ZipInfo

HEAD = 16
"""Bytes of a file of bytecode ahead of its code."""
HAS_DOCSTRING = 0x4000000
"""The flag of code whose first constant is its docstring: `inspect` has no name for it yet."""

WAY_OUT = (lambda: __import__("posix").abort()).__code__
"""Leaves as WebAssembly does where small.py has it leave: Python calls this only where it is beyond help."""

type Function = tuple[str, int, str]
"""A function's file, first line and qualified name; those that have all of it in common are one here."""


def function(code: CodeType) -> Function:
    """Return whose code it is."""
    return code.co_filename, code.co_firstlineno, code.co_qualname


def lean(code: CodeType, never: Collection[Function]) -> CodeType:
    """Return code in which the functions that never run lead out; each keeps its name and what it is called with."""
    if function(code) in never:
        arguments = inspect.getargs(code)
        names = (*arguments.args, *filter(None, (arguments.varargs, arguments.varkw)))
        return code.replace(
            co_code=WAY_OUT.co_code,
            co_consts=WAY_OUT.co_consts,
            co_names=WAY_OUT.co_names,
            co_stacksize=WAY_OUT.co_stacksize,
            co_exceptiontable=WAY_OUT.co_exceptiontable,
            co_linetable=b"",
            co_nlocals=len(names),
            co_varnames=names,
            co_cellvars=(),
            co_flags=code.co_flags & ~HAS_DOCSTRING,
        )
    inside = [lean(each, never) if isinstance(each, CodeType) else each for each in code.co_consts]
    return code.replace(co_consts=tuple(inside), co_linetable=b"")


def code_in(bytecode: bytes) -> CodeType:
    """Return the code of a file of bytecode."""
    return marshal.loads(bytecode[HEAD:])  # noqa: S302 (we have compiled it)


def make(archive: Path, never: Collection[Function], out: Path) -> None:
    """Write an archive of bytecode again, with its functions made lean, as `bundle.py` writes one."""
    with ZipFile(archive) as whole, ZipFile(out, "w") as small:
        for name in whole.namelist():
            content = whole.read(name)
            code = lean(code_in(content), never)
            small.writestr(ZipInfo(name), content[:HEAD] + marshal.dumps(code))


def read(never: Path) -> set[Function]:
    """Read functions that are written down as JSON."""
    return {tuple(each) for each in json.loads(never.read_text("utf-8"))}


def write(never: Collection[Function], out: Path) -> None:
    """Write down functions as JSON, in order."""
    out.write_text(json.dumps(sorted(never)), "utf-8")


if __name__ == "__main__":
    archive, never, out = map(Path, sys.argv[1:])
    make(archive, read(never), out)
