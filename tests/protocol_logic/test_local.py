"""Whom to contact stands beside what calls for them, in every form, and the table knows nothing of it."""

import json
from dataclasses import replace

import pytest
from test_flowchart import chart, point
from test_html import LINKS
from test_page import about, ask

from protocol_logic import html
from protocol_logic.flowchart import FlowchartError, Outcome
from protocol_logic.local import NOWHERE, WHOM, Contact, Local, as_data, from_data
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import as_text, record
from protocol_logic.walk import acts_at, paths

HERE = Local(
    "A & B",
    "<Anywhere>",
    {
        "children": (Contact("Front door", "01632 960001", when="9 to 5"),),
        "police": (Contact(phone="101"),),
        "leads": (Contact("Nurse", email="nurse@here.example"), Contact(link="https://here.example/?a&b")),
        "procedures": (Contact("Procedures", link="https://here.example/p"),),
    },
)
"""The numbers are from the ranges that Ofcom keeps for drama."""
TEL = '<a href="tel:01632960001">01632 960001</a>'
REFERRED = next(
    taken
    for taken in paths(PROTOCOL)
    if isinstance(taken.at, Outcome)
    and any("children" in each.whom for each in acts_at(PROTOCOL, taken.at, taken.cautions, taken.tell))
)


@pytest.mark.parametrize(
    ("contact", "drawn"),
    [
        (Contact("Front door", "01632 960001", when="9 to 5"), f"Police: Front door, {TEL}, 9 to 5"),
        (Contact(phone="+44 1632 960001"), 'Police: <a href="tel:+441632960001">+44 1632 960001</a>'),
        (Contact(email="a@b.example"), 'Police: <a href="mailto:a@b.example">a@b.example</a>'),
        (Contact(link="https://b.example/?a&b"), 'Police: <a href="https://b.example/?a&amp;b">Police online</a>'),
        (Contact("<i>", link="https://b.example"), 'Police: <a href="https://b.example">&lt;i&gt;</a>'),
    ],
)
def test_a_contact_says_who_it_is_and_links_to_every_way_to_reach_them(contact, drawn):
    """What has no name of its own goes by its kind."""
    assert html.to_reach("Police", contact) == drawn


def test_contacts_stand_in_one_order():
    """That of the kinds, whatever order a place lists them in; there is no list of nobody."""
    assert [name for name, _ in HERE.of("procedures", "police", "children")] == [
        WHOM[kind] for kind in ("children", "police", "procedures")
    ]
    assert html.contacts(HERE.of("adults")) == ""
    assert html.contacts(HERE.all()).count("<li>") == 5


def test_a_place_travels_as_plain_data():
    """What goes into the page comes out of it again, and there is nothing to say of no place."""
    assert from_data(json.loads(json.dumps(as_data(HERE)))) == HERE
    assert (as_data(NOWHERE), from_data({})) == ({}, NOWHERE)
    assert (NOWHERE.title, HERE.title) == ("Who to contact", "Who to contact in <Anywhere>")


def test_every_act_and_pause_that_calls_for_someone_says_who_that_is():
    """As plain pages, so without Python too."""
    drawn = html.steps(PROTOCOL, LINKS, HERE)

    for pause in PROTOCOL.pauses:
        assert TEL in html.pause(PROTOCOL, pause, LINKS, HERE)
    for outcome in PROTOCOL.outcomes:
        assert "Who to contact in &lt;Anywhere&gt;" in html.outcome(PROTOCOL, outcome, LINKS, HERE)
    assert drawn.count(TEL) > len(PROTOCOL.pauses) + len(PROTOCOL.outcomes)
    assert "contacts" not in html.steps(PROTOCOL, LINKS)


def test_the_page_is_given_the_contacts_that_it_hands_in():
    """At the act to refer, and in the record; without them nobody is named."""
    text = ask(kind="record", **about(REFERRED.answers, local=as_data(HERE)))["sheet"]
    slots = ask(kind="walk", text=about(REFERRED.answers)["text"], links=LINKS, local=as_data(HERE))["slots"]
    without = ask(kind="walk", text=about(REFERRED.answers)["text"], links=LINKS)["slots"]

    assert TEL in slots["now"]
    assert without["now"] == slots["now"].replace(html.contacts(HERE.of("children", "police", "procedures")), "")
    assert "<strong>Children’s social care:</strong> Front door, 01632 960001, 9 to 5" in text
    assert "A &amp; B" in text


@pytest.mark.parametrize("local", ["nowhere", {"contacts": {"police": [{"fax": "1"}]}}, {"contacts": ["police"]}])
def test_what_is_no_place_is_not_understood(local):
    """As any request that cannot be."""
    assert ask(kind="record", **about(REFERRED.answers, local=local))["kind"] == "error"


def test_the_record_says_whom_to_contact():
    """In the text, after the answers; without a place it says nothing of contacts."""
    made = record(PROTOCOL, REFERRED, "2026-11-23", {}, local=HERE)

    assert "WHO TO CONTACT IN <ANYWHERE>\n\nChildren's social care: Front door, 01632 960001, 9 to 5" in as_text(made)
    assert "From the site of A & B." in as_text(made)
    assert "CONTACT" not in as_text(replace(made, local=NOWHERE))
    assert "From the site" not in as_text(replace(made, local=NOWHERE))


def test_a_point_calls_for_kinds_that_there_are():
    """Another is named, with those that there are."""
    with pytest.raises(FlowchartError, match="look calls for 'nobody': choose from children, adults"):
        chart(recording=(replace(point(), whom=("police", "nobody")),))
