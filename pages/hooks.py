"""What we have MkDocs do, event by event, in the order of a build; the work itself is in the modules beside this one.

What is found at the start of a build is handed on in `config.extra`, which MkDocs makes anew for each.
"""

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from pages import (
    addresses,
    citations,
    described,
    draw,
    extensions,
    feed,
    glossary,
    local,
    made,
    placeholders,
    policy,
    reviews,
    search,
    slips,
    spelling,
    whole,
)
from pages.assets import Assets
from pages.paragraphs import GLOSSARY
from protocol_logic.dates import in_words
from protocol_logic.protocol import PROTOCOL

LOG = logging.getLogger("mkdocs.pages")
"""Without the name of this file, which MkDocs would put before each message: most are of another one."""

WITHOUT_SITE_URL = (
    "SITE_URL is not set: the page for wrong addresses then has styles at the root of a host only, "
    "a link sent to others shows no picture, and the sitemap is empty"
)

FROM_CODE = re.compile(r"^::: (?=\S+$)", re.MULTILINE)
"""What mkdocstrings puts a module's reference in the place of, which takes as long as a third of all pages."""
WHILE_WRITING = "Only `make build` draws this from the code: "

serving = False
"""Whether this is `make serve`, whose script in each page could not run under our Content-Security-Policy.

MkDocs says so once, ahead of however many builds.
"""


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is `make serve`."""
    global serving  # noqa: PLW0603 (no other event knows)
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Give every page the date of this edition and what local.yml says, and leave out what no page needs."""
    config.extra["edition"] = in_words(PROTOCOL.edition)
    site = config.extra["site"] = local.read(Path(config.config_file_path).parent / config.extra["local"])
    config.site_name = site.name or config.site_name
    if site.local.all():
        made.add_to_menu(config)
    if not (config.site_url or serving):
        LOG.info(WITHOUT_SITE_URL)
    # The reference of Python looks well without it, and it would be on every page.
    config.extra_css.remove(config.plugins["mkdocstrings"].css_filename)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Stop at what is wrong with the words, find every address, and add the files that are no one's Markdown.

    Raises:
        BuildError: something is wrong; the message has a line for each slip.

    """
    written = files.documentation_pages()
    docs = {file.src_uri: file.content_bytes for file in written}
    menu = slips.menu(Path(config.config_file_path).read_text("utf-8"))
    if wrong := slips.wrong(docs, menu):
        raise BuildError("\n".join(wrong))
    read = spelling.TABLES | {f"docs/{file.src_uri}": Path(str(file.abs_src_path)) for file in written}
    for slip in (*slips.untidy(docs, menu), *spelling.wrong(read)):
        LOG.warning(slip)
    config.extra["found"] = addresses.find({path: content.decode("utf-8") for path, content in docs.items()})
    config.extra["assets"] = Assets(files, config)
    LOG.info(config.extra["assets"].bundle.saved())
    config.extra["searched"] = []
    made.add(files, config)
    feed.add(files, config)
    whole.add(files, config.extra["found"].places.values(), config, writing=serving)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell our Markdown extensions of this page, and draw what has headings for MkDocs to list."""
    found = config.extra["found"]
    links = addresses.links_from(page.file, files, found)
    config.mdx_configs |= extensions.settings(page, found, links, config.extra["site"].notes)
    if page.file.src_uri == GLOSSARY:
        markdown = glossary.add_addresses(markdown)
    if serving:
        markdown = FROM_CODE.sub(WHILE_WRITING, markdown)
    return placeholders.fill(markdown, draw.headed(found, links))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw all else that this page has a place for."""
    html = placeholders.fill(html, draw.drawings(page, files, config.extra))
    addresses.keep(page, html, config.extra["found"])
    described.describe(page, html)
    if "description" not in page.meta:
        LOG.warning(
            "docs/%s: say what the page is, in a sentence under its title or as its description", page.file.src_uri
        )
    config.extra["searched"].append(search.read(page, html))
    return reviews.put(html, page.meta, config.extra["found"].today)


def on_env(_environment: object, files: Files, config: MkDocsConfig) -> None:
    """When every page has been read, put in what one shows of others: paragraphs at a step, and uses of a term."""
    found = config.extra["found"]
    for term in glossary.unused(found.terms, found.linked.values()):
        LOG.warning('docs/%s: no page uses "%s"', GLOSSARY, term)
    for file in files.documentation_pages():
        file.page.content = placeholders.fill(file.page.content, draw.from_others(file.page, files, config.extra))
    whole.keep_within(files.src_uris[whole.WHOLE].page, files, found.places.values())
    config.extra["search"] = search.add(config.extra["searched"], files, config)


def on_post_page(output: str, **_: object) -> str:
    """Say of each bare number that it is a paragraph, and add the Content-Security-Policy."""
    output = citations.say(output)
    return output if serving else policy.add(output)


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """Add it to the page for addresses that do not exist, too."""
    return policy.add(output_content) if template_name == "404.html" and not serving else output_content
