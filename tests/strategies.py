"""What Hypothesis makes up: answers and texts of every kind that can reach the walk, and requests with them."""

import json
import math
from typing import Any

from hypothesis import strategies as st

from protocol_logic.cases import CASES
from protocol_logic.fields import FIELDS
from protocol_logic.page import KINDS
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths

QUESTIONS = {question.id: [answer.id for answer in PROTOCOL.answers(question)] for question in PROTOCOL.questions}
"""Every question's id, with the ids of its answers."""

PATHS = [path.answers for path in paths(PROTOCOL)]

question_ids = st.sampled_from(sorted(QUESTIONS))
answer_ids = st.sampled_from(sorted({answer for answers in QUESTIONS.values() for answer in answers}))
other_ids = st.sampled_from([node.id for node in PROTOCOL.nodes if node.id not in QUESTIONS])

nasty = st.sampled_from(
    [
        *("", " ", "\n", "\0", "#", "&", "=", "%3D", "__class__", "None", "<script>alert(1)</script>", "../../etc"),
        *("PURPOSE", "purpose ", "yes\n", "ﬀ", "ß", "İ", "e\u0301", "\u202epurpose", "\ud800", "🧒🏽", "x" * 5_000),
    ]
)
junk = st.text() | nasty


@st.composite
def slips(draw, ids) -> str:
    """Make an id with one letter left out, doubled or changed: what a hand or a bad copy makes of it."""
    word = draw(ids)
    at = draw(st.integers(0, len(word) - 1))
    return word[:at] + draw(st.sampled_from(["", word[at] * 2, "x", "-"])) + word[at + 1 :]


@st.composite
def routes(draw) -> dict[str, str]:
    """Give valid answers in the order they are asked for, as far as someone may have come."""
    answers = list(draw(st.sampled_from(PATHS)).items())
    return dict(answers[: draw(st.integers(0, len(answers)))])


@st.composite
def valid_pairs(draw) -> tuple[str, str]:
    """Give a question, reached or not, with one of its own answers."""
    question = draw(question_ids)
    return question, draw(st.sampled_from(QUESTIONS[question]))


pairs = valid_pairs() | st.tuples(
    question_ids | other_ids | slips(question_ids) | junk,
    answer_ids | slips(answer_ids) | junk,
)


@st.composite
def mappings(draw) -> dict[str, str]:
    """Give answers of any kind in any order: some way along a route, with more that may be valid, misspelt or junk."""
    more = dict(draw(st.lists(pairs, max_size=8)))
    given = more | draw(routes()) if draw(st.booleans()) else more
    return dict(draw(st.permutations(list(given.items()))))


editions = st.sampled_from([PROTOCOL.edition, "2010-11-01", "", "x" * 5_000]) | junk


@st.composite
def texts(draw) -> str:
    """Make a text form with any number of faults, or anything at all."""
    if draw(st.booleans()):
        return draw(junk)
    written = [f"{question}={answer}" for question, answer in draw(st.lists(pairs))]
    doubled = written + draw(st.lists(st.sampled_from(written), max_size=3) if written else st.just([]))
    scraps = draw(st.lists(junk, max_size=3))
    parts = draw(st.permutations(doubled + scraps))
    return draw(st.sampled_from(["", "#"])) + "&".join([*draw(st.lists(editions, max_size=1)), *parts])


# --- Requests, of every kind and of none. ---

CITING = (
    *(*PROTOCOL.nodes, *PROTOCOL.points()),
    *(each for question in PROTOCOL.questions for each in (*question.answers, *question.helps)),
)
LINKS = dict.fromkeys((*(cited for each in CITING for cited in each.cites), "editions"), "") | {
    f"case-{case.number}": "" for case in CASES
}
WRITTEN = st.dictionaries(st.sampled_from([field.id for field in FIELDS]), junk, max_size=3)
TICKED = st.lists(st.sampled_from([point.id for point in PROTOCOL.sharing]) | junk, max_size=3)
WHEN = st.sampled_from(["2026-11-25", "2026-11-25T10:00", "1970-01-01", "+275760-09-13", "Invalid Date", ""])
TEXT = texts()
NUMBERS = st.integers() | st.sampled_from([0.5, -0.0, 1e308, math.inf, math.nan])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | junk,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(junk, inner, max_size=3),
    max_leaves=8,
)


def asked(kind: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    """Make requests of a kind, with these parts."""
    return st.fixed_dictionaries({"kind": st.just(kind), **parts}).map(json.dumps)


RECORD = {"text": TEXT, "when": WHEN, "written": WRITTEN, "ticked": TICKED, "earlier": st.lists(TEXT, max_size=1)}
REQUESTS: dict[str, tuple[int, st.SearchStrategy[str]]] = {
    "walk": (40_000, asked("walk", text=TEXT, links=st.just(LINKS))),
    "record": (20_000, asked("record", **RECORD)),
    "docx": (2_000, asked("docx", **RECORD)),
    "picture": (2_000, asked("picture", text=TEXT)),
    "any JSON": (20_000, VALUES.map(json.dumps)),
    "any parts": (
        16_000,
        st.fixed_dictionaries(
            {"kind": st.sampled_from(sorted(KINDS)) | junk},
            optional=dict.fromkeys((*RECORD, "links", "since"), VALUES),
        ).map(json.dumps),
    ),
    "anything": (10_000, junk),
}
"""What is asked, and how often: 110,000 requests in all."""
