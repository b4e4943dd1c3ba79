"""Every rule refuses its case with the whole message, and no rule is without a case.

A case is a folder tests/cases/<rule>-<what>/ with `expected.txt` and one input: `question.md`,
`chapter.md`, `page.md` or a registry, which takes its place in a small valid folder; its other
files are added as they are. Where there is a folder `base/`, its files make the base branch's
content in the same way, and the two are compared.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest
from guide import bank, identity, rules
from guide.formulas import Typesetter

from tests import small

TODAY = date(2026, 12, 1)
CASES = Path(__file__).parents[1] / "cases"
PLACES = {
    "question.md": "questions/metrics/false-alarms.md",
    "chapter.md": "machine-learning/metrics.md",
    "page.md": "index.md",
    "blind_review.yml": "../tests/blind_review.yml",
}
case_folders = sorted(path for path in CASES.iterdir() if path.is_dir())


@pytest.fixture(scope="session")
def typeset():
    typesetter = Typesetter()
    yield typesetter
    typesetter.close()


def problems_of(docs, typeset, base=None):
    sources = bank.read(docs)
    beside_base = identity.problems(bank.read(base), sources) if base else []
    return sorted([*bank.check(sources, typeset, today=TODAY), *beside_base])


def laid_out(case: Path, root: Path) -> Path:
    """The small folder below `root`, with the files of `case` in it."""
    docs = small.write(root)
    for path in sorted(case.rglob("*")):
        inside = path.relative_to(case).as_posix()
        is_input = inside != "expected.txt" and not inside.startswith("base/")
        if is_input and (path.is_file() or path.is_symlink()):
            target = docs / PLACES.get(inside, inside)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target, follow_symlinks=False)
    return docs


@pytest.mark.parametrize("case", case_folders, ids=lambda path: path.name)
def test_case_is_refused_with_its_whole_message(case, tmp_path, typeset):
    docs = laid_out(case, tmp_path / "present")
    base = laid_out(case / "base", tmp_path / "base") if (case / "base").is_dir() else None
    found = "".join(f"{problem.text()}\n" for problem in problems_of(docs, typeset, base))
    assert found == (case / "expected.txt").read_text(encoding="utf-8")


def test_the_small_folder_has_no_problem(tmp_path, typeset):
    assert problems_of(small.write(tmp_path), typeset) == []


@pytest.mark.parametrize("text", ["", "# none yet\n", "# none yet\n\n[]\n"])
def test_no_question_need_be_retired(text, tmp_path, typeset):
    assert problems_of(small.write(tmp_path, **{"retired.yml": text}), typeset) == []


def test_every_rule_has_a_case_that_names_it():
    named = {
        slug
        for slug in rules.all_slugs()
        for case in case_folders
        if case.name == slug or case.name.startswith(f"{slug}-")
        if f"[{slug}]" in (case / "expected.txt").read_text(encoding="utf-8")
    }
    assert sorted(set(rules.all_slugs()) - named) == []


def test_every_case_is_named_for_a_rule():
    slugs = rules.all_slugs()
    stray = [c.name for c in case_folders if not any(c.name.startswith(slug) for slug in slugs)]
    assert stray == []


def test_every_rule_says_what_it_is_about():
    every = {rule for kind in rules.EVERY_RULE for rule in kind}
    assert [rule.__name__ for rule in every if not rule.__doc__] == []
