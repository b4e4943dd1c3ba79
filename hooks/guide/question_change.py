"""What changed of a question's sense: two states of its file go in, words for it come out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from .document import Document
from .meaning import OF_A_STEM, OF_AN_ANSWER, difference
from .problem import shown
from .quiz import text_of


@dataclass(frozen=True)
class Part:
    """An option or a point to listen for."""

    text: str
    right: bool = False


def told_of(old: Document, new: Document) -> Iterator[str]:
    """Every change that makes it another question; a typo is none."""
    for change in CHANGES:
        yield from change(old, new)


def kind_changed(old: Document, new: Document) -> Iterator[str]:
    """Another kind."""
    if old.value("kind") != new.value("kind"):
        yield f"the kind was {old.value('kind')} and is {new.value('kind')}"


def key_changed(old: Document, new: Document) -> Iterator[str]:
    """An option that was right and is wrong, or the other way round."""
    for before, after in _matched(parts(old), parts(new)):
        if before and after and before.right != after.right:
            turn = "right and is wrong" if before.right else "wrong and is right"
            yield f"the option {shown(before.text, 40)} was {turn} now"


def parts_changed(old: Document, new: Document) -> Iterator[str]:
    """An option, or a point to listen for, that is gone, new, or says something else."""
    noun = "point" if new.is_open else "option"
    pairs = _matched(parts(old), parts(new))
    added = [after for before, after in pairs if before is None]
    for before in [before for before, after in pairs if after is None]:
        close = get_close_matches(before.text, [part.text for part in added], n=1, cutoff=0.5)
        name = f"the {'right ' if before.right else ''}{noun} {shown(before.text, 40)}"
        if not close:
            yield f"{name} is gone"
            continue
        added = [part for part in added if part.text != close[0]]
        changed = difference(before.text, close[0], OF_AN_ANSWER)
        yield f"{name} became {shown(close[0], 40)} ({changed} differs)"
    for part in added:
        yield f"the {'right ' if part.right else ''}{noun} {shown(part.text, 40)} is new"


def stem_changed(old: Document, new: Document) -> Iterator[str]:
    """A prompt that asks something else."""
    changed = difference(stem(old), stem(new), OF_A_STEM)
    if changed:
        yield f"the prompt differs by {changed}"


Change = Callable[[Document, Document], Iterator[str]]
CHANGES: tuple[Change, ...] = (
    kind_changed,
    key_changed,
    parts_changed,
    stem_changed,
)


def parts(document: Document) -> list[Part]:
    """The options of a choice question, the points to listen for of an open one."""
    if document.is_open:
        return [Part(text) for _, text in document.open.points()]
    return [Part(option.text, option.right) for option in document.quiz.options]


def stem(document: Document) -> str:
    """The Markdown of the prompt."""
    return text_of(document.open.stem if document.is_open else document.quiz.stem)


def _matched(old: list[Part], new: list[Part]) -> list[tuple[Part | None, Part | None]]:
    """Each part beside the one that says the same today; None where there is none."""
    pairs: list[tuple[Part | None, Part | None]] = []
    left_old, left_new = list(old), list(new)
    # The same words first, so that a near twin is not taken for a typo of its neighbor.
    for same in (lambda a, b: a.split() == b.split(), _says_the_same):
        for before in list(left_old):
            after = next((part for part in left_new if same(before.text, part.text)), None)
            if after:
                pairs.append((before, after))
                left_old.remove(before)
                left_new.remove(after)
    return [*pairs, *((part, None) for part in left_old), *((None, part) for part in left_new)]


def _says_the_same(was: str, now: str) -> bool:
    return not difference(was, now, OF_AN_ANSWER)
