"""A mock interview: one address one set, no verdict before the end, an honest report, no loss."""

import json
import re
import shutil
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from guide import bank
from guide.formulas import Typesetter
from playwright.sync_api import expect

from tests import small
from tests.browser.conftest import Site
from tests.browser.test_questions import STORAGE_KEY, arrived, log_of, tab_to
from tests.build import ROOT, SMALL_NAV, build_small

PLACE = "practice/mock/"
LINK = "role=scientist&minutes=15&level=core&seed=one"
LONG = "role=scientist&minutes=30&level=core&seed=one"
TEXT = (
    "---\ntitle: {0}\ndescription: A page that is only here so that the tests can practice.\n"
    "---\n\nWords.\n\n<!-- practice: {1} -->\n"
)
NAV = SMALL_NAV + (
    "  - Practice:\n      - Review: practice/index.md\n      - Mock: practice/mock.md\n"
)
PROMPTS = {
    "lower-bar": "Somebody lowers the bar of an alarm and nothing else. What cannot rise by that?",
    "rare-thing": "The thing you look for gets ten times rarer. Where do you see it first?",
    "noisy-sensor": "One sensor begins to cry wolf at night. Whose number suffers?",
    "many-alarms": "A team is swamped by needless pages. Name the metric they complain about.",
    "strict-buyer": "A buyer pays for each wasted inspection. On what will she insist?",
}
STEM = "Which of these falls when false alarms rise?"
MULTIPLE = small.QUESTION.replace("kind: single", "kind: multiple").replace(
    STEM,
    "Two of the following are computed from a table of outcomes after deployment; select them.",
)
MULTIPLE = MULTIPLE.replace("- [ ] Recall", "- [x] Recall").replace(
    "- [ ] Prevalence",
    "- [ ] Loss\n> It needs the scores, which the table has lost.\n- [ ] Prevalence",
)
MULTIPLE = MULTIPLE.replace('["Precision"]', '["Precision", "Recall"]')
CARD = ".practice-card .question"


def site_of(folder, without="", **files):
    """The small site with nine questions, served where instant navigation knows it."""
    texts = {
        f"questions__metrics__{name}.md": small.QUESTION.replace(STEM, prompt)
        for name, prompt in PROMPTS.items()
        if name != without
    }
    texts |= {"questions__metrics__both-of-them.md": MULTIPLE}
    texts |= {"practice__index.md": TEXT.format("Review", "review")}
    texts |= {"practice__mock.md": TEXT.format("Mock", "mock")}
    served = Site(folder / "site")
    build_small(folder, NAV, {"SITE_URL": served.address}, **texts | files)
    return served


@pytest.fixture(scope="module")
def mock_site(tmp_path_factory):
    served = site_of(tmp_path_factory.mktemp("mock") / "site")
    yield served
    served.close()


@pytest.fixture(scope="module")
def answers(mock_site):
    """The right and the wrong options of each question, read from the page of questions."""
    html = (mock_site.folder / "questions/metrics/index.html").read_text(encoding="utf-8")
    found = {}
    for part in html.split('<section class="question"')[1:]:
        name = re.search(r'data-question="([^"]+)"', part)[1]
        values, said = re.findall(r'value="(\w+)"', part), re.findall(r'data-right="(\w+)"', part)
        options = list(zip(values, said, strict=bool(said)))  # an open question says nothing
        found[name] = {
            kind: [option for option, right in options if right == kind]
            for kind in ("true", "false")
        }
    return found


@pytest.fixture
def mock(context, mock_site, faults):
    """A page with a clock of its own, at the choice of an interview."""
    page = context.new_page()
    page.clock.install(time="2026-11-25T10:00:00Z")
    faults.watch(page, mock_site.address)
    page.goto(f"{mock_site.address}{PLACE}?{LINK}")
    page.wait_for_selector(".mock-body h2")
    return page


@pytest.fixture
def later_site(mock_site, tmp_path):
    """Builds the site with other questions and serves it in the place of the first."""
    before = mock_site.folder

    def change(**differences):
        other = site_of(tmp_path / "later", **differences)
        other.close()
        mock_site.show(other.folder)

    yield change
    mock_site.show(before)


def start(page, address=None):
    if address:
        page.goto(address)
    page.get_by_role("button", name="Start").click()
    page.wait_for_selector(CARD)
    return page


