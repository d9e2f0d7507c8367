"""What must hold on every path through the protocol's flowchart, whatever the table comes to say.

Wrong guidance can hurt someone, so each promise has a test of its own.
Each first finds the paths it speaks of (and fails if there are none), then lists those that break it.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest

from protocol_logic.flowchart import NOT_SURE, Kind, Outcome, Pause, Question, Support
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import Step, Walk, paths, to_text, walk

PATHS = list(paths(PROTOCOL))

PARAGRAPHS = {
    *(f"1.{number}" for number in range(1, 6)),
    *(f"2.{number}" for number in range(1, 8)),
    *("2.8.1", "2.9"),
    *(f"3.{number}" for number in range(1, 53) if number not in {12, 47}),
    *(f"4.{number}" for number in range(1, 12)),
    *(f"3.40-{part}" for part in ("i", "ii", "iii", "iv")),
    *(f"4.6-{part}" for part in "abc"),
    *(f"4.8-{part}" for part in "ab"),
    *(f"4.9-{part}" for part in "abc"),
}
"""The numbered paragraphs of the source, which has no 3.12 and no 3.47, and their lettered parts."""

PLACES = {"before-3.13", "note-harm", "note-advice", *(f"rule-{number}" for number in range(1, 8))}
"""What else of the source can be cited, apart from its glossary: it has one box without a number, and two notes."""

TERMS = {
    *("anonymised-information", "caldicott-guardian", "child", "confidential-information", "consent"),
    *("explicit-consent", "failing-to-thrive", "fraser-guidelines", "implicit-consent", "informed-consent"),
    *("integrated-services", "integrated-working", "personal-data", "practitioner", "proportionality"),
    *("public-bodies", "public-interest", "public-interest-test", "safeguarding-and-promoting-welfare"),
    *("sensitive-information", "serious-crime", "serious-harm", "significant-harm", "vulnerable-adult", "well-being"),
}
"""The entries of the source's glossary."""

LATIN = re.compile(
    r"\b(e\.?g|i\.?e|etc|viz|cf|n\.?b|et al|ibid|vs|per se|inter alia|via|circa|ad hoc)\b\.?", re.IGNORECASE
)
AMERICAN = re.compile(
    r"\b(\w+[iy]z(e[sdr]?|ing|ations?)"
    r"|(behavi|col|fav|hon|hum|lab|neighb|harb|rum)or(s|ed|ing|able|al)?"
    r"|(cancel|travel|label|model|signal|counsel)(ed|ing|ors?)"
    r"|center(s|ed)?|(de|of|pre)fense|license[sd]?|program|fulfill|enroll|gray|toward|gotten|pediatric\w*|judgments?)\b",
    re.IGNORECASE,
)
BRITISH = re.compile(r"\b(size[sd]?|sizing|prize[sd]?|seize[sd]?|seizing|capsize[sd]?)\b", re.IGNORECASE)
"""Words that look American and are not."""

WITHOUT_CONSENT = {
    ("consent", "refused"),
    ("consent", "unobtainable"),
    ("safe-to-ask", "more-risk"),
    ("safe-to-ask", "serious-crime"),
    ("safe-to-ask", "delay"),
    ("safe-to-ask", "other-reason"),
    ("whose-consent", "lacks-capacity"),
}
"""The answers after which the public interest may be asked about (3.36, 3.38), one of which leaves no one to ask."""


def where(holds: Callable[[Walk], object]) -> list[Walk]:
    """Return the paths of which this holds; there has to be one, or the test would show nothing."""
    found = [path for path in PATHS if holds(path)]
    assert found, "no path is like this"
    return found


def breaking(found: list[Walk], holds: Callable[[Walk], object]) -> list[str]:
    """Return those of the paths of which this does not hold, as a person can read and replay them."""
    return [f"{to_text(PROTOCOL, path.answers)} -> {path.at.id}" for path in found if not holds(path)]


def chose(path: Walk, question: str, *answers: str) -> bool:
    """Tell whether the path went through the question, by one of these answers if any are given."""
    return any(step.question.id == question and (not answers or step.answer.id in answers) for step in path.steps)


