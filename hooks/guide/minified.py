"""Scripts and style sheets go in, the same without comments and spaces comes out.

The sources in docs/assets/ stay as people read them; esbuild, from its npm package, makes what
readers load. It only shortens: each file stays a file of its own, and what a script or a style
sheet says at its top level keeps its name.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from .formulas import node

PROGRAM = "node_modules/esbuild/bin/esbuild"  # for Node, which does no more than start this:
_OF_SYSTEM = "node_modules/@esbuild"  # below it bin/esbuild, in a folder for this machine's system
OPTIONS = ("--minify", "--charset=utf8", "--log-level=warning")
SUFFIXES = (".js", ".css")


class ScriptError(ValueError):
    """A script or style sheet that cannot be read; the message says where and why."""


def minified(sources: Mapping[str, str], root: Path) -> dict[str, str]:
    """{name: text} of `sources`, shortened; names are paths that end in one of SUFFIXES.

    `root` is the folder of node_modules/. Raises ScriptError where a text is no valid script or
    style sheet, FileNotFoundError where Node or esbuild is missing.
    """
    program = root / PROGRAM
    if not program.is_file():
        raise FileNotFoundError(f"there is no {PROGRAM}; run `make setup`")
    if not sources:
        return {}
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before"), Path(folder, "after")
        for name, text in sources.items():
            path = before / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        places = [f"--outdir={after}", f"--outbase={before}"]
        command = [*_started_by(root), *OPTIONS, *places, *sorted(sources)]
        environment = os.environ | {"GOGC": "off"}  # collecting its garbage takes half its time
        done = subprocess.run(
            command, cwd=before, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0 or done.stderr.strip():  # a brace that is not closed only warns
            raise ScriptError(done.stderr.strip())
        return {name: (after / name).read_text(encoding="utf-8") for name in sorted(sources)}


def _started_by(root: Path) -> list[str]:
    """The command that starts esbuild, without Node where its own program is found."""
    own = list((root / _OF_SYSTEM).glob("*/bin/esbuild"))
    return [str(own[0])] if len(own) == 1 else [node(), str(root / PROGRAM)]
