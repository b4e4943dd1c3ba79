"""Makes the list of a chapter's resources: a chapter and the registry go in, Markdown comes out."""

from collections.abc import Mapping

from .model import COSTS, RESOURCE_KINDS, Chapter, Resource

HEADING = "## Go deeper"


def make(chapter: Chapter, registry: Mapping[str, Resource]) -> str:
    """A heading and one entry for each resource, in the chapter's order."""
    entries = (entry(registry[name], reason) for name, reason in chapter.resources.items())
    return "\n".join([HEADING, "", *entries, ""])


def entry(resource: Resource, reason: str) -> str:
    """One list item: title with its address, who made it, kind, cost, and why to read it."""
    made = f"{resource.authors}, {resource.year}" if resource.year else resource.authors
    kind = f"{RESOURCE_KINDS[resource.kind]}, {COSTS[resource.cost]}"
    text = f"- [{_escaped(resource.title)}]({resource.url}) · {_escaped(made)} · {kind}. {reason}"
    return f"{text} ({_escaped(resource.note)})" if resource.note else text


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in r"\`*_[]<>$" else c for c in text)
