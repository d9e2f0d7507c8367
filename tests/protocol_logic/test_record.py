"""The record holds the whole path and all that was typed, in each form, and says what it is."""

import json

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from protocol_logic.dates import in_words
from protocol_logic.docx import as_docx
from protocol_logic.fields import ADVICE, FIELDS
from protocol_logic.flowchart import Kind, Outcome, Pause, Question
from protocol_logic.form import as_html
from protocol_logic.lines import line_at
from protocol_logic.points import ABOUT, DIFFER
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.record import (
    SCHEMA,
    STRAIGHT,
    TITLE,
    Entry,
    Record,
    RecordError,
    advice_note,
    as_json,
    as_text,
    cited,
    paragraphs,
    record,
    sections,
)
from protocol_logic.walk import Walk, paths, walk

WHEN = "2026-11-23"
PATHS = list(paths(PROTOCOL))
VALIDATOR = Draft202012Validator(SCHEMA)

DO_NOT_SHARE = {"purpose": "no"}
ASKING = {"purpose": "yes"}
AT_ADVICE = {"purpose": "yes", "identifiable": "not-sure"}
TO_A_CHILD_AT_RISK = {
    "purpose": "yes",
    "identifiable": "yes",
    "confidential": "yes",
    "understanding": "no",
    "whose-consent": "parental-responsibility",
    "safe-to-ask": "more-risk",
    "harm": "child",
    "weighing": "yes",
}

field_ids = st.sampled_from([field.id for field in FIELDS])


def made(answers: dict[str, str], **written: str) -> Record:
    """Return the record of some answers; a field's hyphen is written as an underscore."""
    return record(
        PROTOCOL, walk(PROTOCOL, answers), WHEN, {key.replace("_", "-"): text for key, text in written.items()}
    )


def squeezed(text: str) -> str:
    """Return the text without its white space."""
    return "".join(text.split())


def loaded(of: Record):
    """Return what the JSON of a record holds, once it has been checked against the schema."""
    content = json.loads(as_json(of))
    VALIDATOR.validate(content)
    return content


def person(of: Record):
    """Return what the JSON of a record holds about its only person."""
    (only,) = loaded(of)["people"]
    return only


def test_what_rests_on_no_paragraph_has_no_brackets_after_it():
    """And what does has them."""
    assert cited("Words.", ()) == "Words."
    assert cited("Words.", ["3.13"]) == "Words. (3.13)"


