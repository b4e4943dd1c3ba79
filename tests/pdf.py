"""Reads PDFs as their readers see them: a file goes in, its words, links and promises come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True)
class Entry:
    """A bookmark: its level from 0, its words, its page from 0."""

    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Read:
    """What stands in a PDF. `inside` and `outside` are the targets of its links, in order."""

    pages: list[str]
    outline: list[Entry]
    inside: list[str]
    outside: list[str]
    places: dict[str, int]
    fonts: dict[str, bool]  # name: whether it is embedded
    title: str
    language: str
    is_tagged: bool
    shows_title: bool

    def numbers(self, word: str) -> list[tuple[str, int]]:
        """(number, page from 0) of each 'Question 12.3' (or another word)."""
        pattern = re.compile(rf"{word}\s(\d+\.\d+)")
        return [(n, i) for i, text in enumerate(self.pages) for n in pattern.findall(text)]


def read(path: Path) -> Read:
    """Everything that the tests ask of the PDF at `path`."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
        bookmarks = ((b.level, b.get_title(), b.get_dest().get_index()) for b in document.get_toc())
        outline = [Entry(*bookmark) for bookmark in bookmarks]
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        numbers = {page.objgen: n for n, page in enumerate(pdf.pages)}
        named = root.get("/Dests", {}).items()
        links = list(_links(pdf))
        return Read(
            pages=pages,
            outline=outline,
            inside=[str(link.Dest)[1:] for link in links if "/Dest" in link],
            outside=[str(link.A.URI) for link in links if "/A" in link],
            places={str(name)[1:]: numbers[place[0].objgen] for name, place in named},
            fonts=dict(_fonts(pdf)),
            title=str(pdf.docinfo["/Title"]),
            language=str(root.Lang),
            is_tagged=bool(root.MarkInfo.Marked) and "/K" in root.StructTreeRoot,
            shows_title=bool(root.ViewerPreferences.DisplayDocTitle),
        )


def _links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from (a for a in page.get("/Annots", ()) if a.Subtype == "/Link")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            if item.Subtype == "/Type0":
                continue  # its descendant has the file
            described = item.get("/FontDescriptor", {})
            is_drawn = item.Subtype == "/Type3"  # its letters are drawings of its own
            has_file = is_drawn or any(name in described for name in FONT_FILES)
            yield str(item.get("/BaseFont", "/Type3")), has_file
