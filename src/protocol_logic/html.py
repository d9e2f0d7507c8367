"""The table as HTML: every step and outcome as a section with plain links, and the whole flowchart as a nested list.

The build draws these once into the flowchart page.
In the browser the same code draws what depends on the reader's path (`path`), so the words are the same everywhere.

An answer is a link to the section it leads to, with its ids in `data-question` and `data-answer`.
That is all the page's script reads: it holds no routing of its own.

Every function takes `links`, the address of each citation (`3.36` to `../protocol/question-4/#3.36`), because only the
site knows where a paragraph is.
A citation that is missing there raises KeyError.
"""

from collections.abc import Iterable, Mapping
from html import escape

from protocol_logic.cases import Case, Decision
from protocol_logic.changes import CHANGES, Change
from protocol_logic.flowchart import Answer, Flowchart, Kind, Node, Outcome, Pause, Point, Question, label
from protocol_logic.walk import Step, Walk, walk

type Links = Mapping[str, str]


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


def changes(concerning: str, links: Links) -> str:
    """Return the notes on what has changed since that concern a paragraph, question or outcome."""
    return "".join(change(each, links) for each in CHANGES if concerning in (*each.paragraphs, *each.steps))


def change(each: Change, links: Links) -> str:
    """Return one note on what has changed since, visibly apart from what the protocol says."""
    unsure = "" if each.verified else '<p class="unverified">We have not been able to confirm this.</p>'
    return (
        '<aside class="changed">'
        f"<p><strong>Changed since.</strong> {escape(each.now)}</p>{unsure}"
        f'<p class="changed-source">In effect: {escape(each.effective)}. Source: {escape(each.source)}. '
        f"Checked on {escape(each.checked)}. "
        f'<a href="{escape(links[f"change-{each.id}"])}">More about this change</a></p>'
        "</aside>"
    )


def question(flowchart: Flowchart, each: Question, links: Links) -> str:
    """Return a question: what it asks, why, the paragraphs behind it, and its answers as links."""
    part = next(part for part in flowchart.parts if part.number == each.part)
    answers = "".join(
        f'<li><a href="#{answer.to}" data-question="{each.id}" data-answer="{answer.id}">{escape(answer.text)}</a></li>'
        for answer in flowchart.answers(each)
    )
    return _section(
        each.id,
        f"Question {part.number} of {len(flowchart.parts)}: {part.title}",
        each.text,
        f'<p>{escape(each.why)}</p><p>Paragraphs: {cites(each.cites, links)}</p><ul class="answers">{answers}</ul>'
        + _what_answers_carry(each, links)
        + changes(each.id, links),
    )


def pause(flowchart: Flowchart, each: Pause, links: Links) -> str:
    """Return a pause: what to do, and links back to the questions it can come from."""
    back = "".join(
        f'<li><a href="#{asking.id}" data-reopen="{asking.id}">{escape(asking.text)}</a></li>'
        for asking in flowchart.questions
        if any(answer.to == each.id for answer in flowchart.answers(asking))
    )
    return _section(
        each.id,
        "A pause, not an answer",
        each.title,
        f'{point_list(each.points, links)}<p>Then go back to your question:</p><ul class="answers">{back}</ul>',
    )


def outcome(flowchart: Flowchart, each: Outcome, links: Links) -> str:
    """Return an outcome: the protocol's answer, why, whom to tell, how to share (question 6), what to record (7)."""
    return _section(
        each.id,
        "The protocol’s answer",
        each.title,
        f"<p>{point(Point(each.id, each.because, each.cites), links)}</p>"
        "<p>The judgement stays yours, unless the law or a court order requires you to share. "
        f"{cites(('3.1',), links)}</p>"
        f"{changes(each.id, links)}{_tell(each.tell, links)}{_checklists(flowchart, each, links)}"
        f'<p><a href="#{flowchart.start}" data-restart>Start again</a></p>',
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


def path(flowchart: Flowchart, taken: Walk, links: Links) -> str:
    """Return what depends on the whole path: what was ignored, telling people, cautions and the answers given."""
    return _ignored(taken) + _tell(taken.tell, links) + _cautions(taken, links) + _answers(flowchart, taken, links)


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


def _section(node_id: str, over: str, title: str, inside: str) -> str:
    """Return a step: the heading carries the id, so that a link to it moves the keyboard and screen reader there."""
    return (
        f'<section class="step" aria-labelledby="{node_id}">'
        f'<h2 id="{node_id}" tabindex="-1"><span class="part">{escape(over)}<span class="hidden">:</span></span> '
        f"{escape(title)}</h2>{inside}</section>"
    )


def _what_answers_carry(each: Question, links: Links) -> str:
    """Return the cautions of each answer: without Python no one knows the path, so they are read here."""
    carried = [
        (answer, [*answer.cautions, *([answer.tell] if answer.tell else [])])
        for answer in each.answers
        if answer.cautions or answer.tell
    ]
    listed = "".join(
        f"<p><strong>{escape(answer.text)}</strong></p>{point_list(points, links)}" for answer, points in carried
    )
    return (
        f'<details class="carried"><summary>What to bear in mind with these answers</summary>{listed}</details>'
        if listed
        else ""
    )


def _tell(each: Point | None, links: Links) -> str:
    """Return what to do about telling people; the page lets the path's own words take the place of the outcome's."""
    return f'<div class="tell"><h3>Telling people</h3><p>{point(each, links)}</p></div>' if each else ""


def _checklists(flowchart: Flowchart, each: Outcome, links: Links) -> str:
    share = ""
    if each.kind is not Kind.DO_NOT_SHARE:
        share = (
            f"<h3>{escape(flowchart.parts[-2].title)}</h3>{point_list(flowchart.sharing, links)}"
            '<p class="others"><strong>One check can still change the answer.</strong> '
            f"{point(flowchart.others, links)}</p>"
        )
    return f"{share}<h3>{escape(flowchart.parts[-1].title)}</h3>{point_list(flowchart.recording, links)}"


def _listed(flowchart: Flowchart, each: Question) -> str:
    answers = "".join(
        f"<li>{escape(answer.text)}: {_go_to(flowchart, answer)}</li>" for answer in flowchart.answers(each)
    )
    return f'<li><a href="#{each.id}">{escape(each.text)}</a><ul>{answers}</ul></li>'


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
        f'<h3>Your answers</h3><dl class="your-answers">{rows}</dl>'
        f'<p><a href="#{flowchart.start}" data-restart>Start again</a></p>'
    )


def _cautions(taken: Walk, links: Links) -> str:
    return f"<h3>Take care</h3>{point_list(taken.cautions, links)}" if taken.cautions else ""
