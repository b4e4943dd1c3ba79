"""The questions of a built site go in, a package of QTI 1.2 comes out: a file for each page.

A file is an assessment of one section that holds the page's questions. IMS Question and Test
Interoperability 1.2.1, in its namespace; the manifest is IMS Content Packaging 1.1. QTI 1.2 leaves
names and fields open that platforms tell things apart by: `question_type`, `points_possible`,
`general_fb` and `root_section` are what Canvas calls them. Sakai goes by `qmd_itemtype`, and where
that is missing guesses the type from words of the title.
"""

from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from jinja2 import Template

from ..bank import Bank
from ..question_page import title
from ..templates import environment
from . import html_tree, qti_body, qti_package
from .qti_item import identifier, option_identifier, verdict
from .rendered import Shown

NAME = "data-science-interview-guide-qti-1.2.zip"
_TEMPLATES = Path(__file__).with_name("qti12")
_TYPES = {  # what each kind is to Canvas, and to Sakai
    "single": ("multiple_choice_question", "Multiple Choice, Single Correct"),
    "multiple": ("multiple_answers_question", "Multiple Choice, Multiple Correct"),
    "open": ("essay_question", "Essay"),
}


@dataclass(frozen=True)
class Option:
    """An option; `text` and `reason` are HTML."""

    ident: str
    right: bool
    verdict: str
    text: str
    reason: str


@dataclass(frozen=True)
class Item:
    """A question; `prompt` and `explanation` are HTML."""

    ident: str
    title: str
    types: tuple[str, str]  # as in _TYPES
    several: bool  # whether more than one option may be chosen
    points: int
    level: str
    topics: str
    prompt: str
    options: tuple[Option, ...]
    explanation: str


@dataclass(frozen=True)
class Page:
    """What the file of one page says; `media` are the places of its pictures in the package."""

    id: str
    title: str
    items: tuple[Item, ...]
    media: tuple[str, ...]


def run(options) -> int:
    """Write the package into the folder `options.to`."""
    return qti_package.write(options, NAME, package)


def package(bank: Bank, shown: dict[str, list[Shown]], site: Path) -> dict[str, bytes]:
    """The files of the package by their place in it; `shown` as from `rendered.read`."""
    pages = [_page(bank, name, questions) for name, questions in shown.items()]
    templates = environment(_TEMPLATES)
    manifest, of_page = map(templates.get_template, ("imsmanifest.xml", "page.xml"))
    files = {"imsmanifest.xml": _written(manifest, pages=pages)}
    for page in pages:
        files[f"{page.id}.xml"] = _written(of_page, page=page)
    for image in (i for questions in shown.values() for q in questions for i in q.images()):
        files[qti_body.media_name(image)] = (site / image.get("data-file")).read_bytes()
    return files


def item(shown: Shown) -> Item:
    """What the template says of a question."""
    q = shown.question
    explanation = Element("div")
    if q.kind == "open":
        qti_body.put(shown.explanation, explanation, "")
        qti_body.rubric(shown, explanation, "")
    else:
        qti_body.right_ones(shown, explanation, "")
        qti_body.put(shown.explanation, explanation, "")
    return Item(
        ident=identifier(q.id),
        title=title(q),
        types=_TYPES[q.kind],
        several=q.kind == "multiple",
        points=len(shown.points) or 1,
        level=q.level,
        topics=" ".join(q.topics),
        prompt=_html(shown.prompt),
        options=tuple(
            Option(option_identifier(o), o.right, verdict(o), _html(o.text), _html(o.reason))
            for o in shown.options
        ),
        explanation=html_tree.inner(explanation),
    )


def _page(bank: Bank, name: str, questions: list[Shown]) -> Page:
    media = sorted({qti_body.media_name(i) for q in questions for i in q.images()})
    return Page(name, bank.chapters[name].title, tuple(map(item, questions)), tuple(media))


def _html(source: Element) -> str:
    """The HTML of `source` without what only the site's style and scripts need."""
    target = Element("div")
    qti_body.put(source, target, "")
    return html_tree.inner(target)


def _written(template: Template, **values) -> bytes:
    return (template.render(values) + "\n").encode("utf-8")
