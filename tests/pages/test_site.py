"""The built site keeps its promises: addresses, links, notes, search, and nothing from elsewhere."""

import json
import re
import shutil
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from playwright.sync_api import expect

from pages import hooks, paragraphs
from protocol_logic.changes import CHANGES
from protocol_logic.protocol import PROTOCOL

ROOT = Path(__file__).parents[2]
DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}
PLACES = {place.address: place for place in paragraphs.find_places(DOCS)}
NUMBERED = [address for address in PLACES if re.fullmatch(r"[\d.]+", address)]
RESOURCES = {
    ("script", "src"),
    ("link", "href"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("form", "action"),
}
BASE = "http://site.test/in/a/folder/"
"""Where the pages are taken to be: the site must work in any folder of any host."""


@dataclass
class Built(HTMLParser):
    """A built page: its elements, and how many scripts it holds itself."""

    html: str
    url: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    scripts: int = 0

    def __post_init__(self):
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.scripts += tag == "script" and not dict(attrs).keys() & {"src", "type"}

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="session")
def pages(site) -> dict[str, Built]:
    """Every page by its address in the site; only 404.html is not the index of a folder."""
    files = {file.relative_to(site).as_posix().removesuffix("index.html"): file for file in site.rglob("*.html")}
    return {url: Built(file.read_text("utf-8"), url) for url, file in files.items()}


@pytest.fixture(scope="session")
def index(site) -> list[dict[str, str]]:
    """Read the entries of the search."""
    return json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]


