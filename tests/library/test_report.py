"""What GitHub is told: so many annotations, and everything in the summary as plain text."""

import re

from guide import machinery, report
from guide.__main__ import main
from guide.problem import Problem

from tests import small


def problems(count: int, is_warning: bool = False) -> list[Problem]:
    path = "docs/questions/metrics/a.md"
    return [Problem(path, i + 1, "unwritten", "words", "write", is_warning) for i in range(count)]


def test_at_most_ten_annotations_of_a_kind_and_a_line_on_the_others():
    lines = list(report.annotations([*problems(13), *problems(12, is_warning=True)]))
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1] == "3 more errors and 2 more warnings in the summary of this step"
    assert len(list(report.annotations(problems(10)))) == 10


def test_the_notice_is_one_of_ten_warnings():
    lines = list(report.annotations(problems(10, is_warning=True), "a notice\n::error::x"))
    assert lines[0] == "::warning title=machinery::a notice%0A::error::x"
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1] == "1 more warning in the summary of this step"


def test_the_summary_holds_everything_as_plain_text():
    sly = Problem("docs/a.md", 1, "no-html", "```\n# a heading ````` <img src=x>", "[x](y)")
    made = report.summary([sly, *problems(30)], 5, "A notice.")
    fence = "`" * 6
    assert made.startswith("### Content\n\n31 problems in 2 files\n\n``````text\nA notice.\n")
    assert re.findall("^`{6,}.*$", made, re.MULTILINE) == [f"{fence}text", fence]
    inside = made.split(fence)[1]
    assert all(problem.text() in inside for problem in [sly, *problems(30)])


def test_a_summary_that_is_too_large_says_so():
    made = report.summary(problems(1) * 20_000, 5)
    assert len(made.encode()) < 1_000_000
    assert made.endswith("```\nThe list is cut; `make check` shows all of it.\n")


def test_a_summary_of_good_content_is_one_line():
    assert report.summary([], 5) == "### Content\n\n5 files, no problem\n"


def test_the_summary_is_added_to_the_file_that_the_runner_names(tmp_path, monkeypatch, capsys):
    docs = small.write(tmp_path, **{"stray.txt": "words"})
    place = tmp_path / "summary.md"
    place.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
    assert main(["check", "--docs", str(docs), "--format", "github"]) == 1
    assert place.read_text(encoding="utf-8").startswith("before\n### Content\n\n1 problem in 1 ")
    assert main(["check", "--docs", str(docs)]) == 1
    assert place.read_text(encoding="utf-8").count("### Content") == 1
    capsys.readouterr()


def test_content_and_machinery_in_one_contribution_are_noticed():
    content, prose = ["docs/questions/metrics/a.md", "docs/topics.yml"], ["README.md"]
    for path in ("hooks/check.py", "docs/assets/guide.js", "docs/assets/figures/a.py", ".new/x"):
        assert machinery.notice([*content, path, *prose]).startswith(
            f"The pull request changes content, and with it 1 file of the machinery: '{path}'. "
        )
        assert machinery.notice([path, *prose]) == ""
    assert machinery.notice([*content, *prose]) == ""
    assert machinery.notice([]) == ""
