"""What the terminal prints of the toy protocol, and says of its two editions, is what is kept in `toy/terminal`.

It is kept as what `test_drawn` compares is, and written anew in the same way:

    .venv/bin/python tests/protocol_logic/test_drawn_in_terminal.py
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import chain, repeat
from pathlib import Path
from tempfile import TemporaryDirectory

import kept
import pytest
import toy_protocol
from toy_protocol import LATER, TOY

from protocol_logic import compare, earlier, edition
from protocol_logic.__main__ import main
from protocol_logic.walk import paths

WHEN = "2026-03-01"
BEFORE, NOW = edition.keep(TOY), edition.keep(LATER)
COMMANDS = ("decide", "paths", "compare", "accept")
DECIDED = {
    "decide": ["purpose=yes", "secret=no"],
    "decide-markup": ["purpose=some", "secret=yes", "agreed=yes", "--format", "html"],
    "decide-data": ["purpose=law", "--format", "json"],
    "decide-not-used": ["purpose=yes", "secret=no", "weigh=no", "feast=yes"],
    "decide-faults": ["purpos=yes", "purpose=no", "purpose=yes", "secret=perhaps", "--when", "soon"],
}
"""What is decided, by the name of its file."""

SESSIONS = {
    "ask-one": ["2", "no"],
    "ask-around": [
        "back",
        "?",
        "1st",
        "some",
        "1",
        "not-asked",
        "dead",
        "back",
        "restart",
        "YES",
        "1",
        "3",
        "yes",
        "soon",
    ],
    "ask-and-stop": ["yes", "yes"],
    "ask-refused": ["yes", "yes", "no", "no"],
}
"""What someone types, by the name of its file."""


def printed(patch: pytest.MonkeyPatch, arguments: list[str], entries: Sequence[str]) -> str:
    """Return what the command prints, and its status, where these entries are typed and the input ends after them."""
    waiting = chain(entries, repeat(None))

    def typed(prompt: str) -> str:
        entry = next(waiting)
        if entry is None:
            raise EOFError
        print(f"{prompt}{entry}")  # as a terminal shows it
        return entry

    patch.setattr("builtins.input", typed)
    patch.setattr("protocol_logic.__main__.strftime", lambda _: WHEN)
    patch.setattr("protocol_logic.__main__.PROTOCOL", TOY)
    # How help is laid out depends on how wide the terminal is, and on whether it has colours.
    patch.setenv("COLUMNS", "100")
    patch.setenv("NO_COLOR", "1")
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as stopped:
            status = stopped.code
    return f"{out.getvalue()}# on stderr\n{err.getvalue()}# status\n{status}\n"


def terminal(arguments: list[str], entries: Sequence[str] = ()) -> str:
    with pytest.MonkeyPatch.context() as patch:
        return printed(patch, arguments, entries)


def compared(*editions: edition.Kept, options: Sequence[str] = ()) -> str:
    """Return what the terminal says of editions in files."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.json" for number, _ in enumerate(editions)]
        for file, said in zip(files, editions, strict=True):
            file.write_text(edition.as_text(said), encoding="utf-8")
        return terminal(["compare", *map(str, files), *options])


def since() -> str:
    """Return what a reader's browser needs of the earlier edition."""
    return kept.readable(edition.since(BEFORE, NOW))


def links() -> str:
    """Return what whoever opens a link of the earlier edition is told, for each path of it."""
    known = edition.since(BEFORE, NOW)
    found = []
    for path in paths(TOY):
        told = earlier.changes(LATER, known, path.answers)
        found += [" ".join(f"{question}={answer}" for question, answer in path.answers.items()), *told, ""]
    return "\n".join(found)


def drawings() -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what prints each thing that is kept, by the name of its file."""
    yield "help.txt", lambda: terminal(["--help"])
    for name in COMMANDS:
        yield f"help-{name}.txt", lambda name=name: terminal([name, "--help"])
    for name, arguments in DECIDED.items():
        yield f"{name}.txt", lambda arguments=arguments: terminal(["decide", *arguments])
    for name, entries in SESSIONS.items():
        yield f"{name}.txt", lambda entries=entries: terminal([], entries)
    yield "paths.txt", lambda: terminal(["paths"])
    yield "edition.json", lambda: edition.as_text(BEFORE)
    yield "compared.txt", lambda: compare.as_text(compare.compare(BEFORE, NOW))
    yield "compared.md", lambda: compare.as_markdown(compare.compare(BEFORE, NOW))
    yield "compared-back.txt", lambda: compare.as_text(compare.compare(NOW, BEFORE))
    yield "compared-files.txt", lambda: compared(BEFORE, NOW)
    yield "compared-same.txt", lambda: compared(BEFORE, BEFORE, options=["--format", "markdown"])
    yield "compared-table.txt", lambda: compared(NOW)
    yield "since.json", since
    yield "links.txt", links


DRAWN = {f"terminal/{name}": draw for name, draw in drawings()}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_printed_of_the_toy_is_as_kept(monkeypatch, name):
    """Every letter of it is where it was when someone last looked."""
    toy_protocol.put_in_place(monkeypatch)
    difference = kept.difference(name, DRAWN[name](), __file__)

    assert not difference, difference


def test_nothing_is_kept_that_is_not_printed():
    """A file that no test compares would tell whoever reads it something that may not be so."""
    found = {f"terminal/{file.name}" for file in (kept.FOLDER / "terminal").iterdir()}

    assert found == DRAWN.keys()


if __name__ == "__main__":
    kept.write(DRAWN)
