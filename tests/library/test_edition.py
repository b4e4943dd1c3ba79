"""The edition comes from the commit, and from what is told where there is none."""

import subprocess

from guide.downloads import edition

ME = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def committed(folder):
    """A repository with one commit of noon, 2026-11-20."""
    when = "2026-11-20T12:00:00+00:00"
    environment = {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when, "PATH": "/usr/bin:/bin"}
    for words in (("init", "-q"), (*ME, "commit", "-q", "--allow-empty", "-m", "Begin")):
        subprocess.run(["git", "-C", str(folder), *words], check=True, env=environment)
    return folder


def test_of_a_commit(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    found = edition.of(committed(tmp_path), "2026-01-01")
    assert (found.time, found.date) == (1795176000, "2026-11-20")
    assert len(found.commit) == 10 and found.name == f"2026-11-20 ({found.commit})"


def test_without_git(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert edition.of(tmp_path, "2026-01-01").name == "2026-01-01"


def test_the_environment_goes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    found = edition.of(committed(tmp_path), "2026-01-01")
    assert found.date == "1970-01-02" and found.commit
