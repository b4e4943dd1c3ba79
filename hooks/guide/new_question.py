"""Starts a question: a page and a kind go in, a file's text with gaps to be filled comes out."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from .model import KINDS, Chapter

TODAY = "TODO # today, as 2026-11-23"
GAP = "TODO"  # what the rule `unwritten` finds; a part that is still to be written
_NAME = "docs/questions/{page}/name-of-your-question.md"
_PROMPT = (
    "TODO: a small situation, a number or a few lines of code; then one question, complete in "
    "itself.",
    "TODO: a situation and what you ask of the candidate, as an interviewer would say it.",
)
_FIELDS = """\
---
kind: {kind}
level: core # screen: a phone screen expects it; core; deep: a specialist probes it
topics: [TODO] # ids of docs/topics.yml; the page teaches {topics}
rev: 1
sources: [TODO] # ids of docs/resources.yml; the page cites {resources}
authors: [TODO] # your GitHub name
reviewed: {reviewed}
---
"""
_CHOICE = """
<quiz>
{prompt}

- [ ] TODO: what somebody would choose who makes a mistake
> TODO: why that fails, beginning with the reason and not with a verdict
- [{second}] TODO: {second_text}
> TODO: {second_reason}
- [x] TODO: the right option, no longer than the others are
> TODO: why this holds, in a sentence or two
- [ ] TODO: what another mistake that you know leads them to
> TODO: why that fails, and what it takes for granted

**Why.** TODO: the idea that a reader should take away, beyond this one situation, so that \
the next question of this sort is easy: what decides it, where it stops being true, and how one \
would notice in practice. Forty words are the least.
</quiz>
"""
_SECOND = {
    "single": (
        " ",
        "what a second mistake that you know leads them to",
        "why that fails, and who believes it",
    ),
    "multiple": (
        "x",
        "another option that is right, in the same form",
        "why this one holds as well, in a sentence",
    ),
}
_OPEN = """
{prompt}

## Model answer

TODO: what a good candidate would say, as spoken language: where they begin and why, what they \
ask first, the numbers they work out, what they decide and what would change their mind. Sixty \
words are the least, and two minutes of speech are about three hundred. Show the way to the \
answer and not only the answer, so that a reader who was stuck can see where to turn next time.

## Listen for

- [ ] TODO: something that one can hear in an answer, and that a weaker answer lacks
- [ ] TODO: a second point
- [ ] TODO: a third point
- [ ] TODO: a fourth point

## Follow-ups

- TODO: what the interviewer asks next
"""


def make(chapter: Chapter, kind: str = "single", reviewed: str = TODAY) -> str:
    """The text of a new question that `chapter` examines, every gap marked with TODO."""
    return _begun(kind, reviewed, **_of_page(chapter))


def parts(repository: str, branch: str, chapters: Iterable[Chapter]) -> dict:
    """What a script needs to make the address of a new file itself; {} without repository.

    `texts` has a text for each kind, in which {topics} and {resources} stand for those of the
    page; `prompts` says which of its lines the prompt replaces.
    """
    if not repository:
        return {}
    gaps = {"topics": "{topics}", "resources": "{resources}"}
    return {
        "address": f"{repository}/new/{quote(branch)}",
        "name": _NAME,
        "texts": {kind: _begun(kind, TODAY, **gaps) for kind in KINDS},
        "prompts": {kind: _PROMPT[kind == "open"] for kind in KINDS},
        "pages": {chapter.id: _of_page(chapter) for chapter in chapters},
    }


def _begun(kind: str, reviewed: str, topics: str, resources: str) -> str:
    fields = _FIELDS.format(kind=kind, topics=topics, resources=resources, reviewed=reviewed)
    if kind == "open":
        return fields + _OPEN.format(prompt=_PROMPT[True])
    mark, text, reason = _SECOND[kind]
    written = {"second": mark, "second_text": text, "second_reason": reason}
    return fields + _CHOICE.format(prompt=_PROMPT[False], **written)


def _of_page(chapter: Chapter) -> dict[str, str]:
    return {"topics": _some(chapter.topics), "resources": _some(chapter.resources)}


def gaps(text: str) -> list[tuple[int, str]]:
    """(line number, text) of every line that is still to be written."""
    lines = enumerate(text.split("\n"), 1)
    return [(number, line.strip()) for number, line in lines if GAP in line]


def address(repository: str, branch: str, chapter: Chapter) -> str:
    """GitHub's page for a new file, with folder, name and text filled in; '' without repository."""
    if not repository:
        return ""
    name = _NAME.format(page=chapter.id)
    fields = urlencode({"filename": name, "value": make(chapter)}, quote_via=quote)
    return f"{repository}/new/{quote(branch)}?{fields}"


def _some(ids: Iterable[str]) -> str:
    return ", ".join(list(ids)[:6])
