"""The record for Word opens in another reader of the format, python-docx, with its words, headings and table."""

from io import BytesIO

import docx
import strategies
from hypothesis import given
from test_record import DO_NOT_SHARE, TO_A_CHILD_AT_RISK, made, squeezed

from protocol_logic.docx import NOT_XML, as_docx
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import HEADERS, TITLE, record, sections
from protocol_logic.walk import walk

WRITTEN = {"role": "Head of <Year> & lead", "reasons": "One.\nTwo.\n\nThree."}


def opened(of):
    """Open what was made of a record."""
    return docx.Document(BytesIO(as_docx(of)))


def test_its_headings_are_headings():
    """The title and the sections are found by whoever goes from heading to heading; the answers start a page."""
    of = made(TO_A_CHILD_AT_RISK, **WRITTEN)
    headings = [each for each in opened(of).paragraphs if each.style.name.startswith("Heading")]
    titles = [("Heading 2", each.title) for each in sections(of) if each.title]

    assert [(each.style.name, each.text) for each in headings] == [("Heading 1", TITLE), *titles]
    assert [each.paragraph_format.page_break_before for each in headings] == [None, True, None]


def test_its_table_is_a_table():
    """The answers are in rows under a heading that is repeated on each page."""
    of = made(TO_A_CHILD_AT_RISK)
    (table,) = opened(of).tables
    (rows,) = [each.rows for each in sections(of) if each.rows]
    expected = [[each.question, each.answer, each.paragraphs] for each in (HEADERS, *rows)]

    assert expected == [[cell.text for cell in row.cells] for row in table.rows]
    assert table.rows[0]._tr.trPr.xpath("w:tblHeader")  # noqa: SLF001 (python-docx has no name for it)


def test_what_was_written_is_there_line_by_line():
    """Each line is a paragraph, after the label of its field."""
    words = [each.text for each in opened(made(TO_A_CHILD_AT_RISK, **WRITTEN)).paragraphs]
    at = words.index("Reasons: One.")

    assert words[at - 1 : at + 3] == [f"Role: {WRITTEN['role']}", "Reasons: One.", "Two.", "Three."]


def test_it_says_what_it_is_and_in_what_language():
    """A screen reader says the title and takes the right voice."""
    of = opened(made(DO_NOT_SHARE))

    assert of.core_properties.title == TITLE
    assert of.styles.element.xpath("//w:lang/@w:val") == ["en-GB"]


def test_each_person_has_a_table():
    """A record for two people has two."""
    here = walk(PROTOCOL, TO_A_CHILD_AT_RISK)

    assert len(opened(record(PROTOCOL, here, "2026-11-23", {}, earlier=[here])).tables) == 2


def test_no_answers_make_no_table():
    """A path that has not begun has nothing to put in one."""
    assert opened(made({})).tables == []


@given(strategies.junk)
def test_whatever_is_typed_is_there(typed):
    """Any text opens, with its characters up to white space; one that XML cannot hold shows as an unknown one."""
    of = made(DO_NOT_SHARE, reasons=typed)
    found = "".join(each.text for each in opened(of).paragraphs)
    unknown = "\N{REPLACEMENT CHARACTER}"

    assert squeezed(NOT_XML.sub("", typed)).replace(unknown, "") in squeezed(found.replace(unknown, ""))
    assert as_docx(of) == as_docx(made(DO_NOT_SHARE, reasons=typed))
