"""Blind solving: what agrees, what the sheet shows and hides, and what the audit page says."""

import pytest
from guide import audit_page, bank, blind_review
from guide.__main__ import main
from guide.model import short_hash

from tests import small

RECORD = """\
- id: choosing-a-threshold
  rev: 1
  answer: [d6a5e1ba, '6040060b']
  agreed: yes
- id: false-alarms
  rev: 1
  answer: [a8861a31]
  agreed: no
  changed: prevalence is said to be fixed
"""


@pytest.fixture
def docs(tmp_path):
    return small.write(tmp_path, **{"..__tests__blind_review.yml": RECORD})


def content(docs):
    return bank.parse(bank.read(docs))


def test_a_question_without_a_record_is_unreviewed(docs):
    read = content(docs)
    left = blind_review.unreviewed(read.questions.values(), read.reviews)
    assert [question.id for question in left] == ["first-hurt"]


def test_a_new_revision_is_unreviewed(docs):
    path = docs / "questions/metrics/false-alarms.md"
    path.write_text(path.read_text().replace("rev: 1", "rev: 2"))
    read = content(docs)
    left = blind_review.unreviewed(read.questions.values(), read.reviews)
    assert [question.id for question in left] == ["false-alarms", "first-hurt"]


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        (["Precision"], True),
        (["Recall"], False),
        (["Precision", "Recall"], False),
        ([], False),
        (["Precision, as it was written then"], True),
    ],
)
def test_an_answer_agrees_if_it_is_the_key(docs, words, agrees):
    question = content(docs).questions["false-alarms"]
    assert blind_review.agrees(question, map(short_hash, words)) is agrees


@pytest.mark.parametrize(("made", "agrees"), [(4, True), (2, True), (1, False), (0, False)])
def test_an_open_answer_agrees_if_it_makes_half_of_the_points(docs, made, agrees):
    question = content(docs).questions["choosing-a-threshold"]
    given = [short_hash(point) for point in question.points[:made]]
    assert blind_review.agrees(question, given) is agrees


def test_the_sheet_tells_no_key(docs, capsys):
    assert main(["blind-sheet", "--docs", str(docs)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("## first-hurt (rev 1, single)\n\nWhich of these is hurt by")
    assert sorted(line for line in shown.split("\n") if line.startswith("- ")) == [
        "- 71e2046e Recall",
        "- a8861a31 Prevalence",
        "- b5d65f0a Precision",
    ]
    assert "denominator" not in shown and "[x]" not in shown


def test_the_sheet_of_a_named_question_has_its_points(docs, capsys):
    assert main(["blind-sheet", "choosing-a-threshold", "--docs", str(docs)]) == 0
    shown = capsys.readouterr().out
    assert "- d6a5e1ba Names both costs\n" in shown and "I would begin" not in shown


def test_the_sheet_of_a_question_that_is_not_there(docs, capsys):
    assert main(["blind-sheet", "false-alarm", "--docs", str(docs)]) == 2
    told = "there is no question 'false-alarm' (did you mean 'false-alarms'?)\n"
    assert capsys.readouterr().err == told


def test_the_audit_page_tells_who_is_unreviewed_and_what_changed(docs):
    page = audit_page.make(content(docs))
    part = page.partition("## Solved blind\n")[2].partition("\n## ")[0]
    assert "67% of the questions, 2 of 3, were answered" in part
    assert "1 answer differed from the key, and 1 question got another" in part
    assert "| [first-hurt](../questions/metrics.md#first-hurt) | Core | 1 |" in part
    link = "[false-alarms](../questions/metrics.md#false-alarms)"
    assert f"| {link} | prevalence is said to be fixed |" in part


def test_without_a_record_the_audit_page_says_so(tmp_path):
    assert "No question has been answered by" in audit_page.make(content(small.write(tmp_path)))
