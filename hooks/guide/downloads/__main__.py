"""The command line: `python -m hooks.guide.downloads STEP`, each after `mkdocs build`."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from .html_tree import UnexpectedHTML

ROOT = Path(__file__).resolve().parents[3]
# name: (what it does, the module beside this one, its function that is given the options and
# returns 0 or 1). Only the module of the step that runs is loaded, for some need more packages.
STEPS = {
    "book": ("print the whole guide as one PDF", "print_shop", "book"),
    "chapters": ("print each chapter as a PDF", "print_shop", "chapters"),
    "pdf": ("print the book and, meanwhile, the chapters", "print_shop", "both"),
    "anki": ("write the deck for Anki", "to_anki", "run"),
    "qti": ("write the questions as QTI 2.1", "to_qti", "run"),
    "qti12": ("write the questions as QTI 1.2", "to_qti12", "run"),
    "tables": ("write the questions as JSON and CSV", "to_tables", "run"),
    "offline": ("zip the site that was built for a folder", "offline_zip", "run"),
    "page": ("list what there is on the site", "page", "run"),
    "worker": ("let readers keep a copy of the site; the last step", "worker", "run"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one step; returns 0, 1 where it found a fault."""
    parser = argparse.ArgumentParser(prog="python -m hooks.guide.downloads", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name, (what, *_) in STEPS.items():
        step = steps.add_parser(name, help=what)
        step.add_argument("--root", type=Path, default=ROOT, help="the folder of docs/")
        step.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
        step.add_argument("--to", type=Path, default=ROOT / "downloads", help="where files go")
    options = parser.parse_args(arguments)
    _, module, function = STEPS[options.step]
    try:
        return getattr(import_module(f".{module}", __package__), function)(options)
    except UnexpectedHTML as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
