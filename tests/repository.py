"""A git repository in a temporary folder, for the tests of what compares two commits."""

import os
import subprocess
from pathlib import Path

# Nothing of the machine's own configuration, and the same commits each time.
_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.org",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.org",
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return what it prints; raises CalledProcessError."""
    command = ["git", "-C", str(folder), *arguments]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | _ENVIRONMENT
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def begin(folder: Path) -> None:
    """Make `folder` a repository whose branch main has all its files."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "Begin")


def commit(folder: Path, title: str) -> None:
    """Commit everything in `folder`."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", title)
