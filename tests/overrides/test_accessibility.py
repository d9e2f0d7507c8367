"""Two engines find nothing on any page, in light and dark colours, on a narrow screen and a wide one."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import product

import pytest
from conftest import ROOT, Faults, Handler, serving, watched
from playwright.sync_api import Browser, Page, expect
from reader import read

from protocol_logic.flowchart import Kind, Node, Outcome, Pause
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import from_text, paths, to_text, walk

STANDARDS = [*(f"wcag{version}{level}" for version in ("2", "21", "22") for level in ("a", "aa")), "best-practice"]
SETTINGS = list(product(("light", "dark"), (320, 768, 1280)))

AXE = f"""async () => {{
  const options = {{ runOnly: {STANDARDS}, resultTypes: ["violations"], iframes: false, preload: false }};
  const {{ violations, passes }} = await axe.run(options);
  if (!passes.length) throw new Error("axe-core checked nothing");
  return violations.flatMap(({{ id, nodes }}) => nodes.map(({{ target }}) => `${{id}}: ${{target.join(" ")}}`));
}}"""
SNIFFER = """async () => {
  // What HTML_CodeSniffer finds and stays, by the end of its code, and where it may.
  const excused = {
    // The note on a term is hidden, and its link is empty, until someone asks for a term: see terms.js.
    "H91.A.EmptyNoId": ".term-note a",
    // The address of an answer holds the path it makes, which the page's script reads: it is no id.
    "NoSuchID": "[href^='#2']",
  };
  await new Promise((resolve, reject) => HTMLCS.process("WCAG2AA", document, resolve, reject));
  const messages = HTMLCS.getMessages();
  if (!messages.length) throw new Error("HTML_CodeSniffer checked nothing");
  return messages
    .filter(({ type }) => type === HTMLCS.ERROR)
    .filter(({ code, element }) =>
      !Object.entries(excused).some(([end, place]) => code.endsWith(end) && element.matches(place)))
    .map(({ code, element }) => `${code}: ${element.cloneNode().outerHTML}`);
}"""
ENGINES = {"axe-core/axe.min.js": AXE, "html_codesniffer/build/HTMLCS.js": SNIFFER}
"""Each engine's script in widget/node_modules, and what starts it and gives what it finds.

HTML_CodeSniffer knows WCAG 2.1 only, but it computes contrast and names in ways of its own.
"""

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
    "changed answer": "",
    "record": next(text for node, text in ENDS.items() if isinstance(node, Outcome) and node.kind is Kind.MAY_SHARE),
    "several people": next(
        text for node, text in ENDS.items() if isinstance(node, Outcome) and node.kind is Kind.DO_NOT_SHARE
    ),
    "broken link": f"2010-11-01&junk&nowhere=yes&{PROTOCOL.start}=maybe",
    "one step alone": PROTOCOL.questions[-1].id,
}
"""The kinds of states of the flowchart page, by what is in its address."""


def first_path_to(node: Node) -> str:
    """Return the answers that lead to a step."""
    path = next(
        path for path in paths(PROTOCOL) if path.at is node or any(step.question is node for step in path.steps)
    )
    given = path.answers if path.at is node else {}
    for step in path.steps:
        if step.question is node:
            break
        given[step.question.id] = step.answer.id
    return to_text(PROTOCOL, given)


STEPS = {node.id: first_path_to(node) for node in PROTOCOL.nodes}
"""Every question, pause and outcome, by the answers that lead to it."""

type Setting = tuple[str, int]
type Pages = dict[Page, tuple[Setting, Faults]]


@pytest.fixture(scope="module")
def contexts(browser, served) -> Iterator[list]:
    """Open one context for each setting."""
    with in_settings(browser, served, SETTINGS) as opened:
        yield opened


@contextmanager
def in_settings(browser: Browser, served: str, settings: Iterable[Setting]) -> Iterator[list]:
    """Open one context for each setting, with the engines in all it shows: they enter past the page's policy."""
    scripts = [(ROOT / "widget/node_modules" / script).read_text("utf-8") for script in ENGINES]
    with ExitStack() as stack:
        opened = []
        for scheme, width in settings:
            options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
            context, faults = stack.enter_context(watched(browser, served, **options))
            for script in scripts:
                context.add_init_script(script)
            opened.append((context, ((scheme, width), faults)))
        yield opened


@pytest.fixture(scope="module")
def pages(contexts) -> Pages:
    """Return one page for each setting."""
    return {context.new_page(): about for context, about in contexts}


