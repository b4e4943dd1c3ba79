"""What surrounds a page's own text: Markdown before rendering, small repairs of the HTML after."""

import re
from collections.abc import Callable

from .lines import Line, scan
from .model import Chapter

_RUN = re.compile(r"(?<=\w) (?:run|check)\s*$")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_EMPTY_HEAD = re.compile(r"<th(?: align=\"\w+\")?></th>")  # a corner that heads nothing
_IMAGE = re.compile(r'<img (?=[^>]*src="(?P<src>[^"]+)")(?![^>]*loading=)')
_SVG_TAG = re.compile(r"<svg [^>]*>")
_SIDE = re.compile(r' (?P<name>width|height)="(?P<length>[\d.]+)')


def frame(markdown: str, title: str, chapter: Chapter | None, time: str = "") -> str:
    """The page's Markdown below its title, with a chapter's objectives and time after its claim."""
    lines = scan(markdown, 1)
    text = [_RUN.sub("", line.text) if line.fence == "open" else line.text for line in lines]
    parts = [f"# {title}", ""] if title and not re.match(r"\s*# ", markdown) else []
    if not chapter:
        return "\n".join([*parts, *text])
    goals = "\n".join(f"    - {objective}" for objective in chapter.objectives)
    box = f'!!! abstract "After this page you can"\n\n{goals}\n\n    {time}\n'
    end = _end_of_claim(lines)
    return "\n".join([*parts, *text[:end], "", box, *text[end:]])


def _end_of_claim(lines: list[Line]) -> int:
    """How many lines stand before the first section; a comment in code begins none."""
    sections = (i for i, line in enumerate(lines) if not line.fence and line.text[:3] == "## ")
    return next(sections, len(lines))


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
            '<div class="wide" tabindex="0" role="group" aria-label="Table">'
            f"{_EMPTY_HEAD.sub('<td></td>', found[0])}</div>"
        ),
        html,
    )
    return _IMAGE.sub(lambda found: f'<img loading="lazy" {size_of(drawing(found["src"]))}', html)
