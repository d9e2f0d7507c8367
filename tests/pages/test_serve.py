"""The site while you write: a save shows by itself, and so does what is wrong with it; nothing hangs."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from conftest import ROOT

from pages import serve
from protocol_logic.change import ChangeError

PAGE = "<html><body class='x'><p>Words</p></body></html>"


@pytest.fixture
def shown(tmp_path, monkeypatch) -> serve.Site:
    """Give a site of one page, of which `build` is what comes of the next build."""
    site = serve.Site(tmp_path)
    monkeypatch.setattr(serve, "PATIENCE", 0)

    def build_site(site_dir: str, page: str, slips: tuple[str, ...] = ()) -> tuple[bool, list[str]]:
        if page:
            Path(site_dir, "about").mkdir(parents=True)
            for name in ("about/index.html", "404.html"):
                Path(site_dir, name).write_text(page, "utf-8")
            Path(site_dir, "plain.txt").write_text(page, "utf-8")
        return bool(page), list(slips)

    monkeypatch.setattr(serve, "build_site", build_site)
    return site


@pytest.fixture
def ask(shown):
    """Give a function that asks the site's server for an address, and returns status and content."""
    server = serve.listen(shown, 0)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def ask(path: str) -> tuple[int, str]:
        try:
            with urlopen(f"http://{serve.HOST}:{server.server_port}{path}") as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.status, error.read().decode()

    yield ask
    server.shutdown()
    server.server_close()


def test_a_page_is_as_it_was_built_with_a_script_that_waits(shown, ask):
    """Other files are sent as they are."""
    shown.rebuild(page=PAGE)

    status, page = ask("/about/")

    assert status == HTTPStatus.OK
    assert page.startswith("<html><body class='x'>")
    assert f'fetch("{serve.WAIT}?{shown.state}")' in page
    assert "alert" not in page
    assert ask("/plain.txt") == (HTTPStatus.OK, PAGE)


def test_until_there_is_a_build_every_page_says_so(ask):
    """It is answered at once, and waits for the build by itself."""
    status, page = ask("/anything/")

    assert status == HTTPStatus.NOT_FOUND
    assert "is being built" in page
    assert serve.WAIT in page


def test_a_slip_stands_on_every_page_over_the_last_build_and_so_on_every_save(shown, ask):
    """The same slip is said again, and goes when it is put right."""
    shown.rebuild(page=PAGE)
    for _ in range(2):
        shown.rebuild(page="", slips=("docs/x.md:3: a <slip>",))
        for path in ("/about/", "/nowhere/"):
            page = ask(path)[1]

            assert "<p>Words</p>" in page
            assert "Your last change is not shown" in page
            assert "docs/x.md:3: a &lt;slip&gt;" in page
    shown.rebuild(page=PAGE)

    assert "slip" not in ask("/about/")[1]


def test_what_only_warns_stands_over_the_new_build(shown, ask):
    """So it stops nobody from reading what they have just written."""
    shown.rebuild(page=PAGE)
    shown.rebuild(page=PAGE.replace("Words", "New words"), slips=("docs/x.md: it is in no menu",))
    page = ask("/about/")[1]

    assert "New words" in page
    assert "Put this right before you publish" in page
    assert "it is in no menu" in page


def test_a_page_that_waits_is_told_of_a_build_whether_it_went_well_or_not(shown, ask):
    """And asks again if nothing has come."""
    for page in (PAGE, ""):
        state = shown.state

        assert ask(f"{serve.WAIT}?{state}")[0] == HTTPStatus.NO_CONTENT
        shown.rebuild(page=page)
        assert ask(f"{serve.WAIT}?{state}")[0] == HTTPStatus.OK


def test_only_the_last_build_is_kept_and_shown_again_after_a_restart(shown):
    """A program that starts anew shows it until it has built another."""
    for _ in range(3):
        shown.rebuild(page=PAGE)

    assert list(shown.folder.iterdir()) == [shown.shown]
    assert serve.Site(shown.folder).shown == shown.shown


