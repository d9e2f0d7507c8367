"""In a real browser: a reader tries a case and compares, and filters and sorts the key sources."""

from playwright.sync_api import expect

from protocol_logic.cases import CASES

CASE, NUMBER = next(
    (case, number)
    for case in CASES
    for number, decision in enumerate(case.decisions, start=1)
    if len(decision.answers) == max(len(each.answers) for case in CASES for each in case.decisions)
)
DECISION = CASE.decisions[NUMBER - 1]


def test_a_reader_can_try_a_case_and_compare(open_page):
    """From the case's page to its decision, question by question, to a comparison that shows no difference."""
    page, faults = open_page(f"cases/case-{CASE.number}/")
    page.locator(".try-first").get_by_text(DECISION.title, exact=True).click()
    practice = page.locator(".practice")
    expect(practice).to_contain_text(DECISION.title)
    for question, answer in DECISION.answers:
        expect(practice).not_to_contain_text("The case ")
        page.press(f'[data-question="{question}"][data-answer="{answer}"]', "Enter")
        expect(practice).to_contain_text(DECISION.title)

    expect(practice).to_contain_text("Your path and the case’s")
    expect(practice.locator("summary")).to_have_text(f"{len(DECISION.answers)} answers the same")
    assert (practice.locator("li:visible").count(), faults) == (0, [])


def test_a_decision_can_be_walked_from_its_case(open_page):
    """The link under a decision opens the flowchart where the decision ended."""
    page, faults = open_page(f"cases/case-{CASE.number}/")
    page.get_by_text("Walk this decision in the flowchart").nth(NUMBER - 1).click()

    expect(page.locator(f"#{DECISION.told}")).to_be_visible()
    assert faults == []


def test_sources_can_be_shown_by_status(open_page):
    """Only the rows of the status stay, and how many there are is said; also where a browser translates the page."""
    page, faults = open_page("sources/")
    rows = page.locator("table tbody tr")
    total = rows.count()
    page.evaluate(
        "for (const each of document.querySelectorAll('td, th, option')) each.textContent = `ø ${each.textContent}`"
    )
    page.locator(".filter select").select_option("ø historic")
    shown = page.locator("table tbody tr:visible")
    statuses = {row.locator("td").nth(2).inner_text() for row in shown.all()}
    expected = ({"ø historic"}, f"{shown.count()} of {total} sources", [])

    assert expected == (statuses, page.locator(".filter output").inner_text(), faults)


def test_sources_can_be_sorted(open_page):
    """A column's heading sorts its table, the other way at the second press, and says so."""
    page, _ = open_page("sources/")
    table = page.locator("table").first
    heading = table.locator("th", has_text="Status")
    for order in ("ascending", "descending"):
        heading.locator("button").click()
        statuses = table.locator("tbody td:nth-child(3)").all_inner_texts()
        expected = (sorted(statuses, reverse=order == "descending"), order)

        assert expected == (statuses, heading.get_attribute("aria-sort"))


def test_sources_are_all_there_without_scripts(open_page):
    """The tables are plain tables when nothing runs."""
    page, _ = open_page("sources/", java_script_enabled=False)
    rows = page.locator("table tbody tr")

    assert rows.count() == page.locator("table tbody tr:visible").count() > 0