def unsafe(path: Walk) -> Step | None:
    """Return the step that said it is not safe or right to ask or tell, on the paths that have one."""
    unsure = ("yes", NOT_SURE)
    found = [step for step in path.steps if step.question.id == "safe-to-ask" and step.answer.id not in unsure]
    return found[0] if found else None


def ends(path: Walk, *kinds: Kind) -> bool:
    """Tell whether the path ends in an outcome of one of these kinds."""
    return isinstance(path.at, Outcome) and path.at.kind in kinds


def shares(path: Walk) -> bool:
    return ends(path, Kind.SHARE, Kind.MUST_SHARE)


def in_public_interest(path: Walk) -> bool:
    """Tell whether the path ends in sharing that Question 5 allowed."""
    return shares(path) and path.steps[-1].question.part == 5


def at_risk(path: Walk) -> bool:
    """Tell whether a child or adult was found at risk; 3.43 says when, and `weighing` asks about both."""
    return any(step.question.id.startswith("harm") and "3.43" in step.answer.cites for step in path.steps)


def cited(path: Walk) -> set[str]:
    """Return everything the reader of this path is referred to at its end."""
    points = (*path.cautions, *((path.tell,) if path.tell else ()))
    return {*path.at.cites, *(citation for point in points for citation in point.cites)}


