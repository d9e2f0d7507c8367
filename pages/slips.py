"""What an author can get wrong in the Markdown: all of it is found before anything is built, and said a line each.

    docs/protocol/question-4.md:41: there is no paragraph 3.99; did you mean 3.9?

`python -m pages.slips` says what there is to say without a build.
A line names the file, the line and the cause, with the nearest name that would be right.
What only follows from a cause is counted there, and gets no line of its own.
`wrong` has what stops a build; `untidy` what does not, while someone writes.
What is wrong within the words is found by markup.py and spelling.py, and with numbers and what refers to them by
numbers.py.
"""

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml

from pages import cases, made, markup, numbers, oddities, reviews, spelling, whole
from pages.addresses import CHANGED_SINCE, EDITIONS
from pages.said import and_so, did_you_mean, nearest

ROOT: Final = Path(__file__).parent.parent
NEEDED: Final = ("index.md", made.FLOWCHART, CHANGED_SINCE, EDITIONS, oddities.PAGE, *whole.APPENDICES)
"""The pages that others are drawn from."""
IN_FRONT: Final = ("title", "description", "hide", "search", "flowchart", *reviews.IN_FRONT)
"""What the front matter of any page may have."""
IN_MENU: Final = re.compile(r"^ +- (?:.*: )?(?P<path>\S+\.md)$")
BOM: Final = b"\xef\xbb\xbf"

type Docs = Mapping[str, bytes]
"""The content of each page, by its path in docs/."""


def menu(settings: str) -> dict[str, int]:
    """Return the pages that mkdocs.yml, given as text, has in the menu, and the line of each."""
    found = ((IN_MENU.match(line), number) for number, line in enumerate(settings.splitlines(), 1))
    return {line["path"]: number for line, number in found if line}


def wrong(docs: Docs, in_menu: Mapping[str, int]) -> list[str]:
    """Return what keeps the site from being built, a line each."""
    # Whatever is said of words that cannot be read, or of what refers to a page that is gone, would only follow.
    if first := [*_unreadable(docs), *_missing(docs, in_menu)]:
        return first
    texts = {path: content.decode("utf-8") for path, content in docs.items()}
    slips = [slip for path, text in texts.items() for slip in (*_front_matter(path, text), *markup.wrong(path, text))]
    return [*slips, *numbers.wrong(texts)]


def untidy(docs: Docs, in_menu: Mapping[str, int]) -> list[str]:
    """Return what else is to be put right in docs that are not wrong, a line each."""
    slips = [f"docs/{path}: no menu leads to it; name it under nav in mkdocs.yml" for path in docs.keys() - in_menu]
    return slips + [each for path, content in docs.items() for each in markup.untidy(path, content.decode("utf-8"))]


def _unreadable(docs: Docs) -> Iterator[str]:
    for path, content in docs.items():
        if content.startswith(BOM):
            yield f"docs/{path}:1: it starts with a mark that nobody sees (a BOM); save it as UTF-8 without one"
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start)
            words = content.splitlines()[line].decode("utf-8", "replace").split()
            near = next(each for each in words if "\ufffd" in each)
            yield f"docs/{path}:{line + 1}: it is not saved as UTF-8: see “{near}”"


def _missing(docs: Docs, in_menu: Mapping[str, int]) -> Iterator[str]:
    for path in {**in_menu, **dict.fromkeys(NEEDED)}:
        if path in docs:
            continue
        where = f"mkdocs.yml:{in_menu[path]}" if path in in_menu else "mkdocs.yml"
        if moved := nearest(path, docs.keys() - in_menu):
            yield f"{where}: there is no docs/{path}; did you mean docs/{moved}?"
        else:
            texts = {path: content.decode("utf-8", "replace") for path, content in docs.items()}
            links = [at for at, to in numbers.links(texts) if to == path]
            yield f"{where}: docs/{path} is gone{and_so(links, 'leads to it', 'lead to it')}"


def _front_matter(path: str, text: str) -> Iterator[str]:
    where, is_case = f"docs/{path}", path in cases.PAGES
    if not text.startswith("---\n"):
        if is_case:
            yield f"{where}:1: it has no front matter; start with ---, then {', '.join(cases.IN_FRONT)}, then ---"
        return
    front, end, _ = text.removeprefix("---\n").partition("\n---\n")
    if not end:
        yield f"{where}:1: the front matter is never closed; put --- on a line of its own under it"
        return
    data, line, why = _read(front)
    if why:
        yield f"{where}:{line}: the front matter cannot be read{why}; write name: words"
        return
    names = _wrong_names(path, data) if is_case else _unknown(data, IN_FRONT)
    for name, why in (*names, *reviews.wrong(data)):
        lines = (at for at, each in enumerate(front.splitlines(), 2) if each.startswith(f"{name}:"))
        yield f"{where}:{next(lines, 1)}: {why}"


def _read(front: str) -> tuple[dict[str, object], int, str]:
    """Return what is in front matter; or else nothing, the line that cannot be read, and why."""
    try:
        data = yaml.safe_load(front)
    except yaml.MarkedYAMLError as error:
        return {}, error.problem_mark.line + 2 if error.problem_mark else 1, f", for {error.problem}"
    except ValueError as error:
        return {}, 1, f", for a day is none: {error}"
    return (data, 0, "") if isinstance(data, dict) else ({}, 2, ", for it has no names")


def _unknown(data: Mapping[str, object], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each name in front matter that is not known, and that it is not."""
    for name in map(str, data):
        if name not in known:
            yield name, f"there is no “{name}” in front matter{did_you_mean(name, known)}"


def _wrong_names(path: str, data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each name in the front matter of a case that is wrong or missing, and why."""
    known = (*IN_FRONT, *cases.IN_FRONT)
    unknown = dict(_unknown(data, known))
    yield from unknown.items()
    meant = {nearest(each, known) for each in unknown}
    for name in cases.IN_FRONT:
        if name not in data and name not in meant:
            yield name, f"the front matter has no “{name}”"
    yield from cases.wrong_front_matter(path, data)


def main() -> None:
    """Say what is wrong with the docs, and end with a status that says whether anything is."""
    files = {file.relative_to(ROOT / "docs").as_posix(): file for file in sorted((ROOT / "docs").rglob("*.md"))}
    docs = {path: file.read_bytes() for path, file in files.items()}
    in_menu = menu((ROOT / "mkdocs.yml").read_text("utf-8"))
    said = wrong(docs, in_menu) or untidy(docs, in_menu)
    said += spelling.wrong(spelling.TABLES | {f"docs/{path}": file for path, file in files.items()})
    sys.exit("\n".join(said) or 0)


if __name__ == "__main__":
    main()
