"""Ten things that people come to do, done in a browser as they would do them."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import product

import pytest
from conftest import LOCAL, Handler, serving, watched
from playwright.sync_api import Page, expect
from reader import (
    ENDS,
    LONGEST_PATH,
    NOW,
    PAGE,
    PHONE,
    START,
    answer_all,
    answer_link,
    expect_path,
    expect_step,
    fragment,
    read,
    tab_to,
    texts,
    wait_for_python,
    without_webassembly,
)

from protocol_logic.cases import CASES
from protocol_logic.fields import FIELDS
from protocol_logic.flowchart import NOT_SURE, Kind, Outcome
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import acts, paths, turns, walk

WRITTEN = {"reasons": "The risk outweighs the refusal.", "advice": "Asked the lead: agreed."}
SHARING = max(
    (path for path in ENDS.values() if isinstance(path.at, Outcome) and path.at.kind is Kind.MAY_SHARE),
    key=lambda path: len(path.steps),
)


def write(page: Page, written: dict[str, str] = WRITTEN) -> None:
    """Type into fields of the record, as a person does."""
    for field, words in written.items():
        page.locator(f"#record-{field}").fill(words)
        page.locator(f"#record-{field}").dispatch_event("change")


def open_end(open_page, path=LONGEST_PATH, **options: object) -> Page:
    """Open the flowchart at the end of a path, with Python ready."""
    page, _ = open_page(f"{PAGE}#{fragment(path)}", lambda page: page.clock.set_fixed_time(NOW), **options)
    wait_for_python(page)
    expect_path(page, path)
    return page


def test_1_a_new_question_is_answered_from_scratch(open_page):
    """From the home page to an answer: what decided it, what to do now in order, and lists to tick."""
    page, faults = open_page()
    read(page.get_by_role("link", name=re.compile("may I share this", re.IGNORECASE)).first).click()
    answer_all(page, SHARING)
    wait_for_python(page)
    expect_path(page, SHARING)
    step = page.locator(".step:visible")

    found = [f"{turn.instead.stem}”: {' or '.join(end.title for end in turn.to)}" for turn in turns(PROTOCOL, SHARING)]
    assert found == [each.partition("“")[2] for each in texts(step.locator(".turns ol ul > li"))]
    assert [act.act for act in acts(PROTOCOL, SHARING)] == texts(step.get_by_role("heading", level=4))
    read(step.locator("summary", has_text="How to share")).click()
    box = step.get_by_role("checkbox").first
    box.check()
    expect(box).to_be_checked()
    assert faults == []


def test_2_someone_who_is_unsure_twice_comes_back_to_the_same_questions(open_page):
    """Each time there is whom to ask, a note to copy and a place for the advice, which goes into the record."""
    page, _ = open_page(PAGE, permissions=["clipboard-read", "clipboard-write"])
    wait_for_python(page)
    for step in LONGEST_PATH.steps:
        expect_step(page, step.question.id)
        if step.question.part in (1, 3) and step.question.id != "understanding":
            answer_link(page, step.question.id, NOT_SURE).press("Enter")
            expect_step(page, PROTOCOL.advice)
            note = page.locator(".step:visible .advice-note")
            expect(note).to_contain_text(step.question.text.split(" ")[0])
            read(page.get_by_role("button", name="Copy this note")).click()
            expect(page.locator(".step:visible output")).to_have_text("Copied.")
            assert note.text_content() == page.evaluate("navigator.clipboard.readText()")
            assert page.locator(".field:visible").evaluate_all("all => all.map(e => e.dataset.field)") == ["advice"]
            page.locator("#record-advice").press_sequentially("Go on. ")
            read(page.locator(".step:visible .answers [data-reopen]:visible")).click()
            expect_step(page, step.question.id)
        answer_link(page, step.question.id, step.answer.id).press("Enter")
    expect_path(page, LONGEST_PATH)

    expect(page.locator("#record-advice")).to_have_value("Go on. Go on. ")
    expect(page.locator(".record")).to_contain_text("Go on. Go on.")


def test_3_a_changed_answer_shows_the_one_before_and_keeps_the_rest(open_page):
    """The question says which answer was given; the others still apply or are said to fall away."""
    page = open_end(open_page)
    first = LONGEST_PATH.steps[0]
    read(page.locator(f'.change [data-reopen="{first.question.id}"]')).click()
    expect_step(page, first.question.id)
    was = page.locator("[data-was]")

    expect(was).to_have_attribute("data-answer", first.answer.id)
    read(was).click()
    expect_step(page, LONGEST_PATH.at.id)
    expect_path(page, LONGEST_PATH)


def test_4_a_record_is_written_warned_about_and_copied(open_page):
    """What looks like a name gets a warning until it is gone; the copy has what was written and the answers."""
    page = open_end(open_page, permissions=["clipboard-read", "clipboard-write"])
    write(page, WRITTEN | {"reasons": "I spoke to Sarah."})
    expect(page.locator("#warning-reasons")).to_contain_text("“Sarah” looks like a name.")
    write(page)
    expect(page.locator("#warning-reasons")).to_be_empty()
    read(page.get_by_role("button", name="Copy the record")).click()
    expect(page.locator(".record-status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")

    assert WRITTEN["reasons"] in copied
    assert LONGEST_PATH.at.title in copied


def test_5_a_case_is_walked_and_compared(open_page):
    """From the case's page to the same answers, question by question, and a comparison with no difference."""
    case = CASES[1]
    number, decision = next((number, each) for number, each in enumerate(case.decisions, 1) if each.answers)
    page, _ = open_page(f"cases/case-{case.number}/")
    read(page.locator(f'.try-first a[href*="case={case.number}.{number}"]')).click()
    page.wait_for_load_state()  # before its scripts have run, a page shows every step
    for question, answer in decision.answers:
        expect_step(page, question)
        answer_link(page, question, answer).press("Enter")

    expect(page.locator(".practice")).to_contain_text("Your path and the case’s")
    expect(page.locator(".practice summary")).to_have_text(f"{len(decision.answers)} answers the same")


