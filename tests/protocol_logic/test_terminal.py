"""The terminal asks the same flowchart, prints the record, and says what it did not understand."""

import json
import runpy
import sys
from time import strftime

import pytest

from protocol_logic.__main__ import BACK, RESTART, main, path_line
from protocol_logic.flowchart import NOT_SURE
from protocol_logic.form import as_html
from protocol_logic.plain import WIDTH
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import as_json, as_text, cited, record
from protocol_logic.walk import paths, turns, walk

SHARE = {"purpose": "yes", "identifiable": "no"}
NUMBERS = tuple(
    str(number)
    for question, chosen in SHARE.items()
    for number, answer in enumerate(PROTOCOL.answers(PROTOCOL.node(question)), start=1)
    if answer.id == chosen
)
"""The numbers of these answers."""

CHOICES = ", ".join(answer.id for answer in PROTOCOL.answers(PROTOCOL.node(PROTOCOL.start)))
PAIRS = [f"{question}={answer}" for question, answer in SHARE.items()]
WHEN = "2010-12-01"
DAY, TODAY = (2026, 6, 30, 23, 59, 59, 0, 0, 0), "2026-06-30"
"""A moment as `time` gives it, and its date."""


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Let it be one day throughout: a real one may end between a record and what it is compared with."""
    monkeypatch.setattr("protocol_logic.__main__.strftime", lambda form: strftime(form, DAY))


@pytest.fixture
def session(monkeypatch, capsys):
    """Return a function that types entries at the prompts, then ends the input, and returns what was printed."""

    def typed(*entries, end=EOFError):
        waiting = list(entries)

        def answer(prompt):
            assert prompt == "> "
            if not waiting:
                raise end
            return waiting.pop(0)

        monkeypatch.setattr("builtins.input", answer)
        assert main([]) == 0
        assert not waiting
        printed = capsys.readouterr()
        assert not printed.err
        return printed.out

    return typed


def words(printed: str) -> str:
    """Return what was printed as one line."""
    return " ".join(printed.split())


def asked(printed: str, question_id: str) -> int:
    """Return how often a question was asked."""
    return words(printed).count(words(f"{PROTOCOL.node(question_id).text} {PROTOCOL.node(question_id).why}"))


def test_a_question_comes_with_its_why_its_paragraphs_and_all_answers(session):
    """The first question shows its part, reason, paragraphs, and every answer with a number and id."""
    printed = words(session())
    question = PROTOCOL.node(PROTOCOL.start)

    assert (
        f"Question 1 of 7: {PROTOCOL.parts[0].title} {cited(f'{question.text} {question.why}', question.cites)}"
        in printed
    )
    for number, answer in enumerate(PROTOCOL.answers(question), start=1):
        assert f"{number}. {answer.text} [{answer.id}]" in printed


def test_the_helps_of_a_question_are_named_with_their_paragraphs(session):
    """The words themselves are in the protocol, which a terminal has not: it says where."""
    confidential = PROTOCOL.node("confidential")
    printed = words(session("yes", "yes"))

    assert confidential.helps
    for each in confidential.helps:
        assert f"To help you answer, read: - {cited(each.title, each.cites)}" in printed


def test_the_notes_for_every_step_come_first(session):
    """The two notes that hold at every step stand before the first question."""
    printed = words(session())

    for note in PROTOCOL.notes:
        assert printed.index(note.text) < printed.index(PROTOCOL.node(PROTOCOL.start).text)


@pytest.mark.parametrize("entries", [NUMBERS, ("yes", "no"), (" YES ", "No")])
def test_numbers_and_ids_lead_to_the_record(session, entries):
    """Answers by number or by id, in either case, end in the checklist on how to share and today's record."""
    printed = session(*entries)

    assert printed.endswith("\n\n" + as_text(record(PROTOCOL, walk(PROTOCOL, SHARE), TODAY, {})))
    for point in (*PROTOCOL.sharing, *PROTOCOL.others):
        assert point.text in words(printed)
    assert all(len(line) <= WIDTH for line in printed.split("RECORD OF")[0].splitlines())


