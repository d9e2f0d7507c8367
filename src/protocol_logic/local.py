"""Whom to contact where the site is used: facts of a place, which the table knows nothing of.

The table says what kind of contact a point calls for (`Point.whom`); who that is here is handed in, as links are.
So an edition says the same wherever it is used, and nothing here remembers a place.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

WHOM: Final = {
    "children": "Children’s social care",
    "adults": "Adults’ social care",
    "out-of-hours": "Social care out of hours",
    "police": "Police",
    "leads": "Lead for safeguarding",
    "caldicott-guardian": "Caldicott Guardian",
    "procedures": "Current local procedures",
}
"""Every kind of contact, in the order in which they are shown, and what each is called."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to contact, or a document to follow; "" stands for what is not known.

    `when` says when they can be reached, in words.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    link: str = ""
    when: str = ""

    @property
    def number(self) -> str:
        """The number as a telephone dials it: no spaces."""
        return "".join(each for each in self.phone if each in "+0123456789")


@dataclass(frozen=True, slots=True)
class Local:
    """Whom to contact, by kind, the area that this is for, and the partnership that says so ("" for none)."""

    partnership: str = ""
    area: str = ""
    contacts: Mapping[str, tuple[Contact, ...]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What stands over the contacts."""
        return f"Who to contact in {self.area}" if self.area else "Who to contact"

    def of(self, *whom: str) -> list[tuple[str, Contact]]:
        """Return the contacts of these kinds, in the order of `WHOM`, each with what its kind is called."""
        return [(WHOM[kind], each) for kind in WHOM if kind in whom for each in self.contacts.get(kind, ())]

    def all(self) -> list[tuple[str, Contact]]:
        """Return every contact."""
        return self.of(*WHOM)


NOWHERE: Final = Local()
"""No place in particular: nothing local is shown."""


def as_data(local: Local) -> dict[str, Any]:
    """Return it as plain data, for a page to keep as JSON: nothing if there is no place in particular."""
    said = {"partnership": local.partnership, "area": local.area}
    contacts = {
        kind: [{name: words for name, words in asdict(each).items() if words} for each in found]
        for kind, found in local.contacts.items()
    }
    return {name: value for name, value in {**said, "contacts": contacts}.items() if value}


def from_data(data: Mapping[str, Any]) -> Local:
    """Return what was plain data.

    Raises:
        TypeError, AttributeError: it is something else.

    """
    contacts = {kind: tuple(Contact(**each) for each in found) for kind, found in data.get("contacts", {}).items()}
    return Local(data.get("partnership", ""), data.get("area", ""), contacts)
