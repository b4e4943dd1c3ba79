"""Rules for front matter and registry entries: the fields, their types, values and lengths."""

import re
from collections.abc import Iterator
from datetime import date

from ..document import Document
from ..front_matter import Entry
from ..lines import BLOCK_START
from ..model import LEVELS
from ..problem import nearest, shown
from ..schema import FIELDS, WORDS, Field
from .context import Context, Finding

SLIP_RULES = ("front-matter", "plain-yaml", "no-duplicate-key")  # found by the reader itself

ADDRESSES = ("url", "archived")  # have rules of their own
_TYPES = {
    "text": (str, "text"),
    "word": (str, "one word"),
    "date": (str, "a date such as 2026-11-23"),
    "number": (int, "a whole number"),
    "texts": (list, "a list, as in `[one, two]`"),
    "words": (list, "a list, as in `[one, two]`"),
    "reasons": (dict, "lines of `id: sentence`"),
}
_MARKUP = re.compile(
    r"[<>{}\\\n\r]|\]\(|\[\[|--8|%0[0-9A-Fa-f]|&#|[A-Za-z]{2,}://|(?i:javascript:|\bwww\.)"
)
_QUOTED = re.compile(_MARKUP.pattern + '|"')
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def known_key(document: Document, context: Context) -> Iterator[Finding]:
    """A field that the kind of file does not have."""
    fields = FIELDS[document.kind]
    for name, entry in document.front.entries.items():
        if name not in fields:
            what = f"{shown(name)} is not a field of a {document.kind}"
            yield entry.line, what, f"use {', '.join(fields)}{nearest(name, fields)}"


def required_key(document: Document, context: Context) -> Iterator[Finding]:
    """A field that has to be there."""
    for name, field in FIELDS[document.kind].items():
        if field.required and name not in document.front.entries:
            yield (
                document.first_line,
                f"'{name}' is missing",
                f"add a line `{name}: …` ({field.help})",
            )


def key_type(document: Document, context: Context) -> Iterator[Finding]:
    """A value of another type than the field's."""
    for name, field, entry in _given(document):
        wanted, words = _TYPES[field.form]
        if not _is(entry.value, wanted):
            what = f"{name} is {shown(entry.plain())}, which is not {words}"
            yield entry.line, what, f"write {words} ({field.help})"
            continue
        for item in _items(entry):
            if not isinstance(item.value, str):
                what = f"an entry of {name} is {shown(item.plain())}, which is not text"
                yield item.line, what, "put quotes round it if it is meant as text"


def field_length(document: Document, context: Context) -> Iterator[Finding]:
    """Too many or too few characters or entries, or a number out of bounds."""
    for name, field, entry in _fitting(document):
        if isinstance(entry.value, int):
            size, unit = entry.value, ""
        elif isinstance(entry.value, str):
            size, unit = len(entry.value.strip()), " characters"
            if field.form != "text":
                continue
        else:
            size, unit = len(entry.value), " entries"
        if not field.low <= size <= field.high:
            has = f"is {size}" if not unit else f"has {size}{unit}"
            yield entry.line, f"{name} {has}", f"make it {field.low} to {field.high}{unit}"


def plain_text(document: Document, context: Context) -> Iterator[Finding]:
    """Text of a field that holds markup, a link or an escape; pages print it as it is."""
    for name, field, entry in _fitting(document):
        if field.form not in ("text", "texts", "reasons") or name in ADDRESSES:
            continue
        forbidden = _QUOTED if name in ("title", "description") else _MARKUP
        for item in _items(entry) or [entry]:
            if not isinstance(item.value, str):
                continue
            found = forbidden.search(item.value)
            if not found and field.form != "text":  # a list's entries are printed as Markdown
                found = BLOCK_START.match(item.value.strip())
            if found:
                what = f"{name} holds {shown(found[0])}, which could be HTML or a link"
                yield item.line, f"{what} on the page", "write it in plain words on one line"


def real_date(document: Document, context: Context) -> Iterator[Finding]:
    """A day that no calendar has."""
    for name, field, entry in _fitting(document):
        if field.form == "date" and not is_day(entry.value):
            what = f"{name} is {shown(entry.value)}, which is no day of the calendar"
            yield entry.line, what, "write year-month-day, as 2026-11-23"


def known_kind(document: Document, context: Context) -> Iterator[Finding]:
    """A kind of question that there is not."""
    yield from _known(document, "kind")


def known_level(document: Document, context: Context) -> Iterator[Finding]:
    """A level that there is not."""
    yield from _known(document, "level")
    yield from _known_ids(document, "level", frozenset(LEVELS), "the guide")


def known_section(document: Document, context: Context) -> Iterator[Finding]:
    """A section that the article does not have."""
    yield from _known(document, "section")


def known_plan(document: Document, context: Context) -> Iterator[Finding]:
    """A study plan that there is not."""
    yield from _known(document, "plan")


