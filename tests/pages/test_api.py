"""The page on the decisions in Python: its examples give what it says, and nothing public is left out of it."""

import doctest
import enum
import importlib
import inspect
import re
import shlex

import pytest
from conftest import ROOT

from protocol_logic.__main__ import main

PAGE = (ROOT / "docs/about/api.md").read_text("utf-8")
MODULES = re.findall(r"^::: (\S+)$", PAGE, re.MULTILINE)


def examples(language: str) -> list[str]:
    """Return the page's blocks of code in a language."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found


def test_the_examples_in_python_give_what_the_page_says():
    """Each line of a session gives the line under it, with what earlier lines of the page have set."""
    said = []
    session = doctest.DocTestParser().get_doctest("\n".join(examples("pycon")), {}, "api.md", None, 0)
    doctest.DocTestRunner(verbose=False).run(session, out=said.append)

    assert said == []


@pytest.mark.parametrize(
    "example", [*examples("sh"), *examples("console")], ids=lambda example: example.splitlines()[0]
)
def test_the_examples_in_a_terminal_print_what_the_page_says(example, capsys, monkeypatch):
    """Each command is understood, and where the page shows what it prints, it prints that and nothing else."""
    command, _, expected = example.removeprefix("$ ").partition("\n")
    python, *arguments = shlex.split(command)
    assert (python, arguments[:2]) == ("python", ["-m", "protocol_logic"])
    monkeypatch.setattr("builtins.input", lambda _: "1")  # the first answer to every question

    status = main(arguments[2:])

    printed = capsys.readouterr()
    assert status == (2 if expected else 0)
    assert printed.out if not expected else printed.err == expected


@pytest.mark.parametrize("name", MODULES)
def test_the_reference_has_everything_public(name, site):
    """Every class and function that a module defines has an entry, and every member of an enumeration is named."""
    html = (site / "about/api/index.html").read_text("utf-8")
    module = importlib.import_module(name)
    public = {
        each: thing
        for each, thing in vars(module).items()
        if not each.startswith("_") and getattr(thing, "__module__", None) == name
    }
    members = [
        f"{each}.{member.name}"
        for each, thing in public.items()
        if inspect.isclass(thing) and issubclass(thing, enum.Enum)
        for member in thing
    ]
    addresses = {address.removeprefix(f"{name}.") for address in re.findall(r'id="([^"]+)"', html)}

    assert public
    assert {*public, *members} - addresses == set()


def test_no_page_loads_what_the_reference_does_not_need(site):
    """The library's style sheet would be on every page: the pages that people decide with carry no weight for it."""
    assert [file for file in site.rglob("*.html") if "_mkdocstrings.css" in file.read_text("utf-8")] == []


def test_the_search_does_not_find_the_reference(site):
    """What people look for here is guidance."""
    (search,) = site.glob("assets/search.*.json")
    assert "about/api" not in search.read_text("utf-8")
