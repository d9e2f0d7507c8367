"""A table that cannot be right does not build, and says where it is wrong; one that can answers what is asked of it."""

from dataclasses import replace

import pytest

from protocol_logic.flowchart import (
    NOT_SURE,
    Answer,
    Flowchart,
    FlowchartError,
    Kind,
    Outcome,
    Part,
    Pause,
    Point,
    Question,
    Support,
    label,
)
from protocol_logic.protocol import PROTOCOL

CITES = ("3.3",)
ODD = ("", "Ask", "ask-", "-ask", "ask--again", "ask_again", "ask again", "ask\n", "ask2", "demandé")
"""Ids that are not lower-case words joined by hyphens."""

PLACES = ("question", "answer", "caution", "tell", "pause", "pause point", "outcome", "outcome tell")
"""Where a citation can stand in `everywhere`, apart from the lists of points that belong to the whole flowchart."""


def answer(to="done", answer_id="yes", cites=CITES, **more) -> Answer:
    return Answer(answer_id, "Yes", "", to, Support.STATED, cites, **more)


def question(*answers, question_id="ask", part=1, cites=CITES) -> Question:
    return Question(question_id, part, "May I?", "Because.", cites, answers or (answer(),))


def pause(pause_id="advice", points=(), cites=CITES) -> Pause:
    return Pause(pause_id, "Wait", points, cites)


def outcome(outcome_id="done", cites=CITES, tell=None) -> Outcome:
    return Outcome(outcome_id, Kind.MAY_SHARE, "Share", "Because.", cites, tell)


def point(point_id="look", cites=CITES) -> Point:
    return Point(point_id, "Look first.", cites)


def chart(**changes) -> Flowchart:
    """Return the smallest flowchart there is, with some of its fields changed."""
    smallest = {
        "edition": "2026-01-31",
        "start": "ask",
        "parts": (Part(1, "purpose", "Purpose"),),
        "notes": (),
        "questions": (question(),),
        "pauses": (pause(),),
        "outcomes": (outcome(),),
        "advice": "advice",
        "sharing": (),
        "others": (point("others"),),
        "refusing": (),
        "recording": (),
    }
    return Flowchart(**(smallest | changes))


def everywhere(**cites) -> Flowchart:
    """Return a flowchart with a point wherever one can be; each place cites what is given for it, or something else."""
    at = {place: cites.get(place.replace(" ", "_"), CITES) for place in PLACES}
    return chart(
        questions=(
            question(
                answer(
                    cites=at["answer"],
                    cautions=(point("caution", at["caution"]),),
                    tell=point("tell", at["tell"]),
                ),
                cites=at["question"],
            ),
        ),
        pauses=(pause(points=(point("pause-point", at["pause point"]),), cites=at["pause"]),),
        outcomes=(outcome(cites=at["outcome"], tell=point("outcome-tell", at["outcome tell"])),),
    )


def fault(build=chart, **changes) -> str:
    """Return what is said against a flowchart that must not build."""
    with pytest.raises(FlowchartError) as raised:
        build(**changes)
    return str(raised.value)


def test_the_smallest_flowchart_builds():
    """The flowchart that every other test spoils has nothing wrong with it."""
    expected = ["ask", "advice", "done"]

    assert expected == [node.id for node in chart().nodes]


def test_a_pause_that_reopens_nothing_is_named():
    """A link to a question that does not exist would lead nowhere."""
    expected = "advice reopens 'nowhere', which is not a question"

    assert expected == fault(pauses=(replace(pause(), reopens="nowhere"),))


def test_an_answer_says_its_stem_and_then_its_hint():
    """The stem stands by itself where there is no more to say."""
    expected = ("Yes", "Yes. We both agree.")
    plain = answer()

    assert expected == (plain.text, replace(plain, hint="We both agree.").text)


