"""Rules for links and images: only to pages, headings and figures of the guide that exist."""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from shlex import quote

from .. import addresses
from ..allowed import RESERVED_ID
from ..document import Document
from ..lines import Line, headings
from ..problem import nearest, shown
from .context import MADE_PAGES, Context, Finding, only_with

_TARGET = re.compile(r"\]\((?P<target>[^()]*)(?P<end>\)?)")
_PAGE = re.compile(r"(?P<path>(?:\.\./)*[a-z0-9/_-]+\.md)?(?:#(?P<anchor>[\w-]+))?")
_IMAGE = re.compile(r"(?P<path>(?:\.\./)*[a-z0-9/_-]+\.(?:svg|png))")
_BARE = re.compile(
    # A scheme is followed by something: "the data: three rows" is a sentence.
    r"(?:https?|ftp|file|data|javascript|vbscript|mailto):(?=\S)|(?<![\w:/])//\w|\bwww\.",
    re.I,
)
_TELLING = re.compile(r":\S|//\w|[wW]\.|[&\x00-\x1f]")  # one of these is in each, or hides it
_REFERENCE = re.compile(r"\](?: ?|\n)\[(?P<name>[^\]]*)\]|^(?:\s|>|[-*+] |\d+[.)] )*\[[^\[\]]*\]:")
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
_EMAIL = re.compile(r"[\w.+-]+@(?!example\.)[\w-]+\.[A-Za-z]{2,}")
_AT = re.compile(r"[\[({][aA][tT][\])}]")  # is in each of these
_DISGUISED = re.compile(r"\w[\w.+-]{0,60} ?[\[({]at[\])}] ?[\w-]+(?:\.| ?[\[({]dot)", re.I)
_DIGITS = re.compile(r"\+\d[\d ().-]{7}|\(\d{3}\)|\d-\d{3}-\d|00[1-9]\d ")  # are in each of these
_PHONE = re.compile(
    r"(?<![\w.])\+\d[\d ().-]{7,}\d|\(\d{3}\) ?\d{3}-\d{4}\b"
    r"|(?<![\w.-])\d{3}-\d{3}-\d{4}(?![\w-])|(?<![\w.])00(?=[\d ]*[2-9])[1-9]\d(?: \d{2,}){2}"
)
MOST_HEADINGS = 200
_CITE = (
    "cite a resource of docs/resources.yml in the front matter; it has the address "
    "(a link in text leads to a page: `../tools/sql.md`)"
)


@only_with("](")
def inside_link(document: Document, context: Context) -> Iterator[Finding]:
    """A link or image whose address is not a page, heading or figure of the guide."""
    for number, text in document.words:
        for found in _TARGET.finditer(text):
            target = unescape(found["target"]).strip()
            is_image = _is_image(text, found.start())
            shape = _IMAGE if is_image else _PAGE
            if not found["end"] or not target or not shape.fullmatch(target):
                kind = "image's address" if is_image else "link's address (URL)"
                what = f"the {kind} {shown(found['target'])} leads outside the guide or is no file"
                yield number, what, _instead(target if found["end"] else "", context)


def no_bare_address(document: Document, context: Context) -> Iterator[Finding]:
    """An outside address or scheme in the text, in whatever disguise."""
    for number, text in document.words:
        if not _TELLING.search(text):
            continue
        plain = _TARGET.sub("](", unescape(text))
        found = _BARE.search(re.sub(r"[\t\x00-\x1f]", "", plain))
        if found:
            what = (
                f"an outside address (URL, link) in the text: {shown(plain[found.start() :], 40)}"
            )
            yield number, what, _instead(plain[found.start() :], context)


@only_with("[")
def no_reference_link(document: Document, context: Context) -> Iterator[Finding]:
    """A link by reference, a definition of one, or a footnote."""
    for number, text in document.words:
        words = re.sub(r"^- \[[ x]\] ", "", text) if "[" in text else ""
        if "[" not in words:
            continue
        footnote, reference = _FOOTNOTE.search(words), _REFERENCE.search(words)
        if footnote:
            what = f"{shown(footnote[0])} is a footnote, which pages do not have"
            yield number, what, "say it in the text"
        elif reference:
            what = f"{shown(reference[0])} is a link by reference"
            yield number, what, "write the link in place, [text](page.md), or cite a resource"


@only_with("](")
def link_text(document: Document, context: Context) -> Iterator[Finding]:
    """A link without words, or an image without a text that says what it shows."""
    written = {line.number: line.text for line in document.lines}
    for number, text in document.words:
        for found in re.finditer(r"(!?)\[\s*\]\(", text):
            if re.search(r"[^\s`$]", written[number][found.end(1) + 1 : found.end() - 2]):
                continue  # the text is code or a formula
            if found[1]:
                fix = "say between the brackets what the picture shows, in words"
                yield number, "an image has no alt text", fix
            else:
                yield number, "a link has no text: it is empty", "say where it leads"


