"""What a later edition of the table says otherwise than an earlier one, in plain words.

A situation is a path with an answer to every question on it, none of them “I’m not sure”.
Each situation of the earlier edition is answered again, with the same answers, in the later one.
Where the two paths part is the answer that made the difference, so a situation is told by it: “Someone who answers …”.

Both editions are taken as they are kept (`edition`), so nothing here depends on what the table is made of today.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from protocol_logic.earlier import Pair
from protocol_logic.edition import Kept, answer, changed_meaning, nodes, pairs, words
from protocol_logic.flowchart import label
from protocol_logic.plain import INDENT, escape, fill


@dataclass(frozen=True, slots=True)
class Situation:
    """A path: its answers, where it leads, the cautions it carries and the duty to tell ("" for none).

    It leads to the id of an outcome or a pause, or of a question that its answers leave open.
    """

    answers: tuple[Pair, ...]
    to: str
    cautions: tuple[str, ...]
    tell: str


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence or two on what has changed, and the words of the question that it is about ("" for none)."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """What has changed in one way, in the order of the questions; a detail is for whoever wants to know exactly."""

    title: str
    changes: tuple[Change, ...]
    is_detail: bool = False


type Both = tuple[Situation, Situation]
"""A situation as it was, and what it is now."""


def compare(old: Kept, new: Kept) -> tuple[Part, ...]:
    """Return what a later edition says otherwise, what matters most first: nothing if it says the same."""
    before = situations(old)
    both = [(was, replay(new, was.answers)) for was in before if all(answer(new, pair) for pair in was.answers)]
    same = [(was, now) for was, now in both if was.to == now.to]
    more = [(was, now) for was, now in both if now.to in new["questions"] and was.to in _ends(new, now.to, was.answers)]
    elsewhere = [each for each in both if each not in (*same, *more)]
    known = {now.answers for _, now in both}
    counts = (
        (len(elsewhere), "come to something else"),
        (len(more), "are asked something more, and can still come to the same"),
        (sum(set(was.cautions) != set(now.cautions) for was, now in same), "carry other cautions"),
        (sum(was.tell != now.tell for was, now in same), "have another duty to tell people"),
        (len(before) - len(both), "are gone, because one of their answers is"),
    )
    added = sum(each.answers not in known for each in situations(new))
    numbers = [f"Of {len(before)} situations, {count} {what}." for count, what in counts if count]
    parts = (
        Part("In numbers", tuple(Change("", words) for words in (*numbers, *[f"{added} are new."] * bool(added)))),
        Part("Told something else", tuple(_elsewhere(old, new, elsewhere))),
        Part("Asked something more", tuple(_more(new, more))),
        Part("What to bear in mind", tuple(_cautions(old, new, same))),
        Part("Telling people", tuple(_telling(old, new, same))),
        Part("New questions and answers", tuple(_added(old, new))),
        Part("Questions and answers that are gone", tuple(_gone(old, new))),
        Part("In other words", tuple(_reworded(old, new)), is_detail=True),
        Part("Resting on other paragraphs", tuple(_cites(old, new)), is_detail=True),
    )
    order = ["", *(asked["text"] for asked in new["questions"].values())]
    return tuple(
        replace(part, changes=tuple(sorted(part.changes, key=lambda each: order.index(each.question))))
        for part in parts
        if part.changes
    )


def as_text(parts: Iterable[Part]) -> str:
    """Return what has changed as plain text, with no line longer than a record's."""
    blocks = []
    for part in parts:
        blocks.append(part.title.upper())
        for question, found in groupby(part.changes, key=lambda each: each.question):
            blocks += [fill(question, INDENT, INDENT)] if question else []
            blocks.append("\n".join(fill(each.words, f"{INDENT}- ", f"{INDENT}  ") for each in found))
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


def as_markdown(parts: Iterable[Part]) -> str:
    """Return what has changed as Markdown, with headings of the third level and the details folded away."""
    blocks = []
    for part in parts:
        title = f"{part.title} ({len(part.changes)})"
        blocks.append(f'<details markdown="1"><summary>{title}</summary>' if part.is_detail else f"### {part.title}")
        for question, found in groupby(part.changes, key=lambda each: each.question):
            blocks += [f"**{escape(question)}**"] if question else []
            blocks.append("\n".join(f"- {escape(each.words)}" for each in found))
        blocks += ["</details>"] if part.is_detail else []
    return "".join(f"{block}\n\n" for block in blocks).removesuffix("\n")


# --- Situations ---


def situations(kept: Kept) -> list[Situation]:
    """Return every path of an edition to an outcome or a pause, in the order of the table."""

    def onward(at: str, answers: tuple[Pair, ...]) -> Iterator[Situation]:
        if at in kept["questions"]:
            for answer_id, said in kept["questions"][at]["answers"].items():
                yield from onward(said["to"], (*answers, (at, answer_id)))
        else:
            yield _situation(kept, answers, at)

    return list(onward(kept["start"], ()))


