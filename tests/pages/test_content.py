"""All that the protocol has is here, once: paragraphs, rules, terms, cases and sources."""

import json
import re
from collections import Counter
from datetime import date
from html import escape, unescape
from itertools import zip_longest
from pathlib import Path

import pytest

from pages.glossary import ENTRY, find_terms
from pages.paragraphs import find_places
from protocol_logic.cases import CASES
from protocol_logic.changes import CHANGES, TOP_THREE
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import walk

ROOT = Path(__file__).parents[2]
DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_text("utf-8") for file in ROOT.glob("docs/**/*.md")}
PLACES = find_places(DOCS)
GLOSSARY = DOCS["glossary.md"]

PARAGRAPHS = [
    *(f"1.{number}" for number in range(1, 6)),
    *(f"2.{number}" for number in range(1, 8)),
    "2.8.1",
    "2.9",
    *(f"3.{number}" for number in range(1, 53) if number not in {12, 47}),
    *(f"4.{number}" for number in range(1, 12)),
]
PARTS = [
    *(f"3.40-{part}" for part in ("i", "ii", "iii", "iv")),
    *(f"4.6-{part}" for part in "abc"),
    *(f"4.8-{part}" for part in "ab"),
    *(f"4.9-{part}" for part in "abc"),
]
MISSING = [("3.12", "before-3.13", "3.13"), ("3.47", "3.46", "3.48")]
"""Numbers that the protocol leaves out, and what stands before and after them."""

TERMS = [
    "Anonymised information",
    "Caldicott Guardian",
    "Child",
    "Confidential information",
    "Consent",
    "Explicit consent",
    "Failing to thrive",
    "Fraser guidelines",
    "Implicit consent",
    "Informed consent",
    "Integrated services",
    "Integrated working",
    "Personal data",
    "Poor outcomes for adults",
    "Poor outcomes for children and young people",
    "Practitioner",
    "Proportionality",
    "Public bodies",
    "Public interest",
    "Public interest test",
    "Safeguarding and promoting welfare",
    "Sensitive information",
    "Serious crime",
    "Serious harm",
    "Significant harm",
    "Vulnerable adult",
    "Well-being",
]
ACRONYMS = ["CAFCASS", "DA Partnership", "GMC", "LSCB"]

SOURCES = [
    # General guidance
    "Information Sharing: Guidance for practitioners and managers",
    "Guidance for organisations from the Information Commissioner's Office",
    "HM Government Information sharing vision statement",
    "NHS Information Governance",
    "Confidentiality: NHS Code of Practice",
    "Confidentiality (General Medical Council, 2009)",
    "Confidentiality and Disclosure of Health Information Toolkit",
    "The NMC Code of Professional Conduct",
    "Data Protection Act 1998 – Guidance for Social Services",
    "Mental Capacity Act: 2005 Code of Practice",
    "MAPPA (Multi Agency Public Protection Arrangements) guidance",
    "MARAC (Multi-Agency Risk Assessment Conference) toolkits",
    # Vulnerable adults, and children's services, whose heading stands empty
    "Working Together to Safeguard Children and What to do if you are worried a child is being abused",
    "Child Health Promotion Programme",
    "0-18 years: guidance for all doctors",
    "When to share information: Best practice guidance for everyone working in the youth justice system",
    "Sharing Personal and Sensitive Personal Information on Children and Young People at Risk of Offending",
    "No secrets: guidance on developing and implementing multi-agency policies and procedures",
    # Other information
    "Reaching Out: Think Family, analysis and themes from the Families At Risk Review",
    "Every Child Matters (The Stationery Office, 2003)",
    "Youth Inclusion and Support Panels",
    "Single Assessment Process",
    "Common Assessment Framework",
    "CWDC Share!",
    "Our Health, Our Care, Our Say",
    # Legislation
    "Information Sharing: Further guidance on legal issues",
    "Data Protection Act 1998",
    "Education and Inspections Act 2005",
    "Mental Capacity Act 2005",
    "National Health Service Act 2006",
    "Safeguarding Vulnerable Groups Act 2006",
    # In bulk, or as agreed beforehand
    "Data Protection and Sharing – Guidance for Emergency Planners and Responders",
    "Data handling procedures across government",
    "Data Sharing Review Report",
    # Other resources
    "Information and publications on all sides of the Every Child Matters: Change for Children programme",
    "Information sharing practitioners' guide",
    "Common Assessment Framework practitioners' and managers' guides",
    "Lead professional practitioners' and managers' guides",
    "Supporting integrated working training strategy",
    "This publication",
    # Named only in the text
    "Inter-agency child protection procedures of the three Safeguarding Children Boards",
    "Confidentiality guidance sheet (Nursing and Midwifery Council)",
    "Training materials on information sharing",
]
"""What the name of each item starts with, in order, without what marks it as a title."""

