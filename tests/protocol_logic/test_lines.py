"""A line is found by the step that shows it, and nowhere else."""

from protocol_logic.lines import LINES, line_at
from protocol_logic.protocol import PROTOCOL


def test_each_step_of_a_line_shows_it():
    """What a line names is a step of the table, and shows that line."""
    steps = [step for line in LINES for step in line.steps]

    assert set(steps) <= {node.id for node in PROTOCOL.nodes}
    assert [line for line in LINES for _ in line.steps] == [line_at(step) for step in steps]


def test_no_other_step_shows_one():
    """Most steps have no line."""
    others = {node.id for node in PROTOCOL.nodes} - {step for line in LINES for step in line.steps}

    assert others
    assert {line_at(step) for step in others} == {None}
