"""The eight cases of the protocol's Appendix 3, as answers to the flowchart.

Each case has a page in `docs/cases/`, which tells the story in words; a test keeps their headings and these alike.

An answer here is one of three kinds:

- the story says it;
- it follows from what the story says, and a comment says from what, unless that is plain;
- the story leaves it out, and it is listed in `silent`.

A walk goes past a question that the story leaves out only where the story tells how the decision ended.
Otherwise it stops there: we do not guess.
`safe-to-ask` is left out in every case: people ask or tell, and no one is said to have thought about safety first.
Where the story says that information was shared without consent, but not why there was none, the walk takes the
answer that fits best and lists it in `silent`.
"""

from dataclasses import dataclass

from protocol_logic.flowchart import NOT_SURE

type Answers = tuple[tuple[str, str], ...]
"""Pairs of question id and answer id, in the order they are asked."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A moment in a story when someone decides whether to share.

    `title` is its heading on the case's page.
    `answers` are all the answers of its walk; there are none where no one is said to have asked or wished to share.
    `told` is the outcome or pause the story comes to, or None where it does not say how, or on what ground, it ended.
    `silent` are the questions whose answer the story leaves out; ours only lets the walk go on.
    `earlier` are answers as they first stood, which led to a pause and were changed after it.
    `missed` is what the flowchart would have asked, where the story shows that it went unasked.
    """

    title: str
    answers: Answers
    told: str | None = None
    silent: tuple[str, ...] = ()
    earlier: Answers = ()
    missed: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A story and its decisions, in the order of its page."""

    number: int
    title: str
    decisions: tuple[Decision, ...]


CASES: tuple[Case, ...] = (
    Case(
        1,
        "Help for a mother who was struggling to cope",
        (
            Decision(
                "The health visitor arranges an outreach visit",
                (
                    ("purpose", "yes"),  # arranging support is part of a health visitor's job
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "no"),
                    ("whose-consent", "sixteen-or-over"),  # Kate has been married
                    ("safe-to-ask", "yes"),
                    ("consent", "yes"),  # the visit was explained and Kate took it up; the source says "with consent"
                ),
                told="share-with-consent",
                silent=("confidential", "understanding", "safe-to-ask"),
            ),
            # Kate's yes was to the midwife and the housing office. Her reply about the health visitor is not given.
            Decision(
                "Kelly contacts the midwife, the housing office and the health visitor",
                (
                    ("purpose", "yes"),  # to tell the midwife of the visit, and to get the home repaired
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "no"),
                    ("whose-consent", "sixteen-or-over"),
                    ("safe-to-ask", "yes"),
                    ("consent", "yes"),  # Kate agrees, and says why
                ),
                told="share-with-consent",
                silent=("confidential", "understanding", "safe-to-ask"),
            ),
            # Each agency must ask whether what it holds is confidential. Some is shared: which, and why, is not told.
            Decision(
                "Each agency decides what to tell Kelly",
                (
                    ("purpose", "yes"),  # Kelly asks, so as to support Kate
                    ("identifiable", "yes"),
                ),
            ),
        ),
    ),
    Case(
        2,
        "A toddler's nursery place and his hearing",
        (
            Decision(
                "Home-Start talks to the nursery",
                (
                    ("purpose", "yes"),  # to resolve the problem of Ben's attendance
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # Cathy did not want it known where the family lived
                    ("understanding", "no"),  # the organiser explains that consent is needed
                    ("whose-consent", "parental-responsibility"),  # Ben is three, and Cathy is his mother
                    ("safe-to-ask", "yes"),
                    ("consent", "yes"),  # informed, the source says
                ),
                told="share-with-consent",
                silent=("safe-to-ask",),
            ),
            Decision(
                "The volunteer tells the organiser about Ben's hearing",
                (
                    ("purpose", "yes"),  # a concern about Ben's hearing
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "colleagues"),  # the same charity
                ),
                told="share-as-understood",
                silent=("confidential",),
            ),
            Decision(
                "Home-Start talks to the health visitor",
                (
                    ("purpose", "yes"),  # the assessment of Ben's needs
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # a child's health
                    ("understanding", "no"),  # consent is needed again
                    ("whose-consent", "parental-responsibility"),
                    ("safe-to-ask", "yes"),
                    # Cathy's words are not given; the source says "with consent", and she goes to the clinic.
                    ("consent", "yes"),
                ),
                told="share-with-consent",
                silent=("safe-to-ask",),
                earlier=(("consent", "changed"),),  # her first consent was for a different purpose
            ),
        ),
    ),
    Case(
        3,
        "A mother who said no",
        (
            Decision(
                "Jack's teacher asks Jenny's teacher",
                (
                    ("purpose", "yes"),  # concern about Jack: are there any about Jenny?
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "colleagues"),  # the same school
                ),
                told="share-as-understood",
                silent=("confidential",),
            ),
            # The teacher is uneasy and asks for informal advice before anything else, so the walk is unsure from the
            # start. Whether she named Jack, and whom the nurse worked for, is not told.
            Decision(
                "The teacher asks the school nurse for advice",
                (("purpose", NOT_SURE),),
                told="advice",
            ),
            # They agree that contact is justified, not on what ground. No one is said to have asked the mother.
            Decision(
                "The school contacts the health visitor",
                (
                    ("purpose", "yes"),  # to see whether the health visitor has concerns too
                    ("identifiable", "yes"),
                ),
            ),
            Decision(
                "The health visitor decides what to tell the school",
                (
                    ("purpose", "yes"),  # the concerns that the school expressed
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # the mother's mental health
                    ("understanding", "no"),  # consent has to be sought
                    ("whose-consent", "sixteen-or-over"),  # the mother is asked
                    ("safe-to-ask", "yes"),
                    ("consent", "refused"),
                    ("harm", "other"),  # benefit to the children; no one speaks of significant harm
                    ("weighing-other", "no"),  # little benefit, and the mother accepts other services
                ),
                told="do-not-share",
                silent=("safe-to-ask",),
            ),
        ),
    ),
    Case(
        4,
        "Three children in trouble on an estate",
        (
            # They share because of the risks to the children and to others. What was confidential is not told.
            Decision(
                "The police tell the youth offending service",
                (
                    ("purpose", "yes"),
                    ("identifiable", "yes"),
                ),
            ),
            # "Without their consent", the source says, but not whose, nor what the schools were told.
            Decision(
                "The youth offending service contacts the schools",
                (
                    ("purpose", "yes"),  # to assess the risks to the children
                    ("identifiable", "yes"),
                ),
            ),
            Decision(
                "The schools share what is not confidential",
                (
                    ("purpose", "yes"),  # a power under the Crime and Disorder Act 1998; not said to be a duty
                    ("identifiable", "yes"),
                    ("confidential", "no"),  # some of it is not
                ),
                told="share-not-confidential",
            ),
            # The schools had to decide from whom to seek consent; we take Jackie, 15, who spoke in confidence.
            Decision(
                "The schools share what is confidential",
                (
                    ("purpose", "yes"),  # as above
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # some of it is
                    ("understanding", "no"),  # Jackie spoke in confidence
                    ("whose-consent", "child-who-understands"),
                    ("safe-to-ask", "yes"),
                    ("consent", "unobtainable"),  # "without consent if necessary"; no one is said to have asked
                    ("harm", "child"),  # at risk of significant harm, the schools believe
                    ("weighing", "yes"),  # they judge that all of it should be shared
                ),
                told="share-public-interest",
                silent=("whose-consent", "safe-to-ask", "consent"),
            ),
        ),
    ),
    # Told of the group as a whole: it shares under the Crime and Disorder Act 1998 (a power), to prevent crime and
    # disorder; each agency first considers what is confidential and weighs the public interest in sharing without
    # consent; then they share. The answers item by item are not given: these walks are for whatever is confidential.
    # No one speaks of significant harm.
    Case(
        5,
        "A joint meeting about three families",
        (
            Decision(
                "Sharing about Family 1",
                (
                    ("purpose", "yes"),
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "no"),
                    ("whose-consent", "sixteen-or-over"),  # the parents, about their treatment
                    ("safe-to-ask", "yes"),
                    ("consent", "unobtainable"),
                    ("harm", "other"),  # crime and disorder, and the children's welfare
                    ("weighing-other", "yes"),
                ),
                told="share-public-interest",
                silent=("confidential", "understanding", "safe-to-ask", "consent"),
            ),
            Decision(
                "Sharing about Family 2",
                (
                    ("purpose", "yes"),
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "no"),
                    ("whose-consent", "sixteen-or-over"),  # the parents, about the reports and the charge
                    ("safe-to-ask", "yes"),
                    ("consent", "unobtainable"),
                    ("harm", "other"),  # crime and disorder
                    ("weighing-other", "yes"),
                ),
                told="share-public-interest",
                silent=("confidential", "understanding", "safe-to-ask", "consent"),
            ),
            Decision(
                "Sharing about Family 3",
                (
                    ("purpose", "yes"),
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "no"),
                    ("whose-consent", "sixteen-or-over"),  # the parents, or Charlie, who is 17
                    ("safe-to-ask", "more-risk"),  # violence at home is suspected
                    ("harm", "other"),  # crime and disorder; no one is named as a victim
                    ("weighing-other", "yes"),
                ),
                told="share-public-interest",
                silent=("confidential", "understanding", "safe-to-ask"),
            ),
        ),
    ),
    Case(
        6,
        "Bruises on a disabled child",
        (
            Decision(
                "The doctor asks the consultant",
                (
                    ("purpose", "yes"),  # to learn how the bruises may have been caused
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # a patient's health
                    ("understanding", "colleagues"),  # Helen's own consultant
                ),
                told="share-as-understood",
            ),
            Decision(
                "The consultant tells children's social care",
                (
                    ("purpose", "yes"),  # worry about the cause of the bruises
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # a patient's health
                    ("understanding", "no"),  # consent is sought
                    ("whose-consent", "parental-responsibility"),  # Helen is seven; her mother is asked
                    ("safe-to-ask", "yes"),
                    ("consent", "refused"),
                    ("harm", "child"),  # at risk of harm, the source says; it leaves out "significant"
                    ("weighing", "yes"),  # the consultant overrides the refusal, and tells the mother
                ),
                told="share-public-interest",
                silent=("safe-to-ask",),
            ),
        ),
    ),
    Case(
        7,
        "A young patient and growing signs of harm",
        (
            # Natasha is judged able to consent to treatment. Whether she can decide about sharing is a question of
            # its own, which the story does not take up. No one is said to be told, and no weighing is described.
            Decision(
                "The first visit: Natasha's parents",
                (
                    ("purpose", "yes"),  # the practitioner tries to have them involved
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # her sexual health
                    ("understanding", "no"),  # her parents are to know nothing
                ),
            ),
            # The walk is for the advice. Whether the checks with other agencies were made is not told.
            Decision(
                "The second visit: advice and checks",
                (
                    ("purpose", "yes"),  # what her boyfriend may be doing to her
                    ("identifiable", "yes"),
                    ("confidential", "yes"),
                    ("understanding", "colleagues"),  # the child protection nurse, with whom the next visit is judged
                ),
                told="share-as-understood",
            ),
            Decision(
                "The third visit: the referral",
                (
                    ("purpose", "yes"),  # what sharing is meant to achieve is considered
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # her right to privacy
                    ("understanding", "no"),
                    ("whose-consent", "child-who-understands"),  # judged for treatment only; her age is in doubt
                    ("safe-to-ask", "yes"),
                    ("consent", "refused"),  # she will not involve an adult; was she asked about a referral?
                    ("harm", "child"),  # at risk of significant harm
                    ("weighing", "yes"),  # weighed against her privacy: they must refer
                ),
                told="share-public-interest",
                silent=("whose-consent", "safe-to-ask", "consent"),
            ),
        ),
    ),
    # No one refuses to share, and consent is never mentioned. Where someone shares, the walk goes as far as the story.
    # Where the answers are empty, no one is said to have asked for the information or wished to share it.
    Case(
        8,
        "A baby's death after information was not brought together",
        (
            Decision(
                "The probation officer tells children's social care",
                (
                    ("purpose", "yes"),  # concern for the unborn child
                    ("identifiable", "yes"),
                    ("confidential", "yes"),  # probation records, care and child protection history
                ),
                missed="Would it be safe to ask Maggie and Mark for consent, or to tell them?",
            ),
            # The review found that several agencies held records, which should have been sought and brought together.
            Decision(
                "The first assessment",
                (),
                missed="Each agency with past records on Mark or Maggie: is there reasonable cause to believe that a "
                "child is at risk of significant harm? What might happen if the records are shared, and if they are "
                "not?",
            ),
            Decision(
                "The report that Maggie and Mark were together again",
                (
                    ("purpose", "yes"),
                    ("identifiable", "yes"),
                ),
                missed="What do the new fact and the old ones, taken together, show about the risk to the child? "
                "Should others now be told?",
            ),
            Decision(
                "The midwife's concern and the second assessment",
                (
                    ("purpose", "yes"),  # concern for the baby's welfare
                    ("identifiable", "yes"),
                ),
                missed="Maggie now lives with Mark: what does each agency know that would help to protect the baby?",
            ),
            Decision(
                "Closing the case with a message",
                (
                    ("purpose", "yes"),  # to have the health visitor monitor the baby
                    ("identifiable", "yes"),
                ),
                missed="What harm is likely, and would sharing more with the health visitor help to prevent it? "
                "Is a message a proper and timely way? "
                "Are the decision, the reasons, and what was shared with whom, all recorded?",
            ),
            Decision(
                "The health visitor cannot get in",
                (),
                missed="Is there a purpose in telling someone that the baby cannot be seen? "
                "Might the baby be at risk of significant harm?",
            ),
        ),
    ),
)
"""The eight cases, in the order of Appendix 3."""


def find(name: str) -> tuple[Case, Decision]:
    """Return a case and one of its decisions by their numbers: `6.2` is the second decision of case 6.

    Raises:
        KeyError: there is no such case or decision.

    """
    for case in CASES:
        for number, decision in enumerate(case.decisions, start=1):
            if name == f"{case.number}.{number}":
                return case, decision
    raise KeyError(name)
