"""The table as HTML: every step and outcome as a section with plain links, and the whole flowchart as a nested list.

The build draws these once into the flowchart page.
In the browser the same code draws what depends on the reader's path (`path`), so the words are the same everywhere.

An answer is a link to the section it leads to, with its ids in `data-question` and `data-answer`.
That is all the page's script reads: it holds no routing of its own.

Every function takes `links`, the address of each citation (`3.36` to `../protocol/question-4/#3.36`), because only the
site knows where a paragraph is.
A citation that is missing there raises KeyError.
Where a point calls for someone, `local` says who that is here, for the same reason; without it nobody is named.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from protocol_logic.cases import Case, Decision
from protocol_logic.dates import in_words
from protocol_logic.fields import ADVICE
from protocol_logic.flowchart import Answer, Flowchart, Help, Kind, Node, Outcome, Pause, Point, Question, called, label
from protocol_logic.lines import line_at
from protocol_logic.local import NOWHERE, Contact, Local
from protocol_logic.points import JUDGEMENT, NEXT_PERSON
from protocol_logic.record import advice_note, came_to, differ, fields
from protocol_logic.walk import ABOUT_ONE_PERSON, Step, Walk, acts_at, for_the_next_person, to_text, turns, walk

type Links = Mapping[str, str]

SENTENCE_END = re.compile(r"(?<=[.?]) (?=[A-Z])")
AT_A_GLANCE: Final = 22
"""How many words are in view of a text whose rest is folded, where its first sentence is not longer."""

MOST_REASONS: Final = 3
"""How many reasons an outcome gives: the last ones, which are nearest to the decision."""

KEPT_FOR_THE_RECORD: Final = " One record holds them all: it keeps these answers too."
"""What Python adds to the way on to the next person: without it there is no record to keep them."""

ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
"""What has a meaning in HTML and what stands for it; the ampersand first, for the others have one."""


def escape(text: str) -> str:
    """Return text as it has to stand in HTML, in an attribute too.

    `html.escape` gives the same, but would bring every reader's browser the names of 2,231 characters.
    """
    for character, entity in ENTITIES.items():  # ten times as fast as `str.translate`
        text = text.replace(character, entity)
    return text


def cites(citations: Iterable[str], links: Links) -> str:
    """Return the citations as links to their paragraphs, in brackets, or nothing if there are none."""
    found = [f'<a href="{escape(links[each])}"{_said(each)}>{escape(label(each))}</a>' for each in citations]
    return f'<span class="cites">({", ".join(found)})</span>' if found else ""


def _said(citation: str) -> str:
    """Return what a screen reader says for a number, which by itself would say nothing."""
    name = label(citation)
    return f' aria-label="paragraph {escape(name)}"' if name[0].isdigit() else ""


def point(each: Point, links: Links) -> str:
    """Return a caution, check or duty with its citations, for use inside a list item or paragraph."""
    return f"{escape(each.text)} {cites(each.cites, links)}"


def point_list(points: Iterable[Point], links: Links, local: Local = NOWHERE) -> str:
    """Return points as a bulleted list, each with whom it calls for."""
    rows = "".join(f"<li>{point(each, links)}{contacts(local.of(*each.whom))}</li>" for each in points)
    return f"<ul>{rows}</ul>"


def to_reach(kind: str, each: Contact) -> str:
    """Return a contact: its kind, what it is called, and the links by which to reach it."""
    name = escape(each.name or (f"{kind} online" if each.link else ""))
    ways = (
        f'<a href="{escape(each.link)}">{name}</a>' if each.link else name,
        f'<a href="tel:{each.number}">{escape(each.phone)}</a>' if each.phone else "",
        f'<a href="mailto:{escape(each.email)}">{escape(each.email)}</a>' if each.email else "",
        escape(each.when),
    )
    return f"{escape(kind)}: {', '.join(filter(None, ways))}"


def contacts(found: Iterable[tuple[str, Contact]]) -> str:
    """Return contacts as a list, or nothing if there are none."""
    rows = "".join(f"<li>{to_reach(kind, each)}</li>" for kind, each in found)
    return f'<ul class="contacts">{rows}</ul>' if rows else ""


def changes(each: Node) -> str:
    """Return where the notes on what has changed since go; only the build has them, and puts them there."""
    return f"<!-- changed: {each.id} -->"


def changed_line(each: Node) -> str:
    """Return what has changed since and weighs most at a step, in one line, or nothing."""
    line = line_at(each.id)
    return f'<p class="changed-line"><strong>Changed since:</strong> {escape(line.text)}</p>' if line else ""


def question(flowchart: Flowchart, each: Question, links: Links) -> str:
    """Return a question: what it asks, why, its answers as links, and at its side what helps to answer.

    The name of a link is the answer's stem, and its hint, which stands under it, its description.
    """
    part = next(part for part in flowchart.parts if part.number == each.part)
    answers = "".join(_answer(each, answer) for answer in flowchart.answers(each))
    side = "".join(_guidance(help_, links) for help_ in each.guidance())
    side += _what_answers_carry(each, links) + changes(each)
    return _section(
        each,
        f"Question {part.number} of {len(flowchart.parts)}: {part.name}",
        f'{_recalled(flowchart, each)}{_background(each)}{changed_line(each)}<ul class="answers">{answers}</ul>',
        side,
    )


def _background(each: Question) -> str:
    """Return why a question is asked: as much as is read at a glance, and the rest folded."""
    first, rest = _at_a_glance(each.why)
    more = f'<p class="why">{escape(rest)}</p>' if rest else ""
    return f'<p class="why">{escape(first)}</p>' + _fold("More on this question", more, "more")


def _at_a_glance(text: str) -> tuple[str, str]:
    """Return the first sentences of a text, as many as are read at a glance, and the rest."""
    first, *rest = SENTENCE_END.split(text)
    while rest and len(f"{first} {rest[0]}".split()) <= AT_A_GLANCE:
        first = f"{first} {rest.pop(0)}"
    return first, " ".join(rest)


def _recalled(flowchart: Flowchart, each: Question) -> str:
    """Return the earlier answer that a question is about: the page puts it in, and until then it is any of them."""
    if not each.recalls:
        return ""
    asked = next(question for question in flowchart.questions if question.id == each.recalls)
    stems = [f"“{answer.stem}”" for answer in asked.answers if flowchart.can_lead_to(answer, each)]
    return f'<div data-slot="recalled">{_answered(asked, f"{listed(stems, 'or')}, as you answered")}</div>'


def _answered(asked: Question, words: str) -> str:
    """Return an earlier answer beside what was asked."""
    question = asked.text.partition("?")[0]
    return f'<p class="recalled">{escape(question)}? <strong>{escape(words)}</strong></p>'


def listed(words: Sequence[str], before_last: str) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    return f" {before_last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _answer(asked: Question, each: Answer) -> str:
    hint = f"{asked.id}-{each.id}-hint"
    leads = f'href="#{each.to}" data-question="{asked.id}" data-answer="{each.id}"'
    if not each.hint:
        return f"<li><a {leads}>{escape(each.stem)}</a></li>"
    return (
        f'<li><a {leads} aria-describedby="{hint}">{escape(each.stem)}</a>'
        f'<span class="hint" id="{hint}">{escape(each.hint)}</span></li>'
    )


def pause(flowchart: Flowchart, each: Pause, links: Links, local: Local = NOWHERE) -> str:
    """Return a pause: what to do, and links back to the questions it can come from."""
    back = "".join(
        f'<li><a href="#{asking.id}" data-reopen="{asking.id}">{escape(asking.text)}</a></li>'
        for asking in flowchart.questions
        if any(answer.to == each.id for answer in flowchart.answers(asking))
    )
    return _section(
        each,
        "A pause, not an answer",
        f'{_about_each(flowchart, each, links)}{point_list(each.points, links, local)}<div data-slot="note"></div>'
        f'<p>Then go back to your question:</p><ul class="answers">{back}</ul>{_reopens(flowchart, each)}',
        _guidance(Help("The paragraphs behind this pause", each.cites), links),
    )


def _about_each(flowchart: Flowchart, each: Pause, links: Links) -> str:
    """Return what the advice on each question is about: without Python no one knows which of them it is."""
    if each.id != flowchart.advice:
        return ""
    about = "".join(
        f"<li><strong>{escape(asked.text)}</strong> {point(asked.unsure, links)}</li>"
        for asked in flowchart.questions
        if asked.unsure
    )
    return (
        '<div data-slot="about"><details class="carried"><summary>What to ask about, question by question</summary>'
        f"<ul>{about}</ul></details></div>"
    )


def _about(each: Point, links: Links) -> str:
    return f"<p><strong>What to ask about.</strong> {point(each, links)}</p>"


def _reopens(flowchart: Flowchart, each: Pause) -> str:
    """Return the link to the earlier question that a pause may change the answer to."""
    if not each.reopens:
        return ""
    asked = next(question for question in flowchart.questions if question.id == each.reopens)
    return f'<p>Or change your answer to <a href="#{asked.id}" data-reopen="{asked.id}">“{escape(asked.text)}”</a>.</p>'


def outcome(flowchart: Flowchart, each: Outcome, links: Links, local: Local = NOWHERE) -> str:
    """Return an outcome: the answer and why, what to do now in order, the way to the record, and the rest folded.

    The page puts into the slots what this path calls for, and nothing else.
    Until then, and without Python, they hold what can come of all the paths that lead here.
    """
    leading = [
        answer for asked in flowchart.questions for answer in asked.answers if flowchart.can_lead_to(answer, each)
    ]
    called_for = {caution: f"If you answered “{answer.stem}”:" for answer in leading for caution in answer.cautions}
    instead = tuple(dict.fromkeys(answer.tell for answer in leading if answer.tell)) if each.tell else ()
    return _section(
        each,
        "The protocol’s answer",
        f'<div data-slot="why">{_why(each, (), links)}</div>{changed_line(each)}<div data-slot="meanwhile"></div>'
        f'<div data-slot="now">{_now(flowchart, each, called_for, each.tell, instead, links, local)}</div>'
        '<p><a class="md-button" href="#record">Write your record</a></p>'
        f'<div data-slot="rest">{_rest(flowchart, each, called_for, links, is_telling=True)}</div>'
        f"{_fold(local.title, contacts(local.all()), 'everyone')}",
        _fold(
            "Paragraphs and changes",
            _guidance(Help("The paragraphs behind this answer", each.cites), links) + changes(each),
        )
        + f'<div data-slot="next">{_next(_next_step(flowchart, each), links)}</div>',
    )


def _next_step(flowchart: Flowchart, each: Outcome) -> str:
    """Return the step at which to go on with the next person, as far as that is known without the path."""
    about_people = next((asked.id for asked in flowchart.questions if asked.part == ABOUT_ONE_PERSON), flowchart.start)
    return about_people if each.id in flowchart.reachable(about_people) else flowchart.start


def _next(address: str, links: Links, more: str = "") -> str:
    """Return the link to answer for the next person whom the information is about."""
    return _fold(
        "The next person",
        f'<p><a href="#{escape(address)}">Answer for the next person</a>. {point(NEXT_PERSON, links)}{more}</p>',
    )


def people(found: Sequence[Walk], links: Links) -> str:
    """Return whom one record holds the answers for, each to look at and to take out, and what to do where they differ.

    The last of them is the one whom the page is answering for.
    """
    *others, last = found
    rows = "".join(_person(number, each, "") for number, each in enumerate(others, 1))
    rows += _person(len(found), last, ", now")
    differing = differ(found)
    notice = f'<p class="differ"><strong>{point(differing, links)}</strong></p>' if differing else ""
    return _fold(f"Person {len(found)} of {len(found)} in your record", f"<ul>{rows}</ul>", "people") + (
        notice if isinstance(last.at, Outcome) else ""
    )


def _person(number: int, taken: Walk, when: str) -> str:
    """Return where a person's answers came to, what they are, and the button that takes them out of the record."""
    rows = "".join(
        f"<div><dt>{escape(step.question.text)}</dt><dd>{escape(step.answer.stem)}</dd></div>" for step in taken.steps
    )
    answers = _fold(f"Answers for person {number}", f"<dl>{rows}</dl>" if rows else "")
    return (
        f"<li><p>Person {number}{when}: <strong>{escape(came_to(taken))}</strong> "
        f'<button type="button" data-remove="{number - 1}">Remove<span class="hidden"> person {number}</span></button>'
        f"</p>{answers}</li>"
    )


