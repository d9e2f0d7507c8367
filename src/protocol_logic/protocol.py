"""The protocol's flowchart: every question, answer, outcome and citation, once.

Two rules, after h11:

1. Everything that decides where an answer leads, and what it carries, is in this file, and nowhere else.
   The words of what is carried are in `points.py`.
   The static steps, the picture, the text version, the page in the browser, the terminal, the record, the page on
   how the flowchart was checked and the tests are all drawn from it.
2. Nothing in this file knows who asks.

Theory of operation
-------------------

The picture of the flowchart did not survive in the source.
This is a reconstruction from the numbered paragraphs, and each edge says how firmly they support it (`Support`).

Questions 1 to 5 of the protocol are decisions.
They make a spine: purpose, identifiable, confidential, consent, public interest.
At each there is a way off to an outcome, and `NOT_SURE` always leads to advice and back.
Questions 6 and 7 are not decisions.
Question 6 (how to share) is a checklist on every outcome that shares; one of its checks (3.50) can still change the
answer and stands apart.
Question 7 (the record) ends every path, whether or not you share.

Answers lead to the same place whatever came before, because the site also works as plain links, which remember nothing.
Where what comes next has to differ, the question is asked under several ids with the same words, or almost:

- `weighing` follows a child at risk, `weighing-adult` an adult at risk, `weighing-other` every other interest.
  Where someone is at risk, deciding not to share would be unusual (3.42, 3.43), so *no* leads to a challenge.
- `challenge` is for a child: the concern must not be ignored (2.5), and one that remains should be referred (3.46).
  `challenge-adult` is for an adult: a concern that remains does not by itself make sharing lawful (3.38), so it leads
  to `weighing-again`.
  After `weighing-other`, *no* ends the path.
- `safe-to-ask` is asked where someone can consent, and `safe-to-involve` where a person lacks capacity: no consent is
  sought then, but their views and those of the people close to them are (3.33).
- `harm` follows consent that was refused, withdrawn, unobtainable or unsafe to seek.
  `harm-to-others` follows a person who lacks capacity and whose best interests sharing does not serve, so what
  counts now is the protection of other people, and an adult who risks only themself (3.44) is no answer.

What an answer says about telling people replaces what an outcome says, and a later answer replaces an earlier one.
So the words of a later one leave room for the earlier.

Words
-----

The words are ours; the strength of each duty (must, should, may, normally) is the source's.
Ids are permanent and never reused: they are addresses on the site and part of links people keep.
When anything here changes, give `EDITION` a new date and accept it (`make accept`), so that links made before say so.
"""

from dataclasses import replace
from typing import Final

from protocol_logic import points
from protocol_logic.flowchart import Answer, Flowchart, Help, Kind, Outcome, Part, Pause, Point, Question, Support

EDITION: Final = "2026-11-25"
"""The date of this edition of the table, carried in every link and record."""

STATED, ORDER, IMPLIED = Support.STATED, Support.ORDER, Support.IMPLIED

PARTS = (
    Part(1, "purpose", "Is there a clear and legitimate purpose?"),
    Part(2, "identity", "Can a living person be identified?"),
    Part(3, "confidentiality", "Is the information confidential?"),
    Part(4, "consent", "Do you have consent to share?"),
    Part(5, "public interest", "Is there sufficient public interest?"),
    Part(6, "how to share", "Are you sharing appropriately and securely?"),
    Part(7, "record", "Have you properly recorded your decision?"),
)

# --- Answers that several questions share. A child is anyone under 18 (Children Act 1989, section 105). ---

