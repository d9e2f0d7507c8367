"""Find the functions that run when Python starts and is asked all that the page can ask.

Of WebAssembly, Node.js compiles a function when it is first called, and can be told to say so.
Of Python, a function that has run is marked by Python itself: make_in_node.mjs lists the others.
It is a lower bound, so what is asked here is as varied as what readers may do: every path; records in many scripts;
links that are old, broken or made up; and requests with anything in any place.
"""

import json
import math
import random
import re
from collections.abc import Iterator, Mapping
from itertools import cycle, product
from typing import Any

from protocol_logic.cases import CASES
from protocol_logic.edition import editions, keep, since
from protocol_logic.fields import FIELDS
from protocol_logic.local import WHOM
from protocol_logic.page import DEEPEST, KINDS
from protocol_logic.protocol import EDITION, PROTOCOL
from protocol_logic.walk import paths, to_text

FLAGS = ("--wasm-lazy-compilation", "--no-wasm-inlining", "--trace-wasm-compilation-times")
"""Have Node.js compile each function when it is first called, and by itself, and say so."""
COMPILED = re.compile(r"^Compiled function (\w+)#(\d+) using", re.MULTILINE)

WHEN = ("2026-11-25", "2026-11-25T10:05", "1970-01-01", "+275760-09-13", "Invalid Date", "")
SCRIPTS = "ﬀ ß İ ǅ|e\u0301 \u202e \ufeff|🧒🏽|\ud800|Ωδός|Привет|שלום|مرحبا ٣|नमस्ते|你好|안녕|ไทย|½ ² Ⅷ|١٢"
WORDS = (
    *("", " ", "\0", "\n", "&", "=", "%3D", "<b>“é”</b>", "../..", "__class__", "None", "yes\n", "PURPOSE", "purpose "),
    *("Mrs Ann Other saw Sam Smith, born 1 May 2009, on 3/4/2024.", "NASTY Ǆ", *SCRIPTS.split("|")),
)
"""What people and programs write: of every width that Python keeps text in."""
LONG = ("x" * 30_000, "é🧒 and\n" * 4_000)
NUMBERS = (0, -1, 7, 2**31, -(2**63), 10**40, 0.5, -0.0, 1e308, 1e-9, 123456.789, math.inf, math.nan)
VALUES: tuple[Any, ...] = (
    *(None, True, False, *NUMBERS),
    *([], {}, [[1, "a", None]], {"a": [{}]}, {"kind": "walk"}, ["1.1", 2.5], {"": ""}),
)
"""What else JSON can hold."""
NO_JSON = (
    *("", "{}", "[1]", "junk", "{", '{"kind"', '{"kind": "walk"}', '{"kind": "no"}', '"a', "[1,]", '{"a":1,}', "1e"),
    *("-", "tru", '{"kind": "walk", "text": "\\ud83d"}', '"\\x"', '"\\u12"', "\ufeff{}", "9" * 5_000, "NaN"),
    *("[" * DEEPEST, "[" * 2_000),
)
LOTS = 4
MADE_UP = 1_000
"""How many requests are made up by chance, always the same ones."""


def requests() -> list[list[str]]:
    """Return what is asked, as JSON: in lots, each for a Python that has just started, and in an order of its own."""
    ends = {path.at.id: to_text(PROTOCOL, path.answers) for path in paths(PROTOCOL)}
    few = [*_records(ends), *_links(ends), *(each for text in ends.values() for each in _about(text))]
    chance = random.Random(0)  # noqa: S311 (chance is all it is for)
    made_up = [_made_up(chance, dict(chance.choice(few))) for _ in range(MADE_UP)]
    asked = [*map(json.dumps, [*_paths(), *few, *made_up]), *NO_JSON]
    chance.shuffle(asked)
    return [asked[lot::LOTS] for lot in range(LOTS)]


def functions(trace: str) -> set[int]:
    """Return the numbers of the functions that Node.js has compiled, of the module that has most.

    Others are small: Pyodide makes them to find out what the browser can do.
    """
    compiled: dict[str, set[int]] = {}
    for module, number in COMPILED.findall(trace):
        compiled.setdefault(module, set()).add(int(number))
    return max(compiled.values(), key=len, default=set())


# --- What is asked ---

