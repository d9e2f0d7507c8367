"""The flowchart page in a browser: it leads where the table says, with Python, before Python and without it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from conftest import ON_A_SLOW_CONNECTION, Faults, watched
from playwright.sync_api import Page, Request, Route, expect
from reader import (
    ENDS,
    FIRST,
    LONGEST_PATH,
    NOW,
    OTHER,
    PAGE,
    PHONE,
    START,
    TODAY,
    WALKS,
    ZONE,
    answer_all,
    answer_link,
    expect_path,
    expect_step,
    fragment,
    go,
    points,
    read,
    shown,
    tab_to,
    text,
    texts,
    wait_for_python,
    without_python,
    without_webassembly,
)

from protocol_logic.flowchart import Outcome
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.record import as_text, cited, record
from protocol_logic.walk import LONGEST, acts, from_text, walk

TO_OUTCOMES = [pytest.param(ENDS[outcome.id], id=outcome.id) for outcome in PROTOCOL.outcomes]
TO_PAUSES = [pytest.param(ENDS[pause.id], id=pause.id) for pause in PROTOCOL.pauses]


# --- Pages to read. ---


@pytest.fixture(scope="module")
def started(browser, served) -> Iterator[tuple[Page, Faults]]:
    """Open the page once, with Python ready."""
    with watched(browser, served, timezone_id=ZONE) as (context, faults):
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        page.goto(PAGE)
        wait_for_python(page)
        yield page, faults


@pytest.fixture
def ready(started) -> Iterator[Page]:
    """Give the page with Python ready, back at its first question; nothing goes wrong on it meanwhile."""
    page, faults = started
    go(page, EDITION)
    expect_step(page, START.id)
    yield page
    assert faults == []


def without_worker(page: Page) -> None:
    """Let the worker's script never arrive."""
    page.route("**/worker.js", lambda route: route.abort())


def without_our_package(page: Page) -> None:
    """Let Pyodide start, and what it should import be missing in both its forms."""
    page.route(re.compile(r"/(small\.zip|snapshot\.bin)"), lambda route: route.fulfill(status=404, body=""))


def with_broken_webassembly(page: Page) -> None:
    """Let what arrives be no WebAssembly, as behind a proxy that answers for itself."""
    page.route("**/*.wasm*", lambda route: route.fulfill(body="<html>Blocked</html>", content_type="application/wasm"))


FAILURES = (without_webassembly, without_worker, without_our_package, with_broken_webassembly)
"""What can keep Python from starting."""


# --- Before the script. ---