def steps(flowchart: Flowchart, links: Links, local: Local = NOWHERE) -> str:
    """Return every question, pause and outcome as sections, in the order of the table."""
    return "\n".join(
        (
            *(question(flowchart, each, links) for each in flowchart.questions),
            *(pause(flowchart, each, links, local) for each in flowchart.pauses),
            *(outcome(flowchart, each, links, local) for each in flowchart.outcomes),
        )
    )


def text_version(flowchart: Flowchart) -> str:
    """Return the whole flowchart as a nested list: the seven questions, their steps, and where each answer leads."""
    parts = []
    for part in flowchart.parts:
        asked = [each for each in flowchart.questions if each.part == part.number]
        inside = "".join(_listed(flowchart, each) for each in asked)
        if part.number == flowchart.parts[-2].number:
            inside = "<li>A checklist for every outcome that shares.</li>"
        elif part.number == flowchart.parts[-1].number:
            inside = "<li>The last step of every outcome, whether or not you share.</li>"
        parts.append(f"<li>{escape(part.title)}<ul>{inside}</ul></li>")
    return f'<ol class="text-version">{"".join(parts)}</ol>'


def slots(flowchart: Flowchart, taken: Walk, links: Links, local: Local = NOWHERE) -> dict[str, str]:
    """Return what depends on the whole path, by the slot it goes into; a slot that stays as it is, is left out.

    `above` stands over every step and `path` beside it; `recalled` is in a question, `note` in a pause, and `why`,
    `now`, `rest` and `meanwhile`, which holds what the page says before this comes, in an outcome.
    """
    filled = {"above": _ignored(taken), "path": ""}
    match taken.at:
        case Outcome() as end:
            cautions = dict.fromkeys(taken.cautions, "")
            reasons = [step.answer.reason for step in taken.steps if step.answer.reason][-MOST_REASONS:]
            filled |= {
                "why": _why(end, reasons, links),
                "meanwhile": "",
                "now": _now(flowchart, end, cautions, taken.tell, (), links, local),
                "rest": _rest(flowchart, end, cautions, links, is_telling=taken.tell is end.tell)
                + _turns(flowchart, end, taken, links),
                "next": _next(to_text(flowchart, for_the_next_person(taken)), links, KEPT_FOR_THE_RECORD),
            }
        case Pause() as pause if any(field.id == ADVICE for field in fields(pause)):
            filled["note"] = _note(flowchart, taken)
        case Question() as asked if asked.recalls:
            filled["recalled"] = "".join(
                _answered(step.question, step.answer.stem) for step in taken.steps if step.question.id == asked.recalls
            )
        case _:
            pass
    if taken.at.id == flowchart.advice and taken.asking and taken.asking.unsure:
        filled["about"] = _about(taken.asking.unsure, links)
    if not isinstance(taken.at, Outcome):
        filled["path"] = _fold("To bear in mind so far", _points(taken.cautions, links))
    filled["path"] += _answers(taken, links)
    return filled


