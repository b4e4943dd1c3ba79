"""Makes the pages of the question bank: a bank goes in, Markdown pages come out."""

from collections import Counter
from collections.abc import Iterator

from .bank import Bank
from .model import KINDS, LEVELS, Chapter

FOLDER = "questions"


def uri(page: str) -> str:
    """The place below docs/ of the page of questions of a chapter page."""
    return f"{FOLDER}/{page}.md"


def page_of(uri_: str, bank: Bank) -> str:
    """The id of the chapter page whose questions `uri_` shows, or ''."""
    name = uri_.removeprefix(f"{FOLDER}/").removesuffix(".md")
    return name if uri_ == uri(name) and name in bank.chapters else ""


def make(bank: Bank) -> Iterator[tuple[str, str]]:
    """(place below docs/, Markdown) of every made page."""
    examined = [c for c in bank.chapters.values() if bank.of_page(c.id)]
    yield f"{FOLDER}/index.md", _index(bank, examined)
    for chapter in examined:
        yield uri(chapter.id), _set_page(bank, chapter)


def link_to(path: str) -> str:
    """The link from a page below questions/ to the file at `path` ('docs/…')."""
    return f"../{path.removeprefix('docs/')}"


def _set_page(bank: Bank, chapter: Chapter) -> str:
    count = len(bank.of_page(chapter.id))
    description = f"All {count} questions on {chapter.title} with reasons for every option."
    return "\n".join(
        [
            "---",
            f"title: {_quoted(f'Questions: {chapter.title}')}",
            f"description: {_quoted(description)}",
            "---",
            f"{count} questions on the chapter [{chapter.title}]({link_to(chapter.path)}), "
            "the easier ones first. Choose before you look: a wrong guess with its reason teaches "
            "more than a right answer that you read.",
            "",
            "<!-- questions: -->",
            "",
        ]
    )


def _index(bank: Bank, chapters: list[Chapter]) -> str:
    lines = [
        "---",
        "title: All questions",
        f'description: "{len(bank.questions)} explained questions by chapter, level and kind."',
        "---",
        f"The bank has {len(bank.questions)} questions. Each one gives the reason why every option "
        "holds or fails. *Phone screen* questions are expected of everyone, *core* ones fill a day "
        "of interviews, *deep* ones are what a specialist probes.",
        "",
        "| Chapter | " + " | ".join(LEVELS.values()) + " | Open | All |",
        "|---|" + "--:|" * (len(LEVELS) + 2),
    ]
    for chapter in chapters:
        questions = bank.of_page(chapter.id)
        levels = Counter(q.level for q in questions)
        is_open = sum(q.kind == "open" for q in questions)
        cells = [f"[{chapter.title}]({chapter.id}.md)", *(levels[name] for name in LEVELS)]
        lines.append(f"| {' | '.join(map(str, [*cells, is_open, len(questions)]))} |")
    kinds = Counter(q.kind for q in bank.questions.values())
    names = ", ".join(f"{kinds[kind]} {name.lower()}" for kind, name in KINDS.items())
    computed = sum(bool(q.check) for q in bank.questions.values())
    lines += [
        "",
        f"By kind: {names}. The keys of {computed} are computed by a check that the tests run.",
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