def hold_the_script(page: Page) -> list[Route]:
    """Keep the flowchart's script back, and return the list where its request will be."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/flowchart.js", hold)
    return held


@pytest.mark.parametrize("answer", START.answers, ids=lambda answer: answer.id)
def test_an_answer_given_before_the_script_has_come_counts(open_page, answer):
    """The plain link that was followed keeps no answers and no case, so the script gives the answer again."""
    page, _ = open_page("about/privacy/", without_python)
    held = hold_the_script(page)
    page.goto(f"{PAGE}#{EDITION}&case=2.1", wait_until="commit")
    read(answer_link(page, START.id, answer.id)).click()
    page.wait_for_url(f"**/{PAGE}#{answer.to}", wait_until="commit")
    held[0].continue_()

    page.wait_for_url(f"**/{PAGE}#{EDITION}&{START.id}={answer.id}&case=2.1")
    expect_step(page, answer.to)


def test_a_step_chosen_before_the_script_has_come_is_shown(open_page):
    """What leads elsewhere, such as a box of the picture, is no answer."""
    page, _ = open_page("about/privacy/", without_python)
    held = hold_the_script(page)
    page.goto(PAGE, wait_until="commit")
    page.locator("#picture").wait_for()
    go(page, "weighing")
    held[0].continue_()

    expect_step(page, "weighing")
    expect(page.locator(".flowchart-alone")).to_be_visible()


# --- With Python. ---


@pytest.mark.parametrize("path", TO_OUTCOMES)
def test_answers_lead_to_the_outcome_with_all_that_the_path_adds(ready, path):
    """Heading, answers, duty to tell, cautions and record are those of the same module outside the browser."""
    outcome = path.at
    answer_all(ready, path)
    expect_path(ready, path)
    section = ready.locator(f".step:has(> #{outcome.id})")

    assert text(section.locator("h2")).endswith(outcome.title)
    assert cited(outcome.because, outcome.cites) in texts(section.locator("p"))
    assert points(path.tell) == texts(section.locator("p.tell"))
    assert [act.act for act in acts(PROTOCOL, path)] == texts(section.locator("h4"))
    carried = texts(section.locator(".fold li"))
    assert set(points(*path.care)) <= set(carried)
    assert as_text(record(PROTOCOL, path, TODAY, {})) == ready.locator(".record").text_content()


@pytest.mark.parametrize("path", TO_OUTCOMES)
def test_a_link_to_an_outcome_shows_what_answering_shows(ready, path):
    """The address alone holds the path."""
    go(ready, fragment(path))
    expect_step(ready, path.at.id)

    expect_path(ready, path)


@pytest.mark.parametrize("path", TO_OUTCOMES)
def test_words_on_telling_people_do_not_stay_for_another_path(ready, path):
    """After a path that says when not to tell, the same outcome on another path has its own words again."""
    plain = min((each for each in WALKS if each.at is path.at), key=lambda each: each.tell != path.at.tell)
    for each in (path, plain):
        go(ready, fragment(each))
        expect_path(ready, each)

    assert points(plain.tell) == texts(ready.locator(f".step:has(> #{path.at.id}) p.tell"))


@pytest.mark.parametrize("path", TO_PAUSES)
def test_a_pause_leads_back_to_its_question(ready, path):
    """Only the question the reader came from is offered, and the answers before it are kept."""
    answer_all(ready, path)
    expect_path(ready, path)
    back = ready.locator(".step:visible .answers li > [data-reopen]:visible")

    assert [path.asking.text] == texts(back)
    read(back).click()
    expect_step(ready, path.asking.id)
    expect_path(ready, walk(PROTOCOL, dict(list(path.answers.items())[:-1])))


def test_change_keeps_the_other_answers_and_says_what_falls_away(ready):
    """Later answers wait; the same answer brings them back, and another one drops those that no longer apply."""
    answer_all(ready, LONGEST_PATH)
    expect_path(ready, LONGEST_PATH)
    first, *later = LONGEST_PATH.steps
    ending = next(each for each in START.answers if isinstance(PROTOCOL.node(each.to), Outcome))

    read(ready.locator(f'.change [data-reopen="{START.id}"]')).click()
    expect_step(ready, START.id)
    waiting = walk(PROTOCOL, {step.question.id: step.answer.id for step in later})
    expect(ready.locator(".ignored li")).to_have_text([each.why for each in waiting.ignored])

    answer_link(ready, START.id, first.answer.id).press("Enter")
    expect_step(ready, LONGEST_PATH.at.id)
    expect_path(ready, LONGEST_PATH)

    read(ready.locator(f'.change [data-reopen="{START.id}"]')).click()
    expect_step(ready, START.id)
    expect(ready.locator(".ignored li")).to_have_count(len(later))
    answer_link(ready, START.id, ending.id).press("Enter")
    expect_step(ready, ending.to)
    dropped = walk(PROTOCOL, LONGEST_PATH.answers | {START.id: ending.id})
    expect(ready.locator(".ignored li")).to_have_text([each.why for each in dropped.ignored])
    expect_path(ready, dropped)


def test_the_address_drops_what_no_longer_applies(ready):
    """What fell away does not come back with the next change."""
    ending = next(each for each in START.answers if isinstance(PROTOCOL.node(each.to), Outcome))
    go(
        ready,
        fragment(LONGEST_PATH).replace(f"{START.id}={LONGEST_PATH.steps[0].answer.id}", f"{START.id}={ending.id}"),
    )
    expect(ready.locator(".ignored li")).to_have_count(len(LONGEST_PATH.steps) - 1)
    read(ready.locator(f'.change [data-reopen="{START.id}"]')).click()
    expect_step(ready, START.id)

    assert ready.url.endswith(f"#{EDITION}")


def test_start_again_forgets_the_answers(ready):
    """It leads to the first question with no answers."""
    go(ready, fragment(LONGEST_PATH))
    expect_path(ready, LONGEST_PATH)
    read(ready.locator(".flowchart-restart [data-restart]")).click()
    expect_step(ready, START.id)

    assert ready.url.endswith(f"#{EDITION}")
    expect(ready.locator(".flowchart-path")).to_be_empty()
    expect(ready.locator(".flowchart-back")).to_be_hidden()


def test_back_takes_away_one_answer_at_a_time(ready):
    """The page's own Back goes through every question of the path in turn, to the first."""
    go(ready, fragment(LONGEST_PATH))
    for step in reversed(LONGEST_PATH.steps):
        read(ready.locator(".flowchart-back")).click()
        expect_step(ready, step.question.id)

    expect(ready.locator(".flowchart-back")).to_be_hidden()


