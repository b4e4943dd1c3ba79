"""Questions on a page: markers become Markdown, and the rendered Markdown becomes our HTML.

Choice questions go through mkdocs-quiz as `<quiz>` blocks; the parts of its HTML are taken
out and set into our own template. Open questions are plain Markdown between comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape

from . import bank_pages, new_question
from .bank import Bank
from .dialect import for_engine
from .lines import scan
from .link_targets import moved
from .markers import Marker, find
from .model import KINDS, LEVELS, Chapter, Option, Question, short_hash
from .quiz import shield, to_block, unshield
from .templates import load

ID_SEPARATOR = "--"  # between a question's id and a part's: no id has two hyphens


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


def place(
    markdown: str, uri: str, bank: Bank, set_page: str, links: Links
) -> tuple[str, list[Question]]:
    """Replace the markers of a page; returns its Markdown and its questions in order.

    `set_page` is the id of the chapter page whose whole set this page shows, or ''. A page that
    has questions also leads to their review, and to the way to contribute one, where the address
    of each is known.
    """
    lines = scan(moved(markdown, uri, uri), 1)
    markers = {marker.line: marker for marker in find(lines)[0]}
    inline = [marker.slug for marker in markers.values() if marker.slug]
    chapter = bank.chapter_at(f"docs/{uri}")
    page = set_page or (chapter.id if chapter else "")
    after = _after(links, page, bank) if page else []
    last_set = max((m.line for m in markers.values() if not m.slug), default=0)
    placed: list[Question] = []
    text: list[str] = []
    for line in lines:
        marker = markers.get(line.number)
        if not marker:
            text.append(shield(line.text))
            continue
        if set_page and marker.line == last_set:
            text += after
        taken = {*inline, *(q.id for q in placed)}
        for question in _chosen(marker, bank, page, taken):
            if set_page:
                text += ["", f"## {title(question)}"]  # its id is the question's
            written = question.path.removeprefix("docs/")
            text += ["", moved(to_markdown(question), written, uri), ""]
            placed.append(question)
        if marker.line == last_set and not set_page:
            if len(placed) < len(bank.of_page(page)):
                text += ["", _link_to_all(uri, page, len(bank.of_page(page))), ""]
            text += after
    return for_engine("\n".join(text if last_set else [*text, *after])), placed


def _after(links: Links, page: str, bank: Bank) -> list[str]:
    return [*_to_review(links, page, bank), *_invitation(links.new(bank.chapters[page]))]


def _to_review(links: Links, page: str, bank: Bank) -> list[str]:
    """The way to the review of the page's own questions, which the style hides without script."""
    if not links.review or not bank.of_page(page):
        return []
    address = escape(f"{links.review}?{urlencode({'page': page})}")
    words = "Review these questions, spaced over days"
    return ["", f'<p class="to-review"><a href="{address}">{words}</a></p>', ""]


def _invitation(address: str) -> list[str]:
    if not address:
        return []
    return ["", f"You were asked something else? [Contribute a question]({address})", ""]


def _link_to_all(uri: str, page: str, count: int) -> str:
    up = "../" * uri.count("/")
    return f"[All {count} questions on this chapter]({up}{bank_pages.uri(page)})"


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


_QUIZ = re.compile(
    r'<div class="quiz" [^>]*id="quiz-(?P<number>\d+)">.*?'
    r'<div class="quiz-question" id="quiz-\d+-question">(?P<stem>.*?)</div>\s*'
    r'<form action="javascript:void\(0\);" onsubmit="return false;">\s*'
    r'<fieldset aria-labelledby="quiz-\d+-question">(?P<options>.*?)</fieldset>.*?</form>\s*'
    r'<section class="content hidden">(?P<explanation>.*?)</section>\s*</div>',
    re.DOTALL,
)
_OPTION = re.compile(
    r'<div><input type="(?:radio|checkbox)" name="answer" value="\d+" id="quiz-\d+-\d+" [^>]*>'
    r'<label for="quiz-\d+-\d+">(?P<text>.*?)</label>'
    r'(?:<div class="answer-feedback hidden">(?P<reason>.*?)</div>)?</div>'
    r'(?=<div><input type="(?:radio|checkbox)" name="answer"|\Z)',
    re.DOTALL,
)
_RUNTIME = re.compile(r'<div id="quiz-progress-sidebar".*\Z', re.DOTALL)
_OPEN = re.compile(
    r"<!--part 0 of (?P<id>[a-z0-9-]+)-->(?P<parts>.*?)<!--end of (?P=id)-->", re.DOTALL
)
_PART = re.compile(r"<!--part \d+ of [a-z0-9-]+-->")
_PARAGRAPH = re.compile(r"\A\s*<p>((?:(?!<p>).)*)</p>\s*\Z", re.DOTALL)


