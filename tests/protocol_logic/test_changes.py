"""What has changed since is shown where it matters, and reaches no reader's browser but as drawn."""

import subprocess
import sys

import pytest

from protocol_logic.changes import CHANGES, TOP_THREE
from protocol_logic.flowchart import Kind, label
from protocol_logic.lines import line_at
from protocol_logic.protocol import PROTOCOL

BY_ID = {change.id: change for change in CHANGES}
SHOWN_AT = {node.id for node in (*PROTOCOL.questions, *PROTOCOL.outcomes)}
"""Only questions and outcomes show notes; a pause would drop one in silence."""
DO_NOT_SHARE = [outcome.id for outcome in PROTOCOL.outcomes if outcome.kind is Kind.DO_NOT_SHARE]
REQUIRED = [change for change in CHANGES if change.duties]
"""The changes that are laws in force which make someone share."""


def test_the_paragraphs_are_citations():
    """Each can be shown as a reader would write it; the build checks that it leads somewhere."""
    assert [change.id for change in CHANGES if not all(map(label, change.paragraphs))] == []


def test_the_steps_are_questions_or_outcomes():
    """A note is never sent to a step that does not show it."""
    assert [change.id for change in CHANGES if not set(change.steps) <= SHOWN_AT] == []


def test_questions_that_weigh_the_same_way_show_the_same_notes():
    """Where one question is asked under several ids, whoever meets it by another way is told as much."""
    weighing = [each.id for each in PROTOCOL.questions if each.id.startswith("weighing")]
    shown = {frozenset(change.id for change in CHANGES if each in change.steps) for each in weighing}

    assert len(weighing) > 1
    assert len(shown) == 1


def test_the_changes_that_matter_most_exist():
    """Three different changes are named as those that matter most."""
    assert len(set(TOP_THREE)) == 3
    assert set(TOP_THREE) <= set(BY_ID)


@pytest.mark.parametrize("outcome", DO_NOT_SHARE)
def test_nobody_is_told_not_to_share_without_the_laws_that_may_require_it(outcome):
    """The law may now require what the protocol left to judgement, so every such outcome says so, in its line too."""
    assert outcome in BY_ID["duty-to-share"].steps
    assert outcome in BY_ID["fgm-duty"].steps
    assert line_at(outcome) == line_at("challenge")


@pytest.mark.parametrize("change", REQUIRED, ids=lambda change: change.id)
def test_a_law_that_requires_sharing_stands_under_the_paragraph_on_legal_duties(change):
    """The protocol's own example of a legal duty is in 3.7: what else the law requires is found there too."""
    assert "3.7" in change.paragraphs


def test_the_laws_that_require_sharing_are_the_ones_we_know_of():
    """None of them is lost: each was read or is cited with what could not be confirmed."""
    assert {change.id for change in REQUIRED} == {
        "modern-slavery",
        "barring-referrals",
        "telling-the-police",
        "channel-and-prevent",
        "fgm-duty",
        "section-forty-seven",
        "requests-by-partners",
        "operation-encompass",
        "serious-case-reviews",
        "safeguarding-adults-boards",
        "notifiable-diseases",
        "direct-care",
        "mappa",
    }


def test_a_duty_that_has_not_been_seen_to_start_binds_nobody_yet():
    """The list by who you are has laws in force only."""
    assert not BY_ID["duty-to-share"].duties
    assert not BY_ID["mandatory-reporting"].duties
    assert not BY_ID["serious-violence"].duties


def test_a_readers_browser_is_not_sent_the_notes():
    """They are many times as long as what a reader's answers need: only the build draws them."""
    imports = "import sys, protocol_logic.page; print('protocol_logic.changes' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", imports], capture_output=True, text=True, check=True).stdout

    assert printed.strip() == "False"
