"""The words of paragraphs, to open in place at a step of the flowchart.

`protocol_logic.html` leaves a comment where the words of citations belong, `<!-- guidance: 3.40-i 3.41 -->`; here they
are taken from the pages that have them, once every page is read.
"""

from collections.abc import Mapping

from pages.addresses import Links
from pages.passages import Passage
from pages.template import render
from protocol_logic.changes import CHANGES
from protocol_logic.flowchart import CITATION, label


def words(citations: str, passages: Mapping[str, Passage], here: str, links: Links) -> str:
    """Return the words of citations for the page at `here`, each paragraph once however many cite a part of it."""
    return "".join(
        _passage(passages[each], here, links)
        for each in dict.fromkeys(map(_whole, citations.split()))
        if not each.startswith("note-")  # the notes beside the flowchart are in view there anyway
    )


def _passage(passage: Passage, here: str, links: Links) -> str:
    """Return the words of a passage for the page at `here`, and where to read what has changed since."""
    html = passage.html(here)
    if not any(passage.address in change.paragraphs for change in CHANGES):
        return html
    return html + render("changed_here.html", link=links[passage.address], label=label(passage.address))


def _whole(citation: str) -> str:
    """Return a citation without its part: `3.40` for `3.40-i`."""
    found = CITATION.fullmatch(citation)
    return found["paragraph"] if found and found["paragraph"] else citation
