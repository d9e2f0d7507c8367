"""What the page asks of Python: each request gets its reply, and whatever is wrong gets a sentence."""

import json
import re
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_html import LINKS

from protocol_logic.cases import CASES, find
from protocol_logic.diagram import svg
from protocol_logic.docx import as_docx
from protocol_logic.earlier import changes
from protocol_logic.form import as_html, sheet
from protocol_logic.html import earlier, people
from protocol_logic.page import DEEPEST, depth, handle
from protocol_logic.personal import warnings
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.record import as_json, as_text, record
from protocol_logic.walk import paths, to_text, walk


def ask(**request):
    """Send a request as the page does, and read the reply."""
    return ask_text(json.dumps(request))


def ask_text(request: str):
    """Send the text of a request, and read the reply."""
    return json.loads(handle(request))


def test_every_path_comes_to_its_step():
    """The page is told where the answers lead, and to which question a pause leads back."""
    for taken in paths(PROTOCOL):
        text = to_text(PROTOCOL, taken.answers)
        reply = ask(kind="walk", text=text, links=LINKS)
        expected = (taken.at.id, taken.asking.id if taken.asking else None, text, [])

        assert expected == (reply["at"], reply["asking"], reply["text"], reply["faults"])


def about(answers: dict[str, str], **more):
    """Return the fields of a request for a record of some answers."""
    text = to_text(PROTOCOL, answers)
    return {"text": text, "when": "2026-11-23T09:30", "written": {}, "ticked": [], "earlier": []} | more


def test_the_record_comes_in_every_form():
    """The page gets the record that the module makes, in each form, with what looks like a name in it."""
    answers, others, when = {"purpose": "no"}, {"purpose": "yes"}, "2026-11-23T09:30"
    written = {"reasons": "I asked Mrs Smith.", "organisation": "The borough of Luton", "advice": "None."}
    ticked = [PROTOCOL.recording[0].id]
    made = record(PROTOCOL, walk(PROTOCOL, answers), when, written, ticked=ticked, earlier=[walk(PROTOCOL, others)])
    asked = about(answers, written=written, ticked=ticked, earlier=[to_text(PROTOCOL, others)])
    expected = {
        "kind": "record",
        "text": as_text(made),
        "html": as_html(made),
        "json": as_json(made),
        "sheet": sheet(made),
        "warnings": {"reasons": list(warnings(written["reasons"], when, PROTOCOL))},
    }

    assert expected == ask(kind="record", **asked)
    assert ask(kind="docx", **asked) == {"kind": "docx", "docx": b64encode(as_docx(made)).decode()}


def test_the_people_of_a_record_are_shown():
    """The page gets what the module draws of those answered for before and of the one answered for now."""
    first, second = {"purpose": "no"}, {"purpose": "yes"}
    texts = [to_text(PROTOCOL, each) for each in (first, second)]
    expected = {"kind": "people", "html": people([walk(PROTOCOL, first), walk(PROTOCOL, second)], LINKS)}

    assert expected == ask(kind="people", text=texts[1], earlier=texts[:1], links=LINKS)


def test_a_reader_who_tries_a_case_is_told_which():
    """The case is named beside the answers, and is not taken for an answer."""
    case = CASES[0]
    reply = ask(kind="walk", text=f"{EDITION}&case={case.number}.1&purpose=yes", links=LINKS)
    expected = (True, f"{EDITION}&purpose=yes", [])

    assert expected == (case.decisions[0].title in reply["slots"]["practice"], reply["text"], reply["faults"])


def test_a_record_leaves_the_case_out():
    """A reader who tries a case gets a record of the answers alone."""
    plain = ask(kind="record", **about({"purpose": "no"}))

    assert plain == ask(kind="record", **about({}, text=f"{EDITION}&case=1.1&purpose=no"))


def test_the_picture_is_marked_with_the_path():
    """It is the diagram's own, of the answers alone."""
    text = f"{EDITION}&case=1.1&purpose=no"
    expected = {"kind": "picture", "svg": svg(PROTOCOL, walk(PROTOCOL, {"purpose": "no"}))}

    assert expected == ask(kind="picture", text=text)


SINCE = {
    "again": "identifiable=no",
    "answers": {"identifiable=no": {"text": "No"}},
    "nodes": {},
    "points": "",
    "new": {},
}
"""What an edition said otherwise that asked in other words whether a living person can be identified."""


