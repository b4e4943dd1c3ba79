"""The journal: an entry rests for two days of the calendar, and none is ever lost."""

from urllib.parse import parse_qs, urlsplit

import pytest
from guide import bank, new_question
from playwright.sync_api import expect

from tests import small
from tests.browser.conftest import Site
from tests.browser.test_questions import arrived, press, tab_to
from tests.build import ROOT, SMALL_NAV, build, project

PAGE = (ROOT / "docs/practice/journal.md").read_text(encoding="utf-8")
PAGE = PAGE.replace("../handling-rejections/index.md", "../machine-learning/metrics.md")
NAV = SMALL_NAV + "  - Practice:\n    - Journal: practice/journal.md\n"
REPOSITORY = "https://github.com/owner/guide"
HEADINGS = ["Question, in their words", "What I said", "What I now know", "Kind", "Next step"]


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("journal") / "site"
    folder.mkdir()
    return small.write(folder, **{"practice__journal.md": PAGE})


@pytest.fixture(scope="module")
def small_site(docs):
    served = Site(docs.parent / "site")
    addresses = {"SITE_URL": served.address, "REPOSITORY_URL": REPOSITORY}
    built = build(project(docs.parent, NAV), **addresses)
    assert built.status == 0, built.output
    yield served
    served.close()


@pytest.fixture
def open_page(browser, small_site, faults):
    """Opens the journal in a further tab; the browser's calendar is New York's."""
    context = browser.new_context(timezone_id="America/New_York", accept_downloads=True)

    def opened(time="2026-11-25T23:30:00-05:00"):
        page = context.new_page()
        page.clock.install(time=time)
        faults.watch(page, small_site.address)
        page.goto(f"{small_site.address}practice/journal/")
        page.wait_for_selector(".journal-new")
        return page

    yield opened
    context.close()


@pytest.fixture
def page(open_page):
    return open_page()


def note(page, questions="Why is your AUC so good?\nExplain p-values to my boss", company="Acme"):
    form = page.locator(".journal-new")
    form.get_by_label("Company").fill(company)
    form.get_by_label("The questions").fill(questions)
    form.get_by_label("How it felt").fill("Rushed")
    form.get_by_role("button", name="Close the entry").click()


def at(page, time):
    """The same reader, who comes back at another time."""
    page.clock.set_system_time(time)
    page.reload()
    page.wait_for_selector(".journal-new")


def reopened(page):
    note(page)
    page.get_by_role("button", name="Open it now all the same").click()
    page.wait_for_selector(".journal-row")


def entry(page):
    return page.locator(".journal-entry")


def stored(page):
    return page.evaluate("[...guide.store.notes('journal').values()].map(note => note.value)")


def test_an_entry_closes_and_asks_to_be_reopened_two_days_of_the_calendar_later(page):
    note(page)
    expect(page.locator(".journal-status")).to_have_text(
        "The entry is closed. It asks to be reopened on Friday, November 27, 2026."
    )
    expect(entry(page).locator("h3")).to_have_text("Acme, Wednesday, November 25, 2026")
    expect(entry(page)).to_contain_text("2 questions noted, resting")
    expect(entry(page)).not_to_contain_text("p-values")
    at(page, "2026-11-26T23:59:00-05:00")
    expect(entry(page)).to_contain_text("resting")
    assert page.get_by_role("button", name="Reopen it").count() == 0
    at(page, "2026-11-27T00:01:00-05:00")
    expect(page.locator(".journal-ready")).to_contain_text("One entry is ready to be reopened.")
    page.get_by_role("button", name="Go there").click()
    assert page.evaluate("document.activeElement.textContent").startswith("Acme, ")
    page.get_by_role("button", name="Reopen it").click()
    expect(page.locator(".journal-row")).to_have_count(2)
    expect(page.locator(".journal-ready")).to_be_hidden()
    assert stored(page)[0]["opened"] == "2026-11-27"
    at(page, "2026-11-28T09:00:00-05:00")
    expect(page.locator(".journal-row").first).to_be_hidden()
    page.get_by_text("The retrospective sheet").last.click()
    expect(page.locator(".journal-row").first).to_be_visible()