def record(page):
    """The record of the interview as it is stored."""
    state = json.loads(page.evaluate("key => localStorage.getItem(key)", STORAGE_KEY))
    found = [
        value for kind, name, _, value in state["notes"] if (kind, name) == ("mock", "current")
    ]
    return found[0] if found else None


def lists(page):
    state = json.loads(page.evaluate("key => localStorage.getItem(key)", STORAGE_KEY))
    return {name: value for kind, name, _, value in state["notes"] if kind == "list"}


def show(page, name):
    """Go to the question by its number."""
    place = record(page)["ids"].index(name)
    page.locator(".mock-numbers button").nth(place).click()
    page.wait_for_selector(f'{CARD}[data-question="{name}"]')


def choose(page, options, sure=None):
    for option in options:
        page.locator(f'{CARD} input[value="{option}"]').check()
    if sure:
        page.get_by_label(f"{sure}%", exact=True).check()


def closed(page):
    return [name for name in record(page)["ids"] if name != "choosing-a-threshold"]


def submit(page):
    page.get_by_role("button", name="Submit the interview").click()
    page.get_by_role("button", name="Submit now").click()
    page.wait_for_selector(".mock-body h2")


def finish(page, points=0):
    submit(page)
    for box in page.locator(".mock-body .option input").all()[:points]:
        box.check()
    page.get_by_role("button", name="Show the report").click()
    expect(page.locator(".mock-body h2")).to_have_text("Your report")


def test_the_same_address_is_the_same_set_for_everybody(browser, mock_site):
    seen = []
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = start(context.new_page(), f"{mock_site.address}{PLACE}?{LINK}")
        seen.append((record(page)["ids"], parse_qs(urlsplit(page.url).query)))
        context.close()
    assert seen[0] == seen[1]
    assert len(seen[0][0]) == 4
    assert list(seen[0][1]) == ["role", "minutes", "level", "seed", "set"]
    assert re.fullmatch("[0-9a-f]{8}", seen[0][1]["set"][0])


def test_another_set_has_another_address(mock):
    found = set()
    for _ in range(8):
        mock.get_by_role("button", name="Draw another set").click()
        found.add(tuple(parse_qs(urlsplit(mock.url).query)["seed"] + [mock.url[-8:]]))
    assert len({seed for seed, _ in found}) == 8
    assert len({chosen for _, chosen in found}) > 1


def test_a_link_leaves_nothing_to_the_readers_last_choice(mock, mock_site):
    mock.get_by_label("Length").select_option("60")
    start(mock)
    mock.get_by_role("button", name="Drop it").click()
    mock.get_by_role("button", name="Drop it now").click()
    expect(mock.get_by_label("Length")).to_have_value("60")
    mock.goto(f"{mock_site.address}{PLACE}?seed=two&minutes=7&role=constructor")
    expect(mock.get_by_label("Length")).to_have_value("30")
    expect(mock.get_by_label("Role")).to_have_value("scientist")


def test_a_bank_that_changed_since_the_link_was_made_is_told(mock, later_site):
    link = mock.url
    mock.goto(link)
    expect(mock.locator(".practice-counts")).to_have_text(
        "4 questions for about 14 minutes: 3 to choose, 1 open."
    )
    expect(mock.locator(".mock-said")).to_have_text("")
    mock.goto(link.replace("seed=one", "seed=two"))
    expect(mock.locator(".mock-said")).to_contain_text("The bank has changed since this link")
    changed = small.OPEN_QUESTION.replace("rev: 1", "rev: 2")
    later_site(**{"questions__metrics__choosing-a-threshold.md": changed})
    mock.goto(link)
    expect(mock.locator(".mock-said")).to_contain_text("The bank has changed since this link")
    mock.reload()
    expect(mock.locator(".mock-said")).to_contain_text("The bank has changed since this link")


def test_nothing_of_an_answer_is_in_view_before_the_submission(mock, answers):
    start(mock)
    for name in closed(mock):
        show(mock, name)
        choose(mock, answers[name]["false"][:1], 75)
        mock.locator(f"{CARD} input").first.press("Enter")
        place = mock.locator(".practice")
        assert place.locator("details, form, [data-right], [data-state=right]").count() == 0
        assert place.locator(".question-link, .question-verdict, .option-reason").count() == 0
        words = place.text_content()
        assert "Why." not in words and "is right" not in words and "denominator" not in words
    show(mock, "choosing-a-threshold")
    assert "Names both costs" not in mock.locator(".practice").text_content()
    assert log_of(mock) == []


