"""What the site costs: to build, to fetch a page of, to let it grow, and to ask.

Stock Material is the theme as it comes, with the same Markdown and, as ours, without fonts from elsewhere.
"""

import logging
import re
import statistics
import time
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from timeit import Timer
from urllib.parse import urljoin

from mkdocs.commands.build import build
from mkdocs.config import load_config

from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths, walk
from publish.compress import METHODS

ROOT = Path(__file__).parent.parent
PAGE = "protocol/question-4/"
"""A page of words: the longest of the protocol's questions."""
STOCK = """
site_name: Stock Material
docs_dir: {docs}
theme:
  name: material
  font: false
markdown_extensions: [admonition, attr_list, md_in_html, pymdownx.details]
"""
GROWTH = (25, 250, 2500)
BUILDS = 3
"""How often what is built soon is built."""
FETCHED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="([^"]+)"')
MANY = 2000


def measure() -> dict[str, dict[str, float]]:
    """Return every figure: times in milliseconds, sizes in bytes."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours, stock = folder / "ours", folder / "stock"
        (folder / "stock.yml").write_text(STOCK.format(docs=ROOT / "docs"))
        as_ours = [built(ROOT / "mkdocs.yml", ours) for _ in range(BUILDS)]
        built(folder / "stock.yml", stock)
        figures = {
            "build": {"time": statistics.median(as_ours), "n": BUILDS, "pages": len(list(ours.rglob("index.html")))},
            "page": page_weight(ours),
            "stock-page": page_weight(stock),
            "queries": query_times(),
        }
        for count in GROWTH:
            docs = copytree(ROOT / "docs", folder / f"docs-{count}")
            add_pages(docs, count)
            builds = BUILDS if count == GROWTH[0] else 1
            times = [built(ROOT / "mkdocs.yml", folder / "grown", docs) for _ in range(builds)]
            figures[f"growth-{count}"] = {"pages": count, "time": statistics.median(times), "n": len(times)}
    return figures


def built(config: Path, out: Path, docs: Path | None = None) -> float:
    """Build a site, and return the milliseconds it took."""
    other_docs = {"docs_dir": str(docs), "not_in_nav": "more/"} if docs else {}
    loaded = load_config(str(config), site_dir=str(out), **other_docs)
    start = time.perf_counter()
    build(loaded)
    return 1000 * (time.perf_counter() - start)


def add_pages(docs: Path, count: int) -> None:
    """Add so many pages as long as one of ours: its words, without its addresses, which there can be only once."""
    words = (docs / PAGE.rstrip("/")).with_suffix(".md").read_text("utf-8")
    words = re.sub(r"^(\(?[\d.]+[ )])", r"Part \1", words, flags=re.MULTILINE)
    words = re.sub(r"\[([^]]*)\](\[[^]]*\]|\([^)]*\))?|<!--.*?-->", r"\1", words)
    (docs / "more").mkdir()
    for number in range(count):
        (docs / f"more/page-{number}.md").write_text(f"{words}\n\nThis is page {number}.\n")


def page_weight(site: Path) -> dict[str, float]:
    """Return the bytes of a page, and of the scripts and styles it names, as compressed with Brotli."""
    html = (site / PAGE / "index.html").read_text("utf-8")
    names = {urljoin(f"/{PAGE}", address).lstrip("/") for address in FETCHED.findall(html)}
    return {
        "html": weight(html.encode()),
        "scripts": sum(weight((site / name).read_bytes()) for name in names if not name.endswith(".css")),
        "styles": sum(weight((site / name).read_bytes()) for name in names if name.endswith(".css")),
    }


def weight(content: bytes) -> int:
    """Return the bytes of content as we compress it with Brotli."""
    return len(METHODS[".br"](content))


def query_times() -> dict[str, float]:
    """Return what one replay of the longest path takes in CPython, and what all paths take."""
    every = list(paths(PROTOCOL))
    longest = max(every, key=lambda each: len(each.answers)).answers
    one = min(Timer(lambda: walk(PROTOCOL, longest)).repeat(number=MANY)) / MANY
    all_ = min(Timer(lambda: list(paths(PROTOCOL))).repeat(number=1))
    return {"one": 1000 * one, "all": 1000 * all_, "paths": len(every), "answers": len(longest)}
