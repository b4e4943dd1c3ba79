"""The command line: `python -m hooks.guide check [path …]`, and commands that begin or print."""

import argparse
import os
import sys
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path

from . import (
    bank,
    blind_review,
    history,
    identity,
    machinery,
    new_question,
    new_resource,
    registry,
    report,
    rules,
)
from .addresses import normalized
from .formulas import Typesetter
from .model import KINDS
from .problem import nearest
from .rules.questions import SLUG

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0, 1 where there are problems, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m hooks.guide", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the content, or only the paths that are named")
    check.add_argument("paths", nargs="*", help="files or folders below docs/")
    check.add_argument("--format", choices=("text", "github"), default="text")
    check.add_argument(
        "--without-editorial", action="store_true", help="let rules of style and length rest"
    )
    against = check.add_mutually_exclusive_group()
    against.add_argument(
        "--base", help="a branch, a commit or a docs folder whose questions must keep their ids"
    )
    against.add_argument(
        "--contribution",
        type=Path,
        help="check the docs/ of this checkout, by the rules and against the docs/ of this one",
    )
    new = commands.add_parser("new", help="start a question")
    new.add_argument("page", help="the page that examines it, a folder of docs/questions/")
    new.add_argument("name", help="its id: lower-case words and hyphens that tell the situation")
    new.add_argument("--kind", choices=tuple(KINDS), default="single")
    resource = commands.add_parser("new-resource", help="start an entry of docs/resources.yml")
    resource.add_argument("url", help="its address, as https://example.org/book")
    blind = commands.add_parser("blind-sheet", help="print what nobody has answered blind yet")
    blind.add_argument("ids", nargs="*", help="print these instead, and what to listen for in them")
    for command, run in (
        (check, run_check),
        (new, run_new),
        (resource, run_new_resource),
        (blind, run_blind_sheet),
    ):
        command.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
        command.set_defaults(run=run)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except (history.HistoryError, WrongCall) as error:
        print(error, file=sys.stderr)
        return 2


class WrongCall(ValueError):
    """The command names something that is not there."""


def run_check(options) -> int:
    """Print every problem and a last line that counts them."""
    docs, notice, base = options.docs, "", options.base
    if options.contribution:
        docs, base = options.contribution / "docs", str(ROOT / "docs")
        notice = machinery.notice(history.changed_paths(ROOT, options.contribution))
    if docs.is_symlink() or not docs.is_dir():
        raise WrongCall(f"{docs}: there is no such folder (a link is none)")
    docs = docs.resolve()
    sources = bank.read(docs)
    only = tuple(_below(docs, given) for given in options.paths)
    with closing(Typesetter()) as typeset:
        problems = bank.check(
            sources, typeset, only, not options.without_editorial, today=date.today()
        )
    if base:
        found = identity.problems(_read_base(base, docs), sources)
        problems = sorted([*problems, *(p for p in found if bank.among(p.path, only))])
    files = sum(bank.among(d.path, only) for d in sources.documents)
    tell(problems, files, notice, options.format)
    return 1 if any(not problem.is_warning for problem in problems) else 0


def run_new(options) -> int:
    """Write the file of a new question and say what is left to do in it."""
    sources = bank.read(options.docs)
    chapters = {d.id: bank.chapter(d) for d in sources.documents if d.kind == "chapter"}
    taken = {d.id: d.path for d in sources.documents if d.kind == "question"}
    taken |= {e.value("id"): f"a retired question, {e.path}" for e in sources.of("retired")}
    if options.page not in chapters:
        near = nearest(options.page, chapters)
        pages = ", ".join(sorted(chapters))
        raise WrongCall(f"there is no page '{options.page}'{near}; PAGE is one of {pages}")
    if not SLUG.fullmatch(options.name):
        raise WrongCall("SLUG takes lower-case words and hyphens, as in two-curves-that-cross")
    if options.name in taken:
        raise WrongCall(f"the name is taken by {taken[options.name]}")
    today = date.today().isoformat()
    text = new_question.make(chapters[options.page], options.kind, today)
    path = options.docs / "questions" / options.page / f"{options.name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    shown = path.relative_to(options.docs.parent).as_posix()
    print(f"{shown} is begun. Left to write:")
    for number, line in new_question.gaps(text):
        print(f"  line {number}: {line[:88]}")
    print(f"then: make check FILE={shown}")
    print(f"see it with make serve: http://127.0.0.1:8000/questions/{options.page}/#{options.name}")
    return 0


def run_new_resource(options) -> int:
    """Append an entry to the registry of resources and say what is left to do in it."""
    path = options.docs / registry.FILES["resource"]
    shown = path.relative_to(options.docs.parent).as_posix()
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    text, first = new_resource.with_entry(before, options.url)
    sources = bank.read(options.docs)
    context = bank.context_of(sources, lambda tex, display: "")
    if known := context.addresses.get(normalized(options.url)):
        place = f"{shown}:{known.line('url')}"
        raise WrongCall(f"{place}: the address is there already; cite '{known.value('id')}'")
    entries, _ = registry.read(text, shown, "resource")
    found = rules.check(entries[-1], context) if entries else ()
    for problem in found:
        if problem.rule in ("https-address", "field-length"):
            raise WrongCall(f"{problem.what}; {problem.fix}")
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{shown} has a new entry on line {first}. Left to write:")
    for number, line in new_question.gaps(text):
        if number >= first:
            print(f"  line {number}: {line[:88]}")
    print(f"then: make check FILE={shown}")
    print("and cite its id: under `resources` of a page with the reason, `sources` of a question")
    return 0


def run_blind_sheet(options) -> int:
    """Print the questions that nobody has answered blind, or those that are named."""
    sources = bank.read(options.docs)
    with closing(Typesetter()) as typeset:
        found = bank.check(sources, typeset)
    if any(p.rule not in blind_review.RULES and not p.is_warning for p in found):
        raise WrongCall("the content has problems; see make check")
    content = bank.parse(sources)
    for name in options.ids:
        if name not in content.questions:
            near = nearest(name, content.questions)
            raise WrongCall(f"there is no question '{name}'{near}")
    named = [content.questions[name] for name in options.ids]
    left = named or blind_review.unreviewed(content.questions.values(), content.reviews)
    print(blind_review.sheet(left, with_points=bool(named)))
    return 0


def tell(problems: list, files: int, notice: str, form: str) -> None:
    """Print the problems, and on GitHub add the whole list to the step's summary."""
    on_github = form == "github"
    lines = report.annotations(problems, notice) if on_github else report.text(problems)
    for line in lines:
        print(line)
    print(report.count(problems, files))
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if on_github and place:
        with Path(place).open("a", encoding="utf-8") as summary:
            summary.write(report.summary(problems, files, notice))


def _below(docs: Path, given: str) -> str:
    path = Path(given).resolve()
    if not path.exists() or not path.is_relative_to(docs):
        raise WrongCall(f"{given}: there is no such file or folder below {docs.name}/")
    return path.relative_to(docs.parent).as_posix()


def _read_base(given: str, docs: Path) -> bank.Sources:
    """The sources of the docs folder `given`, or of the commit that it names."""
    is_folder = Path(given).is_dir()
    with nullcontext(Path(given).resolve()) if is_folder else history.docs_at(given, docs) as base:
        return bank.read(base)


if __name__ == "__main__":
    sys.exit(main())
