"""What must hold on every path through the protocol's flowchart, whatever the table comes to say.

Wrong guidance can hurt someone, so each promise has a test of its own.
Each first finds the paths it speaks of (and fails if there are none), then lists those that break it.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest

from protocol_logic.fields import FIELDS
from protocol_logic.flowchart import NOT_SURE, Kind, Outcome, Pause, Question, Support
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import Step, Walk, acts, for_the_next_person, paths, to_text, walk

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
    ("consent", "no-reply"),
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
    safe = ("yes", "not-family", NOT_SURE)
    found = [step for step in path.steps if step.question.id.startswith("safe-to-") and step.answer.id not in safe]
    return found[0] if found else None


def has(path: Walk, *points: str) -> bool:
    """Tell whether the path carries all these cautions, by id."""
    return set(points) <= {caution.id for caution in path.cautions}


def ends(path: Walk, *kinds: Kind) -> bool:
    """Tell whether the path ends in an outcome of one of these kinds."""
    return isinstance(path.at, Outcome) and path.at.kind in kinds


def shares(path: Walk) -> bool:
    return isinstance(path.at, Outcome) and path.at.kind.shares


def in_public_interest(path: Walk) -> bool:
    """Tell whether the path ends in sharing that Question 5 allowed."""
    return shares(path) and path.steps[-1].question.part == 5


def without_consent(path: Walk) -> bool:
    """Tell whether the path ends in sharing what is confidential though nobody consented to it."""
    return in_public_interest(path) or path.at.id == "share-best-interests"


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
    expected = {Kind.MAY_SHARE, Kind.SHARE_SOME, Kind.DO_NOT_SHARE}

    assert expected == {path.at.kind for path in refused}


def test_the_public_interest_allows_and_does_not_oblige():
    """The source says "may lawfully" and "normally justified", so these outcomes say "may" and never "must"."""
    oblige = re.compile(r"\b(must|have to|required? to|needs? to) share\b")
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


@pytest.mark.parametrize("question", ["harm", "harm-to-others"])
@pytest.mark.parametrize(("who", "rests_on"), [("child", {"2.5", "3.42"}), ("adult", {"3.42", "3.43"})])
def test_someone_at_risk_is_not_left_without_a_challenge(question, who, rests_on):
    """After a child or adult at risk, not sharing is decided only at a question that says how unusual it would be."""
    left = where(lambda path: chose(path, question, who) and ends(path, Kind.DO_NOT_SHARE))

    def challenged(path: Walk) -> bool:
        return rests_on <= set(path.steps[-1].question.cites) and any(
            "unusual" in step.question.text for step in path.steps
        )

    expected = []

    assert expected == breaking(left, challenged)


def test_the_challenge_for_a_child_is_for_a_child_only():
    """It speaks of a concern that must not be ignored and of referring, which is for a child (2.5, 3.46)."""
    challenged = where(lambda path: chose(path, "challenge"))
    expected = []

    assert expected == breaking(challenged, lambda path: has(path, "refer", "child-first"))


@pytest.mark.parametrize("question", ["harm", "harm-to-others"])
def test_nobody_is_challenged_where_nobody_is_at_risk(question):
    """Where no child and no adult is at risk, the weighing decides: 3.42 and 3.43 call nothing unusual there."""
    nobody = where(lambda path: chose(path, question, "other", "own-risk"))
    expected = []

    assert expected == breaking(nobody, lambda path: all("unusual" not in step.question.text for step in path.steps))


def test_the_challenge_can_still_end_in_sharing():
    """A challenge that could only confirm the answer would be none."""
    for question in ("challenge", "challenge-adult"):
        challenged = where(lambda path, asked=question: chose(path, asked) and isinstance(path.at, Outcome))

        assert {True, False} == {path.at.kind.shares for path in challenged}


def test_concerns_about_a_child_that_remain_lead_to_referring():
    """Having talked it over, whoever is still concerned should refer (3.46), and still weighs both sides (3.41)."""
    concerned = where(lambda path: chose(path, "challenge", "concerned"))
    expected = []

    assert expected == breaking(
        concerned,
        lambda path: (
            "refer" in path.at.title
            and {"3.46", "3.41"} <= set(path.at.cites)
            and "must still weigh both sides" in path.at.because
        ),
    )


def test_concerns_about_an_adult_do_not_make_sharing_lawful():
    """Only a public interest does (3.38), so whoever is still concerned weighs again before anything is shared."""
    concerned = where(lambda path: chose(path, "challenge-adult", "concerned"))
    onward = [each for each in PROTOCOL.node("challenge-adult").answers if isinstance(PROTOCOL.node(each.to), Question)]
    expected = []

    assert expected == breaking(concerned, lambda path: chose(path, "weighing-again"))
    assert [(each.id, each.to, each.support) for each in onward] == [("concerned", "weighing-again", Support.IMPLIED)]
    assert {"yes", "limited", "no", NOT_SURE} == {path.steps[-1].answer.id for path in concerned}


def test_not_sharing_about_a_child_at_risk_still_says_refer():
    """Concerns that remain should be referred (3.46), so the path that does not share carries that duty."""
    left = where(lambda path: chose(path, "challenge") and ends(path, Kind.DO_NOT_SHARE))
    expected = []

    assert expected == breaking(left, lambda path: has(path, "refer", "still-refer"))


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


def test_no_outcome_contradicts_the_weighing():
    """An outcome that says "you judged that sharing outweighs" is not reached by answering that it does not."""
    weighings = ("weighing", "weighing-adult", "weighing-again", "weighing-other")
    judged = {path.at.id for path in where(lambda path: path.steps[-1].question.id in weighings and shares(path))}

    def last(path: Walk) -> str:
        return [step.answer.id for step in path.steps if step.question.id in weighings][-1]

    otherwise = where(lambda path: any(chose(path, each) for each in weighings) and last(path) == "no")
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
    delayed = where(
        lambda path: any(chose(path, each, "delay") for each in ("safe-to-ask", "safe-to-involve")) and shares(path)
    )
    expected = []

    assert expected == breaking(delayed, lambda path: re.search(r"once .*under way, tell them", path.tell.text))


def test_what_is_shared_without_consent_is_told_before():
    """The person should be told before the sharing, and one who cannot be reached, when they can (3.48, but 3.36).

    Someone who lacks capacity has not consented either, whatever their best interests call for.
    """
    found = where(lambda path: without_consent(path) and not unsafe(path))
    expected = []

    assert expected == breaking(found, lambda path: {"3.48", "3.36"} <= set(path.tell.cites))


def test_what_is_shared_on_other_grounds_is_told_too():
    """The person, and whoever else gave the information, is told about the rest (3.49)."""
    found = where(lambda path: ends(path, Kind.MAY_SHARE) and not without_consent(path))
    expected = []

    assert expected == breaking(found, lambda path: "3.49" in path.tell.cites)


def test_where_asking_is_unsafe_no_caution_says_to_ask():
    """A caution to seek the consent or views of the family names 3.36 where it can follow "it is unsafe to ask"."""
    asking = re.compile(
        r"\b(ask for|ask no one|sought|check with them|an agreement|with their parents)\b", re.IGNORECASE
    )

    def qualified(path: Walk) -> bool:
        return all("3.36" in caution.cites for caution in path.cautions if asking.search(caution.text))

    expected = []

    assert expected == breaking(where(unsafe), qualified)


# --- Who is at risk, and from whom (2.2, 2.5, 2.7, 3.43, 3.44) ---


def test_harm_from_someone_else_is_not_own_risk():
    """Asked to choose the first that applies, a victim's adviser meets the adult at risk before the exception."""
    ids = [answer.id for answer in PROTOCOL.node("harm").answers]
    [own] = [answer for answer in PROTOCOL.node("harm").answers if answer.id == "own-risk"]
    expected = ["child", "adult", "own-risk", "other"]

    assert expected == ids
    assert "nobody else is putting them at risk" in own.hint


