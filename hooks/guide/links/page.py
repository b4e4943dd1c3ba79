"""One file of the built site goes in; what it links to and the ids it has come out."""

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from xml.parsers import expat

# Attributes that hold one address; of `meta` and the place of practice see _Reader.
ADDRESSES = frozenset(
    {"href", "xlink:href", "src", "poster", "action", "formaction", "cite", "data-index"}
)
SETS = frozenset({"srcset", "imagesrcset"})  # "small.png 1x, large.png 2x"
NAMES = frozenset({"for", "aria-labelledby", "aria-describedby", "aria-controls", "list"})
_NAMING = ADDRESSES | SETS | NAMES | {"id", "name", "data", "data-question", "data-scripts"}
_TELLING = _NAMING | {"style", "content", "rel"}
_META = frozenset({"og:url", "og:image", "twitter:image"})
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]*))\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:"([^"]*)"|'([^']*)')""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


# Attributes that lead nowhere and name nothing, the name of a field among them.
_MUTE = (
    "class|type|role|value|name|hidden|align|autocomplete|style|x|y|data-(?:right|search-exclude)"
)
# Tags that have other attributes too, raw text, and comments, which may hold tags.
_TAG = re.compile(
    rf"<(?!(?!script|style|a |meta)[a-z0-9]+(?: (?:{_MUTE})(?:=\"[^\"<&(@]*\")?)*/?>)"
    r"(?:(?P<name>[a-zA-Z][^\s/<>]*)"
    r"(?:(?P<attributes>[\s/][^\"'<>]*(?:\"[^\"]*\"[^\"'<>]*|'[^']*'[^\"'<>]*)*)>|(?=>)|(?P<odd>))"
    r"|(?P<comment>!--).*?-->)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_UNUSUAL = re.compile(
    r"<!\[|--!>|<!-->|<!--->|<(?:SCRIPT|STYLE)|<(?:script|style)[/>\s][^>]*/>"
)  # read otherwise by a browser, so by the parser
_RAW = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}


@dataclass(frozen=True)
class Link:
    """An address as it is written, on `line` (from 1) of a file; `what` tells its place there.

    `base` is the address that it is seen from, where that is not the file itself.
    """

    line: int
    address: str
    what: str
    base: str = ""


@dataclass
class Page:
    """What a file links to, the ids it has, and those of them that it has twice (with lines)."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    twice: list[tuple[int, str]] = field(default_factory=list)
    named: list[tuple[int, str, str]] = field(default_factory=list)  # line, attribute, id
    questions: list[tuple[int, str]] = field(default_factory=list)  # line, id
    canonical: str = ""


def read(html: str) -> Page:
    """The links and ids of a page."""
    return _read_plain(html) or read_any(html)


def read_svg(text: str) -> Page:
    """The links and ids of an SVG file, by its XML where it is sound."""
    reader, parser = _Reader(), expat.ParserCreate()
    reader.getpos = lambda: (parser.CurrentLineNumber, parser.CurrentColumnNumber)
    style: list[str] = []
    line = 1  # of the style element

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal line
        if name == "style":
            line = parser.CurrentLineNumber
            parser.CharacterDataHandler, parser.EndElementHandler = style.append, end
        if not _NAMING.isdisjoint(attributes) or any(map(_may_load, attributes.values())):
            reader.handle_starttag(name, attributes.items())

    def end(name: str) -> None:
        if name != "style":
            return
        reader.page.links += read_style("".join(style), "style", line)
        style.clear()
        parser.CharacterDataHandler = parser.EndElementHandler = None

    parser.StartElementHandler = start
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError:
        return read(text)
    return reader.page


def read_any(html: str) -> Page:
    """The same by Python's parser, which takes whatever form tags have, and five times as long."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


