"""What a page shows beside its own text: a bank goes in, the parts of it that enter pages come out.

Equal parts make equal pages, so a preview makes no page anew of which they are as before.
"""

from dataclasses import replace

from . import bank_pages
from .bank import Bank
from .model import Question


def everywhere(bank: Bank) -> tuple:
    """What any page may show: all but the questions, and of chapters all but their lengths."""
    # How long a chapter is stands only in its own text, and in the audit's.
    chapters = [replace(chapter, words=0, code_words=0) for chapter in bank.chapters.values()]
    lists = (bank.topics, bank.resources, bank.aliases, bank.errata, bank.glossary, bank.plans)
    return (chapters, *(list(one.items()) if isinstance(one, dict) else one for one in lists))


def questions_on(uri: str, markdown: str, bank: Bank) -> list[Question]:
    """The questions that may enter the page at `uri` ('tools/sql.md'), written as `markdown`."""
    name = bank_pages.page_of(uri, bank)
    chapter = bank.chapters[name] if name else bank.chapter_at(f"docs/{uri}")
    if chapter:
        inline = [bank.questions[slug] for slug in chapter.questions if slug in bank.questions]
        return [*bank.of_page(chapter.id), *inline]
    return list(bank.questions.values()) if "<!-- question" in markdown else []
