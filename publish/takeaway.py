"""Make a copy of the built site that opens from a disk: no server and no network, just `index.html`.

    python -m publish.takeaway SITE FOLDER

A browser lets a page on a disk load pictures, styles and plain scripts, but no script that is a module, no worker from
a file, and nothing by fetch.
So each script with all it imports becomes one plain script; a worker is text in the script that starts it, which makes
the file for it; and what that worker would fetch is in its text.
All else is the site's own, but the address of a folder becomes that of the `index.html` in it.
"""

import gzip
import json
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from widget.bundle import ESBUILD, node

WIDGET = Path(__file__).parent.parent / "widget"

SCRIPTS = {
    "exit": ("exit",),
    "flowchart": ("flowchart",),
    "glossary": ("glossary",),
    "search": ("search",),
    "sources": ("sources",),
    "terms": ("terms",),
    "toc": ("toc",),
}
"""What becomes of a page's scripts: plain ones. Those left out fetch, or are imported by one of these."""

FOR_NODE = ("node:*", "ws", "fs", "path", "crypto", "child_process")
"""What Pyodide's scripts import under Node.js, and nowhere else."""

LEFT_OUT = shutil.ignore_patterns(
    # Only a server, or another site, has a use for these.
    *("404.html", "robots.txt", "sitemap.xml*", "card.png", "sw.js", "on_device.json", "*.map", "*.br", "*.gz"),
    # These are in the plain scripts.
    *("pyodide-*", "protocol-*", "start-*", "scripts-*", "search.*.json"),
    "small-*",  # on a disk nothing has to arrive, so Python starts in the whole Pyodide
)

HREF = re.compile(r'(?<=\bhref=")[^"]+')
DATA = re.compile(r'(?<=<script type="application/json">).*?(?=</script>)', re.DOTALL)
MODULE = re.compile(r'<script\b[^>]* src="([^"]*/)?scripts-\w+/(\w+)\.js"[^>]*></script>')
HINT = re.compile(r'<link rel="modulepreload"[^>]*>')
PICTURE = re.compile(r'(?<=url\(")[^":]+\.svg(?="\))')


def make(site: Path, folder: Path) -> None:
    """Copy a built site into a folder that does not exist yet, as pages for a disk."""
    shutil.copytree(site, folder, ignore=LEFT_OUT)
    with TemporaryDirectory() as scratch:
        gather(site, Path(scratch))
        for script in chain(*SCRIPTS.values()):
            join(Path(scratch, f"{script}.js"), folder / f"assets/{script}.js")
    for page in folder.rglob("*.html"):
        page.write_text(page_on_disk(page.read_text("utf-8"), page.parent), "utf-8")
    for sheet in folder.glob("assets/*.css"):
        sheet.write_text(sheet_on_disk(sheet.read_text("utf-8"), sheet.parent), "utf-8")


# --- Scripts ---


def gather(site: Path, scratch: Path) -> None:
    """Put all that the scripts import into one folder: the site's own scripts, ours for a disk, and what they hold."""
    for scripts in (*site.glob("assets/scripts-*"), WIDGET / "start", WIDGET / "disk"):
        shutil.copytree(scripts, scratch, dirs_exist_ok=True)  # those for a disk come last: they replace others
    for script in site.glob("assets/pyodide-*/*.js"):
        shutil.copyfile(script, scratch / script.name)
    for name in ("pyodide.asm.wasm", "python.zip"):
        (file,) = site.glob(f"assets/*/{name}")
        (scratch / f"{name}.gz").write_bytes(gzip.compress(file.read_bytes()))
    (search,) = site.glob("assets/search.*.json")
    (scratch / "search.txt").write_text(search_on_disk(search.read_text("utf-8")), "utf-8")
    join(scratch / "worker.js", scratch / "worker.txt")


def join(script: Path, joined: Path) -> None:
    """Make one plain script of a script and all it imports."""
    externals = [f"--external:{name}" for name in FOR_NODE]
    how = ("--bundle", "--loader:.gz=binary", *externals, f"--outfile={joined}", "--log-level=warning")
    subprocess.run([node(), WIDGET.parent / ESBUILD, script, *how], check=True)


# --- Pages ---


def page_on_disk(html: str, here: Path) -> str:
    """Return a page of the site as it has to be in the folder `here` on a disk."""
    html = HREF.sub(lambda match: address_on_disk(here, match[0]), html)
    html = DATA.sub(lambda match: data_on_disk(match[0], here), html)
    html = MODULE.sub(lambda match: script_tag(*match.groups()), HINT.sub("", html))
    return policy_on_disk(html)


def address_on_disk(here: Path, address: str) -> str:
    """Return an address as seen from a folder, with the name of the page where it is a folder's."""
    path, mark, fragment = address.partition("#")
    if path and not urlsplit(path).scheme and (here / path).is_dir():
        path = f"{path.rstrip('/')}/index.html"
    return f"{path}{mark}{fragment}"


def data_on_disk(data: str, here: Path) -> str:
    """Return what the flowchart is told, with the links that Python draws."""
    told = json.loads(data)
    told["links"] = {name: address_on_disk(here, link) for name, link in told["links"].items()}
    return json.dumps(told).replace("</", "<\\/")


def script_tag(assets: str, name: str) -> str:
    """Return the elements that load plain scripts when a module would be loaded, or none for what is left out."""
    return "".join(f'<script defer src="{assets}{each}.js"></script>' for each in SCRIPTS.get(name, ()))


def policy_on_disk(html: str) -> str:
    """Return a page with a Content-Security-Policy for a disk: nothing is fetched, and it makes its own workers."""
    return html.replace(" connect-src 'self';", "").replace("worker-src 'self'", "worker-src blob:")


def sheet_on_disk(css: str, here: Path) -> str:
    """Return a style sheet with its pictures in it: from a disk, Chromium loads no file as a mask."""

    def embedded(match: re.Match[str]) -> str:
        return f"data:image/svg+xml;base64,{b64encode((here / match[0]).read_bytes()).decode()}"

    return PICTURE.sub(embedded, css)


def search_on_disk(search: str) -> str:
    """Return what the search looks through, with where each page is."""
    found = json.loads(search)
    for page in found["pages"]:
        page["url"] += "index.html"
    return json.dumps(found, ensure_ascii=False)


if __name__ == "__main__":
    try:
        site, folder = map(Path, sys.argv[1:])
    except ValueError:
        sys.exit(__doc__)
    shutil.rmtree(folder, ignore_errors=True)
    make(site, folder)
