"""What holds today, in one short line, at the steps where a change since the protocol weighs most.

The full note of each is in `protocol_logic.changes`, which only the build reads.
These lines are apart from it because the record shows them too, and that is drawn in the reader's browser, where
every byte counts.
"""

from dataclasses import dataclass
from typing import Final

LONGEST: Final = 20
"""How many words a line may have: it is read in a hurry."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to show above the answers of a question, at an outcome and in the record.

    `change` is the id of the change it sums up, where its authority stands.
    `steps` are the ids of the questions and outcomes that show it, all of them steps that the change names.
    A line that is too long, or not one sentence, raises ValueError.
    """

    change: str
    text: str
    steps: tuple[str, ...]

    def __post_init__(self) -> None:
        """Check the length."""
        words = len(self.text.split())
        if words > LONGEST:
            raise ValueError(f"lines.py: {self.change}: the line has {words} words; {LONGEST} are the most")
        if not self.text.endswith(".") or ". " in self.text:
            raise ValueError(f"lines.py: {self.change}: the line is not one sentence: “{self.text}”")


WHERE_A_LAWFUL_BASIS_IS_NEEDED: Final = (
    "share-not-confidential",
    "share-as-understood",
    "share-best-interests",
    "share-with-consent",
    "share-public-interest",
    "share-concerns",
    "share-limited",
)
"""The outcomes that share personal information without a law that says you must."""

LINES: Final = (
    Line(
        "laws-that-require-sharing",
        "Some laws say that you must share, and a new one about children was due on 30 September 2026.",
        ("purpose",),
    ),
    Line(
        "modern-slavery",
        "Modern slavery: tell the Home Office nothing that identifies an adult who has not consented.",
        ("must-share",),
    ),
    Line(
        "consent-not-default",
        "Government advice since 2024: where a child may be at risk, you need a lawful basis, not consent.",
        ("whose-consent", "safe-to-ask", "consent", "harm", "harm-to-others"),
    ),
    Line(
        "duty-to-share",
        "Before you decide not to share, ask your safeguarding lead: the law may now require you to share.",
        ("challenge", "no-purpose", "do-not-share"),
    ),
    Line(
        "laws-that-require-sharing",
        "Before you decide not to share, ask your safeguarding lead: the law may now require you to share.",
        ("challenge-adult",),
    ),
    Line(
        "lawful-basis",
        "You also need a lawful basis under the UK GDPR: for a public body, usually its public task.",
        WHERE_A_LAWFUL_BASIS_IS_NEEDED,
    ),
)
"""Every line. A step shows one at most."""


def line_at(step: str) -> Line | None:
    """Return the line that a question or an outcome shows, if there is one."""
    return next((line for line in LINES if step in line.steps), None)