def _read_plain(html: str) -> Page | None:
    """The same where every tag has its simplest form, else None."""
    if _UNUSUAL.search(html):
        return None
    reader, place, line, counted = _Reader(), 0, 1, 0
    reader.getpos = lambda: (line, 0)
    while tag := _TAG.search(html, place):
        place, name, attributes = tag.end(), tag["name"], tag["attributes"] or ""
        if tag["odd"] is not None:
            return None
        if name is None:
            continue
        pairs = _telling(attributes)
        if pairs or name in _RAW:
            line += html.count("\n", counted, tag.start())
            counted = tag.start()
            reader.handle_starttag(name.lower(), pairs)
        if name in _RAW:
            place += not tag["attributes"]  # past the >
            end = _RAW[name].search(html, place)
            if end is None or attributes.endswith("/") or "</" in html[place : end.start()]:
                return None
            line += html.count("\n", counted, place)
            counted = place
            if end.start() > place:
                reader.handle_data(html[place : end.start()])
            reader.handle_endtag(name)
            place = end.end()
    return reader.page


@lru_cache(maxsize=8192)  # the pages of a site have many tags in common
def _telling(attributes: str) -> tuple[tuple[str, str | None], ...]:
    """The pairs of name and value of a tag, or nothing where none of them tells of a link or id."""
    pairs = _ATTRIBUTE.findall(attributes)
    tells = _may_load(attributes) or any(key.lower() in _TELLING for key, _ in pairs)
    return tuple(_plain(*pair) for pair in pairs) if tells else ()


def _may_load(style: str) -> bool:
    return "url(" in style or "@import" in style


def _plain(name: str, value: str) -> tuple[str, str | None]:
    """A pair of name and value as Python's parser has it."""
    inside = value[1:-1] if value[:1] in ("'", '"') else value
    return name.lower(), unescape(inside) if value else None


def read_style(css: str, what: str = "url()", line: int = 1) -> list[Link]:
    """The addresses of a style sheet, whose first line is `line` of its file."""
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), css)
    places = (*_URL.finditer(blank), *_IMPORT.finditer(blank))
    return [
        Link(line + blank.count("\n", 0, found.start()), address, what)
        for found in places
        if (address := next((text for text in found.groups() if text), ""))
    ]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page, self._base, self._inside = Page(), "", ""

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self._inside = ""

    def handle_starttag(self, tag, attrs):
        line, page = self.getpos()[0], self.page
        values = dict(attrs)
        self._inside = tag if tag == "style" or values.get("id") == "__config" else ""
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                if name == "id" and value in page.ids:
                    page.twice.append((line, value))
                page.ids.add(value)
            elif (name in ADDRESSES and tag != "base") or (tag, name) == ("object", "data"):
                self._add(line, value, f"{tag} {name}")
            elif name in SETS:
                for part in re.split(r",\s+", value):
                    self._add(line, part.split()[0] if part.split() else "", f"{tag} {name}")
            elif name in NAMES:
                own = (
                    each for each in value.split() if not each.startswith("__")
                )  # not the theme's
                page.named += [(line, name, each) for each in own]
            elif name == "data-question":
                page.questions.append((line, value))
            elif name == "data-scripts":
                page.links += [
                    Link(line, f"assets/{each}", f"{tag} {name}", "/") for each in value.split()
                ]
            elif _may_load(value):
                page.links += read_style(value, f"{tag} {name}", line)
        if tag == "base" and values.get("href"):
            self._base = values["href"]
        elif tag == "meta":
            self._meta(line, values)
        elif tag == "link" and values.get("rel") == "canonical":
            page.canonical = values.get("href") or ""

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        line = self.getpos()[0]
        if self._inside == "style":
            self.page.links += read_style(data, "style", line)
        elif self._inside:  # the theme's settings
            settings = json.loads(data)
            for name in ("base", "search"):
                self._add(line, settings.get(name) or ".", f"settings {name}")

    def _add(self, line: int, address: str, what: str) -> None:
        self.page.links.append(Link(line, address.strip(), what, self._base))

    def _meta(self, line: int, values: dict) -> None:
        content = values.get("content") or ""
        if (values.get("http-equiv") or "").lower() == "refresh":
            _, _, address = content.partition("=")
            self._add(line, address.strip("'\" ") or ".", "meta refresh")
        elif (values.get("property") or values.get("name")) in _META:
            self._add(line, content, f"meta {values.get('property') or values.get('name')}")