def test_a_report_says_what_held_and_how_well_the_reader_knew(mock, mock_site, answers):
    start(mock, f"{mock_site.address}{PLACE}?{LONG}")
    names = closed(mock)
    assert len(names) == 8 and "both-of-them" in names
    singles = [name for name in names if name != "both-of-them"]
    said = [(True, 95), (True, 95), (False, 95), (True, 50), (False, 25), (False, None)]
    for name, (right, sure) in zip(singles, said, strict=False):
        show(mock, name)
        choose(mock, answers[name]["true" if right else "false"][:1], sure)
    show(mock, "both-of-them")
    mock.clock.fast_forward(90_000)
    choose(mock, answers["both-of-them"]["true"][:1])
    show(mock, "choosing-a-threshold")
    mock.get_by_label("Notes, if you like").fill("Costs first.\n<b>Then</b> the cut.")
    expect(mock.locator(".practice-counts")).to_contain_text("8 answered")
    submit(mock)
    score = mock.locator(".mock-body .question")
    expect(score.locator(".mock-notes p")).to_have_text("Costs first.\n<b>Then</b> the cut.")
    expect(score.locator(".question-explanation")).to_be_visible()
    for box in score.locator(".option input").all()[:1]:
        box.check()
    mock.get_by_role("button", name="Show the report").click()

    expect(mock.locator(".practice-counts")).to_contain_text(
        "Submitted. 3 of 8 choice questions right, 1 of 4 points in 1 open question. 1:3"
    )
    row = mock.get_by_role("region", name="By page").locator("tbody tr")
    expect(row).to_have_count(1)
    assert row.locator("th a").get_attribute("href").endswith("/machine-learning/metrics/")
    assert row.locator("td").all_text_contents()[:2] == ["3 of 8", "1 of 4 points"]
    steps = mock.get_by_role("region", name="How sure, and how often right").locator("tbody tr")
    assert [r.locator("th, td").all_text_contents() for r in steps.all()] == [
        ["25%", "1", "0%"],
        ["50%", "1", "100%"],
        ["95%", "3", "67%"],
    ]
    # the mean of .05², .05², .95², .5² and .25²
    expect(mock.locator(".mock-brier")).to_contain_text(
        "On average you said 72% and were right in 60%. Brier score: 0.24,"
    )
    both = mock.locator("details", has_text="Both of them")
    assert re.search(r"partly right, 1:3\d$", both.locator("summary").first.text_content())
    both.locator("summary").first.click()
    expect(both.locator(".option-reason")).to_have_count(4)
    assert both.locator("input:checked").count() == 1
    assert both.locator("button, form").count() == 0
    expect(mock.locator("summary", has_text="no answer")).to_have_count(1)

    log = {r["question"]: (r["verdict"], r["confidence"], r["options"]) for r in log_of(mock)}
    assert len(log) == 8
    for name, (right, sure) in zip(singles, said, strict=False):
        options = answers[name]["true" if right else "false"][:1]
        words = {95: "knew", 50: "guessed", 25: "guessed", None: None}[sure]
        assert log[name] == ("right" if right else "wrong", words, options)
    assert log["both-of-them"] == ("partly", None, answers["both-of-them"]["true"][:1])
    assert log["choosing-a-threshold"][0] == "partly"
    missed = {"both-of-them", "choosing-a-threshold", *singles[2:3], *singles[4:]}
    kept = lists(mock)["mock-2026-11-25"]
    assert set(kept["ids"]) == missed and len(kept["ids"]) == len(missed)
    assert kept["name"] == "Mock interview, November 25, 2026"


def test_a_reload_shows_the_report_again_and_logs_nothing_twice(mock, answers):
    start(mock)
    for name in closed(mock):
        show(mock, name)
        choose(mock, answers[name]["true"])
    submit(mock)
    assert len(log_of(mock)) == 3
    mock.reload()
    expect(mock.locator(".mock-body h2")).to_have_text("Score your open answers")
    for box in mock.locator(".mock-body .option input").all():
        box.check()
    mock.reload()
    assert mock.locator(".mock-body .option input:checked").count() == 4
    mock.get_by_role("button", name="Show the report").click()
    expect(mock.locator(".mock-body")).to_contain_text("You missed nothing.")
    mock.reload()
    expect(mock.locator(".mock-body h2")).to_have_text("Your report")
    assert [r["verdict"] for r in log_of(mock)] == ["right"] * 4
    assert lists(mock) == {}
    mock.get_by_role("button", name="New interview").click()
    expect(mock.locator(".mock-body h2")).to_have_text("Choose your interview")
    assert record(mock) is None
    assert "seed=one" not in mock.url


