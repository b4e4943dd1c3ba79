"""HTML for print: the contents of a built guide go in, a whole book or a chapter comes out.

A book has at most `Press.largest` questions of a page, a chapter printed by itself has all.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from markupsafe import Markup

from ..templates import environment
from . import book_chapters, book_parts, book_references
from .book_chapters import Numbered, Printed
from .book_pages import Contents, Page, Part
from .book_parts import anchor
from .edition import Edition

LARGEST_SET = 40
RARELY = 2  # a heading that more chapters have says nothing in the contents
APPENDICES = (
    ("glossary/", "Glossary", book_chapters.glossary),
    ("about/", "About the guide", book_chapters.plain),
)
_TEMPLATES = environment(Path(__file__).parent / "templates")


@dataclass(frozen=True)
class Sheet:
    """What is printed as one PDF: a document, and `heads`, the style sheet `name`.css beside it."""

    name: str
    document: html.HtmlElement
    heads: str


@dataclass(frozen=True)
class Press:
    """Makes the pages to print of one guide. `fonts` are the addresses of their style sheets."""

    contents: Contents
    site: Path
    edition: Edition
    fonts: tuple[str, ...] = ()
    address: str = ""  # of the published site
    largest: int = LARGEST_SET  # how many questions of a page are in the book

    def book(self) -> Sheet:
        """The whole guide, with page numbers to be filled in."""
        appendices = [
            (anchor(place), title, change(book_parts.read(self.site, place).body))
            for place, title, change in APPENDICES
            if (self.site / place / "index.html").is_file()
        ]
        return self._sheet("book", "book", self.contents.parts, self.largest, appendices)

    def chapter(self, page: Page) -> Sheet:
        """One page of the guide with all its questions and their answers, and no page numbers."""
        part = next(part for part in self.contents.parts if page in part.pages)
        return self._sheet(page.id, "chapter", (Part(part.title, (page,)),), None, ())

    def _sheet(
        self,
        name: str,
        template: str,
        parts: Sequence[Part],
        largest: int | None,
        appendices: Sequence[tuple[str, str, Markup]],
    ) -> Sheet:
        pieces = _TEMPLATES.get_template("pieces.html").module
        printed = [
            (
                part.title,
                [self._chapter(part, page, largest, pieces.question) for page in part.pages],
            )
            for part in parts
        ]
        chapters = [chapter for _, below in printed for chapter in below]
        times = Counter(heading for c in chapters for _, heading in c.sections)
        text = _TEMPLATES.get_template(f"{template}.html").render(
            contents=self.contents,
            edition=self.edition,
            address=self.address,
            fonts=self.fonts,
            heads=f"{name}.css",
            parts=printed,
            chapters=chapters,
            appendices=appendices,
            common={heading for heading, count in times.items() if count > RARELY},
            count=sum(len(chapter.questions) for chapter in chapters),
        )
        document = html.document_fromstring(text)
        titles = {r.url: r.title for r in self.contents.bank.resources.values()}
        book_references.resolve(document, self.address, titles, paged=template == "book")
        heads = [
            (c.anchor, title if len(below) > 1 else self.contents.name, c.title)
            for title, below in printed
            for c in below
        ]
        heads += [(id_, title, "") for id_, title, _ in appendices]
        return Sheet(name, document, running_heads(heads))

    def _chapter(
        self, part: Part, page: Page, largest: int | None, show: Callable[[Numbered], str]
    ) -> Printed:
        level = 1 if len(part.pages) == 1 else 2
        return book_chapters.chapter(self.site, self.contents.bank, page, level, largest, show)


def running_heads(heads: Sequence[tuple[str, str, str]]) -> str:
    """The style sheet that writes (id, left, right) above the pages of each element.

    A page of print knows the name of the element it is part of, and nothing else of it.
    """
    rule = (
        "@page %s { @top-left { content: %s; } @top-right { content: %s; } }\n#%s { page: %s; }\n"
    )
    return "".join(
        rule % (f"page-{id_}", _css_string(left), _css_string(right), id_, f"page-{id_}")
        for id_, left, right in heads
    )


def _css_string(text: str) -> str:
    """A string of CSS; with escapes, so that no text ends it."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
