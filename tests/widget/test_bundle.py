import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from widget import bundle, pinned, profile

ROOT = Path(__file__).parents[2]


def project(root: Path) -> Path:
    """Copy what the bundle is made from, so that a test can change it and no earlier build is at hand."""
    (root / "widget").mkdir(parents=True)
    for name in (
        *(f"widget/{each}.py" for each in bundle.TOOLS),
        "widget/package.json",
        bundle.LOCKED,
        bundle.IN_NODE,
        pinned.HASHES,
    ):
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "requirements", root / "requirements")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / bundle.START, root / bundle.START)
    (root / "widget/node_modules").symlink_to(ROOT / "widget/node_modules")
    return root


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def built(root: Path, out: Path) -> bundle.Bundle:
    return bundle.build(root, out)


def test_the_sizes_are_those_of_all_the_files(built, out):
    files = {name: len(content) for name, content in contents(out).items() if name not in built.copies}

    assert files == built.sizes


def test_what_is_no_script_has_a_compressed_copy(built, out):
    files = contents(out)
    whole = [name for name in built.sizes if not name.endswith(".js")]

    assert whole
    assert sorted(f"{name}.gz" for name in whole) == sorted(built.copies)
    assert [name for name in whole if gzip.decompress(files[f"{name}.gz"]) != files[name]] == []


@pytest.mark.usefixtures("built")
def test_same_inputs_give_the_same_bytes_under_the_same_names(out, site):
    """The site's own was made in another folder and at another time."""
    again = contents(site / "assets")

    assert [name for name, content in contents(out).items() if again.get(name) != content] == []


def test_nothing_is_made_again_when_nothing_changed(built, root, out, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "_node", None)

    assert bundle.build(root, tmp_path) == built
    assert contents(tmp_path) == contents(out)


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Path:
    """Copy the project with what has been built of it, for a test to change."""
    return Path(shutil.copytree(root, tmp_path / "own", symlinks=True))


def test_a_change_to_the_package_gives_a_new_name_to_the_package_alone(built, own, tmp_path, monkeypatch):
    """And to the small Pyodide, if other functions run; it takes long to find out, so here nothing is asked."""
    monkeypatch.setattr(profile, "requests", lambda: [[]])
    module = own / "src/protocol_logic/__init__.py"
    before = module.read_text()
    module.write_text(f"{before}\nchanged = True\n")
    changed = bundle.build(own, tmp_path / "changed")
    module.write_text(before)
    small = changed.sizes[f"{changed.small}/small.wasm"]

    assert small < built.sizes[f"{built.small}/small.wasm"]
    assert changed.protocol != built.protocol
    assert (changed.pyodide, changed.start) == (built.pyodide, built.start)
    assert bundle.build(own, tmp_path / "back") == built


def test_a_build_that_another_overtakes_takes_what_that_made(built, own, tmp_path, monkeypatch):
    for made in own.glob(".cache/bundle/pyodide-*"):
        shutil.rmtree(made)

    def overtaken(root: Path, folder: Path) -> None:
        monkeypatch.undo()
        bundle.build(root, tmp_path / "other")
        (folder / "pyodide.js").touch()

    monkeypatch.setattr(bundle, "_copy_pyodide", overtaken)

    assert bundle.build(own, tmp_path / "out") == built


def test_the_zip_holds_bytecode_that_a_host_can_compress(built, out):
    with ZipFile(out / built.protocol / "python.zip") as archive:
        files = archive.infolist()

    assert {Path(file.filename).suffix for file in files} == {".pyc"}
    assert {file.compress_type for file in files} == {ZIP_STORED}


def test_the_zip_holds_what_the_page_runs_and_no_more(built, out):
    with ZipFile(out / built.protocol / "python.zip") as archive:
        held = set(archive.namelist())
    with ZipFile(ROOT / bundle.PYODIDE / bundle.STDLIB) as stdlib:
        known = {f"{name}c" for name in stdlib.namelist()}
    modules = {f"{file.relative_to(ROOT / 'src').as_posix()}c" for file in (ROOT / "src").rglob("*.py")}

    assert held <= known | modules
    assert {"protocol_logic/__init__.pyc", "protocol_logic/page.pyc", "protocol_logic/protocol.pyc"} <= held
    assert "protocol_logic/__main__.pyc" not in held
    assert len(held & known) < len(known) / 3


def test_a_pyodide_of_another_python_is_refused(tmp_path):
    info = {"python": "3.99.1"}
    pyodide = tmp_path / bundle.PYODIDE
    pyodide.mkdir(parents=True)
    (pyodide / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}))

    with pytest.raises(bundle.BundleError, match=r"cannot load the bytecode .* PYTHON=python3\.99"):
        bundle.build(tmp_path, tmp_path)


def test_a_missing_pyodide_is_named_with_what_to_do(tmp_path):
    with pytest.raises(bundle.BundleError, match="pyodide is missing: `make build` fetches it"):
        bundle.build(tmp_path, tmp_path)


def test_a_file_of_pyodide_that_is_another_is_refused(own, tmp_path):
    """Whatever has changed it since it was fetched: it would go to every reader."""
    (own / "widget/node_modules").unlink()
    shutil.copytree(ROOT / bundle.PYODIDE, own / bundle.PYODIDE)
    with (own / bundle.PYODIDE / "pyodide.asm.js").open("a") as script:
        script.write(" ")

    with pytest.raises(bundle.BundleError, match=r"not what widget/pyodide\.sha256 says \(pyodide\.asm\.js\)"):
        bundle.build(own, tmp_path)


def test_a_zip_ends_with_the_checksum_that_the_worker_computes(built, out):
    """So that bytes that came as others are found before Python runs them."""
    content = (out / built.protocol / "python.zip").read_bytes()
    script = (
        "const { sound } = await import(process.argv[1]); const all = new Uint8Array(require('fs').readFileSync(0));"
    )
    tries = "const bad = (bytes) => { try { sound(bytes.buffer) } catch (fault) { return fault.message } };"
    turned = "const other = all.slice(); other[other.length >> 1] ^= 1;"
    said = (
        "console.log(JSON.stringify([bad(all) ?? null, bad(other), bad(all.slice(0, -4096)), bad(all.slice(0, -1))]))"
    )
    command = [
        bundle.node(),
        "-e",
        f"(async () => {{ {script} {tries} {turned} {said} }})()",
        ROOT / bundle.START / "checksum.js",
    ]
    run = subprocess.run(command, input=content, capture_output=True, check=True)

    assert json.loads(run.stdout) == [None, *["the zip is damaged"] * 3]


def test_a_kind_of_request_that_is_not_understood_stops_the_build(own, tmp_path):
    page = own / "src/protocol_logic/page.py"
    page.write_text(page.read_text() + '\nKINDS["new"] = lambda asked: asked["a field of its own"]\n')
    with pytest.raises(bundle.BundleError, match="a field of its own"):
        bundle.build(own, tmp_path)


def test_what_it_saves_is_said(built):
    """The small Pyodide is what is fetched."""
    assert re.fullmatch(
        r"Python starts in [456]\.\d of the 9\.7 MB of Pyodide and in 1\.\d of the 2\.\d MB of bytecode, .*",
        built.saved(),
    )