CHILD_AT_RISK = Answer(
    "child",
    "A child, under 18",
    "They may be suffering significant harm or be at risk of it. Or they may be the danger: of significant harm to "
    "another child, or serious harm to an adult. Such a concern must not be ignored. Count a child who is not yet born "
    "(our reading). Or sharing would prevent such harm, also by preventing, detecting or prosecuting serious crime.",
    "weighing",
    STATED,
    ("2.2", "2.5", "3.39", "3.41", "3.43"),
    (
        points.REFER,
        points.CHILD_FIRST,
        points.DOMESTIC_ABUSE,
        points.DOCTORS_YOUNG_PATIENTS,
        points.NURSES_AND_MIDWIVES,
    ),
    reason="it is about harm that a child may suffer or cause",
)
ADULT_AT_RISK = Answer(
    "adult",
    "An adult, 18 or over",
    "They may be suffering serious harm or be at risk of it, from someone else or in any other way that is not just "
    "their own doing. Harm can build up over time. A high risk of death or serious injury is a reason of its own. "
    "Or sharing would prevent serious harm, also by preventing, detecting or prosecuting serious crime.",
    "weighing-adult",
    STATED,
    ("2.2", "2.7", "3.39", "3.41", "3.43"),
    (points.DOMESTIC_ABUSE, points.NURSES_AND_MIDWIVES),
    reason="it is about serious harm that an adult may suffer",
)
OTHER_INTEREST = Answer(
    "other",
    "None of these",
    "There may be another public interest, such as a child’s welfare or preventing crime and disorder.",
    "weighing-other",
    STATED,
    ("3.38", "3.39", "3.41"),
    (points.DOMESTIC_ABUSE, points.NURSES_AND_MIDWIVES),
    reason="there may be another public interest",
)
SHARE_TO_PROTECT = Answer(
    "yes",
    "Yes, sharing is justified",
    "It is likely to help, it is in proportion, and the public interest in sharing is greater.",
    "share-public-interest",
    STATED,
    ("3.38", "3.41", "3.42", "3.43"),
    reason="you judged that the public interest in sharing is greater",
)
SHARE_SOME = Answer(
    "limited",
    "Not clear yet, so a little",
    "Sharing a limited amount would help decide what to share or do next.",
    "share-limited",
    STATED,
    ("3.42",),
    reason="a limited amount would help to decide",
)
NOT_JUSTIFIED = Answer(
    "no",
    "No, not justified",
    "It is not likely to help, it is out of proportion, or keeping the confidence matters more.",
    "do-not-share",
    IMPLIED,
    ("3.38", "3.41", "3.42"),
    reason="you judged it not justified",
)
STILL_CONCERNED = Answer(
    "concerned",
    "Yes, and concerns remain",
    "",
    "share-concerns",
    STATED,
    ("3.43", "3.46"),
    (points.STILL_REFER,),
    reason="you talked it over and concerns remain",
)
NOT_CONCERNED = Answer(
    "not-justified",
    "Yes, and no concerns remain",
    "On the facts of this case, sharing is not justified.",
    "do-not-share",
    IMPLIED,
    ("3.38", "3.41", "3.42", "3.46"),
    (points.STILL_REFER,),
    reason="you talked it over and no concerns remain",
)
NOT_TALKED_OVER = Answer("not-yet", "Not yet", "", "advice", STATED, ("2.5", "3.45", "3.46"))
WEIGH = "Is sharing likely to help, in proportion, and does the public interest in it outweigh confidentiality?"
WEIGH_BOTH_SIDES = (
    "Necessity and proportionality are the key. On one side stands what might happen if you share, on the other what "
    "might happen if you do not: you must weigh both. Sensitive information may weigh more. "
    "You must follow your professional code, where there is one."
)

# Why you should not ask or tell someone (3.36), where consent is to be sought; `UNSAFE_TO_INVOLVE` is where it is not.
UNSAFE_TO_ASK = (
    Answer(
        "more-risk",
        "No, someone would be at risk",
        "It would put someone at more risk (them, their family, me or another person): a child, of significant harm, "
        "or an adult, of serious harm.",
        "harm",
        STATED,
        ("3.36", "3.38"),
        tell=points.NOT_WHILE_UNSAFE,
        reason="asking or telling would put someone at more risk",
    ),
    Answer(
        "serious-crime",
        "No, because of serious crime",
        "It would get in the way of preventing, detecting or prosecuting a serious crime.",
        "harm",
        STATED,
        ("3.36", "3.38"),
        tell=points.NOT_WHILE_IT_HELPS_CRIME,
        reason="asking or telling would get in the way of dealing with a serious crime",
    ),
    Answer(
        "delay",
        "No, because of the delay",
        "It would hold up, without good cause, enquiries into alleged significant harm to a child or serious harm to "
        "an adult.",
        "harm",
        STATED,
        ("3.36", "3.38"),
        tell=points.NOT_BEFORE_ENQUIRIES,
        reason="asking or telling would hold up enquiries into alleged harm",
    ),
    Answer(
        "other-reason",
        "No, for another reason",
        "It would be unsafe or not appropriate.",
        "harm",
        STATED,
        ("3.11", "3.36", "3.38"),
        tell=points.NOT_WHILE_INAPPROPRIATE,
        reason="asking or telling would be unsafe or not appropriate",
    ),
)
UNSAFE_TO_INVOLVE = tuple(
    replace(each, to="best-interests", support=IMPLIED, cites=("3.11", "3.33", "3.36")) for each in UNSAFE_TO_ASK
)

# Criteria that the source gives, opened in place at the questions they help with.
WHAT_IS_CONFIDENTIAL = Help("What makes information confidential", ("before-3.13", "3.13", "3.16"))
WHOSE_CONSENT = Help("Whose consent to seek", ("3.22", "3.26", "3.27", "3.28", "3.29", "3.30"))
CHILD_UNDERSTANDS = Help("Whether a child understands enough", ("3.23", "3.24", "3.25"))
CAPACITY = Help("Whether a person lacks capacity", ("3.31", "3.32", "3.33", "3.34", "3.35"))
WHEN_NOT_TO_ASK = Help("When you should not ask", ("3.36",))
INFORMED_CONSENT = Help("What informed consent is", ("3.18", "3.19", "3.20", "3.21"))
WEIGHING = Help("How to weigh both sides", ("3.41",))
MULTI_AGENCY_FORUM = Help("Sharing in a multi-agency forum", ("3.40",))
DOCTORS_AND_CAPACITY = Help("If you are a doctor", ("4.2", "4.6"))
DOCTORS_AND_ASKING = Help("If you are a doctor, nurse or midwife", ("4.3", "4.4", "4.5", "4.8", "4.11"))
DOCTORS_NURSES_MIDWIVES = Help(
    "If you are a doctor, nurse or midwife", ("4.1", "4.2", "4.6", "4.7", "4.8", "4.9", "4.10", "4.11")
)

