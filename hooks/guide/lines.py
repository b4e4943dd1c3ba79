"""Tells for each line of a Markdown text whether it stands in a code fence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")


@dataclass(frozen=True)
class Line:
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
        found = _FENCE.match(text)
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
