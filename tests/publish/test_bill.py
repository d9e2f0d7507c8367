"""The bill of materials names what goes to the browser, with versions, licences and hashes; two builds are the same."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from publish import bill


def test_it_names_what_the_site_ships(site):
    """Each part of other makers has its version and licence, and Pyodide's files their hashes."""
    written = json.loads((site / bill.FILE).read_text("utf-8"))
    parts = {each["name"]: each for each in written["components"]}

    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert set(parts) == {"pyodide", "cpython", "emscripten"}
    assert all(each["version"] and each["licenses"][0]["license"]["id"] for each in parts.values())
    shipped = {each["name"]: each["hashes"][0]["content"] for each in parts["pyodide"]["components"]}
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in shipped.values())
    assert (
        parts["pyodide"]["version"] == json.loads((ROOT / "widget/package.json").read_text())["dependencies"]["pyodide"]
    )
    assert parts["cpython"]["version"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}.")


LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".cache", ".git", "site", "release", "node_modules", "*.egg-info", ".*_cache"
)


def built(folder: Path) -> dict[str, bytes]:
    """Build the site from a copy of the sources in this folder, with nothing kept from before, and return its files."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    (folder / "widget/node_modules").symlink_to(ROOT / "widget/node_modules")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]
    environment = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{folder / 'src'}"}
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
