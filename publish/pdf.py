"""The whole protocol as a PDF, made of its page when MkDocs has built the site: mkdocs.yml names this file as a hook.

Typst sets it: its one wheel needs nothing of the machine, not even fonts, so every machine makes the same bytes.
It checks what PDF/UA-1 asks for, such as tags, a title and the order of headings, and stops the build without it.
`make serve` does not make it, so that a change shows at once.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, TreeBuilder

import typst
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

PAGE: Final = "protocol/whole/"
PDF: Final = "protocol/information-sharing-protocol.pdf"
LOOK: Final = Path(__file__).with_suffix(".typ")
CACHE: Final = Path(__file__).parent.parent / ".cache/pdf"

LEFT_OUT: Final = {"headerlink", "toc-fold", "rests-on", "odd", "more", "whole"}
"""The classes of what only a screen has a use for."""
VOID: Final = {"br", "hr", "img", "input", "link", "meta", "wbr"}
BLOCKS: Final = {"article", "div", "details", "li", "ol", "p", "section", "summary", "table", "td", "th", "ul"}
HEADING: Final = re.compile(r"h[1-6]")
LONG_WORD: Final = 12
"""How many letters of a word have room in any column; a longer one, such as an address, is broken."""
LISTS: Final = {"ul": "list", "ol": "enum"}
BOXES: Final = {
    "changed": "changed",
    "admonition": "note",
    "note": "note",
    "admonition-title": "strong",
    "summary": "strong",
}
"""What a block of a class, or an element, becomes."""
INLINE: Final = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph"}

serving = False
"""Whether this is `make serve`: MkDocs says so once, ahead of however many builds."""


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is `make serve`."""
    global serving  # noqa: PLW0603 (no other event knows)
    serving = command == "serve"


@event_priority(-50)  # before the list of files for a device is written
def on_post_build(config: MkDocsConfig) -> None:
    """Put the PDF beside the page."""
    if serving:
        return
    site = Path(config.site_dir)
    accent = config.extra["site"].light["accent"]
    around = told(config.site_name, config.site_description, config.extra["edition"], accent)
    source = typst_of((site / PAGE / "index.html").read_text("utf-8"), config.site_url)
    (site / PDF).write_bytes(pdf_of(source, around))


def told(site: str, about: str, edition: str, accent: str) -> dict[str, str]:
    """Return what goes around the words of the page: its title, the name of the site, what that is, and the edition.

    `accent` is the colour of links.
    """
    words = {"title": f"{site} in plain English", "site": site, "about": about, "edition": f"Edition of {edition}"}
    return words | {"accent": accent}


def pdf_of(source: str, around: Mapping[str, str], cache: Path = CACHE) -> bytes:
    """Return the PDF of what Typst is given, and the words around it, from an earlier time if nothing has changed."""
    name = hashlib.sha256(repr((typst.__version__, sorted(around.items()), source)).encode()).hexdigest()
    kept = cache / f"{name}.pdf"
    if not kept.exists():
        compiler = typst.Compiler(source.encode(), ignore_system_fonts=True, sys_inputs=dict(around))
        cache.mkdir(parents=True, exist_ok=True)
        # Written elsewhere and moved when complete: an interrupted run must not pass for a finished one.
        with NamedTemporaryFile(dir=cache, delete=False) as writing:
            writing.write(compiler.compile(format="pdf", pdf_standards="ua-1"))
        Path(writing.name).rename(kept)
    return kept.read_bytes()


def typst_of(html: str, site_url: str | None) -> str:
    """Return the words of the page as Typst has to be given them, with how they look.

    `site_url` is where the site is: without it, what leads to another page of the site is words and no link.
    """
    article = Tree(html).root.find(".//article")
    words = Words(article, urljoin(site_url, PAGE) if site_url else "").of(article)
    before, heading, parts = words.partition("#heading(")
    return f"{LOOK.read_text('utf-8')}\n{before}\n#contents\n{heading}{parts}"


