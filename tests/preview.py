"""What `mkdocs serve` builds: a project's folder goes in, its site after each change comes out.

MkDocs' own loop reads the configuration and builds the site again after every change, all in one
process. So does this, when it is told, and without a server or a watch on files.
"""

import os
import subprocess
import sys
from pathlib import Path

ADDRESS = "http://127.0.0.1:8000/"
LOOP = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

started = False
for site in map(str.strip, sys.stdin):
    config = load_config(sys.argv[1], site_dir=site, strict=True)
    if not started:
        config.plugins.on_startup(command="serve", dirty=False)
    started, config.site_url = True, sys.argv[2]
    try:
        build(config, serve_url=sys.argv[2])
    except Exception as error:
        print("failed:", error, flush=True)
    else:
        print("built", flush=True)
"""


class Preview:
    """One process that builds the project in `folder` again and again."""

    def __init__(self, folder: Path):
        self._process = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(folder / "mkdocs.yml"), ADDRESS],
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()

    def build(self, site: Path) -> str:
        """Build into `site`; 'built', or 'failed: ' and why."""
        self._process.stdin.write(f"{site}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()
