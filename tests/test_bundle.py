import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from widget import bundle

HERE = Path(__file__).parent
ROOT = HERE.parent


def project(root: Path) -> Path:
    """Copy what the bundle is made from, so that a test can change it and no earlier build is at hand."""
    for name in ("pyproject.toml", "LICENSE", "LICENSE-CONTENT.md", "requirements/site.txt", "widget/bundle.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
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
    files = {name: len(content) for name, content in contents(out).items()}

    assert files == built.sizes
    assert sum(files.values()) == built.total


def test_same_inputs_give_the_same_bytes_under_the_same_names(built, out, tmp_path):
    again = bundle.build(project(tmp_path / "elsewhere"), tmp_path / "out")

    assert again == built
    assert contents(tmp_path / "out") == contents(out)


def test_nothing_is_made_again_when_nothing_changed(built, root, out, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "_run", None)

    assert bundle.build(root, tmp_path) == built
    assert contents(tmp_path) == contents(out)


def test_a_change_to_the_package_gives_a_new_name_to_the_package_alone(built, root, tmp_path):
    module = root / "src/protocol_logic/__init__.py"
    before = module.read_text()
    module.write_text(f"{before}\nchanged = True\n")
    changed = bundle.build(root, tmp_path / "changed")
    module.write_text(before)

    assert changed.protocol != built.protocol
    assert changed.pyodide == built.pyodide
    assert bundle.build(root, tmp_path / "back") == built


def test_the_list_of_packages_describes_the_wheel_and_nothing_else(built, out):
    pyodide = json.loads((ROOT / bundle.PYODIDE / "pyodide-lock.json").read_text())
    listed = json.loads((out / built.protocol / "pyodide-lock.json").read_text())
    [package] = listed["packages"].values()
    wheel = out / built.protocol / package["file_name"]

    assert listed["info"] == pyodide["info"]
    assert package["imports"] == ["protocol_logic"]
    assert package["depends"] == []
    assert package["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_wheel_holds_the_bytecode_of_every_module_and_no_other_package(built, out):
    [wheel] = (out / built.protocol).glob("*.whl")
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    modules = {f"{file.relative_to(ROOT / 'src').as_posix()}c" for file in (ROOT / "src").rglob("*.py")}

    assert held == modules | {"protocol_logic/py.typed"}


def test_pyodide_starts_from_the_bundle_and_imports_the_package(built, out):
    script = ["node", HERE / "bundle_in_node.mjs", out / built.pyodide, out / built.protocol]
    run = subprocess.run(script, capture_output=True, text=True, check=False)

    assert run.stderr == ""
    assert run.stdout == "/lib/python3.13/site-packages/protocol_logic/__init__.pyc\n"


def test_a_pyodide_of_another_python_is_refused(tmp_path):
    info = {"platform": "emscripten_9_9_9", "arch": "wasm32", "python": "3.99.1"}
    pyodide = tmp_path / bundle.PYODIDE
    pyodide.mkdir(parents=True)
    (pyodide / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}))

    with pytest.raises(bundle.BundleError, match=r"cannot load the bytecode .* PYTHON=python3\.99"):
        bundle.build(tmp_path, tmp_path)


def test_a_missing_pyodide_is_named_with_what_to_do(tmp_path):
    with pytest.raises(bundle.BundleError, match="pyodide is missing: `make build` fetches it"):
        bundle.build(tmp_path, tmp_path)