class Tree(HTMLParser):
    """A page of HTML as a tree."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.builder = TreeBuilder()
        self.builder.start("page", {})
        self.feed(html)
        self.builder.end("page")
        self.root = self.builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        if tag not in VOID:
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        """Take its words."""
        self.builder.data(data)


class Words:
    """What stands in an element, as Typst has to be given it: words are in quotation marks, so nothing in them acts."""

    def __init__(self, article: Element, address: str) -> None:
        """Take the whole of which elements will be parts, and its address, or nothing."""
        self.ids = {each.get("id") for each in article.iter()}
        self.address = address

    def of(self, element: Element) -> str:
        """Return all that is in an element."""
        written = [self._text(element.text, element, None, _first(element))]
        for child, after in zip_longest(element, element[1:]):
            written += [self._element(child), self._text(child.tail, element, child, after)]
        return "".join(written)

    def _element(self, element: Element) -> str:
        if _is_left_out(element):
            return ""
        if HEADING.fullmatch(element.tag):
            level = int(element.tag[1]) - 1  # the first level is the title of the page
            return f"\n\n#heading(level: {level})[{self.of(element)}]#label({_quoted(element.get('id', ''))})\n\n"
        if element.tag in BLOCKS:
            return f"\n\n{self._block(element)}\n\n"
        return self._inline(element)

    def _block(self, block: Element) -> str:
        if block.tag in LISTS:
            return f"#{LISTS[block.tag]}({', '.join(f'[{self._marked(item)}]' for item in block)})"
        if block.tag == "table":
            return self._table(block)
        box = next((BOXES[each] for each in (block.tag, *_classes(block)) if each in BOXES), "")
        return f"#{box}[{self.of(block)}]" if box else self._marked(block)

    def _inline(self, element: Element) -> str:
        if element.tag == "a":
            return self._link(element)
        if element.tag == "br":
            return "#linebreak()"
        if element.tag == "code":
            return f"#raw({_quoted(''.join(element.itertext()))})"
        return f"#{INLINE[element.tag]}[{self.of(element)}]" if element.tag in INLINE else self.of(element)

    def _marked(self, element: Element) -> str:
        """Return what is in an element, with a place for links to lead to if it has an id."""
        mark = f"#metadata(none)#label({_quoted(element.get('id', ''))})" if element.get("id") else ""
        return mark + self.of(element)

    def _link(self, link: Element) -> str:
        href, kind = link.get("href", ""), _classes(link)
        if "number" in kind:
            return f"#{'part' if '-' in href else 'number'}({_quoted(link.text or '')})"
        words = f"#text(fill: black)[{self.of(link)}]" if "term" in kind else self.of(link)
        if href.startswith("#") and href[1:] in self.ids:
            return f"#link(label({_quoted(href[1:])}))[{words}]"
        if ":" in href or self.address:
            return f"#link({_quoted(urljoin(self.address, href))})[{words}]"
        return self.of(link)

    def _table(self, table: Element) -> str:
        rows = [[f"[{self.of(cell)}]" for cell in row] for row in table.iter("tr")]
        columns = ", ".join(f"{_width(column):.1f}fr" for column in zip(*table.iter("tr"), strict=True))
        head, *body = (", ".join(row) for row in rows)
        return f"#table(columns: ({columns}), table.header({head}), {', '.join(body)})"

    def _text(self, text: str | None, within: Element, before: Element | None, after: Element | None) -> str:
        """Return words with the white space that counts: none where a block starts or ends."""
        words = re.sub(r"\s+", " ", text or "")
        if _is_edge(before, within):
            words = words.lstrip()
        if _is_edge(after, within):
            words = words.rstrip()
        return f"#{_quoted(words)};" if words else ""


def _is_edge(beside: Element | None, within: Element) -> bool:
    """Return whether words have the edge of a block beside them: of the one that they are within, or of another."""
    if beside is None:
        return within.tag in BLOCKS
    return beside.tag in BLOCKS or HEADING.fullmatch(beside.tag) is not None or _is_left_out(beside)


def _is_left_out(element: Element) -> bool:
    return element.tag in {"script", "nav", "h1"} or bool(LEFT_OUT & _classes(element))


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _first(element: Element) -> Element | None:
    return element[0] if len(element) else None


def _width(cells: Iterable[Element]) -> float:
    """Return how much room a column of a table needs beside others: for its longest word, and more for more words."""
    words = ["".join(cell.itertext()) for cell in cells]
    longest = max(len(word) for each in words for word in each.split())
    return max(0.75 * min(longest, LONG_WORD), max(map(len, words)) ** 0.5)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
