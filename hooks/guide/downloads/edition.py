"""The edition of the guide: a checkout goes in, its commit and that commit's time come out."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Edition:
    """Which state of the guide something was made of.

    `time` is in seconds since 1970 (UTC); `commit` has the first ten digits, or is empty where
    the files are no checkout.
    """

    time: int
    commit: str = ""

    @property
    def date(self) -> str:
        """The day in UTC, as 2026-11-25."""
        return f"{datetime.fromtimestamp(self.time, UTC):%Y-%m-%d}"

    @property
    def name(self) -> str:
        """The day and, where it is known, the commit: '2026-11-25 (123d5fa1b2)'."""
        return f"{self.date} ({self.commit})" if self.commit else self.date


def of(root: Path, newest: str) -> Edition:
    """The edition of the checkout at `root`; without git, of the day `newest` ('2026-11-25').

    The environment's SOURCE_DATE_EPOCH (reproducible-builds.org/specs) goes before the commit's
    time. Files that were changed and not committed do not show.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH")
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct %H"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, commit = done.stdout.split()
    except (OSError, subprocess.CalledProcessError):
        seconds, commit = datetime.fromisoformat(f"{newest}T00:00:00+00:00").timestamp(), ""
    return Edition(int(told or seconds), commit[:10])