QUESTIONS = (
    Question(
        "purpose",
        1,
        "Is there a clear and legitimate purpose for sharing, yours or that of whoever asks?",
        "Whether you are asked to share or wish to, you need a good reason. To protect someone is one. "
        "A request is not by itself a law or an order, whether it comes from the police, a solicitor or anyone else. "
        "If you work for a statutory service, or under contract to one, sharing must also be within its functions or "
        "powers. It is likely to be, if sharing is a normal part of your job. "
        "Whoever you work for, it must comply with the law on confidentiality, data protection and human rights.",
        ("2.2", "2.3", "3.1", "3.3", "3.4", "3.5", "3.6", "3.7"),
        (
            Answer(
                "law",
                "A law requires it",
                "It does not just allow it.",
                "must-share",
                STATED,
                ("3.1", "3.7", "3.8", "3.9", "3.37"),
                (points.POWER_OR_DUTY,),
                reason="a law requires it",
            ),
            Answer(
                "court",
                "A court has ordered it",
                "It is an order of a court, not a letter that asks.",
                "court-order",
                STATED,
                ("3.7", "3.8"),
                (points.ORDER_OF_A_COURT,),
            ),
            Answer(
                "yes",
                "Yes, a clear purpose",
                "If I work for a statutory service, or under contract to one, sharing is within its functions or "
                "powers. A volunteer needs no such power.",
                "identifiable",
                ORDER,
                ("2.2", "2.3", "3.2", "3.3", "3.4", "3.5"),
            ),
            Answer(
                "no",
                "No clear purpose",
                "Neither I nor whoever asks has one.",
                "no-purpose",
                IMPLIED,
                ("3.3",),
                reason="neither you nor whoever asks has a clear and legitimate purpose",
            ),
        ),
        unsure=points.UNSURE_OF_THE_PURPOSE,
    ),
    Question(
        "court-order",
        1,
        "Is your organisation prepared to challenge the order?",
        "You must share what a court orders, even if it is confidential and there is no consent, "
        "unless your organisation is prepared to challenge the order. Then it is likely to seek legal advice.",
        ("3.8",),
        (
            Answer("yes", "Yes, it is prepared to", "", "legal-advice", STATED, ("3.8",)),
            Answer(
                "no",
                "No, it will not",
                "",
                "must-share",
                STATED,
                ("3.1", "3.8", "3.9", "3.37"),
                reason="a court has ordered it and your organisation will not challenge the order",
            ),
        ),
        unsure=points.UNSURE_OF_THE_ORDER,
    ),
    Question(
        "identifiable",
        2,
        "Can a living person be identified from the information?",
        "Think of the information alone, and put together with other information. It may identify others too, such as "
        "a child, partner, parent or carer. If a living person can be identified, it is personal information: data "
        "protection and other laws apply. Anonymised information can be shared.",
        ("3.10",),
        (
            Answer(
                "yes",
                "Yes, a living person can",
                "From the information alone, or together with other information.",
                "confidential",
                ORDER,
                ("3.2", "3.10"),
            ),
            Answer(
                "no",
                "No, nobody can be identified",
                "For example, it is anonymised.",
                "share-not-identifiable",
                STATED,
                ("3.10", "term-anonymised-information"),
                (points.OTHER_INFORMATION,),
                reason="no living person can be identified",
            ),
            Answer(
                "died",
                "Only someone who has died",
                "No living person, such as a relative, can be identified.",
                "someone-who-died",
                IMPLIED,
                ("3.10", "note-advice"),
                (points.SOMEONE_WHO_HAS_DIED,),
                reason="the information is only about someone who has died",
            ),
        ),
        unsure=points.UNSURE_WHO_CAN_BE_IDENTIFIED,
    ),
    Question(
        "confidential",
        3,
        "Is the information confidential?",
        "It is if all three are true: it is private or sensitive personal information; it is not already lawfully "
        "public, or easy to get from another public source; and the person who gave it could reasonably expect that "
        "it would not be shared with others. Sometimes people only assume that. Then you should check with them "
        "whether it is confidential, and when it may be shared (our reading: not where 3.36 says not to).",
        ("before-3.13", "3.13", "3.14", "3.16", "3.36"),
        (
            Answer(
                "yes",
                "Yes, all three are true",
                "",
                "understanding",
                STATED,
                ("3.2", "before-3.13", "3.14"),
                (points.STATUTORY_CONFIDENTIALITY,),
            ),
            Answer(
                "no",
                "No, not all three",
                "At least one is not true.",
                "share-not-confidential",
                IMPLIED,
                ("before-3.13", "3.13", "3.14", "3.16"),
                (points.CHECK_WHAT_THEY_EXPECT, points.LAWFUL_BASIS),
                reason="at least one of the three marks of confidential information is missing",
            ),
        ),
        helps=(WHAT_IS_CONFIDENTIAL,),
        unsure=points.UNSURE_WHETHER_CONFIDENTIAL,
    ),
    Question(
        "understanding",
        3,
        "Was it given on the understanding that it would be shared like this?",
        "Sharing that keeps to what was understood, with a limited range of people or for limited purposes, is not a "
        "breach of confidence. Consent can be implied where sharing is part of the service, and especially if that was "
        "explained or agreed at the start. The glossary asks for more: the person was told what would be shared, why, "
        "and that they may object, and what they did showed that they agreed. "
        "Our reading: an old or vague form is not enough.",
        ("3.14", "3.15", "3.19", "term-implicit-consent"),
        (
            Answer(
                "yes",
                "Yes, they understood that",
                "They knew what would be shared and why, and that they may object. I will keep within those limits.",
                "share-as-understood",
                STATED,
                ("3.14", "3.19", "term-implicit-consent"),
                (points.LIMITS, points.SILENCE_AND_PRESSURE),
                reason="it was given on the understanding that it would be shared like this",
            ),
            Answer(
                "colleagues",
                "Only inside my agency or team",
                "It is for a genuine purpose.",
                "share-as-understood",
                STATED,
                ("3.15",),
                (points.EXPLAIN_SHARING_IN_THE_AGENCY,),
                reason="you share only inside your agency or team, for a genuine purpose",
            ),
            Answer("no", "No, they did not", "", "whose-consent", STATED, ("3.2", "3.14", "3.17")),
        ),
        unsure=points.UNSURE_WHAT_WAS_UNDERSTOOD,
    ),
    Question(
        "whose-consent",
        4,
        "Who decides about consent? Take one person at a time",
        "You owe confidence to the person who gave the information and, if different, to the person it is about. "
        "Children of 12 or over may generally be expected to understand enough to decide; younger children may too. "
        "Everyone of 16 or over is presumed in law to have capacity, unless there is evidence that they do not. "
        "A diagnosis does not show that they lack it, and nor does a decision that looks unwise, taken on its own.",
        ("3.22", "3.23", "3.24", "3.26", "3.30", "3.31", "3.32"),
        (
            Answer(
                "sixteen-or-over",
                "The person, 16 or over",
                "There is no evidence that they lack capacity.",
                "safe-to-ask",
                STATED,
                ("3.22", "3.28", "3.30", "3.32"),
                (points.EACH_PERSON, points.SIXTEEN_OR_SEVENTEEN, points.ENCOURAGE),
            ),
            Answer(
                "child-who-understands",
                "The child, under 16",
                "They understand enough to decide, even if a parent or carer disagrees.",
                "safe-to-ask",
                STATED,
                ("3.22", "3.23", "3.24", "3.28"),
                (
                    points.EACH_PERSON,
                    points.ENCOURAGE,
                    points.MULTI_AGENCY_DOCUMENTS,
                    points.AGENCIES_THAT_STAY,
                    points.DOCTORS_YOUNG_PATIENTS,
                ),
            ),
            Answer(
                "parental-responsibility",
                "Someone with parental responsibility",
                "In most cases, where a child under 16 cannot consent or does not understand enough.",
                "safe-to-ask",
                STATED,
                ("3.24", "3.26", "3.27"),
                (
                    points.EACH_PERSON,
                    points.ONE_PARENT,
                    points.CHILDS_VIEWS,
                    points.MULTI_AGENCY_DOCUMENTS,
                    points.AGENCIES_THAT_STAY,
                    points.DOCTORS_LACK_OF_CAPACITY,
                    points.DOCTORS_CHILD_TOO_YOUNG,
                ),
            ),
            Answer(
                "lacks-capacity",
                "Nobody, as they lack capacity",
                "They are 16 or over and cannot make this decision now.",
                "safe-to-involve",
                STATED,
                ("3.31", "3.32", "3.33", "3.34", "3.35"),
                (
                    points.EACH_PERSON,
                    points.SIXTEEN_OR_SEVENTEEN,
                    points.PERSONS_VIEWS,
                    points.DOCTORS_LACK_OF_CAPACITY,
                ),
                reason="the person lacks capacity for this decision now",
            ),
        ),
        helps=(WHOSE_CONSENT, CHILD_UNDERSTANDS, CAPACITY, DOCTORS_AND_CAPACITY),
        unsure=points.UNSURE_WHO_DECIDES,
    ),
    Question(
        "safe-to-involve",
        4,
        "Is it safe and right to ask, and to tell, the person and those close to them?",
        "Their own wishes count, and so do the views of those close to them: relatives, partners, carers, attorneys, "
        "deputies and guardians. But there are times when you should not ask the person or their family, or tell them. "
        "One of them may be the danger.",
        ("3.11", "3.33", "3.35", "3.36"),
        (
            Answer("yes", "Yes, all of them", "", "best-interests", STATED, ("3.33", "3.35")),
            Answer(
                "not-family",
                "Yes, but not everyone",
                "It is safe to ask and tell the person, but not some of those close to them.",
                "best-interests",
                IMPLIED,
                ("3.33", "3.35", "3.36"),
                tell=points.NOT_THE_FAMILY,
            ),
            *UNSAFE_TO_INVOLVE,
        ),
        helps=(WHEN_NOT_TO_ASK, CAPACITY),
        unsure=points.UNSURE_WHOM_TO_INVOLVE,
    ),
    Question(
        "best-interests",
        4,
        "Is sharing in that person’s best interests?",
        "Best interests must guide every decision for a person who lacks capacity. "
        "Judge them as objectively as you can, from all that matters: their own wishes, where you can find them out, "
        "and the views of those close to them are among it. Our reading: ask only those whom it is safe to ask (3.36).",
        ("3.31", "3.33", "3.34", "3.35", "3.36", "4.2"),
        (
            Answer(
                "yes",
                "Yes, it is",
                "",
                "share-best-interests",
                STATED,
                ("3.33", "4.2"),
                (points.NURSES_AND_MIDWIVES,),
                reason="sharing is in the person’s best interests",
            ),
            Answer(
                "no",
                "No, it is not",
                "",
                "harm-to-others",
                IMPLIED,
                ("3.33", "3.39", "4.2"),
                (points.ONLY_OTHERS, points.DOCTORS_NOT_IN_INTERESTS, points.NURSES_AND_MIDWIVES),
                reason="sharing is not in the person’s own best interests",
            ),
        ),
        helps=(CAPACITY, DOCTORS_AND_CAPACITY),
        unsure=points.UNSURE_OF_BEST_INTERESTS,
    ),
    Question(
        "safe-to-ask",
        4,
        "Is it safe and right to ask for consent, and to tell the person and their family?",
        "Asking should be the first option. But there are times when you should not ask the person or their family, "
        "or tell them. Think of whoever would be asked or would hear of it, such as a parent, a step-parent or a "
        "partner.",
        ("3.11", "3.36", "3.38"),
        (
            Answer("yes", "Yes, all of them", "", "consent", STATED, ("3.2", "3.30", "3.38")),
            Answer(
                "not-family",
                "Yes, but not their family",
                "It is safe to ask whoever decides and to tell the person, but not others in the family.",
                "consent",
                STATED,
                ("3.36", "3.38", "3.48", "4.8-a"),
                tell=points.NOT_THE_FAMILY,
            ),
            *UNSAFE_TO_ASK,
        ),
        recalls="whose-consent",
        helps=(WHEN_NOT_TO_ASK, DOCTORS_AND_ASKING),
        unsure=points.UNSURE_WHETHER_TO_ASK,
    ),
    Question(
        "consent",
        4,
        "Do you have informed consent that covers this use, from the person who decides?",
        "Informed means that they understand what will be shared, why, who will see it, "
        "what it will be used for, and what sharing may lead to. Consent can be explicit or implicit.",
        ("3.14", "3.18", "3.19", "3.20", "3.21"),
        (
            Answer(
                "yes",
                "Yes, informed consent",
                "",
                "share-with-consent",
                STATED,
                ("3.14", "3.18", "3.19"),
                (points.LIMITS, points.SILENCE_AND_PRESSURE),
                reason="there is informed consent that covers this use",
            ),
            Answer("not-asked", "No one has asked yet", "", "ask", STATED, ("3.18", "3.38")),
            Answer(
                "changed",
                "It no longer covers this",
                "The use has changed significantly, or our relationship with the person has.",
                "ask",
                STATED,
                ("3.21",),
            ),
            Answer(
                "refused",
                "No, it was refused or withdrawn",
                "",
                "harm",
                STATED,
                ("3.2", "3.21", "3.38"),
                (
                    points.PROFESSIONAL_CODE,
                    points.TRY_FOR_AGREEMENT,
                    points.MULTI_AGENCY_DOCUMENTS,
                    points.AGENCIES_THAT_STAY,
                ),
                reason="consent was refused or withdrawn",
            ),
            Answer(
                "no-reply",
                "Asked, but no reply",
                "Silence is not consent.",
                "harm",
                IMPLIED,
                ("3.20", "3.38"),
                (points.SILENCE_AND_PRESSURE,),
                reason="there was no reply, and silence is not consent",
            ),
            Answer(
                "unobtainable",
                "No, it cannot be obtained",
                "For example, nobody can be reached in a reasonable time.",
                "harm",
                STATED,
                ("2.8.1", "3.38"),
                tell=points.WHEN_YOU_CAN,
                reason="consent cannot be obtained",
            ),
        ),
        recalls="whose-consent",
        helps=(INFORMED_CONSENT, DOCTORS_AND_ASKING),
        unsure=points.UNSURE_OF_CONSENT,
    ),
    Question(
        "harm",
        5,
        "What is the reason to share without consent? Choose the first that applies",
        "Go by evidence, or reasonable cause to believe. You may lawfully share confidential information without "
        "consent if that can be justified in the public interest. "
        "A refusal does not by itself stop you, if you are concerned about someone.",
        ("2.2", "2.5", "2.7", "3.38", "3.39", "3.43", "3.44"),
        (
            CHILD_AT_RISK,
            ADULT_AT_RISK,
            Answer(
                "own-risk",
                "An adult risks only themself",
                "They have capacity and put themself at risk by what they do, and nobody else is putting them at risk. "
                "There is no risk of significant harm to a child or serious harm to another adult.",
                "weighing-other",
                STATED,
                ("3.44",),
                (points.OWN_RISK, points.NURSES_AND_MIDWIVES),
                reason="an adult who has capacity puts only themself at risk",
            ),
            OTHER_INTEREST,
        ),
        helps=(MULTI_AGENCY_FORUM, DOCTORS_NURSES_MIDWIVES),
        unsure=points.UNSURE_OF_THE_REASON,
    ),
    Question(
        "harm-to-others",
        5,
        "What is the reason to share, to protect other people? Choose the first that applies",
        "Go by evidence, or reasonable cause to believe. You judged that sharing does not serve this person’s own best "
        "interests, so what counts now is the protection of other people. If the person may be at risk of serious "
        "harm, look at that judgement again, and seek advice.",
        ("2.2", "2.5", "2.7", "3.33", "3.38", "3.39", "3.43", "4.2"),
        (CHILD_AT_RISK, replace(ADULT_AT_RISK, stem="Another adult, 18 or over"), OTHER_INTEREST),
        helps=(MULTI_AGENCY_FORUM, DOCTORS_NURSES_MIDWIVES),
        unsure=points.UNSURE_OF_THE_RISK_TO_OTHERS,
    ),
    Question(
        "weighing",
        5,
        WEIGH,
        WEIGH_BOTH_SIDES + " If a child is clearly at risk of significant harm, or an adult of serious harm, "
        "the public interest test will almost certainly be met.",
        ("2.4", "3.29", "3.38", "3.39", "3.41", "3.42", "3.43"),
        (
            SHARE_TO_PROTECT,
            SHARE_SOME,
            replace(NOT_JUSTIFIED, to="challenge", cites=("2.5", "3.41", "3.42", "3.46")),
        ),
        helps=(WEIGHING, MULTI_AGENCY_FORUM, DOCTORS_NURSES_MIDWIVES),
        unsure=points.UNSURE_HOW_TO_WEIGH,
    ),
    Question(
        "challenge",
        5,
        "Not sharing would be unusual where a child is at risk. Have you talked it over?",
        "To share in order to protect a child from significant harm is normally justified. "
        "A concern about a child must not be ignored. Talk to your manager, the nominated person, or "
        "someone else who can help you decide.",
        ("2.4", "2.5", "3.42", "3.43", "3.45", "3.46"),
        (
            STILL_CONCERNED,
            NOT_CONCERNED,
            NOT_TALKED_OVER,
        ),
        helps=(DOCTORS_NURSES_MIDWIVES,),
        unsure=points.UNSURE_WHETHER_CONCERNS_REMAIN,
    ),
    Question(
        "weighing-adult",
        5,
        WEIGH,
        WEIGH_BOTH_SIDES + " If an adult is clearly at risk of serious harm, the public interest test will almost "
        "certainly be met.",
        ("3.29", "3.38", "3.39", "3.41", "3.42", "3.43"),
        (
            SHARE_TO_PROTECT,
            SHARE_SOME,
            replace(NOT_JUSTIFIED, to="challenge-adult", cites=("3.41", "3.42", "3.43")),
        ),
        helps=(WEIGHING, MULTI_AGENCY_FORUM, DOCTORS_NURSES_MIDWIVES),
        unsure=points.UNSURE_HOW_TO_WEIGH_FOR_AN_ADULT,
    ),
    Question(
        "challenge-adult",
        5,
        "Not sharing would be unusual where an adult is at risk of serious harm. Have you talked it over?",
        "To share in order to protect an adult from serious harm is normally justified. Talk to your manager, or to "
        "the person your organisation or area nominates for this.",
        ("3.42", "3.43", "3.45"),
        (
            replace(STILL_CONCERNED, to="weighing-again", support=IMPLIED, cites=("3.38", "3.41", "3.45"), cautions=()),
            replace(NOT_CONCERNED, cites=("3.38", "3.41", "3.42"), cautions=()),
            replace(NOT_TALKED_OVER, cites=("3.45",)),
        ),
        helps=(DOCTORS_NURSES_MIDWIVES,),
        unsure=points.UNSURE_WHETHER_CONCERNS_ABOUT_AN_ADULT_REMAIN,
    ),
    Question(
        "weighing-again",
        5,
        "Having talked it over, is sharing justified after all?",
        WEIGH_BOTH_SIDES + " Sharing is lawful only if it can be justified, however concerned you are.",
        ("3.29", "3.38", "3.39", "3.41", "3.42", "3.43"),
        (SHARE_TO_PROTECT, SHARE_SOME, NOT_JUSTIFIED),
        helps=(WEIGHING, MULTI_AGENCY_FORUM, DOCTORS_NURSES_MIDWIVES),
        unsure=points.UNSURE_HOW_TO_WEIGH_AGAIN,
    ),
    Question(
        "weighing-other",
        5,
        WEIGH,
        WEIGH_BOTH_SIDES,
        ("3.29", "3.38", "3.39", "3.41", "3.42"),
        (
            replace(SHARE_TO_PROTECT, cites=("3.38", "3.39", "3.41", "3.42")),
            SHARE_SOME,
            replace(NOT_JUSTIFIED, cites=("3.38", "3.41", "3.44")),
        ),
        helps=(WEIGHING, MULTI_AGENCY_FORUM, DOCTORS_NURSES_MIDWIVES),
        unsure=points.UNSURE_HOW_TO_WEIGH_ANOTHER_INTEREST,
    ),
)