def earlier(edition: str, changed: Iterable[str], links: Links) -> str:
    """Return what has changed on this path since the edition that its link was made with."""
    found = "".join(f"<li>{escape(each)}</li>" for each in changed)
    made = f"<strong>This link was made with the edition of {in_words(edition)}.</strong>"
    more = f'<a href="{escape(links["editions"])}">All that has changed</a>'
    if not found:
        return f"<p>{made} Nothing on this path has changed since. {more}</p>"
    return (
        f"<p>{made} On this path, this has changed. What is asked again has other words or other answers now.</p>"
        f"<ul>{found}</ul><p>{more}</p>"
    )


def practice(flowchart: Flowchart, mine: Walk, case: Case, decision: Decision, links: Links) -> str:
    """Return what a reader sees who tries a decision of a case: which one it is and, at the end, how theirs compares.

    The comparison waits until the reader has come to an outcome or has answered all that the story tells.
    Where the two paths differ stands first; how often they agree is one line that opens.
    """
    told = walk(flowchart, dict(decision.answers))
    mine_by_id = {step.question.id: step for step in mine.steps}
    page = links[f"case-{case.number}"]
    about = (
        f"<p>You are trying case {case.number}: {escape(decision.title)}. "
        f'<a href="{escape(page)}#what-happened">Read its story</a></p>'
    )
    is_done = isinstance(mine.at, Outcome) or all(step.question.id in mine_by_id for step in told.steps)
    if not (decision.answers and is_done):
        return f'<div class="practice">{about}</div>'
    told_by_id = {step.question.id: step for step in told.steps}
    asked = dict.fromkeys(step.question for step in (*told.steps, *mine.steps))
    discussion = f"{page}#decision-{case.decisions.index(decision) + 1}"
    compared = [
        _compared(
            mine_by_id.get(each.id),
            told_by_id.get(each.id),
            f'<a href="{escape(discussion)}">{escape(each.text)}</a>',
            silent=each.id in decision.silent,
            links=links,
        )
        for each in asked
    ]
    # Where the paths part is what a reader looks for; the rest is one line until it is opened.
    different, same = ([row for is_different, row in compared if is_different == each] for each in (True, False))
    alike = _fold(f"{len(same)} answer{'' if len(same) == 1 else 's'} the same", _list(same))
    ends = (
        f"<p>You came to: <strong>{escape(_title(mine.at))}</strong> "
        f"The case {'came to' if decision.told else 'stops at'}: <strong>{escape(_title(told.at))}</strong></p>"
    )
    return (
        f'<div class="practice">{about}<h2>Your path and the case’s</h2>{ends}'
        "<p>Each question leads to what the case’s page says about this decision.</p>"
        f"{_list(different)}{alike}</div>"
    )


