"""What each page says of itself to search engines and in a chat, and where to say that something is wrong."""

import re
from collections import Counter
from html import unescape

import pytest
from conftest import LOCAL, ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

from pages import hooks, pictures

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
CONFIG = str(ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def metas(site) -> dict[str, dict[str, str]]:
    """Read what the head of every page says, by the page's address in the site."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): {
            name: unescape(content) for name, content in META.findall(file.read_text("utf-8"))
        }
        for file in site.rglob("*.html")
    }


def test_each_page_has_a_description_of_its_own(metas):
    """It is whole sentences, and short enough to be shown."""
    described = Counter(each["description"] for each in metas.values())

    assert {words for words, pages in described.items() if pages > 1} == set()
    assert {words for words in described if not (40 < len(words) < 230 and words[-1] in ".?!")} == set()


def test_each_page_says_what_is_shown_of_a_link_to_it(metas):
    """Its title and description; an address that is not whole is of no use to others, so there is none."""
    for address, meta in metas.items():
        assert meta["og:title"], address
        assert meta["og:description"] == meta["description"], address
        assert not {"og:url", "og:image"} & meta.keys(), address
    assert metas["cases/case-3/"]["og:title"] == "Case 3: A mother who said no"


def test_the_pictures_are_the_same_each_time(site):
    """They are drawn with nothing of the machine's, and have the sizes that others ask for."""
    for name, drawn, size in (
        (pictures.ICON, pictures.icon, (pictures.ICON_SIZE, pictures.ICON_SIZE)),
        (pictures.CARD, pictures.card, pictures.CARD_SIZE),
    ):
        words = (LOCAL.mark,)
        if drawn is pictures.card:
            config = load_config(CONFIG)
            colours = (LOCAL.light["ground"], LOCAL.light["ink"])
            words = (LOCAL.name or config.site_name, config.site_description, LOCAL.mark, *colours)
        content = (site / name).read_bytes()

        assert content == drawn.__wrapped__(*words)
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert size == tuple(int.from_bytes(content[at : at + 4]) for at in (16, 20))


def test_search_engines_may_read_every_page(site):
    """Without an address there is no sitemap to name."""
    assert (site / "robots.txt").read_text("utf-8").split() == ["User-agent:", "*", "Disallow:"]


@pytest.mark.parametrize(("site_url", "says"), [("", 1), ("https://example.org/protocol/", 0)])
def test_a_build_without_an_address_says_what_does_not_work(caplog, site_url, says):
    """In one line, which is no warning; with an address, and while writing, there is nothing to say."""
    caplog.set_level("INFO")
    config = load_config(CONFIG, site_url=site_url)
    config.extra_css.append(config.plugins["mkdocstrings"].css_filename)  # as the plugin has done by then
    hooks.on_config(config)

    assert sum(each.getMessage().endswith(hooks.WITHOUT_SITE_URL) for each in caplog.records) == says
    assert not [each for each in caplog.records if each.levelname != "INFO"]


@pytest.mark.slow
def test_a_build_with_an_address_gives_it_to_others(tmp_path):
    """The card, the page and the sitemap then have whole addresses; so does the link to edit a page."""
    site_url, repository = "https://example.org/protocol/", "https://example.org/words"
    settings = {"site_url": site_url, "repo_url": repository, "edit_uri": "edit/main/docs/"}
    build(load_config(CONFIG, **settings, site_dir=str(tmp_path)))
    for page, file in (("glossary", "glossary"), ("cases/case-3-handout", "cases/case-3")):
        link = f'<a href="{repository}/edit/main/docs/{file}.md">Edit this page</a>'
        assert link in (tmp_path / page / "index.html").read_text("utf-8")
    meta = dict(META.findall((tmp_path / "glossary/index.html").read_text("utf-8")))

    assert (meta["og:url"], meta["og:image"]) == (f"{site_url}glossary/", f"{site_url}{pictures.CARD}")
    assert f"Sitemap: {site_url}sitemap.xml" in (tmp_path / "robots.txt").read_text("utf-8")
    assert f"<loc>{site_url}glossary/</loc>" in (tmp_path / "sitemap.xml").read_text("utf-8")


def test_every_page_says_how_to_report_a_fault(site):
    """And until that is set, that nobody is named; the flowchart in a frame has no footer."""
    says = f'href="{LOCAL.report}"' if LOCAL.report else "has not said yet how to tell them"
    for file in site.rglob("*.html"):
        if file.parent.name != "embed":
            assert says in file.read_text("utf-8"), file
