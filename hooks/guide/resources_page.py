"""Makes the page of all resources: a bank goes in, a page with one table and its filters comes out.

The table is there for every reader; a script shows the filters and hides the rows they leave out.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .bank import Bank
from .model import COSTS, LANGUAGES, RESOURCE_KINDS, RESOURCE_LEVELS, TOPIC_GROUPS, Resource
from .problem import counted
from .templates import load

URI = "resources.md"
_ARTICLE = re.compile(r"(?:an?|the) ", re.IGNORECASE)
_HEAD = """\
---
title: All resources
description: Every book, course and paper that the guide names, with level, cost and what to read.
---
"""


def make(bank: Bank, templates: Path) -> str:
    """The whole page; `templates` is the folder of resources.html."""
    resources = sorted(bank.resources.values(), key=_place)
    free = sum(resource.is_free for resource in resources)
    gone = sum(resource.is_dead for resource in resources)
    intro = (
        "What the chapters and questions rest on, and more on every topic, in one table: "
        f"{counted(len(resources), 'work')}, {free} of them free to read without an account. Each "
        "says which part is worth your time. A chapter ends with its own few, and the shelf "
        "*Start here* names up to three to begin with."
    )
    if gone:
        intro += (
            " A struck title has gone from its address; its archived copy, or what stands in for "
            "it, is named beside it."
        )
    table = load(templates, "resources.html").render(
        resources=resources,
        registry=bank.resources,
        topics=bank.topics,
        filters=_filters(bank),
        kinds=RESOURCE_KINDS,
        levels=RESOURCE_LEVELS,
        costs=COSTS,
        languages=LANGUAGES,
    )
    return f"{_HEAD}{intro}\n\n{table}\n"


def _place(resource: Resource) -> tuple[str, str]:
    """Where it stands: by its title without an article, then by its id."""
    return _ARTICLE.sub("", resource.title, count=1).casefold(), resource.id


def _filters(bank: Bank) -> list[tuple[str, str, str, dict[str, dict[str, str]]]]:
    """(name, label, what stands for no choice, options by group) of each filter.

    Only what some resource has can be chosen. A group without a name stands alone.
    """
    found = list(bank.resources.values())
    named = {topic for resource in found for topic in resource.topics}
    groups: dict[str, dict[str, str]] = {}
    for topic in bank.topics.values():
        if topic.id in named:
            group = TOPIC_GROUPS.get(topic.section, topic.section)
            groups.setdefault(group, {})[topic.id] = topic.name
    return [
        ("topic", "Topic", "All topics", groups),
        ("kind", "Kind", "All kinds", {"": _used(RESOURCE_KINDS, (r.kind for r in found))}),
        ("cost", "Cost", "Any cost", {"": _used(COSTS, (r.cost for r in found))}),
        ("level", "Level", "All levels", {"": _used(RESOURCE_LEVELS, (r.level for r in found))}),
    ]


def _used(words: Mapping[str, str], used: Iterable[str]) -> dict[str, str]:
    present = set(used)
    return {word: name.capitalize() for word, name in words.items() if word in present}
