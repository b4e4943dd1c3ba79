"""Code and mathematics blanked out: lines of Markdown go in, the prose between them comes out.

Careful where the engine could read otherwise: a code span counts only within one line, with
no backslash before its marks and no lone mark above it in the paragraph; a formula only
within one paragraph, list item and table cell. What is left may hold too much, never too little.
"""

import re
from collections.abc import Iterator

from .lines import Line
from .quiz import CLOSE_TAG, OPEN_TAG

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\1(?!`)).)*?[^`\\]\1(?!`)")
_LONE_MARK = re.compile(r"(?<!\\)(?:\\\\)*`")
_INLINE_MATH = re.compile(
    r"(?<![\\$])\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?!\$)"
    r"|(?<![\\$])\$\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$\$(?!\$)"
    r"|(?<!\\)\\\((?:\\[^()]|[^\\])+?\\\)",
    re.DOTALL,
)
_DISPLAY_MATH = re.compile(
    r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?"
    r"(?:\$\$(?:\\.|[^\\$]|\$(?!\$))+\$\$|\\\[(?:\\[^][]|[^\\])+\\\])\s*",
    re.DOTALL,
)
_BEGINS_BLOCK = re.compile(r"\s*(?:[-*+] |\d+[.)] |#|>|\||[-=_*|: ]+$)")
_OPTION = re.compile(r"^\s*[-*+] \[", re.MULTILINE)
_TABLE_RULE = re.compile(r"^(?=.*\|)[\s>|:-]*-[\s|:-]*$", re.MULTILINE)
_CELL_BORDER = re.compile(r"((?<!\\)\|)")


def without_code(text: str) -> str:
    """One line with its code spans replaced by blanks of the same length."""
    return _CODE_SPAN.sub(lambda found: " " * len(found[0]), text)


def prose(lines: list[Line], keep_math: bool = False) -> Iterator[tuple[int, str]]:
    """(line number, text) of each line outside fences, code and, unless kept, mathematics."""
    for paragraph in _paragraphs(lines):
        texts = [line.text for line in paragraph]
        left = [without_code(text) for text in texts]
        lone = next((i for i, text in enumerate(left) if _LONE_MARK.search(text)), len(left))
        left[lone:] = texts[lone:]  # the engine may pair the marks over lines
        if not keep_math and lone == len(left):
            left = _without_math("\n".join(left)).split("\n")
        for line, text in zip(paragraph, left, strict=True):
            if text.strip():
                yield line.number, text


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines outside fences, in groups that a blank line, a fence or a quiz tag parts."""
    group: list[Line] = []
    for line in lines:
        is_tag = line.text.rstrip() in (OPEN_TAG, CLOSE_TAG)
        if line.fence or is_tag or not line.text.strip(" \t"):
            if group:
                yield group
            if is_tag and not line.fence:
                yield [line]
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _without_math(paragraph: str) -> str:
    if _DISPLAY_MATH.fullmatch(paragraph) and not _OPTION.search(paragraph):
        return _blank(paragraph)
    if _TABLE_RULE.search(paragraph):
        parts = (_CELL_BORDER.split(line) for line in paragraph.split("\n"))
        return "\n".join("".join(map(_without_inline_math, cells)) for cells in parts)
    return _without_inline_math(paragraph)


def _without_inline_math(text: str) -> str:
    def blank(found: re.Match) -> str:
        begin = text.rfind("\n", 0, found.start()) + 1
        first, *others = text[begin : found.end()].split("\n")
        parted = others and (first.lstrip(" >*+-").startswith("#"))
        parted = parted or any(_BEGINS_BLOCK.match(line) for line in others)
        return found[0] if parted else _blank(found[0])

    return _INLINE_MATH.sub(blank, text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
