"""The walk takes anything and gives the same answer every time; nothing given to it is lost without a word."""

import dataclasses
import re
from types import MappingProxyType

import pytest
import strategies
from hypothesis import assume, example, given
from hypothesis import strategies as st

from protocol_logic.flowchart import NOT_SURE, Outcome, Pause, Point, Question
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import LONGEST, SHOWN, Ignored, Link, Walk, from_text, nearest, paths, to_text, turns, walk

SHORT = 400
"""No sentence said to a reader is longer: it may list the ids of all questions, and repeat a little of what it got."""

LIST = ", ".join(strategies.QUESTIONS)
TEN_MEGABYTES = 10_000_000


def onward(node_id: str) -> set[str]:
    """Return what can come after a node, worked out from the edges alone."""
    node = PROTOCOL.node(node_id)
    if not isinstance(node, Question):
        return set()
    nexts = {answer.to for answer in PROTOCOL.answers(node)}
    return nexts.union(*(onward(each) for each in nexts))


def every_route(node_id: str) -> list[list[tuple[str, str]]]:
    """Return every way from a node to an outcome or pause as pairs of ids, worked out from the edges alone."""
    node = PROTOCOL.node(node_id)
    if not isinstance(node, Question):
        return [[]]
    return [[(node.id, answer.id), *rest] for answer in PROTOCOL.answers(node) for rest in every_route(answer.to)]


def gist(found: Walk) -> tuple[object, ...]:
    """Return all of a walk but what was ignored."""
    return found.steps, found.at, found.asking, found.cautions, found.tell


def ids(found: Walk) -> list[tuple[str, str]]:
    return [(step.question.id, step.answer.id) for step in found.steps]


def ignored(answers: dict[str, str]) -> tuple[Ignored, ...]:
    return walk(PROTOCOL, answers).ignored


def first_answers(question_id: str) -> dict[str, str]:
    """Return the answers of one path up to a question, so that it is the one to answer now."""
    return next(
        dict(list(path.answers.items())[:at])
        for path in paths(PROTOCOL)
        for at, step in enumerate(path.steps)
        if step.question.id == question_id
    )


# --- Where answers lead ---


def test_without_answers_the_first_question_is_asked():
    """Nobody has answered anything yet, so there are no steps, nothing to tell and nothing to ignore."""
    start = PROTOCOL.node(PROTOCOL.start)
    expected = Walk(steps=(), at=start, asking=start, cautions=(), tell=None, ignored=())

    assert expected == walk(PROTOCOL, {})


@given(strategies.mappings())
def test_a_walk_follows_the_edges_from_the_start(answers):
    """Each step is the answer given to the question that the step before leads to."""
    found = walk(PROTOCOL, answers)
    asked = [PROTOCOL.start, *(step.answer.to for step in found.steps)]
    expected = [
        *((question, answers[question]) for question in asked[:-1]),
        found.at.id,
    ]

    assert expected == [*ids(found), asked[-1]]


@given(strategies.mappings())
def test_a_walk_stops_only_where_it_has_to(answers):
    """It goes on to an outcome or pause, or to a question that was not given one of its answers."""
    at = walk(PROTOCOL, answers).at
    expected = False

    assert expected == (isinstance(at, Question) and answers.get(at.id) in strategies.QUESTIONS[at.id])


@given(strategies.mappings())
def test_the_question_being_asked_is_known_until_there_is_an_outcome(answers):
    """At a question it is that one, at a pause the one it leads back to, and at an outcome there is none."""
    found = walk(PROTOCOL, answers)
    last = found.steps[-1].question if found.steps else None
    expected = {Question: found.at, Pause: last, Outcome: None}[type(found.at)]

    assert expected == found.asking


@given(strategies.mappings())
def test_cautions_are_those_of_the_answers_each_once(answers):
    """A caution travels with the answer it belongs to, in the order of the answers, and is not repeated."""
    found = walk(PROTOCOL, answers)
    carried = [caution for step in found.steps for caution in step.answer.cautions]
    expected = [caution for at, caution in enumerate(carried) if caution not in carried[:at]]

    assert expected == list(found.cautions)