def test_6_a_link_is_shared_and_opened_elsewhere(open_page):
    """The link holds the answers and nothing that was written."""
    page = open_end(open_page, permissions=["clipboard-read", "clipboard-write"])
    write(page)
    read(page.get_by_role("button", name="Copy a link to this path")).click()
    expect(page.locator(".share output")).to_have_text("Copied.")
    link = page.evaluate("navigator.clipboard.readText()")

    assert link.endswith(f"#{fragment(LONGEST_PATH)}")
    other, _ = open_page(link)
    expect_step(other, LONGEST_PATH.at.id)
    wait_for_python(other)
    expect_path(other, LONGEST_PATH)
    assert WRITTEN["reasons"] not in other.content()


def test_7_without_javascript_the_same_outcome_is_reached(open_page):
    """Links lead from question to question; the record's fields can be written on paper."""
    page, _ = open_page(PAGE, java_script_enabled=False)
    for step in LONGEST_PATH.steps:
        read(answer_link(page, step.question.id, step.answer.id)).click()

    expect(page.locator(f"#{LONGEST_PATH.at.id}")).to_be_in_viewport()
    expect(page.get_by_label("Reasons", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Copy the record")).to_be_hidden()


def test_8_without_webassembly_the_record_can_still_be_written_and_printed(open_page):
    """Python adds nothing there, and what needs it is not offered; what is written prints in full."""
    page, _ = open_page(PAGE, without_webassembly)
    page.locator("[data-failed]").wait_for()
    answer_all(page, LONGEST_PATH)
    write(page, {"reasons": "A line.\n" * 30})

    expect(page.get_by_role("button", name="Copy the record")).to_be_hidden()
    page.evaluate("void (window.print = () => {})")
    read(page.get_by_role("button", name="Print the record")).click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".flowchart-bar")).to_be_hidden()
    expect(page.locator('[data-field="reasons"] .written')).to_have_text("A line.\n" * 30)
    expect(page.locator(f"#{LONGEST_PATH.at.id}")).to_be_visible()


