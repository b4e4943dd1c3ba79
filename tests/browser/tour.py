"""One look at a page in every state that a reader meets it in, for one load of it."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests import axe

# The first state is judged by every rule, the others by what they can change.
FIRST = axe.State("light", 1280)
RULES = {
    axe.State("light", 390): axe.PLACING,
    axe.State("light", 320): axe.PLACING,
    axe.State("dark", 1280): axe.COLORS,
}


def complaints(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open, each with the state it was seen in."""
    for state, rules in {FIRST: None, **RULES}.items():
        state.show(page)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            yield f"{state}: it is {over} pixels too wide"
        for fault in axe.violations(page, rules):
            yield f"{state}: {fault}"
