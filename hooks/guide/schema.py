"""The fields of every kind of file and registry entry, as tables."""

from dataclasses import dataclass

from .model import (
    COSTS,
    KINDS,
    LANGUAGES,
    LEVELS,
    PLANS,
    RESOURCE_KINDS,
    RESOURCE_LEVELS,
    SECTIONS,
    STATUSES,
)

WORDS = {
    "kind": KINDS,
    "level": LEVELS,
    "section": SECTIONS,
    "resource kind": RESOURCE_KINDS,
    "cost": COSTS,
    "resource level": RESOURCE_LEVELS,
    "language": LANGUAGES,
    "status": STATUSES,
    "plan": PLANS,
    "linked": {"never": "an everyday word elsewhere, so its first use on a page is not linked"},
    "agreed": {"yes": "the answer was the key", "no": "it was another one"},
    "order": {"fixed": "as in the file"},
}


@dataclass(frozen=True)
class Field:
    """One field. `form` is text, word, number, date, texts, words or reasons (id: sentence).

    `low` and `high` bound the characters of text, the count of a list or mapping, the value
    of a number. `of` names the vocabulary of a word, a key of WORDS, or topic,
    resource, page.
    """

    form: str
    help: str
    required: bool = True
    low: int = 1
    high: int = 200
    of: str = ""


FIELDS: dict[str, dict[str, Field]] = {
    "question": {
        "kind": Field("word", "`single`, `multiple` or `open`", of="kind"),
        "level": Field("word", "`screen`, `core` or `deep`", of="level"),
        "topics": Field("words", "ids of `docs/topics.yml`", low=1, high=4, of="topic"),
        "rev": Field("number", "1; one more when the key or the meaning changes", low=1, high=999),
        "sources": Field("words", "ids of `docs/resources.yml`", low=1, high=6, of="resource"),
        "authors": Field("texts", "GitHub names", low=1, high=6),
        "reviewed": Field("date", "the day somebody last checked it, as 2026-11-23"),
        "order": Field(
            "word", "`fixed` keeps the options as in the file", required=False, of="order"
        ),
        "waive": Field(
            "reasons", "`rule: why its warning is no fault here`", required=False, high=4, of="rule"
        ),
    },
    "chapter": {
        "title": Field("text", "the page's title", high=80),
        "description": Field("text", "what a search result shows", low=50, high=160),
        "section": Field("word", "the section of the article", of="section"),
        "objectives": Field("texts", "what the reader can do afterward", low=3, high=6),
        "topics": Field("words", "the topics it teaches", low=1, high=20, of="topic"),
        "resources": Field("reasons", "`id: which part and why`", low=1, high=12, of="resource"),
        "reviewed": Field("date", "the day somebody last checked it"),
    },
    "page": {
        "title": Field("text", "the page's title", high=80),
        "description": Field("text", "what a search result shows", low=50, high=160),
    },
    "topic": {
        "id": Field("text", "lower-case words and hyphens", high=60),
        "name": Field("text", "what a reader sees", high=140),
        "section": Field("text", "the group it belongs to", high=40),
        "syllabus": Field("texts", "courses and books that teach it", required=False, high=12),
    },
    "alias": {
        "id": Field("text", "an id of docs/topics.yml", high=60),
        "aliases": Field("texts", "what people write for the topic", low=1, high=60),
        "shared": Field("texts", "what they write for this topic and another", False, high=20),
    },
    "term": {
        "term": Field("text", "the term as it stands on pages", high=60),
        "means": Field("text", "what it means, in one sentence", low=20, high=240),
        "page": Field("text", "the page that explains it, docs/…", high=100),
        "linked": Field("word", "`never` for an everyday word", required=False, of="linked"),
    },
    "step": {
        "plan": Field("word", "the plan it belongs to", of="plan"),
        "when": Field("text", "the day or the part of it", high=40),
        "read": Field("words", "pages to read", required=False, high=20, of="page"),
        "practice": Field("words", "pages whose questions to do", False, high=50, of="page"),
        "levels": Field("words", "levels of these questions", False, high=3, of="level"),
        "note": Field("text", "what to do besides", required=False),
    },
    "erratum": {
        "question": Field("text", "the id of the question", high=60),
        "date": Field("date", "the day it was mended"),
        "what": Field("text", "what was wrong, in a sentence", low=10, high=300),
    },
    "resource": {
        "id": Field("text", "lower-case words and hyphens", high=60),
        "title": Field("text", "its title"),
        "authors": Field("text", "who made it"),
        "year": Field("number", "the year it came out", required=False, low=1900, high=2100),
        "url": Field("text", "its https address", high=300),
        "kind": Field("word", "what it is, as `book` or `paper`", of="resource kind"),
        "level": Field("word", "`introductory`, `intermediate` or `advanced`", of="resource level"),
        "cost": Field("word", "`free`, `paid` or `registration`", of="cost"),
        "language": Field("word", "the language it is in, as `en`", of="language"),
        "topics": Field("words", "ids of `docs/topics.yml` that it teaches", high=8, of="topic"),
        "part": Field("text", "which part to read, and why", low=20, high=240),
        "archived": Field("text", "its copy on the Wayback Machine", required=False, high=400),
        "alternatives": Field("words", "ids of what could stand in", False, high=4, of="resource"),
        "status": Field("word", "what the link check found", required=False, of="status"),
        "checked": Field("date", "the day the link check last asked", required=False),
        "failing_since": Field("date", "the day it first failed", required=False),
        "strikes": Field("number", "how often it failed since", False, low=0, high=999),
        "http_only": Field("text", "why the address is not https", required=False),
        "note": Field("text", "what changed", required=False, high=300),
    },
    "review": {
        "id": Field("text", "the id of a question", high=60),
        "rev": Field("number", "the revision that was answered", low=1, high=999),
        "answer": Field("texts", "hashes of the options chosen or the points made", low=0, high=12),
        "agreed": Field("word", "`yes` or `no`", of="agreed"),
        "changed": Field("text", "what was mended then", required=False, low=4, high=300),
    },
    "retired": {
        "id": Field("text", "the id of a question that is gone", high=60),
        "reason": Field("text", "why it is gone", high=300),
        "successor": Field("text", "the question in its place", required=False, high=60),
        "date": Field("date", "the day it went, as 2026-11-23"),
    },
}