def strings(item: object) -> Iterator[str]:
    """Yield every text a reader can see in part of the table: all but ids and citations."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple):
        for each in item:
            yield from strings(each)
    elif dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            if field.name not in {"id", "to", "cites", "start", "advice", "edition"}:
                yield from strings(getattr(item, field.name))


def citations(item: object) -> Iterator[str]:
    """Yield every citation in part of the table, as often as it is made."""
    if isinstance(item, tuple):
        for each in item:
            yield from citations(each)
    elif dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            value = getattr(item, field.name)
            yield from value if field.name == "cites" else citations(value)


WORDS = sorted(set(strings(PROTOCOL)))


# --- Every path ends ---


def test_every_path_ends_in_an_outcome_or_a_pause():
    """Nobody is left at a question: each path runs to an outcome, or to something to do before going on."""
    expected = []

    assert expected == breaking(PATHS, lambda path: isinstance(path.at, Outcome | Pause))


def test_no_path_asks_a_question_twice():
    """A path that came back to a question it had asked could go round for ever."""
    expected = []

    assert expected == breaking(PATHS, lambda path: len({step.question.id for step in path.steps}) == len(path.steps))


def test_every_node_ends_or_is_on_some_path():
    """Every question is asked, every pause taken and every outcome reached by someone."""
    met = {node.id for path in PATHS for node in (path.at, *(step.question for step in path.steps))}
    expected = {node.id for node in PROTOCOL.nodes}

    assert expected == met


def test_every_question_can_be_answered_in_each_way():
    """Every edge of the table, the derived one included, is walked by some path."""
    walked = {(step.question.id, step.answer.id, step.answer.to) for path in PATHS for step in path.steps}
    expected = {(asked.id, each.id, each.to) for asked in PROTOCOL.questions for each in PROTOCOL.answers(asked)}

    assert expected == walked


# --- The law (3.7 to 3.9, 3.37) ---


def test_a_legal_requirement_never_reaches_a_consent_question():
    """What a law or a court requires is settled in Question 1: consent should not be sought (3.9, 3.37)."""
    required = where(lambda path: any("3.7" in step.answer.cites for step in path.steps))
    expected = []

    assert expected == breaking(required, lambda path: {step.question.part for step in path.steps} == {1})


def test_only_a_legal_requirement_says_must_share():
    """Judgement decides everywhere else (3.1), so nothing but the law ends in "must share"."""
    must = where(lambda path: ends(path, Kind.MUST_SHARE))
    expected = []

    assert expected == breaking(must, lambda path: any("3.8" in step.answer.cites for step in path.steps))


def test_a_legal_requirement_ends_in_must_share_or_waits():
    """You must share, whatever consent says, unless a challenge to the order is still to be settled (3.8)."""
    required = where(lambda path: any("3.7" in step.answer.cites for step in path.steps))
    expected = []

    assert expected == breaking(required, lambda path: ends(path, Kind.MUST_SHARE) or isinstance(path.at, Pause))


@pytest.mark.parametrize("paragraph", ["3.9", "3.37", "3.11"])
def test_every_must_share_cites_what_is_owed_to_the_person(paragraph):
    """Consent should not be sought and the person should be told, except as 3.11 says; all three are cited."""
    must = where(lambda path: ends(path, Kind.MUST_SHARE))
    expected = []

    assert expected == breaking(must, lambda path: paragraph in path.at.cites and paragraph in path.tell.cites)


# --- What confidential information may be shared on ---


def test_identifiable_confidential_information_is_shared_on_five_grounds_only():
    """Understanding, consent, best interests and the public interest allow it, and the law can require it; no more."""
    grounds = {"understanding": "3.14", "consent": "3.18", "best-interests": "3.33"}
    confidential = where(lambda path: chose(path, "confidential", "yes") and shares(path))

    def has_ground(path: Walk) -> bool:
        last = path.steps[-1].question
        return ("3.42" if last.part == 5 else grounds.get(last.id)) in path.at.cites

    expected = []

    assert expected == breaking(confidential, has_ground)


def test_confidential_information_is_shared_on_each_ground():
    """Each of the four grounds after Question 3 is open to someone, so the flowchart is no harsher than the source."""
    reached = {
        path.steps[-1].question.part for path in where(lambda path: chose(path, "confidential") and shares(path))
    }
    expected = {3, 4, 5}

    assert expected == reached


def test_the_public_interest_is_reached_only_without_consent():
    """Question 5 comes after consent that was refused, cannot be had or is unsafe to seek, or that no one can give."""
    weighed = where(lambda path: any(step.question.part == 5 for step in path.steps))
    expected = []

    assert expected == breaking(weighed, lambda path: any(chose(path, *answer) for answer in WITHOUT_CONSENT))


@pytest.mark.parametrize(("question", "answer"), sorted(WITHOUT_CONSENT))
def test_the_public_interest_is_reached_whenever_consent_is_missing(question, answer):
    """Whatever keeps consent from being had, the public interest can still be weighed (3.38)."""
    missing = where(lambda path: chose(path, question, answer))
    expected = True

    assert expected == any(in_public_interest(path) for path in missing)


def test_consent_is_never_sought_when_it_is_unsafe_to_ask():
    """Whoever found that asking is unsafe is not then asked about consent, nor sent to ask for it (3.36)."""
    expected = []

    assert expected == breaking(where(unsafe), lambda path: not chose(path, "consent") and path.at.id != "ask")


def test_refusing_consent_never_ends_a_path_by_itself():
    """A refusal leads on to the public interest, because it does not necessarily preclude sharing (3.38)."""
    refused = where(lambda path: chose(path, "consent", "refused"))
    asked_next = {
        after.question.part
        for path in refused
        for before, after in zip(path.steps, (*path.steps[1:], None), strict=True)
        if before.question.id == "consent"
    }
    expected = {5}

    assert expected == asked_next


def test_refusing_consent_decides_nothing():
    """After a refusal both answers are still open: to share in the public interest, and not to."""
    refused = where(lambda path: chose(path, "consent", "refused") and isinstance(path.at, Outcome))
    expected = {Kind.SHARE, Kind.DO_NOT_SHARE}

    assert expected == {path.at.kind for path in refused}


def test_the_public_interest_allows_and_does_not_oblige():
    """The source says "may lawfully" and "normally justified", so these outcomes say "may" and never "must"."""
    oblige = re.compile(r"\b(must|have to|required?|needs? to)\b")
    expected = []

    assert expected == breaking(
        where(in_public_interest),
        lambda path: "may" in path.at.title.split() and not oblige.search(f"{path.at.title} {path.at.because}"),
    )


def test_the_exception_for_own_risk_travels_to_the_end():
    """An adult who risks only themself is the exception of 3.44, and whoever shares or not is told so."""
    own = where(lambda path: any("3.44" in step.answer.cites and step.question.id == "harm" for step in path.steps))
    expected = []

    assert expected == breaking(own, lambda path: any("3.44" in caution.cites for caution in path.cautions))


# --- Children and adults at risk (2.5, 3.42, 3.46) ---


@pytest.mark.parametrize("who", ["child", "adult"])
def test_someone_at_risk_is_not_left_without_a_challenge(who):
    """After a child or adult at risk, not sharing is decided only at a question that rests on 2.5 and 3.42."""
    left = where(lambda path: chose(path, "harm", who) and ends(path, Kind.DO_NOT_SHARE))

    def challenged(path: Walk) -> bool:
        return {"2.5", "3.42"} <= set(path.steps[-1].question.cites)

    expected = []

    assert expected == breaking(left, challenged)


@pytest.mark.parametrize("who", ["child", "adult"])
def test_others_at_risk_are_not_left_without_a_challenge(who):
    """The challenge also stands where the risk is to others than the person who lacks capacity."""
    left = where(lambda path: chose(path, "harm-to-others", who) and ends(path, Kind.DO_NOT_SHARE))
    expected = []

    assert expected == breaking(left, lambda path: {"2.5", "3.42"} <= set(path.steps[-1].question.cites))


def test_the_challenge_can_still_end_in_sharing():
    """A challenge that could only confirm the answer would be none."""
    challenged = where(lambda path: at_risk(path) and chose(path, "challenge") and isinstance(path.at, Outcome))
    expected = {Kind.SHARE, Kind.DO_NOT_SHARE}

    assert expected == {path.at.kind for path in challenged}


def test_not_sharing_about_someone_at_risk_still_says_refer():
    """Concerns that remain should be referred (3.46), so the path that does not share carries that duty."""
    left = where(lambda path: at_risk(path) and ends(path, Kind.DO_NOT_SHARE))
    expected = []

    assert expected == breaking(left, lambda path: any("3.46" in caution.cites for caution in path.cautions))


def test_no_purpose_still_says_a_concern_must_not_be_ignored():
    """Someone who stops at Question 1 may be worried about a child, so that outcome cites 2.5."""
    stopped = where(lambda path: ends(path, Kind.DO_NOT_SHARE) and len(path.steps) == 1)
    expected = []

    assert expected == breaking(stopped, lambda path: "2.5" in path.at.cites)


def test_procedures_without_delay_come_first_among_the_notes():
    """The note on harm holds at every step, rests on 2.5 and 3.46, and says what to do in an emergency."""
    first = PROTOCOL.notes[0]
    expected = (True, True, True)

    assert expected == ({"2.5", "3.46"} <= set(first.cites), "without delay" in first.text, "999" in first.text)


def test_sharing_about_a_child_at_risk_says_refer():
    """Reasonable cause to believe a child is at risk should be referred (2.5), not just shared if one likes."""
    child = where(lambda path: chose(path, "harm", "child") and shares(path))
    expected = []

    assert expected == breaking(child, lambda path: "2.5" in cited(path))


def test_someone_who_lacks_capacity_is_not_left_without_a_challenge():
    """Someone who cannot decide for themself is owed no less than someone who can: 3.44 excepts only the latter."""
    left = where(lambda path: chose(path, "whose-consent", "lacks-capacity") and ends(path, Kind.DO_NOT_SHARE))
    expected = []

    assert expected == breaking(left, lambda path: {"2.5", "3.42"} <= set(path.steps[-1].question.cites))


def test_no_outcome_contradicts_the_weighing():
    """An outcome that says "you judged that sharing outweighs" is not reached by answering that it does not."""
    judged = {path.at.id for path in where(lambda path: path.steps[-1].question.id == "weighing" and shares(path))}
    otherwise = where(lambda path: chose(path, "weighing", "no"))
    expected = []

    assert expected == breaking(otherwise, lambda path: path.at.id not in judged)


# --- Not sure, and the pauses ---


def test_every_question_can_be_answered_not_sure():
    """Advice is open at every question, as its last answer (note on advice, 3.45)."""
    expected = [NOT_SURE] * len(PROTOCOL.questions)

    assert expected == [PROTOCOL.answers(asked)[-1].id for asked in PROTOCOL.questions]


def test_not_sure_never_moves_forward():
    """Wherever someone is unsure, they are sent for advice and their question stays theirs to answer."""
    unsure = where(lambda path: chose(path, path.steps[-1].question.id, NOT_SURE))
    expected = []

    assert expected == breaking(
        unsure, lambda path: path.at.id == PROTOCOL.advice and path.asking is path.steps[-1].question
    )


def test_no_path_goes_on_from_not_sure():
    """Nothing is asked after "not sure": it is the last step of every path that has it."""
    expected = []

    assert expected == breaking(PATHS, lambda path: all(step.answer.id != NOT_SURE for step in path.steps[:-1]))


def test_every_pause_has_a_way_on():
    """A pause leads back to the question that sent you there, and that question has a way on to an outcome."""
    paused = where(lambda path: isinstance(path.at, Pause))
    outcomes = {each.id for each in PROTOCOL.outcomes}

    def has_a_way_on(path: Walk) -> bool:
        onward = {answer.to for answer in path.asking.answers}
        return path.asking == path.steps[-1].question and any(
            node in outcomes or PROTOCOL.reachable(node) & outcomes for node in onward
        )

    expected = []

    assert expected == breaking(paused, has_a_way_on)


def test_answering_again_after_a_pause_leads_on():
    """Coming back from a pause, each other answer to the same question leads where it always leads."""
    paused = where(lambda path: isinstance(path.at, Pause))
    wrong = [
        (path.answers, answer.id)
        for path in paused
        for answer in path.asking.answers
        if walk(PROTOCOL, path.answers | {path.asking.id: answer.id}).at.id != answer.to
    ]
    expected = []

    assert expected == wrong


def test_every_pause_says_what_to_do():
    """A pause with nothing to do would only be a delay."""
    expected = []

    assert expected == [pause.id for pause in PROTOCOL.pauses if not pause.points]


def test_advice_says_to_keep_the_name_back_and_note_what_came_of_it():
    """Advice is sought without naming the person where possible (3.45), and its outcome is recorded (note)."""
    advice = PROTOCOL.node(PROTOCOL.advice)
    expected = (True, True)
    named = any("3.45" in each.cites and "Where possible" in each.text for each in advice.points)
    noted = any("note-advice" in each.cites for each in advice.points)

    assert expected == (named, noted)


# --- Telling the person (3.9, 3.11, 3.36, 3.48, 3.49) ---


def test_every_outcome_that_shares_says_whom_to_tell():
    """No one shares without being told what is owed to the person it is about."""
    expected = []

    assert expected == breaking(where(shares), lambda path: path.tell is not None)


def test_no_outcome_that_does_not_share_says_whom_to_tell():
    """Where nothing is shared there is nothing to tell, whatever was answered on the way."""
    expected = []

    assert expected == breaking(where(lambda path: ends(path, Kind.DO_NOT_SHARE)), lambda path: path.tell is None)


def test_where_telling_is_unsafe_the_outcomes_own_duty_is_replaced():
    """Whoever found it unsafe to ask and tell is shown what that answer says, and not the outcome's "tell them"."""
    found = where(lambda path: unsafe(path) and shares(path))
    expected = []

    assert expected == breaking(found, lambda path: path.tell == unsafe(path).answer.tell != path.at.tell)


