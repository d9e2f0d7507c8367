"""Run a command several times while every processor is kept busy: what passes then rests on no luck with time.

    python tests/busy.py TIMES COMMAND…

Stops at the first time that the command fails, and fails as it did.
"""

import os
import subprocess
import sys
from multiprocessing import Process


def keep_busy(parent: int) -> None:
    """Count for as long as the process that asked for it is there, however it ends."""
    while os.getppid() == parent:
        for _ in range(1_000_000):
            pass


if __name__ == "__main__":
    busy = [Process(target=keep_busy, args=(os.getpid(),), daemon=True) for _ in range(os.process_cpu_count() or 1)]
    for each in busy:
        each.start()
    for _ in range(int(sys.argv[1])):
        status = subprocess.run(sys.argv[2:], check=False).returncode
        if status:
            sys.exit(status)
