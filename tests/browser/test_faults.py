"""Whatever befalls the stored progress, no review is lost without a copy and a word.

Each test has the id of its case in its name; `others` are cases of the same kind.
"""

import json

import pytest
from playwright.sync_api import expect

from tests import small
from tests.browser.conftest import QUIET, Site
from tests.browser.practice_state import (
    DAY,
    NAV,
    NOON,
    PAGES,
    QUESTIONS,
    as_export,
    aside,
    build_site,
    file,
    get,
    keys,
    put,
    review,
    reviews,
    stored,
)
from tests.browser.test_questions import STORAGE_KEY, choose, hashes, log_of, tab_to
from tests.build import ROOT, build, project

CHAPTER = "machine-learning/metrics/"
REVIEW, PROGRESS = "practice/", "practice/progress/"
QUESTION = '[data-question="false-alarms"]'
CARD = ".practice-card .question"
NOTE = ".guide-note"
SAVING = '.guide-note [data-about="saving"]'
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("x", "SecurityError"); } });"""
NULL = 'Object.defineProperty(window, "localStorage", { value: null });'
FULL = """const before = Storage.prototype.setItem;
window.full = true;
Storage.prototype.setItem = function (key, value) {
  if (window.full) throw new DOMException("q", "QuotaExceededError");
  return before.call(this, key, value);
};"""
# A storage with so many letters of room, as browsers count them.
ROOM = """const before = Storage.prototype.setItem;
window.room = %d;
Storage.prototype.setItem = function (key, value) {
  let used = key.length + String(value).length;
  for (const name of Object.keys(this)) {
    if (name !== key) used += name.length + this.getItem(name).length;
  }
  if (used > window.room) throw new DOMException("q", "QuotaExceededError");
  return before.call(this, key, value);
};"""


# What was stored by an earlier visit, once.
STORED = """if (!localStorage.getItem("was here")) {
  localStorage.setItem("was here", "1");
  localStorage.setItem("data-science-interview-guide:/guide/", %s);
}"""


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    served = Site(build_site(tmp_path_factory.mktemp("faults") / "site"))
    yield served
    served.close()


@pytest.fixture
def open_(context, small_site, faults):
    """Opens a place in a new tab that is watched."""

    def opened(place, text=None, *, script=None, now=None):
        page = context.new_page()
        page.set_default_timeout(8000)
        if script:
            page.add_init_script(script)
        if now is not None:
            page.clock.install(time=now / 1000)
        faults.watch(page, small_site.address)
        if text is not None:
            page.goto(small_site.address + QUIET)
            put(page, text)
        page.goto(small_site.address + place)
        if place.startswith("practice"):
            page.wait_for_selector(".practice-card > *, .progress-copies > *")
        return page

    return opened


def answer(page, right=True, times=1):
    """Answer the chapter's question, again and again."""
    question = page.locator(QUESTION).first
    for _ in range(times):
        if question.locator(".question-retry").is_visible():
            question.locator(".question-retry").click()
        choose(question, hashes(question, right)[0])


def answer_card(page):
    """Answer what the page of review shows."""
    card = page.locator(CARD)
    name = card.get_attribute("data-question")
    if card.get_attribute("data-kind") == "open":
        card.locator("summary").click()
        for box in card.locator(".option input").all():
            box.check()
    else:
        card.locator(f'input[value="{hashes(card, True)[0]}"]').check()
    card.locator(".question-check").click()
    page.get_by_role("button", name="Knew it").click()
    return name


def held(page):
    """Ids of the reviews in the memory of the page."""
    return page.evaluate("() => guide.store.log().map(r => r.id)")


def ids(page):
    return [r["id"] for r in log_of(page)]


def bring(page, content, how):
    page.set_input_files("input[type=file]", files=[file(content)])
    page.get_by_role("button", name=how).click()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


# Storage


@pytest.mark.parametrize("script", [BLOCKED, NULL], ids=["storage-blocked", "storage-null"])
def test_storage_that_is_not_there(open_, script):
    page = open_(REVIEW, script=script)
    answered = {answer_card(page) for _ in range(3)}
    assert answered == set(QUESTIONS)
    expect(page.locator(".practice-card h2")).to_have_text("That is all for today")
    assert len(held(page)) == 3
    expect(page.locator(SAVING)).to_have_count(1)
    expect(page.locator(SAVING)).to_contain_text("does not let the page save anything")
    with page.expect_download() as download:
        page.locator(SAVING).get_by_role("button", name="Save to a file").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert [r["question"] for r in saved["reviews"]] == [
        r for r in page.evaluate("() => guide.store.log().map(r => r.question)")
    ]


def test_storage_blocked_a_closed_note_stays_closed(open_):
    page = open_(CHAPTER, script=BLOCKED)
    expect(page.locator(NOTE)).to_have_role("status")  # before it says anything, or it is not heard
    answer(page)
    retry = page.locator(f"{QUESTION} .question-retry").first
    expect(retry).to_be_focused()
    tab_to(page, f"{SAVING} button", "Close")
    page.keyboard.press("Enter")
    expect(retry).to_be_focused()  # the word came when Check was pressed, which is hidden now
    answer(page)
    expect(page.locator(NOTE)).to_be_empty()


def test_quota_first_write(open_):
    page = open_(
        CHAPTER,
        stored(reviews(4)),
        script=f"if (location.pathname.includes('metrics')) {{ {FULL} }}",
    )
    answer(page)
    expect(page.locator(f"{QUESTION} .question-verdict").first).to_have_text("That is right.")
    expect(page.locator(SAVING)).to_contain_text("storage is full")
    expect(page.locator(SAVING)).to_contain_text("Save to a file")
    page.reload()
    assert held(page) == [r["id"] for r in reviews(4)]


