"""What a reader keeps of a page in a reading view, as Firefox makes it, or copies from it."""

import pytest
from conftest import ROOT

READABILITY = (ROOT / "widget/node_modules/@mozilla/readability/Readability.js").read_text("utf-8")
READ = f"() => {{ {READABILITY}; return new Readability(document.cloneNode(true)).parse().textContent; }}"

COPY = """(id) => {
  getSelection().selectAllChildren(document.getElementById(id));
  return getSelection().toString();
}"""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("protocol/question-5/", ("3.38", "Changed since.", "Authority:")),
        ("golden-rules/", ("Changed since.",)),
        ("cases/case-3/", ("What happened",)),
        ("about/changed-since/", ("Then:", "Now:")),
    ],
)
def test_a_reading_view_keeps_what_matters(open_page, address, words):
    """That this is historic and no current procedure, the numbers, and the notes on what has changed since."""
    page, _ = open_page(address)
    kept = page.evaluate(READ)

    for each in ("historic", "not current procedure", *words):
        assert each in kept
    assert "¶" not in kept


def test_what_is_copied_has_the_number_and_no_sign(open_page):
    """A paragraph pastes as it would be cited, and a heading as its words."""
    page, _ = open_page("protocol/question-4/#3.36")

    assert page.evaluate(COPY, "3.36").startswith("3.36 ")
    assert page.evaluate(COPY, "about-this-question").strip() == "About this question"
    page.keyboard.press("ControlOrMeta+a")
    assert "¶" not in page.evaluate("getSelection().toString()")
