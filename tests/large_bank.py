"""A generated bank of any size, for timing: a count goes in, a docs folder comes out.

`python -m tests.large_bank 10000 FOLDER` writes FOLDER/docs with 200 questions a page; time it
with `python -m hooks.guide check --docs FOLDER/docs`, or build it with `tests.speed`.
"""

import random
import sys
from pathlib import Path

from tests import small

SYLLABLES = tuple(a + b for a in "bdfglmnprstvwz" for b in "aeiou")
OF_A_PAGE = 200  # questions, at most


def write(root: Path, count: int, pages: int = 1, seed: int = 7) -> Path:
    """Write `count` valid choice questions, all different, for `pages` copies of one page."""
    names = [name_of(i) for i in range(pages)]
    texts = {f"machine-learning__{name}.md": _copy(name) for name in names}
    docs = small.write(root, **texts)
    chance = random.Random(seed)
    for number in range(count - 3):
        folder = docs / "questions" / name_of(number % pages)
        folder.mkdir(exist_ok=True)
        (folder / f"generated-{number}.md").write_text(question(chance), encoding="utf-8")
    return docs


def pages_for(count: int) -> int:
    """On how many pages a bank of `count` questions stands."""
    return -(-count // OF_A_PAGE)


def name_of(page: int) -> str:
    """The id of a chapter page by its number."""
    return f"metrics-{page}" if page else "metrics"


def nav(pages: int) -> str:
    """The configuration's `nav` of a bank of so many pages."""
    chapters = [f"  - machine-learning/{name_of(i)}.md" for i in range(pages)]
    made = ["  - questions/index.md", "  - glossary.md", "  - about/audit.md"]
    return "\n".join(["nav:", "  - index.md", *chapters, *made, ""])


def _copy(name: str) -> str:
    """The small chapter under another title, with a few of its questions as real ones have."""
    title = f"title: {name.replace('-', ' ').capitalize()}"
    text = small.CHAPTER.replace("title: Metrics", title)
    text = text.replace("<!-- question: false-alarms -->", "")
    return text.replace("<!-- questions: -->", "<!-- questions: limit=6 -->")


def question(chance: random.Random) -> str:
    """One question of made-up words, of the size of a real one."""

    def words(count: int) -> str:
        return " ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(count))

    options, key = [words(6).capitalize() for _ in range(4)], chance.randrange(4)
    lines = [
        f"---\n{small.FIELDS}---\n",
        "<quiz>",
        f"{words(30).capitalize()}, with $n = {chance.randrange(100)}$ rows. What follows?\n",
    ]
    for i, option in enumerate(options):
        lines += [f"- [{'x' if i == key else ' '}] {option}", f"> {words(14).capitalize()}."]
    lines += ["", f"**Why.** {words(60).capitalize()}.", "</quiz>\n"]
    check = f"assert len(key) == 1 and options.index(key[0]) == {key}"
    return "\n".join([*lines, f"```python check\n{check}\n```\n"])


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1]), pages_for(int(sys.argv[1]))))