def test_an_open_question_without_an_answer_is_missed_and_not_logged(mock):
    start(mock)
    finish(mock)
    assert log_of(mock) == []
    assert len(lists(mock)["mock-2026-11-25"]["ids"]) == 4
    expect(mock.locator("summary", has_text="no answer")).to_have_count(4)
    expect(mock.locator(".mock-body")).to_contain_text("You did not say of any choice answer")


def test_review_offers_what_was_missed_as_a_list(mock, answers):
    start(mock)
    for name in closed(mock)[:2]:
        show(mock, name)
        choose(mock, answers[name]["true"])
    left = record(mock)["ids"]
    finish(mock, points=4)
    missed = lists(mock)["mock-2026-11-25"]["ids"]
    assert len(missed) == 1 and missed[0] in left
    mock.get_by_role("link", name="Review the list").click()
    mock.wait_for_selector(".practice-counts:has-text('1 new')")
    expect(mock.locator(".practice-filters > summary")).to_contain_text("Mock interview, November")
    assert mock.locator(CARD).get_attribute("data-question") == missed[0]


def test_an_interview_goes_on_after_a_reload_and_after_another_page(mock, answers):
    start(mock)
    first, second = closed(mock)[:2]
    show(mock, first)
    choose(mock, answers[first]["false"][:1], 50)
    mock.get_by_role("button", name="Flag").click()
    mock.clock.fast_forward(60_000)
    mock.reload()
    mock.wait_for_selector(f'{CARD}[data-question="{first}"]')
    assert mock.locator(f"{CARD} input:checked").get_attribute("value") in answers[first]["false"]
    expect(mock.get_by_label("50%", exact=True)).to_be_checked()
    expect(mock.get_by_role("button", name="Remove the flag")).to_be_visible()
    expect(mock.locator(".mock-clock")).to_have_text(re.compile(r"1[34]:\d\d left"))
    show(mock, second)
    mock.evaluate("window.mark = 'same document'")
    mock.locator(".md-nav--primary >> text=Glossary").click()
    mock.wait_for_url("**/glossary/")
    spent = record(mock)["elapsed"]
    mock.clock.fast_forward(300_000)
    mock.go_back()
    mock.wait_for_url(f"**/{PLACE}?*")
    mock.wait_for_selector(f'{CARD}[data-question="{second}"]')
    assert mock.evaluate("window.mark") == "same document"
    assert record(mock)["elapsed"] - spent < 30_000
    expect(mock.locator(".practice-counts")).to_contain_text("1 answered · 1 flagged")


def test_notes_are_kept_when_the_browser_is_ended(mock):
    start(mock)
    show(mock, "choosing-a-threshold")
    mock.get_by_label("Notes, if you like").press_sequentially("Costs")
    assert record(mock)["answers"]["choosing-a-threshold"]["notes"] == ""
    mock.clock.run_for(4000)
    assert record(mock)["answers"]["choosing-a-threshold"]["notes"] == "Costs"


def test_a_question_that_left_the_bank_is_left_out(mock, mock_site, later_site, answers):
    start(mock, f"{mock_site.address}{PLACE}?{LONG}")
    name = next(name for name in closed(mock) if name in PROMPTS)
    other = next(one for one in closed(mock) if one != name)
    show(mock, other)
    choose(mock, answers[other]["true"])
    later_site(without=name)
    mock.reload()
    expect(mock.locator(".mock-said")).to_contain_text("1 question left the bank since you began")
    expect(mock.locator(".practice-counts")).to_contain_text("of 8 · 1 answered")


def test_an_unfinished_interview_can_be_dropped(mock, answers):
    start(mock)
    name = closed(mock)[0]
    show(mock, name)
    choose(mock, answers[name]["true"])
    mock.get_by_role("button", name="Drop it").press("Enter")
    mock.get_by_role("button", name="Go back").press("Enter")
    expect(mock.get_by_role("button", name="Drop it")).to_be_focused()
    mock.keyboard.press("Enter")
    mock.get_by_role("button", name="Drop it now").click()
    expect(mock.locator(".mock-said")).to_have_text("The interview is dropped.")
    assert record(mock) is None
    assert log_of(mock) == []
    mock.reload()
    expect(mock.locator(".mock-body h2")).to_have_text("Choose your interview")


