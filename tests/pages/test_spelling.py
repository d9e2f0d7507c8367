"""Slips of spelling are found, and so is what is American."""

from pathlib import Path

import pytest
from conftest import ROOT
from mkdocs.exceptions import BuildError

from pages import spelling


def named(pattern: str) -> dict[str, Path]:
    return {str(file.relative_to(ROOT)): file for file in ROOT.glob(pattern)}


def test_nothing_that_people_read_is_misspelt():
    """Nor are the guides, though they speak of programs and of a LICENSE."""
    assert spelling.wrong(named("docs/**/*.md") | spelling.TABLES) == []
    assert list(spelling.by_typos(named("*.md") | named("decisions/*.md"))) == []


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("recieve", "receive"),
        ("safegaurding", "safeguarding"),
        ("organize", "organise"),
        ("Organizations", "Organisations"),
        ("tokenized", "tokenised"),
        ("pseudonymization", "pseudonymisation"),
        ("emphasizing", "emphasising"),
        ("paralyzed", "paralysed"),
        ("color", "colour"),
        ("behaviors", "behaviours"),
        ("judgment", "judgement"),
        ("licenses", "licences"),
        ("programs", "programmes"),
        ("moms", "mums"),
    ],
)
def test_a_slip_is_named_once_with_its_place_and_what_was_meant(tmp_path, word, better):
    """In a line."""
    file = tmp_path / "x.md"
    file.write_text(f"# Title\n\nThe {word} is here.\n", "utf-8")

    assert spelling.wrong({"docs/x.md": file}) == [
        f"docs/x.md:3: “{word}” is a slip of spelling; did you mean {better}?"
    ]


def test_the_words_of_the_tables_are_read_too(tmp_path):
    """They stand in quotation marks; what Python calls things does not count."""
    file = tmp_path / "x.py"
    file.write_text('x = "The judgment is recieved."  # a program\nx.color.capitalize()\n', "utf-8")

    assert [each.partition(" is a")[0] for each in spelling.wrong({"x.py": file})] == [
        "x.py:1: “judgment”",
        "x.py:1: “recieved”",
    ]


def test_what_is_right_is_left_alone(tmp_path):
    """Also in titles, quotations and code, which are as others have them."""
    file = tmp_path / "x.md"
    file.write_text(
        "The size of a prize, seized and resized; it capsizes, oversized.\n"
        "Other programs; organise, analyse, CAF, YOT.\n"
        "The *Tokenizers Act*, “a licensed program”, `tokenize`, [it](tokenize.md).\n",
        "utf-8",
    )

    assert spelling.wrong({"docs/x.md": file}) == []


def test_without_the_program_it_is_said_what_to_do(monkeypatch, tmp_path):
    """In a line."""
    monkeypatch.setattr(spelling, "TYPOS", tmp_path / "typos")
    with pytest.raises(BuildError, match="typos, which checks the spelling, is missing: `make build` fetches it"):
        spelling.wrong({})
