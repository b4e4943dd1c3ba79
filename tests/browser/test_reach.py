"""The keyboard reaches every part of the frame, and no way of looking at a page loses anything."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_questions import tab_to

PLACE = "machine-learning/model-evaluation/"
PLACES = (PLACE, "", "questions/model-evaluation/", "practice/", "practice/mock/", "resources/")


def is_in_view(page) -> bool:
    return page.evaluate(
        """() => {
            const {left, right, width, height} = document.activeElement.getBoundingClientRect();
            const shown = document.activeElement.checkVisibility({visibilityProperty: true});
            return shown && width > 0 && height > 0 && right > 0 && left < innerWidth;
        }"""
    )


def test_search_palette_and_contents_by_keyboard(page, site):
    page.goto(site.address + PLACE, wait_until="load")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.reload(wait_until="networkidle")
    tab_to(page, ".md-option")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before)
    tab_to(page, ".md-search__input")
    is_open = page.locator("#__search")
    expect(is_open).to_be_checked()  # the theme opens it a moment later, and shuts it so
    page.keyboard.press("Tab")  # the search is shut again, and what was in it is left out
    assert is_in_view(page)
    expect(is_open).not_to_be_checked()
    # The theme looks where the focus is a moment after it moved: it must have seen that it left.
    page.evaluate("() => new Promise((done) => setTimeout(done, 20))")
    page.keyboard.press("Shift+Tab")
    expect(is_open).to_be_checked()
    page.keyboard.insert_text("isotoni")  # each key asks anew and draws the list again: here one
    page.keyboard.press("c")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible(timeout=20_000)
    said = page.locator(".md-search [role=status]")
    expect(said).to_have_text(page.locator(".md-search-result__meta").inner_text())
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    expect(is_open).not_to_be_checked()
    page.wait_for_function("() => !document.activeElement.matches('body, .md-search *')")
    assert is_in_view(page)
    tab_to(page, ".question-link")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    expect(is_open).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".question-link").first).to_be_focused()
    expect(is_open).not_to_be_checked()
    page.keyboard.press("/")
    expect(is_open).to_be_checked()
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/*isotonic*")


def test_contents_code_and_questions_by_keyboard(context, page, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.address + PLACE, wait_until="load")
    tab_to(page, ".md-sidebar--secondary a.md-nav__link")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#*")
    tab_to(page, ".md-code__button")
    page.keyboard.press("Enter")
    expect(page.locator(".md-dialog [role=status]")).to_contain_text("Copied to clipboard")
    code = page.locator("article pre > code").first.text_content()
    assert page.evaluate("navigator.clipboard.readText()").split() == code.split()
    question = page.locator('.question[data-kind="single"]').first
    inside = f'[data-question="{question.get_attribute("data-question")}"]'
    tab_to(page, f"{inside} .question-link")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/#{question.get_attribute('data-question')}")
    tab_to(page, f"{inside} .question-reveal")
    page.keyboard.press("Enter")
    expect(question.locator(".question-retry")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question.locator(".option input").first).to_be_focused()
    assert question.locator(".question-explanation").is_hidden()


def test_a_section_of_the_navigation_opens_by_keyboard(page, site):
    page.goto(site.address, wait_until="load")
    tab_to(page, "label.md-nav__link")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert is_in_view(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/problem-solving/")


def test_the_drawer_opens_by_keyboard_and_hides_nothing_that_has_the_focus(page, site):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site.address + PLACE, wait_until="load")
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        # Search opens when it gets the focus, and the label of the palette shows that of its box.
        assert is_in_view(page) or "md-search" in focused or "md-option" in focused, focused
        if page.evaluate("document.activeElement.matches('.md-content *')"):
            break
    page.reload(wait_until="load")
    tab_to(page, "[for=__drawer]")
    page.keyboard.press("Enter")
    tab_to(page, ".md-nav--primary a.md-nav__link, .md-nav--primary label.md-nav__link")
    assert is_in_view(page)


@pytest.mark.parametrize("place", PLACES)
def test_large_text_and_zoom_lose_nothing(browser, site, place):
    """400 % zoom of 1280 pixels is a window of 320; text of 200 % is a root of 32 pixels."""
    for width, root in ((320, "100%"), (1280, "200%")):
        context = browser.new_context(viewport={"width": width, "height": 256 * 2})
        page = context.new_page()
        page.goto(site.address + place, wait_until="load")
        page.evaluate(
            "size => { document.documentElement.style.fontSize = size === '100%' ? '' : '40px'; }",
            root,
        )
        lost = page.evaluate(
            """() => [...document.querySelectorAll("article :is(p, li, label, button, h1, h2)")]
                .filter(e => e.checkVisibility() && !e.closest(".wide, pre, [hidden]"))
                .filter(e => {
                    const box = e.getBoundingClientRect();
                    const cut = getComputedStyle(e).overflow === "hidden";
                    return box.left < -1 || box.right > innerWidth + 1
                        || (cut && (e.scrollHeight > e.clientHeight + 1));
                }).map(e => e.outerHTML.slice(0, 100))"""
        )
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert not lost and over <= 0, (width, root, over, lost[:5])
        context.close()


def test_forced_colors_leave_the_verdict_in_words_and_lines(browser, site):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site.address + PLACE, wait_until="load")
    question = page.locator('.question[data-kind="single"]').first
    question.locator(".question-reveal").click()
    expect(question.locator(".option-reason").first).to_contain_text("s. ")  # Holds. or Fails.
    edges = question.locator(".option").first.evaluate(
        "e => [getComputedStyle(e).borderTopStyle, getComputedStyle(e).borderTopWidth]"
    )
    assert edges == ["solid", "1px"]
    icons = page.locator(".md-header__button svg:visible, .md-search__icon svg:visible")
    assert icons.count() > 3
    for icon in icons.all():
        fill, ground = icon.evaluate(
            "e => [getComputedStyle(e).backgroundColor,"
            " getComputedStyle(e.closest('.md-header')).backgroundColor]"
        )
        assert fill != ground
    here = page.locator(".md-nav--primary a.md-nav__link--active").first
    assert "underline" in here.evaluate("e => getComputedStyle(e).textDecorationLine")
    context.close()