def section(pages, address) -> str:
    """Return the HTML of a numbered paragraph."""
    page = pages[PLACES[address].file.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"]
    return re.search(rf'<section class="paragraph" id="{re.escape(address)}">.*?</section>', page.html, re.DOTALL)[0]


def test_every_paragraph_has_an_address(pages):
    """What is found in the Markdown is on the built page, once."""
    found = {each: url for url, page in pages.items() for each in page.ids if each in PLACES}

    assert sorted(PLACES) == sorted(found)


def test_no_id_is_used_twice_on_a_page(pages):
    """An address leads to one place."""
    twice = {(url, each) for url, page in pages.items() for each in page.ids if page.ids.count(each) > 1}

    assert twice == set()


def test_every_link_within_the_site_leads_somewhere(pages, site):
    """Links in what is drawn are not MkDocs' to check, so here all of them are: the page exists, and so does the id."""
    targets = {urljoin(BASE, url): page.ids for url, page in pages.items()}
    wrong = []
    for url, page in pages.items():
        # The page for addresses that do not exist is shown anywhere, so its links start at the root.
        base = BASE if url == "404.html" else urljoin(BASE, url)
        for tag, attributes in page.elements:
            link = attributes.get("href") or attributes.get("src") or ""
            to, fragment = urldefrag(urljoin(base, link.lstrip("/") if url == "404.html" else link))
            if not to.startswith(BASE) or tag == "base":
                continue
            is_id = fragment in targets.get(to, []) or "=" in fragment  # answers to the flowchart are no id
            if (fragment and not is_id) or (not fragment and not (site / unquote(to.removeprefix(BASE))).exists()):
                wrong.append((url, link))

    assert wrong == []


def test_nothing_is_fetched_from_elsewhere(pages):
    """Every script, style, picture and frame is the site's own."""
    fetched = {
        (url, attributes[name])
        for url, page in pages.items()
        for tag, attributes in page.elements
        for name in ("href", "src", "action")
        if (tag, name) in RESOURCES and name in attributes
    }

    assert fetched
    assert {each for each in fetched if re.match(r"(\w+:)?//", each[1])} == set()


def test_no_page_has_browsers_fetch_ahead(pages):
    """Firefox takes “next” for such a kind too, and the policy, which allows no kind, would be broken on every page."""
    kinds = {
        kind for page in pages.values() for tag, each in page.elements if tag == "link" for kind in each["rel"].split()
    }

    assert kinds <= {"canonical", "icon", "stylesheet", "modulepreload", "alternate", "preload", "apple-touch-icon"}


def test_the_policy_allows_no_script_in_a_page(pages):
    """The Content-Security-Policy comes before anything it governs, and no page has a script of its own to run."""
    for page in pages.values():
        (policy,) = [
            each["content"] for _, each in page.elements if each.get("http-equiv") == "Content-Security-Policy"
        ]

        assert page.elements[3][1].get("http-equiv") == "Content-Security-Policy"
        assert "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';" in policy
        assert page.scripts == 0


def test_nothing_needs_what_the_policy_forbids(pages):
    """No page has inline styles or event handlers, which the browser would ignore."""
    forbidden = {
        (url, tag, name)
        for url, page in pages.items()
        for tag, attributes in page.elements
        for name in ("style" if tag == "style" else "", *attributes)
        if name == "style" or name.startswith("on")
    }

    assert forbidden == set()


def test_there_is_no_policy_while_writing(monkeypatch):
    """`mkdocs serve` adds a script of its own to each page, which the policy would stop."""
    page = '<head><meta charset="utf-8"></head>'

    assert "Content-Security-Policy" in hooks.on_post_page(page)
    monkeypatch.setattr(hooks, "serving", True)
    assert hooks.on_post_page(page) == page


def test_every_page_says_what_this_is(pages):
    """The banner is on every page, also where nothing is found."""
    for page in pages.values():
        assert "call 999" in page.html
        assert "not current procedure and not legal advice" in page.html


def test_no_placeholder_is_left(pages):
    """What stands for something drawn is drawn, and no comment is shown as text."""
    left = {(url, each) for url, page in pages.items() for each in re.findall(r"(?:<|&lt;)!--.*?-->", page.html)}

    assert left == set()


def test_each_paragraph_lists_what_rests_on_it(pages):
    """Every question, pause and outcome that cites a paragraph is linked under it."""
    for address in NUMBERED:
        for node in PROTOCOL.resting_on(address):
            words = getattr(node, "text", None) or node.title
            assert escape(words) in section(pages, address)


def test_each_change_is_shown_where_it_matters(pages):
    """A change has a place on its page, and a note under every paragraph it names."""
    since = pages["about/changed-since/"]
    for change in CHANGES:
        assert f"change-{change.id}" in since.ids
        for address in set(change.paragraphs) & set(NUMBERED):
            assert f"#change-{change.id}" in section(pages, address)


def test_each_paragraph_has_its_own_entry_in_the_search(index):
    """The title has the number and the heading over it; the text is the paragraph, without what is drawn under it."""
    entries = {each["location"].partition("#")[2]: each for each in index if "·" in each["title"]}

    assert sorted(entries) == sorted(NUMBERED)
    for address, entry in entries.items():
        assert re.fullmatch(rf"{re.escape(address)} · \S.*", entry["title"])
        assert entry["text"].startswith(f"<p>{address} ")
        assert "Used in the flowchart" not in entry["text"]
        assert "Changed since" not in entry["text"]


def test_no_words_are_in_the_search_twice(index):
    """What is in a paragraph's entry is not in the entry of its heading too, and no entry is empty."""
    for entry in index:
        assert entry["text"] or "#" not in entry["location"]
        if "·" not in entry["title"]:
            assert not any(f"<p>{address} " in entry["text"] for address in NUMBERED)


def test_a_slip_stops_the_build_and_is_named(tmp_path, caplog):
    """All slips are named at once, with file, line and the nearest name."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    with (tmp_path / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write("\n[the rule][golden rule 9]\n\n3.36 Again.\n")
    line = len((tmp_path / "docs/index.md").read_text("utf-8").splitlines())
    first = PLACES["3.36"]

    with pytest.raises(Abort):
        build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site")))

    assert f'docs/index.md:{line - 2}: there is no "golden rule 9"; did you mean golden rule ' in caplog.text
    assert f"3.36 is already in docs/index.md:{line}" in caplog.text or (
        f"docs/index.md:{line}: 3.36 is already in docs/{first.file}:{first.line}" in caplog.text
    )
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3.36", "3.36"),
        ("2.8.1", "2.8.1"),
        ("when must", "3.7"),
        ("delay enquiries", "3.36"),
        ("parental responsibility", "term-parental-responsibility"),
    ],
)
def test_the_search_finds_what_is_typed(open_page, typed, found):
    """In a browser, under the Content-Security-Policy, a number, common words and long words lead to their place."""
    page, _ = open_page()
    page.get_by_role("textbox", name="Search").press_sequentially(typed)
    first = page.locator(".md-search-result__link[href*='#']").first

    # Results come while one types: these are for all of it.
    # No "?": what was typed is not in the part of the address that is sent to the server.
    expect(first).to_have_attribute("href", re.compile(rf"^[^?]*#{re.escape(found)}$"))
