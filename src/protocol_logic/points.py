"""The points that the table refers to: what to bear in mind, ask about, tell, share, refuse and record.

Nothing here decides where an answer leads; that is in `protocol.py`, which names these beside the answers and outcomes
that carry them.

A caution about asking or involving people says that 3.36 comes first: it may travel along a path on which asking is
unsafe.
Where the paragraph itself has no such exception, and wherever else a sentence goes beyond the source, it begins with
"Our reading:".
The words are ours; the strength of each duty (must, should, may, normally) is the source's.
"""

from typing import Final

from protocol_logic.flowchart import Point

ADVISERS: Final = ("leads", "caldicott-guardian")
"""Whom to ask for advice, as `local.WHOM` names them."""

# --- Two notes stood beside the lost picture. They hold at every step. 999 is ours, not the source's. ---

NOTES = (
    Point(
        "harm-without-delay",
        "If there may be a risk of significant harm to a child, or of serious harm to an adult, follow the relevant "
        "procedures without delay. If anyone is in immediate danger, call 999.",
        ("note-harm", "2.5", "3.46"),
        whom=("children", "adults", "out-of-hours", "police", "procedures"),
    ),
    Point(
        "advice-at-any-stage",
        "If you are unsure at any stage, seek advice, and see that what came of it is recorded. "
        "A concern about a child must not be ignored.",
        ("note-advice", "2.5", "3.45"),
    ),
)

NOT_IGNORED = Point(
    "not-ignored",
    "A concern about a child must not be ignored.",
    ("2.5",),
    whom=("children", "out-of-hours"),
)

# --- Cautions: they belong to an answer and travel with it to the outcome. ---

