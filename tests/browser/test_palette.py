"""Light or dark: as the device asks, until the reader chooses."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_questions import tab_to

PLACE = "machine-learning/model-evaluation/"
COLORS = {"light": ("default", "#1f3a5f"), "dark": ("slate", "#182436")}


def painted(page, scheme: str) -> bool:
    """Whether the page, its labels and what the browser is told are of that scheme."""
    body, bar = COLORS[scheme]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", body)
    told = page.locator("meta[name=theme-color], meta[name=color-scheme]").evaluate_all(
        "metas => metas.map(meta => meta.content)"
    )
    other = "light" if scheme == "dark" else "dark"
    labels = page.locator("header label[title^='Switch to']:visible")
    titles = labels.evaluate_all("labels => labels.map(label => label.title)")
    return told == [bar, scheme] and titles == [f"Switch to {other}"]


@pytest.mark.parametrize("stored", [None, "{", '{"index":7}', '"slate"'])
def test_the_device_decides_until_the_reader_does(browser, site, faults, stored):
    context = browser.new_context(color_scheme="dark", viewport={"width": 390, "height": 844})
    page = context.new_page()
    if stored is not None:
        page.goto(site.address + "404.html")
        page.evaluate("text => localStorage.setItem('/guide/.__palette', text)", stored)
    else:
        faults.watch(page, site.address)
    page.goto(site.address + PLACE, wait_until="load")
    if stored is None:
        assert painted(page, "dark")
        page.emulate_media(color_scheme="light")
        assert painted(page, "light")
        page.emulate_media(color_scheme="dark")
        assert painted(page, "dark")
        assert page.evaluate("localStorage.getItem('/guide/.__palette')") is None
    # Whatever was kept there, the way to other colors works.
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("header label[title^='Switch to']:visible").click()
    after = "light" if before == "slate" else "dark"
    assert painted(page, after)
    page.reload(wait_until="load")
    assert painted(page, after)
    context.close()


def test_a_choice_holds_on_the_next_page_and_enter_takes_it_back(page, site):
    page.goto(site.address + PLACE, wait_until="networkidle")
    assert painted(page, "light")
    tab_to(page, ".md-option")
    page.keyboard.press("Enter")
    assert painted(page, "dark")
    page.locator(".md-nav--primary >> text=Glossary").click()
    page.wait_for_url("**/glossary/")
    assert painted(page, "dark")
    page.emulate_media(color_scheme="light")
    assert painted(page, "dark")
    page.goto(site.address, wait_until="load")
    assert painted(page, "dark")
    tab_to(page, ".md-option")
    page.keyboard.press("Enter")
    assert painted(page, "light")


def test_paper_is_light(page, site):
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(site.address + PLACE, wait_until="load")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ink == "rgba(0, 0, 0, 0.87)"
