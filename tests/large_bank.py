"""A generated bank of any size, for timing: a count goes in, a docs folder comes out.

`python -m tests.large_bank 10000 FOLDER` writes FOLDER/docs; time it with
`python -m hooks.guide check --docs FOLDER/docs`.
"""

import random
import sys
from pathlib import Path

from tests import small

SYLLABLES = tuple(a + b for a in "bdfglmnprstvwz" for b in "aeiou")


def write(root: Path, count: int, seed: int = 7) -> Path:
    """Write `count` valid choice questions, all different, below the small folder's one page."""
    docs = small.write(root)
    folder = docs / "questions/metrics"
    chance = random.Random(seed)
    for number in range(count - 3):
        (folder / f"generated-{number}.md").write_text(question(chance), encoding="utf-8")
    return docs


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
    print(write(Path(sys.argv[2]), int(sys.argv[1])))
