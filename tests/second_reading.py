"""A second reading of the protocol, made from its paragraphs alone.

The decision table is the first reading.
This one was written without looking at the table, from the paragraphs and the
words of the questions and answers, so that a slip of one reader shows up as a
difference between the two.
It is built in the order of the protocol's own questions, not as a table.

Give ``read`` the answers in the order they were asked, as question id to answer
id; it returns what the paragraphs call for.
``next_question`` says what is asked next.
What the paragraphs do not settle is listed in ``UNSETTLED`` and is left open:
a caution neither needed nor forbidden may be there or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNSETTLED = {
    "challenged order": (
        "3.8 says only that an organisation that challenges an order is likely to seek "
        "legal advice, so the path stops there."
    ),
    "died": "No paragraph speaks of someone who has died; 3.10 asks about the living.",
    "not confidential": (
        "No sentence says that information which is not confidential can be shared; "
        "3.14 says only that confidence is breached by sharing what is confidential."
    ),
    "16 or 17 without capacity": (
        "3.26 gives the decision for a child (under 18) to a person with parental "
        "responsibility, 3.33 gives it to best interests. Nothing says which."
    ),
    "best interests against": (
        "3.33 says decisions must be in the person's best interests, 3.43 that sharing "
        "to protect others is normally justified. Only 4.2 joins the two, for doctors."
    ),
    "unreachable": (
        "3.48 says to explain beforehand, and does not say what holds for someone who "
        "cannot be reached. 3.49 lets it be done later, if it has not been done."
    ),
    "no reply": (
        "3.20 says that no reply is not consent. Whether the person can still be told "
        "beforehand (3.48) depends on the case; nothing says that they cannot."
    ),
    "parent's consent for documents": (
        "3.40 (i) asks for a parent's consent to share multi-agency documents, and does "
        "not say how that fits with a child who decides for themself (3.28)."
    ),
    "agencies that stay": "3.40 (iv) does not say on which answers it bears.",
    "doctor's patient who lacks capacity": (
        "4.2 speaks of any patient, 4.6 (b) of a child. Whether 4.2 covers a child who "
        "does not understand enough is not said."
    ),
    "harm for nurses": (
        "4.11 says 'harm', without a threshold. Whether it bears on a lesser public interest is not said."
    ),
    "referral without concerns": ("3.46 asks to refer if concerns remain. It says nothing if none remain."),
    "several people": (
        "3.22 owes the duty to giver and subject; it does not say what to do if they answer differently."
    ),
}

PAUSES = frozenset({"advice", "ask", "legal-advice"})
NOTHING_SHARED = frozenset({"do-not-share", "no-purpose", "someone-who-died"})
WITHOUT_CONSENT = frozenset({"share-best-interests", "share-concerns", "share-limited", "share-public-interest"})

# 3.36: for each reason not to ask or tell, what is left of the duty to tell.
UNSAFE = {
    "more-risk": "not-while-unsafe",
    "serious-crime": "not-while-it-helps-crime",
    "delay": "not-before-enquiries",
    # 3.36 says "for example", and 3.38 and 3.48 "inappropriate or unsafe".
    "other-reason": "not-while-inappropriate",
}


@dataclass(frozen=True)
class Reading:
    """What the paragraphs call for at the end of a path.

    ``needed`` holds sets of cautions: of each set, at least one must be there.
    ``acts`` holds the paragraphs of parts 6 and 7 that must be followed.
    """

    end: str
    duty: str | None
    needed: frozenset[frozenset[str]]
    forbidden: frozenset[str]
    acts: frozenset[str]


class UnansweredError(Exception):
    """The protocol asks this question next."""

    def __init__(self, question: str) -> None:
        """Keep the id of the question."""
        super().__init__(question)
        self.question = question


class NotSureError(Exception):
    """Someone is not sure, so they should seek advice."""


class UnknownAnswerError(Exception):
    """The answer is one that this reading does not know, or its question is not asked."""


class _Answers:
    """The answers given, asked for one by one."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers
        self.asked: list[str] = []

    def to(self, question: str) -> str:
        """Give the answer to this question, or stop where there is none or no sure one."""
        if question not in self._answers:
            raise UnansweredError(question)
        self.asked.append(question)
        answer = self._answers[question]
        if answer == "not-sure":
            # The flowchart's note, golden rule 3, 2.5 and 3.45: seek advice at any stage.
            raise NotSureError
        return answer


