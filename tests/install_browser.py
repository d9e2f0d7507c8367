"""Install the browser that the tests drive, unless there is one. `make test` runs this first.

Chromium without its windows is preferred: to open a page takes it a third of the time.

    python tests/install_browser.py [--firefox]

With `--firefox`, as `make test-slow` runs it, it also tries to install Firefox; the tests that need it skip without.
What the installers print is for those who wrote them: here one line says what is tried, and one what to do if it fails.
"""

import os
import shutil
import subprocess
import sys

import browser


def install() -> None:
    """Try Playwright's own build, then the system's package."""
    print("No Chromium yet: asking Playwright for one.", flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")
    # Playwright fetches from a server of its own, which some networks close off.
    if not browser.find(windowless=True):
        install_package("chromium")


def install_package(name: str) -> None:
    """Try to install a package of Debian's."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        print(f"Asking the system for its package {name}.", flush=True)
        run(*as_root, "apt-get", "update")
        run(*as_root, "apt-get", "install", "--yes", "--no-install-recommends", name)


def run(*command: str) -> None:
    """Run a command without showing what it prints. Whether it helped is seen from what is there afterwards."""
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)


if __name__ == "__main__":
    # Who is root is in a container, as CI is, where a package more is nobody's trouble and makes the tests much faster.
    if os.geteuid() == 0 and not os.environ.get("CHROMIUM") and not shutil.which(browser.SHELL):
        install_package(browser.SHELL)
    if not browser.find(windowless=True):
        install()
    if not browser.find(windowless=True):
        sys.exit(browser.MISSING)
    if "--firefox" in sys.argv and not browser.find_firefox():
        install_package("firefox-esr")
        if not browser.find_firefox():
            print(browser.NO_FIREFOX)
