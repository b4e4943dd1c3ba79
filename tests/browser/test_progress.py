"""Progress: the figures say what the log says, in numbers too, and a file is easy to keep."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import QUIET, Site
from tests.browser.practice_state import (
    DAY,
    NOON,
    QUESTIONS,
    as_export,
    build_site,
    file,
    put,
    review,
    reviews,
    stored,
)
from tests.browser.test_questions import press, tab_to

PLACE = "practice/progress/"
DOCUMENT = Path(__file__).parents[2] / "docs/contribute/practice.md"


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    served = Site(build_site(tmp_path_factory.mktemp("progress") / "site"))
    yield served
    served.close()


@pytest.fixture
def progress(context, small_site, faults):
    """Opens the page at noon of a day, with what is stored."""

    def opened(text=None, place=PLACE):
        page = context.new_page()
        page.clock.install(time=NOON / 1000)
        faults.watch(page, small_site.address)
        if text:
            page.goto(small_site.address + QUIET)
            put(page, text)
        page.goto(small_site.address + place)
        page.wait_for_selector(".progress-copies > *, .practice-card > *")
        return page

    return opened


def row(page, name):
    return page.locator(".progress-row", has_text=name).first


def days_ago(number, question, days, **changes):
    return review(number, question=question, at=NOON - days * DAY, **changes)


def test_strength_is_chance_times_coverage(progress):
    log = [days_ago(1, QUESTIONS[0], 10), days_ago(2, QUESTIONS[1], 4)]
    page = progress(stored(log))
    chances = page.evaluate("""() => {
      const today = guide.schedule.dayOf(Date.now());
      const found = guide.schedule.memories(guide.store.log(), guide.cards.cards).values();
      return [...found].map(memory => guide.schedule.recall(memory, today));
    }""")
    known = sum(chances) / 3
    assert 0.3 < known < 0.66
    words = f"{known:.0%}".replace("%", "\u00a0%") + ", 2 of 3"
    expect(row(page, "Machine learning").locator(".progress-number")).to_have_text(words)
    widths = row(page, "Machine learning").evaluate(
        "row => [...row.querySelectorAll('rect')].map(r => parseFloat(r.getAttribute('width')))"
    )
    assert widths == pytest.approx([200 / 3, known * 100])
    page.locator("summary", has_text="Machine learning").click()
    topic = page.get_by_role("link", name="Confusion matrix, precision, recall").first
    assert topic.get_attribute("href").endswith("/practice/?topic=confusion-matrix")
    page.locator("summary", has_text="The same as a table").click()
    cells = page.locator(".progress-figures tbody tr").first.locator("td").all_text_contents()
    assert cells[1:4] == ["Confusion matrix, precision, recall", "3", "2"]


def test_totals_count_first_tries_and_what_is_due(progress):
    log = [
        days_ago(1, QUESTIONS[0], 20, verdict="wrong", confidence=None),
        days_ago(2, QUESTIONS[0], 20),
        days_ago(4, QUESTIONS[1], 20),
        days_ago(5, QUESTIONS[1], 0),
    ]
    page = progress(stored(log))
    totals = page.locator(".progress-totals dd").all_text_contents()
    assert totals[0] == "2 of 3"
    assert totals[2:] == ["1 (50\u00a0%)", "4", "1"]
    expect(page.get_by_role("link", name="Review what is due")).to_be_visible()


def test_the_forecast_is_that_of_the_schedule(progress):
    log = [days_ago(1, QUESTIONS[0], 0), days_ago(2, QUESTIONS[1], 30)]
    page = progress(stored(log))
    days = page.evaluate("""() => {
      const today = guide.schedule.dayOf(Date.now());
      return [...guide.schedule.memories(guide.store.log(), guide.cards.cards).values()]
        .map(memory => Math.max(0, memory.due - today));
    }""")
    heading = page.locator("h2", has_text="Coming due")
    rows = heading.locator("xpath=following-sibling::ul[1]/li/span[2]").all_text_contents()
    assert len(rows) == 14
    assert [int(number) for number in rows] == [days.count(day) for day in range(14)]
    first = heading.locator("xpath=following-sibling::ul[1]/li/span[1]").all_text_contents()
    assert first[:3] == ["Today", "Tomorrow", "Fri, Nov 27"]


def test_how_sure_is_held_against_the_next_time(progress):
    log = [
        days_ago(1, QUESTIONS[0], 9, confidence="easy"),
        days_ago(2, QUESTIONS[0], 6, verdict="wrong", confidence=None),
        days_ago(3, QUESTIONS[0], 6, confidence="knew"),
        days_ago(4, QUESTIONS[0], 3, confidence="knew"),
        days_ago(5, QUESTIONS[0], 1, verdict="wrong", confidence=None),
        days_ago(6, QUESTIONS[1], 1, confidence="guessed"),
    ]
    page = progress(stored(log))
    expect(row(page, "Easy")).to_contain_text("0\u00a0%, 0 of 1")
    expect(row(page, "Knew it")).to_contain_text("50\u00a0%, 1 of 2")
    expect(row(page, "Guessed")).to_have_count(0)


def test_mock_interviews_give_a_curve_and_a_brier_score(progress):
    answers = [
        {"sure": 0.95, "right": True},
        {"sure": 0.95, "right": False},
        {"sure": 0.5, "right": True},
        {"sure": 0.25, "right": False},
        {"sure": 2, "right": True},
        {"sure": 0.5},
    ]
    notes = [["mock-report", "a", 1, {"answers": answers}], ["mock-report", "b", 1, {}]]
    page = progress(stored(reviews(1), notes))
    brier = (0.05**2 + 0.95**2 + 0.5**2 + 0.25**2) / 4
    text = page.locator(".progress-figures")
    expect(text).to_contain_text(f"Over 4 answers the Brier score is {brier:.2f}:")
    expect(text).to_contain_text("95\u00a0% sure: right in 1 of 2 (50\u00a0%)")
    points = page.locator(".progress-curve circle")
    places = [(float(p.get_attribute("cx")), float(p.get_attribute("cy"))) for p in points.all()]
    assert places == [(90, 210), (140, 10), (230, 110)]


def test_everything_works_by_keyboard_and_says_what_it_did(progress):
    page = progress(stored(reviews(5)))
    said = page.locator(".progress-said")
    assert said.get_attribute("role") is None  # it gets the focus, which says it once
    tab_to(page, "button", "Save to a file")
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(said).to_be_focused()
    tab_to(page, "input[type=file]")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(file(as_export(reviews(9))))
    press(page, "Merge")
    expect(said).to_be_focused()
    expect(said).to_have_text("Merged: 4 answers came in.")
    press(page, "Start over…")
    assert page.evaluate("document.activeElement.textContent") == "Leave it as it is"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(said).to_be_focused()
    expect(said).to_have_text("You start anew. Undo brings everything back.")
    press(page, "Undo")
    expect(said).to_have_text("Undone: you have 9 answers.")
    tab_to(page, ".progress-figures summary")
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".progress-copies > *")
    other.evaluate("log => guide.store.append(...log)", [review(20)])
    expect(page.locator(".progress-totals")).to_contain_text("Answers in all10")
    expect(page.locator(".progress-figures summary").first).to_be_focused()


def test_a_backup_can_be_looked_at_and_put_back(progress):
    page = progress(stored(reviews(9)))
    put(page, stored(reviews(6)[2:]), ":backup:2026-11-24")
    page.reload()
    line = page.locator(".progress-list > li", has_text="2026-11-24: 4 answers, 0 records")
    with page.expect_download() as download:
        line.get_by_role("button", name="Download").click()
    page.set_input_files("input[type=file]", files=[file(download.value.path().read_bytes())])
    expect(page.locator(".progress-preview")).to_contain_text("The file holds 4 answers")
    restore = line.get_by_role("button", name="Restore")
    restore.press("Enter")
    expect(page.get_by_role("group", name="What to do with it")).to_be_focused()
    page.get_by_role("button", name="Leave it").press("Enter")
    expect(restore).to_be_focused()
    restore.press("Enter")
    expect(page.locator(".progress-preview")).to_contain_text("The backup holds 4 answers")
    page.get_by_role("button", name="Replace 9 answers here").click()
    assert page.evaluate("() => guide.store.log().length") == 4


@pytest.mark.parametrize("place", [PLACE, "practice/"])
@pytest.mark.parametrize(
    ("count", "last", "is_shown"),
    [
        (20, None, False),
        (21, None, True),
        (21, "2026-11-18", False),
        (21, "2026-11-17", True),
        (21, "2027-11-17", True),
        (21, "never", True),
    ],
)
def test_a_file_is_asked_for_quietly(progress, place, count, last, is_shown):
    notes = [["setting", "export", 1, last]] if last else []
    page = progress(stored(reviews(count), notes), place)
    reminder = page.locator(".practice-reminder > p")
    expect(reminder).to_have_count(int(is_shown))
    if not is_shown:
        return
    with page.expect_download():
        page.locator(".practice-reminder").get_by_role("button").press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("Saved. The file is")
    assert page.evaluate("() => guide.store.value('setting', 'export')") == "2026-11-25"
    page.reload()
    page.wait_for_selector(".progress-copies > *, .practice-card > *")
    expect(reminder).to_have_count(0)


def test_the_document_of_the_form_is_true(progress):
    """The examples of the page on the form are read by the site as they stand there."""
    export, state = re.findall(
        r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL
    )
    page = progress(state)
    want = json.loads(export)["reviews"][0]
    [have] = json.loads(page.evaluate("() => guide.store.exported()"))["reviews"]
    assert have == want
    page.set_input_files("input[type=file]", files=[file(export)])
    preview = page.locator(".progress-preview")
    expect(preview).to_contain_text("1 answer and 1 record, saved on 2026-11-25. 0 answers")
    expect(preview).not_to_contain_text("checksum")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(progress, width):
    notes = [["mock-report", "a", 1, {"answers": [{"sure": 0.5, "right": True}]}]]
    page = progress(stored(reviews(30), notes))
    put(page, "torn" * 200, ":set-aside")
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()
    page.wait_for_selector(".progress-copies > *")
    for box in page.locator(".practice details").all():
        box.evaluate("box => { box.open = true; }")
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(over) == 0
    headings = page.locator("article :is(h1, h2, h3)").evaluate_all(
        "all => all.map(h => h.tagName)"
    )
    assert headings[0] == "H1" and "H3" not in headings[:2]


def test_the_page_can_be_left_and_come_back_to(progress):
    page = progress(stored(reviews(3)))
    page.evaluate("window.mark = 'same document'")
    page.locator(".md-nav--primary >> text=Review").click()
    page.wait_for_url("**/practice/")
    page.go_back()
    page.wait_for_url(f"**/{PLACE}")
    page.wait_for_selector(".progress-copies > *")
    expect(page.locator(".progress-totals")).to_contain_text("2 of 3")
