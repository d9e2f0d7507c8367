"""Install the browser that the tests drive, unless there is one. `make test` runs this first.

    python tests/install_browser.py [--firefox]

With `--firefox`, as `make test-slow` runs it, it also tries to install Firefox; the tests that need it skip without.
"""

import os
import shutil
import subprocess
import sys

import browser


def install() -> None:
    """Try Playwright's own build, then the system's package."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    # Playwright fetches from a server of its own, which some networks close off.
    if not browser.find():
        install_package("chromium")


def install_package(name: str) -> None:
    """Try to install a package of Debian's."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        subprocess.run([*as_root, "apt-get", "update"], check=False)
        subprocess.run([*as_root, "apt-get", "install", "--yes", "--no-install-recommends", name], check=False)


if __name__ == "__main__":
    if not browser.find():
        install()
    if not browser.find():
        sys.exit(browser.MISSING)
    if "--firefox" in sys.argv and not browser.find_firefox():
        install_package("firefox-esr")
