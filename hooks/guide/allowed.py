"""The last look: a page's rendered content goes in, what may not stand on a page comes out.

It knows nothing of Markdown, so it catches what a new extension would let through.
"""

import re
from collections.abc import Collection, Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

ELEMENTS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "section", "a", "img", "br", "hr"),
    *(
        "em",
        "strong",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "del",
        "sup",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "sub", "kbd", "nav"),
    *(
        "form",
        "fieldset",
        "legend",
        "input",
        "label",
        "button",
        "select",
        "option",
        "optgroup",
        "time",
        "small",
    ),
    *("math", "mrow", "mi", "mo", "mn", "ms", "mtext", "mspace", "msup", "msub", "msubsup"),
    *("mfrac", "msqrt", "mroot", "mover", "munder", "munderover", "mtable", "mtr", "mtd"),
    *("mstyle", "mpadded", "mphantom", "mmultiscripts", "mprescripts", "menclose", "semantics"),
}
ATTRIBUTES = {
    *("class", "id", "href", "src", "alt", "title", "role", "tabindex", "width", "height"),
    *(
        "loading",
        "align",
        "type",
        "name",
        "value",
        "for",
        "hidden",
        "disabled",
        "checked",
        "open",
        "label",
    ),
    *("autocomplete", "datetime", "start", "rel", "lang"),
    *("display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "form"),
    *("separator", "lspace", "rspace", "accent", "accentunder", "linethickness", "minsize"),
    *("maxsize", "symmetric", "movablelimits", "columnalign", "rowspacing", "columnspacing"),
    *("depth", "voffset", "largeop", "notation", "columnspan", "rowspan", "colspan", "xmlns"),
    *("columnlines", "rowlines", "frame", "side", "mathbackground", "encoding", "rowalign"),
}
_SIMPLE_TAG = re.compile(r'/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?/?')  # inside <>
_SIMPLE_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
RESERVED_ID = re.compile(r"__|quiz-(?:\d|progress|results)")  # of the theme and mkdocs-quiz


def faults(html: str, addresses: Collection[str] = (), repository: str = "") -> Iterator[str]:
    """What of `html` is not on the list.

    `addresses` are the outside ones that may stand in a link; `repository` begins others.
    """
    look = _Look(frozenset(addresses), repository)
    if not _is_plainly_good(html, look):
        look.feed(html)
        look.close()
    yield from look.found


def _is_plainly_good(html: str, look: "_Look") -> bool:
    """Whether every `<` begins a tag in its simplest form and none of these has a fault.

    Nothing else is decided here, so that only simple HTML is spared the parser, which takes ten
    times as long. Values hold neither `"` nor `<` nor `>`, and elements with other rules for
    their content (as script, style, textarea) are on no list.
    """
    try:
        tags = {part[: part.index(">")] for part in html.split("<")[1:]}
    except ValueError:  # one that does not end
        return False
    for tag in tags:
        simple = _SIMPLE_TAG.fullmatch(tag)
        if not simple:
            return False
        pairs = _SIMPLE_ATTRIBUTE.findall(simple[2])
        look.handle_starttag(simple[1], [(key, unescape(value)) for key, value in pairs])
        if look.found:
            look.found.clear()
            return False
    return True


class _Look(HTMLParser):
    def __init__(self, addresses: frozenset[str], repository: str):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._addresses = addresses
        self._repository = repository

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.found.append(f"the element <{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES and not re.fullmatch(r"(?:aria|data)-[a-z-]+", name):
                self.found.append(f"the attribute {name} of <{tag}>")
            elif name in ("href", "src") and not self._leads_inside(value or "", name):
                self.found.append(f"the address '{(value or '')[:60]}' of <{tag}>")
            elif name == "id" and RESERVED_ID.match(value or ""):
                self.found.append(f"the reserved id '{(value or '')[:60]}'")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"the comment '{data.strip()[:60]}'")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"the declaration '{decl[:60]}'")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"the declaration '{data[:60]}'")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"the instruction '{data[:60]}'")

    def _leads_inside(self, address: str, name: str) -> bool:
        if name == "href" and address in self._addresses:
            return True
        if self._repository and name == "href" and address.startswith(f"{self._repository}/"):
            return True
        parts = urlsplit(address)
        is_odd = any(c.isspace() or not c.isprintable() or c in "\\<>" for c in address)
        return not (parts.scheme or parts.netloc or is_odd or address.startswith("/"))