def test_what_would_have_changed_the_outcome_is_said(session):
    """Each single answer that leads elsewhere stands before the record, with its question and where it leads."""
    printed = words(session("yes", "no"))

    for turn in turns(PROTOCOL, walk(PROTOCOL, SHARE)):
        ends = " or ".join(end.title for end in turn.to)
        assert f"{turn.step.question.text} If you had answered “{turn.instead.stem}”: {ends}" in printed


def test_how_to_share_is_not_said_where_the_answer_is_not_to_share(session):
    """An outcome not to share has no checklist on how to share."""
    printed = session("no")

    assert PROTOCOL.node("no-purpose").title in printed
    assert PROTOCOL.sharing[0].text not in words(printed)


@pytest.mark.parametrize("entry", ["?", NOT_SURE])
def test_not_sure_says_what_to_do_and_asks_again(session, entry):
    """Not being sure shows the advice to take, and then the same question."""
    printed = session("yes", entry)

    for point in PROTOCOL.node("advice").points:
        assert point.text in words(printed)
    assert asked(printed, "identifiable") == 2
    assert asked(printed, "purpose") == 1


def test_back_returns_to_the_question_before(session):
    """Going back asks the question before again, and the answer to it can be changed."""
    printed = session("yes", BACK, "no")

    assert asked(printed, "purpose") == 2
    assert PROTOCOL.node("no-purpose").title in printed


def test_back_at_the_first_question_says_so(session):
    """There is nothing before the first question, and going back there says that and asks it again."""
    printed = session(BACK)

    assert "This is the first question." in printed
    assert asked(printed, "purpose") == 2


def test_restart_returns_to_the_first_question(session):
    """Starting again forgets all answers."""
    printed = session("yes", "yes", RESTART, "no")

    assert asked(printed, "purpose") == 2
    assert PROTOCOL.node("no-purpose").title in printed
    assert "Can a living person be identified" not in printed.split("RECORD OF")[1]


def test_a_wrong_entry_gets_the_nearest_and_another_try(session):
    """What is not an answer gets the nearest entry, or all of them, and the prompt again; little of it is repeated."""
    printed = session("cuort", "9", "", "x" * 10_000, "no")

    assert "“cuort” is not one of the answers. Did you mean “court”?" in printed
    assert f"“9” is not one of the answers. Choose from 1, 2, 3, 4, 5, {CHOICES}, ?, back, restart." in words(printed)
    assert asked(printed, "purpose") == 1
    assert len(printed) < 10_000
    assert PROTOCOL.node("no-purpose").title in printed


def test_the_end_of_the_input_stops_cleanly(session):
    """When the input ends there is a last line break, no record and no error."""
    printed = session("yes")

    assert printed.endswith("\n\n")
    assert "RECORD OF" not in printed


def test_control_c_stops_cleanly(session):
    """Ctrl-C stops in the same way."""
    assert "RECORD OF" not in session("yes", end=KeyboardInterrupt)


@pytest.mark.parametrize(("form", "shown"), [("text", as_text), ("html", as_html), ("json", as_json)])
def test_decide_prints_the_record(capsys, form, shown):
    """The record of the answers is printed in the form that was asked for, with the date that was given."""
    assert main(["decide", *PAIRS, "--format", form, "--when", WHEN]) == 0
    assert capsys.readouterr() == (shown(record(PROTOCOL, walk(PROTOCOL, SHARE), WHEN, {})), "")


