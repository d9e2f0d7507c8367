"""The files beside the pages: the scripts, the style sheets, the pictures, the bundle and the record's schema.

The scripts are in a folder whose name holds a hash of them all, as the bundle's folders do, so that a browser may keep
them for good and never mixes an old script with a new page or with another script.
The style sheets are joined into one, for every page has all of them; it has the hash of its content in its name.
The schema keeps its name: people refer to it.
"""

import hashlib
import json
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from pages import colours, pictures
from pages.local import Site
from protocol_logic.record import SCHEMA
from widget import bundle

ROOT = Path(__file__).parent.parent
FOLDER = "assets"
LOADED = ("exit.js", "flowchart.js")
"""The scripts that the flowchart's page loads, in widget/. The way out needs no other."""
WIDGET = (*LOADED, "record.js", "copy.js", "meant.js", "python.js", "launch.js")
"""These with all that they import."""
EVERYWHERE = ("address.js", "search.js", "toc.js", "terms.js", "preload.js")
"""The scripts of every page, in overrides/scripts/."""
AT_ONCE = "late_styles.js"
"""Of every page too, but wanted before the style sheets are there: see overrides/base.html."""
SOME = ("glossary.js", "on_device.js", "sources.js", "entries.js", "find.js")
"""Those of a single page, and those that search.js imports, in the same place."""
THEMES = ("assets/images/", "assets/javascripts/", "assets/stylesheets/")
"""Where the theme has files of its own."""
SERVICE_WORKER = "sw.js"
"""This too, but no page loads it: on_device.js registers it."""
BUNDLE = "bundle.js"
"""The script that the build writes: what is in the bundle, and where, as seen from the scripts."""
FIRST = "python.js"
"""What the flowchart's page asks for ahead of its other scripts: it starts Python."""
NEXT = ("launch.js", BUNDLE)
"""What that imports: with the worker's own scripts all that Python waits for. A browser asks for six files at once."""
EARLY = ("flowchart.js", "copy.js", "meant.js", "record.js")
"""What else the page asks for early: the flowchart's script, and what it imports."""
SCHEMA_FILE = f"{FOLDER}/record.schema.json"


class Assets:
    """What the site's build has put beside the pages, by what the flowchart page calls it."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        """Build the bundle if it has changed, add everything to the site, and have every page load its part.

        Raises:
            BundleError: the bundle cannot be built here; the message says what to do.

        """
        self.files = files
        out = ROOT / ".cache/assets"
        self.bundle = bundle.build(ROOT, out)
        for name in (*self.bundle.sizes, *self.bundle.copies):
            files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(out / name)))
        # Nothing of the theme's is sent: its scripts, styles and pictures stay out of the site.
        for file in [each for each in files if each.src_uri.startswith(THEMES)]:
            files.remove(file)
        scripts = self._add_scripts(config)
        self.first = scripts[FIRST]
        worker = [
            files.src_uris[f"{FOLDER}/{name}"] for name in self.bundle.sizes if name.startswith(f"{self.bundle.start}/")
        ]
        self.early = [*(scripts[name] for name in NEXT), *worker, *(scripts[name] for name in EARLY)]
        self.flowchart = [scripts[name] for name in LOADED]
        self.at_once = scripts[AT_ONCE]
        self.glossary = scripts["glossary.js"]
        self.on_device = scripts["on_device.js"]
        self.sources = scripts["sources.js"]
        for name in ("flowchart.css", "record.css", "paper.css", "picture.css"):
            files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(ROOT / "widget" / name)))
        # At the root, for a service worker sees no further than its own folder.
        files.src_uris[f"scripts/{SERVICE_WORKER}"].dest_uri = SERVICE_WORKER
        files.append(File.generated(config, SCHEMA_FILE, content=json.dumps(SCHEMA, indent=2)))
        self._add_look(config, config.extra["site"])
        for name in EVERYWHERE:
            script = ExtraScriptValue(scripts[name].src_uri)
            script.type = "module"
            config.extra_javascript.append(script)
        config.extra_css = [self._join_styles(config)]

    def _add_look(self, config: MkDocsConfig, site: Site) -> None:
        """Add the pictures, and put the colours of the place into what has colours."""
        card = pictures.card(
            config.site_name, config.site_description, site.mark, site.light["ground"], site.light["ink"]
        )
        made = {
            pictures.ICON: pictures.icon(site.mark),
            pictures.CARD: card,
            pictures.MARK: site.mark,
            colours.SHEET: colours.painted(site.chosen),
        }
        if site.logo:
            made[site.logo_name] = site.logo.read_bytes()
        for name, content in made.items():
            if name in self.files.src_uris:
                self.files.remove(self.files.src_uris[name])
            self.files.append(File.generated(config, name, content=content))

    def _add_scripts(self, config: MkDocsConfig) -> dict[str, File]:
        contents = {name: (ROOT / "widget" / name).read_text("utf-8") for name in WIDGET}
        # MkDocs takes these for files of their own. On the site they are in the hashed folder, and only there.
        for name in (*EVERYWHERE, AT_ONCE, *SOME):
            file = self.files.src_uris[f"scripts/{name}"]
            contents[name] = file.content_string
            self.files.remove(file)
        # It is told where the flowchart is, so that no page need say it.
        flowchart = json.dumps(f"../../{self.files.src_uris['flowchart.md'].url}")
        contents["preload.js"] = contents["preload.js"].replace('/* flowchart */ ""', flowchart)
        contents[BUNDLE] = _as_script(self.bundle)
        digest = hashlib.sha256(json.dumps(contents).encode()).hexdigest()[:12]
        scripts = {
            name: File.generated(config, f"{FOLDER}/scripts-{digest}/{name}", content=content)
            for name, content in contents.items()
        }
        for script in scripts.values():
            self.files.append(script)
        return scripts

    def _join_styles(self, config: MkDocsConfig) -> str:
        """Join the style sheets into one, in their order, and return its address."""
        sheets = [self.files.src_uris[name] for name in config.extra_css]
        for sheet in sheets:
            self.files.remove(sheet)
        return add_by_content(self.files, config, "styles.css", "\n".join(each.content_string for each in sheets)).url


def add_by_content(files: Files, config: MkDocsConfig, name: str, content: str) -> File:
    """Add a file beside the pages, with a part of the hash of its content in its name, and return it.

    A browser that has kept that of an earlier build never shows a page of this one with it.
    """
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    file = File.generated(config, f"{FOLDER}/{stem}.{digest}.{ending}", content=content)
    files.append(file)
    return file


def _as_script(built: bundle.Bundle) -> str:
    """Return a script that says what is in the bundle, and where, as seen from the other scripts."""
    told = {
        "worker": f"../{built.start}/worker.js",
        "way": f"../{built.start}/way.js",
        "pyodide": f"../{built.pyodide}/",
        "small": f"../{built.small}/",
        "protocol": f"../{built.protocol}/",
        "lock": built.lock,
        "sizes": built.sizes,
    }
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in told.items())
