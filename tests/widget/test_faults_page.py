"""The flowchart page when something fails: one line says so, answers and words stay, and trying again helps."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from reader import (
    ENDS,
    PAGE,
    START,
    answer_all,
    answer_link,
    expect_path,
    expect_step,
    fragment,
    wait_for_python,
)

from protocol_logic.protocol import EDITION

PATH = ENDS["do-not-share"]
SILENCE = 20_000
STILL = "The questions and their links still work."


def open_end(open_page, prepare=lambda _: None) -> Page:
    """Open an outcome with Python ready and something written, with a clock that the test can put forward."""

    def prepared(page: Page) -> None:
        page.clock.install()
        prepare(page)

    page, _ = open_page(f"{PAGE}#{fragment(PATH)}", prepared)
    wait_for_python(page)
    expect_path(page, PATH)
    page.locator("#record-reasons").fill("My reasons.")
    return page


def expect_failure(page: Page, why: str) -> None:
    """Wait for the line that says that the list and the record do not come, and see that it is the only one."""
    expect(page.get_by_role("status").filter(has_text=STILL)).to_have_count(1)
    expect(page.locator(".flowchart-status")).to_contain_text(why)
    expect(page.locator(".flowchart-progress")).to_be_hidden()
    assert page.locator("[data-ready]").count() == 0
    assert page.get_by_role("alert").count() == 0


def wait_out(page: Page) -> None:
    """Let the time pass that the page waits for a word, again after each word that was still on its way."""
    while page.locator("[data-failed]").count() == 0:
        page.clock.fast_forward(SILENCE)


def try_again(page: Page) -> None:
    """Press “Try again”, and wait for Python."""
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".flowchart-status")).to_be_focused()
    wait_for_python(page)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


# --- Python fails after it was ready. ---


def close(page: Page) -> None:
    """Let the worker go without a word, as a browser that is short of memory does."""
    page.workers[0].evaluate("self.close()")


def throw(page: Page) -> None:
    """Let an error come out of the worker."""
    page.workers[0].evaluate("setTimeout(() => { throw new Error('out of memory') })")


def give_up(page: Page) -> None:
    """Let the worker say that Python cannot be asked any more."""
    page.workers[0].evaluate("postMessage(JSON.stringify({ kind: 'failed', why: 'Pyodide already fatally failed.' }))")


@pytest.mark.parametrize(
    ("fail", "why"), [(close, "has not been heard of for 20 seconds"), (throw, "has stopped"), (give_up, "has stopped")]
)
def test_when_python_dies_it_is_said_and_trying_again_brings_it_back(open_page, fail, why):
    """Whatever was asked of it is told, no word written is lost, and afterwards all is as it was."""
    page = open_end(open_page)
    fail(page)
    if fail is close:
        page.locator("#record-reasons").press("End")
        page.locator("#record-reasons").dispatch_event("change")
        wait_out(page)

    expect_failure(page, why)
    expect(page.get_by_role("button", name="Copy the record")).to_be_hidden()
    try_again(page)
    expect_path(page, PATH)
    expect(page.locator("#record-reasons")).to_have_value("My reasons.")
    expect(page.locator(".record")).to_contain_text("My reasons.")


def test_a_worker_that_speaks_after_all_is_heard(open_page):
    """A device that has slept may say nothing for long: what comes then counts."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    def prepare(page: Page) -> None:
        page.clock.install()
        page.route("**/worker.js", hold)

    page, _ = open_page("about/privacy/", prepare)
    with page.expect_request("**/worker.js"):
        page.goto(f"{PAGE}#{fragment(PATH)}")
    wait_out(page)
    expect_failure(page, "has not been heard of for 20 seconds.")
    for route in held:
        route.continue_()
    wait_for_python(page)

    expect_path(page, PATH)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    expect(page.locator(".flowchart-status")).not_to_contain_text(STILL)


# --- Python does not start. ---


def never(route: Route) -> None:
    """Give no answer, ever."""


def empty(route: Route) -> None:
    """Give a script with nothing in it."""
    route.fulfill(body="", content_type="text/javascript")


def missing(route: Route) -> None:
    """Say that there is no such file."""
    route.fulfill(status=404, body="")


def broken(route: Route) -> None:
    """Say that the server has a fault."""
    route.fulfill(status=500, body="")


