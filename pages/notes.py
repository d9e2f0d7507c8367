"""What stands under a paragraph or a step besides its words: what has changed since, and what rests on a paragraph.

`links` gives the link to each address, step of the flowchart and change, as seen from the page that is drawn.
`names` gives what each address and step is called.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from pages.template import render
from protocol_logic.change import GROUPS, WHO, Change
from protocol_logic.changes import CHANGES, TOP_THREE
from protocol_logic.flowchart import Flowchart, called

type Links = Mapping[str, str]

IN_THE_OPEN: Final = 3
"""How many notes a place shows without a fold."""

THE_LAWS: Final = "laws-that-require-sharing"
"""The change that goes with the list of laws that say you must share."""


def under(
    addresses: Sequence[str], flowchart: Flowchart, links: Links, today: date, groups: Collection[str] = GROUPS
) -> str:
    """Return the notes for a place that has these addresses, as HTML: nothing if there are none.

    A note whose day to look again is before `today` says so.
    Of what has changed since, only what touches these groups is shown here.
    """
    here = [each for each in CHANGES if not set(addresses).isdisjoint(each.paragraphs)]
    changed = listed([each for each in here if each.touches in groups], links, today)
    drawn = {
        "changed": changed,
        "odd": odd(addresses, links),
        "uses": _uses(addresses, flowchart, links),
        "checklists": _checklists(addresses, flowchart),
    }
    return render("notes.html", **drawn) if any(drawn.values()) else ""


def odd(addresses: Iterable[str], links: Links) -> str:
    """Return the link to the first oddity about any of these addresses, as HTML: nothing if there is none."""
    about = next((each for each in addresses if f"oddity-{each}" in links), None)
    return render("odd.html", link=links[f"oddity-{about}"], about=about) if about else ""


def _uses(addresses: Sequence[str], flowchart: Flowchart, links: Links) -> dict[str, str]:
    """Return the steps that rest on these addresses: what each is called, and the link to it."""
    uses: dict[str, str] = {}
    for address in addresses:
        for node in flowchart.resting_on(address):
            # A question asked in several places with the same words leads to the first of them, on the whole page.
            first = next(each for each in flowchart.nodes if called(each) == called(node))
            uses[called(node)] = links[first.id]
    return uses


def _checklists(addresses: Sequence[str], flowchart: Flowchart) -> list[str]:
    """Return the checklists that rest on these addresses."""
    checklists = {
        "The notes that apply at every step": flowchart.notes,
        "The checklist on how to share": (*flowchart.sharing, *flowchart.others),
        "The checklist on how to refuse": flowchart.refusing,
        "The checklist on what to record": flowchart.recording,
    }
    return [
        name
        for name, points in checklists.items()
        if any(each in point.cites for each in addresses for point in points)
    ]


def listed(changes: Sequence[Change], links: Links, today: date) -> str:
    """Return notes on what has changed since, the first few in the open and the others folded."""
    shown = len(changes) if len(changes) <= IN_THE_OPEN else IN_THE_OPEN - 1
    return render("listed.html", in_the_open=changes[:shown], folded=changes[shown:], links=links, today=today)


def at_step(step: str, links: Links, today: date, groups: Collection[str] = GROUPS) -> str:
    """Return the notes for a question or an outcome, folded; with the first, the laws that say you must share.

    Only what touches these groups is shown here.
    """
    changes = [each for each in CHANGES if step in each.steps and each.touches in groups]
    laws = must_share(CHANGES, links) if any(each.id == THE_LAWS for each in changes) else ""
    return render("at_step.html", laws=laws, changes=changes, links=links, today=today)


def note(change: Change, links: Links, today: date) -> str:
    """Return one note on what has changed since, visibly apart from what the protocol says."""
    return render("note.html", change=change, links=links, today=today)


def top(links: Links, today: date) -> str:
    """Return the changes that matter most, for the home page."""
    return "".join(note(change, links, today) for name in TOP_THREE for change in CHANGES if change.id == name)


def must_share(changes: Iterable[Change], links: Links) -> str:
    """Return what the laws in force say that people must share, by who they are."""
    bound: dict[str, list[tuple[str, str, str]]] = {who: [] for who in WHO}
    for change in changes:
        for duty in change.duties:
            bound[duty.who].append((duty.must, links[f"change-{change.id}"], change.authorities[0].name))
    return render("must_share.html", bound=bound)


def look_again(changes: Iterable[Change], today: date) -> str:
    """Return by when the notes should be looked at again, and a warning if that day has passed for any of them."""
    changes = list(changes)
    past = sum(change.is_past(today) for change in changes)
    return render("look_again.html", past=past, all=len(changes), first=min(each.look_again for each in changes))


def changed_since(changes: Iterable[Change], links: Links, names: Mapping[str, str], today: date) -> str:
    """Return the list of what has changed since, grouped by what it touches: headings in Markdown over HTML."""
    groups: dict[str, list[str]] = {}
    # A question asked in several places with the same words is named once, and leads to the first of them.
    first = {name: links[each] for each, name in reversed(names.items())}
    for change in changes:
        concerns = {names[each]: first[names[each]] for each in (*change.paragraphs, *change.steps)}
        drawn = render("change.html", change=change, links=links, concerns=concerns, today=today)
        groups.setdefault(change.touches, []).append(drawn)
    return "\n\n".join(f"## {touches}\n\n{'\n\n'.join(drawn)}" for touches, drawn in groups.items())
