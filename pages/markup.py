"""What can be wrong within the words of a page: what is drawn, what is never closed, and what is not Markdown."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pages import cases, figures, glossary, made
from pages.addresses import steps
from pages.paragraphs import GLOSSARY
from pages.placeholders import PLACEHOLDER
from pages.said import blank, did_you_mean, line_at, nearest, without_code
from protocol_logic.edition import editions
from protocol_logic.protocol import PROTOCOL

DRAWN: Final = (
    *("a-z", "cases", "changes", "flowchart", "how-checked", "invariants", "look-again", "must-share", "on-device"),
    *("sources", "top-changes", "tried", "whole", "whole-flowchart"),
)
"""What can be drawn on any page, and needs nothing said after its name."""

COMMENT: Final = re.compile(r"<!--(?P<words>.*?)(?:-->|\Z)", re.DOTALL)
TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^>]*>")
HEADING: Final = re.compile(r"^(?P<level>#{1,6}) +(?P<words>.*\S)", re.MULTILINE)
OPEN: Final = re.compile(r"\[(?P<words>[^\[\]]*)$")
BLOCK: Final = re.compile(r"^\s*(?:[*+-] |\d+\. |#|\|)")
"""What a block can start with, other than a line after an empty one."""
EMPHASIS: Final = re.compile(r"(?<![\\*])\*{1,2}(?!\*)")
NO_ALT: Final = re.compile(r"!\[\s*\]")
VAGUE: Final = re.compile(
    r"\[(?P<words>here|this|this page|click here|more|read more|link|see here)\][\[(]", re.IGNORECASE
)


def wrong(path: str, text: str) -> Iterator[str]:
    """Yield what keeps a page from being built as it is meant."""
    where, plain = f"docs/{path}", without_code(text)
    for comment in COMMENT.finditer(plain):
        if why := _wrong_comment(path, comment):
            yield f"{where}:{line_at(plain, comment.start())}: {why}"
    plain = COMMENT.sub(blank, plain)
    for line, why in (*_tags(plain), *_brackets(plain), *_emphasis(plain)):
        yield f"{where}:{line}: {why}"
    if path == GLOSSARY:
        yield from (f"{where}:{line}: {why}" for line, why in _without_meaning(text))
    if path in cases.PAGES:
        yield from (f"{where}{line}: {why}" for line, why in _case(plain))


def untidy(path: str, text: str) -> Iterator[str]:
    """Yield what else is to be put right on a page."""
    plain = COMMENT.sub(blank, without_code(text))
    for line, why in (*_headings(plain), *_style(plain)):
        yield f"docs/{path}:{line}: {why}"


def placeholders(path: str) -> dict[str, Sequence[str]]:
    """Return what can be drawn on a page, by its name, and what can be said after each name."""
    drawn: dict[str, Sequence[str]] = dict.fromkeys(DRAWN, ())
    drawn["contacts"] = [each.id for each in PROTOCOL.points() if each.whom]
    drawn |= {"changed": steps(PROTOCOL), "edition": sorted(editions()), "figures": [*figures.PARTS]}
    if case := cases.PAGES.get(path):
        drawn |= {"try": (), "odd": (), "decision": [str(at) for at, _ in enumerate(case.decisions, 1)]}
    return drawn


def _wrong_comment(path: str, comment: re.Match[str]) -> str:
    """Return what is wrong with a comment, which has to stand for what is drawn: nothing if it is right."""
    if not comment[0].endswith("-->"):
        return "this comment is never closed; write --> after it"
    found = PLACEHOLDER.fullmatch(comment[0])
    name, what = found.group("name", "what") if found else (comment["words"].strip(), None)
    drawn = placeholders(path)
    if name not in drawn:
        return f"there is no “{name}” to draw{did_you_mean(name, drawn)}"
    if drawn[name] and what not in drawn[name]:
        return f"there is no {name} “{what or ''}” to draw{did_you_mean(what or '', drawn[name])}"
    if what and not drawn[name]:
        return f"“{name}” is drawn without “{what}”; write <!-- {name} -->"
    return ""


def _tags(text: str) -> Iterator[tuple[int, str]]:
    """Yield each <div> that is not closed, and each end that closes none, with its line."""
    opened = []
    for tag in TAG.finditer(text):
        if tag["name"] != "div":
            continue
        if not tag["end"]:
            opened.append(tag)
        elif opened:
            opened.pop()
        else:
            yield line_at(text, tag.start()), f"{tag[0]} closes nothing"
    for tag in opened:
        yield line_at(text, tag.start()), f"{tag[0]} is never closed; write </div> after it"


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if opened := OPEN.search(line):
            first, *more = opened["words"].split() or ["…"]
            meant = f"[{first.rstrip('.,;')}]" if first[0].isdigit() else "[words]"
            yield number, f"“[{' '.join([first, *more[:2]])}” is never closed; write {meant}"


def _emphasis(text: str) -> Iterator[tuple[int, str]]:
    """Yield each mark of emphasis that is never closed in its block, with its line."""
    opened: dict[str, int] = {}
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if not line.strip() or BLOCK.match(line):
            yield from ((at, f"“{mark}” is never closed; write {mark}words{mark}") for mark, at in opened.items())
            opened = {}
        for mark in EMPHASIS.findall(BLOCK.sub("", line)):
            if not opened.pop(mark, 0):
                opened[mark] = number


def _without_meaning(text: str) -> Iterator[tuple[int, str]]:
    for entry in glossary.ENTRY.finditer(text):
        blocks = [each for each in entry["text"].strip().split("\n\n") if not each.startswith(glossary.ALSO_WRITTEN)]
        if not "".join(blocks[:1]) or blocks[0].startswith(("Source:", "See also:")):
            yield (
                line_at(text, entry.start()),
                f"“{entry['term']}” has no meaning; write it in a sentence or two under it",
            )


def _case(text: str) -> Iterator[tuple[str, str]]:
    """Yield each heading that the page of a case lacks, with the line of the one that is most like it."""
    headings = {each["words"]: f":{line_at(text, each.start())}" for each in HEADING.finditer(text)}
    for name in (made.STORY, made.DISCUSS):
        if name not in headings:
            found = nearest(name, headings)
            yield headings.get(found, ""), f"there is no heading “{name}”{f', but “{found}”' if found else ''}"


def _headings(text: str) -> Iterator[tuple[int, str]]:
    headings = [(len(each["level"]), line_at(text, each.start()), each["words"]) for each in HEADING.finditer(text)]
    titles = [line for level, line, _ in headings if level == 1]
    if not titles:
        yield 1, "it has no title; write # and its title"
    yield from ((line, f"it has a title already, in line {titles[0]}; write ##") for line in titles[1:])
    for (before, _, _), (level, line, words) in pairwise(headings):
        if level > before + 1:
            yield line, f"“{words}” skips a level; write {'#' * (before + 1)} {words}"


def _style(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            yield number, "it has a tab; write four spaces"
        if NO_ALT.search(line):
            yield number, "the picture says nothing to who cannot see it; write ![what it shows](…)"
        if vague := VAGUE.search(line):
            yield number, f"a link on “{vague['words']}” does not say where it leads; put it on words that do"
        for tag in TAG.finditer(line):
            if tag["name"] != "div" and not tag["end"]:
                yield number, f"{tag[0]} is HTML; write it in Markdown"
