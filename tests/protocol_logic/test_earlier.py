"""A link made with an earlier edition keeps what still holds, and says what has changed on its own path."""

from dataclasses import replace

import pytest

from protocol_logic.earlier import changes, still_meant
from protocol_logic.flowchart import NOT_SURE, Answer, Flowchart, Kind, Outcome, Part, Pause, Point, Question, Support

RULE = ("rule-1",)
KEEP, SECRET, LOUD, TELL, QUIET = (
    Point(each, f"{each.capitalize()}.", RULE) for each in ("keep", "secret", "loud", "tell", "quiet")
)


def to(answer_id: str, node_id: str, *cautions: Point, tell: Point | None = None) -> Answer:
    """Return an answer that leads to a node, and says its own id."""
    return Answer(answer_id, answer_id.capitalize(), "", node_id, Support.STATED, RULE, cautions, tell)


CHART = Flowchart(
    edition="2026-02-02",
    start="where",
    parts=(Part(1, "place", "Where?"),),
    notes=(),
    questions=(
        Question("where", 1, "Where?", "", RULE, (to("in", "when", KEEP), to("out", "no"))),
        Question(
            "when",
            1,
            "When?",
            "",
            RULE,
            (to("now", "yes", tell=QUIET), to("late", "yes", SECRET, LOUD), to("never", "no")),
        ),
    ),
    pauses=(Pause("wait", "Wait", (), RULE),),
    outcomes=(
        Outcome("yes", Kind.MAY_SHARE, "Share", "It is.", RULE, TELL),
        Outcome("no", Kind.DO_NOT_SHARE, "Do not", "It is not.", RULE),
    ),
    advice="wait",
    sharing=(),
    others=(SECRET,),
    refusing=(),
    recording=(),
)
SAME = {"again": "", "answers": {}, "nodes": {}, "points": "", "new": {}}
"""What an edition said otherwise that said the same."""
PATH, LATE = {"where": "in", "when": "now"}, {"where": "in", "when": "late"}


def changed(path: dict[str, str], /, **otherwise: object) -> list[str]:
    """Return what has changed on a path since an edition that said this otherwise."""
    return list(changes(CHART, SAME | otherwise, path))


@pytest.mark.parametrize("answers", [{}, {"where": "in"}, PATH, LATE, {"where": "in", "when": NOT_SURE}, {"who": "me"}])
def test_where_nothing_has_changed_nothing_is_said(answers):
    """A reader is not made to look for a change that is not there."""
    assert changed(answers) == []


def test_an_answer_that_means_something_else_is_asked_again():
    """The others are kept, whatever question they are to."""
    since = SAME | {"again": "where=in when=late"}

    assert still_meant(since, PATH | {"who": "me"}) == {"when": "now", "who": "me"}


def test_what_is_asked_again_is_named_with_the_answer_that_was_given():
    """The reader reads the answer in the words in which it was given, and what the path came to."""
    expected = [
        "“Where?” is asked again. You answered “Inside”.",
        "The earlier edition came to “Share it”. Answer again to see what this one comes to.",
    ]

    assert expected == changed(
        PATH,
        again="where=in",
        answers={"where=in": {"text": "Inside."}},
        nodes={"yes": {"text": "Share it"}},
    )


def test_of_a_path_that_had_not_ended_no_end_is_told():
    """The earlier edition had not come to anything yet."""
    expected = ["“Where?” is asked again. You answered “In”."]

    assert expected == changed({"where": "in"}, again="where=in", answers={"where=in": {"text": "In"}})


def test_a_question_that_is_gone_is_named_as_it_was_asked():
    """Nothing that was answered is dropped without a word."""
    since = {
        "again": "who=me",
        "answers": {"who=me": {"text": "Me", "to": "when"}, "where=in": {"to": "who"}},
        "nodes": {"who": {"text": "Who?"}},
    }

    assert "“Who?” is not asked any more. You answered “Me”." in changed({"where": "in", "who": "me"}, **since)


def test_a_question_with_new_answers_is_named_with_them():
    """The answer is kept, and the reader can see whether one of the new ones fits better."""
    expected = ["“When?” can now be answered “Late” or “Never”. Look at your answer again."]

    assert expected == changed(PATH, new={"when": "late never"})


def test_an_answer_that_the_earlier_edition_did_not_have_is_on_no_path_of_it():
    """Whoever wrote such a link by hand is not told of changes that they cannot have met."""
    assert changed(PATH, new={"where": "in", "when": "now"}) == []


def test_a_path_that_came_to_another_end_is_told_which():
    """An answer that led elsewhere is followed where it led, to the end as it was called then."""
    expected = ["The earlier edition came to “Do not share”. This one comes to “Share”."]

    assert expected == changed(PATH, answers={"where=in": {"to": "no"}}, nodes={"no": {"text": "Do not share"}})


def test_a_path_that_is_asked_more_is_told_what_it_came_to():
    """The question that is shown is new to this path."""
    expected = ["The earlier edition came to “Share”. This one asks something more."]

    assert expected == changed({"where": "in"}, answers={"where=in": {"to": "yes"}})


def test_a_path_that_came_to_a_pause_is_told_which():
    """A pause has a name, as an outcome has."""
    expected = ["The earlier edition came to “Wait”. This one comes to “Share”."]

    assert expected == changed(PATH, answers={"when=now": {"to": "wait"}})


def test_cautions_that_are_new_or_reworded_are_read_out():
    """Where the path ends as it did, what is carried there may still be new."""
    new = changed(PATH, answers={"where=in": {"cautions": "secret"}})
    reworded = changed(PATH, points="keep secret")

    assert new == ["New to bear in mind: “Keep.”"]
    assert reworded == ["To bear in mind, and in other words now: “Keep.”"]


@pytest.mark.parametrize(
    ("answers", "otherwise"),
    [
        (PATH, {"answers": {"when=now": {"tell": ""}}}),
        (PATH, {"answers": {"when=now": {"tell": "tell"}}}),
        (PATH, {"points": "quiet"}),
    ],
    ids=["the outcome's own", "another", "in other words"],
)
def test_a_duty_to_tell_that_is_new_or_reworded_is_read_out(answers, otherwise):
    """What to tell people may be what the reader comes back for."""
    assert changed(answers, **otherwise) == ["About telling people, it now says: “Quiet.”"]


def test_a_duty_of_the_outcome_that_is_new_is_read_out():
    """No answer says anything else, so the outcome's own counts."""
    expected = ["About telling people, it now says: “Tell.”"]

    assert expected == changed({"where": "in", "when": "late"}, nodes={"yes": {"tell": ""}})


def test_where_there_is_nothing_to_tell_nothing_is_said_of_it():
    """An outcome that does not share has no such duty, and it may have had none before."""
    assert changed({"where": "out"}, nodes={"no": {"tell": "tell"}}) == []


def test_a_duty_that_did_not_count_is_not_said_to_have_changed():
    """An answer's duty stands in the place of the outcome's, whatever that was."""
    assert changed(PATH, nodes={"yes": {"tell": ""}}, points="tell") == []


def test_a_reworded_answer_that_does_not_exist_is_refused():
    """What is declared to mean the same has to be there to mean it."""
    with pytest.raises(ValueError, match="the reworded answer 'where=on' does not exist"):
        replace(CHART, reworded=("where=in", "where=on"))
