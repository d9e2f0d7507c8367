"""Words as Markdown show as themselves."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import markdown

from protocol_logic.plain import WIDTH, escape, fill


def test_a_line_has_room_for_as_much_as_the_width():
    """A letter more goes on the next line, with nothing before it unless it is asked for."""
    full = "x" * (WIDTH - 2)

    assert fill(f"{full} y") == f"{full} y"
    assert fill(f"{full} yz") == f"{full}\nyz"
    assert fill(f"{full} yz", "- ", "> ") == f"- {full}\n> yz"


def test_no_word_is_broken():
    """Neither one that is too long for a line nor one with hyphens, as paths and addresses have."""
    long, hyphens = "x" * (WIDTH + 1), "long-winded"
    full = "x" * (WIDTH - len(hyphens))

    assert fill(f"{long} y") == f"{long}\ny"
    assert fill(f"{full} {hyphens}") == f"{full}\n{hyphens}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [("- a", "&#45; a"), ("-", "&#45;"), ("1. a", "&#49;. a"), ("a  - b", "a - b"), ("a_b", "a\\_b")],
)
def test_what_would_start_a_list_is_written_by_its_number(line, expected):
    """Its first character alone: the rest does nothing without it."""
    assert escape(line) == expected


class Page(HTMLParser):
    """The elements of a page of HTML, in order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


# Python-Markdown drops control characters, some of which it uses for itself.
words = st.text(st.characters(exclude_categories=["C"]) | st.sampled_from("\n\n\t`*_{}[]()<>#+-.!|~&\\:=\"'1^"))


@given(words)
@example("<script>alert(1)</script>")
@example("<!-- gone -->")
@example("&lt;b&gt; &amp; &#60;")
@example("`code` ``` fence\n```\n~~~\nin a fence")
@example("# heading\nheading\n===\nheading\n---")
@example("[link](https://example.org) ![picture](x.png) <https://example.org> [ref]: https://example.org")
@example("- list\n+ list\n* list\n1. list\n12) list\n> quote\n    code\n***\n___")
@example("a | b\n--|--\n1 | 2\nterm\n: definition\n[^1]: note\n*[HTML]: abbreviation\n# x {: #id onclick=x }")
@example("**bold** _italic_ ~~gone~~ \\* \\\\")
def test_whatever_is_escaped_stays_text(typed):
    """Drawn with all the extras that could take hold of it, it shows its characters in one plain paragraph."""
    drawn = Page(markdown(escape(typed), extensions=["extra", "sane_lists"]))

    assert "".join(typed.split()) == "".join(drawn.text.split())
    assert set(drawn.tags) <= {"p"}
