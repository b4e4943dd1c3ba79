"""The questions as the built site shows them: its set pages go in, the parts of each come out."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from .. import bank as guide_bank
from ..bank import Bank
from ..bank_pages import uri
from ..model import SECTIONS, Question
from ..practice_data import sections
from . import edition, html_tree
from .edition import Edition


class OtherContent(html_tree.UnexpectedHTML):
    """The site was built from other content than the bank, or is not there."""


@dataclass(frozen=True)
class ShownOption:
    """An option: its letter on the site, the hash of its words, HTML of its text and reason."""

    letter: str
    hash: str
    right: bool
    text: Element
    reason: Element


@dataclass(frozen=True)
class Shown:
    """One question in the parts that every edition is made of, as trees of HTML.

    `url` is its address, or '' where the site's is not known. Addresses in the trees are absolute
    then; else links into the site have become plain text. An image is named by its place below
    the site, in the attribute `data-file`.
    """

    question: Question
    url: str
    prompt: Element
    options: tuple[ShownOption, ...]
    explanation: Element  # of an open question: the model answer
    points: tuple[Element, ...]
    follow_ups: tuple[Element, ...]

    def trees(self) -> Iterator[Element]:
        """All its parts."""
        yield from (self.prompt, self.explanation, *self.points, *self.follow_ups)
        for option in self.options:
            yield from (option.text, option.reason)

    def images(self) -> Iterator[Element]:
        """The pictures in all its parts."""
        return (element for tree in self.trees() for element in tree.iter("img"))

    @property
    def key(self) -> str:
        """The letters of the right options: 'A' or 'A, C'."""
        return ", ".join(option.letter for option in self.options if option.right)


def read_bank(root: Path) -> Bank:
    """The bank of the checkout at `root`; the build has checked it."""
    return guide_bank.parse(guide_bank.read(root / "docs"))


def newest(bank: Bank) -> str:
    """The day of the latest review of a question, as 2026-11-25."""
    return str(max(question.reviewed for question in bank.questions.values()))


def begin(options) -> tuple[Bank, dict[str, list[Shown]], Edition]:
    """What a step of the command line is made of: the bank, its questions on the site, the edition.

    Also makes the folder `options.to`. Raises as `read`.
    """
    bank = read_bank(options.root)
    shown = read(bank, options.site)
    options.to.mkdir(parents=True, exist_ok=True)
    return bank, shown, edition.of(options.root, newest(bank))


def pages(bank: Bank) -> list[str]:
    """The ids of the chapter pages that have questions, in the order of the guide's sections."""
    order = list(SECTIONS)
    chapters = sorted(bank.chapters.values(), key=lambda c: order.index(c.section))
    return [chapter.id for chapter in chapters if bank.of_page(chapter.id)]


def read(bank: Bank, site: Path) -> dict[str, list[Shown]]:
    """The questions of each chapter page by its id, both in the site's order.

    Raises OtherContent, and UnexpectedHTML where the template has changed.
    """
    return {page: list(_of_page(page, bank, site)) for page in pages(bank)}


def _of_page(page: str, bank: Bank, site: Path) -> Iterator[Shown]:
    place = uri(page).removesuffix(".md") + "/"
    file = site / place / "index.html"
    if not file.is_file():
        raise OtherContent(f"{file} is not there; run `make build`")
    html = file.read_text(encoding="utf-8")
    canonical = _canonical(html)
    found = sections(html)
    expected = [question.id for question in bank.of_page(page)]
    if list(found) != expected:
        raise OtherContent(f"{file} has other questions than the bank; run `make build`")
    for name in expected:
        yield _parts(bank.questions[name], found[name], place, canonical)


def _canonical(html: str) -> str:
    """The page's whole address, or ''."""
    head = html.partition("</head>")[0]
    found = head.partition('<link rel="canonical" href="')[2]
    return found.partition('"')[0]


def _parts(question: Question, html: str, place: str, canonical: str) -> Shown:
    root = html_tree.read(html)
    section = html_tree.one(root, "question")
    for element in section.iter():
        _settle(element, place, canonical)
    is_same = section.get("data-rev") == str(question.rev)
    boxes = [e for e in html_tree.with_class(section, "option")]
    names = [box.find("label/input").get("value") for box in boxes]
    texts = [html_tree.one(box, "option-text") for box in boxes]
    options: tuple[ShownOption, ...] = ()
    points: tuple[Element, ...] = ()
    follow_ups: tuple[Element, ...] = ()
    if question.kind == "open":
        points = tuple(texts)
        is_same = is_same and len(points) == len(question.points)
        answer = html_tree.one(section, "question-answer")
        follow_ups = tuple(answer.findall("ul")[-1].findall("li"))
    else:
        ordered = question.ordered_options()
        is_same = is_same and names == [option.hash for option in ordered]
        reasons = list(html_tree.with_class(section, "reason-text"))
        options = tuple(
            ShownOption("ABCDEFGHIJKL"[i], option.hash, option.right, text, reason)
            for i, (option, text, reason) in enumerate(zip(ordered, texts, reasons, strict=True))
        )
    if not is_same:
        raise OtherContent(f"{question.id} is another on the site; run `make build`")
    return Shown(
        question,
        f"{canonical}#{question.id}" if canonical else "",
        html_tree.one(section, "question-prompt"),
        options,
        html_tree.one(section, "question-explanation"),
        points,
        follow_ups,
    )


def _settle(element: Element, place: str, canonical: str) -> None:
    """Make the address of a link absolute, or take the link away; name an image by its file."""
    if element.tag == "a":
        href = element.get("href", "")
        if urlsplit(href).scheme:
            return
        if canonical:
            element.set("href", urljoin(canonical, href))
        else:
            html_tree.unwrap(element)
    elif element.tag == "img":
        element.set("data-file", posixpath.normpath(posixpath.join(place, element.get("src", ""))))
