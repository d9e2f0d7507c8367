"""Turn Pyodide and `protocol_logic` into the files a reader's browser fetches.

    python -m widget.bundle FOLDER

Four folders come out, each named after its content, so that a browser can keep any of them for as long as it likes:

- `small-<hash>/` is as much of Python and of our package as the page's requests run, and what a browser starts from;
- `pyodide-<hash>/` is the whole of Pyodide, some 10 MB, for a request that needs more;
- `protocol-<hash>/` is the whole of our package, with what it needs of the standard library;
- `start-<hash>/` is what starts them: `worker.js`, with what it imports in it, and `way.js`, which the page reads too.

The first changes with every change to a decision, and the second only with the version of Pyodide.
There are two ways to start from the first, and a file for each:

- `small.zip` is bytecode, which Pyodide imports: see lean.py.
  Pyodide's own standard library is source, which each browser compiles at each start.
- `snapshot.bin` is the memory of a Python that has imported it and has answered every kind of request.

The whole Pyodide starts from bytecode only, which is `python.zip` in the third.

All but the scripts have a copy beside them, compressed with gzip, for a host that compresses nothing.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from widget import lean, pinned, profile, small
from widget.checksum import WORD, checksum
from widget.linked import Linked
from widget.pinned import PYODIDE

PYODIDE_FILES = {
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.js": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
}
"""What npm gives us of Pyodide, and the names that a browser asks for: few web servers know the type of `.mjs`."""
WAYS = ("snapshot", "bytecode")
STDLIB = "python_stdlib.zip"
START = "widget/start"
WAY = "way.js"
ESBUILD = "widget/node_modules/.bin/esbuild"
LOCKED = "widget/package-lock.json"
"""What says which version of it that is."""
IN_NODE = "widget/make_in_node.mjs"
SCRIPTS_IN_NODE = ("bytecode.js", "checksum.js", "small.js", "snapshot.js")
"""Of those in `START`, what `IN_NODE` uses."""
TOOLS = ("bundle", "checksum", "collector", "lean", "linked", "profile", "small", "tables", "wasm")
"""What makes the bundle, of the modules beside this."""
COPY = ".gz"


class BundleError(Exception):
    """The bundle cannot be built here; the message says what to do."""


@dataclass(frozen=True)
class Bundle:
    """What the page needs to know to start Python and to show how far it has come."""

    pyodide: str
    """The name of the folder of the whole Pyodide."""

    small: str
    """The name of the folder with as much of Python and of our package as we need."""

    protocol: str
    """The name of the folder of the whole of our package."""

    start: str
    """The name of the scripts' folder."""

    lock: dict[str, str]
    """What Pyodide's list of packages says of itself: the Python and the platform it is for."""

    sizes: dict[str, int]
    """Every file of the four folders, as `folder/file`, and its bytes once any compression is undone."""

    copies: tuple[str, ...]
    """The compressed copies of some of them, named like them with `.gz` at the end."""

    def saved(self) -> str:
        """Say how much of it a reader fetches."""

        def size(*names: str) -> str:
            return f"{sum(size for name, size in self.sizes.items() if name.rpartition('/')[2] in names) / 1e6:.1f}"

        pyodide = (
            f"{size('small.wasm', 'small.asm.js')} of the {size('pyodide.asm.wasm', 'pyodide.asm.js')} MB of Pyodide"
        )
        bytecode = f"{size('small.zip')} of the {size('python.zip')} MB of bytecode"
        return f"Python starts in {pyodide} and in {bytecode}, and fetches the rest only where needed"


