"""The record for Word is a whole zip of well-formed XML; `test_word.py` opens it as a word processor does."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile, ZipInfo

import strategies
from hypothesis import given
from test_record import DO_NOT_SHARE, TO_A_CHILD_AT_RISK, made, squeezed

from protocol_logic.docx import NOT_XML, as_docx
from protocol_logic.record import Record, sections

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def files(of: Record) -> dict[str, str]:
    """Return the files in the document, once each has the sum that is written for it."""
    with ZipFile(BytesIO(as_docx(of))) as found:
        assert found.testzip() is None
        return {name: found.read(name).decode() for name in found.namelist()}


def parsed(content: str) -> ET.Element:
    """Read a file of the document as XML."""
    return ET.fromstring(content)  # noqa: S314 (it is our own)


def test_each_file_in_it_is_xml_and_the_types_come_first():
    """A word processor reads what each file is before the file."""
    found = files(made(TO_A_CHILD_AT_RISK, reasons="Because."))

    assert next(iter(found)) == "[Content_Types].xml"
    assert all(parsed(content) is not None for content in found.values())


def test_each_file_that_is_named_is_there():
    """What the types and the relations lead to is in the zip."""
    found = files(made(DO_NOT_SHARE))
    types = parsed(found["[Content_Types].xml"])
    named = {each.get("PartName", "").removeprefix("/") for each in types} - {""}

    assert named == {"word/document.xml", "word/styles.xml", "docProps/core.xml"}
    assert named < set(found)


def test_it_is_the_zip_that_python_writes():
    """Byte for byte, for a word processor may read more of it than a test does."""
    content = as_docx(made(TO_A_CHILD_AT_RISK, reasons="Because of the café."))
    written = BytesIO()
    with ZipFile(BytesIO(content)) as found, ZipFile(written, "w") as again:
        for name in found.namelist():
            again.writestr(ZipInfo(name), found.read(name))
        for file in again.infolist():
            # Which system wrote it, and who may read it there, is left out.
            file.create_system = file.external_attr = 0

    assert content == written.getvalue()


def test_it_has_a_row_for_each_answer():
    """And one over them; a path without answers has no table."""
    of = made(TO_A_CHILD_AT_RISK)
    (rows,) = [each.rows for each in sections(of) if each.rows]

    assert files(of)["word/document.xml"].count("<w:tr>") == len(rows) + 1
    assert "<w:tbl>" not in files(made({}))["word/document.xml"]


@given(strategies.junk)
def test_whatever_is_typed_is_there(typed):
    """Any text makes the same document each time; a character that XML cannot hold shows as an unknown one."""
    of = made(DO_NOT_SHARE, reasons=typed)
    document = parsed(files(of)["word/document.xml"])
    shown = squeezed("".join(each.text or "" for each in document.iter(f"{WORD}t")))
    unknown = "\N{REPLACEMENT CHARACTER}"

    assert squeezed(NOT_XML.sub("", typed)).replace(unknown, "") in shown.replace(unknown, "")
    assert as_docx(of) == as_docx(made(DO_NOT_SHARE, reasons=typed))