POWER_OR_DUTY = Point(
    "power-or-duty",
    "Check that the law requires you to share, and does not just allow it. "
    "You should know, or be told, when it does: these cases are fairly unusual. "
    "If the law only allows sharing, change your answer to yes.",
    ("3.7", "3.8"),
)
ORDER_OF_A_COURT = Point(
    "order-of-a-court",
    "Check that it is an order of a court, not a letter that asks. If it only asks, change your first answer.",
    ("3.7", "3.8"),
)
SOMEONE_WHO_HAS_DIED = Point(
    "someone-who-has-died",
    "The protocol speaks of living people only, and says nothing about someone who has died. "
    "Relatives may be identified by the information: if so, answer yes. "
    "Confidence may also remain after a death; the protocol does not settle that. Seek advice before you share.",
    ("3.10", "note-advice"),
    act="Seek advice first",
    whom=ADVISERS,
)
OTHER_INFORMATION = Point(
    "other-information",
    "Information is anonymised only if the person who receives it cannot work out who it is about. "
    "Think about what else they know or can find out.",
    ("3.10", "term-anonymised-information"),
)
LAWFUL_BASIS = Point(
    "lawful-basis",
    "Personal information that is not confidential is still covered by data protection and human rights law, "
    "so you still need a lawful reason to share it.",
    ("3.5", "3.10", "3.49"),
)
STATUTORY_CONFIDENTIALITY = Point(
    "statutory-confidentiality",
    "Your agency may have a legal duty to keep some information confidential, "
    "such as the case files of looked-after children. Check before you share.",
    ("3.16",),
)
CHECK_WHAT_THEY_EXPECT = Point(
    "check-what-they-expect",
    "People may assume that what they tell you is confidential without saying so. You should check with them whether "
    "it is, what the limits are, and when it may be shared. Our reading: not where 3.36 says not to. "
    "Public bodies may also owe a duty of confidentiality for what they hold.",
    ("3.13", "3.16", "3.36"),
)
LIMITS = Point(
    "limits",
    "Stay within the limits of what was agreed or understood, above all where someone else gave you the information. "
    "If the use changes significantly, or your agency’s relationship with the person changes, "
    "consent should be sought again. People have the right to withdraw it at any time.",
    ("3.14", "3.21", "3.49"),
)
EXPLAIN_SHARING_IN_THE_AGENCY = Point(
    "explain-sharing-in-the-agency",
    "You should share only for a genuine purpose, such as advice on the case or cover while you are away. "
    "That this happens should be explained clearly to the person or family at the start.",
    ("3.15",),
)
EACH_PERSON = Point(
    "each-person",
    "You owe confidence to whoever gave the information and to the person it is about. "
    "If they are not the same person, or if several people are in it, answer for each of them. "
    "Our reading: where the answers differ, share only the parts that you may, or seek advice.",
    ("3.10", "3.22", "3.50"),
)
ENCOURAGE = Point(
    "encourage",
    "Where a young person does not need a parent’s consent, you should encourage them to talk it over with their "
    "parents. You should not make it a condition of the service. "
    "Our reading: not where it would be unsafe or wrong for a reason in 3.36.",
    ("3.28", "3.36"),
)
MULTI_AGENCY_DOCUMENTS = Point(
    "multi-agency-documents",
    "Documents shared between agencies about the risk to a child’s welfare, such as assessments and minutes: the "
    "protocol says that a parent’s consent should be sought, verbal or, better, written, but not where 3.36 says not "
    "to ask. If it is refused, judge what not sharing would lead to. "
    "It does not say how this fits with a child who can decide for themself (3.28), "
    "and you must still weigh both sides (3.41). If in doubt, seek advice.",
    ("3.40-i", "3.40-ii", "3.28", "3.36", "3.41"),
)
AGENCIES_THAT_STAY = Point(
    "agencies-that-stay",
    "Some agencies go on supporting a family after children’s social care has left. It is important that they are "
    "given all relevant assessments on request, so that their support is well informed. "
    "Without consent, you must still weigh both sides (3.41).",
    ("3.40-iv", "3.41"),
)
ONE_PARENT = Point(
    "one-parent",
    "The consent of one person with parental responsibility is enough. "
    "Where the family is in conflict, consider carefully whose consent to seek; if the parents live apart, it would "
    "usually be that of the one the child lives with. If there is a care order, the local authority shares parental "
    "responsibility with the parents, and you should liaise with them about consent. "
    "Ask no one whom it would be unsafe or wrong to ask (3.36).",
    ("3.26", "3.27", "3.36"),
)
CHILDS_VIEWS = Point(
    "childs-views",
    "You should still ask for the child’s own views, as far as you can. Our reading: not where 3.36 says not to.",
    ("3.26", "3.36"),
)
PERSONS_VIEWS = Point(
    "persons-views",
    "You should still ask for the person’s own views, as far as you can. Our reading: not where 3.36 says not to. "
    "You must follow the Mental Capacity Act 2005 Code of Practice.",
    ("3.33", "3.35", "3.36"),
)
SIXTEEN_OR_SEVENTEEN = Point(
    "sixteen-or-seventeen",
    "If the person is 16 or 17, the law presumes that they can decide. If there is evidence that they cannot, the "
    "protocol does not say whether someone with parental responsibility decides (3.26) or their best interests do "
    "(3.33). Seek advice.",
    ("3.26", "3.30", "3.33"),
)
DOCTORS_LACK_OF_CAPACITY = Point(
    "doctors-lack-of-capacity",
    "If you are a doctor, you may believe that a patient may be a victim of neglect or of physical, sexual or "
    "emotional abuse, and that they lack the capacity to consent. You must then promptly inform the right responsible "
    "person or authority, if you believe that this serves the patient’s best interests or is needed to protect others "
    "from a risk of serious harm.",
    ("4.2",),
    medical=True,
)
DOCTORS_CHILD_TOO_YOUNG = Point(
    "doctors-child-too-young",
    "If you are a doctor: you should disclose when you judge that disclosure serves a child or young person best, "
    "and they lack the maturity or understanding to decide about it.",
    ("4.6-b",),
    medical=True,
)
DOCTORS_NOT_IN_INTERESTS = Point(
    "doctors-not-in-interests",
    "If you are a doctor and think that sharing does not serve a neglected or abused patient, you should talk it over "
    "with an experienced colleague. If you decide not to share, you should write down the talks and your reasons in "
    "the patient’s record, and be ready to justify your decision.",
    ("4.2",),
    medical=True,
)
ONLY_OTHERS = Point(
    "only-others",
    "You judged that sharing is not in this person’s own best interests. "
    "From here, only the protection of other people, or another public interest, can justify it.",
    ("3.33", "3.39", "4.2"),
)
SILENCE_AND_PRESSURE = Point(
    "silence-and-pressure",
    "Silence is not consent, and consent must not be got through pressure.",
    ("3.20",),
)
TRY_FOR_AGREEMENT = Point(
    "try-for-agreement",
    "Wherever appropriate, you should try to reach an agreement or understanding with everyone involved. "
    "Our reading: not where 3.36 says not to.",
    ("3.29", "3.36"),
)
PROFESSIONAL_CODE = Point(
    "professional-code",
    "You must always follow your professional code, where there is one. You must also think of the safety and "
    "well-being of a child, even where that means overriding a refusal.",
    ("3.29",),
)
CHILD_FIRST = Point(
    "child-first",
    "Where a child’s needs and rights conflict with those of adults, the conflict must be resolved in the child’s "
    "favour. Safeguarding the child comes before any risk to your relationship with a client or patient.",
    ("1.3", "2.4"),
)
REFER = Point(
    "refer",
    "Where there is reasonable cause to believe that a child may be suffering significant harm, or may be at risk of "
    "it, you should refer your concerns to children’s services or the police, in line with local child protection "
    "procedures and without delay. A concern that falls short of that, or that a child may harm someone else, must not "
    "be ignored either.",
    ("2.5", "3.46", "note-harm"),
    act="Refer your concerns",
    whom=("children", "out-of-hours", "police", "procedures"),
)
DOMESTIC_ABUSE = Point(
    "domestic-abuse",
    "In domestic and sexual abuse, the protocol names what calls for sharing: a child under 18 lives in the household; "
    "the victim is pregnant; the victim is a vulnerable adult, or one lives in the household; there are signs of a "
    "high risk of death or serious injury; it helps to prevent or detect a crime against another person. "
    "For a high risk, the key sources list guides on multi-agency risk assessment conferences (MARAC).",
    ("2.2",),
)
OWN_RISK = Point(
    "own-risk",
    "This is the exception to what is normally justified: sharing without the consent of an adult who has capacity, "
    "and puts only themself at risk, may not be justifiable. You should seek advice if you are unsure.",
    ("3.43", "3.44", "3.30"),
    act="Seek advice if you are unsure",
    whom=ADVISERS,
)
DOCTORS_YOUNG_PATIENTS = Point(
    "doctors-young-patients",
    "If you are a doctor: there are times when you should disclose even if a child or young person does not agree. "
    "You should disclose if it is necessary to protect them, or someone else, from a risk of death or serious harm.",
    ("4.6", "4.9"),
    medical=True,
)
NURSES_AND_MIDWIVES = Point(
    "nurses-and-midwives",
    "If you are a nurse or midwife: your code says that where you believe someone may be at risk of harm you must "
    "disclose information, in line with the law of the country where you practise.",
    ("4.11",),
    medical=True,
)
STILL_REFER = Point(
    "still-refer",
    "If, after talking to your manager or nominated person, you still have concerns about abuse or neglect of a child, "
    "you should refer them to children’s social care, the police or both.",
    ("3.46",),
)

