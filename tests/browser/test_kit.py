"""The interviewer's kit: sheets that an address fixes, that do not overlap, and that print well."""

import random
import re
import zlib
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests import large_bank, small
from tests.browser.conftest import Site
from tests.browser.test_questions import STORAGE_KEY, press, tab_to
from tests.build import ROOT, SMALL_NAV, build_small

KIT = (ROOT / "docs/practice/kit.md").read_text(encoding="utf-8")
CHAPTER = ROOT / "docs/what-is-a-fair-interview/index.md"
NAV = SMALL_NAV + "  - Kit: practice/kit.md\n"
OPEN = {
    "screen": (
        "loud-alarms",
        "The alarms at a bank are too loud for its staff. What would you do?",
    ),
    "core": (
        "quiet-alarms",
        "Nobody hears from a new detector for weeks. How do you look into it?",
    ),
    "deep": (
        "two-detectors",
        "Two detectors disagree about every tenth case. Which one do you keep?",
    ),
}
PLAIN = "?pages=metrics&level=mixed&minutes=30&people=1&kind=mixed&seed=one"
FURNITURE = (
    ".md-header, .md-footer, .md-sidebar, .md-content h1, .kit-form, .kit-tools, .kit-status"
)


def write(folder):
    """The small site with the kit and enough questions for three interviewers."""
    chance = random.Random(7)
    files = {"practice__kit.md": KIT.replace("../what-is-a-fair-interview/index.md", "../index.md")}
    for number in range(9):
        text = large_bank.question(chance)
        level = ("screen", "core", "deep")[number % 3]
        files[f"questions__metrics__made-{number}.md"] = text.replace(
            "level: core", f"level: {level}"
        )
    for level, (name, prompt) in OPEN.items():
        text = small.OPEN_QUESTION.replace("How would you choose a threshold?", prompt)
        files[f"questions__metrics__{name}.md"] = text.replace("level: core", f"level: {level}")
    return build_small(folder, NAV, **files)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    served = Site(write(tmp_path_factory.mktemp("kit") / "site"))
    yield served
    served.close()


@pytest.fixture
def kit(context, small_site, faults):
    page = context.new_page()
    faults.watch(page, small_site.address)
    page.goto(f"{small_site.address}practice/kit/")
    page.wait_for_selector(".kit-form")
    return page


def opened(page, site, query):
    page.goto(f"{site.address}practice/kit/{query}")
    page.wait_for_selector(".kit-sheet")
    return page.locator(".kit-sheet")


def prompts(page):
    """The prompts of each interviewer's sheet."""
    sheets = page.locator(".kit-one:has(.kit-question)").all()
    return [sheet.locator(".kit-prompt").all_inner_texts() for sheet in sheets]


def test_a_sheet_is_made_by_keyboard_and_its_address_gives_it_again(kit, context):
    expect(kit.locator(".kit-sheet")).to_have_count(0)
    press(kit, "Make the sheets")
    expect(kit.locator(".kit-status")).to_have_text("Pick at least one competency first.")
    kit.reload()
    kit.wait_for_selector(".kit-form")
    tab_to(kit, "summary", "Machine learning (0 of 1)")
    kit.keyboard.press("Enter")
    tab_to(kit, ".kit-pages details[open] input")
    kit.keyboard.press("Space")
    expect(kit.locator("summary", has_text="Machine learning (1 of 1)")).to_be_visible()
    kit.get_by_label("Length").select_option("30")
    kit.get_by_label("Kind of questions").select_option("mixed")
    press(kit, "Make the sheets")
    kit.wait_for_selector(".kit-sheet")
    asked = {name: value[0] for name, value in parse_qs(urlsplit(kit.url).query).items()}
    assert asked.keys() == {"pages", "level", "minutes", "people", "kind", "seed", "set"}
    assert (asked["pages"], asked["minutes"], asked["kind"]) == ("metrics", "30", "mixed")
    friend = context.new_page()
    friend.goto(kit.url)
    friend.wait_for_selector(".kit-sheet")
    assert friend.locator(".kit-sheet").inner_html() == kit.locator(".kit-sheet").inner_html()
    assert friend.url == kit.url


