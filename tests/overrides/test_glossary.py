"""The glossary in a browser: from A to Z without a script, and by what is typed with one."""

from playwright.sync_api import expect

TERMS = "h2[id^='term-']"


def test_what_is_typed_leaves_the_terms_that_have_it(open_page):
    """A name counts, and other ways to write it; how many are left is said, and a link to another term shows it."""
    page, _ = open_page("glossary/")
    every = page.locator(TERMS).count()
    page.get_by_role("searchbox", name="Show terms with").fill("children in need")
    expect(page.locator(f"{TERMS}:visible")).to_have_text(["Child in need"])
    expect(page.locator(".filter output")).to_have_text(f"1 of {every} terms")
    page.get_by_role("link", name="Terms that start with V").click()
    expect(page.locator(f"{TERMS}:visible")).to_have_count(every)
    expect(page.locator("#term-victim, #term-vulnerable-adult").first).to_be_in_viewport()


def test_the_letters_lead_to_terms_without_a_script(open_page):
    """Each letter that a term starts with is a link to the first of them, and nothing is hidden."""
    page, _ = open_page("glossary/", java_script_enabled=False)
    terms = page.locator(TERMS)
    letters = page.locator(".a-to-z a")

    assert terms.count() == page.locator(f"{TERMS}:visible").count()
    assert letters.all_inner_texts() == sorted({each[0].upper() for each in terms.all_inner_texts()})
    for letter in letters.all():
        first = page.locator(f"[id='{letter.get_attribute('href')[1:]}']")
        assert first.inner_text()[0].upper() == letter.inner_text()