# --- What advice on a question is about, for someone who is not sure how to answer it. ---

UNSURE_OF_THE_PURPOSE = Point(
    "unsure-of-the-purpose",
    "Ask whether a law or a court order requires you to share or, if not, what good reason there is, and "
    "whether your agency has the power.",
    ("3.3", "3.4", "3.6", "3.8"),
)
UNSURE_OF_THE_ORDER = Point(
    "unsure-of-the-order",
    "Ask whoever decides in your organisation whether it will challenge the order.",
    ("3.8",),
)
UNSURE_WHO_CAN_BE_IDENTIFIED = Point(
    "unsure-who-can-be-identified",
    "Ask whether the person who would receive it could work out who anyone in it is.",
    ("3.10", "term-anonymised-information"),
)
UNSURE_WHETHER_CONFIDENTIAL = Point(
    "unsure-whether-confidential",
    "Ask whether it is confidential: this is a complex area. You should also check with the person who told "
    "you whether it is, what the limits are, and when it may be shared. Our reading: not where 3.36 says not "
    "to.",
    ("before-3.13", "3.13", "3.36"),
)
UNSURE_WHAT_WAS_UNDERSTOOD = Point(
    "unsure-what-was-understood",
    "Ask what your agency told the person about sharing, and what they agreed to.",
    ("3.14", "3.19", "3.20"),
)
UNSURE_WHO_DECIDES = Point(
    "unsure-who-decides",
    "Ask whether the person can decide this and, if not, who does. At 16 or 17 the protocol leaves that open.",
    ("3.24", "3.26", "3.29", "3.32", "3.33", "3.34"),
)
UNSURE_WHOM_TO_INVOLVE = Point(
    "unsure-whom-to-involve",
    "Ask whom it is safe to ask and to tell, and who, close to the person, may be the danger.",
    ("3.11", "3.33", "3.36"),
)
UNSURE_OF_BEST_INTERESTS = Point(
    "unsure-of-best-interests",
    "Ask what would serve the person best, all things considered. The Mental Capacity Act 2005 Code of "
    "Practice says how to judge it.",
    ("3.33", "3.35"),
)
UNSURE_WHETHER_TO_ASK = Point(
    "unsure-whether-to-ask",
    "Ask what could happen to anyone if the person, or someone in the family, were asked or told.",
    ("3.11", "3.36"),
)
UNSURE_OF_CONSENT = Point(
    "unsure-of-consent",
    "Ask whether what you have is consent, and whether it covers what you want to share now.",
    ("3.18", "3.19", "3.20", "3.21"),
)
UNSURE_OF_THE_REASON = Point(
    "unsure-of-the-reason",
    "Ask whether what you know is reasonable cause to believe that a child or an adult is at risk. "
    "Do not wait until you are sure.",
    ("2.5", "3.43", "note-harm"),
)
UNSURE_OF_THE_RISK_TO_OTHERS = Point(
    "unsure-of-the-risk-to-others",
    "Ask whether what you know is reasonable cause to believe that someone else is at risk, and whether "
    "sharing would serve this person after all.",
    ("2.5", "3.33", "3.43"),
)
UNSURE_HOW_TO_WEIGH = Point(
    "unsure-how-to-weigh",
    "Ask what might happen to the child, and to anyone else, if you share, and what if you do not.",
    ("2.5", "3.41", "3.45", "3.46"),
)
UNSURE_WHETHER_CONCERNS_REMAIN = Point(
    "unsure-whether-concerns-remain",
    "Ask your manager or the nominated person whether concerns about the child remain. "
    "Talking it over must not hold up a referral (our reading).",
    ("2.5", "3.46", "note-harm"),
)
UNSURE_HOW_TO_WEIGH_FOR_AN_ADULT = Point(
    "unsure-how-to-weigh-for-an-adult",
    "Ask what might happen to the adult, and to anyone else, if you share, and what if you do not.",
    ("3.41", "3.45"),
)
UNSURE_WHETHER_CONCERNS_ABOUT_AN_ADULT_REMAIN = Point(
    "unsure-whether-concerns-about-an-adult-remain",
    "Ask your manager or the nominated person whether the public interest justifies sharing to protect the adult.",
    ("3.43", "3.45"),
)
UNSURE_HOW_TO_WEIGH_AGAIN = Point(
    "unsure-how-to-weigh-again",
    "Ask someone else too. You have talked it over once, and are still concerned about an adult.",
    ("3.41", "3.45"),
)
UNSURE_HOW_TO_WEIGH_ANOTHER_INTEREST = Point(
    "unsure-how-to-weigh-another-interest",
    "Ask what sharing would be for, what might happen if you share, and what if you do not.",
    ("3.41", "3.44", "3.45"),
)

