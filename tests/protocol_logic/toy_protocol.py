"""A toy protocol, on whether to share a recipe, that has each thing a protocol can have.

Its words and those beside it are put in the place of ours (`put_in_place`), so what is drawn of it shows how the code
draws and says nothing of what our protocol says.
Some words are there to be awkward: long ones that go over several lines, and characters that HTML has a use for.
"""

from dataclasses import replace

import pytest

from protocol_logic.cases import Case, Decision
from protocol_logic.flowchart import (
    Answer,
    Field,
    Flowchart,
    Help,
    Kind,
    Outcome,
    Part,
    Pause,
    Point,
    Question,
    Support,
)
from protocol_logic.lines import Line
from protocol_logic.local import Contact, Local

SAID, ORDER, IMPLIED = Support.STATED, Support.ORDER, Support.IMPLIED

# --- What an answer carries ---

NUTS = Point(
    "nuts",
    "Say if there are nuts in it. Nuts & seeds make some people ill. Ask whether they eat “seeds” <before> you send "
    "it. If they do, leave out what they cannot eat, and say so.",
    ("1.2", "note-harm"),
    act="Say if there are nuts",
    whom=("police", "leads"),
)
CREDIT = Point("credit", "Name the cook as the source.", ("3.40-i",))
DOSES = Point("doses", "A dietician weighs each thing.", ("rule-3",), medical=True)
NOTHING_SAID = Point("nothing-said", "The protocol says nothing of sauces.", ())
QUIETLY = Point("quietly", "Do not tell the cook before the feast.", ("before-3.13",), act="Wait to tell the cook")
GENTLY = Point("gently", "Tell the cook gently.", ("3.36",), act="Tell the cook gently")
TELL = Point("tell-the-cook", "Tell the cook that you have shared it.", ("3.36", "3.37"), act="Tell the cook")

