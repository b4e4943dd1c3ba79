"""Each rule of item writing catches the flawed twins of good questions."""

import pytest
from guide import rules
from guide.rules.item_writing import ITEM_RULES, known_waiver

from tests import mutations

FEWEST = 8  # twins that each rule must be tried on


@pytest.fixture(scope="module")
def good():
    return mutations.good_questions()


@pytest.mark.parametrize("maker", mutations.TWINS, ids=rules.slug)
def test_every_flawed_twin_is_caught(maker, good):
    documents, context = good
    twins = list(mutations.twins(maker, documents))
    missed = [
        document.id
        for document, text in twins
        if rules.slug(maker) not in mutations.caught(document, text, context)
    ]
    assert missed == []
    assert len(twins) >= FEWEST


def test_every_rule_of_item_writing_has_a_twin():
    made = {rules.slug(maker) for maker in mutations.TWINS}
    assert {rules.slug(rule) for rule in ITEM_RULES if rule is not known_waiver} <= made
