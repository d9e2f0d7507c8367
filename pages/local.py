"""Who runs the site, and for where: what local.yml says, and nothing if there is no such file.

`SCHEMA` has all that it can say, and `make adopt` asks for it in that order.
Whatever is wrong is said with its line, why, and the nearest name that would do.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft202012Validator, ValidationError
from mkdocs.exceptions import BuildError

from pages import colours, lined
from pages.said import did_you_mean
from protocol_logic.change import GROUPS
from protocol_logic.local import NOWHERE, WHOM, Contact, Local

MARK: Final = (Path(__file__).parent.parent / "overrides/assets/mark.svg").read_text("utf-8")
EXIT: Final = "https://www.bbc.co.uk/weather"
"""Where “Exit this page” leads if nothing else is said."""
PROCEDURES: Final = "procedures"

# --- What can be said ---


def _words(title: str, what: str = "words", pattern: str = r"\S") -> dict[str, Any]:
    """Return the schema of words: what is asked for, and what they have to be like."""
    return {"title": title, "description": what, "type": "string", "pattern": pattern}


def _things(title: str, properties: Mapping[str, object], **more: object) -> dict[str, Any]:
    """Return the schema of things by name."""
    like = {"title": title, "description": "lines with a name and a colon each", "type": "object"}
    return {**like, "properties": dict(properties), "additionalProperties": False, **more}


def _list(title: str, items: object) -> dict[str, Any]:
    return {"title": title, "description": "a list: lines that start with a hyphen", "type": "array", "items": items}


WEB: Final = ("an address that starts with https://", r"^https://[^\s/]\S*$")
MAIL: Final = ("an address for mail, such as name@example.org", r"^[^@\s/:]+@[^@\s/:]+$")
WHERE_TO_SAY_SO: Final = (f"{MAIL[0]}, or {WEB[0]}", f"{MAIL[1]}|{WEB[1]}")
NUMBER: Final = ("a telephone number: digits and spaces, such as 101", r"^\+?\d[\d ]*\d$")
COLOUR: Final = ("a colour, such as '#0b5a57', in quotation marks", r"^#([0-9a-f]{3}){1,2}$")
PICTURE: Final = ("an SVG or a PNG file", r"\.(svg|png)$")

NAME: Final = _words("Name")
LINK: Final = _words("Web page", *WEB)
CONTACT: Final = {
    "name": _words("Role or team, and no one’s own name"),
    "phone": _words("Telephone", *NUMBER),
    "email": _words("Email", *MAIL),
    "link": LINK,
    "when": _words("When they can be reached"),
}
REACHED: Final = ("phone", "email", "link")

SCHEMA: Final = _things(
    "local.yml",
    {
        "partnership": _words("Name of the partnership or organisation that runs the site"),
        "site": _words("Name of the site"),
        "area": _words("Area that it is for, as in “Who to contact in …”"),
        "report": _words("Where readers can say that something is wrong", *WHERE_TO_SAY_SO),
        "exit": _words("Where “Exit this page” leads", *WEB),
        "licence": _words("Line on your licence, for the foot of each page"),
        "logo": _words("Logo, a file in this folder or below it", *PICTURE),
        "contacts": _things(
            "Contacts",
            {
                kind: _list(
                    title,
                    _things(title, CONTACT, anyOf=[{"required": [way]} for way in REACHED]),
                )
                for kind, title in WHOM.items()
                if kind != PROCEDURES
            },
        ),
        PROCEDURES: _list(
            WHOM[PROCEDURES], _things(WHOM[PROCEDURES], {"name": NAME, "link": LINK}, required=["name", "link"])
        ),
        "colours": _things(
            "Colours",
            {
                scheme: _things(title, {name: _words(f"{name}, {scheme}", *COLOUR) for name in colours.NAMES})
                for scheme, title in (("light", "On a light screen"), ("dark", "On a dark screen"))
            },
        ),
        "notes": _list(
            "Whom the notes on changes are for that paragraphs and steps show",
            {"title": "Notes for", "type": "string", "enum": list(GROUPS)},
        ),
    },
)
"""The JSON Schema (2020-12) of local.yml: `title` is what is asked for, `description` what it has to be."""


# --- What is said ---


@dataclass(frozen=True, slots=True)
class Site:
    """What local.yml says, or what holds without it.

    `report` is a link. `notes` are the groups of `change.GROUPS` whose notes paragraphs and steps show.
    """

    name: str = ""
    report: str = ""
    exit: str = EXIT
    licence: str = ""
    logo: Path | None = None
    chosen: colours.Colours = field(default_factory=dict)
    notes: tuple[str, ...] = GROUPS
    local: Local = NOWHERE

    @property
    def light(self) -> Mapping[str, str]:
        """Every colour on a light screen, for what is drawn or printed."""
        return colours.schemes(self.chosen)["light"]

    @property
    def mark(self) -> str:
        """The mark of the site, as SVG in its colours."""
        return MARK.replace(colours.schemes({})["light"]["accent"], self.light["accent"])

    @property
    def logo_name(self) -> str:
        """Where the site has the logo, or nothing."""
        return f"assets/logo{self.logo.suffix}" if self.logo else ""

    @property
    def numbers(self) -> list[tuple[str, Contact]]:
        """The first number of each kind to call when something must not wait, for the banner."""
        kinds = [self.local.of(kind) for kind in ("children", "adults", "out-of-hours")]
        called = [[each for each in found if each[1].phone] for found in kinds]
        return [found[0] for found in called if found]

    @property
    def procedures(self) -> list[Contact]:
        """The current local procedures."""
        return [each for _, each in self.local.of(PROCEDURES)]


def read(file: Path) -> Site:
    """Return what the file says, or what holds without it.

    Raises:
        BuildError: something in it is wrong; it names all.

    """
    if not file.exists():
        return Site()
    try:
        found = lined.read(file)
    except lined.SlipError as slip:
        raise BuildError(str(slip)) from slip
    if slips := [f"{file.name}:{line}: {why}" for line, why in sorted(wrong(found, file.parent))]:
        raise BuildError("\n".join(slips))
    return site(found.data or {}, file.parent)


def site(said: Mapping[str, Any], folder: Path) -> Site:
    """Return what is said, once nothing in it is wrong; the logo is in the folder."""
    by_kind = said.get("contacts", {}) | {PROCEDURES: said.get(PROCEDURES, [])}
    contacts = {kind: tuple(Contact(**each) for each in found) for kind, found in by_kind.items() if found}
    report = said.get("report", "")
    return Site(
        name=said.get("site", ""),
        report=f"mailto:{report}" if re.search(MAIL[1], report) else report,
        exit=said.get("exit", EXIT),
        licence=said.get("licence", ""),
        logo=folder / said["logo"] if "logo" in said else None,
        chosen=said.get("colours", {}),
        notes=tuple(said.get("notes", GROUPS)),
        local=Local(said.get("partnership", ""), said.get("area", ""), contacts),
    )


# --- What is wrong ---


def wrong(found: lined.Lined, folder: Path) -> Iterator[tuple[int, str]]:
    """Yield the line of whatever is wrong, and why."""
    for path in found.twice:
        yield found.lines[path], f"“{path[-1]}” is here a second time"
    for path, why in faults(found.data or {}, folder):
        yield found.lines[path], why


def faults(said: Any, folder: Path) -> Iterator[tuple[lined.Path_, str]]:  # noqa: ANN401 (whatever is in a file)
    """Yield what something wrong is about, and why."""
    errors = list(Draft202012Validator(SCHEMA).iter_errors(said))
    for error in errors:
        yield from _reasons(error)
    if errors:
        return
    for scheme, name, why in colours.too_faint(said.get("colours", {})):
        yield ("colours", scheme, name), why
    if "logo" in said and not (folder / said["logo"]).is_file():
        yield ("logo",), f"there is no file {said['logo']}"


def _reasons(error: ValidationError) -> Iterator[tuple[lined.Path_, str]]:
    """Yield what an error is about, and why in our words."""
    path, given, schema = tuple(error.absolute_path), error.instance, error.schema
    if error.validator == "additionalProperties":
        valid = schema["properties"]
        for name in given.keys() - valid.keys():
            yield (*path, name), f"there is no “{name}”{did_you_mean(name, valid)}"
    elif error.validator == "required":
        missing = next(name for name in schema["required"] if name not in given)
        yield path, f"“{missing}” is missing"
    elif error.validator == "anyOf":
        yield path, f"nobody can be reached; give at least one of {', '.join(REACHED)}"
    elif error.validator == "enum":
        yield path, f"there is no “{given}”{did_you_mean(given, schema['enum'])}"
    elif not given:
        quoted = ", or put the colour in quotation marks" if path[0] == "colours" else ""
        yield path, f"“{path[-1]}” has no value; take this line out{quoted}"
    elif error.validator == "type":
        yield path, f"“{path[-1] if path else 'local.yml'}” has to be {schema.get('description', 'words')}"
    else:
        yield path, f"“{given}” is not {schema['description']}"
