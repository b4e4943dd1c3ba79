"""Reads the YAML block at the top of a file: text in, entries with their lines or slips out.

A reader of our own, because MkDocs prints a broken block as text, lets the last of two
equal keys win, and turns `no` into False. Here only `true`, `false` and plain whole
numbers are anything but text, and every entry knows the line it stands on.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is
DEEPEST = 4
_STREAM_MARK = re.compile(r"^(?:%.*|\.\.\.(?=\s|$))", re.MULTILINE)
LineOf = Callable[[yaml.Event], int]


@dataclass(frozen=True)
class Entry:
    """One value: text, int, bool, a list of entries or a mapping of entries."""

    value: "str | int | bool | list[Entry] | dict[str, Entry]"
    line: int

    def plain(self):
        """The value without its lines."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value


@dataclass(frozen=True)
class Slip:
    """Something wrong in the block itself, before any field is looked at."""

    rule: str
    line: int
    what: str
    fix: str


@dataclass(frozen=True)
class FrontMatter:
    """The entries of a file, its text after the block, and the line that text begins on."""

    entries: dict[str, Entry]
    body: str
    body_line: int
    slips: tuple[Slip, ...] = field(default=())


class _Refused(Exception):
    def __init__(self, rule: str, line: int, what: str, fix: str):
        self.slip = Slip(rule, line, what, fix)


OPEN = "begin the file with a line `---`, then the fields, then a line `---`"


def read(text: str) -> FrontMatter:
    """Split `text` into its front matter and its body; whatever is wrong comes back as slips."""
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        slip = Slip("front-matter", 1, "the front matter is missing", OPEN)
        return FrontMatter({}, text, 1, (slip,))
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip(" \t") == "---"), None)
    if end is None:
        slip = Slip("front-matter", 1, "the front matter is never closed", OPEN)
        return FrontMatter({}, "", len(lines), (slip,))
    entries, slips = parse("\n".join(lines[1:end]), first_line=2)
    body_line = min(end + 2, len(lines))  # a file may end with its front matter
    return FrontMatter(entries, "\n".join(lines[end + 1 :]), body_line, slips)


def parse(block: str, first_line: int = 1) -> tuple[dict[str, Entry], tuple[Slip, ...]]:
    """The entries of a YAML mapping that starts on `first_line` of its file, and the slips."""
    root, slips = parse_node(block, first_line)
    if root is None:
        return {}, slips
    if not isinstance(root.value, dict):
        what = "the front matter is not a mapping of fields"
        return {}, (Slip("front-matter", root.line, what, "write one `key: value` per line"),)
    return root.value, slips


def parse_node(block: str, first_line: int = 1) -> tuple[Entry | None, tuple[Slip, ...]]:
    """The one YAML node in `block`, whatever its kind, and the slips."""
    slips: list[Slip] = []
    last = first_line + block.count("\n")

    def line_of(event: yaml.Event) -> int:
        return min(first_line + event.start_mark.line, last)  # an empty value may stand after it

    try:
        events = _events(block, first_line)
        first = next(events, None)
        root = Entry({}, first_line) if first is None else _node(first, events, slips, line_of, 0)
    except _Refused as refused:
        return None, (refused.slip,)
    return root, tuple(slips)


def _events(block: str, first_line: int) -> Iterator[yaml.Event]:
    structural = (
        yaml.StreamStartEvent
        | yaml.StreamEndEvent
        | yaml.DocumentStartEvent
        | yaml.DocumentEndEvent
    )
    documents = 0
    mark = _STREAM_MARK.search(block)
    if mark:
        line = first_line + block.count("\n", 0, mark.start())
        what = f"the front matter has a YAML directive or end mark, {mark[0][:40]!r}"
        raise _Refused("front-matter", line, what, OPEN)
    try:
        for event in yaml.parse(block, Loader=Loader):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                line = first_line + event.start_mark.line
                raise _Refused("front-matter", line, "a second YAML document begins here", OPEN)
            if not isinstance(event, structural):
                yield event
    except yaml.YAMLError as error:
        # An open quotation mark is found at the end of the block; it stands where it was opened.
        began = str(getattr(error, "context", "")).startswith("while scanning a quoted")
        mark = error.context_mark if began else getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        reason = getattr(error, "problem", None) or "a character that YAML does not allow"
        raise _Refused(
            "front-matter",
            min(line, first_line + block.count("\n")),
            f"the front matter is not YAML: {reason}",
            "write `key: value`; put quotes round a value that has `: ` or begins with a mark",
        ) from None


def _node(event, events, slips: list[Slip], line_of: LineOf, depth: int) -> Entry:
    line = line_of(event)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        what = f"the front matter uses a YAML anchor or alias, '{event.anchor}'"
        raise _Refused("plain-yaml", line, what, "write the value out where it is needed")
    if event.tag and event.tag != "!":
        what = f"the front matter uses a YAML tag, {event.tag[:40]!r}"
        raise _Refused("plain-yaml", line, what, "write plain text, numbers, lists and mappings")
    if depth > DEEPEST:
        what = f"the front matter is nested more than {DEEPEST} deep"
        raise _Refused("plain-yaml", line, what, "use a list or one level of `key: value`")
    if isinstance(event, yaml.ScalarEvent):
        return Entry(_scalar(event), line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events, slips, line_of, depth + 1))
        return Entry(items, line)
    return Entry(_mapping(events, slips, line_of, depth), line)


def _mapping(events, slips: list[Slip], line_of: LineOf, depth: int) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        name = _node(key, events, slips, line_of, depth + 1)
        value = _node(next(events), events, slips, line_of, depth + 1)
        if not isinstance(name.value, str):
            what = f"a key of the front matter is not a word: {name.plain()!r}"
            raise _Refused("front-matter", name.line, what, "begin the line with a field's name")
        if name.value in entries:
            what = f"'{name.value}' is given twice"
            fix = f"keep one of lines {entries[name.value].line} and {name.line}"
            slips.append(Slip("no-duplicate-key", name.line, what, fix))
            continue
        entries[name.value] = Entry(value.value, name.line if not depth else value.line)
    return entries


def _scalar(event: yaml.ScalarEvent) -> str | int | bool:
    text = event.value
    if event.style:  # quoted or a block: always text; a block ends in a line feed of YAML's own
        return text.rstrip("\n") if event.style in "|>" else text
    if text in ("true", "false"):
        return text == "true"
    digits = text.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and (digits == "0" or digits[0] != "0")
    return int(text) if is_number and len(digits) < 10 else text
