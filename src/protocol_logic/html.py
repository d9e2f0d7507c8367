"""The table as HTML: every step and outcome as a section with plain links, and the whole flowchart as a nested list.

The build draws these once into the flowchart page.
In the browser the same code draws what depends on the reader's path (`path`), so the words are the same everywhere.

An answer is a link to the section it leads to, with its ids in `data-question` and `data-answer`.
That is all the page's script reads: it holds no routing of its own.

Every function takes `links`, the address of each citation (`3.36` to `../protocol/question-4/#3.36`), because only the
site knows where a paragraph is.
A citation that is missing there raises KeyError.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from protocol_logic.cases import Case, Decision
from protocol_logic.earlier import day
from protocol_logic.flowchart import Answer, Flowchart, Help, Kind, Node, Outcome, Pause, Point, Question, label
from protocol_logic.record import ADVICE, advice_note, fields
from protocol_logic.walk import ABOUT_ONE_PERSON, Step, Walk, for_the_next_person, to_text, turns, walk

type Links = Mapping[str, str]

ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def escape(text: str) -> str:
    """Return text as it has to stand in HTML, in an attribute too.

    `html.escape` gives the same, but would bring every reader's browser the names of 2,231 characters.
    """
    return text.translate(ENTITIES)


def cites(citations: Iterable[str], links: Links) -> str:
    """Return the citations as links to their paragraphs, in brackets, or nothing if there are none."""
    found = [f'<a href="{escape(links[each])}">{escape(label(each))}</a>' for each in citations]
    return f'<span class="cites">({", ".join(found)})</span>' if found else ""


def point(each: Point, links: Links) -> str:
    """Return a caution, check or duty with its citations, for use inside a list item or paragraph."""
    return f"{escape(each.text)} {cites(each.cites, links)}"


def point_list(points: Iterable[Point], links: Links) -> str:
    """Return points as a bulleted list."""
    return f"<ul>{''.join(f'<li>{point(each, links)}</li>' for each in points)}</ul>"


def changes(each: Node) -> str:
    """Return where the notes on what has changed since go; only the build has them, and puts them there."""
    return f"<!-- changed: {each.id} -->"


def question(flowchart: Flowchart, each: Question, links: Links) -> str:
    """Return a question: what it asks, why, the paragraphs behind it, and its answers as links."""
    part = next(part for part in flowchart.parts if part.number == each.part)
    answers = "".join(
        f'<li><a href="#{answer.to}" data-question="{each.id}" data-answer="{answer.id}">{escape(answer.text)}</a></li>'
        for answer in flowchart.answers(each)
    )
    return _section(
        each,
        f"Question {part.number} of {len(flowchart.parts)}: {part.title}",
        f'<p class="why">{escape(each.why)}</p><ul class="answers">{answers}</ul>'
        + "".join(_guidance(help_, links) for help_ in each.guidance())
        + _what_answers_carry(each, links)
        + changes(each),
    )


def pause(flowchart: Flowchart, each: Pause, links: Links) -> str:
    """Return a pause: what to do, and links back to the questions it can come from."""
    back = "".join(
        f'<li><a href="#{asking.id}" data-reopen="{asking.id}">{escape(asking.text)}</a></li>'
        for asking in flowchart.questions
        if any(answer.to == each.id for answer in flowchart.answers(asking))
    )
    return _section(
        each,
        "A pause, not an answer",
        f'{_about_each(flowchart, each, links)}{point_list(each.points, links)}<div data-slot="note"></div>'
        f'<p>Then go back to your question:</p><ul class="answers">{back}</ul>{_reopens(flowchart, each)}'
        + _guidance(Help("The paragraphs behind this pause", each.cites), links),
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


def _first(points: Iterable[Point], links: Links) -> str:
    """Return what is to be done before anything else at an outcome."""
    return "".join(f"<p><strong>{escape(each.act)}.</strong> {point(each, links)}</p>" for each in points if each.act)


def _may_come_first(flowchart: Flowchart, each: Outcome) -> Iterable[Point]:
    """Return the cautions that some path brings to an outcome: without Python no one knows whether this one does."""
    return dict.fromkeys(
        caution
        for asked in flowchart.questions
        for answer in asked.answers
        for caution in answer.cautions
        if each.id in {answer.to, *flowchart.reachable(answer.to)}
    )


def _reopens(flowchart: Flowchart, each: Pause) -> str:
    """Return the link to the earlier question that a pause may change the answer to."""
    if not each.reopens:
        return ""
    asked = next(question for question in flowchart.questions if question.id == each.reopens)
    return f'<p>Or change your answer to <a href="#{asked.id}" data-reopen="{asked.id}">“{escape(asked.text)}”</a>.</p>'


def outcome(flowchart: Flowchart, each: Outcome, links: Links) -> str:
    """Return an outcome: the protocol's answer and why, what to do now in order, cautions, and what has changed since.

    What to do now is whom to tell, how to share (question 6) and what to record (7).
    The page fills the slots with what depends on the path; until then they hold the outcome's own words.
    """
    now = "".join(f"<li>{do}</li>" for do in _now(flowchart, each, links))
    return _section(
        each,
        "The protocol’s answer",
        f"<p>{point(Point(each.id, each.because, each.cites), links)}</p>"
        "<p>The judgement stays yours, unless the law or a court order requires you to share. "
        f"{cites(('3.1',), links)}</p>"
        '<div data-slot="why"></div>'
        f"<h3>What to do now</h3>"
        f'<div data-slot="first">{_first(_may_come_first(flowchart, each), links)}</div><ol class="now">{now}</ol>'
        f'<div data-slot="care"></div>{changes(each)}'
        + _guidance(Help("The paragraphs behind this answer", each.cites), links)
        + f'<div data-slot="next">{_next(_next_step(flowchart, each), links)}</div>'
        f'<p><a href="#{flowchart.start}" data-restart>Start again</a></p>',
    )


def _next_step(flowchart: Flowchart, each: Outcome) -> str:
    """Return the step at which to go on with the next person, as far as that is known without the path."""
    about_people = next((asked.id for asked in flowchart.questions if asked.part == ABOUT_ONE_PERSON), flowchart.start)
    return about_people if each.id in flowchart.reachable(about_people) else flowchart.start


def _next(address: str, links: Links) -> str:
    """Return the link to answer for the next person whom the information is about."""
    return (
        f'<p><a href="#{escape(address)}">Answer for the next person</a>, if there are several people in it. '
        f"{cites(('3.22', '3.50'), links)}</p>"
    )


def steps(flowchart: Flowchart, links: Links) -> str:
    """Return every question, pause and outcome as sections, in the order of the table."""
    return "\n".join(
        (
            *(question(flowchart, each, links) for each in flowchart.questions),
            *(pause(flowchart, each, links) for each in flowchart.pauses),
            *(outcome(flowchart, each, links) for each in flowchart.outcomes),
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


def slots(flowchart: Flowchart, taken: Walk, links: Links) -> dict[str, str]:
    """Return what depends on the whole path, by the slot it goes into; a slot that stays as it is, is left out.

    `why`, `tell` and `care` are in the section of an outcome and `note` in that of a pause; `path` is under every step.
    """
    filled = {"path": _ignored(taken)}
    # On the way there is nothing to do first yet, so what will come first is a caution like the others.
    cautions = taken.care if isinstance(taken.at, Outcome) else taken.cautions
    care = f"<h3>Take care</h3>{point_list(cautions, links)}" if cautions else ""
    if isinstance(taken.at, Outcome):
        on = to_text(flowchart, for_the_next_person(taken))
        filled |= {"why": _why(flowchart, taken, links), "care": care, "next": _next(on, links)}
        filled["first"] = _first(taken.cautions, links)
    else:
        filled["path"] += care
    if taken.tell:
        filled["tell"] = _tell(taken.tell, links)
    if isinstance(taken.at, Pause) and any(field.id == ADVICE for field in fields(taken.at)):
        filled["note"] = _note(flowchart, taken)
    if taken.at.id == flowchart.advice and taken.asking and taken.asking.unsure:
        filled["about"] = _about(taken.asking.unsure, links)
    filled["path"] += _answers(flowchart, taken, links)
    return filled


def earlier(edition: str, changed: Iterable[str], links: Links) -> str:
    """Return what has changed on this path since the edition that its link was made with."""
    found = "".join(f"<li>{escape(each)}</li>" for each in changed)
    made = f"<strong>This link was made with the edition of {day(edition)}.</strong>"
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
    """
    told = walk(flowchart, dict(decision.answers))
    mine_by_id = {step.question.id: step for step in mine.steps}
    about = (
        f'<p>You are trying a decision of <a href="{escape(links[f"case-{case.number}"])}">case {case.number}: '
        f"{escape(case.title)}</a>. The decision: {escape(decision.title)}.</p>"
    )
    is_done = isinstance(mine.at, Outcome) or all(step.question.id in mine_by_id for step in told.steps)
    if not (decision.answers and is_done):
        return f'<div class="practice"><h3>Try this case</h3>{about}</div>'
    told_by_id = {step.question.id: step for step in told.steps}
    asked = dict.fromkeys(step.question for step in (*told.steps, *mine.steps))
    rows = "".join(
        _compared(
            each, mine_by_id.get(each.id), told_by_id.get(each.id), silent=each.id in decision.silent, links=links
        )
        for each in asked
    )
    ends = (
        f"<p>You came to: <strong>{escape(_title(mine.at))}</strong> "
        f"The case {'came to' if decision.told else 'stops at'}: <strong>{escape(_title(told.at))}</strong></p>"
    )
    return f'<div class="practice"><h3>Your path and the case’s</h3>{about}{ends}<ol>{rows}</ol></div>'


