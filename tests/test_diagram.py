"""The picture: every node and edge of the table is in it, and nothing lies on top of anything else."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from protocol_logic.diagram import svg
from protocol_logic.flowchart import Pause, Question
from protocol_logic.protocol import PROTOCOL

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = ET.fromstring(svg(PROTOCOL))  # noqa: S314 (our own picture)
RECTS = [
    tuple(int(rect.get(name, "")) for name in ("x", "y", "width", "height")) for rect in PICTURE.iter(f"{SVG}rect")
]


def text_of(element: ET.Element) -> str:
    """Return the words in an element, with one space between lines."""
    return " ".join(part.strip() for part in element.itertext())


def test_every_node_but_advice_is_a_link_once():
    """Advice follows every question, so it is said once beside the picture; everything else is a box."""
    expected = sorted(f"#{node.id}" for node in PROTOCOL.nodes if node.id != PROTOCOL.advice)

    assert expected == sorted(link.get("href", "") for link in PICTURE.iter(f"{SVG}a"))


def test_every_box_holds_its_words():
    """A box says the question or the title in full, however its lines break."""
    boxes = {link.get("href", "")[1:]: text_of(link) for link in PICTURE.iter(f"{SVG}a")}
    expected = {
        node.id: node.text if isinstance(node, Question) else node.title
        for node in PROTOCOL.nodes
        if node.id != PROTOCOL.advice
    }

    assert expected == {name: said[-len(expected[name]) :] for name, said in boxes.items()}


def test_there_is_one_arrow_for_each_pair_of_nodes():
    """Answers that lead to the same place share an arrow, and the arrow names them."""
    expected = {
        (question.id, answer.to)
        for question in PROTOCOL.questions
        for answer in question.answers
        if answer.to != PROTOCOL.advice
    }

    assert len(expected) == len([path for path in PICTURE.iter(f"{SVG}path") if path.get("class") == "edge"])


def test_every_answer_is_named_beside_an_arrow():
    """The words beside the arrows are the answers' ids, so the picture can be read against the text version."""
    said = " ".join(text_of(each) for each in PICTURE.iter(f"{SVG}text") if each.get("class") == "edge-words")
    ids = {
        answer.id.replace("-", " ")
        for question in PROTOCOL.questions
        for answer in question.answers
        if answer.to != PROTOCOL.advice
    }
    expected = set()

    assert expected == {each for each in ids if each not in re.sub(r"\s+", " ", said)}


def test_no_two_boxes_overlap():
    """Every box can be read."""
    overlapping = [
        (one, other)
        for one, other in combinations(RECTS, 2)
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    ]
    expected = []

    assert expected == overlapping


def test_everything_is_inside_the_picture():
    """Nothing is cut off at an edge."""
    width, height = int(PICTURE.get("width", "")), int(PICTURE.get("height", ""))
    expected = []

    assert expected == [(x, y, w, h) for x, y, w, h in RECTS if x < 0 or y < 0 or x + w > width or y + h > height]


def test_pauses_look_different_from_outcomes():
    """A pause is not an answer, and its box has a class of its own."""
    expected = len([pause for pause in PROTOCOL.pauses if isinstance(pause, Pause) and pause.id != PROTOCOL.advice])

    assert expected == len([rect for rect in PICTURE.iter(f"{SVG}rect") if rect.get("class") == "pause"])
