"""What a page says of itself to search engines, and to whoever is sent a link to it."""

import re
from html import unescape
from typing import Final

from mkdocs.structure.pages import Page

LEAD: Final = re.compile(r"</h1>\s*<p>(?P<words>.*?)</p>", re.DOTALL)
SENTENCE: Final = re.compile(r"[^.?!]+(?:[.?!]+(?!\s|$)[^.?!]+)*[.?!]+")
LONGEST: Final = 200
"""How many characters of a description others show, more or less."""


def describe(page: Page, html: str) -> None:
    """Give a page the first sentences under its title as its description, unless its front matter has one."""
    lead = LEAD.search(html)
    if lead and "description" not in page.meta:
        page.meta["description"] = _shortened(" ".join(unescape(re.sub(r"<[^>]+>", "", lead["words"])).split()))


def _shortened(words: str) -> str:
    """Return as many whole sentences as fit, and at least one."""
    taken = ""
    for sentence in SENTENCE.findall(words):
        if taken and len(taken) + len(sentence) > LONGEST:
            break
        taken += sentence
    return taken or words
