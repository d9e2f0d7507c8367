"""What the page in the browser asks of Python: a JSON string in, a JSON string out.

The border carries strings only, so nothing on either side holds an object of the other's.
Nothing is remembered between two requests, so the same request always gets the same reply, byte for byte.

Requests, each an object with `kind`:

- `walk`: `text`, the answers in their text form, and `links`, the address of each citation and case.
  Where the text is of an earlier edition, `since` is what that said otherwise (`earlier.Since`).
  The text may also hold `case=6.2`: the reader is trying the second decision of case 6.
  The request may have `local`, whom to contact where the site is used (`local.as_data`).
  The reply has `at` (the id of the step the answers lead to), `asking` (the question that a pause leads back to, or
  null), `text` (the answers worth keeping), `faults` (sentences on what could not be read) and `slots` (the HTML that
  depends on the path, by the slot of the page it goes into).
- `picture`: `text` as in the reply to `walk`.
  The reply has `svg`: the whole flowchart with the path marked.
  It takes as long as all the rest of a step, so it is asked for by itself, once the step is shown.
- `people`: `text` as in the reply to `walk`, `links`, and `earlier`: the `text` of each person answered for before.
  The reply has `html`: whom the record holds the answers for, and what to do where these differ.
- `record`: `text` as in the reply to `walk`, `when` (a date, or a date and time), `written` (the free text by field),
  `ticked` (the ids of points on the checklists), `earlier` and, if there is any, `local`.
  The reply has the record as `text`, `html` (rich text), `json` and `sheet` (HTML to print), and `warnings`: by field,
  sentences on what looks like a name or a date of birth.
- `docx`: the same fields.
  The reply has `docx`: the record as a Word document, in base64.

Anything else gets a reply of the kind `error`, with a sentence in `why`.
"""

import json
import re
from binascii import b2a_base64
from itertools import accumulate
from typing import Any, Final

from protocol_logic import cases, diagram, html
from protocol_logic.docx import as_docx
from protocol_logic.earlier import changes, still_meant
from protocol_logic.fields import FIELDS
from protocol_logic.form import as_html, sheet
from protocol_logic.local import Local, from_data
from protocol_logic.personal import warnings
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import Record, as_json, as_text, record
from protocol_logic.walk import SHOWN, Walk, from_text, nearest, to_text, walk

CASE: Final = "case"
"""What stands in place of a question's id in the text of a reader who is trying a case."""

DEEPEST: Final = 20
"""How deep a request may nest: the page's own do by a few brackets, and thousands would be the end of Pyodide."""

STRING: Final = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)


def handle(request: str) -> str:
    """Answer one request. A request that is not understood gets a reply of the kind `error`; nothing is raised."""
    if depth(request) > DEEPEST:
        return _error(f"it nests deeper than {DEEPEST} brackets")
    try:
        asked = json.loads(request)
        reply = KINDS[asked["kind"]](asked)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        return _error(repr(fault))
    return json.dumps(reply, ensure_ascii=False)


def _error(why: str) -> str:
    return json.dumps({"kind": "error", "why": f"The request was not understood: {why}."}, ensure_ascii=False)


def depth(text: str) -> int:
    """Return how deep the brackets of a text in JSON nest, whether or not it is well formed."""
    brackets = re.findall(r"[][{}]", STRING.sub("", text))
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in brackets), default=0)


def _walk(asked: dict[str, Any]) -> dict[str, Any]:
    since = asked.get("since")
    link = from_text(PROTOCOL, asked["text"], is_known=bool(since))
    faults, drawn = list(link.faults), ""
    answers = dict(link.answers)
    name = answers.pop(CASE, None)
    found = walk(PROTOCOL, still_meant(since, answers) if since else answers)
    if name is not None:
        try:
            drawn = html.practice(PROTOCOL, found, *cases.find(name), asked["links"])
        except KeyError:
            valid = [f"{case.number}.{number}" for case in cases.CASES for number, _ in enumerate(case.decisions, 1)]
            faults.append(f"There is no case “{name:.{SHOWN}}”. {nearest(name, valid)}")
    slots = html.slots(PROTOCOL, found, asked["links"], _local(asked))
    if since:
        slots["earlier"] = html.earlier(link.edition, changes(PROTOCOL, since, answers), asked["links"])
    return {
        "kind": "walk",
        "at": found.at.id,
        "asking": found.asking.id if found.asking else None,
        "text": to_text(PROTOCOL, found.answers),
        "faults": faults,
        "slots": slots | {"practice": drawn},
    }


def _picture(asked: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "picture", "svg": diagram.svg(PROTOCOL, _walked(asked["text"]))}


def _people(asked: dict[str, Any]) -> dict[str, Any]:
    found = [_walked(text) for text in (*asked["earlier"], asked["text"])]
    return {"kind": "people", "html": html.people(found, asked["links"])}


def _record(asked: dict[str, Any]) -> dict[str, Any]:
    made = _made(asked)
    looked_at = [field.id for field in FIELDS if field.id in asked["written"] and not field.names]
    found = {field: warnings(asked["written"][field], made.when, PROTOCOL) for field in looked_at}
    return {
        "kind": "record",
        "text": as_text(made),
        "html": as_html(made),
        "json": as_json(made),
        "sheet": sheet(made),
        "warnings": {field: found[field] for field in found if found[field]},
    }


def _docx(asked: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "docx", "docx": b2a_base64(as_docx(_made(asked)), newline=False).decode()}


def _made(asked: dict[str, Any]) -> Record:
    earlier = [_walked(text) for text in asked["earlier"]]
    when, written, ticked = asked["when"], asked["written"], asked["ticked"]
    taken = _walked(asked["text"])
    return record(PROTOCOL, taken, when, written, ticked=ticked, earlier=earlier, local=_local(asked))


def _local(asked: dict[str, Any]) -> Local:
    return from_data(asked.get("local", {}))


def _walked(text: str) -> Walk:
    answers = from_text(PROTOCOL, text).answers
    answers.pop(CASE, None)
    return walk(PROTOCOL, answers)


KINDS = {"walk": _walk, "picture": _picture, "people": _people, "record": _record, "docx": _docx}
