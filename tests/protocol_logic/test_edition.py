"""What has been published under a date stays what it was, and whatever changes gets a new date."""

import difflib
import json
from dataclasses import replace
from itertools import pairwise

import pytest
from test_local import HERE, REFERRED
from test_page import about

from protocol_logic import __main__, compare, edition
from protocol_logic.__main__ import main, path_lines
from protocol_logic.flowchart import EDITION
from protocol_logic.local import as_data
from protocol_logic.page import handle
from protocol_logic.protocol import PROTOCOL

SHOWN = 60
"""How many lines of a difference are shown."""

KEPT = edition.editions()
LATER = "2999-12-31"


def changed() -> str:
    """Say how the table differs from what is kept under its date, and what to do about it."""
    was = edition.as_text(KEPT.get(PROTOCOL.edition, {}))
    now = edition.as_text(edition.keep(PROTOCOL))
    lines = difflib.unified_diff(was.splitlines(), now.splitlines(), "kept", "in the table", n=0, lineterm="")
    return "\n".join(
        [
            f"The table is not the edition of {PROTOCOL.edition} that is kept.",
            *list(lines)[:SHOWN],
            "If every change is meant, give EDITION in protocol.py a new date, and accept it:",
            "    make accept",
            "If the edition that is kept has never been published, the date can stay:",
            "    .venv/bin/python -m protocol_logic accept --unpublished",
        ]
    )


