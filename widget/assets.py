"""The files of the flowchart page beside its HTML: the scripts, the bundle and the record's schema.

The scripts are in a folder whose name holds a hash of them all, as the bundle's folders do, so that a browser may keep
them for good and never mixes an old script with a new page or with another script.
The schema keeps its name: people refer to it.
"""

import hashlib
import json
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from protocol_logic.record import SCHEMA
from widget import bundle

ROOT = Path(__file__).parent.parent
FOLDER = "assets"
SCRIPTS = (
    "flowchart.mjs",
    "record.mjs",
    "copy.mjs",
    "python.mjs",
    "offline.mjs",
    "sources.mjs",
    "terms.mjs",
    "preload.mjs",
)
"""What pages load; other scripts in the folder are for Node."""
FLOWCHART = ("flowchart.mjs", "copy.mjs", "python.mjs", "record.mjs")
"""The flowchart's script, and what it imports."""
SCHEMA_FILE = f"{FOLDER}/record.schema.json"


class Assets:
    """What the site's build has put beside the pages, by what the flowchart page calls it."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        """Build the bundle if it has changed, and add everything to the files of the site.

        Raises:
            BundleError: the bundle cannot be built here; the message says what to do.

        """
        self.files = files
        out = ROOT / ".cache/assets"
        self.bundle = bundle.build(ROOT, out)
        for name in self.bundle.sizes:
            files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(out / name)))
        scripts = self._add_scripts(config)
        start = {
            Path(name).name: files.src_uris[f"{FOLDER}/{name}"]
            for name in self.bundle.sizes
            if name.startswith(f"{self.bundle.start}/")
        }
        self.worker = start["worker.mjs"]
        self.flowchart = [*(scripts[name] for name in FLOWCHART), *start.values()]
        self.offline = scripts["offline.mjs"]
        self.sources = scripts["sources.mjs"]
        self.terms = scripts["terms.mjs"]
        self.preload = scripts["preload.mjs"]
        for name in ("flowchart.css", "picture.css", "terms.css"):
            files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(ROOT / "widget" / name)))
        # At the root, for a service worker sees no further than its own folder.
        files.append(File.generated(config, "sw.js", abs_src_path=str(ROOT / "widget/sw.js")))
        files.append(File.generated(config, SCHEMA_FILE, content=json.dumps(SCHEMA, indent=2)))

    def data_from(self, here: File) -> dict[str, object]:
        """Return what flowchart.mjs needs to start Python, with addresses as seen from a page."""

        def folder(name: str) -> str:
            one = next(file for file in self.bundle.sizes if file.startswith(f"{name}/"))
            return (
                self.files.src_uris[f"{FOLDER}/{one}"].url_relative_to(here).removesuffix(one.removeprefix(f"{name}/"))
            )

        return {
            "worker": self.worker.url_relative_to(here),
            "pyodide": folder(self.bundle.pyodide),
            "protocol": folder(self.bundle.protocol),
            "lock": self.bundle.lock,
            "sizes": self.bundle.sizes,
        }

    def _add_scripts(self, config: MkDocsConfig) -> dict[str, File]:
        contents = {name: (ROOT / "widget" / name).read_text("utf-8") for name in SCRIPTS}
        # It is told where the flowchart and the bundle are, so that no page need say it.
        flowchart = f"../../{self.files.src_uris['flowchart.md'].url}"
        for name, value in (("flowchart", flowchart), ("files", [f"../{name}" for name in self.bundle.sizes])):
            contents["preload.mjs"] = re.sub(rf"/\* {name} \*/ [^;]+", json.dumps(value), contents["preload.mjs"])
        digest = hashlib.sha256(json.dumps(contents).encode()).hexdigest()[:12]
        scripts = {
            name: File.generated(config, f"{FOLDER}/scripts-{digest}/{name}", content=content)
            for name, content in contents.items()
        }
        for script in scripts.values():
            self.files.append(script)
        return scripts
