"""The small site in builds that can be told apart in every file, for the tests of its copy."""

import os
import shutil
from argparse import Namespace
from pathlib import Path

from guide.downloads import worker
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.practice_state import NAV, PAGE, PAGES
from tests.build import build_small

DOWNLOAD = "download/"
FILES = {"download.md": PAGE.format(title="Download", name="offline")}
PREFIX = "data-science-interview-guide:/guide/:"
# What a page is made of: the mark of its own HTML, those of all scripts, that of the style sheet.
MARKS = """() => [...new Set([
  document.documentElement.dataset.build,
  ...Object.values(window.builds || {}),
  getComputedStyle(document.documentElement).getPropertyValue("--build").trim(),
])].sort()"""
NAMES = "async () => (await caches.keys()).sort()"
SCOPES = "async () => (await navigator.serviceWorker.getRegistrations()).map((r) => r.scope)"


def build_first(site: Site) -> None:
    """Build the small site with its pages of practice and its download page into `site.folder`."""
    nav = NAV + "  - Download: download.md\n"
    folder = site.folder.parent
    built = build_small(folder / "made", nav, {"SITE_URL": site.address}, **PAGES, **FILES)
    shutil.copytree(built, site.folder)


def marked(built: Path, folder: Path, mark: str, year: int) -> Path:
    """A copy of a built site, with its worker, where every page, script and style says `mark`.

    A file that has no mark of its own (drawings, the search's index) stays as it is. All files
    are as old as `year` says: browsers take files that were long unchanged for fresh, so the
    cache of the network has old ones to offer.
    """
    shutil.copytree(built, folder)
    for path in folder.rglob("*"):
        place = path.relative_to(folder).as_posix()
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("<html ", f'<html data-build="{mark}" '), encoding="utf-8")
        elif path.suffix == ".js" and "workers/" not in place:
            with path.open("a", encoding="utf-8") as script:
                script.write(f'\n;(window.builds ||= {{}})["{place}"] = "{mark}";\n')
        elif place == "assets/guide.css":
            with path.open("a", encoding="utf-8") as style:
                style.write(f'\n:root {{ --build: "{mark}" }}\n')
    assert worker.run(Namespace(site=folder)) == 0
    for path in folder.rglob("*"):
        os.utime(path, times=((year - 1970) * 31_557_600,) * 2)
    return folder


def build_of(folder: Path) -> str:
    """The id of a build, from its worker."""
    return (folder / "service-worker.js").read_text(encoding="utf-8").split('"')[1]


def marks(page: Page) -> set[str]:
    """The builds that the page has parts of."""
    return {mark.strip('"') for mark in page.evaluate(MARKS)}


def press_keep(page: Page, site: Site) -> None:
    """Ask for a copy on the download page."""
    page.goto(site.address + DOWNLOAD)
    page.get_by_role("button", name="Keep a copy on this device").click()


def keep(page: Page, site: Site) -> None:
    """Get a copy, whole."""
    press_keep(page, site)
    expect(page.locator(".offline-status")).to_contain_text("The copy is complete", timeout=20_000)
