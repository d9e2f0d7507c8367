"""Reads and writes WebAssembly, as far as it takes to make the small Pyodide."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

HEAD = b"\0asm\1\0\0\0"
CUSTOM, IMPORTS, GLOBALS, EXPORTS, ELEMENTS, CODE, DATA = 0, 2, 6, 7, 9, 10, 11
"""The sections that matter here, by their numbers."""
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
"""What is imported or exported, by its number."""
UNREACHABLE, END, CALL, GET, SET, TEE, GLOBAL_GET, STORE, CONST, ADD, SUBTRACT = (
    *(0x00, 0x0B, 0x10, 0x20, 0x21, 0x22, 0x23, 0x36, 0x41, 0x6A, 0x6B),
)
"""The instructions that matter here, by their numbers: what they do is done with whole numbers of one word."""
MORE, MINUS = 0x80, 0x40
"""What each byte of a number has but its last, and what the last has where the number is negative."""


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

    def signed(self) -> int:
        """Read a number that may be negative."""
        start = self.at
        value = self.number()
        return value - (1 << 7 * (self.at - start)) if self.content[self.at - 1] & MINUS else value

    def bytes_(self) -> bytes:
        """Read as many bytes as are said to follow."""
        size = self.number()
        self.at += size
        return self.content[self.at - size : self.at]

    def many[T](self, read: Callable[[], T]) -> list[T]:
        """Read as many things as are said to follow."""
        return [read() for _ in range(self.number())]


def sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the content of each section.

    Raises:
        ValueError: this is no WebAssembly.

    """
    if not wasm.startswith(HEAD):
        raise ValueError("this is no WebAssembly")
    reader = Reader(wasm, len(HEAD))
    while reader.at < len(wasm):
        yield reader.byte(), reader.bytes_()


def imports(wasm: bytes, wanted: int) -> list[str]:
    """Return the names of what is imported of a kind, in the order of the numbers that they have."""
    reader = Reader(dict(sections(wasm))[IMPORTS])

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

    return [name for name, kind in reader.many(read) if kind == wanted]


def exports(wasm: bytes) -> list[tuple[str, int, int]]:
    """Return the name, the kind and the number of each export."""
    reader = Reader(dict(sections(wasm))[EXPORTS])
    return reader.many(lambda: (reader.bytes_().decode(), reader.byte(), reader.number()))


def bodies(wasm: bytes) -> dict[int, bytes]:
    """Return what each function does, by its number; those that are imported have the first numbers."""
    reader = Reader(dict(sections(wasm))[CODE])
    return dict(enumerate(reader.many(reader.bytes_), len(imports(wasm, FUNCTION))))


def piece(content: bytes) -> Reader:
    """Return a reader of what the table or the memory holds from the start, which is one piece.

    Raises:
        ValueError: there are more pieces.

    """
    reader = Reader(content)
    if (reader.number(), reader.number()) != (1, 0):
        raise ValueError("the table or the memory is not filled in one piece")
    while reader.byte() != END:  # this says where
        pass
    return reader


# --- What a function does ---


def instructions(body: bytes) -> list[tuple[int, int]]:
    """Return the instructions of a function, each with the number that counts of those that follow it, or 0.

    Raises:
        ValueError: there is an instruction that is not known here.

    """
    reader = Reader(body)
    reader.many(lambda: (reader.number(), reader.byte()))  # its own variables
    found = []
    while reader.at < len(body):
        found.append(instruction(reader))
        # Emscripten writes “less -64” for “and 64”, for that is a byte shorter.
        if found[-1][0] == SUBTRACT and found[-2][0] == CONST:
            found[-2:] = [(CONST, -found[-2][1]), (ADD, 0)]
    return found


def instruction(reader: Reader) -> tuple[int, int]:
    """Read one of them."""
    what = reader.byte()
    if what > PREFIX:
        raise ValueError(f"{what:#x} is an instruction that is not known here")
    return what, FOLLOWS[what](reader) if what in FOLLOWS else 0


def _two(reader: Reader) -> int:
    value = reader.number()
    reader.number()
    return value


def _place(reader: Reader) -> int:
    """Read how a place in memory is aligned, which does not count, and how far it is from an address."""
    reader.number()
    return reader.number()


def _branches(reader: Reader) -> int:
    reader.many(reader.number)
    return reader.number()


def _types(reader: Reader) -> int:
    return len(reader.many(reader.byte))


def _prefixed(reader: Reader) -> int:
    value = reader.number()
    for _ in range(AFTER_PREFIX[value]):
        reader.number()
    return value


def _skip(size: int) -> Callable[[Reader], int]:
    def skip(reader: Reader) -> int:
        reader.at += size
        return 0

    return skip


PREFIX = 0xFC
"""What has the number of the instruction after it."""
AFTER_PREFIX = (0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1)
"""How many numbers follow then, by that number."""
PLACES = range(0x28, 0x3F)
"""The instructions that read or write memory."""
FOLLOWS: dict[int, Callable[[Reader], int]] = {
    **dict.fromkeys([*range(0x02, 0x05), 0x06, 0x41, 0x42], Reader.signed),
    **dict.fromkeys([0x07, 0x08, 0x09, 0x0C, 0x0D, 0x10, 0x12, 0x18, *range(0x20, 0x27), 0xD2], Reader.number),
    **dict.fromkeys([0x11, 0x13], _two),
    **dict.fromkeys(PLACES, _place),
    **dict.fromkeys([0x3F, 0x40, 0xD0], Reader.byte),
    0x0E: _branches,
    0x1C: _types,
    0x43: _skip(4),
    0x44: _skip(8),
    PREFIX: _prefixed,
}
"""How to read what follows an instruction, by its number; nothing follows the others."""


# --- Writing ---


def vector(items: list[bytes]) -> bytes:
    """Return these with their number ahead of them."""
    return number(len(items)) + b"".join(items)


def sized(content: bytes) -> bytes:
    """Return bytes with their number ahead of them."""
    return number(len(content)) + content


def number(value: int) -> bytes:
    """Return a number as `Reader.number` reads it."""
    written = bytearray()
    while value >= MORE:
        written.append(value % MORE | MORE)
        value //= MORE
    return bytes([*written, value])
