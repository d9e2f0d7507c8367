"""A whole task however the page is seen: translated, in other colours, narrow, much enlarged, right to left."""

from collections.abc import Iterator

import pytest
from conftest import watched
from playwright.sync_api import Page, expect
from reader import ENDS, PAGE, START, answer_all, answer_link, expect_path, go, read, wait_for_python

from protocol_logic.protocol import EDITION

PATH = ENDS["do-not-share"]

TRANSLATED = """() => {
  const wrap = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, (text) =>
      text.data.trim() && !text.parentElement.closest("script, textarea, font, svg, .translated")
        ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const text of found) {
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      text.replaceWith(font);
      font.firstChild.append(text.data);
    }
  };
  document.documentElement.lang = "cy";
  document.documentElement.classList.add("translated-ltr");
  wrap(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE && node.tagName !== "FONT") wrap(node);
    }
  }).observe(document.body, { childList: true, subtree: true });
}"""
"""What Chrome does to a page that it translates: each text goes into two elements of the old kind, now and later."""

WIDTH = "document.scrollingElement.scrollWidth"
WIDE = {"width": 1280, "height": 800}


def translated(page: Page) -> None:
    """Have the browser translate it; the words stay, so that the test can read them."""
    page.evaluate(TRANSLATED)


def in_own_colours(page: Page) -> None:
    """Have the device's colours take the place of ours, and nothing move."""
    page.emulate_media(forced_colors="active", reduced_motion="reduce", contrast="more")


def at_280(page: Page) -> None:
    """Fold the phone."""
    page.set_viewport_size({"width": 280, "height": 653})


def at_400_percent(page: Page) -> None:
    """Enlarge a screen of 1280 by 1024 pixels four times."""
    page.set_viewport_size({"width": 320, "height": 256})


def right_to_left(page: Page) -> None:
    """Turn the page round, as for a reader of Arabic or Hebrew."""
    page.evaluate("document.documentElement.dir = 'rtl'")


WAYS = (in_own_colours, at_280, at_400_percent, right_to_left, translated)
"""The last one cannot be taken back."""


@pytest.fixture(scope="module")
def page(browser, served) -> Iterator[Page]:
    """Open the flowchart once, with Python ready."""
    with watched(browser, served, viewport=WIDE) as (context, _):
        page = context.new_page()
        page.goto(PAGE)
        wait_for_python(page)
        yield page


@pytest.mark.parametrize("way", WAYS)
def test_a_task_ends(page, way):
    """Questions are answered, the record has what is written, an answer is changed, and nothing is cut off."""
    go(page, EDITION)
    way(page)
    answer_all(page, PATH)
    expect_path(page, PATH)
    page.locator("#record-reasons").fill("My reasons.")
    page.locator("#record-reasons").dispatch_event("change")
    expect(page.locator(".record")).to_contain_text("My reasons.")
    assert page.evaluate(WIDTH) <= page.viewport_size["width"]
    page.locator(f'.change [data-reopen="{START.id}"]').dispatch_event("click")
    expect(page.locator("[data-was]")).to_have_attribute("data-answer", PATH.steps[0].answer.id)
    expect(page.locator(f"h2#{START.id}")).to_be_in_viewport()
    expect(page.locator(".flowchart-bar .exit")).to_be_in_viewport()

    page.emulate_media(forced_colors="none", reduced_motion="no-preference", contrast="no-preference")
    page.set_viewport_size(WIDE)
    page.evaluate("document.documentElement.dir = ''")


def without_styles(page: Page) -> None:
    """Let every style sheet be empty."""
    page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))


def test_a_reader_mode_has_every_step_and_its_links(open_page):
    """It takes the words without scripts and styles: the links lead from heading to heading."""
    page, _ = open_page(PAGE, without_styles, java_script_enabled=False)
    for step in PATH.steps:
        read(answer_link(page, step.question.id, step.answer.id)).click()
        assert page.url.endswith(f"#{step.answer.to}")

    expect(page.locator(f"h2#{PATH.at.id}")).to_be_in_viewport()
