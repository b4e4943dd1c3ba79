"""What opens, is answered or is filled in stays open to all: each state is judged by every rule."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import axe
from tests.browser import tour
from tests.browser.conftest import QUIET, Site
from tests.browser.practice_state import DAY, NOON, put, review, stored
from tests.browser.test_missing import NOT_FOUND
from tests.browser.test_mock import CARD, record
from tests.browser.test_questions import choose, hashes

BROAD, NARROW = tour.BOTH
CHAPTER = "machine-learning/model-evaluation/"
EACH_KIND = "machine-learning/statistics/"  # a chapter that shows questions of each kind
Steps = Iterator[str]


def questions(page: Page, site: Site) -> Steps:
    page.goto(site.address + EACH_KIND)
    single = page.locator('.question[data-kind="single"]')
    multiple = page.locator('.question[data-kind="multiple"]').first
    opened = page.locator('.question[data-kind="open"]').first
    single.first.locator(".question-check").click()
    yield "nothing chosen"
    choose(single.nth(0), hashes(single.nth(0), False)[0])
    choose(multiple, hashes(multiple, True)[0], hashes(multiple, False)[0])
    opened.locator("summary").click()
    yield "wrong, partly right, model answer open"
    choose(single.nth(0), hashes(single.nth(0), True)[0])
    single.nth(1).locator(".question-reveal").click()
    opened.locator(".option input").first.check()
    opened.locator(".question-check").click()
    expect(opened.locator(".question-verdict")).to_contain_text("1 of")
    page.evaluate("guide.tell('Nothing can be saved here.', 'export', 'saving')")
    yield "right, shown, points noted, told that nothing is saved"


def search(page: Page, site: Site) -> Steps:
    page.goto(site.address + CHAPTER)
    page.locator(".md-search__input").click()
    page.keyboard.type("isotonic")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    yield "results"
    page.keyboard.type("zzzzqqqqxxxx")  # the theme listens to keys
    expect(page.locator(".md-search-result__meta")).to_contain_text("No matching documents")
    yield "no results"


def drawer(page: Page, site: Site) -> Steps:
    NARROW.show(page)
    page.goto(site.address + CHAPTER)
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary")).to_be_visible()
    yield "open"


def lost(page: Page, site: Site) -> Steps:
    page.goto(f"{site.address}machine-learnin/statistcs.html")
    expect(page.locator("[data-missing] a").last).to_contain_text("Search the guide")
    yield "pages that may be meant"


def resources(page: Page, site: Site) -> Steps:
    page.goto(f"{site.address}resources/")
    fields = page.locator(".resources-filters select")
    fields.nth(1).select_option(index=1)
    expect(page.locator(".resources-status")).not_to_be_empty()
    yield "filtered"


def review_page(page: Page, site: Site) -> Steps:
    page.goto(f"{site.address}practice/")
    card = page.locator(".practice-card .question")
    card.wait_for()
    page.locator(".practice-filters > summary").click()
    yield "a question, filters open"
    page.get_by_label("Level", exact=True).select_option("screen")
    card.wait_for()
    card.press("s")  # the focus was in the filter, which has keys of its own
    expect(page.locator(".practice-next")).to_contain_text("comes back")
    yield "answer shown"
    page.locator(".practice-next button").click()
    while card.get_attribute("data-kind") == "open":
        page.keyboard.press("s")
        page.locator(".practice-next button").click()
    for right in hashes(card, True):
        card.locator(f'input[value="{right}"]').check()
    card.locator(".question-check").click()
    expect(page.locator(".practice-sure")).to_be_visible()
    yield "right, asked how sure"


def review_done(page: Page, site: Site) -> Steps:
    page.goto(site.address + QUIET)
    put(page, stored([review(1)], [["setting", "new", 1, 0]]))
    page.goto(f"{site.address}practice/?topic=no-such-topic")
    page.wait_for_selector(".practice-card > *")
    yield "a filter that fits nothing"


def mock(page: Page, site: Site) -> Steps:
    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    def go_to(place: int) -> None:
        page.locator(".mock-numbers button").nth(place).click()
        page.locator(f'{CARD}[data-question="{ids[place]}"]').wait_for()

    address = f"{site.address}practice/mock/?role=scientist&minutes=15&level=core&seed="
    page.goto(f"{address}one")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('no')) }")
    page.wait_for_selector(".mock-body h2")
    press("Copy the link to this set")
    expect(page.get_by_label("The link to this set")).to_be_visible()
    yield "choosing, link to copy"
    press("Start")
    ids = record(page)["ids"]
    kinds = page.evaluate("ids => ids.map(id => guide.cards.cards.get(id).kind)", ids)
    for place in (place for place, kind in enumerate(kinds) if kind != "open"):
        go_to(place)
        page.locator(f"{CARD} .option input").first.check()
        page.get_by_label("75%", exact=True).check()
    press("Flag, to come back")
    yield "a question with options answered and flagged"
    go_to(kinds.index("open"))
    page.get_by_label("Notes, if you like").fill("Costs first.")
    press("Submit the interview")
    yield "an open question, asked twice"
    page.goto(f"{address}two")
    expect(page.get_by_role("heading", name="Which one?")).to_be_visible()
    yield "another interview not finished"
    press("Go on with mine")
    press("Submit the interview")
    press("Submit now")
    page.locator(".mock-body .option input").first.check()
    yield "scoring"
    press("Show the report")
    for box in page.locator("details.practice-more > summary").all():
        box.click()
    page.locator("details.practice-more .question").last.wait_for()
    yield "report"


def kit(page: Page, site: Site) -> Steps:
    page.goto(f"{site.address}practice/kit/")
    page.wait_for_selector(".kit-form")
    for box in page.locator(".kit-form details > summary").all():
        box.click()
    page.get_by_role("button", name="Make the sheets").click()
    expect(page.locator(".kit-status")).to_have_text("Pick at least one competency first.")
    yield "form"
    query = "pages=model-evaluation,statistics&level=mixed&minutes=30&people=2&kind=mixed&seed=one"
    page.goto(f"{site.address}practice/kit/?{query}")
    page.wait_for_selector(".kit-sheet")
    for box in page.locator(".kit-sheet details > summary").all():
        box.click()
    yield "sheets"


def journal(page: Page, site: Site) -> Steps:
    page.goto(f"{site.address}practice/journal/")
    form = page.locator(".journal-new")
    form.get_by_role("button", name="Close the entry").click()
    yield "nothing noted"
    form.get_by_label("Company").fill("Acme")
    form.get_by_label("The questions").fill("Why is your AUC so good?\nExplain p-values")
    form.get_by_role("button", name="Close the entry").click()
    expect(page.locator(".journal-entry")).to_contain_text("resting")
    yield "resting"
    page.get_by_role("button", name="Open it now all the same").click()
    page.wait_for_selector(".journal-row")
    yield "sheet"
    page.locator(".journal-entry").get_by_role("button", name="Delete").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    yield "deleted"


def resume(page: Page, site: Site) -> Steps:
    page.goto(f"{site.address}practice/resume/")
    page.get_by_label("Your résumé, as text").fill(
        "Ada Example\n• Calibrated scores of an XGBoost churn model with Platt scaling\nChess"
    )
    page.get_by_role("button", name="Show what it invites").click()
    page.wait_for_selector(".resume-line mark")
    for box in page.locator(".resume-item summary").all():
        box.click()
    yield "what it invites"


def progress(page: Page, site: Site) -> Steps:
    page.goto(site.address + QUIET)
    log = [
        review(
            number,
            question="test-set-thinned-for-speed" if number % 2 else "two-curves-that-cross",
            at=NOON - (20 - number) * DAY,
        )
        for number in range(12)
    ]
    report = {"answers": [{"sure": 0.5, "right": True}, {"sure": 0.95, "right": False}]}
    put(page, stored(log, [["mock-report", "a", 1, report]]))
    put(page, "torn", ":set-aside")
    page.goto(f"{site.address}practice/progress/")
    page.wait_for_selector(".progress-copies > *")
    page.evaluate("document.querySelectorAll('.practice details').forEach(d => d.open = true)")
    yield "figures"
    page.set_input_files(
        "input[type=file]",
        files=[{"name": "progress.json", "mimeType": "application/json", "buffer": b"{}"}],
    )
    yield "a file that cannot be read"


# The search and the drawer are laid out when they are opened.
ONLY = {search: (BROAD, axe.State("light", 390), NARROW), drawer: (NARROW,)}
WAYS = (
    questions,
    search,
    drawer,
    lost,
    resources,
    review_page,
    review_done,
    mock,
    kit,
    journal,
    resume,
    progress,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_state_is_open_to_all(browser, site, faults, way):
    context = browser.new_context(reduced_motion="reduce")
    axe.bring(context)
    page = context.new_page()
    page.clock.install(time=NOON / 1000)
    page.clock.resume()
    faults.watch(page, site.address)
    BROAD.show(page)
    found = []
    for name in way(page, site):
        found += tour.judged(page, name, ONLY.get(way, tour.BOTH))
    context.close()
    faults.errors[:] = [text for text in faults.errors if not text.startswith(NOT_FOUND)]
    assert not found, "\n".join(found)
