"""The whole protocol on one page, put together from the pages that have it: nothing of it is written a second time.

First come the pages with numbered paragraphs, in the order of those; then the source's three appendices, which are the
key sources, the glossary and the cases.
A page becomes a part of this one, under a heading that has its name as an address, such as `#question-4`.
What a page draws for itself, such as a case's way through the flowchart, stays there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from posixpath import join, normpath
from typing import Final
from urllib.parse import urldefrag

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from pages import glossary
from pages.made import CASE_PAGE, add_page
from pages.paragraphs import GLOSSARY, Place
from pages.template import render
from protocol_logic import html
from protocol_logic.cases import CASES
from protocol_logic.local import Local

WHOLE: Final = "protocol/whole.md"
PDF: Final = "protocol/information-sharing-protocol.pdf"
"""The same for paper, which publish/pdf.py makes of the built page."""
APPENDICES: Final = ("sources.md", GLOSSARY, *(CASE_PAGE.format(case.number) for case in CASES))

WHILE_WRITING: Final = "# The whole protocol\n\nOnly `make build` puts this page and its PDF together.\n"

COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
HEADING = re.compile(r"^(?P<level>#+) (?P<words>.*?)(?P<id> \{ #\S+ \})?$", re.MULTILINE)
LINK = re.compile(r"\]\((?P<path>[^):#]+\.md)(?P<fragment>#[^)]*)?\)")
HREF = re.compile(r'(?<=\bhref=")[^"]+')


def add(files: Files, places: Iterable[Place], config: MkDocsConfig, *, writing: bool) -> None:
    """Add the page to the files of the site; `places` are all that the docs have.

    While someone is `writing` it says only how it is made: it would take as long as a quarter of all other pages.
    """
    docs = {path: files.src_uris[path].content_string for path in parts(places)}
    add_page(WHOLE, WHILE_WRITING if writing else markdown(docs), files, config)


def drawn(here: File, files: Files, local: Local) -> str:
    """Return the links from a page to the whole and to the PDF, as HTML, and on the whole itself whom to contact."""
    page = files.src_uris[WHOLE]
    return render(
        "whole.html",
        page=page.url_relative_to(here) if page is not here else "",
        pdf=get_relative_url(PDF, here.url),
        title=local.title,
        contacts=html.contacts(local.all()),
    )


def parts(places: Iterable[Place]) -> list[str]:
    """Return the paths of the pages it is put together from, in order."""
    first: dict[str, tuple[int, ...]] = {}
    for place in places:
        if re.fullmatch(r"\d+(\.\d+)+", place.address):
            number = tuple(map(int, place.address.split(".")))
            first[place.file] = min(number, first.get(place.file, number))
    return [*sorted(first, key=first.__getitem__), *APPENDICES]


def markdown(docs: Mapping[str, str]) -> str:
    """Return the Markdown of the whole, from that of its parts by their paths, in order."""
    texts = {path: COMMENT.sub("", get_data(text)[0]) for path, text in docs.items()}
    texts[GLOSSARY] = glossary.add_addresses(texts[GLOSSARY])
    headings = Counter(heading["words"] for text in texts.values() for heading in HEADING.finditer(text))
    repeated = {words for words, times in headings.items() if times > 1}
    about = "---\ntitle: The whole protocol\nwhole: true\nsearch:\n  exclude: true\n---\n\n# The whole protocol\n\n"
    lead = "Every numbered paragraph, with the key sources, the glossary and the cases.\n\n<!-- whole -->\n\n"
    return about + lead + "\n\n".join(_as_part(path, text, repeated) for path, text in texts.items())


def keep_within(page: Page, files: Files, places: Iterable[Place]) -> None:
    """Have each link of the page to a part of it lead to its place on this page."""
    names = {files.src_uris[path].url: name(path) for path in parts(places)}

    def lead(match: re.Match[str]) -> str:
        to, fragment = urldefrag(match[0])
        of = normpath(join(page.url, to)) + "/" if to and ":" not in to else ""
        on_page = fragment or names.get(of)
        return f"#{on_page}" if of in names and on_page in page.present_anchor_ids else match[0]

    page.content = HREF.sub(lead, page.content)


def name(path: str) -> str:
    """Return the address of a part on this page, from the path of its own: `question-4` for question 4."""
    file = PurePosixPath(path)
    return file.parent.name if file.stem == "index" else file.stem


def _as_part(path: str, text: str, repeated: Iterable[str]) -> str:
    """Return a page's Markdown with its headings a level down, and its links as they are from any page.

    A heading that several pages have says which of them this is.
    """
    title = HEADING.search(text)
    short = title["words"].partition(":")[0] if title else path

    def lower(heading: re.Match[str]) -> str:
        level, words, address = heading.group("level", "words", "id")
        if words in repeated:
            words = f"{words} ({short[0].lower()}{short[1:]})"
        return f"#{level} {words}{f' {{ #{name(path)} }}' if level == '#' else address or ''}"

    def from_anywhere(link: re.Match[str]) -> str:
        return f"](/{normpath(join(str(PurePosixPath(path).parent), link['path']))}{link['fragment'] or ''})"

    return LINK.sub(from_anywhere, HEADING.sub(lower, text)).strip()
