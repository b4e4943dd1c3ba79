"""Rules for the text of a chapter page: its markers and fences."""

import re
from collections.abc import Iterator

from ..document import Document
from ..formulas import FormulaError, Typesetter, in_markdown
from ..lines import open_fence
from ..markers import Marker
from ..model import LEVELS
from ..problem import counted, nearest, shown
from ..quiz import quiz_tags
from .context import Context, Finding, only_with

WORDS = (600, 3500)  # of a chapter page's prose
_FENCE_MARKS = re.compile(r"(?P<before>[ >\t]*)(?P<marks>`{3,}|~{3,})")
_MARKER_FIX = "use `<!-- question: slug -->` or `<!-- questions: level=core topic=id limit=5 -->`"


def known_marker(document: Document, context: Context) -> Iterator[Finding]:
    """A comment that is not one of the two markers, or a filter that there is not."""
    good, bad = document.markers
    for marker in bad:
        yield marker.line, marker.what, f"{_MARKER_FIX}, alone on its line"
    for marker in good:
        for word, known in [(w, LEVELS) for w in marker.levels] + [
            (w, context.topics) for w in marker.topics
        ]:
            if word not in known:
                what = f"a questions marker asks for {shown(word)}, which there is not"
                yield marker.line, what, f"{_MARKER_FIX}{nearest(word, known)}"


def known_question(document: Document, context: Context) -> Iterator[Finding]:
    """A marker for a question that the bank does not have."""
    for marker in _single(document):
        if marker.slug not in context.questions:
            what = f"there is no question {shown(marker.slug)}"
            near = nearest(marker.slug, context.questions)
            yield marker.line, what, f"name a file of docs/questions/ without its .md{near}"


def unique_page(document: Document, context: Context) -> Iterator[Finding]:
    """Two pages with the same id, the last part of their addresses: their questions would mix."""
    path = context.chapters.get(document.id, document.path)
    if path != document.path:
        what = f"the page id {shown(document.id)} is also that of {path}"
        yield 1, what, "rename the file, or its folder if it is an index.md"


def placed_once(document: Document, context: Context) -> Iterator[Finding]:
    """A question that stands in two places of the chapters' texts."""
    for marker in _single(document):
        here, first = f"{document.path}:{marker.line}", context.placed.get(marker.slug)
        if first and first != here:
            what = f"the question {shown(marker.slug)} already stands at {first}"
            yield marker.line, what, "keep one of the two markers"


def quiz_in_its_own_file(document: Document, context: Context) -> Iterator[Finding]:
    """A `<quiz>` in a chapter: the bank would not know it."""
    for line in document.lines:
        if not line.fence and quiz_tags(line):
            fix = f"move it to docs/questions/{document.id}/ and put its marker here"
            yield line.number, "a quiz tag in a chapter's text", fix


def page_length(document: Document, context: Context) -> Iterator[Finding]:
    """A chapter page too short to teach, or too long to be read in one go."""
    low, high = WORDS
    if not low <= document.prose_words <= high:
        what = f"the page has {counted(document.prose_words, 'word')} of prose"
        fix = f"make it {low} to {high:,}; a page that would be longer is two pages"
        yield document.front.body_line, what, fix


def plain_fence(document: Document, context: Context) -> Iterator[Finding]:
    """A code fence that others could see begin or end elsewhere than we do."""
    opened = ""
    for line in document.lines:
        marks = _FENCE_MARKS.match(line.text)
        if line.fence == "open":
            opened = marks["marks"]
            if marks["before"]:
                fix = "begin it at the start of the line"
                yield line.number, "a code fence is indented or quoted", fix
        elif line.fence == "code" and marks and marks["marks"].startswith(opened):
            what = f"{shown(line.text)} inside a code fence could end it"
            yield line.number, what, "open the fence with one mark more than its code has"


def closed_fence(document: Document, context: Context) -> Iterator[Finding]:
    """A code fence that is opened and never closed."""
    line = open_fence(document.lines)
    if line:
        marks = line.text.strip()[:3]
        yield line.number, "a code fence opens here and is never closed", f"close it with {marks}"


@only_with("$", "\\(", "\\[")
def formula(document: Document, context: Context) -> Iterator[Finding]:
    """Mathematics that cannot be typeset."""
    found = list(in_markdown(document.lines))
    if isinstance(context.typeset, Typesetter):
        context.typeset.ahead((tex, display) for _, tex, display in found if "\0" not in tex)
    for line, tex, display in found:
        if "\0" in tex:  # what stands in place of code
            what = f"code stands in the formula {shown(re.sub(chr(0) + '+', '`…`', tex))}"
            yield line, what, "part the two, or write money as `\\$5`"
            continue
        try:
            context.typeset(tex, display)
        except FormulaError as error:
            what = f"the formula {shown(tex)} cannot be typeset: {error}"
            yield line, what, "mend the TeX; write money as `\\$5`"


PAGE_RULES = (plain_fence, closed_fence, formula)
CHAPTER_RULES = (
    known_marker,
    known_question,
    placed_once,
    unique_page,
    quiz_in_its_own_file,
    page_length,
    plain_fence,
    closed_fence,
    formula,
)


def _single(document: Document) -> list[Marker]:
    return [marker for marker in document.markers[0] if marker.slug]
