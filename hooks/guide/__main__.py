"""The command line: `python -m hooks.guide check [path …] [--base main] [--format github]`."""

import argparse
import os
import sys
from contextlib import closing, nullcontext
from pathlib import Path, PurePosixPath

from . import bank, history, identity, machinery, report
from .formulas import Typesetter

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
    check.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
    against = check.add_mutually_exclusive_group()
    against.add_argument(
        "--base", help="a branch, a commit or a docs folder whose questions must keep their ids"
    )
    against.add_argument(
        "--contribution",
        type=Path,
        help="check the docs/ of this checkout, by the rules and against the docs/ of this one",
    )
    options = parser.parse_args(arguments)
    try:
        return run_check(options)
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
    only = [_below(docs, given) for given in options.paths]
    with closing(Typesetter()) as typeset:
        problems = bank.check(sources, typeset, only, not options.without_editorial)
    if base:
        wanted = tuple(map(PurePosixPath, only))
        found = identity.problems(_read_base(base, docs), sources)
        problems = sorted([*problems, *(p for p in found if bank.among(p.path, wanted))])
    tell(problems, len(sources.documents), notice, options.format)
    return 1 if any(not problem.is_warning for problem in problems) else 0


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