# --- Telling the person: what an answer does to the duty that comes with an outcome. ---

NOT_WHILE_UNSAFE = Point(
    "not-while-unsafe",
    "You should not tell the person, or whoever else you judged it unsafe to tell: it would put someone at more risk. "
    "If it becomes safe later, tell them then.",
    ("3.36", "3.48", "3.49"),
    act="Do not tell them now",
)
NOT_WHILE_IT_HELPS_CRIME = Point(
    "not-while-it-helps-crime",
    "You should not tell the person while it could get in the way of preventing, detecting or prosecuting a serious "
    "crime. If it becomes safe later, tell them then.",
    ("3.36", "3.48", "3.49"),
    act="Do not tell them now",
)
NOT_BEFORE_ENQUIRIES = Point(
    "not-before-enquiries",
    "You should not hold up enquiries in order to tell the person. "
    "Our reading: once the enquiries are under way, tell them what you shared and why, if that is safe.",
    ("3.36", "3.48", "3.49"),
    act="Do not delay enquiries to tell",
)
NOT_WHILE_INAPPROPRIATE = Point(
    "not-while-inappropriate",
    "You judged that telling the person would be unsafe or not appropriate, so you should not tell them now. "
    "Write down why. If that changes, tell them then.",
    ("3.11", "3.36", "3.48", "3.49"),
    act="Do not tell them now",
)
NOT_THE_FAMILY = Point(
    "not-the-family",
    "You should tell the person what you share and why, but not those in the family whom you judged it unsafe or wrong "
    "to tell. If you share without consent, tell the person before you do, unless that has become inappropriate or "
    "unsafe (3.36).",
    ("3.36", "3.48", "3.49", "4.8-a"),
    act="Tell the person, not the family",
)
WHEN_YOU_CAN = Point(
    "when-you-can",
    "Do not wait for that (our reading of 3.36): tell them what you shared and why when you can, if it is safe and "
    "would not get in the way of preventing or investigating a serious crime. "
    "Tell no one whom you judged it unsafe to tell.",
    ("3.11", "3.36", "3.48", "3.49"),
    act="Tell the person when you can",
)

