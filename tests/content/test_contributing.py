"""What CONTRIBUTING.md tells an author is what the checker does."""

import re
from pathlib import Path

import pytest
from guide import bank, document, rules
from guide.rules.item_writing import WAIVABLE
from guide.schema import FIELDS

from tests.build import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def example(text: str) -> str:
    """The complete question file that a page shows."""
    return re.search(r"^````markdown\n(.*?)^````$", text, re.MULTILINE | re.DOTALL)[1]


@pytest.mark.parametrize(
    ("heading", "kind"), [("The fields", "question"), ("A book, a course, a paper", "resource")]
)
def test_each_table_of_fields_is_that_of_the_schema(heading, kind):
    section = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = re.findall(r"^\| `(\w+)` \| (.*?) \|$", section, re.MULTILINE)
    wanted = [
        (name, field.help + ("" if field.required else " (may be left out)"))
        for name, field in FIELDS[kind].items()
    ]
    assert table == wanted


def test_the_example_is_a_valid_question_with_a_true_check():
    shown = example(TEXT)
    place = Path("docs/questions/model-evaluation/five-deliveries.md")
    written = document.Document(place.as_posix(), "question", shown)
    sources = bank.read(ROOT / "docs")
    sources.documents.append(written)
    assert bank.check(sources, lambda tex, display: "", [place.as_posix()]) == []
    question = bank.question(written)
    key = [option.text for option in question.options if option.right]
    exec(question.check, {"options": [o.text for o in question.options], "key": key})


def test_both_pages_show_the_same_example():
    page = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
    assert example(page) == example(TEXT)


def test_every_command_that_is_named_is_a_target():
    targets = re.findall(
        r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z-]+)", TEXT + readme)) - {"and"}
    assert named <= set(targets) | {"it"}


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 80


def test_the_page_of_rules_has_a_heading_for_every_rule():
    page = (ROOT / "docs/contribute/rules.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (\S+)$", page, re.MULTILINE)
    assert sorted(headings) == rules.all_slugs()


def test_the_page_of_rules_says_which_of_them_warn():
    page = (ROOT / "docs/contribute/rules.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### (\S+)\n\n(.*)$", page, re.MULTILINE))
    warning = {slug for slug, text in sections.items() if text.startswith("*Warns")}
    assert warning == set(WAIVABLE)
