"""Python starts from any host of files, over as few bytes as the host makes possible."""

from functools import partial
from pathlib import Path

import pytest
from conftest import Handler, serving, watched
from reader import PAGE, wait_for_python

LARGE = (".wasm", ".bin", ".zip")


class Plain(Handler):
    """Compresses nothing, and knows nothing of the copies: what most simple servers do."""


class Compressing(Plain):
    """Sends the compressed copy of a file, if there is one, and says so."""

    def translate_path(self, path: str) -> str:
        """Return the copy, if there is one."""
        file = super().translate_path(path)
        self.has_copy = Path(f"{file}.gz").exists()
        return f"{file}.gz" if self.has_copy else file

    def end_headers(self) -> None:
        """Say how it is compressed."""
        if self.has_copy:
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


class Guessing(Plain):
    """Takes a copy that is asked for by its name for the file itself, compressed, and says so."""

    def end_headers(self) -> None:
        """Say how it is compressed."""
        if self.path.endswith(".gz"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


class WithoutCopies(Plain):
    """Has not been given the copies."""

    def translate_path(self, path: str) -> str:
        """Return no file for a copy."""
        return super().translate_path(path.removesuffix(".gz") + "/missing" if path.endswith(".gz") else path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "compressed"), [(Plain, True), (Compressing, False), (Guessing, True), (WithoutCopies, False)]
)
def test_the_large_files_come_compressed(browser, site, host, compressed):
    """By the host, or as copies of their own; if neither is to be had, then whole."""
    with serving(partial(host, directory=site)) as served, watched(browser, served) as (context, _):
        sent: list[str] = []
        context.on("response", lambda response: response.ok and sent.append(Path(response.url).name))
        page = context.new_page()
        page.goto(PAGE)
        wait_for_python(page)

    copies = {name.removesuffix(".gz") for name in sent if name.endswith(".gz")}
    assert copies == ({name for name in sent if name.endswith(LARGE)} if compressed else set())