PAUSES = (
    Pause(
        "advice",
        "Seek advice, then come back to this question",
        (
            points.NOT_IGNORED,
            Point(
                "who-to-ask",
                "Talk to your manager, or to the person your organisation or area nominates for this. "
                "For a child, that is the lead person for safeguarding. "
                "A Caldicott Guardian may help in the NHS or a local authority. So may an experienced colleague you "
                "trust, or another practitioner who knows the person.",
                ("2.5", "3.45", "3.46"),
                whom=points.ADVISERS,
            ),
            Point(
                "who-else-to-ask",
                "Other sources are the Information Commissioner’s Office, your local safeguarding board for children "
                "or for adults, and bodies such as the British Medical Association or the Royal College of Nursing.",
                ("3.45",),
            ),
            Point(
                "without-names",
                "Where possible, do not say who the person is.",
                ("rule-3", "3.45"),
            ),
            Point(
                "note-the-advice",
                "Note whom you asked, what they said and what came of it.",
                ("note-advice",),
            ),
        ),
        ("note-advice", "rule-3", "2.5", "3.45"),
    ),
    Pause(
        "ask",
        "Ask for consent, then come back to this question",
        (
            points.NOT_IGNORED,
            Point(
                "explain",
                "Explain what you need to share, why, who will see it, what they will use it for, and what sharing may "
                "lead to.",
                ("3.18",),
            ),
            Point(
                "ask-a-child",
                "With a child, explain it in a way that suits their age, language and likely understanding, "
                "in the way they prefer to communicate where that applies.",
                ("3.23",),
            ),
            Point(
                "explicit",
                "Explicit consent is best practice. It can be spoken or written; written is better.",
                ("3.19",),
            ),
            Point(
                "freely",
                "Do not put pressure on anyone, and do not take silence for a yes.",
                ("3.20",),
            ),
            Point(
                "withdraw",
                "People have the right to withdraw consent at any time.",
                ("3.21",),
            ),
        ),
        ("3.18", "3.19", "3.20", "3.21", "3.38"),
    ),
    Pause(
        "legal-advice",
        "Get legal advice about the order, then come back to this question",
        (
            points.NOT_IGNORED,
            Point(
                "challenge-the-order",
                "An organisation that is prepared to challenge a court order is likely to seek legal advice. "
                "Unless it challenges the order, you must share.",
                ("3.8",),
            ),
            Point(
                "no-order-after-all",
                "If the order is set aside, or if there was none, change your first answer.",
                ("3.7", "3.8"),
            ),
        ),
        ("3.8",),
        reopens="purpose",
    ),
)

