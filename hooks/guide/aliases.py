"""What people write for a topic: entries of docs/aliases.yml go in, their aliases come out."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .registry import Entry

_WORD = re.compile(r"[^\W_]+|&")


class Alias(NamedTuple):
    """One alias of an entry, with its place. `is_shared`: another topic may have it too."""

    line: int
    text: str
    topic: str
    is_shared: bool

    def goes_with(self, other: "Alias") -> bool:
        """Whether the same words may stand in both places."""
        return self.is_shared and other.is_shared and self.topic != other.topic


def of(entry: Entry) -> Iterator[Alias]:
    """Every alias of an entry that is text, in the order of the file."""
    for name in ("aliases", "shared"):
        field = entry.front.entries.get(name)
        for item in field.value if field and isinstance(field.value, list) else ():
            if isinstance(item.value, str):
                yield Alias(item.line, item.value, str(entry.value("id")), name == "shared")


def plain(alias: Alias) -> str:
    """The alias as small words: hyphens, slashes and capitals make no other alias of it."""
    return " ".join(_WORD.findall(alias.text.lower()))


def by_words(entries: Iterable[Entry]) -> dict[str, list[Alias]]:
    """All aliases by their plain words."""
    found: dict[str, list[Alias]] = {}
    for entry in entries:
        for alias in of(entry):
            found.setdefault(plain(alias), []).append(alias)
    return found
