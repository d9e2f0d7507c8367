"""The words of paragraphs, to open in place at a step of the flowchart.

`protocol_logic.html` leaves a comment where the words of a citation belong; here they are taken from the page that has
them, once every page is drawn.
"""

import re
from collections.abc import Callable
from posixpath import join, normpath

from mkdocs.utils import get_relative_url

from protocol_logic.flowchart import CITATION

PLACES = re.compile(r"(?:<!-- guidance: [^ ]+ -->)+")
PLACE = re.compile(r"<!-- guidance: ([^ ]+) -->")
NOT_WORDS = re.compile(
    r'<section[^>]*>|<footer class="notes".*?</footer>|<h\d[^>]*>.*?</h\d>|\s(?:id|title)="[^"]*"',
    re.DOTALL,
)
HREF = re.compile(r'href="([^":]*)"')
"""A link within the site."""


def open_in_place(html: str, words: Callable[[str], str]) -> str:
    """Return the HTML with the words of each citation in their place, each paragraph once however many cite a part.

    `words` gives them for an address without its part: `3.40` for `3.40-i`.
    """

    def fill(places: re.Match[str]) -> str:
        return "".join(words(each) for each in dict.fromkeys(_whole(found) for found in PLACE.findall(places[0])))

    return PLACES.sub(fill, html)


def taken_from(drawn: str, there: str, here: str) -> str:
    """Return the words of a place as they are drawn on the page at `there`, for the page at `here`.

    They leave their addresses, headings and notes behind, and their links lead where they led.
    """

    def relative(link: re.Match[str]) -> str:
        path, hash_, fragment = link[1].partition("#")
        target = normpath(join(there, path)) + "/" if path else there
        return f'href="{get_relative_url(target, here)}{hash_}{fragment}"'

    return f'<div class="paragraph">{HREF.sub(relative, NOT_WORDS.sub("", drawn))}</div>'


def _whole(citation: str) -> str:
    found = CITATION.fullmatch(citation)
    return found["paragraph"] if found and found["paragraph"] else citation
