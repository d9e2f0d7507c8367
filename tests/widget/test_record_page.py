"""The record in a browser: how it is taken away, when it counts as saved, and how it prints."""

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import docx
import pytest
from playwright.sync_api import Page, expect
from reader import ENDS, LONGEST_PATH, NOW, PAGE, TODAY, ZONE, expect_path, fragment, go, read, sheets, wait_for_python

from protocol_logic.flowchart import Kind, Outcome
from protocol_logic.form import SIGNED
from protocol_logic.protocol import PROTOCOL
from protocol_logic.record import TITLE, as_json, as_text, fields, record
from protocol_logic.walk import Walk, paths

WRITTEN = {"role": "Designated lead", "reasons": "The risk outweighs.\n\nMum’s refusal.", "advice": "The lead agreed."}
SHARING = max(
    (path for path in ENDS.values() if isinstance(path.at, Outcome) and path.at.kind is Kind.MAY_SHARE),
    key=lambda path: len(path.steps),
)


@pytest.fixture
def page(open_page) -> Page:
    """Open the end of the longest path that shares, with Python ready and the clock stopped."""
    allowed = ["clipboard-read", "clipboard-write"]
    page, _ = open_page(
        f"{PAGE}#{fragment(SHARING)}",
        lambda page: page.clock.set_fixed_time(NOW),
        timezone_id=ZONE,
        permissions=allowed,
        accept_downloads=True,
    )
    wait_for_python(page)
    expect_path(page, SHARING)
    return page


def write(page: Page, written: dict[str, str] = WRITTEN) -> None:
    """Type into fields of the record, as a person does."""
    for field, words in written.items():
        page.locator(f"#record-{field}").fill(words)
        page.locator(f"#record-{field}").dispatch_event("change")


def press(page: Page, name: str) -> None:
    """Press a button of the record."""
    read(page.get_by_role("button", name=name)).click()


def download(page: Page, name: str) -> tuple[str, bytes]:
    """Press a button to download, and return the name and the content of the file."""
    with page.expect_download() as found:
        press(page, name)
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def asked_on_leaving(page: Page) -> bool:
    """Say whether the browser would ask before the page goes."""
    return page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))")


# --- Taking it away. ---


def test_a_copy_is_rich_text_and_plain_text(page):
    """A word processor gets headings and a table; what takes plain text gets the module's text with plain marks."""
    write(page)
    read(page.locator("summary:visible", has_text="How to share")).click()
    box = page.locator(".step:visible").get_by_role("checkbox").first
    box.check()
    ticked = [box.get_attribute("value")]
    press(page, "Copy the record")
    expect(page.locator(".record-status")).to_have_text("Copied.")
    rich, plain = page.evaluate(
        """navigator.clipboard.read().then(([item]) => Promise.all(["text/html", "text/plain"].map(
        async (type) => (await item.getType(type)).text())))"""
    )

    assert plain == as_text(record(PROTOCOL, SHARING, TODAY, WRITTEN, ticked=ticked))
    assert "\n\nReasons:\nThe risk outweighs.\n\nMum's refusal.\n\n" in plain
    for each in (f"<h1>{TITLE}</h1>", "<h2>Answers in the flowchart</h2>", "<table ", "Mum’s refusal.", "Ticked off"):
        assert each in rich
    assert rich.count("<tr>") == len(SHARING.steps) + 1
    assert "Case reference" not in rich + plain


def test_it_is_downloaded_for_word_as_text_and_for_systems(page):
    """Each file has what the module makes; the text has the line ends that Windows looks for."""
    write(page)
    made = record(PROTOCOL, SHARING, TODAY, WRITTEN)
    name, content = download(page, "Download for Word")
    opened = docx.Document(BytesIO(content))

    assert name == "information-sharing-record-2026-07-01-0030.docx"
    assert [each.text for each in opened.paragraphs if each.style.name == "Heading 1"] == [TITLE]
    assert "Reasons: The risk outweighs." in [each.text for each in opened.paragraphs]
    assert len(opened.tables[0].rows) == len(SHARING.steps) + 1
    name, content = download(page, "Download as text")
    assert name.endswith(".txt")
    assert content.decode() == as_text(made).replace("\n", "\r\n")
    name, content = download(page, "Download for systems")
    assert name.endswith(".json")
    assert content.decode() == as_json(made)


def test_copy_and_print_come_first_and_clear_last(page):
    """What takes writing away stands apart from what keeps it."""
    names = page.locator("protocol-record button:visible").all_inner_texts()

    assert names == [
        "Copy the record",
        "Print the record",
        "Download for Word",
        "Download as text",
        "Download for systems (JSON)",
        "Clear what you wrote",
    ]


def test_the_paragraphs_behind_a_field_open_in_place(page):
    """They are read beside the field, and whatever link is in them opens beside the page."""
    row = page.locator('[data-field="reasons"]')
    write(page)
    read(row.locator(".guidance summary")).click()

    expect(row.locator(".guidance .paragraph").first).to_be_visible()
    targets = page.locator("protocol-record a[href]").evaluate_all("all => all.map(({ target }) => target)")
    assert set(targets) <= {"_blank"}
    expect(page.locator("#record-reasons")).to_have_value(WRITTEN["reasons"])


# --- What counts as saved. ---


