"""The pages that nobody writes: a handout of each case, the flowchart for a frame on another site, and the contacts."""

import re
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.meta import get_data

from protocol_logic.cases import CASES, Case
from protocol_logic.local import Local
from protocol_logic.plain import escape

FLOWCHART: Final = "flowchart.md"
EMBEDDED: Final = "embed.md"
"""The flowchart without the rest of the site around it."""
CONTACTS: Final = "contacts.md"
"""Whom to contact here, if local.yml says so."""
CASE_PAGE: Final = "cases/case-{}.md"
HANDOUT: Final = "cases/case-{}-handout.md"
STORY: Final = "What happened"
DISCUSS: Final = "Questions to discuss"
"""The headings of a case's page over what its handout has."""


def add(files: Files, config: MkDocsConfig) -> None:
    """Add these pages to the files of the site; no menu has them."""
    made = {EMBEDDED: embedded(files.src_uris[FLOWCHART].content_string)}
    for case in CASES:
        made[HANDOUT.format(case.number)] = handout(case, files.src_uris[CASE_PAGE.format(case.number)].content_string)
    for path, markdown in made.items():
        add_page(path, markdown, files, config)
    if config.extra["site"].local.all():
        files.append(File.generated(config, CONTACTS, content=contacts(config.extra["site"].local)))


def add_to_menu(config: MkDocsConfig) -> None:
    """Put the contacts into the menu, after the flowchart."""
    place = [FLOWCHART in each.values() for each in config.nav].index(True)
    config.nav.insert(place + 1, {"Who to contact": CONTACTS})


def add_page(path: str, markdown: str, files: Files, config: MkDocsConfig) -> None:
    """Add a page that no menu has."""
    page = File.generated(config, path, content=markdown)
    page.inclusion = InclusionLevel.NOT_IN_NAV
    files.append(page)


def embedded(page: str) -> str:
    """Return the Markdown of the flowchart's page with front matter that takes the rest of the site from around it."""
    about = (
        "title: May I share this? In a frame\n"
        "description: The flowchart alone, for a frame on another site.\ntemplate: embed.html\nflowchart: true\n"
        "search:\n  exclude: true\nhide:\n  - toc"
    )
    return f"---\n{about}\n---\n\n{get_data(page)[0]}"


def contacts(local: Local) -> str:
    """Return the Markdown of the page with everyone to contact."""
    about = "Who to contact about the safety of a child or an adult, and the current local procedures."
    by = f"These contacts are from {escape(local.partnership)}.\n\n" if local.partnership else ""
    return f"---\ndescription: {about}\nhide:\n  - toc\n---\n\n# {escape(local.title)}\n\n{by}<!-- contacts -->\n"


def handout(case: Case, page: str) -> str:
    """Return the Markdown of a case's handout: its story and its questions from the case's page, and room to write."""
    story = _part(page, STORY)
    discuss = _part(page, DISCUSS)
    lines = "\n".join('<p class="write"></p>' for _ in range(4))
    decisions = "\n\n".join(f"### {each.title}\n\n{lines}" for each in case.decisions)
    return (
        f"---\ndescription: Case {case.number} without the answers, to print for training.\n"
        f"made_from: {CASE_PAGE.format(case.number)}\n"
        "search:\n  exclude: true\nhide:\n  - navigation\n  - toc\n---\n\n"
        f"# Handout: case {case.number}\n\n"
        f"[Back to the case](case-{case.number}.md)\n{{ .no-print }}\n\n"
        f"## {STORY}\n\n{story}\n\n"
        "## What would you decide, and why?\n\n"
        f"{decisions}\n\n## {DISCUSS}\n\n{discuss}\n"
    )


def _part(page: str, heading: str) -> str:
    """Return what stands under a heading of a case's page, up to the next one, without notes to the build."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    return re.sub(r"<!--.*?-->", "", found[1] if found else "").strip()