def test_the_browsers_back_and_forward_go_through_the_answers(ready):
    """Each answer is a step in the history, with the focus on the heading."""
    answer_all(ready, LONGEST_PATH)
    for step in reversed(LONGEST_PATH.steps):
        ready.go_back()
        expect_step(ready, step.question.id)
    for step, after in pairwise(LONGEST_PATH.steps):
        ready.go_forward()
        expect_step(ready, after.question.id)
        expect(ready.locator(f"h2#{after.question.id}")).to_be_focused()
        expect(ready.locator(".your-answers dt").last).to_have_text(step.question.text)
    ready.go_forward()
    expect_step(ready, LONGEST_PATH.at.id)
    expect_path(ready, LONGEST_PATH)


def test_the_same_answers_read_twice_make_one_record(ready):
    """Back and forward faster than Python answers shows nothing twice."""
    end = fragment(LONGEST_PATH)
    ready.evaluate(
        "([end, start]) => { for (const each of [end, start, end, end]) location.hash = each }", [end, EDITION]
    )
    expect_path(ready, LONGEST_PATH)
    # A reply still on its way would come before the reply to one more question.
    go(ready, fragment(ENDS[PROTOCOL.pauses[0].id]))
    expect_path(ready, ENDS[PROTOCOL.pauses[0].id])
    assert as_text(record(PROTOCOL, ENDS[PROTOCOL.pauses[0].id], TODAY, {})) == ready.locator(".record").text_content()


@pytest.mark.parametrize("node", PROTOCOL.nodes[1:], ids=lambda node: node.id)
def test_a_link_to_one_step_shows_that_step_alone(ready, node):
    """It says that answers are not kept; its links lead on as they do without script."""
    go(ready, node.id)
    expect_step(ready, node.id)
    expect(ready.locator(".flowchart-alone")).to_be_visible()
    expect(ready.locator(".flowchart-path")).to_be_empty()

    for link in ready.locator(".step:visible :is([data-answer], [data-reopen])").all()[:1]:
        to = link.get_attribute("href")
        read(link).click()
        expect_step(ready, to.removeprefix("#"))


# --- Links that are not as they should be. ---