def _compared(asked: Question, mine: Step | None, told: Step | None, *, silent: bool, links: Links) -> str:
    """Return one question of a comparison: the same answer once, or both with the paragraphs behind each."""
    question = escape(asked.text)
    unsaid = " <em>The story does not say; this answer only lets the walk go on.</em>" if silent else ""
    if mine and told and mine.answer.id == told.answer.id:
        return f"<li>{question} <strong>The same:</strong> {escape(told.answer.text)}{unsaid}</li>"
    both = "".join(
        f"<br>{whose}: {escape(step.answer.text)} {cites(step.answer.cites, links)}"
        if step
        else f"<br>{whose}: not asked"
        for whose, step in (("You", mine), ("The case", told))
    )
    return f"<li>{question} <strong>Different.</strong>{both}{unsaid}</li>"


def _title(node: Node) -> str:
    return node.text if isinstance(node, Question) else f"{node.title}."


def _section(node: Node, over: str, inside: str) -> str:
    """Return a step: the heading carries the id, so that a link to it moves the keyboard and screen reader there.

    `data-fields` names what can be written down for the record there.
    """
    title = node.text if isinstance(node, Question) else node.title
    asked = " ".join(field.id for field in fields(node))
    return (
        f'<section class="step" aria-labelledby="{node.id}" data-fields="{asked}">'
        f'<h2 id="{node.id}" tabindex="-1"><span class="part">{escape(over)}<span class="hidden">:</span></span> '
        f"{escape(title)}</h2>{inside}</section>"
    )


