"""Whatever stands in the address or is written into the record: no script runs, nothing breaks, and no word is lost."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
from conftest import watched
from playwright.sync_api import Page, expect
from reader import ENDS, PAGE, expect_path, fragment, go, wait_for_python

from protocol_logic.protocol import EDITION, PROTOCOL

PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text("utf-8").splitlines()
"""Known ways to have a page run, fetch or show what it should not, one on each line."""
PATH = ENDS["do-not-share"]
START = PROTOCOL.questions[0]
WORDS = "My reasons."
RANDOM = 8_000
BATCH = 500

RAN = """
window.ran = () => { window.hasRun = true };
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = window.ran;
"""
"""What a payload calls when it runs."""

TRY = """async (fragments) => {
  const wrong = [];
  for (const fragment of fragments) {
    const before = location.href;
    const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = fragment;
    if (new URL(`#${fragment}`, before).href !== before) await changed;
    const shown = document.querySelectorAll(".step:not([hidden])").length;
    const words = document.querySelector("#record-reasons").value;
    const within = location.href.startsWith(before.split("#")[0]);
    if (shown !== 1 || words !== "My reasons." || window.hasRun || !within) wrong.push([fragment, shown, words]);
  }
  return wrong;
}"""
"""Put one fragment after another into the address, and return those after which something was not as it should be."""


def placed(payload: str) -> Iterator[str]:
    """Give every place of an address that a payload may stand in, as it is and encoded."""
    for each in (payload, quote(payload, safe="")):
        yield each
        yield f"{each}&{START.id}=yes"
        yield f"{EDITION}&{START.id}={each}"
        yield f"{EDITION}&{each}={START.answers[0].id}"
        yield f"{EDITION}&{START.id}={START.answers[0].id}&case={each}"


def made_up(random: Random) -> str:
    """Return bytes of any kind, encoded in part, in the place of a whole path or at its end."""
    content = random.randbytes(random.randrange(1, 60))
    text = quote(content) if random.random() < 1 / 2 else content.decode("latin-1")
    return text if random.random() < 1 / 2 else f"{fragment(PATH)}{random.choice('&=')}{text}"


@pytest.fixture(scope="module")
def page(browser, served) -> Iterator[Page]:
    """Open the end of a path with Python ready and something written; the policy is watched, and errors."""
    with watched(browser, served) as (context, _):
        context.add_init_script(RAN)
        page = context.new_page()
        page.goto(f"{PAGE}#{fragment(PATH)}")
        wait_for_python(page)
        page.locator("#record-reasons").fill(WORDS)
        yield page


def expect_unharmed(page: Page) -> None:
    """See that the page goes on as if nothing had been."""
    go(page, fragment(PATH))
    expect_path(page, PATH)
    page.locator("#record-reasons").dispatch_event("change")
    expect(page.locator(".record")).to_contain_text(WORDS)
    assert page.evaluate("window.hasRun") is None


def test_known_payloads_in_the_address_do_nothing(page):
    """One place each; `make test-slow` tries all."""
    assert page.evaluate(TRY, [f"{EDITION}&{START.id}={each}" for each in PAYLOADS]) == []
    expect_unharmed(page)


@pytest.mark.slow
def test_nothing_in_the_address_does_anything(page, record_property):
    """Ten thousand fragments: known payloads in every place, and bytes at random."""
    random = Random(1)  # noqa: S311 (the same ones each time)
    fragments = [each for payload in PAYLOADS for each in placed(payload)]
    fragments += [made_up(random) for _ in range(RANDOM)]
    assert len(fragments) >= 10_000
    for at in range(0, len(fragments), BATCH):
        assert page.evaluate(TRY, fragments[at : at + BATCH]) == []
        expect_unharmed(page)
    record_property("fragments", len(fragments))


def test_nothing_that_is_written_does_anything(page, record_property):
    """Every payload, in every field, is words in the record and on its sheet, and no element of them."""
    written = "\n".join(PAYLOADS)
    fields = page.locator(".field:visible textarea")
    elements = page.locator(".sheet :is(script, img, svg, iframe, video, form, a, [style], [onload], [onerror])")
    before = elements.count()
    for field in fields.all():
        field.fill(written)
    fields.first.dispatch_event("change")
    expect(page.locator(".record")).to_contain_text(PAYLOADS[-1])
    sheet, record = (page.locator(each).text_content() for each in (".sheet", ".record"))

    squeezed = ["".join(each.split()) for each in (sheet, record)]
    for payload in PAYLOADS:
        assert all("".join(payload.split()) in each for each in squeezed), payload
    assert elements.count() == before
    record_property("payloads", len(PAYLOADS))
    assert fields.evaluate_all("all => all.map(({ value }) => value)") == [written] * fields.count()
    for field in fields.all():
        field.fill("")
    page.locator("#record-reasons").fill(WORDS)
    expect_unharmed(page)


def test_a_very_long_text_is_kept_and_its_length_is_told(page):
    """A reader who pastes a whole file by mistake sees that they did."""
    page.locator("#record-reasons").fill("word " * 10_000)
    page.locator("#record-reasons").dispatch_event("change")

    expect(page.locator("#warning-reasons")).to_contain_text("This is very long: 50,000 characters.")
    expect(page.locator("#record-reasons")).to_have_value("word " * 10_000)
    page.locator("#record-reasons").fill(WORDS)
    page.locator("#record-reasons").dispatch_event("change")
    expect(page.locator("#warning-reasons")).to_be_empty()