TOY = Flowchart(
    edition="2026-01-31",
    start="purpose",
    parts=(
        Part(1, "purpose", "Does anyone need the recipe?"),
        Part(2, "secret", "Is it a secret, or does it only look like one, as so many recipes of a family do?"),
        Part(3, "feast", "Is there a feast?"),
        Part(4, "agreed", "Has the cook agreed?"),
        Part(5, "how to share", "How do you share it?"),
        Part(6, "record", "Have you written it down?"),
    ),
    notes=(
        Point("hot-oven", "If the oven is hot, turn it off first.", ("note-harm", "2.5"), whom=("police",)),
        Point("ask-at-any-stage", "If you are unsure, ask.", ("note-advice",)),
    ),
    questions=(
        Question(
            "purpose",
            1,
            "Does anyone need the recipe, for a table of their own or for one that they lay for others?",
            "A recipe is for cooking. Nobody needs one to read in bed. Who cooks for others needs it most of all, and "
            "so does whoever has lost theirs. Think of both. “May I?” is no reason & no need.",
            ("1.1", "1.2", "term-family-recipe"),
            (
                Answer("law", "Yes, a law of the kitchen", "The head cook said so.", "must", SAID, ("1.2",), (NUTS,)),
                Answer("yes", "Yes, to cook it", "", "secret", SAID, ("1.1",), reason="someone wants to cook it"),
                Answer("some", "Yes, a part of it", "", "secret", IMPLIED, ("1.1", "2.5"), (CREDIT, DOSES)),
                Answer("no", "No", "Nobody does.", "no-need", SAID, ("1.1",)),
            ),
            helps=(
                Help("What a need is, and what is a wish that only looks like one to whoever has it", ("1.2",)),
                Help("Whose recipe it is", ("term-family-recipe",)),
            ),
        ),
        Question(
            "secret",
            2,
            "Is the recipe a secret? (One that few know, that is: would you tell it?)",
            "A recipe is a secret if the cook says so.",
            ("2.1",),
            (
                Answer("yes", "Yes, a secret", "The cook said so.", "agreed", SAID, ("2.1",), reason="it is a secret"),
                Answer("no", "No, not a secret", "", "open", SAID, ("2.2",), (CREDIT,), reason="it is no secret"),
                Answer("sauce", "A secret sauce", "", "odd", IMPLIED, ("2.2",), (NOTHING_SAID,)),
            ),
            helps=(Help("Signs of a secret", ("2.1",)),),
            unsure=Point("unsure-secret", "Ask whether others know it.", ("2.1", "note-advice")),
        ),
        # It stands before the question that leads to it, so a line goes up.
        Question(
            "feast",
            3,
            "Is it for a feast, and is the feast so near that the cook cannot be asked before it?",
            "A feast cannot wait.",
            ("3.36",),
            (
                Answer(
                    "yes", "Yes, a feast", "", "some", ORDER, ("3.36",), (QUIETLY, CREDIT), reason="feasts are near"
                ),
                Answer("soon", "Soon", "In a week.", "some", ORDER, ("3.36",), tell=QUIETLY, reason="it is <soon>"),
                Answer("later", "Later", "", "keep", ORDER, ("3.36",), tell=GENTLY),
                Answer(
                    "never",
                    "Never, or not in any year that anyone now at the table will see",
                    "",
                    "keep",
                    SAID,
                    ("3.37",),
                ),
            ),
            unsure=Point("unsure-feast", "Ask when the feast is.", ("3.36",)),
            recalls="agreed",
        ),
        Question(
            "agreed",
            4,
            "Has the cook agreed? (The one who made it first.)",
            "A cook can agree to share a secret.",
            ("3.21",),
            (
                Answer("yes", "They agreed", "", "agreed-to", SAID, ("3.21",), (DOSES,), reason="the cook agreed"),
                Answer("gladly", "They agreed, and gladly", "", "agreed-to", SAID, ("3.21",), tell=GENTLY),
                Answer("no", "They did not", "", "weigh", SAID, ("3.21",), reason="the cook said no"),
                Answer("dead", "The cook has died", "Long ago.", "feast", IMPLIED, ("3.10",)),
                Answer("not-asked", "They were not asked", "", "ask", SAID, ("3.36",)),
            ),
            recalls="secret",
        ),
        Question(
            "weigh",
            4,
            "Is the need greater than the secret?",
            "Weigh both. " * 3,
            ("3.41",),
            (
                Answer("yes", "Yes", "", "feast", SAID, ("3.41",)),
                Answer("no", "No", "", "keep", SAID, ("3.41",), reason="the secret weighs more"),
                Answer("none", "There is no need", "", "no-need", SAID, ("3.41",)),
            ),
        ),
    ),
    pauses=(
        Pause(
            "advice",
            "Ask a baker, then come back",
            (Point("baker", "Ask a baker.", ("note-advice",), whom=("leads",)),),
            ("note-advice", "2.5"),
        ),
        Pause(
            "ask",
            "Ask the cook, then come back",
            (
                Point("cook", "Ask the cook.", ("3.36",)),
                Point(
                    "politely", "Ask politely, as one cook asks another who has more to do than to answer.", ("3.37",)
                ),
            ),
            ("3.36",),
            reopens="secret",
        ),
        Pause("no-need", "Ask who needs it", (Point("who", "Ask around.", ("1.1",)),), ("1.1",)),
    ),
    outcomes=(
        Outcome("must", Kind.MUST_SHARE, "You must share the recipe", "A law says so.", ("1.2", "3.7"), TELL),
        Outcome("open", Kind.MAY_SHARE, "You can share the recipe", "It is no secret here.", ("2.2",)),
        Outcome(
            "agreed-to", Kind.MAY_SHARE, "You can share it with the cook’s “yes”", "The cook agreed.", ("3.21",), TELL
        ),
        Outcome("some", Kind.SHARE_SOME, "Share what the feast needs", "A feast is near.", ("3.36", "2.1"), TELL),
        Outcome("keep", Kind.DO_NOT_SHARE, "Keep the recipe", "It is still a secret. Ask again next year.", ("3.41",)),
        Outcome("odd", Kind.SEEK_ADVICE, "Ask about the sauce", "The protocol gives no answer.", ("2.2",)),
    ),
    advice="advice",
    sharing=(
        Point("clean", "Write it out cleanly. Use ink.", ("3.49",), act="Write it out"),
        Point("spoons", "Say which spoons are meant.", ("3.49", "rule-6")),
        Point("say-so", "Tell the cook who has it.", ("3.37",), telling=True),
    ),
    others=(
        Point("whose", "Is it someone else’s recipe too?", ("3.10",)),
        Point("blank", "If so, leave out what is theirs.", ("3.10",)),
    ),
    refusing=(
        Point("kindly", "Say no kindly.", ("3.41",), act="Say no"),
        Point("offer", "Offer another recipe.", ()),
    ),
    recording=(
        Point("write-down", "Write down who has it.", ("3.51",), act="Write it down"),
        Point("date-it", "Put the date on it.", ("3.51", "rule-7")),
        Point("weights", "A dietician keeps the weights.", ("rule-3",), medical=True),
    ),
    reworded=("purpose=no",),
)