def _guidance(each: Help, links: Links) -> str:
    """Return paragraphs that open in place; the build puts their words where the comment is, for it has the pages."""
    labels = ", ".join(label(citation) for citation in each.cites)
    return (
        '<details class="guidance" data-search-exclude="true">'
        f"<summary>{escape(each.title)} <span>({escape(labels)})</span></summary>"
        f"<!-- guidance: {' '.join(each.cites)} --><p>On their own pages: {cites(each.cites, links)}</p></details>"
    )


def _what_answers_carry(each: Question, links: Links) -> str:
    """Return the cautions of each answer: without Python no one knows the path, so they are read here."""
    carried = [
        (answer, [*answer.cautions, *([answer.tell] if answer.tell else [])])
        for answer in each.answers
        if answer.cautions or answer.tell
    ]
    listed = "".join(
        f"<p><strong>{escape(answer.stem)}</strong></p>{point_list(points, links)}" for answer, points in carried
    )
    return (
        f'<details class="carried"><summary>What to bear in mind with these answers</summary>{listed}</details>'
        if listed
        else ""
    )


def _now(flowchart: Flowchart, each: Outcome, links: Links) -> Iterator[str]:
    """Yield what to do at an outcome, in order."""
    how, what = flowchart.parts[-2:]
    if each.kind.shares:
        check, *then = flowchart.others
        yield (
            '<div class="others"><strong>Make one check that can still change the answer.</strong> '
            f"{point(check, links)}{point_list(then, links)}</div>"
        )
    if each.tell:
        yield f'<div data-slot="tell">{_tell(each.tell, links)}</div>'
    if each.kind.shares:
        yield f"<strong>{escape(how.title)}</strong>{_checklist(flowchart.sharing, links)}"
    if each.kind is Kind.DO_NOT_SHARE:
        yield f"<strong>Refusing</strong>{point_list(flowchart.refusing, links)}"
    yield f"<strong>{escape(what.title)}</strong>{_checklist(flowchart.recording, links)}"


def _tell(each: Point, links: Links) -> str:
    return f'<strong>Telling people</strong> <p class="tell">{point(each, links)}</p>'


def _checklist(points: Iterable[Point], links: Links) -> str:
    """Return points that one can tick; what is ticked goes into the record."""
    boxes = "".join(
        f'<li><label><input type="checkbox" value="{each.id}"> {escape(each.text)}</label> '
        f"{cites(each.cites, links)}</li>"
        for each in points
    )
    return f'<ul class="checklist">{boxes}</ul>'


def _why(flowchart: Flowchart, taken: Walk, links: Links) -> str:
    """Return the answers that decided where a path ended, each with the answers that would have changed that."""
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
        '<details class="turns"><summary>Why: the answers that decided it, and what would have changed it</summary>'
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
    words = f"go to “{node.text}”" if isinstance(node, Question) else node.title
    return f'<a href="#{node.id}">{escape(words)}</a>'


def _ignored(taken: Walk) -> str:
    dropped = "".join(f"<li>{escape(each.why)}</li>" for each in taken.ignored)
    return f'<div class="ignored"><h3>Not used</h3><ul>{dropped}</ul></div>' if dropped else ""


def _answers(flowchart: Flowchart, taken: Walk, links: Links) -> str:
    if not taken.steps:
        return ""
    rows = "".join(
        f"<div><dt>{escape(step.question.text)}</dt>"
        f"<dd>{escape(step.answer.text)} {cites(step.answer.cites, links)}</dd>"
        f'<dd class="change"><a href="#{step.question.id}" data-reopen="{step.question.id}">Change'
        f'<span class="hidden"> your answer to: {escape(step.question.text)}</span></a></dd></div>'
        for step in taken.steps
    )
    return (
        f'<h2 id="your-answers">Your answers</h2><dl class="your-answers">{rows}</dl>'
        f'<p><a href="#{flowchart.start}" data-restart>Start again</a></p>'
    )
