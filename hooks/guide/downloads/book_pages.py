"""Which pages a book has, and in which order: a checkout and its built site go in.

The order and the short titles are those of the list `nav` in mkdocs.yml. It is the one place that
has both, every engine that can build this site reads it, and the built pages only repeat it
within the theme's markup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from .. import bank as banks
from ..bank import Bank
from ..bank_pages import uri as set_uri
from ..model import SECTIONS, Chapter


@dataclass(frozen=True)
class Page:
    """A chapter page in the book. `number` counts from 1, `place` is 'machine-learning/sql/'."""

    number: int
    title: str
    chapter: Chapter
    place: str
    set_place: str  # of the page with all its questions

    @property
    def id(self) -> str:
        """The chapter page's id."""
        return self.chapter.id


@dataclass(frozen=True)
class Part:
    """A section of the article with its pages."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Contents:
    """A guide that was built: what its bank knows, and its parts in order."""

    name: str
    about: str
    bank: Bank
    parts: tuple[Part, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of all parts."""
        return tuple(page for part in self.parts for page in part.pages)

    @property
    def newest(self) -> str:
        """The last day on which a chapter or a question was reviewed, as 2026-11-25."""
        records = (*self.bank.chapters.values(), *self.bank.questions.values())
        return max(record.reviewed for record in records).isoformat()


def read(root: Path) -> Contents:
    """The contents of the guide at `root`, whose content was checked when its site was built."""
    settings = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)
    bank = banks.parse(banks.read(root / "docs"))
    numbered: dict[str, list[Page]] = {}
    for title, path in _leaves(settings["nav"]):
        if chapter := bank.chapter_at(f"docs/{path}"):
            number = 1 + sum(map(len, numbered.values()))
            page = Page(number, title, chapter, place(path), place(set_uri(chapter.id)))
            numbered.setdefault(chapter.section, []).append(page)
    parts = (Part(SECTIONS[section], tuple(pages)) for section, pages in numbered.items())
    return Contents(settings["site_name"], settings["site_description"], bank, tuple(parts))


def place(path: str) -> str:
    """The place in the site of a file below docs/: 'tools/sql.md' is 'tools/sql/'."""
    folder = path.removesuffix(".md").removesuffix("index")
    return folder if folder in ("", "/") or folder.endswith("/") else f"{folder}/"


def _leaves(nav: list) -> Iterator[tuple[str, str]]:
    for entry in nav:
        for title, below in entry.items():
            if isinstance(below, str):
                yield title, below
            else:
                yield from _leaves(below)


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml; what its own tags (!ENV) stand for is nothing that a book needs."""


_Settings.add_multi_constructor("!", lambda loader, tag, node: None)
