"""The rules: each is a small generator that takes a document and its context and yields findings.

A rule's function, its slug in messages, its folder under tests/cases and its heading on the
page of rules are one word, with underscores here and hyphens there.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from .. import blind_review
from ..document import Document
from ..problem import Problem
from ..registry import FILES
from .context import Context, Finding
from .entries import ENTRY_RULES, RETIRED_RULES, untaught
from .fields import FIELD_RULES, SLIP_RULES
from .item_writing import CHOICE_ITEM_RULES, ITEM_RULES, known_waiver, recent_review
from .links import LINK_RULES
from .markup import MARKUP_RULES
from .pages import CHAPTER_RULES, PAGE_RULES, page_length
from .questions import (
    CHOICE_RULES,
    EDITORIAL_RULES,
    OPEN_RULES,
    QUESTION_RULES,
    distinct_stems,
    unique_id,
)
from .resources import RESOURCE_RULES, without_resource

__all__ = [
    "EVERY_RULE",
    "Context",
    "Finding",
    "all_slugs",
    "check",
    "slug",
    "untaught",
    "without_resource",
]


# What these find in a question depends on other questions, or on the day.
OF_THE_BANK = frozenset({unique_id, distinct_stems, recent_review})
# Of style, length and item writing.
EDITORIAL = frozenset({*EDITORIAL_RULES, *ITEM_RULES, page_length})
MOST_FINDINGS = 100  # of one rule in one file; the next run shows the others
SAFETY_RULES = MARKUP_RULES + LINK_RULES  # of everything that Markdown renders
FILE_RULES = (  # asked before a file is read as Markdown
    "utf-8",
    "plain-characters",
    "file-size",
    "line-length",
    "plain-file",
    "file-name",
    "file-type",
    "plain-svg",
)
BANK_RULES = (
    "near-duplicate",
    "contradictory-key",
    "guessable-bank",
    "taught-topic",
    "topic-resource",
    *blind_review.RULES,
)  # of all questions
OF_ENTRIES = {"retired": RETIRED_RULES, "resource": (*ENTRY_RULES, *RESOURCE_RULES)}
BASE_RULES = ("kept-id", "rev-rises", "rev-keeps", "retired-stays")  # asked by identity.py
EVERY_RULE = (
    FIELD_RULES,
    MARKUP_RULES,
    LINK_RULES,
    QUESTION_RULES,
    CHOICE_RULES,
    OPEN_RULES,
    ITEM_RULES,
    CHAPTER_RULES,
    ENTRY_RULES,
    RETIRED_RULES,
    RESOURCE_RULES,
)


def slug(rule) -> str:
    """The name of a rule as messages and folders write it."""
    return rule.__name__.replace("_", "-")


def rules_for(document: Document) -> tuple:
    """The rules that a document of its kind is held to, in the order they are asked."""
    is_open = document.kind == "question" and document.is_open
    return _rules_for(document.kind, is_open)


@cache
def _rules_for(kind: str, is_open: bool) -> tuple:
    if kind in FILES:
        return FIELD_RULES + OF_ENTRIES.get(kind, ENTRY_RULES)
    if kind != "question":
        own = (*CHAPTER_RULES, recent_review) if kind == "chapter" else PAGE_RULES
        return FIELD_RULES + SAFETY_RULES + own
    return (
        FIELD_RULES
        + SAFETY_RULES
        + QUESTION_RULES
        + (OPEN_RULES if is_open else CHOICE_RULES + CHOICE_ITEM_RULES)
        + (recent_review, known_waiver)
    )


@cache
def _parted(rules: tuple) -> tuple[tuple, tuple]:
    """(those that look at one file alone, those OF_THE_BANK)."""
    alone = tuple(rule for rule in rules if rule not in OF_THE_BANK)
    return alone, tuple(rule for rule in rules if rule in OF_THE_BANK)


def all_slugs() -> list[str]:
    """Every slug that a message can carry."""
    named = {slug(rule) for rules in EVERY_RULE for rule in rules}
    return sorted({*named, *SLIP_RULES, *FILE_RULES, *BANK_RULES, *BASE_RULES})


def check(document: Document, context: Context, editorial: bool = True) -> Iterator[Problem]:
    """The problems of one document. Without `editorial`, rules of style and length rest."""
    if stands_alone(document):
        yield from of_the_file(document, context.without_bank(), editorial)
        yield from of_the_bank(document, context)
        return
    yield from _asked(rules_for(document), document, context, editorial)


def stands_alone(document: Document) -> bool:
    """Whether the problems of a file, a few rules apart, depend on no other question."""
    return document.kind == "question" and "](" not in document.text


def of_the_file(document: Document, context: Context, editorial: bool) -> Iterator[Problem]:
    """What the rules but OF_THE_BANK find in a question; the context knows no other."""
    yield from _asked(_parted(rules_for(document))[0], document, context, editorial)


def of_the_bank(document: Document, context: Context) -> Iterator[Problem]:
    """What the rules OF_THE_BANK find in a question."""
    found = _asked(_parted(rules_for(document))[1], document, context, True)
    yield from (problem for problem in found if problem.rule not in SLIP_RULES)


def _asked(rules, document: Document, context: Context, editorial: bool) -> Iterator[Problem]:
    for slip in document.front.slips:
        yield Problem(document.path, slip.line, slip.rule, slip.what, slip.fix)
    if any(slip.rule in ("front-matter", "plain-yaml") for slip in document.front.slips):
        return
    waived = document.value("waive")
    waived = waived if isinstance(waived, dict) else {}
    body = document.front.body
    if document.kind == "question":  # the tags of a quiz alone are no HTML
        body = body.replace("\n<quiz>\n", "\n", 1).replace("\n</quiz>\n", "\n", 1)
    for rule in rules:
        if not editorial and rule in EDITORIAL:
            continue
        parts = getattr(rule, "parts", ())
        if parts and not any(part in body for part in parts):
            continue
        for found in islice(rule(document, context), MOST_FINDINGS):
            line, what, fix, is_warning = Finding(*found)
            if is_warning and slug(rule) in waived:
                continue
            yield Problem(document.path, line, slug(rule), what, fix, is_warning)