@given(strategies.mappings())
def test_the_duty_to_tell_is_the_last_answers_or_else_the_outcomes(answers):
    """An answer that says what to tell has the last word, but only where there is something to tell."""
    found = walk(PROTOCOL, answers)
    duty = found.at.tell if isinstance(found.at, Outcome) else None
    expected = duty and next((step.answer.tell for step in reversed(found.steps) if step.answer.tell), duty)

    assert expected == found.tell


def test_where_several_answers_say_what_to_tell_the_last_has_the_last_word():
    """The later answer knows of the earlier one, so its duty to tell is the one that stands."""
    telling = dataclasses.replace(
        PROTOCOL,
        questions=tuple(
            dataclasses.replace(
                asked,
                answers=tuple(
                    dataclasses.replace(each, tell=Point(f"tell-{asked.id}-{each.id}", "Tell them.", ("3.49",)))
                    for each in asked.answers
                ),
            )
            for asked in PROTOCOL.questions
        ),
    )
    shared = [path for path in paths(telling) if isinstance(path.at, Outcome) and path.at.tell]
    expected = [path.steps[-1].answer.tell for path in shared]

    assert expected == [path.tell for path in shared]


def test_a_caution_that_two_answers_carry_is_given_once():
    """Reading the same caution twice would make a reader look for a difference that is not there."""
    twice = [
        path for path in paths(PROTOCOL) if len(path.cautions) < sum(len(step.answer.cautions) for step in path.steps)
    ]
    assert twice, "no path carries a caution twice"
    expected = [len(set(path.cautions)) for path in twice]

    assert expected == [len(path.cautions) for path in twice]


# --- The same answers, the same walk ---


@given(strategies.mappings())
def test_a_walk_depends_on_the_answers_alone(answers):
    """The same answers in another mapping give the same walk, and the mapping is left as it was."""
    given_before = dict(answers)
    expected = (walk(PROTOCOL, answers), given_before)

    assert expected == (walk(PROTOCOL, MappingProxyType(dict(answers))), answers)