def next_question(answers: Mapping[str, str]) -> str | None:
    """Say which question comes after these answers, or None at the end of a path."""
    try:
        _end(answers)
    except UnansweredError as unanswered:
        return unanswered.question
    return None


def read(answers: Mapping[str, str]) -> Reading:
    """Read the paragraphs for these answers, which must reach an outcome or a pause."""
    end = _end(answers)
    return Reading(
        end=end,
        duty=_duty_to_tell(end, answers),
        needed=frozenset(_needed(end, answers)),
        forbidden=frozenset(_forbidden(end, answers)),
        acts=_acts(end),
    )


def _end(answers: Mapping[str, str]) -> str:
    given = _Answers(answers)
    try:
        end = _question_1_purpose(given)
    except NotSureError:
        end = "advice"
    if given.asked != list(answers):
        raise UnknownAnswerError(sorted(set(answers) - set(given.asked)))
    return end


# The seven questions of 3.2, of which the first five decide.


def _question_1_purpose(given: _Answers) -> str:
    match given.to("purpose"):
        case "law":
            # 3.1, 3.7, 3.8: a statutory duty leaves nothing to judge.
            return "must-share"
        case "court":
            return _court_order(given)
        case "no":
            # 3.3: you need to have a good reason, or a clear and legitimate purpose.
            return "no-purpose"
        case "yes":
            return _question_2_identifiable(given)
        case other:
            raise UnknownAnswerError(other)


def _court_order(given: _Answers) -> str:
    match given.to("court-order"):
        case "yes":
            # 3.8: "unless ... your organisation is prepared to challenge it and is
            # likely to seek legal advice".
            return "legal-advice"
        case "no":
            return "must-share"
        case other:
            raise UnknownAnswerError(other)


def _question_2_identifiable(given: _Answers) -> str:
    match given.to("identifiable"):
        case "no":
            # 3.10: "If the information is anonymised, it can be shared."
            return "share-not-identifiable"
        case "died":
            return "someone-who-died"
        case "yes":
            return _question_3_confidential(given)
        case other:
            raise UnknownAnswerError(other)


def _question_3_confidential(given: _Answers) -> str:
    match given.to("confidential"):
        case "no":
            # The three points before 3.13 are joined by "and": without one, no confidence.
            return "share-not-confidential"
        case "yes":
            return _understanding(given)
        case other:
            raise UnknownAnswerError(other)


def _understanding(given: _Answers) -> str:
    match given.to("understanding"):
        case "yes" | "colleagues":
            # 3.14: in accordance with the understanding. 3.15: confidential to the agency
            # as a whole, shared inside it for genuine purposes.
            return "share-as-understood"
        case "no":
            return _question_4_consent(given)
        case other:
            raise UnknownAnswerError(other)


def _question_4_consent(given: _Answers) -> str:
    match given.to("whose-consent"):
        case "lacks-capacity":
            return _best_interests(given)
        case "sixteen-or-over" | "child-who-understands" | "parental-responsibility":
            # 3.30; 3.28; 3.26: each of them decides, so each is asked, unless 3.36.
            return _consent(given)
        case other:
            raise UnknownAnswerError(other)


def _best_interests(given: _Answers) -> str:
    # 3.33 takes in the wishes of the person and the views of those close to them, and 3.36
    # says whom not to ask or tell: so safety comes first. It does not decide on sharing.
    safe = given.to("safe-to-involve")
    if safe not in {"yes", "not-family", *UNSAFE}:
        raise UnknownAnswerError(safe)
    match given.to("best-interests"):
        case "yes":
            # 3.33: "All decisions ... must be taken in their best interests."
            return "share-best-interests"
        case "no":
            # 4.2: "or necessary to protect others"; 3.43 for everyone else.
            return _question_5_public_interest(given, "harm-to-others")
        case other:
            raise UnknownAnswerError(other)


