"""Whatever is asked of the module: it answers, and raises nothing. Hypothesis makes it up."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import REQUESTS

from protocol_logic.page import KINDS, handle


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
