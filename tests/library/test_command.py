"""The command line: what it prints, and its exit status."""

import pytest
from guide.__main__ import main
from guide.problem import Problem

from tests import repository, small

REVISED = small.QUESTION.replace("[ ] Prevalence", "[ ] Accuracy")
REV_RISES = (
    "docs/questions/metrics/false-alarms.md:5: rev is still 1, though the option 'Prevalence' is "
    "gone; the option 'Accuracy' is new [rev-rises]\n"
    "    fix: write `rev: 2`, so that readers meet it as a new question\n"
)


@pytest.fixture
def docs(tmp_path):
    bad = small.QUESTION.replace("level: core", "level: hrad").replace(
        "Which of these falls when false alarms rise",
        "What drops if more healthy people are called",
    )
    return small.write(tmp_path, **{"questions__metrics__bad.md": bad})


def test_good_content_ends_with_a_count(tmp_path, capsys):
    docs = small.write(tmp_path)
    assert main(["check", "--docs", str(docs)]) == 0
    assert capsys.readouterr().out == "5 files, no problem\n"


def test_bad_content_names_line_rule_and_fix(docs, capsys):
    assert main(["check", "--docs", str(docs)]) == 1
    assert capsys.readouterr().out == (
        "docs/questions/metrics/bad.md:3: level is 'hrad' [known-level]\n"
        "    fix: use one of screen, core, deep\n"
        "1 problem in 1 file\n"
    )


def test_only_the_named_file_is_reported(docs, capsys):
    good = docs / "questions/metrics/false-alarms.md"
    assert main(["check", "--docs", str(docs), str(good)]) == 0
    assert main(["check", "--docs", str(docs), str(docs / "questions")]) == 1
    assert main(["check", "--docs", str(docs), str(docs / "no-such-file.md")]) == 2
    assert "no such file" in capsys.readouterr().err


def test_annotations_are_workflow_commands(docs, capsys):
    assert main(["check", "--docs", str(docs), "--format", "github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    where = "file=docs/questions/metrics/bad.md,line=3,title=known-level"
    assert first == f"::error {where}::level is 'hrad'. Fix: use one of screen, core, deep"


def test_no_text_of_an_author_can_begin_a_workflow_command():
    sly = Problem("docs/a,b:c.md", 1, "known-level", "x%0A\n::error::pwned\r", "::stop-commands::y")
    printed = sly.annotation()
    assert "\n" not in printed and "\r" not in printed
    assert printed.startswith("::error file=docs/a%2Cb%3Ac.md,line=1,")
    assert "x%250A%0A::error::pwned%0D" in printed


def test_a_base_folder_is_compared(tmp_path, capsys):
    base = small.write(tmp_path / "base")
    docs = small.write(tmp_path / "now", **{"questions__metrics__false-alarms.md": REVISED})
    assert main(["check", "--docs", str(docs), "--base", str(base)]) == 1
    assert capsys.readouterr().out == f"{REV_RISES}1 problem in 1 file\n"
    assert main(["check", "--docs", str(base), "--base", str(base)]) == 0


def test_a_base_branch_is_compared_where_the_work_left_it(tmp_path, capsys):
    docs = small.write(tmp_path)
    repository.begin(tmp_path)
    repository.git(tmp_path, "branch", "work")
    third = small.QUESTION.replace("falls when false alarms rise", "goes down first")
    small.write(tmp_path, **{"questions__metrics__added-since.md": third})
    repository.commit(tmp_path, "Add a question to main")
    repository.git(tmp_path, "checkout", "--quiet", "work")
    assert main(["check", "--docs", str(docs), "--base", "main"]) == 0
    (docs / "questions/metrics/first-hurt.md").unlink()
    (docs / "questions/metrics/false-alarms.md").write_text(REVISED, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--docs", str(docs), "--base", "main"]) == 1
    gone = (
        "docs/questions/metrics/first-hurt.md:1: the question 'first-hurt' of the base branch is "
        "gone [kept-id]\n    fix: restore the file, or add to docs/retired.yml: "
        '`- {id: first-hurt, reason: "why it went", date: YYYY-MM-DD}`\n'
    )
    assert capsys.readouterr().out == f"{REV_RISES}{gone}2 problems in 2 files\n"
    only = str(docs / "questions/metrics/false-alarms.md")
    assert main(["check", "--docs", str(docs), "--base", "main", only]) == 1
    assert capsys.readouterr().out == f"{REV_RISES}1 problem in 1 file\n"


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x"])
def test_a_base_that_git_does_not_know_is_said(ref, tmp_path, capsys):
    docs = small.write(tmp_path)
    repository.begin(tmp_path)
    assert main(["check", "--docs", str(docs), f"--base={ref}"]) == 2
    assert f"git knows no branch or commit '{ref}' here" in capsys.readouterr().err


def test_a_link_in_place_of_docs_is_no_content(tmp_path, capsys):
    docs = small.write(tmp_path)
    (tmp_path / "linked").symlink_to(docs, target_is_directory=True)
    assert main(["check", "--docs", str(tmp_path / "linked")]) == 2
    assert capsys.readouterr().err.endswith("there is no such folder (a link is none)\n")
