"""What surrounds a page's own text: Markdown before rendering, small repairs of the HTML after."""

import re
from collections.abc import Callable

from .model import Chapter

_RUN = re.compile(r"^(?P<fence>`{3,}|~{3,})(?P<lang>\w+) (?:run|check)[ \t]*$", re.MULTILINE)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_IMAGE = re.compile(r'<img (?=[^>]*src="(?P<src>[^"]+)")(?![^>]*loading=)')
_SVG_TAG = re.compile(r"<svg [^>]*>")
_SIDE = re.compile(r' (?P<name>width|height)="(?P<length>[\d.]+)')


def frame(markdown: str, title: str, chapter: Chapter | None, time: str = "") -> str:
    """The page's Markdown below its title; a chapter's time stands above it, its objectives too."""
    text = _RUN.sub(r"\g<fence>\g<lang>", markdown)
    parts = [f"# {title}", ""] if title and not re.match(r"\s*# ", text) else []
    if not chapter:
        return "\n".join([*parts, text])
    claim, _, rest = text.partition("\n## ")
    goals = "\n".join(f"    - {objective}" for objective in chapter.objectives)
    box = f'!!! abstract "After this page you can"\n\n{goals}\n'
    return "\n".join([*parts, f"*{time}*", "", claim, "", box, f"## {rest}"])


def size_of(svg: str) -> str:
    """The attributes of an `<img>` that keep the drawing's place free until it comes, or ''."""
    tag = _SVG_TAG.search(svg)
    sides = _SIDE.finditer(tag[0]) if tag else ()
    return "".join(f'{side["name"]}="{round(float(side["length"]))}" ' for side in sides)


def finish(html: str, drawing: Callable[[str], str]) -> str:
    """Wide tables in a box that scrolls, images in place before they come.

    `drawing(address)` returns the text of the SVG at an address of the page, or ''.
    """
    html = _TABLE.sub(
        lambda found: (
            f'<div class="wide" tabindex="0" role="region" aria-label="Table">{found[0]}</div>'
        ),
        html,
    )
    return _IMAGE.sub(lambda found: f'<img loading="lazy" {size_of(drawing(found["src"]))}', html)
