"""The scheduler of the pages of practice agrees with the Python FSRS-6 on random histories."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler

HISTORIES = 1_000
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WORDS = {1: ("wrong", None), 2: ("right", "guessed"), 3: ("right", "knew"), 4: ("right", "easy")}


def histories(seed: int = 7) -> list[list[tuple[int, int]]]:
    """(day, grade) of each review; days may repeat, as in one sitting."""
    chance = random.Random(seed)
    made = []
    for _ in range(HISTORIES):
        day, reviews = 0, []
        for _ in range(chance.randint(1, 15)):
            reviews.append((day, chance.choices((1, 2, 3, 4), (3, 2, 6, 2))[0]))
            day += chance.choices((0, 1, chance.randint(2, 20), chance.randint(20, 400)))[0]
        made.append(reviews)
    return made


def by_python(reviews: list[tuple[int, int]]) -> tuple[float, float, int]:
    """(stability, difficulty, day of the next review)."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card()
    for day, grade in reviews:
        when = NOON + timedelta(days=day)
        card, _ = scheduler.review_card(card, Rating(grade), when)
    return card.stability, card.difficulty, (card.due - NOON).days


@pytest.fixture
def practice(browser, site):
    """A page of practice in a browser whose calendar is that of UTC."""
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.goto(f"{site.address}practice/")
    page.wait_for_selector(".practice-card .question")
    yield page
    context.close()


def test_stability_difficulty_and_day_agree_with_python(practice):
    every = histories()
    log = [
        {"question": f"q-{i}", "rev": 1, "verdict": WORDS[grade][0], "confidence": WORDS[grade][1]}
        | {"options": [], "at": (NOON + timedelta(days=day)).timestamp() * 1000}
        for i, reviews in enumerate(every)
        for day, grade in reviews
    ]
    found = practice.evaluate(
        """log => {
          const card = r => [r.question, {id: r.question, rev: 1, kind: "single"}];
          const cards = new Map(log.map(card));
          const start = guide.schedule.dayOf(log[0].at);
          const late = Date.UTC(2090, 0, 1);
          return [...guide.schedule.memories(log, cards, late).values()]
            .map(m => [m.stability, m.difficulty, m.due - start]);
        }""",
        log,
    )
    expected = [by_python(reviews) for reviews in every]
    furthest = [
        max(abs(a[k] - b[k]) / abs(b[k]) for a, b in zip(found, expected, strict=True))
        for k in (0, 1)
    ]
    assert max(furthest) < 1e-6, furthest
    assert [a[2] for a in found] == [b[2] for b in expected]