def page_instead(route: Route) -> None:
    """Give a page, as a proxy or a sign-in does."""
    route.fulfill(body="<!doctype html><title>Sign in</title>", content_type="text/html")


NAMES = ("worker.js", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python.zip")
"""What Python cannot start without."""


def test_a_worker_that_never_comes_is_said_and_asked_for_again(open_page):
    """A page that says “loading” for ever would leave its reader waiting."""
    comes: list[bool] = []

    def prepare(page: Page) -> None:
        page.clock.install()
        page.route("**/worker.js", lambda route: route.continue_() if comes else None)

    page, _ = open_page(PAGE, prepare)
    answer_all(page, PATH)
    wait_out(page)
    expect_failure(page, "has not been heard of for 20 seconds.")
    comes.append(True)
    try_again(page)

    expect_path(page, PATH)


@pytest.mark.parametrize("fault", [missing, page_instead])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_does_not_come_is_said_and_asked_for_again(open_page, name, fault):
    """However it fails to come, the steps lead to the outcome meanwhile."""
    which = re.compile(rf"/({re.escape(name)}|snapshot\.bin)(\.gz)?$")

    page, faults = open_page(PAGE, lambda page: page.route(which, fault))
    answer_all(page, PATH)
    expect_failure(page, "could not be loaded.")
    page.unroute(which)
    try_again(page)

    expect_path(page, PATH)
    faults[:] = [each for each in faults if "404" not in each and "MIME" not in each]


def test_a_worker_that_says_nothing_is_told(open_page):
    """An empty file in its place would leave the page loading for ever."""

    def prepare(page: Page) -> None:
        page.clock.install()
        page.route("**/worker.js", empty)

    page, _ = open_page(PAGE, prepare)
    wait_out(page)

    expect_failure(page, "has not been heard of for 20 seconds.")


@pytest.mark.parametrize("name", [*NAMES, "snapshot.bin"])
def test_reasons_are_in_plain_words(open_page, name):
    """Addresses and what programs say go to the console, and there is one full stop to a sentence."""
    page, faults = open_page(PAGE, lambda page: page.route(re.compile(rf"/({re.escape(name)}|python.zip)"), broken))
    page.locator("[data-failed], [data-ready]").wait_for()
    said = page.locator(".flowchart-status").inner_text()

    assert not re.search(r"https?:|\.\.|\d{3}|\(|Error", said)
    faults[:] = [each for each in faults if "500" not in each]


# --- The page's own scripts do not come. ---


SCRIPTS = ("flowchart.js", "record.js", "copy.js", "meant.js", "python.js", "launch.js", "bundle.js")
"""The page's own scripts, but for the way out, which needs none of them."""


@pytest.mark.parametrize("fault", [never, missing, page_instead])
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_that_does_not_come_is_said_and_the_links_lead_on(open_page, name, fault):
    """The page has words for it, and takes them away when the script has come; the way out works meanwhile."""
    page, faults = open_page("about/privacy/")
    page.route(f"**/scripts-*/{name}", fault)
    page.goto(PAGE, wait_until="commit")
    status = page.locator(".flowchart-status")
    expect(status).to_be_attached()
    expect(status).to_be_hidden()
    page.evaluate("for (const each of document.getAnimations()) each.finish()")  # in its time, which need not pass here

    expect(status).to_be_visible()
    expect(status).to_contain_text(STILL)
    for step in PATH.steps:
        answer_link(page, step.question.id, step.answer.id).press("Enter")
        page.wait_for_url(f"**#{step.answer.to}", wait_until="commit")
    expect(page.locator(f"h2#{PATH.at.id}")).to_be_in_viewport()
    faults[:] = [each for each in faults if "404" not in each and "MIME" not in each]


def test_without_javascript_it_is_said_at_once(open_page):
    """The same words, for there is nothing to wait for."""
    page, _ = open_page(PAGE, java_script_enabled=False)

    expect(page.locator(".flowchart-status")).to_be_visible()
    expect(page.locator(".flowchart-status")).to_contain_text(STILL)


def test_the_words_for_no_script_are_gone_once_it_has_come(open_page):
    """Another line has taken their place."""
    page, _ = open_page(f"{PAGE}#{EDITION}")
    expect_step(page, START.id)

    expect(page.locator(".flowchart-status")).not_to_contain_text(STILL)
