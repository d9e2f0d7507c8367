"""The page on how fast the site is holds every figure that was measured, and says which were not."""

import json
import re
from html import unescape

import pytest

from pages import figures
from widget.bundle import WAYS

ROW = re.compile(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>')


def rows(html: str) -> list[tuple[str, list[str]]]:
    """Return the cells of each row, by its name."""
    return [(unescape(name), re.findall("<td>(.*?)</td>", cells)) for name, cells in ROW.findall(html)]


def measures(setting: str, what: str) -> list[str]:
    """Return what is measured at the visits of a setting, of what starts."""
    of_first = figures.WEIGHT if setting == "chromium-cold" else ()
    of_ours = figures.PHASES if setting in figures.VISITED and what in WAYS else ()
    return [*figures.START, "n", *of_first, *of_ours]


@pytest.fixture
def measured():
    """Figures of which no two are the same, so that none can stand in the place of another."""
    numbers = iter(range(100_000, 10_000_000, 10_010))
    return {
        "about": {
            "date": "2031-02-03",
            "machine": {"cores": 7, "system": "Plan 9", "processor": "abacus"},
            "versions": {"Pyodide": "9.8.7", "Netscape": "4.0"},
        },
        "start": {
            setting: {what: {each: next(numbers) for each in measures(setting, what)} for what in figures.NAMES}
            for setting in figures.SETTINGS
        },
        "site": {key: {measure: next(numbers) for measure in measures} for key, (_, measures) in figures.SITE.items()},
    }


def as_shown(measure: str) -> list:
    """Return how a measure may be written."""
    if measure in figures.PHASES:
        return [figures.milliseconds]
    in_tables = [figures.START, figures.WEIGHT]
    formats = [table[measure][1] for table in in_tables if measure in table]
    return formats or [measures[measure] for _, measures in figures.SITE.values() if measure in measures]


def test_every_figure_is_in_a_table(measured):
    """Each number of the file is in a cell, in its unit."""
    cells = [cell for html in figures.draw(measured, {}).values() for _, row in rows(html) for cell in row]

    for section in (*measured["start"].values(), measured["site"]):
        for told in section.values():
            for measure, value in told.items():
                assert any(as_(value) in cells for as_ in as_shown(measure)), (measure, value)


def test_the_page_says_when_and_on_what(measured):
    """The day in words, the machine, and each version."""
    told = figures.draw(measured, {})["about"]

    for words in ("3 February 2031", "7 cores", "Plan 9", "abacus", "Pyodide 9.8.7", "Netscape 4.0"):
        assert words in told


def test_a_missing_figure_is_said_to_be_missing(measured):
    """Take out one figure, and its cell says so; the ratio that needs it does too."""
    del measured["start"]["chromium-cold"]["snapshot"]["ready"]
    drawn = figures.draw(measured, {})

    (row, *_) = [cells for name, cells in rows(drawn["start"]) if name == figures.NAMES["snapshot"]]
    assert row[1] == row[3] == figures.MISSING
    assert rows(drawn["targets"])[0][1][-2:] == [figures.MISSING, figures.MISSING]


def test_with_no_figures_every_cell_says_so():
    """Before the first measurement the page has its tables, and not one number of a visit or a build."""
    drawn = figures.draw({}, {})

    for part in ("start", "weight", "site"):
        assert {cell for _, row in rows(drawn[part]) for cell in row} <= {figures.MISSING, ""}
    assert {row[-1] for _, row in rows(drawn["targets"])} == {figures.MISSING}
    assert figures.MISSING in drawn["about"]


@pytest.mark.parametrize(
    ("part", "verdict"),
    [(0.12, "better than the target"), (0.13, "met"), (0.18, "met"), (0.19, "not met")],
)
def test_a_target_is_met_or_not(measured, part, verdict):
    """The target itself still meets it; the ratio is to stock Pyodide in the same setting."""
    cold = measured["start"]["chromium-cold"]
    cold["stock"]["ready"] = 100
    cold["snapshot"]["ready"] = 100 * part

    _, cells = rows(figures.draw(measured, {})["targets"])[0]

    assert cells[-2:] == [f"{part:.2f}", verdict]


def test_a_bar_is_as_long_as_its_figure(measured):
    """The slowest has the whole width, and one that takes half as long has half."""
    cold = measured["start"]["chromium-cold"]
    for told in cold.values():
        told["ready"] = 100
    cold["stock"]["ready"] = 200

    bars = re.findall(r'<rect width="([\d.]+)"', figures.draw({"start": {"chromium-cold": cold}}, {})["start"])

    assert bars == ["50.0", "50.0", "100.0", "50.0", "50.0", "50.0"]


def test_what_was_measured_last_can_be_drawn():
    """The file in the repository has no figure that the page does not know, and every part of the page is drawn."""
    kept = figures.read()

    assert json.loads(json.dumps(kept)) == kept
    assert set(kept.get("start", {})) <= set(figures.SETTINGS)
    for setting, found in kept.get("start", {}).items():
        assert set(found) <= set(figures.NAMES)
        assert all(set(told) <= set(measures(setting, what)) for what, told in found.items())
    for key, told in kept.get("site", {}).items():
        assert set(told) == set(figures.SITE[key][1])


def test_no_freeze_is_said_in_a_word(measured):
    """Nothing over 50 milliseconds is not nothing at all, so it is no number."""
    measured["start"]["chromium-cold"]["snapshot"]["frozen"] = 0

    assert rows(figures.draw(measured, {})["start"])[0][1][2] == "none"


def test_the_load_is_drawn_with_its_page_and_how_busy_the_machine_was():
    """Each figure of the file is in a cell, and what a visit costs too."""
    told = {"date": "2031-02-03", "machine": {"cores": 7, "system": "Plan 9", "processor": "abacus"}, "versions": {}}
    loads = {"home": {"100": {"per-second": 4321, "p99": 7.5, "failed": 0}}}
    loaded = {"about": told | {"busy": 9.5}, "first": {"requests": 36, "bytes": 4_000_000}, "loads": loads}

    drawn = figures.draw({}, loaded)["load"]

    assert "3 February 2031" in drawn
    assert "9.5 programs" in drawn
    assert rows(drawn) == [
        ("Home", ["100", "4,321", "7.5 ms", "0"]),
        (figures.VISITS["first"], ["36", "4,000.0 kB"]),
        (figures.VISITS["again"], [figures.MISSING, figures.MISSING]),
    ]


def test_a_part_of_the_start_that_a_way_does_not_have_is_left_empty(measured):
    """No memory is put back where Python starts from bytecode; the other parts are there."""
    for setting in figures.VISITED:
        del measured["start"][setting]["bytecode"]["phase-restored"]

    drawn = dict(rows(figures.draw(measured, {})["phases"]))
    assert drawn[figures.PHASES["phase-restored"]][2:] == ["", ""]
    assert all(cell.endswith(" ms") for cell in drawn[figures.PHASES["phase-ready"]])