@pytest.mark.parametrize(("words", "paragraph"), [("build up over time", "2.7"), ("high risk of death", "2.2")])
def test_an_adult_at_risk_says_what_is_easily_missed(words, paragraph):
    """Harm from someone else may build up (2.7), and a high risk of death or serious injury counts by itself (2.2)."""
    found = [answer for asked in ("harm", "harm-to-others") for answer in PROTOCOL.node(asked).answers]
    adults = [answer for answer in found if answer.id == "adult"]
    expected = [True, True]

    assert expected == [
        words in each.hint and paragraph in each.cites and "from someone else" in each.hint for each in adults
    ]


@pytest.mark.parametrize("who", ["child", "adult", "other"])
def test_whoever_meets_abuse_at_home_is_told_when_it_calls_for_sharing(who):
    """2.2 names children in the household, a pregnant victim and a high risk; the sources list guides on MARAC.

    It names crime against another person too, however serious, so whoever has chosen no harm hears of it as well.
    """
    found = where(lambda path: any(chose(path, each, who) for each in ("harm", "harm-to-others")))
    [abuse] = [each for each in PROTOCOL.points() if each.id == "domestic-abuse"]
    expected = []

    assert expected == breaking(found, lambda path: abuse in path.cautions)
    assert all(each in abuse.text for each in ("household", "pregnant", "high risk", "MARAC"))


