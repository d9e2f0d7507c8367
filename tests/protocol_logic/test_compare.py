"""What has changed from one edition to the next is told in plain words, and every situation is counted once."""

from copy import deepcopy

import pytest

from protocol_logic import edition
from protocol_logic.compare import Part, Situation, as_markdown, as_text, compare, replay, situations
from protocol_logic.plain import WIDTH
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths


def point(words: str) -> dict[str, str]:
    return {"text": words, "cites": "3.1"}


def leads(to: str, stem: str, **more: str) -> dict[str, str]:
    return {"stem": stem, "to": to, "cites": "3.1", **more}


OLD = {
    "edition": "2026-01-01",
    "start": "purpose",
    "questions": {
        "purpose": {
            "text": "Purpose?",
            "cites": "3.1",
            "answers": {
                "yes": leads("safe", "Yes, there is", cautions="keep"),
                "no": leads("no", "No"),
                "ask": leads("wait", "Not asked"),
            },
        },
        "safe": {
            "text": "Safe?",
            "cites": "3.1",
            "answers": {
                "yes": leads("share", "It is"),
                "no": leads("weigh", "Not", tell="quiet"),
            },
        },
        "weigh": {
            "text": "Just?",
            "cites": "3.1",
            "answers": {"yes": leads("share", "It is"), "no": leads("no", "Not")},
        },
    },
    "pauses": {"wait": {"title": "Wait", "cites": "3.1"}},
    "outcomes": {
        "share": {"title": "Share", "cites": "3.1", "tell": "tell"},
        "no": {"title": "Do not", "cites": "3.1"},
    },
    "points": {"keep": point("Keep it."), "tell": point("Tell them."), "quiet": point("Quiet.")},
}


@pytest.fixture
def new() -> edition.Kept:
    """Give the next edition, for a test to change."""
    return deepcopy(OLD)


def told(new: edition.Kept, title: str) -> list[tuple[str, str]]:
    """Return what is told under a heading, with the question that each change is about."""
    found = [part for part in compare(OLD, new) if part.title == title]
    return [(each.question, each.words) for part in found for each in part.changes]


# --- Situations ---


def test_the_situations_are_the_paths_of_the_table():
    """What is kept leads where the table leads, with the same cautions and the same duty to tell."""
    kept = edition.keep(PROTOCOL)
    expected = [
        Situation(
            tuple((step.question.id, step.answer.id) for step in path.steps),
            path.at.id,
            tuple(caution.id for caution in path.cautions),
            path.tell.id if path.tell else "",
        )
        for path in paths(PROTOCOL)
        if path.steps[-1].answer in path.steps[-1].question.answers
    ]

    assert expected == situations(kept)
    assert expected == [replay(kept, each.answers) for each in expected]


@pytest.mark.parametrize("date", edition.editions())
def test_every_edition_that_is_kept_can_be_walked(date):
    """The past stays checkable: each path of each edition ends at an outcome or a pause."""
    kept = edition.editions()[date]
    found = situations(kept)

    assert len({each.answers for each in found}) == len(found) > 0
    assert {each.to for each in found} <= kept["outcomes"].keys() | kept["pauses"].keys()


# --- What is told ---


def test_the_same_edition_has_changed_in_nothing(new):
    """A new date by itself is no change."""
    assert compare(OLD, new | {"edition": "2026-02-02"}) == ()


def test_a_situation_that_comes_to_something_else_is_told_by_the_answer_that_makes_the_difference(new):
    """Where all that comes after it leads to the same, the answers after it are left out."""
    new["questions"]["safe"]["answers"]["yes"]["to"] = "no"
    words = "Someone who answers “It is” used to be told “Share”, and is now told “Do not” (1 situation)."

    assert told(new, "Told something else") == [("Safe?", words)]
    assert told(new, "In numbers") == [("", "Of 5 situations, 1 come to something else.")]


def test_situations_that_come_to_something_else_are_told_question_by_question(new):
    """Each answer that made a difference is told, in the order of the table."""
    new["questions"]["weigh"]["answers"]["yes"]["to"] = "wait"
    new["questions"]["weigh"]["answers"]["no"]["to"] = "wait"
    new["questions"]["purpose"]["answers"]["no"]["to"] = "wait"
    expected = [
        (
            "Purpose?",
            "Someone who answers “No” used to be told “Do not”, and is now told “Wait” (1 situation).",
        ),
        (
            "Just?",
            "Someone who answers “It is” used to be told “Share”, and is now told “Wait” (1 situation).",
        ),
        (
            "Just?",
            "Someone who answers “Not” used to be told “Do not”, and is now told “Wait” (1 situation).",
        ),
    ]

    assert expected == told(new, "Told something else")


