"""What goes to a reader's browser that others made: a bill of materials (SBOM) in CycloneDX's form, with licences.

Versions and hashes are drawn from what is pinned: Pyodide's own list, the lock of npm and the hashes of what is used.
`PARTS` says what is in which file of the site; a test finds a file of which nothing is said.
"""

import json
from base64 import b64decode
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from protocol_logic.protocol import EDITION
from widget import pinned

ROOT = Path(__file__).parent.parent
FILE = "sbom.cdx.json"

OURS: Final = ("MIT", "OGL-UK-3.0")
"""The licences of our code and of our words."""

LICENCES: Final = {
    "pyodide": "MPL-2.0",
    "cpython": "Python-2.0",
    "emscripten": "MIT OR NCSA",
    # What Pyodide has built in, of the versions that it chose.
    "bzip2": "bzip2-1.0.6",
    "dlmalloc": "CC0-1.0",
    "error-stack-parser": "MIT",
    "expat": "MIT",
    "hacl-star": "MIT",
    "hiwire": "MPL-2.0",  # once a part of Pyodide
    "libffi": "MIT",
    "libmpdec": "BSD-2-Clause",
    "llvm-runtimes": "Apache-2.0 WITH LLVM-exception",  # compiler-rt, libc++ and libc++abi
    "mimalloc": "MIT",
    "musl": "MIT",
    "node-lz4": "MIT",  # as Emscripten's MiniLZ4
    "stackframe": "MIT",
    "zlib": "Zlib",
    # What is in single files.
    "dejavu-sans-mono": "Bitstream-Vera",
    "libertinus-serif": "OFL-1.1",
    "mkdocs": "BSD-2-Clause",
    "mkdocstrings-python": "ISC",
}
"""The licence of everything that others made, as SPDX writes it."""

LINKED: Final = (
    *("bzip2", "dlmalloc", "expat", "hacl-star", "hiwire", "libffi", "libmpdec"),
    *("llvm-runtimes", "mimalloc", "musl", "zlib"),
)
"""What is linked into Pyodide's WebAssembly, besides CPython and Emscripten's own."""

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "assets/pyodide-*/pyodide.js": ("pyodide", "error-stack-parser", "stackframe"),
    "assets/*/*.asm.js": ("pyodide", "emscripten", "node-lz4"),
    "assets/*/*.wasm": ("pyodide", "cpython", "emscripten", *LINKED),
    # The modules of Python's own library and of Pyodide, beside ours; the snapshot is what they come to in memory.
    "assets/*/*.zip": ("cpython", "pyodide"),
    "assets/small-*/snapshot.bin": ("cpython", "pyodide", *LINKED),
    "protocol/*.pdf": ("libertinus-serif", "dejavu-sans-mono"),
    "assets/card.png": ("libertinus-serif",),
    "about/api/index.html": ("mkdocstrings-python",),
    "assets/_mkdocstrings.css": ("mkdocstrings-python",),
    "sitemap.xml": ("mkdocs",),
}
"""What others made, by the files of the site that hold it."""

ONLY_OURS: Final = (
    *("**/*.html", "assets/*.css", "assets/*.svg", "assets/icon.png", "assets/search.*.json"),
    *("assets/record.schema.json", "assets/scripts-*/*.js", "assets/start-*/*.js"),
    *("editions.xml", "on_device.json", "robots.txt", "sw.js", FILE),
)
"""The files that hold nothing of others."""


def bill(root: Path = ROOT) -> dict[str, Any]:
    """Return the bill of materials of a build."""
    info = json.loads((root / pinned.PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    packages = json.loads((root / "widget/package-lock.json").read_text("utf-8"))["packages"]
    npm = packages[pinned.PYODIDE.removeprefix("widget/")]
    told = {
        "pyodide": (npm["version"], "npm"),
        "cpython": (info["python"], "generic"),
        "emscripten": (info["platform"].removeprefix("emscripten_").replace("_", "."), "generic"),
        "mkdocs": (version("mkdocs"), "pypi"),
        "mkdocstrings-python": (version("mkdocstrings-python"), "pypi"),
    }
    components = {name: component(name, *told.get(name, ())) for name in LICENCES}
    components["pyodide"]["hashes"] = [
        {"alg": "SHA-512", "content": b64decode(npm["integrity"].removeprefix("sha512-")).hex()}
    ]
    components["pyodide"]["components"] = [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for name, digest in pinned.read(root).items()
    ]
    site = {"type": "application", "bom-ref": "site", "name": "information-sharing-protocol", "version": EDITION}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": site | {"licenses": [{"license": {"id": each}} for each in OURS]}},
        "components": list(components.values()),
    }


def component(name: str, number: str = "", kind: str = "") -> dict[str, Any]:
    """Return an entry of the bill: what others made, with its licence and the files of the site that hold it."""
    where = [{"location": files} for files, parts in PARTS.items() if name in parts]
    told = {"type": "library", "bom-ref": name, "name": name, "licenses": [{"expression": LICENCES[name]}]}
    numbered = {"version": number, "purl": f"pkg:{kind}/{name}@{number}"} if number else {}
    return told | numbered | {"evidence": {"occurrences": where}}


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the bill beside the pages: mkdocs.yml names this file among its hooks."""
    files.append(File.generated(config, FILE, content=json.dumps(bill(), indent=2)))
