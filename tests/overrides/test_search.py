"""In a browser, what people are likely to type leads to the right place among the first three results."""

from playwright.sync_api import Page, Route, expect
from reader import LONGEST_PATH, fragment, without_webassembly

RIGHT = {
    # A page of the site, or a place on one; where there are several, each would do.
    "can I tell the school": {""},
    "mum says no": {"#questions-people-ask", "protocol/question-5/#3.38"},
    "Gillick": {"glossary/#term-gillick-competence"},
    "GP": {"glossary/#term-gp"},
    "court order": {"protocol/question-1/#3.7"},
    "how old to consent": {"protocol/question-4/#3.23"},
    "fax": {"protocol/question-6/#3.49"},
    "999": {"flowchart/#note-harm"},
    "3.36": {"protocol/question-4/#3.36"},
    "refuses consent": {"protocol/question-5/#3.38"},
    "who is a Caldicott guardian": {"glossary/#term-caldicott-guardian"},
    "must I share": {"", "flowchart/#must-share"},
    "domestic violence": {"glossary/#term-domestic-abuse"},
    "anonymised": {"glossary/#term-anonymised-information"},
    "mental capacity": {"protocol/question-4/#3.32", "glossary/#term-capacity"},
    "record my decision": {"protocol/question-7/", "protocol/question-7/#3.51"},
    "when not to ask for consent": {"protocol/question-4/#3.36"},
    "looked after children files": {"protocol/question-3/#3.16"},
    "seek advice": {"flowchart/#advice", "protocol/question-5/#3.45"},
    "significant harm": {"glossary/#term-significant-harm"},
    # What the protocol does not say, but its readers do.
    "MASH": {"glossary/#term-mash"},
    "DSL": {"glossary/#term-designated-safeguarding-lead"},
    "safeguarding lead": {"glossary/#term-designated-safeguarding-lead"},
    "GDPR": {"glossary/#term-uk-gdpr"},
}

NOT_YET = {"mum says no", "seek advice"}
"""What does not lead there since more pages speak of consent and of advice: the search weighs words, not meaning."""


def test_the_search_leads_to_the_right_place(open_page, served):
    """Each result is a page with the places on it that fit best; the first three show a right one."""
    page, _ = open_page()
    box = page.get_by_role("textbox", name="Search")
    results = page.locator(".md-search-result__item")
    missed = {}
    for typed, right in RIGHT.items():
        # The search reads the box when a key comes up.
        box.fill("")
        box.press("End")
        expect(results).to_have_count(0)
        box.fill(typed)
        box.press("End")
        expect(results.first).to_be_visible()
        links = page.locator(".md-search-result__item:nth-child(-n + 3) .md-search-result__link:visible")
        shown = [link.removeprefix(served) for link in links.evaluate_all("links => links.map(({ href }) => href)")]
        if not right & set(shown):
            missed[typed] = shown

    assert missed.keys() == NOT_YET, missed


def test_what_is_typed_before_the_search_has_come_is_found(open_page):
    """No page fetches the theme's script until a reader turns to the search, and nothing that they typed is lost."""
    held: list[Route] = []
    asked: list[str] = []

    def hold(route: Route) -> None:
        held.append(route)

    def prepare(page: Page) -> None:
        page.on("request", lambda request: asked.append(request.url))
        page.route(script, hold)

    script = "**/javascripts/bundle.*"
    page, _ = open_page("glossary/", prepare)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/javascripts/" in url or "search_index" in url] == []

    box = page.get_by_role("textbox", name="Search")
    with page.expect_request(script):
        box.focus()
    box.press_sequentially("3.36")
    for route in held:
        route.continue_()
    expect(page.locator(".md-search-result__link[href$='#3.36']").first).to_be_visible()


def test_what_is_typed_elsewhere_goes_where_the_caret_is(open_page):
    """A click or the focus outside the search closes it, and it takes no letters any more."""
    page, _ = open_page(f"flowchart/#{fragment(LONGEST_PATH)}", without_webassembly)
    box = page.get_by_role("textbox", name="Search")
    results = page.locator(".md-search-result__item")
    field = page.locator("#record-reasons")
    for leave in (field.focus, lambda: field.dispatch_event("pointerdown")):
        box.fill("3.36")
        box.press("End")
        expect(results.first).to_be_visible()
        leave()
        expect(results.first).to_be_hidden()
        field.focus()
        page.keyboard.type("no")

    expect(field).to_have_value("nono")
    expect(box).to_have_value("3.36")


def test_no_single_letter_does_anything(open_page):
    """Someone who speaks to their device says letters that they do not mean."""
    page, _ = open_page("protocol/question-4/")
    address = page.url
    with page.expect_response("**/javascripts/bundle.*"):
        page.get_by_role("textbox", name="Search").focus()
    box = page.get_by_role("textbox", name="Search")
    box.fill("3.36")
    box.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.locator("[id='3.36']").dispatch_event("pointerdown")
    page.evaluate("document.activeElement.blur()")
    for key in "fspn/,.":
        page.keyboard.press(key)

    assert page.evaluate("document.activeElement === document.body")
    assert page.url == address
