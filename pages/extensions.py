"""What our Markdown extensions are told of the page they are about to read."""

from collections.abc import Collection
from typing import Any

from mkdocs.structure.pages import Page

from pages import glossary, notes, oddities
from pages.addresses import Found, Links
from pages.paragraphs import GLOSSARY
from pages.whole import WHOLE
from protocol_logic.protocol import PROTOCOL


def settings(page: Page, found: Found, links: Links, groups: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return the settings of each extension; `links` are those from this page, `groups` those whose notes it shows."""
    path = page.file.src_uri

    def under(address: str) -> str:
        below = notes.under(found.parts_of(address), PROTOCOL, links, found.today, groups)
        return below + (glossary.USED_ON.format(address) if path == GLOSSARY else "")

    return {
        "pages.paragraphs": {"references": found.references},
        "pages.glossary": {"terms": [] if path == GLOSSARY else found.terms},
        "pages.oddities": {"here": path == oddities.PAGE},
        "pages.passages": {"page": page.url, "kept": {} if path == WHOLE else found.passages, "under": under},
    }
