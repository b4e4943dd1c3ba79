"""Rules for an entry of a registry, such as docs/resources.yml."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult, parse_qsl, urlsplit

from .. import aliases
from ..document import Document
from ..problem import Problem, nearest, shown
from ..registry import Entry
from .context import Context, Finding
from .questions import SLUG

SHORTENERS = {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "lnkd.in"}
_TRACKING = re.compile(r"utm_\w+|tag|ref|ref_|aff\w*|fbclid|gclid|mc_[ce]id|igshid", re.IGNORECASE)


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
    if good and (reason := _odd_address(parts)):
        fix = "write the address of the work itself, on its own host, without what follows a reader"
        yield entry.line("url"), f"the address {shown(url)} {reason}", fix
    if not good or any(c.isspace() or c in "<>\"'`\\" for c in url):
        what = f"the address {shown(url)} is not https"
        fix = "write the whole address with https://, or say in `http_only` why that cannot be"
        yield entry.line("url"), what, fix


def _odd_address(parts: SplitResult) -> str:
    """What keeps a reader from seeing where an address leads, or follows the reader there."""
    host = parts.hostname
    if host in SHORTENERS:
        return "is a short link"
    if ":" in parts.netloc or "." not in host or host.replace(".", "").isdigit():
        return "has a port, or a host that is a number or only here"
    if not host.isascii() or "xn--" in host:
        return "has a host in punycode or with letters that look alike"
    if tracked := next((k for k, _ in parse_qsl(parts.query) if _TRACKING.fullmatch(k)), ""):
        return f"has the tracking or affiliate parameter {shown(tracked)}"
    return ""


def erratum_question(entry: Entry, context: Context) -> Iterator[Finding]:
    """A line of the errata about a question that the bank does not have."""
    name = entry.value("question")
    if entry.kind == "erratum" and isinstance(name, str) and name not in context.questions:
        what = f"the erratum is about {shown(name)}, which the bank does not have"
        yield (
            entry.line("question"),
            what,
            f"name the file of the question without its .md{nearest(name, context.questions)}",
        )


def distinct_terms(entry: Entry, context: Context) -> Iterator[Finding]:
    """A term that the glossary has already."""
    term = entry.value("term")
    if isinstance(term, str) and entry.first_of_its_id != entry.first_line:
        what = f"the term {shown(term)} stands on line {entry.first_of_its_id} already"
        yield entry.line("term"), what, "keep one of the two"


def distinct_aliases(entry: Entry, context: Context) -> Iterator[Finding]:
    """An alias that stands twice and is not shared, or that one topic alone says is shared."""
    for own in aliases.of(entry) if entry.kind == "alias" else ():
        others = [other for other in context.aliases[aliases.plain(own)] if other != own]
        if own.is_shared and not any(own.goes_with(other) for other in others):
            what = f"no other topic shares the alias {shown(own.text)}"
            yield own.line, what, "put it under `aliases`, or under `shared` of the other one too"
        elif before := [o for o in others if o < own and not own.goes_with(o)]:
            what = f"the alias {shown(own.text)} stands on line {before[0].line} already"
            yield own.line, what, "keep one of the two, or put it under `shared` of both topics"


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


ENTRY_RULES = (entry_id, https_address, erratum_question, distinct_terms, distinct_aliases)
RETIRED_RULES = (entry_id, retired_id, known_successor)


def untaught(topics: Iterable[Entry], documents: Iterable[Document]) -> Iterator[Problem]:
    """A problem for each topic that no chapter page names as taught there."""
    taught = {
        name
        for document in documents
        if document.kind == "chapter" and isinstance(document.value("topics"), list)
        for name in document.value("topics")
    }
    for topic in topics:
        is_word = SLUG.fullmatch(str(topic.value("id")))  # else entry-id speaks about it
        if is_word and topic.value("id") not in taught:
            what = f"no page teaches the topic {shown(topic.value('id'))}"
            fix = "name it under `topics` of the page that does, or take it out"
            yield Problem(topic.path, topic.first_line, "taught-topic", what, fix)