# --- What must not build ---


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("kind", "spoil"),
    [
        ("node", lambda odd: {"questions": (question(question_id=odd),), "start": odd}),
        ("node", lambda odd: {"pauses": (pause(odd),), "advice": odd}),
        ("node", lambda odd: {"outcomes": (outcome(odd),), "questions": (question(answer(odd)),)}),
        ("answer of ask", lambda odd: {"questions": (question(answer(answer_id=odd)),)}),
        ("point", lambda odd: {"notes": (point(odd),)}),
    ],
    ids=["question", "pause", "outcome", "answer", "point"],
)
def test_a_malformed_id_is_named(kind, spoil, odd):
    """An id becomes an address, so one that is not lower-case words joined by hyphens is refused."""
    expected = f"{kind} id {odd!r} is malformed: use lower-case words joined by hyphens"

    assert expected == fault(**spoil(odd))


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        ("node id 'ask' is used more than once", {"questions": (question(), question())}),
        ("node id 'ask' is used more than once", {"pauses": (pause(), pause("ask"))}),
        ("node id 'advice' is used more than once", {"outcomes": (outcome(), outcome("advice"))}),
        ("node id 'done' is used more than once", {"outcomes": (outcome(), outcome())}),
        ("answer of ask id 'yes' is used more than once", {"questions": (question(answer(), answer()),)}),
        ("point id 'others' is used more than once", {"notes": (point("others", ("3.4",)),)}),
        ("part id '1' is used more than once", {"parts": (Part(1, "purpose", "Purpose"), Part(1, "person", "Person"))}),
    ],
)
def test_an_id_used_twice_is_named(expected, changes):
    """Two things with one address cannot be told apart, so neither is accepted."""
    assert expected == fault(**changes)


def test_the_answer_not_sure_cannot_be_typed_in_the_table():
    """Every question has this answer already, so a question that gives it again has it twice."""
    expected = f"answer of ask id {NOT_SURE!r} is used more than once"

    assert expected == fault(questions=(question(answer(), answer(answer_id=NOT_SURE)),))


def test_two_questions_may_use_the_same_answer_id():
    """An answer is named together with its question, so only the question has to be unique."""
    built = chart(questions=(question(answer("again")), question(question_id="again")))
    expected = ["yes", "yes"]

    assert expected == [each.answers[0].id for each in built.questions]


def test_a_part_that_does_not_exist_is_named():
    """A question stands under one of the seven headings, so the heading has to be there."""
    expected = "question ask belongs to part 2, which does not exist"

    assert expected == fault(questions=(question(part=2),))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("question", "ask cites nothing"),
        ("answer", "ask=yes cites nothing"),
        ("pause", "advice cites nothing"),
        ("outcome", "done cites nothing"),
    ],
)
def test_a_missing_citation_is_named(where, expected):
    """Every claim has an address, so a node or an edge without one is refused."""
    assert expected == fault(everywhere, **{where: ()})


@pytest.mark.parametrize("where", ["caution", "tell", "pause_point", "outcome_tell"])
def test_a_point_may_cite_nothing(where):
    """The source is silent on some things that need saying, so a point may stand without a citation."""
    silent = [each for each in everywhere(**{where: ()}).points() if not each.cites]
    expected = [where.replace("_", "-")]

    assert expected == [each.id for each in silent]


@pytest.mark.parametrize("where", [place.replace(" ", "_") for place in PLACES])
def test_a_malformed_citation_in_a_node_is_named(where):
    """A citation that is not an address is refused wherever a node can carry it."""
    expected = "'3,36' is not a citation: write one like 3.36, 3.40-i, before-3.13, rule-3 or note-harm"

    assert expected == fault(everywhere, **{where: ("3.3", "3,36")})


@pytest.mark.parametrize(
    "changes",
    [
        {"notes": (point(cites=("3,36",)),)},
        {"sharing": (point(cites=("3,36",)),)},
        {"others": (point(cites=("3,36",)),)},
        {"refusing": (point(cites=("3,36",)),)},
        {"recording": (point(cites=("3,36",)),)},
    ],
)
def test_a_malformed_citation_in_a_note_or_checklist_is_named(changes):
    """A citation that is not an address is refused in what belongs to the whole flowchart, too."""
    expected = "'3,36' is not a citation: write one like 3.36, 3.40-i, before-3.13, rule-3 or note-harm"

    assert expected == fault(**changes)


@pytest.mark.parametrize("start", ["nowhere", "advice", "done", ""])
def test_a_start_that_is_not_a_question_is_named(start):
    """A walk starts by asking, so a pause, an outcome or nothing at all cannot be the start."""
    expected = f"the start {start!r} is not a question"

    assert expected == fault(start=start)


@pytest.mark.parametrize("advice", ["ask", "done"])
def test_an_advice_that_is_not_a_pause_is_named(advice):
    """Advice leads back to the question, which only a pause does."""
    expected = f"the advice pause {advice!r} is not a pause"

    assert expected == fault(advice=advice)


@pytest.mark.parametrize("edition", ["", "today", "2026-1-3", "2026-01-31&purpose=yes", "purpose=yes"])
def test_an_edition_that_is_not_a_date_is_named(edition):
    """The edition is the start of every link, so it must not be taken for an answer."""
    expected = f"the edition {edition!r} is not a date: write one like 2026-11-23"

    assert expected == fault(edition=edition)


