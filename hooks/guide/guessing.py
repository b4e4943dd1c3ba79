"""How far form alone leads through the bank: questions go in, the scores of guessers come out.

A guesser knows nothing of the subject. It gives each option a score from its form and chooses
the highest; where k options tie, the key among them earns 1/k. Options are taken in the order
that readers see, which is derived from the id, so the order in the file tells nothing. The
blind model learns the weights of the same cues from four fifths of the bank and is asked about
the last fifth, five times.

Only questions with one right option are asked. A guesser's 95 % interval is Wilson's score
interval; its p-value is one-sided, from the normal approximation to the sum of the credits
under chance, and adjusted over all guessers by Holm's step-down method.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from types import MappingProxyType

from . import cues
from .model import Question, short_hash
from .problem import Problem, counted

FEWEST = 60  # questions below which a guesser's luck only warns
LIFT = 0.05  # above chance, from which on a guesser is refused
FOLDS = 5
_NORMAL = NormalDist()
_Z = _NORMAL.inv_cdf(0.975)

Score = Callable[[Question], list[float]]  # one number for each option, the higher the likelier


@dataclass(frozen=True)
class Guess:
    """What one guesser reached: `hits` of `asked` questions, between `low` and `high` of them."""

    name: str
    how: str
    asked: int
    hits: float
    chance: float  # the expected share of hits without any cue
    low: float
    high: float
    p: float  # adjusted for the number of guessers

    @property
    def share(self) -> float:
        """The share of questions that were guessed."""
        return self.hits / self.asked if self.asked else 0.0

    @property
    def is_leak(self) -> bool:
        """Whether the form of the options gives keys away."""
        surely = self.low > self.chance and self.p < 0.05
        return surely and self.share - self.chance >= LIFT


def _texts(question: Question) -> list[str]:
    return [option.text for option in question.ordered_options()]


def _position(place: int) -> Score:
    def score(question: Question) -> list[float]:
        count = len(question.options)
        return [float(i == place % count) for i in range(count)]

    return score


def _length(question: Question) -> list[float]:
    return [float(cues.length(text)) for text in _texts(question)]


def _shortness(question: Question) -> list[float]:
    return [-length for length in _length(question)]


def _overlap(question: Question) -> list[float]:
    asked = cues.content_words(question.stem)
    return [float(len(asked & cues.content_words(text))) for text in _texts(question)]


def _convergence(question: Question) -> list[float]:
    said = [frozenset(cues.words(text)) for text in _texts(question)]
    return [
        sum(len(a & b) / max(len(a | b), 1) for j, b in enumerate(said) if j != i)
        for i, a in enumerate(said)
    ]


def _calm(question: Question) -> list[float]:
    return [-float(len(cues.absolutes(text))) for text in _texts(question)]


def _hedging(question: Question) -> list[float]:
    return [float(len(cues.hedges(text))) for text in _texts(question)]


def _oddness(question: Question) -> list[float]:
    """For each option, in how many forms it stands alone."""
    texts = _texts(question)
    odd = [0.0] * len(texts)
    for form in cues.FORMS.values():
        values = [form(text) for text in texts]
        for i, value in enumerate(values):
            odd[i] += values.count(value) == 1 and len(set(values)) == 2
    return odd


GUESSERS: dict[str, tuple[str, Score]] = {
    "longest": ("chooses the longest option", _length),
    "shortest": ("chooses the shortest option", _shortness),
    "stem overlap": ("chooses the option that repeats most words of the prompt", _overlap),
    "convergence": ("chooses the option that shares most with the others", _convergence),
    "no absolutes": ("avoids words such as always and never", _calm),
    "hedge": ("chooses the option that says usually, may, often", _hedging),
    "odd one out": ("chooses the option whose form stands alone", _oddness),
    "first": ("chooses the first option", _position(0)),
    "second": ("chooses the second option", _position(1)),
    "third": ("chooses the third option", _position(2)),
    "last": ("chooses the last option", _position(-1)),
}
BLIND_MODEL = "blind model"
_MODEL_CUES = (
    *("longest", "stem overlap", "convergence", "no absolutes", "hedge", "odd one out"),
    *("first", "second", "third"),
)


Scores = tuple[tuple[float, ...], ...]  # of each guesser, in the order of GUESSERS, each option


def scores(question: Question) -> Scores:
    """What each guesser makes of the options of a question, in the order that readers see."""
    return tuple(tuple(score(question)) for _, score in GUESSERS.values())


def guesses(
    questions: Iterable[Question], known: Mapping[str, Scores] = MappingProxyType({})
) -> list[Guess]:
    """The result of every guesser and of the blind model on the questions with one right option.

    `known` has the scores of questions by path; the others are asked for.
    """
    asked = [question for question in questions if question.kind == "single"]
    if not asked:
        return []
    keys = [[o.right for o in q.ordered_options()].index(True) for q in asked]
    by_question = [known.get(q.path) or scores(q) for q in asked]
    by_name = {name: [one[i] for one in by_question] for i, name in enumerate(GUESSERS)}
    rows = [(name, how, by_name[name]) for name, (how, _) in GUESSERS.items()]
    if len(asked) >= 2 * FOLDS:
        from . import blind_model  # which loads numpy: a check of one file does without

        how = f"learns from the rest of the bank how to weigh the cues ({FOLDS}-fold)"
        folds = [int(short_hash(q.id), 16) % FOLDS for q in asked]
        model = blind_model.scores([by_name[name] for name in _MODEL_CUES], keys, folds)
        rows.append((BLIND_MODEL, how, model))
    chances = [1 / len(q.options) for q in asked]
    measured = [(name, how, *_credit(given, keys)) for name, how, given in rows]
    adjusted = holm([_p_value(hits, chances, variance) for _, _, hits, variance in measured])
    chance = sum(chances) / len(asked)
    return [
        Guess(name, how, len(asked), hits, chance, *wilson(hits, len(asked)), p)
        for (name, how, hits, _), p in zip(measured, adjusted, strict=True)
    ]


def problems(found: Sequence[Guess]) -> list[Problem]:
    """A problem for each guesser that the bank's form lets win; a warning in a small bank."""
    return [
        Problem(
            "docs/questions",
            1,
            "guessable-bank",
            f"a guesser that {guess.how} is right in {guess.share:.0%} of "
            f"{counted(guess.asked, 'question')} (95 % interval {guess.low:.0%} to "
            f"{guess.high:.0%}), where chance is {guess.chance:.0%}",
            "even out the options of the newest questions; the audit page has the table",
            guess.asked < FEWEST,
        )
        for guess in found
        if guess.is_leak
    ]


def wilson(hits: float, asked: int) -> tuple[float, float]:
    """Wilson's 95 % score interval of a share; E. B. Wilson, 1927."""
    share, square = hits / asked, _Z**2 / asked
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / asked + square / (4 * asked)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def holm(p_values: Sequence[float]) -> list[float]:
    """The p-values adjusted by Holm's step-down method, in the order given."""
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, i in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[i]))
        adjusted[i] = highest
    return adjusted


def _credit(scores: list[Sequence[float]], keys: list[int]) -> tuple[float, float]:
    """(the credit earned, its variance under chance) of one guesser."""
    hits = variance = 0.0
    for given, key in zip(scores, keys, strict=True):
        best = max(given)
        ties = sum(score >= best - 1e-9 for score in given)
        hits += (given[key] >= best - 1e-9) / ties
        variance += 1 / (ties * len(given)) - 1 / len(given) ** 2
    return hits, variance


def _p_value(hits: float, chances: list[float], variance: float) -> float:
    if variance <= 1e-9:  # every option ties everywhere: the guesser has no opinion
        return 1.0
    return 1 - _NORMAL.cdf((hits - sum(chances)) / sqrt(variance))
