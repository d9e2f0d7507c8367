"""Each folder uses what the picture in CONTRIBUTING.md lets it use, and the guides name files that are there."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PICTURE = re.search(r"```text\n(tests .*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)[1]
ROOMS = {
    room: {*uses.replace("nothing", "").split(", ")} - {""}
    for room, uses in re.findall(r"^(\S+) +uses ([^;\n]+)", PICTURE, re.MULTILINE)
}
"""What each room may use, from the top of the picture to the bottom."""

MODULES = {
    (".".join(file.relative_to(base).with_suffix("").parts)).removesuffix(".__init__"): file
    for base in (ROOT, ROOT / "src")
    for room in ROOMS
    for file in (base / room).rglob("*.py")
    if not {".venv", "node_modules"} & {*file.parts}
}
"""Every module of ours, by its name."""
SCRIPTS = [
    file
    for room in ROOMS
    for file in chain((ROOT / room).rglob("*.js"), (ROOT / room).rglob("*.mjs"))
    if "node_modules" not in file.parts
]
IMPORT = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*"(\.{1,2}/[^"]+)\"""")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(((?!https?:)[^)#]+)\)")
PATH = re.compile(r"[\w.-]+(/[\w.-]*)+|[\w-]+\.(py|js|css|toml|yml|json|txt|md)")
GUIDES = [
    file.relative_to(ROOT).as_posix()
    for file in sorted((*ROOT.glob("*.md"), *ROOT.glob("decisions/*.md")))
    if file.name not in {"CHANGELOG.md", "LICENSE-CONTENT.md"}  # what was, and what others wrote
]
MADE = (*(ROOT / ".gitignore").read_text("utf-8").split(), "local.yml")
"""What the commands make, or whoever makes the site theirs."""


def imports(module: str) -> Iterator[str]:
    """Yield each module of ours that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{each.name}" for each in node.names]
        else:
            continue
        for name in names:
            found = next((each for each in (name, name.rpartition(".")[0]) if each in MODULES), None)
            if found and found != module:
                yield found


def room_of(module: str) -> str:
    return module.partition(".")[0]


def test_the_picture_goes_downwards():
    """A room uses only rooms below it, so there is no circle; and every room of the repository is in it."""
    order = [*ROOMS]
    code = {file.relative_to(ROOT).parts[0] for file in ROOT.glob("*/*.py")} | {"protocol_logic", "overrides/scripts"}

    assert set(order) == code
    for room, uses in ROOMS.items():
        assert uses <= {*order[order.index(room) + 1 :]}, room


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_what_its_room_may_use(module):
    """Nothing comes from a room that the picture does not name beside its own."""
    used = {room_of(each) for each in imports(module)} - {room_of(module)}

    assert used <= ROOMS[room_of(module)]


def test_no_modules_import_each_other():
    """There is an order in which every module comes after all that it imports."""
    assert list(TopologicalSorter({module: set(imports(module)) for module in MODULES}).static_order())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.relative_to(ROOT).as_posix())
def test_a_script_imports_what_is_in_its_own_room(script):
    """What is not in the repository is made by the build, beside the script."""
    (room,) = (each for each in ROOMS if script.is_relative_to(ROOT / each))
    for address in IMPORT.findall(script.read_text("utf-8")):
        imported = (script.parent / address).resolve()

        assert imported.is_relative_to(ROOT / room)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_files_that_are_there(guide):
    """Each path in it leads somewhere from the root, and each link from its folder, but for what the commands make."""
    text = re.sub(r"^```.*?^```", "", (ROOT / guide).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    named = {each for each in CODE.findall(LINK.sub("", text)) if PATH.fullmatch(each)}
    folder = (ROOT / guide).parent
    linked = {*LINK.findall(re.sub(r"(?<!\[)`[^`\n]+`", "", text))}
    named |= {str((folder / each).relative_to(ROOT)) for each in linked}
    named |= set(re.findall(r"^([\w/]+/) ", (ROOT / guide).read_text("utf-8"), re.MULTILINE))

    assert {each for each in named if not each.startswith(MADE) and not (ROOT / each).exists()} == set()


def test_the_list_of_decisions_is_whole():
    """Each has a page, and each page is listed."""
    folder = ROOT / "decisions"

    assert {*LINK.findall((folder / "README.md").read_text("utf-8"))} == {
        each.name for each in folder.glob("*.md") if each.name != "README.md"
    }


def test_a_command_that_is_named_is_in_the_makefile():
    """In the guides, and in what is checked before each commit."""
    guides = {*ROOT.glob("*.md")} - {ROOT / "CHANGELOG.md"}  # it names what is gone, too
    named = {
        command
        for file in [*guides, *ROOT.glob("decisions/*.md"), ROOT / ".pre-commit-config.yaml"]
        for command in re.findall(r"(?:`|^|entry: )make ([a-z-]+)", file.read_text("utf-8"), re.MULTILINE)
    }
    there = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert {"words", "decisions"} <= named
    assert named - there == set()


def test_the_tests_mirror_the_folders():
    """A folder of tests is named after the room that they are about."""
    folders = {
        folder.relative_to(ROOT / "tests").as_posix()
        for folder in (ROOT / "tests").glob("*/")
        if folder.name[0] not in "._"
    }

    assert folders <= {room.partition("/")[0] for room in ROOMS}