@pytest.fixture(scope="module")
def ready(contexts) -> Pages:
    """Return the flowchart page in each setting, with Python ready."""
    return with_python(contexts)


@pytest.fixture(scope="module")
def ready_in_one(contexts) -> Pages:
    """Return it as on a phone in dark colours."""
    return with_python([contexts[SETTINGS.index(("dark", 320))]])


def with_python(contexts: Iterable) -> Pages:
    """Open the flowchart page in these contexts, and wait for Python."""
    opened = {context.new_page(): about for context, about in contexts}
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


def go_to_step(pages: Pages, text: str) -> None:
    """Show the step that answers lead to, with all that Python adds, in all pages."""
    at = walk(PROTOCOL, from_text(PROTOCOL, text).answers)
    for page in pages:
        page.evaluate("fragment => { location.hash = fragment }", text)
    for page in pages:
        expect(page.locator(f"#{at.at.id}")).to_be_visible()
        expect(page.locator(".your-answers > div")).to_have_count(len(at.steps))
        if isinstance(at.at, Outcome):
            expect(page.locator(".record")).to_contain_text(at.at.title.split()[0])


def findings(pages: Pages, engines: Iterable[str] = ENGINES.values()) -> dict[Setting, list[str]]:
    """Return what the engines find, by setting, with all pages checked at once, and what went wrong meanwhile."""
    found: dict[Page, list[str]] = {page: [] for page in pages}
    for engine in engines:
        for page in pages:
            page.evaluate(f"() => {{ window.found = ({engine})() }}")
        for page in pages:
            found[page] += page.evaluate("() => window.found")
    for page, (_, faults) in pages.items():
        found[page] += faults
        faults.clear()
    return {setting: found[page] for page, (setting, _) in pages.items() if found[page]}


