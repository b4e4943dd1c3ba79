"""What a reader answered outlives changes of the site, and what cannot be read is set aside."""

import json

import pytest
from playwright.sync_api import expect

from tests import small
from tests.browser.conftest import Site
from tests.browser.test_questions import STORAGE_KEY, choose, hashes, log_of
from tests.build import SMALL_NAV, build, build_small, project

PLACE = "machine-learning/metrics/"
QUESTION = '[data-question="false-alarms"]'
FILE = "questions/metrics/false-alarms.md"


@pytest.fixture
def small_site(tmp_path):
    served = Site(build_small(tmp_path / "before"))
    yield served
    served.close()


@pytest.fixture
def answered(context, small_site, faults):
    """A page on which one question was answered wrongly."""
    page = context.new_page()
    faults.watch(page, small_site.address)
    page.goto(small_site.address + PLACE)
    question = page.locator(QUESTION)
    wrong = question.locator(".option", has_text="Recall").locator("input").get_attribute("value")
    choose(question, wrong)
    return page


def last_answer(page):
    chosen = page.locator(f"{QUESTION} .option:has(input:checked) .option-text")
    return chosen.text_content() if chosen.count() else None


def test_a_question_inserted_above_takes_no_answer(answered, small_site, tmp_path):
    above = small.second().replace("is hurt by false alarms first", "forgets the negatives")
    chapter = small.CHAPTER.replace("Some words.", "<!-- question: above -->")
    files = {"questions__metrics__above.md": above, "machine-learning__metrics.md": chapter}
    small_site.show(build_small(tmp_path / "after", **files))
    answered.reload()
    assert last_answer(answered) == "Recall"
    assert answered.locator('[data-question="above"] input:checked').count() == 0


def test_reordered_options_keep_their_answer(answered, small_site, tmp_path):
    fixed = small.QUESTION.replace("rev: 1", "rev: 1\norder: fixed")
    first, second = fixed.index("- [x] Precision"), fixed.index("- [ ] Recall")
    third, rest = fixed.index("- [ ] Prevalence"), fixed.index("\n**Why")
    parts = [
        fixed[:first],
        fixed[third:rest],
        fixed[second:third],
        fixed[first:second],
        fixed[rest:],
    ]
    before = answered.locator(f"{QUESTION} .option-text").all_text_contents()
    small_site.show(build_small(tmp_path / "after", **{FILE.replace("/", "__"): "".join(parts)}))
    answered.reload()
    shown = answered.locator(f"{QUESTION} .option-text").all_text_contents()
    assert shown == ["Prevalence", "Recall", "Precision"] != before
    assert last_answer(answered) == "Recall"


def test_a_renamed_page_keeps_its_answers(answered, small_site, tmp_path):
    folder = tmp_path / "after"
    folder.mkdir()
    docs = small.write(folder, **{"index.md": small.PAGE.replace("metrics.md", "measures.md")})
    (docs / "machine-learning/metrics.md").rename(docs / "machine-learning/measures.md")
    (docs / "questions/metrics").rename(docs / "questions/measures")
    built = build(project(folder, SMALL_NAV.replace("metrics.md", "measures.md")))
    assert built.status == 0, built.output
    small_site.show(built.site)
    answered.goto(f"{small_site.address}machine-learning/measures/")
    assert last_answer(answered) == "Recall"


def test_a_new_revision_starts_again_and_keeps_the_history(answered, small_site, tmp_path):
    changed = small.QUESTION.replace("rev: 1", "rev: 2")
    small_site.show(build_small(tmp_path / "after", **{FILE.replace("/", "__"): changed}))
    answered.reload()
    expect(answered.locator(f"{QUESTION} .question-verdict")).to_have_text("")
    assert last_answer(answered) is None
    assert [review["rev"] for review in log_of(answered)] == [1]


def test_an_unreadable_entry_is_set_aside_and_the_others_stay(answered):
    [good] = log_of(answered)
    good |= {"at": "2026-11-20T10:00:00.000Z"}
    bad = {"id": "x", "question": "false-alarms", "rev": "one", "options": [], "at": "9999"}
    state = json.dumps({"schema": 1, "log": [good, bad, "<img src=x onerror=window.__pwned=1>"]})
    answered.evaluate("([k, v]) => localStorage.setItem(k, v)", [STORAGE_KEY, state])
    answered.reload()
    assert last_answer(answered) == "Recall"
    expect(answered.locator(".guide-note")).to_contain_text("2 saved answers could not be read")
    aside = answered.evaluate(
        "k => JSON.parse(localStorage.getItem(k))", f"{STORAGE_KEY}:set-aside"
    )
    assert json.loads(aside[0]["text"]) == bad
    question = answered.locator(QUESTION)
    choose(question, hashes(question, True)[0])
    assert [review["verdict"] for review in log_of(answered)] == ["wrong", "right"]
    assert answered.evaluate("window.__pwned") is None


def test_text_that_is_no_json_is_kept_and_the_log_begins_anew(answered):
    answered.evaluate(
        "k => localStorage.setItem(k, localStorage.getItem(k).slice(0, 40))", STORAGE_KEY
    )
    torn = answered.evaluate("k => localStorage.getItem(k)", STORAGE_KEY)
    answered.reload()
    question = answered.locator(QUESTION)
    choose(question, hashes(question, True)[0])
    aside = answered.evaluate(
        "k => JSON.parse(localStorage.getItem(k))", f"{STORAGE_KEY}:set-aside"
    )
    assert [entry["text"] for entry in aside] == [torn]
    assert len(log_of(answered)) == 1


def test_a_newer_schema_is_left_alone(answered):
    newer = json.dumps({"schema": 4, "log": [], "more": True})
    answered.evaluate("([k, v]) => localStorage.setItem(k, v)", [STORAGE_KEY, newer])
    answered.reload()
    expect(answered.locator(".guide-note")).to_contain_text("newer version")
    question = answered.locator(QUESTION)
    choose(question, hashes(question, True)[0])
    expect(question.locator(".question-verdict")).to_have_text("That is right.")
    assert answered.evaluate("k => localStorage.getItem(k)", STORAGE_KEY) == newer


@pytest.mark.parametrize(
    "trouble",
    [
        'Object.defineProperty(window, "localStorage", '
        '{ get() { throw new DOMException("x", "SecurityError"); } });',
        'Object.defineProperty(window, "localStorage", { value: null });',
        'Storage.prototype.setItem = () => { throw new DOMException("q", "QuotaExceededError"); };',
    ],
    ids=["blocked", "null", "full"],
)
def test_without_storage_answers_count_until_the_page_closes(context, small_site, faults, trouble):
    context.add_init_script(trouble)
    page = context.new_page()
    faults.watch(page, small_site.address)
    page.goto(small_site.address + PLACE)
    question = page.locator(QUESTION)
    choose(question, hashes(question, True)[0])
    expect(question.locator(".question-verdict")).to_have_text("That is right.")
    expect(page.locator(".guide-note")).to_contain_text("close")