def test_9_the_keyboard_alone_answers_opens_guidance_and_writes(open_page):
    """Tab, Enter and Space are enough for a question, its paragraphs, a box to tick and the record."""
    page, _ = open_page(PAGE)
    wait_for_python(page)
    tab_to(page, ".step:not([hidden]) .guidance summary")
    page.keyboard.press("Enter")
    expect(page.locator(".step:visible .guidance .paragraph").first).to_be_visible()
    page.locator(f"h2#{START.id}").focus()
    for step in SHARING.steps:
        tab_to(page, f'[data-question="{step.question.id}"][data-answer="{step.answer.id}"]')
        page.keyboard.press("Enter")
        expect(page.locator(f"h2#{step.answer.to}")).to_be_focused()
    tab_to(page, ".step:not([hidden]) details:has(> .checklist) > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".step:not([hidden]) input[type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator(".step:visible input").first).to_be_checked()
    tab_to(page, "#record-reasons")
    page.keyboard.type("Because.")
    tab_to(page, '[data-do="clear"]')
    expect(page.locator(".record")).to_contain_text("Because.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("Enter")
    expect(page.locator("#record-reasons")).to_have_value("")


def test_10_on_a_phone_one_thumb_is_enough(open_page):
    """Each answer is large enough to tap, what stays in view covers none, and the page never scrolls sideways."""
    page, _ = open_page(PAGE, lambda page: page.clock.install(), viewport=PHONE, has_touch=True)
    wait_for_python(page)
    expect(page.locator(".flowchart-bar")).to_be_in_viewport()
    for at, step in enumerate(LONGEST_PATH.steps):
        box = answer_link(page, step.question.id, step.answer.id).locator("xpath=..")
        assert box.bounding_box()["height"] >= 44
        page.clock.run_for(500)  # the question has been read
        box.tap(position={"x": (40, 240)[at % 2], "y": 20})  # in one place, it could be a double tap
        expect_step(page, step.answer.to)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    expect(page.locator(".flowchart-bar")).to_be_in_viewport()
    expect(page.locator(".flowchart-bar .exit")).to_be_in_viewport()


# --- Nothing written is lost, and nothing stays that should not. ---


def test_what_was_written_stays_through_other_answers_and_says_so(open_page):
    """Another path, a pause or a new start loses no word, and a field that no longer applies stays while it has any."""
    page = open_end(open_page, SHARING)
    write(page, {"shared": "The address."})
    read(page.locator(".flowchart-restart [data-restart]")).click()
    ending = next(each for each in START.answers if each.to == "no-purpose")
    answer_link(page, START.id, ending.id).press("Enter")
    expect_step(page, ending.to)

    expect(page.locator("#record-shared")).to_have_value("The address.")
    expect(page.locator("#record-with-whom")).to_be_hidden()
    expect(page.locator(".record-kept")).to_be_visible()
    expect(page.locator(".record")).to_contain_text("The address.")


# --- On another site. ---


@pytest.fixture(scope="module")
def other_site(served, site, tmp_path_factory) -> Iterator[str]:
    """Serve a page of another origin that shows the flowchart with the line that the site's own page gives for it."""
    page = (site / "about/share/index.html").read_text("utf-8")
    line = re.search(r"&lt;iframe.*?&lt;/iframe&gt;", re.sub(r"</?span[^>]*>", "", page), re.DOTALL)[0]
    line = line.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    folder = tmp_path_factory.mktemp("other")
    line = line.replace("https://your-site.example/", served)
    head = '<!doctype html><html lang="en"><title>Ours</title><link rel="icon" href="data:,"><h1>Ours</h1>'
    (folder / "index.html").write_text(head + line)
    with serving(partial(Handler, directory=folder)) as address:
        yield address.replace("127.0.0.1", "localhost")


def test_the_flowchart_works_in_a_frame_on_another_site(browser, served, other_site):
    """The line that the page on sharing gives is all another site needs, from the questions to Exit, in a sandbox."""
    with watched(browser, served, permissions=["clipboard-write"]) as (context, faults):
        page = context.new_page()
        page.goto(other_site)
        frame = page.frame_locator("iframe")
        for step in LONGEST_PATH.steps:
            frame.locator(f'[data-question="{step.question.id}"][data-answer="{step.answer.id}"]').press("Enter")
        expect(frame.locator(f"#{LONGEST_PATH.at.id}")).to_be_visible()
        expect(frame.locator(".your-answers > div")).to_have_count(len(LONGEST_PATH.steps))
        with context.expect_page() as opened:
            read(frame.locator(".your-answers .cites a").first).click()
        assert opened.value.url.startswith(served)
        with page.expect_download() as saved:
            read(frame.get_by_role("button", name="Download as text")).click()
        assert saved.value.failure() is None
        read(frame.get_by_role("button", name="Print the record")).click()
        assert page.url == other_site
        weather = "<title>Weather</title><p>Weather"
        page.route(f"{LOCAL.exit}**", lambda route: route.fulfill(body=weather, content_type="text/html"))
        frame.locator(".flowchart-bar .exit").press("Enter")
        page.wait_for_url(f"{LOCAL.exit}**")
        faults.expect(f"request: {LOCAL.exit}")
        faults[:] = [fault for fault in faults if other_site not in fault]


def test_every_field_is_offered_where_it_belongs(open_page):
    """Fields about sharing are not asked of someone who does not share."""
    page, _ = open_page(PAGE, java_script_enabled=False)
    nodes = {path.at for path in paths(PROTOCOL)}
    asked = {at: page.locator(f".step:has(> #{at.id})").get_attribute("data-fields").split() for at in nodes}
    for field, (at, ids) in product(FIELDS, asked.items()):
        if isinstance(at, Outcome):
            assert (field.id in ids) == (not (field.sharing and not at.kind.shares))
        else:
            assert (field.id in ids) == (at.id in field.pauses)
    assert walk(PROTOCOL, {}).at.id == START.id
