"""What a rule may know beside the one file it looks at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import NamedTuple

from ..aliases import Alias
from ..cache import digest
from ..registry import Entry

# Made by the build, so in no folder.
MADE_PAGES = ("docs/questions/", "docs/about/audit.md", "docs/glossary.md", "docs/resources.md")


def only_with(*parts: str):
    """Mark a rule that finds nothing in a body without one of these parts: most files skip it."""

    def marked(rule):
        rule.parts = parts
        return rule

    return marked


class Finding(NamedTuple):
    """What a rule yields; a plain tuple of the first three will do."""

    line: int
    what: str
    fix: str  # the edit that mends it
    is_warning: bool = False


@dataclass(frozen=True)
class Context:
    """The vocabularies and the whereabouts of everything that a file may name."""

    topics: frozenset[str] = frozenset()
    resources: frozenset[str] = frozenset()
    chapters: Mapping[str, str] = field(default_factory=dict)  # page id: path
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # id: every path
    stems: Mapping[str, str] = field(default_factory=dict)  # stem in plain words: first path
    placed: Mapping[str, str] = field(default_factory=dict)  # question id: first "path:line"
    files: frozenset[str] = frozenset()  # paths of all pages and pictures
    headings: Mapping[str, frozenset[str]] = field(default_factory=dict)  # path: ids
    today: date | None = None  # None: no rule asks how old something is
    typeset: Callable[[str, bool], str] = lambda tex, display: ""  # MathML, or FormulaError
    retired: frozenset[str] = frozenset()  # ids of questions that are gone
    aliases: Mapping[str, list[Alias]] = field(default_factory=dict)  # by their plain words
    addresses: Mapping[str, Entry] = field(default_factory=dict)  # normalized: the first resource
    dead: frozenset[str] = frozenset()  # ids of resources whose address is gone

    def without_bank(self) -> "Context":
        """The same for rules that look at one question alone; to ask it of others is an error."""
        files = frozenset(path for path in self.files if not path.startswith("docs/questions/"))
        unknown = {name: _Unknown() for name in ("questions", "stems", "placed")}
        return replace(self, **unknown, files=files, today=None)

    def digest(self) -> str:
        """A name for all that this context (one without bank) knows."""
        known = [getattr(self, one.name) for one in fields(self) if one.name != "typeset"]
        return digest(*(repr(_in_order(value)) for value in known))


class _Unknown(Mapping):
    """In place of what a rule must not ask for: every question to it raises TypeError."""

    def __getitem__(self, key):
        raise TypeError("a rule that asks for other questions belongs to OF_THE_BANK")

    def get(self, key, default=None):
        return self[key]

    def __iter__(self):
        return iter(self[None])

    def __len__(self) -> int:
        return self[None]


def _in_order(value):
    """`value` with what is in mappings and sets in the order of its text."""
    if isinstance(value, _Unknown):
        return None
    if isinstance(value, Mapping):
        return sorted((key, _in_order(one)) for key, one in value.items())
    return sorted(value) if isinstance(value, frozenset) else value