def _consent(given: _Answers) -> str:
    safe = given.to("safe-to-ask")
    if safe in UNSAFE:
        # 3.38: "where seeking it is inappropriate or unsafe as explained at 3.36".
        return _question_5_public_interest(given, "harm")
    if safe not in {"yes", "not-family"}:
        raise UnknownAnswerError(safe)
    match given.to("consent"):
        case "yes":
            # 3.14: no breach of confidence where there is consent.
            return "share-with-consent"
        case "not-asked" | "changed":
            # 3.38: "Seeking consent should be the first option." 3.21: "sought again".
            return "ask"
        case "refused" | "no-reply" | "unobtainable":
            # 3.38: refused or cannot be obtained. 3.20: no response is not consent.
            return _question_5_public_interest(given, "harm")
        case other:
            raise UnknownAnswerError(other)


def _question_5_public_interest(given: _Answers, reason: str) -> str:
    match given.to(reason):
        case "child":
            return _weigh_for_a_child(given)
        case "adult":
            return _weigh_for_an_adult(given)
        case "own-risk" if reason == "harm":
            # 3.44: the exception, so not "normally justified" and nothing to challenge.
            return _weigh(given, "weighing-other") or "do-not-share"
        case "other":
            # 3.39: a public interest can arise in a wide range of circumstances.
            return _weigh(given, "weighing-other") or "do-not-share"
        case other:
            raise UnknownAnswerError(other)


def _weigh(given: _Answers, question: str) -> str | None:
    """Weigh as 3.41 says; None where sharing is judged not to be justified."""
    match given.to(question):
        case "yes":
            return "share-public-interest"
        case "limited":
            # 3.42: limited information, in order to decide on sharing more or acting.
            return "share-limited"
        case "no":
            return None
        case other:
            raise UnknownAnswerError(other)


def _weigh_for_a_child(given: _Answers) -> str:
    shared = _weigh(given, "weighing")
    if shared:
        return shared
    # 3.42, 3.43: sharing is normally justified, so not sharing is talked over (3.46).
    match given.to("challenge"):
        case "concerned":
            # 3.46: "If you still have concerns, you should refer your concerns".
            return "share-concerns"
        case "not-justified":
            return "do-not-share"
        case "not-yet":
            # 3.46: discuss it with your manager or the nominated person first; 2.5.
            return "advice"
        case other:
            raise UnknownAnswerError(other)


def _weigh_for_an_adult(given: _Answers) -> str:
    shared = _weigh(given, "weighing-adult")
    if shared:
        return shared
    match given.to("challenge-adult"):
        case "concerned":
            # 3.46 sends on concerns about a child only: for an adult it is weighed again
            # (3.41), on the facts of the case (3.42).
            return _weigh(given, "weighing-again") or "do-not-share"
        case "not-justified":
            return "do-not-share"
        case "not-yet":
            # 3.45: advice from your manager or a nominated individual.
            return "advice"
        case other:
            raise UnknownAnswerError(other)


# The duty to tell.


def _duty_to_tell(end: str, answers: Mapping[str, str]) -> str | None:
    if end in PAUSES or end in NOTHING_SHARED:
        return None
    if end == "must-share":
        # 3.9, 3.37, with the exceptions of 3.11.
        return "tell-when-required"
    if end == "share-not-identifiable":
        # 3.49, last point: the person it relates to cannot be known; who gave it can.
        return "nobody-to-tell"
    return _limit_on_telling(end, answers) or (
        # 3.48: without consent, explain that you intend to share, and why. Sharing in the
        # best interests of someone who lacks capacity is without consent too.
        # Otherwise 3.11, and the last point of 3.49.
        "tell-before-sharing" if end in WITHOUT_CONSENT else "tell-if-safe"
    )


