"""Pieces of questions that need no engine come out as the engine makes them."""

import markdown
import pytest
from guide import plain_paragraph

EXTENSIONS = sorted(plain_paragraph.HARMLESS)
SETTINGS = {
    "tables": {"use_align_attribute": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.quotes": {"callouts": True},
    "pymdownx.superfences": {"preserve_tabs": True},
}
PLAIN = [
    "It rises from zero",
    "`df.head()` shows *five* rows, and 'a' or \"b\" are no rows",
    "3.5 of 4 (a share of 88 %), i.e. most",
    "**Why.** The mean is `sum(x) / len(x)`; the median is not",
    "\n**Why.** Words after an empty line",
    r"Of $a_1 + b^{2}$ and $\hat p \cdot n$, the *second*",
    "a = b + c, x | y, a ~ b, no. 1! And #2",
]
OTHER = [
    *("- a", "* a", "+ a", "1. a", "# a", "> a", "!!! note", "```", "~~~", "    code", "", " a"),
    *(
        "a <b>",
        "a & b",
        "a [b](c)",
        "a \\* b",
        "\\$5 and $6",
        "$ n$",
        "$a < b$",
        "a\nb",
        "a  ",
        "__a__",
        "**a**",
        "a_b_c",
    ),
    *(
        "*a **b** c*",
        "a*b*c",
        "``a``",
        "`a",
        "`a$b`",
        "| a |",
        "=== x",
        "---",
        "1.",
        "\ta",
        "a\u2028b",
    ),
]


def engine():
    return markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_come_out_as_from_the_engine(text):
    assert plain_paragraph.rendered(text) == engine().convert(text)


@pytest.mark.parametrize("text", OTHER)
def test_what_may_mean_something_else_is_left_to_the_engine(text):
    assert plain_paragraph.rendered(text) is None


def test_another_extension_might_do_more():
    assert plain_paragraph.are_harmless(["toc", "pymdownx.arithmatex"])
    assert not plain_paragraph.are_harmless(["toc", "nl2br"])
