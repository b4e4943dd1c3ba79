"""The content policy holds on real pages, and what is accepted runs no script."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from guide.formulas import Typesetter
from playwright.sync_api import Page, expect

from tests import accepted, as_written, bad_inputs
from tests.browser.conftest import Faults, Site

PLACE = "machine-learning/model-evaluation/"
ACCEPTED = [c for c in bad_inputs.cases() if c["expected"]["verdict"] != "reject"]
SINGLE = [case for case in ACCEPTED if case["kind"] != "recipe"]
RECIPES = [case for case in ACCEPTED if case["kind"] == "recipe"]


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
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    before = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    page.locator("label[title^='Switch to']:visible").first.click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before)
    page.locator(".md-nav--primary >> text=Glossary").click()
    page.wait_for_url("**/glossary/")


@dataclass
class Together:
    """All accepted cases of one file each, in one site, with one page that goes through them."""

    found: dict[str, accepted.Accepted]
    page: Page
    site: Site
    faults: Faults
    at: str = ""

    def show(self, place: str) -> Page:
        """The page at `place`, loaded once for all cases that stand on it."""
        if self.at != place:
            self.page.goto(self.site.address + place)
            self.at = place
        return self.page


@pytest.fixture(scope="module")
def together(browser, tmp_path_factory) -> Iterator[Together]:
    with closing(Typesetter()) as typeset:
        found = {case["id"]: accepted.of_case(case, typeset) for case in SINGLE}
    found = {name: case for name, case in found.items() if case}
    folder = tmp_path_factory.mktemp("accepted")
    built = accepted.build_site(list(found.values()), folder)
    assert built.status == 0, built.output
    site, faults = Site(folder / "site"), Faults()
    page = browser.new_page()
    faults.watch(page, site.address)
    yield Together(found, page, site, faults)
    page.close()
    site.close()


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: case["id"])
def test_what_is_accepted_is_shown_as_written(case, together):
    found = together.found.get(case["id"])
    if not found:
        assert case["expected"]["verdict"] == "accept-or-reject"
        return
    page = together.show(found.page)
    assert page.evaluate("window.__pwned") is None
    show = {"question": question_as_written, "chapter": chapter_as_written}
    differences = show[case["kind"]](page, found)
    assert not differences, "\n".join(differences)
    assert together.faults == Faults()


@pytest.mark.parametrize("case", RECIPES, ids=lambda case: case["id"])
def test_what_a_recipe_made_runs_nothing(case, context, tmp_path, faults):
    docs, _ = bad_inputs.write(case, tmp_path)
    if bad_inputs.check(docs).status:
        assert case["expected"]["verdict"] == "accept-or-reject"
        return
    built = accepted.build_here(tmp_path)
    assert built.status == 0, built.output
    site = Site(tmp_path / "site")
    page = context.new_page()
    faults.watch(page, site.address)
    page.goto(f"{site.address}questions/metrics/", wait_until="networkidle")
    assert page.evaluate("window.__pwned") is None
    assert page.locator("main").inner_text().strip()
    site.close()


def chapter_as_written(page, found: accepted.Accepted) -> list[str]:
    """What of a chapter's page is not as in its file."""
    body = found.document.front.body
    title = "" if body.lstrip().startswith("# ") else f"# {found.document.value('title')}\n"
    article = page.locator("article.md-content__inner")
    return differences([(article, title + body)]) + left_over(article)


def question_as_written(page, found: accepted.Accepted) -> list[str]:
    """What of a question is not as in its file."""
    question, section = found.question, page.locator(f"[data-question='{found.name}']")
    said = f"Case {found.name}.\n\n"
    pairs = [(section.locator(".question-prompt"), said + question.stem)]
    explanation = question.answer or question.explanation
    pairs.append((section.locator(".question-explanation"), explanation))
    if question.kind == "open":
        texts = section.locator(".option-text").all()
        follow_ups = section.locator("details > ul > li").all()
        pairs += zip(texts, question.points, strict=True)
        pairs += zip(follow_ups, question.follow_ups, strict=True)
        return differences(pairs) + left_over(section)
    options = bank_order(found)
    letters = ", ".join("ABCDEFGHIJKL"[i] for i, o in enumerate(options) if o.right)
    key = section.locator(".question-key strong").text_content()
    wrong_key = [f"the key is {key}, not {letters}"] if key != letters else []
    texts, reasons = section.locator(".option-text").all(), section.locator(".reason-text").all()
    pairs += zip(texts, (o.text for o in options), strict=True)
    pairs += zip(reasons, (o.reason for o in options), strict=True)
    return wrong_key + differences(pairs) + left_over(section)


def bank_order(found: accepted.Accepted) -> list:
    """The options in the order of the id, with the key as the file's own marks have it."""
    marks = re.findall(r"^- \[([ x])\] ", found.document.text, re.MULTILINE)
    assert [m == "x" for m in marks] == [option.right for option in found.question.options]
    return list(replace(found.question, id=found.name).ordered_options())


def differences(pairs) -> list[str]:
    """Where an element does not show its Markdown."""
    compared = ((as_written.difference(text, e.evaluate(as_written.READ)), e) for e, text in pairs)
    return [difference for difference, _ in compared if difference]


def left_over(element) -> list[str]:
    """Marks that should have become something else, looked for outside code."""
    text = as_written.outside_code(element.evaluate(as_written.READ))
    marks = ("\\(", "\\[", "\\frac", "$$", "**", "\x02", "\x03", "wzxhzdk", "klzzwxh", "<quiz")
    return [f"{mark!r} is left over" for mark in marks if mark in text]
