"""Each slip that an author can make is said in one line: the cause, with file, line and the nearest name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unittest.mock import MagicMock

import pytest
from conftest import ROOT

from pages import draw, markup, slips

DOCS = {file.relative_to(ROOT / "docs").as_posix(): file.read_bytes() for file in sorted((ROOT / "docs").rglob("*.md"))}
MENU = slips.menu((ROOT / "mkdocs.yml").read_text("utf-8"))
PARAGRAPH = r"^{} .*\n(?:(?!\d\.\d+ |#).*\n)*"
"""A numbered paragraph, to the next one."""


@dataclass(frozen=True)
class Slip:
    """A slip: the page it is made on, what is changed into what, and what is said of it.

    In what is said, HERE is the line of the slip, and what stands in {} is a pattern.
    """

    page: str
    old: str
    new: str
    says: str
    here: str = ""
    """The pattern of the line of the slip, if that is not the first that differs."""

    def made(self) -> dict[str, bytes]:
        """Return the docs with the slip in them."""
        text = DOCS[self.page].decode()
        changed = re.sub(self.old, self.new, text, count=1, flags=re.MULTILINE)
        assert changed != text
        return {**DOCS, self.page: changed.encode()}

    def expected(self, docs: Mapping[str, bytes]) -> re.Pattern[str]:
        """Return the pattern of what is said of it."""
        before, after = DOCS[self.page].decode().splitlines(), docs[self.page].decode().splitlines()
        if self.here:
            line = max(at for at, each in enumerate(after, 1) if re.match(self.here, each))
        else:
            line = next(
                at for at, (old, new) in enumerate(zip([*before, ""], [*after, "…"], strict=False), 1) if old != new
            )
        plain = re.split(r"\{(.*?)\}", self.says.replace("HERE", f"docs/{self.page}:{line}"))
        return re.compile("".join(part if at % 2 else re.escape(part) for at, part in enumerate(plain)))


Q1, Q2, Q4, MEDICAL = (f"protocol/{name}.md" for name in ("question-1", "question-2", "question-4", "medical"))
CASE = "cases/case-3.md"
HOME = "index.md"
END = r"\Z"

WRONG = {
    # Front matter
    "case: x": Slip(CASE, "^case: 3", "case: x", "HERE: case is “x”; this page is that of case 3"),
    "case: 9": Slip(CASE, "^case: 3", "case: 9", "HERE: case is “9”; this page is that of case 3"),
    "consnet:": Slip(
        CASE, "^consent:", "consnet:", "HERE: there is no “consnet” in front matter; did you mean consent?"
    ),
    "consent: Refsued": Slip(CASE, "Refused", "Refsued", "HERE: consent is “Refsued”; did you mean Refused?"),
    "no consent": Slip(CASE, "^consent: .*\n", "", "docs/cases/case-3.md:1: the front matter has no “consent”"),
    "an empty setting": Slip(CASE, "^setting: .*", "setting:", "HERE: setting is empty"),
    "bad YAML": Slip(
        CASE,
        "^asked: .*",
        "asked: [the school",
        "docs/cases/case-3.md:{[345]}: the front matter cannot be read, for {.*}; write name: words",
    ),
    "a colon in words": Slip(
        CASE, "^asked: .*", "asked: two: things", "HERE: the front matter cannot be read, for {.*}; write name: words"
    ),
    "a list as front matter": Slip(
        HOME,
        r"\A---\n(?s:.*?)\n---\n",
        "---\n- a list\n---\n",
        "docs/index.md:2: the front matter cannot be read, for it has no names; write name: words",
    ),
    "unclosed front matter": Slip(
        CASE,
        r"\n---\n\n",
        "\n\n",
        "docs/cases/case-3.md:1: the front matter is never closed; put --- on a line of its own under it",
    ),
    "no front matter": Slip(
        CASE,
        r"\A---\n",
        "",
        "HERE: it has no front matter; start with ---, then case, setting, asked, consent, lesson, then ---",
    ),
    "titel:": Slip(
        "cases/index.md", "^title:", "titel:", "HERE: there is no “titel” in front matter; did you mean title?"
    ),
    "owner: safegarding lead": Slip(
        CASE,
        "^owner: .*",
        "owner: safegarding lead",
        "HERE: nobody is “safegarding lead”; did you mean safeguarding lead?",
    ),
    "a day that is none": Slip(
        CASE,
        "^review_by: .*",
        "review_by: 2027-02-31",
        "docs/cases/case-3.md:1: the front matter cannot be read, for a day is none: {.*}; write name: words",
    ),
    # What is drawn
    "<!-- flowchrt -->": Slip(
        "flowchart.md",
        "<!-- flowchart -->",
        "<!-- flowchrt -->",
        "HERE: there is no “flowchrt” to draw; did you mean flowchart?",
    ),
    "<!-- decision: 9 -->": Slip(
        CASE,
        "<!-- decision: 1 -->",
        "<!-- decision: 9 -->",
        "HERE: there is no decision “9” to draw; there are 1, 2, 3, 4",
    ),
    "<!-- decision -->": Slip(
        CASE, "<!-- decision: 1 -->", "<!-- decision -->", "HERE: there is no decision “” to draw; there are 1, 2, 3, 4"
    ),
    "<!-- figures: weigt -->": Slip(
        "about/figures.md",
        "figures: weight",
        "figures: weigt",
        "HERE: there is no figures “weigt” to draw; did you mean weight?",
    ),
    "<!-- edition: 2026-11-24 -->": Slip(
        "about/editions.md",
        "edition: 2026-11-23",
        "edition: 2026-11-24",
        "HERE: there is no edition “2026-11-24” to draw; did you mean {2026-11-2[35]}?",
    ),
    "<!-- cases: 3 -->": Slip(
        "cases/index.md",
        "<!-- cases -->",
        "<!-- cases: 3 -->",
        "HERE: “cases” is drawn without “3”; write <!-- cases -->",
    ),
    "an unclosed comment": Slip(
        "cases/index.md", "<!-- cases -->", "<!-- cases", "HERE: this comment is never closed; write --> after it"
    ),
    # Numbers
    "a number typed twice": Slip(
        Q4, r"^3\.36 ", "3.35 ", "HERE: 3.35 is already in docs/{.*}; did you mean 3.36? ({.*} refer to it)"
    ),
    "a number of another page": Slip(
        Q4, r"^3\.36 ", "3.4 ", "HERE: 3.4 is already in docs/{.*}; did you mean 3.36? ({.*} refer to it)"
    ),
    "a deleted paragraph": Slip(
        Q4,
        PARAGRAPH.format(r"3\.36"),
        "",
        "HERE: paragraph 3.36 is gone from here (docs/{.*}, {.*} and {\\d+} more refer to it)",
        here=r"3\.35 ",
    ),
    "a deleted paragraph, first on its page": Slip(
        Q1,
        PARAGRAPH.format(r"3\.3"),
        "",
        "docs/protocol/index.md:{\\d+} or docs/protocol/question-1.md:{\\d+}: paragraph 3.3 is gone from here ({.*})",
    ),
    "the last paragraph deleted": Slip(
        "protocol/question-7.md",
        PARAGRAPH.format(r"3\.52"),
        "",
        "docs/protocol/question-7.md:{\\d+}: paragraph 3.52 is gone from here ({.*})",
    ),
    "two swapped": Slip(
        Q1,
        rf"({PARAGRAPH.format(r'3\.4')})({PARAGRAPH.format(r'3\.5')})",
        r"\2\1",
        "HERE: 3.4 stands after 3.5; put them in order",
        here=r"3\.4 ",
    ),
    "(c) for (d)": Slip(MEDICAL, r"^\(b\) ", "(c) ", "HERE: (c) stands where (b) of 4.6 belongs ({.*} refers to it)"),
    "(b) left out": Slip(
        MEDICAL, r"^\(b\) .*\n", "", "docs/protocol/medical.md:{\\d+}: (c) stands where (b) of 4.6 belongs ({.*})"
    ),
    "no number of the protocol": Slip(
        Q4,
        r"^3\.36 ",
        "3.366 ",
        "HERE: 3.366 cannot be an address; the paragraphs are numbered 1.1 to 9.99; did you mean 3.36? ({.*})",
    ),
    # References and links
    "a wrong reference": Slip(
        HOME, END, "\nSee [3.99].\n", "HERE: there is no paragraph 3.99; did you mean 3.9?", here="See"
    ),
    "a wrong term": Slip(
        HOME,
        END,
        "\nSee [it][term: consnt].\n",
        'HERE: there is no "term: consnt"; did you mean term: consent?',
        here="See",
    ),
    "an unclosed reference": Slip(
        HOME, END, "\nSee [3.11 and more.\n", "HERE: “[3.11 and more.” is never closed; write [3.11]", here="See"
    ),
    "a wrong link": Slip(
        HOME,
        END,
        "\nSee [it](glosary.md).\n",
        "HERE: there is no page glosary.md; did you mean glossary.md?",
        here="See",
    ),
    # Markup
    "an unclosed div": Slip(
        HOME,
        r"^</div>",
        "",
        'docs/index.md:{\\d+}: <div class="start" markdown> is never closed; write </div> after it',
    ),
    "a div too many": Slip(HOME, END, "\n</div>\n", "HERE: </div> closes nothing", here="</div>"),
    "unclosed bold": Slip(
        HOME, END, "\nWords in **bold.\n", "HERE: “**” is never closed; write **words**", here="Words in"
    ),
    "unclosed italics": Slip(
        HOME, END, "\n- Words in *bold.\n", "HERE: “*” is never closed; write *words*", here="- Words in"
    ),
    # The glossary and the cases
    "no meaning": Slip(
        "glossary.md",
        END,
        "\n## Lamp\n\nSource: ours.\n",
        "HERE: “Lamp” has no meaning; write it in a sentence or two under it",
        here="## Lamp",
    ),
    "nothing under a term": Slip(
        "glossary.md",
        END,
        "\n## Lamp\n",
        "HERE: “Lamp” has no meaning; write it in a sentence or two under it",
        here="## Lamp",
    ),
    "a heading of a case": Slip(
        CASE, "## What happened", "## What hapened", "HERE: there is no heading “What happened”, but “What hapened”"
    ),
}


@pytest.mark.parametrize("slip", WRONG.values(), ids=WRONG)
def test_a_slip_is_said_in_one_line(slip):
    """And what follows from it in no other."""
    docs = slip.made()
    said = slips.wrong(docs, MENU)

    assert len(said) == 1, said
    assert slip.expected(docs).fullmatch(said[0]), said[0]


def test_nothing_is_wrong_with_the_docs():
    """What is not wrong is not said to be."""
    assert slips.wrong(DOCS, MENU) == []
    assert slips.untidy(DOCS, MENU) == []


UNTIDY = {
    "a tab": Slip(HOME, END, "\nIt has\ta tab.\n", "HERE: it has a tab; write four spaces", here="It has"),
    "no alt text": Slip(
        HOME,
        END,
        "\n![](x.png)\n",
        "HERE: the picture says nothing to who cannot see it; write ![what it shows](…)",
        here="!",
    ),
    "click here": Slip(
        HOME,
        END,
        "\nFor more, [click here](glossary.md).\n",
        "HERE: a link on “click here” does not say where it leads; put it on words that do",
        here="For more",
    ),
    "a skipped heading": Slip(HOME, END, "\n#### Deep\n", "HERE: “Deep” skips a level; write ### Deep", here="####"),
    "two titles": Slip(
        HOME, END, "\n# Again\n", "HERE: it has a title already, in line {\\d+}; write ##", here="# Again"
    ),
    "no title": Slip(CASE, "^# .*", "", "docs/cases/case-3.md:1: it has no title; write # and its title"),
    "raw HTML": Slip(HOME, END, "\nSo <b>bold</b>.\n", "HERE: <b> is HTML; write it in Markdown", here="So"),
}


@pytest.mark.parametrize("slip", UNTIDY.values(), ids=UNTIDY)
def test_what_readers_do_not_suffer_from_is_said_too(slip):
    """It stops `make build`, and not `make serve`."""
    docs = slip.made()

    assert slips.wrong(docs, MENU) == []
    (said,) = slips.untidy(docs, MENU)
    assert slip.expected(docs).fullmatch(said), said


PRIVACY = "about/privacy.md"
FILES = {
    "not UTF-8": (
        {PRIVACY: DOCS[PRIVACY] + "\nThe child’s home.\n".encode("cp1252")},
        rf"docs/about/privacy\.md:{DOCS[PRIVACY].count(b'\n') + 2}: it is not saved as UTF-8: see “child\ufffds”",
    ),
    "a BOM": (
        {PRIVACY: b"\xef\xbb\xbf" + DOCS[PRIVACY]},
        r"docs/about/privacy\.md:1: it starts with .* \(a BOM\); save it as UTF-8 without one",
    ),
    "a deleted page": (
        {PRIVACY: None},
        rf"mkdocs\.yml:{MENU[PRIVACY]}: docs/about/privacy\.md is gone",
    ),
    "a page with another name": (
        {PRIVACY: None, "about/privcy.md": DOCS[PRIVACY]},
        rf"mkdocs\.yml:{MENU[PRIVACY]}: there is no docs/about/privacy\.md; did you mean docs/about/privcy\.md\?",
    ),
    "a deleted page that others are drawn from": (
        {"glossary.md": None},
        rf"mkdocs\.yml:{MENU['glossary.md']}: docs/glossary\.md is gone \(docs/index\.md:\d+, .* lead to it\)",
    ),
}


@pytest.mark.parametrize(("changed", "says"), FILES.values(), ids=FILES)
def test_what_is_wrong_with_a_file_is_said_in_one_line(changed, says):
    """Nothing else is said until it can be read."""
    docs = {path: content for path, content in (DOCS | changed).items() if content is not None}
    (said,) = slips.wrong(docs, MENU)

    assert re.fullmatch(says, said), said


def test_a_page_in_no_menu_is_named():
    """It is built, and nobody finds it."""
    docs = {**DOCS, "alone.md": b"# Alone\n\nWords.\n"}

    assert slips.wrong(docs, MENU) == []
    assert slips.untidy(docs, MENU) == ["docs/alone.md: no menu leads to it; name it under nav in mkdocs.yml"]


def test_several_slips_are_said_at_once():
    """Each in its line."""
    docs = {**WRONG["case: x"].made(), HOME: DOCS[HOME] + b"\nSee [3.99], [3.98].\n\n</div>\n"}

    assert len(slips.wrong(docs, MENU)) == 4


@pytest.mark.parametrize(
    "text", ["`[3.11` and `**`", "```html\n<div>\n<!-- x -->\n```", r"2 \* 3", "<https://example.org>"]
)
def test_what_is_no_slip_is_not_said_to_be_one(text):
    """In code, anything goes."""
    docs = {**DOCS, HOME: DOCS[HOME] + f"\n{text}\n".encode()}

    assert slips.wrong(docs, MENU) + slips.untidy(docs, MENU) == []


def test_all_that_is_drawn_can_be_asked_for():
    """The table of what an author can have drawn is that of what is drawn."""
    anything = MagicMock()
    page = MagicMock(file=MagicMock(src_uri=CASE))
    drawn = {*draw.headed(anything, {}), *draw.drawings(page, anything, anything)}

    assert drawn == {*markup.placeholders(CASE)}
