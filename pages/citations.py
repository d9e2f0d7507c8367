"""What a screen reader says for a link that is a bare number: “3.49” by itself says nothing of where it leads.

Steps of the flowchart, which browsers draw too, say the same by themselves: `protocol_logic.html.cites`.
"""

import re
from typing import Final

BARE: Final = re.compile(
    r'<a (?P<attributes>(?:(?!aria-label=)[\w-]+="[^"]*" ?)+)>(?P<number>\d+(?:\.\d+)+(?:\([a-z]+\))?)</a>'
)


def say(page: str) -> str:
    """Return a page of HTML whose links that are bare numbers are read as “paragraph 3.49”."""
    return BARE.sub(r'<a \g<attributes> aria-label="paragraph \g<number>">\g<number></a>', page)
