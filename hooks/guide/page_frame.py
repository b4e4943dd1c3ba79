"""What surrounds a page's own text: Markdown before rendering, small repairs of the HTML after."""

import re

from .model import Chapter

_RUN = re.compile(r"^(?P<fence>`{3,}|~{3,})(?P<lang>\w+) (?:run|check)[ \t]*$", re.MULTILINE)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_IMAGE = re.compile(r"<img (?![^>]*loading=)")


def frame(markdown: str, title: str, chapter: Chapter | None) -> str:
    """The page's Markdown with its title on top and, for a chapter, its objectives below it."""
    text = _RUN.sub(r"\g<fence>\g<lang>", markdown)
    parts = [f"# {title}", ""] if title and not re.match(r"\s*# ", text) else []
    if not chapter:
        return "\n".join([*parts, text])
    claim, _, rest = text.partition("\n## ")
    goals = "\n".join(f"    - {objective}" for objective in chapter.objectives)
    box = f'!!! abstract "After this page you can"\n\n{goals}\n'
    return "\n".join([*parts, claim, "", box, f"## {rest}"])


def finish(html: str) -> str:
    """Wide tables in a box that scrolls, images fetched when they are near."""
    html = _TABLE.sub(
        lambda found: (
            f'<div class="wide" tabindex="0" role="region" aria-label="Table">{found[0]}</div>'
        ),
        html,
    )
    return _IMAGE.sub('<img loading="lazy" ', html)
