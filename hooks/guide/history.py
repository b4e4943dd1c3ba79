"""What git knows: a repository's folder goes in, an earlier docs/ or changed paths come out."""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from .problem import shown


class HistoryError(ValueError):
    """git does not know what it was asked for; the message says it in git's words."""


@contextmanager
def docs_at(ref: str, docs: Path) -> Iterator[Path]:
    """The folder `docs` as it was where the work on it left `ref`, laid out for a while.

    That is the newest commit that `ref` and the present one share: what was added to the
    base branch since then is not missing from the work. Raises HistoryError.
    """
    shared = _commit(docs.parent, "merge-base", _commit_of(docs.parent, ref), "HEAD")
    archive = _git(docs.parent, "archive", "--format=tar", shared, "--", docs.name)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder) / docs.name


def changed_paths(base: Path, contribution: Path) -> list[str]:
    """The paths in which the commit checked out at `contribution` differs from that at `base`.

    Raises HistoryError, also where the commit of `base` is not in the contribution's repository.
    """
    asked = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", _commit_of(base, "HEAD"))
    found = _git(contribution, *asked, "HEAD").decode("utf-8", "backslashreplace")
    return sorted(path for path in found.split("\0") if path)


def _commit_of(folder: Path, ref: str) -> str:
    try:
        return _commit(folder, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}")
    except HistoryError as error:
        raise HistoryError(f"git knows no branch or commit {shown(ref)} here ({error})") from None


def _commit(folder: Path, *arguments: str) -> str:
    return _git(folder, *arguments).decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip() or "they share no commit"
        raise HistoryError(f"git {arguments[0]}: {words}")
    return done.stdout
