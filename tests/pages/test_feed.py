"""The feed of editions is Atom, and has each edition."""

from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

from pages.feed import FEED, atom
from protocol_logic.edition import editions

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_what_atom_asks_for(site):
    """Names, dates and an author; an entry for each edition, the newest first; each link leads to its place."""
    feed = ET.fromstring((site / FEED).read_text("utf-8"))  # noqa: S314 (it is our own)
    entries = feed.findall(f"{ATOM}entry")

    for each in (feed, *entries):
        assert all(each.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert len({each.findtext(f"{ATOM}id") for each in (feed, *entries)}) == 1 + len(entries)
    assert [each.findtext(f"{ATOM}updated")[:10] for each in entries] == list(reversed(editions()))
    assert all(each.findtext(f"{ATOM}content") for each in entries)
    for entry in entries:
        page, place = urldefrag(entry.find(f"{ATOM}link").get("href"))
        assert f'id="{place}"' in (site / page / "index.html").read_text("utf-8")


def test_every_page_names_the_feed(site):
    """A news reader that is given any page finds it."""
    pages = list(site.rglob("index.html"))

    assert pages
    assert all('rel="alternate" type="application/atom+xml"' in each.read_text("utf-8") for each in pages)


def test_its_links_start_from_the_address_of_the_site():
    """Where that is known; elsewhere from where the feed is."""
    assert 'xml:base="https://site.example/"' in atom("A & B", "https://site.example/", "about/editions/")
    assert "<name>A &amp; B</name>" in atom("A & B", "", "about/editions/")
    assert "xml:base" not in atom("A & B", "", "about/editions/")
