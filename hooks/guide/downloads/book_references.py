"""Links of a book: one HTML document goes in, and each link leads within it or is in its list.

A reader on paper sees where a link leads: within the book by its page number, outside by a
number in brackets, which the list of links at the end explains.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping

from lxml import etree, html

UNKNOWN = "000"  # stands for a page number that is not known yet, and is as wide as one


class BrokenReference(ValueError):
    """An id stands twice in a book, or a link of its own leads nowhere."""


def resolve(document: html.HtmlElement, site: str, titles: Mapping[str, str], paged: bool) -> None:
    """Make every link of `document` one that works in a book; changes it in place.

    `site` is the published site's address or '', `titles` has the names of outside addresses.
    With `paged`, links to other places in the book are followed by a page number; `fill` gives it.
    Raises BrokenReference.
    """
    times = Counter(document.xpath("//@id"))
    if twice := sorted(name for name, count in times.items() if count > 1):
        raise BrokenReference(f"ids that stand twice: {', '.join(twice)}")
    for link in document.xpath("//a[@data-site]"):
        _within(link, times.keys(), site, paged)
    _outside(document, titles)
    known = set(document.xpath("//@id"))
    targets = {href[1:] for href in document.xpath("//a/@href[starts-with(., '#')]")}
    if lost := sorted(targets - known):
        raise BrokenReference(f"links that lead nowhere: {', '.join(lost)}")


def fill(document: html.HtmlElement, pages: Mapping[str, int]) -> None:
    """Write the page numbers of the ids `pages` where they are referred to."""
    for element in document.xpath("//*[@data-at]"):
        element.text = str(pages.get(element.get("data-at"), UNKNOWN))


def headings(document: html.HtmlElement) -> Iterator[tuple[int, str]]:
    """(level, text) of the headings in their order, a formula as its characters."""
    for element in document.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6"):
        yield int(element.tag[1]), " ".join(element.text_content().split())


def _within(link: html.HtmlElement, known: Container[str], site: str, paged: bool) -> None:
    """Lead a link of the site to its place in the book; else to the site, or nowhere."""
    place = link.attrib.pop("data-site")
    question = f"q--{place.partition('#')[2]}"
    target = next((t for t in (link.get("href")[1:], question) if t in known), None)
    if target:
        link.set("href", f"#{target}")
        if link.get("class") == "term":
            return
        link.set("class", "within")
        if paged:
            _add_after(link, _page_number(target))
    elif site:
        link.set("href", f"{site}{place}")
    else:
        link.drop_tag()


def _page_number(target: str) -> html.HtmlElement:
    note = etree.Element("span", {"class": "see"})
    note.text = "\u00a0(p.\u00a0"
    number = etree.SubElement(note, "span", {"class": "at", "data-at": target})
    number.text, number.tail = UNKNOWN, ")"
    return note


def _outside(document: html.HtmlElement, titles: Mapping[str, str]) -> None:
    numbers: dict[str, int] = {}
    for link in document.xpath("//a[contains(@href, '://')]"):
        number = numbers.setdefault(link.get("href"), len(numbers) + 1)
        note = etree.Element("a", {"class": "ref", "href": f"#link--{number}"})
        note.text = f"[{number}]"
        _add_after(link, note)
    for listing in document.xpath("//ol[@id='links']"):
        for address, number in numbers.items():
            item = etree.SubElement(listing, "li", {"id": f"link--{number}"})
            etree.SubElement(item, "span", {"class": "link-number"}).text = f"[{number}]"
            if title := titles.get(address):
                etree.SubElement(item, "span", {"class": "link-title"}).text = f"{title}. "
            etree.SubElement(item, "a", {"href": address}).text = address


def _add_after(element: html.HtmlElement, note: html.HtmlElement) -> None:
    note.tail, element.tail = element.tail, None
    element.addnext(note)
