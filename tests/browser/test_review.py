"""Review: questions come by schedule, wrong ones return, and a reader needs the keyboard only."""

import pytest
from playwright.sync_api import expect

from tests import small
from tests.browser.conftest import Site
from tests.browser.test_questions import hashes, log_of, tab_to
from tests.build import SMALL_NAV, build_small

REVIEW = (
    "---\ntitle: Review\ndescription: A page that is only here so that the tests can review.\n"
    "---\n\nWords.\n\n<!-- practice: review -->\n"
)
NAV = SMALL_NAV + "  - Practice: practice/index.md\n"
CARD = ".practice-card .question"


def site_of(folder, **files):
    return build_small(folder, NAV, **{"practice__index.md": REVIEW}, **files)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    served = Site(site_of(tmp_path_factory.mktemp("review") / "site"))
    yield served
    served.close()


@pytest.fixture
def review(context, small_site, faults):
    page = context.new_page()
    page.clock.install(time="2026-11-25T10:00:00Z")
    faults.watch(page, small_site.address)
    page.goto(f"{small_site.address}practice/")
    page.wait_for_selector(CARD)
    return page


def shown(page):
    return page.locator(CARD).get_attribute("data-question")


def answer(page, right, sure=None):
    """Answer the question on the page by keyboard; open ones get all points or none."""
    card = page.locator(CARD)
    name = shown(page)
    if card.get_attribute("data-kind") == "open":
        card.locator("summary").click()
        for box in card.locator(".option input").all() if right else []:
            box.check()
        card.locator(".question-check").click()
    else:
        wanted = hashes(card, right)[0]
        values = [i.get_attribute("value") for i in card.locator(".option input").all()]
        page.keyboard.press(str(values.index(wanted) + 1))
        page.keyboard.press("Enter")
    if right:
        expect(page.locator(".practice-sure")).to_be_visible()
        page.locator("body").press({"guessed": "1", "knew": "2", "easy": "3"}[sure or "knew"])
    else:
        page.locator(".practice-next button").press("Enter")
    page.wait_for_function(
        "name => document.querySelector('.practice-card .question')?.dataset.question !== name",
        arg=name,
    )


def answer_by_tab(page, right):
    """Answer the question on the page with Tab, arrows, Space and Enter only."""
    card = page.locator(CARD)
    if card.get_attribute("data-kind") == "open":
        tab_to(page, f"{CARD} summary")
        page.keyboard.press("Enter")
        for box in card.locator(".option input").all() if right else []:
            tab_to(page, f'{CARD} input[value="{box.get_attribute("value")}"]')
            page.keyboard.press("Space")
    else:
        wanted = hashes(card, right)[0]
        tab_to(page, f"{CARD} .option input")
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != wanted:
            page.keyboard.press("ArrowDown")
    tab_to(page, f"{CARD} .question-check")
    page.keyboard.press("Enter")


def days_later(page, days):
    page.clock.fast_forward(days * 24 * 3600 * 1000)
    page.reload()
    page.wait_for_selector(".practice-card :is(.question, h2)")


def test_a_sitting_ends_and_the_questions_come_back_on_their_days(review):
    expect(review.locator(".practice-counts")).to_have_text("0 questions due · 3 new")
    for _ in range(3):
        answer(review, True)
    expect(review.locator(".practice-card h2")).to_have_text("That is all for today")
    expect(review.locator(".practice-card")).to_contain_text("3 questions, 3 right at the first")
    expect(review.locator(".practice-card")).to_contain_text("Next: 3 questions in 2 days.")
    days_later(review, 1)
    expect(review.locator(".practice-card h2")).to_have_text("Nothing to review today")
    days_later(review, 1)
    expect(review.locator(".practice-counts")).to_have_text("3 questions due · 0 new")


def test_what_a_newcomer_is_asked_first_is_fetched_ahead(context, site):
    page = context.new_page()
    page.goto(f"{site.address}practice/")
    page.wait_for_selector(CARD)
    ahead = page.locator("link[rel=preload][as=script]")
    links = ahead.evaluate_all("(all) => all.map((link) => link.href)")
    files = [link.rpartition("/")[2] for link in links if "/practice/" in link]
    asked = page.evaluate(
        "(id) => guide.cards.pages.get(guide.cards.cards.get(id).page).file", shown(page)
    )
    assert files[1:] == [asked]


def test_a_wrong_answer_comes_back_in_the_same_sitting(review):
    first = shown(review)
    answer(review, False)
    assert shown(review) != first
    answer(review, True)
    answer(review, True)
    assert shown(review) == first
    answer(review, True)
    verdicts = [(r["question"] == first, r["verdict"]) for r in log_of(review)]
    assert verdicts == [(True, "wrong"), (False, "right"), (False, "right"), (True, "right")]


def test_how_sure_a_reader_was_is_kept_and_counts(review):
    for sure in ("guessed", "knew", "easy"):
        answer(review, True, sure)
    assert [r["confidence"] for r in log_of(review)] == ["guessed", "knew", "easy"]
    days = review.evaluate(
        "() => [...guide.schedule.memories(guide.store.log(), guide.cards.cards).values()]"
        ".map(m => m.due - m.last)"
    )
    assert days == sorted(days) and days[0] < days[2]


def test_an_answer_is_saved_before_the_reader_says_how_sure(review):
    card = review.locator(CARD)
    card.locator(f'input[value="{hashes(card, True)[0]}"]').check()
    card.locator(".question-check").click()
    review.close()
    assert not review.context.pages
    page = review.context.new_page()
    page.goto(review.url)
    assert [r["verdict"] for r in log_of(page)] == ["right"]


