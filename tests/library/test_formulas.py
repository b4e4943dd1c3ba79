"""How numbers in formulas are set."""

import pytest
from guide.formulas import Typesetter


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
