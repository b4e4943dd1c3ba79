"""HTML of the built site goes in, an element tree that can be searched and rewritten comes out.

It reads what Python-Markdown, Temml and our templates write: HTML whose elements are closed.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder, tostring

VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))


class UnexpectedHTML(ValueError):
    """The HTML lacks a part, or an element is not closed."""


def read(html: str) -> Element:
    """A `<div>` with everything of `html` in it. Raises UnexpectedHTML."""
    parser = _Builder()
    parser.feed(html)
    parser.close()
    return parser.root()


def inner(element: Element) -> str:
    """The HTML of what is in `element`."""
    whole = tostring(element, encoding="unicode", method="html")
    return whole[whole.index(">") + 1 : whole.rindex("</")].strip()


def text(element: Element) -> str:
    """The words of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def with_class(element: Element, name: str) -> Iterator[Element]:
    """The elements below `element` that have the class."""
    return (e for e in element.iter() if name in e.get("class", "").split())


def one(element: Element, name: str) -> Element:
    """The first element below `element` with the class. Raises UnexpectedHTML."""
    found = next(with_class(element, name), None)
    if found is None:
        raise UnexpectedHTML(f"nothing has the class {name}")
    return found


def unwrap(element: Element) -> None:
    """Make `element` an inline element without meaning: its content stays."""
    element.tag = "span"
    element.attrib.clear()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tree = TreeBuilder()
        self._open = ["div"]
        self._tree.start("div", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._tree.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tree.start(tag, {name: value or "" for name, value in attrs})
        self._tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1] != tag or len(self._open) == 1:
            raise UnexpectedHTML(f"</{tag}> closes <{self._open[-1]}>")
        self._tree.end(self._open.pop())

    def handle_data(self, data: str) -> None:
        self._tree.data(data)

    def root(self) -> Element:
        """The tree; raises UnexpectedHTML where something was left open."""
        if len(self._open) > 1:
            raise UnexpectedHTML(f"<{self._open[-1]}> is not closed")
        self._tree.end("div")
        return self._tree.close()
