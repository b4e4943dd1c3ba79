"""A bank of any size as the pages of practice see it: a small site goes in, a large one comes out.

No page is built: the index and the data files are written as `practice_data` writes them, the
questions being copies of the small site's first choice question under names of their own.
"""

import json
import posixpath
import random
import re
import shutil
from pathlib import Path

from guide.model import LEVELS, short_hash
from guide.practice_data import FOLDER

from tests.large_bank import SYLLABLES

DAY = 86_400_000
BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_DATA = re.compile(r"guide\.receive\(\"[^\"]+\",(?P<data>.*)\);\n", re.DOTALL)


def write(small_site: Path, folder: Path, count: int, pages: int = 50, seed: int = 7) -> list[str]:
    """Copy `small_site` to `folder` with `count` choice questions on `pages` pages; their ids."""
    shutil.copytree(small_site, folder)
    chance = random.Random(seed)
    data = folder / FOLDER
    index = _read(next(data.glob("index-*.js")))
    page, title = next((name, p["title"]) for name, p in index["pages"].items())
    model = next(row for row in index["questions"] if row[4] == "single")
    section = _read(data / index["pages"][page]["file"])[model[0]]
    ids = list(dict.fromkeys(_name(chance) for _ in range(count * 2)))[:count]
    names = [f"{page}-{i}" for i in range(pages)]
    rows = [
        [name, names[i % pages], 1, chance.choice(list(LEVELS)), "single", *model[5:]]
        for i, name in enumerate(ids)
    ]
    of_page = {name: {} for name in names}
    for row in rows:
        of_page[row[1]][row[0]] = section.replace(model[0], row[0])
    index["pages"] = {
        name: index["pages"][page]
        | {"title": f"{title} {i}", "file": posixpath.basename(_write(folder, name, of_page[name]))}
        for i, name in enumerate(names)
    }
    index["questions"] = rows
    place = _write(folder, "index", index)
    for html in folder.rglob("*.html"):
        text = html.read_text(encoding="utf-8")
        html.write_text(re.sub(rf"{FOLDER}/index-\w+\.js", place, text), encoding="utf-8")
    return ids


def log(ids: list[str], count: int, until: int, seed: int = 7) -> str:
    """The stored text of `count` reviews of these questions in the two years up to `until` (ms)."""
    chance = random.Random(seed)
    moments = sorted(until - chance.randrange(1, 730 * DAY) for _ in range(count))
    numbers, lines = {}, []
    for at in moments:
        number = numbers.setdefault(chance.choice(ids), len(numbers))
        how = chance.choice(("rk", "rk", "rk", "rg", "re", "w-"))
        name = "".join(chance.choices(BASE36, k=12))
        option = f"{chance.randrange(2**32):08x}"
        lines.append(f"{name} {_base36(number)} 1 {how} {_base36(at)} {option}")
    state = {"schema": 3, "generation": 0, "questions": list(numbers), "log": lines, "notes": []}
    return json.dumps(state, separators=(",", ":"))


def _name(chance: random.Random) -> str:
    return "-".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(4))


def _base36(number: int) -> str:
    digits = BASE36[number % 36]
    return digits if number < 36 else _base36(number // 36) + digits


def _read(path: Path) -> dict:
    return json.loads(_DATA.fullmatch(path.read_text(encoding="utf-8"))["data"])


def _write(folder: Path, name: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    place = f"{FOLDER}/{name}-{short_hash(text)}.js"
    content = f"guide.receive({json.dumps(posixpath.basename(place))},{text});\n"
    (folder / place).write_text(content, encoding="utf-8")
    return place