def test_other_seeds_give_other_questions_and_the_time_is_kept(kit, small_site):
    found = set()
    for seed in "abcdef":
        opened(kit, small_site, PLAIN.replace("seed=one", f"seed={seed}"))
        found.add(tuple(prompts(kit)[0]))
        minutes = kit.locator(".kit-about").all_inner_texts()
        assert sum(float(re.search(r"about ([\d.]+)", text)[1]) for text in minutes) <= 15
    assert len(found) > 3


def test_interviewers_share_no_question_and_know_when_the_bank_is_short(kit, small_site):
    opened(kit, small_site, PLAIN.replace("people=1", "people=3").replace("=30", "=45"))
    every = [prompt for sheet in prompts(kit) for prompt in sheet]
    assert len(prompts(kit)) == 3
    assert len(every) == len(set(every))
    expect(kit.locator(".kit-status")).to_contain_text("The bank has no more that fit")
    expect(kit.get_by_role("heading", level=2, name="Interviewer 3 of 3")).to_be_visible()


def test_only_open_questions_have_points_follow_ups_and_a_folded_model_answer(kit, small_site):
    sheet = opened(kit, small_site, PLAIN.replace("mixed&seed", "open&seed"))
    question = sheet.locator(".kit-question").first
    expect(sheet.locator(".kit-options")).to_have_count(0)
    points = question.locator(".kit-boxes li")
    assert points.all_inner_texts() == re.findall(r"- \[ \] (.+)", small.OPEN_QUESTION)
    expect(question).to_contain_text("What if the costs differ from case to case?")
    answer = question.get_by_text("a threshold is a price")
    expect(answer).to_be_hidden()
    question.locator("summary").press("Enter")
    expect(answer).to_be_visible()


def test_a_choice_question_folds_away_its_key_with_the_reason(kit, small_site):
    opened(kit, small_site, PLAIN.replace("=30", "=90"))
    question = kit.locator(".kit-question", has_text="falls when false alarms rise?")
    assert question.locator(".kit-options li").count() == 3
    reason = question.get_by_text("False alarms stand in its denominator")
    expect(reason).to_be_hidden()
    question.locator("summary").click()
    expect(reason).to_be_visible()
    expect(question).not_to_contain_text("Recall looks at misses")


def test_a_changed_bank_is_told(kit, small_site):
    opened(kit, small_site, PLAIN)
    expect(kit.locator(".kit-status")).not_to_contain_text("has changed")
    opened(kit, small_site, f"{PLAIN}&set=00000000")
    expect(kit.locator(".kit-status")).to_contain_text("The bank has changed since")


def test_a_broken_address_gives_the_form(kit, small_site):
    for query in ("?pages=%3Cb%3E&seed=a", "?pages=metrics&seed=%3Cb%3E", "?pages=&minutes=-1"):
        kit.goto(f"{small_site.address}practice/kit/{query}")
        expect(kit.get_by_role("button", name="Make the sheets")).to_be_visible()
        expect(kit.locator(".kit-sheet")).to_have_count(0)
        expect(kit.get_by_label("Length")).to_have_value("60")


def test_every_section_of_the_guide_has_four_different_anchors(kit):
    anchors = kit.evaluate("guide.kitTexts.ANCHORS")
    assert set(anchors) == set(kit.evaluate("Object.keys(guide.cards.words().sections)"))
    assert all(len(set(row)) == 4 for row in anchors.values())


