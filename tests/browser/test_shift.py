"""Nothing that a reader has begun to read moves while a page loads."""

import time

import pytest

MATH_HEAVY = "deep-learning/networks-and-backpropagation/"
LINES_OF_FORMULAS = "machine-learning/linear-models/"  # which break elsewhere in another font
SHIFT = 0.01
FILLED = ("practice/", "practice/mock/", "practice/progress/", "practice/kit/", "resources/")
OBSERVE = """
window.seen = {shift: 0, blocking: 0};
new PerformanceObserver(list => list.getEntries().forEach(
    entry => { if (!entry.hadRecentInput) window.seen.shift += entry.value; }
)).observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(
    entry => { window.seen.blocking += entry.duration - 50; }
)).observe({type: "longtask", buffered: true});
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    chapters = (LINES_OF_FORMULAS, "machine-learning/model-evaluation/", MATH_HEAVY)
    for place in (*chapters, "", *FILLED):
        page.goto(site.address + place, wait_until="networkidle")
        if place in FILLED:
            page.wait_for_selector(".practice :is(button, .question)", state="attached")
        assert page.evaluate("window.seen.shift") <= SHIFT, place
    context.close()


def test_nothing_moves_where_the_style_of_a_widget_comes_after_its_script(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    page.route("**/practice.css", lambda route: (time.sleep(0.7), route.continue_()))
    page.goto(site.address + "resources/")
    page.wait_for_selector(".resources-filters:not([hidden])")
    page.wait_for_timeout(1000)  # the style would have come by now
    assert page.evaluate("window.seen.shift") <= SHIFT
    context.close()
