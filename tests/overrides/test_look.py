"""The frame of every page: in view and usable on a phone, with the keyboard, on paper, and nothing of it stored."""

import gzip
import re
from pathlib import Path

import material
import pytest
from conftest import ROOT
from jinja2 import Environment
from jinja2.meta import find_referenced_templates
from playwright.sync_api import expect
from reader import STORED

PHONE = {"width": 320, "height": 640}
WIDTHS = (320, 768, 1280)

OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""The spacing of WCAG 2.2, 1.4.12, put in past the page's policy."""


def test_nothing_is_stored(open_page):
    """After reading, searching and answering, the browser holds no cookie, storage, database or cache of the site's."""
    page, _ = open_page("")
    page.get_by_role("textbox", name="Search").press_sequentially("3.36")
    page.locator(".search ol a").first.click()
    page.wait_for_url("**#3.36")
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="May I share this?").click()
    page.locator("[data-ready]").wait_for()
    page.locator(".answers a").first.click()

    assert page.evaluate(STORED) == {"local": [], "session": [], "databases": [], "caches": []}
    assert page.context.cookies() == []


@pytest.mark.slow
def test_every_page_fits_a_phone(open_page, site):
    """At 320 pixels, which is also 1280 at 400 %, the whole title shows at once, and the page never scrolls sideways.

    Only tables and the picture scroll, within themselves.
    """
    addresses = sorted(file.parent.relative_to(site).as_posix() for file in site.rglob("index.html"))
    page, _ = open_page(viewport=PHONE)
    wrong = []
    for address in addresses:
        page.goto(address, wait_until="domcontentloaded")
        title = page.locator("h1").bounding_box()
        if title["y"] + title["height"] > PHONE["height"]:
            wrong.append((address, "title out of view"))
        for setting in ("plain", "spaced"):
            if setting == "spaced":
                page.evaluate(SPACED)
            if overflow := page.evaluate(OVERFLOW):
                wrong.append((address, setting, overflow))

    assert wrong == []


def test_the_menu_needs_no_script(open_page):
    """With the keyboard and without JavaScript the menu opens, closes with Escape, and gives the focus back."""
    page, _ = open_page("protocol/question-4/", viewport=PHONE, java_script_enabled=False)
    button, menu = page.get_by_role("button", name="Menu"), page.get_by_role("navigation", name="Pages")
    expect(menu).to_be_hidden()
    button.press("Space")
    expect(menu.get_by_role("link", name="Glossary")).to_be_visible()
    expect(menu.get_by_role("link", name="Question 4: consent")).to_have_attribute("aria-current", "page")
    page.keyboard.press("Escape")

    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_focus_is_always_in_view(open_page, width):
    """As the Tab key goes down a page, nothing covers what has the focus, and it has an outline."""
    page, _ = open_page("protocol/question-5/", viewport={"width": width, "height": 640})
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate("""() => {
          const focused = document.activeElement;
          const box = focused.getClientRects()[0];
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const outlined = focused.closest(".search-box") ?? focused;
          return {
            name: focused.outerHTML.slice(0, 80),
            seen: focused.contains(top) || !!top?.contains(focused),
            outline: getComputedStyle(outlined).outlineStyle,
          };
        }""")

        assert (at["seen"], at["outline"]) == (True, "solid"), at["name"]


def test_paper_has_the_words_and_no_more(open_page):
    """On paper the banner and the numbers of the paragraphs stay; what is for going elsewhere goes."""
    page, _ = open_page("protocol/question-4/")
    page.emulate_media(media="print")

    expect(page.locator(".md-banner")).to_be_visible()
    expect(page.locator("[id='3.36'] .number").first).to_be_visible()
    for elsewhere in (".site-header", ".menu", ".toc", ".toc-fold", ".site-footer", ".headerlink", ".rests-on"):
        for each in page.locator(elsewhere).all():
            expect(each).to_be_hidden()


def test_the_colours_follow_the_device(open_page):
    """Light or dark ground, as the reader's device asks, with nothing to choose."""
    page, _ = open_page(color_scheme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)

    assert [sum(map(int, re.findall(r"\d+", colour))) > 384 for colour in (light, dark)] == [True, False]


def test_no_template_asks_for_one_of_the_theme_s():
    """Each that ours extend or include is ours too, so the theme can go."""
    folder = ROOT / "overrides"
    ours = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.html")}
    read = Environment(autoescape=True).parse
    asked = {each for text in ours.values() for each in find_referenced_templates(read(text))}

    assert "base.html" in asked
    assert asked <= set(ours)


def test_the_styles_weigh_less_than_the_theme_s(site):
    """All stylesheets of a page together are lighter over the wire than the theme's one, which no page loads."""
    page = (site / "protocol/question-4/index.html").read_text("utf-8")
    ours = [site / "protocol/question-4" / each for each in re.findall(r'rel="stylesheet" href="([^"]+)"', page)]
    (theirs,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")

    assert ours
    assert list(site.rglob(theirs.name)) == []
    assert sum(len(gzip.compress(each.read_bytes())) for each in ours) < len(gzip.compress(theirs.read_bytes()))


def test_every_colour_and_space_has_a_value(site):
    """No stylesheet of ours asks for a custom property that none of them sets: it would be drawn as if left out."""
    # The one with a name that starts with “_” is a plugin’s, and no page loads it.
    styles = "\n".join(each.read_text("utf-8") for each in site.glob("assets/[!_]*.css"))
    used = set(re.findall(r"var\((--[\w-]+)", styles))

    assert used
    assert used <= set(re.findall(r"(--[\w-]+)\s*:", styles))


def test_the_list_of_a_page_marks_where_the_reader_is(open_page):
    """On a wide screen, one heading is marked, in words for assistive technology too, and it moves with the reader."""
    page, _ = open_page("protocol/question-4/")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    links = page.locator(".toc a")
    for number in (links.count() - 1, 0):
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "true")
        expect(page.locator(".toc a[aria-current]")).to_have_count(1)
