"""mkdocs-quiz reads a question as we do: the same prompt, options, key, reasons, explanation."""

import re

import pytest
from guide import bank, document
from guide.quiz import shield, to_block, unshield
from mkdocs_quiz.parsing import FILL_BLANK_REGEX, find_quizzes, mask_code_blocks
from mkdocs_quiz.plugin import MkDocsQuizPlugin

from tests import bad_inputs
from tests.build import ROOT

SOURCES = bank.read(ROOT / "docs")
FILES = [d for d in SOURCES.documents if d.kind == "question" and not d.is_open]
GOOD = [
    document.Document("docs/questions/metrics/case.md", "question", document.decode(text.encode()))
    for case in bad_inputs.cases()
    if case["kind"] == "question" and case["expected"]["verdict"] == "accept"
    for text in [bad_inputs.text_of(case)]
]
CHOICE = [*FILES, *(found for found in GOOD if not found.is_open)]


def read_by_plugin(markdown: str) -> tuple:
    """(prompt, options as (text, right, reason), explanation) of the one quiz in `markdown`."""
    masked, _ = mask_code_blocks(markdown)
    (quiz,) = find_quizzes(masked)
    assert not re.search(FILL_BLANK_REGEX, quiz[1])
    lines = unshield(quiz[1]).strip("\n").splitlines()
    stem, texts, right, reasons, end = MkDocsQuizPlugin()._parse_quiz_question_and_answers(lines)
    options = [(t.strip(), t in right, r.strip()) for t, r in zip(texts, reasons, strict=True)]
    return stem.strip(), options, "\n".join(lines[end:]).strip()


def read_by_us(question) -> tuple:
    """The same of a question of the bank, in the order of its file."""
    options = [(o.text.strip(), o.right, o.reason.strip()) for o in question.options]
    return question.stem.strip(), options, question.explanation.strip()


@pytest.mark.parametrize("written", CHOICE, ids=lambda d: d.id)
def test_the_file_is_read_alike(written):
    ours = read_by_us(bank.question(written))
    body = "\n".join(line.text for line in written.lines)
    first, last = (re.search(rf"^{tag}\s*$", body, re.M) for tag in ("<quiz>", "</quiz>"))
    inside = shield(body[first.end() : last.start()])  # as a page does with tags in code
    assert read_by_plugin(f"<quiz>{inside}</quiz>") == ours


@pytest.mark.parametrize("written", CHOICE, ids=lambda d: d.id)
def test_what_a_page_is_given_is_read_alike(written):
    question = bank.question(written)
    block = to_block(question.stem, question.options, question.explanation)
    assert read_by_plugin(block) == read_by_us(question)
