"""What Hypothesis and jsonschema have compiled, in Python: as much as our tests come to use, for `suite_in_pyodide.py`.

Their compiled parts are for the machine that they are installed on, and none are published for this Pyodide.
"""

import math
import struct
import sys
from importlib.metadata import version
from types import ModuleType


def float_to_int(value, _width=64):
    """Return the bits of a float."""
    return int.from_bytes(struct.pack(">d", value))


def int_to_float(bits, _width=64):
    """Return the float that has these bits."""
    return struct.unpack(">d", bits.to_bytes(8))[0]


def unused(*_, **_more):
    """Stand for what would be needed if our tests made up floats."""
    raise NotImplementedError


class HashTrieMap(dict):
    """A mapping that gives a changed copy of itself."""

    @classmethod
    def convert(cls, of):
        return cls(of)

    def insert(self, key, value):
        return type(self)(self | {key: value})

    def remove(self, key):
        return type(self)({each: self[each] for each in self if each != key})

    def update(self, other):
        return type(self)(self | dict(other))


class HashTrieSet(frozenset):
    """A set that gives a changed copy of itself."""

    def insert(self, item):
        return type(self)(self | {item})

    def discard(self, item):
        return type(self)(self - {item})

    def update(self, other):
        return type(self)(self | other)


class List(tuple):
    """A list that gives a longer copy of itself."""

    __slots__ = ()

    def push_front(self, item):
        return type(self)((item, *self))


FLOATS = {
    "count_between_floats": unused,
    "float_of": unused,
    "float_to_int": float_to_int,
    "int_to_float": int_to_float,
    "is_negative": unused,
    "next_down": lambda value: math.nextafter(value, -math.inf),
    "next_down_normal": unused,
    "next_up": lambda value: math.nextafter(value, math.inf),
    "next_up_normal": unused,
    "width_smallest_normals": lambda _: sys.float_info.min,
}
MODULES = {
    "rpds": {"HashTrieMap": HashTrieMap, "HashTrieSet": HashTrieSet, "List": List},
    "hypothesis._native": {"__version__": version("hypothesis")},
    "hypothesis._native.internal.cathetus": {"cathetus": unused},
    "hypothesis._native.internal.floats": FLOATS,
}


def put_in():
    """Let these be what the tools import."""
    for name, has in MODULES.items():
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(has)