def _list(rows: Iterable[str]) -> str:
    """Return rows as a list, or nothing if there are none."""
    found = "".join(rows)
    return f"<ul>{found}</ul>" if found else ""


def _compared(mine: Step | None, told: Step | None, question: str, *, silent: bool, links: Links) -> tuple[bool, str]:
    """Return whether the answers to a question differ, and the answer once, or both with the paragraphs behind each."""
    unsaid = " <em>The story does not say; this answer only lets the walk go on.</em>" if silent else ""
    if mine and told and mine.answer.id == told.answer.id:
        return False, f"<li>{question} {escape(told.answer.stem)}{unsaid}</li>"
    both = "".join(
        f"<br>{whose}: {escape(step.answer.text)} {cites(step.answer.cites, links)}"
        if step
        else f"<br>{whose}: not asked"
        for whose, step in (("You", mine), ("The case", told))
    )
    return True, f"<li>{question} <strong>Different.</strong>{both}{unsaid}</li>"


def _title(node: Node) -> str:
    return called(node) if isinstance(node, Question) else f"{called(node)}."


def _section(node: Node, over: str, inside: str, side: str) -> str:
    """Return a step: the heading carries the id, so that a link to it moves the keyboard and screen reader there.

    `data-fields` names what can be written down for the record there, and `data-kind` what an outcome tells you to do.
    On a wide screen `side` stands beside the rest, and the page adds the path so far to it.
    """
    asked = " ".join(field.id for field in fields(node))
    kind = f' data-kind="{node.kind.value.replace(" ", "-")}"' if isinstance(node, Outcome) else ""
    if isinstance(node, Outcome):
        over = f'<span class="hidden">{over}: </span><strong class="kind">{escape(node.kind.value)}</strong>'
    return (
        f'<section class="step" aria-labelledby="{node.id}" data-fields="{asked}"{kind}>'
        f'<h2 id="{node.id}" tabindex="-1"><span class="part">{over}<span class="hidden">:</span></span> '
        f'{escape(called(node))}</h2>{inside}<div class="step-side">{side}</div></section>'
    )


