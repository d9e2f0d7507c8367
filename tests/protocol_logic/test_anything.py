"""Whatever is asked of the module: it answers, and raises nothing. Hypothesis makes it up."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol_logic.fields import FIELDS
from protocol_logic.page import KINDS, handle
from protocol_logic.protocol import PROTOCOL

LINKS = {cited: "" for each in (*PROTOCOL.nodes, *PROTOCOL.points()) for cited in each.cites} | {
    cited: "" for question in PROTOCOL.questions for answer in question.answers for cited in answer.cites
}
WRITTEN = st.dictionaries(st.sampled_from([field.id for field in FIELDS]), strategies.junk, max_size=3)
TICKED = st.lists(st.sampled_from([point.id for point in PROTOCOL.sharing]) | strategies.junk, max_size=3)
WHEN = st.sampled_from(["2026-11-25", "2026-11-25T10:00", "1970-01-01", "+275760-09-13", "Invalid Date", ""])
TEXT = strategies.texts()
NUMBERS = st.integers() | st.sampled_from([0.5, -0.0, 1e308, math.inf, math.nan])
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | strategies.junk,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strategies.junk, inner, max_size=3),
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
            {"kind": st.sampled_from(sorted(KINDS)) | strategies.junk},
            optional=dict.fromkeys((*RECORD, "links", "since"), VALUES),
        ).map(json.dumps),
    ),
    "anything": (10_000, strategies.junk),
}
"""What is asked, and how often: 110,000 requests in all."""


def holds(requests: st.SearchStrategy[str]) -> Callable[[], None]:
    """Return a test that any of these gets a reply of its kind, or one that says why not."""

    @given(requests)
    def check(request: str) -> None:
        reply = json.loads(handle(request))
        assert reply["kind"] in {*KINDS, "error"}
        if reply["kind"] == "error":
            assert reply["why"].endswith(".")

    return check


@pytest.mark.parametrize("kind", REQUESTS)
def test_every_request_gets_a_reply(kind):
    """A few of each; `make test-slow` makes up more."""
    settings(max_examples=20)(holds(REQUESTS[kind][1]))()


@pytest.mark.slow
@pytest.mark.parametrize("kind", REQUESTS)
def test_a_hundred_thousand_requests_get_a_reply(kind, record_property):
    """Nothing is raised, whatever is asked."""
    times, requests = REQUESTS[kind]
    settings(max_examples=times)(holds(requests))()
    record_property("requests", times)
