"""An address that leads nowhere shows the pages that were probably meant."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

NOT_FOUND = "Failed to load resource: the server responded with a status of 404"


@pytest.fixture
def lost(context, site, faults):
    """A function that opens a wrong address and returns the page; the 404 itself is no fault."""
    page = context.new_page()
    faults.watch(page, site.address)

    def open_(place: str):
        response = page.goto(site.address + place)
        assert response.status == 404
        expect(page.locator("h1")).to_have_text("This page is not here")
        faults.errors[:] = [text for text in faults.errors if not text.startswith(NOT_FOUND)]
        return page

    return open_


def offered(page) -> list[str]:
    """The places that the page offers first, relative to the site's root."""
    links = page.locator("[data-missing] a")
    expect(links.last).to_contain_text("Search the guide")
    found = [urlsplit(link).path for link in links.evaluate_all("(all) => all.map((a) => a.href)")]
    return [path.removeprefix("/guide/") for path in found]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("machine-learnin/statistcs.html", "machine-learning/statistics/"),
        ("chapters/deep_learning/ConvolutionalNetworks/x", "deep-learning/convolutional-networks/"),
        ("sql", "tools/sql/"),
        ("practice/reviews/%E0%A4%A", "practice/"),
    ],
)
def test_the_nearest_pages_are_offered(lost, wrong, meant):
    assert meant in offered(lost(wrong))[:3]


def test_the_words_of_the_address_can_be_searched(lost, site):
    page = lost("roc-auc/")
    page.locator("[data-missing] a").last.click()
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible(timeout=20_000)
    assert "model-evaluation/" in first.get_attribute("href")
    assert urlsplit(page.url).path == urlsplit(site.address).path


def test_every_link_of_the_page_leads_somewhere(lost, site):
    page = lost("<b>nothing</b>?like=this")
    assert page.locator("[data-missing] b").count() == 0
    links = page.locator("article.md-content__inner a").evaluate_all(
        "(all) => all.map((a) => a.href)"
    )
    assert len(links) > 15
    for link in links:
        place = urlsplit(link).path.removeprefix("/guide/")
        assert (site.folder / place / "index.html").is_file(), link