class UnexpectedHTML(ValueError):
    """mkdocs-quiz rendered something else than the version we know."""


@dataclass(frozen=True)
class ShownOption:
    """An option as the template needs it: HTML of text and reason, a letter, the stable hash."""

    letter: str
    hash: str
    right: bool
    text: Markup
    reason: Markup


class Renderer:
    """Sets rendered questions into the template `question.html` of the folder `templates`."""

    def __init__(self, templates: Path, bank: Bank, links: Links):
        self._template = load(templates, "question.html")
        self._bank = bank
        self._links = links

    def page(self, html: str, placed: list[Question], uri: str) -> str:
        """The page's HTML with our questions in it. Raises UnexpectedHTML."""
        html = _RUNTIME.sub("", html)
        choice = iter([q for q in placed if q.kind != "open"])
        in_set = uri.startswith("questions/")
        html = _QUIZ.sub(lambda found: self._choice(found, next(choice), in_set), html)
        html = _OPEN.sub(lambda found: self._open(found, in_set), html)
        left = [q.id for q in choice]
        if left or 'class="quiz"' in html or "<!--part" in html:
            raise UnexpectedHTML(f"{uri}: mkdocs-quiz's HTML is not as expected, at {left or uri}")
        return unshield(html)

    def _choice(self, found: re.Match, question: Question, in_set: bool) -> str:
        rendered = list(_OPTION.finditer(found["options"]))
        options = question.ordered_options()
        if len(rendered) != len(options):
            raise UnexpectedHTML(
                f"{question.path}: {len(rendered)} of {len(options)} options rendered"
            )
        pairs = zip(options, rendered, strict=True)
        shown = [_shown(i, option, match) for i, (option, match) in enumerate(pairs)]
        return self._fill(
            question,
            in_set,
            stem=Markup(found["stem"].strip()),
            options=shown,
            key=[option.letter for option in shown if option.right],
            explanation=Markup(found["explanation"].strip()),
        )

    def _open(self, found: re.Match, in_set: bool) -> str:
        question = self._bank.questions[found["id"]]
        stem, answer, *rest = (part.strip() for part in _PART.split(found["parts"]))
        bare = [Markup(_PARAGRAPH.sub(r"\1", part)) for part in rest]
        points = [(short_hash(text), bare[i]) for i, text in enumerate(question.points)]
        follow_ups = bare[len(points) :]
        return self._fill(
            question,
            in_set,
            stem=Markup(stem),
            answer=Markup(answer),
            points=points,
            follow_ups=follow_ups,
        )

    def _fill(self, question: Question, in_set: bool, **parts) -> str:
        topics = [self._bank.topics[name].name for name in question.topics]
        sources = [self._bank.resources[name] for name in question.sources]
        return self._template.render(
            q=question,
            title=title(question),
            in_set=in_set,
            level=LEVELS[question.level],
            kind=KINDS[question.kind],
            topics=topics,
            sources=sources,
            registry=self._bank.resources,
            edit=self._links.edit(question),
            report=self._links.report(question),
            part=lambda name: f"{question.id}{ID_SEPARATOR}{name}",
            **parts,
        )


def _shown(index: int, option: Option, found: re.Match) -> ShownOption:
    letter = "ABCDEFGHIJKL"[index]
    reason = Markup(_whole_paragraphs((found["reason"] or "").strip()))
    return ShownOption(letter, option.hash, option.right, Markup(found["text"].strip()), reason)


def _whole_paragraphs(html: str) -> str:
    """mkdocs-quiz strips the first <p> and the last </p>, also where they are of two paragraphs."""
    first_end = html.find("</p>")
    return f"<p>{html}</p>" if first_end >= 0 and "<p>" not in html[:first_end] else html


def question_ids(html: str) -> Iterator[str]:
    """The ids of the questions in a built page."""
    yield from re.findall(r'<section class="question"[^>]* data-question="([^"]+)"', html)
