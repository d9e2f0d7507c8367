"""axe-core finds nothing on any page, in light and dark colours, on a phone and a desk."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import product

import pytest
from conftest import ROOT, Faults, watched
from playwright.sync_api import Page, expect

from protocol_logic.flowchart import Kind, Outcome, Pause
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import paths, to_text

AXE = (ROOT / "widget/node_modules/axe-core/axe.min.js").read_text("utf-8")
STANDARDS = [*(f"wcag{version}{level}" for version in ("2", "21", "22") for level in ("a", "aa")), "best-practice"]
SETTINGS = list(product(("light", "dark"), (390, 1280)))

START = """standards => {
  const options = { runOnly: standards, resultTypes: ["violations"], iframes: false, preload: false };
  window.found = axe.run(options);
}"""
FOUND = """async () => {
  const { violations, passes } = await window.found;
  if (!passes.length) throw new Error("nothing was checked");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}"""

ENDS = {path.at: to_text(PROTOCOL, path.answers) for path in paths(PROTOCOL)}
"""A path to each outcome and each pause."""
FRAGMENTS = {
    "first question": "",
    "later question": max(ENDS.values(), key=len).rpartition("&")[0],
    "pause": next(text for node, text in ENDS.items() if isinstance(node, Pause)),
    **{
        kind.value: next(text for node, text in ENDS.items() if isinstance(node, Outcome) and node.kind is kind)
        for kind in Kind
    },
    "broken link": f"2010-11-01&junk&nowhere=yes&{PROTOCOL.start}=maybe",
    "one step alone": PROTOCOL.questions[-1].id,
}
"""The states of the flowchart page, by what is in its address."""

type Pages = dict[Page, Faults]


@pytest.fixture(scope="module")
def contexts(browser, served) -> Iterator[list]:
    """Open one context for each setting, with axe-core in all it shows: that enters past the page's policy."""
    with ExitStack() as stack:
        opened = []
        for scheme, width in SETTINGS:
            options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
            context, faults = stack.enter_context(watched(browser, served, **options))
            context.add_init_script(AXE)
            opened.append((context, faults))
        yield opened


@pytest.fixture(scope="module")
def pages(contexts) -> Pages:
    """Return one page for each setting."""
    return {context.new_page(): faults for context, faults in contexts}


@pytest.fixture(scope="module")
def ready(contexts) -> Pages:
    """Return the flowchart page in each setting, with Python ready."""
    opened = {context.new_page(): faults for context, faults in contexts}
    go(opened, "flowchart/")
    for page in opened:
        page.locator("[data-ready]").wait_for()
    return opened


def go(pages: Pages, address: str) -> None:
    """Go there with all pages at once."""
    for page in pages:
        page.goto(address, wait_until="commit")
    for page in pages:
        page.wait_for_load_state()


def findings(pages: Pages) -> dict[tuple[str, int], list[str]]:
    """Return what axe-core finds in each setting, with all of them checked at once, and what went wrong meanwhile."""
    for page in pages:
        page.evaluate(START, STANDARDS)
    found = [page.evaluate(FOUND) + faults for page, faults in pages.items()]
    for faults in pages.values():
        faults.clear()
    return dict(zip(SETTINGS, found, strict=True))


NOTHING = {setting: [] for setting in SETTINGS}


@pytest.mark.slow
def test_every_page_is_accessible(pages, site, subtests):
    """In each setting axe-core finds nothing, and the page asks no other host for anything and breaks no policy."""
    addresses = sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))
    assert addresses
    for address in addresses:
        with subtests.test(address):
            go(pages, address)
            found = findings(pages)
            if address == "404.html":  # it expects to be at the root of the host, so it asks for things there
                found = {setting: [each for each in some if "request: " not in each] for setting, some in found.items()}
            assert found == NOTHING


@pytest.mark.parametrize("state", FRAGMENTS)
def test_every_state_of_the_flowchart_is_accessible(ready, state):
    """In each setting axe-core finds nothing once Python has added what depends on the path."""
    for page in ready:
        page.evaluate("fragment => { location.hash = fragment }", FRAGMENTS[state])
    for page in ready:
        if FRAGMENTS[state] in ENDS.values():
            expect(page.locator(".your-answers")).to_be_visible()
        if state in {kind.value for kind in Kind}:
            expect(page.locator(".record")).to_be_visible()
        if state == "broken link":
            expect(page.locator(".ignored")).to_be_visible()

    assert findings(ready) == NOTHING


def test_the_flowchart_is_accessible_where_python_cannot_start(contexts):
    """In each setting axe-core finds nothing where there is no WebAssembly, at a question and at an outcome."""
    failed = {context.new_page(): faults for context, faults in contexts}
    for page in failed:
        page.add_init_script("delete globalThis.WebAssembly")
    go(failed, f"flowchart/#{ENDS[PROTOCOL.outcomes[0]]}")
    for page in failed:
        page.locator("[data-failed]").wait_for()

    assert findings(failed) == NOTHING


def test_axe_finds_what_is_wrong(pages):
    """A picture without words and a text too faint to read are found in each setting: the check can fail."""
    go(pages, "about/privacy/")
    wrong = '<img src="../../assets/images/favicon.png" id="wordless"><p id="faint">Too faint</p>'
    for page in pages:
        page.locator("article").evaluate("(article, wrong) => { article.innerHTML += wrong }", wrong)
        page.locator("#faint").evaluate("({ style }) => { style.color = '#777'; style.background = '#888' }")

    rules = {setting: {each.partition(":")[0] for each in found} for setting, found in findings(pages).items()}

    assert {setting: {"image-alt", "color-contrast"} for setting in SETTINGS} == rules
