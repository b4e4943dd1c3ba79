"""Code and mathematics blanked out: lines of Markdown go in, the prose between them comes out.

Careful where the engine could read otherwise: a code span counts only within one line, with
no backslash before its marks and no lone mark above it in the paragraph; a formula only
within one paragraph, list item and table cell. What is left may hold too much, never too little.
"""

import re
from collections.abc import Callable, Iterator

from .lines import Line
from .quiz import CLOSE_TAG, OPEN_TAG

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\1(?!`)).)*?[^`\\]\1(?!`)")
_LONE_MARK = re.compile(r"(?<!\\)(?:\\\\)*`")
_INLINE_MATH = re.compile(  # a mark first, then what may not stand before it: so it is found fast
    r"\$(?<![\\$].)(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?!\$)"
    r"|\$\$(?<![\\$]..)(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$\$(?!\$)"
    r"|\\\((?<!\\..)(?:\\[^()]|[^\\])+?\\\)",
    re.DOTALL,
)
_DISPLAY_MATH = re.compile(
    r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?"
    r"(?:\$\$(?:\\.|[^\\$]|\$(?!\$))+\$\$|\\\[(?:\\[^][]|[^\\])+\\\])\s*",
    re.DOTALL,
)
_DISPLAY_MARKS = {  # as `dialect` sets displayed formulas apart from the text around them
    "$$": re.compile(r"\$\$\s*$"),
    "\\[": re.compile(r"\\\]\s*$"),
}
_BEGINS_BLOCK = re.compile(r"\s*(?:[-*+] |\d+[.)] |#|>|\||[-=_*|: ]+$)")
_OPTION = re.compile(r"^\s*[-*+] \[", re.MULTILINE)
_TABLE_RULE = re.compile(r"^(?=.*\|)[\s>|:-]*-[\s|:-]*$", re.MULTILINE)
_CELL_BORDER = re.compile(r"((?<!\\)\|)")
# One letter, then what goes on like a formula and not like a tag; no > may follow to close one.
_COMPARISON = re.compile(r"<(?=[A-Za-z](?:[\\_^,;.)+*=<$}\]|-]|\s*[$\\+=<-])[^>]*\Z)")


def without_code(text: str) -> str:
    """One line with its code spans replaced by blanks of the same length."""
    if "`" not in text:
        return text
    return _CODE_SPAN.sub(lambda found: " " * len(found[0]), text)


Prose = list[tuple[int, str]]  # line number, text


def prose(lines: list[Line]) -> tuple[Prose, Prose]:
    """Each line outside fences and code: without mathematics, and with it.

    Mathematics that is kept comes without the < of a comparison such as $x<y$.
    """
    without, kept = [], []
    for paragraph in _paragraphs(lines):
        texts = [line.text for line in paragraph]
        if not any("`" in text or "$" in text or "\\" in text for text in texts):
            same = [(line.number, line.text) for line in paragraph if line.text.strip()]
            without += same
            kept += same
            continue
        left = [without_code(text) for text in texts]
        lone = next((i for i, text in enumerate(left) if _LONE_MARK.search(text)), len(left))
        left[lone:] = texts[lone:]  # the engine may pair the marks over lines
        whole = "\n".join(left)
        blank = whole if lone < len(left) else _with_math(whole, _blank)
        # Where nothing was blanked there is no formula.
        compared = whole if blank == whole else _with_math(whole, _without_comparisons)
        for found, text in ((without, blank), (kept, compared)):
            parts = zip(paragraph, text.split("\n"), strict=True)
            found += [(line.number, part) for line, part in parts if part.strip()]
    return without, kept


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines outside fences, in groups that a blank line, a fence or a quiz tag parts.

    A displayed formula is a group of its own, also directly below a line of text.
    """
    group: list[Line] = []
    closing: re.Pattern | None = None
    for line in lines:
        is_tag = line.text.rstrip() in (OPEN_TAG, CLOSE_TAG)
        text = line.text.strip(" \t>")
        opens = text[:2] if not closing and text[:2] in _DISPLAY_MARKS else ""
        if line.fence or is_tag or not line.text.strip(" \t") or opens:
            if group:
                yield group
            if is_tag and not line.fence:
                yield [line]
            group, closing = [line] if opens and not line.fence else [], None
            if group and not _DISPLAY_MARKS[opens].search(text[2:]):
                closing = _DISPLAY_MARKS[opens]
            elif group:
                yield group
                group = []
            continue
        group.append(line)
        if closing and closing.search(text):
            yield group
            group, closing = [], None
    if group:
        yield group


def _with_math(paragraph: str, blank: Callable[[str], str]) -> str:
    """The paragraph with each of its formulas given to `blank`."""
    if _DISPLAY_MATH.fullmatch(paragraph) and not _OPTION.search(paragraph):
        return blank(paragraph)
    if _TABLE_RULE.search(paragraph):
        parts = (_CELL_BORDER.split(line) for line in paragraph.split("\n"))
        return "\n".join(
            "".join(_with_inline_math(cell, blank) for cell in cells) for cells in parts
        )
    return _with_inline_math(paragraph, blank)


def _with_inline_math(text: str, blank: Callable[[str], str]) -> str:
    def replaced(found: re.Match) -> str:
        begin = text.rfind("\n", 0, found.start()) + 1
        first, *others = text[begin : found.end()].split("\n")
        parted = others and (first.lstrip(" >*+-").startswith("#"))
        parted = parted or any(_BEGINS_BLOCK.match(line) for line in others)
        return found[0] if parted else blank(found[0])

    return _INLINE_MATH.sub(replaced, text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without_comparisons(text: str) -> str:
    return _COMPARISON.sub(" ", text)
