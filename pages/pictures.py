"""The pictures of the site that are no vector graphics: its icon, and the card that is shown beside a link to it.

One card serves every page: whatever shows it puts the page's own title and description beside it, so a card for each
page would say the same twice, and weigh more than the pages.
"""

from functools import cache
from pathlib import Path
from typing import Final

import typst

ROOT: Final = Path(__file__).parent.parent
MARK: Final = ROOT / "overrides/assets/mark.svg"
ICON: Final = "assets/icon.png"
CARD: Final = "assets/card.png"

ICON_SIZE: Final = 180
CARD_SIZE: Final = (1200, 630)
"""In pixels, as those who show them ask for."""

DRAW_ICON: Final = """
#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)
#image("/overrides/assets/mark.svg", width: 100%)
"""
DRAW_CARD: Final = """
#set page(width: {width}pt, height: {height}pt, margin: 70pt, fill: rgb("#faf9f5"))
#set text(font: "Libertinus Serif", size: 36pt, fill: rgb("#1a2829"), hyphenate: false)
#image("/overrides/assets/mark.svg", width: 110pt)
#v(1fr)
#text(size: 76pt, weight: "bold", sys.inputs.name)

#sys.inputs.about
"""


@cache
def icon() -> bytes:
    """Return the icon as PNG, for what cannot show the vector graphic."""
    return _draw(DRAW_ICON.format(size=ICON_SIZE), {})


@cache
def card(name: str, about: str) -> bytes:
    """Return the card as PNG, with the name of the site and what it is."""
    width, height = CARD_SIZE
    return _draw(DRAW_CARD.format(width=width, height=height), {"name": name, "about": about})


def _draw(source: str, words: dict[str, str]) -> bytes:
    """Return one page as PNG, a pixel to the point; only the fonts in the tool are used, so every machine draws it."""
    drawn = typst.Compiler(source.encode(), root=ROOT, ignore_system_fonts=True, sys_inputs=words)
    return drawn.compile(format="png", ppi=72)
