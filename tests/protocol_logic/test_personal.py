"""What looks like a name or a date of birth is pointed out; roles, places in the law and days are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_logic.personal import READ, warnings
from protocol_logic.protocol import PROTOCOL

TODAY = "2026-11-23"


def found(text: str) -> list[str]:
    """Return what the warnings quote."""
    return [each.partition("“")[2].partition("”")[0] for each in warnings(text, TODAY, PROTOCOL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I spoke to Sarah about it.", ["Sarah"]),
        ("I spoke to Sarah Jones about it, and Sarah Jones agreed.", ["Sarah Jones"]),
        ("We asked mr and Mrs O’Neill.", ["Mrs O’Neill"]),
        ("Dr Patel said yes.", ["Dr Patel"]),
        ("Her son, Kwame, was there.", ["Kwame"]),
        ("It is Kwame's school.", ["Kwame's"]),
    ],
)
def test_a_name_is_pointed_out(text, expected):
    """A title with a capital letter after it, or a capital where no sentence starts, looks like a name."""
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The school nurse told me. The police agreed.",
        "I rang children’s services on Monday and the Police in March.",
        "It was said in Monday’s call and in Tuesday's meeting.",
        "Shared under the Data Protection Act 1998 and the Mental Capacity Act 2005 Code of Practice.",
        "The GP and the DSL met on 12/11/2026, and again on 3 November 2026.",
        "The Caldicott Guardian advised, as 3.36 says.",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    """Roles, Acts, days and the words of the flowchart itself are no names, and a recent date is no date of birth."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was born on 03/04/19.", ["03/04/19"]),
        ("DOB 3.4.2026", ["3.4.2026"]),
        ("the child (01/02/2015)", ["01/02/2015"]),
        ("the child, 1st February 2015, said", ["1st February 2015"]),
        ("2015-02-01", ["2015-02-01"]),
        ("on 1 February 2024 we met", ["1 February 2024"]),
        ("on 1 February 2025 we met", []),
        ("on 01/02/15 we met", []),
    ],
)
def test_a_date_of_birth_is_pointed_out(text, expected):
    """A date long past, or any date beside the word for it; two figures do not say which century."""
    assert expected == found(text)


def test_a_warning_says_what_would_do_instead():
    """It is advice: a role in the place of a name, an age in the place of a date."""
    assert warnings("I met Sarah, born 01/02/2015.", TODAY, PROTOCOL) == (
        "“Sarah” looks like a name. A role is enough here.",
        "“01/02/2015” looks like a date of birth. An age is enough here.",
    )


def test_a_very_long_text_is_read_to_a_limit_and_its_length_is_told():
    """Pasting a whole file does not hold the page up, and whoever did so by mistake sees that they did."""
    (said,) = warnings("x" * READ + " and Sarah", TODAY, PROTOCOL)

    assert said.startswith(f"This is very long: {READ + 10:,} characters.")
    assert warnings("x" * READ, TODAY, PROTOCOL) == ()


@given(st.text())
def test_no_text_raises(text):
    """A person can type anything."""
    assert isinstance(warnings(text, TODAY, PROTOCOL), tuple)