def test_the_hour_that_a_clock_change_takes_does_not_count(open_page):
    page = open_page("2026-03-07T12:00:00-05:00")  # summer time begins on the next day
    note(page)
    at(page, "2026-03-08T23:59:00-04:00")
    expect(entry(page)).to_contain_text("resting")
    at(page, "2026-03-09T00:00:30-04:00")
    expect(entry(page)).to_contain_text("ready to be reopened")


def test_the_rest_may_be_cut_short_after_a_word_on_why_it_helps(page):
    note(page)
    expect(entry(page)).to_contain_text("Two days on, you judge what happened")
    page.get_by_role("button", name="Open it now all the same").click()
    expect(page.locator(".journal-row")).to_have_count(2)
    at(page, "2026-11-25T23:50:00-05:00")
    expect(page.locator(".journal-row")).to_have_count(2)


def test_an_older_interview_needs_no_rest(page):
    page.locator(".journal-new").get_by_label("Day of the interview").fill("2026-11-20")
    note(page)
    expect(page.locator(".journal-status")).to_contain_text("Two days have passed")
    expect(page.get_by_role("button", name="Reopen it")).to_be_visible()


@pytest.mark.parametrize("time", ["2026-11-01T08:00:00-05:00", "2027-11-01T08:00:00-05:00"])
def test_a_clock_that_was_wrong_loses_nothing(page, time):
    note(page)
    at(page, time)
    expect(entry(page)).to_have_count(1)
    page.get_by_role("button", name="pen it").click()
    expect(page.locator(".journal-row textarea").first).to_have_value("Why is your AUC so good?")


def test_the_sheet_has_the_columns_of_the_chapter_and_keeps_what_is_written(page):
    chapter = (ROOT / "docs/handling-rejections/index.md").read_text(encoding="utf-8")
    assert f"| {' | '.join(HEADINGS)} |" in chapter
    reopened(page)
    row = page.locator(".journal-row").first
    assert row.locator(":scope > .practice-field > label").all_text_contents() == HEADINGS
    row.get_by_label("What I said").fill("We tuned it well")
    row.get_by_label("What I now know").fill("A column was written after the event")
    row.get_by_label("Kind", exact=True).select_option("gap")
    row.get_by_label("Next step").fill("Redo the split")
    row.get_by_label("Next step").blur()
    page.get_by_role("button", name="Add a row").click()
    page.locator(".journal-row").last.get_by_label("Question, in their words").fill("Sonar?")
    page.reload()
    page.wait_for_selector(".journal-row")
    expect(page.locator(".journal-row")).to_have_count(3)
    sheet = [{k: v for k, v in row.items() if k != "id"} for row in stored(page)[0]["sheet"]]
    assert sheet[0] == {
        "question": "Why is your AUC so good?",
        "said": "We tuned it well",
        "know": "A column was written after the event",
        "kind": "gap",
        "next": "Redo the split",
    }
    assert [row["question"] for row in sheet[1:]] == ["Explain p-values to my boss", "Sonar?"]


def test_what_is_typed_is_kept_before_the_entry_is_closed(page, open_page):
    form = page.locator(".journal-new")
    form.get_by_label("The questions").press_sequentially("Minimum of a rotated array?")
    page.clock.run_for(1000)
    assert stored(page)[0]["questions"] == "Minimum of a rotated array?"
    form.get_by_label("How it felt").press_sequentially("Slow")
    page.close(run_before_unload=True)
    again = open_page()
    expect(entry(again)).to_contain_text("1 question noted, not finished")
    expect(entry(again).get_by_label("How it felt")).to_have_value("Slow")
    entry(again).get_by_role("button", name="Close the entry").click()
    expect(entry(again)).to_contain_text("resting")


def test_notes_can_be_added_and_changed(page):
    note(page)
    page.get_by_role("button", name="Add to the notes").click()
    entry(page).get_by_label("The questions").fill("One\nTwo\nThree")
    entry(page).get_by_role("button", name="Close the entry").click()
    expect(entry(page)).to_contain_text("3 questions noted, resting")
    page.get_by_role("button", name="Open it now all the same").click()
    expect(page.locator(".journal-row")).to_have_count(3)
    page.locator(".journal-row").first.get_by_label("What I said").fill("Something")
    page.get_by_text("Your notes of the day").click()
    entry(page).get_by_label("Company").fill("Bolt")
    entry(page).get_by_label("The questions").fill("Two\nFour")
    page.get_by_role("button", name="Put new questions on the sheet").click()
    expect(entry(page).locator("h3")).to_contain_text("Bolt, ")
    rows = page.locator(".journal-row textarea:first-of-type").all()
    asked = [r.input_value() for r in rows if r.input_value() in ("One", "Two", "Three", "Four")]
    assert asked == ["One", "Two", "Four"]  # what was answered stays, though its note is gone


