"""What is drawn of the toy protocol is, to the letter, what is kept in the folder `toy`.

A change to how things are drawn shows there as changed lines.
If every one of them is meant, write the files anew, and look at the difference before it is committed:

    .venv/bin/python tests/protocol_logic/test_drawn.py
"""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

import kept
import pytest
import toy_protocol
from toy_protocol import HERE, LATER, TOY, WOVEN

from protocol_logic import cases, docx, form, html, page, record
from protocol_logic.diagram import svg
from protocol_logic.flowchart import Flowchart, label
from protocol_logic.local import NOWHERE
from protocol_logic.walk import Walk, paths, walk

WHEN = "2026-03-01T14:05"
WRITTEN = {
    "cook": "<Baker>",
    "dish": "  Cake & “icing”\n\n  in two layers\x07\nwith jam\n",
    "shared": " \n ",
    "advice": "Ask the baker’s “friend”.",
}
"""What a person wrote: lines, spaces around them, and a character that no XML file may hold."""

WALKS = {
    "start": "",
    "advice": "purpose=not-sure",
    "advice-on-the-secret": "purpose=some secret=not-sure",
    "must": "purpose=law",
    "open": "purpose=yes secret=no",
    "agreed": "purpose=some secret=yes agreed=yes",
    "agreed-gladly": "purpose=yes secret=yes agreed=gladly",
    "ask": "purpose=yes secret=yes agreed=not-asked",
    "recalled": "purpose=yes secret=yes agreed=dead",
    "some": "purpose=yes secret=yes agreed=no weigh=yes feast=soon",
    "some-quietly": "purpose=some secret=yes agreed=dead feast=yes",
    "keep": "purpose=yes secret=yes agreed=no weigh=no",
    "keep-later": "purpose=yes secret=yes agreed=dead feast=later",
    "odd": "purpose=yes secret=sauce",
    "no-need": "purpose=no",
    "one-not-used": "purpose=yes secret=no weigh=no",
    "several-not-used": "purpos=yes secret=perhaps agreed=yes weigh=no",
}
"""Answers that come to each kind of end, and some that cannot be used."""


def addresses(*flowcharts: Flowchart) -> dict[str, str]:
    """Return an address for each citation of these flowcharts and of what stands beside them, and for each case."""
    cited = {"3.50"}
    for each in flowcharts:
        cited.update(cite for node in each.nodes for cite in node.cites)
        cited.update(cite for asked in each.questions for answer in asked.answers for cite in answer.cites)
        cited.update(cite for asked in each.questions for help_ in asked.helps for cite in help_.cites)
        cited.update(cite for point in each.points() for cite in point.cites)
    here = {cite: f"../toy/?part={label(cite)}&at#{cite}" for cite in sorted(cited)}
    return here | {"editions": "../editions/?all&now", "case-1": "../cases/1/?a&b", "case-3": "../cases/3/"}


LINKS = addresses(TOY, LATER)


def taken(name: str) -> Walk:
    """Return one of the walks."""
    return walk(TOY, dict(pair.split("=") for pair in WALKS[name].split()))


def by_name(found: dict[str, str]) -> str:
    """Return pieces of HTML, each under its name."""
    return "".join(f"# {name}\n{kept.lines(drawn)}\n" for name, drawn in found.items())


# --- What is drawn ---


def slots(name: str) -> str:
    return by_name(html.slots(TOY, taken(name), LINKS, HERE))


def picture(name: str) -> str:
    return kept.lines(svg(TOY, taken(name) if name else None))


def people() -> str:
    found = {
        "one at the start": ["start"],
        "three who differ": ["open", "advice", "keep"],
        "two who do not": ["open", "agreed"],
    }
    return by_name({name: html.people([taken(each) for each in names], LINKS) for name, names in found.items()})


def practice() -> str:
    """Draw what a reader sees who tries each decision of the cases, at the start, at the same end and at another."""
    return by_name(
        {
            f"{number}, {name}": html.practice(TOY, taken(name), *cases.find(number), LINKS)
            for number in ("1.1", "1.2", "1.3", "3.1")
            for name in ("start", "open", "keep", "must", "advice-on-the-secret")
        }
    )


def earlier() -> str:
    return by_name({str(len(found)): html.earlier("2025-12-01", found, LINKS) for found in ([], ["A & b.", "C."])})


def parts_of_html() -> str:
    return by_name(
        {
            "the form of the record": form.record_form(),
            "the contacts of no place": html.contacts(NOWHERE.all()),
            "the contacts of a place": html.contacts(HERE.all()),
            "an outcome of no place": html.outcome(TOY, TOY.outcomes[0], LINKS),
            "an outcome where no question is about one person": html.outcome(WOVEN, WOVEN.outcomes[4], LINKS),
            "a pause of no place": html.pause(TOY, TOY.pauses[0], LINKS),
            "two in a list": html.listed(("a", "b"), "or"),
            "three in a list": html.listed(("a", "b", "c"), "and"),
        }
    )


