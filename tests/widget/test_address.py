"""The address of the flowchart keeps the path, is read as it was meant, and can be opened, copied and bookmarked."""

import re

import pytest
from playwright.sync_api import Page, expect
from reader import (
    ENDS,
    FIRST,
    LONGEST_PATH,
    PAGE,
    START,
    answer_all,
    answer_link,
    expect_path,
    expect_step,
    fragment,
    go,
    read,
    wait_for_python,
)

from protocol_logic.protocol import EDITION, PROTOCOL

END = fragment(LONGEST_PATH)


def follow_the_skip_link(page: Page) -> None:
    """Go past the header with the keyboard."""
    page.locator(".md-skip").first.focus()
    page.keyboard.press("Enter")


def follow_a_heading(page: Page) -> None:
    """Go to a note under the flowchart."""
    go(page, "note-advice")


def go_to_the_record(page: Page) -> None:
    """Go where the record is written."""
    page.locator(".to-record").focus()
    page.keyboard.press("Enter")


def open_the_note(page: Page) -> None:
    """Read whom to tell of harm."""
    read(page.locator(".harm > summary")).click()
    expect(page.locator('.harm a[href="tel:999"]')).to_be_in_viewport()
    expect(page.locator(".harm")).to_contain_text("children’s services or the police")


WITHIN = (follow_the_skip_link, follow_a_heading, go_to_the_record, open_the_note)


@pytest.mark.parametrize("elsewhere", WITHIN)
def test_going_elsewhere_on_the_page_keeps_the_answers(open_page, elsewhere):
    """The answers stay in the address and in the link that is copied, and a reload shows the same step."""
    page, _ = open_page(f"{PAGE}#{END}", permissions=["clipboard-read", "clipboard-write"])
    expect_step(page, LONGEST_PATH.at.id)
    wait_for_python(page)
    elsewhere(page)

    expect(page).to_have_url(re.compile(re.escape(f"#{END}")))
    read(page.get_by_role("button", name="Copy a link to this path")).click()
    expect(page.locator(".share output")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"#{END}")
    page.reload()
    expect_step(page, LONGEST_PATH.at.id)


def test_an_answer_opened_in_a_tab_of_its_own_keeps_the_path(open_page):
    """Ctrl and a click, or the address of the answer, leads to the path that the answer makes."""
    page, _ = open_page(PAGE)
    *before, last = LONGEST_PATH.steps
    for step in before:
        answer_link(page, step.question.id, step.answer.id).press("Enter")
    expect_step(page, last.question.id)
    with page.context.expect_page() as opened:
        read(answer_link(page, last.question.id, last.answer.id)).click(modifiers=["ControlOrMeta"])

    expect(opened.value).to_have_url(re.compile(re.escape(f"#{END}")))
    expect_step(opened.value, LONGEST_PATH.at.id)
    expect_step(page, last.question.id)


def test_one_step_alone_leads_on_without_a_path(open_page):
    """After a path, the links of a step that is opened by itself are plain again."""
    page, _ = open_page(f"{PAGE}#{END}")
    expect_step(page, LONGEST_PATH.at.id)
    last = LONGEST_PATH.steps[-1]
    go(page, last.question.id)
    expect_step(page, last.question.id)

    link = answer_link(page, last.question.id, last.answer.id)
    expect(link).to_have_attribute("href", f"#{last.answer.to}")


def test_the_title_follows_the_step(open_page):
    """Tabs, history and bookmarks say which step they hold."""
    page, _ = open_page(PAGE)
    expect(page).to_have_title(re.compile(f"^{re.escape(START.text)} · "))
    answer_link(page, START.id, FIRST.id).press("Enter")
    expect(page).to_have_title(re.compile(f"^{re.escape(PROTOCOL.node(FIRST.to).title)} · "))
    page.go_back()
    expect(page).to_have_title(re.compile(f"^{re.escape(START.text)} · "))


@pytest.mark.parametrize("end", [".", ")", "”", "'", ">", "),", "%20", "%29"])
def test_a_sign_at_the_end_of_a_link_is_no_part_of_it(open_page, end):
    """Mail and text put one there; the path, one step and a paragraph are found all the same."""
    page, _ = open_page(f"{PAGE}#{END}{end}")
    expect_step(page, LONGEST_PATH.at.id)
    wait_for_python(page)
    expect_path(page, LONGEST_PATH)
    go(page, f"{LONGEST_PATH.at.id}{end}")
    expect(page.locator(".flowchart-alone")).to_be_visible()
    expect_step(page, LONGEST_PATH.at.id)
    page.goto(f"protocol/question-4/#3.36{end}")

    expect(page.locator(":target")).to_have_id("3.36")


