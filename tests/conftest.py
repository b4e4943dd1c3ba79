"""The one browser of a run: a process can hold no two of its drivers."""

import pytest


@pytest.fixture(scope="session")
def browser():
    """A Browser of Playwright, whose import the quick tests do without."""
    from playwright.sync_api import sync_playwright

    from tests import chromium

    found = chromium.find()
    if not found:
        pytest.skip("no browser; run `python -m tests.chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()
