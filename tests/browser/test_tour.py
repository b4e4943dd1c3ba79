"""A page of each kind, loaded once: it is quiet, narrow enough, and open to everybody."""

import pytest

from tests import axe
from tests.browser import tour

# One page of each kind; test_pages has every page in one state, `python -m tests.axe_all` in all.
PLACES = (
    *("", "machine-learning/statistics/", "questions/", "questions/sql/"),
    *("glossary/", "resources/", "download/"),
    *("practice/", "contribute/rules/", "about/audit/", "404.html"),
)


@pytest.mark.parametrize("place", PLACES)
def test_a_page_of_each_kind_is_open_to_all_in_every_state(browser, site, faults, place):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    axe.bring(context)
    page = context.new_page()
    faults.watch(page, site.address)
    page.goto(site.address + place, wait_until="load")
    found = list(tour.complaints(page))
    context.close()
    assert not found, "\n".join(found)


def test_what_is_closed_to_somebody_is_seen(page, site):
    """The tour itself: a fault of each kind that it looks for is found."""
    page.goto(f"{site.address}about/", wait_until="load")
    page.evaluate(
        """() => document.querySelector("article").insertAdjacentHTML("beforeend",
        '<p class="pale">Pale words</p>'
        + '<img class="mute" src="../assets/favicon.svg"><p class="long">' + "x".repeat(999)
        + '</p><p class="small"><button>a</button><button>b</button></p><i class="icon"></i>')"""
    )
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`.md-typeset .pale {color: #777} .long {width: 2000px}
                .small button {width: 9px; height: 9px; overflow: hidden;
                    transition: width 1s !important}
                .icon::after {content: ""; background: red;
                    mask-image: linear-gradient(#000, #000)}`);
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
    assert [icon for icon in tour.unseen(page) if "icon" in icon] == ['<i class="icon"></i>']
    page.emulate_media(reduced_motion="reduce")
    assert tour.moving(page) == ["<button>a</button>", "<button>b</button>"]
