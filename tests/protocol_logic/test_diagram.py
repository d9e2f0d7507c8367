"""The picture: every node and edge of the table is in it once, nothing lies on anything else, and a path is marked."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from protocol_logic.diagram import svg
from protocol_logic.flowchart import Kind, Outcome, Pause, Question
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import Walk, paths, walk

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
LETTER = 7
"""How wide a letter may be on average over a line of words, at this size; in Arial or Roboto it is less."""
PATHS = list(paths(PROTOCOL))
EDGES = sorted({(question.id, answer.to) for question in PROTOCOL.questions for answer in question.answers})
NODES = {node.id: node for node in PROTOCOL.nodes}


@dataclass(frozen=True)
class Area:
    """A rectangle of the picture, and what is there."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Area") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_in(self, other: "Area") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Picture:
    """What is in a picture, and where."""

    def __init__(self, taken: Walk | None = None) -> None:
        self.root = ET.fromstring(svg(PROTOCOL, taken))  # noqa: S314 (our own picture)
        self.windows = list(self.root)
        self.links = {link.get("href", "")[1:]: link for link in self.root.iter(f"{SVG}a")}
        self.boxes = {name: area_of(name, shape_of(link)) for name, link in self.links.items()}
        self.rows = [each for each in self.root.iter(f"{SVG}text") if "edge-words" in each.get("class", "")]

    def lines(self, kind: str = "edge") -> dict[tuple[str, str], list[tuple[float, float]]]:
        """Return the corners of each line of this kind, by the boxes at whose borders it begins and ends."""
        found = {}
        drawn = {each.get("d", "") for each in self.root.iter(f"{SVG}path") if kind in each.get("class", "").split()}
        for path in drawn:
            corners = corners_of(path)
            (x, y), (into_x, into_y) = corners[0], corners[-1]
            (start,) = [each for each in self.boxes.values() if y == each.bottom and each.left < x < each.right]
            (end,) = [
                each
                for each in self.boxes.values()
                if (into_x in (each.left, each.right) and each.top < into_y < each.bottom)
                or (into_y == each.top and each.left < into_x < each.right)
            ]
            assert (start.what, end.what) not in found
            found[start.what, end.what] = corners
        return found


def shape_of(link: ET.Element) -> ET.Element:
    return next(each for each in link if each.tag in (f"{SVG}rect", f"{SVG}polygon"))


def area_of(what: str, shape: ET.Element) -> Area:
    if points := shape.get("points"):
        xs, ys = zip(*(map(float, point.split(",")) for point in points.split()), strict=True)
        return Area(what, min(xs), min(ys), max(xs), max(ys))
    x, y, width, height = (float(shape.get(name, "0")) for name in ("x", "y", "width", "height"))
    return Area(what, x, y, x + width, y + height)


def corners_of(path: str) -> list[tuple[float, float]]:
    x, y = map(float, re.match(r"M(\S+) (\d+)", path).groups())
    corners = [(x, y)]
    for way, to in re.findall(r"([VH])(\d+)", path):
        x, y = (x, float(to)) if way == "V" else (float(to), y)
        corners.append((x, y))
    return corners


def words_in(element: ET.Element) -> list[Area]:
    """Return where each line of words in an element is, taking letters to be wide."""
    places = []
    for each in element.iter():
        if each.tag in (f"{SVG}tspan", f"{SVG}text") and each.get("x"):
            said = (each.text or "").strip()
            width = len(said) * LETTER
            left = float(each.get("x")) - (width / 2 if each.get("text-anchor") == "middle" else 0)
            y = float(each.get("y"))
            places.append(Area(said, left, y - 11, left + width, y + 3))
    return places


def said_in(element: ET.Element) -> str:
    """Return the words of an element; lines end in a space, so they read as one."""
    return "".join(element.itertext()).strip()


@cache
def plain() -> Picture:
    return Picture()


LONGEST = max(PATHS, key=lambda each: len(each.steps))
PICTURES = {"without a path": plain(), "with the longest path": Picture(LONGEST)}
each_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)


# --- What is in it. ---


def test_the_seven_questions_of_the_protocol_are_numbered_bands_in_order():
    """Each band has its number and its words, also the two that the flowchart asks nothing about."""
    expected = [f"{part.number} {part.title}" for part in PROTOCOL.parts]

    assert expected == [said_in(each) for each in plain().root.iter(f"{SVG}g") if each.get("class") == "head"]


def test_each_question_is_in_the_window_of_its_band():
    """A screen reader hears which of the seven it is in, and every window says one."""
    of = len(PROTOCOL.parts)
    expected = [(question.id, f"Question {question.part} of {of}") for question in PROTOCOL.questions]
    found = [
        (link.get("href")[1:], window.get("aria-label"))
        for window in plain().windows
        for link in window.iter(f"{SVG}a")
        if link.get("href")[1:] in {question.id for question in PROTOCOL.questions}
    ]

    assert expected == found
    assert {"group"} == {each.get("role") for each in [plain().root, *plain().windows]}
    assert [f"Question {number} of {of}" for number in (6, 7)] == [
        each.get("aria-label") for each in plain().windows[-2:]
    ]


