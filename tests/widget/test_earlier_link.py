"""A link made with an earlier edition opens in a browser, and says above the question what has changed on its path."""

import re

import pytest
from conftest import watched
from playwright.sync_api import Page, expect
from reader import PAGE, WALKS, answer_link, expect_step, go, read, shown, text, wait_for_python, without_webassembly

from protocol_logic.dates import in_words
from protocol_logic.earlier import changes, still_meant
from protocol_logic.edition import editions, keep, since
from protocol_logic.flowchart import Outcome
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import walk

OLD, *LATER = [each for date, each in editions().items() if date < EDITION]
DATE = OLD["edition"]
SINCE = since(OLD, *LATER, keep(PROTOCOL))
AGAIN = SINCE["again"].split()

ASKED_AGAIN = next(
    path
    for path in WALKS
    if isinstance(path.at, Outcome) and any("=".join(pair) in AGAIN for pair in path.answers.items())
)
"""A path with an answer that is asked again."""


def link(answers: dict[str, str]) -> str:
    """Return the text of these answers as the earlier edition wrote it."""
    return "&".join([DATE, *("=".join(pair) for pair in answers.items())])


@pytest.fixture
def earlier(open_page) -> Page:
    """Open the link, with Python ready."""
    page, _ = open_page(f"{PAGE}#{link(ASKED_AGAIN.answers)}")
    wait_for_python(page)
    return page


def test_what_has_changed_stands_above_the_question(earlier):
    """Every change on the path is named, and what is still meant is kept."""
    kept = walk(PROTOCOL, still_meant(SINCE, ASKED_AGAIN.answers))
    above = earlier.locator(".flowchart-earlier")
    expect(above.locator("li")).to_have_text(list(changes(PROTOCOL, SINCE, ASKED_AGAIN.answers)))
    question = earlier.locator(f"h2#{kept.at.id}")

    assert f"This link was made with the edition of {in_words(DATE)}." in text(above.locator("p").first)
    assert [kept.at.id] == shown(earlier)
    assert earlier.get_by_role("alert").count() == 0
    assert above.bounding_box()["y"] < question.bounding_box()["y"]
    expect(above).to_be_in_viewport()
    expect(question).to_be_focused()


def test_the_next_answer_makes_it_a_path_of_this_edition(earlier):
    """Once the question is answered the rest is kept, the link is of today, and nothing stands above any more."""
    kept = walk(PROTOCOL, still_meant(SINCE, ASKED_AGAIN.answers))
    expect(earlier.locator(".flowchart-earlier li").first).to_be_visible()
    again = ASKED_AGAIN.answers[kept.at.id]
    read(answer_link(earlier, kept.at.id, again)).click()
    now = walk(PROTOCOL, kept.answers | {kept.at.id: again})

    expect_step(earlier, now.at.id)
    expect(earlier.locator(".flowchart-earlier")).to_be_empty()
    assert f"#{EDITION}&" in earlier.url


def test_the_editions_are_a_link_away(earlier):
    """All that has changed stands on a page of its own, which the banner leads to as well."""
    expect(earlier.locator(".flowchart-earlier li").first).to_be_visible()
    read(earlier.locator(".flowchart-earlier").get_by_role("link")).click()
    expect(earlier).to_have_url(re.compile("/about/editions/"))
    earlier.go_back()
    banner = earlier.locator(".md-banner")
    banner.get_by_text("What this is").click()
    banner.get_by_role("link", name="Edition of").click()

    expect(earlier).to_have_title(re.compile("^Editions"))


def test_without_python_the_questions_that_are_asked_again_are_named(open_page):
    """The page itself knows which answers are not kept, so it leads to the same step."""
    page, _ = open_page(f"{PAGE}#{link(ASKED_AGAIN.answers)}", without_webassembly)
    page.locator("[data-failed]").wait_for()
    kept = walk(PROTOCOL, still_meant(SINCE, ASKED_AGAIN.answers))
    above = text(page.locator(".flowchart-earlier"))
    asked = [
        each.text
        for each in PROTOCOL.questions
        if each.id in ASKED_AGAIN.answers and f"{each.id}={ASKED_AGAIN.answers[each.id]}" in AGAIN
    ]

    assert [kept.at.id] == shown(page)
    assert f"This link was made with the edition of {in_words(DATE)}." in above
    assert asked == [each for each in asked if f"“{each}”" in above]
    expect(page.locator(".flowchart-note")).to_have_count(0)


def test_every_path_of_the_earlier_edition_leads_the_page_where_it_leads_python(browser, served):
    """The page and Python drop the same answers, so neither warns of the other."""
    with watched(browser, served) as (context, _):
        page = context.new_page()
        page.goto(PAGE)
        wait_for_python(page)
        for path in WALKS[:: len(WALKS) // 12]:
            kept = walk(PROTOCOL, still_meant(SINCE, path.answers))
            go(page, link(path.answers))
            found = list(changes(PROTOCOL, SINCE, path.answers))
            expect(page.locator(".flowchart-earlier li")).to_have_text(found)
            assert [kept.at.id] == shown(page)
            assert page.get_by_role("alert").count() == 0
