"""Code and mathematics blanked out: lines of Markdown go in, the prose between them comes out.

Careful where the engine could read otherwise: a code span counts only within one line and
with no backslash before its marks, so what is left may hold too much and never too little.
"""

import re
from collections.abc import Iterator

from .lines import Line

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\1(?!`)).)*?[^`\\]\1(?!`)")
_ON = r"(?:(?!\n[ \t>]*\n).)"  # anything but the end of a paragraph, where a formula ends too
_MATH = re.compile(
    rf"(?<!\\)\$\${_ON}*?\$\$|(?<!\\)\\\({_ON}*?\\\)"
    rf"|^[ \t>]*(?:- \[[ x]\] )?\\\[{_ON}*?\\\][ \t]*$"  # elsewhere \[ is only a bracket
    r"|(?<![\\$])\$(?![\s$])(?:\\.|(?!\n[ \t>]*\n)[^\\$])+?(?<!\s)\$(?!\$)",
    re.DOTALL | re.MULTILINE,
)
# One letter, then what goes on like a formula and not like a tag; no > may follow to close one.
_COMPARISON = re.compile(r"<(?=[A-Za-z](?:[\\_^,;.)+*=<$}\]|-]|\s*[$\\+=<-])[^>]*\Z)")


def without_code(text: str) -> str:
    """One line with its code spans replaced by blanks of the same length."""
    return _CODE_SPAN.sub(lambda found: " " * len(found[0]), text)


def prose(lines: list[Line], keep_math: bool = False) -> Iterator[tuple[int, str]]:
    """(line number, text) of each line outside fences, code and, unless kept, mathematics.

    Mathematics that is kept comes without the < of a comparison such as $x<y$.
    """
    text = "\n".join("" if line.fence else without_code(line.text) for line in lines)
    blank = _COMPARISON if keep_math else re.compile(r"[^\n]")
    text = _MATH.sub(lambda found: blank.sub(" ", found[0]), text)
    for line, left in zip(lines, text.split("\n"), strict=True):
        if not line.fence and left.strip():
            yield line.number, left
