"""Turn Pyodide and `protocol_logic` into the files a reader's browser fetches.

    python -m widget.bundle FOLDER

Two folders come out, each named after its content, so that a browser can keep either for as long as it likes:

- `pyodide-<hash>/` is Python itself, some 13 MB, and changes only with the version of Pyodide;
- `protocol-<hash>/` is our package and the list of packages it is looked up in: some 40 kB, which change with every
  change to a decision.

Both carry bytecode.
Pyodide's own standard library is source, which each browser compiles at each start; that makes a start of one second
into one of three.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec, update_package_sha256

PYODIDE = "widget/node_modules/pyodide"
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")


class BundleError(Exception):
    """The bundle cannot be built here; the message says what to do."""


@dataclass(frozen=True)
class Bundle:
    """What the page needs to know to start Python and to show how far it has come."""

    pyodide: str
    """The name of Python's own folder."""

    protocol: str
    """The name of our package's folder."""

    sizes: dict[str, int]
    """Every file the browser fetches, as `folder/file`, and its bytes once any compression is undone."""

    @property
    def total(self) -> int:
        """The bytes of all the files together."""
        return sum(self.sizes.values())


def build(root: Path, out: Path) -> Bundle:
    """Put both folders into `out`, making anew only what has changed since an earlier build."""
    pyodide = root / PYODIDE
    if not pyodide.exists():
        raise BundleError(f"{PYODIDE} is missing: `make build` fetches it")
    _check_python(PyodideLockSpec.from_json(pyodide / "pyodide-lock.json").info.python)

    # What the tools make depends on their versions too, and on how this file calls them.
    tools = [root / "widget/bundle.py", root / "requirements/site.txt"]
    package = [file for file in (root / "src").rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    about = [root / "pyproject.toml", *root.glob("LICENSE*"), pyodide / "pyodide-lock.json"]
    made = {
        "pyodide": _once(root, [pyodide / name for name in PYODIDE_FILES] + tools, _make_pyodide),
        "protocol": _once(root, package + about + tools, _make_protocol),
    }

    names = {}
    sizes: dict[str, int] = {}
    for kind, folder in made.items():
        files = sorted(folder.iterdir())
        name = f"{kind}-{_digest(folder, files)}"
        shutil.copytree(folder, out / name, dirs_exist_ok=True)
        names[kind] = name
        sizes |= {f"{name}/{file.name}": file.stat().st_size for file in files}
    return Bundle(**names, sizes=sizes)


def _check_python(python: str) -> None:
    """Bytecode loads only in the minor version of Python that wrote it."""
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    theirs = python.rpartition(".")[0]
    if ours != theirs:
        raise BundleError(
            f"Pyodide runs Python {theirs}, which cannot load the bytecode of this Python {ours}: "
            f"run `make clean`, then `make build PYTHON=python{theirs}`"
        )


def _once(root: Path, inputs: Iterable[Path], make: Callable[[Path, Path], None]) -> Path:
    """Return the folder that `make` fills from these inputs, calling it only if no earlier build has."""
    cache = root / ".cache/bundle"
    folder = cache / _digest(root, inputs)
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        # Filled elsewhere and moved when complete: an interrupted build must not pass for a finished one.
        with TemporaryDirectory(dir=cache) as scratch:
            filling = Path(scratch, "folder")
            filling.mkdir()
            make(root, filling)
            filling.rename(folder)
    return folder


def _make_pyodide(root: Path, folder: Path) -> None:
    for name in PYODIDE_FILES:
        shutil.copyfile(root / PYODIDE / name, folder / name)
    # -OO leaves docstrings and assertions out of the standard library: 0.6 MB that no reader needs.
    # Our own package keeps both, so that it runs as it was tested.
    stdlib = folder / "python_stdlib.zip"
    _run("-OO", "-m", "pyodide_cli", "py-compile", "--silent", stdlib)
    _fix_dates(stdlib)


def _make_protocol(root: Path, folder: Path) -> None:
    _run("-m", "flit_core.wheel", "--outdir", folder, root)
    [wheel] = folder.glob("*.whl")

    # Pyodide installs what its list of packages names. Ours names one, for the same Python and platform.
    pyodide = PyodideLockSpec.from_json(root / PYODIDE / "pyodide-lock.json")
    packages = add_wheels_to_spec(PyodideLockSpec(info=pyodide.info, packages={}), [wheel])

    # Only now the bytecode: `add_wheels_to_spec` refuses a wheel that is marked as bytecode.
    _run("-m", "pyodide_cli", "py-compile", "--silent", "--no-keep", wheel)
    [compiled] = folder.glob("*.whl")
    _fix_dates(compiled)
    [package] = packages.packages.values()
    package.file_name = compiled.name
    update_package_sha256(package, compiled)
    packages.to_json(folder / "pyodide-lock.json")


def _run(*arguments: str | Path) -> None:
    """Run a Python tool in such a way that the same input always gives the same bytes."""
    environment = os.environ | {
        # flit gives files this date; py_compile marks bytecode with a hash of its source, not with a date.
        "SOURCE_DATE_EPOCH": "946684800",
        # Bytecode holds sets in the order of their hashes.
        "PYTHONHASHSEED": "0",
    }
    subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)


def _fix_dates(archive: Path) -> None:
    """Give every file in the archive one date: `py-compile` gives them the time of day."""
    with ZipFile(archive) as dated:
        contents = {name: dated.read(name) for name in dated.namelist()}
    with ZipFile(archive, "w") as undated:
        for name, content in contents.items():
            undated.writestr(ZipInfo(name), content, ZIP_DEFLATED, compresslevel=9)


def _digest(folder: Path, files: Iterable[Path]) -> str:
    """Hash the names and contents of files."""
    digest = hashlib.sha256()
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    try:
        bundle = build(Path(__file__).parent.parent, Path(sys.argv[1]))
    except BundleError as error:
        sys.exit(str(error))
    for name, size in bundle.sizes.items():
        print(f"{size:>10,}  {name}")
    print(f"{bundle.total:>10,}  in all")