def test_the_sheet_says_what_the_chapter_says(kit):
    chapter = CHAPTER.read_text(encoding="utf-8")
    texts = kit.evaluate("guide.kitTexts")
    lines = [*texts["CHECKLIST"], texts["RULES"]]
    lines += [f"**{name}** {text}" for name, text in texts["PROMISES"]]
    assert [line for line in lines if line not in chapter] == []
    checklist = chapter.partition("*Interviewer's checklist*\n\n")[2].partition("\n\n")[0]
    assert re.findall(r"^- (.+)$", checklist, re.MULTILINE) == texts["CHECKLIST"]
    promises = chapter.partition("## What do good interviewers promise?")[2].partition("*Cand")[0]
    names = [name for name, _ in texts["PROMISES"]]
    assert re.findall(r"^\*\*(.+?)\*\*", promises, re.MULTILINE) == names


def test_the_link_is_copied_or_shown(kit, small_site):
    kit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(kit, small_site, PLAIN)
    kit.get_by_role("button", name="Copy the link").click()
    expect(kit.locator(".kit-tools")).to_contain_text("Copied.")
    assert kit.evaluate("navigator.clipboard.readText()") == kit.url
    kit.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    said = kit.locator(".kit-tools [role=status]")
    for _ in range(2):
        kit.get_by_role("button", name="Copy the link").press("Enter")
        expect(kit.get_by_label("Copy this link")).to_have_value(kit.url)
        expect(said).to_contain_text("The link is selected")
        assert kit.evaluate("getSelection().toString()") == kit.url
    kit.evaluate("() => { navigator.clipboard.writeText = async () => {}; }")
    kit.get_by_role("button", name="Copy the link").press("Enter")
    expect(said).to_contain_text("Copied.")


def test_the_page_can_be_left_and_come_back_to(kit, small_site):
    opened(kit, small_site, PLAIN)
    before = prompts(kit)
    kit.locator(".md-nav a", has_text="Glossary").first.click()
    expect(kit.locator(".kit-sheet")).to_have_count(0)
    kit.go_back()
    expect(kit.locator(".kit-sheet")).to_have_count(1)
    assert prompts(kit) == before
    assert kit.evaluate("key => localStorage.getItem(key)", STORAGE_KEY) is None


@pytest.mark.parametrize("width", (390, 320))
def test_nothing_scrolls_sideways(kit, small_site, width):
    kit.set_viewport_size({"width": width, "height": 800})
    opened(kit, small_site, PLAIN.replace("people=1", "people=3"))
    page = "document.documentElement"
    assert kit.evaluate(f"{page}.scrollWidth - {page}.clientWidth") == 0


@pytest.mark.parametrize("paper", ("A4", "Letter"))
def test_paper_has_the_sheets_only_and_no_almost_empty_page(kit, small_site, paper):
    opened(kit, small_site, PLAIN.replace("people=1", "people=3").replace("=30", "=45"))
    kit.emulate_media(media="print")
    assert [one for one in kit.locator(FURNITURE).all() if one.is_visible()] == []
    expect(kit.get_by_text("a threshold is a price").first).to_be_visible()
    runs = runs_of_text(kit.pdf(format=paper))
    assert len(runs) > 4
    assert min(runs) > 150, runs  # a line has about 80
    kit.emulate_media(media="screen")
    kit.get_by_label("Print the interviewer's notes").uncheck()
    kit.emulate_media(media="print")
    assert [one for one in kit.locator(".kit-note").all() if one.is_visible()] == []
    assert len(runs_of_text(kit.pdf(format=paper))) <= len(runs)


def runs_of_text(pdf):
    """How many runs of letters each page of Chromium's PDF draws, most of them of one letter."""
    objects = {
        int(number): body
        for number, body in re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL)
    }
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    found = []
    for page in pages:
        content = objects[int(re.search(rb"/Contents (\d+) 0 R", page)[1])]
        stream = re.search(rb"stream\r?\n(.*)\nendstream", content, re.DOTALL)[1]
        drawn = zlib.decompress(stream) if b"/FlateDecode" in content else stream
        found.append(len(re.findall(rb"T[jJ]\b", drawn)))
    return found
