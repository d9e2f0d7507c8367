"""Compress the files of the built site, for a host that sends such copies to browsers that accept them.

    python -m publish.compress SITE

Each file gets one copy with gzip and one with Brotli beside it, where that gains enough.
Brotli takes its time, so all processors work at it, and what it has made is kept by the content that it was made from.
"""

import gzip
import hashlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

CACHE = Path(__file__).parent.parent / ".cache/compressed"

SMALLEST = 1_000
"""Fewer bytes than this fit in one packet either way."""
GAIN = 0.95
"""A copy that is hardly smaller is not worth a file."""
LONG = 2_000_000
"""To compress as many bytes takes long enough to say how far it is."""

METHODS: dict[str, Callable[[bytes], bytes]] = {
    ".br": brotli.compress,  # at its best, and slowest, unless told otherwise
    ".gz": lambda content: gzip.compress(content, mtime=0),
}


def compress(site: Path, cache: Path = CACHE) -> None:
    """Put the copies beside the files of a site, and remember in `cache` what each content comes to."""
    cache.mkdir(parents=True, exist_ok=True)
    files = [
        file
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.suffix not in METHODS and file.stat().st_size > SMALLEST
    ]
    kept = {
        file.with_name(f"{file.name}{suffix}"): (file, cache / f"{digest}{suffix}")
        for file in files
        for digest in [hashlib.sha256(file.read_bytes()).hexdigest()]
        for suffix in METHODS
    }
    _make({made: file for file, made in kept.values() if not made.exists()})
    for copy, (file, made) in kept.items():
        if made.stat().st_size <= GAIN * file.stat().st_size:
            copy.write_bytes(made.read_bytes())


def _make(new: dict[Path, Path]) -> None:
    """Compress files into the places where that is kept, and say at each tenth how far it is."""
    # The largest first, for one that is begun last is waited for alone. Both methods let other threads run meanwhile.
    sizes = {made: file.stat().st_size for made, file in new.items()}
    total, done = sum(sizes.values()), 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = {pool.submit(_keep, new[made], made): made for made in sorted(new, key=sizes.get, reverse=True)}
        for job in as_completed(jobs):
            job.result()
            before, done = done, done + sizes[jobs[job]]
            if total >= LONG and 10 * done // total > 10 * before // total:
                print(f"Compressed {done / 1e6:.0f} of {total / 1e6:.0f} MB", flush=True)


def _keep(file: Path, made: Path) -> None:
    """Compress a file into the place where that is kept."""
    content = METHODS[made.suffix](file.read_bytes())
    # Written elsewhere and moved when complete: an interrupted run must not pass for a finished one.
    with NamedTemporaryFile(dir=made.parent, delete=False) as writing:
        writing.write(content)
    Path(writing.name).rename(made)


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    compress(Path(sys.argv[1]))