# --- Telling the person: what comes with an outcome. ---

TELL_WHEN_REQUIRED = Point(
    "tell-when-required",
    "Do not ask for consent. Wherever possible you should tell the person that you are sharing, why, and with whom. "
    "The exception is where telling them may not be appropriate: for example, if it would probably get in the way of "
    "preventing or investigating a serious crime, or lead to a risk of significant harm for a child or serious harm "
    "for an adult.",
    ("3.9", "3.37", "3.11"),
    act="Tell the person, if possible",
)
TELL_BEFORE_SHARING = Point(
    "tell-before-sharing",
    "Before you share, you should tell the person that you intend to, and why, "
    "unless that is inappropriate or unsafe (3.36).",
    ("3.48", "3.36"),
    act="Tell the person first",
)
TELL_IF_SAFE = Point(
    "tell-if-safe",
    "Tell the person, and anyone else who gave you the information, if they do not know yet, it is safe, and it would "
    "not get in the way of preventing or investigating a serious crime.",
    ("3.49", "3.11"),
    act="Tell the person, if safe",
)
NOBODY_TO_TELL = Point(
    "nobody-to-tell",
    "No one can be identified, so there may be no one to tell. If someone gave you the information and does not know "
    "yet, tell them, if it is safe and would not get in the way of preventing or investigating a serious crime.",
    ("3.49", "3.11"),
    act="Tell whoever gave it, if safe",
)

# --- Question 6: how to share, or how to refuse. Question 7: what to record. ---

