"""What readers fetch: our pages beside the same words on stock Material, as a table.

`python -m tests.weigh` builds three sites: ours as it is published (with the addresses of site and
repository), stock Material with its default fonts and no quizzes, and the same with mkdocs-quiz as
it comes. Of one page of each kind it prints the HTML and the whole first view: everything that a
browser fetches that was never there, gzipped where a server does that, headers left out; and the
same without the index of the search, most of what stock Material fetches. Formulas
of the stock sites stay unset: the script that sets them comes from another host and is not counted.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import chromium, plain_site, stock_fonts
from tests.build import build, build_all
from tests.gzip_server import Served, zipped
from tests.speed import real

PUBLISHED = {
    "SITE_URL": "https://example.org/data-science-interview-guide/",
    "REPOSITORY_URL": "https://github.com/example/data-science-interview-guide",
}
PAGES = {
    "home": "",
    "chapter with formulas": "deep-learning/networks-and-backpropagation/",
    "chapter with code": "tools/sql/",
    "questions of a chapter": "questions/sql/",
    "practice": "practice/",
    "resources": "resources/",
    "glossary": "glossary/",
}
OURS, PLAIN, STOCK = "ours", "stock, no quizzes", "stock, mkdocs-quiz"
HEAD = f"{'page':<24}{'site':<20}" + "".join(
    f"{name:>12}" for name in ("HTML kB", "gzipped", "first view", "no index", "requests")
)
SETTLED = 700  # milliseconds without a request


@dataclass(frozen=True)
class Weight:
    """Of one page: bytes of its HTML and of the first view, and how many requests that makes."""

    raw: int
    gzipped: int
    view: int
    index: int  # bytes of the search's index, which are part of `view`
    requests: int


def sites(folder: Path) -> Iterator[tuple[str, Path]]:
    """(name, folder of the built site) of ours and of both stock ones, made in `folder`."""
    built = build_all(folder / "ours", **PUBLISHED)
    assert built.status == 0, built.output
    yield OURS, built.site
    project = folder / "project"
    project.mkdir()
    real(project)
    for name, quizzes in ((PLAIN, False), (STOCK, True)):
        root = plain_site.write(project, folder / str(quizzes), quizzes=quizzes, fonts=True)
        built = build(root, strict=False)
        assert built.status == 0, built.output
        yield name, built.site
        shutil.rmtree(root / "docs")


def weigh(browser: Browser, served: Served, site: Path, place: str, fonts: bool = False) -> Weight:
    """Open the page at `place` in a browser that was never there.

    `fonts` answers for the service that the theme's default fonts come from.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    of_fonts = stock_fonts.answer(context) if fonts else []
    page = context.new_page()
    page.goto("about:blank")
    served.sent.clear()
    page.goto(served.address + place, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    sent = [*served.sent, *of_fonts]
    context.close()
    html = (site / place / "index.html").read_bytes()
    index = sum(size for path, size in sent if path.endswith("search_index.json"))
    return Weight(len(html), len(zipped(html)), sum(size for _, size in sent), index, len(sent))


def main() -> None:
    """Print the table."""
    print(HEAD)
    found: dict[tuple[str, str], Weight] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        launch = {"executable_path": chromium.find(), "args": list(chromium.ARGUMENTS)}
        browser = playwright.chromium.launch(**launch)
        for of, site in sites(Path(name)):
            with Served(site) as served:
                for kind, place in PAGES.items():
                    found[kind, of] = weigh(browser, served, site, place, of != OURS)
        browser.close()
    for kind in PAGES:
        for of in (OURS, PLAIN, STOCK):
            one = found[kind, of]
            sizes = (one.raw, one.gzipped, one.view, one.view - one.index)
            numbers = "".join(f"{size / 1000:>12.1f}" for size in sizes)
            print(f"{kind if of == OURS else '':<24}{of:<20}{numbers}{one.requests:>12}")


if __name__ == "__main__":
    main()
