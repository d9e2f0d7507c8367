"""What links, regions and headings are called, on every page: by these names a screen reader's lists are read."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest

BASE = "http://site.test/"
FLOW = {"flowchart/", "embed/"}
"""Here every step is in the page and one at a time is shown: what is said of it is tested in tests/widget."""
LANDMARKS = {"nav": "navigation", "aside": "complementary", "main": "main"}
NUMBER = re.compile(r"\d+(\.\d+)+(\([a-z]+\))?")


class Named(HTMLParser):
    """The names of a page's links with where they lead, of its landmarks, and the words of its headings."""

    def __init__(self, html: str, url: str) -> None:
        """Read the page."""
        super().__init__()
        self.url = urljoin(BASE, url)
        self.links: list[tuple[str, str]] = []
        self.landmarks: list[tuple[str, str | None]] = []
        self.headings: list[list[str]] = []
        self.in_headings: set[str] = set()
        self.link: tuple[str, str] | None = None
        self.heading = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        name = attributes.get("aria-label")
        role = attributes.get("role") or LANDMARKS.get(tag) or ("region" if tag == "section" and name else None)
        if role in {*LANDMARKS.values(), "region", "search"}:
            self.landmarks.append((role, name))
        if self.heading:
            self.in_headings.add(tag)
        if re.fullmatch("h[1-6]", tag):
            self.heading = True
            self.headings.append([])
        if tag == "a" and attributes.get("href"):
            self.link = (name or "", urljoin(self.url, attributes["href"]))
            self.links.append(self.link)
            self.said = bool(name)

    def handle_data(self, data):
        if self.heading:
            self.headings[-1].append(data)
        if self.link and not self.said:
            self.links[-1] = (self.links[-1][0] + data, self.link[1])

    def handle_endtag(self, tag):
        if tag == "a":
            self.link = None
        if re.fullmatch("h[1-6]", tag):
            self.heading = False


@pytest.fixture(scope="session")
def named(site) -> dict[str, Named]:
    """Every page, by its address in the site."""
    files = {file.relative_to(site).as_posix().removesuffix("index.html"): file for file in site.rglob("*.html")}
    return {url: Named(file.read_text("utf-8"), url) for url, file in files.items()}


def test_no_two_links_of_one_name_lead_to_different_ends(named):
    """In a list of links, each says by itself where it goes."""
    wrong = []
    for url in named.keys() - FLOW:
        ends = defaultdict(set)
        for name, end in named[url].links:
            ends[" ".join(name.split())].add(end)
        wrong += [(url, name, sorted(to)) for name, to in ends.items() if len(to) > 1]

    assert wrong == []


def test_every_link_has_a_name(named):
    """Also one that shows only a sign."""
    assert [(url, end) for url, page in named.items() for name, end in page.links if not name.strip()] == []


def test_a_citation_is_read_as_a_paragraph(named):
    """A bare number would say nothing of where it leads."""
    bare = {(url, name) for url, page in named.items() for name, _ in page.links if NUMBER.fullmatch(name.strip())}

    assert bare == set()
    assert "paragraph 3.49" in {name for page in named.values() for name, _ in page.links}


def test_no_region_is_named_twice(named):
    """In a list of landmarks, each says by itself what it is; there is one main part, and it needs no name."""
    for url, page in named.items():
        assert len(page.landmarks) == len(set(page.landmarks)), url
        assert all(name or role in {"main", "complementary", "search"} for role, name in page.landmarks), url


def test_the_link_to_a_heading_stands_outside_it(named):
    """So whoever copies a heading gets its words alone, and no list of headings has a sign in it."""
    for url, page in named.items():
        assert "a" not in page.in_headings, url
        assert not any("¶" in "".join(words) for words in page.headings), url
    assert any(name.startswith("Link to “") for name, _ in named["golden-rules/"].links)
