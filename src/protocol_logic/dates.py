"""A date as people write it, wherever one is shown."""

from datetime import date, datetime


def in_words(when: date | str) -> str:
    """Return a date, or in ISO form a date and time, as people write it: 25 November 2026, 14:05.

    Raises:
        ValueError: the text is no date in ISO form.

    """
    found = datetime.fromisoformat(str(when))
    day = f"{found.day} {found:%B %Y}"
    return day if str(when) == found.date().isoformat() else f"{day}, {found:%H:%M}"