def test_the_schema_is_a_schema():
    """The schema is valid JSON Schema of the 2020-12 draft."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_schema_is_strict():
    """A property that is missing or unknown, at the top or deeper, is a fault."""
    content = loaded(made(TO_A_CHILD_AT_RISK))
    (only,) = content["people"]

    for change in (
        {"name": ""},
        {"written": {}},
        {"written": content["written"] | {"name": ""}},
        {"people": []},
        {"people": [only | {"outcome": only["outcome"] | {"kind": "perhaps"}}]},
        {"people": [only | {"outcome": None}]},
        {"people": [only | {"answers": [only["answers"][0] | {"name": ""}]}]},
    ):
        assert not VALIDATOR.is_valid(content | change)
    for key in content:
        assert not VALIDATOR.is_valid({other: content[other] for other in content if other != key})


def test_every_path_makes_a_record():
    """Every path makes JSON that fits the schema, and text with every answer, what it rests on and where it ends."""
    for here in PATHS:
        of = record(PROTOCOL, here, WHEN, {})
        content = person(of)
        text = as_text(of)
        answers = [(each["question"]["id"], each["answer"]["id"]) for each in content["answers"]]

        assert answers == list(here.answers.items()), here.answers
        assert [each["id"] for each in content["cautions"]] == [caution.id for caution in here.cautions], here.answers
        assert content["telling"] == (here.tell and json.loads(json.dumps(_point(here.tell)))), here.answers
        assert content["paragraphs"] == list(paragraphs(here)), here.answers
        for words in (
            *(f"{step.question.text}\n{cited(step.answer.stem, step.answer.cites)}\n" for step in here.steps),
            cited(ABOUT.text, ABOUT.cites),
            *([cited(here.tell.text, here.tell.cites)] if here.tell else []),
            here.at.title,
            getattr(here.at, "because", ""),
        ):
            assert words.translate(STRAIGHT) in text, here.answers


def test_cautions_stay_on_the_site():
    """They say what to do, not what was done, so they are in the data and in no form for people."""
    here = walk(PROTOCOL, TO_A_CHILD_AT_RISK)
    text = as_text(record(PROTOCOL, here, WHEN, {}))

    assert here.cautions
    assert not [caution.id for caution in here.cautions if caution.text.translate(STRAIGHT) in text]


def test_what_has_changed_and_weighs_most_on_the_path_is_in_the_record():
    """The lines of the questions asked and of the outcome are there, each once, and no others."""
    here = walk(PROTOCOL, TO_A_CHILD_AT_RISK)
    (_, answered, _) = sections(record(PROTOCOL, here, WHEN, {}))
    lines = [line_at(id_) for id_ in (*here.answers, here.at.id)]
    expected = list(dict.fromkeys(line.text for line in lines if line))

    assert expected
    assert expected == [each.text for each in answered.entries if each.term == "Changed since the protocol"]


def _point(point):
    return {"id": point.id, "text": point.text, "cites": point.cites}


def test_it_says_what_it_is_when_it_was_made_and_who_decides():
    """Each form says that the protocol is historic, that the practitioner decides (3.1), the date and the edition."""
    of = made(TO_A_CHILD_AT_RISK)
    content = loaded(of)

    assert [content["about"], content["when"], content["edition"]] == [cited(ABOUT.text, ABOUT.cites), WHEN, EDITION]
    assert "\n\nDate and time: 23 November 2026\n\n" in as_text(of)
    assert f"Edition of the flowchart: {in_words(EDITION)}." in as_text(of)


def test_an_outcome_is_recorded_with_its_reason():
    """The outcome is there with its id, kind, title and reason, and nothing is unfinished."""
    content = person(made(TO_A_CHILD_AT_RISK))
    outcome = PROTOCOL.node("share-public-interest")

    assert content["unfinished"] is None
    assert content["outcome"] == {
        "id": outcome.id,
        "kind": Kind.MAY_SHARE.value,
        "title": outcome.title,
        "because": outcome.because,
        "cites": list(outcome.cites),
    }


def test_an_unfinished_path_says_where_it_waits():
    """A path that waits at a question says so, and claims no answer."""
    of = made(ASKING)
    question = PROTOCOL.node("identifiable")

    assert person(of)["unfinished"] == {"question": {"id": question.id, "text": question.text}, "pause": None}
    assert f"\n\nNot finished: the next question is: {question.text}\n\n" in as_text(of)
    assert "The protocol's answer" not in as_text(of)


def test_a_path_at_a_pause_names_the_pause_and_the_question_it_leads_back_to():
    """A path that stopped for advice says that, and which question comes next."""
    of = made(AT_ADVICE)
    pause, question = PROTOCOL.node("advice"), PROTOCOL.node("identifiable")

    assert person(of)["unfinished"] == {
        "question": {"id": question.id, "text": question.text},
        "pause": {"id": pause.id, "text": pause.title},
    }
    assert f"\n\nBefore it is answered: {pause.title}.\n\n" in as_text(of)


def test_a_path_without_answers_makes_a_record():
    """Before the first answer there is a record too: nothing answered, and nothing it rests on."""
    of = made({})

    assert person(of)["answers"] == []
    assert PROTOCOL.node(PROTOCOL.start).text in as_text(of)


def test_telling_is_as_the_path_leaves_it():
    """Where telling is unsafe, the record says not to tell, and not that you should."""
    of = made(TO_A_CHILD_AT_RISK)

    assert person(of)["telling"]["id"] == "not-while-unsafe"
    assert "Before you share, you should tell the person" not in as_text(of)


def test_what_was_ignored_is_said():
    """Answers that were not used are in each form, with the reason; the JSON has them as they were given."""
    of = made({"purpose": "no", "harm": "child", "<b>\n\n- x": "y" * 100})
    content = person(of)

    assert [(each["question"], each["answer"]) for each in content["ignored"]] == [
        ("harm", "child"),
        ("<b>\n\n- x", "y" * 100),
    ]
    for each in content["ignored"]:
        assert each["why"].translate(STRAIGHT) in as_text(of)


def test_one_record_holds_the_answers_for_several_people():
    """Each has answers of their own, in the order they were answered; what was written is about them all."""
    earlier = walk(PROTOCOL, DO_NOT_SHARE)
    last = walk(PROTOCOL, TO_A_CHILD_AT_RISK)
    of = record(PROTOCOL, last, WHEN, {"reasons": "Both."}, earlier=[earlier])
    ends = [each["outcome"]["id"] for each in loaded(of)["people"]]
    titles = [each.title for each in sections(of)]

    assert ends == [earlier.at.id, last.at.id]
    assert titles == ["", "The answers for 2 people", "Person 1: answers", "Person 2: answers", "About this record"]
    assert [each.field for each in of.written] == list(FIELDS)
    assert as_text(of).count("Reasons: Both.") == 1


@pytest.mark.parametrize(
    ("people", "is_said"),
    [
        ((DO_NOT_SHARE, TO_A_CHILD_AT_RISK), True),
        ((TO_A_CHILD_AT_RISK, DO_NOT_SHARE, ASKING), True),
        ((DO_NOT_SHARE, DO_NOT_SHARE), False),
        ((DO_NOT_SHARE, ASKING), False),
        ((DO_NOT_SHARE,), False),
    ],
)
def test_where_the_answers_for_people_differ_it_says_what_to_do(people, is_said):
    """Whoever may share about one person and not about another shares parts, or seeks advice; in every form."""
    *before, last = (walk(PROTOCOL, answers) for answers in people)
    of = record(PROTOCOL, last, WHEN, {}, earlier=before)
    forms = [as_text(of), as_html(of), as_docx(of).decode(errors="replace")]

    assert (loaded(of)["differ"] is not None) == is_said
    assert [is_said] * 3 == [DIFFER.text.partition("Our")[0] in each for each in forms]


def test_several_people_are_listed_before_their_answers():
    """One sees at once where each came to, also who is still being answered for."""
    of = record(PROTOCOL, walk(PROTOCOL, ASKING), WHEN, {}, earlier=[walk(PROTOCOL, DO_NOT_SHARE)])
    listed = next(each.entries for each in sections(of) if each.title == "The answers for 2 people")

    assert listed == (Entry("Person 1", f"{of.people[0].at.title}."), Entry("Person 2", "Not finished."))


def test_a_person_whose_path_has_not_ended_leaves_room_for_everything():
    """Until every path has come to an outcome, it is open whether anything is shared."""
    of = record(PROTOCOL, walk(PROTOCOL, DO_NOT_SHARE), WHEN, {}, earlier=[walk(PROTOCOL, ASKING)])

    assert list(loaded(of)["written"]) == [field.id for field in FIELDS]


def test_what_was_ticked_is_in_the_record_and_nothing_else_of_the_checklists():
    """Ticks of the three checklists are kept, in their order; an unknown one is of another edition."""
    checks = [PROTOCOL.sharing[0], PROTOCOL.others[0], PROTOCOL.recording[-1]]
    ticked = [each.id for each in reversed(checks)]
    of = record(PROTOCOL, walk(PROTOCOL, TO_A_CHILD_AT_RISK), WHEN, {}, ticked=[*ticked, "no-such-point"])

    assert [each["id"] for each in loaded(of)["ticked"]] == [each.id for each in checks]
    assert "TICKED OFF" in as_text(of)
    for each in (*PROTOCOL.sharing, *PROTOCOL.others, *PROTOCOL.recording):
        assert (cited(each.text, each.cites).translate(STRAIGHT) in as_text(of)) == (each in checks)
    assert "TICKED OFF" not in as_text(made(TO_A_CHILD_AT_RISK))


def test_paragraphs_come_in_their_order_each_once():
    """Numbers sort as numbers, what stands before a paragraph first, parts after it; what has no number comes last."""
    found = paragraphs(walk(PROTOCOL, TO_A_CHILD_AT_RISK))

    assert len(found) == len(set(found))
    assert found.index("3.2") < found.index("3.10") < found.index("before-3.13") < found.index("3.14")
    assert paragraphs(walk(PROTOCOL, AT_ADVICE)) == (
        *("2.2", "2.3", "2.5", "3.2", "3.3", "3.4", "3.5", "3.45", "note-advice", "rule-3"),
    )
    assert paragraphs(walk(PROTOCOL, {"purpose": "yes", "identifiable": "no"}))[-1] == "term-anonymised-information"


def test_a_part_of_a_paragraph_follows_the_paragraph():
    """The parts of 3.40 sort after what stands before 3.40 and after 3.40 itself, and before 3.41."""
    cites = ("3.41", "3.40-ii", "3.40", "3.40-i", "before-3.40", "3.9")
    question = Question("one", 1, "One?", "", ("3.1",), ())
    outcome = Outcome("end", Kind.MAY_SHARE, "End", "", cites)

    assert paragraphs(Walk((), outcome, None, (), None, ())) == (
        "3.9",
        "before-3.40",
        "3.40",
        "3.40-i",
        "3.40-ii",
        "3.41",
    )
    assert paragraphs(Walk((), question, question, (), None, ())) == ()


def test_empty_fields_paste_as_nothing():
    """Where nothing was written there is no label, hint or line to fill in; the JSON has every field."""
    of = made(TO_A_CHILD_AT_RISK, reasons=" \n ")
    (theirs, *_) = sections(of)

    assert [each.term for each in theirs.entries] == ["Date and time"]
    assert loaded(of)["written"] == {field.id: "" for field in FIELDS} | {"reasons": " \n "}
    assert not [field.id for field in FIELDS if field.hint and field.hint in as_text(of)]
    assert "__" not in as_text(of)


def test_a_record_to_fill_in_has_every_field():
    """On paper there is room for what has not been written."""
    (theirs, *_) = sections(made(TO_A_CHILD_AT_RISK, reasons="Because."), to_fill_in=True)

    assert [each.term for each in theirs.entries] == ["Date and time", *(field.label for field in FIELDS)]
    assert [each.text for each in theirs.entries if each.text] == ["23 November 2026", "Because."]


def test_what_is_written_comes_first_with_its_paragraphs():
    """Each field stands under its label; its paragraphs and their lines stay apart, and no line is broken."""
    long = "word " * 100 + "end"
    text = as_text(
        made(TO_A_CHILD_AT_RISK, reasons="One.\nTwo.\n\nThree.", with_whom="The school nurse.", consent=long)
    )

    assert "\n\nReasons:\nOne.\nTwo.\n\nThree.\n\nWith whom: The school nurse.\n\n" in text
    assert f": {long}\n" in text
    assert text.index(long) < text.index("ANSWERS IN THE FLOWCHART")


def test_plain_text_has_plain_quotation_marks():
    """Old case systems turn printers' marks into other characters."""
    text = as_text(made(TO_A_CHILD_AT_RISK, reasons="Mum’s “no”"))

    assert 'Reasons: Mum\'s "no"\n' in text
    assert not [mark for mark in STRAIGHT if chr(mark) in text]


