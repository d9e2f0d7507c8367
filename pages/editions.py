"""What each edition of the flowchart says otherwise than the one before, for the page on them and for older links."""

from functools import cache

from mkdocs.exceptions import BuildError

from pages.addresses import EDITIONS
from protocol_logic.compare import as_markdown, compare
from protocol_logic.earlier import Since
from protocol_logic.edition import editions, keep, since
from protocol_logic.flowchart import Flowchart
from protocol_logic.walk import nearest


@cache
def otherwise(date: str) -> str:
    """Return, as Markdown, what an edition says otherwise than the one before it: nothing for the first.

    Raises:
        BuildError: no edition of this date is kept.

    """
    kept = editions()
    if date not in kept:
        raise BuildError(f"docs/{EDITIONS}: there is no edition of {date!r}. {nearest(date, kept)}")
    before = [each for each in kept if each < date]
    return as_markdown(compare(kept[before[-1]], kept[date])) if before else ""


@cache
def earlier(chart: Flowchart) -> dict[str, Since]:
    """Return, by its date, what each edition before this one said otherwise."""
    kept = [each for date, each in editions().items() if date < chart.edition] + [keep(chart)]
    return {each["edition"]: since(*kept[at:]) for at, each in enumerate(kept[:-1])}
