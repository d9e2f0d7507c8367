"""What the toy protocol says beside its questions."""

from protocol_logic.flowchart import Point

NOTES = (
    Point("hot-oven", "If the oven is hot, turn it off first.", ("1.2",), whom=("police",)),
    Point("ask-at-any-stage", "If you are unsure, ask.", ("1.2",)),
)
NUTS = Point("nuts", "Say if there are nuts in it.", ("1.2",), act="Say if there are nuts")

ABOUT = Point("about", "This record was made with a toy.", ("1.1",))
DIFFER = Point("people-differ", "The answers differ.", ("5.1",))
JUDGEMENT = Point("judgement", "It is up to you.", ("1.2",))
NEXT_PERSON = Point("next-person", "Answer for each cook.", ("5.1",))
