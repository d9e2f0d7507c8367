"""`make adopt` asks one thing at a time, says at once what will not do, and loses nothing that was answered."""

from collections.abc import Callable, Iterator

import pytest
import yaml
from conftest import PLACE, ROOT

from pages import adopt, lined, local

ANSWERS = {
    "Name of the partnership or organisation that runs the site": ["Ours"],
    "Where readers can say that something is wrong": ["nobody", "faults@here.example"],
    "Where “Exit this page” leads": ["http://here.example", "https://here.example/"],
    "Logo, a file in this folder or below it": ["logo.svg", ""],
    "Children’s social care: add one? (y or Enter)": ["perhaps", "y"],
    "Children’s social care: add another? (y or Enter)": ["y", "n"],
    "Telephone": ["one", "01632 960001", ""],
    "When they can be reached": ["day and night", ""],
    "Choose colours of your own? (y or Enter)": ["y"],
    "accent, light": ["teal", "#ffee00", "#6a1b7a"],
    "Whom the notes on changes are for that paragraphs and steps show, with commas between: "
    "Everyone, Children, Adults, Health, Police and youth justice": ["Everyone, Childs", "Everyone, Children"],
}
"""What is answered to some questions, one after the other; to all others Enter."""
WRITTEN = {
    "partnership": "Ours",
    "report": "faults@here.example",
    "exit": "https://here.example/",
    "contacts": {"children": [{"phone": "01632 960001", "when": "day and night"}]},
    "colours": {"light": {"accent": "#6a1b7a"}},
    "notes": ["Everyone", "Children"],
}


def answering(answers: dict[str, list[str]]) -> Callable[[str], str]:
    """Return what answers each question."""
    left: dict[str, Iterator[str]] = {question: iter(given) for question, given in answers.items()}
    return lambda question: next(left.get(question.removesuffix(": ").partition(" [")[0], iter(())), "")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "local.yml"


def test_what_is_answered_is_written_and_what_will_not_do_is_asked_again(file, capsys):
    """With a clear line for each; a contact that nobody can reach is left out."""
    said = adopt.main(file, answering(ANSWERS))
    shown = capsys.readouterr().out

    assert lined.read(file).data == WRITTEN
    assert "All of it is in local.yml" in said
    for line in (
        "“nobody” is not an address for mail, such as name@example.org, or an address that starts with https://",
        "“http://here.example” is not an address that starts with https://",
        "there is no file logo.svg",
        "“perhaps” is neither y for yes, nor Enter for no",
        "“one” is not a telephone number: digits and spaces, such as 101",
        "This one is left out: nobody can be reached; give at least one of phone, email, link",
        "“teal” is not a colour, such as '#0b5a57', in quotation marks",
        "light: the contrast of “accent” (#ffee00) on “calm” (#e2eeeb) is 1.0; it has to be 4.5 or more",
        "there is no “Childs”; did you mean Children?",
    ):
        assert f"  {line}\n" in shown


def test_enter_keeps_what_is_there_and_a_hyphen_takes_it_out(file):
    """So it can be run again, for one thing or for none."""
    file.write_bytes((ROOT / PLACE).read_bytes())
    (file.parent / "logo.svg").write_bytes((ROOT / PLACE).with_name("logo.svg").read_bytes())
    before = local.read(file)
    shown = []
    adopt.main(file, lambda question: shown.append(question) or "")

    assert local.read(file) == before
    assert "Area that it is for, as in “Who to contact in …” [Sampleton]: " in shown

    adopt.main(file, answering({"Area that it is for, as in “Who to contact in …”": ["-"], "Telephone": ["-"]}))
    found = lined.read(file).data

    assert "area" not in found
    children = {"name": "Front door for children", "link": "https://sampleton.example/refer"}
    assert found["contacts"]["children"] == [children | {"when": "Monday to Friday, 9 to 5"}]


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, EOFError])
def test_whoever_stops_loses_nothing(file, stopped):
    """Each answer is written when it is given, and a contact when it is whole; it says where."""

    def stop_at(last: str, answers: dict[str, list[str]]) -> Callable[[str], str]:
        answer = answering(answers)

        def ask(question: str) -> str:
            if question.startswith(last):
                raise stopped
            return answer(question)

        return ask

    assert "Nothing is written yet in local.yml" in adopt.main(file, stop_at("Name of the partnership", {}))
    assert not file.exists()

    more = {
        "Police: add one? (y or Enter)": ["y"],
        "Role or team, and no one’s own name": ["The first"],
        "Email": ["a@here.example"],
    }
    said = adopt.main(file, stop_at("Lead for safeguarding", ANSWERS | more))
    assert "What you answered before is in local.yml" in said
    written = lined.read(file).data
    assert written["partnership"] == "Ours"
    assert written["contacts"]["children"][0]["name"] == "The first"

    adopt.main(file, stop_at("Web page", {"Adults’ social care: add one? (y or Enter)": ["y"]}))
    assert lined.read(file).data == written


def test_a_file_with_a_slip_is_left_as_it_is(file):
    """The slip is named first."""
    file.write_text("exot: 1\n", "utf-8")

    assert adopt.main(file, answering({})).startswith("local.yml:1: there is no “exot”; did you mean exit?")
    assert yaml.safe_load(file.read_text("utf-8")) == {"exot": 1}
