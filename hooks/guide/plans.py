"""Study plans: Markdown with markers goes in, the same with the steps of each plan comes out.

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
    """Replace each plan's marker on the page at `uri` by its steps."""

    def steps(found: re.Match) -> str:
        return "\n".join(_list([s for s in bank.plans if s.plan == found["plan"]], uri, bank))

    return re.sub(PLAN_MARKER.pattern, steps, markdown, flags=re.MULTILINE)


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


def _list(steps: list[Step], uri: str, bank: Bank) -> list[str]:
    """A numbered list of the steps, and a line with the sum of their minutes."""
    lines = []
    for number, step in enumerate(steps, 1):
        said = " ".join(filter(None, (_reading(step, uri, bank), _practice(step, uri, bank))))
        time = effort.shown(minutes(step, bank))
        lines += [f"{number}. **{step.when}** · {time}", "", f"    {said}", ""]
    name = PLANS[steps[0].plan] if steps else ""
    whole = total(steps[0].plan, bank) if steps else 0
    return [*lines, f"**{name}, in all: {effort.shown(whole)}.**"]


def _reading(step: Step, uri: str, bank: Bank) -> str:
    pages = [_link(bank.chapters[p].title, bank.chapters[p].path, uri) for p in step.read]
    said = [f"Read {_joined(pages)}"] if pages else []
    note = f"{step.note[0].upper()}{step.note[1:]}" if step.note and not said else step.note
    said += [note] if note else []
    return f"{'; '.join(said)}." if said else ""


def _practice(step: Step, uri: str, bank: Bank) -> str:
    if not step.practice:
        return ""
    counts = {page: len(chosen(step, page, bank)) for page in step.practice}
    of_level = f"{' and '.join(LEVELS[x].lower() for x in step.levels)} " if step.levels else ""
    if step.practice == step.read:
        return f"Answer their {sum(counts.values())} {of_level}questions."
    sets = [
        f"{_link(bank.chapters[page].title, f'docs/{set_uri(page)}', uri)} ({count})"
        for page, count in counts.items()
    ]
    return f"Answer the {of_level}questions on {_joined(sets)}."


def _joined(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _link(text: str, path: str, uri: str) -> str:
    folder = posixpath.dirname(uri) or "."
    return f"[{text}]({posixpath.relpath(path.removeprefix('docs/'), folder)})"