@only_with("](")
def link_target(document: Document, context: Context) -> Iterator[Finding]:
    """A page, heading or figure that is not there."""
    for number, text in document.words:
        for found in _TARGET.finditer(text):
            target = found["target"].strip()
            page = _PAGE.fullmatch(target)
            image = _IMAGE.fullmatch(target)
            if image and not page:
                path = _resolved(document.path, image["path"])
                if path not in context.files:
                    near = nearest(path, context.files)
                    what = f"the image {shown(target)} is not found"
                    yield number, what, f"name a file below docs/assets/{near}"
            elif page and target and page["path"] and not _is_image(text, found.start()):
                path = _resolved(document.path, page["path"])
                if path not in context.files and not path.startswith(MADE_PAGES):
                    what = f"the link leads to {shown(target)}, which is not found"
                    yield number, what, f"name a page of docs/{nearest(path, context.files)}"
                elif page["anchor"] and not _has(context, path, page["anchor"]):
                    what = f"the link's anchor {shown(page['anchor'])} is not found in {path}"
                    yield number, what, "name a heading's id: its words in lower case, hyphens"
            elif page and page["anchor"] and not _has(context, document.path, page["anchor"]):
                what = f"the link's anchor {shown('#' + page['anchor'])} is not found"
                yield number, what, "name a heading's id: its words in lower case, with hyphens"


def personal_data(document: Document, context: Context) -> Iterator[Finding]:
    """An email address or telephone number."""
    text = document.text
    if "@" not in text and not _DIGITS.search(text) and not _AT.search(text):
        return
    fields = text.split("\n")[: document.front.body_line - 1]
    above = [Line(number, text, "") for number, text in enumerate(fields, 1)]
    for line in [*above, *document.lines]:
        if _is_personal(line):
            what = "an email address or phone number, which is personal data"
            yield line.number, what, "leave it out; for an example use name@example.org"


def _is_personal(line: Line) -> bool:
    text = line.text
    if "@" in text and _EMAIL.search(text):
        return True
    if line.fence:
        return False
    is_phone = _DIGITS.search(text) and _PHONE.search(text)
    return bool(is_phone or (_AT.search(text) and _DISGUISED.search(text)))


def heading_ids(document: Document) -> frozenset[str]:
    """The ids that the headings of a page get: words in lower case, joined by hyphens."""
    ids: dict[str, int] = {}
    found = []
    for _, words in headings(document.lines):
        slug = _slug(words)
        found.append(slug if slug not in ids else f"{slug}_{ids[slug]}")
        ids[slug] = ids.get(slug, 0) + 1
    return frozenset({*found, "go-deeper"} if document.kind == "chapter" else found)


def heading_id(document: Document, context: Context) -> Iterator[Finding]:
    """A heading whose id the theme or a question on the page needs for itself."""
    found = list(headings(document.lines))
    questions = {marker.slug for marker in document.markers[0]} if found else set()
    for count, (line, words) in enumerate(found, 1):
        slug = _slug(words)
        if count > MOST_HEADINGS:  # the engine's search for a free id grows with their square
            what = f"the page has too many headings; the limit is {MOST_HEADINGS}"
            yield line.number, what, "make it two pages"
            return
        if slug.startswith("_") or slug in ("", "go-deeper") or RESERVED_ID.match(slug):
            what = f"the heading {shown(line.text)} gets an id that is reserved or empty"
            yield line.number, what, "begin the heading with a word"
        elif slug in questions:
            what = f"the heading {shown(line.text)} gets the id of a question on the page"
            yield line.number, what, "word the heading differently"


def _slug(heading: str) -> str:
    """As Python-Markdown's toc makes it."""
    words = re.sub(r"[^\w\s-]", "", unescape(heading).strip(" #")).strip().lower()
    return re.sub(r"[-\s]+", "-", words)


def _instead(text: str, context: Context) -> str:
    """What to do in place of the outside address that `text` begins with."""
    url = addresses.in_text(text)
    if not url:
        return _CITE
    if known := context.addresses.get(addresses.normalized(url)):
        return f"docs/resources.yml has it: cite {shown(known.value('id'))} in the front matter"
    command = f"make new-resource URL={quote(url)}"
    return f"`{command}` begins its entry in docs/resources.yml; cite its id in the front matter"


def _has(context: Context, path: str, anchor: str) -> bool:
    return path not in context.headings or anchor in context.headings[path]


def _is_image(text: str, end: int) -> bool:
    depth = 0
    for i in range(end, -1, -1):
        depth += (text[i] == "]") - (text[i] == "[")
        if depth == 0:
            return i > 0 and text[i - 1] == "!"
    return False


def _resolved(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


LINK_RULES = (
    inside_link,
    no_bare_address,
    no_reference_link,
    link_text,
    link_target,
    heading_id,
    personal_data,
)
