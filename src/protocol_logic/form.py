"""The record in HTML: the form to fill in, what goes on the clipboard as rich text, and the sheet to print."""

from collections.abc import Iterable

from protocol_logic.fields import FIELDS
from protocol_logic.flowchart import Field, label
from protocol_logic.html import escape
from protocol_logic.record import HEADERS, TITLE, Entry, Record, Row, Section, sections

SIGNED = (Entry("Signature and date", ""), Entry("Manager: signature and date", ""))
"""What is signed by hand, so only on paper."""


def record_form() -> str:
    """Return the form of the record, with every field: the page shows those that the step asks for.

    The paragraphs behind a field open in place, so that no one leaves the page to read them and loses what they wrote.
    The build puts their words where the comments are, for it has the pages.
    """
    return (
        '<section class="record-form" aria-labelledby="record"><h2 id="record">Your record</h2>'
        "<p>Write down what you decided and why. No names are needed: say who people are by their role.</p>"
        "<p>What you write stays in this page: it is not stored and not sent. <strong>It is lost when you close or "
        "leave this page, and a phone may drop it while you look elsewhere.</strong> Copy, print or download it as "
        f"soon as you can.</p>{''.join(_field(each) for each in FIELDS)}</section>"
    )


def _field(each: Field) -> str:
    rows = 1 if each.short else 3
    return (
        f'<div class="field" data-field="{each.id}"><label for="record-{each.id}">{escape(each.label)}</label>'
        f'<p class="hint" id="hint-{each.id}">{escape(each.hint)}</p>'
        # Some browsers send what they check for spelling to their maker, and keep what they offer to complete.
        f'<textarea id="record-{each.id}" aria-describedby="hint-{each.id} warning-{each.id}" rows="{rows}" '
        'autocomplete="off" spellcheck="false"></textarea><div class="written"></div>'
        f'<p class="warning" id="warning-{each.id}" role="status"></p>{_behind(each)}</div>'
    )


def _behind(each: Field) -> str:
    """Return the paragraphs behind a field, to open in place."""
    if not each.cites:
        return ""
    found = ", ".join(label(citation) for citation in each.cites)
    return (
        '<details class="guidance">'
        f'<summary><span class="hidden">{escape(each.label)}: </span><span>{escape(found)}</span></summary>'
        f"<!-- guidance: {' '.join(each.cites)} --></details>"
    )


def as_html(record: Record) -> str:
    """Return the record as rich text that keeps its headings and its table where it is pasted."""
    return f"<h1>{TITLE}</h1>{_drawn(sections(record))}"


def sheet(record: Record) -> str:
    """Return the record to print: what is the person's, with room to write where there is nothing, and the answers."""
    theirs, *others = sections(record, to_fill_in=True)
    signed = Section("", (*theirs.entries, *SIGNED))
    return f'<div class="theirs"><h1>{TITLE}</h1>{_drawn([signed])}</div><div class="answered">{_drawn(others)}</div>'


def _drawn(found: Iterable[Section]) -> str:
    html = ""
    for section in found:
        html += f"<h2>{escape(section.title)}</h2>" if section.title else ""
        html += "".join(_entry(entry) for entry in section.entries)
        html += _table(section.rows) if section.rows else ""
    return html


def _entry(each: Entry) -> str:
    """Return a term and what was written, a paragraph for each of its lines."""
    term = f"<strong>{escape(each.term)}:</strong> " if each.term else ""
    if not each.text:
        return f'<p class="write">{term}</p>'
    first, *rest = each.text.strip().splitlines() or [""]
    return f"<p>{term}{escape(first)}</p>" + "".join(f"<p>{escape(line)}</p>" for line in rest if line.strip())


def _table(rows: Iterable[Row]) -> str:
    # Word draws the lines of a pasted table only if they are asked for like this.
    return (
        f'<table border="1" cellpadding="4"><thead>{_row(HEADERS, "th")}</thead>'
        f"<tbody>{''.join(_row(each, 'td') for each in rows)}</tbody></table>"
    )


def _row(each: Row, cell: str) -> str:
    words = (each.question, each.answer, each.paragraphs)
    return f"<tr>{''.join(f'<{cell}>{escape(found)}</{cell}>' for found in words)}</tr>"
