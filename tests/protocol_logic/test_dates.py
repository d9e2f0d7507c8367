"""A date is written in one way."""

from datetime import date

import pytest

from protocol_logic.dates import in_words


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (date(2027, 2, 1), "1 February 2027"),
        ("2026-11-03", "3 November 2026"),
        ("2026-11-03T09:05", "3 November 2026, 09:05"),
    ],
)
def test_a_date_is_as_people_write_it(when, written):
    """No leading nought, the month in letters, and the time where there is one."""
    assert in_words(when) == written
