"""Edits docs/resources.yml: its text and the new values go in, the text with only those lines
changed comes out. Order, comments and layout stay; the result is read again and compared."""

from collections.abc import Mapping
from datetime import date

from .. import registry
from ..rules.entries import https_address
from .strikes import Record

FIELDS = ("status", "checked", "failing_since", "strikes")  # in the order they are written
STALE = 28  # days after which an unchanged `checked` is written again


class EditError(ValueError):
    """The text could not be edited so that only what was meant changes."""


def record(entry: registry.Entry) -> Record:
    """What the registry says of a link; what is no day or number there counts as not said."""
    strikes = str(entry.value("strikes", ""))
    return Record(
        str(entry.value("status", "")),
        _day(entry.value("checked")),
        _day(entry.value("failing_since")),
        int(strikes) if strikes.isdecimal() else 0,
    )


def _day(value: object) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""


def changes(before: Record, now: Record, url: str = "") -> dict[str, str]:
    """The fields to write, '' for one that goes; none where only the day of the check differs.

    So a quiet week makes no edit; `checked` is written with another change, or after four weeks.
    """
    fields = {
        name: str(getattr(now, name) or "")
        for name in FIELDS
        if getattr(now, name) != getattr(before, name)
    }
    if set(fields) == {"checked"} and before.checked:
        days = date.fromisoformat(now.checked) - date.fromisoformat(before.checked)
        if days.days < STALE:
            fields = {}
    return fields | ({"url": url} if url else {})


def edited(text: str, wanted: Mapping[str, Mapping[str, str]]) -> str:
    """`text` with the fields of `wanted` ({id: {field: value, or '' to take it out}}).

    A new address that the rules would refuse is left out. Raises EditError.
    """
    before, slips = registry.read(text, "docs/resources.yml", "resource")
    if slips:
        raise EditError(f"line {slips[0].line}: {slips[0].what}")
    lines = text.split("\n")
    for entry in reversed(before):
        fields = wanted.get(str(entry.value("id")), {})
        for name in reversed([*FIELDS, "url"]):
            if name in fields:
                _write(lines, entry, name, fields[name])
    made = "\n".join(lines)
    good = _proven(before, made, wanted)
    if good == wanted:
        return made
    return edited(text, good)


def _write(lines: list[str], entry: registry.Entry, name: str, value: str) -> None:
    """Change, add or take out one field; lines below it have been dealt with already."""
    there = entry.front.entries.get(name)
    if there:
        index = there.line - 1
        key, _, rest = lines[index].partition(":")
        comment = f" #{rest.partition(' #')[2]}" if " #" in rest else ""
        lines[index : index + 1] = [f"{key}: {value}{comment}"] if value else []
    elif value:
        last = max(field.line for field in entry.front.entries.values())
        end = last
        while end < len(lines) and lines[end].startswith("    "):  # the rest of a long value
            end += 1
        lines.insert(end, f"  {name}: {value}")


def _proven(before: list, made: str, wanted: Mapping) -> dict[str, dict[str, str]]:
    """`wanted` without addresses that the rules refuse; raises EditError if else is changed."""
    after, slips = registry.read(made, "docs/resources.yml", "resource")
    if slips or len(after) != len(before):
        raise EditError("the edit would break the YAML of docs/resources.yml")
    good: dict[str, dict[str, str]] = {}
    for old, new in zip(before, after, strict=True):
        name = str(old.value("id"))
        fields = dict(wanted.get(name, {}))
        meant = {key: str(old.value(key)) for key in old.front.entries} | fields
        found = {key: str(new.value(key)) for key in new.front.entries}
        if {key: value for key, value in meant.items() if value} != found:
            raise EditError(f"the edit would change more of {name} than was meant")
        if "url" in fields and any(https_address(new, None)):
            del fields["url"]
        if fields:
            good[name] = fields
    return good
