"""The record in HTML: the form, rich text and the sheet to print, in which whatever was typed stays text."""

import pytest
import strategies
from hypothesis import given
from test_html import Elements, words
from test_record import DO_NOT_SHARE, PATHS, TO_A_CHILD_AT_RISK, WHEN, made, squeezed

from protocol_logic.fields import FIELDS
from protocol_logic.form import SIGNED, as_html, record_form, sheet
from protocol_logic.html import escape
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import TITLE, record, sections


def test_the_form_has_every_field_with_its_hint():
    """Each field of the record can be filled in, is labelled, and is described by its hint and its warning."""
    drawn = Elements(record_form())
    areas = [attributes for tag, attributes in drawn.attributes if tag == "textarea"]
    described = {address for area in areas for address in area["aria-describedby"].split()}

    assert [f"record-{field.id}" for field in FIELDS] == [area["id"] for area in areas]
    assert all(field.label in words(record_form()) and field.hint in words(record_form()) for field in FIELDS)
    assert described <= set(drawn.all("id"))


def test_no_link_of_the_form_leads_away():
    """The paragraphs behind a field open in place: whoever left the page to read them would lose what they wrote."""
    drawn = record_form()

    assert Elements(drawn).all("href") == []
    for field in FIELDS:
        assert not field.cites or f"<!-- guidance: {' '.join(field.cites)} -->" in drawn


def test_the_form_says_that_what_is_written_is_lost():
    """It says so before the first field, and what to do."""
    before = words(record_form().split("<textarea")[0])

    assert "It is lost when you close or leave this page" in before
    assert "Copy, print or download it" in before


@pytest.mark.parametrize("draw", [as_html, sheet])
def test_it_says_all_that_the_text_says(draw):
    """Every heading, entry and row of the record is there, on every path."""
    for taken in PATHS:
        of = record(PROTOCOL, taken, WHEN, {"reasons": "<b>Because</b>"})
        shown = draw(of)
        rows = [each for section in sections(of) for row in section.rows for each in (row.question, row.answer)]
        entries = [each for section in sections(of) for entry in section.entries for each in (entry.term, entry.text)]

        assert [each for each in (*rows, *entries, TITLE) if escape(each) not in shown] == [], taken.answers


def test_rich_text_has_headings_and_a_table_with_lines():
    """Word keeps both when it is pasted; nothing that was left empty is there."""
    drawn = Elements(as_html(made(TO_A_CHILD_AT_RISK)))
    tags = [tag for tag, _ in drawn.attributes]

    assert (tags.count("h1"), tags.count("h2"), tags.count("th")) == (1, 2, 3)
    assert {"border": "1", "cellpadding": "4"} in [attributes for tag, attributes in drawn.attributes if tag == "table"]
    assert "Advice taken" not in as_html(made(TO_A_CHILD_AT_RISK))


def test_the_sheet_has_room_to_write_and_to_sign():
    """Page one has a place for each field that is empty and for two signatures; the rest is page two."""
    of = made(TO_A_CHILD_AT_RISK, reasons="Because.")
    theirs, others = sheet(of).split('<div class="answered">')

    assert theirs.count('<p class="write">') == len(FIELDS) - 1 + len(SIGNED)
    assert others.count('<p class="write">') == 0
    assert as_html(of).count('<p class="write">') == 0


def test_a_path_without_answers_has_no_table():
    """There is nothing to put in one."""
    assert "<table" not in as_html(made({}))


@given(strategies.junk)
def test_whatever_is_typed_stays_text(typed):
    """Its characters are there, up to white space, and no element that would not be there without them."""
    plain = [tag for tag, _ in Elements(as_html(made(DO_NOT_SHARE))).attributes]
    drawn = as_html(made(DO_NOT_SHARE, reasons=typed))

    # Each line is a paragraph.
    assert squeezed(escape(typed)) in squeezed(drawn).replace("</p><p>", "")
    assert {tag for tag, _ in Elements(drawn).attributes} <= set(plain)
