"""WebAssembly is read as its standard has it, and written so that it reads as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widget import wasm as w


@given(st.integers(0, 2**32))
def test_a_number_reads_as_it_was_written(value):
    assert w.Reader(w.number(value)).number() == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("00", 0), ("3f", 63), ("40", -64), ("7f", -1), ("c000", 64), ("bf7f", -65), ("8080c000", 2**20)],
)
def test_a_number_may_be_negative(written, value):
    """As the standard writes them: seven bits a byte, the last one's highest for the sign."""
    assert w.Reader(bytes.fromhex(written)).signed() == value


BODIES = {
    "a constant and a sum": ("00 2300 41c000 6a 0b", [(w.GLOBAL_GET, 0), (w.CONST, 64), (w.ADD, 0), (w.END, 0)]),
    "less a negative one": ("00 2300 4140 6b 0b", [(w.GLOBAL_GET, 0), (w.CONST, 64), (w.ADD, 0), (w.END, 0)]),
    "variables": ("02 017f 037e 2001 2202 0b", [(w.GET, 1), (w.TEE, 2), (w.END, 0)]),
    "memory": ("00 280208 360200 0b", [(0x28, 8), (w.STORE, 0), (w.END, 0)]),
    "a block and branches": ("00 0240 0c00 0e02000100 0b 0b", [(2, -64), (0x0C, 0), (0x0E, 0), (w.END, 0), (w.END, 0)]),
    "calls": ("00 1005 110203 0b", [(w.CALL, 5), (0x11, 2), (w.END, 0)]),
    "other numbers": ("00 430000803f 44000000000000f03f 0b", [(0x43, 0), (0x44, 0), (w.END, 0)]),
    "one of more": ("00 fc0a0000 fc0b00 1c017f d07f 0b", [(0xFC, 10), (0xFC, 11), (0x1C, 1), (0xD0, 0x7F), (w.END, 0)]),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_a_function_reads_as_its_instructions(body, expected):
    """Each with the number that counts."""
    assert w.instructions(bytes.fromhex(body)) == expected


def test_an_instruction_that_is_not_known_is_said():
    """A newer WebAssembly has more of them."""
    with pytest.raises(ValueError, match="0xfd is an instruction that is not known"):
        w.instructions(bytes.fromhex("00 fd00 0b"))


def test_what_is_no_webassembly_is_said():
    with pytest.raises(ValueError, match="no WebAssembly"):
        dict(w.sections(b"<!doctype html>"))


def test_data_in_more_than_one_piece_is_said():
    """Then the places in it would not be places in one."""
    with pytest.raises(ValueError, match="one piece"):
        w.piece(bytes([2, 0, w.CONST, 0, w.END]))
