"""Compress the files of the built site, for a host that sends such copies to browsers that accept them.

    python -m publish.compress SITE

Each file gets one copy with gzip and one with Brotli beside it, where that gains enough.
Brotli takes its time, so what it has made is kept by the content that it was made from.
"""

import gzip
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

CACHE = Path(__file__).parent.parent / ".cache/compressed"

SMALLEST = 1_000
"""Fewer bytes than this fit in one packet either way."""
GAIN = 0.95
"""A copy that is hardly smaller is not worth a file."""

METHODS: dict[str, Callable[[bytes], bytes]] = {
    ".br": brotli.compress,  # at its best, and slowest, unless told otherwise
    ".gz": lambda content: gzip.compress(content, mtime=0),
}


def compress(site: Path, cache: Path = CACHE) -> None:
    """Put the copies beside the files of a site, and remember in `cache` what each content comes to."""
    cache.mkdir(parents=True, exist_ok=True)
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix not in METHODS and file.stat().st_size > SMALLEST:
            content = file.read_bytes()
            for suffix, method in METHODS.items():
                copy = _once(content, cache / f"{hashlib.sha256(content).hexdigest()}{suffix}", method)
                if len(copy) <= GAIN * len(content):
                    file.with_name(f"{file.name}{suffix}").write_bytes(copy)


def _once(content: bytes, kept: Path, method: Callable[[bytes], bytes]) -> bytes:
    """Return content compressed, from an earlier time if there was one."""
    if not kept.exists():
        # Written elsewhere and moved when complete: an interrupted run must not pass for a finished one.
        with NamedTemporaryFile(dir=kept.parent, delete=False) as writing:
            writing.write(method(content))
        Path(writing.name).rename(kept)
    return kept.read_bytes()


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    compress(Path(sys.argv[1]))
