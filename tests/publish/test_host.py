"""What makes a host serve the site well: the files for each kind of host, and what asks a running one."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from socket import socket

import pytest
import yaml
from conftest import FOLDER, Handler, serving

from publish import check_host, host
from publish.compress import compress
from publish.on_device import write_list

ROOT = Path(__file__).parents[2]
HOSTS = ROOT / "publish/hosts"
NGINX = (HOSTS / "nginx.conf").read_text("utf-8")
APACHE = (HOSTS / "apache.htaccess").read_text("utf-8")
BY_FOLDER = (HOSTS / "_headers").read_text("utf-8")

CONTENT = "The same words, again and again. " * 100
FILES = (
    *("index.html", "404.html", "flowchart/index.html", "embed/index.html", "sw.js"),
    *("assets/styles.0123abcd.css", "assets/search.0123abcd.json", "assets/mark.svg", "assets/icon.png"),
    *("assets/start-0123456789ab/worker.js", "assets/pyodide-0123456789ab/pyodide.asm.wasm"),
    *("assets/protocol-0123456789ab/python.zip", "assets/small-0123456789ab/snapshot.bin"),
    *("protocol/protocol.pdf", "sitemap.xml", "robots.txt"),
)
"""A file of each kind, as the build names them."""

OLD = {
    # Debian 12's nginx calls it by its older name.
    "nginx": {".js": "application/javascript", ".bin": "application/octet-stream"},
    # IIS has no type for what is newer than itself, and does not serve it.
    "iis": {
        ".js": "application/x-javascript",
        ".zip": "application/x-zip-compressed",
        ".bin": "application/octet-stream",
    },
    "python 3.8": {".js": "application/javascript"},
}
UNKNOWN = {"nginx": (), "iis": (".wasm",), "python 3.8": ()}
COMMON = {
    ".html": "text/html",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """Make a small site with a file of each kind, and compressed copies."""
    folder = tmp_path_factory.mktemp("small")
    for each in FILES:
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        (folder / each).write_text(CONTENT, "utf-8")
    write_list(folder)
    compress(folder, tmp_path_factory.mktemp("cache"))
    return folder


class Good(Handler):
    """A host that does all of it, from the table."""

    changes: dict[str, str | None] = {}  # noqa: RUF012 (a subclass has others)
    """Headers that it sends in other words, or not at all."""

    def send_head(self):
        """Send the compressed copy that was asked for."""
        self.asked = self.path.removeprefix(f"/{FOLDER}/")
        self.encoding = next(
            (each for each in ("br", "gzip") if each in self.headers.get("Accept-Encoding", "")),
            None,
        )
        self.kind = self.guess_type(f"{self.path}index.html" if self.path.endswith("/") else self.path)
        copy = {"br": ".br", "gzip": ".gz", None: ""}[self.encoding]
        path = f"{self.path}index.html" if copy and self.path.endswith("/") else self.path
        if copy and Path(self.translate_path(path + copy)).exists():
            self.path = path + copy
        else:
            self.encoding = None
        return super().send_head()

    def guess_type(self, path):
        """Return the type of the file, whatever copy of it is sent."""
        ending = Path(path).name.removesuffix(".br").removesuffix(".gz").rpartition(".")[2]
        return host.TYPES.get(ending, "application/octet-stream")

    def end_headers(self):
        """Add the headers of the table."""
        sent = host.headers(self.asked) | {"Vary": "Accept-Encoding"}
        if self.encoding:
            sent["Content-Encoding"] = self.encoding
        for name, value in (sent | self.changes).items():
            if value is not None:
                self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def hosting() -> Iterator[Callable[[type, Path], str]]:
    """Give a function that puts a site on the one host of these tests, with this handler, and returns its address."""
    current: list[Callable] = []

    def handle(*arguments: object) -> object:
        return current[-1](*arguments)

    with serving(handle) as address:

        def put(handler: type, site: Path) -> str:
            current.append(partial(handler, directory=site))
            return address

        yield put


def test_a_good_host_has_nothing_to_change(hosting, small, capsys):
    """The command says that all is well."""
    assert check_host.main([hosting(Good, small)]) == 0
    assert capsys.readouterr().out == "All is well.\n"


@pytest.mark.parametrize("kind", OLD)
def test_a_host_that_knows_only_old_types(hosting, small, kind):
    """Nothing that a browser refuses is named so that such a host gets its type wrong."""

    class Old(Good):
        def guess_type(self, path):
            ending = Path(Path(path).name.removesuffix(".br").removesuffix(".gz")).suffix
            return (COMMON | OLD[kind]).get(ending, "application/octet-stream")

        def send_head(self):
            if self.path.endswith(UNKNOWN[kind]):
                self.asked, self.encoding = self.path, None
                self.send_error(HTTPStatus.NOT_FOUND)
                return None
            return super().send_head()

    found = [each.text for each in check_host.check(hosting(Old, small)) if each.must]
    if UNKNOWN[kind]:
        (only,) = found
        assert re.search(r"pyodide\.asm\.wasm comes with 404: .* end in \.wasm$", only)
    else:
        assert found == []


@pytest.mark.parametrize(
    ("changes", "must", "said"),
    [
        ({"X-Content-Type-Options": None}, False, "send X-Content-Type-Options: nosniff"),
        ({"Strict-Transport-Security": None}, False, "send Strict-Transport-Security: max-age="),
        ({"Content-Security-Policy": None}, False, "can show 2 pages in a frame"),
        ({"Content-Security-Policy": "frame-ancestors 'self'"}, True, "embed/ has frame-ancestors"),
        ({"X-Frame-Options": "DENY"}, True, "embed/ has X-Frame-Options"),
        ({"Content-Security-Policy": "script-src 'self'"}, True, "stops Python"),
        ({"Cache-Control": "max-age=86400"}, True, "what you have corrected"),
        ({"Cache-Control": "no-cache"}, False, f"send Cache-Control: {host.FOR_GOOD}"),
        ({"Cache-Control": None}, False, "without a word on keeping"),
        ({"Vary": None}, False, "without Vary"),
        ({"Content-Encoding": "gzip"}, True, "compressed though nobody asked"),
    ],
)
def test_a_header_that_is_missing_or_wrong(hosting, small, changes, must, said):
    """Each has a line of its own, which says what to send."""
    handler = type("Changed", (Good,), {"changes": changes})

    assert [each for each in check_host.check(hosting(handler, small)) if each.must == must and said in each.text]


@pytest.mark.parametrize(
    ("ending", "must"),
    [(".html", True), (".js", True), (".css", True), (".svg", True), (".wasm", False), (".zip", False)],
)
def test_a_wrong_type(hosting, small, ending, must):
    """What browsers refuse must be changed; the rest they take as it is."""

    class Wrong(Good):
        def guess_type(self, path):
            return (
                "text/plain"
                if path.removesuffix(".br").removesuffix(".gz").endswith(ending)
                else super().guess_type(path)
            )

    (said,) = check_host.check(hosting(Wrong, small))
    assert said.must == must
    assert said.text.endswith(f"text/plain: send {ending} as {host.TYPES[ending[1:]]}")


def test_a_site_that_is_not_as_it_was_built(hosting, small, tmp_path, capsys):
    """A file that is missing, one that was changed on its way, and no compressed copies."""
    folder = tmp_path / "half"
    shutil.copytree(small, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    (folder / "assets/mark.svg").unlink()
    (folder / "flowchart/index.html").write_text(f"{CONTENT}<script>count()</script>", "utf-8")
    assert check_host.main([hosting(Good, folder)]) == 1
    lines = capsys.readouterr().out.splitlines()

    assert re.match(r"must: assets/mark\.svg comes with 404: upload the whole of site/", lines[0])
    assert re.match(r"must: flowchart/ comes with another size than was built", lines[1])
    assert re.match(r"better: .*\.html.* come as they are", lines[2])
    assert re.match(r"better: nothing is sent with Brotli", lines[3])
    assert lines[4] == "2 to change, 2 to make better. PUBLISHING.md says how."


def test_no_site_at_all(tmp_path, capsys):
    """Whatever is at the address, the answer is a line or the way to ask."""
    with serving(partial(Good, directory=tmp_path)) as address:
        assert check_host.main([address]) == 1
    assert "on_device.json answers 404: put all that `make build` leaves in site/ there" in capsys.readouterr().out
    assert check_host.main([address]) == 1
    assert f"no answer from {address}: " in capsys.readouterr().out
    for words in ([], ["file:///etc/passwd"], ["example.org"]):
        assert check_host.main(words) == 1
        assert "python -m publish.check_host URL" in capsys.readouterr().out


# --- The files for each kind of host say what the table says. ---


def test_nginx_says_what_the_table_says():
    """Types, headers, what is kept and what may be in a frame."""
    header, value = host.FRAMES
    (types,) = re.findall(r"types \{(.*?)\}", NGINX, re.DOTALL)
    sent = dict(re.findall(r'add_header (\S+) "?(.*?)"? always;', NGINX))
    kept = re.findall(r'"~(\S+)"\s+"(.*?)";', NGINX)

    assert {ending: kind for kind, ending in re.findall(r"(\S+) +(\w+);", types)} == host.TYPES
    assert sent == host.HEADERS | {header: "$frames"}
    assert re.findall(r'default\s+"(.*?)"', NGINX) == [host.ASK_FIRST, value]
    assert kept == [*((part, host.FOR_GOOD) for part in host.HASHED.pattern.split("|", 1)), (f"/{host.EMBED}", "")]


def test_apache_says_what_the_table_says():
    """Types, headers, what is kept and what may be in a frame."""
    header, value = host.FRAMES
    sent = dict(re.findall(r'Header always set (\S+) "([^"]*)"', APACHE))
    pattern = host.HASHED.pattern.removesuffix("$")

    assert {ending: kind for kind, ending in re.findall(r"^AddType (\S+) +\.(\w+)", APACHE, re.MULTILINE)} == host.TYPES
    assert sent == host.HEADERS | {header: value}
    assert f'"expr=%{{REQUEST_URI}} !~ m#/{host.EMBED}#"' in APACHE
    assert re.findall(r'Header set Cache-Control "([^"]*)"', APACHE) == [host.ASK_FIRST, host.FOR_GOOD]
    assert f"=~ m#{pattern}(?:\\.br|\\.gz)?$#" in APACHE


def test_the_file_of_headers_says_what_the_table_says():
    """Every folder of pages has a rule but the embedded page; no header is in two rules that fit one address."""
    rules = {
        path: dict(re.findall(r"^  (\S+): (.*)", lines, re.MULTILINE))
        for path, lines in re.findall(r"^(/\S*)\n((?:  .*\n)+)", BY_FOLDER, re.MULTILINE)
    }
    pages = {each.stem for each in (ROOT / "docs").iterdir()} - {"index"}
    kept = {path for path, sent in rules.items() if sent == {"Cache-Control": host.FOR_GOOD}}

    assert rules["/*"] == host.HEADERS
    assert {path for path, sent in rules.items() if sent == dict([host.FRAMES])} == {
        "/",
        *(f"/{each}/*" for each in pages),
    }
    assert kept == {*rules} - {"/*", "/", *(f"/{each}/*" for each in pages)}
    for path in kept:
        assert host.HASHED.search(path.replace("-*", "-0123456789ab/").replace("*.", "a.0123abcd."))


@pytest.mark.parametrize("name", ["github-pages.yml", "gitlab-pages.yml"])
def test_a_workflow_builds_for_the_address_of_its_pages(name):
    """Without that address a shared link has no picture, and the sitemap is empty."""
    steps = yaml.safe_load((HOSTS / name).read_text("utf-8"))

    assert "make build" in str(steps)
    assert re.search(r"'SITE_URL': '\$[^']*/'", str(steps))


def test_the_container_takes_the_same_settings():
    """It listens where someone who is not root may, and each file it copies is there or made by the build."""
    text = (HOSTS / "Containerfile").read_text("utf-8")
    before, after = re.search(r's/(.*?)/(.*?)/"', text).groups()

    assert NGINX.count(before) == 1
    assert f"EXPOSE {after.split()[1].strip(';')}" in text
    assert {path for path in re.findall(r"^COPY (\S+)", text, re.MULTILINE) if path != "site/"} == {
        "publish/hosts/nginx.conf"
    }
    assert f"root {re.search(r'^COPY site/ (\S+)/$', text, re.MULTILINE)[1]};" in NGINX


# --- A real one, where it is installed. ---


@pytest.fixture
def nginx(small, tmp_path) -> Iterator[str]:
    """Run nginx with our settings, and give its address: the command returns when it listens."""
    with socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    ours = NGINX.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (tmp_path / "site.conf").write_text(re.sub(r"\broot \S+;", f"root {small};", ours))
    user = "user root; " if os.geteuid() == 0 else ""  # as another it could not read what a test has made
    scratch = "".join(
        f"{each}_temp_path {tmp_path}/{each}; " for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"{user}pid {tmp_path}/pid; error_log {tmp_path}/errors; events {{}}\n"
        f"http {{ access_log off; {scratch}include {tmp_path}/site.conf; }}\n"
    )
    command = ["nginx", "-e", tmp_path / "errors", "-c", tmp_path / "nginx.conf"]
    subprocess.run(command, check=True)
    yield f"http://127.0.0.1:{port}/"
    subprocess.run([*command, "-s", "stop"], check=True)


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_serves_the_site_well(nginx):
    """A stock nginx has no Brotli, and that is all there is to make better; what is missing is said to be."""
    (said,) = check_host.check(nginx)
    missing = check_host.ask(f"{nginx}assets/scripts-0123456789ab/gone.js")

    assert "Brotli" in said.text
    assert not said.must
    assert missing.status == HTTPStatus.NOT_FOUND
    assert missing.headers["X-Content-Type-Options"] == "nosniff"
    assert "Cache-Control" not in missing.headers
