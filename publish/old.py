"""Keep the site of an old edition readable below the new one.

    python -m publish.old OLD_SITE SITE

It is copied to `editions/` and its day. Each page says at the top that it is old and leads to the newest edition, and
asks search engines to leave it out. Compress the site after that: a page that has changed needs new copies.
"""

import json
import re
import shutil
import sys
from pathlib import Path

from protocol_logic.dates import in_words
from publish.bill import FILE

LEFT_OUT = shutil.ignore_patterns(
    # Of the root of a host, of a device, of a server; and copies of what changes here.
    *("404.html", "robots.txt", "sitemap.xml*", "sw.js", "editions.xml", "*.br", "*.gz"),
)
CHARSET = '<meta charset="utf-8">'
NOINDEX = '<meta name="robots" content="noindex">'
BANNER = re.compile(r'<div class="md-banner__inner[^>]*>')
"""Where each page says first what everyone must know."""


def keep(old: Path, site: Path) -> Path:
    """Copy the old site below the new one, marked as old, and return where it is.

    Raises:
        ValueError: a page has no place to say so.

    """
    day = json.loads((old / FILE).read_text("utf-8"))["metadata"]["component"]["version"]
    folder = site / "editions" / day
    shutil.copytree(old, folder, ignore=LEFT_OUT, dirs_exist_ok=True)
    shutil.rmtree(folder / "editions", ignore_errors=True)  # those that were old then have their own place
    for page in folder.rglob("*.html"):
        home = "../" * len(page.relative_to(site).parent.parts)
        page.write_text(marked(page.read_text("utf-8"), day, home, page), "utf-8")
    return folder


def marked(html: str, day: str, home: str, page: Path) -> str:
    """Return a page that says that it is old."""
    said = (
        f"<p><strong>This is an old edition, of {in_words(day)}.</strong> "
        f'<a href="{home}index.html">Go to the newest edition</a>.</p>'
    )
    html, found = BANNER.subn(lambda banner: banner[0] + said, html, count=1)
    if not found or CHARSET not in html:
        raise ValueError(f"{page} has no place to say that it is old: its templates are not those of this project.")
    return html.replace(CHARSET, CHARSET + NOINDEX, 1)


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004 (itself and two folders)
        sys.exit(__doc__)
    print(keep(Path(sys.argv[1]), Path(sys.argv[2])))
