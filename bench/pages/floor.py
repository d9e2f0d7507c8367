"""The least that can answer: one question, drawn from the table as JSON."""

import json

TABLE = {}


def read(table: str) -> None:
    """Take the table."""
    TABLE.update(json.loads(table))


def handle(request: str) -> str:
    """Return the question that is asked for, as HTML."""
    question = TABLE[json.loads(request)["at"]]
    answers = ["<li><a data-answer href='#" + to + "'>" + text + "</a></li>" for text, to in question["answers"]]
    return "<h2>" + question["text"] + "</h2><ul>" + "".join(answers) + "</ul>"
