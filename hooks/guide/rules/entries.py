"""Rules for an entry of a registry: docs/topics.yml, docs/resources.yml, docs/retired.yml."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..problem import nearest, shown
from ..registry import Entry
from .context import Context, Finding
from .questions import SLUG


def entry_id(entry: Entry, context: Context) -> Iterator[Finding]:
    """An id that is not lower-case words and hyphens, or that another entry has."""
    name = entry.value("id")
    if not isinstance(name, str):
        return
    if not SLUG.fullmatch(name):
        yield entry.line("id"), f"the id {shown(name)} is not a word", "use words and hyphens"
    if entry.first_of_its_id != entry.first_line:
        what = f"the id {shown(name)} stands on line {entry.first_of_its_id} already"
        yield entry.line("id"), what, "give each entry an id of its own"


def https_address(entry: Entry, context: Context) -> Iterator[Finding]:
    """An address that is not a plain https one."""
    url = entry.value("url")
    if not isinstance(url, str):
        return
    try:
        parts = urlsplit(url)
        wanted = "http" if entry.value("http_only") else "https"
        good = parts.scheme == wanted and parts.hostname and "@" not in parts.netloc
    except ValueError:
        good = False
    if not good or any(c.isspace() or c in "<>\"'`\\" for c in url):
        what = f"the address {shown(url)} is not https"
        fix = "write the whole address with https://, or say in `http_only` why that cannot be"
        yield entry.line("url"), what, fix


def retired_id(entry: Entry, context: Context) -> Iterator[Finding]:
    """A retired id that a question of the bank has: no id is used twice."""
    name = entry.value("id")
    paths = context.questions.get(name.lower(), ()) if isinstance(name, str) else ()
    for path in paths:
        what = f"the id {shown(name)} is retired, and {path} has it"
        yield entry.line("id"), what, f"give {path} another name; an id is never used again"


def known_successor(entry: Entry, context: Context) -> Iterator[Finding]:
    """A successor that is neither a question of the bank nor retired itself."""
    name = entry.value("successor")
    known = {*context.questions, *context.retired} - {entry.value("id")}
    if isinstance(name, str) and name not in known:
        what = f"the successor {shown(name)} is neither in the bank nor another retired question"
        fix = f"name another question, or leave `successor` out{nearest(name, known)}"
        yield entry.line("successor"), what, fix


ENTRY_RULES = (entry_id, https_address)
RETIRED_RULES = (entry_id, retired_id, known_successor)