def test_an_unborn_child_has_a_place():
    """Case 8 is about one, and the protocol's box on abuse names a pregnant victim (2.2)."""
    [child] = [answer for answer in PROTOCOL.node("harm").answers if answer.id == "child"]

    assert "not yet born (our reading)" in child.hint


def test_a_child_who_is_the_danger_is_a_concern_too():
    """2.5 names a child who may cause significant harm to a child or serious harm to an adult; it is not ignored."""
    [child] = [answer for answer in PROTOCOL.node("harm").answers if answer.id == "child"]
    expected = {"refer", "child-first"}

    assert expected <= {caution.id for caution in child.cautions}
    assert "another child, or serious harm to an adult" in child.hint
    assert "must not be ignored" in child.hint


def test_whoever_finds_a_child_at_risk_is_told_first_to_refer():
    """To refer, in line with procedures and without delay, is the first thing to do (2.5, 3.46, note on harm)."""
    child = where(
        lambda path: (
            any(chose(path, each, "child") for each in ("harm", "harm-to-others")) and isinstance(path.at, Outcome)
        )
    )
    expected = []

    def first(path: Walk) -> bool:
        act = acts(PROTOCOL, path)[0]
        return act.id == "refer" and {"2.5", "3.46", "note-harm"} <= set(act.cites) and "without delay" in act.text

    assert expected == breaking(child, first)


def test_nobody_is_told_to_refer_a_child_where_none_is_at_risk():
    """An adult's path is not cluttered with what is for a child, or for the doctor of one."""
    others = where(
        lambda path: any(chose(path, each, "adult", "own-risk", "other") for each in ("harm", "harm-to-others"))
    )
    expected = []

    assert expected == breaking(others, lambda path: not any(has(path, each) for each in ("refer", "child-first")))
    assert expected == breaking(
        [path for path in others if not chose(path, "whose-consent", "child-who-understands")],
        lambda path: not has(path, "doctors-young-patients"),
    )


def test_there_are_at_most_four_things_to_do_now():
    """More would not be done; each has a name of its own in a few words, and the record is always the last."""
    ended = where(lambda path: isinstance(path.at, Outcome))

    def few(path: Walk) -> bool:
        found = acts(PROTOCOL, path)
        names = {each.act for each in found}
        return len(names) == len(found) <= 4 and found[-1].id == "record-decision"

    expected = []

    assert expected == breaking(ended, few)
    assert {2, 3, 4} == {len(acts(PROTOCOL, path)) for path in ended}


