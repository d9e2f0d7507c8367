"""A note that is not fit to be shown stops the build, and names itself and what is wrong."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from protocol_logic.change import GROUPS, OFFICIAL, WHO, Authority, Change, ChangeError, Duty, checked
from protocol_logic.lines import Line

DAY = date(2026, 11, 25)
GOOD = Change(
    id="a-change",
    touches="Everyone",
    was="Then.",
    now="Now.",
    effective="1 May 2020",
    authorities=(Authority("An Act, section 1", "https://www.legislation.gov.uk/ukpga/2020/1/section/1"),),
    read="a stored copy",
    read_on=DAY,
    look_again=date(2027, 6, 1),
    paragraphs=("3.7",),
    steps=("purpose",),
)


@pytest.mark.parametrize(
    ("fault", "wrong"),
    [
        ("the id is not lower-case words joined by hyphens", {"id": "A change"}),
        (f"“Nobody” is not one of {', '.join(GROUPS)}", {"touches": "Nobody"}),
        ("nothing was read, or it has no authority, and it does not say what is unconfirmed", {"read": ""}),
        ("nothing was read, or it has no authority, and it does not say what is unconfirmed", {"authorities": ()}),
        ("the day to look again is not after the day it was read", {"look_again": DAY}),
        ("it concerns no paragraph and no step, so it would be shown nowhere", {"paragraphs": (), "steps": ()}),
        ("it names 3.7 2 times", {"paragraphs": ("3.7", "3.7")}),
        ("not a whole sentence: “now”", {"now": "now"}),
        ("not a whole sentence: “then”", {"was": "then"}),
        ("not a whole sentence: “who knows”", {"unconfirmed": "who knows"}),
        ("a full stop follows, so it needs none: “2020.”", {"effective": "2020."}),
        ("a full stop follows, so it needs none: “a copy.”", {"read": "a copy."}),
        ("a date is not written like 22 November 2026: “2026-11-22”", {"now": "Since 2026-11-22."}),
        ("a date is not written like 22 November 2026: “1st”", {"effective": "1st May 2020"}),
        ("a date is not written like 22 November 2026: “Sept”", {"read": "a copy of 3 Sept 2020"}),
        ("a date is not written like 22 November 2026: “1/5/2”", {"unconfirmed": "Not since 1/5/2020."}),
    ],
)
def test_a_note_with_a_fault_is_refused(fault, wrong):
    """The message has the note's id and the fault."""
    with pytest.raises(ChangeError) as refused:
        replace(GOOD, **wrong)

    assert str(refused.value) == f"changes.py: {wrong.get('id', GOOD.id)}: {fault}"


@pytest.mark.parametrize("unsure", [{"read": ""}, {"authorities": ()}])
def test_what_was_not_read_can_stand_if_it_says_so(unsure):
    """General knowledge is better than silence, so long as readers are told."""
    assert replace(GOOD, unconfirmed="We have not read it. Ask.", **unsure).unconfirmed


@pytest.mark.parametrize(
    "address",
    [
        "https://example.blogspot.com/law",
        "http://www.legislation.gov.uk/ukpga/2020/1",
        "https://www.legislation.gov.uk.example.org/",
        "ukpga/2020/1",
    ],
)
def test_an_authority_is_linked_only_at_its_official_address(address):
    """No blog stands for a law."""
    with pytest.raises(ChangeError) as refused:
        Authority("An Act", address)

    assert str(refused.value) == f"An Act: {address} is not an official address ({', '.join(OFFICIAL)})"


@pytest.mark.parametrize("host", OFFICIAL)
def test_an_authority_may_be_at_any_official_address(host):
    """Each of them is where a law or guidance is published."""
    assert Authority("An Act", f"https://{host}/act").address == f"https://{host}/act"


def test_an_authority_may_have_no_address():
    """Not everything is on an official site that we know of."""
    assert not Authority("A ruling").address


def test_a_duty_binds_someone_on_the_list():
    """The list of laws is by who you are, so it has to know everyone in it."""
    with pytest.raises(ChangeError) as refused:
        Duty("Astronauts", "report what they see")

    assert str(refused.value) == f"“Astronauts” is not one of {', '.join(WHO)}"


def test_a_note_is_past_its_date_the_day_after():
    """On the day itself it still counts."""
    assert not GOOD.is_past(GOOD.look_again)
    assert GOOD.is_past(GOOD.look_again + timedelta(days=1))


# --- All of them together ---


def test_changes_that_fit_together_are_returned():
    """Those in the order of the groups, each with an id of its own and its line at one of its steps."""
    several = tuple(replace(GOOD, id=f"a-{group.split()[0].lower()}", touches=group) for group in GROUPS)

    assert checked(several, [Line("a-health", "In short.", ("purpose",))]) == several


@pytest.mark.parametrize(
    ("fault", "changes", "lines"),
    [
        ("a-change is the id of 2 changes", (GOOD, GOOD), ()),
        (
            f"the changes do not stand in the order {', '.join(GROUPS)}$",
            (replace(GOOD, id="b", touches="Health"), GOOD),
            (),
        ),
        ("there is no change another", (GOOD,), (Line("another", "In short.", ("purpose",)),)),
        ("does not name the step consent", (GOOD,), (Line("a-change", "In short.", ("consent",)),)),
    ],
)
def test_changes_that_do_not_fit_together_are_refused(fault, changes, lines):
    """An id is part of an address, and a line without its note would have no authority."""
    with pytest.raises(ChangeError, match=fault):
        checked(changes, lines)
