"""The whole protocol on one page is the pages put together: all of each, in order, with links that stay on it."""

import re
from html import unescape

import pytest
from conftest import ROOT

from pages import paragraphs, whole

DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}
PLACES = paragraphs.find_places(DOCS)
PARTS = whole.parts(PLACES)


@pytest.fixture(scope="module")
def page(site) -> str:
    """Read the words of the built page."""
    html = (site / "protocol/whole/index.html").read_text("utf-8")
    return re.search("<article.*</article>", html, re.DOTALL)[0]


def test_the_parts_come_in_the_order_of_the_source():
    """The numbered pages by their numbers, each once, then its three appendices."""
    numbered = [place.file for place in PLACES if re.fullmatch(r"[\d.]+", place.address)]

    assert len(PARTS) == len(set(PARTS))
    assert PARTS[:4] == [
        "protocol/introduction.md",
        "protocol/purpose-and-principles.md",
        "golden-rules.md",
        "protocol/index.md",
    ]
    assert {*PARTS} == {*numbered, "sources.md", "glossary.md", *(f"cases/case-{number}.md" for number in range(1, 9))}


def test_it_has_every_numbered_place_once_and_in_order(page):
    """And the terms of the glossary."""
    ids = re.findall(r' id="([^"]+)"', page)
    expected = [place.address for part in PARTS for place in PLACES if place.file == part]

    assert [each for each in ids if each in set(expected)] == expected
    assert len(ids) == len(set(ids))


def test_a_part_is_all_that_its_page_has(site, page):
    """Each sentence of a page's paragraphs is there, word for word."""

    def sentences(html: str) -> set[str]:
        return {
            " ".join(unescape(re.sub("<[^>]+>", "", each)).split())
            for each in re.findall("<p>.*?</p>", html, re.DOTALL)
        }

    own = (site / "protocol/question-4/index.html").read_text("utf-8")
    own = re.search("<article.*</article>", own, re.DOTALL)[0]

    assert sentences(own) - sentences(page) == set()


def test_its_links_to_its_own_parts_stay_on_it(page):
    """A citation, a term, a case and a page lead to their places here; what is elsewhere is still linked."""
    links = set(re.findall(r'href="([^"]+)"', page))

    assert {"#3.36", "#term-public-interest", "#case-3", "#question-4", "#rule-3"} <= links
    assert not [
        each for each in links if re.match(r"\.\./(\.\./(cases|glossary|sources|golden-rules)/|question-)", each)
    ]
    assert any(each.startswith("../../about/changed-since/#change-") for each in links)


def test_no_heading_is_left_without_its_page():
    """What several pages have as a heading says here which of them it is."""
    drawn = whole.markdown(
        {
            "cases/case-1.md": "# Case 1: A\n\nLead.\n\n## What happened\n\n<!-- odd -->\n",
            "cases/case-2.md": (
                "---\ncase: 2\n---\n\n# Case 2: B\n\nSee [the flow](../flowchart.md#x) and [1](case-1.md).\n\n"
                "## What happened\n\n## More { #more }\n"
            ),
            "glossary.md": "# Glossary\n\n## Child\n\nA person.\n",
        }
    )

    assert re.findall("^#.*", drawn, re.MULTILINE) == [
        "# The whole protocol",
        "## Case 1: A { #case-1 }",
        "### What happened (case 1)",
        "## Case 2: B { #case-2 }",
        "### What happened (case 2)",
        "### More { #more }",
        "## Glossary { #glossary }",
        "### Child { #term-child }",
    ]
    assert "[the flow](/flowchart.md#x) and [1](/cases/case-1.md)" in drawn
    assert "odd" not in drawn


def test_it_is_found_from_the_home_page_and_the_protocol_s(site):
    """And the PDF beside it."""
    for address in ("", "protocol/"):
        html = (site / address / "index.html").read_text("utf-8")

        assert re.search('href="(protocol/|)whole/">the whole protocol on one page', html)
        assert re.search(f'href="(protocol/)?{re.escape(whole.PDF.rpartition("/")[2])}"', html)


def test_while_writing_it_is_not_put_together(monkeypatch):
    """`make serve` then shows a change as soon as without it."""
    added = {}
    monkeypatch.setattr(whole, "parts", lambda _: [])
    monkeypatch.setattr(whole, "add_page", lambda path, markdown, *_: added.update({path: markdown}))
    whole.add({}, [], {}, writing=True)

    assert added == {whole.WHOLE: whole.WHILE_WRITING}