def test_there_is_nothing_to_do_now_before_a_path_has_ended():
    """At a question or a pause nothing is decided yet."""
    expected = []

    assert expected == breaking(where(lambda path: isinstance(path.at, Pause)), lambda path: not acts(PROTOCOL, path))


def test_what_is_to_be_done_and_what_to_bear_in_mind_are_all_the_cautions():
    """Nothing an answer carries is lost between the two."""
    ended = where(lambda path: isinstance(path.at, Outcome) and path.cautions)
    expected = []

    assert expected == breaking(
        ended,
        lambda path: (
            set(path.cautions) == {*path.care, *(each for each in acts(PROTOCOL, path) if each in path.cautions)}
        ),
    )


# --- Being asked, and refusing (3.1, 3.3 to 3.5, 3.10, 3.51) ---


def test_a_purpose_may_be_that_of_whoever_asks():
    """Someone who is asked to share (3.1, 3.3) has no purpose of their own, and can still answer yes."""
    asked = PROTOCOL.node("purpose")
    [yes] = [answer for answer in asked.answers if answer.id == "yes"]

    assert "that of whoever asks" in asked.text
    assert "asked" in asked.why
    assert "To protect someone is one" in asked.why
    assert {"2.2", "2.3", "3.1", "3.3", "3.5"} <= set(asked.cites)
    assert "volunteer needs no such power" in yes.hint


def test_a_request_is_not_a_law_or_an_order():
    """The police or a solicitor may ask; a law or a court requires (3.7), and the reader is told the difference."""
    asked = PROTOCOL.node("purpose")
    [court] = [answer for answer in asked.answers if answer.id == "court"]
    ordered = where(lambda path: chose(path, "purpose", "court"))
    expected = []

    assert all(each in asked.why for each in ("not by itself a law or an order", "police", "solicitor"))
    assert "not a letter" in court.hint
    assert expected == breaking(ordered, lambda path: has(path, "order-of-a-court"))


def test_an_order_that_is_none_reopens_the_first_question():
    """If the order is set aside, or was none, what was answered first is no longer true."""
    pause = PROTOCOL.node("legal-advice")

    assert pause.reopens == PROTOCOL.start
    assert any("set aside" in each.text and "change your first answer" in each.text for each in pause.points)


def test_not_sharing_says_how_to_refuse_and_what_might_be_shared_instead():
    """The decision not to share is recorded too (3.51), and anonymised information can be shared (3.10)."""
    cited = [each.cites for each in PROTOCOL.refusing]
    refusing = where(lambda path: ends(path, Kind.DO_NOT_SHARE))
    expected = []

    assert ["3.51" in cited[0], "3.10" in cited[1]] == [True, True]
    assert expected == breaking(refusing, lambda path: PROTOCOL.refusing[0] in acts(PROTOCOL, path))


def test_the_record_asks_who_asked():
    """Who asked, what for and when, or that nobody did, belongs to every decision (3.1, 3.3)."""
    [asked] = [field for field in FIELDS if field.id == "asked"]

    assert (set(asked.cites), asked.sharing) == ({"3.1", "3.3"}, False)
    assert "my own initiative" in asked.hint


# --- Someone who has died (3.10) ---


def test_someone_who_has_died_is_not_called_anonymised():
    """The protocol is silent, so the path ends in advice and says what is unsettled."""
    [path] = where(lambda path: chose(path, "identifiable", "died"))
    [caution] = path.cautions

    assert path.at.kind is Kind.SEEK_ADVICE
    assert "says nothing about someone who has died" in caution.text
    assert "Relatives may be identified" in caution.text
    assert "Confidence may also remain" in caution.text
    assert acts(PROTOCOL, path)[0] is caution


def test_only_anonymised_information_is_called_so():
    """What identifies nobody can be shared (3.10), and the outcome does not take it all to be anonymised."""
    [path] = where(lambda path: path.at.id == "share-not-identifiable")

    assert "anonymised" not in path.at.title
    assert path.at.because.startswith("Information is personal only if")