def _guidance(each: Help, links: Links) -> str:
    """Return paragraphs that open in place; the build puts their words where the comment is, for it has the pages."""
    labels = ", ".join(label(citation) for citation in each.cites)
    return (
        '<details class="guidance">'
        f"<summary>{escape(each.title)} <span>({escape(labels)})</span></summary>"
        f"<!-- guidance: {' '.join(each.cites)} --><p>On their own pages: {cites(each.cites, links)}</p></details>"
    )


def _fold(title: str, inside: str, name: str = "fold") -> str:
    """Return something that opens in place, or nothing if there is nothing in it."""
    return f'<details class="{name}"><summary>{escape(title)}</summary>{inside}</details>' if inside else ""


def _what_answers_carry(each: Question, links: Links) -> str:
    """Return the cautions of each answer: without Python no one knows the path, so they are read here."""
    carried = [
        (answer, [*answer.cautions, *([answer.tell] if answer.tell else [])])
        for answer in each.answers
        if answer.cautions or answer.tell
    ]
    found = "".join(
        f'<div data-carried="{answer.id}"><p><strong>{escape(answer.stem)}</strong></p>'
        f"{point_list(points, links)}</div>"
        for answer, points in carried
    )
    return (
        f'<details class="carried"><summary>What to bear in mind with these answers</summary>{found}</details>'
        if found
        else ""
    )


