"""Make the small Pyodide of the whole one: what never runs becomes a way out, and all else stays as it is.

Of the 13,000 functions in Pyodide's WebAssembly our requests run a fifth; profile.py finds which.
Each of the others gets a body that calls the import `WAY_OUT` and goes no further; start/small.js has what comes then.
So whatever the small Pyodide answers the whole one would answer, for all that has run is the same in both.

An export that no script names goes as well.
Python could ask for it by name all the same, but only through `BY_NAME`, and those have to be ways out too.
"""

import re
import struct
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from widget.checksum import WORD, checksum

WAY_OUT = "_abort_js"
"""An import that takes nothing and gives nothing, and that Python calls only where it is beyond help."""
BY_NAME = ("dlopen", "dlsym")
"""What finds an export by a name that is in no script."""
SECTION = "small"
"""A section of three words for start/small.js: the places in the table that are empty now, and the data's size and sum.

Emscripten's linker gives each exported function a place in the table of functions.
With as many left empty as have gone, what comes after them is where it is in the whole Pyodide, and in a snapshot.
Of the small one most is data, and Python would run with data that came damaged.
"""

HEAD = b"\0asm\1\0\0\0"
CUSTOM, IMPORTS, EXPORTS, ELEMENTS, CODE, DATA = 0, 2, 7, 9, 10, 11
"""The sections of WebAssembly that matter here, by their numbers."""
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
"""What is imported or exported, by its number."""
UNREACHABLE, CALL, END = 0x00, 0x10, 0x0B
MORE = 0x80
"""What each byte of a number has but its last."""

NAME = re.compile(r"[\w$]+")
ASSIGNED = re.compile(r'var (\w+)=Module\["\1"\]=wasmExports\["\w+"\];')
"""How pyodide.asm.js names each export once, whether or not it has a use for it."""
NO_PLACE = re.compile(r"__wasm_(call_ctors|apply_data_relocs|init_tls)|__em_js__.*|_emscripten_tls_init")
"""The exported functions that the linker keeps for itself, without a place in the table."""


@dataclass
class Reader:
    """Reads WebAssembly, from the front."""

    content: bytes
    at: int = 0

    def byte(self) -> int:
        """Read a byte."""
        self.at += 1
        return self.content[self.at - 1]

    def number(self) -> int:
        """Read a number: seven bits a byte, the lowest first."""
        value = shift = 0
        while (byte := self.byte()) & MORE:
            value |= (byte ^ MORE) << shift
            shift += 7
        return value | byte << shift

    def bytes_(self) -> bytes:
        """Read as many bytes as are said to follow."""
        size = self.number()
        self.at += size
        return self.content[self.at - size : self.at]

    def many[T](self, read: Callable[[], T]) -> list[T]:
        """Read as many things as are said to follow."""
        return [read() for _ in range(self.number())]


def small(wasm: bytes, used: Collection[int], named: Collection[str]) -> bytes:
    """Return WebAssembly in which the functions `used`, by their numbers, do what they did, and the others lead out.

    `named` has what the scripts name: no other export stays.

    Raises:
        ValueError: this WebAssembly is not as we know it.

    """
    sections = dict(_sections(wasm))
    imported = _imported_functions(sections[IMPORTS])
    there = exports(wasm)
    if WAY_OUT not in imported or {number for name, _, number in there if name in BY_NAME} & {*used}:
        raise ValueError(f"{WAY_OUT} is not there, or Python has asked for an export by its name")
    kept = [each for each in there if each[0] in named]
    table = _piece(sections[ELEMENTS])
    placed = {*table.many(table.number)}
    empty = len(_with_a_place(there) - placed) - len(_with_a_place(kept) - placed)
    leave = bytes([0, CALL, *_number(imported.index(WAY_OUT)), UNREACHABLE, END])  # it has none of its own variables
    changed = {
        EXPORTS: _vector([_bytes(name.encode()) + bytes([kind]) + _number(at) for name, kind, at in kept]),
        CODE: _vector([_bytes(body if number in used else leave) for number, body in bodies(wasm).items()]),
    }
    data = _piece(sections[DATA]).bytes_()
    data = data[: len(data) // WORD * WORD]
    about = _bytes(SECTION.encode()) + struct.pack("<3I", empty, len(data), checksum(data))
    made = [*((kind, changed.get(kind, content)) for kind, content in _sections(wasm)), (CUSTOM, about)]
    return HEAD + b"".join(bytes([kind]) + _bytes(content) for kind, content in made)


def named(*scripts: str) -> set[str]:
    """Return the names of the exports that scripts use, with many other words."""
    return {name for script in scripts for word in NAME.findall(ASSIGNED.sub("", script)) for name in (word, word[1:])}


def small_script(script: str, *others: str) -> str:
    """Return pyodide.asm.js without the names of exports that neither it nor the others use."""
    used = named(script, *others)
    return ASSIGNED.sub(lambda match: match[0] if match[1][1:] in used else "", script)


def bodies(wasm: bytes) -> dict[int, bytes]:
    """Return what each function does, by its number; those that are imported have the first numbers."""
    sections = dict(_sections(wasm))
    reader = Reader(sections[CODE])
    return dict(enumerate(reader.many(reader.bytes_), len(_imported_functions(sections[IMPORTS]))))


def exports(wasm: bytes) -> list[tuple[str, int, int]]:
    """Return the name, the kind and the number of each export."""
    reader = Reader(dict(_sections(wasm))[EXPORTS])
    return reader.many(lambda: (reader.bytes_().decode(), reader.byte(), reader.number()))


# --- Reading ---


def _sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the content of each section."""
    if not wasm.startswith(HEAD):
        raise ValueError("this is no WebAssembly")
    reader = Reader(wasm, len(HEAD))
    while reader.at < len(wasm):
        yield reader.byte(), reader.bytes_()


def _imported_functions(content: bytes) -> list[str]:
    """Return the names of imported functions, in the order of their numbers."""
    reader = Reader(content)

    def limits() -> None:
        for _ in range(2 if reader.byte() & 1 else 1):
            reader.number()

    def read() -> tuple[str, int]:
        _, name, kind = reader.bytes_(), reader.bytes_().decode(), reader.byte()
        if kind == TABLE:
            reader.byte()
        if kind in (TABLE, MEMORY):
            limits()
        elif kind == FUNCTION:
            reader.number()
        else:  # a global has its type and whether it changes, and a tag has two numbers too
            reader.byte(), reader.number()
        return name, kind

    return [name for name, kind in reader.many(read) if kind == FUNCTION]


def _piece(content: bytes) -> Reader:
    """Return a reader of what the table or the memory holds from the start, which is one piece."""
    reader = Reader(content)
    if (reader.number(), reader.number()) != (1, 0):
        raise ValueError("the table or the memory is not filled in one piece")
    while reader.byte() != END:  # this says where
        pass
    return reader


def _with_a_place(exports: list[tuple[str, int, int]]) -> set[int]:
    """Return the exported functions that have or get a place in the table."""
    return {number for name, kind, number in exports if kind == FUNCTION and not NO_PLACE.fullmatch(name)}


# --- Writing ---


def _vector(items: list[bytes]) -> bytes:
    return _number(len(items)) + b"".join(items)


def _bytes(content: bytes) -> bytes:
    return _number(len(content)) + content


def _number(value: int) -> bytes:
    written = bytearray()
    while value >= MORE:
        written.append(value % MORE | MORE)
        value //= MORE
    return bytes([*written, value])
