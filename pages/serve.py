"""The site while you write: it is built, shown, and built again after each save.

    python -m pages.serve [PORT]

A page that is open shows by itself what comes of a save.
What stops a build stands at the top of every page, with file, line and reason, over the last build that there is.
What does not stop one stands there too, over the new build.
After a save of Python code this program starts anew, for no old code may be left in it.
"""

import logging
import os
import re
import shutil
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Final, override
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

ROOT: Final = Path(__file__).parent.parent
HOST: Final = "127.0.0.1"
PORT: Final = 8000
HIGHEST_PORT: Final = 65535
WATCHED: Final = (
    *("docs", "overrides", "pages", "publish", "src", "widget"),
    *("mkdocs.yml", "local.yml", "pyproject.toml"),
)
UNWATCHED: Final = frozenset({"node_modules", "__pycache__"})
CODE: Final = ".py"
OURS: Final = frozenset({"pages", "protocol_logic", "publish", "widget"})
"""The packages whose own errors say what is wrong."""

OFTEN: Final = 0.1
"""How many seconds lie between two looks at the files."""
PATIENCE: Final = 30
"""After how many seconds a page that waits for a change is told to ask again."""
WAIT: Final = "/-/changed-since"
"""What a page asks for to be told of a change."""
BODY: Final = re.compile(r"<body[^>]*>")

# Not the environment of pages/template.py, which imports the protocol: whatever is wrong there has to be shown.
TEMPLATES: Final = Environment(loader=FileSystemLoader(ROOT / "pages/templates"), autoescape=True)


class Site:
    """What is shown now: the last build, and what is wrong with the words since or in it."""

    def __init__(self, folder: Path) -> None:
        """Show what an earlier run has left in the folder, until there is something new."""
        self.folder = folder
        self.shown = max(folder.glob("[0-9]*"), default=None)
        """Where the last build is."""
        self.slips: list[str] = []
        self.is_built = True
        """Whether the last change is in it."""
        self.state = str(time.time_ns())
        """What tells a page that it is out of date: another one after each build, and when this program starts anew."""
        self.changed = Condition()

    def rebuild(self, **settings: object) -> None:
        """Build the site, and tell every page; `settings` take the place of those in mkdocs.yml."""
        state, before = str(time.time_ns()), self.shown
        building = self.folder / "building"
        is_built, slips = build_site(site_dir=str(building), **settings)
        with self.changed:
            if is_built:
                self.shown = building.rename(self.folder / state)
            self.is_built, self.slips, self.state = is_built, slips, state
            self.changed.notify_all()
        if is_built and before:
            shutil.rmtree(before)

    def wait(self, state: str) -> bool:
        """Wait until this is no longer the state, but not for ever; return whether it is another."""
        with self.changed:
            return self.changed.wait_for(lambda: self.state != state, PATIENCE)


def build_site(**settings: object) -> tuple[bool, list[str]]:
    """Build the site; return whether there is one to show, and what is wrong, a line each."""
    said = Said()
    logging.getLogger("mkdocs").addHandler(said)
    try:
        # Not strict: what only warns is shown beside the new build.
        config = load_config(str(ROOT / "mkdocs.yml"), strict=False, **settings)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=config.site_url)
    except MkDocsException as error:
        return False, said.lines or [str(error)]
    except Exception as error:  # noqa: BLE001 (whatever is wrong in code that is being written)
        return False, [where_and_why(error)]
    finally:
        logging.getLogger("mkdocs").removeHandler(said)
    return True, said.lines


class Said(logging.Handler):
    """Keeps what MkDocs and we warn of, each line once."""

    def __init__(self) -> None:
        """Keep warnings and what is worse."""
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep the lines of a message."""
        self.lines += [each for each in record.getMessage().splitlines() if each not in self.lines]


def where_and_why(error: Exception) -> str:
    """Return what went wrong, behind the file and line of ours where it did."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{_from_root(error.filename)}:{error.lineno}: {error.msg}"
    calls = traceback.extract_tb(error.__traceback__)
    ours = [each for each in calls if _is_ours(Path(each.filename))] or calls
    if type(error).__module__.partition(".")[0] in OURS:
        # Raised on purpose: what is wrong is not the check that found it, but what called that.
        last = next((each for each in reversed(ours) if each.filename != ours[-1].filename), ours[-1])
        return f"{_from_root(last.filename)}:{last.lineno}: {error}"
    return f"{_from_root(ours[-1].filename)}:{ours[-1].lineno}: {type(error).__name__}: {error}"


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and ".venv" not in file.parts and file != Path(__file__)


