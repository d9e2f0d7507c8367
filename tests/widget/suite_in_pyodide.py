"""Run tests of `protocol_logic` in the Python that is shipped, beside test tools that are not.

`suite_in_node.mjs` runs this once our package has been imported from what is shipped.
The tools need more of the standard library than that; they get it, and our package does not.
What is imported for our package, by itself or by the library that it calls, is what is shipped, or the import fails as
it would for a reader.
"""

import builtins
import inspect
import json
import sys
from importlib.machinery import PathFinder

SHIPPED = "/lib/python313.zip/"
"""Where the bundle's modules are, or were when the snapshot was made."""

STDLIB = "/project/widget/node_modules/pyodide/python_stdlib.zip"
PACKAGES = "/packages"
TESTS = "/project/tests"
TOOLS = (STDLIB, PACKAGES)


def origin(of):
    """Return where the module that has these globals came from."""
    spec = of.get("__spec__")
    return (spec and spec.origin) or ""


class Tools:
    """Find what is not shipped, wherever its package was found: it stands last among the finders."""

    @staticmethod
    def find_spec(name, _path=None, target=None):
        folder = name.rpartition(".")[0].replace(".", "/")
        return PathFinder.find_spec(name, [f"{STDLIB}/{folder}"], target)


def is_for_our_package(frame):
    """Say whether our package has asked for what this frame does; the library between them does what it is asked."""
    while frame:
        if frame.f_globals.get("__name__", "").startswith("protocol_logic"):
            return True
        if origin(frame.f_globals).startswith((*TOOLS, TESTS)):
            return False
        frame = frame.f_back
    return False


imported = builtins.__import__


def guarded(name, *arguments, **more):
    """Import as ever, but for our package only what is shipped, though the tools have imported more by now."""
    module = imported(name, *arguments, **more)
    if is_for_our_package(inspect.currentframe().f_back):
        asked = dict(zip(("globals", "locals", "fromlist", "level"), arguments, strict=False)) | more
        if asked.get("level"):
            package = asked["globals"]["__package__"].rsplit(".", asked["level"] - 1)[0]
            name = f"{package}.{name}".rstrip(".")
        for each in (name, *(f"{name}.{part}" for part in asked.get("fromlist") or ())):
            if each in sys.modules and origin(vars(sys.modules[each])).startswith(TOOLS):
                raise ModuleNotFoundError(f"No module named {each!r} is shipped", name=each)
    return module


class Outcomes:
    """What pytest reports of each test."""

    def __init__(self):
        self.passed = []
        self.others = []

    def pytest_runtest_logreport(self, report):
        if not report.passed:
            self.others.append(f"{report.nodeid}: {report.when} {report.outcome}")
        elif report.when == "call":
            self.passed.append(report.nodeid)


def run(files):
    """Run these test files, given as JSON, and return the outcomes as JSON."""
    ours = [name for name in sys.modules if name.startswith("protocol_logic")]
    assert all(origin(vars(sys.modules[name])).startswith(SHIPPED) for name in ours)
    sys.dont_write_bytecode = True
    sys.path += [PACKAGES, TESTS, f"{TESTS}/widget"]
    sys.meta_path.append(Tools)
    builtins.__import__ = guarded

    import compiled  # noqa: PLC0415 (only now can it be found)
    import pytest  # noqa: PLC0415 (as above)

    compiled.put_in()
    import untimed  # noqa: F401, PLC0415 (as above; conftest.py, which imports it elsewhere, needs a browser)

    outcomes = Outcomes()
    options = ["-p", "no:cacheprovider", "--noconftest", "--disable-plugin-autoload", "-m", "not slow"]
    status = pytest.main([*options, *(f"/project/{file}" for file in json.loads(files))], [outcomes])
    return json.dumps({"status": status, **vars(outcomes)})
