"""Ask whether anything that the lock files name has a known fault: `make audit`.

    python tests/audit.py

It asks the services behind pip-audit and `npm audit`.
A line for each lock file says what came of it; what could not be asked is said to be, and is no success.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PIP = (sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--format=json", "--requirement")
NPM = ("npm", "audit", "--json")


class NotAskedError(Exception):
    """The service gave no answer."""


def of_python(answer: dict[str, Any]) -> list[str]:
    """Return the known faults that pip-audit tells of.

    Raises:
        NotAskedError: it could not look up every package.

    """
    packages = answer["dependencies"]
    if skipped := [each["name"] for each in packages if "skip_reason" in each]:
        raise NotAskedError(f"{len(skipped)} of {len(packages)} packages are not known to the service")
    return [f"{each['name']} {each['version']}: {known['id']}" for each in packages for known in each["vulns"]]


def of_npm(answer: dict[str, Any]) -> list[str]:
    """Return the known faults that npm tells of.

    Raises:
        NotAskedError: it got no answer.

    """
    if "vulnerabilities" not in answer:
        raise NotAskedError(answer.get("message") or answer.get("error", {}).get("summary", "no answer"))
    return [f"{name}: {each['severity']}" for name, each in answer["vulnerabilities"].items()]


def ask(command: Sequence[str | Path], folder: Path) -> dict[str, Any]:
    """Return what a command answers.

    Raises:
        NotAskedError: that is no JSON.

    """
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        answer: dict[str, Any] = json.loads(run.stdout)
    except ValueError as fault:
        raise NotAskedError((run.stderr.strip().splitlines() or ["no answer"])[-1]) from fault
    return answer


def main() -> int:
    """Ask for each lock file, and return 0 if all could be asked and nothing is known of any."""
    asked = [(file, (*PIP, file), ROOT, of_python) for file in sorted(ROOT.glob("requirements/*.txt"))]
    asked += [(file, NPM, file.parent, of_npm) for file in sorted(ROOT.glob("*/package-lock.json"))]
    status = 0
    for file, command, folder, faults in asked:
        name = file.relative_to(ROOT)
        try:
            found = faults(ask(command, folder))
        except NotAskedError as why:
            print(f"{name}: could not be asked: {why}")
            status = status or 2
            continue
        print(f"{name}: {'; '.join(found) if found else 'nothing known'}")
        status = 1 if found else status
    return status


if __name__ == "__main__":
    sys.exit(main())
