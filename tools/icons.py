"""Draws the icons of the web app from the favicon, in the browser that the tests drive."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from hooks.guide.web_manifest import ICONS
from tests import chromium

DOCS = Path(__file__).parents[1] / "docs"


def main() -> None:
    """Draw every size on a transparent ground."""
    drawing = (DOCS / "assets/favicon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        launch = {"executable_path": chromium.find(), "args": list(chromium.ARGUMENTS)}
        browser = playwright.chromium.launch(**launch)
        for size, place in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(drawing)
            page.add_style_tag(content="body { margin: 0 } svg { display: block }")
            page.screenshot(path=DOCS / place, omit_background=True)
            print(f"icons: docs/{place}, {(DOCS / place).stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
