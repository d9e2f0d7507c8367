"""Find the tables in Pyodide's data that no one can read any more, once whole files of C lead out.

Half of the data, as it is sent, is tables for what our requests do not ask of Python: how Chinese, Japanese and Korean
are written in other encodings than UTF-8, and what each character of Unicode is called.
C reads such a table only in the file that defines it, for it is `static` there.
The linker keeps what is of one file together, and files in an order, so files begin and end at exports that we know.
Where no function of a file is left, its tables can go: those that nothing outside of the file leads to.

It is a compiler's work that is read here, so what is uncertain stays. Whatever is left may read

- what any other function of Pyodide names, though that leads out too;
- what any number in a function that is left would be, if it were an address;
- what a pointer leads to that stands in any of these, and all up to where the next thing begins that anything names;
- what is exported, and whatever holds a pointer;
- words: a name may be the end of a longer one, so that the linker keeps it once. So a table begins after a zero.
"""

import re
from bisect import bisect
from collections.abc import Collection
from itertools import pairwise

from widget import wasm as w
from widget.linked import Linked

MODULE = re.compile(r"PyInit_\w+")
"""The export with which the file of a built-in module begins, or all but begins."""
ICONV = ("iconv_open", "iconv_close")
"""The exports with which a file of the C library begins, and the next: other encodings again."""
NUMBERS = {w.CONST, *w.PLACES}
"""The instructions with a number that may be an address."""
LEAST = 8192
"""Bytes of a table that is worth it: of what is smaller most is words, and all of it together a hundredth."""


def gone(linked: Linked, left: Collection[int]) -> set[int]:
    """Return the functions, by their numbers, of all files of which no function is left."""
    modules = sorted(number for name, number in linked.functions.items() if MODULE.fullmatch(name))
    # A module may have a function ahead of the one that it begins with, and so may the one after it.
    files = [*zip(modules, modules[1:], modules[2:], strict=False)]
    start, end = (linked.functions[name] for name in ICONV)
    files.append((start - 1, start, end))
    return {
        number
        for before, start, end in files
        if not {*range(before + 1, end)} & {*left}
        for number in range(start, end)
    }


def tables(linked: Linked, left: Collection[int]) -> list[range]:
    """Return where in the data the tables of such files are."""
    lost = gone(linked, left)
    named = {number: linked.named(number) for number in linked.done}
    roots = {*linked.exported, *(each for number in named.keys() - lost for each in named[number])}
    roots |= {value for number in named.keys() & {*left} for what, value in linked.done[number] if what in NUMBERS}
    begins = {0, *linked.exported, *linked.pointers.values(), *(each for those in named.values() for each in those)}
    things = sorted(each for each in begins if 0 <= each < len(linked.data))
    edges = [*things, len(linked.data)]
    read = _reached(linked, edges, roots)
    read |= {bisect(things, each) - 1 for each in (*linked.pointers, *linked.calls)}

    found = []
    for before, after in pairwise([-1, *sorted(read), len(things)]):
        if after - before > 1:
            table = range(linked.data.index(0, edges[before + 1]) + 1, edges[after])
            if len(table) >= LEAST:
                found.append(table)
    return found


def _reached(linked: Linked, edges: list[int], roots: Collection[int]) -> set[int]:
    """Return which of the things between these edges are reached from addresses, directly or by way of others."""
    places = sorted(linked.pointers)
    todo = [*roots]
    reached: set[int] = set()
    while todo:
        address = todo.pop()
        thing = bisect(edges, address) - 1
        if 0 <= address < len(linked.data) and thing not in reached:
            reached.add(thing)
            inside = places[bisect(places, edges[thing] - 1) : bisect(places, edges[thing + 1] - 1)]
            todo += [linked.pointers[each] for each in inside]
    return reached