def test_where_telling_is_unsafe_the_first_word_is_not_to():
    """The duty not to tell comes before any word of telling, and rests on 3.36."""
    found = where(lambda path: unsafe(path) and shares(path))

    def forbids(path: Walk) -> bool:
        first, *_ = re.split(r"(?<=\.) ", path.tell.text)
        return "should not" in first and "3.36" in path.tell.cites

    expected = []

    assert expected == breaking(found, forbids)


def test_no_path_tells_without_a_condition():
    """Each word of telling, in the duty and in the checklist, stands with the condition of 3.11, 3.36, 3.48 or 3.49."""
    telling = re.compile(r"\b(tell|inform) (the person|them|anyone|whoever)", re.IGNORECASE)
    condition = re.compile(r"\b(safe|safer|unsafe|wherever possible|should not)\b", re.IGNORECASE)

    def conditional(path: Walk) -> bool:
        said = [path.tell, *PROTOCOL.sharing]
        return all(condition.search(each.text) for each in said if telling.search(each.text))

    expected = []

    assert expected == breaking(where(shares), conditional)


def test_where_only_delay_stood_in_the_way_the_duty_to_tell_comes_back():
    """Once enquiries are under way there is no delay to fear, so the person is then told."""
    delayed = where(lambda path: chose(path, "safe-to-ask", "delay") and shares(path))
    expected = []

    assert expected == breaking(delayed, lambda path: re.search(r"Once .*under way, tell them", path.tell.text))


