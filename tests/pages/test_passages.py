"""The words of a passage are taken whole, whatever stands inside it, and what is known of it comes under it."""

from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from pages import oddities, paragraphs, passages, tables

PAGE = """\
# Rules

## 3. Ask *first* & last { #rule-3 }

Ask, see [the page](../other/#part).

<div><section>Nested, with a <h2 id="rule-9">heading</h2> of its own.</section></div>

## When not to ask

3.36 Sometimes not, as in [that](#3.40) or [elsewhere](https://example.org/).

- One `x < y`.

3.40 A paragraph with parts.

(i) The first part.

## Elsewhere { #note-harm }

No passage.
"""


def read(text, under=lambda address: f"<footer>{address}</footer>"):
    """Return the HTML of a page at `protocol/rules/`, and its passages."""
    kept = {}
    extensions = ["attr_list", "md_in_html", "toc", paragraphs.makeExtension()]
    extension = passages.makeExtension(page="protocol/rules/", kept=kept, under=under)
    return Markdown(extensions=[*extensions, extension]).convert(text), kept


def test_every_passage_is_kept_with_the_heading_over_it():
    """A heading is given as HTML; a heading of another kind is no passage."""
    _, kept = read(PAGE)

    assert {address: (each.heading, each.page) for address, each in kept.items()} == {
        "rule-3": ("3. Ask first &amp; last", "protocol/rules/"),
        "3.36": ("When not to ask", "protocol/rules/"),
        "3.40": ("When not to ask", "protocol/rules/"),
    }


def test_the_words_of_a_passage_end_where_the_next_begins():
    """Elements nested in it, of whatever kind, do not end it."""
    _, kept = read(PAGE)
    rule, paragraph = kept["rule-3"].html(""), kept["3.40"].html("")

    assert "Nested, with a" in rule
    assert "of its own." in rule
    assert "When not to ask" not in rule
    assert "The first part." in paragraph
    assert "No passage." not in paragraph


@pytest.mark.parametrize(
    ("here", "other", "part"),
    [
        ("protocol/rules/", "../other/#part", "./#3.40"),
        ("flowchart/", "../protocol/other/#part", "../protocol/rules/#3.40"),
        ("", "protocol/other/#part", "protocol/rules/#3.40"),
    ],
)
def test_the_links_of_a_passage_lead_where_they_led(here, other, part):
    """On another page they are relative to it; what leads to another site stays."""
    _, kept = read(PAGE)

    assert f'href="{other}"' in kept["rule-3"].html(here)
    assert f'href="{part}"' in kept["3.36"].html(here)
    assert 'href="https://example.org/"' in kept["3.36"].html(here)


def test_a_passage_shown_elsewhere_has_no_ids():
    """They are on its own page, and no id may be used twice on another."""
    html, kept = read(PAGE)

    assert 'id="3.40-i"' in html
    assert " id=" not in kept["3.40"].html("")


def test_what_is_known_of_a_passage_comes_under_it():
    """It is on the page before what follows, and not among the words that are shown elsewhere."""
    html, kept = read(PAGE)

    assert html.count("<footer>") == len(kept)
    assert html.index("of its own.") < html.index("<footer>rule-3</footer>") < html.index("When not to ask")
    assert html.index("The first part.") < html.index("<footer>3.40</footer></section>") < html.index("Elsewhere")
    assert all("<footer>" not in each.html("") for each in kept.values())


def test_nothing_is_put_under_a_passage_of_which_nothing_is_known():
    """There is no empty element then."""
    (section,) = ET.fromstring(f"<m>{read('3.36 Words.', under=lambda _: '')[0]}</m>")  # noqa: S314 (our own text)

    assert [each.tag for each in section] == ["p"]


def test_a_table_gets_a_frame():
    """The keyboard can reach it, and so scroll it; the words around it stay outside."""
    md = Markdown(extensions=["tables", tables.makeExtension()])
    root = ET.fromstring(f"<m>{md.convert('Before.\n\n| a |\n|---|\n| b |\n\nAfter.')}</m>")  # noqa: S314 (our own text)

    assert [each.tag for each in root] == ["p", "div", "p"]
    assert (root[1].get("tabindex"), [each.tag for each in root[1]]) == ("0", ["table"])


def test_only_the_first_oddity_about_a_place_has_its_address():
    """The address is that of what an item starts with; an item that starts otherwise has none."""
    text = """\
- [3.40] says one thing.
  [3.36] says another.
- [3.40] is odd twice.
- [case 4] is a page.

- Not about [3.36].

- [3.36] at last.
"""
    links = {"3.40": "/q.md#3.40", "3.36": "/q.md#3.36", "case 4": "/cases/case-4.md"}
    md = Markdown(extensions=[paragraphs.makeExtension(references=links), oddities.makeExtension(here=True)])
    root = ET.fromstring(f"<m>{md.convert(text)}</m>")  # noqa: S314 (our own text)

    assert [item.get("id") for item in root.iter("li")] == [
        "oddity-3.40",
        None,
        "oddity-case-4",
        None,
        "oddity-3.36",
    ]
    assert oddities.find(text, links) == {
        "3.40": "oddity-3.40",
        "case-4": "oddity-case-4",
        "3.36": "oddity-3.36",
    }
