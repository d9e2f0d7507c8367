"""The compressed copies beside the site's files: each is smaller, and is its file again when decompressed."""

import gzip
import shutil
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from publish import compress

DECOMPRESS = {".br": brotli.decompress, ".gz": gzip.decompress}


@pytest.fixture(scope="module")
def compressed(site, tmp_path_factory) -> Path:
    """Compress a copy of the site."""
    folder = tmp_path_factory.mktemp("compressed") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.gz"))
    compress.compress(folder)
    return folder


@pytest.mark.slow
def test_each_copy_decompresses_to_its_file(compressed):
    """What a browser gets is the same whichever copy it was sent, and both are worth having."""
    for suffix, decompress in DECOMPRESS.items():
        copies = list(compressed.rglob(f"*{suffix}"))
        assert copies
        for copy in copies:
            original = copy.with_suffix("").read_bytes()
            assert decompress(copy.read_bytes()) == original, copy
            assert copy.stat().st_size <= 0.95 * len(original)
            assert len(original) > 1_000


@pytest.mark.slow
def test_every_page_and_the_bundle_are_compressed(compressed):
    """No large file is left out: every page, the WebAssembly, the snapshot, the scripts and the search's index."""
    kinds = ("*.html", "*.wasm", "*.bin", "pyodide.asm.js", "search.*.json", "styles.*.css")
    for kind in kinds:
        files = list(compressed.rglob(kind))
        assert files
        for file in files:
            assert {suffix for suffix in DECOMPRESS if Path(f"{file}{suffix}").exists()} == set(DECOMPRESS)


def test_what_gains_nothing_has_no_copy(tmp_path):
    """A small file, and one that is compressed already, stay alone."""
    (tmp_path / "small.txt").write_text("a" * 1_000)
    shutil.copyfile(__file__, tmp_path / "gains.py")
    (tmp_path / "dense.zip").write_bytes(b"".join(sha256(bytes([each])).digest() for each in range(100)))
    compress.compress(tmp_path, tmp_path / "cache")
    names = {file.name for file in tmp_path.iterdir() if file.is_file()}

    assert names == {"small.txt", "dense.zip", "gains.py", "gains.py.br", "gains.py.gz"}


def test_nothing_is_compressed_twice(tmp_path, monkeypatch):
    """The same content, wherever it is and at whichever build, is compressed once."""
    for name in ("one", "another"):
        (tmp_path / name).mkdir()
        shutil.copyfile(__file__, tmp_path / name / "file")
    compress.compress(tmp_path / "one", tmp_path / "cache")
    monkeypatch.setattr(compress, "METHODS", dict.fromkeys(DECOMPRESS))
    compress.compress(tmp_path / "another", tmp_path / "cache")

    for suffix in DECOMPRESS:
        copies = [tmp_path / name / f"file{suffix}" for name in ("one", "another")]
        assert copies[0].read_bytes() == copies[1].read_bytes()


def test_a_long_run_says_how_far_it_is(tmp_path, capsys):
    """The last line says that all is done; the next run has nothing to do, and says nothing."""
    for name in ("one", "another"):
        (tmp_path / f"{name}.txt").write_text(name * 400_000)
    compress.compress(tmp_path, tmp_path / "cache")
    *_, last = capsys.readouterr().out.splitlines()

    assert last == "Compressed 8 of 8 MB"
    compress.compress(tmp_path, tmp_path / "cache")
    assert capsys.readouterr().out == ""
