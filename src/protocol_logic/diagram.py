"""The picture of the whole flowchart, drawn from the table, narrow enough for a phone.

It reads downwards.
The protocol's seven questions are numbered bands, and the flowchart's questions stand in the band they belong to.
A line leaves each question at its foot, with the words of the answers on its right.
It goes to an outcome or a pause set in under those words, or straight down to the next question.
Any other question is reached through a lane on the left, an outcome that stands elsewhere through one on the right.
Questions 6 and 7 are bands too: each outcome says which of them come after it.
"I'm not sure" leads to advice from every question, so the page says it once and it is not drawn.

Every question is an SVG of its own, a window on the same drawing, and the windows are stacked without a gap.
So a wide page and paper can break the picture between two questions and set it in columns at full size, which they
could not do with one tall SVG.

Sizes are in SVG user units, one to a CSS pixel.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import wrap

from protocol_logic.flowchart import Flowchart, Node, Outcome, Part, Pause, Question
from protocol_logic.html import escape
from protocol_logic.walk import Walk

WIDTH = 288
"""What is left of a screen of 320 pixels between the margins of the page."""
LEFT, RIGHT = 32, WIDTH - 24
"""Where the boxes are; the lanes are outside."""
TRUNK = LEFT + 10
INSET = TRUNK + 14
PAD = 6
LINE = 15
GAP = 8
CORNER = 10
SIZE = 13
LETTER = 0.54
"""How wide a letter is taken to be, on average over a line, as a part of its size: in Arial or Roboto it is less."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the reader's path leaves on the drawing: words for boxes, by id, and the id of each question's answer."""

    boxes: Mapping[str, str]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """The head of a band, a question, an outcome, a pause or a note, in its place, with its lines of words.

    `name` is what it says when it is heard, and `to` the id of the step it leads to, if it leads to one.
    """

    kind: str
    name: str
    to: str
    is_taken: bool
    over: tuple[str, ...]
    lines: tuple[str, ...]
    x: int
    y: int
    right: int
    bottom: int

    @property
    def middle(self) -> int:
        """The y at which lines come in."""
        return (self.y + self.bottom) // 2


@dataclass(frozen=True, slots=True)
class Row:
    """All the answers that lead from one question to one node: one line, with their words beside it."""

    start: str
    end: str
    is_taken: bool
    lines: tuple[str, ...]
    y: int

    @property
    def bottom(self) -> int:
        """The y under its words."""
        return self.y + len(self.lines) * LINE


@dataclass(frozen=True, slots=True)
class Route:
    """The line of an edge: its highest and lowest y, and its path."""

    row: Row
    top: int
    bottom: int
    line: str


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the drawing that is not cut: a question with its answers, or a band without questions.

    `head` is the head of the band that begins here.
    """

    part: Part
    top: int
    head: Box | None
    things: Sequence[Box | Row]

    @property
    def bottom(self) -> int:
        """The y of its lower side."""
        return self.things[-1].bottom + 2 * GAP


def svg(flowchart: Flowchart, taken: Walk | None = None) -> str:
    """Return the picture as one element of HTML, with the reader's path marked on it if there is one."""
    mark = _mark(taken)
    windows = list(_windows(flowchart, mark))
    routes = _routes(windows)
    return (
        '<div class="picture" role="group" aria-label="Picture of the flowchart; the text version says the same">'
        f"{''.join(_window(each, routes, len(flowchart.parts)) for each in windows)}</div>"
    )


# --- What is drawn. ---


def _mark(taken: Walk | None) -> Mark:
    if taken is None:
        return Mark({}, {})
    boxes = {step.question.id: "✓ your path" for step in taken.steps} | {taken.at.id: "● you are here"}
    return Mark(boxes, {step.question.id: step.answer.id for step in taken.steps})


# --- Where it is drawn. ---


@cache
def _lines(words: str, width: int) -> tuple[str, ...]:
    return tuple(wrap(words, int(width / (SIZE * LETTER))))


def _make(  # noqa: PLR0913 (what a box says, and where)
    kind: str, words: str, *, x: int, y: int, over: str = "", to: str = "", mark: str = ""
) -> Box:
    """Return a box from x to the right, as tall as its words."""
    width = RIGHT - x - 2 * PAD
    unbroken = mark.replace(" ", "\N{NO-BREAK SPACE}")
    overs, lines = _lines(f"{over} {unbroken}", width), _lines(words, width)
    # What is heard is what is seen, in the same order.
    name = f"{over} {mark}: {words}" if mark else f"{over}: {words}"
    bottom = y + (len(overs) + len(lines)) * LINE + 2 * PAD
    return Box(kind, name, to, bool(mark), overs, lines, x, y, RIGHT, bottom)