def _limit_on_telling(end: str, answers: Mapping[str, str]) -> str | None:
    safe = answers.get("safe-to-ask", answers.get("safe-to-involve"))
    if safe in UNSAFE:
        # 3.36 and 3.48: do not inform.
        return UNSAFE[safe]
    if end in WITHOUT_CONSENT and answers.get("consent") == "unobtainable":
        # 3.49: inform later, "if you have not done so already and it is safe to do so".
        return "when-you-can"
    # 3.36 speaks of the individual "or their family": what holds for one need not hold for
    # the other.
    return "not-the-family" if safe == "not-family" else None


# The acts of parts 6 and 7, and the cautions.


def _acts(end: str) -> frozenset[str]:
    if end in PAUSES or end == "someone-who-died":
        # Nothing is decided yet.
        return frozenset()
    if end in NOTHING_SHARED:
        # 3.51: record "whether or not you decide to share information".
        return frozenset({"3.51"})
    # 3.49 and 3.50: "If you decide to share information". 3.51: what and with whom.
    return frozenset({"3.49", "3.50", "3.51"})


def _needed(end: str, answers: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """Give the cautions that must be there; where several would do, as one set."""
    cautions = [
        *_needed_before_consent(end, answers),
        *_needed_about_consent(end, answers),
        *_needed_without_consent(end, answers),
    ]
    yield from (frozenset(caution.split("|")) for caution in cautions)


def _needed_before_consent(end: str, answers: Mapping[str, str]) -> Iterator[str]:
    if end == "must-share":
        # 3.7: required by law, or an order that a court has made. Not a power (3.4), and not
        # a request (3.1).
        yield "power-or-duty" if answers["purpose"] == "law" else "order-of-a-court"
    if end == "no-purpose":
        # 2.2: a legitimate basis in cases of domestic and sexual abuse.
        yield "domestic-abuse"
    if end == "share-not-identifiable":
        # 3.10 and the glossary: "when considered with other information", "by the recipient".
        yield "other-information"
    if end == "someone-who-died":
        # 3.10: it may also identify others, who live.
        yield "someone-who-has-died"
    if end == "share-not-confidential":
        # 3.13: people may assume that it is confidential; check. 3.5, 3.10: data protection
        # and human rights still apply.
        yield from ("check-what-they-expect", "lawful-basis")
    if end == "share-as-understood":
        if answers["understanding"] == "colleagues":
            # 3.15: genuine purposes only, explained at the start.
            yield "explain-sharing-in-the-agency"
        else:
            # 3.14, 3.21, 3.49: in accordance with that understanding; if use changes, ask.
            yield "limits"


def _needed_about_consent(end: str, answers: Mapping[str, str]) -> Iterator[str]:
    decider = answers.get("whose-consent")
    asked = "consent" in answers
    outcome = end not in PAUSES
    if outcome and end not in NOTHING_SHARED and answers.get("confidential") == "yes":
        # 3.16: a statutory obligation to maintain confidentiality, for any of it.
        yield "statutory-confidentiality"
    if end in {"share-with-consent", "share-best-interests"}:
        # 3.14, 3.22: owed to who gave it and, if different, to whom it relates.
        yield "each-person"
    if end == "share-with-consent":
        # 3.49, 3.21: the limits of consent. 3.20: not from pressure, nor from silence.
        yield from ("limits", "silence-and-pressure")
    if not (outcome or end == "ask"):
        return
    if decider == "parental-responsibility":
        # 3.26: the child's views should still be sought as far as possible.
        yield "childs-views"
        if asked:
            # 3.27: one such person is sufficient; conflict, separation, care orders.
            yield "one-parent"
    if decider == "child-who-understands" and answers.get("safe-to-ask") == "yes":
        # 3.28: encourage the young person to discuss it with their parents.
        yield "encourage"
    if decider in {"parental-responsibility", "child-who-understands"} and answers.get("consent") == "refused":
        # 3.29: wherever appropriate, try to reach an agreement.
        yield "try-for-agreement"
    if decider == "lacks-capacity":
        # 3.33, 3.35: their views, and the Code. 4.2 for doctors. 3.26 against 3.33 for 16-17.
        yield from ("persons-views", "doctors-lack-of-capacity", "sixteen-or-seventeen")


def _needed_without_consent(end: str, answers: Mapping[str, str]) -> Iterator[str]:
    harm = answers.get("harm", answers.get("harm-to-others"))
    decider = answers.get("whose-consent")
    if end in PAUSES or harm is None:
        return
    if answers.get("best-interests") == "no":
        # 3.33: not for the person, so only for others. 4.2: the doctor who thinks so.
        yield from ("only-others", "doctors-not-in-interests")
    if harm == "own-risk":
        # 3.44: the exception, and the advice.
        yield "own-risk"
    if harm in {"child", "adult", "other"}:
        # 2.2: the cases of domestic and sexual abuse, crime against another person too.
        yield "domestic-abuse"
    if harm in {"child", "adult", "own-risk"}:
        # 4.11: "if you believe someone may be at risk of harm".
        yield "nurses-and-midwives"
    if decider in {"parental-responsibility", "child-who-understands"}:
        # 3.29: your professional code, and the safety and well-being of the child.
        yield "professional-code"
    if decider == "parental-responsibility":
        # 4.6 (b): a child who does not have the maturity or understanding.
        yield "doctors-child-too-young"
    if decider == "child-who-understands" and harm in {"child", "adult"}:
        # 4.6, 4.9: to protect the child or young person, or someone else.
        yield "doctors-young-patients"
    if harm == "child":
        yield from _needed_for_a_child_at_risk(end, answers)


def _needed_for_a_child_at_risk(end: str, answers: Mapping[str, str]) -> Iterator[str]:
    # 1.3, 2.4: the child comes first.
    yield "child-first"
    # 2.5: refer. 3.46: refer if concerns remain after talking.
    yield "still-refer|refer" if end == "do-not-share" else "refer"
    if answers.get("whose-consent") == "sixteen-or-over":
        # 4.6, 4.9: a young person of 16 or 17 is one of those they speak of.
        yield "doctors-young-patients"
    if "harm" in answers:
        # 3.40 (i), (ii): documents on the risk to the child's welfare.
        yield "multi-agency-documents"


# Cautions that speak of one case alone, with the answers that make the case. On every other
# path they would be false.
ONLY_AFTER = {
    # 3.26, 3.27 and 4.6 (b) speak of a child who does not decide.
    "childs-views": ("whose-consent", "parental-responsibility"),
    "one-parent": ("whose-consent", "parental-responsibility"),
    "doctors-child-too-young": ("whose-consent", "parental-responsibility"),
    # 3.35 speaks of someone who lacks capacity; 3.33 of their best interests.
    "persons-views": ("whose-consent", "lacks-capacity"),
    "only-others": ("best-interests", "no"),
    # 3.44: the exception holds for no one else.
    "own-risk": ("harm", "own-risk"),
    # 3.7.
    "power-or-duty": ("purpose", "law"),
    "order-of-a-court": ("purpose", "court"),
    # 3.10, and the three points before 3.13.
    "other-information": ("identifiable", "no"),
    "lawful-basis": ("confidential", "no"),
    # 3.15.
    "explain-sharing-in-the-agency": ("understanding", "colleagues"),
}


def _forbidden(end: str, answers: Mapping[str, str]) -> Iterator[str]:
    """Give the cautions that would be false, or unsafe, on this path."""
    for caution, (question, answer) in ONLY_AFTER.items():
        if answers.get(question) != answer:
            yield caution
    if end == "must-share":
        # 3.8, 3.9: shared even if confidential; consent is not sought.
        yield from ("statutory-confidentiality", "limits", "silence-and-pressure")
        yield from ("each-person", "try-for-agreement", "check-what-they-expect")
    if end in NOTHING_SHARED:
        # 3.40 (iv) asks to provide: not where nothing may be shared.
        yield "agencies-that-stay"
    if answers.get("safe-to-ask") in UNSAFE:
        # 3.36: ask no one, so no consent of a parent, no talk and no agreement to seek.
        yield from ("encourage", "one-parent", "try-for-agreement", "silence-and-pressure")
