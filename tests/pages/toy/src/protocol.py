"""A toy protocol of three questions, on whether to share a recipe."""

from typing import Final

from protocol_logic import points
from protocol_logic.flowchart import Answer, Flowchart, Kind, Outcome, Part, Pause, Point, Question, Support

EDITION: Final = "2026-01-31"
SAID, ORDER = Support.STATED, Support.ORDER

PROTOCOL = Flowchart(
    edition=EDITION,
    start="secret",
    parts=(
        Part(1, "secret", "Is it a secret?"),
        Part(2, "agreed", "Has the cook agreed?"),
        Part(3, "how to share", "How do you share it?"),
        Part(4, "record", "Have you written it down?"),
    ),
    notes=points.NOTES,
    questions=(
        Question(
            "secret",
            1,
            "Is the recipe a secret?",
            "A recipe is a secret if the cook says so.",
            ("1.1",),
            (
                Answer("yes", "Yes, a secret", "The cook said so.", "agreed", SAID, ("1.1",)),
                Answer("no", "No, not a secret", "", "share", SAID, ("1.2",), (points.NUTS,)),
            ),
        ),
        Question(
            "agreed",
            2,
            "Has the cook agreed?",
            "A cook can agree to share a secret.",
            ("5.1",),
            (
                Answer("yes", "Yes, they agreed", "", "festive", SAID, ("5.1",), reason="the cook agreed"),
                Answer("no", "No, they did not", "", "keep", SAID, ("5.1",)),
                Answer("not-asked", "They were not asked", "", "ask", SAID, ("5.2",)),
            ),
        ),
        Question(
            "festive",
            2,
            "Is it for a feast?",
            "A secret is shared for feasts alone.",
            ("5.2",),
            (
                Answer("yes", "Yes, a feast", "", "share", ORDER, ("5.2",)),
                Answer("no", "No, any day", "", "keep", ORDER, ("5.2",)),
            ),
        ),
    ),
    pauses=(
        Pause("advice", "Ask a baker, then come back", (Point("baker", "Ask a baker.", ("1.2",)),), ("1.2",)),
        Pause("ask", "Ask the cook, then come back", (Point("cook", "Ask the cook.", ("5.2",)),), ("5.2",)),
    ),
    outcomes=(
        Outcome("share", Kind.MAY_SHARE, "You can share the recipe", "It is no secret here.", ("1.2", "5.1")),
        Outcome("keep", Kind.DO_NOT_SHARE, "Keep the recipe", "It is still a secret.", ("5.1",)),
    ),
    advice="advice",
    sharing=(Point("clean", "Write it out cleanly.", ("1.2",), act="Write it out"),),
    others=(Point("whose", "Is it someone else’s recipe too?", ("5.1",)),),
    refusing=(Point("kindly", "Say no kindly.", ("5.1",), act="Say no"),),
    recording=(Point("write-down", "Write down who has it.", ("5.2",), act="Write it down"),),
)
