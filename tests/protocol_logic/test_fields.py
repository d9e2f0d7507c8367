"""The fields of the record ask for what the protocol asks for, and for nobody's name."""

import re

from protocol_logic.fields import FIELDS


def test_fields_ask_for_no_names():
    """Every field has its own id, and none asks for what says who a person is."""
    assert len({field.id for field in FIELDS}) == len(FIELDS)
    for field in FIELDS:
        assert not re.search(r"\bname|date of birth|address", field.label + field.hint)


def test_a_field_cites_what_the_protocol_asks_for():
    """Only what your own agency wants to know of you and the case rests on nothing in the protocol."""
    assert [field.id for field in FIELDS if not field.cites] == ["role", "organisation", "reference"]


def test_what_the_protocol_asks_for_is_asked():
    """3.51 and golden rule 7 ask for the decision, the reasons, what was shared, with whom and for what purpose."""
    asked = {field.id for field in FIELDS if "rule-7" in field.cites}

    assert asked == {"decision", "reasons", "shared", "with-whom", "purpose"}
