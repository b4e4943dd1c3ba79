"""The content policy holds on real pages, and what is accepted runs no script."""

import pytest
from playwright.sync_api import expect

from tests import bad_inputs
from tests.browser.conftest import Site
from tests.build import build, project

PLACE = "machine-learning/model-evaluation/"
ACCEPTED = [c for c in bad_inputs.cases() if c["expected"]["verdict"] != "reject"]


def test_every_page_begins_with_the_policy(site):
    for path in site.folder.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        policy, _, rest = head.partition("Content-Security-Policy")[2].partition(">")
        assert "script-src 'self' 'sha256-" in policy, path
        assert "unsafe" not in policy and "object-src 'none'; base-uri 'none'" in policy
        assert "form-action 'none'; frame-src 'none'" in policy
        assert "<script" in rest and "<script" not in head.partition("Content-Security-Policy")[0]


def test_a_script_of_another_hand_does_not_run(page, site, faults):
    page.goto(site.address + PLACE)
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.__pwned=1\">')"
    )
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.__pwned = 2';"
        "document.body.append(s)"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.__pwned") is None
    blocked = [error for error in faults.errors if "Content Security Policy" in error]
    assert len(blocked) >= 2
    faults.errors.clear()


def test_search_palette_and_navigation_work_under_the_policy(page, site):
    page.goto(site.address + PLACE, wait_until="networkidle")
    page.locator(".md-search__input").click()
    page.keyboard.type("isotonic")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    before = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    page.locator("label[title^='Switch to']:visible").first.click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before)
    page.locator(".md-nav--primary >> text=About").click()
    page.wait_for_url("**/about/")


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case["id"])
def test_what_is_accepted_is_shown_as_written(case, context, tmp_path, faults):
    docs, _ = bad_inputs.write(case, tmp_path)
    if bad_inputs.check(docs).status:
        assert case["expected"]["verdict"] == "accept-or-reject"
        return
    nav = "nav:\n  - Start here: index.md\n  - All questions: questions/index.md\n"
    folder = project(tmp_path, nav)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "omitted_files: warn", "omitted_files: ignore"
    )
    config.write_text(text.replace("editorial: true", "editorial: false"), encoding="utf-8")
    site = Site(folder / "site")
    built = build(folder)
    assert built.status == 0, built.output
    page = context.new_page()
    faults.watch(page, site.address)
    place = (
        "questions/metrics/" if case["kind"] == "question" else "machine-learning/case-under-test/"
    )
    page.goto(site.address + place, wait_until="networkidle")
    assert page.evaluate("window.__pwned") is None
    assert page.locator("main").inner_text().strip()
    site.close()