QUESTIONS = PROTOCOL.questions
CITING = (
    *(*PROTOCOL.nodes, *PROTOCOL.points()),
    *(each for question in QUESTIONS for each in (*question.answers, *question.helps)),
)
LINKS = {
    **{cited: f"../protocol/question-1/#{cited}" for each in CITING for cited in each.cites},
    **{f"case-{case.number}": f"../cases/case-{case.number}/" for case in CASES},
    "editions": "../editions/",
}
CONTACT = {
    "name": "Duty team",
    "phone": "(0)12 34",
    "email": "a@b.example",
    "link": "https://b.example",
    "when": "9 to 5",
}
PLACES: tuple[dict[str, Any], ...] = (
    {"contacts": {whom: [CONTACT, {part: words}] for whom, (part, words) in zip(WHOM, cycle(CONTACT.items()))}},
    {"partnership": "A “partnership”", "area": "An area", "contacts": {whom: [CONTACT] for whom in WHOM}},
    {"area": "An area"},
    {},
)
"""Whom to contact, in places that say more of it and less."""


def _paths() -> Iterator[dict[str, Any]]:
    """Ask for each path as far as each of its questions, in one place after another."""
    texts = {
        to_text(PROTOCOL, dict(answers[:come]))
        for path in paths(PROTOCOL)
        for answers in [[*path.answers.items()]]
        for come in range(len(answers) + 1)
    }
    for text, place in zip(sorted(texts), cycle(PLACES)):
        yield {"kind": "walk", "text": text, "links": LINKS, "local": place}


def _records(ends: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Ask for records of each end, about one person and several, with each text in all fields, and with each date."""
    fields = [field.id for field in FIELDS]
    ticked = [point.id for point in PROTOCOL.sharing]
    written = [*(dict.fromkeys(fields, words) for words in WORDS), *({fields[0]: words} for words in LONG)]
    written.append({field.id: f"<b>{field.label}</b>\n\n* {' '.join(WORDS)}" for field in FIELDS})
    one = max(ends.values(), key=len)
    made = [(text, WHEN[0], written[-1], ticked) for text in ends.values()]
    made += [(one, when, written[-1], []) for when in WHEN]
    made += [(one, when, words, []) for when, words in product(WHEN[:2], written)]
    for number, (text, when, words, ticks) in enumerate(made):
        earlier = [*ends.values()][: number % 3]
        asked = {"text": text, "when": when, "written": words, "ticked": ticks, "earlier": earlier}
        asked["local"] = PLACES[number % len(PLACES)]
        yield from ({"kind": kind, **asked} for kind in ("record", "docx"))


def _links(ends: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Ask about links to each case, links with something in them that was never there, and links of each edition."""
    start = f"{EDITION}&"
    path = max(ends.values(), key=len).removeprefix(start)
    cases = {f"{case.number}.{number}": each for case in CASES for number, each in enumerate(case.decisions, 1)}
    texts = [f"{start}case={name}&{path}" for name in (*cases, "9.9", "")]
    texts += [
        f"{start}case={name}&{to_text(PROTOCOL, dict(each.answers)).removeprefix(start)}"
        for name, each in cases.items()
    ]
    starts = ("", start, "2010-11-01&", f"{start}purpose=", f"{start}{path}&")
    texts += [f"{before}{words}&{path}" for words in (*WORDS, *LONG) for before in starts]
    kept = [*(each for date, each in editions().items() if date < EDITION), keep(PROTOCOL)]
    for text in texts:
        yield {"kind": "walk", "text": text, "links": LINKS}
        for at, _ in enumerate(kept[:-1]):
            yield {"kind": "walk", "text": text, "links": LINKS, "since": since(*kept[at:])}


def _about(text: str) -> Iterator[dict[str, Any]]:
    yield from ({"kind": "walk", "text": text, "links": LINKS, "local": place} for place in PLACES)
    yield {"kind": "picture", "text": text}
    yield {"kind": "people", "text": text, "links": LINKS, "earlier": [text]}


def _made_up(chance: random.Random, asked: dict[str, Any]) -> dict[str, Any]:
    """Change a request in a few places, by chance."""
    for _ in range(chance.randint(1, 3)):
        change, place = chance.randrange(4), chance.choice([*asked, "kind", "text"])
        if change == 0:
            asked[place] = chance.choice((*VALUES, *WORDS))
        elif change == 1:
            asked.pop(place, None)
        elif change == 2:  # noqa: PLR2004 (one of four)
            asked["kind"] = chance.choice([*KINDS])
        elif isinstance(text := asked.get("text"), str):
            at, to = sorted(chance.choices(range(len(text) + 1), k=2))
            asked["text"] = text[:at] + chance.choice((*WORDS, text[at:to] * 2)) + text[to:]
    return asked