def test_an_empty_entry_is_not_made(page):
    page.locator(".journal-new").get_by_role("button", name="Close the entry").click()
    expect(page.locator(".journal-status")).to_have_text(
        "Note at least one question, or how it felt."
    )
    assert stored(page) == []


def test_delete_can_be_undone(page):
    note(page)
    before = stored(page)
    entry(page).get_by_role("button", name="Delete").click()
    expect(entry(page)).to_have_count(0)
    assert stored(page) == []
    page.get_by_role("button", name="Undo").press("Enter")
    expect(entry(page)).to_have_count(1)
    assert stored(page) == before


def test_two_tabs_keep_what_both_write_into_one_entry(page, open_page):
    reopened(page)
    other = open_page()
    other.wait_for_selector(".journal-row")
    mine, theirs = (p.locator(".journal-row").first for p in (page, other))
    mine.get_by_label("What I said").fill("From the first tab")
    mine.get_by_label("What I said").blur()
    arrived(other, "journal", "From the first tab")
    theirs.get_by_label("Next step").fill("From the second tab")
    theirs.get_by_label("Next step").blur()
    arrived(page, "journal", "From the second tab")
    for tab in (page, other):
        row = stored(tab)[0]["sheet"][0]
        assert (row["said"], row["next"]) == ("From the first tab", "From the second tab")
    expect(theirs.get_by_label("What I said")).to_have_value("From the first tab")


def test_two_tabs_make_two_entries(page, open_page):
    other = open_page()
    note(page, company="Acme")
    note(other, company="Bolt")
    expect(entry(page)).to_have_count(2)
    expect(entry(other)).to_have_count(2)
    mine = page.locator(".journal-entry", has_text="Acme").get_by_role("button", name="Delete")
    mine.focus()
    note(other, company="A third")
    expect(entry(page)).to_have_count(3)
    expect(mine).to_be_focused()


def test_an_entry_that_is_written_in_outlives_its_deletion_in_another_tab(page, open_page):
    reopened(page)
    other = open_page()
    page.locator(".journal-row").first.get_by_label("What I said").fill("Still here")
    entry(other).get_by_role("button", name="Delete").click()
    page.locator(".journal-row").first.get_by_label("What I said").blur()
    assert stored(page)[0]["sheet"][0]["said"] == "Still here"
    assert stored(page)[0]["company"] == "Acme"


def test_an_entry_that_is_too_large_is_said_and_the_rest_stays(page):
    reopened(page)
    page.evaluate(
        "() => { const [id, note] = [...guide.store.notes('journal')][0];"
        " guide.store.put('journal', id, {...note.value, felt: 'x'.repeat(98500)}); }"
    )
    page.locator(".journal-row").first.get_by_label("What I said").fill("y" * 1500)
    page.locator(".journal-row").first.get_by_label("What I said").blur()
    expect(page.locator(".journal-status")).to_contain_text("more than one entry can hold")
    assert stored(page)[0]["sheet"][0]["said"] == ""


def test_the_journal_is_saved_as_markdown(page):
    reopened(page)
    row = page.locator(".journal-row").first
    row.get_by_label("What I said").fill("We tuned it\nwell")
    row.get_by_label("Kind", exact=True).select_option("rust")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the journal").click()
    assert download.value.suggested_filename == "interview-journal-2026-11-25.md"
    assert download.value.path().read_text(encoding="utf-8") == (
        "# Interview journal\n\n## Acme, 2026-11-25\n\n"
        "- Why is your AUC so good?\n- Explain p-values to my boss\n\nHow it felt: Rushed\n\n"
        "### Why is your AUC so good?\n\n- What I said: We tuned it\n  well\n"
        "- Kind: Rust: I once did\n\n### Explain p-values to my boss\n"
    )


