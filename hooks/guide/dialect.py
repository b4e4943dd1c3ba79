"""Markdown as GitHub shows it goes in, the same as Python-Markdown has to be given it comes out.

Authors see their file on GitHub first. Where the two read a line differently, the page follows
GitHub: `#1` is no heading, a list or a displayed formula may follow a line of text.
"""

import re
from collections.abc import Iterator

from .lines import NO_HEADING, Line, scan

_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_FIRST_ITEM = re.compile(r"(?:[-*+]|1\.) +\S")
_NO_PARAGRAPH = re.compile(r"\s|#{1,6} |\||<|!!!")
_DISPLAY = {"$$": re.compile(r"\$\$\s*$"), "\\[": re.compile(r"\\\]\s*$")}


def for_engine(markdown: str) -> str:
    """`markdown` with the lines set apart, and the signs escaped, that the engine misreads."""
    return "\n".join(_lines(scan(markdown, 1)))


def _lines(lines: list[Line]) -> Iterator[str]:
    before, in_list, closing, is_due = "", False, None, False
    for line in lines:
        if line.fence:
            before, in_list, is_due = "", False, False
            yield line.text
            continue
        prefix = _PREFIX.match(line.text)[0]
        text = line.text[len(prefix) :]
        opens = text[:2] if not closing and text[:2] in _DISPLAY else ""
        if closing:
            is_due = bool(closing.search(text))
            closing = None if is_due else closing
        elif before and (opens or is_due or _begins_list(text, prefix, before, in_list)):
            if text and before.strip(" >"):
                yield prefix.rstrip()
            is_due = False
        if opens:
            ends = _DISPLAY[opens].search(text[2:])
            closing, is_due = (None, True) if ends else (_DISPLAY[opens], False)
        in_list = bool(text) and (in_list or bool(_ITEM.match(text)))
        before = line.text
        yield NO_HEADING.sub(r"\1\\", line.text)


def _begins_list(text: str, prefix: str, before: str, in_list: bool) -> bool:
    same = _PREFIX.match(before)[0].replace(" ", "") == prefix.replace(" ", "")
    above = before[len(_PREFIX.match(before)[0]) :]
    is_paragraph = above and not _NO_PARAGRAPH.match(above) and not above.startswith("[!")
    return bool(same and is_paragraph and not in_list and _FIRST_ITEM.match(text))
