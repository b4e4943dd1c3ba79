"""The workflows: what they may do, and that the base branch's checker judges a contribution."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests import repository, small
from tests.build import ROOT

FOLDER = ROOT / ".github/workflows"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
WORKFLOWS = {name: yaml.load(text, yaml.BaseLoader) for name, text in TEXTS.items()}
JOBS = {
    f"{name}: {job}": value
    for name, flow in WORKFLOWS.items()
    for job, value in flow["jobs"].items()
}
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def test_zizmor_finds_nothing():
    program = Path(sys.executable).with_name("zizmor")
    asked = ("--offline", "--no-progress", "--no-config", "--strict-collection")
    done = subprocess.run(
        [program, *asked, "--persona=auditor", ROOT / ".github"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout
    assert "suppressed" not in done.stdout and "ignored" not in done.stdout


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_contribution_runs_with_the_rights_of_the_repository(name):
    flow = WORKFLOWS[name]
    events = flow["on"] if isinstance(flow["on"], dict) else {flow["on"]: ""}
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(events)
    assert flow["permissions"] == {}
    assert "pull_request_target" not in TEXTS[name] and "zizmor: ignore" not in TEXTS[name]
    if "pull_request" in events:
        assert "secrets." not in TEXTS[name]
        for job in flow["jobs"].values():
            assert job["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("name", JOBS)
def test_every_job_has_a_limit_and_its_own_rights(name):
    assert int(JOBS[name]["timeout-minutes"]) <= 60
    assert "permissions" in JOBS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_by_its_commit(name):
    used = re.findall(r"^ *(?:- )?uses: *(.*)$", TEXTS[name], re.MULTILINE)
    assert used and [action for action in used if not PINNED.fullmatch(action)] == []
    kept = [s for s in _steps(name) if s.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in kept)


def _steps(name: str) -> list[dict]:
    return [step for job in WORKFLOWS[name]["jobs"].values() for step in job["steps"]]


def test_the_base_branchs_checker_judges_a_contribution_that_changes_it(tmp_path):
    _merged_pull_request(tmp_path / "contribution")
    status, output, summary = _run_content_job(tmp_path)
    assert status != 0
    bad = "docs/questions/metrics/false-alarms.md"
    where = f"::error file={bad},line=5,title=rev-rises::rev is still 1, though "
    told = "the option 'Precision' was right and is wrong now; the option 'Recall' was wrong and is"
    assert f"{where}{told} right now. Fix: write `rev: 2`, so that readers" in output
    assert f"::error file={bad},line=3,title=known-level::level is 'hrad'." in output
    assert (
        "::warning title=machinery::The pull request changes content, and with it 2 files" in output
    )
    assert "2 problems in 1 file\n" in output
    assert "'hooks/guide/__main__.py', 'hooks/guide/rules/__init__.py'" in summary
    assert f"{bad}:3: level is 'hrad' [known-level]\n    fix: " in summary
    assert not (tmp_path / "pwned").exists()


def test_the_contributions_own_checker_would_have_let_it_through(tmp_path):
    _merged_pull_request(tmp_path / "contribution")
    assert _run_content_job(tmp_path, checker="HEAD") == (0, "", "")
    assert (tmp_path / "pwned").exists()


def test_what_was_merged_passes_its_own_check(tmp_path):
    contribution = tmp_path / "contribution"
    _base(contribution)
    status, output, summary = _run_content_job(tmp_path, checker="HEAD")
    assert (status, output) == (0, "5 files, no problem\n")
    assert summary == "### Content\n\n5 files, no problem\n"


def _base(folder: Path) -> None:
    """A repository with this checker and the small content."""
    small.write(folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=ignored)
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
    repository.begin(folder)


def _merged_pull_request(folder: Path) -> None:
    """As the event checks it out: merged into the base branch, which went on in the meantime.

    It makes another option right, and a checker of its own that finds nothing.
    """
    _base(folder)
    repository.git(folder, "checkout", "--quiet", "-b", "work")
    swapped = small.QUESTION.replace("[x] Precision", "[ ] Precision")
    swapped = swapped.replace("[ ] Recall", "[x] Recall").replace("level: core", "level: hrad")
    (folder / "docs/questions/metrics/false-alarms.md").write_text(swapped, encoding="utf-8")
    main, rules = folder / "hooks/guide/__main__.py", folder / "hooks/guide/rules/__init__.py"
    main.write_text("from pathlib import Path\nPath('../pwned').touch()\n", encoding="utf-8")
    rules.write_text("def check(*_):\n    return iter(())\n", encoding="utf-8")
    repository.commit(folder, "Sneak a question in")
    repository.git(folder, "checkout", "--quiet", "main")
    third = small.QUESTION.replace("falls when false alarms rise", "goes down first")
    small.write(folder, **{"questions__metrics__added-since.md": third})
    repository.commit(folder, "Add a question")
    repository.git(folder, "merge", "--quiet", "--no-ff", "--message", "Merge", "work")


def _run_content_job(workspace: Path, checker: str = "HEAD^1") -> tuple[int, str, str]:
    """Run the job's commands below `workspace`; returns status, output and summary.

    The packages are those of this environment: `make setup` is taken as done.
    """
    summary = workspace / "summary.md"
    # The suite may run under make itself, which would then name the folders it enters.
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    environment = inherited | {
        "CHECKER": checker,
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    commands = [
        step for step in WORKFLOWS["check.yml"]["jobs"]["content"]["steps"] if "run" in step
    ]
    assert [step["run"].split()[0] for step in commands] == ["git", "make"]
    without_setup = f" --old-file=setup PYTHON={sys.executable}"
    for step in commands:
        folder = workspace / step.get("working-directory", "")
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"] + without_setup * step["run"].startswith("make ")],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if not (workspace / "checker/node_modules").exists():
            (workspace / "checker/node_modules").symlink_to(ROOT / "node_modules")
        if done.returncode:
            break
    told = summary.read_text(encoding="utf-8") if summary.exists() else ""
    return done.returncode, done.stdout, told