def test_an_advice_that_does_not_exist_is_named():
    """Where "not sure" leads has to exist, and a slip there says so as any other slip does."""
    expected = "the advice pause 'nowhere' is not a pause"

    assert expected == fault(advice="nowhere")


def test_an_edge_to_nowhere_is_named():
    """An answer that leads to no node would leave the reader with nothing."""
    expected = "ask=yes leads to 'gone', which does not exist"

    assert expected == fault(questions=(question(answer("gone")),))


@pytest.mark.parametrize(
    "changes",
    [
        {"questions": (question(), question(question_id="lost"))},
        {"pauses": (pause(), pause("lost"))},
        {"outcomes": (outcome(), outcome("lost"))},
    ],
)
def test_a_node_that_cannot_be_reached_is_named(changes):
    """Guidance that no answer leads to would never be read."""
    expected = "lost cannot be reached from ask"

    assert expected == fault(**changes)


@pytest.mark.parametrize(
    "questions",
    [
        (question(answer(), answer("ask", "again")),),
        (question(answer(), answer("next", "on")), question(answer("ask"), question_id="next")),
    ],
)
def test_a_cycle_is_named(questions):
    """A question that leads back to itself without a pause could go round for ever."""
    expected = "ask can be reached from itself: the flowchart has a cycle"

    assert expected == fault(questions=questions)


def test_a_question_with_no_way_to_an_outcome_is_named():
    """A question that leads only to pauses would never tell the reader what to do."""
    questions = (question(answer(), answer("stuck", "no")), question(answer("advice"), question_id="stuck"))
    expected = "stuck has no way on to an outcome"

    assert expected == fault(questions=questions)


def test_a_question_without_answers_has_no_way_to_an_outcome():
    """The derived "not sure" leads to advice and back, so it is no way on."""
    questions = (question(answer(), answer("mute", "no")), Question("mute", 1, "Why?", "Because.", CITES, ()))
    expected = "mute has no way on to an outcome"

    assert expected == fault(questions=questions)


# --- How a citation is written ---


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("3.36", "3.36"),
        ("1.1", "1.1"),
        ("2.8.1", "2.8.1"),
        ("3.40-i", "3.40(i)"),
        ("3.40-iv", "3.40(iv)"),
        ("4.9-c", "4.9(c)"),
        ("before-3.13", "before 3.13"),
        ("rule-7", "golden rule 7"),
        ("note-harm", "note on harm"),
        ("note-advice", "note on advice"),
        ("term-child", "term: child"),
        ("term-anonymised-information", "term: anonymised information"),
    ],
)
def test_a_citation_is_written_as_a_reader_would(citation, expected):
    """Each form that a citation can have gets the words a reader knows it by."""
    assert expected == label(citation)


@pytest.mark.parametrize(
    "odd",
    [
        *("", "3", "3.", ".3", "3.123", "0.1", "10.1", "3.3.", "3.3.12", " 3.3", "3.3 ", "3.3\n"),
        *("3.40-", "3.40(i)", "3.40-I", "3.40-1", "before-", "before-3", "before-0.1", "Before-3.13"),
        *("rule-0", "rule-10", "note-", "note-other", "term-", "term-Child", "term--child", "page-3"),
    ],
)
def test_anything_else_is_not_a_citation(odd):
    """A citation in no known form is refused by name, with examples of what to write."""
    expected = f"{odd!r} is not a citation: write one like 3.36, 3.40-i, before-3.13, rule-3 or note-harm"

    assert expected == fault(lambda: label(odd))


# --- What a flowchart can be asked ---


def test_a_node_is_found_by_its_id():
    """Each question, pause and outcome comes back for its own id."""
    expected = list(PROTOCOL.nodes)

    assert expected == [PROTOCOL.node(node.id) for node in PROTOCOL.nodes]


@pytest.mark.parametrize("odd", ["", "nowhere", "Ask", "yes"])
def test_no_node_is_found_by_another_id(odd):
    """An id that no node has raises KeyError with that id in it."""
    with pytest.raises(KeyError) as raised:
        chart().node(odd)
    expected = (odd,)

    assert expected == raised.value.args


def test_the_nodes_are_in_the_order_of_the_table():
    """Questions come first, then pauses, then outcomes, as they are typed."""
    expected = (*PROTOCOL.questions, *PROTOCOL.pauses, *PROTOCOL.outcomes)

    assert expected == PROTOCOL.nodes


