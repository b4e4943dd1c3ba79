"""What an author is told: a place, what was found there, the rule, and the edit that mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One refusal, or a warning, which stops nothing and can be waived with a reason.

    `path` is POSIX and relative to the repository; `line` counts from 1.
    """

    path: str
    line: int
    rule: str
    what: str
    fix: str
    is_warning: bool = False

    def text(self) -> str:
        """The two lines a terminal shows."""
        kind = "warning: " if self.is_warning else ""
        return f"{self.path}:{self.line}: {kind}{self.what} [{self.rule}]\n    fix: {self.fix}"

    def annotation(self) -> str:
        """The workflow command that puts the problem beside its line on GitHub."""
        where = f"file={_property(self.path)},line={self.line},title={_property(self.rule)}"
        kind = "warning" if self.is_warning else "error"
        return f"::{kind} {where}::{message(f'{self.what}. Fix: {self.fix}')}"


def message(text: str) -> str:
    """`text` escaped as the runner's own toolkit does it, so that it starts no workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return message(text).replace(":", "%3A").replace(",", "%2C")


def counted(count: int, noun: str) -> str:
    """'1 option', '2 options'."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean 'core'?)' where `known` has a word like `word`, else ''."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" (did you mean '{close[0]}'?)" if close else ""


def shown(value: object, limit: int = 60) -> str:
    """`value` on one line between quotes, cut after `limit` characters, fit for a message."""
    line = " ".join(str(value).split())
    printable = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in line)
    return f"'{printable[:limit]}…'" if len(printable) > limit else f"'{printable}'"