def _why(each: Outcome, reasons: Sequence[str], links: Links) -> str:
    """Return why an outcome is the answer: by the reasons that this path gives, or in general where there are none.

    What does not share says the general part too: it holds what may still be done.
    """
    general = f"<p>{point(Point(each.id, each.because, each.cites), links)}</p>"
    because = f'<p class="because"><strong>Why:</strong> {escape(listed(reasons, "and"))}.</p>' if reasons else ""
    judgement = f"<p>{point(JUDGEMENT, links)}</p>"
    return (
        because
        + (general if not (reasons and each.kind.shares) else "")
        + (judgement if each.kind is not Kind.MUST_SHARE else "")
    )


def _now(  # noqa: PLR0913, PLR0917 (a path, or all of them)
    flowchart: Flowchart,
    each: Outcome,
    cautions: Mapping[Point, str],
    tell: Point | None,
    instead: Iterable[Point],
    links: Links,
    local: Local,
) -> str:
    """Return what to do now, in order, each act under a heading.

    `cautions` are given with the words that say when each applies, and `instead` are other duties to tell.
    """
    rows = ""
    for act in acts_at(flowchart, each, cautions, tell):
        when = f'<p class="when">{escape(cautions[act])}</p>' if cautions.get(act) else ""
        if act is tell:
            words = f'<p class="tell">{point(act, links)}</p>'
            words += _fold("If you judged that someone should not be told now", _points(instead, links))
        else:
            first, rest = _at_a_glance(act.text)
            words = f"<p>{point(replace(act, text=first), links)}</p>{contacts(local.of(*act.whom))}"
            words += _fold("More", f"<p>{escape(rest)}</p>" if rest else "", "more")
        if act in flowchart.sharing:
            words += _fold("First: can someone else be identified?", _points(flowchart.others, links), "others")
        rows += f"<li><h4>{escape(act.act)}</h4>{when}{words}</li>"
    return f'<h3>Do now</h3><ol class="now">{rows}</ol>'


def _rest(flowchart: Flowchart, each: Outcome, cautions: Iterable[Point], links: Links, *, is_telling: bool) -> str:
    """Return what else there is to bear in mind and to do, folded by topic."""
    how, what = flowchart.parts[-2:]
    carried = tuple(cautions)
    care = [caution for caution in carried if not (caution.act or caution.medical)]
    medical = [caution for caution in carried if caution.medical]
    medical_checks = _checklist((check for check in flowchart.recording if check.medical), links)
    sharing = [check for check in flowchart.sharing if is_telling or not check.telling]
    recording = [check for check in flowchart.recording if not check.medical]
    return (
        _fold("Take care", _points(care, links))
        + _fold("Doctors, nurses and midwives", _points(medical, links) + medical_checks)
        + (_fold(how.name.capitalize(), _checklist(sharing, links)) if each.kind.shares else "")
        + (_fold("How to refuse", _points(flowchart.refusing, links)) if each.kind is Kind.DO_NOT_SHARE else "")
        + _fold(what.name.capitalize(), _checklist(recording, links))
    )