SHARING = (
    Point(
        "share-properly",
        "Share in a proper and timely way, in line with the principles of the Data Protection Act 1998 (now the UK "
        "GDPR and the Data Protection Act 2018) and your organisation’s policy and procedures.",
        ("3.49",),
    ),
    Point(
        "only-what-is-needed",
        "Share only what is necessary for the purpose.",
        ("3.49",),
        act="Share only what is needed",
    ),
    Point(
        "know-the-limits",
        "Know the limits of any consent, above all if someone else gave you the information.",
        ("3.49",),
    ),
    Point("fact-and-opinion", "Make clear what is fact and what is opinion.", ("3.49",)),
    Point("need-to-know", "Share only with those who need to know.", ("3.49",)),
    Point("accurate", "Check that it is accurate and up to date.", ("3.49",)),
    Point(
        "securely",
        "Share it in a secure way: for example, confirm whom you are talking to, make sure that no one can overhear, "
        "use secure email, and see that the right person is there to take a fax (an old way of sharing).",
        ("3.49",),
    ),
    Point(
        "passing-it-on",
        "Ask whether they intend to pass it on, and make sure they understand the limits of any consent.",
        ("3.49",),
    ),
    Point(
        "inform",
        "Inform the person it is about, and anyone else who gave it to you, if they do not know yet, it is safe, and "
        "it would not get in the way of preventing or investigating a serious crime. "
        "If you judged that you should not tell them, keep to that.",
        ("3.49", "3.11", "3.36"),
        telling=True,
    ),
)

OTHERS = (
    Point(
        "others",
        "Can someone else be identified, from the details or as the only person it could have come from? "
        "Then think about their safety, yours and the public’s, and whether sharing would be reasonable in all the "
        "circumstances. Could you meet your purpose by sharing only what would not put that person at risk?",
        ("3.50",),
    ),
    Point(
        "others-left-out",
        "If you could, share only that.",
        ("3.50",),
    ),
    Point(
        "others-answered-for",
        "If you could not, answer for that person too. "
        "Our reading: where the answers differ, share only the parts that you may, or seek advice.",
        ("3.10", "3.22", "3.50"),
    ),
)
"""The check that can still change the answer, and what to do about what it finds."""

REFUSING = (
    Point(
        "refuse",
        "Our reading: if you were asked, say that you will not share, and why, without giving the information away. "
        "You should record the decision and your reasons.",
        ("3.51",),
        act="Say that you will not share",
    ),
    Point(
        "anonymised-instead",
        "Would anonymised information do? It can be shared.",
        ("3.10", "term-anonymised-information"),
    ),
)

RECORDING = (
    Point(
        "record-decision",
        "Record what you decided and why, whether or not you share.",
        ("3.51",),
        act="Write it down",
    ),
    Point(
        "record-sharing",
        "If you share, record what you shared, with whom and for what purpose.",
        ("3.51", "rule-7"),
    ),
    Point(
        "record-doctors",
        "If you are a doctor, you should record your reasons whether or not you disclose. "
        "If you do, record your discussions too, and disclose promptly to an appropriate person or authority.",
        ("4.10",),
        medical=True,
    ),
    Point(
        "record-arrangements",
        "Keep to your agency’s arrangements for recording and any local procedures. "
        "They must comply with the Data Protection Act 1998 (now the UK GDPR and the Data Protection Act 2018).",
        ("3.52",),
    ),
)

# --- What the pages and the record say of every answer. ---

ABOUT = Point(
    "about",
    "This record was made with a plain-English edition of a historic protocol. "
    "It is not current procedure and not legal advice. "
    "The decision is the practitioner’s, unless the law or a court order requires sharing.",
    ("3.1",),
)

DIFFER = Point(
    "people-differ",
    "The answers for these people differ. Our reading: share only the parts that you may, or seek advice.",
    ("3.10", "3.22", "3.40", "3.50"),
)
"""What a record says whose people do not all come to the same kind of answer."""

JUDGEMENT = Point("judgement", "The judgement stays yours.", ("3.1",))
"""What an outcome says that leaves something to judge."""

NEXT_PERSON = Point(
    "next-person",
    "Where the information is about several people, answer for each of them.",
    ("3.22", "3.50"),
)
"""What stands beside the way on to the next person."""