def test_nothing_is_asked_about_sharing_where_the_answer_is_not_to_share():
    """The fields about sharing are left out of a record whose outcome is not to share."""
    of = made(DO_NOT_SHARE)

    assert list(loaded(of)["written"]) == [field.id for field in FIELDS if not field.sharing]


def test_what_was_written_about_sharing_is_kept_even_then():
    """If something was written in a field about sharing, it is kept whatever the outcome."""
    of = made(DO_NOT_SHARE, shared="That we were called.")

    assert loaded(of)["written"]["shared"] == "That we were called."
    assert "with-whom" not in loaded(of)["written"]


def test_an_unfinished_path_leaves_room_for_everything():
    """Where nothing is decided yet, all fields are there to complete."""
    assert list(loaded(made(AT_ADVICE))["written"]) == [field.id for field in FIELDS]


def test_an_unknown_field_is_refused_with_the_nearest():
    """A field that does not exist raises the documented error, with the nearest id, and repeats little of it."""
    here = walk(PROTOCOL, {})

    with pytest.raises(RecordError, match=r"^There is no field “reason”\. Did you mean “reasons”\?$"):
        record(PROTOCOL, here, WHEN, {"reason": "x"})
    with pytest.raises(RecordError) as caught:
        record(PROTOCOL, here, WHEN, {"x" * 10_000_000: "x"})
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("when", ["2026-11-23", "2026-11-23T09:30", "2026-11-23T09:30:00+00:00"])
def test_a_date_or_a_date_and_time_will_do(when):
    """A date with or without a time is kept as it was given."""
    assert loaded(record(PROTOCOL, walk(PROTOCOL, {}), when, {}))["when"] == when