def known_linking(document: Document, context: Context) -> Iterator[Finding]:
    """A word beside a term of the glossary other than never."""
    yield from _known(document, "linked")


def known_verdict(document: Document, context: Context) -> Iterator[Finding]:
    """A verdict of the record of blind solving other than yes and no."""
    yield from _known(document, "agreed")


def known_cost(document: Document, context: Context) -> Iterator[Finding]:
    """A cost of a resource that there is not."""
    yield from _known(document, "cost")


def known_language(document: Document, context: Context) -> Iterator[Finding]:
    """A language of a resource that there is not."""
    yield from _known(document, "language")


def known_status(document: Document, context: Context) -> Iterator[Finding]:
    """A status of an address that there is not."""
    yield from _known(document, "status")


def known_order(document: Document, context: Context) -> Iterator[Finding]:
    """An order of options other than fixed."""
    yield from _known(document, "order")


def known_topic(document: Document, context: Context) -> Iterator[Finding]:
    """A topic that docs/topics.yml does not have."""
    yield from _known_ids(document, "topic", context.topics, "docs/topics.yml")
    name = document.value("id")
    if document.kind == "alias" and isinstance(name, str) and name not in context.topics:
        what = f"the aliases are of {shown(name)}, which docs/topics.yml does not have"
        fix = f"use an id of docs/topics.yml{nearest(name, context.topics)}"
        yield document.line("id"), what, fix


def known_resource(document: Document, context: Context) -> Iterator[Finding]:
    """A resource that docs/resources.yml does not have."""
    yield from _known_ids(document, "resource", context.resources, "docs/resources.yml")


def known_page(document: Document, context: Context) -> Iterator[Finding]:
    """A page of a plan or of the glossary that the guide does not have."""
    yield from _known_ids(document, "page", frozenset(context.chapters), "the guide")
    page = document.value("page")
    if document.kind == "term" and isinstance(page, str) and page not in context.chapters.values():
        near = nearest(page, context.chapters.values())
        what = f"the term is explained on {shown(page)}, which is not found"
        yield document.line("page"), what, f"name the path of a page, docs/…md{near}"


def distinct_entries(document: Document, context: Context) -> Iterator[Finding]:
    """The same entry twice in a list."""
    for name, _, entry in _fitting(document):
        seen = set()
        for item in _items(entry):
            if not isinstance(item.value, str):
                continue  # key-type speaks about it
            if item.value in seen:
                yield item.line, f"{name} names {shown(item.value)} twice", "name it once"
            seen.add(item.value)


FIELD_RULES = (
    known_key,
    required_key,
    key_type,
    field_length,
    plain_text,
    real_date,
    known_kind,
    known_level,
    known_section,
    known_order,
    known_cost,
    known_language,
    known_status,
    known_plan,
    known_linking,
    known_verdict,
    known_topic,
    known_resource,
    known_page,
    distinct_entries,
)


def _given(document: Document) -> Iterator[tuple[str, Field, Entry]]:
    for name, field in FIELDS[document.kind].items():
        if name in document.front.entries:
            yield name, field, document.front.entries[name]


def _fitting(document: Document) -> Iterator[tuple[str, Field, Entry]]:
    """The given fields whose type is right."""
    for name, field, entry in _given(document):
        if _is(entry.value, _TYPES[field.form][0]):
            yield name, field, entry


def _is(value: object, wanted: type) -> bool:
    return isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))


def _items(entry: Entry) -> list[Entry]:
    if isinstance(entry.value, list):
        return entry.value
    return list(entry.value.values()) if isinstance(entry.value, dict) else []


def is_day(text: str) -> bool:
    """Whether `text` is a day of the calendar, written as 2026-11-23."""
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _known(document: Document, wanted: str) -> Iterator[Finding]:
    field, entry = FIELDS[document.kind].get(wanted), document.front.entries.get(wanted)
    if field is None or entry is None or field.form != "word" or not _is(entry.value, str):
        return
    words = WORDS[field.of]
    if entry.value not in words:
        what = f"{wanted} is {shown(entry.value)}"
        yield entry.line, what, f"use one of {', '.join(words)}{nearest(entry.value, words)}"


def _known_ids(document: Document, of: str, known: frozenset[str], where: str) -> Iterator[Finding]:
    if all(field.of != of for field in FIELDS[document.kind].values()):
        return
    for name, field, entry in _fitting(document):
        if field.of != of or field.form == "word":
            continue
        named = [(i.value, i.line) for i in _items(entry)]
        if isinstance(entry.value, dict):
            named = [(key, item.line) for key, item in entry.value.items()]
        for word, line in named:
            if isinstance(word, str) and word not in known:
                what = f"{name} names {shown(word)}, which {where} does not have"
                yield line, what, f"use an id of {where}{nearest(word, known)}"
