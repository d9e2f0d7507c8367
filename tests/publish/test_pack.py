"""The zip to hand on."""

import hashlib
import os
import subprocess
from importlib.metadata import version
from zipfile import ZipFile

import pytest
from conftest import LOCAL

from protocol_logic.protocol import EDITION
from publish.pack import name_of, pack, tag_to_make

PAGE = '<meta property="og:site_name" content="A &amp; B">'
"""As much of a page as tells what the site is called."""


def test_the_same_files_make_the_same_zip(tmp_path):
    """Whatever their dates are, and in whatever order they were written; its name tells what it is."""
    made = []
    for names, when in ((("index.html", "assets/a.js"), 0), (("assets/a.js", "index.html"), 1_000_000_000)):
        folder = tmp_path / str(when) / "protocol"
        for name in names:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(PAGE, "utf-8")
            os.utime(file, (when, when))
        made.append(pack(folder))
    one, other = made

    assert one.name == f"protocol-{version('protocol_logic')}-{EDITION}.zip"
    assert one.read_bytes() == other.read_bytes()


def test_what_is_in_the_zip(tmp_path):
    """All of the folder, the licences and what to do with it; the checksum beside it is right."""
    folder = tmp_path / "protocol"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "assets/a.js").write_text("run()", "utf-8")
    packed = pack(folder)
    with ZipFile(packed) as opened:
        names = {name.removeprefix("protocol/") for name in opened.namelist()}
        assert names == {"index.html", "assets/a.js", "README.txt", "LICENSE", "LICENSE-CONTENT.md"}
        assert opened.read("protocol/index.html") == PAGE.encode()
        assert opened.read("protocol/README.txt").startswith(f"A & B, edition of {EDITION}\n".encode())
        assert {each.date_time for each in opened.infolist()} == {(*map(int, EDITION.split("-")), 0, 0, 0)}
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()

    assert packed.with_name(f"{packed.name}.sha256").read_text("utf-8") == f"{digest}  {packed.name}\n"


def test_a_version_whose_tag_is_elsewhere_is_refused(tmp_path):
    """The tag may be new, or that of this commit; what is out under it stays what it was."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=n", "-c", "user.email=n@site.example")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)  # noqa: S607

    tag = f"v{version('protocol_logic')}"
    git("init")
    git("commit", "--allow-empty", "--message", "One")

    assert tag_to_make(tmp_path) == tag
    git("tag", tag)
    assert tag_to_make(tmp_path) == tag
    git("commit", "--allow-empty", "--message", "Two")
    with pytest.raises(ValueError, match=f"{tag} is the tag of another commit"):
        tag_to_make(tmp_path)


def test_a_zip_is_named_by_the_site_that_is_in_it(site, place):
    """Each place's copy has the place's own name."""
    assert name_of(site) == (LOCAL.name or "Information Sharing Protocol")
    assert name_of(place) == "Sampleton Sharing"


def test_what_is_no_site_is_not_packed(tmp_path):
    """It is said which page should tell its name."""
    (tmp_path / "index.html").write_text("Words", "utf-8")
    with pytest.raises(ValueError, match=r"index\.html does not say what the site is called"):
        pack(tmp_path)
