"""The terminal runner of mkdocs-quiz takes our question files as they are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build import ROOT

QUESTIONS = ROOT / "docs/questions"
SINGLE = QUESTIONS / "sql/defects-in-three-runs.md"
MULTIPLE = QUESTIONS / "calculus-and-optimization/six-objectives-for-one-solver.md"
OPEN = QUESTIONS / "statistics/forty-metrics-after-the-new-tutorial.md"
DOWN = "\x1b[B"


def run(path: Path, keys: str, home: Path) -> str:
    """What the runner prints, on one line, when `keys` are pressed."""
    done = subprocess.run(
        [Path(sys.executable).with_name("mkdocs-quiz"), "run", path],
        input=keys + "\n\n",
        env=os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return " ".join(done.stdout.replace("▎", "").replace("▌", "").split())


def is_right(path: Path) -> list[bool]:
    """Whether each option of a file is right, in the file's order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.startswith("- [x]") for line in lines if line.startswith(("- [x]", "- [ ]"))]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_single_choice(wanted, tmp_path):
    place = is_right(SINGLE).index(wanted)
    said = run(SINGLE, str(place + 1), tmp_path)
    assert ("✓ Correct" in said, "✗ Incorrect" in said) == (wanted, not wanted)
    reason = "the decimal factor comes before the division" if wanted else "which gives 0, and 0"
    assert reason in said
    assert "A ratio of totals and an average of ratios are two quantities" in said
    assert "kind: single" not in said and "import sqlite3" not in said


@pytest.mark.parametrize("misses", [0, 1])
def test_several_choices(misses, tmp_path):
    right = is_right(MULTIPLE)
    last = max(i for i, holds in enumerate(right) if holds)
    chosen = [holds and not (misses and i == last) for i, holds in enumerate(right)]
    keys = DOWN.join(" " if choose else "" for choose in chosen)
    said = run(MULTIPLE, keys, tmp_path)
    assert ("✓ Correct" in said, "✗ Incorrect" in said) == (not misses, bool(misses))
    assert "done (2 selections)" in said or not misses
    assert "np.random" not in said


def test_an_open_question_is_left_out(tmp_path):
    assert "No quizzes found" in run(OPEN, "", tmp_path)