def test_not_sure_is_the_last_answer_and_leads_to_advice():
    """The derived answer comes after those of the table, and rests on what the advice rests on."""
    built = chart(pauses=(pause(cites=("3.45", "rule-3")),))
    asked = built.questions[0]
    *typed, derived = built.answers(asked)
    expected = (list(asked.answers), NOT_SURE, built.advice, ("3.45", "rule-3"))

    assert expected == (typed, derived.id, derived.to, derived.cites)


def test_every_point_is_found_once_in_the_order_of_the_table():
    """Notes, cautions, duties to tell, pauses and checklists are all there, and a shared point is not repeated."""
    shared = point("shared")
    built = chart(
        notes=(point("note"), shared),
        questions=(
            question(
                answer(cautions=(point("caution"), shared), tell=point("tell")),
                answer(answer_id="no", cautions=(shared,)),
            ),
        ),
        pauses=(pause(points=(point("to-do"), shared)),),
        outcomes=(outcome(tell=point("duty")),),
        sharing=(point("share"), shared),
        recording=(point("record"),),
    )
    expected = ["note", "shared", "caution", "tell", "to-do", "duty", "share", "others", "record"]

    assert expected == [each.id for each in built.points()]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("question", ["ask"]),
        ("answer", ["ask"]),
        ("caution", ["ask"]),
        ("tell", ["ask"]),
        ("pause", ["advice"]),
        ("pause_point", ["advice"]),
        ("outcome", ["done"]),
        ("outcome_tell", ["done"]),
    ],
)
def test_what_rests_on_a_paragraph_is_found_wherever_it_is_cited(where, expected):
    """A paragraph is cited by a node itself, by an answer it gives, or by a point it carries."""
    built = everywhere(**{where: ("3.36",)})

    assert expected == [node.id for node in built.resting_on("3.36")]


def test_what_rests_on_a_paragraph_is_found_at_each_point_of_a_question():
    """What advice is about, and what the first of several answers carries, are claims like all others."""
    asked = question(
        answer(cautions=(point("first", ("3.36",)),)),
        answer(answer_id="no", cautions=(point("second", ("3.37",)),)),
    )
    built = chart(questions=(replace(asked, unsure=point("unsure", ("3.38",))),))
    expected = [["ask"], ["ask"], ["ask"]]

    assert expected == [[node.id for node in built.resting_on(each)] for each in ("3.36", "3.37", "3.38")]


def test_not_being_sure_is_an_answer_like_any_other():
    """It says so, leads to the advice, and rests on what the advice rests on."""
    built = chart(pauses=(pause("wait", cites=("2.5",)),), advice="wait")
    expected = Answer(NOT_SURE, "I’m not sure", "", "wait", Support.STATED, ("2.5",))

    assert expected == built.answers(built.questions[0])[-1]


def test_what_rests_on_a_paragraph_is_in_the_order_of_the_table():
    """The nodes that cite a paragraph come as they are typed, each once."""
    expected = ["ask", "advice", "done"]

    assert expected == [node.id for node in everywhere().resting_on("3.3")]


@pytest.mark.parametrize("other", ["3.36", "3", "3.3-a", ""])
def test_nothing_rests_on_a_paragraph_that_is_not_cited(other):
    """Only the whole address counts, not the start of one."""
    expected = ()

    assert expected == everywhere().resting_on(other)


def test_reachable_is_everything_that_can_come_after():
    """What comes after a question is every node on a way on from it, and neither itself nor what came before."""
    built = chart(
        questions=(
            question(answer("middle"), answer("done", "no")),
            question(answer("last"), answer("wait", "no"), question_id="middle"),
            question(answer("end"), question_id="last"),
        ),
        pauses=(pause(), pause("wait")),
        outcomes=(outcome(), outcome("end")),
    )
    expected = {
        "ask": {"middle", "last", "advice", "wait", "done", "end"},
        "middle": {"last", "advice", "wait", "end"},
        "last": {"advice", "end"},
        "advice": set(),
        "wait": set(),
        "done": set(),
        "end": set(),
    }

    assert expected == {node.id: built.reachable(node.id) for node in built.nodes}
    for each in (given for asked in built.questions for given in asked.answers):
        assert {each.to} | expected[each.to] == {node.id for node in built.nodes if built.can_lead_to(each, node)}


def test_nothing_is_reachable_from_a_node_that_does_not_exist():
    """An id that no node has raises KeyError, as looking the node up does."""
    with pytest.raises(KeyError) as raised:
        chart().reachable("nowhere")
    expected = ("nowhere",)

    assert expected == raised.value.args