def test_an_answer_in_one_piece_is_told_by_all_that_it_says(new):
    """The first edition had no stems, and is compared with too."""
    new["questions"]["purpose"]["answers"]["no"] = {"text": "No, none.", "to": "wait", "cites": "3.1"}
    words = "Someone who answers “No, none.” used to be told “Do not”, and is now told “Wait” (1 situation)."

    assert told(new, "Told something else") == [("Purpose?", words)]


def test_a_duty_that_comes_with_an_answer_is_told_once_whatever_the_answer_leads_to():
    """It is told by the answer, so the outcomes after it are not told apart."""
    old = deepcopy(OLD)
    old["outcomes"]["more"] = {"title": "Share more", "cites": "3.1", "tell": "tell"}
    old["questions"]["safe"]["answers"]["no"] = leads("more", "Not")
    new = deepcopy(old)
    new["questions"]["purpose"]["answers"]["yes"]["tell"] = "quiet"
    (part,) = [each for each in compare(old, new) if each.title == "Telling people"]
    words = "Someone who answers “Yes, there is” used to be told “Tell them.”, and is now told “Quiet.” (2 situations)"

    assert [(each.question, each.words) for each in part.changes] == [("Purpose?", words)]


def test_questions_in_the_same_words_keep_their_own_answers(new):
    """The answer to one is given to the other only where that has none."""
    new["questions"]["weigh"]["text"] = new["questions"]["safe"]["text"]
    given = (("purpose", "yes"), ("safe", "no"), ("weigh", "yes"))

    assert replay(new, given).answers == given


def test_answers_to_one_question_are_joined_where_they_lead_from_and_to_the_same(new):
    """Two situations in one sentence, and counted as two."""
    old = deepcopy(OLD)
    old["questions"]["purpose"]["answers"]["ask"]["to"] = "no"
    new["questions"]["purpose"]["answers"]["ask"]["to"] = new["questions"]["purpose"]["answers"]["no"]["to"] = "share"
    (part,) = [each for each in compare(old, new) if each.title == "Told something else"]
    expected = [
        "Someone who answers “No” or “Not asked” used to be told “Do not”, and is now told “Share” (2 situations)."
    ]

    assert expected == [each.words for each in part.changes]


def test_later_answers_are_named_where_they_count(new):
    """The edge changed at one question, and what comes of it depends on the next."""
    new["questions"]["safe"]["answers"]["no"]["to"] = "weigh-again"
    new["questions"]["weigh-again"] = deepcopy(new["questions"]["weigh"])
    new["questions"]["weigh-again"]["answers"]["yes"]["to"] = "no"
    new["questions"]["weigh-again"]["answers"]["no"]["to"] = "wait"
    expected = [
        "Someone who answers “Not”, and then “It is”, used to be told “Share”, and is now told “Do not” (1 situation).",
        "Someone who answers “Not”, and then “Not”, used to be told “Do not”, and is now told “Wait” (1 situation).",
    ]

    assert [("Safe?", each) for each in expected] == told(new, "Told something else")
    assert told(new, "New questions and answers") == []


def test_a_situation_that_is_asked_more_is_told_what(new):
    """Nobody is told that something changed where they are only asked first."""
    new["questions"]["late"] = {"text": "Is it late?", "cites": "3.1", "answers": {"yes": leads("safe", "Yes")}}
    new["questions"]["purpose"]["answers"]["yes"]["to"] = "late"
    expected = [("Purpose?", "Someone who answers “Yes, there is” is now asked “Is it late?” first (3 situations).")]

    assert expected == told(new, "Asked something more")
    assert told(new, "Told something else") == []
    assert told(new, "New questions and answers") == [("Is it late?", "This question is new.")]
    assert told(new, "In numbers") == [
        ("", "Of 5 situations, 3 are asked something more, and can still come to the same."),
        ("", "3 are new."),
    ]


def test_who_is_asked_more_and_can_no_longer_come_to_the_same_is_told_what_may_come(new):
    """A question asked first is no small thing where it rules out what the path came to."""
    new["questions"]["late"] = {
        "text": "Late?",
        "cites": "3.1",
        "answers": {"yes": leads("no", "Late"), "no": leads("weigh", "In time"), "wait": leads("wait", "Soon")},
    }
    new["questions"]["safe"]["answers"]["yes"]["to"] = "late"
    new["questions"]["weigh"]["answers"]["yes"]["to"] = "no"
    words = (
        "Someone who answers “It is” used to be told “Share”, and is now asked “Late?” first, "
        "and then told “Do not” (1 situation)."
    )

    assert ("Safe?", words) in told(new, "Told something else")
    assert told(new, "Asked something more") == []


