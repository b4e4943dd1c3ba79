"""The same words as a stock Material site: a project goes in, one without our hooks comes out.

What a build or a page of ours may cost is told in times of this one. Chapters stand as they are; a
question is a prompt, a list of options with their reasons, and an explanation, all of it plain
Markdown; or, where it is asked for, a `<quiz>` block that mkdocs-quiz makes a question of.
"""

import re
import shutil
from pathlib import Path

import yaml

from hooks.guide import (
    bank,
    bank_pages,
    effort,
    formulas,
    glossary,
    page_frame,
    plans,
    resource_list,
    resources_page,
)
from hooks.guide.front_matter import read
from hooks.guide.question_page import Links, place

LEFT_OUT = ("hooks", "extra_css", "extra_javascript", "validation", "not_in_nav", "extra")
_QUIZ = re.compile(r"^<quiz>\n(?P<inside>.*?)^</quiz>$", re.DOTALL | re.MULTILINE)
_OPTION = re.compile(r"^- \[[ x]\] ", re.MULTILINE)
_REASON = re.compile(r"^> ?(?P<text>.*)$", re.MULTILINE)
_PART = re.compile(r"<!--(?:part \d+|end) of [a-z0-9-]+-->")


def write(project: Path, folder: Path, quizzes: bool = False, fonts: bool = False) -> Path:
    """Write the stock site of the project (mkdocs.yml and docs/) into `folder`, and return it.

    `quizzes` leaves questions to mkdocs-quiz, `fonts` leaves the theme its own; both as they are
    where nothing is set.
    """
    docs = project / "docs"
    typeset = formulas.Typesetter()
    content, problems = bank.load(docs, typeset)
    typeset.close()
    assert content, problems
    shutil.copytree(docs / "assets", folder / "docs/assets")
    pages = {p.relative_to(docs).as_posix(): p.read_text(encoding="utf-8") for p in _pages(docs)}
    titles = {chapter.path: chapter.title for chapter in content.chapters.values()}
    made = {
        **dict(bank_pages.make(content)),
        resources_page.URI: resources_page.make(content, project / "overrides"),
        glossary.URI: glossary.make(content.glossary, titles.__getitem__),
    }
    for uri, text in {**pages, **made}.items():
        path = folder / "docs" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_plain(text, uri, content, quizzes), encoding="utf-8")
    _configure(project, folder, quizzes, fonts)
    return folder


def _pages(docs: Path) -> list[Path]:
    return [p for p in docs.rglob("*.md") if p.relative_to(docs).parts[0] != "questions"]


def _plain(text: str, uri: str, content: bank.Bank, quizzes: bool) -> str:
    front = read(text)
    title, chapter = front.entries["title"].plain(), content.chapter_at(f"docs/{uri}")
    head = f"---\ntitle: {yaml.safe_dump(title).splitlines()[0]}\n---\n"
    body = plans.place(front.body, uri, content)
    if chapter:
        body += f"\n\n{resource_list.make(chapter, content.resources)}"
    time = effort.sentence(chapter, content.of_page(chapter.id)) if chapter else ""
    body = page_frame.frame(body, title, chapter, time)
    page = bank_pages.page_of(uri, content)
    body, _ = place(body, uri, content, page, Links("", "", ""))
    return head + _PART.sub("", body if quizzes else _QUIZ.sub(_as_list, body))


def _as_list(found: re.Match) -> str:
    """A quiz as Markdown that every engine shows: `- option`, its reason a paragraph below."""
    head, *options = _OPTION.split(found["inside"])
    lines = [head]
    for option in options:
        text, _, rest = option.partition("\n")
        reason = [m["text"] for m in _REASON.finditer(rest.partition("\n\n")[0])]
        lines.append(f"- {text}\n\n" + "".join(f"    {line}\n" for line in reason))
    explanation = options[-1].partition("\n\n")[2] if options else ""
    return "\n".join([*lines, "", explanation])


def _configure(project: Path, folder: Path, quizzes: bool, fonts: bool) -> None:
    """Write the project's configuration without what is ours."""

    class Loader(yaml.SafeLoader):
        """Reads `!ENV [NAME, default]` as its default."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    config = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    config = {key: value for key, value in config.items() if key not in LEFT_OUT}
    config["theme"].pop("custom_dir")
    config["plugins"] = ["search", *(["mkdocs_quiz"] if quizzes else [])]
    if fonts:
        del config["theme"]["font"]
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
