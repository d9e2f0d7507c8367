"""Find what Python's garbage collector calls of Pyodide's WebAssembly: for each type of object, what visits its parts.

The collector comes when there are many objects, whatever Python is doing, and visits all that there are just then.
So which of these functions run is chance, and a profile does not show what the next start may need.
"""

import struct
from collections.abc import Iterator

from widget.linked import Linked

IN_A_TYPE = 92
"""How many bytes into a type, as C keeps one that is there from the start, stands what visits its objects."""
FOREVER = struct.pack("<I", 0x3FFFFFFF)
"""What such a type begins with: the number of references of what is never freed."""
SLOT = struct.pack("<I", 71)
"""What stands ahead of it in the description of a type that is made later: `Py_tp_traverse`."""


def visitors(linked: Linked) -> Iterator[int]:
    """Yield the numbers of these functions."""
    for at, function in linked.calls.items():
        start = at - IN_A_TYPE
        if linked.data[start : start + 4] == FOREVER or linked.data[at - 4 : at] == SLOT:
            yield function
