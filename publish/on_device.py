"""The list of the site's files, for readers who keep the site on their device: see on_device.js and sw.js."""

import hashlib
import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

LIST = "on_device.json"

LEFT_OUT = (
    # Only a server, or another site, has a use for these.
    *("404.html", "robots.txt", "sitemap.xml*", "assets/card.png", "sw.js", LIST, "**/*.map", "**/*.br", "**/*.gz"),
    "assets/_mkdocstrings.css",  # no page loads this
)


def write_list(site: Path) -> None:
    """Write down the files of a built site that make the whole of it, with their sizes, and a name for this build.

    A page goes by the address of its folder.
    """
    files = [
        file
        for file in sorted(site.rglob("*"))
        if file.is_file() and not any(file.relative_to(site).full_match(each) for each in LEFT_OUT)
    ]
    digest = hashlib.sha256()
    sizes = {}
    for file in files:
        content = file.read_bytes()
        name = file.relative_to(site).as_posix()
        digest.update(f"{name} {len(content)}\n".encode() + content)
        sizes[name.removesuffix("index.html")] = len(content)
    listed = {"build": digest.hexdigest()[:12], "size": sum(sizes.values()), "files": sizes}
    (site / LIST).write_text(json.dumps(listed), "utf-8")


def on_post_build(config: MkDocsConfig) -> None:
    """Write the list when MkDocs has built the site: mkdocs.yml names this file among its hooks."""
    write_list(Path(config.site_dir))
