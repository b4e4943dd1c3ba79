"""Blind solving: questions and the record of it go in; who is unreviewed, what is wrong come out.

Somebody who has not seen key, reasons or explanation answers each question. For a question in
one revision the record holds the answer by hashes (of the options that were chosen, or of the
points of an open question that the answer made), whether that agreed, and what was changed.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from .model import Question, Review, short_hash
from .problem import Problem, nearest, shown
from .registry import Entry

RULES = ("blind-record", "blind-share")
MOST_UNREVIEWED = 0.05  # of the bank
ENOUGH_POINTS = 0.5  # of an open question's, for an answer that agrees


def unreviewed(questions: Iterable[Question], reviews: Mapping[str, Review]) -> list[Question]:
    """The questions that nobody has answered blind in their present revision."""
    return [q for q in questions if q.id not in reviews or reviews[q.id].rev < q.rev]


def agrees(question: Question, answer: Iterable[str]) -> bool:
    """Whether the hashes `answer` are those of the key, or of half of the points and more.

    The hash of words that were mended since counts as it did then.
    """
    given = set(answer)
    if question.kind == "open":
        return len(given) >= ENOUGH_POINTS * len(question.points)
    key = {option.hash for option in question.options if option.right}
    wrong = {option.hash for option in question.options} - key
    return not given & wrong and len(given) == len(key)


def problems(
    record: Sequence[tuple[Entry, Review]], questions: Sequence[Question], ids: Container[str]
) -> Iterator[Problem]:
    """What is wrong with entries of the record, and whether they leave too much of the bank out.

    `questions` are the valid ones, `ids` those of the others too. Without a record nothing is said.
    """
    sound = {question.id: question for question in questions}
    for entry, review in record:
        question = sound.get(review.question)
        if question is None and review.question not in ids:
            what = f"the record is about {shown(review.question)}, which the bank does not have"
            fix = f"take the entry out{nearest(review.question, sound)}"
            yield Problem(entry.path, entry.line("id"), "blind-record", what, fix)
        for name, what, fix in _faults(review, question) if question else ():
            yield Problem(entry.path, entry.line(name), "blind-record", what, fix)
    left = unreviewed(questions, {review.question: review for _, review in record})
    if record and len(left) > MOST_UNREVIEWED * len(questions):
        named = ", ".join(question.id for question in left[:3])
        what = (
            f"{len(left)} of {len(questions)} questions were not answered blind in their present "
            f"revision ({named}{' …' if len(left) > 3 else ''}), more than {MOST_UNREVIEWED:.0%}"
        )
        fix = "have them answered by somebody who has not seen the keys (`make blind-sheet`)"
        path = record[0][0].path
        yield Problem(path, 1, "blind-share", what, f"{fix} and add the answers here")


def _faults(review: Review, question: Question) -> Iterator[tuple[str, str, str]]:
    if review.rev > question.rev:
        what = f"the record is about rev {review.rev} of a question that is at rev {question.rev}"
        yield "rev", what, "write the revision that was answered"
    if review.rev != question.rev:
        return
    if review.agreed != agrees(question, review.answer):
        verdict = "agreed" if review.agreed else "differed"
        what = f"the record says that the answer {verdict}, and its hashes say otherwise"
        yield (
            "agreed",
            what,
            f"mend `answer` or `agreed`; `make blind-sheet ID={question.id}` prints the hashes",
        )
    if not review.agreed and not review.changed:
        what = "the answer differed, and the record does not say what was changed then"
        yield "agreed", what, "compute who is right, mend the question, and tell it in `changed`"


def sheet(questions: Iterable[Question], with_points: bool = False) -> str:
    """The questions for somebody who solves them; nothing in it tells the key.

    Each option has its hash before it. `with_points` adds, for the comparison afterward, what to
    listen for in an open question.
    """
    return "\n\n".join(_asked(question, with_points) for question in questions)


def _asked(question: Question, with_points: bool) -> str:
    head = f"## {question.id} (rev {question.rev}, {question.kind})\n\n{question.stem}"
    lines = [f"- {option.hash} {option.text}" for option in question.ordered_options()]
    if with_points:
        lines += [f"- {short_hash(point)} {point}" for point in question.points]
    return "\n".join([head, *([""] if lines else []), *lines])