def test_an_ampersand_that_was_written_out_is_one(open_page):
    """A program that writes HTML makes `&amp;` of it."""
    page, _ = open_page(f"{PAGE}#{END.replace('&', '&amp;')}")
    expect_step(page, LONGEST_PATH.at.id)
    wait_for_python(page)

    expect_path(page, LONGEST_PATH)


@pytest.mark.parametrize("to", [f"{PAGE}%23{END}", "protocol/question-4/%233.36"])
def test_a_hash_that_was_encoded_is_one(open_page, served, to):
    """There is no such page; the page for that reads the address as it was meant."""

    def prepare(page: Page) -> None:
        missing = page.request.get(f"{served}404.html").text()
        page.route(
            "**/*%23*",
            lambda route: route.fulfill(body=missing.replace('src="/', f'src="{served}'), content_type="text/html"),
        )

    page, faults = open_page(to, prepare)
    page.wait_for_url(f"**/{to.replace('%23', '#')}")
    faults.clear()


def test_the_link_copied_in_a_frame_leads_to_the_flowcharts_own_page(open_page):
    """Whoever opens it is on the site, not on the page for frames."""
    page, _ = open_page(f"embed/#{END}", permissions=["clipboard-read", "clipboard-write"])
    expect_step(page, LONGEST_PATH.at.id)
    read(page.get_by_role("button", name="Copy a link to this path")).click()
    expect(page.locator(".share output")).to_have_text("Copied.")

    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/{PAGE}#{END}")


OLD = """
  delete URL.canParse;
  delete Promise.withResolvers;
  delete Array.prototype.findLastIndex;
  delete Array.fromAsync;
  delete globalThis.DecompressionStream;
  delete globalThis.navigation;
  if (globalThis.HTMLElement) {
    delete HTMLElement.prototype.togglePopover;
    delete HTMLElement.prototype.showPopover;
  }
"""
"""What the oldest browsers that run all of it do not have, as Safari 16, and a little more.

They have no `checkVisibility` either, but with that Playwright looks at the page.
"""


def old(page: Page) -> None:
    """Take it away, in the page and in the worker, before anything of ours runs."""
    page.add_init_script(OLD)
    page.route("**/way.js", lambda route: route.fulfill(response=(it := route.fetch()), body=OLD + it.text()))


def test_the_oldest_browsers_show_one_step_at_a_time(open_page):
    """Without what came later, the same answers lead to the same outcome, and nothing goes wrong, here or elsewhere."""
    page, _ = open_page(PAGE, old)
    wait_for_python(page)
    answer_all(page, LONGEST_PATH)
    expect_path(page, LONGEST_PATH)
    assert "undefined" not in page.locator("article").inner_text()
    page.goto("protocol/question-4/")
    page.evaluate("scrollTo(0, 4000)")


def test_no_script_asks_for_what_the_oldest_browsers_lack_and_these_tests_need(site):
    """It cannot be taken away here, so no script may name it."""
    assert [file.name for file in site.rglob("*.js") if "checkVisibility" in file.read_text("utf-8")] == []


def test_a_warning_about_an_old_link_stands_above_the_question(open_page):
    """It is read before the question is answered, and is in view with it."""
    page, _ = open_page(f"{PAGE}#2010-11-01&{START.id}=yes")
    wait_for_python(page)
    note = page.locator(".flowchart-note").first
    expect(note).to_be_in_viewport(ratio=1)
    heading = page.locator(".step:visible h2")

    assert note.bounding_box()["y"] < heading.bounding_box()["y"]
    expect(heading).to_be_in_viewport(ratio=1)


def test_every_pause_and_outcome_has_a_path(open_page):
    """Each is reached by its address, and the page says so in its title."""
    page, _ = open_page(PAGE)
    for node, path in ENDS.items():
        go(page, fragment(path))
        expect_step(page, node)
        expect(page).to_have_title(re.compile(re.escape(path.at.title)))
    assert EDITION in page.url
