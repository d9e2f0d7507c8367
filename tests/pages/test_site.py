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
def searched(site) -> dict[str, dict[str, str]]:
    """Read what the search looks through: each entry, by its address."""
    (file,) = site.glob("assets/search.*.json")
    found = json.loads(file.read_text("utf-8"))["pages"]
    return {f"{page['url']}#{entry['id']}": entry for page in found for entry in page["entries"]}


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


def loaded(page) -> list[str]:
    """Return the names of the scripts and style sheets that a page asks for, in its order."""
    addresses = (
        each.get("src") if tag == "script" else each["href"]
        for tag, each in page.elements
        if tag == "script" or (tag == "link" and each["rel"] in {"stylesheet", "modulepreload"})
    )
    return [each.rpartition("/")[2] for each in addresses if each]


def test_a_page_asks_for_one_style_sheet(pages):
    """A host without HTTP/2 is asked for six files at once, and the words wait for all style sheets."""
    for page in pages.values():
        assert len([name for name in loaded(page) if name.endswith(".css")]) == 1


def test_what_starts_python_is_asked_for_before_all_else_but_the_look(pages):
    """What the page draws with can wait: the words are there, and Python takes longest."""
    first = loaded(pages["flowchart/"])[2:7]

    assert first[0] == "python.js"
    assert {*first} == {"python.js", "launch.js", "bundle.js", "way.js", "worker.js"}


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
    """`make serve` adds a script of its own to each page, which the policy would stop."""
    page = '<head><meta charset="utf-8"></head>'

    assert "Content-Security-Policy" in hooks.on_post_page(page)
    monkeypatch.setattr(hooks, "serving", True)
    assert hooks.on_post_page(page) == page


def test_every_page_says_what_this_is(pages):
    """The banner is on every page, also where nothing is found."""
    for page in pages.values():
        assert "call 999" in page.html
        assert "not current procedure and not legal advice" in page.html


def test_every_page_says_where_its_words_are(pages):
    """A handout has the file of its case; a page that is put together from several says so."""
    files = {url: re.findall(r"in the file <code>(.*?)</code>", page.html) for url, page in pages.items()}

    assert {each for found in files.values() for each in found} == {f"docs/{path}" for path in DOCS}
    assert files["cases/case-3-handout/"] == ["docs/cases/case-3.md"]
    assert "This page is made from others" in pages["protocol/whole/"].html
    assert {url for url, found in files.items() if not found} == {"404.html", "embed/", "protocol/whole/"}


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


def test_each_paragraph_has_its_own_entry_in_the_search(searched):
    """It has the heading over it and its words, without what is drawn under it; no heading has these words too."""
    entries = {entry["id"]: entry for entry in searched.values() if "over" in entry}

    assert sorted(entries) == sorted(NUMBERED)
    assert entries["3.36"]["over"] == "When not to ask for consent"
    assert entries["3.36"]["text"].startswith("In some circumstances you should not ask")
    assert entries["3.40"]["parts"] == ["3.40-i", "3.40-ii", "3.40-iii", "3.40-iv"]
    for entry in entries.values():
        assert not re.search("Used in the flowchart|Changed since", entry["text"])
    assert [address for address, entry in searched.items() if not entry["text"] and not address.endswith("#")] == []
    texts = [entry["text"] for address, entry in searched.items() if address.startswith("protocol/")]
    assert [entry["id"] for entry in entries.values() if sum(entry["text"] in text for text in texts) > 1] == []


def test_each_change_and_term_has_an_entry_in_the_search(searched):
    """A change goes by its authority, a term by its other forms too."""
    assert searched["about/changed-since/#change-fgm-duty"]["title"].startswith("Changed since: Female Genital")
    assert searched["glossary/#term-gillick-competence"]["also"] == ["Gillick competent", "Gillick"]
    assert {f"about/changed-since/#change-{change.id}" for change in CHANGES} <= searched.keys()


def test_a_slip_stops_the_build_and_is_named(tmp_path, caplog):
    """All slips are named at once: see test_slips.py for each kind."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    with (tmp_path / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write("\n[the rule][golden rule 9]\n\n[3.99]\n")
    line = len((tmp_path / "docs/index.md").read_text("utf-8").splitlines())

    with pytest.raises(Abort):
        build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path / "docs"), site_dir=str(tmp_path / "site")))

    assert f'docs/index.md:{line - 2}: there is no "golden rule 9"; did you mean golden rule ' in caplog.text
    assert f"docs/index.md:{line}: there is no paragraph 3.99; did you mean 3.9?" in caplog.text
    assert not (tmp_path / "site").exists()
