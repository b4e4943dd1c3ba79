"""A preview makes few pages anew after a change, and none of them may show what was."""

import re
import shutil

import pytest
from guide.cache import FOLDER

from tests import large_bank, small
from tests.build import ROOT, build, project
from tests.preview import ADDRESS, Preview

TERM = """\
- term: Base rate
  means: The share of the positive cases.
  page: docs/machine-learning/metrics.md
- term: Words
  means: What a page is made of.
  page: docs/machine-learning/metrics.md
"""
METRICS, OTHER = "machine-learning/metrics.md", "machine-learning/metrics-1.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A project of two chapters, with a theme of its own to change."""
    folder = tmp_path_factory.mktemp("preview")
    docs = large_bank.write(folder, 24, 2)
    (docs / "glossary.yml").write_text(TERM, encoding="utf-8")
    (docs / "practice").mkdir()
    page = small.PAGE.replace("Start here", "Review").replace("(machine", "(../machine")
    page += "\n<!-- practice: review -->\n"
    (docs / "practice/index.md").write_text(page, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    nav = large_bank.nav(2) + "  - practice/index.md\n  - resources.md\n"
    return project(folder, nav)


def contents(site) -> dict[str, bytes]:
    """The bytes of every file of a site, but for the compressed copy of its sitemap."""
    files = [p for p in site.rglob("*") if p.is_file() and p.suffix != ".gz"]
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in files}


def changed(path, before: str, after: str) -> None:
    """Put `after` in place of the first `before` in a file, which must have it."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


FIRST = "docs/questions/metrics-1/generated-1.md"
CHANGES = {
    "nothing": [],
    "a question": [(FIRST, "**Why.** ", "**Why.** Seen. ")],
    "its prompt, another's level and key": [
        (FIRST, "What follows?", "What follows now?"),
        ("docs/questions/metrics/generated-2.md", "level: core", "level: deep"),
        ("docs/questions/metrics/false-alarms.md", "Precision\n", "The precision\n"),
    ],
    "a text": [(f"docs/{OTHER}", "## What falls?", "Base rate, seen.\n\n## What falls, then?")],
    "a title": [(f"docs/{METRICS}", "title: Metrics", "title: Measures")],
    "a page, the menu": [
        ("docs/index.md", "title: Start here", "title: Begin here"),
        ("mkdocs.yml", "  - glossary.md\n", "  - Words: glossary.md\n"),
    ],
    "a term": [("docs/glossary.yml", "positive cases", "positive cases among all")],
    "a resource, a topic": [
        ("docs/resources.yml", "title: A user guide", "title: The user guide"),
        ("docs/topics.yml", "name: Calibration", "name: Calibrated"),
    ],
    "a template": [("overrides/question.html", "Question: ", "The question: ")],
    "the theme": [("overrides/main.html", "{% block content %}", "{% block content %}\nSeen.")],
}


def test_a_preview_after_each_change_is_the_site_that_a_build_makes(folder, tmp_path):
    with Preview(folder) as preview:
        assert preview.build(tmp_path / "served") == "built"
        for name, edits in CHANGES.items():
            for place, before, after in edits:
                changed(folder / place, before, after)
            assert preview.build(tmp_path / "served") == "built", name
            shutil.rmtree(folder / FOLDER)
            built = build(folder, SITE_URL=ADDRESS)
            assert built.status == 0, built.output
            served, cold = contents(tmp_path / "served"), contents(built.site)
            differ = sorted(p for p in served.keys() | cold if served.get(p) != cold.get(p))
            assert not differ, f"{name}: {differ}"


def test_a_problem_stops_a_preview_until_it_is_mended(folder, tmp_path):
    path = folder / "docs/questions/metrics-1/generated-3.md"
    with Preview(folder) as preview:
        assert preview.build(tmp_path / "served") == "built"
        changed(path, "level: core", "level: hrad")
        assert re.match(r"failed: \d problem", preview.build(tmp_path / "served"))
        changed(path, "level: hrad", "level: deep")
        assert preview.build(tmp_path / "served") == "built"
        path.unlink()
        assert preview.build(tmp_path / "served") == "built"
        page = (tmp_path / "served/questions/metrics-1/index.html").read_text(encoding="utf-8")
        assert "generated-5" in page and "generated-3" not in page
