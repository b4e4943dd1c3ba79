"""What a page is, for machines: a page and the bank go in, a schema.org record comes out.

The guide is a Course, a chapter a LearningResource, a page of questions a Quiz. Everything that
carries an address is left out where the site's own is not known.
"""

import json
import re
from collections.abc import Callable

from . import bank_pages
from .bank import Bank
from .model import SECTIONS, Chapter, Question
from .question_page import title as question_title

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGE = "en"
MOST = 12_000  # characters of a Quiz's questions, beyond which they are only named
_MARKED = re.compile(r"[$`*_\[\]\\<]")  # Markdown that would have to be rendered first
_UNSAFE = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def record(
    uri: str, name: str, description: str, site_name: str, bank: Bank, address: Callable
) -> dict:
    """The record of the page at `uri` below docs/; {} where no type of the standard fits.

    `address(uri)` gives the absolute address of a page, '' where it is not known.
    """
    course = {"@type": "Course", "name": site_name, **_at(address("index.md"))}
    chapter, set_page = bank.chapter_at(f"docs/{uri}"), bank_pages.page_of(uri, bank)
    about = {"name": name, "description": description, **_at(address(uri))}
    if uri == "index.md":
        own = {**course, "description": description, **_guide(site_name, bank, address)}
    elif chapter:
        own = {"@type": "LearningResource", **about, **_chapter(chapter, bank), "isPartOf": course}
    elif set_page:
        quiz = _quiz(bank.chapters[set_page], bank, address(uri))
        own = {"@type": "Quiz", **about, **quiz, "isPartOf": course}
    else:
        return {}
    free = {"inLanguage": LANGUAGE, "isAccessibleForFree": True, "license": LICENSE}
    return {"@context": "https://schema.org", **own, **free}


def embedded(data: dict) -> str:
    """The record as JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _at(address: str) -> dict:
    return {"@id": address, "url": address} if address else {}


def _guide(site_name: str, bank: Bank, address: Callable) -> dict:
    chapters = [
        {"@type": "LearningResource", "name": c.title, **_at(address(_uri(c)))}
        for c in bank.chapters.values()
    ]
    provider = {"@type": "Organization", "name": site_name, **_at(address("index.md"))}
    provider.pop("@id", None)  # it is not the same thing as the course
    return {"provider": provider, "about": list(SECTIONS.values()), "hasPart": chapters}


def _chapter(chapter: Chapter, bank: Bank) -> dict:
    return {
        "learningResourceType": "chapter",
        "teaches": [bank.topics[topic].name for topic in chapter.topics],
    }


def _quiz(chapter: Chapter, bank: Bank, address: str) -> dict:
    questions = bank.of_page(chapter.id)
    parts = [_question(question, address, _answers(question)) for question in questions]
    if len(embedded({"hasPart": parts})) > MOST:
        parts = [_question(question, address, []) for question in questions]
    return {"about": chapter.title, "hasPart": parts}


def _question(question: Question, address: str, answers: list[dict]) -> dict:
    told = {"@type": "Question", "name": question_title(question)}
    if address:
        told["url"] = f"{address}#{question.id}"
    if answers:
        told["acceptedAnswer"] = answers[0] if len(answers) == 1 else answers
    return told


def _answers(question: Question) -> list[dict]:
    """The right options, where none needs more than plain text."""
    texts = [" ".join(option.text.split()) for option in question.options if option.right]
    is_plain = not any(_MARKED.search(text) for text in texts)
    return [{"@type": "Answer", "text": text} for text in texts] if is_plain else []


def _uri(chapter: Chapter) -> str:
    return chapter.path.removeprefix("docs/")
