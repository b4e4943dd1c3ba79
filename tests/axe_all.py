"""The whole matrix: every page in every state by every rule, as a table; long, so not in the suite.

`python -m tests.axe_all` builds the site first. `python -m tests.axe_all FOLDER PLACE…` takes what
was built with a SITE_URL that ends in /guide/, and of that only the pages whose place begins so.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests import axe, chromium
from tests.browser.conftest import Site
from tests.build import build_all


def look(address: str, places: list[str]) -> list[tuple[str, str, str]]:
    """(place, state, fault) of the pages at `places` below `address`."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGUMENTS)
        )
        context = browser.new_context(reduced_motion="reduce")
        axe.bring(context)
        for place in places:
            page = context.new_page()
            axe.STATES[0].show(page)
            page.goto(address + place, wait_until="load")
            for state in axe.STATES:
                state.show(page)
                found += [(place, str(state), fault) for fault in axe.violations(page)]
            page.close()
        browser.close()
    return found


def main() -> int:
    """Print each fault and the table; 1 where there is a fault."""
    folder, *beginnings = sys.argv[1:] or [""]
    with TemporaryDirectory() as temporary:
        site = Site(Path(folder or f"{temporary}/site"))
        built = None if folder else build_all(site.folder, SITE_URL=site.address)
        if built and built.status:
            print(built.output)
            return built.status
        begin = time.monotonic()
        places = [place for place in site.pages() if place.startswith(tuple(beginnings or [""]))]
        share = os.cpu_count() or 1
        with ProcessPoolExecutor(share, mp_context=get_context("spawn")) as pool:
            parts = [places[i::share] for i in range(share)]
            parted = pool.map(look, [site.address] * share, parts)
            found = sorted(fault for part in parted for fault in part)
        site.close()
    for place, state, fault in found:
        print(f"{place or 'home'}: {state}: {fault}")
    faults = Counter(state for _, state, _ in found)
    print("state, pages, violations")
    for state in axe.STATES:
        print(f"{state}, {len(places)}, {faults[str(state)]}")
    runs = len(places) * len(axe.STATES)
    print(f"axe-core, all of {', '.join(axe.TAGS)}: {runs} runs, {len(found)} violations", end=", ")
    print(f"{time.monotonic() - begin:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