def test_what_is_shared_in_the_public_interest_is_told_before():
    """Where asking is safe, or no one can be asked, the person should be told before the sharing (3.48, but 3.36)."""
    found = where(lambda path: in_public_interest(path) and not unsafe(path))
    expected = []

    assert expected == breaking(found, lambda path: {"3.48", "3.36"} <= set(path.tell.cites))


def test_what_is_shared_on_other_grounds_is_told_too():
    """The person, and whoever else gave the information, is told about the rest (3.49)."""
    found = where(lambda path: ends(path, Kind.SHARE) and not in_public_interest(path))
    expected = []

    assert expected == breaking(found, lambda path: "3.49" in path.tell.cites)


def test_where_asking_is_unsafe_no_caution_says_to_ask():
    """A caution to seek the consent or views of the family names 3.36 where it can follow "it is unsafe to ask"."""
    asking = {"3.26", "3.27", "3.28", "3.33", "3.35", "3.40-i"}

    def qualified(path: Walk) -> bool:
        return all("3.36" in caution.cites for caution in path.cautions if asking & set(caution.cites))

    expected = []

    assert expected == breaking(where(unsafe), qualified)


# --- The record (3.51) ---


def test_every_outcome_ends_in_the_record():
    """The recording checklist is the table's, not an outcome's, so no outcome is without it; it cites 3.51 first."""
    first = PROTOCOL.recording[0]
    expected = ("3.51", True)

    assert expected == (first.cites[0], "whether or not you share" in first.text)


