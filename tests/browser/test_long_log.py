"""A long log stays as it is while answers are written beside it, and nothing of either is lost."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import QUIET, Site
from tests.browser.practice_state import (
    DAY,
    NOON,
    QUESTIONS,
    aside,
    build_site,
    get,
    keys,
    put,
    review,
    reviews,
    stored,
)
from tests.browser.test_questions import choose, hashes, log_of

CHAPTER, PROGRESS = "machine-learning/metrics/", "practice/progress/"
QUESTION = '[data-question="false-alarms"]'
NOTE, SAVING = ".guide-note", '.guide-note [data-about="saving"]'
COUNT = 6000
LOG = [r | {"at": NOON - 30 * DAY + i * 60_000} for i, r in enumerate(reviews(COUNT))]
LONG = stored(LOG)
NAMES = [r["id"] for r in LOG]
# From `window.armed = 1` on, the n-th write fails, and with `forever` all that follow.
FAILS = """const before = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  const isOurs = key.startsWith("data-science") && window.armed;
  if (isOurs && (window.armed++ === %d || (%s && window.armed > %d))) {
    throw new DOMException("q", "QuotaExceededError");
  }
  return before.call(this, key, value);
};"""
APPEND = """reviews => reviews.forEach(r => guide.store.append(r))"""


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    served = Site(build_site(tmp_path_factory.mktemp("long") / "site"))
    yield served
    served.close()


@pytest.fixture
def open_(context, small_site, faults):
    """Opens a place in a new tab that is watched; `text` is stored before."""

    def opened(place, text=None, recent=None, *, script=None):
        page = context.new_page()
        page.set_default_timeout(8000)
        if script:
            page.add_init_script(script)
        page.clock.set_fixed_time(NOON / 1000)
        faults.watch(page, small_site.address)
        if text is not None:
            page.goto(small_site.address + QUIET)
            put(page, text)
            if recent is not None:
                put(page, recent, ":recent")
        page.goto(small_site.address + place)
        if place == PROGRESS:
            page.wait_for_selector(".progress-copies > *")
        return page

    return opened


def answer(page, right=True):
    question = page.locator(QUESTION).first
    if question.locator(".question-retry").is_visible():
        question.locator(".question-retry").click()
    choose(question, hashes(question, right)[0])


def held(page):
    return page.evaluate("() => guide.store.log().map(r => r.id)")


def new(number, **changes):
    return review(number, id=f"n{number:05}", at=NOON + number, **changes)


def ids(page):
    return [r["id"] for r in log_of(page)]


def test_an_answer_leaves_the_long_text_alone(open_):
    page = open_(CHAPTER, LONG)
    answer(page, False)
    answer(page)
    assert get(page) == LONG
    recent = json.loads(get(page, ":recent"))
    assert [line.split(" ")[3] for line in recent["log"]] == ["w-", "r-"]
    page.reload()
    assert held(page) == ids(page)
    assert held(page)[:COUNT] == NAMES and len(held(page)) == COUNT + 2
    expect(page.locator(f"{QUESTION} .question-verdict").first).to_contain_text("That is right.")


def test_a_chapter_unpacks_only_what_it_shows(open_):
    """The lines of a long log are matched by a pattern when they are unpacked, one by one."""
    counting = """window.matched = 0;
    const before = RegExp.prototype.exec;
    RegExp.prototype.exec = function (text) {
      if (this.source.includes("[rwp]")) window.matched += 1;
      return before.call(this, text);
    };"""
    log = [*LOG, review(COUNT, question="false-alarms", options=[], verdict="wrong")]
    page = open_(CHAPTER, stored(log), script=counting)
    answer(page)
    page.wait_for_function("() => window.matched > 0")
    assert page.evaluate("window.matched") < 10
    page.goto(page.url.replace(CHAPTER, "glossary/"))
    assert page.evaluate("window.matched") == 1  # the answer beside it
    assert page.evaluate("guide.store.log().length") == COUNT + 2


def test_a_chapter_shows_the_last_answer_of_a_long_log(open_):
    page = open_(CHAPTER)
    wrong, right = (hashes(page.locator(QUESTION).first, is_right)[0] for is_right in (False, True))
    log = [
        review(COUNT, question=QUESTIONS[0], verdict="right", options=[right]),
        review(COUNT + 1, question=QUESTIONS[0], verdict="wrong", options=[wrong]),
        review(COUNT + 2, question=QUESTIONS[0], verdict="right", options=[right], rev=2),
    ]
    others = [r for r in LOG if r["question"] != QUESTIONS[0]]
    many = [r | {"id": f"{r['id']}-{i}"} for i in range(2) for r in others]
    page = open_(CHAPTER, stored([*log, *many]))
    chosen = page.locator(f"{QUESTION} .option input:checked").first
    expect(chosen).to_have_attribute("value", wrong)


@pytest.mark.parametrize("forever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("call", [1, 2, 3])
def test_write_fails_midway(open_, call, forever):
    """60 answers, then the page is left, which brings them into the long text."""
    page = open_(CHAPTER, LONG, script=FAILS % (call, str(forever).lower(), call))
    page.evaluate(APPEND, [new(i) for i in range(59)])
    page.evaluate("window.armed = 1")
    page.evaluate(APPEND, [new(59)])
    assert len(held(page)) == COUNT + 60
    expect(page.locator(SAVING)).to_have_count(1 if call == 1 else 0)
    page.goto(page.url.replace(CHAPTER, "glossary/"))
    lost = {"n00059"} if call == 1 and forever else set()
    assert set(ids(page)) == {*NAMES, *(new(i)["id"] for i in range(60))} - lost
    assert held(page) == ids(page)
    assert aside(page) == []


def test_what_came_since_goes_into_the_long_text_when_the_page_is_left(open_):
    page = open_(CHAPTER, LONG)
    page.evaluate(APPEND, [new(i) for i in range(60)])
    assert get(page) == LONG
    page.goto(page.url.replace(CHAPTER, "glossary/"))
    assert get(page, ":recent") is None
    assert len(json.loads(get(page))["log"]) == COUNT + 60
    assert get(page, ":backup:2026-11-25") == LONG
    assert held(page) == [*NAMES, *(new(i)["id"] for i in range(60))]


def test_what_came_since_is_not_more_than_a_thousand(open_):
    page = open_(CHAPTER, LONG)
    page.evaluate("reviews => guide.store.append(...reviews)", [new(i) for i in range(1000)])
    assert get(page) == LONG
    page.evaluate(APPEND, [new(1000)])
    assert get(page, ":recent") is None
    assert len(json.loads(get(page))["log"]) == COUNT + 1001


def test_confidence_and_records_are_kept_beside_it(open_):
    page = open_(PROGRESS, stored([*LOG, review(COUNT, confidence=None)]))
    page.evaluate("guide.store.settle('r06000', 'easy')")
    page.evaluate("guide.store.put('list', 'mine', { name: 'Mine', ids: [] })")
    page.evaluate("guide.store.put('list', 'gone', 1)")
    page.evaluate("guide.store.put('list', 'gone', null)")
    assert len(json.loads(get(page))["notes"]) == 0
    page.reload()
    last = page.evaluate("guide.store.log().at(-1)")
    assert (last["id"], last["confidence"]) == ("r06000", "easy")
    assert page.evaluate("[...guide.store.notes('list').keys()]") == ["mine"]
    made = json.loads(page.evaluate("guide.store.exported()"))
    assert made["reviews"][-1]["confidence"] == "easy" and len(made["records"]) == 2


TORN = {
    "the long text": (LONG[:110_000], stored([new(1)])),
    "the long text, with a whole end": (LONG[:120_000] + LONG[-20:], stored([new(1)])),
    "what is beside it": (LONG, stored([new(1), new(2)])[:-20]),
    "both": (LONG[:-1], stored([new(1)])[:30]),
}


@pytest.mark.parametrize(
    ("what", "place"), [*((what, CHAPTER) for what in TORN), ("both", PROGRESS)]
)
def test_torn(open_, what, place):
    text, recent = TORN[what]
    page = open_(place, text, recent)
    page.evaluate(APPEND, [new(5)])
    expected = [*(NAMES if text == LONG else []), *(["n00001"] if "long" in what else []), "n00005"]
    assert held(page) == ids(page) == expected
    expect(page.locator(NOTE)).to_contain_text("could not be read")
    assert set(aside(page)) == {part for part in TORN[what] if not whole(part)}
    page.reload()
    assert held(page) == expected


def whole(text):
    try:
        return bool(json.loads(text))
    except ValueError:
        return False


def test_one_bad_line_of_a_long_log_goes_aside_before_anything_is_written_over_it(open_):
    state = json.loads(LONG)
    state["log"][7] = "r00007 0 1 rk NaN"
    text = json.dumps(state, separators=(",", ":"))
    page = open_(CHAPTER, text)
    answer(page)
    assert get(page) == text
    page.evaluate(APPEND, [new(i) for i in range(60)])
    page.goto(page.url.replace(CHAPTER, "glossary/"))
    assert len(json.loads(get(page))["log"]) == COUNT - 1 + 61
    assert [json.loads(one) for one in aside(page)] == ["r00007 0 1 rk NaN"]


def test_two_tabs(open_):
    first, second, shut = open_(PROGRESS, LONG), open_(CHAPTER), open_("glossary/")
    first.evaluate(APPEND, [new(1)])
    second.evaluate(APPEND, [new(2)])
    first.evaluate(APPEND, [new(3)])
    shut.evaluate(APPEND, [new(4)])
    expected = {*NAMES, *(new(i)["id"] for i in range(1, 5))}
    for page in (first, second, shut):
        # A tab hears of another's write a moment later, and then puts back what it wrote over.
        page.wait_for_function(
            """([n, key]) => guide.store.log().length === n
              && JSON.parse(localStorage.getItem(key)).log.length === 4""",
            arg=[len(expected), "data-science-interview-guide:/guide/:recent"],
        )
        assert len(held(page)) == len(expected)
        assert set(held(page)) == set(ids(page)) == expected
    assert get(first) == LONG


def test_a_write_of_a_tab_that_read_too_early(open_):
    page, other = open_(PROGRESS, LONG), open_("glossary/")
    page.evaluate(APPEND, [new(1)])
    put(other, stored([new(2)]), ":recent")
    other.wait_for_function(
        "k => localStorage.getItem(k).includes('n00001')",
        arg="data-science-interview-guide:/guide/:recent",
    )
    assert set(ids(other)) == {*NAMES, "n00001", "n00002"}


@pytest.mark.parametrize("place", [CHAPTER, PROGRESS])
def test_another_tab_brings_what_came_since_into_the_long_text(open_, place):
    page, other = open_(place, LONG), open_(PROGRESS)
    page.evaluate(APPEND, [new(1)])
    other.evaluate("reviews => guide.store.append(...reviews)", [new(i) for i in range(2, 1005)])
    assert get(other, ":recent") is None
    page.evaluate(APPEND, [new(2000)])
    assert len(held(page)) == len(set(ids(page))) == COUNT + 1005
    assert [line[:6] for line in json.loads(get(page, ":recent"))["log"]] == ["n02000"]


def test_a_new_start_in_another_tab(open_):
    page, other = open_(CHAPTER, LONG), open_(PROGRESS)
    page.evaluate(APPEND, [new(1)])
    other.evaluate("guide.store.reset()")
    assert ids(other) == [] and get(other, ":recent") is None
    [backup] = keys(other, ":backup:")
    assert len(json.loads(get(other, f":backup:{backup}"))["log"]) == COUNT + 1
    expect(page.locator(NOTE)).to_contain_text("was reset or replaced in another tab")
    page.evaluate(APPEND, [new(2)])
    assert ids(page) == ["n00002"]
    other.evaluate("guide.store.undo()")
    assert set(ids(other)) == {*NAMES, "n00001", "n00002"}


def test_what_a_tab_wrote_that_did_not_know_of_a_new_start_goes_aside(open_):
    late = stored([new(1)], generation=4)
    page = open_(PROGRESS, stored(LOG, generation=5), late)
    assert held(page) == NAMES
    assert aside(page) == [late]
    page.evaluate(APPEND, [new(2)])
    page.reload()
    assert held(page) == [*NAMES, "n00002"]


def test_the_long_text_is_evicted_while_the_page_is_open(open_):
    page = open_(CHAPTER, LONG)
    answer(page)
    page.evaluate("localStorage.clear()")
    answer(page, False)
    assert ids(page)[:COUNT] == NAMES and len(ids(page)) == COUNT + 2
    assert json.loads(get(page))["generation"] == 0


def test_a_long_text_of_the_schema_before(open_):
    page = open_(CHAPTER, LONG.replace('"schema":3', '"schema":2', 1))
    answer(page)
    assert get(page, ":recent") is None and get(page, ":schema-2") is None
    state = json.loads(get(page))
    assert (state["schema"], len(state["log"])) == (3, COUNT + 1)


def test_what_is_beside_is_of_a_newer_schema(open_):
    newer = stored([new(1)], schema=4)
    page = open_(CHAPTER, LONG, newer)
    answer(page)
    expect(page.locator(SAVING)).to_contain_text("saved by a newer version of this site")
    assert (get(page), get(page, ":recent")) == (LONG, newer)


HEARD = """() => {
  window.heard = [];
  guide.store.onChange(isElsewhere => heard.push(isElsewhere));
}"""


@pytest.mark.parametrize(
    ("how", "length"),
    [("read", COUNT), ("append", COUNT), ("read", 5), ("append", 5), ("put", 5), ("exported", 5)],
)
def test_whoever_reads_first_tells_the_listeners_of_another_tab(open_, how, length):
    text = stored(LOG[:length])
    page, other = open_(CHAPTER, text), open_(CHAPTER)
    page.evaluate(HEARD)
    # The event of the other tab's write may come later, and must find nothing to do.
    page.evaluate("window.addEventListener('storage', e => e.stopImmediatePropagation(), true)")
    other.evaluate(APPEND, [new(1)])
    there = "key => (localStorage.getItem(key) || '').includes('n00001')"
    key = "data-science-interview-guide:/guide/" + (":recent" if text == LONG else "")
    page.wait_for_function(there, arg=key)
    act = {
        "read": "guide.store.read()",
        "append": f"guide.store.append({json.dumps(new(2))})",
        "put": "guide.store.put('list', 'mine', 1)",
        "exported": "guide.store.exported()",
    }
    page.evaluate(f"() => {{ {act[how]}; }}")
    assert page.evaluate("window.heard").count(True) == 1
