"""Walk the flowchart as people do, and count what each meets: taps, words and screens.

    make walks

Everyone walks on a phone and on a desktop, in Chromium; one of them also in other ways: on a keyboard, at 400 %, over a
slow line, in a page that was translated, and from right to left.
Each comes to an outcome and has a record in the end, or the command fails.
Words are those in view in the step, with its folds closed; screens are the height of the page over that of the window.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from bench.network import Network, serve, slowed
from bench.start import ROOT, installed
from protocol_logic.flowchart import NOT_SURE
from protocol_logic.protocol import PROTOCOL

PATIENCE: Final = 300_000
"""How many milliseconds to wait for what must come: over the slow line Python takes minutes."""

MOMENT: Final = 1_000
"""How many milliseconds someone looks at a step: a click that comes sooner is not taken."""

FIFTY_KILOBYTES: Final = Network(bits=400_000, round_trip=0.4)
"""A line of 50 kB a second, as in a building with thick walls."""

CONFIDENTIAL = ("purpose=yes", "identifiable=yes", "confidential=yes", "understanding=no")
CASE_3 = (*CONFIDENTIAL, "whose-consent=sixteen-or-over", "safe-to-ask=yes", "consent=refused", "harm=other")


@dataclass(frozen=True)
class Person:
    """Who walks, from which page, and with which answers; “not sure” goes to advice and comes back."""

    name: str
    answers: tuple[str, ...]
    starts: str = "flowchart/"
    follows: str = ""


PEOPLE: Final = (
    Person(
        "a safeguarding lead: the mother refuses, a child is at risk",
        (
            *CONFIDENTIAL,
            "whose-consent=parental-responsibility",
            "safe-to-ask=yes",
            "consent=refused",
            "harm=child",
            "weighing=yes",
        ),
        "",
        ".start .md-button",
    ),
    Person(
        "a housing officer, asked by the police",
        (
            *CONFIDENTIAL,
            "whose-consent=sixteen-or-over",
            "safe-to-ask=serious-crime",
            "harm=other",
            "weighing-other=yes",
        ),
    ),
    Person(
        "a nurse, unsure twice",
        (
            *CONFIDENTIAL[:2],
            f"confidential={NOT_SURE}",
            *CONFIDENTIAL[2:],
            "whose-consent=sixteen-or-over",
            "safe-to-ask=yes",
            f"consent={NOT_SURE}",
            "consent=yes",
        ),
    ),
    Person(
        "a manager who audits: from a link", (), f"flowchart/#{PROTOCOL.edition}&{'&'.join(CASE_3)}&weighing-other=no"
    ),
    Person(
        "a learner with case 3",
        (*CASE_3, "weighing-other=no"),
        "cases/case-3/",
        ".try-first a[href*='case=3.4']",
    ),
)

TRANSLATED: Final = """
const translate = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const text of found) {
    const over = text.parentElement;
    if (!over || !text.data.trim() || over.closest("font, script, style, textarea, title")) continue;
    const outer = document.createElement("font");
    const inner = outer.appendChild(document.createElement("font"));
    text.replaceWith(outer);
    inner.append(text.data.replace(/[a-z]+/gi, (word) => [...word].reverse().join("")));
  }
};
addEventListener("DOMContentLoaded", () => {
  translate(document.body);
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.isConnected) translate(target);
  }).observe(document.body, { childList: true, subtree: true });
});
"""
"""What a browser's translator does: it wraps each text in two elements and changes its words, now and later."""

RIGHT_TO_LEFT: Final = "addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl' });"


@dataclass(frozen=True)
class Way:
    """How someone walks: on a screen of this size, with a script in the page, on a keyboard or over a slow line."""

    name: str
    size: tuple[int, int]
    script: str = ""
    is_keyboard: bool = False
    is_slow: bool = False


PHONE: Final = Way("phone", (360, 740))
DESKTOP: Final = Way("desktop", (1366, 768))
WAYS: Final = (
    Way("on a keyboard", (1366, 768), is_keyboard=True),
    Way("at 400 %", (320, 256)),
    Way("over a line of 50 kB/s", (360, 740), is_slow=True),
    Way("in a translated page", (360, 740), TRANSLATED),
    Way("from right to left", (360, 740), RIGHT_TO_LEFT),
)
"""The ways that the first of the people walks in besides."""

COUNT: Final = """() => {
  const step = document.querySelector(".step:not([hidden])");
  const inView = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const over = walker.currentNode.parentElement;
      if (over.checkVisibility({ visibilityProperty: true }) && !over.closest(".hidden, svg, script")) {
        found.push(walker.currentNode.data);
      }
    }
    return found.join(" ").split(/\\s+/).filter((word) => /\\w/.test(word)).length;
  };
  const heading = step.querySelector("h2");
  const links = [...document.querySelectorAll("article a[href]")].filter((each) => each.checkVisibility());
  return {
    id: heading.id,
    words: inView(step),
    links: links.length,
    screens: document.scrollingElement.scrollHeight / innerHeight,
    over: document.scrollingElement.scrollWidth - innerWidth,
    top: heading.getBoundingClientRect().top,
    answers: [...step.querySelectorAll(".answers a")].filter((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return each.checkVisibility() && top >= 0 && bottom <= innerHeight;
    }).length,
  };
}"""
"""What is in view of the step that is shown, and of the page."""