WEIGHED = replace(DOSES, text="A dietician weighs all.")
LATER = replace(
    TOY,
    edition="2026-02-28",
    notes=(*TOY.notes[:1], replace(TOY.notes[1], text="If you are unsure, do ask.")),
    questions=(
        replace(
            TOY.questions[0],
            answers=(
                replace(TOY.questions[0].answers[0], cautions=(), cites=("1.1", "3.7")),
                TOY.questions[0].answers[1],
                replace(TOY.questions[0].answers[2], cautions=(CREDIT, WEIGHED), tell=QUIETLY),
                TOY.questions[0].answers[3],
                Answer("gift", "Yes, as a gift", "", "open", SAID, ("1.1",)),
                Answer("maybe", "It may be", "Someone might.", "secret", SAID, ("1.1",)),
            ),
        ),
        Question(
            "polite",
            4,
            "Did they say it only to be polite?",
            "Cooks are polite.",
            ("3.21",),
            (
                Answer("yes", "Yes, to be polite", "", "keep", SAID, ("3.21",)),
                Answer("no", "No, they meant it", "", "agreed-to", SAID, ("3.21",)),
            ),
        ),
        replace(
            TOY.questions[1],
            answers=(
                TOY.questions[1].answers[0],
                replace(TOY.questions[1].answers[1], stem="No, everyone knows it", cites=("2.1",)),
            ),
        ),
        replace(
            TOY.questions[2],
            text="Is it for a feast that is near?",
            answers=(
                TOY.questions[2].answers[0],
                replace(TOY.questions[2].answers[1], to="keep"),
                replace(TOY.questions[2].answers[2], tell=None),
                TOY.questions[2].answers[3],
            ),
        ),
        replace(
            TOY.questions[3],
            answers=(
                replace(TOY.questions[3].answers[0], cautions=(CREDIT, WEIGHED)),
                replace(TOY.questions[3].answers[1], to="polite"),
                replace(TOY.questions[3].answers[3], to="keep"),
                replace(TOY.questions[3].answers[2], to="feast"),
                TOY.questions[3].answers[4],
                Answer("half", "They half agreed", "", "agreed-to", SAID, ("3.21", "3.22")),
            ),
        ),
    ),
    pauses=(
        *TOY.pauses[:1],
        replace(TOY.pauses[1], cites=("3.37",)),
        replace(TOY.pauses[2], title="Find who needs it"),
    ),
    outcomes=(
        replace(TOY.outcomes[0], tell=None),
        replace(TOY.outcomes[1], tell=GENTLY),
        *TOY.outcomes[2:5],
    ),
    reworded=(),
)
"""The next edition of the toy, which differs in each way that an edition can."""


def woven(question_id: str, *leads: str) -> Question:
    """Return a question whose answers lead to these nodes."""
    answers = tuple(Answer(f"to-{to}", f"To {to}", "", to, SAID, ("1.1",)) for to in leads)
    return Question(
        question_id,
        1 + (question_id in {"five", "six", "seven", "eight", "nine", "ten"}),
        f"{question_id}?",
        "",
        ("1.1",),
        answers,
    )


WOVEN = replace(
    TOY,
    start="one",
    questions=(
        # A line goes up to it, and where that ends another begins.
        woven("late", "keep", "ten"),
        woven("one", "two", "open"),
        woven("two", "three", "five", "open", "keep"),
        woven("three", "four", "six", "some"),
        woven("four", "five", "seven", "keep"),
        woven("five", "six", "agreed-to", "some"),
        woven("six", "seven", "eight", "odd"),
        woven("seven", "late", "nine", "eight", "must"),
        woven("eight", "nine", "odd", "open"),
        woven("nine", "ten", "must"),
        woven("ten", "keep", "odd", "agreed-to"),
    ),
    pauses=TOY.pauses[:1],
    reworded=(),
)
"""A flowchart whose lines run beside one another and make room for one another."""

FIELDS = (
    Field("cook", "Cook", "Your <own> role.", (), short=True, names=True),
    Field("dish", "Dish", "What it is.", ("1.1", "3.40-i")),
    Field("shared", "What was shared", "All of it?", ("3.51",), sharing=True),
    Field("advice", "Advice taken", "Whom you asked.", ("note-advice",), pauses=("advice",)),
)
CASES = (
    Case(
        1,
        "A cake for a feast",
        (
            Decision("The baker & the bride", (("purpose", "yes"), ("secret", "no")), told="open", silent=("secret",)),
            Decision("The guest asks", (("purpose", "some"),)),
            Decision("The story goes on", ()),
        ),
    ),
    Case(3, "A soup", (Decision("The soup", (("purpose", "law"),), told="must"),)),
)
LINES = (
    Line("ovens", "Ovens are electric & no longer burn wood.", ("purpose", "open", "keep")),
    Line("spoons", "Spoons hold more today.", ("agreed",)),
)
HERE = Local(
    "The Toy Kitchens",
    "Toytown",
    {
        "police": (
            Contact(
                "Kitchen police", "01234 567 890", "police@toy.example", "https://toy.example/?a=1&b=2", "At night"
            ),
        ),
        "leads": (Contact(phone="+44 1234 5"), Contact(link="https://toy.example/lead"), Contact(when="Never")),
    },
)

WORDS = {
    "cases.CASES": CASES,
    "form.FIELDS": FIELDS,
    "html.JUDGEMENT": Point("judgement", "It is up to you.", ("1.2",)),
    "html.NEXT_PERSON": Point("next-person", "Answer for each cook.", ("3.10",)),
    "lines.LINES": LINES,
    "local.WHOM": {"police": "Police", "leads": "Lead for the kitchen"},
    "page.FIELDS": FIELDS,
    "page.PROTOCOL": TOY,
    "record.ABOUT": Point("about", "This record was made with a toy.", ("1.1",)),
    "record.DIFFER": Point("people-differ", "The answers differ.", ("3.10", "3.50")),
    "record.FIELDS": FIELDS,
}
"""What stands in the place of our own words, by where each is looked up."""


def put_in_place(patch: pytest.MonkeyPatch) -> None:
    """Put the toy and all that stands beside it in the place of our protocol."""
    for name, words in WORDS.items():
        patch.setattr(f"protocol_logic.{name}", words)
