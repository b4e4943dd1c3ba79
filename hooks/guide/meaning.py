"""Whether an edit is a typo: two wordings go in, what changed of their sense comes out.

Careful on the safe side: what is no plain slip of the pen counts as a change of meaning.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher

_NUMBER = re.compile(
    r"(?<!\w)[-\u2212]?\d\w*(?:\.\w+)*%?"
    r"|\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|half|twice)\b"
)
_NEGATION = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor|without|non)\b")
_COMPARISON = re.compile(
    r"\b(?:more|less|fewer|most|least|greater|larger|smaller|higher|lower|above|below|before"
    r"|after|than|all|any|every|only|always)\b"
)
_SIGN = re.compile(
    r"[<>=≤≥≠+/^\u00d7\u00b7\u00f7]"
    r"|(?<=\b\w) [-\u2212] | [-\u2212] (?=\w\b)|\\(?:le|ge|lt|gt|ne|leq|geq|neq)\b"
)
_EXACT = re.compile(r"(?P<mark>`+|\$+)(?P<inside>.+?)(?P=mark)", re.DOTALL)
_WORD = re.compile(r"\d\w*(?:\.\w+)*|[^\W_]+")
_NO_WEIGHT = {
    *("a", "an", "the", "of", "that", "which", "it", "its", "s"),
    *("is", "are", "was", "were", "be", "has", "have"),
}
LONGEST_BY_LETTERS = 300  # characters; longer texts are compared word by word
LONGEST_IN_ORDER = 2_000  # words; longer texts are compared as bags of words

Judgment = Callable[[str, str], bool]  # whether two wordings may say the same


def same_code(was: str, now: str) -> bool:
    """Code spans and formulas may gain or lose their marks, and nothing inside them changes."""
    return _keeps_exact(was, now) and _keeps_exact(now, was)


def same_words(was: str, now: str) -> bool:
    """Word for word the same but for misspellings and words that carry no weight."""
    before, after = _words(was), _words(now)
    if max(len(before), len(after)) > LONGEST_IN_ORDER:
        return before == after
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return all(step == "equal" or _misspelt(before[a:b], after[c:d]) for step, a, b, c, d in steps)


def _same(signal: re.Pattern) -> Judgment:
    return lambda was, now: signal.findall(_plain(was)) == signal.findall(_plain(now))


def _near(least: float) -> Judgment:
    return lambda was, now: nearness(was, now) >= least


NUMBER = ("a number", _same(_NUMBER))
NEGATION = ("a negation", _same(_NEGATION))
SIGN = ("a sign", _same(_SIGN))
OF_A_STEM = (NUMBER, NEGATION, SIGN, ("much of its wording", _near(0.8)))
OF_AN_ANSWER = (
    NUMBER,
    NEGATION,
    SIGN,
    ("a comparison", _same(_COMPARISON)),
    ("code or a formula", same_code),
    ("a word", same_words),
    ("much of its wording", _near(0.9)),
)


def difference(was: str, now: str, judgments: tuple[tuple[str, Judgment], ...]) -> str:
    """What changed beyond a typo, in the words of the table `judgments`, or ''."""
    if was.split() == now.split():
        return ""
    return next((name for name, may_be_same in judgments if not may_be_same(was, now)), "")


def nearness(was: str, now: str) -> float:
    """1 for the same words in the same order, whatever their case and marks; 0 for none shared."""
    before, after = _words(was), _words(now)
    if max(len(before), len(after)) > LONGEST_IN_ORDER:
        return SequenceMatcher(None, before, after, autojunk=False).quick_ratio()
    if max(len(was), len(now)) <= LONGEST_BY_LETTERS:
        before, after = " ".join(before), " ".join(after)
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _plain(text: str) -> str:
    """In lower case, with one spelling of contractions and of large numbers."""
    lower = " ".join(text.lower().replace("\u2019", "'").split())
    apart = lower.replace("n't", " not").replace("cannot", "can not").replace("{,}", ",")
    return re.sub(r"(?<=\d),(?=\d{3})", "", apart).replace("*", "")


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))


def _weighty(words: list[str]) -> list[str]:
    return [word for word in words if word not in _NO_WEIGHT]


def _misspelt(was: list[str], now: list[str]) -> bool:
    """Whether some words are a slip of the others: letters missing, doubled or exchanged."""
    if "".join(was) == "".join(now):  # 'data set' and 'dataset'
        return True
    is_slip = len(was) == len(now) and all(map(_one_misspelt, was, now))
    return is_slip or _weighty(was) == _weighty(now)


def _one_misspelt(was: str, now: str) -> bool:
    if was.endswith(now) or now.endswith(was):  # 'biased' and 'unbiased'
        return was == now
    alike = SequenceMatcher(None, was, now, autojunk=False).ratio() >= 0.85
    return alike or sorted(was) == sorted(now)


def _keeps_exact(text: str, other: str) -> bool:
    """Whether all that `text` marks as exact stands in `other` too, marked or not."""
    kept = " ".join(other.split())
    return all(" ".join(found["inside"].split()) in kept for found in _EXACT.finditer(text))