def test_quota_first_write_leaves_backups(open_):
    old = stored(reviews(2))
    page = open_("glossary/", stored(reviews(4)))
    for day in ("2026-11-20", "2026-11-21"):
        put(page, old, f":backup:{day}")
    other = open_(CHAPTER, script=FULL)
    answer(other)
    expect(other.locator(SAVING)).to_contain_text("storage is full")
    assert keys(other, ":backup:") == ["2026-11-20", "2026-11-21"]


def test_quota_later(open_):
    counting = """let left = 20; const before = Storage.prototype.setItem;
    window.more = () => { left = 1e9; };
    Storage.prototype.setItem = function (key, value) {
      const ours = key.startsWith("data-science");
      if (ours && left-- <= 0) throw new DOMException("q", "QuotaExceededError");
      return before.call(this, key, value);
    };"""
    page = open_(CHAPTER, script=counting)
    answer(page, False, 20)
    expect(page.locator(NOTE)).to_be_empty()
    answer(page, False)
    expect(page.locator(SAVING)).to_contain_text("storage is full")
    answer(page, False, 4)
    first = held(page)
    assert (len(first), len(log_of(page))) == (25, 20)
    assert open_("glossary/").evaluate("() => guide.store.log().length") == 20
    page.evaluate("more()")
    answer(page, False)
    expect(page.locator(NOTE)).to_be_empty()
    assert ids(page)[:25] == first


@pytest.mark.parametrize("call", range(1, 6))
def test_write_fails_midway(open_, call):
    """Whichever write fails, the state is the old whole or the new whole."""
    nth = """let call = 0; const before = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      const ours = key.startsWith("data-science");
      if (ours && ++call === %d) throw new DOMException("q", "QuotaExceededError");
      return before.call(this, key, value);
    };"""
    page = open_("glossary/", stored(reviews(10)))
    page = open_(CHAPTER, script=nth % call, now=NOON)
    answer(page, False, 2)
    page.reload()
    have = held(page)
    assert have[:10] == [r["id"] for r in reviews(10)]
    assert len(have) in (10, 11, 12)
    assert aside(page) == []


def test_evicted(open_):
    page = open_(REVIEW, stored(reviews(30)), now=NOON)
    expect(page.locator(".practice-reminder")).to_contain_text("There is no file of it yet.")
    page.evaluate("localStorage.clear()")
    page.context.clear_cookies()
    page.goto(page.url + "progress/")
    expect(page.locator(".progress-figures")).to_contain_text("There is nothing here yet.")
    expect(page.get_by_label("A file that you saved here before")).to_be_visible()
    expect(page.locator(NOTE)).to_be_empty()


def test_evicted_while_the_page_is_open_others(open_):
    page = open_(CHAPTER, stored(reviews(5)))
    page.evaluate("localStorage.clear()")
    answer(page)
    assert len(ids(page)) == 6


def test_auto_backup(open_):
    page = open_(CHAPTER, now=NOON)
    for _ in range(8):
        answer(page, False, 2)
        page.clock.fast_forward(DAY)
        page.reload()
    assert keys(page, ":backup:") == [
        f"2026-{day}" for day in ("11-28", "11-29", "11-30", "12-01", "12-02")
    ]
    last = json.loads(get(page, ":backup:2026-12-02"))
    assert len(last["log"]) == 14  # as before that day's first change
    page.goto(page.url.replace(CHAPTER, PROGRESS))
    expect(page.locator(".progress-list > li").first).to_contain_text("2026-12-02: 14 answers")


def test_auto_backup_makes_room_for_the_live_state(open_):
    page = open_("glossary/", stored(reviews(40)))
    for day in range(1, 6):
        put(page, stored(reviews(40)), f":backup:2026-11-0{day}")
    used = page.evaluate("() => Object.entries(localStorage).flat().join('').length")
    page = open_(CHAPTER, script=ROOM % (used + 20), now=NOON)
    answer(page)
    assert len(ids(page)) == 41
    assert keys(page, ":backup:")[-1] >= "2026-11-05"
    assert "2026-11-01" not in keys(page, ":backup:")
    expect(page.locator(NOTE)).to_be_empty()


# Corrupt