def test_the_record_of_sharing_says_what_with_whom_and_why():
    """Golden rule 7 adds the purpose to what 3.51 asks for, so the item that says all three cites both."""
    items = [each for each in PROTOCOL.recording if {"3.51", "rule-7"} <= set(each.cites)]
    expected = [True]

    assert expected == [all(word in each.text for word in ("what", "with whom", "purpose")) for each in items]


def test_the_check_on_others_stands_apart():
    """The one check that can still change the answer (3.50) is not lost in the list of how to share."""
    expected = (("3.50",), False)

    assert expected == (PROTOCOL.others.cites, PROTOCOL.others in PROTOCOL.sharing)


# --- Every claim has an address ---


def test_every_citation_exists_in_the_source():
    """A reference to a paragraph that is not there would send the reader to nothing."""
    known = PARAGRAPHS | PLACES | {f"term-{term}" for term in TERMS}
    expected = []

    assert expected == sorted(set(citations(PROTOCOL)) - known)


def test_no_claim_cites_a_paragraph_twice():
    """A repeated citation is a slip that may stand for the one that was meant."""
    claims = [
        *((node.id, node.cites) for node in PROTOCOL.nodes),
        *((f"{asked.id}={each.id}", each.cites) for asked in PROTOCOL.questions for each in asked.answers),
        *((each.id, each.cites) for each in PROTOCOL.points()),
    ]
    expected = []

    assert expected == [name for name, cites in claims if len(set(cites)) < len(cites)]


def test_every_paragraph_named_in_a_text_is_cited_beside_it():
    """What a text names, the reader has to be able to follow, so the same node or point cites it."""
    texts = [
        *((each.id, each.text, each.cites) for each in PROTOCOL.points()),
        *((asked.id, f"{asked.text} {asked.why}", asked.cites) for asked in PROTOCOL.questions),
        *((each.id, f"{each.title} {each.because}", each.cites) for each in PROTOCOL.outcomes),
        *((each.id, each.text, each.cites) for asked in PROTOCOL.questions for each in asked.answers),
    ]
    named = [(each, number, cites) for each, text, cites in texts for number in re.findall(r"\b[1-4]\.\d+\b", text)]
    assert named, "no text names a paragraph"
    expected = []

    assert expected == [(each, number) for each, number, cites in named if number not in cites]


def test_a_point_without_a_citation_says_that_the_source_is_silent():
    """Only where the source says nothing may a point rest on nothing, and then it says so."""
    uncited = [each for each in PROTOCOL.points() if not each.cites]
    expected = []

    assert expected == [each.id for each in uncited if "The protocol" not in each.text]