# --- What was understood, and who decides (3.19, 3.26, 3.29, 3.32) ---


@pytest.mark.parametrize("condition", ["what would be shared", "why", "may object"])
def test_implicit_consent_has_the_conditions_of_the_glossary(condition):
    """An old vague form is not a yes: 3.19's words and the glossary's conditions stand side by side."""
    asked = PROTOCOL.node("understanding")
    [yes] = [answer for answer in asked.answers if answer.id == "yes"]

    assert condition in asked.why
    assert condition in yes.hint
    assert "vague form is not enough" in asked.why
    assert {"3.19", "term-implicit-consent"} <= set(asked.cites) & set(yes.cites)


def test_parental_responsibility_is_for_children_under_sixteen():
    """At 16 or 17 the law presumes capacity (3.30), so no answer sends them to a parent."""
    answers = {answer.id: answer for answer in PROTOCOL.node("whose-consent").answers}

    assert "under 16" in answers["parental-responsibility"].hint


@pytest.mark.parametrize("answer", ["sixteen-or-over", "lacks-capacity"])
def test_what_is_open_at_sixteen_and_seventeen_is_said(answer):
    """3.26 and 3.33 may both fit, whichever of the two answers a person of 17 is given."""
    found = where(lambda path: chose(path, "whose-consent", answer))
    expected = []

    assert expected == breaking(found, lambda path: has(path, "sixteen-or-seventeen"))


@pytest.mark.parametrize("words", ["A diagnosis does not show", "a decision that looks unwise"])
def test_neither_a_diagnosis_nor_an_unwise_decision_is_lack_of_capacity(words):
    """3.32 says so, and it stands where the question is asked."""
    asked = PROTOCOL.node("whose-consent")

    assert (words in asked.why, "3.32" in asked.cites) == (True, True)


def test_the_professional_code_stands_wherever_a_refusal_may_be_overridden():
    """You must follow it (3.29): it is in the open where both sides are weighed, and travels from a refusal."""
    weighings = [asked for asked in PROTOCOL.questions if asked.id.startswith("weighing")]
    refused = where(lambda path: chose(path, "consent", "refused"))
    expected = []

    assert len(weighings) == 4
    assert expected == [
        each.id for each in weighings if "3.29" not in each.cites or "professional code" not in each.why
    ]
    assert expected == breaking(refused, lambda path: has(path, "professional-code"))


# --- Telling some and not others (3.33, 3.36, 3.48, 3.49, 4.8) ---


def test_who_is_asked_and_told_is_named():
    """3.36 speaks of the person or their family, so the question does not say "them"."""
    for asked in ("safe-to-ask", "safe-to-involve"):
        text = PROTOCOL.node(asked).text

        assert ("the person" in text, "them?" in text.replace("close to them?", "")) == (True, False)


@pytest.mark.parametrize("question", ["safe-to-ask", "safe-to-involve"])
def test_the_person_can_be_told_and_the_family_not(question):
    """A stepfather may be the danger: the person is asked and told (3.48, 4.8), and the family is not."""
    split = where(
        lambda path: chose(path, question, "not-family") and shares(path) and not chose(path, "consent", "unobtainable")
    )
    expected = []

    assert expected == breaking(
        split, lambda path: path.tell.id == "not-the-family" and {"3.48", "4.8-a"} <= set(path.tell.cites)
    )


def test_no_duty_to_tell_forgets_whom_it_was_unsafe_to_tell():
    """A later answer about telling replaces an earlier one, so its words leave out whoever must not be told."""
    split = where(lambda path: chose(path, "safe-to-ask", "not-family") and shares(path))
    expected = []

    assert expected == breaking(split, lambda path: "judged it unsafe" in path.tell.text)


def test_whom_it_is_safe_to_ask_is_settled_before_best_interests():
    """3.33 sends you to those close to a person who lacks capacity, and one of them may be the danger (3.36)."""
    judged = where(lambda path: chose(path, "best-interests"))
    expected = []

    assert expected == breaking(judged, lambda path: chose(path, "safe-to-involve"))


