"""A begun question: it is valid but for its gaps, and every gap is named."""

from urllib.parse import unquote

import pytest
from guide import bank, new_question
from guide.__main__ import main
from guide.formulas import Typesetter

from tests import small

FILLED = {
    "topics: [TODO]": "topics: [calibration]",
    "sources: [TODO]": "sources: [sklearn-user-guide]",
}


@pytest.fixture
def docs(tmp_path):
    return small.write(tmp_path)


def begin(docs, kind: str):
    assert main(["new", "metrics", "two-curves", "--kind", kind, "--docs", str(docs)]) == 0
    return docs / "questions/metrics/two-curves.md"


@pytest.mark.parametrize("kind", ["single", "multiple", "open"])
def test_every_problem_of_a_begun_question_is_a_gap(docs, kind, capsys):
    path = begin(docs, kind)
    printed = capsys.readouterr().out
    gaps = {number for number, _ in new_question.gaps(path.read_text(encoding="utf-8"))}
    assert all(f"line {number}: " in printed for number in gaps)
    found = bank.check(bank.read(docs), lambda tex, display: "", ["docs/questions/metrics"])
    assert {problem.line for problem in found} == gaps
    assert {p.rule for p in found} == {"unwritten", "known-topic", "known-resource"}


@pytest.mark.parametrize("kind", ["single", "multiple", "open"])
def test_a_begun_question_passes_once_its_gaps_are_filled(docs, kind):
    path = begin(docs, kind)
    text = path.read_text(encoding="utf-8")
    for gap, words in FILLED.items():
        text = text.replace(gap, words)
    path.write_text(text.replace("TODO", "Words"), encoding="utf-8")
    with_formulas = Typesetter()
    found = bank.check(bank.read(docs), with_formulas)
    with_formulas.close()
    assert [problem.text() for problem in found] == []


def test_a_page_that_is_not_there_is_named_with_a_near_one(docs, capsys):
    assert main(["new", "metrisc", "two-curves", "--docs", str(docs)]) == 2
    assert "did you mean 'metrics'?" in capsys.readouterr().err


def test_names_that_cannot_be_or_are_taken_are_refused(docs, capsys):
    assert main(["new", "metrics", "Two Curves", "--docs", str(docs)]) == 2
    assert main(["new", "metrics", "false-alarms", "--docs", str(docs)]) == 2
    assert "taken by docs/questions/metrics/false-alarms.md" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["single", "multiple", "open"])
def test_a_script_makes_the_same_text_from_the_parts(docs, kind):
    chapter = bank.parse(bank.read(docs)).chapters["metrics"]
    parts = new_question.parts("https://github.com/o/r", "main", [chapter])
    text = parts["texts"][kind]
    assert text.count(parts["prompts"][kind]) == 1
    for name, words in parts["pages"]["metrics"].items():
        assert text.count(f"{{{name}}}") == 1
        text = text.replace(f"{{{name}}}", words)
    assert text == new_question.make(chapter, kind)
    assert parts["name"].format(page="metrics") in unquote(
        new_question.address("https://github.com/o/r", "main", chapter)
    )


def test_without_repository_there_are_no_parts():
    assert new_question.parts("", "main", []) == {}
