"""What was tried against the site is shown as it was counted, and what was not counted is said to be missing."""

from pages import tried


def test_a_count_is_shown_and_a_missing_one_is_said():
    drawn = tried.draw({"date": "2026-11-25", "tried": {"fragments": 10_000}})

    assert "Last tried on 25 November 2026." in drawn
    assert "<td>10,000</td>" in drawn
    assert drawn.count("<td>not measured</td>") == len(tried.TRIED) - 1


def test_nothing_counted_is_said():
    assert tried.draw({}).count("not measured") == len(tried.TRIED) + 1


def test_what_was_counted_is_what_the_page_names():
    assert set(tried.read().get("tried", {})) <= set(tried.TRIED)