@pytest.mark.parametrize("when", ["", "yesterday", "23/11/2026", "2026-13-01", "x" * 10_000_000])
def test_anything_else_is_not_a_date(when):
    """What is not a date raises the documented error, and little of it is repeated."""
    with pytest.raises(RecordError, match=f"is not a date: write one like {EDITION}.") as caught:
        record(PROTOCOL, walk(PROTOCOL, {}), when, {})
    assert len(str(caught.value)) < 200


@given(st.dictionaries(field_ids, strategies.junk), st.sampled_from([DO_NOT_SHARE, AT_ADVICE, TO_A_CHILD_AT_RISK]))
def test_nothing_typed_is_lost(written, answers):
    """Any text is in the JSON exactly as typed, and in the plain text up to its white space and quotation marks."""
    of = record(PROTOCOL, walk(PROTOCOL, answers), WHEN, written)
    text = squeezed(as_text(of))

    assert all(loaded(of)["written"].get(key, "") == typed for key, typed in written.items())
    assert all(squeezed(typed.translate(STRAIGHT)) in text for typed in written.values())


@given(strategies.mappings())
def test_any_answers_make_a_record(answers):
    """Whatever the answers, the record is made, fits the schema, and is the same each time."""
    of = made(answers)

    assert loaded(of)
    assert as_text(of) == as_text(made(answers))


