"""The command line: `python -m hooks.guide check [path …]` and `… new PAGE NAME [--kind open]`."""

import argparse
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from . import bank, new_question
from .formulas import Typesetter
from .model import KINDS
from .problem import counted, nearest
from .rules.questions import SLUG

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 0, or 1 where there are problems."""
    parser = argparse.ArgumentParser(prog="python -m hooks.guide", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the content, or only the paths that are named")
    check.add_argument("paths", nargs="*", help="files or folders below docs/")
    check.add_argument("--format", choices=("text", "github"), default="text")
    check.add_argument(
        "--without-editorial", action="store_true", help="let rules of style and length rest"
    )
    new = commands.add_parser("new", help="start a question")
    new.add_argument("page", help="the page that examines it, a folder of docs/questions/")
    new.add_argument("name", help="its id: lower-case words and hyphens that tell the situation")
    new.add_argument("--kind", choices=tuple(KINDS), default="single")
    for command, run in ((check, run_check), (new, run_new)):
        command.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
        command.set_defaults(run=run)
    options = parser.parse_args(arguments)
    return options.run(options)


def run_check(options) -> int:
    """Print every problem and a last line that counts them."""
    docs = options.docs.resolve()
    only = []
    for given in options.paths:
        path = Path(given).resolve()
        if not path.exists() or not path.is_relative_to(docs):
            print(f"{given}: there is no such file or folder below {docs.name}/", file=sys.stderr)
            return 2
        only.append(path.relative_to(docs.parent).as_posix())
    sources = bank.read(docs)
    with closing(Typesetter()) as typeset:
        problems = bank.check(
            sources, typeset, only, not options.without_editorial, today=date.today()
        )
    for problem in problems:
        print(problem.annotation() if options.format == "github" else problem.text())
    if problems:
        places = counted(len({problem.path for problem in problems}), "file")
        print(f"{counted(len(problems), 'problem')} in {places}")
    else:
        print(f"{counted(len(sources.documents), 'file')}, no problem")
    return 1 if any(not problem.is_warning for problem in problems) else 0


def run_new(options) -> int:
    """Write the file of a new question and say what is left to do in it."""
    sources = bank.read(options.docs)
    chapters = {d.id: bank.chapter(d) for d in sources.documents if d.kind == "chapter"}
    taken = {d.id: d.path for d in sources.documents if d.kind == "question"}
    if options.page not in chapters:
        near = nearest(options.page, chapters)
        print(f"new: there is no page '{options.page}'{near}; PAGE is one of", file=sys.stderr)
        print("     " + ", ".join(sorted(chapters)), file=sys.stderr)
        return 2
    if not SLUG.fullmatch(options.name):
        print(
            "new: SLUG takes lower-case words and hyphens, two-curves-that-cross", file=sys.stderr
        )
        return 2
    if options.name in taken:
        print(f"new: the name is taken by {taken[options.name]}", file=sys.stderr)
        return 2
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


if __name__ == "__main__":
    sys.exit(main())