@pytest.mark.slow
def test_every_page_is_accessible(contexts, site, subtests):
    """No engine finds anything, and the page asks no other host for anything and breaks no policy.

    Each page is seen in the two settings that differ most: in all of them it would take longer than all other tests.
    """
    pages = {context.new_page(): about for context, about in (contexts[0], contexts[-1])}
    addresses = sorted(file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html"))
    assert addresses
    for address in addresses:
        with subtests.test(address):
            go(pages, address)
            found = findings(pages)
            if address == "404.html":  # it expects to be at the root of the host, so it asks for things there
                found = {setting: [each for each in some if "request: " not in each] for setting, some in found.items()}
                found = {setting: some for setting, some in found.items() if some}
            assert found == {}


@pytest.mark.slow
def test_the_site_of_another_place_is_accessible(browser, place, subtests):
    """In its own colours and with its contacts no engine finds anything, in the two settings that differ most."""
    with (
        serving(partial(Handler, directory=place)) as served,
        in_settings(browser, served, (SETTINGS[0], SETTINGS[-1])) as contexts,
    ):
        pages = with_python(contexts)
        for text in (STEPS[each.id] for each in (PROTOCOL.questions[0], PROTOCOL.pauses[0], *PROTOCOL.outcomes)):
            with subtests.test(text):
                go_to_step(pages, text)
                assert findings(pages) == {}
        for address in ("", "contacts/", "protocol/question-4/", "about/changed-since/"):
            with subtests.test(address):
                go(pages, address)
                assert findings(pages) == {}


@pytest.mark.slow
@pytest.mark.parametrize("state", FRAGMENTS)
def test_every_kind_of_state_of_the_flowchart_is_accessible(ready_in_one, state):
    """No engine finds anything once Python has added what depends on the path."""
    ready = ready_in_one
    if FRAGMENTS[state] in ENDS.values():
        go_to_step(ready, FRAGMENTS[state])
    for page in ready:
        page.evaluate("fragment => { location.hash = fragment }", FRAGMENTS[state])
        if state == "broken link":
            expect(page.locator(".ignored")).to_be_visible()
        if state == "changed answer":
            page.evaluate("hash => { location.hash = hash }", STEPS[PROTOCOL.questions[2].id])
            page.locator(".path-so-far").evaluate("fold => { fold.open = true }")
            page.locator(f'.change [data-reopen="{PROTOCOL.start}"]').press("Enter")
            expect(page.locator("[data-was]")).to_be_visible()
        if state == "several people":
            page.locator('.step:not([hidden]) [data-slot="next"] a').first.evaluate("link => link.click()")
            expect(page.locator(".flowchart-people summary").first).to_be_visible()
            other = ENDS[next(each for each in PROTOCOL.outcomes if each.kind is Kind.MAY_SHARE)]
            page.evaluate("fragment => { location.hash = fragment }", other)
            expect(page.locator(".differ")).to_be_visible()
            page.locator(".flowchart-people details").evaluate_all(
                "all => { for (const each of all) each.open = true }"
            )
        if state == "record":
            page.locator("#record-reasons").fill("I spoke to Sarah, born on 01/02/2015.")
            page.locator("#record-reasons").dispatch_event("change")
            expect(page.locator("#warning-reasons")).to_contain_text("Sarah")
            read(page.get_by_role("button", name="Download for Word")).click()
            expect(page.locator(".record-status")).to_contain_text("See that it is there.")
            page.locator("details.preview, .step:not([hidden]) details").evaluate_all(
                "all => { for (const each of all) each.open = true }"
            )

    assert findings(ready) == {}


@pytest.mark.slow
def test_every_step_is_accessible(ready, subtests):
    """In each setting no engine finds anything at any question, pause or outcome, with what opens in place open."""
    for node, text in STEPS.items():
        with subtests.test(node):
            go_to_step(ready, text)
            for page in ready:
                page.locator(".step:not([hidden]) details").evaluate_all(
                    "all => { for (const each of all) each.open = true }"
                )
            assert findings(ready) == {}


@pytest.mark.slow
def test_loading_is_accessible(contexts):
    """In each setting no engine finds anything while Python is on its way and its progress is shown."""
    loading = {context.new_page(): about for context, about in contexts}
    for page in loading:
        page.route("**/*.wasm", lambda _: None)
    for page in loading:
        page.goto("flowchart/", wait_until="commit")
    for page in loading:
        expect(page.locator(".flowchart-progress")).to_be_visible()

    assert findings(loading) == {}


@pytest.mark.slow
def test_the_flowchart_is_accessible_where_python_cannot_start(contexts):
    """In each setting no engine finds anything where there is no WebAssembly, at a question and at an outcome."""
    failed = {context.new_page(): about for context, about in contexts}
    for page in failed:
        page.add_init_script("delete globalThis.WebAssembly")
    go(failed, f"flowchart/#{ENDS[PROTOCOL.outcomes[0]]}")
    for page in failed:
        page.locator("[data-failed]").wait_for()

    assert findings(failed) == {}


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["consent", "xyzzy"])
def test_the_open_search_is_accessible(pages, typed):
    """In each setting no engine finds anything in what the search has found, or where it has found nothing."""
    go(pages, "golden-rules/")
    for page in pages:
        page.get_by_role("textbox", name="Search").fill(typed)
    for page in pages:
        expect(page.locator(".search [role=status]")).to_have_text(re.compile("found"))

    assert findings(pages) == {}


WRONG = {AXE: {"image-alt", "color-contrast"}, SNIFFER: {"H37", "Fail"}}
"""What each engine calls a picture without words and a text too faint to read, by the last part of its code."""


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_an_engine_finds_what_is_wrong(pages, engine):
    """A picture without words and a text too faint to read are found in each setting: the check can fail."""
    go(pages, "about/privacy/")
    wrong = '<img src="../../assets/mark.svg" id="wordless"><p id="faint">Too faint</p>'
    for page in pages:
        page.locator("article").evaluate("(article, wrong) => { article.innerHTML += wrong }", wrong)
        page.locator("#faint").evaluate("({ style }) => { style.color = '#777'; style.background = '#888' }")

    codes = {
        setting: {each.partition(":")[0].rpartition(".")[2] for each in found}
        for setting, found in findings(pages, [engine]).items()
    }

    assert dict.fromkeys(SETTINGS, WRONG[engine]) == codes


def test_the_page_on_accessibility_names_the_versions_that_ran():
    """It claims what was checked with what, and no other version of it."""
    page = (ROOT / "docs/about/accessibility.md").read_text("utf-8")
    versions = json.loads((ROOT / "widget/package.json").read_text("utf-8"))["devDependencies"]
    named = {"axe-core": "axe-core", "HTML_CodeSniffer": "html_codesniffer", "html-validate": "html-validate"}

    assert [f"{name} {versions[package]}" for name, package in named.items()] == re.findall(
        rf"(?:{'|'.join(named)}) \d[\d.]*\d", page
    )
