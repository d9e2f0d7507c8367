"""What local.yml says is checked when it is read: each slip is named with its line, why, and the nearest name."""

import re

import pytest
from conftest import PLACE, ROOT
from jsonschema import Draft202012Validator
from mkdocs.exceptions import BuildError

from pages import colours, lined, local
from protocol_logic.local import NOWHERE, WHOM, Contact

SLIPS = [
    ("exot: https://a.example", "1: there is no “exot”; did you mean exit?"),
    ("area: A\n\n\nxyzzy: B", "4: there is no “xyzzy”; there are area, colours, contacts, "),
    ("area: A\narea: B", "2: “area” is here a second time"),
    ("area:", "1: “area” has no value; take this line out"),
    ("area:\n  - A", "1: “area” has to be words"),
    ("exit: a.example", "1: “a.example” is not an address that starts with https://"),
    ("report: a.example", "1: “a.example” is not an address for mail, such as name@example.org, or an address that "),
    ("report: javascript:alert(1)", "1: “javascript:alert(1)” is not an address for mail"),
    ("report: two words@a.example", "1: “two words@a.example” is not an address for mail"),
    ("logo: logo.gif", "1: “logo.gif” is not an SVG or a PNG file"),
    ("logo: logo.svg", "1: there is no file logo.svg"),
    ("contacts:", "1: “contacts” has no value; take this line out"),
    ("contacts: 01632 960001", "1: “contacts” has to be lines with a name and a colon each"),
    ("contacts:\n  child:\n    - phone: 101", "2: there is no “child”; did you mean children?"),
    ("contacts:\n  police:\n    phone: 101", "2: “police” has to be a list: lines that start with a hyphen"),
    ("contacts:\n  police:\n    - fone: 101", "3: there is no “fone”; did you mean phone?"),
    ("contacts:\n  leads:\n    - phone: 101\n    - name: A", "4: nobody can be reached; give at least one of phone, "),
    ("contacts:\n  police:\n    - phone: one", "3: “one” is not a telephone number: digits and spaces, such as 101"),
    ("procedures:\n  - name: A", "2: “link” is missing"),
    ("notes:\n  - Childs", "2: there is no “Childs”; did you mean Children?"),
    ("colours:\n  accent: '#000'", "2: there is no “accent”; there are dark, light"),
    ("colours:\n  light:\n    acent: '#000'", "3: there is no “acent”; did you mean accent?"),
    (
        "colours:\n  light:\n    accent: #000",
        "3: “accent” has no value; take this line out, or put the colour in ",
    ),
    ("colours:\n  dark:\n    accent: teal", "3: “teal” is not a colour, such as '#0b5a57', in quotation marks"),
    (
        "colours:\n  light:\n    accent: '#ffee00'",
        "3: light: the contrast of “accent” (#ffee00) on “calm” (#e2eeeb) is 1.0; it has to be 4.5 or more",
    ),
    (
        "colours:\n  dark:\n    on-accent: '#fff'",
        "3: dark: the contrast of “on-accent” (#fff) on “accent-strong” (#bfeae3) is 1.3; it has to be 4.5 or more",
    ),
    (
        "colours:\n  light:\n    calm: '#777'",
        "3: light: the contrast of “ink-soft” (#475656) on “calm” (#777) is 1.7; it has to be 4.5 or more",
    ),
    ("- area: A", "1: “local.yml” has to be lines with a name and a colon each"),
    ("area: 'A", "1: found unexpected end of stream"),
    ("area: A\n\tsite: B", "2: found character '\\t' that cannot start any token"),
]


def read(tmp_path, text: str | bytes) -> local.Site:
    file = tmp_path / "local.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return local.read(file)


@pytest.mark.parametrize(("text", "says"), SLIPS)
def test_a_slip_is_named_with_its_line_and_what_would_do(tmp_path, text, says):
    """In a line each."""
    with pytest.raises(BuildError) as stopped:
        read(tmp_path, text)

    assert f"local.yml:{says}" in str(stopped.value)


def test_a_file_that_is_not_utf_8_is_named_with_the_line(tmp_path):
    """As an older Windows saves it."""
    with pytest.raises(BuildError, match=r"local\.yml:2: it is not saved as UTF-8"):
        read(tmp_path, "site: A\narea: Łódź".encode("cp1250"))


def test_all_slips_are_named_at_once(tmp_path):
    """In the order of their lines."""
    with pytest.raises(BuildError) as stopped:
        read(tmp_path, "exot: a\ncontacts:\n  police:\n    - phone: one\nlogo: a.gif")

    assert re.findall(r"local\.yml:(\d+)", str(stopped.value)) == ["1", "4", "5"]


def test_without_the_file_nothing_is_local(tmp_path):
    """Nor with an empty one, or one that has comments alone."""
    assert local.read(tmp_path / "local.yml") == local.Site()
    assert read(tmp_path, "# Nothing yet\n") == local.Site()
    assert local.Site().local == NOWHERE
    assert colours.painted({}) == (ROOT / "overrides" / colours.SHEET).read_text("utf-8")
    assert local.Site().mark == (ROOT / "overrides/assets/mark.svg").read_text("utf-8")


def test_what_is_said_is_there(tmp_path):
    """A number is words, with its first nought; an address for mail becomes a link."""
    site = read(tmp_path, "\ufeffreport: a@b.example\ncontacts:\n  police:\n    - phone: 0123 4567\n      name: no\n")

    assert site.report == "mailto:a@b.example"
    assert site.local.contacts == {"police": (Contact("no", "0123 4567"),)}
    assert read(tmp_path, "report: https://a.example/?b").report == "https://a.example/?b"


def test_every_kind_of_contact_can_be_given():
    """The schema is one, and asks for each kind that the table calls for."""
    Draft202012Validator.check_schema(local.SCHEMA)
    asked = local.SCHEMA["properties"]

    assert [*asked["contacts"]["properties"], local.PROCEDURES] == [*WHOM]


def test_the_invented_place_says_all_that_can_be_said():
    """So whatever can be said is tried; its numbers are from the ranges that Ofcom keeps for drama."""
    found = lined.read(ROOT / PLACE)
    numbers = {each.phone for _, each in local.read(ROOT / PLACE).local.all() if each.phone}

    assert list(found.data) == list(local.SCHEMA["properties"])
    assert list(found.data["contacts"]) == list(local.SCHEMA["properties"]["contacts"]["properties"])
    assert all(re.fullmatch(r"01632 960\d{3}|101", each) for each in numbers)


def test_our_own_colours_can_be_read():
    """Each on all that it stands on, on a light and on a dark screen: choosing them changes nothing and is no slip."""
    ours = colours.schemes({})

    assert list(ours["light"]) == list(ours["dark"])
    assert list(colours.too_faint(ours)) == []
    assert {name for name, _ in colours.ON.items()} < set(colours.NAMES)


@pytest.mark.parametrize(
    ("one", "other", "contrast"), [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#fff", "#fff", 1)]
)
def test_contrast_is_counted_as_wcag_does(one, other, contrast):
    """Whichever of the two is darker; a colour can be written short."""
    assert colours.contrast(one, other) == pytest.approx(contrast, abs=0.005)


def test_a_chosen_colour_takes_the_place_of_ours():
    """In its own scheme alone, and not on paper."""
    painted = colours.painted({"dark": {"accent": "#abcdef"}})
    ours = colours.painted({})

    assert painted.count("#abcdef") == 1
    assert painted.replace("#abcdef", colours.schemes({})["dark"]["accent"]) == ours
