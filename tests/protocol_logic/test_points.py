"""What is written to bear in mind, to tell and to record is carried by the table: none of it is left lying about."""

from protocol_logic import points
from protocol_logic.flowchart import Point
from protocol_logic.protocol import PROTOCOL


def test_every_point_is_one_that_the_table_carries():
    """Whoever takes a caution from an answer takes it away here too; a few stand beside every answer."""
    beside = {points.ABOUT, points.DIFFER, points.JUDGEMENT, points.NEXT_PERSON}
    values = [value if isinstance(value, tuple) else (value,) for value in vars(points).values()]
    written = {each for value in values for each in value if isinstance(each, Point)}

    assert written
    assert written - {*PROTOCOL.points()} == beside
