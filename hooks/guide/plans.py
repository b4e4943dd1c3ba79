"""Study plans: Markdown with markers goes in, the same with a table of steps for each comes out.

A page other than a chapter may hold `<!-- plan: day -->`, alone on its line, for a plan of
docs/plans.yml. Minutes are derived from the words of the pages and the questions of the sets.
"""

import posixpath
import re

from . import effort
from .bank import Bank
from .bank_pages import uri as set_uri
from .markers import PLAN_MARKER
from .model import LEVELS, PLANS, Question, Step


def place(markdown: str, uri: str, bank: Bank) -> str:
    """Replace each plan's marker on the page at `uri` by its table."""

    def table(found: re.Match) -> str:
        return "\n".join(_table([s for s in bank.plans if s.plan == found["plan"]], uri, bank))

    return re.sub(PLAN_MARKER.pattern, table, markdown, flags=re.MULTILINE)


def chosen(step: Step, page: str, bank: Bank) -> list[Question]:
    """The questions of `page` that the step asks for."""
    return [q for q in bank.of_page(page) if not step.levels or q.level in step.levels]


def minutes(step: Step, bank: Bank) -> int:
    """How long the step takes."""
    reading = sum(effort.reading(bank.chapters[page]) for page in step.read)
    questions = [q for page in step.practice for q in chosen(step, page, bank)]
    return reading + effort.answering(questions)


def total(plan: str, bank: Bank) -> int:
    """The minutes of a whole plan."""
    return sum(minutes(step, bank) for step in bank.plans if step.plan == plan)


def _table(steps: list[Step], uri: str, bank: Bank) -> list[str]:
    rows = ["| When | Read | Answer | Time |", "|---|---|---|--:|"]
    for step in steps:
        read = ", ".join(
            _link(bank.chapters[p].title, bank.chapters[p].path, uri) for p in step.read
        )
        sets = [_set(step, page, uri, bank) for page in step.practice]
        cells = (step.when, "; ".join(filter(None, (read, step.note))), ", ".join(sets))
        rows.append(f"| {' | '.join(cells)} | {effort.shown(minutes(step, bank))} |")
    whole = effort.shown(sum(minutes(step, bank) for step in steps))
    name = PLANS[steps[0].plan] if steps else ""
    return [*rows, f"| **{name}, in all** | | | **{whole}** |"]


def _set(step: Step, page: str, uri: str, bank: Bank) -> str:
    count = len(chosen(step, page, bank))
    level = "" if not step.levels else " " + " and ".join(LEVELS[x].lower() for x in step.levels)
    title = bank.chapters[page].title
    return f"{_link(title, f'docs/{set_uri(page)}', uri)} ({count}{level})"


def _link(text: str, path: str, uri: str) -> str:
    folder = posixpath.dirname(uri) or "."
    return f"[{text}]({posixpath.relpath(path.removeprefix('docs/'), folder)})"