def test_the_link_of_a_friend_does_not_end_an_interview(mock, mock_site):
    start(mock)
    ids = record(mock)["ids"]
    mock.goto(f"{mock_site.address}{PLACE}?role=scientist&minutes=30&level=core&seed=friend")
    expect(mock.locator(".practice-counts")).to_contain_text("this link is for another one")
    mock.get_by_role("button", name="Go on with mine").click()
    mock.wait_for_selector(CARD)
    assert record(mock)["ids"] == ids
    mock.reload()
    mock.get_by_role("button", name="Drop mine and use the link").click()
    expect(mock.get_by_label("Length")).to_have_value("30")
    assert "seed=friend" in mock.url


def test_the_timer_warns_in_words_and_submits_nothing(mock):
    start(mock)
    said = mock.locator(".mock-said")
    mock.clock.fast_forward(11 * 60_000)
    expect(said).to_have_text("")
    mock.clock.fast_forward(60_000)
    expect(said).to_have_text("3 minutes left, a fifth of your time.")
    assert said.get_attribute("role") == "status"
    mock.get_by_role("button", name="Hide the timer").click()
    expect(mock.locator(".mock-clock")).to_be_hidden()
    mock.clock.fast_forward(200_000)
    expect(said).to_contain_text("Time is up.")
    mock.get_by_role("button", name="Show the timer").click()
    expect(mock.locator(".mock-clock")).to_have_text(re.compile(r"0:[2-5]\d over"))
    mock.clock.fast_forward(600_000)
    assert record(mock)["submitted"] == 0
    expect(mock.locator(CARD)).to_be_visible()


def test_the_timer_submits_only_when_the_reader_chose_so(mock):
    mock.get_by_label("Submit by itself when the time is up").check()
    start(mock)
    mock.clock.fast_forward(16 * 60_000)
    expect(mock.locator(".mock-body h2")).to_have_text("Score your open answers")
    mock.get_by_role("button", name="Show the report").click()
    expect(mock.locator(".mock-body")).to_contain_text(
        "Time was up, so the interview was submitted"
    )


def test_there_need_be_no_timer(mock):
    mock.get_by_label("Use a timer").uncheck()
    expect(mock.get_by_label("Submit by itself when the time is up")).to_be_hidden()
    start(mock)
    assert mock.locator(".mock-clock").count() == 0
    mock.clock.fast_forward(40 * 60_000)
    expect(mock.locator(".mock-said")).to_have_text("")
    finish(mock)
    expect(mock.locator(".practice-counts")).to_contain_text("It took 40:")


def test_only_one_tab_holds_an_interview(mock, context, answers):
    start(mock)
    expect(mock.locator(CARD)).to_be_focused()
    second = context.new_page()
    second.goto(mock.url)
    second.wait_for_selector(CARD)
    expect(mock.locator(".practice-counts")).to_have_text("This interview goes on in another tab.")
    expect(mock.get_by_role("button", name="Go on here")).to_be_focused()
    name = closed(second)[0]
    show(second, name)
    choose(second, answers[name]["true"])
    arrived(mock, "mock", answers[name]["true"][0])
    mock.keyboard.press("Enter")
    expect(mock.locator(f'{CARD}[data-question="{name}"]')).to_be_focused()
    expect(mock.locator(".practice-counts")).to_contain_text("1 answered")
    expect(second.locator(".practice-counts")).to_contain_text("in another tab")
    finish(mock)
    expect(second.locator(".mock-body h2")).to_have_text("Your report")


