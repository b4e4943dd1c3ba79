"""Rendered questions: the HTML of a page from the engine goes in, with our questions in it out.

The parts of what mkdocs-quiz made of a choice question, and the engine of an open one, are taken
out first and set apart in a bare `<section>`, where the other steps of the build find them like
any text. Last they are set into our own template. In between, they are what can be kept.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from . import plain_paragraph
from .bank import Bank
from .formulas import in_html
from .model import KINDS, LEVELS, Question, short_hash
from .question_page import Links, Placed, title
from .quiz import unshield
from .templates import load

ID_SEPARATOR = "--"  # between a question's id and a part's: no id has two hyphens

Parts = list[str]  # HTML: prompt, then (text, reason) of each option and the explanation;
# or prompt, model answer, points and follow-ups

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
_BETWEEN = "<!--part-->"
_PLACE = re.compile(
    r"<!--place of (?P<kept>[a-z0-9-]+)-->"
    r'|<section data-question="(?P<fresh>[a-z0-9-]+)">(?P<parts>.*?)</section>',
    re.DOTALL,
)
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


def set_apart(html: str, rendered: Sequence[Question], uri: str) -> str:
    """The page's HTML with the parts of the questions that were rendered for it set apart.

    Raises UnexpectedHTML.
    """
    html = _RUNTIME.sub("", html)
    choice = iter([q for q in rendered if q.kind != "open"])
    html = _QUIZ.sub(lambda found: _section(*_of_choice(found, next(choice))), html)
    html = _OPEN.sub(lambda found: _section(found["id"], _PART.split(found["parts"])), html)
    left = [q.id for q in choice]
    if left or 'class="quiz"' in html or "<!--part " in html:
        raise UnexpectedHTML(f"{uri}: mkdocs-quiz's HTML is not as expected, at {left or uri}")
    return unshield(html)


def plain_parts(question: Question, typeset: Callable[[str, bool], str]) -> Parts | None:
    """The parts of a choice question that needs no engine, as `set_apart` and the steps after it
    would give them; None of any other."""
    if question.kind == "open":
        return None
    of_options = [text for o in question.ordered_options() for text in (o.text, o.reason)]
    pieces = (question.stem, *of_options, question.explanation)
    parts = [plain_paragraph.rendered(piece) if piece else "" for piece in pieces]
    if None in parts:
        return None
    stem, *of_options, explanation = [in_html(part, typeset) for part in parts]
    bare = [part.removeprefix("<p>").removesuffix("</p>") for part in of_options]
    return [stem, *bare, explanation]


def _section(name: str, parts: Parts) -> str:
    inside = _BETWEEN.join(part.strip() for part in parts)
    return f'<section data-question="{name}">{inside}</section>'  # an id needs no escape


def _of_choice(found: re.Match, question: Question) -> tuple[str, Parts]:
    options = list(_OPTION.finditer(found["options"]))
    if len(options) != len(question.options):
        raise UnexpectedHTML(
            f"{question.path}: {len(options)} of {len(question.options)} options rendered"
        )
    of_options = (part for m in options for part in (m["text"], _reason(m["reason"] or "")))
    return question.id, [found["stem"], *of_options, found["explanation"]]


class Renderer:
    """Sets parts of questions into the template `question.html` of the folder `templates`."""

    def __init__(self, templates: Path, bank: Bank):
        self._template = load(templates, "question.html")
        self._bank = bank

    def fill(
        self,
        html: str,
        placed: Sequence[Placed],
        in_set: bool,
        links: Links,
        kept: Callable[[Placed, Parts | None], Parts],
    ) -> str:
        """The page's HTML with each question whole.

        `kept(placed, parts)` keeps parts that were rendered now, or returns those kept before
        where it is given None.
        """
        by_id = {one.question.id: one for one in placed}

        def whole(found: re.Match) -> str:
            one = by_id[found["kept"] or found["fresh"]]
            fresh = None if found["kept"] else found["parts"].split(_BETWEEN)
            return self._whole(one.question, kept(one, fresh), in_set, links)

        return _PLACE.sub(whole, html)

    def _whole(self, question: Question, parts: Parts, in_set: bool, links: Links) -> str:
        of_kind = _open if question.kind == "open" else _choice
        return self._template.render(
            q=question,
            title=title(question),
            in_set=in_set,
            level=LEVELS[question.level],
            kind=KINDS[question.kind],
            topics=[self._bank.topics[name].name for name in question.topics],
            sources=[self._bank.resources[name] for name in question.sources],
            registry=self._bank.resources,
            edit=links.edit(question),
            report=links.report(question),
            part=lambda name: f"{question.id}{ID_SEPARATOR}{name}",
            **of_kind(question, parts),
        )


def _choice(question: Question, parts: Parts) -> dict:
    stem, *of_options, explanation = map(Markup, parts)
    pairs = zip(of_options[::2], of_options[1::2], strict=True)
    options = [
        ShownOption("ABCDEFGHIJKL"[i], option.hash, option.right, *pair)
        for i, (option, pair) in enumerate(zip(question.ordered_options(), pairs, strict=True))
    ]
    key = [option.letter for option in options if option.right]
    return {"stem": stem, "options": options, "key": key, "explanation": explanation}


def _open(question: Question, parts: Parts) -> dict:
    stem, answer, *rest = parts
    bare = [Markup(_PARAGRAPH.sub(r"\1", part)) for part in rest]
    points = [(short_hash(text), bare[i]) for i, text in enumerate(question.points)]
    return {
        "stem": Markup(stem),
        "answer": Markup(answer),
        "points": points,
        "follow_ups": bare[len(points) :],
    }


def _reason(html: str) -> str:
    """mkdocs-quiz strips the first <p> and the last </p>, also where they are of two paragraphs."""
    html = html.strip()
    first_end = html.find("</p>")
    return f"<p>{html}</p>" if first_end >= 0 and "<p>" not in html[:first_end] else html