def test_the_record_is_titled():
    """The text opens with the title, and the schema is named after it."""
    assert as_text(made(ASKING)).startswith(TITLE.upper() + "\n\n")
    assert SCHEMA["title"] == TITLE


def test_a_note_to_ask_with_says_where_the_path_waits():
    """It has the question, the answers before it but not “I’m not sure”, and places for the facts and the advice."""
    note = advice_note(PROTOCOL, walk(PROTOCOL, AT_ADVICE))

    assert PROTOCOL.node("identifiable").text in note
    assert PROTOCOL.node("purpose").text in note
    assert "I'm not sure" not in note
    assert "\n\nTHE FACTS, WITHOUT SAYING WHO THE PERSON IS\n\n" in note
    assert "MY ANSWERS SO FAR" not in advice_note(PROTOCOL, walk(PROTOCOL, {"purpose": "not-sure"}))


def test_advice_can_be_written_down_where_it_is_sought():
    """The field on advice is offered at the pauses for advice."""
    (advice,) = (field for field in FIELDS if field.id == ADVICE)

    assert {pause.id for pause in PROTOCOL.pauses} >= set(advice.pauses) > set()


def test_every_kind_of_end_is_among_the_paths():
    """The paths above end at outcomes of every kind and at pauses, so the test of every path is about all of them."""
    ends = [path.at for path in PATHS]

    assert {end.kind for end in ends if isinstance(end, Outcome)} == set(Kind)
    assert {end for end in ends if isinstance(end, Pause)} == set(PROTOCOL.pauses)
