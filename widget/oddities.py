"""The oddities of the source, and the link to each from the paragraphs it is about.

On the page of oddities each is an item of a list that starts with the references it is about: `- [3.42] says …`.
Its address is that of the first, as in `#oddity-3.42`.
"""

import re
from collections.abc import Mapping
from typing import Final

PAGE: Final = "about/oddities.md"

REFERENCE = r"\[([^\]]+)\](?:\[([^\]]+)\])?(?![(\[])"
ITEM = re.compile(rf"^- {REFERENCE}(?:(?:,| and|, and| against) {REFERENCE})*", re.MULTILINE)
DRAWN = re.compile(r'<li>(?=\s*(?:<p>)?<a href="[^"]*#(?P<address>[^"]+)")')


def find(page: str, references: Mapping[str, str]) -> dict[str, str]:
    """Return the address of the first oddity about each place: `3.42` to `oddity-3.42`.

    `page` is the Markdown of the page of oddities; `references` gives the link of each name in brackets.
    """
    found: dict[str, str] = {}
    for item in ITEM.finditer(page):
        links = [references[(name or words).lower()] for words, name in re.findall(REFERENCE, item[0])]
        about = [link.partition("#")[2] for link in links if "#" in link]
        for address in about:
            found.setdefault(address, f"oddity-{about[0]}")
    return found


def add_addresses(html: str) -> str:
    """Return the page's HTML with an address on the first item about each place."""
    seen: set[str] = set()

    def add(item: re.Match[str]) -> str:
        if item["address"] in seen:
            return item[0]
        seen.add(item["address"])
        return f'<li id="oddity-{item["address"]}">'

    return DRAWN.sub(add, html)