def test_an_answer_of_an_earlier_edition_that_means_something_else_is_asked_again():
    """It is not kept, the others are, the page hears what has changed, and nothing is wrong with the link."""
    text = "2010-11-01&case=1.1&purpose=yes&identifiable=no"
    reply = ask(kind="walk", text=text, links=LINKS, since=SINCE)
    changed = changes(PROTOCOL, SINCE, {"purpose": "yes", "identifiable": "no"})
    expected = ("identifiable", f"{EDITION}&purpose=yes", [], earlier("2010-11-01", changed, LINKS), True)

    assert expected == (
        *(reply[each] for each in ("at", "text", "faults")),
        reply["slots"]["earlier"],
        CASES[0].decisions[0].title in reply["slots"]["practice"],
    )


def test_of_this_edition_nothing_earlier_is_told():
    """The place above the question stays empty."""
    assert "earlier" not in ask(kind="walk", text=f"{EDITION}&purpose=yes", links=LINKS, since=None)["slots"]


@pytest.mark.parametrize("name", ["9.9", "1.0", "", "one", "1.1x"])
def test_a_case_that_does_not_exist_is_said(name):
    """A wrong case is named with the nearest one, and the answers stay."""
    reply = ask(kind="walk", text=f"{EDITION}&case={name}&purpose=yes", links=LINKS)
    expected = (True, 1, "identifiable")

    assert expected == (
        reply["faults"][0].startswith(f"There is no case “{name}”."),
        len(reply["faults"]),
        reply["at"],
    )


def test_every_decision_is_found_by_its_numbers():
    """The links on the case pages name decisions by number."""
    expected = [(case, decision) for case in CASES for decision in case.decisions]
    names = [f"{case.number}.{number}" for case in CASES for number, _ in enumerate(case.decisions, start=1)]

    assert expected == [find(name) for name in names]


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"kind": "dance"}',
        '{"kind": "walk"}',
        '{"kind": "walk", "text": 3, "links": {}}',
        '{"kind": "record", "text": "", "when": "2026-11-23", "ticked": [], "earlier": [], "written": {"x": "x"}}',
    ],
)
def test_a_request_that_is_not_understood_gets_an_error(request_text):
    """The page can always show what went wrong."""
    reply = json.loads(handle(request_text))
    expected = ("error", True)

    assert expected == (reply["kind"], bool(reply["why"]))


@pytest.mark.parametrize("opening", ["[", '{"kind": ', "[[],", '[{"written": [1, {}], "x": '])
def test_brackets_however_deep_get_an_error(opening):
    """Thousands in one another would end a Python that runs in a browser, whatever has closed between them."""
    reply = json.loads(handle(opening * 100_000))

    assert reply["kind"] == "error"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("[]", 1), ("{}", 1), ("[][]{}", 1), ("[[]", 2), ('[{"a": []}, {}]', 3), ('["[", "{"]', 1)],
)
def test_how_deep_a_text_nests_is_counted(text, expected):
    """A bracket that has closed counts no more, and one in words never does."""
    assert depth(text) == expected


@pytest.mark.parametrize(
    ("brackets", "why"),
    [(DEEPEST - 1, "KeyError('dance')"), (DEEPEST, f"it nests deeper than {DEEPEST} brackets")],
)
def test_only_what_nests_deeper_than_the_limit_is_refused_for_it(brackets, why):
    """The limit itself may be reached; the brackets of the request are one of them."""
    request = f'{{"kind": "dance", "more": {"[" * brackets}{"]" * brackets}}}'

    assert ask_text(request)["why"] == f"The request was not understood: {why}."


@pytest.mark.parametrize("request_text", ['{"kind": "picture", "text": ""}', '{"kind": "“dance”"}'])
def test_a_reply_has_its_letters_as_they_are(request_text):
    """Each that is written as six others would make the reply longer, and a picture has hundreds."""
    assert re.search(r"[“●]", handle(request_text))
    assert "\\u" not in handle(request_text)


def test_brackets_in_what_someone_wrote_are_words():
    """They nest nothing, wherever a quote or a backslash stands beside them."""
    written = {"reasons": '"[' * 100 + "\\" + "{" * 100}
    reply = ask(kind="record", text=EDITION, when="2026-11-23T09:00", written=written, ticked=[], earlier=[])

    assert reply["kind"] == "record"


@given(st.text())
def test_no_text_of_a_link_raises(text):
    """A fragment can hold anything; the page always gets a step to show."""
    reply = ask(kind="walk", text=text, links=LINKS)
    expected = "walk"

    assert expected == reply["kind"]
