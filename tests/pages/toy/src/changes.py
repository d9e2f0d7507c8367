"""What has changed since the toy protocol was written."""

from datetime import date
from typing import Final

from protocol_logic.change import Authority, Change, checked

TOP_THREE: Final = ("ovens",)
CHANGES: Final = checked(
    (
        Change(
            id="ovens",
            touches="Everyone",
            was="Ovens burn wood.",
            now="Ovens are electric.",
            effective="1 January 2026",
            authorities=(Authority("The Toy Act"),),
            read="a toy",
            read_on=date(2026, 1, 1),
            look_again=date(2999, 1, 1),
            paragraphs=("1.2",),
            steps=("secret",),
        ),
    ),
    (),
)
