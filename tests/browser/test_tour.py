"""Every page, loaded once: it is quiet, narrow enough, and open to everybody in every state."""

from tests import axe
from tests.browser import tour

FOLDERS = (
    *("machine-learning/", "deep-learning/", "tools/", "production/", "problem-solving/"),
    "reverse-a-linked-list/",
)
MODELS = ("questions/", "questions/sql/", "machine-learning/statistics/", "tools/pandas/")


def test_every_page_is_quiet_narrow_enough_and_open_to_all(browser, site, faults):
    found = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    for place in site.pages():
        page = context.new_page()
        faults.watch(page, site.address)
        page.goto(site.address + place, wait_until="load")
        # Chapters are alike, and so are sets: one of each, and the rest, in every state.
        is_like_others = place.startswith(("questions/", *FOLDERS)) and place not in MODELS
        found += [f"{place} {complaint}" for complaint in tour.complaints(page, not is_like_others)]
        page.close()
    context.close()
    assert not found, "\n".join(found)


def test_what_is_closed_to_somebody_is_seen(page, site):
    """The tour itself: a fault of each kind that it looks for is found."""
    page.goto(f"{site.address}about/", wait_until="load")
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend",
        '<p class="pale">Pale words</p>'
        + '<img class="mute" src="../assets/favicon.svg"><p class="long">' + "x".repeat(999)
        + '</p><p class="small"><button>a</button><button>b</button></p>')"""
    )
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`.md-typeset .pale {color: #777} .long {width: 2000px}
                .small button {width: 9px; height: 9px; overflow: hidden}`);
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    found = [complaint.split(": ")[:2] for complaint in tour.complaints(page)]
    for state in (tour.FIRST, *tour.RULES):
        rules = {rule for name, rule in found if name == str(state)}
        assert any(rule.endswith("pixels too wide") for rule in rules)
        looked_for = {"color-contrast": axe.COLORS, "target-size": axe.PLACING}
        allowed = tour.RULES.get(state)
        for rule, group in looked_for.items():
            assert (rule in rules) == (allowed is None or allowed is group), (state, rule)
    assert ["light 1280", "image-alt"] in found