def test_silence_is_not_consent():
    """Somebody who was asked and has not replied has not agreed (3.20)."""
    silent = where(lambda path: chose(path, "consent", "no-reply"))
    expected = []

    assert expected == breaking(
        silent, lambda path: has(path, "silence-and-pressure") and path.at.id != "share-with-consent"
    )


def test_nobody_waits_to_tell_whoever_cannot_be_reached():
    """They are told when they can be, if it is safe (3.36, 3.49), and not before the sharing."""
    missing = where(lambda path: chose(path, "consent", "unobtainable") and shares(path))
    expected = []

    assert expected == breaking(
        missing,
        lambda path: (
            path.tell.text.startswith("Do not wait")
            and "when you can, if it is safe" in path.tell.text
            and {"3.36", "3.49"} <= set(path.tell.cites)
        ),
    )


@pytest.mark.parametrize("point", ["tell-if-safe", "nobody-to-tell", "when-you-can", "inform"])
def test_telling_if_safe_leaves_out_serious_crime_nowhere(point):
    """3.11 gives two grounds not to tell, and neither is forgotten."""
    [found] = [each for each in PROTOCOL.points() if each.id == point]

    assert "preventing or investigating a serious crime" in found.text
    assert "3.11" in found.cites


# --- Several people in one document (3.10, 3.22, 3.50) ---


def test_whoever_shares_is_told_that_others_may_be_in_it():
    """Where someone else can be identified there is something to do about it: leave them out, or answer for them."""
    check, *then = PROTOCOL.others

    assert check.cites == ("3.50",)
    assert ["share only that" in then[0].text, "answer for that person too" in then[1].text] == [True, True]


def test_consent_is_asked_for_one_person_at_a_time():
    """Confidence is owed to each (3.22), and what may be shared about one may not be shared about another."""
    consent = where(
        lambda path: chose(path, "whose-consent", *(each.id for each in PROTOCOL.node("whose-consent").answers))
    )
    expected = []

    assert expected == breaking(consent, lambda path: has(path, "each-person"))


def test_the_next_person_keeps_the_purpose_and_the_information():
    """What was answered about consent and the public interest is one person's; the rest holds for the document."""
    ended = where(lambda path: isinstance(path.at, Outcome))
    kept = {"purpose", "identifiable", "confidential", "understanding"}

    def asks_again(path: Walk) -> bool:
        answers = for_the_next_person(path)
        return answers.keys() <= kept and isinstance(walk(PROTOCOL, answers).at, Question)

    expected = []

    assert expected == breaking(ended, asks_again)
    assert kept == {question for path in ended for question in for_the_next_person(path)}


# --- Words that carry a duty ---


@pytest.mark.parametrize("paragraph", ["3.13", "3.26", "3.28", "3.33", "3.35", "3.29"])
def test_an_exception_that_the_paragraph_does_not_make_is_marked_as_ours(paragraph):
    """3.36 is about seeking consent and telling; that it also holds here is our reading, and says so.

    3.40(i) makes the exception itself: consent is to be sought as in 3.17 to 3.37.
    """
    found = [
        each
        for each in PROTOCOL.points()
        if paragraph in each.cites
        and "3.40-i" not in each.cites
        and re.search(r"\bnot where (3\.36|it would be unsafe)", each.text)
    ]
    assert found, "no point makes this exception"
    expected = []

    assert expected == [each.id for each in found if not re.search(r"[Oo]ur reading: not where", each.text)]


def test_what_is_owed_once_enquiries_have_begun_is_marked_as_ours():
    """3.36 says not to delay them; that the person is told afterwards follows from 3.49, and no sentence says it."""
    [found] = [each for each in PROTOCOL.points() if "under way" in each.text]

    assert "Our reading: once the enquiries are under way" in found.text