AFTER_FIRST = f"{START.id}={FIRST.id}"
BROKEN = {
    "junk": "junk",
    "no encoding": "%",
    "half an encoding": "%E0%A4%A",
    "encoded zero": "%00%FF",
    "script": "<script>window.ran = true</script>",
    "script, encoded": "%3Cscript%3Ewindow.ran%20=%20true%3C/script%3E",
    "image": f"{EDITION}&{START.id}=<img src=x onerror=window.ran=true>",
    "image as edition": f"<img src=x onerror=window.ran=true>&{AFTER_FIRST}",
    "script address": "javascript:window.ran=true",
    "ten thousand letters": "x" * 10_000,
    "ten thousand letters of an answer": f"{EDITION}&{AFTER_FIRST}&{'x' * 10_000}=yes",
    "thousands of answers": "&".join([EDITION, *(f"q{number}=yes" for number in range(1_500))]),
    "unknown question": f"{EDITION}&nowhere=yes",
    "unknown answer": f"{EDITION}&{START.id}=maybe",
    "unknown after known": f"{EDITION}&{AFTER_FIRST}&nowhere=yes",
    "an outcome as a question": f"{EDITION}&{PROTOCOL.outcomes[0].id}=yes",
    "no answer": f"{EDITION}&{START.id}",
    "an answer, then none": f"{EDITION}&{AFTER_FIRST}&{START.id}",
    "two answers": f"{EDITION}&{START.id}={OTHER.id}&{START.id}={FIRST.id}",
    "two equals signs": f"{EDITION}&{AFTER_FIRST}=no",
    "what objects have": f"{EDITION}&__proto__=yes&constructor=toString",
    "foreign edition": f"2010-11-01&{AFTER_FIRST}",
    "no edition": AFTER_FIRST,
    "two hashes": f"#2010-11-01&{AFTER_FIRST}",
    "two hashes, no edition": f"#{AFTER_FIRST}",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_link_gets_a_message(ready, broken):
    """The page shows the step that can be understood, says what could not be, and runs nothing."""
    decoded = ready.evaluate("hash => { try { return decodeURIComponent(hash) } catch { return hash } }", broken)
    link = from_text(PROTOCOL, decoded.rstrip(">"))  # no link ends so: see test_address.py
    path = walk(PROTOCOL, link.answers)
    go(ready, broken)

    expect(ready.locator(".flowchart-above > .flowchart-note")).to_have_text(list(link.faults))
    expect(ready.locator(".ignored li")).to_have_text([each.why for each in path.ignored])
    assert link.faults or path.ignored
    assert [path.at.id] == shown(ready)
    assert ready.get_by_role("alert").count() == 0
    assert ready.evaluate("window.ran") is None


@pytest.fixture(scope="module")
def failed_page(browser, served) -> Iterator[Page]:
    """Open the page once where there is no WebAssembly."""
    with watched(browser, served) as (context, _):
        page = context.new_page()
        without_webassembly(page)
        page.goto(PAGE)
        yield page


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_link_gets_a_message_without_python(failed_page, broken):
    """Without Python the message is less exact, but there is one, and the step is one that Python would not pass."""
    go(failed_page, EDITION)
    expect(failed_page.locator(".flowchart-note")).to_have_count(0)
    go(failed_page, broken)

    expect(failed_page.locator(".flowchart-note")).to_have_count(1)
    assert len(shown(failed_page)) == 1
    assert failed_page.evaluate("window.ran") is None


def test_a_link_longer_than_python_reads_raises_the_alarm(ready):
    """No page makes such a link: what the static steps found at its end, Python does not vouch for."""
    go(ready, "&".join([EDITION, "x" * LONGEST, AFTER_FIRST]))
    expect_step(ready, FIRST.to)

    expect(ready.get_by_role("alert")).to_contain_text("Do not rely on this answer.")


def test_a_link_to_elsewhere_on_the_page_leaves_the_flowchart_as_it_is(open_page):
    """The notes and the picture have addresses too: the first question is shown, and Python agrees."""
    page, _ = open_page(f"{PAGE}#note-harm")
    expect_step(page, START.id)
    wait_for_python(page)
    read(answer_link(page, START.id, FIRST.id)).click()
    expect(page.locator(".your-answers")).to_be_visible()
    go(page, "picture")
    go(page, "note-advice")

    expect_step(page, FIRST.to)
    assert page.get_by_role("alert").count() == 0


# --- Before Python, and without it. ---


@pytest.fixture(scope="module")
def plain(browser, served) -> Iterator[Page]:
    """Open the page once without JavaScript."""
    with watched(browser, served, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(PAGE)
        yield page


@pytest.mark.parametrize("path", TO_OUTCOMES)
def test_plain_links_lead_to_the_outcome_without_javascript(plain, path):
    """Each answer is a link to the next step, which has all its words and what its answers carry."""
    plain.goto(f"{PAGE}#{START.id}")
    for step in path.steps:
        carried = texts(plain.locator(f".step:has(> #{step.question.id}) .carried li"))
        assert set(points(*step.answer.cautions, step.answer.tell)) <= set(carried)
        answer_link(plain, step.question.id, step.answer.id).click()
        expect(plain.locator(":target")).to_have_id(step.answer.to)

    outcome = path.at
    section = plain.locator(".step:has(> h2:target)")
    assert text(section.locator("h2")).endswith(outcome.title)
    assert cited(outcome.because, outcome.cites) in texts(section.locator("p"))
    assert points(outcome.tell) == texts(section.locator("p.tell"))
    assert set(points(*PROTOCOL.recording)) <= set(texts(section.locator("li")))
    expect(section).to_be_in_viewport()


@pytest.mark.parametrize("path", TO_PAUSES)
def test_a_pause_leads_back_without_javascript(plain, path):
    """Among its links is the one to the question the reader came from."""
    plain.goto(f"{PAGE}#{path.at.id}")
    plain.locator(".step:has(> h2:target) .answers").get_by_role(
        "link", name=path.asking.text, exact=True
    ).first.click()

    expect(plain.locator(":target")).to_have_text(re.compile(re.escape(path.asking.text)))


@pytest.mark.parametrize("prepare", FAILURES)
def test_without_python_one_line_says_so_and_the_steps_go_on_working(open_page, prepare):
    """Whatever keeps Python from starting, the same answers lead to the same outcome."""
    page, faults = open_page(PAGE, prepare)
    page.locator("[data-failed]").wait_for()

    if prepare is without_worker:  # the page has asked for it too, ahead of time
        faults.expect("ERR_FAILED")
    told = page.get_by_role("status").filter(has_text=re.compile(r"\S"))
    expect(told).to_have_count(1)
    expect(told).to_contain_text("The questions and their links still work.")
    expect(page.locator(".flowchart-progress")).to_be_hidden()
    for each in (LONGEST_PATH, ENDS[PROTOCOL.pauses[0].id]):
        answer_all(page, each)
        read(page.locator(".flowchart-restart [data-restart]")).click()
    assert page.get_by_role("alert").count() == 0


def on_a_slow_connection(page: Page) -> None:
    """Say so where the way to start is chosen, in the worker too: it takes nothing of this from the page."""
    page.route(
        "**/way.js",
        lambda route: route.fulfill(response=(response := route.fetch()), body=ON_A_SLOW_CONNECTION + response.text()),
    )


def without_snapshot(page: Page) -> None:
    """Let the snapshot never arrive."""
    page.route("**/snapshot.bin*", lambda route: route.fulfill(status=404, body=""))


def with_damaged_snapshot(page: Page) -> None:
    """Let something else arrive in the snapshot's place."""
    page.route("**/snapshot.bin*", lambda route: route.fulfill(body="<html>Blocked</html>"))


OTHER_WAYS = (without_snapshot, with_damaged_snapshot, on_a_slow_connection)
"""What has Python start from bytecode."""


@pytest.mark.parametrize("prepare", OTHER_WAYS)
def test_without_the_snapshot_python_starts_from_bytecode(open_page, prepare):
    """The reader sees the same, a moment later."""
    page, _ = open_page(PAGE, prepare)
    answer_all(page, LONGEST_PATH)
    wait_for_python(page)

    expect_path(page, LONGEST_PATH)
    expect(page.locator("protocol-flowchart")).to_have_attribute("data-ready", "bytecode")


def test_python_starts_from_the_snapshot(open_page):
    """On a fast connection, as the tests' server has it, the quicker one of the two is taken."""
    page, _ = open_page(PAGE)
    answer_all(page, LONGEST_PATH)
    wait_for_python(page)

    expect_path(page, LONGEST_PATH)
    expect(page.locator("protocol-flowchart")).to_have_attribute("data-ready", "snapshot")


CONNECTIONS = {
    "snapshot": ["{ effectiveType: '4g', downlink: 10, saveData: false }", "{ downlink: 10 }"],
    "bytecode": [
        *("{ saveData: true, downlink: 10 }", "{ effectiveType: '3g', downlink: 10 }", "{ effectiveType: '2g' }"),
        *("{ downlink: 9 }", "{}", "undefined"),
    ],
}
"""Connections as browsers describe them, by the way they call for."""


def test_fewer_bytes_go_over_a_slow_connection(ready, site):
    """Only where the browser says that the connection is fast, the sooner start is worth more bytes."""
    (script,) = site.glob("assets/start-*/way.js")
    choose = f"async connections => {{ const {{ wayFor }} = await import('../{script.relative_to(site)}'); "
    choose += "return connections.map(each => wayFor(each)) }"
    for way, connections in CONNECTIONS.items():
        found = ready.evaluate(f"({choose})([{', '.join(connections)}])")
        assert found == [way] * len(connections)


def test_answers_given_before_python_are_kept_and_checked(open_page):
    """The step under the reader's finger stays, and gets its path when Python comes."""
    held = []

    def hold(route: Route) -> None:
        held.append(route)

    page, _ = open_page("about/privacy/", lambda page: page.route("**/*.wasm", hold))
    with page.expect_request("**/*.wasm"):
        page.goto(PAGE)
    answer_all(page, LONGEST_PATH)
    address = page.url
    expect(page.locator(".flowchart-path")).to_be_empty()
    assert page.locator("[data-ready]").count() == 0
    meanwhile = page.locator('.step:visible [data-slot="meanwhile"]')
    expect(meanwhile).to_contain_text("still loading")
    assert set(points(*LONGEST_PATH.cautions)) <= set(texts(meanwhile.locator("li")))
    for route in held:
        route.continue_()
    wait_for_python(page)

    expect_path(page, LONGEST_PATH)
    expect(meanwhile).to_be_empty()
    expect(page.locator(f"h2#{LONGEST_PATH.at.id}")).to_be_focused()
    assert address == page.url


def test_a_step_that_python_does_not_come_to_is_reported(open_page):
    """A link that leads elsewhere than the table says, as in a page that someone has changed, raises an alarm."""
    wrong = PROTOCOL.outcomes[-1].id
    link = f'href="#{{}}" data-question="{START.id}" data-answer="{FIRST.id}"'

    def alter(route: Route) -> None:
        response = route.fetch()
        assert link.format(FIRST.to) in response.text()
        route.fulfill(response=response, body=response.text().replace(link.format(FIRST.to), link.format(wrong)))

    page, _ = open_page(PAGE, lambda page: page.route(f"**/{PAGE}", alter))
    wait_for_python(page)
    read(answer_link(page, START.id, FIRST.id)).click()

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(f"Do not rely on this answer. The page shows “{wrong}”")
    expect(alert).to_contain_text(f"“{FIRST.to}”")
    assert page.locator(".your-answers").count() == 0
    expect(page.locator("protocol-record")).to_be_hidden()
    expect(page.locator(".record")).to_be_empty()


def test_a_reload_keeps_the_answers(open_page):
    """The same address gives the same step and path again."""
    page, _ = open_page(PAGE)
    answer_all(page, LONGEST_PATH)
    page.reload()
    expect_step(page, LONGEST_PATH.at.id)
    wait_for_python(page)

    expect_path(page, LONGEST_PATH)


# --- Before the flowchart page. ---


BUNDLE = re.compile(r"/assets/(?:pyodide|small|protocol|start)-")
"""What the addresses of all that Python needs have in them."""


def test_a_link_to_the_flowchart_fetches_python_before_it_is_followed(open_page, site):
    """Nothing is fetched until the reader points at one; then all that starting needs is, once."""
    fetched: set[str] = set()

    def note(request: Request) -> None:
        if request.method == "GET" and BUNDLE.search(request.url):
            fetched.add(request.url)

    def prepare(page: Page) -> None:
        page.on("requestfinished", note)

    page, _ = open_page("about/privacy/", prepare)
    page.wait_for_load_state("networkidle")
    assert not fetched

    names = {file.relative_to(site).as_posix() for file in site.glob("assets/*-*/*.*")}
    # This host compresses nothing, so what has a compressed copy is taken from there.
    names = {name for name in names if BUNDLE.search(f"/{name}") and f"{name}.gz" not in names}
    expected = {name for name in names if not re.search(r"/(python|small)\.zip\.gz$|/pyodide\.asm\.", name)}
    page.get_by_role("link", name="May I share this?").last.focus()
    page.get_by_role("link", name="May I share this?").last.hover()
    while len(fetched) < len(expected):
        page.wait_for_event("requestfinished")

    assert sorted(expected) == sorted(url[url.index("assets/") :] for url in fetched)


def test_pointing_at_a_box_of_the_picture_is_no_error(open_page):
    """A link in a picture is not like others, and fetches nothing; whatever is thrown would be a fault here."""
    page, _ = open_page(PAGE, without_webassembly)
    page.locator(".picture-frame a").first.hover()
    page.locator(".picture-frame a").last.focus()

    expect_step(page, START.id)


def test_a_reader_who_saves_data_fetches_nothing_beforehand(open_page):
    """Pointing at the link asks for nothing."""
    asked: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(ON_A_SLOW_CONNECTION)
        page.on("request", lambda request: asked.append(request.url))

    page, _ = open_page("about/privacy/", prepare)
    page.get_by_role("link", name="May I share this?").last.focus()
    page.get_by_role("link", name="May I share this?").last.hover()
    page.wait_for_load_state("networkidle")

    assert not any(BUNDLE.search(url) or url.endswith("/bundle.js") for url in asked)


# --- Keyboard, progress, narrow screens. ---


def test_the_keyboard_alone_leads_to_an_outcome(ready):
    """Tab and Enter answer every question, and each time the focus is on the new heading."""
    ready.evaluate("document.activeElement.blur()")
    for step in LONGEST_PATH.steps:
        tab_to(ready, f'[data-question="{step.question.id}"][data-answer="{step.answer.id}"]')
        ready.keyboard.press("Enter")
        expect(ready.locator(f"h2#{step.answer.to}")).to_be_focused()
        expect(ready.locator(f"h2#{step.answer.to}")).to_be_in_viewport()
    expect_path(ready, LONGEST_PATH)

    tab_to(ready, f'.change [data-reopen="{START.id}"]')
    ready.keyboard.press("Enter")
    expect(ready.locator(f"h2#{START.id}")).to_be_focused()


WAYS = {"snapshot.bin": lambda _: None, "small.zip": on_a_slow_connection}
"""What is fetched to start from, and what has the page choose it."""


@pytest.mark.parametrize(("fetched", "choose"), WAYS.items(), ids=WAYS)
def test_the_progress_is_true(open_page, site, fetched, choose):
    """The bytes shown only grow, never exceed the total, and end at it: the size of the files themselves."""
    seen = """
      window.seen = [];
      new MutationObserver(() => {
        const [bar, words] = document.querySelectorAll(".flowchart-progress > *");
        if (bar?.hasAttribute("value")) seen.push([bar.getAttribute("value"), bar.max, words.textContent]);
      }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["value"] });
    """

    def prepare(page: Page) -> None:
        choose(page)
        page.add_init_script(seen)

    page, _ = open_page(PAGE, prepare)
    wait_for_python(page)
    bytes_shown = [(int(value), total, said) for value, total, said in page.evaluate("window.seen")]
    needed = ("pyodide-*/pyodide.js", "small-*/small.wasm", "small-*/small.asm.js", f"small-*/{fetched}")
    files = [file for each in needed for file in site.glob(f"assets/{each}")]
    total = sum(file.stat().st_size for file in files)

    loaded = [value for value, _, _ in bytes_shown]
    assert len(set(loaded)) > 3
    assert sorted(loaded) == loaded
    assert {total} == {total for _, total, _ in bytes_shown}
    assert (total, total, f"{total / 1e6:.1f} of {total / 1e6:.1f} MB") == bytes_shown[-1]
    expect(page.locator(".flowchart-progress")).to_be_hidden()


def test_nothing_is_wider_than_a_narrow_screen(open_page):
    """At 320 pixels each step alone, the longest path with its record, and the whole picture at full size fit."""
    page, _ = open_page(PAGE, viewport=PHONE)
    wait_for_python(page)
    wide = []
    for each in [node.id for node in PROTOCOL.nodes] + [fragment(path) for path in ENDS.values()]:
        go(page, each)
        if each in [fragment(path) for path in ENDS.values()]:
            expect(page.locator(".path-so-far")).to_be_visible()
        assert len(shown(page)) == 1
        if page.evaluate("document.scrollingElement.scrollWidth") > PHONE["width"]:
            wide.append(each)

    assert wide == []
    read(page.locator(".whole-picture > summary")).click()
    frame = page.locator(".picture-frame")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
    assert page.locator(".picture svg").first.evaluate("svg => svg.clientWidth == svg.getAttribute('width')")


# --- The watch itself. ---


def test_what_goes_wrong_is_noticed(open_page):
    """An error, a request to another host and what the policy stops are each among the faults of the page."""
    page, faults = open_page("about/privacy/")
    with (
        page.expect_event("pageerror"),
        page.expect_console_message(lambda message: "policy: style-src-attr" in message.text),
        page.expect_console_message(lambda message: "policy: img-src" in message.text),
    ):
        page.evaluate("""() => {
          console.error("said");
          document.body.insertAdjacentHTML("beforeend", '<p style="color: red"><img src="http://other.test/x.png">');
          setTimeout(() => { throw new Error("thrown") });
        }""")

    for expected in (
        "error: .*thrown",
        "said",
        "request: http://other.test",
        "policy: style",
        "policy: img",
        "violates",
    ):
        faults.expect(expected)


def test_the_page_does_not_shift_while_python_loads(open_page):
    """What stands there when the first question is seen stays where it is until Python is ready, and after."""
    watch = """
      window.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value, sources }) =>
        [value, sources.map(({ node }) => node?.className)]))).observe({ type: "layout-shift", buffered: true });
    """
    page, _ = open_page(PAGE, lambda page: page.add_init_script(watch))
    wait_for_python(page)

    assert page.evaluate("window.shifts") == []


# --- Clicks that were not meant. ---


@pytest.mark.parametrize("answer", START.answers, ids=lambda answer: answer.id)
def test_a_double_click_gives_one_answer(ready, answer):
    """Its second click would answer the next question, unread."""
    read(answer_link(ready, START.id, answer.id)).dblclick()
    expect_step(ready, answer.to)

    assert ready.url.endswith(f"#{EDITION}&{START.id}={answer.id}")


CLICK_TWICE = """([first, second]) => {
  const click = (link) => document.querySelector(link).dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
  click(first);
  click(second);
}"""
"""Two taps, as near to each other as can be: a touch screen counts each by itself."""


def test_a_tap_on_a_step_that_has_just_come_does_nothing(open_page):
    """Neither on an answer nor on anything else; a moment later it does."""
    page, _ = open_page(PAGE, lambda page: page.clock.install())
    page.clock.pause_at(page.evaluate("Date.now() + 3600_000"))
    first, then = LONGEST_PATH.steps[:2]
    selectors = [f'[data-question="{step.question.id}"][data-answer="{step.answer.id}"]' for step in (first, then)]
    page.evaluate(CLICK_TWICE, selectors)
    expect_step(page, then.question.id)
    page.evaluate(CLICK_TWICE, [selectors[1], ".flowchart-back"])
    expect_step(page, then.question.id)

    page.clock.run_for(399)
    page.evaluate(CLICK_TWICE, [selectors[1], ".flowchart-back"])
    expect_step(page, then.question.id)
    page.clock.run_for(101)
    page.evaluate(CLICK_TWICE, [selectors[1], ".flowchart-back"])
    expect_step(page, then.answer.to)


def test_a_pointer_does_nothing_on_a_step_that_has_just_come_without_javascript(open_page):
    """The plain links are kept from a double tap too, and then work."""
    page, _ = open_page(PAGE, java_script_enabled=False)
    assert page.locator(".step").first.evaluate("step => getComputedStyle(step).animationName") == "none"
    answer_link(page, START.id, OTHER.id).click()
    page.wait_for_url(f"**#{OTHER.to}")

    step = page.locator(f".step:has(> #{OTHER.to})")
    assert step.evaluate("step => getComputedStyle(step).animationName") == "settle"
    step.locator(".answers a").first.click()
    page.wait_for_url(lambda url: not url.endswith(OTHER.to))