@pytest.mark.parametrize("kind", ["single", "multiple", "open"])
def test_a_noted_question_opens_a_new_file_with_its_text_as_prompt(page, docs, kind):
    note(page, "Is {topics} $& <b>fair</b>?  And why?")
    page.get_by_role("button", name="Open it now all the same").click()
    row = page.locator(".journal-row")
    row.get_by_text("Contribute this question").click()
    link = row.locator("details a")
    expect(link).to_have_text("Choose the page that it belongs to.")
    assert link.get_attribute("href") is None
    row.get_by_label("Page").select_option("metrics")
    row.get_by_label("Kind of question").select_option(kind)
    address = urlsplit(link.get_attribute("href"))
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{REPOSITORY}/new/main"
    fields = parse_qs(address.query)
    chapter = bank.parse(bank.read(docs)).chapters["metrics"]
    gap = new_question.parts(REPOSITORY, "main", [chapter])["prompts"][kind]
    wanted = new_question.make(chapter, kind).replace(gap, "Is {topics} $& <b>fair</b>? And why?")
    assert fields["value"] == [wanted]
    assert fields["filename"] == ["docs/questions/metrics/name-of-your-question.md"]


def test_an_address_never_grows_longer_than_github_takes(page):
    note(page, "\u4e00" * 1400)
    page.get_by_role("button", name="Open it now all the same").click()
    row = page.locator(".journal-row")
    row.get_by_text("Contribute this question").click()
    row.get_by_label("Page").select_option("metrics")
    expect(row.locator("details a")).to_contain_text("shortened")
    assert len(row.locator("details a").get_attribute("href")) < 8000


def test_without_a_repository_nothing_is_to_be_contributed(page):
    page.evaluate("delete document.querySelector('.practice').dataset.contribute")
    page.evaluate("delete document.querySelector('.practice').dataset.filled")
    page.evaluate("guide.widgets.journal()")
    reopened(page)
    assert page.get_by_text("Contribute this question").count() == 0


def test_text_that_looks_like_html_stays_text(page):
    note(page, company="<img src=x onerror=alert(1)>")
    expect(entry(page).locator("h3")).to_contain_text("<img src=x onerror=alert(1)>, ")
    assert page.locator(".journal-list img").count() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_screen_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    note(page, questions="x" * 300, company="y" * 100)
    page.get_by_role("button", name="Open it now all the same").click()
    page.get_by_text("Contribute this question").click()
    page.get_by_text("Your notes of the day").click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_by_keyboard_alone_an_entry_is_noted_reopened_and_deleted(page):
    tab_to(page, ".journal-new input")
    page.keyboard.press("A")
    tab_to(page, ".journal-new textarea")
    page.keyboard.type("Why?")
    head = page.locator(".journal-entry h3")
    press(page, "Close the entry")
    expect(head).to_be_focused()
    press(page, "Add to the notes")
    expect(entry(page).get_by_label("The questions")).to_be_focused()
    tab_to(page, ".journal-entry button", "Close the entry")
    page.keyboard.press("Enter")
    expect(head).to_be_focused()
    press(page, "Open it now all the same")
    expect(head).to_be_focused()
    tab_to(page, "summary", "Your notes of the day")
    page.keyboard.press("Enter")
    press(page, "Put new questions on the sheet")
    expect(page.get_by_text("The retrospective sheet").last).to_be_focused()
    press(page, "Delete")
    expect(page.locator(".journal-entry")).to_have_count(0)
    page.keyboard.press("Enter")  # the focus is on Undo
    expect(page.locator(".journal-entry")).to_have_count(1)
    expect(head).to_be_focused()


@pytest.mark.parametrize("value", ["text", 7, [], {}, {"date": "2026-13-45", "sheet": [None, {}]}])
def test_a_record_that_is_not_as_expected_can_be_seen_and_deleted(page, value):
    page.evaluate("value => guide.store.put('journal', 'odd', value)", value)
    page.reload()
    expect(entry(page)).to_have_count(1)
    entry(page).get_by_role("button", name="Delete").click()
    expect(entry(page)).to_have_count(0)


def test_instant_navigation_away_and_back_keeps_what_was_typed(page):
    page.locator(".journal-new").get_by_label("The questions").press_sequentially("Half a")
    page.evaluate("window.isTheSame = true")
    page.get_by_role("link", name="Glossary").first.click()
    page.wait_for_url("**/glossary/")
    page.go_back()
    page.wait_for_selector(".journal-new")
    assert page.evaluate("window.isTheSame")
    expect(entry(page)).to_contain_text("1 question noted, not finished")
    expect(entry(page).get_by_label("The questions")).to_have_value("Half a")