def _windows(flowchart: Flowchart, mark: Mark) -> Iterator[Window]:
    """Yield the drawing from the top down."""
    *_, sharing, recording = flowchart.parts
    notes = {
        sharing.number: "A checklist after every outcome that shares",
        recording.number: "The last step of every outcome, whether or not you share",
    }
    met: set[str] = set()
    top = 0
    for part in flowchart.parts:
        head: Box | None = _make("head", part.title, x=LEFT, y=top)
        for each in [*(each for each in flowchart.questions if each.part == part.number), notes.get(part.number)]:
            y = (head.bottom if head else top) + 2 * GAP
            if isinstance(each, Question):
                window = Window(part, top, head, _asked(flowchart, each, y, mark, met))
            elif each:
                window = Window(part, top, head, [_make("note", each, x=LEFT, y=y)])
            else:
                continue
            yield window
            head, top = None, window.bottom


def _asked(flowchart: Flowchart, question: Question, y: int, mark: Mark, met: set[str]) -> list[Box | Row]:
    """Return a question and, under it, the words of its answers, each outcome and pause under the first that meets it.

    `met` has the outcomes and pauses that have been drawn, and gets those drawn here.
    """
    over, said = f"Question {question.part}", mark.boxes.get(question.id, "")
    things: list[Box | Row] = [_make("question", question.text, x=LEFT, y=y, over=over, to=question.id, mark=said)]
    for end in _ends(flowchart, question):
        node = flowchart.node(end)
        row = _say(question, node, things[-1].bottom + GAP, mark)
        things.append(row)
        if isinstance(node, Question) or end in met:
            continue
        met.add(end)
        kind, over = ("pause", "Pause") if isinstance(node, Pause) else _ending(flowchart, node)
        y, said = row.bottom + GAP // 2, mark.boxes.get(end, "")
        things.append(_make(kind, node.title, x=INSET, y=y, over=over, to=end, mark=said))
    return things


def _ends(flowchart: Flowchart, question: Question) -> list[str]:
    """Return where a question leads; the next question comes last, for its line goes on below all the others."""
    ids = [each.id for each in flowchart.questions]
    following = ids[ids.index(question.id) + 1 :][:1]
    return sorted(dict.fromkeys(answer.to for answer in question.answers), key=lambda end: end in following)


def _say(question: Question, end: Node, y: int, mark: Mark) -> Row:
    """Return the words of the answers that lead from a question to a node, with a tick at the one that was given."""
    answers = [answer for answer in question.answers if answer.to == end.id]
    given = next((each for each in answers if each.id == mark.answers.get(question.id)), None)
    on = f" (to question {end.part})" if isinstance(end, Question) and end.part != question.part else ""
    lines: list[str] = []
    for each in answers:
        bullet = "✓ " if each is given else "• " if len(answers) > 1 else ""
        lines += _lines(bullet + each.stem + (on if each is answers[-1] else ""), RIGHT - INSET)
    return Row(question.id, end.id, given is not None, tuple(lines), y)


def _ending(flowchart: Flowchart, outcome: Outcome) -> tuple[str, str]:
    """Return an outcome's kind, as a class and in words with the bands that come after it."""
    *_, sharing, recording = flowchart.parts
    on = f"{sharing.number} and " if outcome.kind.shares else ""
    return outcome.kind.value.replace(" ", "-"), f"{outcome.kind.value.capitalize()}, then {on}{recording.number}"


def _routes(windows: Iterable[Window]) -> list[Route]:
    """Return the line of each edge: to what stands under its words, straight down, or through a lane."""
    things = [thing for window in windows for thing in window.things]
    boxes = {thing.to: thing for thing in things if isinstance(thing, Box)}
    routes, far = [], []
    for row, below in zip(things, [*things[1:], None], strict=True):
        if not isinstance(row, Row):
            continue
        start, end = boxes[row.start], boxes[row.end]
        if end is below and end.kind == "question":
            routes.append(Route(row, start.bottom, end.y, f"M{TRUNK} {start.bottom}V{end.y}"))
        elif end is below:
            line = f"M{TRUNK} {start.bottom}V{end.middle}H{end.x}"
            routes.append(Route(row, start.bottom, end.middle, line))
        else:
            far.append((row, start, end))
    for is_left in (True, False):
        side = [each for each in far if (each[2].kind == "question") == is_left]
        lanes = _lanes(side)
        for row, start, end in side:
            out = row.y + LINE // 2 if is_left else row.bottom + 2
            outside = (lanes[end.to] + 1) * (LEFT if is_left else WIDTH - RIGHT) // (max(lanes.values()) + 2)
            lane, into = (LEFT - outside, end.x) if is_left else (RIGHT + outside, end.right)
            line = f"M{TRUNK} {start.bottom}V{out}H{lane}V{end.middle}H{into}"
            ys = (start.bottom, out, end.middle)
            routes.append(Route(row, min(ys), max(ys), line))
    return routes


