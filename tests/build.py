"""Builds a site in a temporary folder with the project's own configuration, hooks and theme."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import small

ROOT = Path(__file__).parents[1]
OFFLINE = "mkdocs-offline.yml"  # the configuration of the site for a folder
SMALL_NAV = """\
nav:
  - Start here: index.md
  - Metrics: machine-learning/metrics.md
  - All questions: questions/index.md
  - All resources: resources.md
  - Glossary: glossary.md
  - Audit of the bank: about/audit.md
"""


@dataclass(frozen=True)
class Built:
    """What a build left behind: its exit status, everything it printed, the site's folder."""

    status: int
    output: str
    site: Path

    def read(self, place: str) -> str:
        """The text of a file of the site."""
        return (self.site / place).read_text(encoding="utf-8")


def project(folder: Path, nav: str = SMALL_NAV) -> Path:
    """Put configuration, hooks, theme and assets into `folder`, which has a docs/ of its own."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config[: config.index("nav:\n")] + nav, encoding="utf-8")
    shutil.copy(ROOT / OFFLINE, folder)
    for name in ("hooks", "overrides", "node_modules"):
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets", dirs_exist_ok=True)
    return folder


def build(
    folder: Path,
    config: str = "mkdocs.yml",
    to: str = "site",
    strict: bool = True,
    **environment: str,
) -> Built:
    """Run `mkdocs build` on the project in `folder`, into its folder `to`; a warning fails it.

    Where `strict` is false warnings are let through.
    """
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else [])]
    command += ["-f", str(folder / config), "-d", str(folder / to)]
    inherited = {k: v for k, v in os.environ.items() if k not in ("SITE_URL", "REPOSITORY_URL")}
    done = subprocess.run(
        command,
        env=inherited | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Built(done.returncode, done.stdout + done.stderr, folder / to)


def build_small(
    folder: Path, nav: str = SMALL_NAV, addresses: Mapping[str, str] | None = None, **files: str
) -> Path:
    """The site of the small content folder, made in `folder`; `files` as in small.write.

    `addresses` are the environment variables that name the site's and the repository's.
    """
    folder.mkdir()
    small.write(folder, **files)
    built = build(project(folder, nav), **(addresses or {}))
    assert built.status == 0, built.output
    return built.site


def build_all(site: Path, **environment: str) -> Built:
    """Build the real content into `site`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "mkdocs.yml")]
    done = subprocess.run(
        [*command, "--site-dir", str(site)],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Built(done.returncode, done.stdout + done.stderr, site)
