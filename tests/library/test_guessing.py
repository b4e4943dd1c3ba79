"""Guessers: their arithmetic against known values, and banks made to leak or to hold."""

import random
from datetime import date

import pytest
from guide import guessing
from guide.model import Option, Question


def question(number: int, texts: list[str], key: int, stem: str = "What follows?") -> Question:
    """A question whose options are `texts`, the right one at `key`."""
    options = tuple(Option(text, "A reason.", i == key) for i, text in enumerate(texts))
    return Question(
        id=f"q-{number}",
        page="metrics",
        path=f"docs/questions/metrics/q-{number}.md",
        kind="single",
        level="core",
        topics=("calibration",),
        rev=1,
        sources=("a",),
        authors=("b",),
        reviewed=date(2026, 11, 23),
        stem=stem,
        options=options,
    )


def bank(count: int, longest_key: float, seed: int = 1) -> list[Question]:
    """Questions of random words; in a share of them the key is made the longest option."""
    chance = random.Random(seed)

    def words(low: int, high: int) -> str:
        letters = "abcdefghijklmnopqrstuvwxyz"
        count = chance.randint(low, high)
        return " ".join("".join(chance.choices(letters, k=6)) for _ in range(count))

    made = []
    for number in range(count):
        texts, key = [words(3, 6) for _ in range(4)], chance.randrange(4)
        if chance.random() < longest_key:
            texts[key] = f"{max(texts, key=len)} {words(1, 1)}"
        made.append(question(number, texts, key, words(10, 12)))
    return made


def result(questions: list[Question], name: str) -> guessing.Guess:
    return next(guess for guess in guessing.guesses(questions) if guess.name == name)


@pytest.mark.parametrize(
    ("hits", "asked", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_wilsons(hits, asked, low, high):
    assert guessing.wilson(hits, asked) == pytest.approx((low, high), abs=5e-5)


def test_holm_adjusts_step_down():
    adjusted = guessing.holm([0.01, 0.04, 0.03, 0.005])
    assert adjusted == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_a_tie_earns_its_share():
    same = [question(i, ["one two", "two six", "six ten", "ten one"], i % 4) for i in range(80)]
    assert result(same, "longest").hits == pytest.approx(20)
    assert result(same, "longest").p == 1


def test_an_even_bank_holds():
    assert guessing.problems(guessing.guesses(bank(400, 0))) == []


def test_a_bank_with_long_keys_is_refused_and_the_model_sees_it_too():
    questions = bank(400, 0.3)
    assert result(questions, "longest").is_leak
    assert result(questions, guessing.BLIND_MODEL).share > 0.4
    assert not result(questions, "first").is_leak
    found = guessing.problems(guessing.guesses(questions))
    assert found and not any(problem.is_warning for problem in found)


def test_a_small_bank_is_only_warned():
    found = guessing.problems(guessing.guesses(bank(50, 1.0)))
    assert found and all(problem.is_warning for problem in found)


def test_the_place_in_the_file_tells_nothing():
    first = [question(i, [f"{w} {i}" for w in ("one", "two", "six", "ten")], 0) for i in range(300)]
    assert not result(first, "first").is_leak


def test_a_lift_below_the_limit_is_let_through():
    guess = guessing.Guess("longest", "", 10_000, 2_900, 0.25, *guessing.wilson(2_900, 10_000), 0)
    assert guess.low > guess.chance and not guess.is_leak
