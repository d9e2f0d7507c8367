"""What the record of the toy protocol asks for."""

from typing import Final

from protocol_logic.flowchart import Field

ADVICE: Final = "advice"
FIELDS = (
    Field("dish", "Dish", "What it is.", ("1.1",), short=True),
    Field(ADVICE, "Advice taken", "Whom you asked.", ("1.2",), pauses=("advice",)),
)
