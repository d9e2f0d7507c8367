"""What a person fills in for the record, in its order, with the paragraphs that ask for it."""

from typing import Final

from protocol_logic.flowchart import Field

ADVICE: Final = "advice"
"""The id of the field about advice."""

FIELDS = (
    Field("role", "Role", "Yours. For example: designated safeguarding lead.", (), short=True, names=True),
    Field("organisation", "Organisation", "Yours.", (), short=True, names=True),
    Field("reference", "Case reference", "Your organisation’s own number for the case.", (), short=True),
    Field(
        "decision",
        "Decision",
        "For example: share all of it, share part, do not share, or wait for advice.",
        ("3.51", "rule-7"),
    ),
    Field("reasons", "Reasons", "Why you decided that, on the facts of this case.", ("3.51", "rule-7")),
    Field(
        "shared",
        "What was shared",
        "Say what is fact and what is opinion.",
        ("3.49", "3.51", "rule-7"),
        sharing=True,
    ),
    Field(
        "with-whom",
        "With whom",
        "Their role and organisation. For example: the school nurse.",
        ("3.51", "rule-7"),
        sharing=True,
    ),
    Field(
        "when-shared",
        "When and how it was shared",
        "The date, the time and the way.",
        ("rule-6",),
        short=True,
        sharing=True,
    ),
    Field("purpose", "For what purpose", "What sharing was meant to achieve.", ("rule-7",), sharing=True),
    Field(
        "asked",
        "Who asked, what for and when",
        "The role and organisation of whoever asked. Or: my own initiative.",
        ("3.1", "3.3"),
    ),
    Field(
        "consent",
        "Consent, or why there was none",
        "Who was asked, how, and what they agreed to. Or why no one was asked.",
        ("3.18", "3.36", "3.38"),
        pauses=("ask",),
    ),
    Field(
        "told",
        "Who was told about the sharing, or why not",
        "Whom you told, when and how. Or why it was unsafe or not appropriate.",
        ("3.36", "3.37", "3.48", "3.49"),
        sharing=True,
    ),
    Field(
        ADVICE,
        "Advice taken",
        "Whom you asked, by their role, what they said and what came of it.",
        ("note-advice", "3.45"),
        pauses=("advice", "legal-advice"),
    ),
)
"""What a person fills in, in the order of the record."""
