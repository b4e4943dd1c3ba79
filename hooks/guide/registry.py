"""Reads the registries, topics.yml and its like: YAML goes in, entries come out."""

from dataclasses import dataclass, field

from .front_matter import FrontMatter, Slip, parse_node

FILES = {  # where each stands, seen from docs/
    "topic": "topics.yml",
    "alias": "aliases.yml",
    "resource": "resources.yml",
    "term": "glossary.yml",
    "step": "plans.yml",
    "erratum": "errata.yml",
    "retired": "retired.yml",
    "review": "../tests/blind_review.yml",
}


@dataclass(frozen=True)
class Entry:
    """One entry of a registry; to the rules of fields it looks like a document."""

    path: str
    kind: str  # a key of FILES
    front: FrontMatter
    first_line: int
    first_of_its_id: int = field(default=0)
    words: tuple = ()  # an entry has no text beside its fields

    def value(self, name: str, default=None):
        """A field's plain value, or `default`."""
        entry = self.front.entries.get(name)
        return default if entry is None else entry.plain()

    def line(self, name: str) -> int:
        """The line of a field, or of the entry where the field is missing."""
        entry = self.front.entries.get(name)
        return entry.line if entry else self.first_line


def read(text: str, path: str, kind: str) -> tuple[list[Entry], tuple[Slip, ...]]:
    """The entries of one registry and what is wrong with its YAML."""
    root, slips = parse_node(text)
    if root is None:
        return [], slips
    if root.value == {}:  # an empty file
        return [], slips
    if not isinstance(root.value, list):
        what = "the registry is not a list"
        return [], (*slips, Slip("front-matter", root.line, what, "begin each entry with `- id:`"))
    entries: list[Entry] = []
    first: dict[object, int] = {}
    for item in root.value:
        if not isinstance(item.value, dict):
            what = "an entry of the registry is not a mapping"
            slips = (
                *slips,
                Slip("front-matter", item.line, what, "write `- id: …` and its fields"),
            )
            continue
        named = item.value.get("id") or item.value.get("term")
        seen = first.setdefault(str(named.plain()).lower(), item.line) if named else item.line
        front = FrontMatter(item.value, "", item.line)
        entries.append(Entry(path, kind, front, item.line, seen))
    return entries, slips
