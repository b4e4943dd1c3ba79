"""Accepted cases as one site: the cases go in, a built site with all their pages comes out."""

import re
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide import bank, document
from guide.formulas import Typesetter

from tests import bad_inputs, small
from tests.build import Built, build, project

NAV = "nav:\n  - Start here: index.md\n  - All questions: questions/index.md\n"


@dataclass(frozen=True)
class Accepted:
    """One case that the check lets through. `name` is its file's stem, `text` the file's text."""

    case: dict
    name: str
    text: str

    @property
    def file(self) -> str:
        """Its place below docs/."""
        is_question = self.case["kind"] == "question"
        folder = bad_inputs.QUESTION_FOLDER if is_question else bad_inputs.CHAPTER_FOLDER
        return f"{folder}/{self.name}.md"

    @property
    def page(self) -> str:
        """Its place in the site."""
        if self.case["kind"] == "question":
            return "questions/metrics/"
        return self.file.removesuffix(".md") + "/"

    @cached_property
    def document(self) -> document.Document:
        """The file as the library reads it."""
        text = document.decode(self.text.encode("utf-8"))
        return document.Document(f"docs/{self.file}", self.case["kind"], text)

    @cached_property
    def question(self):
        """The record of a question."""
        return bank.question(self.document)


def of_case(case: dict, typeset: Typesetter) -> Accepted | None:
    """The case as its author would add it, or None where the check refuses it."""
    with tempfile.TemporaryDirectory() as folder:
        docs, text = bad_inputs.write(case, Path(folder))
        if bank.load(docs, typeset, editorial=False)[0] is None:
            return None
    return Accepted(case, re.sub(r"[^a-z0-9]+", "-", case["id"].lower()).strip("-"), text)


def apart(found: Accepted) -> str:
    """The file's text with a line of its own in the prompt: no two cases may ask the same."""
    said = f"Case {found.name}.\n\n"
    if found.case["kind"] != "question":
        return found.text
    if found.document.is_open:
        return re.sub(r"\A(---\n.*?\n---\n)", rf"\1\n{said}", found.text, flags=re.DOTALL)
    return re.sub(r"^(<quiz>\s*?\r?\n)", rf"\1{said}", found.text, count=1, flags=re.MULTILINE)


def build_site(accepted: list[Accepted], folder: Path) -> Built:
    """Build one site of all of them, with editorial rules left out."""
    docs = small.write(folder)
    for found in accepted:
        (docs / found.file).write_text(apart(found), encoding="utf-8", newline="")
    return build_here(folder)


def build_here(folder: Path) -> Built:
    """Build the content of `folder`, with editorial rules and the menu left out."""
    config = project(folder, NAV) / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("omitted_files: warn", "omitted_files: ignore")
    config.write_text(text.replace("editorial: true", "editorial: false"), encoding="utf-8")
    return build(folder)
