"""What the build draws of the eight cases: the table of them, and on each one's page its way through the flowchart."""

from collections.abc import Iterator, Mapping
from typing import Final

from mkdocs.structure.files import File, Files
from mkdocs.utils.meta import get_data

from pages import notes
from pages.addresses import Links
from pages.made import CASE_PAGE, FLOWCHART, HANDOUT
from pages.placeholders import Drawings
from pages.said import nearest
from pages.template import render
from protocol_logic.cases import CASES, Case, Decision
from protocol_logic.flowchart import Flowchart, Question
from protocol_logic.protocol import PROTOCOL
from protocol_logic.walk import to_text, walk

PAGES: Final = {CASE_PAGE.format(case.number): case for case in CASES}
"""Each case, by the path of its page."""
IN_FRONT: Final = ("case", "setting", "asked", "consent", "lesson")
"""What the front matter of each one's page has: the table of cases is drawn from it."""
CONSENTS: Final = ("Given", "Given, twice", "Not given", "Not mentioned", "Refused", "Without consent")


def wrong_front_matter(path: str, data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield each name in the front matter of a case's page whose value is wrong, and why it is."""
    number, consent = PAGES[path].number, data.get("consent", CONSENTS[0])
    for name in IN_FRONT:
        if name in data and data[name] in (None, ""):
            yield name, f"{name} is empty"
    if data.get("case", number) not in (number, None):
        yield "case", f"case is “{data['case']}”; this page is that of case {number}"
    if consent and consent not in CONSENTS:
        found = nearest(str(consent), CONSENTS)
        yield "consent", f"consent is “{consent}”; {f'did you mean {found}?' if found else f'write one of {CONSENTS}'}"


def drawings(here: File, files: Files, links: Links) -> Drawings:
    """Return what the table of cases needs, and a case's own page."""
    to_flowchart = files.src_uris[FLOWCHART].url_relative_to(here)
    drawn = {"cases": lambda _: table(here, files)}
    if case := PAGES.get(here.src_uri):
        to_handout = files.src_uris[HANDOUT.format(case.number)].url_relative_to(here)
        drawn["try"] = lambda _: try_first(PROTOCOL, case, to_flowchart, to_handout)
        drawn["odd"] = lambda _: notes.odd([f"case-{case.number}"], links)
        drawn["decision"] = lambda number: decision(
            PROTOCOL, int(number), case.decisions[int(number) - 1], to_flowchart
        )
    return drawn


def table(here: File, files: Files) -> str:
    """Return the table of cases, with what the front matter of each one's page says."""
    files_of = [files.src_uris[CASE_PAGE.format(case.number)] for case in CASES]
    pages = [
        (file.url_relative_to(here), case, get_data(file.content_string)[1])
        for case, file in zip(CASES, files_of, strict=True)
    ]
    return render("cases.html", pages=pages)


def try_first(chart: Flowchart, case: Case, flowchart: str, handout: str) -> str:
    """Return links that open the flowchart for each decision of a case, to try before reading on, and the handout."""
    return render("try_first.html", case=case, edition=chart.edition, flowchart=flowchart, handout=handout)


def decision(chart: Flowchart, number: int, each: Decision, flowchart: str) -> str:
    """Return a case's decision as steps through the flowchart, with a link that opens it there.

    Whoever compares their own path with it is sent to its `number`.
    """
    answers = dict(each.answers)
    taken = walk(chart, answers)
    at_first = dict(each.earlier)
    return render(
        "decision.html",
        chart=chart,
        flowchart=flowchart,
        number=number,
        decision=each,
        taken=taken,
        goes_on=isinstance(taken.at, Question),
        answers=to_text(chart, answers),
        earlier={
            step.question.id: answer
            for step in taken.steps
            for answer in step.question.answers
            if answer.id == at_first.get(step.question.id)
        },
    )
