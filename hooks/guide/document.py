"""Reads the files under docs/: the tree goes in, documents with their scanned bodies come out."""

import os
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from . import front_matter
from .lines import Line, scan
from .markers import BadMarker, Marker, find
from .plain import Prose, prose
from .quiz import ScannedOpen, ScannedQuiz, scan_open, scan_quiz, text_of

_PAGES = ("practice", "contribute", "about")


@dataclass(frozen=True)
class Document:
    """One Markdown file before it is known to be valid. `path` is relative to the repository."""

    path: str
    kind: str  # question, chapter, page
    text: str
    first_line: int = 1  # where a missing field is reported

    @cached_property
    def front(self) -> front_matter.FrontMatter:
        """Its fields, its body and whatever is wrong with the block."""
        return front_matter.read(self.text)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the body with their numbers in the file."""
        return scan(self.front.body, self.front.body_line)

    @cached_property
    def _prose(self) -> tuple[Prose, Prose]:
        return prose(self.lines)

    @property
    def words(self) -> Prose:
        """(line number, text) of its lines with code and mathematics blanked out."""
        return self._prose[0]

    @property
    def words_and_math(self) -> Prose:
        """The same with mathematics left in."""
        return self._prose[1]

    @cached_property
    def markers(self) -> tuple[list[Marker], list[BadMarker]]:
        """The question markers of a chapter, and comments that are none."""
        return find(self.lines)

    @cached_property
    def quiz(self) -> ScannedQuiz:
        """The parts of a choice question."""
        return scan_quiz(self.lines)

    @cached_property
    def open(self) -> ScannedOpen:
        """The parts of an open question."""
        return scan_open(self.lines)

    @property
    def prose_words(self) -> int:
        """The words of its prose: fences, comments and front matter left out."""
        prose = (line.text for line in self.lines if not line.fence)
        return sum(len(text.split()) for text in prose if not text.startswith("<!--"))

    @property
    def code_words(self) -> int:
        """The words in its code fences."""
        return sum(len(line.text.split()) for line in self.lines if line.fence == "code")

    @cached_property
    def is_open(self) -> bool:
        """Whether the front matter says `kind: open`."""
        return self.value("kind") == "open"

    @cached_property
    def plain_stem(self) -> str:
        """A question's prompt in lower case without its marks, to find it a second time."""
        stem = self.open.stem if self.is_open else self.quiz.stem
        return " ".join(re.findall(r"\w+", text_of(stem).lower()))

    def forget(self) -> None:
        """Let go of the parts of a question, which take much room; who asks has them again."""
        self.plain_stem  # noqa: B018 - asked of every question once all are read
        for name in ("lines", "_prose", "markers", "quiz", "open"):
            self.__dict__.pop(name, None)

    @cached_property
    def id(self) -> str:
        """A question's id is its file's stem; a chapter's is the last telling part of its path."""
        path = PurePosixPath(self.path)
        return path.parent.name if path.stem == "index" else path.stem

    @cached_property
    def page(self) -> str:
        """For a question: the id of the page that examines it, the folder's name."""
        return PurePosixPath(self.path).parent.name

    def value(self, name: str, default=None):
        """A field's plain value, or `default`."""
        entry = self.front.entries.get(name)
        return default if entry is None else entry.plain()

    def day(self, name: str) -> date | None:
        """A field's day of the calendar, None where it has none."""
        try:
            return date.fromisoformat(self.value(name))
        except (TypeError, ValueError):
            return None

    def line(self, name: str) -> int:
        """The line of a field, or of the block where the field is missing."""
        entry = self.front.entries.get(name)
        return entry.line if entry else 1


def kind_of(path: PurePosixPath) -> str:
    """The kind of the Markdown file at `path`, which is relative to docs/."""
    if path.parts[0] == "questions":
        return "question"
    return "page" if len(path.parts) == 1 or path.parts[0] in _PAGES else "chapter"


def markdown_files(docs: Path) -> list[Path]:
    """Every Markdown file below `docs`, sorted; assets are left out, and links not followed."""
    found = []
    for folder, folders, names in os.walk(docs):
        folders.sort()
        found += [Path(folder, name) for name in names if name.endswith(".md")]
    return sorted((p for p in found if _is_readable(p, docs)), key=lambda p: p.as_posix())


def _is_readable(path: Path, docs: Path) -> bool:
    """Whether its bytes may be asked for: no link, no pipe, and no name that messages garble."""
    parts = path.relative_to(docs).parts
    is_plain = path.is_file() and not path.is_symlink()
    return is_plain and parts[0] != "assets" and "".join(parts).isprintable()


def read(path: Path, docs: Path) -> Document:
    """Read one file below `docs`; raises UnicodeDecodeError where it is not UTF-8."""
    return parsed(path.read_bytes(), docs.name, path.relative_to(docs).as_posix())


def parsed(data: bytes, top: str, inside: str) -> Document:
    """The document at `inside` ('tools/sql.md') the folder named `top`, whose bytes are `data`."""
    return Document(f"{top}/{inside}", kind_of(PurePosixPath(inside)), decode(data))


def decode(data: bytes) -> str:
    """UTF-8 with either line ending, as text with `\\n`."""
    return re.sub(r"\r\n?", "\n", data.decode("utf-8"))
