"""What Emscripten's linker has put into Pyodide's WebAssembly: its data, and what leads where.

Nothing is at a fixed address in it, so each address shows: a function adds it to that of all data, and one function,
which runs first, writes each pointer into the data.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from widget import wasm as w

BASE, TABLE = "__memory_base", "__table_base"
"""The imports that are the address of all data, and the place of the first function in the table of functions."""
POINTERS = "__wasm_apply_data_relocs"
"""The export that writes the pointers."""


class Linked:
    """WebAssembly as it is linked.

    Raises:
        ValueError: it is not linked as we know it.

    """

    def __init__(self, wasm: bytes) -> None:
        """Read it, which takes seconds."""
        sections, globals_ = dict(w.sections(wasm)), w.imports(wasm, w.GLOBAL)
        self.base = globals_.index(BASE)
        self.data = w.piece(sections[w.DATA]).bytes_()
        self.functions = {name: number for name, kind, number in w.exports(wasm) if kind == w.FUNCTION}
        """The numbers of the functions that are exported."""
        self.done = {number: w.instructions(body) for number, body in w.bodies(wasm).items()}
        """What each function does, but for the one that writes pointers."""
        written = [*self._written(self.done.pop(self.functions[POINTERS]))]
        table = w.piece(sections[w.ELEMENTS])
        placed = table.many(table.number)
        self.pointers = {at: to for at, of, to in written if of == self.base}
        """Where in the data a pointer to data stands, and where that is."""
        self.calls = {at: placed[to] for at, of, to in written if of == globals_.index(TABLE)}
        """Where in the data a pointer to a function stands, and the number of the function."""
        self.exported = {*self._exported(wasm, w.Reader(sections[w.GLOBALS]), len(globals_))}
        """The addresses of the data that is exported."""

    def named(self, number: int) -> set[int]:
        """Return the addresses that a function names: what it adds to that of all data, even from a variable."""
        done, of_all = self.done[number], (w.GLOBAL_GET, self.base)
        sets = Counter(value for what, value in done if what in (w.SET, w.TEE))
        keep = {value for get, (what, value) in pairwise(done) if get == of_all and what in (w.SET, w.TEE)}
        bases = {of_all, *((what, value) for value in keep if sets[value] == 1 for what in (w.GET, w.TEE))}
        sums = ({one, other} for one, other, (then, _) in zip(done, done[1:], done[2:], strict=False) if then == w.ADD)
        return {value for each in sums if each & bases for what, value in each if what == w.CONST}

    @staticmethod
    def _written(done: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """Yield where a pointer is written, by the number of what it is added to, and what is added."""
        at = 0

        def address() -> tuple[int, int]:
            nonlocal at
            (what, of), rest = done[at], done[at + 1 : at + 3]
            if what != w.GLOBAL_GET:
                raise ValueError(f"{POINTERS} does more than to write pointers")
            is_more = [each for each, _ in rest] == [w.CONST, w.ADD]
            at += 3 if is_more else 1
            return of, rest[0][1] if is_more else 0

        while done[at][0] != w.END:
            (_, place), (of, to) = address(), address()
            if done[at][0] != w.STORE:
                raise ValueError(f"{POINTERS} does more than to write pointers")
            yield place + done[at][1], of, to
            at += 1

    @staticmethod
    def _exported(wasm: bytes, reader: w.Reader, first: int) -> Iterator[int]:
        """Yield the addresses that are exported: each is a global of this WebAssembly's own, and one instruction."""

        def value() -> int:
            reader.at += 2  # its type, and whether it changes
            found = w.instruction(reader)[1]
            if w.instruction(reader)[0] != w.END:
                raise ValueError("a global is more than a value at the start")
            return found

        values = dict(enumerate(reader.many(value), first))
        return (values[number] for _, kind, number in w.exports(wasm) if kind == w.GLOBAL)