CASE_HEADINGS = [
    "What happened",
    "The decisions",
    "What the protocol says",
    "What came of it",
    "Questions to discuss",
]

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"case-{case.number}")


@pytest.fixture(scope="session")
def built(site) -> dict[str, str]:
    """Every built page by its path, without "index.html"."""
    files = {file.relative_to(site).as_posix().removesuffix("index.html"): file for file in site.rglob("*.html")}
    return {path: file.read_text("utf-8") for path, file in files.items()}


# --- What the protocol has ---


def test_every_paragraph_is_here_once():
    """Every numbered paragraph and every lettered part of one is here, once, and there are no others."""
    numbered = [place.address for place in PLACES if re.match(r"\d", place.address)]

    assert sorted([*PARAGRAPHS, *PARTS]) == sorted(numbered)


def test_the_seven_golden_rules_are_here_in_order():
    """The rules are numbered from one to seven."""
    rules = [place.address for place in PLACES if place.address.startswith("rule-")]

    assert [f"rule-{number}" for number in range(1, 8)] == rules


@pytest.mark.parametrize(("number", "before", "after"), MISSING, ids=[number for number, *_ in MISSING])
def test_a_number_that_the_source_leaves_out_is_spoken_of_in_its_place(number, before, after):
    """A note between its neighbours says that the source has no such number."""
    first, last = (next(place for place in PLACES if place.address == address) for address in (before, after))
    between = "\n".join(DOCS[first.file].splitlines()[first.line : last.line])

    assert first.file == last.file
    assert re.search(rf"The source has no (paragraph numbered )?{re.escape(number)}\.", between)


def test_every_term_of_the_source_has_one_entry():
    """The 27 terms of Appendix 2 and the four acronyms are in the glossary, once each."""
    entries = Counter(entry["term"] for entry in ENTRY.finditer(GLOSSARY))

    assert dict.fromkeys([*TERMS, *ACRONYMS], 1) == {term: entries[term] for term in [*TERMS, *ACRONYMS]}


def test_no_form_of_a_term_belongs_to_two_entries():
    """A word on a page leads to one entry."""
    forms = Counter(form[0].lower() + form[1:] for term in find_terms(GLOSSARY) for form in term.forms)

    assert {form for form, count in forms.items() if count > 1} == set()


def test_every_entry_says_where_it_comes_from():
    """An entry of the glossary has one line that starts with "Source:"."""
    sources = {
        entry["term"]: re.findall(r"^Source: \S", entry["text"], re.MULTILINE) for entry in ENTRY.finditer(GLOSSARY)
    }

    assert sources
    assert [term for term, found in sources.items() if len(found) != 1] == []


def test_every_source_is_listed_once():
    """The tables of key sources have every item that the protocol names, in its order, and no others."""
    cells = re.findall(r"^\| (.+?) \|", DOCS["sources.md"], re.MULTILINE)
    rows = [re.sub(r'[*“”"]', "", cell) for cell in cells if cell != "Source"]

    assert [row[: len(name) or None] for name, row in zip_longest(SOURCES, rows, fillvalue="")] == SOURCES


# --- The pages ---


@pytest.mark.parametrize("file", DOCS)
def test_every_page_has_one_title(file):
    """A page has one heading of the first level."""
    assert len(re.findall(r"^# \S", DOCS[file], re.MULTILINE)) == 1


def test_no_two_pages_have_the_same_title(built):
    """The title in the browser's tab tells the pages apart."""
    titles = Counter(re.search(r"<title>(.*?)</title>", html)[1] for path, html in built.items() if path != "404.html")

    assert {title for title, count in titles.items() if count > 1} == set()