def test_the_form_says_while_what_is_written_is_nowhere_else(page):
    """From the first letter on a line says so, and the browser asks before the page goes; a copy ends both."""
    expect(page.locator(".record-unsaved")).to_be_hidden()
    page.locator("#record-reasons").press_sequentially("x")
    expect(page.locator(".record-unsaved")).to_be_visible()
    assert asked_on_leaving(page)
    press(page, "Copy the record")

    expect(page.locator(".record-unsaved")).to_be_hidden()
    assert not asked_on_leaving(page)
    write(page, {"reasons": "y"})
    assert asked_on_leaving(page)


def test_what_no_one_knows_is_not_taken_for_saved(page):
    """A print may be cancelled, a download blocked, a copy refused; only the person knows, and can say so."""
    write(page)
    page.evaluate(
        """() => {
          window.print = () => {};
          navigator.clipboard.write = () => Promise.reject(new Error("refused"));
        }"""
    )
    press(page, "Print the record")
    download(page, "Download for Word")
    expect(page.locator(".record-status")).to_contain_text("See that it is there.")
    press(page, "Copy the record")
    expect(page.locator(".record-status")).to_contain_text("Your browser did not allow that.")
    assert page.evaluate("getSelection().toString()").startswith(TITLE.upper())
    assert asked_on_leaving(page)
    press(page, "I have kept it")

    expect(page.locator(".record-unsaved")).to_be_hidden()
    assert not asked_on_leaving(page)


def test_what_is_typed_while_it_is_copied_is_not_taken_for_saved(page):
    """Saved is what was copied, not what the fields hold when the copy is done."""
    write(page)
    page.evaluate(
        """() => {
          const write = navigator.clipboard.write.bind(navigator.clipboard);
          navigator.clipboard.write = async (items) => {
            await write(items);
            document.querySelector("#record-reasons").value += " More.";
          };
        }"""
    )
    press(page, "Copy the record")
    expect(page.locator(".record-status")).to_have_text("Copied.")

    assert asked_on_leaving(page)


def test_there_is_no_record_until_it_is_this_paths(page):
    """In the instant after an answer, before Python has replied, nothing of the path before can be taken away."""
    write(page)
    expect(page.locator(".record")).not_to_be_empty()
    said = page.evaluate(
        """async (other) => {
          const form = document.querySelector("protocol-record");
          location.hash = other;
          dispatchEvent(new PopStateEvent("popstate"));
          const shown = form.querySelector(".record").textContent + form.querySelector(".sheet").textContent;
          await form.act("docx");
          const words = form.querySelector(".record-status").textContent;
          return [shown, words];
        }""",
        fragment(LONGEST_PATH),
    )

    assert said == ["", "The record of these answers is not ready yet. Try again in a moment."]
    expect_path(page, LONGEST_PATH)
    expect(page.locator(".record")).to_have_text(as_text(record(PROTOCOL, LONGEST_PATH, TODAY, WRITTEN)))


def test_clear_asks_and_forgets(page):
    """What was written goes only when that is confirmed."""
    write(page)
    answers = iter(["dismiss", "accept"])
    page.on("dialog", lambda dialog: getattr(dialog, next(answers))())
    press(page, "Clear what you wrote")
    expect(page.locator("#record-reasons")).to_have_value(WRITTEN["reasons"])
    press(page, "Clear what you wrote")

    expect(page.locator("#record-reasons")).to_have_value("")
    expect(page.locator(".record-unsaved")).to_be_hidden()


# --- On paper. ---


def printed(page: Page) -> list[str]:
    """Print the record, and return the words of each sheet of A4; some fonts draw two letters as one, “ﬂ” say."""
    page.evaluate("void (window.print = () => document.documentElement.toggleAttribute('data-printed', true))")
    press(page, "Print the record")
    page.locator("html[data-printed]").wait_for()
    return [" ".join(normalize("NFKC", each.extract_text()).split()) for each in sheets(page)]


def longest(kept: list[Walk]) -> Walk:
    """Return the path whose record is the longest."""
    return max(kept, key=lambda path: len(as_text(record(PROTOCOL, path, TODAY, {}))))


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.name)
def test_it_prints_on_two_sheets(page, kind):
    """The first is theirs, with room for each field and to sign; the second has the answers; there is no more."""
    path = longest([each for each in paths(PROTOCOL) if isinstance(each.at, Outcome) and each.at.kind is kind])
    go(page, fragment(path))
    expect_path(page, path)
    theirs, answered = printed(page)
    labels = [*(field.label for field in fields(path.at)), *(each.term for each in SIGNED)]

    assert theirs == f"{TITLE} Date and time: 1 July 2026, 00:30 {' '.join(f'{each}:' for each in labels)}"
    assert answered.startswith("Answers in the flowchart The protocol’s answer:")
    assert answered.endswith(".")


def test_what_was_written_prints(page):
    """Every line of it, without the box that it was typed into."""
    write(page)
    theirs, _ = printed(page)

    assert "Role: Designated lead" in theirs
    assert "Reasons: The risk outweighs. Mum’s refusal." in theirs


def test_after_printing_the_page_is_as_before(page):
    """The next print is of the page, unless the record is asked for again."""
    printed(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    expect(page.locator("[data-print-record]")).to_have_count(0)
    assert not re.search(r"\bdata-print-record\b", page.content())
