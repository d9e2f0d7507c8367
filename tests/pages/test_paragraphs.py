"""Numbered paragraphs, references and glossary entries become what CONTRIBUTING.md promises, and slips are named."""

from xml.etree import ElementTree as ET

import pytest
from markdown import Markdown

from pages import glossary, paragraphs

QUESTION = """\
# Question 4

Before any number.

## When not to ask

3.36 Sometimes you should not ask.
Examples are when asking would:

- put someone at more risk; or
- hold up enquiries.

3.40 Sharing among agencies.

(i) The first part.

(ii) The second part, after [3.36].

## After

No number here.
"""
DOCS = {
    "protocol/question-1.md": "# Question 1\n\n3.9 Wherever possible, tell the person.\n",
    "protocol/question-4.md": QUESTION,
    "golden-rules.md": "# Rules\n\n2.9 The rules.\n\n## 3. Ask for advice { #rule-3 }\n\nAsk.\n",
    "flowchart.md": "# May I?\n\n## Harm { #note-harm }\n\nDo not delay.\n\n## Elsewhere { #elsewhere }\n",
    "protocol/question-3.md": "## Confidential { #before-3.13 }\n3.13 Right under its heading.\n",
    "cases/case-3.md": "---\ncase: 3\n---\n\n# Case 3\n\nSee [3.40(ii)].\n",
    "glossary.md": "# Glossary\n\n## Public interest\n\nWhat is good for all.\n",
}
REFERENCES = paragraphs.find_references(paragraphs.find_places(DOCS), ["safe-to-ask"], DOCS)


def build(text, terms=()) -> ET.Element:
    """Return the HTML of a Markdown text, as a tree."""
    md = Markdown(
        extensions=[
            "attr_list",
            paragraphs.makeExtension(references=REFERENCES),
            glossary.makeExtension(terms=list(terms)),
        ]
    )
    return ET.fromstring(f"<main>{md.convert(text)}</main>")  # noqa: S314 (our own text)


def links(text, terms=()) -> list[tuple[str, str]]:
    return [("".join(link.itertext()), link.get("href")) for link in build(text, terms).iter("a")]


def slips(file, text) -> list[str]:
    return [
        f"docs/{at}:{line}: {paragraphs.no_such(name, REFERENCES)}"
        for at, line, name in paragraphs.references_in({file: text})
        if name.lower() not in REFERENCES
    ]


def test_a_paragraph_holds_everything_up_to_the_next_number_or_heading():
    """What stands before the first number and after the next heading is in no paragraph."""
    top = [(each.tag, each.get("id")) for each in build(QUESTION)]
    section = build(QUESTION).find("section")

    assert top == [
        ("h1", None),
        ("p", None),
        ("h2", None),
        ("section", "3.36"),
        ("section", "3.40"),
        ("h2", None),
        ("p", None),
    ]
    assert [each.tag for each in section] == ["p", "ul"]


def test_a_paragraph_starts_with_a_link_to_itself():
    """The link shows the number, and a screen reader hears what it is for."""
    link = build(QUESTION).find("section/p/a")

    assert (link.text, link.get("href"), link.get("aria-label")) == ("3.36", "#3.36", "Link to paragraph 3.36")
    assert link.tail == " Sometimes you should not ask.\nExamples are when asking would:"


def test_a_part_has_an_address():
    """A lettered block inside a paragraph can be linked to; the paragraph itself starts with its number."""
    parts = [(part.get("id"), part.find("a").get("aria-label")) for part in build(QUESTION).findall("section/p[@id]")]

    assert parts == [
        ("3.40-i", "Link to paragraph 3.40(i)"),
        ("3.40-ii", "Link to paragraph 3.40(ii)"),
    ]


@pytest.mark.parametrize("text", ["Use 3.36 twice.", "- 3.36 in a list", "[3.36] says so.", "3.36", "(i) no paragraph"])
def test_only_a_block_that_starts_with_a_number_is_a_paragraph(text):
    """Neither a number elsewhere, nor a part outside a paragraph, gets an address."""
    assert build(text).find("section") is None
    assert paragraphs.find_places({"x.md": text}) == []


def test_the_text_and_the_page_have_the_same_addresses():
    """Every paragraph and part that is found in the text is on the page."""
    found = [place.address for place in paragraphs.find_places({"x.md": QUESTION})]
    built = [each.get("id") for each in build(QUESTION).iter() if each.get("id")]

    assert found == built == ["3.36", "3.40", "3.40-i", "3.40-ii"]


def test_every_kind_of_place_is_found_with_its_line():
    """Paragraphs, parts, rules, notes, unnumbered text and glossary entries have an address; other headings do not."""
    found = [(place.file, place.line, place.address, place.name) for place in paragraphs.find_places(DOCS)]

    assert found == [
        ("protocol/question-1.md", 3, "3.9", "3.9"),
        ("protocol/question-4.md", 7, "3.36", "3.36"),
        ("protocol/question-4.md", 13, "3.40", "3.40"),
        ("protocol/question-4.md", 15, "3.40-i", "3.40(i)"),
        ("protocol/question-4.md", 17, "3.40-ii", "3.40(ii)"),
        ("golden-rules.md", 3, "2.9", "2.9"),
        ("golden-rules.md", 5, "rule-3", "golden rule 3"),
        ("flowchart.md", 3, "note-harm", "note on harm"),
        ("protocol/question-3.md", 1, "before-3.13", "before 3.13"),
        ("protocol/question-3.md", 2, "3.13", "3.13"),
        ("glossary.md", 3, "term-public-interest", "term: Public interest"),
    ]


