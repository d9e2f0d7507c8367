"""What looks like a name or a date of birth in free text, so that a gentle warning can be given.

A record needs roles and reasons, not names, and what is pasted elsewhere can be read elsewhere.
These are guesses: they miss names and take other words for names, so nothing is refused or changed because of them.
"""

import re
from collections.abc import Iterator
from typing import Final

from protocol_logic.flowchart import Flowchart, called

READ: Final = 20_000
"""How many characters are looked at: a case note is far shorter."""
LONG: Final = (
    "This is very long: {:,} characters. "
    "All of it is in the record, but only the first {:,} were looked through for names."
)

TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev)\.? [A-Z][\w’'-]+")
CAPITALS = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*")
"""Words with a capital letter where no sentence starts."""
MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
DATE = re.compile(
    r"\b(?:\d{1,2}[./ -]\d{1,2}[./ -](?P<year>\d{4}|\d{2})"
    r"|(?P<first>\d{4})-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS.split())})[a-z]* (?P<last>\d{{4}}))\b"
)
BORN = re.compile(r"(?:\bborn\b|\bbirth\b|\bd\.?o\.?b\b)[^.\n]{0,20}$", re.IGNORECASE)
NOT_NAMES: Final = frozenset(
    f"{MONTHS} I English Welsh Teams Zoom Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April June July August September October November December Christmas Easter England Wales".lower().split()
)


def warnings(text: str, when: str, flowchart: Flowchart) -> tuple[str, ...]:
    """Return a sentence for each thing in the text that looks like a name or a date of birth, each thing once.

    `when` is the date of the record in ISO form: a date from before the year before it is taken for one of birth.
    Words that the flowchart itself uses are no names.
    A text that is too long to look through is said to be, with its length, first of all.
    """
    long = (LONG.format(len(text), READ),) if len(text) > READ else ()
    text = text[:READ]
    names = dict.fromkeys(_names(text, _words(flowchart)))
    births = dict.fromkeys(_births(text, int(when[:4])))
    return (
        *long,
        *(f"“{each}” looks like a name. A role is enough here." for each in names),
        *(f"“{each}” looks like a date of birth. An age is enough here." for each in births),
    )


def _names(text: str, known: frozenset[str]) -> Iterator[str]:
    for found in TITLED.finditer(text):
        yield found[0]
    for found in CAPITALS.finditer(TITLED.sub("", text)):
        words = [word for word in found[0].split() if word.lower().removesuffix("’s").removesuffix("'s") not in known]
        if words:
            yield " ".join(words)


def _births(text: str, this_year: int) -> Iterator[str]:
    for found in DATE.finditer(text):
        year = found["year"] or found["first"] or found["last"]
        # Two figures do not say which century.
        is_old = len(year) == len("2026") and int(year) < this_year - 1
        if is_old or BORN.search(text, 0, found.start()):
            yield found[0]


def _words(flowchart: Flowchart) -> frozenset[str]:
    """Return every word of the table in lower case, and what is never a name."""
    nodes = (called(node) for node in flowchart.nodes)
    answers = (answer.text for question in flowchart.questions for answer in question.answers)
    texts = (*nodes, *answers, *(point.text for point in flowchart.points()), *(part.title for part in flowchart.parts))
    return NOT_NAMES.union(*(re.findall(r"[a-z]+", text.lower()) for text in texts))
