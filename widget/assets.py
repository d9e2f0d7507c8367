"""The files of the flowchart page beside its HTML: the scripts, the bundle and the record's schema.

A script's name holds a hash of its content, as the bundle's folders do, so that a browser may keep it for good and
never mixes an old script with a new page.
The schema keeps its name: people refer to it.
"""

import hashlib
import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from protocol_logic.record import SCHEMA
from widget import bundle

ROOT = Path(__file__).parent.parent
FOLDER = "assets"
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
        self.script = self._add_script(config, "flowchart.mjs")
        self.worker = self._add_script(config, "worker.mjs")
        self.sources = self._add_script(config, "sources.mjs")
        self.terms = self._add_script(config, "terms.mjs")
        for name in ("flowchart.css", "terms.css"):
            files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(ROOT / "widget" / name)))
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
            "sizes": self.bundle.sizes,
        }

    def _add_script(self, config: MkDocsConfig, name: str) -> File:
        source = ROOT / "widget" / name
        digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
        script = File.generated(config, f"{FOLDER}/{source.stem}-{digest}{source.suffix}", abs_src_path=str(source))
        self.files.append(script)
        return script
