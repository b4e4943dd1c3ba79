"""Questions that ask the same: the bank's questions go in, problems with pairs of them come out.

Two prompts are compared by the sets of their three-word shingles, with Jaccard's measure.
Pairs are found with an index of the rarest shingles only (prefix filtering: Bayardo, Ma and
Srikant, 2007), which misses none at or above the threshold and stays quick in a large bank.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from . import cues
from .problem import Problem

SHINGLE = 3  # words
SAME_PROMPT = 0.6  # from which on two prompts are one
RELATED = 0.5  # from which on the keys of two questions may not contradict each other


@dataclass(frozen=True)
class Asked:
    """What is compared of a question. `line` is that of its prompt; options are normalized.

    Of two questions that are too much alike, the one with the later `since` is told.
    """

    path: str
    line: int
    stem: str
    right: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    since: str = ""

    def contradicts(self, other: "Asked") -> str:
        """An option that is right in one of the two and wrong in the other, or ''."""
        both = (self.right & other.wrong) | (self.wrong & other.right)
        return min(both, default="")


def normalized(option: str) -> str:
    """An option's text as it is compared: what a reader sees, in lower case."""
    return cues.visible(option).lower().rstrip(".")


def problems(asked: Sequence[Asked]) -> Iterator[Problem]:
    """A problem for each pair that is too much alike, at the later of the two."""
    for first, second, alike in pairs([one.stem for one in asked]):
        early, late = sorted((asked[first], asked[second]), key=lambda one: (one.since, one.path))
        if alike >= SAME_PROMPT and _words(early.stem) != _words(late.stem):  # else distinct-stems
            yield Problem(
                late.path,
                late.line,
                "near-duplicate",
                f"the prompt is nearly that of {early.path} (Jaccard {alike:.2f} of "
                f"{SHINGLE}-word shingles, the limit {SAME_PROMPT})",
                "ask about another situation, or mend the older question instead",
            )
        option = early.contradicts(late)
        if option:
            yield Problem(
                late.path,
                late.line,
                "contradictory-key",
                f"the option '{option[:60]}' has another verdict in {early.path}, "
                f"whose prompt is much like this one (Jaccard {alike:.2f})",
                "compute which is right and mend that question, or tell the prompts apart",
            )


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words in `text`, or all of its words where it has fewer."""
    words = _words(text)
    if not words:
        return frozenset()
    last = max(len(words) - SHINGLE, 0)
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(last + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def pairs(texts: Sequence[str], least: float = RELATED) -> list[tuple[int, int, float]]:
    """(i, j, similarity) with i < j of every pair that is at least `least` alike, in order."""
    sets = [shingles(text) for text in texts]
    often = Counter(shingle for found in sets for shingle in found)
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    result = []
    for j, found in enumerate(sets):
        rare_first = sorted(found, key=lambda shingle: (often[shingle], shingle))
        prefix = rare_first[: len(found) - ceil(least * len(found) - 1e-9) + 1] if found else []
        prefix = [shingle for shingle in prefix if often[shingle] > 1]  # others meet no text
        near = {i for shingle in prefix for i in index[shingle]}
        for i in sorted(near):
            alike = len(found & sets[i]) / len(found | sets[i])
            if alike >= least:
                result.append((i, j, alike))
        for shingle in prefix:
            index[shingle].append(j)
    return sorted(result)
