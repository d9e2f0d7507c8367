"""The PDF of the whole protocol: made for everyone to read, and the same bytes wherever it is made."""

import re
from unicodedata import normalize

import pytest
from conftest import LOCAL, ROOT
from mkdocs.config import load_config
from pypdf import PdfReader

from pages import paragraphs, whole
from publish import pdf

DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}
NUMBERED = [each.address for each in paragraphs.find_places(DOCS) if re.fullmatch(r"[\d.]+", each.address)]
A4 = (595, 842)
"""In points."""


@pytest.fixture(scope="module")
def read(site) -> PdfReader:
    """Open the PDF of the built site."""
    return PdfReader(site / whole.PDF)


@pytest.fixture(scope="module")
def text(read) -> str:
    """Read all its words."""
    return normalize("NFKC", "\n".join(page.extract_text() for page in read.pages))


def test_it_says_what_it_is(read):
    """Whoever or whatever opens it is told its language and title, and that it is tagged as PDF/UA asks."""
    root = read.trailer["/Root"]

    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (LOCAL.name or "Information Sharing Protocol") in read.metadata.title
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in read.pages} == {A4}


def test_it_is_tagged(read):
    """Its headings, lists, tables with their heads, and links are marked as such."""
    kinds = set()
    waiting = [read.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            kinds.add(each.get("/S"))
            waiting += [each[key] for key in ("/K",) if key in each and not isinstance(each[key], int)]

    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/Link"} <= kinds


def test_it_has_bookmarks_contents_and_page_numbers(read, text):
    """Every part is among the bookmarks and in the contents."""

    def titles(outline) -> list[str]:
        return [title for each in outline for title in (titles(each) if isinstance(each, list) else [each.title])]

    found = titles(read.outline)
    parts = [re.search("^# (.*)", DOCS[part], re.MULTILINE)[1] for part in whole.parts(paragraphs.find_places(DOCS))]

    assert [each for each in found if each in parts] == parts
    assert "Contents" in text
    assert f"1 of {len(read.pages)}" in text


def test_every_paragraph_is_there_with_its_number(text):
    """What is copied starts with the number and a space; what has changed since is there too."""
    lines = {line.split(" ")[0] for line in text.splitlines() if " " in line}

    assert [each for each in NUMBERED if each not in lines] == []
    assert "Changed since." in text
    assert "historic" in text.lower()
    assert "¶" not in text


def test_its_links_lead_somewhere(read):
    """Within it, or to a whole address: a link to another page of a site without one is words."""
    links = [
        each.get_object().get("/A", each.get_object())
        for page in read.pages
        for each in page.get("/Annots", ())
        if each.get_object()["/Subtype"] == "/Link"
    ]
    outside = {str(each["/URI"]) for each in links if "/URI" in each}

    assert len(links) - len(outside) > 100
    assert outside
    assert {each for each in outside if not each.startswith(("https://", "tel:"))} == set()


def test_it_is_the_same_bytes_each_time(site, tmp_path):
    """Nothing of the machine or the moment is in it."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), site_url="")
    html = (site / "protocol/whole/index.html").read_text("utf-8")
    edition = re.search("Edition of ([^<]+)</a>", html)[1]
    told = pdf.told(LOCAL.name or config.site_name, config.site_description, edition, LOCAL.light["accent"])
    made = pdf.pdf_of(pdf.typst_of(html, ""), told, tmp_path)

    assert made == (site / whole.PDF).read_bytes()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [made]


def test_with_an_address_it_leads_to_the_site():
    """What the words look like is never taken for what Typst does."""
    html = '<article><h1>T</h1><p>a "b" \\ #c [<a href="../../flowchart/">d</a>]</p><h2 id="x">e</h2></article>'
    written = pdf.typst_of(html, "https://example.org/")

    assert '#"a \\"b\\" \\\\ #c [";#link("https://example.org/flowchart/")[#"d";]#"]";' in written
    assert '#heading(level: 1)[#"e";]#label("x")' in written
    assert "#link" not in pdf.typst_of(html, "").removeprefix(pdf.LOOK.read_text("utf-8"))


def test_there_is_none_while_writing(monkeypatch, tmp_path):
    """`make serve` shows a change at once."""
    monkeypatch.setattr(pdf, "serving", True)
    pdf.on_post_build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path)))

    assert list(tmp_path.iterdir()) == []
