"""Where a reader can say that something on the site is wrong: set by whoever runs it, as `report` in mkdocs.yml."""

import re
from typing import Final

from mkdocs.exceptions import BuildError

MAIL: Final = re.compile(r"[^@\s/:]+@[^@\s/:]+")
ADDRESS: Final = re.compile(r"(?:https://|mailto:)\S+")


def link(report: str | None) -> str:
    """Return the link to where faults are reported: nothing if nobody is named.

    Raises:
        BuildError: what is set is neither an address for mail nor one that starts with https://.

    """
    if not report:
        return ""
    if MAIL.fullmatch(report):
        return f"mailto:{report}"
    if ADDRESS.fullmatch(report):
        return report
    raise BuildError(
        f"mkdocs.yml: extra.report is {report!r}; give an address for mail, such as name@example.org, "
        "or one that starts with https://"
    )
