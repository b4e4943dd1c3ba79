"""Whether ids keep their meaning: the base branch's sources and today's go in, problems come out.

Readers' histories name a question by its id and `rev`. So an id stays, or goes into
docs/retired.yml, and `rev` rises when the right answer or the sense of the words changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from .document import Document
from .model import KINDS
from .problem import Problem, shown
from .question_change import parts, stem, told_of
from .registry import FILES, Entry

RETIRED = f"docs/{FILES['retired']}"
MOST_PARTS = 20  # a question with more is refused by other rules
MOST_CHANGES = 3  # told of one question


class Sources(Protocol):
    """What `bank.read` returns, as far as it matters here."""

    documents: list[Document]
    entries: list[Entry]
    problems: list[Problem]
    unread: list[str]


@dataclass(frozen=True)
class Known:
    """The questions and the retired entries of one state of the bank, by id."""

    questions: dict[str, Document]
    retired: dict[str, Entry]
    unread: frozenset[str]  # ids of question files that could not be read
    lacks_registry: bool  # True where docs/retired.yml could not be read


def problems(base: Sources, present: Sources) -> list[Problem]:
    """Every problem of `present` that only shows beside `base`, sorted by place."""
    was, now = _known(base), _known(present)
    return sorted(problem for rule in RULES for problem in rule(was, now))


def kept_id(was: Known, now: Known) -> Iterator[Problem]:
    """An id of the base branch that is gone and not retired."""
    if now.lacks_registry:
        return
    left = was.questions.keys() - now.questions.keys() - now.retired.keys() - now.unread
    for name in sorted(left):
        old = was.questions[name]
        what = f"the question {shown(name)} of the base branch is gone"
        entry = f'id: {name}, reason: "why it went"'
        if successor := _renamed(old, was, now):
            entry += f", successor: {successor}"
        fix = f"restore the file, or add to {RETIRED}: `- {{{entry}, date: YYYY-MM-DD}}`"
        yield Problem(old.path, 1, "kept-id", what, fix)


def rev_rises(was: Known, now: Known) -> Iterator[Problem]:
    """Another key or another meaning under the same `rev`."""
    for old, new in _comparable(was, now):
        if new.value("rev") > old.value("rev"):
            continue
        told = list(told_of(old, new))
        if told:
            more = f"; and {len(told) - MOST_CHANGES} more" if len(told) > MOST_CHANGES else ""
            before, after = old.value("rev"), new.value("rev")
            stands = f"still {after}" if after == before else f"{after} and was {before}"
            what = f"rev is {stands}, though {'; '.join(told[:MOST_CHANGES])}{more}"
            fix = f"write `rev: {before + 1}`, so that readers meet it as a new question"
            yield Problem(new.path, new.line("rev"), "rev-rises", what, fix)


def rev_keeps(was: Known, now: Known) -> Iterator[Problem]:
    """A `rev` that fell."""
    for old, new in _comparable(was, now):
        before, after = old.value("rev"), new.value("rev")
        if after < before:
            what, fix = f"rev is {after} and was {before}", f"write `rev: {before}` or higher"
            yield Problem(new.path, new.line("rev"), "rev-keeps", what, fix)


def retired_stays(was: Known, now: Known) -> Iterator[Problem]:
    """An entry of docs/retired.yml that was taken out."""
    if now.lacks_registry:
        return
    for name in sorted(was.retired.keys() - now.retired.keys()):
        fields = was.retired[name].front.entries.items()
        entry = ", ".join(f"{key}: {_quoted(value.plain())}" for key, value in fields)
        what = f"the retired id {shown(name)} is no longer listed"
        yield Problem(RETIRED, 1, "retired-stays", what, f"put it back: `- {{{entry}}}`")


RULES = (kept_id, rev_rises, rev_keeps, retired_stays)


def _known(sources: Sources) -> Known:
    return Known(
        questions={d.id: d for d in sources.documents if d.kind == "question"},
        retired={str(e.value("id")): e for e in sources.entries if e.kind == "retired"},
        unread=frozenset(PurePosixPath(path).stem for path in sources.unread),
        lacks_registry=any(problem.path == RETIRED for problem in sources.problems),
    )


def _comparable(was: Known, now: Known) -> Iterator[tuple[Document, Document]]:
    """The questions in both states whose parts are there to be compared, by id."""
    for name in sorted(was.questions.keys() & now.questions.keys()):
        pair = was.questions[name], now.questions[name]
        if pair[0].text != pair[1].text and all(map(_is_whole, pair)):
            yield pair


def _is_whole(document: Document) -> bool:
    """False where other rules refuse the file for more than its words."""
    rev = document.value("rev")
    return (
        document.value("kind") in tuple(KINDS)
        and isinstance(rev, int)
        and len(parts(document)) <= MOST_PARTS
    )


def _renamed(old: Document, was: Known, now: Known) -> str:
    """The id of a new question with the prompt of `old`, or ''."""
    prompt = stem(old).split()
    new = sorted(now.questions.keys() - was.questions.keys())
    return next((name for name in new if stem(now.questions[name]).split() == prompt), "")


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) and not value.isalnum() else str(value)
