"""Sets are the same for the same wish, fit the time, share it by weight, and go easy to hard."""

from collections import Counter
from pathlib import Path

import pytest

from tests.build import ROOT

SCRIPT = ROOT / "docs/assets/question_set.js"
PAGES = {
    "how-it-starts": "how-it-starts",
    "problem-solving": "problem-solving",
    "statistics": "machine-learning",
    "linear-models": "machine-learning",
    "sql": "tools",
    "pandas": "tools",
    "know-the-company": "company",
    "your-questions": "your-questions",
}
LEVELS = ["screen", "core", "deep"]
MINUTES = {
    "choice": {"screen": 1.5, "core": 2, "deep": 3},
    "open": {"screen": 5, "core": 8, "deep": 12},
}
CARDS = [
    {"id": f"{page}-{level}-{n}", "page": page, "level": level, "kind": kind}
    for page in PAGES
    for level in LEVELS
    for n, kind in enumerate(["single", "multiple", "single", "open", "single"] * 4)
]
WEIGHTS = {"how-it-starts": 1, "problem-solving": 3, "machine-learning/*": 4, "sql": 2}
DRAW = """({cards, pages, ...wish}) => guide.questionSet.draw({
  cards: new Map(cards.map(card => [card.id, card])),
  pages: new Map(Object.entries(pages).map(([id, section]) => [id, {section}])), ...wish})"""


@pytest.fixture(scope="module")
def blank(browser):
    page = browser.new_page()
    page.evaluate("window.guide = {}")
    page.add_script_tag(content=Path(SCRIPT).read_text(encoding="utf-8"))
    yield page
    page.close()


def draw(page, **changes):
    wish = {"cards": CARDS, "pages": PAGES, "weights": WEIGHTS, "minutes": 30, "levels": LEVELS}
    return page.evaluate(DRAW, wish | {"seed": "one", "openShare": 0.4} | changes)


def card(name):
    return next(c for c in CARDS if c["id"] == name)


def minutes(names):
    found = [card(name) for name in names]
    return sum(MINUTES["open" if c["kind"] == "open" else "choice"][c["level"]] for c in found)


def mulberry32(state):
    """The published generator, written from its description."""
    while True:
        state = (state + 0x6D2B79F5) % 2**32
        t = (state ^ state >> 15) * (state | 1) % 2**32
        t ^= (t + (t ^ t >> 7) * (t | 61)) % 2**32
        yield ((t ^ t >> 14) % 2**32) / 2**32


def test_the_generator_gives_its_known_values(blank):
    take = "([seed, n]) => Array.from({length: n}, guide.questionSet.random(seed))"
    assert blank.evaluate(take, [42, 3]) == [
        0.6011037519201636,
        0.44829055899754167,
        0.8524657934904099,
    ]
    for seed in (0, 1, 42, 2**31, 2**32 - 1):
        ours = mulberry32(seed)
        assert blank.evaluate(take, [seed, 200]) == [next(ours) for _ in range(200)]


def test_the_hash_is_fnv_1a(blank):
    def fnv(text):
        value = 0x811C9DC5
        for byte in text.encode("ascii"):
            value = (value ^ byte) * 0x01000193 % 2**32
        return f"{value:08x}"

    assert fnv("foobar") == "bf9cf968"  # from the authors' table
    for names in (["foobar"], ["a", "b-c"], ["b-c", "a"], []):
        assert blank.evaluate("n => guide.questionSet.hashOf(n)", names) == fnv(" ".join(names))


def test_the_same_wish_gives_the_same_set_whatever_the_order_of_the_bank(blank):
    first = draw(blank)
    assert draw(blank) == first == draw(blank, cards=CARDS[::-1])
    assert len(set(first)) == len(first) > 5
    others = {tuple(draw(blank, seed=f"seed {n}")) for n in range(50)}
    assert len(others) == 50


@pytest.mark.parametrize("asked", [["screen"], ["core"], ["deep"], LEVELS])
@pytest.mark.parametrize("time", [15, 30, 60])
def test_a_set_fits_its_minutes_and_levels(blank, asked, time):
    for seed in ("a", "b", "c", "d", "e"):
        names = draw(blank, minutes=time, levels=asked, seed=seed)
        assert time - 3 < minutes(names) <= time
        assert {card(name)["level"] for name in names} <= set(asked)
        spoken = minutes(name for name in names if card(name)["kind"] == "open")
        assert 0 < spoken <= time * 0.4 + 6  # half an open question over its part, at most


def test_open_questions_can_be_all_or_none(blank):
    for share, kinds in ((0, {"single", "multiple"}), (1, {"open"})):
        names = draw(blank, openShare=share)
        assert {card(name)["kind"] for name in names} <= kinds
        assert len(names) > 2


def test_time_is_shared_by_weight_and_pages_without_one_stay_out(blank):
    spent = Counter()
    for n in range(300):
        for name in draw(blank, seed=str(n)):
            spent[card(name)["page"]] += minutes([name])
    whole = sum(spent.values())
    wanted = {
        "how-it-starts": 1,
        "problem-solving": 3,
        "statistics": 2,
        "linear-models": 2,
        "sql": 2,
    }
    assert set(spent) == set(wanted)
    for page, weight in wanted.items():
        assert abs(spent[page] / whole - weight / 10) < 0.04, (page, spent[page] / whole)


def test_a_set_begins_with_the_resume_and_ends_with_the_readers_questions(blank):
    stages = ["how-it-starts", "problem-solving", None, "company", "your-questions"]
    weights = {"how-it-starts": 3, "problem-solving": 3, "sql": 3, "statistics": 3}
    weights |= {"know-the-company": 3, "your-questions": 3}
    for n in range(20):
        found = [card(name) for name in draw(blank, minutes=60, weights=weights, seed=str(n))]
        places = [PAGES[c["page"]] for c in found]
        order = [stages.index(p if p in stages else None) for p in places]
        assert order == sorted(order) and len(set(order)) == 5
        levels = [(stage, LEVELS.index(c["level"])) for stage, c in zip(order, found, strict=True)]
        assert levels == sorted(levels)


def test_a_question_that_was_not_drawn_may_leave_the_bank(blank):
    names = draw(blank)
    rest = [c for c in CARDS if c["id"] in names or not c["id"].endswith(("-5", "-7", "-16"))]
    assert len(rest) < len(CARDS)
    assert draw(blank, cards=rest) == names


def test_a_small_bank_gives_a_shorter_set(blank):
    few = [c for c in CARDS if c["page"] == "sql" and c["level"] == "core"][:3]
    assert sorted(draw(blank, cards=few)) == [c["id"] for c in few]
    assert draw(blank, cards=[]) == []
    assert draw(blank, weights={}) == []
