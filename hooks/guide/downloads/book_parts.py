"""Takes built pages apart: HTML goes in; text that fits a book, and its questions, come out."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from markupsafe import Markup

SCREEN_ONLY = "//a[@class='headerlink'] | //script | //button | //*[@class='question-link']"
PLACED = "placed-question"  # the element that keeps a question's place in a text


class UnexpectedPage(ValueError):
    """A built page is not as the book needs it."""


@dataclass(frozen=True)
class Asked:
    """A question as it was rendered. `options` and `reasons` are pairs of a letter and HTML."""

    id: str
    prompt: Markup
    options: tuple[tuple[str, Markup], ...]
    right: tuple[str, ...]  # letters
    reasons: tuple[tuple[str, Markup], ...]
    explanation: Markup  # or the model answer
    points: tuple[Markup, ...]
    follow_ups: tuple[Markup, ...]


@dataclass(frozen=True)
class Text:
    """A page's text below its title, with places for its questions, and the questions."""

    body: html.HtmlElement
    asked: dict[str, Asked]


def anchor(place: str, fragment: str = "") -> str:
    """The id in the book of a place in the site, '' being the start of the page."""
    page = place.strip("/").replace("/", "-") or "start"
    return f"{page}--{fragment}" if fragment else page


def read(site: Path, place: str) -> Text:
    """The content of the page at `place` of the site. Raises UnexpectedPage."""
    source = (site / place / "index.html").read_text(encoding="utf-8")
    articles = html.document_fromstring(source).xpath("//article")
    if len(articles) != 1:
        raise UnexpectedPage(f"{place}: {len(articles)} content areas")
    article = articles[0]
    for element in article.xpath(SCREEN_ONLY):
        element.drop_tree()
    _localize(article, site, place)
    for heading in article.xpath(".//h1"):
        heading.drop_tree()
    return Text(article, {asked.id: asked for asked in _questions(article)})


def _localize(article: html.HtmlElement, site: Path, place: str) -> None:
    """Ids, links and pictures as they are in one file at the site's root."""
    for element in article.xpath(".//*[@id]"):
        if element.tag == "section" or re.fullmatch(r"h\d", element.tag):
            element.set("id", anchor(place, element.get("id")))
        else:
            del element.attrib["id"]  # of a question's form
    for link in article.xpath(".//a[@href]"):
        parts = urlsplit(link.get("href"))
        if not parts.scheme and not parts.netloc:
            target = posixpath.normpath(posixpath.join("/", place, parts.path)).strip("/")
            link.set("href", f"#{anchor(target, unquote(parts.fragment))}")
            link.set("data-site", f"{target}/" + f"#{parts.fragment}" * bool(parts.fragment))
    for image in article.xpath(".//img"):
        source = posixpath.normpath(posixpath.join("/", place, image.get("src"))).strip("/")
        if urlsplit(image.get("src")).scheme or not (site / source).is_file():
            raise UnexpectedPage(f"{place}: no picture of the site is {image.get('src')}")
        image.set("src", source)
        image.attrib.pop("loading", None)


def _questions(article: html.HtmlElement) -> Iterator[Asked]:
    for section in article.xpath(".//section[@class='question']"):
        yield _asked(section)
        kept = etree.Element(PLACED, {"data-question": section.get("data-question")})
        kept.tail = section.tail
        section.getparent().replace(section, kept)


def _asked(section: html.HtmlElement) -> Asked:
    def all_in(path: str) -> tuple[Markup, ...]:
        return tuple(map(inner, section.xpath(path)))

    is_open = section.get("data-kind") == "open"
    letters = section.xpath("./form//span[@class='option-letter']/text()")
    options = () if is_open else all_in("./form//span[@class='option-text']")
    verdicts = section.xpath(".//ul[@class='question-reasons']/li/@data-right")
    reasons = all_in(".//span[@class='reason-text']")
    points = ".//form[contains(@class, 'question-points')]//span[@class='option-text']"
    return Asked(
        id=section.get("data-question"),
        prompt=all_in("./div[@class='question-prompt']")[0],
        options=tuple(zip(letters, options, strict=True)),
        right=tuple(a for a, verdict in zip(letters, verdicts, strict=True) if verdict == "true"),
        reasons=tuple(zip(letters, reasons, strict=True)),
        explanation=all_in(".//div[@class='question-explanation']")[0],
        points=all_in(points),
        follow_ups=all_in("./details/ul[not(@class)]/li"),
    )


def inner(element: html.HtmlElement) -> Markup:
    """The HTML within an element."""
    parts = [Markup.escape(element.text or "")]
    parts += (Markup(html.tostring(child, encoding="unicode")) for child in element)
    return Markup("").join(parts).strip()
