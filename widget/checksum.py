"""What shows that bytes have come to a browser as they were sent: start/checksum.js computes the same there."""

import struct

WORD = 4
"""Bytes of a word, which is what is counted."""


def checksum(content: bytes) -> int:
    """Return the FNV-1a of whole words."""
    found = 0x811C9DC5
    for (word,) in struct.iter_unpack("<I", content):
        found = (found ^ word) * 0x01000193 & 0xFFFFFFFF
    return found
