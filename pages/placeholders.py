"""The comments that stand for what is drawn: `<!-- name -->`, or `<!-- name: what -->` where there are several.

An author writes most of them in Markdown; some stand in what is itself drawn, until every page is there to take from.
A comment has no inside, so it can be found in text of any kind.
"""

import re
from collections.abc import Callable, Mapping

PLACEHOLDER = re.compile(r"<!-- (?P<name>[a-z-]+)(?:: (?P<what>[^>]+))? -->")

type Drawings = Mapping[str, Callable[[str], str]]
"""What draws each placeholder, by its name. It is given what stands after the name, if anything does."""


def fill(text: str, drawings: Drawings) -> str:
    """Return the text with what is drawn in the place of each placeholder; one of another name stays as it is.

    What is drawn may hold placeholders itself.
    """

    def draw(found: re.Match[str]) -> str:
        drawing = drawings.get(found["name"])
        return fill(drawing(found["what"] or ""), drawings) if drawing else found[0]

    return PLACEHOLDER.sub(draw, text)
