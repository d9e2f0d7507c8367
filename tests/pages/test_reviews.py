"""Each page and each note says who looks after it; a day that has passed is seen, and fails the build each week."""

from datetime import date, timedelta

import pytest
import yaml
from conftest import ROOT
from mkdocs.utils.meta import get_data

from pages import reviews
from protocol_logic.change import GROUPS, OWNERS
from protocol_logic.changes import CHANGES

DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}
DAY = date(2027, 2, 1)
DATA = {"owner": "site maintainer", "reviewed": date(2026, 11, 25), "review_by": DAY}
PAGE = "---\nowner: site maintainer\nreviewed: 2026-11-25\nreview_by: 2027-02-01\n---\n\n# Title\n\nWords.\n"


@pytest.mark.parametrize("path", DOCS)
def test_every_page_says_who_looks_after_it_and_by_when(path):
    """A role, and the day of the next review."""
    data = get_data(DOCS[path])[1]

    assert set(reviews.NEEDED) <= data.keys()
    assert list(reviews.wrong(data)) == []


def test_every_note_has_someone_to_look_after_it():
    """The role that goes with those whom it touches."""
    assert {each.owner for each in CHANGES} <= {*OWNERS.values()} <= {*reviews.OWNERS}
    assert [*OWNERS] == [*GROUPS]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("owner", "safegarding lead", "nobody is “safegarding lead”; did you mean safeguarding lead?"),
        ("reviewed", "November", "reviewed is “November”; write a day as in 2027-02-01"),
        ("review_by", None, "review_by is “None”; write a day as in 2027-02-01"),
        ("review_by", date(2026, 11, 25), "review_by is no later than reviewed"),
    ],
)
def test_what_is_wrong_is_said(name, value, why):
    """With what would do."""
    assert list(reviews.wrong(DATA | {name: value})) == [(name, why)]


def test_what_is_late_is_named():
    """On its day it is not late; a page that says nothing is never in time."""
    note = next(each for each in CHANGES if each.look_again == DAY)
    late = reviews.late({"x.md": PAGE, "y.md": "# Title\n"}, [note], DAY + timedelta(days=1))

    assert late == [
        "docs/x.md: the site maintainer should have reviewed it by 2027-02-01",
        "docs/y.md:1: the front matter has no owner and no review_by",
        f"src/protocol_logic/changes.py: {note.id}: the {note.owner} should have looked at it again by 2027-02-01",
    ]
    assert reviews.late({"x.md": PAGE}, [note], DAY) == []


def test_readers_see_who_looks_after_a_page_and_a_day_that_has_passed():
    """The day that has passed stands right under the title."""
    in_time, late = (reviews.put("<h1>T</h1><p>W</p>", DATA, DAY + timedelta(days=each)) for each in (0, 1))

    assert "Looked after by the site maintainer." in in_time
    assert "reviewed again by 1 February 2027" in in_time
    assert "should have been" not in in_time
    assert late.startswith('<h1>T</h1><p class="unverified">')
    assert "This page should have been reviewed by 1 February 2027." in late
    assert reviews.put("<h1>T</h1>", {}, DAY) == "<h1>T</h1>"


def test_nobody_is_said_to_have_reviewed_what_they_have_not():
    """A page without a day of review says so."""
    said = reviews.put("<h1>T</h1>", {name: DATA[name] for name in reviews.NEEDED}, DAY)

    assert "by the site maintainer, who has not reviewed it yet; to be reviewed by 1 February 2027." in said
    assert "Last reviewed" not in said


@pytest.mark.parametrize(("today", "fails"), [(date(2026, 11, 26), False), (date(2100, 1, 1), True)])
def test_the_command_fails_on_what_is_late(monkeypatch, today, fails):
    """The build each week runs it."""
    monkeypatch.setattr(reviews, "get_build_date", today.isoformat)
    with pytest.raises(SystemExit) as stopped:
        reviews.main()

    assert bool(stopped.value.code) == fails


def test_a_late_review_never_stops_a_change():
    """It is asked for on a schedule, and in no workflow that looks at a change."""
    workflows = {
        file.stem: file.read_text("utf-8") for file in [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / ".ci/run"]
    }
    asking = {name for name, text in workflows.items() if "reviews" in text}

    assert asking == {"reviews"}
    assert set(yaml.load(workflows["reviews"], yaml.BaseLoader)["on"]) == {"schedule", "workflow_dispatch"}  # noqa: S506
