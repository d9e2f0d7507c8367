"""What a note on something that has changed since the protocol was written has to say.

The notes themselves are in `protocol_logic.changes`.
Each is checked as it is made, so a slip stops the build and names the note.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from protocol_logic.lines import Line

OWNERS: Final = {
    "Everyone": "information governance lead",
    "Children": "children’s safeguarding lead",
    "Adults": "adult safeguarding lead",
    "Health": "Caldicott Guardian",
    "Police and youth justice": "community safety lead",
}
"""Who looks after the notes on changes that touch a group: a role, for a person may leave."""

GROUPS: Final = tuple(OWNERS)
"""Whom a change touches. The page on what has changed since has a section for each."""

WHO: Final = (
    "Anyone who is asked",
    "Teachers",
    "Registered health professionals and social workers",
    "Doctors",
    "Health and adult social care bodies",
    "Councils, housing authorities and NHS bodies",
    "Councils",
    "Police",
    "Employers",
    "Partners of MAPPA or Channel",
    "Everyone",
)
"""Whom a law may bind, in the order in which the laws that require sharing are listed."""

OFFICIAL: Final = (
    "www.legislation.gov.uk",
    "www.gov.uk",
    "assets.publishing.service.gov.uk",
    "ico.org.uk",
    "www.gmc-uk.org",
)
"""The hosts that an authority's link may lead to: those of whoever made the law or the guidance."""

OTHER_DATES: Final = re.compile(
    r"\d{4}-\d\d-\d\d|\d/\d+/\d|\b\d{1,2}(st|nd|rd|th)\b|\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b"
)
"""Dates that are not written like 22 November 2026."""


class ChangeError(ValueError):
    """A note that is not fit to be shown: which one, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Authority:
    """What a note rests on: an Act and its section, a ruling, or guidance with its publisher and date.

    `address` is where its publisher has it, if we know.
    """

    name: str
    address: str = ""

    def __post_init__(self) -> None:
        """Check that the address is official."""
        where = urlsplit(self.address)
        if self.address and (where.scheme != "https" or where.hostname not in OFFICIAL):
            raise ChangeError(f"{self.name}: {self.address} is not an official address ({', '.join(OFFICIAL)})")


@dataclass(frozen=True, slots=True)
class Duty:
    """What a law in force says that someone must share: `who` is one of `WHO`, and `must` goes on after “must”."""

    who: str
    must: str

    def __post_init__(self) -> None:
        """Check whom it binds."""
        if self.who not in WHO:
            raise ChangeError(f"“{self.who}” is not one of {', '.join(WHO)}")


@dataclass(frozen=True, slots=True)
class Change:
    """Something that has changed since.

    `id` is permanent and never reused: it is part of an address.
    `touches` is one of `GROUPS`.
    `was` is what the protocol says, `now` what holds today, `effective` since when, in words or "not known".
    `authorities` are what `now` rests on, `read` is where we read it, and `read_on` when.
    `unconfirmed` says what we could not confirm, and what to do about it; without it, all of `now` was read in `read`.
    `look_again` is the day by which someone should check the note again.
    `paragraphs` and `steps` are the addresses and the ids of questions and outcomes that the change concerns.
    `duties` are what it makes someone share, if it is a law in force.

    A note that is not whole raises ChangeError.
    """

    id: str
    touches: str
    was: str
    now: str
    effective: str
    authorities: tuple[Authority, ...]
    read: str
    read_on: date
    look_again: date
    paragraphs: tuple[str, ...]
    steps: tuple[str, ...] = ()
    unconfirmed: str = ""
    duties: tuple[Duty, ...] = ()

    def __post_init__(self) -> None:
        """Check the note."""
        for fault in self._faults():
            raise ChangeError(f"changes.py: {self.id}: {fault}")

    @property
    def owner(self) -> str:
        """The role that should check the note again."""
        return OWNERS[self.touches]

    def is_past(self, today: date) -> bool:
        """Return whether the day by which someone should check the note again has gone by."""
        return today > self.look_again

    def _faults(self) -> Iterator[str]:
        """Yield what is wrong with the note."""
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", self.id):
            yield "the id is not lower-case words joined by hyphens"
        if self.touches not in GROUPS:
            yield f"“{self.touches}” is not one of {', '.join(GROUPS)}"
        if not (self.unconfirmed or (self.read and self.authorities)):
            yield "nothing was read, or it has no authority, and it does not say what is unconfirmed"
        if self.look_again <= self.read_on:
            yield "the day to look again is not after the day it was read"
        if not (*self.paragraphs, *self.steps):
            yield "it concerns no paragraph and no step, so it would be shown nowhere"
        yield from (
            f"it names {each} {times} times"
            for each, times in Counter((*self.paragraphs, *self.steps)).items()
            if times > 1
        )
        sentences = [words for words in (self.was, self.now, self.unconfirmed) if words]
        phrases = [words for words in (self.effective, self.read) if words]
        yield from (f"not a whole sentence: “{words}”" for words in sentences if words[-1] not in ".”)")
        yield from (f"a full stop follows, so it needs none: “{words}”" for words in phrases if words.endswith("."))
        for words in (*sentences, *phrases):
            if found := OTHER_DATES.search(words):
                yield f"a date is not written like 22 November 2026: “{found[0]}”"


def checked(changes: tuple[Change, ...], lines: Iterable[Line]) -> tuple[Change, ...]:
    """Return the changes if they are fit to be shown together with the lines that sum some of them up."""
    by_id = {change.id: change for change in changes}
    for change_id, times in Counter(change.id for change in changes).items():
        if times > 1:
            raise ChangeError(f"changes.py: {change_id} is the id of {times} changes")
    if [change.touches for change in changes] != sorted((each.touches for each in changes), key=GROUPS.index):
        raise ChangeError(f"changes.py: the changes do not stand in the order {', '.join(GROUPS)}")
    for line in lines:
        if line.change not in by_id:
            raise ChangeError(f"lines.py: there is no change {line.change}")
        for step in line.steps:
            if step not in by_id[line.change].steps:
                raise ChangeError(f"lines.py: the change {line.change} does not name the step {step}")
    return changes
