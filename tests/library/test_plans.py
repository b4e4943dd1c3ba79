"""Study plans: the minutes of a plan are those of its pages and questions, and they add up."""

import pytest
from guide import bank, effort, plans
from guide.formulas import Typesetter

from tests import small

PLANS = """\
- plan: day
  when: Morning
  read: [metrics]
  practice: [metrics]
  levels: [core]
- plan: day
  when: Evening
  practice: [metrics]
  note: Say it aloud
"""


@pytest.fixture
def loaded(tmp_path):
    typeset = Typesetter()
    found, problems = bank.load(small.write(tmp_path, **{"plans.yml": PLANS}), typeset)
    typeset.close()
    assert problems == []
    return found


def test_reading_and_answering_take_time(loaded):
    chapter = loaded.chapters["metrics"]
    assert effort.reading(chapter) == -(-chapter.words // 200) >= 4
    single, open_question = loaded.of_page("metrics")[1], loaded.questions["choosing-a-threshold"]
    assert effort.answering([single]) == 2
    assert effort.answering([single, open_question]) == 8


def test_the_plan_is_a_list_whose_minutes_add_up(loaded):
    text = plans.place("Before\n\n<!-- plan: day -->\n\nAfter", "index.md", loaded)
    first, second = (plans.minutes(step, loaded) for step in loaded.plans)
    assert plans.total("day", loaded) == first + second
    assert f"1. **Morning** · {effort.shown(first)}\n" in text
    assert f"**One day, in all: {effort.shown(first + second)}.**" in text
    assert "Read [Metrics](machine-learning/metrics.md). Answer their 3 core questions." in text
    assert "Say it aloud. Answer the questions on [Metrics](questions/metrics.md) (3)." in text


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (130, "2 h 10 min")]
)
def test_minutes_are_shown_in_hours(minutes, words):
    assert effort.shown(minutes) == words
