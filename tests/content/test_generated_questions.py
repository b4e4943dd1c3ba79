"""Questions that nobody thought of are read by mkdocs-quiz as by us, or refused."""

import pytest
from guide import bank, document, rules
from guide.quiz import to_block

from tests.content.test_quiz_reading import read_by_plugin, read_by_us
from tests.small import FIELDS

pytest.importorskip("hypothesis")
from hypothesis import given, settings
from hypothesis import strategies as some

PLAIN = (
    *("word", "Jos\u00e9", "\u2264", "5", "`code`", "`</quiz>`", "`<quiz>`", "`[x]`", "``a ` b``"),
    *("`- [ ] x`", "[0, 1)", "$x<y$", "$\\frac{a}{b}$", "\\$5", "*a*", "**b**", "a < b", "x[0]"),
)
ODD = ("-1", "1.", "- ", "* ", "# ", "#1", "> ", ">", "|", "[x]", "[ ]", "\\", "[", "]", "  ", "\t")
WORDS = some.lists(some.sampled_from(PLAIN), min_size=1, max_size=4).map(" ".join)
LINE = some.one_of(WORDS, WORDS, WORDS, some.tuples(some.sampled_from(ODD), WORDS).map(" ".join))
BEGINNINGS = ("", "", "", "> ", ">", "    ", "- ", "* [ ] ", "- [] ", "- [ ] ", "```", "```python")
LOOSE = some.one_of(
    some.just(""), WORDS, some.tuples(some.sampled_from(BEGINNINGS), LINE).map("".join)
)
REASON = some.lists(LINE, max_size=3).map(lambda lines: "".join(f"\n> {line}" for line in lines))
OPTION = some.tuples(LINE, REASON)
KNOWN = rules.Context(
    frozenset({"confusion-matrix"}),
    frozenset({"sklearn-user-guide"}),
    {"metrics": "docs/machine-learning/metrics.md"},
)


@given(LINE, some.lists(OPTION, min_size=3, max_size=5), some.lists(LOOSE, max_size=6))
@settings(max_examples=1500, deadline=None, derandomize=True)
def test_a_question_is_read_alike_or_refused(stem, options, explanation):
    marks = ["x", *" " * (len(options) - 1)]
    written = [f"- [{m}] {text}{reason}" for m, (text, reason) in zip(marks, options, strict=True)]
    hold_or_refuse([stem, "", *written, "", *explanation])


@given(some.lists(LOOSE, max_size=14))
@settings(max_examples=1500, deadline=None, derandomize=True)
def test_loose_lines_are_read_alike_or_refused(lines):
    hold_or_refuse(["Which one?", "", "- [x] One", "- [ ] Two", *lines])


def hold_or_refuse(lines: list[str]) -> None:
    """What passes every rule is read alike from the block that a page is given."""
    text = "\n".join(["---", f"{FIELDS}---", "", "<quiz>", *lines, "</quiz>", ""])
    written = document.Document("docs/questions/metrics/made.md", "question", text)
    if any(not p.is_warning for p in rules.check(written, KNOWN, editorial=False)):
        return
    question = bank.question(written)
    block = to_block(question.stem, question.options, question.explanation)
    assert read_by_plugin(block) == read_by_us(question)