def test_a_doctor_acts_on_what_may_be():
    """4.2 says "may be a victim" and "a risk of serious harm": to ask for more would weaken a must."""
    [found] = [each for each in PROTOCOL.points() if each.id == "doctors-lack-of-capacity"]

    assert "may be a victim" in found.text
    assert "a risk of serious harm" in found.text
    assert "must then promptly inform" in found.text


def test_a_care_order_means_liaising_with_all_who_share_responsibility():
    """3.27 says "liaise with them": the local authority and the parents."""
    [found] = [each for each in PROTOCOL.points() if each.id == "one-parent"]

    assert "with the parents, and you should liaise with them" in found.text


def test_what_is_for_doctors_nurses_and_midwives_is_marked():
    """Only they need it, so a page can fold it: it rests on Section 4 alone, and everything that does is marked."""
    expected = {each.id for each in PROTOCOL.points() if each.medical}

    assert expected == {
        each.id for each in PROTOCOL.points() if each.cites and all(cite.startswith("4.") for cite in each.cites)
    }


def test_no_text_tells_anyone_to_obey_a_repealed_act_without_saying_so():
    """The Data Protection Act 1998 is gone, and what is in its place stands on the line itself."""
    named = [text for text in WORDS if "Data Protection Act 1998" in text]
    assert named, "no text names the Act"
    expected = []

    assert expected == [text for text in named if "now the UK GDPR and the Data Protection Act 2018" not in text]


# --- In the open, and not only folded ---


def test_it_is_said_in_the_open_that_people_may_only_assume_confidence():
    """3.13 stands at the question, and at the pause for someone who is not sure."""
    asked = PROTOCOL.node("confidential")

    assert "check with them whether" in asked.why
    assert "check with the person" in asked.unsure.text
    assert ("3.13" in asked.cites, "3.13" in asked.unsure.cites) == (True, True)


def test_every_pause_says_that_a_concern_must_not_be_ignored():
    """2.5 holds while someone waits, too."""
    expected = []

    assert expected == [
        pause.id
        for pause in PROTOCOL.pauses
        if not any("2.5" in each.cites and "must not be ignored" in each.text for each in pause.points)
    ]


def test_agencies_that_stay_with_a_family_are_given_what_they_need():
    """3.40(iv) travels with every word on documents shared between agencies."""
    shared = where(lambda path: has(path, "multi-agency-documents"))
    expected = []

    assert expected == breaking(shared, lambda path: has(path, "agencies-that-stay"))


def test_what_agencies_should_be_given_does_not_undo_a_refusal():
    """3.40(iv) says no exception, and can stand on a path that ends in not sharing: 3.41 still decides."""
    refused = where(lambda path: has(path, "agencies-that-stay") and ends(path, Kind.DO_NOT_SHARE))
    [found] = [each for each in PROTOCOL.points() if each.id == "agencies-that-stay"]

    assert found in refused[0].cautions
    assert "Without consent, you must still weigh both sides (3.41)" in found.text


def test_a_doctor_hears_when_to_disclose_against_a_young_patients_will():
    """4.9 speaks of a risk of death or serious harm to the young patient "or someone else", who may be an adult."""
    found = where(lambda path: chose(path, "whose-consent", "child-who-understands") or chose(path, "harm", "child"))
    expected = []

    assert expected == breaking(found, lambda path: has(path, "doctors-young-patients"))


def test_nurses_and_midwives_hear_of_their_code_where_best_interests_decide():
    """4.11 speaks of someone who may be at risk of harm, whoever decides about consent."""
    judged = where(lambda path: chose(path, "best-interests", "yes", "no"))
    expected = []

    assert expected == breaking(judged, lambda path: has(path, "nurses-and-midwives"))


def test_a_pause_says_what_the_advice_is_about():
    """Each question tells whoever is not sure of it what to ask, in words of its own."""
    about = [asked.unsure for asked in PROTOCOL.questions]
    expected = len(PROTOCOL.questions)

    assert expected == len({each.text for each in about})


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

    assert expected == (PROTOCOL.others[0].cites, PROTOCOL.others[0] in PROTOCOL.sharing)


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
