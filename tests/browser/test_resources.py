"""All resources: a table for everyone, filters that the address carries, dead ones struck."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests import small
from tests.browser.conftest import Site
from tests.browser.test_questions import press, tab_to
from tests.build import build_small
from tests.library.test_resources import DEAD, entry

COPY = "https://web.archive.org/web/20240101000000/https://example.org/gone"
REGISTRY = (
    small.RESOURCES
    + entry("gone", kind="book", topics="[calibration]")
    + f"{DEAD}  archived: {COPY}\n  alternatives: [paid]\n"
    + entry("paid", kind="book", cost="paid", title="The paid & other book")
    + entry("deep", kind="paper", level="advanced", topics="[confusion-matrix]")
    + entry("weak", level="intermediate", language="de", part="Chapter 7_b, which is *short*.")
    + DEAD.replace("dead", "suspect")
)
CHAPTER = small.CHAPTER.replace(
    "resources:\n",
    "resources:\n  deep: It proves it.\n  gone: For its pictures.\n  weak: In `German`.\n",
)
QUESTION = small.QUESTION.replace("sources: [sklearn-user-guide]", "sources: [gone, weak]")


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("resources") / "site"
    files = {"resources.yml": REGISTRY, "machine-learning__metrics.md": CHAPTER}
    files["questions__metrics__false-alarms.md"] = QUESTION
    served = Site(build_small(folder, **files))
    yield served
    served.close()


@pytest.fixture
def page(context, small_site, faults):
    page = context.new_page()
    faults.watch(page, small_site.address)
    return page


def read(site: Site, place: str) -> str:
    return (site.folder / place).read_text(encoding="utf-8")


def test_a_chapter_begins_with_its_shelf_and_strikes_what_is_dead(small_site):
    html = read(small_site, "machine-learning/metrics/index.html")
    list_ = html.partition('<h2 id="go-deeper">')[2].partition("<footer")[0]
    first, _, further = list_.partition("<strong>Further</strong>")
    assert re.findall(r"<li>.*?>([^<]+)<", first) == ["Weak", "A user guide"]
    assert "<strong>Start here</strong>" in first and "In <code>German</code>." in first
    assert re.findall(r"<li><(?:a [^>]*|del)>([^<]+)<", further) == ["Deep", "Gone"]
    assert f'<a href="{COPY}">archived copy</a>; instead' in further
    assert '<a href="https://example.org/paid">The paid &amp; other book</a>' in further
    assert '<a href="../../resources/">All resources</a>' in further


def test_the_sources_of_a_question_are_struck_too_and_no_page_links_what_is_dead(small_site):
    html = read(small_site, "questions/metrics/index.html")
    foot = re.search(r'<p class="question-foot">\s*Sources: <del>.*?</p>', html, re.DOTALL)[0]
    assert f'<del>Gone</del> (its address is gone; <a href="{COPY}">archived copy</a>; ' in foot
    assert '<a href="https://example.org/weak">Weak</a>.' in foot
    for place in small_site.pages():
        if place.endswith("/"):
            assert 'href="https://example.org/gone"' not in read(small_site, f"{place}index.html")


def test_the_table_stays_out_of_the_search_and_its_filters_have_what_there_is(small_site):
    index = json.loads(read(small_site, "search/documents.json"))
    text = " ".join(doc["text"] for doc in index["docs"] if doc["location"] == "resources/")
    assert "5 works, 4 of them free" in text and "Chapter 7" not in text
    html = read(small_site, "resources/index.html")
    values = re.findall(r'<option value="([^"]*)">', html)
    topics = ["", "confusion-matrix", "calibration"]
    assert values == [
        *topics,
        *("", "book", "documentation", "paper"),
        *("", "free", "paid"),
        *("", "introductory", "intermediate", "advanced"),
    ]


def test_without_script_it_is_a_plain_table_that_a_telephone_can_show(browser, small_site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{small_site.address}resources/")
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(6)
    titles = [row.get_by_role("rowheader").inner_text() for row in rows.all()[1:]]
    starts = [title.partition("\n")[0].partition(" (its")[0] for title in titles]
    assert starts == ["Deep", "Gone", "The paid & other book", "A user guide", "Weak"]
    assert titles[4].endswith("Its makers, in German")
    weak = rows.nth(5)
    expect(weak.get_by_role("cell").first).to_contain_text("Chapter 7_b, which is *short*.")
    expect(weak.get_by_role("cell").nth(1)).to_have_text("Documentation Intermediate Free")
    expect(page.locator(".resources-filters")).to_be_hidden()
    boxes = [cell.bounding_box() for cell in page.locator(".resources tbody :is(th, td)").all()]
    assert all(box["x"] > 0 and box["x"] + box["width"] <= 390 for box in boxes)
    context.close()


def test_filters_work_by_keyboard_and_the_address_carries_them(page, small_site):
    shown = page.locator(".resources tbody > tr:visible")
    status = page.locator(".resources-filters [role=status]")
    page.goto(f"{small_site.address}resources/?kind=book&topic=no-such&page=2#gone")
    expect(status).to_have_text("2 of 5 resources.")
    expect(page.get_by_label("Kind")).to_have_value("book")
    expect(page.get_by_label("Topic")).to_have_value("")
    tab_to(page, "#resources-cost")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Cost")).to_have_value("paid")
    expect(shown).to_have_count(1)
    expect(status).to_have_text("1 of 5 resources.")
    assert page.url.endswith("resources/?kind=book&page=2&cost=paid#gone")
    page.get_by_label("Level").select_option("advanced")
    expect(shown).to_have_count(0)
    expect(status).to_have_text(re.compile("^Nothing fits"))
    press(page, "Show all")
    expect(shown).to_have_count(5)
    expect(status).to_have_text("All 5 resources.")
    expect(page.get_by_label("Topic")).to_be_focused()
    assert page.url.endswith("resources/?page=2#gone")


def test_the_filters_come_with_the_page_and_load_nothing_elsewhere(page, small_site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small_site.address}machine-learning/metrics/", wait_until="networkidle")
    assert not [url for url in asked if "assets/resources.js" in url]
    page.get_by_role("link", name="All resources", exact=True).last.click()
    topic = page.get_by_label("Topic")
    topic.select_option("calibration")
    expect(page.locator(".resources-status")).to_have_text("4 of 5 resources.")
    page.get_by_role("link", name="Start here").first.click()
    expect(page.locator("h1")).to_have_text(re.compile("Start here"))
    page.go_back()
    expect(page.get_by_label("Topic")).to_have_value("calibration")
    expect(page.locator(".resources tbody > tr:visible")).to_have_count(4)
