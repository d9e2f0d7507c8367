"""The notes on what has changed since say on what they rest, what is unconfirmed and when to look again."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from pages import notes
from protocol_logic.change import WHO
from protocol_logic.changes import CHANGES, SOON
from protocol_logic.dates import in_words
from protocol_logic.protocol import PROTOCOL

LINKS = {f"change-{change.id}": f"changes#change-{change.id}" for change in CHANGES}
CHANGE = CHANGES[1]
WARNING = "That day has passed"


def test_a_note_names_its_authority_before_where_it_was_read():
    """The authority is linked to its official address; where we read it comes after."""
    drawn = notes.note(CHANGE, LINKS, SOON)
    authority = CHANGE.authorities[0]

    assert re.search(rf'<a href="{re.escape(authority.address)}"[^>]*>{authority.name}</a>', drawn)
    assert 0 < drawn.index(authority.name) < drawn.index("Read in")


def test_a_note_without_an_address_or_a_reading_says_nothing_of_them():
    """A judgment without an official address is named, not linked."""
    plain = replace(CHANGE.authorities[0], address="")
    drawn = notes.note(replace(CHANGE, authorities=(plain,), read="", unconfirmed="Ask."), LINKS, SOON)

    assert f"Authority: {plain.name}." in drawn
    assert "Read in" not in drawn


@pytest.mark.parametrize("unconfirmed", ["", "We have not seen it. Ask."])
def test_what_is_unconfirmed_is_said_once(unconfirmed):
    """Readers see at a glance what could not be confirmed, and what to do about it."""
    drawn = notes.note(replace(CHANGE, unconfirmed=unconfirmed), LINKS, SOON)

    assert drawn.count('class="unverified"') == bool(unconfirmed)
    assert unconfirmed in drawn


def test_a_note_past_its_date_says_so():
    """The day to look again is always there; once it has passed, so is the warning."""
    day = CHANGE.look_again
    in_time, late = (notes.note(CHANGE, LINKS, each) for each in (day, day + timedelta(days=1)))

    assert "Look at this again by" in in_time
    assert WARNING not in in_time
    assert "Look at this again by" in late
    assert WARNING in late


def test_the_page_of_notes_says_when_the_first_of_them_is_due():
    """Whoever reads the page sees when it is due; once a note is past its day, how many are."""
    soon, later = CHANGE, replace(CHANGE, look_again=CHANGE.look_again + timedelta(days=9))
    due, past = (notes.look_again([soon, later], CHANGE.look_again + timedelta(days=each)) for each in (0, 1))

    assert in_words(CHANGE.look_again) in due
    assert "has passed for 1 of these 2 notes" in past


def test_every_date_is_written_in_one_way():
    """22 November 2026 and never 2026-11-22, on the page of all notes too."""
    names = LINKS | {each: each for change in CHANGES for each in (*change.paragraphs, *change.steps)}
    text = re.sub(r"<[^>]+>", "", notes.changed_since(CHANGES, names, names, SOON))

    assert re.search(r"\d{4}-\d\d-\d\d", text) is None
    assert "Read in stored copies of both sections, 25 November 2026." in text


def test_a_place_with_many_notes_folds_all_but_the_first():
    """What a reader meets first is short."""
    few, many = (notes.listed(CHANGES[:each], LINKS, SOON) for each in (3, 5))

    assert "<details" not in few
    assert many.count('class="changed"') == 5
    assert many.index('class="changed"') < many.index("<summary>3 more changes since</summary>")


def test_the_first_question_shows_the_laws_by_who_you_are():
    """Its first answer is that a law requires sharing, so the laws that do are there, each with its note."""
    drawn = notes.at_step("purpose", LINKS, SOON)
    laws = drawn[: drawn.index("</dl>")]

    assert [who for who in WHO if f"<dt>{who} must:</dt>" in laws] == list(WHO)
    for change in CHANGES:
        assert laws.count(f'#change-{change.id}"') == len(change.duties)


def test_a_step_with_no_change_has_no_notes():
    """An empty fold would be noise."""
    quiet = next(each.id for each in PROTOCOL.questions if not any(each.id in change.steps for change in CHANGES))

    assert notes.at_step(quiet, LINKS, SOON) == ""