def _points(points: Iterable[Point], links: Links) -> str:
    """Return points as a list, or nothing if there are none."""
    found = tuple(points)
    return point_list(found, links) if found else ""


def _checklist(points: Iterable[Point], links: Links) -> str:
    """Return points that one can tick, or nothing if there are none; what is ticked goes into the record."""
    boxes = "".join(
        f'<li><label><input type="checkbox" value="{each.id}"> {escape(each.text)}</label> '
        f"{cites(each.cites, links)}</li>"
        for each in points
    )
    return f'<ul class="checklist">{boxes}</ul>' if boxes else ""


def _turns(flowchart: Flowchart, end: Outcome, taken: Walk, links: Links) -> str:
    """Return the protocol's reason, and the answers that decided it, each with what would have changed it."""
    rows = ""
    for step, found in groupby(turns(flowchart, taken), key=lambda turn: turn.step):
        otherwise = "".join(
            f"<li>If you had answered “{escape(turn.instead.stem)}”: {' or '.join(_end(end) for end in turn.to)}</li>"
            for turn in found
        )
        rows += (
            f"<li>{escape(step.question.text)} You answered “{escape(step.answer.stem)}” "
            f"{cites(step.answer.cites, links)}.<ul>{otherwise}</ul></li>"
        )
    return (
        '<details class="turns"><summary>Why this answer</summary>'
        f"<p>{point(Point(end.id, end.because, end.cites), links)}</p>"
        "<p>Each of these answers decided it. A different one, with your others as they are, would have led "
        f"elsewhere.</p><ol>{rows}</ol></details>"
    )


def _end(end: Outcome) -> str:
    return f"<strong>{escape(end.title)}</strong>"


def _note(flowchart: Flowchart, taken: Walk) -> str:
    """Return the note to copy for whoever is asked for advice."""
    return (
        '<h3 id="advice-note">A note to ask with</h3>'
        "<p>It names nobody. Copy it, add the facts without saying who the person is, and send it or read it out.</p>"
        f'<pre class="advice-note" tabindex="0">'
        f"{escape(advice_note(flowchart, taken))}</pre>"
        '<p><button type="button" data-copy=".advice-note">Copy this note</button> <output></output></p>'
    )


def _listed(flowchart: Flowchart, each: Question) -> str:
    answers = "".join(
        f"<li>{escape(answer.stem)}: {_go_to(flowchart, answer)}{_hint(answer)}</li>"
        for answer in flowchart.answers(each)
    )
    return f'<li><a href="#{each.id}">{escape(each.text)}</a><ul>{answers}</ul></li>'


def _hint(answer: Answer) -> str:
    return f'<br><span class="hint">{escape(answer.hint)}</span>' if answer.hint else ""


def _go_to(flowchart: Flowchart, answer: Answer) -> str:
    node = flowchart.node(answer.to)
    words = f"go to “{called(node)}”" if isinstance(node, Question) else called(node)
    return f'<a href="#{node.id}">{escape(words)}</a>'


def _ignored(taken: Walk) -> str:
    """Return what is not used: one answer in words, more in a fold, for they stand above the question."""
    dropped = "".join(f"<li>{escape(each.why)}</li>" for each in taken.ignored)
    if len(taken.ignored) > 1:
        summary = f"<summary>Not used for now: {len(taken.ignored)} answers</summary>"
        return f'<details class="ignored">{summary}<ul>{dropped}</ul></details>'
    return f'<div class="ignored"><p><strong>Not used</strong></p><ul>{dropped}</ul></div>' if dropped else ""


def _answers(taken: Walk, links: Links) -> str:
    """Return the path so far, in a fold that the page opens where there is room beside the step."""
    if not taken.steps:
        return ""
    rows = "".join(
        f"<div><dt>{escape(step.question.text)}</dt>"
        f"<dd>{escape(step.answer.text)} {cites(step.answer.cites, links)}</dd>"
        f'<dd class="change"><a href="#{step.question.id}" data-reopen="{step.question.id}">Change'
        f'<span class="hidden"> your answer to: {escape(step.question.text)}</span></a></dd></div>'
        for step in taken.steps
    )
    return f'<details class="path-so-far"><summary>Your answers</summary><dl class="your-answers">{rows}</dl></details>'