def test_looking_at_the_answer_counts_as_not_known(review):
    review.keyboard.press("s")
    expect(review.locator(".practice-next")).to_contain_text("comes back in this sitting")
    assert [(r["verdict"], r["options"]) for r in log_of(review)] == [("wrong", [])]
    assert review.evaluate("document.activeElement.textContent") == "Next"  # no search was opened
    assert not review.locator("#__search").is_checked()


def test_options_can_wait_until_the_reader_has_an_answer(review):
    review.locator(".practice-filters > summary").click()
    review.get_by_label("Let me answer in my head first").check()
    answer(review, True)
    expect(review.locator(f"{CARD} .question-form")).to_be_hidden()
    review.locator(".practice-next button").press("Enter")
    expect(review.locator(f"{CARD} .option").first).to_be_visible()
    answer(review, True)
    review.reload()
    review.wait_for_selector(CARD)
    review.locator(".practice-filters > summary").click()
    expect(review.get_by_label("Let me answer in my head first")).to_be_checked()


def test_a_filter_keeps_other_questions_away(review):
    review.locator(".practice-filters > summary").click()
    review.get_by_label("Level", exact=True).select_option("deep")
    expect(review.locator(".practice-counts")).to_have_text("0 questions due · 0 new")
    level = review.get_by_label("Level", exact=True)
    level.focus()
    for _ in range(2):  # each arrow draws the filters anew, and the focus stays
        review.keyboard.press("ArrowUp")
        expect(level).to_be_focused()
    expect(review.locator(".practice-filters > summary")).to_contain_text("Phone screen")
    level.select_option("core")
    expect(review.locator(".practice-counts")).to_have_text("0 questions due · 3 new")
    answer_by_tab(review, True)
    review.keyboard.press("Enter")
    expect(review.locator(CARD)).to_be_focused()
    limit = review.get_by_label("New ones a day, at most")
    limit.fill("2")
    limit.press("Tab")  # the next question comes without taking the focus
    expect(review.locator(".practice-counts")).to_have_text("0 questions due · 1 new")
    expect(review.get_by_label("Due ones a day, at most")).to_be_focused()


def test_a_daily_limit_holds_for_the_day_and_may_be_passed_on_request(review):
    review.locator(".practice-filters > summary").click()
    review.get_by_label("New ones a day, at most").fill("1")
    review.get_by_label("New ones a day, at most").blur()
    answer(review, True)
    expect(review.locator(".practice-card h2")).to_have_text("That is all for today")
    review.reload()
    expect(review.locator(".practice-card h2")).to_have_text("Nothing to review today")
    review.get_by_role("button", name="Go on with 2 more new ones").press("Enter")
    expect(review.locator(CARD)).to_be_focused()


def test_keys_can_be_turned_off_and_tab_does_it_all(review):
    review.locator(".practice-filters > summary").click()
    review.get_by_label("Keys without Ctrl or Alt").uncheck()
    review.locator("body").press("s")
    review.locator("body").press("1")
    assert review.locator(f"{CARD} input:checked").count() == 0
    assert log_of(review) == []
    for right, sure, key in (
        (False, "Next", "Enter"),
        (True, "Guessed", "Space"),
        (True, "Easy", "Enter"),
    ):
        before = shown(review)
        answer_by_tab(review, right)
        expect(review.locator(".practice-next button.md-button--primary")).to_be_focused()
        if sure == "Guessed":
            review.keyboard.press("Shift+Tab")  # the focus is on what most will say
        tab_to(review, ".practice-next button", sure)
        review.keyboard.press(key)
        expect(review.locator(CARD)).not_to_have_attribute("data-question", before)
        expect(review.locator(CARD)).to_be_focused()
    assert [(r["verdict"], r["confidence"]) for r in log_of(review)] == [
        ("wrong", None),
        ("right", "guessed"),
        ("right", "easy"),
    ]


def test_a_new_revision_is_a_new_question(review, small_site, tmp_path):
    for _ in range(3):
        answer(review, True)
    before = small_site.folder
    changed = small.QUESTION.replace("rev: 1", "rev: 2")
    path = "questions__metrics__false-alarms.md"
    small_site.show(site_of(tmp_path / "after", **{path: changed}))
    review.reload()
    expect(review.locator(".practice-counts")).to_have_text("0 questions due · 1 new")
    assert shown(review) == "false-alarms"
    assert len(log_of(review)) == 3
    small_site.show(before)


def test_without_script_the_page_leads_to_the_questions(browser, small_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_site.address}practice/")
    expect(page.locator(".practice")).to_contain_text("works with JavaScript")
    page.locator(".practice a").click()
    assert page.url == f"{small_site.address}questions/"
    context.close()


@pytest.mark.parametrize("place", ["machine-learning/metrics/", "questions/metrics/"])
def test_a_chapter_and_its_set_lead_to_their_review(review, small_site, place):
    review.goto(small_site.address + place)
    review.get_by_role("link", name="Review these questions, spaced over days").click()
    review.wait_for_selector(CARD)
    assert review.url == f"{small_site.address}practice/?page=metrics"
    expect(review.locator(".practice-filters > summary")).to_have_text("What to review: Metrics")


def test_without_script_nothing_leads_to_a_review(browser, small_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_site.address}questions/metrics/")
    expect(page.get_by_text("Review these questions")).to_be_hidden()
    context.close()
