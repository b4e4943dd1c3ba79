"""The command line: `python -m hooks.guide.downloads STEP`, each after `mkdocs build`."""

import argparse
import sys
from pathlib import Path

from . import offline_zip, page, to_anki, to_qti, to_tables, worker
from .html_tree import UnexpectedHTML

ROOT = Path(__file__).resolve().parents[3]
# name: (what it does, the function that is given the options and returns 0 or 1)
STEPS = {
    "anki": ("write the deck for Anki", to_anki.run),
    "qti": ("write the questions as QTI 2.1", to_qti.run),
    "tables": ("write the questions as JSON and CSV", to_tables.run),
    "offline": ("zip the site that was built for a folder", offline_zip.run),
    "page": ("list what there is on the site", page.run),
    "worker": ("let readers keep a copy of the site on their device; the last step", worker.run),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one step; returns 0, 1 where it found a fault."""
    parser = argparse.ArgumentParser(prog="python -m hooks.guide.downloads", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    for name, (what, run) in STEPS.items():
        step = steps.add_parser(name, help=what)
        step.add_argument("--root", type=Path, default=ROOT, help="the folder of docs/")
        step.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
        step.add_argument("--to", type=Path, default=ROOT / "downloads", help="where files go")
        step.set_defaults(run=run)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except UnexpectedHTML as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