def test_decide_prints_text_of_today_unless_told_otherwise(capsys):
    """Without options the record is text, and of today."""
    assert main(["decide", *PAIRS]) == 0
    assert capsys.readouterr().out == as_text(record(PROTOCOL, walk(PROTOCOL, SHARE), TODAY, {}))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["purpos=yes"], "There is no question “purpos”. Did you mean “purpose”?"),
        (["purpose=yse"], "“yse” is not an answer to “purpose”. Did you mean “yes”?"),
        (["purpose:yes"], "There is no question “purpose:yes”. Did you mean “purpose”?"),
        (["purpose"], f"“” is not an answer to “purpose”. Choose from {CHOICES}."),
        (["purpose=yes", "harm=chidl"], "“chidl” is not an answer to “harm”. Did you mean “child”?"),
        (["purpose=yes", "purpose=no"], "“purpose” is answered twice."),
        (["purpose=yes", "--when", "today"], f"“today” is not a date: write one like {PROTOCOL.edition}."),
    ],
)
def test_decide_says_what_is_wrong(capsys, arguments, said):
    """Each slip is a sentence on stderr with the nearest valid id; nothing is decided, and the status is 2."""
    assert main(["decide", *arguments]) == 2
    assert capsys.readouterr() == ("", said + "\n")


def test_decide_says_all_that_is_wrong_at_once(capsys):
    """Several slips are all said."""
    assert main(["decide", "purpos=yes", "harm=chidl", "--when", "today"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_an_unknown_form_is_refused(capsys):
    """A form that does not exist is refused by the command line itself, with status 2."""
    with pytest.raises(SystemExit) as stopped:
        main(["decide", "--format", "word"])

    assert stopped.value.code == 2
    assert not capsys.readouterr().out


def test_an_answer_that_no_longer_applies_is_said_and_is_no_error(capsys):
    """A valid answer that the path does not lead to is said on stderr, and the record is printed."""
    assert main(["decide", "purpose=no", "harm=child"]) == 0
    printed = capsys.readouterr()

    assert printed.err == f"“{PROTOCOL.node('harm').text}” no longer applies: your other answers do not lead to it.\n"
    assert PROTOCOL.node("no-purpose").title in printed.out


@pytest.mark.parametrize(
    ("pairs", "at"), [([], "purpose"), (["purpose=yes"], "identifiable"), (["purpose=not-sure"], "advice")]
)
def test_decide_says_where_an_unfinished_path_stands(capsys, pairs, at):
    """A path that has not ended prints where it stands, and that is no error."""
    assert main(["decide", *pairs, "--format", "json"]) == 0
    unfinished = json.loads(capsys.readouterr().out)["people"][0]["unfinished"]

    assert at in (unfinished["question"]["id"], (unfinished["pause"] or {}).get("id"))


def test_paths_prints_every_path_sorted_a_line_each(capsys):
    """There is a line for every path, pauses included, in sorted order, and no two are the same."""
    assert main(["paths"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines == sorted({path_line(path) for path in paths(PROTOCOL)})
    assert len(lines) == len(list(paths(PROTOCOL)))


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        (
            SHARE,
            (
                "purpose=yes identifiable=no -> share-not-identifiable"
                " | cautions: other-information | tell: nobody-to-tell"
                " | cites: 2.2 2.3 3.2 3.3 3.4 3.5 3.10 term-anonymised-information"
            ),
        ),
        (
            {"purpose": "not-sure"},
            "purpose=not-sure -> advice | cautions: none | tell: none | cites: 2.5 3.45 note-advice rule-3",
        ),
    ],
)
def test_a_path_is_one_readable_line(answers, line):
    """A line has the answers, where they end, the cautions, whom to tell, and the paragraphs."""
    assert path_line(walk(PROTOCOL, answers)) == line


def test_it_runs_as_a_module(monkeypatch, capsys):
    """`python -m protocol_logic` leaves with the status that the work gave."""
    monkeypatch.setattr(sys, "argv", ["protocol_logic", "decide", "purpose"])
    # A fresh copy, as a terminal would start it.
    monkeypatch.delitem(sys.modules, "protocol_logic.__main__")

    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("protocol_logic", run_name="__main__")

    assert stopped.value.code == 2
    assert "Choose from" in capsys.readouterr().err