def replay(kept: Kept, answers: Iterable[Pair]) -> Situation:
    """Give answers in an edition, and return the path of those that it asks for."""
    given = _given(kept, answers)
    used: list[Pair] = []
    at = kept["start"]
    while at in given:
        used.append((at, given[at]))
        at = answer(kept, used[-1])["to"]
    return _situation(kept, tuple(used), at)


def _given(kept: Kept, answers: Iterable[Pair]) -> dict[str, str]:
    """Return the answer to each question of an edition that has been given one.

    A question that stands in two places with the same words is given the same answer in both.
    """
    asked = kept["questions"]
    given = dict(answers)
    by_words = {asked[question]["text"]: chosen for question, chosen in given.items() if question in asked}
    both = {question: given.get(question, by_words.get(said["text"], "")) for question, said in asked.items()}
    return {question: chosen for question, chosen in both.items() if answer(kept, (question, chosen))}


def _ends(kept: Kept, at: str, answers: Iterable[Pair]) -> tuple[str, ...]:
    """Return every end that can come after a node where these answers stand and any other question is open."""
    given = _given(kept, answers)

    def onward(node: str) -> Iterator[str]:
        if node not in kept["questions"]:
            yield node
            return
        for chosen in (given[node],) if node in given else kept["questions"][node]["answers"]:
            yield from onward(answer(kept, (node, chosen))["to"])

    return tuple(dict.fromkeys(onward(at)))


def _situation(kept: Kept, answers: tuple[Pair, ...], to: str) -> Situation:
    said = [answer(kept, pair) for pair in answers]
    cautions = dict.fromkeys(caution for each in said for caution in each.get("cautions", "").split())
    duty = kept["outcomes"].get(to, {}).get("tell", "")
    replaced = [each["tell"] for each in said if "tell" in each]
    return Situation(answers, to, tuple(cautions), [duty, *replaced][-1] if duty else "")


# --- In plain words ---


def _elsewhere(old: Kept, new: Kept, both: Iterable[Both]) -> Iterator[Change]:
    """Yield who is told something else: by the answer where the paths part, and by those after it that count."""
    parted: dict[Pair, dict[tuple[str, str], list[tuple[Pair, ...]]]] = {}
    for was, now in both:
        at = _parting(was, now)
        told = _name(old, was.to), _now(new, was, now)
        parted.setdefault(was.answers[at], {}).setdefault(told, []).append(was.answers[at + 1 :])
    rows: dict[tuple[str, tuple[Pair, ...], tuple[str, str]], dict[str, int]] = {}
    for (question, chosen), results in parted.items():
        for told, afters in results.items():
            later = tuple(pair for pair in afters[0] if all(pair in each for each in afters) and len(results) > 1)
            rows.setdefault((question, later, told), {})[chosen] = len(afters)
    for (question, later, (before, after)), counts in rows.items():
        who = _who(new, question, counts, later)
        yield Change(_name(new, question), f"{who} used to be told “{before}”, and is now {after} {_count(counts)}.")


def _now(new: Kept, was: Situation, now: Situation) -> str:
    """Return what someone is told now, or what they are asked first and what they can be told then."""
    found = _ends(new, now.to, was.answers)
    outcomes = [end for end in found if end in new["outcomes"]]
    ends = " or ".join(f"“{_name(new, end)}”" for end in outcomes or found)
    return f"asked “{_name(new, now.to)}” first, and then told {ends}" if now.to in new["questions"] else f"told {ends}"


def _more(new: Kept, both: Iterable[Both]) -> Iterator[Change]:
    """Yield who is asked something more."""
    rows: dict[tuple[str, str], dict[str, int]] = {}
    for was, now in both:
        question, chosen = was.answers[_parting(was, now)]
        counts = rows.setdefault((question, now.to), {})
        counts[chosen] = counts.get(chosen, 0) + 1
    for (question, asked), counts in rows.items():
        who = _who(new, question, counts)
        yield Change(_name(new, question), f"{who} is now asked “{_name(new, asked)}” first {_count(counts)}.")


def _parting(was: Situation, now: Situation) -> int:
    """Return which answer is the last before two paths differ."""
    ids = [[*dict(each.answers), each.to] for each in (was, now)]
    return next(at for at, (one, other) in enumerate(zip(*ids, strict=False)) if one != other) - 1


def _cautions(old: Kept, new: Kept, both: Iterable[Both]) -> Iterator[Change]:
    """Yield which cautions are new and which are gone, with the answers that carry them."""
    found = [(new, now, was, "is now also told") for was, now in both]
    found += [(old, was, now, "is no longer told") for was, now in both]
    rows: dict[tuple[str, str, str], dict[str, int]] = {}
    for kept, one, other, what in found:
        for caution in one.cautions:
            if caution not in other.cautions:
                question, chosen = next(pair for pair in one.answers if caution in _cautions_of(kept, pair))
                counts = rows.setdefault((question, what, kept["points"][caution]["text"]), {})
                counts[chosen] = counts.get(chosen, 0) + 1
    for (question, what, words_), counts in rows.items():
        who = _who(new, question, counts)
        yield Change(_name(new, question), f"{who} {what}: “{words_}” {_count(counts)}")


