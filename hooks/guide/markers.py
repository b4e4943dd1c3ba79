"""The two comments that a chapter's text may hold: Markdown lines in, markers and oddities out.

`<!-- question: slug -->` puts one question there; `<!-- questions: level=core topic=roc -->`
puts the page's questions that fit and stand nowhere else on it. Both are invisible on GitHub.
"""

import re
from dataclasses import dataclass

from .lines import Line

_COMMENT = re.compile(r"^<!-- (?P<name>[a-z]+):(?P<rest>.*?)-->\s*$")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
PLAN_MARKER = re.compile(r"^<!-- plan: (?P<plan>[a-z]+) -->[ \t]*$")  # on pages, see `plans`
PRACTICE_MARKER = re.compile(r"^<!-- practice: (?P<name>[a-z]+) -->[ \t]*$")  # see `practice_page`
DOWNLOADS_MARKER = re.compile(r"^<!-- downloads: (?P<name>[a-z]+) -->[ \t]*$")  # `downloads.page`
FILTERS = ("level", "topic", "limit")


@dataclass(frozen=True)
class Marker:
    """One marker. `slug` for a single question, else the filters of a set."""

    line: int
    slug: str = ""
    levels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    limit: int = 0  # 0: no limit

    def takes(self, question) -> bool:
        """Whether a set marker's filters let `question` through."""
        level_fits = not self.levels or question.level in self.levels
        return level_fits and (not self.topics or bool(set(self.topics) & set(question.topics)))


@dataclass(frozen=True)
class BadMarker:
    """A comment that is no marker, with what is wrong."""

    line: int
    what: str


def find(lines: list[Line]) -> tuple[list[Marker], list[BadMarker]]:
    """The markers among the lines of a chapter, and the comments that are none."""
    markers, bad = [], []
    for line in lines:
        if line.fence or "<!--" not in line.text:
            continue
        if "<!--" not in _CODE_SPAN.sub("", line.text):
            continue
        result = parse(line)
        (markers if isinstance(result, Marker) else bad).append(result)
    return markers, bad


def parse(line: Line) -> Marker | BadMarker:
    """Read one comment line."""
    found = _COMMENT.match(line.text)
    if not found or found["name"] not in ("question", "questions"):
        return BadMarker(line.number, "an HTML comment that is no marker")
    words = found["rest"].split()
    if found["name"] == "question":
        if len(words) != 1:
            return BadMarker(line.number, f"a question marker with {len(words)} ids")
        return Marker(line.number, slug=words[0])
    values: dict[str, tuple[str, ...]] = {}
    for word in words:
        name, _, value = word.partition("=")
        if name not in FILTERS or not value or name in values:
            return BadMarker(line.number, f"a questions marker with '{word[:40]}'")
        values[name] = tuple(value.split(","))
    limit = values.get("limit", ("0",))[0]
    if not (limit.isascii() and limit.isdigit()):
        return BadMarker(line.number, f"a questions marker with limit '{limit[:40]}'")
    return Marker(line.number, "", values.get("level", ()), values.get("topic", ()), int(limit))
