"""What an earlier build made: keys go in, what was kept under them comes out.

A folder that is safe to delete. Below it stands a folder for each seal (all that a result depends
on beside its own text: our source, packages, configuration), in it a file for each shelf,
a digest and JSON. What cannot be read counts as absent and is
written anew; files are put in place whole, so that two builds at once disturb nobody.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FOLDER = ".guide-cache"
MOST_SEALS = 4  # configurations side by side; the ones that were used last stay
SOURCES = (".py", ".cjs", ".html")


def digest(*parts: str) -> str:
    """32 hex digits that name these texts in this order."""
    text = "\0".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def seal(sources: Iterable[Path], settings: Iterable[str]) -> str:
    """The digest of every file of ours below the folders `sources`, of every package, of settings.

    A setting is any text, such as the version of a package that Python does not know of.
    """
    files = sorted(p for folder in sources for p in folder.rglob("*") if p.suffix in SOURCES)
    contents = [f"{p.name} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in files]
    return digest(*contents, *_packages(), *settings)


def _packages() -> list[str]:
    """The digests of what the installed packages say of themselves, their versions with it."""
    found = set()
    for folder in map(Path, sys.path):
        for pattern in ("*.dist-info/METADATA", "*.egg-info/PKG-INFO"):
            found |= {hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob(pattern)}
    return sorted(found)


class Shelf:
    """The kept values of one name. A value is anything that JSON can say."""

    def __init__(self, path: Path):
        self._path = path
        self._kept = _read(path)
        self._used: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """What was kept under `key`, or None."""
        value = self._used.get(key, self._kept.get(key))
        if value is not None:
            self._used[key] = value
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep `value`, which is not None, under `key`."""
        self._used[key] = value

    def save(self) -> None:
        """Write what was used, and of the rest no more than as much again, the newest of it."""
        before = list(self._kept.items())[: len(self._used)]
        if dict(before) == self._used:
            return
        rest = {key: value for key, value in self._kept.items() if key not in self._used}
        rest = dict(list(rest.items())[: len(self._used)])
        self._kept = self._used | rest
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self._path.parent, suffix=".new", delete=False
        ) as file:
            text = json.dumps(self._kept, ensure_ascii=False, separators=(",", ":"))
            file.write(f"{digest(text)}\n{text}")
        Path(file.name).replace(self._path)


class Cache:
    """The shelves of one seal below `folder`."""

    def __init__(self, folder: Path, seal: str):
        self._folder = folder
        self.seal = seal
        self._shelves: dict[str, Shelf] = {}

    def shelf(self, name: str) -> Shelf:
        """The shelf of that name: lower-case words, hyphens and slashes."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._folder / self.seal / f"{name}.json")
        return self._shelves[name]

    def save(self) -> None:
        """Write every shelf that was asked for, and drop the seals that were not used for long.

        A cache that is saved again later has forgotten nothing.
        """
        for shelf in self._shelves.values():
            shelf.save()
        own = self._folder / self.seal
        if own.is_dir():
            os.utime(own)
            seals = sorted((p for p in self._folder.iterdir() if p.is_dir()), key=_age)
            for old in seals[MOST_SEALS:]:
                shutil.rmtree(old, ignore_errors=True)


def _age(folder: Path) -> float:
    """Smaller for what was used later; a folder that another build just removed is oldest."""
    try:
        return -folder.stat().st_mtime
    except OSError:
        return 0.0


def _read(path: Path) -> dict[str, Any]:
    """What the file keeps, nothing where it is not as it was written."""
    try:
        check, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return {}
    return json.loads(text) if check == digest(text) else {}
