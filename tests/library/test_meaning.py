"""Which edits are typos, and what is said of those that are none."""

import time

import pytest
from guide.meaning import OF_A_STEM, OF_AN_ANSWER, difference

TYPOS = [
    ("It rises from zero", "It rises  from zero."),
    ("It recieves the labels", "It receives the labels"),
    ("Teh error on the training set", "The error on the training set"),
    ("A estimate of the mean", "An estimate of the mean"),
    ("The data set is small", "The dataset is small"),
    ("The **training** error", "The *training* error"),
    ("It doesn't converge", "It does not converge"),
    ("About 1,000 rows", "About 1000 rows"),
    ("Call df.groupby on it", "Call `df.groupby` on it"),
    ("Its varience grows with depth", "Its variance grows with depth"),
]
CHANGES = [
    ("A cut of 0.2", "A cut of 0.3", "a number"),
    ("Layers from 2 to 3", "Layers from 3 to 2", "a number"),
    ("A slope of 1", "A slope of -1", "a number"),
    ("It converges", "It does not converge", "a negation"),
    ("It converges with noise", "It converges without noise", "a negation"),
    ("The estimate is biased", "The estimate is unbiased", "a word"),
    ("It is not noisy and has bias", "It is noisy and has not bias", "a word"),
    ("More trees are needed", "Fewer trees are needed", "a comparison"),
    ("Where p < q", "Where p > q", "a sign"),
    ("The slice `a[1:]`", "The slice `a[:1]`", "code or a formula"),
    ("The error is $x y$", "The error is $x_y$", "code or a formula"),
    (
        "The share of true alarms among all alarms is precision, and it falls",
        "The share of true alarms among all alarms is recall, and it falls",
        "a word",
    ),
    ("The mean of the errors", "The median of the errors", "a word"),
]


@pytest.mark.parametrize(("was", "now"), TYPOS)
def test_a_slip_of_the_pen_is_a_typo(was, now):
    assert difference(was, now, OF_AN_ANSWER) == ""
    assert difference(now, was, OF_AN_ANSWER) == ""


@pytest.mark.parametrize(("was", "now", "changed"), CHANGES)
def test_another_sense_is_none(was, now, changed):
    assert difference(was, now, OF_AN_ANSWER) == changed
    assert difference(now, was, OF_AN_ANSWER) == changed


def test_a_prompt_may_be_worded_better_and_not_replaced():
    was = "You fit a tree to the data and look at its error. What happens to it?"
    better = "You fit a tree to the data and look at its error. What becomes of it?"
    other = "A colleague hands you a forest. Which of its trees would you drop?"
    assert difference(was, better, OF_A_STEM) == ""
    assert difference(was, other, OF_A_STEM) == "much of its wording"
    assert difference(was, was.replace("happens", "never happens"), OF_A_STEM) == "a negation"


def test_long_and_hostile_texts_take_no_time():
    start = time.process_time()
    for word in ("a ", "a b ", "ab` ", "1 ", "$x "):
        difference(word * 20_000, word * 19_999 + "c", OF_A_STEM)
        difference(word * 1_000, word * 999 + "c", OF_AN_ANSWER)
    assert time.process_time() - start < 5