def test_every_edge_says_how_firmly_it_is_supported():
    """Each edge is stated, ordered or implied by the paragraphs it cites."""
    edges = [(asked.id, each) for asked in PROTOCOL.questions for each in PROTOCOL.answers(asked)]
    expected = []

    assert expected == [(asked, each.id) for asked, each in edges if not isinstance(each.support, Support)]


def test_an_edge_that_only_the_order_supports_cites_the_order():
    """The order of the seven questions is in 3.2, so an edge that rests on it cites it."""
    edges = [each for asked in PROTOCOL.questions for each in asked.answers if each.support is Support.ORDER]
    assert edges, "no edge rests on the order alone"
    expected = []

    assert expected == [each.to for each in edges if "3.2" not in each.cites]


def test_every_edge_rests_on_a_paragraph():
    """A glossary entry or a note may help, but each edge has a numbered paragraph or the box before 3.13 behind it."""
    edges = [(asked.id, each) for asked in PROTOCOL.questions for each in PROTOCOL.answers(asked)]
    expected = []

    assert expected == [
        (asked, each.id) for asked, each in edges if not set(each.cites) & (PARAGRAPHS | {"before-3.13"})
    ]


def test_a_question_belongs_to_the_part_of_the_question_before_or_after_it():
    """The seven questions are asked in their order (3.2): no answer leads back to an earlier one."""
    backwards = [
        (asked.id, each.id)
        for asked in PROTOCOL.questions
        for each in asked.answers
        if isinstance(onward := PROTOCOL.node(each.to), Question) and onward.part < asked.part
    ]
    expected = []

    assert expected == backwards


def test_the_parts_are_the_seven_questions():
    """The protocol has seven key questions (3.2), in this order."""
    expected = list(range(1, 8))

    assert expected == [part.number for part in PROTOCOL.parts]


def test_the_edition_is_a_date():
    """Links and records carry the edition, so it is a date that everyone can read."""
    expected = EDITION

    assert expected == dt.date.fromisoformat(PROTOCOL.edition).isoformat()


# --- Words ---


def test_the_stem_of_an_answer_has_two_to_six_words():
    """A stem is read at a glance, and is still more than a bare yes or no."""
    stems = [(asked.id, each.stem) for asked in PROTOCOL.questions for each in PROTOCOL.answers(asked)]
    expected = []

    assert expected == [each for each in stems if not 2 <= len(each[1].split()) <= 6 or each[1][-1] in ".:;,?"]


def test_the_stems_of_a_question_differ():
    """A stem is the name of its answer, so no two answers of a question have the same."""
    expected = []

    assert expected == [
        asked.id
        for asked in PROTOCOL.questions
        if len({each.stem for each in PROTOCOL.answers(asked)}) < len(PROTOCOL.answers(asked))
    ]


def test_a_hint_is_whole_sentences():
    """A hint stands under its stem by itself, and after it in the record."""
    hints = [(asked.id, each.hint) for asked in PROTOCOL.questions for each in asked.answers if each.hint]
    expected = []

    assert expected == [each for each in hints if not re.fullmatch(r"[A-Z].*\.", each[1])]


def test_every_part_has_a_name_of_its_own():
    """A word or two after the number is enough to know where one is, as in “Question 4 of 7: consent”."""
    names = [part.name for part in PROTOCOL.parts]
    expected = (len(names), True)

    assert expected == (len(set(names)), all(1 <= len(name.split()) <= 3 for name in names))


def test_no_text_has_a_latin_abbreviation():
    """Plain English says "for example" and "that is"."""
    expected = []

    assert expected == [text for text in WORDS if LATIN.search(text)]


def test_every_text_is_in_british_spelling():
    """The protocol is a British document for British practitioners."""
    expected = []

    assert expected == [text for text in WORDS if AMERICAN.search(BRITISH.sub("", text))]


def test_every_text_has_printers_quotation_marks_and_single_spaces():
    """A straight apostrophe, a double space or a space at an end is a slip of the hand."""
    expected = []

    assert expected == [text for text in WORDS if re.search(r"['\"]|\s{2}|^\s|\s$|\n", text)]


def test_every_point_is_a_sentence():
    """A caution, check or duty starts with a capital and ends with a full stop or question mark."""
    expected = []

    assert expected == [each.id for each in PROTOCOL.points() if not re.fullmatch(r"[A-Z].*[.?]", each.text)]
