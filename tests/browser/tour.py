"""One look at a page in every state that a reader meets it in, for one load of it."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests import axe

# The first state is judged by every rule, the others by what they can change.
FIRST = axe.State("light", 1280)
RULES = {
    axe.State("light", 320): axe.PLACING,
    axe.State("dark", 1280): axe.COLORS,
}

# Two states that differ in all: for what is drawn again without a load.
BOTH = (FIRST, axe.State("dark", 320))

OVER = "document.documentElement.scrollWidth - innerWidth"
# Each thing that is animated, or slides, though the reader asked for rest.
_MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element);
    return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
}).map(element => element.outerHTML.slice(0, 80))"""
# Icons, as masks and as drawings, that have the color of the page where the device sets the colors.
_UNSEEN = """() => {
    const rgb = color => String(color.match(/[0-9.]+/g)?.slice(0, 3));
    const probe = document.createElement("p");
    probe.style.backgroundColor = "Canvas";
    document.body.append(probe);
    const ground = rgb(getComputedStyle(probe).backgroundColor);
    probe.remove();
    const shown = [...document.querySelectorAll("body *")]
        .filter(element => element.checkVisibility({visibilityProperty: true}));
    const masks = shown.filter(element => ["::before", "::after"].some(name => {
        const style = getComputedStyle(element, name);
        return style.maskImage !== "none" && style.content !== "none"
            && style.display !== "none" && rgb(style.backgroundColor) === ground;
    }));
    const drawn = shown.filter(element => element.matches(".md-icon path, .md-logo path"))
        .filter(element => rgb(getComputedStyle(element).fill) === ground);
    return [...masks, ...drawn].map(element => element.outerHTML.slice(0, 80));
}"""


def moving(page: Page) -> list[str]:
    """What moves on a page of a context with reduced motion."""
    return page.evaluate(_MOVING)


def unseen(page: Page) -> list[str]:
    """The icons that nobody sees on the open page where colors are forced."""
    page.emulate_media(forced_colors="active")
    found = page.evaluate(_UNSEEN)
    page.emulate_media(forced_colors="none")
    return found


def judged(page: Page, name: str, states: tuple[axe.State, ...] = BOTH) -> list[str]:
    """What is wrong with the page as it stands, called `name`; it is left in the first state."""
    found = []
    for state in states:
        state.show(page)
        over = page.evaluate(OVER)
        found += [f"{name}, {state}: {over} pixels too wide"] if over > 0 else []
        rules = None if state is states[0] else axe.COLORS + axe.PLACING
        found += [f"{name}, {state}: {fault}" for fault in axe.violations(page, rules)]
    states[0].show(page)
    return found


def complaints(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open, each with the state it was seen in."""
    for state, rules in {FIRST: None, **RULES}.items():
        state.show(page)
        over = page.evaluate(OVER)
        if over > 0:
            yield f"{state}: it is {over} pixels too wide"
        for fault in axe.violations(page, rules):
            yield f"{state}: {fault}"
    for icon in unseen(page):
        yield f"forced colors: nobody sees the icon of {icon}"
