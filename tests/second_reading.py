"""A second reading of the protocol, made from its paragraphs alone.

The decision table is the first reading.
This one was written without looking at the table, from the paragraphs and the
words of the questions and answers, so that a slip of one reader shows up as a
difference between the two.
It is built in the order of the protocol's own questions, not as a table.

Where the two differed, the paragraphs were read again; a comment that begins with
"Settled:" says where this reading was the one to change, and why.

Give `read` the answers in the order they were asked, as question id to answer
id; it returns what the paragraphs call for.
`next_question` says what is asked next.
What the paragraphs do not settle is in `UNSETTLED`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNSETTLED = {
    "identifiable=died": "No paragraph speaks of someone who has died; 3.10 asks about the living.",
    "confidential=no": "3.14 speaks only of what is confidential; no sentence says that the rest can be shared.",
    "best-interests=no": "Decisions must be in their best interests (3.33), and others be protected (3.43). "
    "Only 4.2 joins the two, for doctors.",
    "consent=no-reply": "3.20 says that no reply is not consent, and no paragraph what it is.",
    "challenge=not-justified": "3.46 asks to refer concerns that remain, and is silent if none do.",
    "challenge-adult=concerned": "3.46 is about a child. No paragraph says what a concern about an adult leads to.",
    "when-you-can": "3.48 says to explain before sharing, and not what holds for someone who cannot be reached.",
    "not-before-enquiries": "3.36 does not say what holds once the enquiries are under way.",
    "sixteen-or-seventeen": "For a child of 16 or 17 who lacks capacity, 3.26 names a parent, 3.33 best interests.",
    "each-person": "3.22 owes the duty to giver and subject, and does not say what holds if they differ.",
    "multi-agency-documents": "3.40(i) asks for a parent's consent, 3.28 for that of a child who understands.",
}
"""What the paragraphs leave open, by the answer, caution or duty that has to say so."""

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

    `needed` holds sets of cautions: of each set, at least one must be there.
    `forbidden` cautions would be false.
    `qualified` cautions may be there only if they name this paragraph, which limits them.
    `paragraphs` must be known to whoever acts at the end of the path.
    """

    end: str
    duty: str | None
    needed: frozenset[frozenset[str]]
    forbidden: frozenset[str]
    qualified: frozenset[tuple[str, str]]
    paragraphs: frozenset[str]


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
        qualified=frozenset(_qualified(end, answers)),
        paragraphs=frozenset(_paragraphs(end, answers)),
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


# The paragraphs to act by, and the cautions.


def _paragraphs(end: str, answers: Mapping[str, str]) -> Iterator[str]:
    if end in PAUSES or end == "someone-who-died":
        # Nothing is decided yet.
        return
    # 3.51: record "whether or not you decide to share information".
    yield "3.51"
    if end not in NOTHING_SHARED:
        # Both begin with what to share once it is decided: how, and the safety of others.
        yield from ("3.49", "3.50")
    if end == "must-share":
        yield from ("3.8", "3.9")
    if answers.get("whose-consent") == "lacks-capacity":
        yield from ("3.33", "3.35")
    if "harm" in answers or "harm-to-others" in answers:
        # 3.29: "You must always act in accordance with your professional code".
        # Settled: it is for everyone who weighs (3.41), so the question that asks to weigh
        # may say it; as a caution, this reading needed it for every child who is asked.
        yield from ("3.29", "3.38", "3.41")


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
    # Settled: what makes a purpose legitimate (2.2) helps to answer the question, and this reading
    # asked for it after the answer as well, when there is none. No paragraph does.
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
    if decider in {"parental-responsibility", "child-who-understands"}:
        yield from _needed_about_a_childs_consent(answers)
    elif answers.get("consent") == "refused":
        # 3.40 (ii): if consent is refused, the impact of not sharing has to be judged.
        yield "multi-agency-documents"
    if decider == "lacks-capacity":
        # 3.33, 3.35: their views, and the Code. 4.2 for doctors. 3.26 against 3.33 for 16-17.
        yield from ("persons-views", "doctors-lack-of-capacity", "sixteen-or-seventeen")


def _needed_about_a_childs_consent(answers: Mapping[str, str]) -> Iterator[str]:
    # 3.40 (i): a parent's consent for documents on the child, "as in (3.17- 3.37)".
    # Settled: this reading went by the place of 3.40 in Question 5, and asked for it wherever a
    # child may be at risk. But of an adult who does not reply, or must not be asked, it says nothing.
    yield "multi-agency-documents"
    if answers["whose-consent"] == "parental-responsibility":
        # 3.26: the child's views should still be sought as far as possible.
        yield "childs-views"
        if "consent" in answers:
            # 3.27: one such person is sufficient; conflict, separation, care orders.
            yield "one-parent"
    elif answers["safe-to-ask"] == "yes":
        # 3.28: encourage the young person to discuss it with their parents.
        yield "encourage"
    if answers.get("consent") == "refused":
        # 3.29: wherever appropriate, try to reach an agreement; your professional code, and the
        # safety of the child, "even where that means overriding refusal".
        yield from ("try-for-agreement", "professional-code")


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


def _qualified(end: str, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the cautions that hold only within another paragraph, with that paragraph."""
    safe = answers.get("safe-to-ask", answers.get("safe-to-involve"))
    if safe in {"not-family", *UNSAFE}:
        # 3.36: not all may be asked or told.
        # Settled: this reading forbade what seeks consent, talk or agreement. But 3.36 is about
        # this decision and these people, and the paragraphs stand for everyone else.
        for caution in (
            *("encourage", "one-parent", "try-for-agreement", "multi-agency-documents"),
            *("childs-views", "persons-views", "check-what-they-expect"),
        ):
            yield caution, "3.36"
    if end in NOTHING_SHARED:
        # 3.40 (iv) asks to give assessments, and 3.41 decides.
        # Settled: this reading forbade it where nothing is shared. But (iv) makes no exception.
        yield "agencies-that-stay", "3.41"