def _lanes(side: Iterable[tuple[Row, Box, Box]]) -> dict[str, int]:
    """Return a lane for each place that is led to, counted from the boxes, so that no two share a stretch of one."""
    stretches: dict[str, list[int]] = {}
    for row, _, end in side:
        stretches.setdefault(end.to, [end.y, end.bottom]).extend((row.y, row.bottom + GAP))
    free: list[int] = []
    lanes = {}
    for to, ys in sorted(stretches.items(), key=lambda each: min(each[1])):
        lane = next((number for number, until in enumerate(free) if until < min(ys)), len(free))
        free[lane : lane + 1] = [max(ys)]
        lanes[to] = lane
    return lanes


# --- How it is written. ---

_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto" '
    'markerUnits="userSpaceOnUse"><path d="M0 0 8 4 0 8z"/></marker></defs>'
)


def _window(window: Window, routes: Iterable[Route], of: int) -> str:
    """Return a window with all that is seen in it; a line that runs through several is in each of them."""
    height = window.bottom - window.top
    through = [each for each in routes if each.top < window.bottom and each.bottom > window.top]
    # What is marked lies on top of what it shares a lane with.
    through.sort(key=lambda each: each.row.is_taken)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {window.top} {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="group" aria-label="Question {window.part.number} of {of}">'
        f"{'' if window.top else _ARROW}"
        f'<rect class="band" y="{window.top}" width="{WIDTH}" height="{height}"/>'
        f"{''.join(_line(each) for each in through)}"
        f"{_head(window.head, window.part) if window.head else ''}"
        f"{''.join(_box(each) if isinstance(each, Box) else _row(each) for each in window.things)}</svg>"
    )


def _line(route: Route) -> str:
    return f'<path class="edge{_taken(route.row)}" d="{route.line}" marker-end="url(#arrow)"/>'


def _head(box: Box, part: Part) -> str:
    return (
        f'<g class="head"><rect y="{box.y}" width="{WIDTH}" height="{box.bottom - box.y}"/>'
        f'<circle cx="{LEFT // 2 + 2}" cy="{box.middle}" r="{LEFT // 2 - 4}"/>'
        f'<text class="band-number" x="{LEFT // 2 + 2}" y="{box.middle + 5}" text-anchor="middle">{part.number} </text>'
        f"<text>{_tspans(box.lines, LEFT + PAD, box.y + PAD)}</text></g>"
    )


def _box(box: Box) -> str:
    lines = _tspans(box.over, box.x + PAD, box.y + PAD, ' class="over"')
    lines += _tspans(box.lines, box.x + PAD, box.y + PAD + len(box.over) * LINE)
    drawn = f"{_shape(box)}<text>{lines}</text>"
    return f'<a href="#{box.to}" aria-label="{escape(box.name)}">{drawn}</a>' if box.to else drawn


def _shape(box: Box) -> str:
    """Return the outline of a box, which tells its kind without its colour."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    kind = f'class="box-{box.kind}{_taken(box)}"'
    if box.kind == "do-not-share":
        # Its corners are cut off, as those of a stop sign are.
        cut = CORNER
        return (
            f'<polygon {kind} points="{x + cut},{y} {right - cut},{y} {right},{y + cut} {right},{bottom - cut} '
            f'{right - cut},{bottom} {x + cut},{bottom} {x},{bottom - cut} {x},{y + cut}"/>'
        )
    rounded = CORNER if box.kind in {"may-share", "share-some"} else 0
    outer = f'<rect {kind} x="{x}" y="{y}" width="{right - x}" height="{bottom - y}" rx="{rounded}"/>'
    if box.kind in {"must-share", "share-some"}:
        inside = f'width="{right - x - 6}" height="{bottom - y - 6}" rx="{rounded}"'
        outer += f'<rect class="inner" x="{x + 3}" y="{y + 3}" {inside}/>'
    return outer


def _row(row: Row) -> str:
    return f'<text class="edge-words{_taken(row)}">{_tspans(row.lines, INSET, row.y)}</text>'


def _taken(thing: Box | Row) -> str:
    return " taken" if thing.is_taken else ""


def _tspans(lines: Iterable[str], x: int, y: int, kind: str = "") -> str:
    """Return lines of words under y; each ends in a space, so that they can be read and copied as one."""
    return "".join(
        f'<tspan{kind} x="{x}" y="{y + number * LINE + SIZE - 1}">{escape(line)} </tspan>'
        for number, line in enumerate(lines)
    )
