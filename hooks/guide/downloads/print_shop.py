"""Prints the guide: a built site goes in; its book, or a PDF of each chapter, comes out."""

import shutil
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from lxml import html

from . import book_pages, book_references, browser, edition, finish_pdf, printer
from .book import Press, Sheet
from .book_parts import UnexpectedPage
from .book_references import BrokenReference
from .finish_pdf import Imprint, OutlineDiffers

NAME = "data-science-interview-guide"
CHAPTERS = "chapters"
FAULTS = (printer.PrintingFailed, BrokenReference, UnexpectedPage, OutlineDiffers)
AT_ONCE = 2  # browsers
TRIES = 3  # to print the right page numbers; the second is for numbers that moved something
FONTS = {
    "stix-two-text": ("400", "400-italic", "700", "700-italic"),
    "stix-two-math": ("400",),
    "source-sans-3": ("400", "400-italic", "600", "700"),
    "source-code-pro": ("400", "400-italic", "700"),
}
SHEETS = tuple(
    f"fonts/{name}/{weight}.css" for name, weights in FONTS.items() for weight in weights
)


class Shop:
    """A browser, a press, and the folder with all that the pages to print may ask for."""

    def __init__(self, press: Press, program: str, folder: Path):
        self.press = replace(press, fonts=SHEETS)
        self._program = program
        self._folder = folder

    def print_book(self, target: Path) -> None:
        """Print the book to `target`, until each page number in it is right."""
        sheet = self.press.book()
        pages = finish_pdf.anchors(self._print(sheet, is_draft=True))
        for _ in range(TRIES):
            book_references.fill(sheet.document, pages)
            printed = self._print(sheet)
            shown, pages = pages, finish_pdf.anchors(printed)
            if shown == pages:
                return self._finish(printed, target, self.press.contents.name, sheet)
        raise printer.PrintingFailed("the page numbers do not come to rest")

    def print_chapter(self, page: book_pages.Page, target: Path) -> None:
        """Print one chapter with all its questions to `target`."""
        sheet = self.press.chapter(page)
        title = f"{page.title}: {self.press.contents.name}"
        self._finish(self._print(sheet), target, title, sheet)

    def _print(self, sheet: Sheet, is_draft: bool = False) -> Path:
        page = self._folder / f"{sheet.name}.html"
        page.with_suffix(".css").write_text(sheet.heads, encoding="utf-8")
        text = html.tostring(sheet.document, encoding="unicode", doctype="<!doctype html>")
        page.write_text(text, encoding="utf-8")
        printed = page.with_suffix(".pdf")
        printer.print_page(self._program, page, printed, is_draft)
        return printed

    def _finish(self, printed: Path, target: Path, title: str, sheet: Sheet) -> None:
        headings = book_references.headings(sheet.document)
        about = Imprint(title, self.press.contents.about, self.press.edition.time)
        finish_pdf.finish(printed, target, about, [text for _, text in headings])


@contextmanager
def opened(root: Path, site: Path, program: str) -> Iterator[Shop]:
    """A shop for the guide at `root` and its built site; its folder goes when it closes."""
    contents = book_pages.read(root)
    press = Press(contents, site, edition.of(root, contents.newest), address=_address(site))
    with tempfile.TemporaryDirectory(prefix="guide-book-") as temporary:
        folder = Path(temporary)
        shutil.copytree(
            site / "assets", folder / "assets", ignore=_only("*.css", "*.svg", "*.woff2")
        )
        shutil.copy(Path(__file__).parent / "templates/print.css", folder)
        for name in FONTS:
            package = root / "node_modules/@fontsource" / name
            shutil.copytree(package, folder / "fonts" / name, ignore=_only("*.css", "*.woff2"))
        yield Shop(press, program, folder)


def book(options: Namespace) -> int:
    """The step that prints the whole guide."""
    return _step(options, has_book=True, has_chapters=False)


def chapters(options: Namespace) -> int:
    """The step that prints each chapter by itself."""
    return _step(options, has_book=False, has_chapters=True)


def both(options: Namespace) -> int:
    """The step that prints the whole guide and, meanwhile, each chapter."""
    return _step(options, has_book=True, has_chapters=True)


def _step(options: Namespace, has_book: bool, has_chapters: bool) -> int:
    program = browser.find()
    if not program:
        print("pdf: no browser found; install Chrome or Chromium, or name one in GUIDE_BROWSER")
        return 1
    if not (options.site / "index.html").is_file():
        print(f"pdf: no site in {options.site}; build it first (make build)")
        return 1
    try:
        with opened(options.root, options.site, program) as shop:
            made = _print_all(shop, options.to, has_book, has_chapters)
    except FAULTS as fault:
        print(f"pdf: {fault}")
        return 1
    size = sum(path.stat().st_size for path in made) / 1e6
    print(f"pdf: {len(made)} PDF{'s' if len(made) > 1 else ''} in {options.to} ({size:.1f} MB)")
    return 0


def _print_all(shop: Shop, to: Path, has_book: bool, has_chapters: bool) -> list[Path]:
    made: dict[Path, Future] = {}
    with ThreadPoolExecutor(AT_ONCE) as workers:
        if has_book:  # first, as it takes longest
            target = to / f"{NAME}.pdf"
            made[target] = workers.submit(shop.print_book, target)
        for page in shop.press.contents.pages if has_chapters else ():
            target = to / CHAPTERS / f"{page.id}.pdf"
            made[target] = workers.submit(shop.print_chapter, page, target)
    for printed in made.values():
        printed.result()
    return list(made)


def _address(site: Path) -> str:
    """The published site's address, which its first page tells, or ''."""
    found = html.parse(site / "index.html").xpath("//link[@rel='canonical']/@href")
    return found[0] if found else ""


def _only(*kinds: str) -> Callable[[str, list[str]], set[str]]:
    """For copytree: leave out files of other names."""

    def others(folder: str, names: list[str]) -> set[str]:
        files = (name for name in names if (Path(folder) / name).is_file())
        return {name for name in files if not any(fnmatch(name, kind) for kind in kinds)}

    return others