def records() -> dict[str, record.Record]:
    """Return records of one person, of several in a place, and of a path that has not ended."""
    ticked = ("date-it", "nothing", "clean", "blank")
    others = [taken("agreed"), taken("keep"), taken("one-not-used")]
    return {
        "one": record.record(TOY, taken("some"), WHEN, WRITTEN, ticked=ticked),
        "several": record.record(TOY, taken("open"), "2026-03-01", WRITTEN, earlier=others, local=HERE),
        "unfinished": record.record(TOY, taken("ask"), WHEN, {}),
    }


def document(name: str) -> str:
    """Return the files of the record for Word, each with what the zip says of it."""
    with ZipFile(BytesIO(docx.as_docx(records()[name]))) as found:
        return "".join(
            f"# {each.filename}, {each.date_time}, {each.file_size} bytes\n{kept.lines(found.read(each).decode())}\n"
            for each in found.infolist()
        )


def notes() -> str:
    """Return the notes to ask for advice with: after no answer, after some, and where the path waits for none."""
    return "".join(
        f"# {name}\n{record.advice_note(TOY, taken(name))}\n"
        for name in ("advice", "advice-on-the-secret", "ask", "open")
    )


def requests() -> Iterator[dict[str, object]]:
    """Yield what the page may ask for, and what it may not."""
    text = "2026-01-31&purpose=yes&secret=no"
    about = {"text": text, "when": WHEN, "earlier": ["2026-01-31&purpose=no"], "ticked": ["spoons"], "local": {}}
    yield {"kind": "walk", "text": "", "links": LINKS}
    yield {"kind": "walk", "text": "2026-01-31&case=1.1&purpose=yes", "links": LINKS}
    yield {"kind": "walk", "text": "2025-12-31&case=9&purpose&purpose&secret=no&secret=yes", "links": LINKS}
    yield {"kind": "walk", "text": "secret=no", "links": LINKS}
    yield {"kind": "people", "text": text, "earlier": ["2026-01-31&purpose=no", text], "links": LINKS}
    yield {"kind": "people", "text": text, "earlier": ["purpose=yes&secret=yes&agreed=no&weigh=no"], "links": LINKS}
    yield about | {"kind": "record", "written": {"cook": "Ask Kwame.", "dish": "I saw Mr Bun’s, on 1 May 2015."}}
    yield about | {"kind": "record", "written": {"sauce": "Hot."}}
    yield {"kind": "“soup”"}
    yield {"kind": "walk", "links": [[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]}


def replies() -> str:
    """Return the reply to each request, as it goes to the page."""
    asked = (json.dumps(request, ensure_ascii=False) for request in requests())
    return "".join(f"{kept.lines(page.handle(each))}\n" for each in asked)


def schema() -> str:
    """Return what a system is told of the record, but for the fields: those are ours, and not the toy's."""
    inside = {name: each for name, each in record.SCHEMA["properties"].items() if name != "written"}
    return kept.readable(record.SCHEMA | {"properties": inside})


def drawings() -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what draws each thing that is kept, by the name of its file."""
    yield "steps.html", lambda: kept.lines(html.steps(TOY, LINKS, HERE))
    yield "text-version.html", lambda: kept.lines(html.text_version(TOY))
    yield "people.html", people
    yield "practice.html", practice
    yield "earlier.html", earlier
    yield "parts.html", parts_of_html
    yield "advice-notes.txt", notes
    yield "schema.json", schema
    yield "replies.txt", replies
    for name in WALKS:
        yield f"slots-{name}.html", lambda name=name: slots(name)
    for name in ("", "some", "some-quietly", "keep-later", "ask", "must"):
        yield f"picture{f'-{name}' if name else ''}.svg", lambda name=name: picture(name)
    yield "picture-woven.svg", lambda: kept.lines(svg(WOVEN))
    for name in ("one", "several", "unfinished"):
        yield f"record-{name}.txt", lambda name=name: record.as_text(records()[name])
        yield f"record-{name}.json", lambda name=name: record.as_json(records()[name])
        yield f"record-{name}.html", lambda name=name: kept.lines(form.as_html(records()[name]))
        yield f"record-{name}-sheet.html", lambda name=name: kept.lines(form.sheet(records()[name]))
        yield f"record-{name}-docx.xml", lambda name=name: document(name)


DRAWN = dict(drawings())


@pytest.fixture
def toy(monkeypatch) -> None:
    """Put the toy in the place of our protocol."""
    toy_protocol.put_in_place(monkeypatch)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.usefixtures("toy")
def test_what_is_drawn_of_the_toy_is_as_kept(name):
    """Every letter of it is where it was when someone last looked."""
    difference = kept.difference(name, DRAWN[name](), __file__)

    assert not difference, difference


def test_nothing_is_kept_that_is_not_drawn():
    """A file that no test compares would tell whoever reads it something that may not be so."""
    found = {file.name for file in kept.FOLDER.iterdir() if file.is_file()}

    assert found == DRAWN.keys()


def test_the_walks_come_to_every_end_of_the_toy():
    """An outcome or a pause that no walk comes to would be kept in its step alone."""
    ends = {taken(name).at.id for name in WALKS}

    assert ends >= {each.at.id for each in paths(TOY)}


if __name__ == "__main__":
    kept.write(DRAWN)