OUTCOMES = (
    Outcome(
        "no-purpose",
        Kind.DO_NOT_SHARE,
        "Do not share: there is no clear and legitimate purpose",
        "You need a good reason to share information about a person. Having one is part of what makes sharing lawful. "
        "If you are worried about someone, that may be your reason: a concern about a child must not be ignored.",
        ("3.3", "3.4", "3.5", "2.5"),
    ),
    Outcome(
        "must-share",
        Kind.MUST_SHARE,
        "You must share: the law or a court order requires it",
        "You must share the information even if it is confidential and no one has consented. "
        "Consent is not required, and you should not ask for it.",
        ("3.1", "3.7", "3.8", "3.9", "3.37", "3.11"),
        points.TELL_WHEN_REQUIRED,
    ),
    Outcome(
        "share-not-identifiable",
        Kind.MAY_SHARE,
        "You can share: no living person can be identified",
        "Information is personal only if a living person can be identified from it, alone or with other information. "
        "Anonymised information can be shared.",
        ("3.10", "term-anonymised-information"),
        points.NOBODY_TO_TELL,
    ),
    Outcome(
        "someone-who-died",
        Kind.SEEK_ADVICE,
        "Seek advice: the protocol does not say what holds for someone who has died",
        "It asks whether a living person can be identified, and is silent on people who have died. "
        "So it gives no answer here.",
        ("3.10", "note-advice"),
    ),
    Outcome(
        "share-not-confidential",
        Kind.MAY_SHARE,
        "You can share: the information is not confidential",
        "Where there is no confidence, none is broken. No sentence of the protocol says this; it follows from what it "
        "says confidential information is. The law on personal information still applies.",
        ("before-3.13", "3.14", "3.5", "3.10"),
        points.TELL_IF_SAFE,
    ),
    Outcome(
        "share-as-understood",
        Kind.MAY_SHARE,
        "You can share, within what was understood",
        "Sharing in line with what people understood when they gave the information does not break a confidence. "
        "Information is confidential to your agency as a whole, not to you alone.",
        ("3.14", "3.15", "3.19"),
        points.TELL_IF_SAFE,
    ),
    Outcome(
        "share-best-interests",
        Kind.MAY_SHARE,
        "You can share: it is in the best interests of a person who lacks capacity",
        "Best interests must guide decisions for a person who lacks capacity. You must follow the Mental Capacity Act "
        "2005 Code of Practice.",
        ("3.31", "3.33", "3.35", "4.2"),
        points.TELL_BEFORE_SHARING,
    ),
    Outcome(
        "share-with-consent",
        Kind.MAY_SHARE,
        "You can share, with consent",
        "There is no breach of confidence where the person has consented to the sharing.",
        ("3.14", "3.18", "3.19", "3.21"),
        points.TELL_IF_SAFE,
    ),
    Outcome(
        "share-public-interest",
        Kind.MAY_SHARE,
        "You may lawfully share without consent, in the public interest",
        "You judged that sharing is likely to help, is in proportion, and serves a public interest that outweighs "
        "confidentiality. To protect a child from significant harm or an adult from serious harm, that is normally "
        "justified. An adult who has capacity and puts only themself at risk is the exception.",
        ("3.38", "3.39", "3.41", "3.42", "3.43", "3.44", "3.46"),
        points.TELL_BEFORE_SHARING,
    ),
    Outcome(
        "share-concerns",
        Kind.MAY_SHARE,
        "You should refer your concerns about the child, and may lawfully share to do so",
        "You talked it over, and concerns remain. You should refer them to children’s social care, the police or "
        "both. Where there is reasonable cause to believe that a child is at risk of significant harm, sharing "
        "without consent is normally justified. You must still weigh both sides, and share no more than the referral "
        "calls for.",
        ("2.5", "3.38", "3.41", "3.42", "3.43", "3.46"),
        points.TELL_BEFORE_SHARING,
    ),
    Outcome(
        "share-limited",
        Kind.SHARE_SOME,
        "You may share a limited amount, to help decide what to do next",
        "Sharing limited confidential information can be justified in order to decide whether to share more or to act. "
        "It should be necessary for that purpose and in proportion. Come back with what you learn.",
        ("3.42", "3.41"),
        points.TELL_BEFORE_SHARING,
    ),
    Outcome(
        "do-not-share",
        Kind.DO_NOT_SHARE,
        "Do not share without consent: the public interest is not sufficient",
        "You judged that on the facts of this case the public interest in sharing does not outweigh confidentiality. "
        "If anything changes, come back and answer again.",
        ("3.38", "3.39", "3.41", "3.42", "3.44"),
    ),
)

