"""The pages of practice: a marker on a page goes in, the place that a script fills comes out.

A page other than a chapter may hold `<!-- practice: review -->`, alone on its line.
"""

import json
import re
from collections.abc import Mapping

from markupsafe import escape

from .markers import PRACTICE_MARKER

LIBRARY = "assets/ts-fsrs.js"
REVIEW = "practice/index.md"  # below docs/, the page that a chapter leads to with ?page=
# What fills each place: scripts below assets/, in the order in which they run.
WIDGETS = {
    "review": ("ts-fsrs.js", "schedule.js", "cards.js", "review.js"),
    "mock": (
        *("cards.js", "question_set.js", "mock_roles.js", "mock_report.js"),
        *("mock_address.js", "mock.js"),
    ),
    "progress": ("store_copies.js", "ts-fsrs.js", "schedule.js", "cards.js", "progress.js"),
    "resume": ("cards.js", "resume.js"),
    "journal": ("cards.js", "journal.js"),
    "resources": ("resources.js",),  # not of practice, but it works the same way
    "kit": ("cards.js", "question_set.js", "kit_texts.js", "kit.js"),
    "offline": ("cards.js", "offline.js"),
}
WITHOUT_SCRIPT = (
    "This page works with JavaScript, which is off or did not load. Every question can be read "
    "without it, with its answer, on the pages of questions."
)
NO_COPY = (
    "A browser keeps a copy with JavaScript only, which is off or did not load. What can be "
    "downloaded needs none."
)


def place(markdown: str, questions: str) -> str:
    """Replace each marker by a place for the script; `questions` is the address of all sets."""

    def box(found: re.Match) -> str:
        words = f'{WITHOUT_SCRIPT} <a href="{escape(questions)}">All questions</a>'
        if found["name"] == "offline":
            words = NO_COPY
        return f'<div class="practice" data-practice="{found["name"]}">\n<p>{words}</p>\n</div>\n'

    return re.sub(PRACTICE_MARKER.pattern, box, markdown, flags=re.MULTILINE)


def with_data(html: str, data: list[str], contribute: Mapping) -> str:
    """The built page, with the address of the index and the scripts at each place.

    `data` has the addresses of the index and of what the review asks a newcomer first. The journal
    is also told how a question is contributed (see `new_question.parts`), where that is known.
    What the scripts ask for later, the browser is told before, to fetch it at once, after the
    style.
    """
    index = data[0]
    assets = index.partition("assets/")[0] + "assets/"

    def attributes(found: re.Match) -> str:
        names = WIDGETS[found["name"]]
        soon = [assets + name for name in names] + data * (found["name"] == "review")
        ahead = f'<link rel="preload" as="style" href="{escape(assets)}practice.css">'
        ahead += "".join(
            f'<link rel="preload" as="script" href="{escape(one)}" fetchpriority="low">'
            for one in soon
        )
        told = f'{ahead}{found[0]} data-index="{escape(index)}" data-scripts="{" ".join(names)}"'
        if found["name"] == "journal" and contribute:
            told += f' data-contribute="{escape(json.dumps(contribute, ensure_ascii=False))}"'
        return told

    return re.sub(r'<div class="practice" data-practice="(?P<name>[a-z]+)"', attributes, html)
