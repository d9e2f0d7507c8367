"""The oddities of the source, and the link to each from the paragraphs it is about.

On the page of oddities each is an item of a list that starts with the references it is about: `- [3.42] says …`.
Its address is that of the first, as in `#oddity-3.42`, or `#oddity-case-4` for a case, which is a page of its own.
"""

import re
from collections.abc import Mapping
from typing import Final

PAGE: Final = "about/oddities.md"

REFERENCE = r"\[([^\]]+)\](?:\[([^\]]+)\])?(?![(\[])"
ITEM = re.compile(rf"^- {REFERENCE}(?:(?:,| and|, and| against) {REFERENCE})*", re.MULTILINE)
DRAWN = re.compile(r'<li>(?=\s*(?:<p>)?<a href="(?P<link>[^"]+)")')
PLACE = re.compile(r"#(?P<address>.+)|/(?P<case>case-\d)(?:\.md|/)?$")
"""What a link to a numbered place, or to the page of a case, ends in."""


def find(page: str, references: Mapping[str, str]) -> dict[str, str]:
    """Return the address of the first oddity about each place: `3.42` to `oddity-3.42`.

    `page` is the Markdown of the page of oddities; `references` gives the link of each name in brackets.
    """
    found: dict[str, str] = {}
    for item in ITEM.finditer(page):
        about = [_place(references[(name or words).lower()]) for words, name in re.findall(REFERENCE, item[0])]
        for address in about:
            found.setdefault(address, f"oddity-{about[0]}")
    return found


def add_addresses(html: str) -> str:
    """Return the page's HTML with an address on the first item about each place."""
    seen: set[str] = set()

    def add(item: re.Match[str]) -> str:
        address = _place(item["link"])
        if not address or address in seen:
            return item[0]
        seen.add(address)
        return f'<li id="oddity-{address}">'

    return DRAWN.sub(add, html)


def _place(link: str) -> str:
    """Return the address that a link leads to, in Markdown or drawn: `3.42` or `case-4`."""
    found = PLACE.search(link)
    return found["address"] or found["case"] if found else ""
