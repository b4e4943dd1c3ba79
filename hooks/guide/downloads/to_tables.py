"""The questions of a built site go in, one JSON file and one CSV file for anybody's tool come out.

The page docs/download.md says what each field holds; a change of the fields raises SCHEMA.
"""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from xml.etree.ElementTree import Element

from ..bank import Bank
from ..model import KINDS, LEVELS, SECTIONS, Resource
from ..question_page import title
from . import html_tree, rendered
from .edition import Edition
from .rendered import Shown

JSON_NAME = "data-science-interview-guide-questions.json"
CSV_NAME = "data-science-interview-guide-questions.csv"
SCHEMA = 1
LETTERS = "ABCDEF"  # of the CSV's columns; no question has more options
_BEFORE_OPTIONS = ("id", "rev", "page", "section", "level", "kind", "topics", "title", "prompt")
_AFTER_OPTIONS = ("explanation", "points", "follow_ups", "sources", "authors", "reviewed", "url")
COLUMNS = (
    *_BEFORE_OPTIONS,
    *("key", *(f"option_{letter.lower()}" for letter in LETTERS)),
    *(f"reason_{letter.lower()}" for letter in LETTERS),
    *_AFTER_OPTIONS,
)


def run(options) -> int:
    """Write both files into the folder `options.to`."""
    bank, shown, of = rendered.begin(options)
    for name, text in ((JSON_NAME, to_json(bank, shown, of)), (CSV_NAME, to_csv(bank, shown))):
        (options.to / name).write_text(text, encoding="utf-8", newline="")
        print(f"{options.to / name}: {sum(map(len, shown.values()))} questions")
    return 0


def to_json(bank: Bank, shown: dict[str, list[Shown]], of: Edition) -> str:
    """The bank as JSON; texts are given as Markdown, as written, and as the site's HTML."""
    chapters = [bank.chapters[page] for page in shown]
    data = {
        "title": "Data Science Interview Guide",
        "schema": SCHEMA,
        "edition": of.date,
        "commit": of.commit,
        "license": "CC-BY-4.0",
        "levels": LEVELS,
        "kinds": KINDS,
        "sections": SECTIONS,
        "topics": {topic.id: topic.name for topic in bank.topics.values()},
        "sources": {s.id: {"title": s.title, "url": s.url} for s in _sources(bank)},
        "pages": {c.id: {"title": c.title, "section": c.section} for c in chapters},
        "questions": [_record(s) for of_page in shown.values() for s in of_page],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_csv(bank: Bank, shown: dict[str, list[Shown]]) -> str:
    """The bank as CSV (RFC 4180): a header, then a row for each question; texts are Markdown."""
    buffer = StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for of_page in shown.values():
        for question in of_page:
            row = _row(question, bank)
            writer.writerow({name: guarded(value) for name, value in row.items()})
    return buffer.getvalue()


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would take it for a formula.

    OWASP, CSV Injection: cells that begin with = + - @, a tab or a carriage return.
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _record(shown: Shown) -> dict:
    q = shown.question
    record = {
        "id": q.id,
        "rev": q.rev,
        "page": q.page,
        "level": q.level,
        "kind": q.kind,
        "topics": list(q.topics),
        "title": title(q),
        "prompt": _both(q.stem, shown.prompt),
    }
    if q.kind == "open":
        record |= {
            "model_answer": _both(q.answer, shown.explanation),
            "points": [_both(*pair) for pair in zip(q.points, shown.points, strict=True)],
            "follow_ups": [
                _both(*pair) for pair in zip(q.follow_ups, shown.follow_ups, strict=True)
            ],
        }
    else:
        pairs = zip(q.ordered_options(), shown.options, strict=True)
        record["options"] = [
            {
                "letter": seen.letter,
                "hash": seen.hash,
                "right": option.right,
                "text": _both(option.text, seen.text),
                "reason": _both(option.reason, seen.reason),
            }
            for option, seen in pairs
        ]
        record["explanation"] = _both(q.explanation, shown.explanation)
    known = {"sources": list(q.sources), "authors": list(q.authors)}
    return record | known | {"reviewed": str(q.reviewed), "url": shown.url}


def _row(shown: Shown, bank: Bank) -> dict[str, str]:
    q = shown.question
    options = dict(zip(LETTERS.lower(), q.ordered_options(), strict=False))
    if len(options) < len(q.options):
        raise ValueError(f"{q.id} has more options than the CSV has columns")
    return {
        "id": q.id,
        "rev": str(q.rev),
        "page": q.page,
        "section": bank.chapters[q.page].section,
        "level": q.level,
        "kind": q.kind,
        "topics": " ".join(q.topics),
        "title": title(q),
        "prompt": q.stem,
        "key": shown.key.replace(", ", " "),
        **{f"option_{letter}": option.text for letter, option in options.items()},
        **{f"reason_{letter}": option.reason for letter, option in options.items()},
        "explanation": q.answer if q.kind == "open" else q.explanation,
        "points": _lines(q.points),
        "follow_ups": _lines(q.follow_ups),
        "sources": " ".join(q.sources),
        "authors": " ".join(q.authors),
        "reviewed": str(q.reviewed),
        "url": shown.url,
    }


def _sources(bank: Bank) -> Iterator[Resource]:
    named = {source for question in bank.questions.values() for source in question.sources}
    return (resource for resource in bank.resources.values() if resource.id in named)


def _both(markdown: str, tree: Element) -> dict[str, str]:
    return {"markdown": markdown, "html": html_tree.inner(tree)}


def _lines(texts: tuple[str, ...]) -> str:
    """Each on a line of its own, which none of them has to itself."""
    return "\n".join(" ".join(text.split()) for text in texts)