def test_every_page_says_whom_to_call_and_what_it_is(built):
    """The banner has whom to call; there, or under the title, is that this is historic, and how old this edition is."""
    edition = date.fromisoformat(PROTOCOL.edition)
    says = ("call 999", "historic", "not current procedure", f"Edition of {edition.day} {edition:%B %Y}")
    banners = {
        path: re.findall(r'<aside class="md-banner">.*?</aside>|<p class="historic">.*?</p>', html, re.DOTALL)
        for path, html in built.items()
    }

    def said(banner: list[str]) -> str:
        return " ".join(re.sub(r"<[^>]*>", "", " ".join(banner)).split()).lower()

    assert {path for path, banner in banners.items() if not all(w.lower() in said(banner) for w in says)} == set()


def test_no_sentence_ends_twice(built):
    """What is drawn into a sentence brings no full stop of its own to one that is there."""
    words = {
        path: re.sub(r"<[^>]+>", "", re.sub(r"<(pre|code|script)\b.*?</\1>", "", html, flags=re.DOTALL))
        for path, html in built.items()
    }

    assert {(path, each) for path, text in words.items() for each in re.findall(r"\w+\.\.(?!\.)", text)} == set()


def test_the_home_page_has_the_three_changes_that_matter_most(built):
    """They are there in the order of `TOP_THREE`, and no others."""
    changes = {change.now: change.id for change in CHANGES}
    shown = re.findall(r'<div class="changed" role="note">\s*<p><strong>Changed since.</strong> (.*?)</p>', built[""])

    assert list(TOP_THREE) == [changes.get(unescape(words), words) for words in shown]


def test_every_oddity_leads_to_its_place(built):
    """Paragraphs link to oddities, and the address of each is on their page."""
    linked = {address for html in built.values() for address in re.findall(r'href="[^"]*#(oddity-[^"]+)"', html)}
    there = set(re.findall(r'id="(oddity-[^"]+)"', built["about/oddities/"]))

    assert linked
    assert linked - there == set()


def test_a_case_leads_to_its_oddity(built):
    """Each case that the page of oddities starts an item with links to that page."""
    odd = set(re.findall(r"^- \[case (\d)\]", DOCS["about/oddities.md"], re.MULTILINE))
    linked = {number for number in odd if "about/oddities/#oddity-" in built[f"cases/case-{number}/"]}

    assert odd
    assert linked == odd


# --- The cases ---


def test_the_eight_cases_are_listed_in_order(built):
    """The overview names each case once and leads to its page."""
    listed = re.findall(r'<a href="(case-\d)/"><strong>(Case \d: [^<]+)</strong></a>', built["cases/"])

    assert [(f"case-{case.number}", f"Case {case.number}: {case.title}") for case in CASES] == [
        (address, unescape(title)) for address, title in listed
    ]


@every_case
def test_a_case_has_its_parts_in_order(case):
    """A case's page has the five headings, and before the story a place to try it first."""
    page = DOCS[f"cases/case-{case.number}.md"]

    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == CASE_HEADINGS
    assert len(re.findall(r"^<!-- try -->\n\n## What happened$", page, re.MULTILINE)) == page.count("<!-- try -->") == 1


@every_case
def test_a_handout_gives_nothing_away(case, built):
    """A case's handout has its story, its decisions to take and its questions, but neither answers nor outcome."""
    handout = re.search(r"<article.*?</article>", built[f"cases/case-{case.number}-handout/"], re.DOTALL)[0]
    steps = [step for each in case.decisions for step in walk(PROTOCOL, dict(each.answers)).steps]
    answers = {step.answer.text for step in steps}
    given_away = {words for words in (*answers, "In the flowchart", "What came of it") if escape(words) in handout}

    assert given_away == set()
    assert all(f">{escape(each.title, quote=False)}<" in handout for each in case.decisions)
    assert "Questions to discuss" in handout


def test_the_search_does_not_find_the_handouts(site):
    """A handout repeats its case, which is what the search finds."""
    (search,) = site.glob("assets/search.*.json")
    urls = {page["url"] for page in json.loads(search.read_text("utf-8"))["pages"]}

    assert "cases/case-1/" in urls
    assert "cases/case-1-handout/" not in urls
