"""Make the small Pyodide of the whole one: what never runs becomes a way out, and all else stays as it is.

Of the 13,000 functions in Pyodide's WebAssembly our requests run a fifth; profile.py finds which.
Each of the others, but for those that may run at any time (see collector.py), gets a body that calls the import
`WAY_OUT` and goes no further; start/small.js has what comes then.
So whatever the small Pyodide answers the whole one would answer, for all that has run is the same in both.

What cannot be missed goes as well:

- tables in the data that only functions can read which lead out: see tables.py;
- an export that no script names. Python could ask for it by name all the same, but only through `BY_NAME`, and those
  have to be ways out too.
"""

import re
import struct
from collections.abc import Collection

from widget import collector, tables
from widget import wasm as w
from widget.checksum import WORD, checksum
from widget.linked import Linked

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

NAME = re.compile(r"[\w$]+")
ASSIGNED = re.compile(r'var (\w+)=Module\["\1"\]=wasmExports\["\w+"\];')
"""How pyodide.asm.js names each export once, whether or not it has a use for it."""
NO_PLACE = re.compile(r"__wasm_(call_ctors|apply_data_relocs|init_tls)|__em_js__.*|_emscripten_tls_init")
"""The exported functions that the linker keeps for itself, without a place in the table."""


def small(wasm: bytes, linked: Linked, used: Collection[int], named: Collection[str]) -> bytes:
    """Return WebAssembly in which the functions `used`, by their numbers, do what they did, and most others lead out.

    `linked` has what is in it; `named` what the scripts name, and no other export stays.

    Raises:
        ValueError: this WebAssembly is not as we know it.

    """
    sections = dict(w.sections(wasm))
    imported = w.imports(wasm, w.FUNCTION)
    there = w.exports(wasm)
    if WAY_OUT not in imported or {number for name, _, number in there if name in BY_NAME} & {*used}:
        raise ValueError(f"{WAY_OUT} is not there, or Python has asked for an export by its name")
    kept = [each for each in there if each[0] in named]
    stay = {*used} | {*collector.visitors(linked)} - tables.gone(linked, used)
    in_table = w.piece(sections[w.ELEMENTS])
    placed = {*in_table.many(in_table.number)}
    empty = len(_with_a_place(there) - placed) - len(_with_a_place(kept) - placed)
    leave = bytes([0, w.CALL, *w.number(imported.index(WAY_OUT)), w.UNREACHABLE, w.END])  # no variables of its own
    in_memory = w.piece(sections[w.DATA])
    before, data = in_memory.content[: in_memory.at], bytearray(in_memory.bytes_())
    for table in tables.tables(linked, stay):
        data[table.start : table.stop] = bytes(len(table))
    changed = {
        w.EXPORTS: w.vector([w.sized(name.encode()) + bytes([kind]) + w.number(at) for name, kind, at in kept]),
        w.CODE: w.vector([w.sized(body if number in stay else leave) for number, body in w.bodies(wasm).items()]),
        w.DATA: before + w.sized(data),
    }
    summed = data[: len(data) // WORD * WORD]
    about = w.sized(SECTION.encode()) + struct.pack("<3I", empty, len(summed), checksum(summed))
    made = [*((kind, changed.get(kind, content)) for kind, content in w.sections(wasm)), (w.CUSTOM, about)]
    return w.HEAD + b"".join(bytes([kind]) + w.sized(content) for kind, content in made)


def named(*scripts: str) -> set[str]:
    """Return the names of the exports that scripts use, with many other words."""
    return {name for script in scripts for word in NAME.findall(ASSIGNED.sub("", script)) for name in (word, word[1:])}


def small_script(script: str, *others: str) -> str:
    """Return pyodide.asm.js without the names of exports that neither it nor the others use."""
    used = named(script, *others)
    return ASSIGNED.sub(lambda match: match[0] if match[1][1:] in used else "", script)


def _with_a_place(there: list[tuple[str, int, int]]) -> set[int]:
    """Return the exported functions that have or get a place in the table."""
    return {number for name, kind, number in there if kind == w.FUNCTION and not NO_PLACE.fullmatch(name)}
