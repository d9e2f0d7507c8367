"""A style sheet that does not come keeps no words away."""

import pytest
from playwright.sync_api import Route

PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length === 1"
FONT = "() => getComputedStyle(document.body).fontFamily"


@pytest.mark.parametrize("address", ["flowchart/", "embed/", "protocol/question-4/"])
def test_the_words_are_shown_without_a_style_sheet_that_hangs(open_page, address):
    """After a while; when it has come, it counts."""
    page, _ = open_page("about/privacy/")
    styled = page.evaluate(FONT)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/styles.*.css", hold)
    page.goto(address, wait_until="commit")

    page.wait_for_function(PAINTED)
    assert page.evaluate(FONT) != styled
    for each in held:
        each.continue_()
    page.wait_for_function(f"styled => ({FONT})() === styled", arg=styled)
