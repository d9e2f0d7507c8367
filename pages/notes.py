"""What stands under a paragraph besides its words: what has changed since, and what in the flowchart rests on it.

`links` gives the link to each address, step of the flowchart and change, as seen from the page that is drawn.
`names` gives what each address and step is called.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from protocol_logic import html
from protocol_logic.changes import Change
from protocol_logic.flowchart import Flowchart, Question

type Links = Mapping[str, str]


def under(addresses: Sequence[str], flowchart: Flowchart, links: Links) -> str:
    """Return the notes for a place that has these addresses, as HTML: nothing if there are none."""
    changed = "".join(html.changes(each, links) for each in addresses)
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
    named = [(node.text if isinstance(node, Question) else node.title, links[node.id]) for node in nodes]
    # Where a question is asked in two places with the same words, the first is enough.
    first = dict(reversed(named))
    uses = [f'<a href="{first[words]}">{escape(words)}</a>' for words in dict.fromkeys(words for words, _ in named)]
    checklists = {
        "The notes that apply at every step": flowchart.notes,
        "The checklist on how to share": (*flowchart.sharing, flowchart.others),
        "The checklist on what to record": flowchart.recording,
    }
    return uses + [
        words
        for words, points in checklists.items()
        if any(each in point.cites for each in addresses for point in points)
    ]


def changed_since(changes: Iterable[Change], links: Links, names: Mapping[str, str]) -> str:
    """Return the list of what has changed since, grouped by what it touches: headings in Markdown over HTML."""
    groups: dict[str, list[str]] = {}
    for change in changes:
        groups.setdefault(change.touches, []).append(_change(change, links, names))
    return "\n\n".join(f"## {touches}\n\n{'\n\n'.join(drawn)}" for touches, drawn in groups.items())


def _change(change: Change, links: Links, names: Mapping[str, str]) -> str:
    concerned = (*change.paragraphs, *change.steps)
    concerns = "; ".join(f'<a href="{links[each]}">{escape(names[each])}</a>' for each in concerned)
    unsure = "" if change.verified else '<p class="unverified">We have not been able to confirm this.</p>'
    return (
        f'<div class="change" id="change-{change.id}">'
        f"<p><strong>Then:</strong> {escape(change.was)}</p>"
        f"<p><strong>Now:</strong> {escape(change.now)}</p>{unsure}"
        f'<p class="changed-source">In effect: {escape(change.effective)}. Source: {escape(change.source)}. '
        f"Checked on {escape(change.checked)}.</p>"
        f'<p class="changed-source">Concerns: {concerns}</p></div>'
    )
