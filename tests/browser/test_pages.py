"""Every page in a browser: quiet, open to all, readable without script and on paper."""

from collections.abc import Iterator
from zlib import crc32

import pytest
from playwright.sync_api import Page

from tests import axe
from tests.browser import tour

DESK = 1000  # pixels; whoever has less holds the screen in the hand
CHAPTERS = (
    "how-it-starts/",
    "machine-learning/model-evaluation/",
    "debugging-ml-models/",
    "what-is-a-fair-interview/",
)


def test_every_page_is_quiet_at_rest_narrow_enough_and_open_to_all(browser, site, faults):
    """Each page is loaded once, in the state that falls to its name, and judged by every rule."""
    found = []
    for holds_a_phone in (False, True):
        context = browser.new_context(reduced_motion="reduce", has_touch=holds_a_phone)
        axe.bring(context)
        page = context.new_page()  # one for all of them, which is sooner than a new one for each
        faults.watch(page, site.address)
        for place in site.pages():
            state = axe.STATES[crc32(place.encode()) % len(axe.STATES)]
            if (state.width < DESK) == holds_a_phone:
                found += [
                    f"{place}: {fault}" for fault in complaints(page, site.address + place, state)
                ]
        context.close()
    assert not found, "\n".join(found)


def complaints(page: Page, address: str, state: axe.State) -> Iterator[str]:
    """What is wrong with the page at `address`: in `state`, and with its width everywhere."""
    state.show(page)
    page.goto(address, wait_until="load")
    for width in sorted({other.width for other in axe.STATES}):
        axe.State(state.scheme, width).show(page)
        over = page.evaluate(tour.OVER)
        if over > 0:
            yield f"it is {over} pixels too wide at {width}"
    state.show(page)
    for fault in axe.violations(page):
        yield f"{state}: {fault}"
    for element in tour.moving(page):
        yield f"this moves: {element}"


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
