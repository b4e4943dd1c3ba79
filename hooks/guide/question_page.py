"""Questions on a page, before it is rendered: Markdown with markers goes in, with questions out.

Choice questions go through mkdocs-quiz as `<quiz>` blocks. Open questions are plain Markdown
between comments. What `question_html` makes of them is kept, and is not rendered again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import escape

from . import bank_pages, new_question
from .bank import Bank
from .cache import digest
from .dialect import for_engine
from .lines import scan
from .link_targets import moved
from .markers import Marker, find
from .model import Chapter, Question
from .quiz import shield, to_block

INVITATION = "new--question"  # its place on a set page; no id of a question has two hyphens
_LINK = re.compile(r"\][(\[:]")


@dataclass(frozen=True)
class Links:
    """Where a question's source, its reports and its review live; '' where that is not known."""

    repository: str
    branch: str
    page_url: str
    review: str = ""  # the page of review, seen from this one

    def edit(self, question: Question) -> str:
        """GitHub's page that edits the question's file, or ''."""
        if not self.repository:
            return ""
        return f"{self.repository}/edit/{quote(self.branch)}/{question.path}"

    def new(self, chapter: Chapter) -> str:
        """GitHub's page for a new file with a question begun, or ''."""
        return new_question.address(self.repository, self.branch, chapter)

    def report(self, question: Question) -> str:
        """The issue form for a mistake, with the question filled in, or ''."""
        if not self.repository:
            return ""
        where = f"{self.page_url}#{question.id}"
        fields = {"template": "wrong-answer.yml", "question": question.id}
        fields |= {"rev": question.rev, "page": where}
        return f"{self.repository}/issues/new?{urlencode(fields)}"


@dataclass(frozen=True)
class Placed:
    """A question on a page, and the key under which its rendered parts are kept."""

    question: Question
    key: str


def place(
    markdown: str,
    uri: str,
    bank: Bank,
    set_page: str,
    links: Links,
    is_kept: Callable[[Placed], bool] = lambda placed: False,
) -> tuple[str, list[Placed]]:
    """Replace the markers of a page; returns its Markdown and its questions in order.

    `set_page` is the id of the chapter page whose whole set this page shows, or ''. A page that
    has questions also leads to their review, and to the way to contribute one, where the address
    of each is known: a set page itself, a chapter by its set page, since the address holds the
    whole text of a question that is begun. A question whose rendered parts are kept gets a place
    that `question_html` fills.
    """
    lines = scan(moved(markdown, uri, uri), 1)
    markers = {marker.line: marker for marker in find(lines)[0]}
    inline = [marker.slug for marker in markers.values() if marker.slug]
    chapter = bank.chapter_at(f"docs/{uri}")
    page = set_page or (chapter.id if chapter else "")
    after = _after(links, page, bank, "" if set_page else uri) if page else []
    last_set = max((m.line for m in markers.values() if not m.slug), default=0)
    placed: list[Placed] = []
    text: list[str] = []
    for line in lines:
        marker = markers.get(line.number)
        if not marker:
            text.append(shield(line.text))
            continue
        if set_page and marker.line == last_set:
            text += after
        taken = {*inline, *(one.question.id for one in placed)}
        for question in _chosen(marker, bank, page, taken):
            if set_page:
                text += ["", f"## {title(question)}"]  # its id is the question's
            source = moved(to_markdown(question), question.path.removeprefix("docs/"), uri)
            one = Placed(question, digest(source, uri if _LINK.search(source) else ""))
            text += ["", f"<!--place of {question.id}-->" if is_kept(one) else source, ""]
            placed.append(one)
        if marker.line == last_set and not set_page:
            if len(placed) < len(bank.of_page(page)):
                text += ["", _link_to_all(uri, page, len(bank.of_page(page))), ""]
            text += after
    return for_engine("\n".join(text if last_set else [*text, *after])), placed


def _after(links: Links, page: str, bank: Bank, chapter_uri: str) -> list[str]:
    address = links.new(bank.chapters[page])
    if address and chapter_uri and bank.of_page(page):
        address = f"{_to_set(chapter_uri, page)}#{INVITATION}"
    return [*_to_review(links, page, bank), *_invitation(address, is_named=not chapter_uri)]


def _to_review(links: Links, page: str, bank: Bank) -> list[str]:
    """The way to the review of the page's own questions, which the style hides without script."""
    if not links.review or not bank.of_page(page):
        return []
    address = escape(f"{links.review}?{urlencode({'page': page})}")
    words = "Review these questions, spaced over days"
    return ["", f'<p class="to-review"><a href="{address}">{words}</a></p>', ""]


def _invitation(address: str, is_named: bool) -> list[str]:
    if not address:
        return []
    text = f"You were asked something else? [Contribute a question]({address})"
    return ["", *([f'<span id="{INVITATION}"></span>{text}'] if is_named else [text]), ""]


def _link_to_all(uri: str, page: str, count: int) -> str:
    return f"[All {count} questions on this chapter]({_to_set(uri, page)})"


def _to_set(uri: str, page: str) -> str:
    return f"{'../' * uri.count('/')}{bank_pages.uri(page)}"


def _chosen(marker: Marker, bank: Bank, page: str, taken: set[str]) -> list[Question]:
    if marker.slug:
        return [bank.questions[marker.slug]]
    fitting = [q for q in bank.of_page(page) if q.id not in taken and marker.takes(q)]
    return fitting[: marker.limit] if marker.limit else fitting


def title(question: Question) -> str:
    """The id as words: 'same-test-rarer-disease' is 'Same test rarer disease'."""
    words = question.id.replace("-", " ")
    return words[0].upper() + words[1:]


def to_markdown(question: Question) -> str:
    """What Python-Markdown and mkdocs-quiz are given for a question."""
    if question.kind != "open":
        return to_block(question.stem, question.ordered_options(), question.explanation)
    parts = [question.stem, question.answer, *question.points, *question.follow_ups]
    comments = (f"<!--part {i} of {question.id}-->" for i in range(len(parts)))
    blocks = [f"{comment}\n\n{part}" for comment, part in zip(comments, parts, strict=True)]
    return shield("\n\n".join([*blocks, f"<!--end of {question.id}-->"]))


def question_ids(html: str) -> Iterator[str]:
    """The ids of the questions in a built page."""
    yield from re.findall(r'<section class="question"[^>]* data-question="([^"]+)"', html)