def build(root: Path, out: Path) -> Bundle:
    """Put the four folders into `out`, making anew only what has changed since an earlier build."""
    pyodide = root / PYODIDE
    if not pyodide.exists():
        raise BundleError(f"{PYODIDE} is missing: `make build` fetches it")
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    _check_python(lock["python"])
    if changed := pinned.changed(root):
        raise BundleError(
            f"{PYODIDE} is not what {pinned.HASHES} says ({', '.join(changed)}): remove widget/node_modules and build "
            "again; after an upgrade, `make lock` writes the new hashes down"
        )

    # What the tools make depends on their versions too, and on how this file calls them.
    tools = [root / f"widget/{name}.py" for name in TOOLS]
    tools += [root / "requirements/site.txt", root / "requirements/node.txt"]
    package = list((root / "src").rglob("*.py"))
    engine = [pyodide / name for name in PYODIDE_FILES]
    making = [root / IN_NODE, *(root / START / name for name in SCRIPTS_IN_NODE)]
    inputs = [*package, *engine, pyodide / STDLIB, *making, *tools]
    protocol = _once(root, "protocol", inputs, _make_protocol)
    made = {
        "pyodide": _once(root, "pyodide", engine + tools, _copy_pyodide),
        "small": _once(root, "small", inputs, partial(_make_small, lock, protocol)),
        "protocol": protocol,
        "start": _once(root, "start", [*(root / START).iterdir(), root / LOCKED, *tools], _join_scripts),
    }

    names = {}
    sizes: dict[str, int] = {}
    for kind, folder in made.items():
        files = sorted(folder.iterdir())
        name = f"{kind}-{_digest(folder, files)}"
        shutil.copytree(folder, out / name, dirs_exist_ok=True)
        names[kind] = name
        sizes |= {f"{name}/{file.name}": file.stat().st_size for file in files}
    copies = tuple(name for name in sizes if name.endswith(COPY))
    for name in copies:
        del sizes[name]
    return Bundle(**names, lock=lock, sizes=sizes, copies=copies)


def _check_python(python: str) -> None:
    """Bytecode loads only in the minor version of Python that wrote it."""
    ours = f"{sys.version_info.major}.{sys.version_info.minor}"
    theirs = python.rpartition(".")[0]
    if ours != theirs:
        raise BundleError(
            f"Pyodide runs Python {theirs}, which cannot load the bytecode of this Python {ours}: "
            f"run `make clean`, then `make build PYTHON=python{theirs}`"
        )


def _once(root: Path, kind: str, inputs: Iterable[Path], make: Callable[[Path, Path], None]) -> Path:
    """Return the folder of a kind that `make` fills from these inputs, calling it only if no earlier build has."""
    cache = root / ".cache/bundle"
    folder = cache / f"{kind}-{_digest(root, inputs)}"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        # Filled elsewhere and moved when complete: an interrupted build must not pass for a finished one.
        with TemporaryDirectory(dir=cache) as scratch:
            filling = Path(scratch, "folder")
            filling.mkdir()
            make(root, filling)
            for file in [each for each in filling.iterdir() if each.suffix != ".js"]:
                file.with_name(f"{file.name}{COPY}").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
            try:
                filling.rename(folder)
            except OSError:
                # Another build may have finished the same one meanwhile; what it made will do.
                if not folder.exists():
                    raise
    return folder


def _copy_pyodide(root: Path, folder: Path) -> None:
    for name, shipped in PYODIDE_FILES.items():
        shutil.copyfile(root / PYODIDE / name, folder / shipped)


def _join_scripts(root: Path, folder: Path) -> None:
    """Make one script of the worker's, so that it need not ask for one after another; the page asks for `WAY` too."""
    how = ("--bundle", "--format=esm", f"--external:./{WAY}", f"--outdir={folder}", "--log-level=warning")
    subprocess.run([node(), ESBUILD, root / START / "worker.js", *how], cwd=root, check=True)
    shutil.copyfile(root / START / WAY, folder / WAY)


def _make_protocol(root: Path, folder: Path) -> None:
    stdlib, package = _modules(root)
    with TemporaryDirectory() as scratch:
        sources = {name: Path(scratch, f"{name}.zip") for name in ("stdlib", "package")}
        with ZipFile(root / PYODIDE / STDLIB) as whole, ZipFile(sources["stdlib"], "w") as needed:
            for name in stdlib:
                needed.writestr(name, whole.read(name))
        with ZipFile(sources["package"], "w") as needed:
            for name in package:
                needed.write(root / "src" / name, name)
        # -OO leaves docstrings and assertions out of the standard library, which no reader needs.
        # Our own package keeps both, so that it runs as it was tested.
        # Neither keeps where in a line each instruction stands: a quarter of all the bytes over the wire.
        _compile(sources["stdlib"], "-OO")
        _compile(sources["package"])
        _join(sources.values(), folder / "python.zip")


