"""Makes the list of a chapter's resources: a chapter and the registry go in, Markdown comes out."""

import posixpath
from collections.abc import Iterable, Mapping

from .model import COSTS, RESOURCE_KINDS, RESOURCE_LEVELS, Chapter, Resource
from .resources_page import URI

HEADING = "## Go deeper"
SHELF = 3  # at most


def make(chapter: Chapter, registry: Mapping[str, Resource]) -> str:
    """A heading, the shelf to start with and the others, each in the chapter's order."""
    first = starters(registry[name] for name in chapter.resources)
    others = [registry[name] for name in chapter.resources if registry[name] not in first]
    parts = [HEADING]
    for label, group in (("Start here", first), ("Further", others)):
        if group:
            entries = [entry(r, chapter.resources[r.id], registry) for r in group]
            parts += ["", f"**{label}**", "", *entries]
    here = posixpath.dirname(chapter.path.removeprefix("docs/"))
    every = posixpath.relpath(URI, here or ".")
    return "\n".join([*parts, "", f"Those of every chapter: [All resources]({every})", ""])


def starters(resources: Iterable[Resource]) -> list[Resource]:
    """The first three that anybody can open and follow: free, not dead, not advanced.

    Where all of a chapter's are advanced, the first free one, so that no shelf is empty that
    could hold something.
    """
    open_to_all = [r for r in resources if r.is_free and not r.is_dead]
    return [r for r in open_to_all if r.level != "advanced"][:SHELF] or open_to_all[:1]


def entry(resource: Resource, reason: str, registry: Mapping[str, Resource]) -> str:
    """One list item: title with its address, who made it, kind, level, cost, and why to read it.

    The title of a dead one is struck and leads nowhere; its copy and what stands in for it do.
    """
    made = f"{resource.authors}, {resource.year}" if resource.year else resource.authors
    level = RESOURCE_LEVELS[resource.level].lower()
    kind = f"{RESOURCE_KINDS[resource.kind]}, {level}, {COSTS[resource.cost]}"
    title = _linked(resource.title, resource.url)
    if resource.is_dead:
        title = f"<del>{_escaped(resource.title)}</del>"
    note = f" ({_escaped(resource.note)})" if resource.note else ""
    text = f"- {title} · {_escaped(made)} · {kind}. {reason}{note}"
    return f"{text} {_instead(resource, registry)}" if resource.is_dead else text


def _instead(resource: Resource, registry: Mapping[str, Resource]) -> str:
    others = [_linked(r.title, r.url) for r in _in_place_of(resource, registry)]
    copy = [_linked("archived copy", resource.archived)] if resource.archived else []
    ways = copy + ([f"instead {' or '.join(others)}"] if others else [])
    return f"Its address is gone: {'; '.join(ways)}."


def _in_place_of(resource: Resource, registry: Mapping[str, Resource]) -> list[Resource]:
    """The alternatives of a resource that work."""
    return [registry[name] for name in resource.alternatives if not registry[name].is_dead]


def _linked(title: str, url: str) -> str:
    return f"[{_escaped(title)}]({url})"


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in r"\`*_[]<>$" else c for c in text)
