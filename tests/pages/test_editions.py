"""The page on editions has an entry for each, and what it draws is what has changed."""

import re

import pytest
from conftest import ROOT
from mkdocs.exceptions import BuildError

from pages.editions import earlier, otherwise
from protocol_logic.compare import as_markdown, compare
from protocol_logic.dates import in_words
from protocol_logic.edition import editions
from protocol_logic.protocol import EDITION, PROTOCOL

PAGE = (ROOT / "docs/about/editions.md").read_text("utf-8")
KEPT = editions()


def test_each_edition_has_an_entry_under_its_day_the_newest_first():
    """Whoever looks an edition up, from a link or a record, finds it by its date."""
    expected = [(in_words(date), date) for date in reversed(KEPT)]

    found = re.findall(r"^## (.*)$(?:(?!^## )[\s\S])*?^<!-- edition: (.*) -->$", PAGE, re.MULTILINE)
    missing = [f"## {day}\n\n<!-- edition: {date} -->" for day, date in expected if (day, date) not in found]

    assert missing == [], f"docs/about/editions.md has no entry like this:\n\n{missing[0]}"
    assert expected == found


def test_an_entry_says_what_has_changed_since_the_edition_before():
    """The first has nothing before it."""
    first, before, newest = min(KEPT), *list(KEPT)[-2:]

    assert otherwise(first) == ""
    assert otherwise(newest) == as_markdown(compare(KEPT[before], KEPT[newest]))


def test_an_entry_for_an_edition_that_is_not_kept_stops_the_build():
    """It names the page and the nearest edition."""
    with pytest.raises(BuildError, match=rf"docs/about/editions\.md: .* Did you mean “{EDITION}”"):
        otherwise(f"{EDITION}0")


def test_the_page_knows_every_earlier_edition():
    """A link of any of them can be opened."""
    assert [date for date in KEPT if date < EDITION] == list(earlier(PROTOCOL))
