"""Install the browser that the tests drive, unless there is one. `make test` runs this first."""

import os
import shutil
import subprocess
import sys

import browser


def install() -> None:
    """Try Playwright's own build, then the system's package."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    # Playwright fetches from a server of its own, which some networks close off.
    if not browser.find() and shutil.which("apt-get"):
        as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        if not as_root or shutil.which("sudo"):
            subprocess.run([*as_root, "apt-get", "update"], check=False)
            subprocess.run(
                [*as_root, "apt-get", "install", "--yes", "--no-install-recommends", "chromium"], check=False
            )


if __name__ == "__main__":
    if not browser.find():
        install()
    if not browser.find():
        sys.exit(browser.MISSING)