def words(printed: str) -> str:
    """Return what was printed as one line."""
    return " ".join(printed.split())


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Let there be a project with no editions, and give its file of reviewed paths."""
    folder, reviewed = tmp_path / "editions", tmp_path / "paths.txt"
    folder.mkdir()
    reviewed.touch()
    monkeypatch.setattr(edition, "FOLDER", folder)
    monkeypatch.setattr(__main__, "REVIEWED", reviewed)
    return reviewed


@pytest.fixture
def table(monkeypatch):
    """Return a function that has the command line use the table of this date, with this first sentence on harm."""

    def use(date: str, harm: str = PROTOCOL.notes[0].text) -> None:
        notes = (replace(PROTOCOL.notes[0], text=harm), *PROTOCOL.notes[1:])
        monkeypatch.setattr(__main__, "PROTOCOL", replace(PROTOCOL, edition=date, notes=notes))

    return use


def test_the_table_is_the_edition_that_is_kept():
    """A path, a text or a citation that changes without a new date would make links and records say what is not so."""
    assert KEPT.get(PROTOCOL.edition) == edition.keep(PROTOCOL), changed()


def test_no_edition_says_what_the_one_before_it_said():
    """A new date with nothing new would have readers look for a change that is not there."""
    for (_, before), (date, after) in pairwise(KEPT.items()):
        assert after != before | {"edition": date}, f"nothing has changed in the edition of {date}"


def test_only_what_is_in_other_words_is_said_to_mean_the_same():
    """A list that says more than it has to would let the next change of meaning pass for better words."""
    for before, after in pairwise(KEPT.values()):
        changed_words = edition.changed_meaning(before, after | {"reworded": ""})
        superfluous = set(after.get("reworded", "").split()) - {"=".join(pair) for pair in changed_words}

        assert superfluous == set(), after["edition"]


@pytest.mark.parametrize("date", KEPT)
def test_an_edition_is_kept_under_its_own_date(date):
    """Whoever has a link or a record finds the edition that it names, as it is written."""
    text = (edition.FOLDER / f"{date}.json").read_text(encoding="utf-8")
    expected = (date, edition.as_text(KEPT[date]), True)

    assert expected == (KEPT[date]["edition"], text, EDITION.fullmatch(date) is not None)


def test_the_table_is_the_newest_edition():
    """Nothing that is kept claims to be later than what readers get."""
    assert list(KEPT)[-1] == PROTOCOL.edition


def test_no_id_comes_back():
    """An id that is gone stays taken: a link or a record of its time would say something else."""
    assert edition.reused(edition.keep(PROTOCOL), *KEPT.values()) == {}


HAD = edition.keep(PROTOCOL)
POINT = PROTOCOL.notes[0].id
HAD_NOT = HAD | {"points": {name: said for name, said in HAD["points"].items() if name != POINT}}
HAD_ANOTHER = HAD_NOT | {"pauses": HAD["pauses"] | {POINT: {"title": "Wait"}}}


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        ([], False),
        ([HAD_NOT, HAD], False),
        ([HAD, HAD_NOT], True),
        ([HAD_ANOTHER], True),
    ],
    ids=["the first edition", "new and kept", "gone and back", "of another kind"],
)
def test_an_id_is_taken_for_good(before, taken):
    """It may be new, and stay; once gone it may not come back, and it never stands for something of another kind."""
    assert edition.reused(HAD, *before) == ({POINT: PROTOCOL.edition} if taken else {})


def test_an_answer_goes_by_its_question():
    """Its own id may be that of answers to other questions too, and says nothing of them."""
    first, second = PROTOCOL.questions[:2]
    gone = HAD | {"questions": HAD["questions"] | {first.id: HAD["questions"][first.id] | {"answers": {}}}}
    expected = {f"{first.id}={each.id}": PROTOCOL.edition for each in first.answers}

    assert second.answers
    assert edition.reused(HAD, HAD, gone) == expected


def test_an_id_that_comes_back_is_refused(project, table, capsys):
    """Nothing is written, and what is printed names the id and the edition that had it."""
    for kept, date in ((HAD, "2000-01-01"), (HAD_NOT, "2000-01-02")):
        (edition.FOLDER / f"{date}.json").write_text(edition.as_text(kept | {"edition": date}), encoding="utf-8")
    table(LATER)

    assert main(["accept"]) == 2
    assert f"The id “{POINT}” is retired: the edition of 2000-01-01 had it" in words(capsys.readouterr().err)
    assert (project.read_text(encoding="utf-8"), list(edition.editions())) == ("", ["2000-01-01", "2000-01-02"])


def test_what_is_accepted_is_what_is_kept(project, capsys):
    """Accepting writes the edition and every path, says nothing, and can be repeated."""
    expected = (0, 0, {PROTOCOL.edition: edition.keep(PROTOCOL)}, path_lines(), ("", ""))

    assert expected == (
        *(main(["accept"]), main(["accept"])),
        edition.editions(),
        project.read_text(encoding="utf-8"),
        capsys.readouterr(),
    )


def test_a_change_under_the_same_date_is_refused(project, table, capsys):
    """The edition stays what it was, and the reviewed paths too, until it is said that nobody has seen it."""
    main(["accept"])
    project.write_text("as reviewed", encoding="utf-8")
    table(PROTOCOL.edition, "Do not delay.")

    assert main(["accept"]) == 2
    assert words(capsys.readouterr().err) == (
        f"The edition of {PROTOCOL.edition} is kept, and it said something else. Give EDITION in protocol.py a new "
        "date. If that edition has never been published, use --unpublished."
    )
    assert edition.editions()[PROTOCOL.edition] == edition.keep(PROTOCOL)
    assert project.read_text(encoding="utf-8") == "as reviewed"
    assert main(["accept", "--unpublished"]) == 0
    assert edition.editions()[PROTOCOL.edition]["points"]["harm-without-delay"]["text"] == "Do not delay."


@pytest.mark.usefixtures("project")
def test_a_change_under_a_later_date_is_kept_beside_the_earlier(table):
    """The past stays what it was."""
    main(["accept"])
    table(LATER, "Do not delay.")
    expected = (0, [PROTOCOL.edition, LATER], edition.keep(PROTOCOL))

    assert expected == (
        main(["accept"]),
        list(edition.editions()),
        edition.editions()[PROTOCOL.edition],
    )


@pytest.mark.usefixtures("project")
def test_a_later_date_with_nothing_new_is_refused(table, capsys):
    """A date is no edition by itself."""
    main(["accept"])
    table(LATER)

    assert main(["accept"]) == 2
    assert "Nothing has changed since" in words(capsys.readouterr().err)
    assert list(edition.editions()) == [PROTOCOL.edition]


@pytest.mark.usefixtures("project")
def test_a_date_before_the_newest_is_refused(table, capsys):
    """Whoever takes up an old date by mistake does not write into the past."""
    main(["accept"])
    table("2010-11-01", "Do not delay.")

    assert main(["accept"]) == 2
    assert f"The edition of {PROTOCOL.edition} is kept" in words(capsys.readouterr().err)
    assert list(edition.editions()) == [PROTOCOL.edition]


def test_outside_a_copy_of_the_project_nothing_is_written(project, capsys):
    """Where the package is installed by itself there are no reviewed paths to write, so it says what it needs."""
    project.unlink()

    assert main(["accept"]) == 2
    assert "this needs a copy of the whole project" in words(capsys.readouterr().err)
    assert edition.editions() == {}


# --- compare, in a terminal ---


def test_two_editions_are_compared_by_their_dates(project, table, capsys):
    """Each form is printed, and the second edition is the table itself if none is named."""
    main(["accept"])
    table(LATER, "Act.")
    parts = compare.compare(edition.keep(PROTOCOL), edition.keep(__main__.PROTOCOL))
    main(["compare", PROTOCOL.edition])
    as_text = capsys.readouterr().out
    main(["accept"])
    main(["compare", PROTOCOL.edition, LATER, "--format", "markdown"])

    assert project.exists()
    assert "is now “Act.”" in words(as_text)
    assert (as_text, capsys.readouterr().out) == (compare.as_text(parts), compare.as_markdown(parts))


def test_an_edition_can_be_a_file(project, capsys):
    """It need not be one that is kept here."""
    file = project.with_name("elsewhere.json")
    file.write_text(edition.as_text(edition.keep(PROTOCOL)), encoding="utf-8")

    assert main(["compare", str(file)]) == 0
    assert capsys.readouterr().out == "They say the same.\n"


def test_an_edition_that_is_not_there_gets_the_nearest(project, capsys):
    """A wrong date is named with the nearest that is right."""
    main(["accept"])

    assert project.exists()
    assert main(["compare", PROTOCOL.edition[:-1]]) == 2
    assert f"Did you mean “{PROTOCOL.edition}”?" in words(capsys.readouterr().err)


@pytest.mark.parametrize("text", ["", "null", "{}", "purpose=no -> no-purpose", '{"edition": "2026-11-23"}'])
def test_a_file_that_holds_something_else_is_named(project, capsys, text):
    """Any file can be named by mistake."""
    file = project.with_name("other")
    file.write_text(text, encoding="utf-8")

    assert main(["compare", str(file)]) == 2
    assert f"{file} does not hold an edition." in words(capsys.readouterr().err)


# --- What a link of an earlier edition needs ---


def answered(stem: str, to: str, **more: str) -> dict[str, str]:
    """Return an answer as it is kept."""
    return {"stem": stem, "to": to, **more}


OLD = {
    "edition": "2026-01-01",
    "questions": {
        "where": {
            "text": "Where?",
            "answers": {
                "in": {"text": "In here", "to": "when", "cautions": "keep"},
                "out": {"text": "Out", "to": "no"},
                "else": {"text": "Else", "to": "no"},
            },
        },
        "when": {"text": "When?", "answers": {"now": answered("Now", "yes")}},
    },
    "pauses": {},
    "outcomes": {"yes": {"title": "Share", "tell": "tell"}, "no": {"title": "Do not"}},
    "points": {"keep": {"text": "Keep."}, "tell": {"text": "Tell."}},
}
"""An edition as small as one can be that has everything; the first one kept the words of answers in one piece."""


def later(**otherwise: dict[str, str]) -> edition.Kept:
    """Return an edition in which these answers to the first question are otherwise."""
    answers = {
        "in": answered("In here", "when", cautions="keep"),
        "out": answered("Out", "no"),
        "else": answered("Else", "no"),
    }
    asked = {"where": {"text": "Where?", "answers": answers | otherwise}, "when": OLD["questions"]["when"]}
    return OLD | {"edition": "2026-02-02", "questions": asked}


SAME = {"again": "", "answers": {}, "nodes": {}, "points": "", "new": {}}


def test_what_is_kept_in_other_fields_is_still_the_same():
    """Words that stand in two fields are the words that stood in one."""
    assert edition.since(OLD, later()) == SAME


def test_an_answer_in_other_words_is_asked_again_and_so_are_those_below_it():
    """Who reads “choose the first” answers by what stands above, too."""
    expected = SAME | {
        "again": "where=out where=else",
        "answers": {"where=out": {"text": "Out"}, "where=else": {"text": "Else"}},
    }

    assert expected == edition.since(OLD, later(out=answered("Out. There", "no")))


def test_an_answer_in_other_words_that_is_said_to_mean_the_same_is_kept():
    """Better words for the same thing cost nobody an answer."""
    new = later(out=answered("Outside", "no")) | {"reworded": "where=out where=else"}

    assert edition.since(OLD, new) == SAME


def test_a_question_in_other_words_is_asked_again():
    """Its answers are answers to something else."""
    asked = {"where": {"text": "Where to?", "answers": later()["questions"]["where"]["answers"]}}
    new = later() | {"questions": later()["questions"] | asked}

    assert edition.since(OLD, new)["again"] == "where=in where=out where=else"


def test_a_meaning_that_changed_in_between_has_changed():
    """An answer that came back in its old words meant something else for a while, so nobody can say which is meant."""
    between = later(out=answered("Outdoors", "no"))
    new = later() | {"reworded": "where=in"}

    assert edition.since(OLD, between, new)["again"] == "where=out where=else"


def test_an_answer_that_leads_elsewhere_is_told_with_where_it_led():
    """Its words are the same, so it is kept, and the earlier path can still be followed."""
    expected = SAME | {"answers": {"where=in": {"to": "when", "cautions": "keep"}, "where=out": {"tell": ""}}}
    new = later(**{"in": answered("In here", "yes"), "out": answered("Out", "no", tell="tell")})

    assert expected == edition.since(OLD, new)


def test_a_new_answer_is_told():
    """It may fit better than the one that was given."""
    new = later(far=answered("Far", "no"), near=answered("Near", "no"))

    assert edition.since(OLD, new) == SAME | {"new": {"where": "far near"}}


def test_what_is_gone_is_told_as_it_was():
    """A question, its answers and an outcome that are not there any more are what the link was made of."""
    asked = {"where": {"text": "Where?", "answers": {"in": answered("In here", "no", cautions="keep")}}}
    new = OLD | {"edition": "2026-02-02", "questions": asked, "outcomes": {"no": {"title": "Do not"}}}
    expected = {
        "again": "where=out where=else when=now",
        "answers": {
            "where=in": {"to": "when"},
            "where=out": {"to": "no", "text": "Out"},
            "where=else": {"to": "no", "text": "Else"},
            "when=now": {"to": "yes", "text": "Now"},
        },
        "nodes": {"when": {"text": "When?"}, "yes": {"text": "Share", "tell": "tell"}},
        "points": "",
        "new": {},
    }

    assert expected == edition.since(OLD, new)


def test_a_caution_in_other_words_is_told_and_one_that_is_gone_is_not():
    """Whoever has read it may want to read it again; what is not said any more cannot be."""
    old = OLD | {"points": OLD["points"] | {"mind": {"text": "Mind."}}}
    new = later() | {"points": {"keep": {"text": "Keep it."}, "mind": {"text": "Mind it."}}}

    assert edition.since(old, new) == SAME | {"points": "keep mind"}


def test_an_edition_says_nothing_of_a_place():
    """Nor does what is asked about a place change it."""
    before = edition.as_text(edition.keep(PROTOCOL))
    handle(json.dumps({"kind": "record", **about(REFERRED.answers, local=as_data(HERE))}))

    assert edition.as_text(edition.keep(PROTOCOL)) == before
    assert "01632" not in before