def test_truncated_json(open_):
    whole = stored(reviews(40))
    page = open_("glossary/", whole)
    put(page, stored(reviews(39)), ":backup:2026-11-24")
    page.close()
    page = open_(REVIEW, script=STORED % json.dumps(torn := whole[: len(whole) // 2]))
    expect(page.locator(NOTE)).to_contain_text("could not be read; a copy is kept in this browser")
    expect(page.locator(NOTE)).to_contain_text("The backup of 2026-11-24 can be put back.")
    assert aside(page) == [torn]
    assert json.loads(get(page, ":set-aside"))[0]["at"].startswith("20")
    answer_card(page)
    page = open_(PROGRESS)
    with page.expect_download() as download:
        press(page, "Download what was set aside")
    assert json.loads(download.value.path().read_text(encoding="utf-8"))[0]["text"] == torn
    press(page, "Restore")
    press(page, "Merge")
    assert ids(page)[:39] == [r["id"] for r in reviews(39)]
    assert len(ids(page)) == 40
    backups = [json.loads(get(page, f":backup:{key}")) for key in keys(page, ":backup:")]
    assert all(isinstance(state, dict) for state in backups)


def test_truncated_json_without_room_for_a_copy(open_):
    torn = stored(reviews(40))[:-20]
    page = open_(CHAPTER, script=STORED % json.dumps(torn) + ROOM % (len(torn) + 300))
    answer(page)
    expect(page.locator(SAVING)).to_contain_text("no room for a copy")
    assert get(page) == torn
    page.evaluate("window.room = 1e6")
    answer(page)
    assert aside(page) == [torn] and len(ids(page)) == 2
    expect(page.locator(SAVING)).to_have_count(0)


@pytest.mark.parametrize(
    "bad",
    [
        "r00007 0 1 rk NaN",
        "r00007 0 1 rk -5",
        "r00007 0 1 rk",
        "r00007 0 1 rk 9999-99-99",
        "r00007 99 1 rk mi8w2b40",
        "r00007 0 0 rk mi8w2b40",
        {"id": "r00007", "interval": None},
        None,
        7,
        "",
    ],
    ids=[
        "nan",
        "negative",
        "missing",
        "date",
        "no-question",
        "rev-0",
        "object",
        "null",
        "number",
        "empty",
    ],
)
def test_one_bad_card(open_, bad):
    state = json.loads(stored(reviews(20)))
    state["log"][7] = bad
    page = open_(REVIEW, json.dumps(state))
    expect(page.locator(NOTE)).to_contain_text("1 saved answer could not be read")
    others = [r["id"] for r in reviews(20) if r["id"] != "r00007"]
    assert held(page) == others
    assert len(aside(page)) == 1
    answer_card(page)
    assert ids(page)[:19] == others
    page.reload()
    assert len(aside(page)) == 1
    expect(page.locator(NOTE)).to_be_empty()


HTML = '<img src=x onerror="window.__pwned=1">'


def test_stored_html(open_):
    notes = [
        ["setting", "review", 1, {"fresh": HTML, "due": HTML, "hidden": HTML}],
        ["list", "mine", 1, {"name": HTML, "ids": [HTML, QUESTIONS[0]]}],
        ["list", "no-ids", 1, HTML],
        ["setting", "export", 1, HTML],
        ["mock-report", "one", 1, {"answers": [{"sure": HTML, "right": HTML}, HTML, None]}],
        ["mock-report", "two", 1, HTML],
        ["setting", HTML, 1, 1],
    ]
    state = json.loads(stored(reviews(30), notes, generation=HTML))
    state["log"] += [HTML, {"id": HTML}]
    page = open_(REVIEW, json.dumps(state))
    put(page, "[1, 2", "quiz_progress_x")
    page.locator(".practice-filters > summary").click()
    expect(page.get_by_label("List", exact=True)).to_contain_text(HTML)
    page.get_by_label("List", exact=True).select_option("mine")
    answer_card(page)
    page = open_(PROGRESS)
    expect(page.locator(".progress-list code").first).to_contain_text("<img src=x")
    for box in page.locator("details").all():
        box.evaluate("box => { box.open = true; }")
    page.goto(page.url.replace(PROGRESS, CHAPTER))
    assert page.evaluate("window.__pwned") is None
    assert len(aside(page)) == 3


def test_a_record_instead_of_a_log_others(open_):
    state = json.loads(stored([], [["setting", "review", 5, {"fresh": 3}]]))
    state["log"] = {"r1": "something"}
    page = open_(REVIEW, json.dumps(state))
    assert json.loads(aside(page)[0]) == {"log": {"r1": "something"}}
    assert page.evaluate("() => guide.store.value('setting', 'review').fresh") == 3
    answer_card(page)
    assert len(ids(page)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        '"x"',
        "7",
        "{}",
        '{"schema":0,"log":[]}',
        '{"schema":2.5,"log":[]}',
        "",
        "\ufeff{}",
        "[" * 100_000,
    ],
)
def test_text_that_is_no_state_others(open_, text):
    page = open_(REVIEW, text)
    answer_card(page)
    assert len(ids(page)) == 1
    assert aside(page) == [text]


def test_numbers_as_strings_others(open_):
    state = json.loads(stored(reviews(6)))
    state["schema"] = "3"
    page = open_(REVIEW, json.dumps(state))
    assert len(held(page)) == 6 and aside(page) == []


def test_nesting_others(open_):
    state = stored(reviews(3), [["list", "deep", 1, 0]])
    deep = state.replace('"deep",1,0', f'"deep",1,{"[" * 60_000}{"]" * 60_000}')
    assert deep != state
    page = open_(REVIEW, deep)
    expect(page.locator(NOTE)).to_contain_text("could not be read")
    answer_card(page)
    [kept] = aside(page)
    assert kept in deep and "[" * 60_000 in kept


def test_duplicate_ids_with_other_content_others(open_):
    twins = [review(1), review(1, question=QUESTIONS[0], at=NOON), review(2), review(2)]
    page = open_(CHAPTER, stored(twins))
    found = page.evaluate("() => guide.store.log().map(r => [r.id, r.question])")
    assert [q for _, q in found] == [QUESTIONS[1], QUESTIONS[0], QUESTIONS[0]]
    assert len({name for name, _ in found}) == 3
    answer(page)
    page.reload()
    assert held(page)[:3] == [name for name, _ in found]


def test_many_bad_lines_are_one_copy_others(open_):
    state = json.loads(stored(reviews(500)))
    state["questions"] = []
    text = json.dumps(state)
    page = open_(CHAPTER, text)
    expect(page.locator(NOTE)).to_contain_text("500 saved answers could not be read")
    assert aside(page) == [text]


def test_what_was_set_aside_is_itself_unreadable_others(open_):
    page = open_("glossary/", "torn")
    put(page, '[{"at": "2026', ":set-aside")
    page = open_(REVIEW)
    assert aside(page) == ['[{"at": "2026', "torn"]


# Schema


FIRST = [
    {"id": "a1", "question": QUESTIONS[0], "rev": 1, "options": ["0a1b2c3d"], "verdict": "wrong"}
    | {"confidence": None, "at": "2026-11-20T10:00:00.000Z"},
    {"id": "a2", "question": QUESTIONS[1], "rev": 1, "options": [], "verdict": "right"}
    | {"confidence": None, "at": "2026-11-21T10:00:00.000Z"},
]
SCHEMA_1 = json.dumps({"schema": 1, "log": FIRST})


def test_older_schema(open_):
    page = open_(REVIEW, SCHEMA_1)
    once = page.evaluate("() => guide.store.log()")
    assert [r["id"] for r in once] == ["a1", "a2"]
    assert once[0] | {"at": 0} == FIRST[0] | {"at": 0}
    assert once[0]["at"] == 1_795_168_800_000
    assert get(page, ":schema-1") == SCHEMA_1
    page.reload()
    assert page.evaluate("() => guide.store.log()") == once
    page.wait_for_selector(CARD)
    answer_card(page)
    page.reload()
    assert page.evaluate("() => guide.store.log().slice(0, 2)") == once
    assert json.loads(get(page))["schema"] == 3
    assert get(page, ":schema-1") == SCHEMA_1


def changed_store(page, *changes):
    """Serve the page a store.js that is changed, from its source."""
    text = (ROOT / "docs/assets/store.js").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    page.route(
        "**/assets/store.js",
        lambda route: route.fulfill(body=text, content_type="text/javascript"),
    )


THROWS = ("1(stored) {", '1(stored) { throw new Error("no third leg");')
NEWER = (
    ("const SCHEMA = 3;", "const SCHEMA = 4;"),
    (
        "const MIGRATIONS = {",
        "const MIGRATIONS = { 3(stored) { return { ...stored, schema: 4 }; },",
    ),
)


def test_migration_throws(open_, context, small_site, faults):
    open_("glossary/", SCHEMA_1)
    page = context.new_page()
    page.set_default_timeout(8000)
    page.unroute_all()
    changed_store(page, THROWS)
    faults.watch(page, small_site.address)
    page.goto(small_site.address + REVIEW)
    page.wait_for_selector(CARD)
    expect(page.locator(SAVING)).to_contain_text("no third leg")
    answer_card(page)
    assert len(held(page)) == 1
    assert get(page) == SCHEMA_1
    page.locator(SAVING).get_by_role("link").click()
    page.wait_for_selector(".progress-copies > *")
    with page.expect_download() as download:
        press(page, "Download what is stored, as it is")
    assert download.value.path().read_text(encoding="utf-8") == SCHEMA_1


def test_old_tab_new_tab(open_, context, small_site, faults):
    old = open_(CHAPTER, stored(reviews(5)))
    new = context.new_page()
    changed_store(new, *NEWER)
    faults.watch(new, small_site.address)
    new.goto(small_site.address + CHAPTER)
    answer(new)
    text = get(new)
    assert json.loads(text)["schema"] == 4 and len(json.loads(text)["log"]) == 6
    answer(old)
    expect(old.locator(SAVING)).to_contain_text(
        "saved by a newer version of this site. Reload the page"
    )
    assert get(old) == text
    assert len(held(old)) == 6
    old.close(run_before_unload=True)
    assert get(new) == text


# Tabs


def test_two_tabs_different(open_):
    first, second = open_(CHAPTER, stored(reviews(5))), open_(CHAPTER)
    answer(first, False)
    answer(second, False)
    assert len(ids(second)) == 7
    assert ids(second)[:6] == held(first)[:6]


def test_tab_sees_change(open_):
    progress, review_page, chapter = open_(PROGRESS), open_(REVIEW), open_(CHAPTER)
    expect(review_page.locator(".practice-counts")).to_have_text("0 questions due · 3 new")
    answer(chapter)
    expect(review_page.locator(".practice-counts")).to_have_text(
        "0 questions due · 2 new", timeout=1000
    )
    expect(progress.locator(".progress-totals")).to_contain_text("1 of 3", timeout=1000)


def test_reset_in_other_tab(open_):
    first = open_(REVIEW, stored(reviews(5)))
    second = open_(PROGRESS)
    press(second, "Start over…")
    press(second, "Yes, take away 5 answers")
    expect(first.locator(NOTE)).to_contain_text("was reset or replaced in another tab")
    answer_card(first)
    assert len(ids(first)) == 1
    second.wait_for_function("() => guide.store.log().length === 1")  # it hears of it a bit later


def test_import_in_other_tab_others(open_):
    first = open_(REVIEW, stored(reviews(5)))
    second = open_(PROGRESS)
    bring(second, as_export([review(50)]), "Replace 5 answers here")
    answer_card(first)
    assert ids(first)[0] == "r00050"
    assert len(ids(first)) == 2


def test_reset_in_other_tab_with_answers_that_were_not_saved_others(open_):
    first = open_(
        CHAPTER,
        stored(reviews(5)),
        script="window.full = false;" + FULL.replace("window.full = true;", ""),
    )
    first.evaluate("window.full = true")
    answer(first)
    [lost] = set(held(first)) - {r["id"] for r in reviews(5)}
    first.evaluate("window.full = false")
    second = open_(PROGRESS)
    press(second, "Start over…")
    press(second, "Yes, take away 5 answers")
    expect(first.locator(NOTE)).to_contain_text("reset or replaced")
    assert [json.loads(text)["id"] for text in aside(first)] == [lost]


def test_a_storm_of_events_others(open_):
    page, other = open_(PROGRESS, stored(reviews(2000))), open_(CHAPTER)
    other.evaluate(
        """k => {
      const state = JSON.parse(localStorage.getItem(k));
      for (state.more = 0; state.more < 300; state.more++) {
        localStorage.setItem(k, JSON.stringify(state));
      }
    }""",
        STORAGE_KEY,
    )
    answer(other)
    expect(page.locator(".progress-totals")).to_contain_text("2,001", timeout=5000)
    assert len(ids(page)) == 2001


def test_a_write_of_a_tab_that_read_too_early_others(open_):
    """Another tab wrote over an answer that it had not seen: the answer comes back."""
    page, other = open_(CHAPTER, text := stored(reviews(5))), open_("glossary/")
    answer(page)
    [mine] = set(held(page)) - {r["id"] for r in reviews(5)}
    put(other, f"{text} ")
    other.wait_for_function(
        "([k, id]) => localStorage.getItem(k).includes(id)", arg=[STORAGE_KEY, mine]
    )
    assert len(ids(other)) == 6


def test_back_forward_cache_others(open_):
    page, other = open_(CHAPTER), open_(CHAPTER)
    answer(other, False)
    page.evaluate(
        "() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    expect(page.locator(f"{QUESTION} .question-verdict").first).to_contain_text("last answer")
    answer(page)
    assert len(ids(page)) == 2


@pytest.mark.parametrize("how", ["reload", "close", "leave"])
def test_close_at_once(open_, how):
    page = open_(CHAPTER)
    question = page.locator(QUESTION).first
    question.locator(f'input[value="{hashes(question, True)[0]}"]').check()
    then = {
        "reload": "location.reload()",
        "close": "window.close()",
        "leave": "location.href = '../../glossary/'",
    }
    page.evaluate(
        f"() => {{ document.querySelector('{QUESTION} .question-check').click(); {then[how]}; }}"
    )
    assert [r["verdict"] for r in log_of(open_("glossary/"))] == ["right"]


# Clock


def due_days(page):
    return page.evaluate("""() => {
      const memories = guide.schedule.memories(guide.store.log(), guide.cards.cards);
      return [...memories.values()].map(m => m.due - guide.schedule.dayOf(Date.now()));
    }""")


def test_clock_forward(open_):
    log = [review(0, at=NOON - 2 * DAY), review(1, at=NOON - 2 * DAY)]
    late = open_(REVIEW, stored(log), now=NOON + 365 * DAY)
    answer_card(late)
    late.close()
    page = open_(REVIEW, now=NOON)
    expect(page.locator(NOTE)).to_contain_text(
        "1 answer is dated in the future, so a clock was ahead"
    )
    assert max(due_days(page)) < 40
    page.locator(NOTE).get_by_role("button", name="Close").click()
    page.reload()
    page.wait_for_selector(".practice-card > *")
    expect(page.locator(NOTE)).to_be_empty()
    assert len(held(page)) == 3


def test_clock_back(open_):
    page = open_(CHAPTER, now=NOON)
    answer(page, False)
    first = held(page)
    page.clock.set_system_time(NOON / 1000 - 2 * 86_400)
    answer(page)
    assert held(page)[:1] == first == ids(page)[:1]
    page.goto(page.url.replace(CHAPTER, REVIEW))
    page.wait_for_selector(CARD)
    [memory] = page.evaluate(
        "() => [...guide.schedule.memories(guide.store.log(), guide.cards.cards).values()]"
    )
    assert memory["due"] - memory["last"] >= 1
    assert all(isinstance(value, (int, float)) for value in memory.values())
    assert memory["reviews"] == 2


@pytest.mark.parametrize("year", ["1969", "1970", "2150"])
def test_a_clock_in_another_age_others(open_, year):
    page = open_(
        CHAPTER,
        stored(reviews(3)),
        script=f"Date.now = () => Date.parse('{year}-01-01T00:00:00Z');",
    )
    answer(page)
    page.evaluate(
        "() => { guide.store.put('setting', 'x', 1); guide.store.put('setting', 'x', 2); }"
    )
    other = open_(REVIEW)
    assert len(held(other)) == 4
    other.evaluate("() => guide.store.put('setting', 'x', 3)")
    other.reload()
    assert other.evaluate("() => guide.store.value('setting', 'x')") in (2, 3)
    assert aside(other) == []


# Content


def test_question_removed(open_):
    log = [*reviews(4), review(4, question="gone-for-good"), review(5, rev=7)]
    page = open_(PROGRESS, stored(log))
    expect(page.locator(".progress-totals")).to_contain_text("2 of 3")
    expect(page.locator(".progress-figures")).to_contain_text(
        "2 answers more belong to questions that have left"
    )
    exported = json.loads(page.evaluate("() => guide.store.exported()"))
    assert [r["id"] for r in exported["reviews"]] == [r["id"] for r in log]
    page = open_(REVIEW)
    answer_card(page)
    assert ids(page)[:6] == [r["id"] for r in log]


def test_question_reordered(open_, small_site, tmp_path):
    """Another question above, options in another order, the chapter elsewhere."""
    page = open_(CHAPTER)
    answer(page, False)
    [chosen] = log_of(page)[0]["options"]
    words = page.locator(
        f'{QUESTION} .option:has(input[value="{chosen}"]) .option-text'
    ).first.text_content()
    order = page.locator(f"{QUESTION} .option-text").all_text_contents()
    before = small_site.folder
    folder = tmp_path / "after"
    folder.mkdir()
    reordered = small.QUESTION.replace("rev: 1", "rev: 1\norder: fixed")
    above = small.second().replace("is hurt by false alarms first", "forgets the negatives")
    docs = small.write(
        folder,
        **PAGES,
        **{
            "index.md": small.PAGE.replace("metrics.md", "measures.md"),
            "questions__metrics__above.md": above,
            "questions__metrics__false-alarms.md": swapped(reordered, order),
            "machine-learning__metrics.md": small.CHAPTER.replace(
                "The claim", "<!-- question: above -->\n\nThe claim"
            ),
        },
    )
    (docs / "machine-learning/metrics.md").rename(docs / "machine-learning/measures.md")
    (docs / "questions/metrics").rename(docs / "questions/measures")
    nav = NAV.replace("learning/metrics.md", "learning/measures.md")
    built = build(project(folder, nav))
    assert built.status == 0, built.output
    small_site.show(built.site)
    page.goto(f"{small_site.address}machine-learning/measures/")
    section = page.locator(QUESTION).first
    assert section.locator(".option-text").all_text_contents() != order
    assert section.locator(".option:has(input:checked) .option-text").all_text_contents() == [words]
    assert page.locator('[data-question="above"] input:checked').count() == 0
    small_site.show(before)


def swapped(text, shown):
    """The question's file with its options in another order than the one shown."""
    begin, end = text.index("- [x] Precision"), text.index("\n**Why")
    blocks = [f"- [{part}" for part in text[begin:end].split("- [")[1:]]
    by_name = {block.split("] ")[1].partition("\n")[0]: block for block in blocks}
    return text[:begin] + "".join(by_name[name] for name in reversed(shown)) + text[end:]


def test_very_long_ids_others(open_):
    log = [review(0, id="x" * 60), review(1, question="q" * 120), review(2, id="y" * 61)]
    page = open_(CHAPTER, stored(log))
    assert held(page) == ["x" * 60, "r00001"]
    assert len(aside(page)) == 1
    answer(page)
    assert len(ids(page)) == 3


# Export


def test_round_trip(open_):
    notes = [
        ["list", "mine", 5, {"name": "Mine é 漢", "ids": list(QUESTIONS)}],
        ["setting", "old", 6, None],
    ]
    page = open_(PROGRESS, stored(reviews(100), notes), now=NOON)
    with page.expect_download() as download:
        press(page, "Save to a file")
    assert download.value.suggested_filename == "data-science-interview-guide-2026-11-25.json"
    raw = download.value.path().read_bytes()
    made = json.loads(raw.decode("utf-8"))
    assert (made["app"], made["schema"], made["count"]) == ("data-science-interview-guide", 3, 100)
    assert made["exported"].startswith("2026-11-25") and len(made["checksum"]) == 8
    before = json.loads(get(page))
    page.evaluate("localStorage.clear()")
    page.reload()
    page.wait_for_selector(".progress-copies > *")
    assert held(page) == []
    page.set_input_files("input[type=file]", files=[file(raw)])
    expect(page.locator(".progress-preview")).to_contain_text(
        "100 answers and 2 records, saved on 2026-11-25. 100 answers"
    )
    press(page, "Merge")
    assert json.loads(get(page)) == before


def test_import_merge(open_):
    page = open_(PROGRESS, stored(reviews(10)[4:]))
    page.set_input_files("input[type=file]", files=[file(as_export(reviews(6)))])
    expect(page.locator(".progress-preview")).to_contain_text(
        "The file holds 6 answers and 0 records. 4 answers of it are new here."
    )
    expect(page.locator(".progress-preview")).to_contain_text("Here you have 6 answers")
    assert len(held(page)) == 6
    press(page, "Merge")
    expect(page.locator(".progress-said")).to_have_text("Merged: 4 answers came in.")
    assert ids(page) == [r["id"] for r in reviews(10)]
    bring(page, as_export(reviews(6)), "Merge")
    assert ids(page) == [r["id"] for r in reviews(10)]
    bring(page, as_export([review(77)]), "Replace 10 answers here")
    assert ids(page) == ["r00077"]
    assert len(keys(page, ":backup:")) == 3
    press(page, "Undo")
    assert ids(page) == [r["id"] for r in reviews(10)]


def hostile(**changes):
    return as_export([review(1), review(2) | changes])


@pytest.mark.parametrize(
    "content",
    [
        hostile(id=HTML, question=HTML, options=[HTML], verdict=HTML, confidence=HTML, at=HTML),
        hostile(at=1e308),
        hostile(rev=1e308),
        hostile(id="../x"),
        hostile(question="../x"),
        hostile(question="__proto__"),
        hostile(options=["0a1b2c3d"] * 1000),
        hostile(options={"length": 1e9}),
        '{"app":"data-science-interview-guide","schema":2,"reviews":['
        + json.dumps(review(1))
        + ',{"__proto__":{"id":"x"},"constructor":7}],"records":[]}',
    ],
    ids=["html", "at", "rev", "id", "question", "proto-name", "options", "length", "proto"],
)
def test_import_hostile(open_, content):
    page = open_(PROGRESS, stored([review(9)]))
    bring(page, content, "Merge")
    assert ids(page) == ["r00001", "r00009"]
    assert page.evaluate("[window.__pwned, ({}).id]") == [None, None]


@pytest.mark.parametrize(
    "content",
    [
        "not JSON",
        "",
        "[]",
        "null",
        HTML,
        as_export(7),
        as_export({"length": 5}),
        as_export([], schema=HTML),
        as_export([], schema=4),
        as_export([], app=HTML),
        '{"app":"data-science-interview-guide","schema":2,"reviews":'
        + "[" * 200_000
        + "]" * 200_000
        + "}",
        '{"app":"data-science-interview-guide","schema":2,"reviews":[' + "{}," * 9_999_999 + "{}]}",
        '{"app":"data-science-interview-guide","schema":2,"reviews":["' + "x" * 70_000_000 + '"]}',
    ],
    ids=[
        "text",
        "empty",
        "list",
        "null",
        "html",
        "number",
        "object",
        "schema",
        "newer",
        "app",
        "deep",
        "many",
        "large",
    ],
)
def test_import_hostile_is_refused(open_, tmp_path, content):
    page = open_(PROGRESS, stored([review(9)]))
    path = tmp_path / "file.json"
    path.write_bytes(file(content)["buffer"])
    page.set_input_files("input[type=file]", path)
    alert = page.locator(".progress-preview")
    begun = page.evaluate("performance.now()")
    expect(alert).to_contain_text("Nothing was changed.", timeout=10_000)
    expect(alert.get_by_role("alert")).to_be_visible()
    assert page.evaluate("performance.now()") - begun < 2000
    assert ids(page) == ["r00009"]
    assert page.evaluate("window.__pwned") is None


def test_import_hostile_records(open_):
    records = [
        {
            "kind": "setting",
            "id": "review",
            "changed": 9_007_199_254_740_991,
            "value": {"fresh": HTML},
        },
        {"kind": "list", "id": "mine", "changed": 5, "value": HTML},
        {"kind": "../x", "id": "y", "changed": 5, "value": 1},
        {"kind": "list", "id": "long", "changed": 5, "value": "x" * 100_001},
        {"kind": "list", "id": "when", "changed": -1, "value": 1},
    ]
    page = open_(PROGRESS, stored([review(9)]))
    page.set_input_files("input[type=file]", files=[file(as_export([], records))])
    expect(page.locator(".progress-preview")).to_contain_text(
        "3 entries cannot be read and would be left out"
    )
    expect(page.locator(".progress-preview")).to_contain_text("does not match its checksum")
    press(page, "Merge")
    page = open_(REVIEW)
    page.locator(".practice-filters > summary").click()
    page.get_by_label("New ones a day, at most").fill("2")
    page.get_by_label("New ones a day, at most").blur()
    assert page.evaluate("() => guide.store.value('setting', 'review').fresh") == 2
    assert page.evaluate("window.__pwned") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_byte_order_mark_others(open_, encoding):
    text = json.dumps(as_export(reviews(3)))
    data = (("\ufeff" if encoding == "utf-16-be" else "") + text).encode(encoding)
    page = open_(PROGRESS)
    bring(page, data, "Merge")
    assert len(ids(page)) == 3


def test_import_of_numbers_as_strings_others(open_):
    log = [r | {"rev": "1", "at": str(r["at"])} for r in reviews(3)]
    records = [{"kind": "list", "id": "mine", "changed": "5", "value": 1}]
    page = open_(PROGRESS)
    bring(page, as_export(log, records, schema="2"), "Merge")
    assert [r["at"] for r in log_of(page)] == [r["at"] for r in reviews(3)]
    assert page.evaluate("() => guide.store.value('list', 'mine')") == 1


def test_import_of_a_twin_with_other_content_others(open_):
    other = review(1, question=QUESTIONS[0], verdict="wrong", confidence=None)
    page = open_(PROGRESS, stored(reviews(3)))
    for _ in range(2):
        bring(page, as_export([other]), "Merge")
        assert len(ids(page)) == 4
    assert {r["id"] for r in reviews(3)} < set(ids(page))


@pytest.mark.parametrize("content", [stored(reviews(6)), SCHEMA_1], ids=["stored", "schema-1"])
def test_import_of_a_stored_text_others(open_, content):
    page = open_(PROGRESS)
    bring(page, content, "Merge")
    assert len(ids(page)) == len(json.loads(content)["log"])


def test_import_into_another_path_others(open_, small_site, faults):
    """A file of one copy of the site goes into another; their storage stays apart."""
    page = open_(PROGRESS, stored(reviews(3)))
    text = page.evaluate("() => guide.store.exported()")
    root = small_site.address.removesuffix("guide/")

    def elsewhere(route):
        inside = small_site.address + route.request.url.removeprefix(f"{root}copy/")
        route.fulfill(response=route.fetch(url=inside))

    page.route(f"{root}copy/**", elsewhere)
    page.goto(f"{root}copy/{PROGRESS}")
    page.wait_for_selector(".progress-copies > *")
    assert held(page) == []
    bring(page, text, "Merge")
    assert len(held(page)) == 3
    found = page.evaluate("() => Object.keys(localStorage).filter(k => k.endsWith('/'))")
    assert sorted(found) == ["data-science-interview-guide:/copy/", STORAGE_KEY]
    faults.outside = [url for url in faults.outside if not url.startswith(f"{root}copy/")]


def test_two_imports_at_once_others(open_):
    first, second = open_(PROGRESS, stored(reviews(2))), open_(PROGRESS)
    for page, number in ((first, 10), (second, 20)):
        page.set_input_files("input[type=file]", files=[file(as_export([review(number)]))])
        expect(page.locator(".progress-preview")).to_contain_text("1 answer")
    press(first, "Merge")
    press(second, "Merge")
    assert ids(second) == ["r00000", "r00001", "r00010", "r00020"]


def test_two_files_chosen_in_a_row_others(open_):
    page = open_(PROGRESS)
    page.set_input_files("input[type=file]", files=[file(as_export(reviews(2000)))])
    page.set_input_files("input[type=file]", files=[file(as_export(reviews(2)))])
    expect(page.locator(".progress-preview")).to_contain_text("The file holds 2 answers")
    expect(page.locator(".progress-preview [role=group]")).to_have_count(1)
    press(page, "Merge")
    assert len(ids(page)) == 2


def test_reset_undo(open_):
    page = open_(PROGRESS, stored(reviews(40), [["list", "mine", 5, {"name": "x", "ids": []}]]))
    press(page, "Start over…")
    expect(page.locator(".progress-copies")).to_contain_text(
        "This takes away 40 answers and 1 record."
    )
    assert len(ids(page)) == 40
    press(page, "Leave it as it is")
    press(page, "Start over…")
    press(page, "Yes, take away 40 answers")
    assert ids(page) == []
    assert len(keys(page, ":backup:")) == 1
    expect(page.get_by_role("button", name="Start over…")).to_be_disabled()
    chapter = open_(CHAPTER)
    answer(chapter)
    page.reload()
    press(page, "Undo")
    assert ids(page)[:40] == [r["id"] for r in reviews(40)]
    assert len(ids(page)) == 41  # what was answered since stays
    assert page.evaluate("() => guide.store.value('list', 'mine').name") == "x"
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_reset_without_room_for_a_copy_asks_for_a_file_others(open_):
    page = open_("glossary/", stored(reviews(200)))
    room = page.evaluate("() => Object.entries(localStorage).flat().join('').length") + 300
    page = open_(PROGRESS, script=ROOM % room)
    press(page, "Start over…")
    press(page, "Yes, take away 200 answers")
    expect(page.locator(SAVING)).to_contain_text(
        "no room for a copy of your progress, so nothing was changed"
    )
    assert len(ids(page)) == 200
    with page.expect_download():
        page.locator(SAVING).get_by_role("button", name="Save to a file").click()
    press(page, "Start over…")
    press(page, "Yes, take away 200 answers")
    assert ids(page) == []
    press(page, "Undo")
    assert len(ids(page)) == 200


def test_all_copies_can_be_deleted_others(open_):
    page = open_(PROGRESS, stored(reviews(5)))
    press(page, "Start over…")
    press(page, "Yes, take away 5 answers")
    press(page, "Delete all copies…")
    press(page, "Yes, delete the copies")
    assert keys(page, ":") == []
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


# Parts of the site that do not fit together


@pytest.mark.parametrize("answer_", ["missing", "other", "cut", "empty index"])
@pytest.mark.parametrize("part", ["index", "metrics"])
def test_half_updated(open_, context, small_site, part, answer_):
    text = stored(reviews(5))
    open_("glossary/", text)
    page = context.new_page()
    page.set_default_timeout(8000)

    def other(route):
        name = route.request.url.rpartition("/")[2]
        if answer_ == "missing":
            return route.fulfill(status=404, body="")
        body = {
            "other": "window.more = 1;",
            "cut": f'guide.receive("{name}",' + "{",
            "empty index": f'guide.receive("{name}",{{}});',
        }
        return route.fulfill(body=body[answer_], content_type="text/javascript")

    page.route(f"**/assets/practice/{part}-*.js", other)
    page.goto(small_site.address + REVIEW)
    alert = page.locator(".practice [role=alert]")
    expect(alert).to_contain_text("reload")
    expect(alert).to_contain_text("What you answered before is safe.")
    assert get(page) == text
    page.unroute_all()
    page.reload()
    page.wait_for_selector(CARD)


def test_half_updated_data_carry_a_hash(small_site):
    names = [path.name for path in (small_site.folder / "assets/practice").iterdir()]
    assert sorted(name.rpartition("-")[0] for name in names) == ["aliases", "index", "metrics"]
    assert all(len(name.rpartition("-")[2].removesuffix(".js")) == 8 for name in names)


@pytest.mark.parametrize("place", [REVIEW, CHAPTER, PROGRESS])
def test_no_script(browser, small_site, place):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(small_site.address + place)
    readable(page, place)
    context.close()


@pytest.mark.parametrize(
    "script", ["store.js", "guide.js", "store_copies.js", "cards.js", "progress.js"]
)
@pytest.mark.parametrize("place", [REVIEW, CHAPTER, PROGRESS])
def test_no_script_bundle_throws(context, small_site, place, script):
    page = context.new_page()
    page.set_default_timeout(8000)
    page.route(
        f"**/assets/{script}",
        lambda route: route.fulfill(
            body='throw new Error("broken");', content_type="text/javascript"
        ),
    )
    page.goto(small_site.address + place, wait_until="networkidle")
    if place == CHAPTER or script in ("store.js", "guide.js"):
        readable(page, place)
    elif place == PROGRESS or script == "cards.js":
        expect(page.locator(".practice")).to_contain_text("works with JavaScript")
        expect(page.locator(NOTE)).to_contain_text("A part of this page did not load")


@pytest.mark.parametrize("script", ["ts-fsrs.js", "schedule.js", "cards.js", "review.js"])
def test_script_that_came_late_fills_the_page_next_time(context, site, script):
    page = context.new_page()
    place = f"**/assets/{script}"
    page.route(place, lambda route: route.abort())
    page.goto(f"{site.address}practice/", wait_until="networkidle")
    expect(page.locator(NOTE)).to_contain_text("A part of this page did not load")
    page.unroute(place)
    page.evaluate("window.isSame = true")
    page.locator(".practice a").click()
    page.wait_for_url("**/questions/")
    page.go_back()
    expect(page.locator(".practice-card .question")).to_be_visible()
    assert page.evaluate("window.isSame")


def readable(page, place):
    if place != CHAPTER:
        expect(page.locator(".practice")).to_contain_text("works with JavaScript")
        page.locator(".practice a").click()
        page.wait_for_url("**/questions/")
        page.goto(f"{page.url}metrics/")
    answer_ = page.locator(f"{QUESTION} .question-answer").first
    if not page.evaluate("document.documentElement.hasAttribute('data-guide')"):
        answer_.locator("summary").click()
        expect(answer_.locator(".question-explanation")).to_be_visible()
    expect(page.locator(f"{QUESTION} .option").first).to_be_visible()