@given(strategies.mappings(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(answers, random):
    """Answers in another order lead to the same place, and the same ones are ignored for the same reasons."""
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    one, other = walk(PROTOCOL, answers), walk(PROTOCOL, dict(shuffled))
    expected = (gist(one), set(one.ignored))

    assert expected == (gist(other), set(other.ignored))


@given(strategies.mappings())
def test_what_is_ignored_is_in_the_order_it_was_given(answers):
    """A reader finds the notes on what was not used in the order of their own answers."""
    left = {each.question for each in ignored(answers)}
    expected = [question for question in answers if question in left]

    assert expected == [each.question for each in ignored(answers)]


@given(strategies.mappings())
def test_replaying_the_answers_worth_keeping_gives_the_same_walk(answers):
    """What is kept leads where everything led, with the same answers waiting and nothing left to drop."""
    found = walk(PROTOCOL, answers)
    again = walk(PROTOCOL, found.answers)
    waiting = tuple(each for each in found.ignored if each.waiting)
    expected = (gist(found), waiting, found.answers)

    assert expected == (gist(again), again.ignored, again.answers)


@given(strategies.mappings())
def test_the_answers_worth_keeping_are_those_used_and_then_those_waiting(answers):
    """The answers come in the order in which they were asked for, and those that wait come last."""
    found = walk(PROTOCOL, answers)
    expected = [*ids(found), *((each.question, each.answer) for each in found.ignored if each.waiting)]

    assert expected == list(found.answers.items())


# --- What could not be used ---


@given(strategies.mappings())
@example({"purpose": "yes", "advice": "yes", "": "", "harm": "child"})
def test_nothing_given_is_lost_without_a_word(answers):
    """Each answer is either used as a step or ignored with a reason, exactly as it was given, and never both."""
    found = walk(PROTOCOL, answers)
    expected = sorted(answers.items())

    assert expected == sorted([*ids(found), *((each.question, each.answer) for each in found.ignored)])


@given(strategies.mappings())
def test_an_answer_waits_if_and_only_if_it_can_still_be_asked_for(answers):
    """A valid answer waits while its question can come after the one being asked, and is dropped when it cannot."""
    found = walk(PROTOCOL, answers)
    ahead = onward(found.asking.id) if found.asking else set()
    used = {question for question, _ in ids(found)}
    expected = {
        question
        for question, answer in answers.items()
        if question in ahead - used and answer in strategies.QUESTIONS.get(question, ())
    }

    assert expected == {each.question for each in found.ignored if each.waiting}


@given(strategies.routes(), st.data())
def test_changing_one_answer_keeps_what_still_applies_and_reports_the_rest(route, data):
    """The answers before it stand, it is the new one, and each later one is used, waits, or no longer applies."""
    changed = data.draw(st.sampled_from(sorted(route) or [PROTOCOL.start]))
    new = data.draw(st.sampled_from(strategies.QUESTIONS[changed]))
    found = walk(PROTOCOL, route | {changed: new})
    before = list(route.items())[: list(route).index(changed)] if route else []
    later = {question for question in route if (question, route[question]) not in before} - {changed}
    used = {question for question, _ in ids(found)} - {changed, *dict(before)}
    ahead = onward(found.asking.id) if found.asking else set()
    expected = (
        [*before, (changed, new)],
        {question: question in ahead for question in later - used},
        {question: "is kept until" if question in ahead else "no longer applies" for question in later - used},
    )

    assert expected == (
        ids(found)[: len(before) + 1],
        {each.question: each.waiting for each in found.ignored},
        {each.question: re.search("is kept until|no longer applies", each.why)[0] for each in found.ignored},
    )


@given(strategies.routes())
def test_an_answer_changed_to_not_sure_loses_nothing(route):
    """Whoever goes back and is unsure finds all their later answers waiting behind that question."""
    kept = [walk(PROTOCOL, route | {question: NOT_SURE}).answers for question in route]
    expected = [route | {question: NOT_SURE} for question in route]

    assert expected == kept


def test_an_answer_that_waits_says_so():
    """An answer to a question that comes later is kept, and the reader is told why it does not show yet."""
    why = f"Your answer to “{PROTOCOL.node('consent').text}” is kept until the questions before it are answered."
    expected = (Ignored("consent", "yes", why, waiting=True),)

    assert expected == ignored({"consent": "yes"})


def test_an_answer_that_no_longer_applies_says_so():
    """An answer to a question that the others no longer lead to is dropped, and the reader is told."""
    why = f"“{PROTOCOL.node('consent').text}” no longer applies: your other answers do not lead to it."
    expected = (Ignored("consent", "yes", why),)

    assert expected == ignored({"purpose": "no", "consent": "yes"})


def test_an_answer_that_applies_again_was_not_lost_while_it_waited():
    """Taking an earlier answer away and giving it again leads back to the same outcome."""
    whole = next(path for path in paths(PROTOCOL) if isinstance(path.at, Outcome) and len(path.steps) > 5)
    without = {question: answer for question, answer in whole.answers.items() if question != PROTOCOL.start}
    kept = walk(PROTOCOL, without).answers
    expected = whole

    assert expected == walk(PROTOCOL, kept | {PROTOCOL.start: whole.answers[PROTOCOL.start]})


@pytest.mark.parametrize("question", sorted(strategies.QUESTIONS))
def test_a_question_with_a_letter_missing_is_offered_back(question):
    """An id that is nearly a question's gets that id in return."""
    slip = question[:-1]
    expected = (Ignored(slip, "yes", f"There is no question “{slip}”. Did you mean “{question}”?"),)

    assert expected == ignored({slip: "yes"})


@pytest.mark.parametrize("question", sorted(strategies.QUESTIONS))
def test_an_answer_with_a_letter_missing_is_offered_back(question):
    """An id that is nearly one of the question's answers gets that answer in return, wherever the question stands."""
    before = first_answers(question)
    slips = {answer[:-1]: answer for answer in strategies.QUESTIONS[question]}
    expected = [
        (question, Ignored(question, slip, f"“{slip}” is not an answer to “{question}”. Did you mean “{answer}”?"))
        for slip, answer in slips.items()
    ]
    found = [walk(PROTOCOL, before | {question: slip}) for slip in slips]

    assert expected == [(each.at.id, each.ignored[-1]) for each in found]


@pytest.mark.parametrize("node", [*PROTOCOL.pauses, *PROTOCOL.outcomes], ids=lambda node: node.id)
def test_a_pause_or_outcome_is_no_question(node):
    """The id of another kind of node cannot be answered, and the reader is offered questions instead."""
    (found,) = ignored({node.id: "yes"})
    expected = (False, f"There is no question “{node.id}”. {nearest(node.id, strategies.QUESTIONS)}")

    assert expected == (found.waiting, found.why)


def test_an_id_like_no_question_gets_the_list_of_them():
    """Where nothing is close, every valid id is offered."""
    expected = (Ignored("1234", "yes", f"There is no question “1234”. Choose from {LIST}."),)

    assert expected == ignored({"1234": "yes"})


@pytest.mark.parametrize("answer", ["", "Yes", "yes ", "yes\n", "YES", "y\u0435s"])
def test_only_the_exact_id_is_an_answer(answer):
    """An answer that is not exactly as in the table is not guessed at: a wrong guess could share, or fail to."""
    found = walk(PROTOCOL, {PROTOCOL.start: answer})
    expected = ((), PROTOCOL.start, [PROTOCOL.start])

    assert expected == (found.steps, found.at.id, [each.question for each in found.ignored])


@pytest.mark.parametrize("given_id", ["\N{LATIN SMALL LETTER X}" * TEN_MEGABYTES, "purpose" * (TEN_MEGABYTES // 7)])
def test_an_id_of_ten_megabytes_is_cut_where_it_is_shown(given_id):
    """What could not be used is handed back whole, but the sentence about it repeats only its start."""
    as_question, as_answer = ignored({given_id: "yes", PROTOCOL.start: given_id})
    expected = (
        True,
        f"There is no question “{given_id[:SHOWN]}…”. ",
        f"“{given_id[:SHOWN]}…” is not an answer to “{PROTOCOL.start}”. ",
    )

    assert expected == (
        as_question.question is as_answer.answer is given_id,
        as_question.why[: len(expected[1])],
        as_answer.why[: len(expected[2])],
    )


@given(strategies.mappings())
def test_every_reason_is_one_short_line(answers):
    """A reason is a sentence or two that can be shown, whatever was given."""
    expected = []

    assert expected == [each.why for each in ignored(answers) if not 0 < len(each.why) <= SHORT]


@pytest.mark.parametrize(
    ("given_id", "expected"),
    [
        ("ye", "Did you mean “yes”?"),
        ("yeah", "Did you mean “yes”?"),
        ("yess", "Did you mean “yes”?"),
        ("not-shure", "Did you mean “not-sure”?"),
        ("", "Choose from yes, no, not-sure."),
        ("perhaps", "Choose from yes, no, not-sure."),
        ("yes" * TEN_MEGABYTES, "Choose from yes, no, not-sure."),
    ],
)
def test_the_nearest_valid_id_is_offered_or_else_all(given_id, expected):
    """One that is close is offered alone, because a list would hide it."""
    assert expected == nearest(given_id, iter(["yes", "no", "not-sure"]))


@given(strategies.junk, st.lists(strategies.answer_ids, min_size=1, unique=True))
def test_only_valid_ids_are_offered(given_id, valid):
    """What is offered can be used: it is one of the valid ids, or all of them."""
    offered = nearest(given_id, valid)
    expected = {f"Choose from {', '.join(valid)}.", *(f"Did you mean “{each}”?" for each in valid)}

    assert {offered} == expected & {offered}


# --- Every path ---


def test_the_paths_are_all_there_are_in_the_order_of_the_table():
    """Following the edges by hand finds the same paths in the same order, and no others."""
    expected = every_route(PROTOCOL.start)

    assert expected == [ids(path) for path in paths(PROTOCOL)]


def test_each_path_is_the_walk_of_its_own_answers():
    """A path can be replayed from its answers, which are all used."""
    found = list(paths(PROTOCOL))
    expected = [(path, ()) for path in found]

    assert expected == [(walk(PROTOCOL, path.answers), path.ignored) for path in found]


# --- The text form ---


def test_the_text_form_is_the_edition_and_the_answers_in_order():
    """The text can be read by a person: it says which edition, then each question and answer as it was asked."""
    expected = f"{EDITION}&purpose=yes&identifiable=no"

    assert expected == to_text(PROTOCOL, {"identifiable": "no", "purpose": "yes"})


def test_the_text_form_of_no_answers_is_the_edition():
    """A link to the start says which edition it is a start of."""
    expected = EDITION

    assert expected == to_text(PROTOCOL, {})


@given(strategies.mappings())
def test_the_text_form_leaves_out_what_cannot_be_kept(answers):
    """Only answers that were used or wait are written, so nothing that was typed by mistake gets into a link."""
    kept = walk(PROTOCOL, answers).answers
    expected = [EDITION, *(f"{question}={answer}" for question, answer in kept.items())]

    assert expected == to_text(PROTOCOL, answers).split("&")


@given(strategies.mappings())
def test_the_text_form_reads_back_as_it_was_written(answers):
    """A link gives back the answers worth keeping, in their order, and finds no fault with them."""
    link = from_text(PROTOCOL, to_text(PROTOCOL, answers))
    kept = walk(PROTOCOL, answers).answers
    expected = (Link(EDITION, kept, ()), list(kept))

    assert expected == (link, list(link.answers))


def test_the_longest_text_form_can_be_read():
    """Even with an answer to every question, whether asked for or waiting, the text is well within what is read."""
    longest = "&".join([EDITION, *(f"{each}={max(ids_, key=len)}" for each, ids_ in strategies.QUESTIONS.items())])
    expected = True

    assert expected == (
        10 * max(len(to_text(PROTOCOL, path.answers)) for path in paths(PROTOCOL)) < LONGEST > len(longest)
    )


@given(strategies.texts())
def test_any_text_gives_answers_that_it_holds(text):
    """Nothing is raised and nothing made up: each answer stands in the text with its question."""
    link = from_text(PROTOCOL, text)
    walk(PROTOCOL, link.answers)
    expected = []

    assert expected == [pair for pair in link.answers.items() if "=".join(pair) not in text]


@given(strategies.texts())
def test_every_part_of_a_text_is_read_or_named(text):
    """Each part between ampersands is the edition, an answer or a fault; none goes without a word."""
    assume(len(text) <= LONGEST)
    link = from_text(PROTOCOL, text)
    read = text.removeprefix("#").split("&")
    parts = [part for at, part in enumerate(read) if part and not (at == 0 and "=" not in part)]
    about_parts = [fault for fault in link.faults if re.search("is not an answer|is answered twice", fault)]
    more = sum(int(count) for fault in about_parts for count in re.findall(r"There are (\d+) more like it", fault))
    expected = len(parts)

    assert expected == len(link.answers) + len(about_parts) + more


@given(strategies.texts())
def test_every_fault_of_a_text_is_short(text):
    """A fault is a sentence or two that can be shown, whatever the text was."""
    expected = []

    assert expected == [fault for fault in from_text(PROTOCOL, text).faults if not 0 < len(fault) <= SHORT]


@given(strategies.texts())
def test_reading_a_text_again_gives_the_same(text):
    """What a text holds depends on the text alone."""
    expected = from_text(PROTOCOL, text)

    assert expected == from_text(PROTOCOL, text)


@pytest.mark.parametrize(
    ("text", "edition", "answers", "faults"),
    [
        ("", "", {}, []),
        (EDITION, EDITION, {}, []),
        (f"{EDITION}&purpose=yes", EDITION, {"purpose": "yes"}, []),
        (f"#{EDITION}&purpose=yes", EDITION, {"purpose": "yes"}, []),
        (f"&{EDITION}", "", {}, ["no edition", EDITION]),
        ("purpose=yes", "", {"purpose": "yes"}, ["no edition"]),
        ("#purpose=yes", "", {"purpose": "yes"}, ["no edition"]),
        ("2010-11-01&purpose=yes", "2010-11-01", {"purpose": "yes"}, ["2010-11-01"]),
        (f"{EDITION}&&purpose=yes&", EDITION, {"purpose": "yes"}, []),
        (f"{EDITION}&purpose", EDITION, {}, ["purpose"]),
        (f"{EDITION}&purpose&identifiable=no", EDITION, {"identifiable": "no"}, ["purpose"]),
        (f"{EDITION}&purpose=", EDITION, {"purpose": ""}, []),
        (f"{EDITION}&=yes", EDITION, {"": "yes"}, []),
        (f"{EDITION}&purpose=yes=no", EDITION, {"purpose": "yes=no"}, []),
        (f"{EDITION}&purpose=yes&purpose=no", EDITION, {"purpose": "yes"}, ["purpose twice"]),
        (f"{EDITION}&purpose=yes&purpose=yes", EDITION, {"purpose": "yes"}, ["purpose twice"]),
        (f"{EDITION}&{EDITION}&purpose=yes", EDITION, {"purpose": "yes"}, [EDITION]),
        (f"{EDITION}&consent=yes&unheard=of", EDITION, {"consent": "yes", "unheard": "of"}, []),
    ],
)
def test_a_text_is_read_as_far_as_it_goes(text, edition, answers, faults):
    """What can be read is, in the order it stands in; the rest is named, and the walk judges the answers."""
    sentences = {
        "no edition": f"These answers do not say which edition they were given to. This is {EDITION}.",
        "2010-11-01": (
            f"These answers were given to the edition of 2010-11-01. This is the edition of {EDITION}. Check each one."
        ),
        "purpose": "“purpose” is not an answer: one looks like purpose=yes.",
        "purpose twice": "“purpose” is answered twice. The first answer was used.",
        EDITION: f"“{EDITION}” is not an answer: one looks like purpose=yes.",
    }
    expected = Link(edition, answers, tuple(sentences[each] for each in faults))

    assert expected == from_text(PROTOCOL, text)


def test_an_earlier_edition_is_no_fault_where_it_is_known_what_it_said():
    """Whoever reads the text can say what has changed, so nobody has to check each answer."""
    expected = Link("2010-11-01", {"purpose": "yes"}, ())

    assert expected == from_text(PROTOCOL, "2010-11-01&purpose=yes", is_known=True)


@pytest.mark.parametrize("text", ["#", "&", "#&"])
def test_a_text_that_holds_nothing_has_no_faults(text):
    """An address that ends in a bare # has no answers to complain about."""
    expected = Link("", {}, ())

    assert expected == from_text(PROTOCOL, text)


@pytest.mark.parametrize(
    "text",
    [
        "x" * TEN_MEGABYTES,
        "&" * TEN_MEGABYTES,
        "=" * TEN_MEGABYTES,
        f"{EDITION}&purpose=" + "x" * TEN_MEGABYTES,
        f"{EDITION}&" + "purpose=yes&" * (TEN_MEGABYTES // 12),
        "".join(f"{number}=yes&" for number in range(TEN_MEGABYTES // 10)),
    ],
    ids=["letters", "ampersands", "equals", "one answer", "the same answer", "many answers"],
)
def test_of_ten_megabytes_only_the_start_is_read(text):
    """No more comes out of a huge text than its start can hold, each piece is short, and the reader is told."""
    link = from_text(PROTOCOL, text)
    out = [link.edition, *link.answers, *link.answers.values()]
    said = f"Only the first {LONGEST} characters of {len(text)} were read."
    expected = (said, True, True)

    assert expected == (
        link.faults[0],
        sum(map(len, out)) <= LONGEST,
        max(map(len, link.faults)) <= SHORT,
    )


def test_a_text_of_the_longest_length_is_read_whole():
    """The limit itself is not over it."""
    text = f"{EDITION}&purpose=yes&".ljust(LONGEST, "&")
    expected = [
        Link(EDITION, {"purpose": "yes"}, ()),
        (f"Only the first {LONGEST} characters of {LONGEST + 1} were read.",),
    ]

    assert expected == [from_text(PROTOCOL, text), from_text(PROTOCOL, text + "&").faults]


def test_a_text_that_is_cut_keeps_the_answers_before_the_cut():
    """What could be read whole counts."""
    link = from_text(PROTOCOL, f"{EDITION}&purpose=yes&identifiable=" + "x" * LONGEST)
    expected = (EDITION, {"purpose": "yes"})

    assert expected == (link.edition, link.answers)


@pytest.mark.parametrize(
    ("scraps", "expected"),
    [
        ("one", "“one” is not an answer: one looks like purpose=yes."),
        ("one&two", "“one” is not an answer: one looks like purpose=yes. There are 1 more like it."),
        ("one&two&three", "“one” is not an answer: one looks like purpose=yes. There are 2 more like it."),
    ],
)
def test_faults_of_one_kind_are_counted(scraps, expected):
    """One is named, and the rest are those after it."""
    assert from_text(PROTOCOL, f"{EDITION}&{scraps}").faults == (expected,)


@pytest.mark.parametrize(("length", "shown"), [(SHOWN, "x" * SHOWN), (SHOWN + 1, "x" * SHOWN + "…")])
def test_only_what_is_too_long_to_show_is_cut(length, shown):
    """Three dots say that there was more, so they stand only where there was."""
    assert from_text(PROTOCOL, f"{EDITION}&{'x' * length}").faults[0].startswith(f"“{shown}” ")


def test_a_text_that_is_cut_gives_no_answer_that_it_does_not_hold():
    """Cutting "not-sure" after two letters would answer "no" for someone who said that they did not know."""
    start = f"{EDITION}&".ljust(LONGEST - len("purpose=no"), "&")
    expected = {}

    assert expected == from_text(PROTOCOL, f"{start}purpose={NOT_SURE}").answers


# --- Which single answer would have changed it ---


ENDED = [path for path in paths(PROTOCOL) if isinstance(path.at, Outcome)]
ONE_TO_EACH = {path.at.id: path for path in ENDED}


def turns_by_trying(path: Walk) -> dict[tuple[str, str], set[Outcome]]:
    """Compare every other answer of a path with all the paths that agree with the rest of its answers."""
    found = {}
    for step in path.steps:
        for other in step.question.answers:
            given = path.answers | {step.question.id: other.id}
            agree = [
                each
                for each in ENDED
                if step.question.id in each.answers
                and all(given.get(question, answer) == answer for question, answer in each.answers.items())
            ]
            ends = {each.at for each in agree}
            if ends and path.at not in ends:
                found[step.question.id, other.id] = ends
    return found


def turns_of(path: Walk) -> dict[tuple[str, str], set[Outcome]]:
    return {(turn.step.question.id, turn.instead.id): set(turn.to) for turn in turns(PROTOCOL, path)}


@pytest.mark.parametrize("path", ONE_TO_EACH.values(), ids=ONE_TO_EACH)
def test_turns_are_what_trying_finds(path):
    """Of one path to each outcome, every answer that would have changed it is found, and no other."""
    assert turns_by_trying(path) == turns_of(path)


@pytest.mark.slow
def test_turns_are_what_trying_every_path_finds():
    """The same of every path."""
    for path in ENDED:
        assert turns_by_trying(path) == turns_of(path)


def test_a_walk_that_has_not_begun_has_no_turns():
    """There is no answer to change."""
    assert turns(PROTOCOL, walk(PROTOCOL, {})) == ()
