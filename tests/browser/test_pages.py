"""Every page in a browser: quiet, narrow enough, readable without script and on paper."""

import pytest

CHAPTERS = (
    "how-it-starts/",
    "machine-learning/model-evaluation/",
    "debugging-ml-models/",
    "what-is-a-fair-interview/",
)


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_every_page_is_quiet_and_never_scrolls_sideways(browser, site, faults, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for place in site.pages():
        page = context.new_page()
        faults.watch(page, site.address)
        page.goto(site.address + place, wait_until="load")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{place} is {over} pixels too wide at {width}"
        page.close()
    context.close()


@pytest.mark.parametrize("place", CHAPTERS)
def test_questions_and_answers_are_readable_without_script(browser, site, place):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + place)
    for question in page.locator(".question").all():
        assert question.locator(".question-prompt").is_visible()
        assert not question.locator(".question-check").first.is_visible()
        details = question.locator("details")
        details.locator("summary").click()
        assert details.locator(".question-explanation").is_visible()
        if question.get_attribute("data-kind") != "open":
            assert details.locator(".question-key").is_visible()
            options = question.locator(".option").count()
            assert details.locator(".question-reasons li:visible").count() == options > 2
    context.close()


@pytest.mark.parametrize("place", CHAPTERS)
def test_paper_has_the_answers_and_no_buttons(page, site, place):
    page.goto(site.address + place)
    page.emulate_media(media="print")
    for question in page.locator(".question").all():
        assert question.locator(".question-explanation").is_visible()
        assert not question.locator(".question-check").first.is_visible()
    page.emulate_media(media="screen")


def test_mathematics_has_its_font_only_where_it_is_needed(context, site, faults):
    def fonts_of(place):
        page = context.new_page()
        faults.watch(page, site.address)
        asked = []
        page.on("request", lambda r: asked.append(r.url) if r.resource_type == "font" else None)
        page.goto(site.address + place, wait_until="networkidle")
        return asked

    assert fonts_of("about/") == []
    assert [url.rpartition("/")[2] for url in fonts_of(CHAPTERS[1])] == ["stix-two-math.woff2"]
