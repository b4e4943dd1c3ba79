"""Asks axe-core what of a page shown in a browser is closed to somebody."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import BrowserContext, Page

from tests.build import ROOT

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What another width or scheme can change, where the markup stays the same.
COLORS = ("color-contrast", "link-in-text-block")
PLACING = (
    "target-size",
    "scrollable-region-focusable",
    "aria-hidden-focus",
    "landmark-unique",
    "region",
)
# axe takes a letter in the font of mathematics for an icon, and so a heading "k" for an empty one.
_RUN = """
([tags, rules]) => axe.run(document, {
    elementRef: true,
    resultTypes: ["violations"],
    preload: rules === null,
    runOnly: rules ? {type: "rule", values: rules} : {type: "tag", values: tags},
    ...(rules ? {} : {rules: {"target-size": {enabled: true}}}),
}).then(({violations}) => violations.flatMap(({id, nodes}) => nodes
    .filter(({element}) => id !== "empty-table-header" || !element.querySelector("math"))
    .map(({target, failureSummary}) => [id, target.flat().join(" "), failureSummary])))
"""

# A link that a sidebar has scrolled out of sight lies below the header, which axe takes for too
# small a part of it; so the sidebars begin at their top.
_SHOW = """name => {
    document.body.setAttribute("data-md-color-scheme", name);
    for (const box of document.querySelectorAll(".md-sidebar__scrollwrap")) box.scrollTop = 0;
}"""
_TURN = "new Promise(done => requestIdleCallback(() => setTimeout(done, 300), {timeout: 1000}))"


@dataclass(frozen=True)
class State:
    """How a page is shown: its color scheme, and the width of the window in CSS pixels."""

    scheme: str
    width: int

    def show(self, page: Page) -> None:
        """Bring a loaded page into this state."""
        name = {"light": "default", "dark": "slate"}[self.scheme]
        page.emulate_media(color_scheme=self.scheme)
        page.set_viewport_size({"width": self.width, "height": 900})
        page.evaluate(_SHOW, name)

    def __str__(self) -> str:
        return f"{self.scheme} {self.width}"


STATES = tuple(State(scheme, width) for scheme in ("light", "dark") for width in (1280, 390, 320))


@cache
def _source() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def bring(context: BrowserContext) -> None:
    """Let every page of the context have axe from its beginning, which is sooner than afterward."""
    context.add_init_script(_source())


def violations(page: Page, rules: Collection[str] | None = None) -> list[str]:
    """What is wrong with the page as it is shown: all TAGS, or only `rules`; a line each.

    What is found is looked for once more when the scripts of the page have had their turn: they
    hear of a new width only after the page has it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    asked = [TAGS, list(rules) if rules else None]
    if not page.evaluate(_RUN, asked):
        return []
    page.evaluate(_TURN)
    return list(_lines(page.evaluate(_RUN, asked)))


def _lines(found: list[list[str]]) -> Iterator[str]:
    for rule, target, summary in found:
        yield f"{rule}: {target}: {' '.join(summary.split())}"