def _make_small(lock: dict[str, str], protocol: Path, root: Path, folder: Path) -> None:
    about, archive = json.dumps(lock), folder / "small.zip"
    script, other = ((root / PYODIDE / name).read_text("utf-8") for name in ("pyodide.asm.js", "pyodide.mjs"))
    with TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        never, memory = Path(scratch, "never"), Path(scratch, "snapshot.bin")
        lots = {Path(scratch, f"lot-{number}"): asked for number, asked in enumerate(profile.requests())}
        for lot, asked in lots.items():
            lot.write_text(json.dumps(asked), "utf-8")

        def idle(lot: Path) -> set[lean.Function]:
            _node(root, "never", protocol / "python.zip", about, lot, out := lot.with_suffix(".never"))
            return lean.read(out)

        def trace(way: str, lot: Path) -> str:
            return _node(root, "profile", archive, about, lot, way, memory, flags=profile.FLAGS)

        lean.write(set.intersection(*pool.map(idle, lots)), never)
        command = [sys.executable, "-m", "widget.lean", protocol / "python.zip", never, archive]
        subprocess.run(command, cwd=Path(__file__).parent.parent, check=True)
        add_checksum(archive)
        _node(root, "snapshot", archive, about, memory)
        used = set().union(*map(profile.functions, pool.map(trace, *zip(*product(WAYS, lots), strict=True))))

    wasm = (root / PYODIDE / "pyodide.asm.wasm").read_bytes()
    linked = Linked(wasm)
    (folder / "small.wasm").write_bytes(small.small(wasm, linked, used, small.named(script, other)))
    (folder / "small.asm.js").write_text(small.small_script(script, other), "utf-8")
    _node(root, "snapshot", archive, about, folder / "snapshot.bin", folder / "small.wasm")


def _modules(root: Path) -> tuple[list[str], list[str]]:
    """Return the files that a running Python has imported from the standard library and from our package."""
    imported = _node(root, "modules", root / "src").splitlines()
    in_stdlib, in_package = "/lib/python313.zip/", "/source/"
    with ZipFile(root / PYODIDE / STDLIB) as whole:
        names = set(whole.namelist())
    found = {name.removeprefix(in_stdlib) for name in imported if name.startswith(in_stdlib)}
    return sorted(found & names), [name.removeprefix(in_package) for name in imported if name.startswith(in_package)]


def _compile(archive: Path, *options: str) -> None:
    """Replace the source in an archive by bytecode, the same for the same source."""
    command = ("-X", "no_debug_ranges", "-m", "pyodide_cli", "py-compile", "--silent", archive)
    environment = os.environ | {
        # This has py_compile mark bytecode with a hash of its source, not with a date.
        "SOURCE_DATE_EPOCH": "946684800",
        # Bytecode holds sets in the order of their hashes.
        "PYTHONHASHSEED": "0",
    }
    subprocess.run([sys.executable, *options, *command], env=environment, stdout=subprocess.DEVNULL, check=True)


def _join(archives: Iterable[Path], joined: Path) -> None:
    """Put the files of archives into one, all with one date and none compressed.

    A host compresses the whole better than a zip does file by file: 0.6 MB over the wire, not 0.9.
    """
    with ZipFile(joined, "w") as out:
        for archive in archives:
            with ZipFile(archive) as source:
                for name in sorted(source.namelist()):
                    out.writestr(ZipInfo(name), source.read(name))
    add_checksum(joined)


def add_checksum(archive: Path) -> None:
    """Have an archive end with a checksum of all before it, as its comment: worker.js reads it before Python does.

    Nothing else would find a file that came with other bytes: Python imports from an archive without looking.
    """
    size = archive.stat().st_size
    with ZipFile(archive, "a") as out:
        out.comment = bytes(WORD + -size % WORD)
    content = archive.read_bytes()[:-WORD]
    archive.write_bytes(content + checksum(content).to_bytes(WORD, "little"))


def node() -> str:
    """Return the path of the Node.js that requirements/node.txt pins.

    Whatever else a machine has is not used: what is tested on one machine is then what is built on another.

    Raises:
        BundleError: it is not installed beside this Python.

    """
    found = shutil.which("node", path=Path(sys.executable).parent)
    if not found:
        raise BundleError("Node.js is missing: `make build` fetches it")
    return found


def _node(root: Path, what: str, *arguments: str | Path, flags: Iterable[str] = ()) -> str:
    """Run a part of make_in_node.mjs, with these flags of Node.js, and return what it prints."""
    command = [node(), *flags, root / IN_NODE, what, root / PYODIDE, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode or run.stderr:
        raise BundleError(f"{IN_NODE} {what} failed:\n{run.stderr}")
    return run.stdout


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
