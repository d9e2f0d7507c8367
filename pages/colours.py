"""The colours of the site: those of overrides/assets/colours.css, with a place's own put in their stead.

That sheet says what each is for; `ON` says what each stands on, so that no choice makes words too faint to read.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

SHEET: Final = "assets/colours.css"
CSS: Final = (Path(__file__).parent.parent / "overrides" / SHEET).read_text("utf-8")

BLOCKS: Final = {
    "light": re.compile(r"(?<=:root \{)[^}]*"),
    "dark": re.compile(r"(?<=dark\) \{\n  :root \{)[^}]*"),
}
"""Where the sheet has the colours of each scheme."""
COLOUR: Final = re.compile(r"--(?P<name>[a-z-]+): (?P<value>#[0-9a-f]+);")

type Colours = Mapping[str, Mapping[str, str]]
"""Colours by name, by scheme."""

WORDS: Final = 4.5
SIGNS: Final = 3.0
"""The least contrast that WCAG 2.2 (1.4.3, 1.4.11) asks of words, and of edges and other signs."""
DARKEST: Final = 0.04045
"""Up to here sRGB is a straight line."""
GROUNDS: Final = ("ground", "raised", "tint")
BOXES: Final = (*GROUNDS, "calm", "on-changed")
ON: Final = {
    "ink": (BOXES, WORDS),
    "ink-soft": (BOXES, WORDS),
    "accent": (BOXES, WORDS),
    "accent-strong": (BOXES, WORDS),
    "on-accent": (("accent", "accent-strong"), WORDS),
    "urgent": (GROUNDS, WORDS),
    "edge": (GROUNDS, SIGNS),
    "focus": (GROUNDS, SIGNS),
}
"""What each colour stands on, and its least contrast with that."""


def schemes(chosen: Colours) -> dict[str, dict[str, str]]:
    """Return every colour of each scheme: the sheet's, or what is chosen in its place."""
    return {
        scheme: dict(COLOUR.findall(block.search(CSS)[0])) | dict(chosen.get(scheme, {}))
        for scheme, block in BLOCKS.items()
    }


NAMES: Final = tuple(schemes({})["light"])
"""What can be chosen."""


def painted(chosen: Colours) -> str:
    """Return the sheet with what is chosen put in."""

    def paint(block: re.Match[str], scheme: Mapping[str, str]) -> str:
        return COLOUR.sub(lambda each: f"--{each['name']}: {scheme.get(each['name'], each['value'])};", block[0])

    css = CSS
    for scheme, block in BLOCKS.items():
        css = block.sub(lambda found, scheme=scheme: paint(found, chosen.get(scheme, {})), css, count=1)
    return css


def too_faint(chosen: Colours) -> Iterator[tuple[str, str, str]]:
    """Yield each choice that makes something too faint: its scheme and name, and what is wrong where it is worst."""
    for scheme, colours in schemes(chosen).items():
        mine = chosen.get(scheme, {})
        for name, (grounds, least) in ON.items():
            found, ground = min((contrast(colours[name], colours[each]), each) for each in grounds)
            if found < least and not mine.keys().isdisjoint({name, *grounds}):
                at = name if name in mine else next(each for each in grounds if each in mine)
                pair = f"“{name}” ({colours[name]}) on “{ground}” ({colours[ground]})"
                yield scheme, at, f"{scheme}: the contrast of {pair} is {found:.1f}; it has to be {least} or more"


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ in brightness, as WCAG counts it: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    pairs = [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) == len("rrggbb") else [each * 2 for each in digits]
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4
