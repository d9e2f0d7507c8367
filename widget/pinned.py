"""The hashes of what the bundle is made from, so that nothing else is built into what readers get.

    python -m widget.pinned

writes them down anew; `make lock` does so. npm checks what it fetches, and this checks what lies there at each build.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

PYODIDE = "widget/node_modules/pyodide"
HASHES = "widget/pyodide.sha256"
"""In the form that `sha256sum --check` reads too."""
FILES = ("pyodide-lock.json", "pyodide.asm.js", "pyodide.asm.wasm", "pyodide.mjs", "python_stdlib.zip")
"""What is used of Pyodide."""


def changed(root: Path) -> list[str]:
    """Return the names of the files that are not those written down."""
    pinned = read(root)
    return [name for name, digest in digests(root / PYODIDE, FILES).items() if pinned.get(name) != digest]


def read(root: Path) -> dict[str, str]:
    """Return the hashes that are written down, by file."""
    lines = (root / HASHES).read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the hashes of files as they are."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


if __name__ == "__main__":
    root = Path(__file__).parent.parent
    written = "".join(f"{digest}  {name}\n" for name, digest in digests(root / PYODIDE, FILES).items())
    (root / HASHES).write_text(written, "utf-8")
