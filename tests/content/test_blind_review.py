"""The record of blind solving: that it is there, fits the bank, and says nothing of people."""

import re

from guide import bank, blind_review

from tests.build import ROOT

SOURCES = bank.read(ROOT / "docs")
BANK = bank.parse(SOURCES)


def test_nearly_every_question_was_answered_blind_in_its_present_revision():
    left = blind_review.unreviewed(BANK.questions.values(), BANK.reviews)
    assert len(left) <= blind_review.MOST_UNREVIEWED * len(BANK.questions)


def test_the_record_has_no_fault():
    record = [(entry, bank.review(entry)) for entry in SOURCES.of("review")]
    found = blind_review.problems(record, list(BANK.questions.values()), BANK.questions)
    assert [problem.text() for problem in found] == []


def test_an_answer_is_made_of_the_question_s_own_hashes():
    assert [
        (review.question, given)
        for review in BANK.reviews.values()
        for given in review.answer
        if not re.fullmatch("[0-9a-f]{8}", given)
    ] == []
