"""The steps, the text version and the path as HTML: everything in the table is there, linked and escaped."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html import escape, unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis.strategies import text

from protocol_logic import html
from protocol_logic.cases import CASES
from protocol_logic.flowchart import NOT_SURE, Kind, Outcome, Pause, label
from protocol_logic.lines import line_at
from protocol_logic.points import DIFFER
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import STRAIGHT
from protocol_logic.walk import Walk, acts_at, for_the_next_person, paths, to_text, turns, walk

CITATIONS = sorted(
    {each for node in PROTOCOL.nodes for each in node.cites}
    | {each for point in PROTOCOL.points() for each in point.cites}
    | {each for question in PROTOCOL.questions for answer in question.answers for each in answer.cites}
    | {each for question in PROTOCOL.questions for help_ in question.helps for each in help_.cites}
)
LINKS = {each: f"there#{each}" for each in CITATIONS}
LINKS["editions"] = "editions"
LINKS |= {f"case-{case.number}": f"case-{case.number}" for case in CASES}
STEPS = html.steps(PROTOCOL, LINKS)


@given(text())
def test_text_is_escaped_as_the_standard_library_does(words):
    """What has a meaning in HTML loses it, in an attribute too, and all else stays."""
    assert escape(words) == html.escape(words)


PATHS = list(paths(PROTOCOL))


@cache
def drawn_for_paths() -> list[tuple[Walk, dict[str, str]]]:
    """Return every path with what is drawn for it: once, for it takes a while."""
    return [(taken, html.slots(PROTOCOL, taken, LINKS)) for taken in PATHS]


def drawn_for_ends() -> list[tuple[Walk, dict[str, str]]]:
    """Return every path to an outcome with what is drawn for it."""
    return [(taken, slots) for taken, slots in drawn_for_paths() if isinstance(taken.at, Outcome)]


class Elements(HTMLParser):
    """The elements of some HTML, and whether each is closed in the order it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.slips: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.attributes.append((tag, dict(attrs)))
        if tag not in {"br", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.slips.append(tag)

    def all(self, name: str) -> list[str | None]:
        return [attributes[name] for _, attributes in self.attributes if name in attributes]


def words(text: str) -> str:
    """Return the text of some HTML, with its tags left out and its white space made one."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())


def test_every_node_is_one_section():
    """A step that is drawn twice or not at all would have an address that leads to the wrong place or to nothing."""
    expected = Counter(node.id for node in PROTOCOL.nodes)

    assert expected == Counter(
        attributes["id"] for tag, attributes in Elements(STEPS).attributes if tag == "h2" and "id" in attributes
    )


def test_every_answer_is_one_link_to_its_step():
    """Without Python the links are all the routing there is, so each edge of the table is a link, and no other."""
    expected = [
        (question.id, answer.id, f"#{answer.to}")
        for question in PROTOCOL.questions
        for answer in PROTOCOL.answers(question)
    ]
    drawn = [
        (attributes["data-question"], attributes["data-answer"], attributes["href"])
        for _, attributes in Elements(STEPS).attributes
        if "data-answer" in attributes
    ]

    assert expected == drawn


def test_an_answer_is_called_by_its_stem_and_described_by_its_hint():
    """A link's name is short, and what is under it explains it: to a screen reader too."""
    for question in PROTOCOL.questions:
        drawn = html.question(PROTOCOL, question, LINKS)
        link = r'<li><a [^>]*?(?: aria-describedby="([^"]*)")?>(.*?)</a>(?:<span[^>]* id="(.*?)">(.*?)</span>)?'
        found = re.findall(link, drawn)
        expected = [(answer.stem, answer.hint) for answer in PROTOCOL.answers(question)]

        assert expected == [(words(stem), words(hint)) for _, stem, _, hint in found]
        assert [described for described, *_ in found] == [address for _, _, address, _ in found]


def test_a_question_says_its_part_once():
    """The words over a question name its part and do not repeat what it asks."""
    for question in PROTOCOL.questions:
        part = next(each for each in PROTOCOL.parts if each.number == question.part)
        heading = words(html.question(PROTOCOL, question, LINKS).partition("</h2>")[0])

        assert f"Question {part.number} of {len(PROTOCOL.parts)}: {part.name}: {question.text}" == heading


def test_what_has_changed_and_matters_stands_above_the_answers_and_above_what_to_do():
    """Someone in a hurry reads it before they choose, and before they act."""
    drawn = {
        each.id: html.question(PROTOCOL, each, LINKS).partition('<ul class="answers">') for each in PROTOCOL.questions
    }
    drawn |= {each.id: html.outcome(PROTOCOL, each, LINKS).partition('<ol class="now">') for each in PROTOCOL.outcomes}
    for step, (above, *_) in drawn.items():
        line = line_at(step)

        assert ("Changed since:" in above) == bool(line)
        assert not line or escape(line.text) in above


def test_a_citation_is_read_as_a_paragraph():
    """A screen reader says more than a number."""
    assert 'aria-label="paragraph 3.40(i)">3.40(i)<' in html.cites(["3.40-i"], LINKS)
    assert "aria-label" not in html.cites(["rule-7"], LINKS)


def test_following_the_links_comes_to_the_same_step_as_the_walk():
    """The script replays answers by these links, so they agree with the walk on every path."""
    links = {
        (attributes["data-question"], attributes["data-answer"]): attributes["href"]
        for _, attributes in Elements(STEPS).attributes
        if "data-answer" in attributes
    }
    expected = [f"#{path.at.id}" for path in PATHS]

    assert expected == [links[path.steps[-1].question.id, path.steps[-1].answer.id] for path in PATHS]


def test_a_pause_leads_back_to_every_question_it_comes_from():
    """Plain links do not remember where a reader came from, so a pause offers each question that leads to it."""
    for pause in PROTOCOL.pauses:
        expected = [
            question.id
            for question in PROTOCOL.questions
            if any(answer.to == pause.id for answer in PROTOCOL.answers(question))
        ]
        expected += [pause.reopens] if pause.reopens else []

        assert expected == Elements(html.pause(PROTOCOL, pause, LINKS)).all("data-reopen")


def test_the_advice_pause_says_what_to_ask_about():
    """Without Python it says so for every question, and with it for the one that the reader came from."""
    drawn = words(html.pause(PROTOCOL, PROTOCOL.node(PROTOCOL.advice), LINKS))
    expected = []

    assert expected == [asked.id for asked in PROTOCOL.questions if asked.unsure.text not in drawn]
    for taken, slots in drawn_for_paths():
        assert ("about" in slots) == (taken.at.id == PROTOCOL.advice)
        assert "about" not in slots or taken.asking.unsure.text in words(slots["about"])


@pytest.mark.parametrize("question", PROTOCOL.questions, ids=lambda question: question.id)
def test_a_question_shows_what_its_answers_carry(question):
    """Without Python no one gathers the cautions, so they stand at the question."""
    shown = words(html.question(PROTOCOL, question, LINKS))
    carried = [point for answer in question.answers for point in (*answer.cautions, *filter(None, [answer.tell]))]
    expected = []

    assert expected == [point.id for point in carried if point.text not in shown]


@pytest.mark.parametrize("outcome", PROTOCOL.outcomes, ids=lambda outcome: outcome.id)
def test_an_outcome_says_how_to_share_only_if_it_shares_and_always_what_to_record(outcome):
    """Question 6 belongs to every outcome that shares, and question 7 to every outcome."""
    shown = words(html.outcome(PROTOCOL, outcome, LINKS))
    shares = outcome.kind.shares
    expected = [shares] * (len(PROTOCOL.sharing) + len(PROTOCOL.others)) + [True] * len(PROTOCOL.recording)

    assert expected == [point.text in shown for point in (*PROTOCOL.sharing, *PROTOCOL.others, *PROTOCOL.recording)]


@pytest.mark.parametrize("node", [*PROTOCOL.questions, *PROTOCOL.outcomes], ids=lambda node: node.id)
def test_a_step_has_a_place_for_what_has_changed_since(node):
    """The build puts the notes there; a reader's browser is not sent them."""
    drawn = html.steps(PROTOCOL, LINKS)

    assert drawn.count(f"<!-- changed: {node.id} -->") == 1


def test_the_text_version_holds_every_question_and_edge():
    """The nested list is the picture for whoever cannot see it, so it leaves nothing out."""
    drawn = Elements(html.text_version(PROTOCOL))
    expected = [f"#{question.id}" for question in PROTOCOL.questions]
    expected += [f"#{answer.to}" for question in PROTOCOL.questions for answer in PROTOCOL.answers(question)]

    assert Counter(expected) == Counter(drawn.all("href"))


@pytest.mark.parametrize("drawn", [STEPS, html.text_version(PROTOCOL)], ids=["steps", "text version"])
def test_every_element_is_closed(drawn):
    """A tag left open would take the rest of the page with it."""
    elements = Elements(drawn)
    expected = ([], [])

    assert expected == (elements.open, elements.slips)


def test_every_path_lists_its_answers_with_a_way_to_change_each():
    """Each answer of a path can be changed from the list, by the id of its question."""
    for taken, slots in drawn_for_paths():
        expected = [step.question.id for step in taken.steps]

        assert expected == Elements(slots["path"]).all("data-reopen")


def test_a_path_shows_its_cautions_and_its_own_duty_to_tell():
    """What the answers carry reaches the reader in the words of the table."""
    for taken, slots in drawn_for_paths():
        shown = words(" ".join(slots.values()))
        points = [*taken.cautions, *filter(None, [taken.tell])]
        expected = [sentence for point in points for sentence in html.SENTENCE_END.split(point.text)]

        assert expected == [text for text in expected if text in shown]


def test_every_outcome_offers_to_answer_for_the_next_person():
    """What was answered about the purpose and the information is kept, and the rest is asked anew."""
    for taken, slots in drawn_for_paths():
        if isinstance(taken.at, Outcome):
            expected = f'href="#{escape(to_text(PROTOCOL, for_the_next_person(taken)))}"'

            assert expected in slots["next"]
    for outcome in PROTOCOL.outcomes:
        [onward] = re.findall(r'href="#([^"]*)">Answer for the next', html.outcome(PROTOCOL, outcome, LINKS))
        expected = "whose-consent" if outcome.id in PROTOCOL.reachable("whose-consent") else PROTOCOL.start

        assert expected == onward


def test_a_walk_with_no_answers_lists_nothing():
    """A reader at the first question has no answers yet, and is not shown an empty list."""
    expected = {"above": "", "path": ""}

    assert expected == html.slots(PROTOCOL, walk(PROTOCOL, {}), LINKS)


def test_every_slot_that_is_filled_is_in_the_step():
    """What depends on the path has a place in the section of its step, or under every step."""
    places = {
        node.id: set(Elements(draw(PROTOCOL, node, LINKS)).all("data-slot"))
        for draw, nodes in ((html.outcome, PROTOCOL.outcomes), (html.pause, PROTOCOL.pauses))
        for node in nodes
    }
    for taken, slots in drawn_for_paths():
        assert slots.keys() - {"above", "path"} <= places[taken.at.id]


def in_view(drawn: str) -> list[str]:
    """Return the words of some HTML that are seen with its folds closed."""
    folded = re.compile(
        r"<details[^>]*><summary>((?:(?!<summary>).)*?)</summary>(?:(?!<details).)*?</details>", re.DOTALL
    )
    while folded.search(drawn):
        drawn = folded.sub(r" \1 ", drawn)
    drawn = re.sub(r'<span class="hidden">.*?</span>', "", drawn)
    return [each for each in unescape(re.sub(r"<[^>]*>", " ", drawn)).split() if re.search(r"\w", each)]


@pytest.mark.parametrize(("more", "folds"), [((), 0), (("Three.",), 1)])
def test_as_many_sentences_stand_in_the_open_as_are_read_at_a_glance(more, folds):
    """All of as many words as that, to the last; one more and the last sentence is folded."""
    sentences = ("One, two.",) * (html.AT_A_GLANCE // 2)
    asked = replace(PROTOCOL.questions[0], why=" ".join((*sentences, *more)))
    step = html.question(PROTOCOL, asked, LINKS)

    assert f'<p class="why">{" ".join(sentences)}</p>' in step
    assert step.count("More on this question") == folds


def test_where_doctors_have_no_duty_nothing_is_said_to_them():
    """Neither a fold of their own nor a list with nothing in it."""
    table = replace(PROTOCOL, recording=tuple(each for each in PROTOCOL.recording if not each.medical))
    for taken in PATHS[::20]:
        if isinstance(taken.at, Outcome) and not any(caution.medical for caution in taken.cautions):
            assert "Doctors" not in html.slots(table, taken, LINKS)["rest"]


MOST_WORDS = 250


def test_an_outcome_is_read_at_a_glance():
    """On every path, what is in view before anything is opened is short, and at most four acts are to be done."""
    headings = {each.id: html.outcome(PROTOCOL, each, LINKS).partition("</h2>")[0] for each in PROTOCOL.outcomes}
    for taken, slots in drawn_for_ends():
        seen = (
            headings[taken.at.id]
            + html.changed_line(taken.at)
            + "".join(slots[each] for each in ("why", "now", "rest", "next"))
        )
        acts = re.findall(r"<h4>(.*?)</h4>", slots["now"])

        assert len(in_view(f"{seen} Write your record. {slots['path']} Paragraphs and changes")) <= MOST_WORDS
        assert [act.act for act in acts_at(PROTOCOL, taken.at, taken.cautions, taken.tell)] == [
            unescape(each) for each in acts
        ]
        assert 1 <= len(acts) <= 4


def test_an_outcome_has_nothing_of_another_path():
    """No doctor's duty outside the one fold for it, no child's act for an adult, no telling beside not telling."""
    medical = {point.text for point in PROTOCOL.points() if point.medical}
    for taken, slots in drawn_for_ends():
        drawn = "".join(slots.values())
        shown = words(drawn.replace(re.search(r"(<details[^>]*><summary>Doctors.*?</details>)|$", drawn)[0], ""))

        assert [text for text in medical if text in shown] == []
        for point in PROTOCOL.points():
            if point.act and point not in (*taken.cautions, taken.tell, *PROTOCOL.sharing, *PROTOCOL.refusing):
                assert (
                    point in PROTOCOL.recording
                    or f"<h4>{escape(point.act)}</h4><p>{escape(point.text)[:30]}" not in drawn
                )
        for check in PROTOCOL.sharing:
            if check.telling:
                assert (escape(check.text) in drawn) == (taken.at.kind.shares and taken.tell is taken.at.tell)


def test_an_outcome_gives_the_reasons_of_its_path():
    """Why it is the answer is said with what was answered, in one sentence."""
    for taken, slots in drawn_for_ends():
        why = words(slots["why"])
        given = [step.answer.reason for step in taken.steps if step.answer.reason]

        assert given
        assert why.startswith("Why: ")
        assert given[-1] in why.partition(".")[0]


def test_without_python_an_outcome_says_when_each_act_applies():
    """What only some paths call for stands there with the answer that calls for it."""
    for outcome in PROTOCOL.outcomes:
        drawn = html.outcome(PROTOCOL, outcome, LINKS)
        ends = [taken for taken in PATHS if taken.at is outcome]
        for act in {caution for taken in ends for caution in taken.cautions if caution.act}:
            assert re.search(rf'<h4>{escape(act.act)}</h4><p class="when">If you answered “', drawn)
        for tell in {taken.tell for taken in ends if taken.tell}:
            assert escape(tell.text) in drawn


def test_a_question_recalls_whose_consent_counts():
    """With Python it is the answer given; without, the answers that lead there."""
    asked = [question for question in PROTOCOL.questions if question.recalls]
    assert asked
    ways = {
        tuple((each.question, each.answer) for each in taken.steps[:at]): step.question
        for taken in PATHS
        for at, step in enumerate(taken.steps)
        if step.question in asked
    }
    for before, question in ways.items():
        recalled = next(answer.stem for each, answer in before if each.id == question.recalls)
        answers = {each.id: answer.id for each, answer in before}
        shown = words(html.slots(PROTOCOL, walk(PROTOCOL, answers), LINKS)["recalled"])

        assert shown == f"Who decides about consent? {recalled}"
        assert escape(recalled) in html.question(PROTOCOL, question, LINKS)


def test_nothing_tells_people_to_obey_a_repealed_act():
    """Where a line names it, what is now in its place stands on the same line."""
    now = "(now the UK GDPR and the Data Protection Act 2018)"
    for point in PROTOCOL.points():
        assert point.text.count("Data Protection Act 1998") == point.text.count(f"Data Protection Act 1998 {now}")


def test_an_outcome_names_each_answer_that_would_have_changed_it():
    """Question, answer and the other outcome stand together for each turn of the path."""
    for taken, slots in drawn_for_paths():
        shown = words(slots.get("rest", ""))
        expected = [
            f"If you had answered “{turn.instead.stem}”: {' or '.join(end.title for end in turn.to)}"
            for turn in (turns(PROTOCOL, taken) if isinstance(taken.at, Outcome) else ())
        ]

        assert expected == [each for each in expected if each in shown]
        assert shown.count("If you had answered") == len(expected)


def test_every_paragraph_behind_a_question_opens_in_place():
    """The build puts each one's words where a comment holds its place, in the helps and after them."""
    for question in PROTOCOL.questions:
        drawn = html.question(PROTOCOL, question, LINKS)
        found = " ".join(re.findall(r"<!-- guidance: (.+?) -->", drawn)).split()
        helped = [citation for help_ in question.helps for citation in help_.cites]

        assert set(question.cites) <= set(found)
        assert found[: len(helped)] == helped
        assert [help_.title for help_ in question.helps] == [
            each for each in re.findall(r"<summary>([^<]*) <span>", drawn) if "behind this question" not in each
        ]


def test_the_advice_pauses_have_a_note_to_copy():
    """Who stops for advice gets a note that says where they are, and no other step has one."""
    for taken, slots in drawn_for_paths():
        if not (isinstance(taken.at, Pause) and "advice" in taken.at.id):
            assert "note" not in slots
            continue
        shown = words(slots["note"])
        assert taken.asking.text.translate(STRAIGHT) in shown
        assert all(step.question.text.translate(STRAIGHT) in shown for step in taken.steps)


def test_what_has_changed_since_an_earlier_edition_is_listed_and_cannot_be_markup():
    """The edition is named by its day, each change is in the list, and all changes are a link away."""
    shown = html.earlier("2010-11-01", ["“<b>” is asked again.", "So is “c”."], LINKS)
    expected = (
        "This link was made with the edition of 1 November 2010. On this path, this has changed. "
        "What is asked again has other words or other answers now."
        "“<b>” is asked again.So is “c”.All that has changed"
    )

    assert (expected, ["editions"]) == (words(shown), Elements(shown).all("href"))


def test_where_nothing_has_changed_since_an_earlier_edition_that_is_said():
    """A reader with an old link need not wonder."""
    shown = html.earlier("2010-11-01", [], LINKS)
    expected = (
        "This link was made with the edition of 1 November 2010. Nothing on this path has changed since. "
        "All that has changed"
    )

    assert expected == words(shown)


def test_every_check_can_be_ticked_for_the_record():
    """Each box has the id of its point, which is what the record is told."""
    drawn = Elements(STEPS)
    boxes = {attributes["value"] for tag, attributes in drawn.attributes if tag == "input"}

    assert boxes == {point.id for point in (*PROTOCOL.sharing, *PROTOCOL.recording)}


def test_what_was_ignored_is_said_and_cannot_be_markup():
    """A link can hold anything, so what it held is shown as text."""
    taken = walk(PROTOCOL, {"<script>": "alert(1)", "purpose": "no"})
    shown = html.slots(PROTOCOL, taken, LINKS)["above"]
    expected = (True, False)

    assert expected == (escape("“<script>”", quote=False) in shown, "<script>" in shown)


def test_more_than_one_answer_that_is_not_used_is_in_a_fold():
    """They stand above the question, and would push it out of sight."""
    kept = walk(PROTOCOL, dict.fromkeys(("identifiable", "confidential"), "yes"))
    shown = html.slots(PROTOCOL, kept, LINKS)["above"]

    assert shown.startswith('<details class="ignored"><summary>Not used for now: 2 answers</summary><ul><li>')


def test_a_missing_address_is_an_error():
    """A citation that leads nowhere stops the build rather than becoming a dead link."""
    with pytest.raises(KeyError, match="2\\.2"):
        html.steps(PROTOCOL, {})


def test_citations_are_written_as_readers_write_them():
    """The label of a citation is its link's text."""
    expected = f"({', '.join(label(each) for each in CITATIONS)})"

    assert expected == words(html.cites(CITATIONS, LINKS))


def practice(case, number, answers):
    """Return what a reader sees who tries a case's decision with these answers."""
    return words(html.practice(PROTOCOL, walk(PROTOCOL, answers), case, case.decisions[number - 1], LINKS))


TRIED = [
    (case, number, decision)
    for case in CASES
    for number, decision in enumerate(case.decisions, start=1)
    if decision.answers
]


@pytest.mark.parametrize(("case", "number", "decision"), TRIED)
def test_a_reader_who_answers_as_the_case_does_differs_nowhere(case, number, decision):
    """The same answers are the same at every question."""
    shown = practice(case, number, dict(decision.answers))
    count = len(decision.answers)
    expected = (f"{count} answer{'s' if count > 1 else ''} the same" in shown, "Different." in shown)

    assert expected == (True, False)


@pytest.mark.parametrize(("case", "number", "decision"), TRIED)
def test_the_comparison_waits_for_the_reader(case, number, decision):
    """Nothing of the case's path is shown to a reader who has not answered yet."""
    shown = practice(case, number, {})
    expected = (True, False)

    assert expected == (decision.title in shown, "The case" in shown)


def test_a_different_answer_shows_both_with_their_paragraphs():
    """Where the paths part, the reader sees what each answer rests on."""
    case, number, decision = next(each for each in TRIED if len(each[2].answers) > 1)
    [first] = [question for question in PROTOCOL.questions if question.id == PROTOCOL.start]
    told = dict(decision.answers)[first.id]
    other = next(
        answer for answer in first.answers if answer.id != told and isinstance(PROTOCOL.node(answer.to), Outcome)
    )
    shown = practice(case, number, {first.id: other.id})
    cited = ", ".join(label(each) for each in other.cites)
    expected = (True, True, len(decision.answers) - 1)

    assert expected == (
        "Different." in shown,
        f"You: {other.text} ({cited})" in shown,
        shown.count("You: not asked"),
    )


@pytest.mark.parametrize(("case", "number", "decision"), TRIED)
def test_differences_come_first_and_lead_to_the_discussion(case, number, decision):
    """Who compares two paths looks for where they part, and for what the case says about it."""
    mine = dict(decision.answers)
    last = next(question for question in PROTOCOL.questions if question.id == list(mine)[-1])
    mine[last.id] = next(answer.id for answer in PROTOCOL.answers(last) if answer.id != mine[last.id])
    drawn = html.practice(PROTOCOL, walk(PROTOCOL, mine), case, decision, LINKS)
    rows = re.findall(r"<li>(.*?)</li>", drawn)
    open_rows, _, folded = drawn.partition("<details")

    assert (open_rows.count("<li>"), folded.count("<li>")) == (1, len(rows) - 1)
    assert (open_rows.count("Different."), folded.count("Different.")) == (1, 0)
    assert [f'href="case-{case.number}#decision-{number}"' in row for row in rows] == [True] * len(rows)


def test_a_decision_without_answers_is_only_named():
    """Where no one in the story thought of sharing, there is no path to compare with."""
    case, decision = next((case, each) for case in CASES for each in case.decisions if not each.answers)
    shown = words(html.practice(PROTOCOL, walk(PROTOCOL, {"purpose": "no"}), case, decision, LINKS))
    expected = (True, False)

    assert expected == (decision.title in shown, "You came to" in shown)


def test_not_sure_is_the_last_answer_of_every_question():
    """Advice stands at the same place everywhere."""
    expected = [NOT_SURE] * len(PROTOCOL.questions)

    assert expected == [
        Elements(html.question(PROTOCOL, question, LINKS)).all("data-answer")[-1] for question in PROTOCOL.questions
    ]


# --- Several people in one record ---

KEPT = walk(PROTOCOL, {"purpose": "no"})
ASKED = walk(PROTOCOL, {})
SHARED = next(each for each in paths(PROTOCOL) if isinstance(each.at, Outcome) and each.at.kind is Kind.MAY_SHARE)


def test_each_person_of_a_record_can_be_seen_and_taken_out():
    """Where each came to, with the answers folded, and a button that says whom it takes out."""
    shown = html.people([KEPT, ASKED], LINKS)

    assert "Person 2 of 2 in your record" in shown
    assert f"Person 1: <strong>{KEPT.at.title}.</strong>" in shown
    assert "Person 2, now: <strong>Not finished.</strong>" in shown
    assert re.findall(r'data-remove="(\d)">Remove<span class="hidden"> person (\d)<', shown) == [("0", "1"), ("1", "2")]
    assert shown.count("<dt>") == len(KEPT.steps)
    assert DIFFER.text not in shown


@pytest.mark.parametrize(("found", "is_said"), [([KEPT, SHARED], True), ([KEPT, SHARED, ASKED], False)])
def test_that_answers_differ_is_said_where_something_can_be_shared_or_not(found, is_said):
    """At an outcome it is in the open; at a question there is nothing to share yet."""
    shown = html.people(found, LINKS)

    assert is_said == ('<p class="differ">' in shown)


def test_the_way_to_the_next_person_says_that_the_record_keeps_these_answers():
    """With Python it does; without, nothing does, and nothing says so."""
    assert html.KEPT_FOR_THE_RECORD in html.slots(PROTOCOL, KEPT, LINKS)["next"]
    assert html.KEPT_FOR_THE_RECORD not in STEPS
