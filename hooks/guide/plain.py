"""Code and mathematics blanked out: lines of Markdown go in, the prose between them comes out.

Careful where the engine could read otherwise: a code span counts only within one line and
with no backslash before its marks, so what is left may hold too much and never too little.
"""

import re
from collections.abc import Iterator

from .lines import Line

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\1(?!`)).)*?[^`\\]\1(?!`)")
_MATH = re.compile(
    r"(?<!\\)\$\$.*?\$\$|(?<!\\)\\\(.*?\\\)|(?<!\\)\\\[.*?\\\]"
    r"|(?<![\\$])\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?!\$)",
    re.DOTALL,
)


def without_code(text: str) -> str:
    """One line with its code spans replaced by blanks of the same length."""
    return _CODE_SPAN.sub(lambda found: " " * len(found[0]), text)


def prose(lines: list[Line], keep_math: bool = False) -> Iterator[tuple[int, str]]:
    """(line number, text) of each line outside fences, code and, unless kept, mathematics."""
    text = "\n".join("" if line.fence else without_code(line.text) for line in lines)
    if not keep_math:
        text = _MATH.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for line, left in zip(lines, text.split("\n"), strict=True):
        if not line.fence and left.strip():
            yield line.number, left
