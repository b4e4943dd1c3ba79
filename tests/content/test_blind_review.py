"""The record of blind solving fits the bank: every choice question was answered by somebody
who had not seen its key, and where that was another answer, something was changed."""

import yaml
from guide import bank

from tests.build import ROOT

RECORD = {
    entry["id"]: entry
    for entry in yaml.safe_load((ROOT / "tests/blind_review.yml").read_text(encoding="utf-8"))
}
questions = [
    bank.question(document)
    for document in bank.read(ROOT / "docs").documents
    if document.kind == "question"
]
choice = [question for question in questions if question.options]


def test_every_choice_question_was_answered_blind_in_its_present_revision():
    missing = [q.id for q in choice if RECORD.get(q.id, {}).get("rev") != q.rev]
    assert missing == []


def test_an_answer_that_agreed_is_the_key():
    for question in choice:
        entry = RECORD[question.id]
        key = {option.hash for option in question.options if option.right}
        assert (set(entry["answer"]) == key) == entry["agreed"], question.id


def test_where_they_disagreed_something_was_changed():
    assert [
        name for name, entry in RECORD.items() if not entry["agreed"] and not entry.get("changed")
    ] == []


def test_no_record_is_about_a_question_that_is_gone():
    assert sorted(set(RECORD) - {question.id for question in questions}) == []
