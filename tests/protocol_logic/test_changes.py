"""What has changed since is well formed, honest about what was not confirmed, and shown where it matters most."""

import datetime as dt
import re
from collections import Counter

import pytest

from protocol_logic.changes import CHANGES, GROUPS, TOP_THREE
from protocol_logic.flowchart import Kind, label
from protocol_logic.protocol import PROTOCOL

BY_ID = {change.id: change for change in CHANGES}
DO_NOT_SHARE = [outcome.id for outcome in PROTOCOL.outcomes if outcome.kind is Kind.DO_NOT_SHARE]

each_change = pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.id)


# --- Well formed ---


def test_no_id_is_used_twice():
    """An id is part of an address, so it names one change only."""
    assert dict.fromkeys(BY_ID, 1) == Counter(change.id for change in CHANGES)


@each_change
def test_an_id_is_lower_case_words_joined_by_hyphens(change):
    """An id can stand in an address as it is."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", change.id)


def test_every_group_has_changes_and_they_stand_together_in_its_order():
    """The page on what has changed since draws a section for each group, in the order of the list."""
    assert list(GROUPS) == list(dict.fromkeys(change.touches for change in CHANGES))
    assert sorted(CHANGES, key=lambda change: GROUPS.index(change.touches)) == list(CHANGES)


@each_change
def test_what_was_and_what_is_now_are_whole_sentences(change):
    """The site shows both as paragraphs."""
    assert re.fullmatch(r"\S.*\.”?", change.was)
    assert re.fullmatch(r"\S.*\.”?", change.now)


@each_change
def test_the_date_and_the_source_are_given_without_a_full_stop(change):
    """The site writes “In effect: …. Source: ….” round them."""
    assert re.fullmatch(r"\S.*[^.\s]", change.effective)
    assert re.fullmatch(r"\S.*[^.\s]", change.source)


@each_change
def test_the_day_it_was_checked_is_an_iso_date(change):
    """The day reads the same to everyone, as in 2026-11-22."""
    assert change.checked == dt.date.fromisoformat(change.checked).isoformat()


# --- Honest ---


@each_change
def test_what_is_not_verified_says_so_in_its_own_words(change):
    """A reader who sees only the note's own words still learns that it is not confirmed."""
    assert change.verified or "could not confirm" in change.now


# --- Shown where it matters ---


@each_change
def test_every_change_is_shown_somewhere_and_nowhere_twice(change):
    """A change names at least one paragraph, term, question or outcome, and each of them once."""
    named = Counter((*change.paragraphs, *change.steps))
    assert named
    assert set(named.values()) == {1}


@each_change
def test_the_paragraphs_are_citations(change):
    """Each can be shown as a reader would write it; the build checks that it leads somewhere."""
    assert all(label(paragraph) for paragraph in change.paragraphs)


@each_change
def test_the_steps_are_questions_or_outcomes(change):
    """Only questions and outcomes show notes; a pause would drop one in silence."""
    assert {node.id for node in (*PROTOCOL.questions, *PROTOCOL.outcomes)} >= set(change.steps)


def test_the_changes_that_matter_most_exist():
    """Three different changes are named as those that matter most."""
    assert len(set(TOP_THREE)) == 3
    assert set(TOP_THREE) <= set(BY_ID)


@pytest.mark.parametrize("outcome", DO_NOT_SHARE)
def test_nobody_is_told_not_to_share_without_the_duty_to_share(outcome):
    """The law may now require what the protocol left to judgement, so every such outcome says so."""
    assert outcome in BY_ID["duty-to-share"].steps


def test_consent_is_not_asked_about_without_the_newer_advice():
    """The steps about asking for consent show that it is no longer the first option for children."""
    assert {"whose-consent", "safe-to-ask", "consent"} <= set(BY_ID["consent-not-default"].steps)
