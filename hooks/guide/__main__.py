"""The command line: `python -m hooks.guide check [path …] [--format github]`."""

import argparse
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from . import bank
from .formulas import Typesetter
from .problem import counted

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
    check.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    return run_check(options)


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


if __name__ == "__main__":
    sys.exit(main())
