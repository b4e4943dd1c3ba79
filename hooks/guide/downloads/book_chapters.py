"""A chapter in print: a built page and its set of questions go in, HTML with numbers comes out.

Questions have the number of their page and their place in it, as 12.3: first those in the
chapter's text, as they stand there, then the others of its set in the set's order. So a chapter
that shows fewer of them has the same numbers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html
from markupsafe import Markup

from ..bank import Bank
from ..model import LEVELS, Question
from . import book_parts
from .book_pages import Page
from .book_parts import PLACED, Asked, anchor, inner

SECTIONS = ".//*[@class='section']"
SECTION_NAMES = {2: "section", 3: "subsection", 4: "subsubsection"}
_PLACED = re.compile(rf'<{PLACED} data-question="([a-z0-9-]+)"></{PLACED}>')
_ALL = ".//p[count(*) = 1 and a[@data-site = $place or @data-site = concat($place, '/')]]"
_INVITATION = ".//p[a[. = 'Contribute a question']]"


@dataclass(frozen=True)
class Numbered:
    """A question with its number in the book, '12.3'."""

    number: str
    record: Question
    asked: Asked
    level: str
    sources: tuple[tuple[str, str], ...]  # (title, address)


@dataclass(frozen=True)
class Printed:
    """A chapter page as the template needs it; `level` is that of its heading, 1 or 2."""

    page: Page
    level: int
    body: Markup
    sections: tuple[tuple[str, str], ...]  # (id, heading)
    questions: tuple[Numbered, ...]
    left_out: int  # questions that only the chapter's own PDF has

    @property
    def anchor(self) -> str:
        """The id of the chapter's start."""
        return anchor(self.page.place)

    @property
    def title(self) -> str:
        """The chapter's number and title."""
        return f"{self.page.number}. {self.page.title}"


def chapter(
    site: Path,
    bank: Bank,
    page: Page,
    level: int,
    largest: int | None,
    show: Callable[[Numbered], str],
) -> Printed:
    """The chapter page `page` of the built `site`, its heading at `level`.

    It has at most `largest` questions, and `show` makes HTML of each.
    """
    text = book_parts.read(site, page.place)
    has_set = (site / page.set_place / "index.html").is_file()
    of_set = book_parts.read(site, page.set_place).asked if has_set else {}
    _place_rest(text.body, page, [name for name in of_set if name not in text.asked])
    places = text.body.xpath(f".//{PLACED}")
    kept = places[:largest]
    for element in places[len(kept) :]:
        element.drop_tree()
    order = [element.get("data-question") for element in kept]
    asked = {**of_set, **text.asked}
    numbered = {
        name: _numbered(f"{page.number}.{n}", asked[name], bank) for n, name in enumerate(order, 1)
    }
    _set_headings(text.body, level)
    body = _PLACED.sub(lambda found: show(numbered[found[1]]), inner(text.body))
    sections = [(h.get("id"), h.text_content()) for h in text.body.xpath(SECTIONS)]
    left_out = len(places) - len(order)
    return Printed(page, level, Markup(body), tuple(sections), tuple(numbered.values()), left_out)


def _numbered(number: str, asked: Asked, bank: Bank) -> Numbered:
    record = bank.questions[asked.id]
    sources = ((bank.resources[s].title, bank.resources[s].url) for s in record.sources)
    return Numbered(number, record, asked, LEVELS[record.level], tuple(sources))


def _place_rest(body: html.HtmlElement, page: Page, rest: list[str]) -> None:
    """Put places for the other questions where the page leads to its set, else at its end."""
    for invitation in body.xpath(_INVITATION):
        invitation.drop_tree()
    places = [etree.Element(PLACED, {"data-question": name}) for name in rest]
    leads = body.xpath(_ALL, place=page.set_place)
    if leads:
        for element in places:
            leads[-1].addprevious(element)
    elif places:
        heading = etree.SubElement(body, "h2", {"id": anchor(page.place, "more-questions")})
        heading.text = "More questions"
        body.extend(places)
    for lead in leads:
        lead.drop_tree()


def _set_headings(body: html.HtmlElement, above: int) -> None:
    """Give a text's headings the level below that of its title, and a class for their look."""
    for level in (4, 3, 2):
        for heading in body.xpath(f".//h{level}"):
            heading.tag = f"h{level + above - 1}"
            heading.set("class", SECTION_NAMES[level])


def plain(body: html.HtmlElement) -> Markup:
    """A text that is no chapter."""
    _set_headings(body, 1)
    return inner(body)


def glossary(body: html.HtmlElement) -> Markup:
    """Terms as a list of definitions: as headings they would fill the outline."""
    for term in body.xpath(".//h3"):
        meaning = term.getnext()
        entry = etree.Element("div", {"class": "entry"})
        term.addprevious(entry)
        term.tag, meaning.tag = "dt", "dd"
        entry.append(term)
        entry.append(meaning)
    for first in body.xpath(".//h2"):
        entries = etree.Element("dl")
        while (entry := first.getnext()) is not None and entry.get("class") == "entry":
            first.addprevious(entries) if not len(entries) else None
            entries.append(entry)
        first.addnext(entries)
    return plain(body)