def test_every_node_is_a_link_once_and_says_its_words():
    """A box says the question or the title in full, however its lines break, and so does the link's name."""
    assert sorted(NODES) == sorted(link.get("href", "")[1:] for link in plain().root.iter(f"{SVG}a"))
    for name, link in plain().links.items():
        words = NODES[name].text if isinstance(NODES[name], Question) else NODES[name].title
        assert said_in(link).endswith(words)
        assert link.get("aria-label").endswith(words)


def test_links_come_in_the_order_in_which_they_are_seen():
    """The keyboard moves down the picture."""
    tops = [each.top for each in plain().boxes.values()]

    assert sorted(tops) == tops


def test_every_edge_of_the_table_is_drawn_once():
    """A line begins at the foot of its question and ends at the border of the node that it leads to."""
    assert sorted(plain().lines()) == EDGES


def test_a_line_is_in_every_window_that_it_runs_through():
    """No line is broken where one window ends and the next begins."""
    for each in plain().windows:
        _, top, _, height = map(float, each.get("viewBox").split())
        drawn = {tuple(corners_of(line.get("d"))) for line in each.iter(f"{SVG}path") if line.get("class")}
        for corners in plain().lines().values():
            ys = [y for _, y in corners]
            if min(ys) < top + height and max(ys) > top:
                assert tuple(corners) in drawn


def test_every_answer_is_named_beside_a_line_once():
    """Answers that lead to the same place share a line, and each has its own words there."""
    expected = [
        {answer.stem for answer in question.answers if answer.to == end}
        for question, end in [(NODES[start], end) for start, end in EDGES]
    ]
    said = [set(re.sub(r" \(to question \d\)$", "", said_in(row)).strip("• ").split(" • ")) for row in plain().rows]

    assert sorted(map(sorted, expected)) == sorted(map(sorted, said))


def test_words_lead_on_to_another_band_by_its_number():
    """A line that leaves its band says for which, so it need not be followed over the edge of a column."""
    expected = sorted(
        NODES[end].part
        for start, end in EDGES
        if isinstance(NODES[end], Question) and NODES[end].part != NODES[start].part
    )
    said = [int(number) for row in plain().rows for number in re.findall(r"\(to question (\d)\)$", said_in(row))]

    assert expected == sorted(said)


def test_kinds_differ_in_shape_and_in_words():
    """Without colour, a question, a pause and each kind of outcome have a class, a shape or a word of their own."""
    kinds = {}
    for name, link in plain().links.items():
        shape, node = shape_of(link), NODES[name]
        kind = node.kind.value if isinstance(node, Outcome) else type(node).__name__.lower()
        over = next(each for each in link.iter(f"{SVG}tspan"))
        assert over.text.lower().startswith(kind)
        assert shape.get("class") == f"box-{kind.replace(' ', '-')}"
        assert link.get("aria-label").lower().startswith(kind)
        outline = (shape.tag, shape.get("rx"), len([each for each in link if each.tag == f"{SVG}rect"]))
        kinds.setdefault(kind, set()).add(outline)

    assert {each.value for each in Kind} | {"question", "pause"} == set(kinds)
    # Where advice is to be sought, the shape is that of a question, and the stylesheet dashes it.
    advice = ("pause", "seek advice")
    shapes = [outline for kind, outlines in kinds.items() if kind not in advice for outline in outlines]
    assert len(shapes) == len(set(shapes)) == len(kinds) - len(advice)


def test_every_outcome_says_which_of_the_last_two_questions_come_next():
    """Sharing goes on to the checklist and the record, not sharing to the record; a pause goes on to neither."""
    for name, link in plain().links.items():
        node = NODES[name]
        if isinstance(node, Outcome):
            expected = "then 6 and 7:" if node.kind.shares else "then 7:"
            assert expected in link.get("aria-label")
        elif isinstance(node, Pause):
            assert "then 7" not in said_in(link)


def test_nothing_has_a_style_of_its_own():
    """The Content-Security-Policy would stop it."""
    assert [each.tag for each in plain().root.iter() if each.get("style") or each.tag == f"{SVG}style"] == []


def test_no_other_stylesheet_reaches_into_it():
    """A class that means something else on the page would change or hide a part, as .share, a button, is on paper."""
    classes = {name for each in Picture(LONGEST).root.iter() for name in each.get("class", "").split()}
    sheets = {*ROOT.glob("widget/*.css"), *ROOT.glob("overrides/assets/*.css")}
    others = "".join(each.read_text() for each in sheets - {ROOT / "widget/picture.css"})

    assert classes & set(re.findall(r"\.([a-z][\w-]*)", others)) == set()


# --- Where it is. ---


@each_picture
def test_words_are_inside_their_box(picture):
    """No line of words runs over the side of its box, even in a wide font."""
    for name, link in picture.links.items():
        for words in words_in(link):
            assert words.is_in(picture.boxes[name]), words


