"""What the workflows and the templates of the repository say can be relied on."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = [*sorted(ROOT.glob(".github/workflows/*.yml")), *sorted(ROOT.glob("publish/hosts/*.yml"))]
FORMS = sorted(ROOT.glob(".github/ISSUE_TEMPLATE/*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_an_action_is_pinned_to_a_commit(workflow):
    """A tag can be moved to other code; a commit cannot, and the version beside it is for people and Dependabot."""
    used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))

    assert [each for each in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


def test_an_action_has_one_version():
    """The same one everywhere, so that a newer one is taken everywhere."""
    used = {each for file in WORKFLOWS for each in re.findall(r"uses: (.*)", file.read_text("utf-8"))}

    assert used
    assert len(used) == len({each.partition("@")[0] for each in used})


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_runs_commands_that_there_are(workflow):
    """`make` knows them."""
    assert set(re.findall(r"\bmake ([a-z-]+)", workflow.read_text("utf-8"))) <= TARGETS


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.name)
def test_a_form_warns_against_real_cases(form):
    """Whatever is written there is public."""
    told = yaml.safe_load(form.read_text("utf-8"))

    assert "body" not in told or "real case" in told["body"][0]["attributes"]["value"]
