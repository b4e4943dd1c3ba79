"""Takes the README's picture from the built site: a question that was answered wrongly."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.conftest import Site
from tests.build import ROOT, build_all

TARGET = ROOT / ".github/screenshot.png"
PLACE = "machine-learning/model-evaluation/"
QUESTION = "both-ends-of-a-reliability-table"


def main() -> None:
    """Build, answer, take the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(Path(folder) / "site")
        built = build_all(site.folder, SITE_URL=site.address)
        if built.status:
            raise SystemExit(built.output)
        launch = {"executable_path": chromium.find(), "args": list(chromium.ARGUMENTS)}
        browser = playwright.chromium.launch(**launch)
        page = browser.new_page(viewport={"width": 1200, "height": 860})
        page.goto(f"{site.address}{PLACE}#{QUESTION}", wait_until="networkidle")
        question = page.locator(f'[data-question="{QUESTION}"]')
        said = question.locator(".question-reasons li").all()
        wrong = [item.get_attribute("data-right") for item in said].index("false")
        question.locator(".option input").nth(wrong).check()
        question.locator(".question-check").click()
        question.evaluate("q => scrollBy(0, q.getBoundingClientRect().top - 90)")
        page.add_style_tag(content=".md-top { display: none }")  # it comes with scrolling up
        page.screenshot(path=TARGET)
        browser.close()
        site.close()
    print(f"screenshot: {TARGET.relative_to(ROOT)}, {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
