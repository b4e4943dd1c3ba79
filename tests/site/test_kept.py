"""What is kept between two builds of one project shows in nothing but the time."""

import shutil

import pytest
from guide import cache

from tests import small
from tests.build import build, project

SET = "questions/metrics/index.html"
FILE = "questions__metrics__false-alarms.md"


def contents(built) -> dict[str, bytes]:
    """The bytes of every page, script and index of a site."""
    files = [p for p in built.site.rglob("*") if p.suffix in (".html", ".json", ".js", ".css")]
    return {p.relative_to(built.site).as_posix(): p.read_bytes() for p in files}


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A project that was built once, and what that gave."""
    folder = tmp_path_factory.mktemp("kept")
    small.write(folder)
    built = build(project(folder))
    assert built.status == 0, built.output
    return folder, contents(built)


def test_a_second_build_gives_the_same_bytes(begun):
    folder, first = begun
    before = {p: p.read_bytes() for p in (folder / cache.FOLDER).rglob("*.json")}
    assert {p.name for p in before} >= {"checks.json", "formulas.json", "metrics.json"}
    assert contents(build(folder)) == first
    assert {p: p.read_bytes() for p in (folder / cache.FOLDER).rglob("*.json")} == before


def test_what_was_kept_is_what_is_shown(begun):
    folder, _ = begun
    copy = folder.parent / "kept-copy"
    shutil.copytree(folder, copy, symlinks=True)
    (path,) = (copy / cache.FOLDER).rglob("questions/metrics.json")
    text = path.read_text(encoding="utf-8").partition("\n")[2]
    text = text.replace("False alarms stand in its", "Kept words stand in its")
    path.write_text(f"{cache.digest(text)}\n{text}", encoding="utf-8")
    assert "Kept words stand in its" in build(copy).read(SET)


def test_a_changed_word_and_a_new_problem_show(begun):
    folder, _ = begun
    changed = small.QUESTION.replace("False alarms stand in its", "Such alarms stand in its")
    small.write(folder, **{FILE: changed})
    html = build(folder).read(SET)
    assert html.count("Such alarms stand in its") == 1
    assert html.count("False alarms stand in its") == 1  # of the other question
    small.write(folder, **{FILE: changed.replace("level: core", "level: hrad")})
    refused = build(folder)
    assert refused.status != 0 and "[known-level]" in refused.output


def test_another_list_of_ids_is_asked_anew(begun):
    folder, _ = begun
    small.write(folder, **{"topics.yml": small.TOPICS.replace("confusion-matrix", "confusions")})
    refused = build(folder)
    assert refused.status != 0 and "false-alarms.md" in refused.output


def test_another_extension_renders_everything_anew(begun):
    folder, _ = begun
    small.write(folder)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("- admonition\n", "- admonition\n  - nl2br\n"), encoding="utf-8")
    assert "since a threshold is a price and not a<br" in build(folder).read(SET)
