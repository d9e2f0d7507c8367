"""What a reader of the flowchart page sees and does, for the tests that do it in a browser."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PageObject, PdfReader

from protocol_logic.flowchart import Node, Point
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import cited
from protocol_logic.walk import Walk, paths, to_text

PAGE = "flowchart/"
NOW, ZONE, TODAY = "2026-06-30T23:30:00Z", "Europe/London", "2026-07-01T00:30"
"""A moment when the date in London is not the date in UTC: a record has the reader's own date and time."""
PHONE = {"width": 320, "height": 640}

STORED = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: window.caches ? await caches.keys() : [],
})"""
"""What a browser has stored of the site, in every place there is."""

TAKEN = """() =>
  [...document.querySelectorAll(".picture-frame a:has(.taken)")].map(each => each.getAttribute("href")).sort()"""
"""Where the boxes lead that the picture marks as taken."""

WALKS = list(paths(PROTOCOL))
START = PROTOCOL.node(PROTOCOL.start)
FIRST, OTHER = START.answers[-1], START.answers[-2]


def richest(node: Node) -> Walk:
    """Return the path to a node that carries most: words of its own on telling people, cautions, answers."""
    ends = [path for path in WALKS if path.at is node]
    return max(ends, key=lambda path: (path.tell != getattr(node, "tell", None), len(path.cautions), len(path.steps)))


ENDS = {node.id: richest(node) for node in (*PROTOCOL.outcomes, *PROTOCOL.pauses)}
LONGEST_PATH = max((ENDS[outcome.id] for outcome in PROTOCOL.outcomes), key=lambda path: len(path.steps))


def fragment(path: Walk) -> str:
    """Return the answers of a path as they stand in the address."""
    return to_text(PROTOCOL, path.answers)


def points(*found: Point | None) -> list[str]:
    """Return cautions, checks and duties as they are shown."""
    return [cited(each.text, each.cites) for each in found if each]


# --- What a reader sees and does. ---


def shown(page: Page) -> list[str]:
    """Return the ids of the steps that are shown."""
    return page.locator(".step > h2:visible").evaluate_all("headings => headings.map(({ id }) => id)")


def texts(found: Locator) -> list[str]:
    """Return the words of each element, whether or not it is folded away, with single spaces."""
    return [" ".join(each.split()) for each in found.all_text_contents()]


def text(found: Locator) -> str:
    """Return the words of one element."""
    (only,) = texts(found)
    return only


def expect_step(page: Page, node_id: str) -> None:
    """Wait until a step is shown, and no other."""
    expect(page.locator(f"h2#{node_id}")).to_be_visible()
    assert [node_id] == shown(page)


def answer_link(page: Page, question: str, answer: str) -> Locator:
    """Return the link of an answer."""
    return page.locator(f'[data-question="{question}"][data-answer="{answer}"]')


MEANT = Path(__file__).parent.parent / "widget/meant.js"
MOMENT = int(re.search(r"const MOMENT = (\d+);", MEANT.read_text("utf-8"))[1])
"""For how many milliseconds after a step has come no click counts."""

READ = """async (found, moment) => {
  const flowchart = found.closest("protocol-flowchart");
  while (performance.now() - flowchart?.shownAt < moment) await new Promise(requestAnimationFrame);
}"""
"""Wait until the step that an element is in has been there for a moment."""


def read(found: Locator) -> Locator:
    """Wait as long as someone does who reads what they are about to click; any sooner, a click would not count."""
    found.wait_for()
    found.evaluate(READ, MOMENT)
    return found


def answer_all(page: Page, path: Walk) -> None:
    """Answer along a path, with a key, and see that each step is the one that the table leads to."""
    for step in path.steps:
        expect_step(page, step.question.id)
        answer_link(page, step.question.id, step.answer.id).press("Enter")  # as a pointer, it would have to wait
    expect_step(page, path.at.id)


def go(page: Page, fragment: str) -> None:
    """Put something in the address after the `#`, as a link to the page would."""
    page.evaluate("fragment => { location.hash = fragment }", fragment)


def wait_for_python(page: Page) -> None:
    """Wait until Python can be asked. Starting it takes seconds, and more where the machine is busy."""
    page.locator("[data-ready]").wait_for()


def expect_path(page: Page, path: Walk) -> None:
    """Wait until Python has added all that a path adds, and see that it leads to the step shown.

    Of its replies the answers come first, then the record, then the picture; until then those of another path stay.
    """
    rows = page.locator(".your-answers > div")
    expect(rows.locator("dt")).to_have_text([step.question.text for step in path.steps])
    expect(rows.locator("dd:first-of-type")).to_have_text(
        [cited(step.answer.text, step.answer.cites) for step in path.steps]
    )
    taken = sorted([f"#{step.question.id}" for step in path.steps] + [f"#{path.at.id}"])
    page.wait_for_function(f"taken => ({TAKEN})().join() === taken.join()", arg=taken)

    assert [path.at.id] == shown(page)
    assert page.get_by_role("alert").count() == 0


# --- Where Python fails. ---

STILL = "The questions and their links still work."
SILENCE = 20_000
"""For how many milliseconds the page waits for a word."""


FAILURE = """() => {
  const flowchart = document.querySelector("protocol-flowchart");
  const said = [...document.querySelectorAll("[role=status]")].map((each) => each.textContent);
  return flowchart.hasAttribute("data-failed") && {
    said: said.filter((each) => each.includes("The questions and their links still work.")),
    isLoading: !document.querySelector(".flowchart-progress").hidden,
    isReady: flowchart.hasAttribute("data-ready"),
    alerts: document.querySelectorAll("[role=alert]").length,
  };
}"""
"""What a page shows when it has said that Python has failed; until then, false."""


def expect_failure(page: Page, why: str) -> None:
    """Wait for the line that says that the list and the record do not come, and see that it is the only one."""
    seen = page.wait_for_function(FAILURE).json_value()
    assert_failure(seen, why)


def expect_silence(page: Page) -> None:
    """Let the time pass for which the page waits for a word, again after each that was still on its way."""
    while not (seen := page.evaluate(FAILURE)):
        page.clock.fast_forward(SILENCE)
    assert_failure(seen, "has not been heard of for 20 seconds.")


def assert_failure(seen: dict[str, object], why: str) -> None:
    """See that one line says so, and why, in plain words: what programs say, and addresses, go to the console."""
    (said,) = seen.pop("said")
    assert why in said
    assert not re.search(r"https?:|\.\.|\d{3}|\(|Error", said)
    assert seen == {"isLoading": False, "isReady": False, "alerts": 0}


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not come to {selector}")


def sheets(page: Page) -> list[PageObject]:
    """Return the sheets of A4 that the page prints on."""
    margins = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")
    return list(PdfReader(BytesIO(page.pdf(format="A4", margin=margins))).pages)


def without_python(page: Page) -> None:
    """Keep Python away for as long as the page is open: for tests of what needs none, as its start takes seconds."""
    page.route("**/worker.js", lambda _: None)


def without_webassembly(page: Page) -> None:
    """Take WebAssembly away as Lockdown Mode does, which the page finds out before it starts a worker.

    Chromium's `--js-flags=--jitless` does the same, but needs a browser of its own and makes it several times slower.
    """
    page.add_init_script("delete globalThis.WebAssembly")
