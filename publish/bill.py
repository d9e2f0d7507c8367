"""What goes to a reader's browser that others made: a bill of materials (SBOM) in CycloneDX's form, with licences.

It is drawn from what is pinned: Pyodide's own list, the lock of npm and the hashes of what is used.
"""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from protocol_logic.protocol import EDITION
from widget import pinned

ROOT = Path(__file__).parent.parent
FILE = "sbom.cdx.json"


def bill(root: Path = ROOT) -> dict[str, Any]:
    """Return the bill of materials of a build."""
    info = json.loads((root / pinned.PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]
    packages = json.loads((root / "widget/package-lock.json").read_text("utf-8"))["packages"]
    npm = packages[pinned.PYODIDE.removeprefix("widget/")]
    emscripten = info["platform"].removeprefix("emscripten_").replace("_", ".")
    sha512 = b64decode(npm["integrity"].removeprefix("sha512-")).hex()
    pyodide = component("pyodide", npm["version"], npm["license"], f"pkg:npm/pyodide@{npm['version']}")
    pyodide["hashes"] = [{"alg": "SHA-512", "content": sha512}]
    pyodide["components"] = [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for name, digest in pinned.read(root).items()
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component("information-sharing-protocol", EDITION, "MIT", kind="application")},
        "components": [
            pyodide,
            component("cpython", info["python"], "Python-2.0", f"pkg:generic/cpython@{info['python']}"),
            component("emscripten", emscripten, "MIT", f"pkg:generic/emscripten@{emscripten}"),
        ],
    }


def component(name: str, number: str, licence: str, purl: str = "", kind: str = "library") -> dict[str, Any]:
    """Return an entry of the bill."""
    about = {"type": kind, "name": name, "version": number, "licenses": [{"license": {"id": licence}}]}
    return about | {"bom-ref": purl or name} | ({"purl": purl} if purl else {})


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Put the bill beside the pages: mkdocs.yml names this file among its hooks."""
    files.append(File.generated(config, FILE, content=json.dumps(bill(), indent=2)))
