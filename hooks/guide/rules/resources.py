"""Rules for an entry of docs/resources.yml, and for what the registry as a whole must offer."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..addresses import WAYBACK, normalized
from ..problem import Problem, shown
from ..registry import Entry
from .context import Context, Finding
from .fields import is_day
from .markup import unwritten
from .questions import SLUG

DAYS = ("checked", "failing_since")


def distinct_address(entry: Entry, context: Context) -> Iterator[Finding]:
    """An address that another entry has, whatever its scheme, `www.` and last slash."""
    url = entry.value("url")
    first = context.addresses.get(normalized(url)) if isinstance(url, str) else None
    if first and first.first_line != entry.first_line:
        what = f"the address {shown(url)} stands on line {first.line('url')} already"
        fix = f"keep one of the two; what cites the other then cites {shown(first.value('id'))}"
        yield entry.line("url"), what, fix


def wayback_address(entry: Entry, context: Context) -> Iterator[Finding]:
    """An archived copy that is not on the Wayback Machine."""
    archived = entry.value("archived")
    if isinstance(archived, str) and (
        not WAYBACK.fullmatch(archived) or any(c in "<>\"'`\\" for c in archived)
    ):
        what = f"the archived copy {shown(archived)} is no address of the Wayback Machine"
        fix = "write https://web.archive.org/web/20261125000000/https://…, or leave the line out"
        yield entry.line("archived"), what, fix


def other_alternative(entry: Entry, context: Context) -> Iterator[Finding]:
    """A resource that is named as its own alternative."""
    named = entry.value("alternatives")
    if isinstance(named, list) and entry.value("id") in named:
        what = f"{shown(entry.value('id'))} is named as its own alternative"
        yield entry.line("alternatives"), what, "name another resource, or leave the line out"


def way_on(entry: Entry, context: Context) -> Iterator[Finding]:
    """A dead resource that leads to neither an archived copy nor an alternative that works."""
    named = entry.value("alternatives")
    living = set(named if isinstance(named, list) else ()) - context.dead
    if is_dead(entry) and not entry.value("archived") and not living:
        what = f"{shown(entry.value('id'))} is dead, and nothing stands in its place"
        fix = (
            "add `archived: https://web.archive.org/web/…`, or `alternatives: […]` with a "
            "resource that works"
        )
        yield entry.line("status"), what, fix


def past_date(entry: Entry, context: Context) -> Iterator[Finding]:
    """A day of the link check that is still to come."""
    for name in DAYS:
        day = entry.value(name)
        if not isinstance(day, str) or not is_day(day) or context.today is None:
            continue
        if date.fromisoformat(day) > context.today:
            what = f"{name} is {shown(day)}, which is still to come"
            yield (
                entry.line(name),
                what,
                "write the day it was, or leave the line to the link check",
            )


RESOURCE_RULES = (
    distinct_address,
    wayback_address,
    other_alternative,
    way_on,
    past_date,
    unwritten,
)


def without_resource(topics: Iterable[Entry], resources: Iterable[Entry]) -> Iterator[Problem]:
    """A problem for each topic that no free resource teaches whose address works."""
    taught = {
        name
        for entry in resources
        if entry.value("cost") == "free" and not is_dead(entry)
        if isinstance(entry.value("topics"), list)
        for name in entry.value("topics")
        if isinstance(name, str)
    }
    for topic in topics:
        name = topic.value("id")
        if isinstance(name, str) and SLUG.fullmatch(name) and name not in taught:
            what = f"no free resource teaches the topic {shown(name)}"
            fix = (
                "name it under `topics` of one that does in docs/resources.yml; "
                "`make new-resource URL=https://…` begins another"
            )
            yield Problem(topic.path, topic.first_line, "topic-resource", what, fix)


def is_dead(entry: Entry) -> bool:
    """Whether the link check has given the address up."""
    return entry.value("status") == "dead"
