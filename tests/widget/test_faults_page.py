"""The flowchart page when something fails: one line says so, answers and words stay, and trying again helps."""

from functools import partial

import pytest
from conftest import Handler, serving, watched
from playwright.sync_api import Page, Route, expect
from reader import (
    ENDS,
    PAGE,
    START,
    STILL,
    answer_link,
    expect_failure,
    expect_path,
    expect_silence,
    expect_step,
    fragment,
    wait_for_python,
)

from protocol_logic.protocol import EDITION

PATH = ENDS["do-not-share"]


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
        expect_silence(page)

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
    expect_silence(page)
    for route in held:
        route.continue_()
    wait_for_python(page)

    expect_path(page, PATH)
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    expect(page.locator(".flowchart-status")).not_to_contain_text(STILL)


# --- The page's own scripts do not come. ---


def never(route: Route) -> None:
    """Give no answer, ever."""


def missing(route: Route) -> None:
    """Say that there is no such file."""
    route.fulfill(status=404, body="")


def page_instead(route: Route) -> None:
    """Give a page, as a proxy or a sign-in does."""
    route.fulfill(body="<!doctype html><title>Sign in</title>", content_type="text/html")


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
    if fault is not never:  # once a page has come, a browser goes to where its address says, whatever has the focus
        page.wait_for_load_state()
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


# --- What a browser or a device may do otherwise. ---

DENIED = """
  const refuse = { get() { throw new DOMException("denied", "SecurityError") }, configurable: true };
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, refuse);
  }
  Object.defineProperty(Document.prototype, "cookie", refuse);
  Object.defineProperty(Navigator.prototype, "serviceWorker", refuse);
"""


def test_where_nothing_may_be_stored_everything_else_works(open_page):
    """The search finds, Python answers, and the page on keeping the site says that it cannot be kept."""
    page, _ = open_page("", lambda page: page.add_init_script(DENIED))
    page.get_by_role("textbox", name="Search").press_sequentially("3.36")
    page.locator(".search ol a[href$='#3.36']").first.click()
    page.wait_for_url("**#3.36")
    page.goto("about/on-device/")
    expect(page.locator("protocol-on-device")).to_contain_text("Your browser cannot keep this site here")
    page.goto(f"{PAGE}#{fragment(PATH)}")
    wait_for_python(page)

    expect_path(page, PATH)


@pytest.mark.parametrize("now", ["1970-01-01T00:00:00Z", "2100-02-28T23:59:59Z"])
def test_a_clock_that_is_wrong_changes_nothing_but_the_date(open_page, now):
    """The record says what the device says, and can still be made."""
    page, _ = open_page(f"{PAGE}#{fragment(PATH)}", lambda page: page.clock.set_fixed_time(now), timezone_id="UTC")
    wait_for_python(page)
    expect_path(page, PATH)

    expect(page.locator(".record")).to_contain_text(now[:4])


def test_a_page_that_comes_back_as_it_was_left_goes_on(browser, windowed, served):
    """A browser that keeps the page itself while one is elsewhere gives back every word, and Python still answers.

    Chromium without windows keeps none.
    """
    keeping = browser.browser_type.launch(
        executable_path=windowed, chromium_sandbox=False, ignore_default_args=["--disable-back-forward-cache"]
    )
    with keeping, watched(keeping, served) as (context, _):
        page = context.new_page()
        page.add_init_script("addEventListener('pageshow', ({ persisted }) => { window.isBack = persisted })")
        page.goto(f"{PAGE}#{fragment(PATH)}")
        wait_for_python(page)
        page.locator("#record-reasons").fill("My reasons.")
        page.once("dialog", lambda dialog: dialog.accept())
        page.goto("about/privacy/")
        page.go_back(wait_until="commit")
        expect(page.locator("#record-reasons")).to_have_value("My reasons.")
        assert page.evaluate("window.isBack")
        page.locator("#record-reasons").fill("Other reasons.")
        page.locator("#record-reasons").dispatch_event("change")
        expect(page.locator(".record")).to_contain_text("Other reasons.")


def test_without_that_the_answers_come_back_and_leaving_was_asked_about(open_page):
    """What is written is kept nowhere, so the browser asks first; the answers are in the address."""
    page, _ = open_page(f"{PAGE}#{fragment(PATH)}")
    wait_for_python(page)
    page.locator("#record-reasons").fill("My reasons.")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("about/privacy/")
    page.go_back()
    expect_step(page, PATH.at.id)
    wait_for_python(page)

    expect_path(page, PATH)
    assert asked == ["beforeunload"]
    expect(page.locator("#record-reasons")).to_have_value("")


def test_two_on_one_page_know_nothing_of_each_other(browser, served, tmp_path):
    """In two frames of one page, each has its own answers, its own words and its own Python."""
    frames = "".join(f'<iframe title="{each}" src="{served}embed/" height="800"></iframe>' for each in ("one", "other"))
    (tmp_path / "index.html").write_text(f'<!doctype html><link rel="icon" href="data:,">{frames}')
    with (
        serving(partial(Handler, directory=tmp_path)) as host,
        watched(browser, served) as (context, faults),
    ):
        page = context.new_page()
        page.goto(host)
        one, other = (page.frame_locator(f"[title={each}]") for each in ("one", "other"))
        for step in PATH.steps:
            one.locator(f'[data-question="{step.question.id}"][data-answer="{step.answer.id}"]').press("Enter")
        one.locator("#record-reasons").fill("My reasons.")
        for frame in (one, other):
            frame.locator("[data-ready]").wait_for()
        expect(one.locator(".your-answers > div")).to_have_count(len(PATH.steps))
        expect(other.locator(f"h2#{START.id}")).to_be_visible()
        expect(other.locator("#record-reasons")).to_have_value("")
        faults[:] = [each for each in faults if host not in each]


def with_old_python(page: Page) -> None:
    """Let Python be that of another edition, which asks other questions and knows less of what it is asked."""
    old = """
      const post = self.postMessage.bind(self);
      self.postMessage = (said) => {
        const reply = JSON.parse(said);
        post(JSON.stringify(reply.kind === "walk" ? { kind: "error", why: "The request was not understood." } : reply));
      };
    """
    page.route("**/way.js", lambda route: route.fulfill(response=(it := route.fetch()), body=old + it.text()))


def test_a_python_of_another_edition_raises_an_alarm_and_no_word_is_lost(open_page):
    """Both have names by their content, so it takes a fault; the form then still has what is written in it."""
    page, _ = open_page(f"{PAGE}#{fragment(PATH)}", with_old_python)
    page.locator("#record-reasons").fill("My reasons.")
    wait_for_python(page)
    expect(page.get_by_role("alert")).to_contain_text("Do not rely on this answer.")

    expect(page.locator("#record-reasons")).to_be_visible()
    expect(page.locator("#record-reasons")).to_have_value("My reasons.")
    expect(page.get_by_role("button", name="Copy the record")).to_be_hidden()
    expect(page.get_by_role("button", name="Print the record")).to_be_visible()
