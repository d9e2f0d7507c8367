"""What stands under a paragraph or a step besides its words: what has changed since, and what rests on a paragraph.

`links` gives the link to each address, step of the flowchart and change, as seen from the page that is drawn.
`names` gives what each address and step is called.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Final

from protocol_logic.change import WHO, Authority, Change, in_words
from protocol_logic.changes import CHANGES, TOP_THREE
from protocol_logic.flowchart import Flowchart, called

type Links = Mapping[str, str]

IN_THE_OPEN: Final = 3
"""How many notes a place shows without a fold."""

THE_LAWS: Final = "laws-that-require-sharing"
"""The change that goes with the list of laws that say you must share."""


def under(addresses: Sequence[str], flowchart: Flowchart, links: Links, today: date) -> str:
    """Return the notes for a place that has these addresses, as HTML: nothing if there are none.

    A note whose day to look again is before `today` says so.
    """
    changed = listed([each for each in CHANGES if not set(addresses).isdisjoint(each.paragraphs)], links, today)
    changed += odd(addresses, links)
    used = "".join(f"<li>{use}</li>" for use in _uses(addresses, flowchart, links))
    if used:
        used = f'<details class="rests-on"><summary>Used in the flowchart</summary><ul>{used}</ul></details>'
    # What the search finds is the paragraph, not what stands under it.
    return f'<footer class="notes" data-search-exclude="true">{changed}{used}</footer>' if changed or used else ""


def odd(addresses: Iterable[str], links: Links) -> str:
    """Return the link to the first oddity about any of these addresses, as HTML: nothing if there is none."""
    link = next((links[f"oddity-{each}"] for each in addresses if f"oddity-{each}" in links), None)
    return f'<p class="odd"><a href="{link}">About the source: an oddity here</a></p>' if link else ""


def _uses(addresses: Sequence[str], flowchart: Flowchart, links: Links) -> list[str]:
    """Return what in the flowchart rests on these addresses, as HTML."""
    nodes = dict.fromkeys(node for each in addresses for node in flowchart.resting_on(each))
    named = [(called(node), links[node.id]) for node in nodes]
    # Where a question is asked in two places with the same words, the first is enough.
    first = dict(reversed(named))
    uses = [f'<a href="{first[words]}">{escape(words)}</a>' for words in dict.fromkeys(words for words, _ in named)]
    checklists = {
        "The notes that apply at every step": flowchart.notes,
        "The checklist on how to share": (*flowchart.sharing, *flowchart.others),
        "The checklist on how to refuse": flowchart.refusing,
        "The checklist on what to record": flowchart.recording,
    }
    return uses + [
        words
        for words, points in checklists.items()
        if any(each in point.cites for each in addresses for point in points)
    ]


def listed(changes: Sequence[Change], links: Links, today: date) -> str:
    """Return notes on what has changed since, the first few in the open and the others folded."""
    drawn = [note(each, links, today) for each in changes]
    if len(drawn) <= IN_THE_OPEN:
        return "".join(drawn)
    return "".join(drawn[: IN_THE_OPEN - 1]) + _folded(
        f"{len(drawn) - IN_THE_OPEN + 1} more changes since", drawn[IN_THE_OPEN - 1 :]
    )


def at_step(step: str, links: Links, today: date) -> str:
    """Return the notes for a question or an outcome, folded; with the first, the laws that say you must share."""
    found = [each for each in CHANGES if step in each.steps]
    laws = must_share(CHANGES, links) if any(each.id == THE_LAWS for each in found) else ""
    if laws:
        laws = _folded("Laws that say you must share, by who you are", [laws])
    drawn = [note(each, links, today) for each in found]
    return laws + (_folded(f"What has changed since, at this step ({len(drawn)})", drawn) if drawn else "")


def note(change: Change, links: Links, today: date) -> str:
    """Return one note on what has changed since, visibly apart from what the protocol says."""
    return (
        f'<aside class="changed" role="note"><p><strong>Changed since.</strong> {escape(change.now)}</p>'
        f"{_rests_on(change, today)}"
        f'<p class="changed-source"><a href="{links[f"change-{change.id}"]}">More about this change</a></p></aside>'
    )


def top(links: Links, today: date) -> str:
    """Return the changes that matter most, for the home page."""
    return "".join(note(change, links, today) for name in TOP_THREE for change in CHANGES if change.id == name)


def must_share(changes: Iterable[Change], links: Links) -> str:
    """Return what the laws in force say that people must share, by who they are."""
    bound: dict[str, list[str]] = {who: [] for who in WHO}
    for change in changes:
        for duty in change.duties:
            law = f'<a href="{links[f"change-{change.id}"]}">{escape(change.authorities[0].name)}</a>'
            bound[duty.who].append(f"<li>{escape(duty.must)} ({law})</li>")
    return "".join(
        f"<dt>{escape(who)} must:</dt><dd><ul>{''.join(laws)}</ul></dd>" for who, laws in bound.items() if laws
    ).join(('<dl class="must-share">', "</dl>"))


def look_again(changes: Iterable[Change], today: date) -> str:
    """Return by when the notes should be looked at again, and a warning if that day has passed for any of them."""
    changes = list(changes)
    past = [change for change in changes if change.is_past(today)]
    if past:
        return (
            f'<p class="unverified">The day to look again has passed for {len(past)} of these {len(changes)} notes. '
            "Each of them says so: check those before you rely on them.</p>"
        )
    first = min(change.look_again for change in changes)
    return f"<p>The first of these notes should be looked at again by {in_words(first)}.</p>"


def changed_since(changes: Iterable[Change], links: Links, names: Mapping[str, str], today: date) -> str:
    """Return the list of what has changed since, grouped by what it touches: headings in Markdown over HTML."""
    groups: dict[str, list[str]] = {}
    for change in changes:
        groups.setdefault(change.touches, []).append(_change(change, links, names, today))
    return "\n\n".join(f"## {touches}\n\n{'\n\n'.join(drawn)}" for touches, drawn in groups.items())


def _change(change: Change, links: Links, names: Mapping[str, str], today: date) -> str:
    concerned = (*change.paragraphs, *change.steps)
    concerns = "; ".join(f'<a href="{links[each]}">{escape(names[each])}</a>' for each in concerned)
    return (
        f'<div class="change" id="change-{change.id}">'
        f"<p><strong>Then:</strong> {escape(change.was)}</p>"
        f"<p><strong>Now:</strong> {escape(change.now)}</p>"
        f"{_rests_on(change, today)}"
        f'<p class="changed-source">Concerns: {concerns}</p></div>'
    )


def _rests_on(change: Change, today: date) -> str:
    """Return what was not confirmed, the authority, since when, where we read it and when to look again."""
    unconfirmed = f'<p class="unverified">{escape(change.unconfirmed)}</p>' if change.unconfirmed else ""
    authorities = "; ".join(_authority(each) for each in change.authorities)
    read = f"Read in {escape(change.read)}, {in_words(change.read_on)}. " if change.read else ""
    past = " <strong>That day has passed: check this before you rely on it.</strong>" if change.is_past(today) else ""
    return (
        f'{unconfirmed}<p class="changed-source">Authority: {authorities}. In effect: {escape(change.effective)}.</p>'
        f'<p class="changed-read">{read}Look at this again by {in_words(change.look_again)}.{past}</p>'
    )


def _authority(each: Authority) -> str:
    name = escape(each.name)
    return f'<a href="{escape(each.address)}">{name}</a>' if each.address else name


def _folded(title: str, inside: Iterable[str]) -> str:
    return f'<details class="more-changes"><summary>{title}</summary>{"".join(inside)}</details>'
