"""Who looks after each page and each note on what has changed since, and by when they should look at it again.

    python -m pages.reviews

The front matter of a page says `owner`, a role, and the day `review_by`; `reviewed` is the day of the last review, once
there was one. A note says its day itself.
Readers see a day that has passed; the command names each, and ends with a status that fails.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from mkdocs.utils import get_build_date
from mkdocs.utils.meta import get_data

from pages.said import nearest
from pages.template import render
from protocol_logic.change import OWNERS as OF_NOTES
from protocol_logic.change import Change
from protocol_logic.changes import CHANGES

ROOT: Final = Path(__file__).parent.parent
IN_FRONT: Final = ("owner", "reviewed", "review_by")
NEEDED: Final = ("owner", "review_by")
OWNERS: Final = tuple(dict.fromkeys(("site maintainer", "safeguarding lead", *OF_NOTES.values())))
"""The roles that can look after a page."""


def wrong(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each name in a page's front matter whose value is wrong, and why."""
    owner = str(data.get("owner", OWNERS[0]))
    if owner not in OWNERS:
        yield "owner", f"nobody is “{owner}”; did you mean {nearest(owner, OWNERS) or ' or '.join(OWNERS)}?"
    days = [name for name in IN_FRONT[1:] if name in data]
    no_days = [name for name in days if type(data[name]) is not date]
    for name in no_days:
        yield name, f"{name} is “{data[name]}”; write a day as in 2027-02-01"
    if len(days) > 1 and not no_days and data["review_by"] <= data["reviewed"]:
        yield "review_by", "review_by is no later than reviewed"


def late(docs: Mapping[str, str], changes: Iterable[Change], today: date) -> list[str]:
    """Return a line for each page (path in docs/ to Markdown) and each note that should have been looked at again."""
    lines = []
    for path, text in docs.items():
        data = get_data(text)[1]
        unsaid = [name for name in NEEDED if name not in data]
        if unsaid:
            lines.append(f"docs/{path}:1: the front matter has no {' and no '.join(unsaid)}")
        elif data["review_by"] < today:
            lines.append(f"docs/{path}: the {data['owner']} should have reviewed it by {data['review_by']}")
    for each in changes:
        if each.is_past(today):
            note = f"src/protocol_logic/changes.py: {each.id}"
            lines.append(f"{note}: the {each.owner} should have looked at it again by {each.look_again}")
    return lines


def put(html: str, data: Mapping[str, object], today: date) -> str:
    """Return a page with who looks after it and by when, and under its title that the day has passed, if it has."""
    if any(name not in data for name in NEEDED):
        return html
    said = render("review.html", data=data)
    warning = render("review_late.html", data=data) if data["review_by"] < today else ""
    return html.replace("</h1>", f"</h1>{warning}", 1) + said


def main() -> None:
    """Name what is late."""
    docs = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}
    sys.exit("\n".join(sorted(late(docs, CHANGES, date.fromisoformat(get_build_date())))) or 0)


if __name__ == "__main__":
    main()
