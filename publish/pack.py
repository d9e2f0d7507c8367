"""Pack the copy of the site that opens from a disk into a zip, to hand on.

    python -m publish.pack FOLDER

Its name tells the version and the edition.
The same files always make the same zip: they are in order, with the day of the edition as their date.
Beside it is its checksum, for `sha256sum --check`.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from importlib.metadata import version
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from protocol_logic.protocol import EDITION

ROOT = Path(__file__).parent.parent
LICENCES = ("LICENSE", "LICENSE-CONTENT.md")
SITE = re.compile(r'<meta property="og:site_name" content="([^"]*)">')
"""What a site says that it is called, on each of its pages."""
README = """{name}, edition of {edition}

Unpack all of this, then open index.html in a browser.
It needs no server and no network, and nothing you type leaves your computer.

The protocol is historic: it is not current procedure and not legal advice.
If someone is in immediate danger, call 999.

Code: MIT, in LICENSE. Words: Open Government Licence, in LICENSE-CONTENT.md.
"""
READABLE = 0o100644
"""A plain file that everyone may read, in Unix's terms."""


def pack(folder: Path) -> Path:
    """Make the zip and its checksum beside a folder, and return where the zip is."""
    packed = folder.with_name(f"{folder.name}-{version('protocol_logic')}-{EDITION}.zip")
    contents = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*") if each.is_file()}
    contents |= {name: ROOT / name for name in LICENCES}
    with ZipFile(packed, "w") as made:
        add(made, f"{folder.name}/README.txt", README.format(name=name_of(folder), edition=EDITION).encode())
        for name, file in sorted(contents.items()):
            add(made, f"{folder.name}/{name}", file.read_bytes())
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    packed.with_name(f"{packed.name}.sha256").write_text(f"{digest}  {packed.name}\n", "utf-8")
    return packed


def name_of(folder: Path) -> str:
    """Return what the site in a folder is called.

    Raises:
        ValueError: its first page does not say.

    """
    found = SITE.search((folder / "index.html").read_text("utf-8"))
    if not found:
        raise ValueError(f"{folder / 'index.html'} does not say what the site is called: is it a page of the site?")
    return unescape(found[1])


def add(made: ZipFile, name: str, content: bytes) -> None:
    """Put a file into a zip with nothing in it of when and where it was made."""
    day = date.fromisoformat(EDITION)
    about = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    about.compress_type = ZIP_DEFLATED
    about.create_system = 3  # Unix, on any system
    about.external_attr = READABLE << 16
    made.writestr(about, content)


def tag_to_make(root: Path = ROOT) -> str:
    """Return the tag that this release gets.

    Raises:
        ValueError: another commit has it: what is out under a version stays what it was.

    """
    tag = f"v{version('protocol_logic')}"
    there, here = (commit(each, root) for each in (tag, "HEAD"))
    if there and there != here:
        raise ValueError(f"{tag} is the tag of another commit, {there[:12]}. Give pyproject.toml a new version.")
    return tag


def commit(name: str, root: Path) -> str:
    """Return the commit of a name in Git: nothing if there is none, or no Git."""
    git = shutil.which("git")
    command = [git or "", "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False) if git else None
    return run.stdout.strip() if run else ""


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    try:
        tag = tag_to_make()
        packed = pack(Path(sys.argv[1]))
    except ValueError as fault:
        sys.exit(str(fault))
    print(packed)
    print(f"Its tag, for the commit that you release: {tag}")
