"""What a rule may know beside the one file it looks at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ..aliases import Alias
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