# Answers of the edition before that still mean what they meant. What is not here is asked again if it reads otherwise:
# - of no purpose, because the purpose may now be that of whoever asks;
# - of nobody who can be identified, because someone who has died has an answer of their own;
# - of what was understood, because it now has the glossary's conditions;
# - of parental responsibility, because it is now for under-16s;
# - of it being safe to ask, because the family may now be left out;
# - of consent that cannot be obtained, because no reply has an answer of its own;
# - of everyone at risk but a child, because a child who is the danger, and harm from someone else, now come first.
REWORDED = (
    *("purpose=law", "purpose=court", "purpose=yes"),
    *("court-order=yes", "court-order=no"),
    "identifiable=yes",
    "confidential=no",
    *("understanding=colleagues", "understanding=no"),
    *("whose-consent=sixteen-or-over", "whose-consent=child-who-understands", "whose-consent=lacks-capacity"),
    *("best-interests=yes", "best-interests=no"),
    *(f"safe-to-ask={each.id}" for each in UNSAFE_TO_ASK),
    *("consent=yes", "consent=not-asked", "consent=changed", "consent=refused"),
    *("harm=child", "harm-to-others=child"),
    *("weighing=yes", "weighing=limited", "weighing=no"),
    *("challenge=concerned", "challenge=not-justified", "challenge=not-yet"),
    *("weighing-other=yes", "weighing-other=limited", "weighing-other=no"),
)

PROTOCOL = Flowchart(
    edition=EDITION,
    start="purpose",
    parts=PARTS,
    notes=points.NOTES,
    questions=QUESTIONS,
    pauses=PAUSES,
    outcomes=OUTCOMES,
    advice="advice",
    sharing=points.SHARING,
    others=points.OTHERS,
    refusing=points.REFUSING,
    recording=points.RECORDING,
    reworded=REWORDED,
)
"""The protocol's flowchart."""