def test_what_may_come_of_a_question_that_is_asked_first_follows_the_answers_that_stand(new):
    """Only what is open is followed every way; each outcome that can come of it is named."""
    new["outcomes"] |= {"part": {"title": "Share a little", "cites": "3.1"}, "gone": {"title": "Late", "cites": "3.1"}}
    new["questions"]["late"] = {
        "text": "Late?",
        "cites": "3.1",
        "answers": {"yes": leads("gone", "Late"), "little": leads("part", "A little"), "no": leads("weigh", "In time")},
    }
    new["questions"]["weigh"]["answers"]["no"]["to"] = "part"
    new["questions"]["safe"]["answers"]["no"]["to"] = "late"
    words = (
        "Someone who answers “Not” used to be told “Do not”, and is now asked “Late?” first, "
        "and then told “Late” or “Share a little” (1 situation)."
    )

    assert ("Safe?", words) in told(new, "Told something else")


def test_all_the_later_answers_that_count_are_named(new):
    """They are named in the order in which they are given."""
    new["questions"]["safe-again"] = deepcopy(new["questions"]["safe"])
    new["questions"]["weigh-again"] = deepcopy(new["questions"]["weigh"])
    new["questions"]["safe-again"]["answers"]["no"]["to"] = "weigh-again"
    new["questions"]["safe-again"]["answers"]["yes"]["to"] = "no"
    new["questions"]["weigh-again"]["answers"]["no"]["to"] = "wait"
    new["questions"]["purpose"]["answers"]["yes"]["to"] = "safe-again"
    words = (
        "Someone who answers “Yes, there is”, and then “Not” and “Not”, used to be told “Do not”, "
        "and is now told “Wait” (1 situation)."
    )

    assert ("Purpose?", words) in told(new, "Told something else")


def test_a_caution_is_told_with_its_own_answer_though_those_before_it_carry_none(new):
    """Most answers carry nothing."""
    new["questions"]["weigh"]["answers"]["yes"]["cautions"] = "mind"
    new["points"]["mind"] = point("Mind the gap.")
    words = "Someone who answers “It is” is now also told: “Mind the gap.” (1 situation)"

    assert told(new, "What to bear in mind") == [("Just?", words)]


def test_cautions_that_come_and_go_are_told_with_the_answers_that_carry_them(new):
    """What is read out now and was not, and what was and is not."""
    new["questions"]["purpose"]["answers"]["yes"]["cautions"] = "mind"
    new["questions"]["purpose"]["answers"]["no"]["cautions"] = "mind"
    new["points"]["mind"] = point("Mind the gap.")
    expected = [
        (
            "Purpose?",
            "Someone who answers “Yes, there is” or “No” is now also told: “Mind the gap.” (4 situations)",
        ),
        ("Purpose?", "Someone who answers “Yes, there is” is no longer told: “Keep it.” (3 situations)"),
    ]

    assert expected == told(new, "What to bear in mind")
    assert told(new, "In numbers") == [("", "Of 5 situations, 4 carry other cautions.")]


def test_a_caution_that_only_moves_to_another_answer_of_the_path_is_not_told(new):
    """The reader is told the same."""
    del new["questions"]["purpose"]["answers"]["yes"]["cautions"]
    for chosen in ("yes", "no"):
        new["questions"]["safe"]["answers"][chosen]["cautions"] = "keep"

    assert told(new, "What to bear in mind") == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda new: new["questions"]["safe"]["answers"]["no"].pop("tell"),
            (
                "Safe?",
                "Someone who answers “Not” used to be told “Quiet.”, and is now told “Tell them.” (1 situation)",
            ),
        ),
        (
            lambda new: new["questions"]["safe"]["answers"]["yes"].update(tell="quiet"),
            (
                "Safe?",
                "Someone who answers “It is” used to be told “Tell them.”, and is now told “Quiet.” (1 situation)",
            ),
        ),
        (
            lambda new: new["outcomes"]["share"].pop("tell"),
            (
                "Safe?",
                "Someone who answers “Not” used to be told “Quiet.”, and is now told nothing (1 situation)",
            ),
        ),
        (
            lambda new: new["outcomes"]["no"].update(tell="tell"),
            ("", "Whoever comes to “Do not” used to be told nothing, and is now told “Tell them.” (1 situation)"),
        ),
    ],
    ids=["an answer's goes", "an answer's comes", "the outcome's goes", "the outcome's comes"],
)
def test_another_duty_to_tell_is_told_by_what_it_comes_with(new, change, expected):
    """It comes with an answer, or else with the outcome."""
    change(new)

    assert expected in told(new, "Telling people")


def test_a_new_answer_is_told_with_where_it_leads(new):
    """To a question, or to what the reader is told."""
    new["questions"]["safe"]["answers"]["late"] = leads("weigh", "Late", hint="It is too late.")
    new["questions"]["safe"]["answers"]["never"] = leads("no", "Never")
    expected = [
        ("Safe?", "It can now be answered “Late. It is too late.” This asks “Just?”."),
        ("Safe?", "It can now be answered “Never”. This tells you “Do not”."),
    ]

    assert expected == told(new, "New questions and answers")
    assert told(new, "In numbers") == [("", "3 are new.")]


