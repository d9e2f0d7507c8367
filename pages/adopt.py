"""Ask what local.yml can say, one thing at a time, and write it down after each answer: `make adopt`.

    python -m pages.adopt [FILE]

The questions are those of `local.SCHEMA`.
An answer that will not do gets a line that says why, and is asked for again.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml
from mkdocs.exceptions import BuildError

from pages import lined, local

FILE: Final = Path(__file__).parent.parent / "local.yml"
OUT: Final = "-"
"""The answer that takes out what is there."""
HOW: Final = f"""Enter leaves a thing out, or keeps what is there in [brackets]; {OUT} takes that out.
Ctrl+C stops: what you have answered is in the file, and another time goes on from there.
"""
HEAD: Final = "# `make adopt` writes this file, and keeps no comments of yours. ADOPTING.md says what each line is.\n"


class Adopting:
    """What is said so far, in a file."""

    def __init__(self, file: Path, ask: Callable[[str], str] = input) -> None:
        """Start with what the file says.

        Raises:
            BuildError: something in it is wrong; it names all.

        """
        local.read(file)
        self.file = file
        self.ask = ask
        self.said: Any = (lined.read(file).data if file.exists() else None) or {}

    def all(self) -> None:
        """Ask for everything."""
        for name, schema in local.SCHEMA["properties"].items():
            self.about((name,), schema)

    def about(self, path: lined.Path_, schema: dict[str, Any]) -> None:
        """Ask for a thing and all that is in it."""
        if schema["type"] == "string":
            self.words(path, schema["title"])
        elif schema["type"] == "object":
            if path != ("colours",) or self.yes("Choose colours of your own?"):
                for name, inside in schema["properties"].items():
                    self.about((*path, name), inside)
        elif choices := schema["items"].get("enum"):
            self.words(path, f"{schema['title']}, with commas between: {', '.join(choices)}", in_list)
        else:
            self.things(path, schema)

    def words(self, path: lined.Path_, title: str, read: Callable[[str], object] = str) -> None:
        """Ask for words until they will do; `read` makes of them what the file says."""
        before = self.at(path)
        shown = ", ".join(before) if isinstance(before, list) else before
        while True:
            given = self.ask(f"{title}{f' [{shown}]' if shown else ''}: ").strip()
            self.put(path, read(given) if given not in {"", OUT} else None if given else before)
            if not (why := self.wrong(path)):
                break
            self.put(path, before)
            print(f"  {why}")
        self.keep(path)

    def things(self, path: lined.Path_, schema: dict[str, Any]) -> None:
        """Ask again for each thing on a list, and then for more."""
        at = 0
        while at < len(self.at(path) or ()) or self.yes(f"{schema['title']}: add {'another' if at else 'one'}?"):
            before = self.at(path) or []
            if at == len(before):
                self.put(path, [*before, {}])
            for name, inside in schema["items"]["properties"].items():
                self.about((*path, at, name), inside)
            if why := self.wrong((*path, at)):
                print(f"  This one is left out: {why}")
                self.put(path, [each for number, each in enumerate(self.at(path)) if number != at] or None)
            else:
                at += 1
            self.keep(path)

    def yes(self, question: str) -> bool:
        """Ask something that is answered with yes or no."""
        while (given := self.ask(f"{question} (y or Enter): ").strip().lower()) not in {"", "y", "yes", "n", "no"}:
            print(f"  “{given}” is neither y for yes, nor Enter for no")
        return given.startswith("y")

    def at(self, path: lined.Path_) -> Any:  # noqa: ANN401 (whatever is there)
        """Return what is said of a thing, if anything is."""
        found = self.said
        for name in path:
            if name not in found and not isinstance(name, int):
                return None
            found = found[name]
        return found

    def put(self, path: lined.Path_, value: object) -> None:
        """Say this of a thing, or nothing."""
        *way, last = path
        inside = self.said
        for name in way:
            inside = inside[name] if isinstance(name, int) else inside.setdefault(name, {})
        if value is None:
            inside.pop(last, None)
        else:
            inside[last] = value

    def wrong(self, path: lined.Path_) -> str:
        """Return why what is said of a thing will not do, or nothing."""
        return next(
            (why for about, why in local.faults(in_order(self.said), self.file.parent) if _is_of(about, path)), ""
        )

    def keep(self, path: lined.Path_) -> None:
        """Write down all that is said, but for a thing on a list that is not whole yet."""
        if any(isinstance(name, int) for name in path):
            return
        writing = self.file.with_name(f"{self.file.name}.part")
        said = yaml.safe_dump(in_order(self.said), allow_unicode=True, sort_keys=False, width=1000)
        writing.write_text(HEAD + said, "utf-8")
        writing.replace(self.file)


def in_list(given: str) -> list[str]:
    """Return what has commas between."""
    return [each.strip() for each in given.split(",")]


def _is_of(about: lined.Path_, path: lined.Path_) -> bool:
    """Return whether something is about a thing, or about what is on a list of words there."""
    return about == path or (about[:-1] == path and isinstance(about[-1], int))


def in_order(said: Any, schema: dict[str, Any] = local.SCHEMA) -> Any:  # noqa: ANN401 (whatever is said)
    """Return what is said in the order of the questions, without what is empty."""
    if isinstance(said, dict):
        inside = {name: in_order(said[name], each) for name, each in schema["properties"].items() if name in said}
        return {name: value for name, value in inside.items() if value}
    return [in_order(each, schema["items"]) for each in said] if isinstance(said, list) else said


def main(file: Path, ask: Callable[[str], str] = input) -> str:
    """Ask for everything, and return what to say in the end."""
    try:
        adopting = Adopting(file, ask)
    except BuildError as slips:
        return f"{slips}\nPut this right first, or move {file.name} away."
    print(f"What {file.name} can say, one thing at a time.\n{HOW}")
    try:
        adopting.all()
    except (KeyboardInterrupt, EOFError):
        done = "What you answered before is in" if file.exists() else "Nothing is written yet in"
        return f"\nStopped. {done} {file.name}; `make adopt` goes on from there."
    return f"\nAll of it is in {file.name}. `make serve` shows the site with it."


if __name__ == "__main__":
    print(main(Path(sys.argv[1]) if sys.argv[1:] else FILE))