def test_the_link_is_copied(mock, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    mock.get_by_role("button", name="Copy the link to this set").click()
    expect(mock.locator(".mock-said")).to_contain_text("The link is copied.")
    assert mock.evaluate("navigator.clipboard.readText()") == mock.url


def test_where_copying_is_not_allowed_the_link_is_there_to_take(mock):
    mock.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    mock.get_by_role("button", name="Copy the link to this set").click()
    expect(mock.get_by_label("The link to this set")).to_have_value(mock.url)
    assert mock.evaluate("getSelection().toString()") == mock.url


def test_an_interview_is_done_by_keyboard_alone(mock, answers):
    def press(selector, key="Enter"):
        tab_to(mock, selector)
        mock.keyboard.press(key)

    press(".practice .md-button--primary")
    mock.wait_for_selector(CARD)
    for i, name in enumerate(record(mock)["ids"]):
        mock.wait_for_selector(f'{CARD}[data-question="{name}"]')
        assert mock.evaluate("document.activeElement.matches('.question')")
        if name in answers and answers[name]["true"]:
            press(".option input", "Space")
            press(".mock-sure input", "Space")
        else:
            tab_to(mock, "textarea")
            mock.keyboard.type("Costs")
        if i < 3:
            press(".mock-go")
    expect(mock.locator(".practice-counts")).to_have_text("Question 4 of 4 · 4 answered")
    press(".mock-end button")
    mock.keyboard.press("Enter")
    mock.wait_for_selector(".mock-body h2")
    assert mock.evaluate("document.activeElement.tagName") == "H2"
    press(".mock-body .option input", "Space")
    press(".mock-body > button")
    expect(mock.locator(".mock-body h2")).to_have_text("Your report")
    assert mock.evaluate("document.activeElement.tagName") == "H2"
    assert len(log_of(mock)) == 4


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light")])
def test_nothing_scrolls_sideways_on_a_phone(browser, mock_site, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()

    def fits(step):
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{step}: {over} pixels too wide"

    page.goto(f"{mock_site.address}{PLACE}?{LONG}")
    fits("choice")
    start(page)
    for number in page.locator(".mock-numbers button").all():
        number.click()
        fits("interview")
    submit(page)
    fits("scores")
    page.get_by_role("button", name="Show the report").click()
    for box in page.locator("details.practice-more > summary").all():
        box.click()
    page.wait_for_selector("details.practice-more .question")
    fits("report")
    context.close()


def test_a_role_without_questions_cannot_start(mock):
    mock.get_by_label("Role").select_option("analyst")
    expect(mock.locator(".practice-counts")).to_contain_text("The bank has no question of this")
    expect(mock.get_by_role("button", name="Start")).to_be_disabled()


def test_a_set_that_is_too_short_has_a_shorter_timer(mock):
    mock.get_by_label("Length").select_option("60")
    expect(mock.locator(".practice-counts")).to_contain_text("so the interview is shorter")
    start(mock)
    assert record(mock)["limit"] == 24


def test_it_works_from_a_folder(context, mock_site, faults):
    page = context.new_page()
    page.on("pageerror", lambda error: faults.errors.append(str(error)))
    start(page, f"file://{mock_site.folder}/{PLACE}index.html?{LINK}")
    page.locator(f"{CARD} .option input").first.check()
    page.reload()
    page.wait_for_selector(f"{CARD} .option input:checked")


@pytest.fixture(scope="module")
def whole_bank(tmp_path_factory):
    """The guide's own questions, without the record of blind solving."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copytree(ROOT / "docs", folder / "docs")
    with closing(Typesetter()) as typeset:
        loaded, problems = bank.load(folder / "docs", typeset)
    assert problems == []
    return loaded


def test_every_role_names_pages_that_there_are_and_fills_its_time(browser, whole_bank):
    page = browser.new_page()
    page.evaluate("window.guide = {}")
    for name in ("question_set.js", "mock_roles.js"):
        page.add_script_tag(content=Path(ROOT / "docs/assets" / name).read_text(encoding="utf-8"))
    pages = [[name, {"section": c.section}] for name, c in whole_bank.chapters.items()]
    known = {name for name, _ in pages} | {f"{p['section']}/*" for _, p in pages}
    cards = [
        {"id": q.id, "page": q.page, "level": q.level, "kind": q.kind}
        for q in whole_bank.questions.values()
    ]
    roles = page.evaluate("guide.mockRoles")
    assert sorted(roles) == ["analyst", "engineer", "researcher", "scientist"]
    for role in roles.values():
        assert set(role["weights"]) <= known
        filled = page.evaluate(
            """([cards, pages, weights]) => [15, 30, 60].flatMap(minutes =>
              [["screen"], ["core"], ["deep"], ["screen", "core", "deep"]].map(levels => {
                const ids = guide.questionSet.draw({cards, pages: new Map(pages), weights, minutes,
                  levels, seed: "one", openShare: .4});
                const time = id => guide.questionSet.minutesOf(cards.find(c => c.id === id));
                return ids.reduce((sum, id) => sum + time(id), 0) / minutes;
              }))""",
            [cards, pages, role["weights"]],
        )
        # An hour of one level only may be more than the bank has.
        assert all(0.8 <= share <= 1 for share in (*filled[:8], filled[-1])), (role, filled)
        assert all(0.5 <= share <= 1 for share in filled), (role, filled)
    page.close()
