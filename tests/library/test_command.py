"""The command line: what it prints, and its exit status."""

import pytest
from guide.__main__ import main
from guide.problem import Problem

from tests import small


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
