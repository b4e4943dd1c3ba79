"""How numbers in formulas are set."""

import pytest
from guide.formulas import Typesetter, in_html


@pytest.fixture(scope="module")
def typeset():
    typesetter = Typesetter()
    yield typesetter
    typesetter.close()


def test_a_comma_between_numbers_separates_them(typeset):
    mathml = typeset("(0,1)", False)
    assert "<mn>0</mn>" in mathml and "<mn>1</mn>" in mathml and 'separator="true"' in mathml


def test_thousands_stay_one_number(typeset):
    assert "<mn>4,473</mn>" in typeset("4{,}473", False)


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("of {}.", 'of <span class="unbroken">X.</span>'),
        ("(“{}”), so", '<span class="unbroken">(“X”),</span> so'),
        ("the {}-th", "the X-th"),
        ("{} <em>.</em>", "X <em>.</em>"),
    ],
)
def test_punctuation_stays_with_its_formula(around, expected):
    mark = r'<span class="arithmatex">\(x\)</span>'
    assert in_html(around.format(mark), lambda tex, display: tex.upper()) == expected


def test_a_displayed_formula_stands_alone():
    mark = r'<div class="arithmatex">\[x\]</div>'
    assert in_html(f"({mark}).", lambda tex, display: f"{tex}{display}") == "(xTrue)."
