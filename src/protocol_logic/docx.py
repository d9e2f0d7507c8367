"""The record as a Word document (.docx): a zip of XML files, with real headings and a real table.

Only what a record needs of the format (ECMA-376) is here.
`zipfile` would write the zip too, but would bring every reader's browser 18 more modules.
"""

import re
from binascii import crc32
from collections.abc import Iterable, Mapping
from struct import pack
from typing import Final

from protocol_logic.html import escape
from protocol_logic.record import HEADERS, TITLE, Entry, Record, Row, Section, sections

NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE: Final = "application/vnd.openxmlformats"

TYPES: Final = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{TYPE}-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}-officedocument.wordprocessingml.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPE}-officedocument.wordprocessingml.styles+xml"/>'
    f'<Override PartName="/docProps/core.xml" ContentType="{TYPE}-package.core-properties+xml"/></Types>'
)
RELATIONS: Final = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS: Final = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
CORE: Final = (
    f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title></cp:coreProperties>'
)


MARGINS: Final = " ".join(f'w:{side}="1134"' for side in ("top", "right", "bottom", "left"))
A4: Final = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {MARGINS}/></w:sectPr>'


def _heading_style(level: int, half_points: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{half_points}"/></w:rPr></w:style>'
    )


STYLES: Final = (
    f"{XML}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    f"{_heading_style(1, 32)}{_heading_style(2, 26)}</w:styles>"
)


def as_docx(record: Record) -> bytes:
    """Return the record as a Word document, the same bytes for the same record.

    What the person wrote has the first page, or as many as it takes; the answers start another.
    """
    theirs, answers, *others = sections(record)
    body = (
        f"{_heading(1, TITLE)}{_inside(theirs)}"
        # A new page for what is not theirs.
        f"{_heading(2, answers.title, '<w:pageBreakBefore/>')}{_inside(answers)}"
        f"{''.join(_heading(2, each.title) + _inside(each) for each in others)}"
    )
    document = f"{XML}<w:document {WORD}><w:body>{body}{A4}</w:body></w:document>"
    return _zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "docProps/core.xml": CORE,
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
            "word/document.xml": document,
            "word/styles.xml": STYLES,
        }
    )


def _heading(level: int, text: str, properties: str = "") -> str:
    return _paragraph(_run(text), f'<w:pStyle w:val="Heading{level}"/>{properties}')


def _inside(each: Section) -> str:
    return "".join(_entry(entry) for entry in each.entries) + (_table(each.rows) if each.rows else "")


def _entry(each: Entry) -> str:
    """Return a term and what was written, a paragraph for each of its lines."""
    term = _run(f"{each.term}: ", "<w:b/>") if each.term else ""
    first, *rest = each.text.strip().splitlines()
    return _paragraph(term + _run(first)) + "".join(_paragraph(_run(line)) for line in rest if line.strip())


def _table(rows: Iterable[Row]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="auto"/>' for side in sides)
    widths = (4300, 3400, 1900)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    # The first row is a heading, and is repeated on each page.
    header = _row(HEADERS, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:b/>")
    others = "".join(_row(each, widths, "<w:trPr><w:cantSplit/></w:trPr>", "") for each in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLook w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{header}{others}</w:tbl>{_paragraph('')}"
    )


def _row(each: Row, widths: Iterable[int], properties: str, letters: str) -> str:
    cells = zip((each.question, each.answer, each.paragraphs), widths, strict=True)
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(_run(words, letters))}</w:tc>'
        for words, width in cells
    )
    return f"<w:tr>{properties}{drawn}</w:tr>"


def _paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _run(text: str, properties: str = "") -> str:
    """Return words with one look; a character that XML has no place for shows as an unknown one."""
    words = escape(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _zipped(files: Mapping[str, str]) -> bytes:
    """Return a zip of these files, none of them compressed, dated the first of January 1980 (APPNOTE.TXT, 4.3)."""
    whole, listed = b"", b""
    for name, text in files.items():
        content, file = text.encode(), name.encode()
        # The version, no flags, no compression, no time, the date, the sum, both sizes, the name's length, no more.
        about = pack("<5H3I2H", 20, 0, 0, 0, 0x21, crc32(content), len(content), len(content), len(file), 0)
        listed += b"PK\1\2" + pack("<H", 20) + about + pack("<3H2I", 0, 0, 0, 0, len(whole)) + file
        whole += b"PK\3\4" + about + file + content
    count = len(files)
    return whole + listed + b"PK\5\6" + pack("<4H2IH", 0, 0, count, count, len(listed), len(whole), 0)