def _from_root(file: str) -> str:
    return str(Path(file).relative_to(ROOT)) if Path(file).is_relative_to(ROOT) else file


class Handler(SimpleHTTPRequestHandler):
    """Answers with the last build, and with what is wrong on each page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Site, *arguments: object) -> None:
        """Answer with this site."""
        self.site = site
        super().__init__(*arguments)

    @override
    def do_GET(self) -> None:
        """Send a page with what is wrong, another file as it is, or whether there is something new."""
        asked = urlsplit(self.path)
        if asked.path == WAIT:
            self._send(HTTPStatus.OK if self.site.wait(asked.query) else HTTPStatus.NO_CONTENT)
            return
        self.directory = str(self.site.shown or self.site.folder)
        file = Path(self.translate_path(self.path))
        if file.is_dir() and asked.path.endswith("/"):
            file /= "index.html"
        if file.exists() and file.suffix != ".html":
            super().do_GET()
        elif file.exists():
            self._send(HTTPStatus.OK, file.read_text("utf-8"))
        else:
            self._send(HTTPStatus.NOT_FOUND, self._missing())

    def _missing(self) -> str:
        page = self.site.shown / "404.html" if self.site.shown else None
        return page.read_text("utf-8") if page else TEMPLATES.get_template("not_built.html").render()

    def _send(self, status: HTTPStatus, page: str = "") -> None:
        said = TEMPLATES.get_template("while_writing.html").render(site=self.site, wait=WAIT)
        content = BODY.sub(lambda body: body[0] + said, page, count=1).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    @override
    def end_headers(self) -> None:
        """Say that nothing is to be kept."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    @override
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def listen(site: Site, port: int) -> ThreadingHTTPServer:
    """Return the server of a site; a port that is not free ends the program with a line that says so."""
    try:
        return ThreadingHTTPServer((HOST, port), partial(Handler, site))
    except OSError:
        sys.exit(f"Port {port} is taken, perhaps by another `make serve`. Choose another: make serve PORT={port + 1}")


def stamps(root: Path = ROOT) -> dict[Path, int]:
    """Return each file that is watched, and when it was last written."""
    found = {}
    for top in (root / each for each in WATCHED):
        for folder, folders, names in os.walk(top):
            folders[:] = [each for each in folders if each not in UNWATCHED]
            # What starts with a full stop or ends with a tilde is an editor's own.
            found |= _written(Path(folder, each) for each in names if each[0] != "." and each[-1] != "~")
        if top.is_file():
            found |= _written([top])
    return found


def _written(files: Iterable[Path]) -> dict[Path, int]:
    found = {}
    for file in files:
        with suppress(FileNotFoundError):
            found[file] = file.stat().st_mtime_ns
    return found


def saves(before: dict[Path, int], root: Path = ROOT) -> Iterator[set[Path]]:
    """Yield the files that are no longer as before, each time there are some, once they have come to rest."""
    while True:
        time.sleep(OFTEN)
        now = stamps(root)
        if now != before:
            while now != (now := _later(root)):
                pass
            yield {file for file, _ in now.items() ^ before.items()}
            before = now


def _later(root: Path) -> dict[Path, int]:
    time.sleep(OFTEN)
    return stamps(root)


def port_of(arguments: Sequence[str]) -> int:
    """Return the port that is asked for."""
    asked = arguments[0] if arguments else str(PORT)
    if not (asked.isdecimal() and int(asked) <= HIGHEST_PORT):
        sys.exit(f"“{asked}” is no port. Give a number up to {HIGHEST_PORT}: make serve PORT=8001")
    return int(asked)


def main() -> None:
    """Show the site until someone stops it."""
    port = port_of(sys.argv[1:])
    site = Site(ROOT / f".cache/serve/{port}")
    server = listen(site, port)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{HOST}:{server.server_port}/"
    print(f"The site is at {address} as soon as it is built. Ctrl+C stops it.", flush=True)
    changing = saves(stamps())
    while True:
        begun = time.monotonic()
        site.rebuild(site_url=address)
        done = "Built" if site.is_built else "Not built"
        print(f"{done}, after {time.monotonic() - begun:.1f} seconds.", *site.slips, sep="\n  ", flush=True)
        changed = next(changing)
        if any(each.suffix == CODE for each in changed):
            os.execv(sys.executable, [sys.executable, "-m", "pages.serve", *sys.argv[1:]])  # noqa: S606 (itself)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
