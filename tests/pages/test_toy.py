"""A protocol of three questions, put in place as ADOPTING.md says, goes through all that ours goes through."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, ship

TOY = ROOT / "tests/pages/toy"
OURS = ("mkdocs.yml", "overrides", "pages", "publish", "pyproject.toml", "requirements", "src")
LINKED = ("bench", "widget", ".cache/bundle")
"""What the toy takes as it is; the bundle is made anew where something in it has changed."""
TABLES = {
    "src/protocol_logic/cases.py": ("src/cases.table", r"^CASES: (?:.*\n)+?\)\n"),
    "src/protocol_logic/lines.py": ("src/lines.table", r"^LINES: (?:.*\n)+?\)\n"),
    "mkdocs.yml": ("nav.table", r"^nav:\n(?: .*\n)+"),
}
"""What holds a table beside other things: what takes its place, and how to find it."""
LATER = {
    'EDITION: Final = "2026-01-31"': 'EDITION: Final = "2026-02-28"',
    '"They were not asked", "", "ask",': '"They were not asked", "", "keep",',
    'Answer("no", "No, any day", "", "keep",': 'Answer("no", "No, any day", "", "ask",',
}
"""What the next edition says otherwise."""
HERE = """
import json, sys
from protocol_logic.page import handle
print(json.dumps([handle(each) for each in json.load(open(sys.argv[1], encoding="utf-8"))]))
"""
"""Prints the replies to a file of requests."""

pytestmark = pytest.mark.slow


@dataclass
class Toy:
    """A copy of the project with the toy in it, and its site."""

    folder: Path

    def run(self, *arguments: str) -> str:
        """Run Python in the copy, and return what it prints."""
        environment = os.environ | {"PYTHONPATH": "src", "SITE_URL": "https://toy.example/"}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def page(self, address: str) -> str:
        """Return a page of the site."""
        return (self.folder / "site" / address / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def toy(tmp_path_factory) -> Toy:
    """Put the toy in the place of our protocol, keep two editions of it, and build the site."""
    made = Toy(tmp_path_factory.mktemp("toy"))
    for name in OURS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, made.folder / name)
    for name in LINKED:
        (made.folder / name).parent.mkdir(exist_ok=True)
        (made.folder / name).symlink_to(ROOT / name)
    package = made.folder / "src/protocol_logic"
    for edition in package.glob("editions/*.json"):
        edition.unlink()
    shutil.copytree(TOY / "docs", made.folder / "docs")
    for module in TOY.glob("src/*.py"):
        shutil.copy(module, package)
    for name, (table, pattern) in TABLES.items():
        before, ours, after = re.split(f"({pattern})", _read(made, name), flags=re.MULTILINE)
        assert ours
        (made.folder / name).write_text(before + (TOY / table).read_text("utf-8") + after, "utf-8")
    reviewed = made.folder / "tests/protocol_logic/paths.txt"
    reviewed.parent.mkdir(parents=True)
    reviewed.touch()
    made.run("-m", "protocol_logic", "accept")
    protocol = package / "protocol.py"
    text = protocol.read_text("utf-8")
    for old, new in LATER.items():
        assert old in text
        text = text.replace(old, new)
    protocol.write_text(text, "utf-8")
    made.run("-m", "protocol_logic", "accept")
    made.run("-m", "mkdocs", "build", "--strict", "--quiet")
    return made


def _read(toy: Toy, name: str) -> str:
    return (toy.folder / name).read_text("utf-8")


def test_its_site_has_its_steps_notes_and_cases_and_nothing_of_ours(toy):
    """As plain pages: the steps with their paragraphs, what has changed since, the case, the search."""
    flowchart, paragraph = toy.page("flowchart"), toy.page("protocol/secrets")
    (search,) = (toy.folder / "site/assets").glob("search.*.json")

    assert set(re.findall(r'<section class="step" aria-labelledby="([a-z-]+)"', flowchart)) == {
        *("secret", "agreed", "festive", "advice", "ask", "share", "keep")
    }
    assert "Doctors" not in flowchart
    assert "Ovens are electric." in paragraph
    assert "Used in the flowchart" in paragraph
    assert "The cake" in toy.page("cases/case-1")
    assert "What happened" in toy.page("cases/case-1-handout")
    assert "5.2" in toy.page("protocol/whole")
    assert "bakes" in search.read_text("utf-8")
    for file in toy.folder.glob("site/**/*.html"):
        assert "3.36" not in re.sub(r'placeholder="[^"]*"|such as 3\.36', "", file.read_text("utf-8")), file


def test_its_picture_has_every_step(toy):
    """Drawn from the table alone, a part for each of its questions."""
    page = toy.page("flowchart")
    pictures = re.findall(r"<svg.*?</svg>", page[page.index("picture-frame") :], re.DOTALL)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", "".join(pictures)))

    for each in ("Is the recipe a secret?", "Has the cook agreed?", "Is it for a feast?", "Keep the recipe"):
        assert each in words


def test_its_editions_are_kept_and_compared(toy):
    """In plain words, and a link that was made with the first goes on in the second."""
    compared = toy.run("-m", "protocol_logic", "compare", "2026-01-31", "2026-02-28")
    told = json.loads(re.search('<script type="application/json">(.*?)</script>', toy.page("flowchart"))[1])

    assert "used to be told “Ask the cook, then come back”" in " ".join(compared.split())
    assert list(told["earlier"]) == ["2026-01-31"]
    assert len(_read(toy, "tests/protocol_logic/paths.txt").splitlines()) == 8


def test_it_answers_in_the_shipped_python_as_in_this_one(toy, tmp_path):
    """Under Node.js: a walk with its outcome, the picture with the path, and the record with what was written."""
    told = json.loads(re.search('<script type="application/json">(.*?)</script>', toy.page("flowchart"))[1])
    text = "2026-02-28&secret=yes&agreed=yes&festive=yes"
    record = {"when": "2026-03-01", "written": {"dish": "Cake"}, "ticked": ["clean"], "earlier": []}
    asked = [
        {"kind": "walk", "text": text, "links": told["links"]},
        {"kind": "picture", "text": text},
        {"kind": "record", "text": text, **record},
    ]
    requests, replies = tmp_path / "requests.json", tmp_path / "replies.json"
    requests.write_text(json.dumps([json.dumps(each) for each in asked]), "utf-8")
    run = ship(toy.folder / "site", "snapshot", tmp_path).run("parity_in_node.mjs", requests, replies)
    assert run.returncode == 0, run.stderr
    walk, picture, made = (json.loads(each) for each in json.loads(replies.read_text("utf-8")))

    assert json.loads(toy.run("-c", HERE, str(requests))) == json.loads(replies.read_text("utf-8"))
    assert (walk["at"], picture["kind"]) == ("share", "picture")
    assert "Why:</strong> the cook agreed." in walk["slots"]["why"]
    assert "Dish: Cake" in made["text"]
    assert "Write it out cleanly. (1.2)" in made["text"]
