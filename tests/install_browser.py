"""Install the browser that the tests drive, unless there is one. `make test` runs this first.

Chromium without its windows is preferred: to open a page takes it a third of the time.
One with windows is needed too, for what the other cannot do: keep a page as it was left.

    python tests/install_browser.py [--engines]

With `--engines`, as `make test-slow` has it, it tries to install Firefox and WebKit too; what needs them skips without.
What the installers print is for those who wrote them: here one line says what is tried, and one what to do if it fails.
"""

import os
import shutil
import subprocess
import sys

import browser
import engines


def install() -> None:
    """Try Playwright's own build, then the system's package."""
    print("No Chromium yet: asking Playwright for one.", flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")
    # Playwright fetches from a server of its own, which some networks close off.
    if not browser.find():
        install_packages("chromium")


def install_packages(*names: str) -> None:
    """Try to install packages of Debian's."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get") and (not as_root or shutil.which("sudo")):
        print(f"Asking the system for {', '.join(names)}.", flush=True)
        run(*as_root, "apt-get", "update")
        run(*as_root, "apt-get", "install", "--yes", "--no-install-recommends", *names)


def run(*command: str) -> None:
    """Run a command without showing what it prints. Whether it helped is seen from what is there afterwards."""
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)


def main(*, other_engines: bool) -> None:
    """Install what is missing, and say what could not be.

    Raises:
        SystemExit: there is no Chromium, and none could be installed.

    """
    # Who is root is in a container, as CI is, where a package more is nobody's trouble and makes the tests much faster.
    if os.geteuid() == 0 and not os.environ.get("CHROMIUM") and not shutil.which(browser.SHELL):
        install_packages(browser.SHELL)
    if not browser.find():
        install()
    if not browser.find():
        sys.exit(browser.MISSING)
    if not other_engines:
        return
    for find, packages, missing in (
        (engines.find_firefox, engines.FIREFOX, engines.NO_FIREFOX),
        (engines.find_webkit, engines.WEBKIT, engines.NO_WEBKIT),
    ):
        if not find():
            install_packages(*packages)
        if not find():
            print(missing)


if __name__ == "__main__":
    main(other_engines="--engines" in sys.argv)
