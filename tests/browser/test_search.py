"""What people type into the search leads to the page that teaches it, on the whole site."""

import gzip
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Page, expect

QUERIES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
FIRST = 3
LIMIT = 300_000  # bytes of the compressed index
# The list is emptied when an answer comes in, and the question is asked by the box's own event.
ASK = """
async ([query, count]) => {
  const box = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const answered = new Promise((resolve) => {
    const watch = new MutationObserver(() => { watch.disconnect(); setTimeout(resolve, 0); });
    watch.observe(list, { childList: true });
    setTimeout(resolve, 4000);
  });
  box.value = query;
  box.dispatchEvent(new KeyboardEvent("keyup"));
  await answered;
  const items = [...list.querySelectorAll(":scope > li")].slice(0, count);
  return items.map((item) => item.querySelector("a").href);
}
"""


def opened(page: Page, address: str) -> None:
    """Open the search and wait until it answers."""
    page.goto(address)
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially("boosting")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)


def test_what_people_type_leads_to_what_they_mean(page, site):
    opened(page, site.address)
    base, missed = urlsplit(site.address).path, []
    for query in QUERIES:
        found = page.evaluate(ASK, [query["query"], FIRST])
        places = [urlsplit(address).path.removeprefix(base) for address in found]
        if not set(places) & set(query["to"]):
            missed.append((query["query"], places))
    assert missed == []
    assert len(QUERIES) >= 60


def test_results_show_sentences_and_no_hidden_words(page, site):
    opened(page, site.address)
    page.locator(".md-search__input").fill("guassian mixture")
    page.keyboard.press("End")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("mixtures")
    index = page.evaluate("fetch('search/documents.json').then((r) => r.json())")
    shown = first.locator("article > p:not(.md-search-result__terms)").all_text_contents()
    texts = {unescape(doc["text"]) for doc in index["docs"]}
    assert len(shown) > 1 and {f"<p>{text}</p>" for text in shown} <= texts


def test_the_index_comes_with_the_first_search(page, site):
    page.goto(site.address, wait_until="networkidle")
    assert "search/search_index.json" in site.asked
    site.asked.clear()
    opened(page, site.address)
    assert "search/documents.json" in site.asked
    site.asked.clear()
    page.goto(f"{site.address}glossary/", wait_until="networkidle")
    assert "search/documents.json" not in site.asked


def test_a_search_that_found_no_network_finds_it_again(page, site, faults):
    site.instead["search/documents.json"] = 503
    page.goto(site.address)
    box = page.locator(".md-search__input")
    box.click()
    box.press_sequentially("boosting")
    expect(page.locator(".md-search-result__meta")).to_contain_text("No matching documents")
    del site.instead["search/documents.json"]
    box.press_sequentially(" trees")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    assert all("503" in error for error in faults.errors)
    faults.errors.clear()


def test_the_index_is_small(site):
    index = (site.folder / "search/documents.json").read_bytes()
    assert len(gzip.compress(index, 9)) <= LIMIT
