"""Tells for each line of a Markdown text whether it stands in a code fence or is a heading."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

_FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")

_LISTED = r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+[\s>]*)*"
_HEADING = re.compile(rf"{_LISTED}#{{1,6}}(?P<words>.*)")
# `#1` is no heading; `dialect` keeps the engine from making one of it.
NO_HEADING = re.compile(
    r"^((?: {0,3}>[ \t]?)*(?: {0,3}|[ \t]*(?:[-*+]|\d+\.) +(?:\[[ x]\] )?))(?=#{1,6}\d)"
)
_UNDERLINED = re.compile(rf"(?P<before>{_LISTED})(?P<words>.*)")
_UNDERLINE = re.compile(r"[\s>]*(?:=+|-+)\s*")
BLOCK_START = re.compile(r"^(?:#|[-*+] |\d+[.)] |>|`{3}|~{3}|\||!!!|\?\?\?|===|///|[-*_]{3,}\s*$)")


class Line(NamedTuple):
    """One line of a file. `fence` is '' outside code, else 'open', 'code' or 'close'."""

    number: int
    text: str
    fence: str
    info: str = ""  # the words after the marks of the fence that the line belongs to


def scan(body: str, first_line: int) -> list[Line]:
    """The lines of `body`, the first of which is line `first_line` of its file."""
    return list(_scan(body, first_line))


def _scan(body: str, first_line: int) -> Iterator[Line]:
    indent = mark = info = ""
    for number, text in enumerate(body.split("\n"), first_line):
        found = _FENCE.match(text) if "```" in text or "~~~" in text else None
        if mark:
            same = found and (found["indent"], found["mark"]) == (indent, mark)
            closes = same and not found["info"].strip()
            yield Line(number, text, "close" if closes else "code", info)
            mark = "" if closes else mark
        elif found and "`" not in found["info"]:
            indent, mark, info = found["indent"], found["mark"], found["info"].strip()
            yield Line(number, text, "open", info)
        else:
            yield Line(number, text, "")


def open_fence(lines: list[Line]) -> Line | None:
    """The line that opens a fence which is never closed, if there is one."""
    if not lines or lines[-1].fence not in ("open", "code"):
        return None
    return next(line for line in reversed(lines) if line.fence == "open")


def headings(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    """Each line that the engine makes a heading of, and its words; GitHub's rules are narrower.

    A heading may stand in a list or quotation. The
    first line of a paragraph is one too where the second is made of = or - alone.
    """
    before = Line(0, "", "")
    for line, after in zip_longest(lines, lines[1:], fillvalue=before):
        has_hash = "#" in line.text
        is_text = not line.fence and bool(line.text.strip())
        is_text = is_text and not (has_hash and NO_HEADING.match(line.text))
        found = _HEADING.match(line.text) if is_text and has_hash else None
        begins = bool(before.fence) or not before.text.strip(" \t")
        if found:
            yield line, found["words"]
        elif is_text and begins and not after.fence and _is_underlined(line.text, after.text):
            yield line, _UNDERLINED.match(line.text)["words"]
        before = line


def _is_underlined(text: str, below: str) -> bool:
    is_rule = _UNDERLINE.fullmatch(below) and below.strip(" \t>")
    return bool(is_rule) and not _UNDERLINE.fullmatch(text)
