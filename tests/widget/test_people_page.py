"""One record for several people in a browser: each is kept, seen and taken out, and no one is mixed with another."""

import pytest
from playwright.sync_api import Page, expect
from reader import (
    NOW,
    PAGE,
    STORED,
    TODAY,
    WALKS,
    ZONE,
    answer_link,
    expect_path,
    expect_step,
    fragment,
    read,
    texts,
    wait_for_python,
)
from test_first_in_view import HIGHEST, PHONE

from bench.walks import COUNT
from protocol_logic.flowchart import Kind, Outcome
from protocol_logic.points import DIFFER
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import as_text, record
from protocol_logic.walk import Walk, for_the_next_person, to_text


def first_path(kind: Kind, kept: dict[str, str]) -> Walk:
    """Return the first path to this kind of outcome that begins with these answers."""
    ends = (path for path in WALKS if isinstance(path.at, Outcome) and path.at.kind is kind)
    return next(path for path in ends if kept.items() <= path.answers.items() and for_the_next_person(path) == kept)


KEPT = {"purpose": "yes", "identifiable": "yes", "confidential": "yes", "understanding": "no"}
FIRST, SECOND = (first_path(kind, KEPT) for kind in (Kind.MAY_SHARE, Kind.DO_NOT_SHARE))
WRITTEN = "The mother may be told; the father may not."


@pytest.fixture
def page(open_page) -> Page:
    """Open the end of the first person's path on a phone, with Python ready and the clock stopped."""
    page, _ = open_page(
        f"{PAGE}#{fragment(FIRST)}",
        lambda page: page.clock.set_fixed_time(NOW),
        timezone_id=ZONE,
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
        viewport=PHONE,
    )
    wait_for_python(page)
    expect_path(page, FIRST)
    return page


def answer_for_the_next(page: Page, path: Walk) -> None:
    """Follow the link to the next person, and answer along this path from where it leads to."""
    read(page.locator('.step:visible summary:text-is("The next person")')).click()
    page.locator('.step:visible [data-slot="next"] a').first.press("Enter")
    for step in path.steps[len(KEPT) :]:
        expect_step(page, step.question.id)
        answer_link(page, step.question.id, step.answer.id).press("Enter")
    expect_path(page, path)


def expect_record(page: Page, *people: Walk) -> None:
    """Wait until the record is the one that the module makes for these people."""
    *earlier, last = people
    text = as_text(record(PROTOCOL, last, TODAY, {"reasons": WRITTEN}, earlier=earlier))
    expect(page.locator(".record")).to_have_text(text)
    expect(page.locator(".flowchart-people > details > ul > li")).to_have_count(len(people) if earlier else 0)


def take_out(page: Page, person: int) -> None:
    """Press the button that takes this person out."""
    fold = page.locator(".flowchart-people > details")
    fold.evaluate("fold => { fold.open = true }")
    read(fold.get_by_role("button", name=f"Remove person {person}")).click()


def test_one_record_holds_the_answers_for_two_people_who_differ(page):
    """What is copied is what the module makes, byte for byte; that the answers differ is in the open."""
    page.locator("#record-reasons").fill(WRITTEN)
    page.locator("#record-reasons").dispatch_event("change")
    read(page.locator('.step:visible summary:text-is("The next person")')).click()
    page.locator('.step:visible [data-slot="next"] a').first.press("Enter")
    expect_step(page, "whose-consent")
    expect(page.locator(".people-said")).to_contain_text("Kept for the record")
    expect(page.locator("h2#whose-consent")).to_be_focused()
    expect(page.locator(".flowchart-people summary").first).to_have_text("Person 2 of 2 in your record")
    assert page.url.endswith(f"#{to_text(PROTOCOL, KEPT)}")
    assert page.evaluate(COUNT)["top"] <= HIGHEST
    expect(page.locator(".step:visible .answers li").nth(1)).to_be_in_viewport(ratio=1)
    for step in SECOND.steps[len(KEPT) :]:
        answer_link(page, step.question.id, step.answer.id).press("Enter")
    expect_path(page, SECOND)
    expect(page.locator(".differ")).to_contain_text(DIFFER.text)
    expect_record(page, FIRST, SECOND)
    read(page.get_by_role("button", name="Copy the record")).click()
    expect(page.locator(".record-status")).to_have_text("Copied.")
    made = record(PROTOCOL, SECOND, TODAY, {"reasons": WRITTEN}, earlier=[FIRST])

    assert page.evaluate("navigator.clipboard.readText()") == as_text(made)
    assert texts(page.locator(".sheet h2"))[:3] == [
        "The answers for 2 people",
        "Person 1: answers",
        "Person 2: answers",
    ]
    assert not any(page.evaluate(STORED).values())
    assert page.url.endswith(f"#{fragment(SECOND)}")


def test_people_go_and_come_with_back_and_are_taken_out_for_good(page):
    """Back is where the record was about fewer people; who was taken out comes back with nothing."""
    page.locator("#record-reasons").fill(WRITTEN)
    answer_for_the_next(page, SECOND)
    answer_for_the_next(page, FIRST)
    expect_record(page, FIRST, SECOND, FIRST)
    for _ in FIRST.steps[len(KEPT) :]:
        page.go_back()
    page.go_back()
    expect_path(page, SECOND)
    expect_record(page, FIRST, SECOND)
    page.go_back()
    page.go_forward()
    expect_path(page, SECOND)
    expect_record(page, FIRST, SECOND)

    take_out(page, 1)
    expect(page.locator(".people-said")).to_have_text("Person 1 is no longer in your record.")
    expect_record(page, SECOND)
    answer_for_the_next(page, FIRST)
    expect_record(page, SECOND, FIRST)
    take_out(page, 2)
    expect_path(page, SECOND)
    expect_record(page, SECOND)


def test_start_again_and_clear_end_it_and_say_so(page):
    """Who starts again has a record about one person, and Back brings the others; Clear forgets them."""
    page.locator("#record-reasons").fill(WRITTEN)
    answer_for_the_next(page, SECOND)
    read(page.locator(".flowchart-restart [data-restart]")).click()
    expect_step(page, PROTOCOL.start)
    expect(page.locator(".people-said")).to_contain_text("no longer about 2 people")
    expect(page.locator(".flowchart-people")).to_be_empty()
    page.go_back()
    expect_path(page, SECOND)
    expect_record(page, FIRST, SECOND)
    said = []

    def accept(dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    page.once("dialog", accept)
    read(page.get_by_role("button", name="Clear what you wrote")).click()
    expect(page.locator(".record-status")).to_have_text("Cleared. The record is about one person now.")
    expect(page.locator(".record")).to_have_text(as_text(record(PROTOCOL, SECOND, TODAY, {})))
    page.go_back()
    page.go_forward()
    expect_path(page, SECOND)

    expect(page.locator(".flowchart-people")).to_be_empty()
    assert ["and the answers for the other person?" in each for each in said] == [True]


def test_a_page_loaded_again_remembers_nobody(page):
    """Nothing is stored: the people were in the page, and what was in the page is gone."""
    answer_for_the_next(page, SECOND)
    page.reload()
    wait_for_python(page)
    expect_path(page, SECOND)
    expect(page.locator(".flowchart-people")).to_be_empty()
    page.go_back()
    answer_link(page, SECOND.steps[-1].question.id, SECOND.steps[-1].answer.id).press("Enter")
    expect_path(page, SECOND)

    expect(page.locator(".flowchart-people")).to_be_empty()
