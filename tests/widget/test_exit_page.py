"""The quick exit: it leaves at once, keeps nothing in sight, and does not go off by itself."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest
from conftest import LOCAL, Faults, Handler, watched
from playwright.sync_api import Page, expect
from reader import PAGE, START, answer_link, expect_step

from protocol_logic.flowchart import NOT_SURE

ELSEWHERE = LOCAL.exit


LEAVING = """navigation?.addEventListener("navigate", ({ destination }) => {
  if (!destination.url.startsWith(location.origin))
    console.info("leaving", document.title, document.body.childElementCount, location.href);
});"""
"""Says what is in sight when another site is asked for, which stays in sight until that answers."""


def let_the_other_site_answer(page: Page) -> None:
    """Give something in the place of the site that the exit leads to."""
    weather = "<title>Weather</title><p>Weather"
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body=weather, content_type="text/html"))


@pytest.fixture
def page(open_page) -> Iterator[Page]:
    """Give the page with an answer given and something written; the other site is asked for, and nothing is asked."""
    page, faults = open_page("about/privacy/", lambda page: page.add_init_script(LEAVING))
    let_the_other_site_answer(page)
    page.goto(PAGE)
    answer_link(page, START.id, NOT_SURE).press("Enter")
    page.locator("#record-advice").fill("Something")
    page.locator(".flowchart-bar a").first.focus()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    yield page
    assert asked == []
    faults[:] = [each for each in faults if ELSEWHERE not in each]


def click(page: Page) -> None:
    """Click “Exit this page”."""
    page.locator(".flowchart-bar .exit").click()


def press_shift(page: Page) -> None:
    """Press Shift three times."""
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [click, press_shift])
def test_nothing_is_in_sight_while_the_other_site_is_on_its_way(page, served, leave):
    """The page is blank, without title, answers and words, as soon as someone leaves, however long the other takes."""
    with page.expect_console_message(lambda message: message.text.startswith("leaving")) as said:
        leave(page)

    assert said.value.text == f"leaving  0 {served}{PAGE}"


@pytest.mark.parametrize("leave", [click, press_shift])
def test_back_does_not_lead_to_the_answers(page, served, leave):
    """Whoever comes back finds the first question, with nothing but the page before it and the other site after it."""
    expect(page.locator(".flowchart-bar .exit")).to_have_accessible_description("Back then shows the first question.")
    expect(page.locator(".exit-back")).to_be_in_viewport()
    leave(page)
    page.wait_for_url(f"{ELSEWHERE}**")
    page.go_back()
    expect_step(page, START.id)
    assert page.url == served + PAGE
    expect(page.locator("#record-advice")).to_have_value("")

    page.go_forward()
    assert page.url == ELSEWHERE
    page.go_back()
    page.go_back()
    assert page.url == f"{served}about/privacy/"


def test_without_a_history_to_go_back_in_the_page_itself_is_replaced(open_page):
    """An older browser does not tell how far it came: the answers shown go, and those before stay in its history."""
    page, faults = open_page("about/privacy/", lambda page: page.add_init_script("delete window.navigation"))
    let_the_other_site_answer(page)
    page.goto(PAGE)
    answer_link(page, START.id, NOT_SURE).press("Enter")
    expect(page.locator(".exit-back")).to_have_text("Back can still show your answers.")
    before = page.evaluate("history.length")
    click(page)
    page.wait_for_url(f"{ELSEWHERE}**")

    assert page.evaluate("history.length") == before
    faults.expect(ELSEWHERE)


# --- Shift ---


def test_it_shows_that_it_counts(page):
    """As the presses add up, words say how many are left, and they go when something else is pressed."""
    counter = page.locator(".exit-count")
    page.keyboard.press("Shift")
    expect(counter).to_have_text("Press Shift 2 times more to exit.")
    page.keyboard.press("Shift")
    expect(counter).to_have_text("Press Shift once more to exit.")
    page.keyboard.press("ArrowDown")

    expect(counter).to_be_empty()


def shift_and_click(page: Page) -> None:
    """Hold Shift and click, as to select."""
    page.keyboard.down("Shift")
    page.locator("h1#may-i-share-this").click()
    page.keyboard.up("Shift")


def shift_and_wheel(page: Page) -> None:
    """Hold Shift and turn the wheel, as to scroll sideways."""
    page.keyboard.down("Shift")
    page.mouse.wheel(0, 10)
    page.locator("h1#may-i-share-this").dispatch_event("wheel")  # which a browser tells of when it has the time
    page.keyboard.up("Shift")


def click_between(page: Page) -> None:
    """Press Shift, and click."""
    page.keyboard.press("Shift")
    page.locator("h1#may-i-share-this").click()


def shift_and_letter(page: Page) -> None:
    """Hold Shift and press a letter, as a screen reader's commands do."""
    page.keyboard.press("Shift+H")