@pytest.mark.parametrize("path", ["docs/new.md", "overrides/a/b.css", "src/x/y.py", "mkdocs.yml"])
def test_a_save_is_seen(tmp_path, path, monkeypatch):
    """Whether the file is new, changed or gone."""
    monkeypatch.setattr(serve, "OFTEN", 0)
    file = tmp_path / path
    before = serve.stamps(tmp_path)
    saves = serve.saves(before, tmp_path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("one")

    assert next(saves) == {file}
    os.utime(file, ns=(1, 1))
    assert next(saves) == {file}
    file.unlink()
    assert next(saves) == {file}


@pytest.mark.parametrize(
    "path", ["docs/.x.md.swp", "docs/x.md~", "pages/__pycache__/x.pyc", "widget/node_modules/x.js"]
)
def test_what_is_no_save_is_not_seen(tmp_path, path):
    """Editors leave files of their own, and so does Python."""
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text("one")

    assert serve.stamps(tmp_path) == {}


def test_a_taken_port_is_said_in_a_line(shown):
    """With the way out, and without a traceback."""
    with serve.listen(shown, 0) as taken, pytest.raises(SystemExit) as stopped:
        serve.listen(shown, taken.server_port)

    assert re.fullmatch(r"Port \d+ is taken, .* Choose another: make serve PORT=\d+", stopped.value.code)


@pytest.mark.parametrize("asked", ["80x", "-1", "70000", ""])
def test_what_is_no_port_is_said_in_a_line(asked):
    """And which numbers are."""
    with pytest.raises(SystemExit) as stopped:
        serve.port_of([asked])

    assert stopped.value.code == f"“{asked}” is no port. Give a number up to 65535: make serve PORT=8001"


def test_a_port_is_8000_unless_another_is_asked_for():
    """As the guides say."""
    assert serve.port_of([]) == 8000
    assert serve.port_of(["8001"]) == 8001


def caught(code: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as raised:  # noqa: PT011 (whatever it is)
        code()
    return raised.value


def test_an_error_in_code_is_said_with_its_file_and_line():
    """In one line: where, and what."""

    def code():
        [].pop()

    error = caught(code)
    line = error.__traceback__.tb_next.tb_lineno

    assert serve.where_and_why(error) == f"tests/pages/test_serve.py:{line}: IndexError: pop from empty list"
    assert serve.where_and_why(SyntaxError("it is wrong", (str(ROOT / "pages/x.py"), 3, 1, ""))) == (
        "pages/x.py:3: it is wrong"
    )


def test_what_a_check_of_ours_finds_is_said_where_it_was_written():
    """Not where the check is."""

    def check():
        raise ChangeError("a-note: it is wrong")

    assert re.fullmatch(r"tests/pages/test_serve.py:\d+: a-note: it is wrong", serve.where_and_why(caught(check)))


def test_a_save_is_on_the_page(tmp_path):
    """The whole of it, as `make serve` does it: words, a slip, a page in no menu, and code."""
    for folder in ("docs", "overrides", "pages", "publish", "src"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    for shared in ("widget", "bench", "tests", "requirements", ".cache/bundle"):
        (ROOT / shared).mkdir(parents=True, exist_ok=True)
        (tmp_path / shared).parent.mkdir(exist_ok=True)
        (tmp_path / shared).symlink_to(ROOT / shared)
    privacy = tmp_path / "docs/about/privacy.md"
    command = [sys.executable, "-m", "pages.serve", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:

        def told() -> str:
            """Return the address, which the server says first; lines on warnings may stand before it."""
            while not (found := re.search(r"http\S+", server.stdout.readline())):
                pass
            return found[0]

        try:
            address = told()

            def come() -> str:
                """Wait for the next build, and return the page."""
                while not re.match("Built|Not built", server.stdout.readline()):
                    pass
                with urlopen(f"{address}about/privacy/") as answer:  # noqa: S310 (of this machine)
                    return answer.read().decode()

            def write(words: str) -> str:
                privacy.write_text(privacy.read_text("utf-8") + words, "utf-8")
                return come()

            page = come()
            assert "alert" not in page
            assert "Content-Security-Policy" not in page
            assert "Fresh words." in write("\nFresh words.\n")
            page = write("\nFresher words: [3.99].\n")
            assert "Fresher" not in page
            assert "there is no paragraph 3.99; did you mean 3.9?" in page
            (tmp_path / "docs/alone.md").write_text("# Alone\n\nIt is in no menu.\n", "utf-8")
            privacy.write_text(privacy.read_text("utf-8").replace("[3.99]", "[3.9]"), "utf-8")
            page = come()
            assert "Fresher words" in page
            assert "alone.md" in page
            # Code: it starts anew, on another free port, with what it had built.
            with (tmp_path / "pages/policy.py").open("a", encoding="utf-8") as code:
                code.write("def wrong(:\n")
            address = told()
            page = come()
            assert "Fresher words" in page
            assert "pages/policy.py:22: invalid syntax" in page
        finally:
            server.terminate()
