"""The same words as a stock Material site: a project goes in, one without our hooks comes out.

What a build of ours may cost is told in times of this one. Chapters stand as they are; a question
is a prompt, a list of options with their reasons, and an explanation, all of it plain Markdown.
"""

import re
import shutil
from pathlib import Path

import yaml

from hooks.guide import bank, bank_pages, formulas
from hooks.guide.front_matter import read
from hooks.guide.question_page import Links, place

LEFT_OUT = ("hooks", "extra_css", "extra_javascript", "validation", "not_in_nav", "extra")
_QUIZ = re.compile(r"^<quiz>\n(?P<inside>.*?)^</quiz>$", re.DOTALL | re.MULTILINE)
_OPTION = re.compile(r"^- \[[ x]\] ", re.MULTILINE)
_REASON = re.compile(r"^> ?(?P<text>.*)$", re.MULTILINE)
_PART = re.compile(r"<!--(?:part \d+|end) of [a-z0-9-]+-->")


def write(project: Path, folder: Path) -> Path:
    """Write the stock site of the project (mkdocs.yml and docs/) into `folder`, and return it."""
    docs = project / "docs"
    typeset = formulas.Typesetter()
    content, problems = bank.load(docs, typeset)
    typeset.close()
    assert content, problems
    shutil.copytree(docs / "assets", folder / "docs/assets")
    pages = {p.relative_to(docs).as_posix(): p.read_text(encoding="utf-8") for p in _pages(docs)}
    for uri, text in {**pages, **dict(bank_pages.make(content))}.items():
        path = folder / "docs" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_plain(text, uri, content), encoding="utf-8")
    _configure(project, folder)
    return folder


def _pages(docs: Path) -> list[Path]:
    return [p for p in docs.rglob("*.md") if p.relative_to(docs).parts[0] != "questions"]


def _plain(text: str, uri: str, content: bank.Bank) -> str:
    front = read(text)
    head = f"---\ntitle: {yaml.safe_dump(front.entries['title'].plain()).splitlines()[0]}\n---\n"
    page = bank_pages.page_of(uri, content)
    body, _ = place(front.body, uri, content, page, Links("", "", ""))
    return head + _PART.sub("", _QUIZ.sub(_as_list, body))


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


def _configure(project: Path, folder: Path) -> None:
    """Write the project's configuration without what is ours."""

    class Loader(yaml.SafeLoader):
        """Reads `!ENV [NAME, default]` as its default."""

    Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
    config = yaml.load((project / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    config = {key: value for key, value in config.items() if key not in LEFT_OUT}
    config["theme"].pop("custom_dir")
    config["plugins"] = ["search"]
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
