"""The bill of materials names what goes to the browser, with versions, licences and hashes; two builds are the same."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest
from conftest import ROOT
from pypdf import PdfReader

from publish import bill


def test_it_names_what_the_site_ships(site):
    """Each part of other makers has its licence and its place, and what is pinned its version and hashes."""
    written = json.loads((site / bill.FILE).read_text("utf-8"))
    parts = {each["name"]: each for each in written["components"]}

    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert {name: each["licenses"][0]["expression"] for name, each in parts.items()} == bill.LICENCES
    assert all(each["evidence"]["occurrences"] for each in parts.values())
    shipped = {each["name"]: each["hashes"][0]["content"] for each in parts["pyodide"]["components"]}
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in shipped.values())
    assert (
        parts["pyodide"]["version"] == json.loads((ROOT / "widget/package.json").read_text())["dependencies"]["pyodide"]
    )
    assert parts["cpython"]["version"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}.")


def covering(name: str) -> set[str]:
    """Return each pattern of the bill that a file of the site fits, whether it is compressed or not."""
    path = PurePosixPath(name.removesuffix(".br").removesuffix(".gz"))
    return {each for each in (*bill.PARTS, *bill.ONLY_OURS) if path.full_match(each)}


def test_nothing_goes_out_of_which_the_bill_says_nothing(site):
    """A file that a plugin or a dependency adds one day is found, and so is an entry for a file that is gone."""
    names = [each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()]
    covered = {name: covering(name) for name in names}

    assert [name for name, patterns in covered.items() if not patterns] == []
    assert {*bill.PARTS, *bill.ONLY_OURS} == set().union(*covered.values())


LIBRARIES = {
    "bzip2": b"libbzip2",
    "expat": b"expat_",
    "hacl-star": b"Hacl_",
    "hiwire": b"hiwire_new",
    "libffi": b"ffi_call",
    "libmpdec": b"libmpdec",
    "llvm-runtimes": b"__cxa_throw",
    "mimalloc": b"mimalloc",
    "zlib": b"inflate",
}
"""What betrays a library in Pyodide's WebAssembly. Emscripten's own, musl and dlmalloc, leave no name."""
OTHERS = (b"sqlite3_open", b"lzma_code", b"ZSTD_", b"SSL_CTX", b"XML_SetHash2", b"gmp_", b"uuid_generate")
"""What would betray some of those that other Pyodides have."""


def test_what_is_linked_into_python_is_in_the_bill(whole):
    """A Pyodide with another library in it needs another entry."""
    assert {name for name, sign in LIBRARIES.items() if sign in whole} == {*bill.LINKED} - {"musl", "dlmalloc"}
    assert [sign for sign in OTHERS if sign in whole] == []


def test_the_library_of_python_is_from_makers_that_the_bill_names(site):
    """Every module is Python's own, Pyodide's or ours."""
    (archive,) = site.glob("assets/protocol-*/python.zip")
    modules = {name.partition("/")[0].removesuffix(".pyc") for name in ZipFile(archive).namelist()}

    assert modules - sys.stdlib_module_names == {"_pyodide", "pyodide", "protocol_logic"}


def test_the_fonts_of_the_pdf_are_in_the_bill(site):
    """Parts of them travel in it."""
    (file,) = site.glob("protocol/*.pdf")
    fonts = {
        re.sub(r"^/\w{6}\+|-.*$", "", font.get_object()["/BaseFont"])
        for page in PdfReader(file).pages
        for font in page["/Resources"].get("/Font", {}).values()
    }

    assert {re.sub(r"\B(?=[A-Z][a-z])", "-", each).lower().replace("deja-vu", "dejavu") for each in fonts} == {
        *bill.PARTS["protocol/*.pdf"]
    }


LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".cache", ".git", "site", "release", "node_modules", "*.egg-info", ".*_cache"
)


def built(folder: Path) -> dict[str, bytes]:
    """Build the site from a copy of the sources in this folder, with nothing kept from before, and return its files."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    (folder / "widget/node_modules").symlink_to(ROOT / "widget/node_modules")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{folder / 'src'}", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    site = folder / "site"
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*") if each.is_file()}


@pytest.mark.slow
def test_two_builds_in_two_folders_are_the_same_bytes(tmp_path, record_property):
    """Whoever builds it can see that what is served is what was written."""
    one, other = built(tmp_path / "one"), built(tmp_path / "another/place")

    assert one
    assert [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)] == []
    record_property("files built twice", len(one))
