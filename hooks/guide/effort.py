"""How long things take a reader: chapters and questions go in, minutes come out."""

from collections.abc import Iterable
from math import ceil

from .model import Chapter, Question
from .problem import counted

WORDS_A_MINUTE = 200  # of prose that is studied, not skimmed
CODE_WORDS_A_MINUTE = 100
MINUTES = {"screen": 1.5, "core": 2.0, "deep": 3.0}  # of a choice question, its reasons included
OPEN_MINUTES = 6.0  # an answer spoken aloud, and compared


def reading(chapter: Chapter) -> int:
    """Minutes to read a chapter page, without its questions."""
    return ceil(chapter.words / WORDS_A_MINUTE + chapter.code_words / CODE_WORDS_A_MINUTE)


def answering(questions: Iterable[Question]) -> int:
    """Minutes to answer questions and read their reasons."""
    return ceil(sum(OPEN_MINUTES if q.kind == "open" else MINUTES[q.level] for q in questions))


def sentence(chapter: Chapter, questions: Iterable[Question]) -> str:
    """What stands at the top of a chapter page."""
    questions = list(questions)
    text = f"{shown(reading(chapter))} to read"
    if questions:
        text += f", {shown(answering(questions))} for {counted(len(questions), 'question')}"
    return f"About {text}."


def shown(minutes: int) -> str:
    """'45 min', '1 h', '2 h 10 min'."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours)
    return " ".join(parts)