def _cautions_of(kept: Kept, pair: Pair) -> list[str]:
    return answer(kept, pair).get("cautions", "").split()


def _telling(old: Kept, new: Kept, both: Iterable[Both]) -> Iterator[Change]:
    """Yield who has another duty to tell people: by the answer that it comes with, or by the outcome."""
    rows: dict[tuple[str, str, str, str], dict[str, int]] = {}
    for was, now in both:
        if was.tell != now.tell:
            said = [pair for pair in was.answers if "tell" in answer(old, pair)]
            said += [pair for pair in now.answers if "tell" in answer(new, pair)]
            question, chosen = said[-1] if said else ("", "")
            counts = rows.setdefault((question, "" if said else now.to, was.tell, now.tell), {})
            counts[chosen] = counts.get(chosen, 0) + 1
    for (question, end, was_told, now_told), counts in rows.items():
        who = _who(new, question, counts) if question else f"Whoever comes to “{_name(new, end)}”"
        before = f"used to be told “{old['points'][was_told]['text']}”" if was_told else "used to be told nothing"
        after = f"is now told “{new['points'][now_told]['text']}”" if now_told else "is now told nothing"
        about = _name(new, question) if question else ""
        yield Change(about, f"{who} {before}, and {after} {_count(counts)}")


def _added(old: Kept, new: Kept) -> Iterator[Change]:
    for question, asked in new["questions"].items():
        if question not in old["questions"]:
            if asked["text"] not in {each["text"] for each in old["questions"].values()}:
                yield Change(asked["text"], "This question is new.")
            continue
        for chosen, said in asked["answers"].items():
            if not answer(old, (question, chosen)):
                verb = "asks" if said["to"] in new["questions"] else "tells you"
                leads = f"This {verb} “{_name(new, said['to'])}”."
                yield Change(asked["text"], f"It can now be answered {_sentence(words(said))} {leads}")


def _gone(old: Kept, new: Kept) -> Iterator[Change]:
    for question, asked in old["questions"].items():
        if question not in new["questions"]:
            yield Change("", f"“{asked['text']}” is not asked any more.")
            continue
        for chosen, said in asked["answers"].items():
            if not answer(new, (question, chosen)):
                yield Change(_name(new, question), f"It can no longer be answered {_sentence(words(said))}")


def _reworded(old: Kept, new: Kept) -> Iterator[Change]:
    """Yield what is worded otherwise; of the answers, those that mean something else now."""
    for name, said in nodes(old).items():
        now = nodes(new).get(name, said)["text"]
        if now != said["text"]:
            yield Change("", f"“{said['text']}” is now {_sentence(now)}")
    for pair in changed_meaning(old, new):
        was, now = words(answer(old, pair)), words(answer(new, pair))
        if now not in ("", was):
            yield Change(_name(new, pair[0]), f"The answer “{was}” is now {_sentence(now)}")
    for name, said in old["points"].items():
        now = new["points"].get(name, said)["text"]
        if now != said["text"]:
            yield Change("", f"“{said['text']}” is now {_sentence(now)}")


def _cites(old: Kept, new: Kept) -> Iterator[Change]:
    """Yield which answers, pauses and outcomes rest on other paragraphs."""
    claims = [
        (_name(new, pair[0]), _short(new, pair), answer(old, pair), answer(new, pair))
        for pair in pairs(old)
        if answer(new, pair)
    ]
    for kind in ("pauses", "outcomes"):
        claims += [
            ("", _name(new, each), said, new[kind][each]) for each, said in old[kind].items() if each in new[kind]
        ]
    for asked, name, was, now in claims:
        before, after = was["cites"].split(), now["cites"].split()
        more = ", ".join(label(each) for each in after if each not in before)
        less = ", ".join(label(each) for each in before if each not in after)
        found = [*[f"now also rests on {more}"] * bool(more), *[f"no longer rests on {less}"] * bool(less)]
        if found:
            yield Change(asked, f"“{name}” {' and '.join(found)}.")


def _who(kept: Kept, question: str, chosen: Iterable[str], later: Iterable[Pair] = ()) -> str:
    """Return who gives one of these answers to a question, and then all of those to others."""
    answers = " or ".join(f"“{_short(kept, (question, each))}”" for each in chosen)
    then = " and ".join(f"“{_short(kept, pair)}”" for pair in later)
    return f"Someone who answers {answers}, and then {then}," if then else f"Someone who answers {answers}"


def _sentence(words: str) -> str:
    """Return words in quotation marks that end a sentence."""
    return f"“{words}”" if words.endswith(".") else f"“{words}”."


def _short(kept: Kept, pair: Pair) -> str:
    said = answer(kept, pair)
    return said.get("stem") or said["text"]


def _name(kept: Kept, node: str) -> str:
    return nodes(kept)[node]["text"]


def _count(counts: Mapping[str, int]) -> str:
    """Return in how many situations that is so, whichever of the answers was given."""
    number = sum(counts.values())
    return f"({number} situation{'s' * (number > 1)})"