@each_picture
def test_nothing_lies_on_words_or_boxes(picture):
    """No box overlaps another, and words outside boxes overlap neither a box nor other words."""
    heads = [each for each in picture.root.iter(f"{SVG}g") if each.get("class") == "head"]
    areas = [
        *picture.boxes.values(),
        *(area_of(said_in(head), head[0]) for head in heads),
        *(area_of("note", each) for each in picture.root.iter(f"{SVG}rect") if each.get("class") == "box-note"),
        *(words for row in picture.rows for words in words_in(row)),
    ]

    assert [(one.what, other.what) for one, other in combinations(areas, 2) if one.overlaps(other)] == []
    for head in heads:
        for one, other in combinations(words_in(head), 2):
            assert not one.overlaps(other)


@each_picture
def test_no_line_runs_through_words_or_a_box(picture):
    """Lines touch only the borders of the boxes they join, and pass beside words."""
    areas = [*picture.boxes.values(), *(words for row in picture.rows for words in words_in(row))]
    crossed = []
    for (start, end), corners in picture.lines().items():
        for (x, y), (to_x, to_y) in pairwise(corners):
            line = Area(f"{start} to {end}", min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            crossed += [(line.what, each.what) for each in areas if line.overlaps(each)]

    assert crossed == []


def test_lines_that_lead_to_different_places_share_no_lane():
    """Beside the boxes, a line can be followed to its end: only those to the same end run together."""
    lanes = [
        (end, Area(start, x, min(y, to_y), x, max(y, to_y)))
        for (start, end), corners in plain().lines().items()
        for (x, y), (to_x, to_y) in list(pairwise(corners))[1:]
        if x == to_x
    ]
    assert len(lanes) > 5
    shared = [
        (end, other_end)
        for (end, one), (other_end, other) in combinations(lanes, 2)
        if end != other_end and one.left == other.left and one.top <= other.bottom and other.top <= one.bottom
    ]

    assert shared == []


@each_picture
def test_everything_is_inside_the_windows_and_they_leave_no_gap(picture):
    """Nothing is cut off at a side, and stacked windows show the whole drawing, at a width that a phone has."""
    views = [[float(each) for each in window.get("viewBox").split()] for window in picture.windows]
    for window, (left, top, width, height) in zip(picture.windows, views, strict=True):
        assert (left, width) == (0, 288)
        assert (window.get("width"), window.get("height")) == (str(int(width)), str(int(height)))
        view = Area("window", left, top, left + width, top + height)
        shapes = [area_of("box", each) for each in window.iter() if each.tag in (f"{SVG}rect", f"{SVG}polygon")]
        for area in [*shapes, *words_in(window)]:
            assert area.is_in(view), area
    assert [top + height for _, top, _, height in views[:-1]] == [top for _, top, _, _ in views[1:]]
    for corners in picture.lines().values():
        assert all(0 < x < 288 for x, _ in corners)


# --- The reader's path. ---


def test_without_a_path_nothing_is_marked():
    """The picture of the built page is everyone's."""
    assert not re.search(r"taken|✓|your path|you are here", svg(PROTOCOL))


@cache
def pictures() -> list[tuple[Walk, Picture]]:
    """Return every path with its picture: once, for it takes a while."""
    return [(each, Picture(each)) for each in PATHS]


def test_each_path_is_marked_and_nothing_else():
    """For every path: the boxes of its steps, where it stands, and the lines between them; "not sure" has no line."""
    for each, picture in pictures():
        asked = {step.question.id for step in each.steps}
        marked = {name for name, link in picture.links.items() if "taken" in shape_of(link).get("class", "").split()}
        names = {name: link.get("aria-label", "") for name, link in picture.links.items()}

        assert marked == asked | {each.at.id}
        assert asked == {name for name, said in names.items() if "✓ your path: " in said}
        assert {each.at.id} == {name for name, said in names.items() if "● you are here: " in said}
        assert asked == {name for name, link in picture.links.items() if "✓\xa0your\xa0path" in said_in(link)}
        edges = {(step.question.id, step.answer.to) for step in each.steps if step.answer in step.question.answers}
        assert edges == set(picture.lines("taken"))


def test_the_answer_given_has_a_tick_and_the_others_on_its_line_have_none():
    """Where answers share a line, the reader sees which was theirs."""
    for each, picture in pictures():
        expected = [step.answer.stem for step in each.steps if step.answer in step.question.answers]
        rows = [row for row in picture.rows if "taken" in row.get("class", "").split()]
        ticked = re.findall(r"✓ (.*?)(?: •| \(to question \d\)|\n)", "".join(f"{said_in(row)}\n" for row in rows))

        assert sorted(expected) == sorted(ticked)


def test_a_path_that_has_not_begun_stands_at_the_first_question():
    """Someone who has answered nothing sees where to begin."""
    picture = Picture(walk(PROTOCOL, {}))

    assert picture.links[PROTOCOL.start].get("aria-label").startswith("Question 1 ● you are here: ")
    assert picture.lines("taken") == {}