def test_what_is_gone_is_told_in_its_own_words(new):
    """Its situations are counted apart: nobody comes to them any more."""
    del new["questions"]["purpose"]["answers"]["ask"]
    del new["questions"]["weigh"]
    new["questions"]["safe"]["answers"]["no"]["to"] = "no"
    expected = [
        ("", "“Just?” is not asked any more."),
        ("Purpose?", "It can no longer be answered “Not asked”."),
    ]

    assert expected == told(new, "Questions and answers that are gone")
    assert told(new, "In numbers")[0] == ("", "Of 5 situations, 3 are gone, because one of their answers is.")


def test_what_is_worded_otherwise_is_told_in_the_words_of_both(new):
    """Of the answers, only those that mean something else: better words for the same are no news."""
    new["outcomes"]["share"]["title"] = "You may share"
    new["points"]["keep"] = point("Keep it safe.")
    new["questions"]["safe"]["answers"]["no"]["stem"] = "Not at all"
    new["questions"]["weigh"]["answers"]["no"]["stem"] = "No, not"
    new["reworded"] = "weigh=no"
    expected = [
        ("", "“Share” is now “You may share”."),
        ("", "“Keep it.” is now “Keep it safe.”"),
        ("Safe?", "The answer “Not” is now “Not at all”."),
    ]

    assert expected == told(new, "In other words")


def test_other_paragraphs_are_told(new):
    """A citation is a change, though nobody is told anything else."""
    new["questions"]["safe"]["answers"]["no"]["cites"] = "3.1 3.40-i"
    new["outcomes"]["share"]["cites"] = "3.2"
    expected = [
        ("", "“Share” now also rests on 3.2 and no longer rests on 3.1."),
        ("Safe?", "“Not” now also rests on 3.40(i)."),
    ]

    assert expected == told(new, "Resting on other paragraphs")


# --- Its two forms ---


def test_the_text_has_every_change_and_no_long_line(new):
    """It can be read in a terminal and pasted anywhere."""
    new["questions"]["purpose"]["answers"]["yes"]["cautions"] = "mind"
    new["points"]["mind"] = point("Mind the gap. " * 10)
    parts = compare(OLD, new)
    text = as_text(parts)
    flat = " ".join(text.split())

    assert [part.title for part in parts if part.title.upper() not in text] == []
    assert [each for part in parts for each in part.changes if each.words.strip() not in flat.replace("”", "”")] == []
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_markdown_has_headings_and_folds_the_details(new):
    """What matters most is open, the details a tap away, and no word of the table is taken for markup."""
    new["questions"]["safe"]["answers"]["yes"]["to"] = "no"
    new["outcomes"]["share"]["title"] = "You *may* share"
    expected = (
        "### In numbers\n\n"
        "- Of 5 situations, 1 come to something else.\n\n"
        "### Told something else\n\n"
        "**Safe?**\n\n"
        "- Someone who answers “It is” used to be told “Share”, and is now told “Do not” (1 situation).\n\n"
        '<details markdown="1"><summary>In other words (1)</summary>\n\n'
        "- “Share” is now “You \\*may\\* share”.\n\n"
        "</details>\n"
    )

    assert expected == as_markdown(compare(OLD, new))


def test_the_changes_to_one_question_stand_together_under_it(new):
    """The question is said once, and what is about none stands under the heading itself."""
    new["outcomes"]["share"]["title"] = "You may share"
    new["questions"]["safe"]["answers"]["yes"]["stem"] = "Quite"
    new["questions"]["safe"]["answers"]["no"]["stem"] = "Not at all"
    parts = compare(OLD, new)
    text = (
        "IN OTHER WORDS\n\n"
        "    - “Share” is now “You may share”.\n\n"
        "    Safe?\n\n"
        "    - The answer “It is” is now “Quite”.\n"
        "    - The answer “Not” is now “Not at all”.\n"
    )
    markdown = (
        '<details markdown="1"><summary>In other words (3)</summary>\n\n'
        "- “Share” is now “You may share”.\n\n"
        "**Safe?**\n\n"
        "- The answer “It is” is now “Quite”.\n"
        "- The answer “Not” is now “Not at all”.\n\n"
        "</details>\n"
    )

    assert (text, markdown) == (as_text(parts), as_markdown(parts))


def test_no_change_has_no_words():
    """Nothing is drawn for an edition that says the same."""
    parts: tuple[Part, ...] = ()

    assert (as_text(parts), as_markdown(parts)) == ("", "")
