"""The weekly workflow: what holds rights runs no code, and its scripts do what they say."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests import repository
from tests.build import ROOT

FLOW = yaml.load((ROOT / ".github/workflows/links.yml").read_text(), yaml.BaseLoader)
JOBS = FLOW["jobs"]
GH = """\
#!/bin/sh
printf '%s|' "$@" >>"$CALLS"; echo >>"$CALLS"
[ "$2" != list ] || printf '%s' "$LISTED"
[ "$1 $2" != "pr create" ] || exit "${CREATE_STATUS:-0}"
"""


def script(job):
    return next(step for step in JOBS[job]["steps"] if step.get("name") == JOBS[job]["name"])


def test_it_runs_by_the_week_and_by_hand_and_blocks_nobody():
    assert set(FLOW["on"]) == {"schedule", "workflow_dispatch"}
    assert script("issue")["continue-on-error"] == script("offer")["continue-on-error"] == "true"
    asking = next(step for step in JOBS["ask"]["steps"] if "make links" in step.get("run", ""))
    assert asking["continue-on-error"].startswith("true")


def test_what_may_write_runs_nothing_of_the_repository():
    assert JOBS["ask"]["permissions"] == {"contents": "read", "actions": "read"}
    assert JOBS["issue"]["permissions"] == {"issues": "write"}
    assert JOBS["offer"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    for job in ("issue", "offer"):
        text = script(job)["run"]
        assert not re.search(r"\b(?:make|python3?|sh|bash|node|eval|source)\b", text)
        assert "${{" not in text


@pytest.fixture
def run(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH)
    (tmp_path / "bin/gh").chmod(0o755)
    folder = tmp_path / "work"
    folder.mkdir()

    def once(job, **environment):
        calls = tmp_path / "calls"
        calls.write_text("")
        kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        done = subprocess.run(
            ["bash", "-e", "-c", script(job)["run"]],
            cwd=folder,
            env=kept
            | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls)}
            | {"GIT_CONFIG_GLOBAL": os.devnull, "LISTED": "", "BODY": "Words."}
            | environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        return done.returncode, calls.read_text().splitlines()

    return folder, once


def test_there_is_one_issue_and_it_is_updated(run):
    folder, once = run
    assert once("issue") == (0, [])
    (folder / "links.md").write_text("Words.")
    status, calls = once("issue")
    assert status == 0
    assert calls[-1] == (
        "issue|create|--title|Links that need a look|--label|links|--body-file|links.md|"
    )
    status, calls = once("issue", LISTED="17\n")
    assert status == 0 and calls[-1] == "issue|edit|17|--body-file|links.md|"
    assert not [call for call in calls if "create|--title" in call]


def test_the_pull_request_changes_the_registry_and_nothing_else(run, tmp_path):
    folder, once = run
    origin = tmp_path / "origin.git"
    (folder / "docs").mkdir()
    (folder / "docs/resources.yml").write_text("old")
    repository.begin(folder)
    repository.git(tmp_path, "init", "--quiet", "--bare", str(origin))
    repository.git(folder, "remote", "add", "origin", str(origin))

    def result(text):
        (folder / "result/docs").mkdir(parents=True)
        (folder / "result/docs/resources.yml").write_text(text)
        (folder / "result/links.json").write_text("{}")

    result("old")
    assert once("offer") == (0, [])
    assert repository.git(origin, "branch", "--list") == ""
    result("new")
    (folder / "stray").write_text("not to be committed")
    status, calls = once("offer")
    assert status == 0 and calls[-1].startswith("pr|create|--head|links|--title|Record")
    assert repository.git(origin, "diff", "--name-only", "links~", "links") == "docs/resources.yml"
    assert repository.git(origin, "show", "links:docs/resources.yml") == "new"
    repository.git(folder, "switch", "--quiet", "main")
    repository.git(folder, "branch", "--quiet", "-D", "links")
    result("newer")
    status, calls = once("offer", LISTED="17\n")
    assert status == 0 and not [call for call in calls if call.startswith("pr|create")]
    assert repository.git(origin, "show", "links:docs/resources.yml") == "newer"
    assert Path(folder / "stray").exists()
