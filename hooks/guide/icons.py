"""The theme's icons, drawn once: its SVG files go in, rules of style and shorter pages come out.

The theme writes the drawing of each icon into each page. Here a page has an empty `<svg>` of the
icon's class, and the style sheet that every page shares has the drawing, as a mask.
"""

from collections.abc import Mapping

FOLDER = ".icons/material"  # in the theme's folder of templates
NAMES = (
    *("arrow-left", "arrow-right", "arrow-up", "brightness-5", "close", "file-edit-outline"),
    *("magnify", "menu", "moon-waning-crescent", "school-outline"),
)


def style(drawings: Mapping[str, str]) -> str:
    """The rules of a style sheet with the drawings, which are the SVG of each icon by its name.

    How a mask is shown, a rule for `.icon` says in guide.css. Raises ValueError where a drawing
    holds what would end its address in the style sheet.
    """
    for name, svg in drawings.items():
        if any(character in svg for character in "'#%\\\n"):
            raise ValueError(f"the icon {name} cannot stand in a style sheet")
    return "".join(
        f".icon-{name}{{--drawing:url('data:image/svg+xml,{svg}')}}\n"
        for name, svg in sorted(drawings.items())
    )


def in_page(html: str, drawings: Mapping[str, str]) -> str:
    """The page with a class in place of each of the drawings."""
    for name, svg in drawings.items():
        html = html.replace(svg, f'<svg class="icon icon-{name}"></svg>')
    return html
