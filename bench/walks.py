"""Walk the flowchart as people do, and count what each meets: taps, words and screens.

    make walks

Each walk is made on a phone and on a desktop, in Chromium, with Python ready.
Words are those in view in the step, with its folds closed; screens are the height of the page over that of the window.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from bench.start import ROOT, installed
from protocol_logic.flowchart import NOT_SURE
from protocol_logic.protocol import PROTOCOL

SIZES: Final = {"phone": (360, 740), "desktop": (1366, 768)}

PATIENCE: Final = 120_000
"""How many milliseconds to wait for what must come."""

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
    top: heading.getBoundingClientRect().top,
    answers: [...step.querySelectorAll(".answers a")].filter((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return each.checkVisibility() && top >= 0 && bottom <= innerHeight;
    }).length,
  };
}"""
"""What is in view of the step that is shown, and of the page."""


class Quiet(SimpleHTTPRequestHandler):
    """Serve files without a line on each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Walk as everyone, on every screen, and print the counts."""
    site = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server,
        sync_playwright() as playwright,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        path = installed.find() or sys.exit(installed.MISSING)
        chromium = playwright.chromium.launch(executable_path=path, chromium_sandbox=os.geteuid() != 0)
        for size, (width, height) in SIZES.items():
            for person in PEOPLE:
                page = chromium.new_page(viewport={"width": width, "height": height})
                page.set_default_timeout(PATIENCE)
                print(f"\n{size}: {person.name}")
                steps = list(walk(page, f"http://127.0.0.1:{server.server_port}/", person))
                for each in steps:
                    print(
                        f"  {each['id']:24} {each['words']:5} words {each['links']:4} links "
                        f"{each['screens']:5.1f} screens  heading at {each['top']:5.0f}  "
                        f"{each['answers']} answers in view"
                    )
                taps = len(steps) - 1 + bool(person.follows)
                asked = sum(each["words"] for each in steps[:-1])
                print(f"  {taps} taps, {asked} words before the end, {steps[-1]['words']} at it", flush=True)
                page.close()
        chromium.close()
        server.shutdown()


def walk(page: Page, root: str, person: Person) -> Iterator[dict[str, Any]]:
    """Yield the counts at each step of a person's walk."""
    page.goto(root + person.starts)
    if person.follows:
        page.locator(person.follows).click()
    page.locator("[data-ready]").wait_for()
    yield counted(page)
    for answer in person.answers:
        question, _, given = answer.partition("=")
        page.locator(f'[data-question="{question}"][data-answer="{given}"]').click()
        yield counted(page)
        if given == NOT_SURE:
            page.locator(".step:visible .answers a:visible").click()
            yield counted(page)


def counted(page: Page) -> dict[str, Any]:
    """Return the counts once Python has listed the path."""
    page.wait_for_function("document.querySelector('protocol-flowchart').isSettled ?? true")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    return dict(page.evaluate(COUNT))


if __name__ == "__main__":
    main()
