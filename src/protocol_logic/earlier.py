"""What has changed on one path since an earlier edition: for whoever opens a link that was made then.

An answer that still means what it meant is kept.
One that does not is asked again, for a link must not say what whoever made it never said.

What an earlier edition said where this one says otherwise is worked out when the site is built (`compare`), so a
reader's browser gets that and no more of the past.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from protocol_logic.flowchart import Answer, Flowchart, Outcome, Question, called
from protocol_logic.walk import walk

type Pair = tuple[str, str]
"""The ids of a question and of an answer to it."""

type Since = dict[str, Any]
"""What an earlier edition said where this one says otherwise; ids stand in one text, with spaces between them.

- `again`: the answers that no longer mean what they meant, each as `question=answer`
- `answers`: by answer, its `text`, where it led (`to`), its `cautions` and the `tell` that came with it
- `nodes`: the `text` of outcomes, pauses and questions that are not asked any more, and the `tell` of an outcome
- `points`: the cautions and duties that are worded otherwise now
- `new`: by question, the answers that there are now and were not
"""


def still_meant(since: Since, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that mean what they meant when they were given."""
    return {question: answer for question, answer in answers.items() if not _is_again(since, (question, answer))}


def changes(flowchart: Flowchart, since: Since, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return what has changed on the path of answers given to an earlier edition, in sentences: none if nothing has."""
    path, end = _path(flowchart, since, answers)
    now = walk(flowchart, still_meant(since, answers)).at
    found = [sentence for pair in path for sentence in _of_an_answer(flowchart, since, pair)]
    if _answers(flowchart, end):
        return tuple(found)  # a question: it had not come to an end yet
    came_to = f"The earlier edition came to “{_text(flowchart, since, end)}”."
    if any(_is_again(since, pair) for pair in path):
        found.append(f"{came_to} Answer again to see what this one comes to.")
    elif end != now.id:
        comes_to = "asks something more" if isinstance(now, Question) else f"comes to “{now.title}”"
        found.append(f"{came_to} This one {comes_to}.")
    elif isinstance(now, Outcome):
        found += _of_what_is_carried(flowchart, since, answers, now)
    return tuple(found)


def _of_an_answer(flowchart: Flowchart, since: Since, pair: Pair) -> Iterator[str]:
    """Yield what has changed about a question and the answer that it got."""
    question, _ = pair
    asked = f"“{_text(flowchart, since, question)}”"
    if _is_again(since, pair):
        given = since["answers"]["=".join(pair)]["text"].removesuffix(".")
        if question in since["nodes"]:
            yield f"{asked} is not asked any more. You answered “{given}”."
        else:
            yield f"{asked} is asked again. You answered “{given}”."
    elif question in since["new"]:
        new = since["new"][question].split()
        words = " or ".join(f"“{each.stem}”" for each in _answers(flowchart, question) if each.id in new)
        yield f"{asked} can now be answered {words}. Look at your answer again."


def _of_what_is_carried(flowchart: Flowchart, since: Since, answers: Mapping[str, str], end: Outcome) -> Iterator[str]:
    """Yield what has changed about the cautions and the duty to tell, where a path ends as it did."""
    path, _ = _path(flowchart, since, answers)
    said = [_said(flowchart, since, pair) for pair in path]
    now = walk(flowchart, answers)
    reworded = since["points"].split()
    cautions = {caution for each in said for caution in each["cautions"].split()}
    for caution in now.cautions:
        if caution.id not in cautions:
            yield f"New to bear in mind: “{caution.text}”"
        elif caution.id in reworded:
            yield f"To bear in mind, and in other words now: “{caution.text}”"
    duty = since["nodes"].get(end.id, {}).get("tell", end.tell.id if end.tell else "")
    told = [duty, *(each["tell"] for each in said if each["tell"])][-1]
    if now.tell and (now.tell.id != told or told in reworded):
        yield f"About telling people, it now says: “{now.tell.text}”"


def _path(flowchart: Flowchart, since: Since, answers: Mapping[str, str]) -> tuple[list[Pair], str]:
    """Return the answers that the earlier edition asked for, and the id of the node where they led."""
    path: list[Pair] = []
    at = flowchart.start
    while said := _said(flowchart, since, (at, answers.get(at, ""))):
        path.append((at, answers[at]))
        at = said["to"]
    return path, at


def _said(flowchart: Flowchart, since: Since, pair: Pair) -> dict[str, str]:
    """Return what the earlier edition said of an answer: nothing if it had none like it."""
    question, answer = pair
    otherwise: dict[str, str] = since["answers"].get("=".join(pair), {})
    for now in _answers(flowchart, question):
        if now.id == answer and answer not in since["new"].get(question, "").split():
            cautions = " ".join(caution.id for caution in now.cautions)
            return {"to": now.to, "cautions": cautions, "tell": now.tell.id if now.tell else ""} | otherwise
    return otherwise


def _answers(flowchart: Flowchart, question_id: str) -> tuple[Answer, ...]:
    """Return the answers to a question of this edition: none if it has no such question."""
    return next((flowchart.answers(each) for each in flowchart.questions if each.id == question_id), ())


def _text(flowchart: Flowchart, since: Since, node_id: str) -> str:
    """Return what the earlier edition called a node; a question that is still asked has the words it has now."""
    said = since["nodes"].get(node_id, {})
    if "text" in said:
        return str(said["text"])
    return called(flowchart.node(node_id))


def _is_again(since: Since, pair: Pair) -> bool:
    return "=".join(pair) in since["again"].split()
