"""The record holds the whole path and all that was typed, in three forms, and says what it is."""

import json
import re
from html.parser import HTMLParser

import pytest
import strategies
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown import markdown

from protocol_logic.flowchart import Kind, Outcome, Pause, Question
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.record import (
    ABOUT,
    BLANK,
    FIELDS,
    SCHEMA,
    TITLE,
    WIDTH,
    Record,
    RecordError,
    as_json,
    as_markdown,
    as_text,
    cited,
    paragraphs,
    record,
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


class Page(HTMLParser):
    """The elements of a page of HTML, in order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.text += data


def page(of: Record) -> Page:
    """Return the Markdown of a record as a page, drawn with all the extras that could take hold of what was typed."""
    return Page(markdown(as_markdown(of), extensions=["extra", "sane_lists"]))


def test_the_schema_is_a_schema():
    """The schema is valid JSON Schema of the 2020-12 draft."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_schema_is_strict():
    """A property that is missing or unknown, at the top or deeper, is a fault."""
    content = loaded(made(TO_A_CHILD_AT_RISK))

    for change in (
        {"name": ""},
        {"written": {}},
        {"written": content["written"] | {"name": ""}},
        {"outcome": content["outcome"] | {"kind": "perhaps"}},
        {"outcome": None},
        {"answers": [content["answers"][0] | {"name": ""}]},
    ):
        assert not VALIDATOR.is_valid(content | change)
    for key in content:
        assert not VALIDATOR.is_valid({other: content[other] for other in content if other != key})


@pytest.mark.parametrize(
    "here", PATHS, ids=lambda here: "&".join(f"{step.question.id}={step.answer.id}" for step in here.steps)
)
def test_every_path_makes_a_record(here: Walk):
    """Every path makes JSON that fits the schema, and text that fits its width, with the whole path in both."""
    of = record(PROTOCOL, here, WHEN, {})
    content = loaded(of)
    text = as_text(of)
    drawn = squeezed(page(of).text)

    assert [(each["question"]["id"], each["answer"]["id"]) for each in content["answers"]] == list(here.answers.items())
    assert [each["id"] for each in content["cautions"]] == [caution.id for caution in here.cautions]
    assert content["telling"] == (here.tell and json.loads(json.dumps(_point(here.tell))))
    assert content["paragraphs"] == list(paragraphs(here))
    assert all(len(line) <= WIDTH for line in text.splitlines())
    for words in (
        *(cited(step.answer.text, step.answer.cites) for step in here.steps),
        *(cited(point.text, point.cites) for point in (*here.cautions, ABOUT)),
        *([cited(here.tell.text, here.tell.cites)] if here.tell else []),
        getattr(here.at, "because", ""),
    ):
        assert squeezed(words) in squeezed(text)
        assert squeezed(words) in drawn


def _point(point):
    return {"id": point.id, "text": point.text, "cites": point.cites}


def test_it_says_what_it_is_when_it_was_made_and_who_decides():
    """Every form says that the protocol is historic, that the practitioner decides (3.1), the date and the edition."""
    of = made(TO_A_CHILD_AT_RISK)

    for form in (as_text(of), as_markdown(of), as_json(of)):
        words = " ".join(form.split())
        assert "plain-English edition of a historic protocol" in words
        assert "The decision is the practitioner’s, unless the law or a court order requires sharing. (3.1)" in words
        assert WHEN in words
        assert EDITION in words


def test_an_outcome_is_recorded_with_its_reason():
    """The outcome is there with its id, kind, title and reason, and nothing is unfinished."""
    of = made(TO_A_CHILD_AT_RISK)
    outcome = PROTOCOL.node("share-public-interest")
    content = loaded(of)

    assert of.outcome is outcome
    assert of.pause is None
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

    assert of.outcome is None
    assert loaded(of)["unfinished"] == {"question": {"id": question.id, "text": question.text}, "pause": None}
    assert f"The path has not ended. It waits at this question:\n    {question.text}\n" in as_text(of)
    assert "THE PROTOCOL’S ANSWER" not in as_text(of)


def test_a_path_at_a_pause_names_the_pause_and_the_question_it_leads_back_to():
    """A path that stopped for advice says that, and which question comes next."""
    of = made(AT_ADVICE)
    pause, question = PROTOCOL.node("advice"), PROTOCOL.node("identifiable")

    assert of.pause is pause
    assert loaded(of)["unfinished"] == {
        "question": {"id": question.id, "text": question.text},
        "pause": {"id": pause.id, "text": pause.title},
    }
    assert f"Before it is answered:\n    {pause.title}\n" in as_text(of)


def test_a_path_without_answers_makes_a_record():
    """Before the first answer there is a record too: nothing answered, and nothing it rests on."""
    of = made({})

    assert loaded(of)["answers"] == []
    assert "WHAT THE ANSWERS REST ON" not in as_text(of)
    assert PROTOCOL.node(PROTOCOL.start).text in " ".join(as_text(of).split())


def test_the_path_says_what_it_knows_about_consent():
    """The answers about confidence and consent are gathered, and no others."""
    asked = [each["question"]["id"] for each in loaded(made(TO_A_CHILD_AT_RISK))["consent"]]

    assert asked == ["confidential", "understanding", "whose-consent", "safe-to-ask"]


def test_telling_is_as_the_path_leaves_it():
    """Where telling is unsafe, the record says not to tell, and not that you should."""
    of = made(TO_A_CHILD_AT_RISK)

    assert loaded(of)["telling"]["id"] == "not-while-unsafe"
    assert "Before you share, you should tell the person" not in " ".join(as_text(of).split())


def test_what_was_ignored_is_said():
    """Answers that were not used are in every form, each with the reason; the JSON has them as they were given."""
    of = made({"purpose": "no", "harm": "child", "<b>\n\n- x": "y" * 100})
    content = loaded(of)

    assert [(each["question"], each["answer"]) for each in content["ignored"]] == [
        ("harm", "child"),
        ("<b>\n\n- x", "y" * 100),
    ]
    for each in content["ignored"]:
        assert squeezed(each["why"]) in squeezed(as_text(of))
        assert squeezed(each["why"]) in squeezed(page(of).text)
    assert {"b", "li"}.isdisjoint(tag for tag, _ in page(of).tags)


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


def test_fields_ask_for_no_names():
    """Every field has its own id and says that no names are needed, and no field asks for one."""
    assert len({field.id for field in FIELDS}) == len(FIELDS)
    for field in FIELDS:
        assert field.hint.endswith("No names needed.")
        assert not re.search(r"\bname|date of birth|address", field.label + field.hint.removesuffix("No names needed."))


def test_empty_fields_are_lines_to_write_on():
    """An empty field shows its hint and a blank line in text and Markdown, and is empty in JSON."""
    of = made(TO_A_CHILD_AT_RISK, reasons=" \n ")

    assert as_text(of).count(f"\n    {BLANK}\n") == len(FIELDS)
    assert as_markdown(of).count(f"\n\n{BLANK}\n\n") == len(FIELDS)
    assert loaded(of)["written"] == {field.id: "" for field in FIELDS} | {"reasons": " \n "}
    assert FIELDS[0].hint in page(of).text


def test_what_is_written_takes_the_place_of_hint_and_blank():
    """A field that was filled in shows what was written, line by line, and no hint."""
    of = made(TO_A_CHILD_AT_RISK, reasons="One.\n\nTwo.", with_whom="The school nurse.")

    assert "(3.51, golden rule 7)\n    One.\n    Two.\n" in as_text(of)
    assert "\n\nOne.\n\nTwo.\n\n" in as_markdown(of)
    assert next(field for field in FIELDS if field.id == "reasons").hint not in as_markdown(of)
    assert as_text(of).count(BLANK) == len(FIELDS) - 2


def test_nothing_is_asked_about_sharing_where_the_answer_is_not_to_share():
    """The fields about sharing are left out of a record whose outcome is not to share."""
    of = made(DO_NOT_SHARE)

    assert list(loaded(of)["written"]) == [field.id for field in FIELDS if not field.sharing]
    assert "What was shared" not in as_text(of)


def test_what_was_written_about_sharing_is_kept_even_then():
    """If something was written in a field about sharing, it is kept whatever the outcome."""
    of = made(DO_NOT_SHARE, shared="That we were called.")

    assert loaded(of)["written"]["shared"] == "That we were called."
    assert "With whom it was shared" not in as_text(of)


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
    assert len(str(caught.value)) < 200


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
    """Any text is in the JSON exactly as typed, and in the other two up to its white space, on lines that fit."""
    of = record(PROTOCOL, walk(PROTOCOL, answers), WHEN, written)
    text = as_text(of)

    assert all(loaded(of)["written"].get(key, "") == typed for key, typed in written.items())
    assert all(squeezed(typed) in squeezed(text) for typed in written.values())
    assert all(len(line) <= WIDTH for line in text.splitlines())


@given(strategies.mappings())
def test_any_answers_make_a_record(answers):
    """Whatever the answers, the record is made, fits the schema and its width, and is the same each time."""
    of = made(answers)

    assert loaded(of)
    assert all(len(line) <= WIDTH for line in as_text(of).splitlines())
    assert as_markdown(of) == as_markdown(made(answers))


# Python-Markdown drops control characters, some of which it uses for itself.
words = st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\n\t`*_{}[]()<>#+-.!|~&\\:=\"'1^"))


@given(words)
@example("<script>alert(1)</script>")
@example("<!-- gone -->")
@example("&lt;b&gt; &amp; &#60;")
@example("`code` ``` fence\n```\n~~~\nin a fence")
@example("# heading\nheading\n===\nheading\n---")
@example("[link](https://example.org) ![picture](x.png) <https://example.org> [ref]: https://example.org")
@example("- list\n+ list\n* list\n1. list\n12) list\n> quote\n    code\n***\n___")
@example("a | b\n--|--\n1 | 2\nterm\n: definition\n[^1]: note\n*[HTML]: abbreviation\n# x {: #id onclick=x }")
@example("**bold** _italic_ ~~gone~~ \\* \\\\")
def test_what_is_typed_stays_text_in_markdown(typed):
    """Whatever is typed, the drawn Markdown shows its characters in plain paragraphs, and has no other element."""
    of = made(DO_NOT_SHARE, reasons=typed)
    drawn = page(of)
    blank = page(made(DO_NOT_SHARE))
    plain = page(made(DO_NOT_SHARE, reasons="\n".join("x" for line in typed.splitlines() if line.strip())))

    assert squeezed(typed) in squeezed(drawn.text)
    assert drawn.tags == plain.tags
    assert {tag for tag, _ in drawn.tags} <= {tag for tag, _ in blank.tags}


def test_the_record_is_titled_once_in_each_form():
    """Text and Markdown open with the title, and the schema is named after it."""
    of = made(ASKING)

    assert as_text(of).startswith(TITLE.upper() + "\n\n")
    assert as_markdown(of).startswith(f"# {TITLE}\n\n")
    assert SCHEMA["title"] == TITLE


def test_every_kind_of_end_is_among_the_paths():
    """The paths above end at outcomes of every kind and at pauses, so the test of every path is about all of them."""
    ends = [path.at for path in PATHS]

    assert {end.kind for end in ends if isinstance(end, Outcome)} == set(Kind)
    assert {end for end in ends if isinstance(end, Pause)} == set(PROTOCOL.pauses)
