"""What has a known fault is told, and what could not be asked is no success."""

import audit
import pytest

KNOWN = {"name": "one", "version": "1.0", "vulns": [{"id": "PYSEC-0"}]}


def test_a_known_fault_is_told():
    """With the package, and for Python with its name."""
    assert audit.of_python({"dependencies": [KNOWN, {"name": "two", "version": "2", "vulns": []}]}) == [
        "one 1.0: PYSEC-0"
    ]
    assert audit.of_npm({"vulnerabilities": {"one": {"severity": "high"}}}) == ["one: high"]


@pytest.mark.parametrize(
    ("read", "answer"),
    [
        (audit.of_python, {"dependencies": [KNOWN, {"name": "two", "skip_reason": "not found"}]}),
        (audit.of_npm, {"message": "405 Method Not Allowed"}),
        (audit.of_npm, {"error": {"summary": "no network"}}),
    ],
)
def test_what_could_not_be_asked_is_no_success(read, answer):
    """A service that knows nothing of a package says nothing of its faults."""
    with pytest.raises(audit.NotAskedError):
        read(answer)