REASONS: Final = "The risk outweighs the refusal."


def main() -> None:
    """Walk as everyone in every way, and print the counts."""
    site = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"
    walks = [(person, way) for way in (PHONE, DESKTOP) for person in PEOPLE] + [(PEOPLE[0], way) for way in WAYS]
    with serve(site) as server, slowed(FIFTY_KILOBYTES, server.port) as slow_port, sync_playwright() as playwright:
        path = installed.find() or sys.exit(installed.MISSING)
        chromium = playwright.chromium.launch(executable_path=path, chromium_sandbox=os.geteuid() != 0)
        for person, way in walks:
            width, height = way.size
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.set_default_timeout(PATIENCE)
            page.add_init_script(way.script)
            print(f"\n{way.name}: {person.name}")
            port = slow_port if way.is_slow else server.port
            report(page, f"http://127.0.0.1:{port}/", person, way)
            page.close()
        chromium.close()


def report(page: Page, root: str, person: Person, way: Way) -> None:
    """Print the counts of a walk, and of the record at its end."""
    begun = time.monotonic()
    taps = 0
    steps = []
    for pressed, each in walk(page, root, person, way):
        taps += pressed
        steps.append(each)
        wide = f"  {each['over']} px wider than the screen" if each["over"] > 0 else ""
        print(
            f"  {each['id']:24} {each['words']:5} words {each['links']:4} links {each['screens']:5.1f} screens  "
            f"heading at {each['top']:5.0f}  {each['answers']} answers in view  {time.monotonic() - begun:5.1f} s{wide}"
        )
    *asked, end = steps
    pressed, words = recorded(page, way)
    what = "keys" if way.is_keyboard else "taps"
    print(
        f"  {taps} {what}, {sum(each['words'] for each in asked)} words before the end, {end['words']} at it; "
        f"a record of {words} words, {pressed} {what} and {time.monotonic() - begun:.1f} s after the start",
        flush=True,
    )


def walk(page: Page, root: str, person: Person, way: Way) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield how many taps or keys it took to each step of a person's walk, and the counts there.

    Over the slow line nobody waits for Python.
    """
    page.goto(root + person.starts)
    pressed = follow(page, person.follows, way) if person.follows else 0
    page.locator("protocol-flowchart[data-live]").wait_for()
    if not way.is_slow:
        page.locator("[data-ready]").wait_for()
    given = page.url.count("=") - page.url.count("case=")
    yield pressed, counted(page, given, way)
    for answer in person.answers:
        question, _, chosen = answer.partition("=")
        link = f'[data-question="{question}"][data-answer="{chosen}"]'
        to = page.locator(link).get_attribute("data-to")
        pressed = follow(page, link, way)
        page.locator(f"h2#{to}").wait_for()
        given += 1
        yield pressed, counted(page, given, way)
        if chosen == NOT_SURE:
            pressed = follow(page, ".step:not([hidden]) .answers li:not([hidden]) a", way)
            page.locator(f"h2#{question}").wait_for()
            given -= 1
            yield pressed, counted(page, given, way)


def follow(page: Page, link: str, way: Way) -> int:
    """Follow a link, and return how many taps or keys that took."""
    if not way.is_keyboard:
        page.locator(link).click()
        return 1
    pressed = tabs_to(page, link)
    page.keyboard.press("Enter")
    return pressed + 1


def tabs_to(page: Page, selector: str) -> int:
    """Press Tab until an element has the focus, and return how often."""
    for pressed in range(1, 500):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return pressed
    sys.exit(f"The keyboard does not come to {selector}.")


def counted(page: Page, given: int, way: Way) -> dict[str, Any]:
    """Return the counts, once Python has listed this many answers and someone has begun to read."""
    if not way.is_slow:
        page.wait_for_function("given => document.querySelectorAll('.your-answers > div').length === given", arg=given)
    page.wait_for_timeout(MOMENT)
    return dict(page.evaluate(COUNT))


def recorded(page: Page, way: Way) -> tuple[int, int]:
    """Write the reasons and take the record away; return the taps or keys that took and the words of the record."""
    page.locator("[data-ready]").wait_for()
    reasons = "#record-reasons"
    if way.is_keyboard:
        pressed = tabs_to(page, reasons)
        page.keyboard.type(REASONS)
    else:
        pressed = 1
        page.locator(reasons).fill(REASONS)
    with page.expect_download() as found:
        pressed += follow(page, '[data-do="text"]', way)
    text = Path(found.value.path()).read_text("utf-8")
    if REASONS not in text:
        sys.exit(f"The record does not have what was written: {text}")
    return pressed, len(text.split())


if __name__ == "__main__":
    main()
