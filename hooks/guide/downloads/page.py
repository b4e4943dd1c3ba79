"""The files of downloads/ and a built site go in; the site's page of downloads lists them all.

The page holds a place for the list, and chapter pages one for a link to their PDF. Until this
step has run the first says how the files are made, and the second is empty.
"""

import hashlib
import posixpath
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..bank import Bank
from ..model import Chapter
from ..templates import load
from . import edition, rendered, to_anki, to_qti, to_qti12, to_tables
from .edition import Edition
from .html_tree import UnexpectedHTML

FOLDER = "downloads"  # of the files, below the checkout and below the site
CHAPTERS = "chapters"  # below FOLDER: a PDF for each page, by its id
SUMS = "SHA256SUMS"
_STEM = "data-science-interview-guide"
# The files in the order of the page: name, title, what for.
FILES = (
    (f"{_STEM}.pdf", "The guide as a PDF", "Read it on a tablet or on paper."),
    (
        f"{_STEM}-site.zip",
        "The site as a folder",
        "Unpack it and open index.html: the whole guide in your browser, without a network.",
    ),
    (
        to_anki.NAME,
        "A deck for Anki",
        "Review the questions in Anki. Import a later edition over it, and your schedule stays.",
    ),
    (
        to_qti.NAME,
        "The questions as QTI 2.1",
        "Bring them into a learning platform, with the reason for every option.",
    ),
    (
        to_qti12.NAME,
        "The questions as QTI 1.2",
        "The same for platforms that read the older version, as Canvas does.",
    ),
    (to_tables.JSON_NAME, "The questions as JSON", "Use them in a program of your own."),
    (to_tables.CSV_NAME, "The questions as CSV", "Sort and filter them in a spreadsheet."),
)
_LIST = re.compile(r'(?<=<div class="downloads">).*?(?=</div>)', re.DOTALL)
_CHAPTER = re.compile(r'(?<=<p class="chapter-pdf">).*?(?=</p>)', re.DOTALL)
_TEMPLATES = Path(__file__).with_name("page")


@dataclass(frozen=True)
class Listed:
    """One file for readers: where it is below FOLDER, what it is called, what it is for."""

    name: str
    title: str
    purpose: str
    bytes: int
    sha256: str

    @property
    def size(self) -> str:
        """As people say it: '1.3 MB' (of 1,000,000 bytes), '812 kB'."""
        kilobytes = max(1, round(self.bytes / 1000))
        return f"{kilobytes} kB" if kilobytes < 1000 else f"{self.bytes / 1e6:.1f} MB"


def run(options) -> int:
    """Copy the files into the site and list them there."""
    bank = rendered.read_bank(options.root)
    of = edition.of(options.root, rendered.newest(bank))
    files, chapters = found(options.to), chapter_files(options.to, bank)
    publish(options.to, options.site / FOLDER, [*files, *chapters.values()])
    path = _page(options.site, "download")
    place = posixpath.relpath(FOLDER, path.parent.relative_to(options.site).as_posix())
    html = path.read_text(encoding="utf-8")
    if not _LIST.search(html):
        raise UnexpectedHTML(f"{path} has no place for the list of files")
    listed = listing(files, list(chapters.values()), of, place)
    path.write_text(_LIST.sub(lambda _: listed, html), encoding="utf-8")
    for chapter in bank.chapters.values():
        _link_chapter(chapter, chapters.get(chapter.id), options.site)
    print(f"{path}: {len(files)} files, and {len(chapters)} of single pages")
    return 0


def found(folder: Path) -> list[Listed]:
    """Those of FILES that are in `folder`."""
    return [_listed(folder, *file) for file in FILES if (folder / file[0]).is_file()]


def chapter_files(folder: Path, bank: Bank) -> dict[str, Listed]:
    """The PDFs of single pages by the page's id, in the order of their titles."""
    chapters = sorted(bank.chapters.values(), key=lambda chapter: chapter.title.lower())
    named = ((c, f"{CHAPTERS}/{c.id}.pdf") for c in chapters)
    return {c.id: _listed(folder, name, c.title) for c, name in named if (folder / name).is_file()}


def publish(source: Path, target: Path, files: Iterable[Listed]) -> None:
    """Put the files and their sums into the new folder `target`, and nothing else."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    lines = []
    for file in files:
        (target / file.name).parent.mkdir(exist_ok=True)
        shutil.copyfile(source / file.name, target / file.name)
        lines.append(f"{file.sha256}  {file.name}\n")
    (target / SUMS).write_text("".join(sorted(lines, key=lambda line: line[66:])), "utf-8")


def listing(files: list[Listed], chapters: list[Listed], of: Edition, folder: str) -> str:
    """The HTML of the list; `folder` is the address of FOLDER seen from the page."""
    template = load(_TEMPLATES, "list.html")
    return template.render(files=files, chapters=chapters, of=of, folder=folder, sums=SUMS)


def _link_chapter(chapter: Chapter, file: Listed | None, site: Path) -> None:
    path = _page(site, chapter.path.removeprefix("docs/").removesuffix(".md"))
    html = path.read_text(encoding="utf-8")
    where = posixpath.relpath(FOLDER, path.parent.relative_to(site).as_posix())
    template = load(_TEMPLATES, "chapter.html")
    link = template.render(file=file, folder=where) if file else ""
    filled = _CHAPTER.sub(lambda _: link, html)
    if filled != html:
        path.write_text(filled, encoding="utf-8")


def _page(site: Path, name: str) -> Path:
    """The file of a page of the site, with addresses of folders or of files."""
    stem = name.removesuffix("/index")
    places = (site / stem / "index.html", site / f"{name}.html")
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise rendered.OtherContent(f"{places[0]} is not there; run `make build`")
    return path


def _listed(folder: Path, name: str, title: str, purpose: str = "") -> Listed:
    content = (folder / name).read_bytes()
    return Listed(name, title, purpose, len(content), hashlib.sha256(content).hexdigest())
