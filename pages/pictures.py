"""The pictures of the site that are no vector graphics: its icon, and the card that is shown beside a link to it.

One card serves every page: whatever shows it puts the page's own title and description beside it, so a card for each
page would say the same twice, and weigh more than the pages.
"""

from functools import cache
from typing import Final

import typst

MARK: Final = "assets/mark.svg"
ICON: Final = "assets/icon.png"
CARD: Final = "assets/card.png"

ICON_SIZE: Final = 180
CARD_SIZE: Final = (1200, 630)
"""In pixels, as those who show them ask for."""

DRAW_ICON: Final = """
#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.mark), width: 100%)
"""
DRAW_CARD: Final = """
#set page(width: {width}pt, height: {height}pt, margin: 70pt, fill: rgb(sys.inputs.ground))
#set text(font: "Libertinus Serif", size: 36pt, fill: rgb(sys.inputs.ink), hyphenate: false)
#image(bytes(sys.inputs.mark), width: 110pt)
#v(1fr)
#text(size: 76pt, weight: "bold", sys.inputs.name)

#sys.inputs.about
"""


@cache
def icon(mark: str) -> bytes:
    """Return the mark of the site, an SVG, as PNG, for what cannot show the vector graphic."""
    return _draw(DRAW_ICON.format(size=ICON_SIZE), {"mark": mark})


@cache
def card(name: str, about: str, mark: str, ground: str, ink: str) -> bytes:
    """Return the card as PNG, with the mark of the site, its name and what it is, in these colours."""
    width, height = CARD_SIZE
    words = {"name": name, "about": about, "mark": mark, "ground": ground, "ink": ink}
    return _draw(DRAW_CARD.format(width=width, height=height), words)


def _draw(source: str, words: dict[str, str]) -> bytes:
    """Return one page as PNG, a pixel to the point; only the fonts in the tool are used, so every machine draws it."""
    drawn = typst.Compiler(source.encode(), ignore_system_fonts=True, sys_inputs=words)
    return drawn.compile(format="png", ppi=72)