@pytest.mark.parametrize(
    ("written", "words", "link"),
    [
        ("[3.36]", "3.36", "/protocol/question-4.md#3.36"),
        ("[3.40(i)]", "3.40(i)", "/protocol/question-4.md#3.40-i"),
        ("[before 3.13]", "before 3.13", "/protocol/question-3.md#before-3.13"),
        ("[golden rule 3]", "golden rule 3", "/golden-rules.md#rule-3"),
        ("[Note on harm]", "Note on harm", "/flowchart.md#note-harm"),
        ("[any words][3.36]", "any words", "/protocol/question-4.md#3.36"),
        ("[any words][safe-to-ask]", "any words", "/flowchart.md#safe-to-ask"),
        ("[case 3]", "case 3", "/cases/case-3.md"),
        ("[any words][term: public interest]", "any words", "/glossary.md#term-public-interest"),
    ],
)
def test_a_reference_becomes_a_link(written, words, link):
    """Each form of reference in CONTRIBUTING.md leads to its place, and is not a slip."""
    assert links(f"See {written}.") == [(words, link)]
    assert slips("x.md", f"See {written}.") == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[3.99]", "there is no paragraph 3.99; did you mean 3.9?"),
        ("[3.40(iii)]", "there is no paragraph 3.40(iii); did you mean 3.40(ii)?"),
        ("[words][3.63]", "there is no paragraph 3.63; did you mean 3.36?"),
        ("[golden rule 8]", 'there is no "golden rule 8"; did you mean golden rule 3?'),
        ("[note of harm]", 'there is no "note of harm"; did you mean note on harm?'),
        ("[words][safe-to-tell]", 'there is no "safe-to-tell"; did you mean safe-to-ask?'),
        (
            "[words][term: publick interest]",
            'there is no "term: publick interest"; did you mean term: public interest?',
        ),
        ("[case 9]", 'there is no "case 9"; did you mean case 3?'),
        ("[sic]", 'there is no "sic" to refer to'),
    ],
)
def test_a_wrong_reference_is_named_with_file_line_and_the_nearest_name(written, message):
    """A slip is reported where it was made, front matter counted."""
    assert slips("cases/case-3.md", f"---\ncase: 3\n---\n\nOne line.\nSee {written}, then.\n") == [
        f"docs/cases/case-3.md:6: {message}"
    ]


@pytest.mark.parametrize("text", [r"\[3.99]", "`[3.99]`", "[words](other.md)", "![alt](x.png)", "[a][3.36]: [b][3.40]"])
def test_what_is_not_a_reference_is_left_alone(text):
    """Plain brackets, code, and links that MkDocs checks are no slips."""
    assert slips("x.md", text) == []


def test_a_malformed_number_is_named():
    """A number that no paragraph of the protocol can have is a slip."""
    places = paragraphs.find_places({"a.md": "3.366 One.\n\n10.1 Two.\n\n3.1.2.3 Three.\n"})

    assert list(paragraphs.malformed(places).values()) == [
        "docs/a.md:1: 3.366 cannot be an address; the paragraphs are numbered 1.1 to 9.99",
        "docs/a.md:3: 10.1 cannot be an address; the paragraphs are numbered 1.1 to 9.99",
        "docs/a.md:5: 3.1.2.3 cannot be an address; the paragraphs are numbered 1.1 to 9.99",
    ]


TERMS = glossary.find_terms("""\
# Glossary

## Harm

What hurts.

## Significant harm

Also written: significantly harmed, SH.

Harm that is *bad* enough; see [harm][term: harm] and [3.36].
More of the same sentence.

More text.
""")


def test_a_glossary_entry_has_forms_and_a_short_meaning():
    """The forms are the heading's and those after "Also written"; the meaning is the first block, without markup."""
    assert [
        glossary.Term("term-harm", ("Harm",), "What hurts.", is_only_defined=False),
        glossary.Term(
            "term-significant-harm",
            ("Significant harm", "significantly harmed", "SH"),
            "Harm that is bad enough; see harm and 3.36. More of the same sentence.",
            is_only_defined=False,
        ),
    ] == TERMS


def test_a_glossary_entry_gets_its_address():
    """The address stands on the entry's heading, for MkDocs to find."""
    text = glossary.add_addresses("# Glossary\n\n## Children's well-being\n\nText.\n")

    assert text == "# Glossary\n\n## Children's well-being { #term-childrens-well-being }\n\nText.\n"


def test_the_first_use_of_a_term_becomes_a_link():
    """It counts in reading order, in any form, the longest first, but not in headings, links or code."""
    text = """\
# Harm

- Nothing `harm` here, and harmless.

- A **child was significantly harmed**, and harm was done.

Significant harm again, and Harm again.
"""
    assert links(text, TERMS) == [
        ("significantly harmed", "/glossary.md#term-significant-harm"),
        ("harm", "/glossary.md#term-harm"),
    ]
    assert "".join(build(text).itertext()) == "".join(build(text, TERMS).itertext())


def test_a_term_that_the_author_links_is_linked_once():
    """An author's own link counts as the first use, and shows the short meaning too."""
    references = {"term: harm": "/glossary.md#term-harm"}
    md = Markdown(
        extensions=[paragraphs.makeExtension(references=references), glossary.makeExtension(terms=TERMS)],
    )

    assert md.convert("Harm is [this][term: harm].") == (
        '<p>Harm is <a href="/glossary.md#term-harm" title="What hurts.">this</a>.</p>'
    )