@pytest.mark.parametrize("use", [shift_and_click, shift_and_wheel, click_between, shift_and_letter])
def test_shift_for_something_else_does_not_leave(page, use):
    """Only Shift by itself counts, with nothing in between."""
    for _ in range(6):
        use(page)

    expect(page.locator("#record-advice")).to_have_value("Something")


def test_shift_does_not_count_in_a_field_with_words_in_it(page):
    """Whoever writes would lose what they wrote; in an empty field there is nothing to lose."""
    page.locator("#record-advice").focus()
    for _ in range(2):
        press_shift(page)
    expect(page.locator(".exit-count")).to_be_empty()
    expect(page.locator("#record-advice")).to_have_value("Something")

    page.locator("#record-advice").fill("")
    press_shift(page)
    page.wait_for_url(f"{ELSEWHERE}**")


def test_presses_far_apart_do_not_leave(open_page):
    """After five seconds the count starts again."""
    page, _ = open_page(PAGE, lambda page: page.clock.install())
    for _ in range(3):
        page.keyboard.press("Shift")
        page.keyboard.press("Shift")
        expect(page.locator(".exit-count")).to_have_text("Press Shift once more to exit.")
        page.clock.fast_forward(5_000)
        expect(page.locator(".exit-count")).to_be_empty()

    expect_step(page, START.id)


# --- In a frame. ---


@pytest.fixture
def framed(browser, served, tmp_path) -> Iterator[Callable[[str], tuple[Page, Faults]]]:
    """Give a function that opens a page of another site with the flowchart in a frame, which has these attributes."""
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=tmp_path)) as server,
        watched(browser, served) as (context, faults),
    ):
        Thread(target=server.serve_forever, daemon=True).start()

        def open_framed(attributes: str) -> tuple[Page, Faults]:
            head = '<!doctype html><html lang="en"><title>Ours</title><link rel="icon" href="data:,">'
            (tmp_path / "index.html").write_text(f'{head}<iframe src="{served}embed/" {attributes}></iframe>')
            page = context.new_page()
            page.goto(f"http://localhost:{server.server_port}/")
            return page, faults

        yield open_framed
        faults.clear()  # what the frame may not do, a browser says as an error
        server.shutdown()


def test_the_site_around_a_frame_goes_too(framed):
    """What the frame was in may tell as much as the frame."""
    page, _ = framed("")
    answer_link(page.frame_locator("iframe"), START.id, NOT_SURE).press("Enter")
    let_the_other_site_answer(page)
    page.frame_locator("iframe").locator(".flowchart-bar .exit").click()

    page.wait_for_url(f"{ELSEWHERE}**")


def test_a_frame_that_may_not_take_its_site_along_leaves_by_itself(framed):
    """In a sandbox the other site comes in the place of the flowchart, which would be blank otherwise."""
    page, _ = framed('sandbox="allow-scripts allow-same-origin"')
    frame = page.frame_locator("iframe")
    answer_link(frame, START.id, NOT_SURE).press("Enter")
    let_the_other_site_answer(page)
    frame.locator(".flowchart-bar .exit").click()

    expect(frame.locator("p")).to_have_text("Weather")
    assert page.title() == "Ours"
