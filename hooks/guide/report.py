"""How problems are told: they go in, lines for a terminal or GitHub's log and summary come out."""

import re
from collections.abc import Iterator

from .problem import Problem, counted, message

MOST_ANNOTATIONS = 10  # GitHub shows no more of one kind from one step
LARGEST_SUMMARY = 900_000  # bytes; GitHub drops a summary of more than 1 MiB


def count(problems: list[Problem], files: int) -> str:
    """The last line: how many problems in how many files."""
    if not problems:
        return f"{counted(files, 'file')}, no problem"
    places = counted(len({problem.path for problem in problems}), "file")
    return f"{counted(len(problems), 'problem')} in {places}"


def text(problems: list[Problem]) -> Iterator[str]:
    """The lines for a terminal."""
    for problem in problems:
        yield problem.text()


def annotations(problems: list[Problem], notice: str = "") -> Iterator[str]:
    """Workflow commands for what GitHub will show, then a line for what it will not.

    `notice` is a warning about the contribution as a whole, and comes first.
    """
    if notice:
        yield f"::warning title=machinery::{message(notice)}"
    room = {"error": MOST_ANNOTATIONS, "warning": MOST_ANNOTATIONS - bool(notice)}
    left = dict.fromkeys(room, 0)
    for problem in problems:
        kind = "warning" if problem.is_warning else "error"
        if room[kind]:
            room[kind] -= 1
            yield problem.annotation()
        else:
            left[kind] += 1
    if any(left.values()):
        more = " and ".join(
            counted(number, f"more {kind}") for kind, number in left.items() if number
        )
        yield f"{more} in the summary of this step"


def summary(problems: list[Problem], files: int, notice: str = "") -> str:
    """The Markdown of the step's summary, with every problem.

    Authors' words stand in a fence longer than any that they hold, so they stay plain text.
    """
    words = notice + "".join(f"\n{problem.text()}" for problem in problems)
    shown = words.encode()[:LARGEST_SUMMARY].decode("utf-8", "ignore")
    cut = "The list is cut; `make check` shows all of it.\n" if shown != words else ""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", words)), default=0))
    listed = f"\n{fence}text\n{shown.strip()}\n{fence}\n" if shown.strip() else ""
    return f"### Content\n\n{count(problems, files)}\n{listed}{cut}"
