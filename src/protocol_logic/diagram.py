"""The picture of the whole flowchart, as one SVG drawn from the table.

Questions stand in a column in the order of the table, each under the number of the protocol's question it belongs to.
Pauses and outcomes stand in a second column, beside the first question that leads to them.
An edge to the next question goes straight down; one that passes over questions runs down a lane on the left; one to an
outcome runs through a lane between the columns.
Every node is a link to its step.
"I'm not sure" leads to advice and back from every question, so it is said once, under the picture, and not drawn.

Sizes are in SVG user units, one to a CSS pixel at full size.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from protocol_logic.flowchart import Flowchart, Node, Outcome, Pause, Question

LINE = 18
PAD = 10
GAP = 26
LANE = 12
QUESTION_X, QUESTION_WIDTH = 190, 250
ASIDE_X, ASIDE_WIDTH = 700, 240
LETTERS, SIDE_LETTERS = 33, 21
"""How many letters fit on a line of a box, and on a line of words in the left margin."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place."""

    node: Node
    over: str
    lines: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of its lower side."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Edge:
    """All the answers that lead from one question to one node, as the words beside one arrow."""

    start: str
    end: str
    words: str


def svg(flowchart: Flowchart) -> str:
    """Return the picture."""
    edges = _edges(flowchart)
    boxes = _place(flowchart, edges)
    height = max(box.bottom for box in boxes.values()) + GAP
    width = ASIDE_X + ASIDE_WIDTH + PAD
    return (
        f'<svg class="picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="group" aria-label="Picture of the flowchart; the text version says the same">'
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        'orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
        f"{_lines(edges, boxes)}{''.join(_box(box) for box in boxes.values())}</svg>"
    )


def _edges(flowchart: Flowchart) -> list[Edge]:
    words: dict[tuple[str, str], list[str]] = {}
    for question in flowchart.questions:
        for answer in question.answers:
            words.setdefault((question.id, answer.to), []).append(answer.id.replace("-", " "))
    return [Edge(start, end, ", ".join(said)) for (start, end), said in words.items() if end != flowchart.advice]


def _place(flowchart: Flowchart, edges: Iterable[Edge]) -> dict[str, Box]:
    """Give every node but advice its box: questions in one column, what stands beside them in the other."""
    boxes: dict[str, Box] = {}
    y = PAD
    for question in flowchart.questions:
        row = _make(question, f"Question {question.part}", QUESTION_X, y, QUESTION_WIDTH)
        ports = sum(edge.start == question.id for edge in edges)
        boxes[question.id] = row = _taller(row, ports * LINE + 2 * PAD)
        aside = y
        for edge in edges:
            node = flowchart.node(edge.end)
            if edge.start == question.id and not isinstance(node, Question) and node.id not in boxes:
                over = "Pause" if isinstance(node, Pause) else "Outcome"
                boxes[node.id] = box = _make(node, over, ASIDE_X, aside, ASIDE_WIDTH)
                aside = box.bottom + GAP
        y = max(row.bottom, aside - GAP) + GAP
    return boxes


def _make(node: Node, over: str, x: int, y: int, width: int) -> Box:
    lines = tuple(wrap(node.text if isinstance(node, Question) else node.title, LETTERS))
    return Box(node, over, lines, x, y, width, (len(lines) + 1) * LINE + 2 * PAD)


def _taller(box: Box, height: int) -> Box:
    return Box(box.node, box.over, box.lines, box.x, box.y, box.width, max(box.height, height))


def _lines(edges: Iterable[Edge], boxes: Mapping[str, Box]) -> str:
    """Draw the edges: straight down to the next question, else through a lane of their own on either side."""
    drawn = []
    questions = [box.node.id for box in boxes.values() if isinstance(box.node, Question)]
    right_ports = {node: box.y + PAD for node, box in boxes.items()}
    left_ports = {node: box.bottom - PAD for node, box in boxes.items()}
    arrivals = {node: box.y + PAD for node, box in boxes.items()}
    left = right = 0
    for edge in edges:
        start, end = boxes[edge.start], boxes[edge.end]
        is_aside = isinstance(end.node, (Pause, Outcome))
        if not is_aside and questions.index(edge.end) == questions.index(edge.start) + 1:
            x = start.x + start.width // 2
            drawn.append(_line(f"M{x} {start.bottom}V{end.y}"))
            drawn.append(_words(edge.words, x + 6, start.bottom + GAP // 2 + 4, "start"))
            continue
        arrivals[edge.end] += LANE
        into = arrivals[edge.end]
        if is_aside:
            right += 1
            lane = ASIDE_X - GAP - right * LANE // 2
            right_ports[edge.start] += LINE
            out = right_ports[edge.start]
            drawn.append(_line(f"M{start.right} {out}H{lane}V{into}H{end.x}"))
            drawn.append(_words(edge.words, start.right + 6, out - 4, "start"))
        else:
            left += 1
            lane = PAD + left * LANE
            # Leaving low and arriving high keeps the two apart; the words stand on the line, so they push it up.
            out = left_ports[edge.start]
            rows = wrap(edge.words, SIDE_LETTERS)
            left_ports[edge.start] -= len(rows) * (LINE - 4) + 6
            drawn.append(_line(f"M{start.x} {out}H{lane}V{into}H{end.x}"))
            for up, row in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
                drawn.append(_words(row, start.x - 6, out - 4 - up * (LINE - 4), "end"))
    return "".join(drawn)


def _line(route: str) -> str:
    return f'<path class="edge" d="{route}" marker-end="url(#arrow)"/>'


def _words(words: str, x: int, y: int, anchor: str) -> str:
    return f'<text class="edge-words" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _box(box: Box) -> str:
    kind = type(box.node).__name__.lower()
    rows = "".join(f'<tspan x="{box.x + PAD}" dy="{LINE}">{escape(line)}</tspan>' for line in (box.over, *box.lines))
    return (
        f'<a href="#{box.node.id}"><rect class="{kind}" x="{box.x}" y="{box.y}" width="{box.width}" '
        f'height="{box.height}" rx="4"/><text y="{box.y + PAD - 4}">{rows}</text></a>'
    )
