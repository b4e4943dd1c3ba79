"""What our hooks hand to the engine: the guide goes in, a plain project for any engine comes out.

`python -m tests.handed_over FOLDER` builds the guide and writes, below the new FOLDER, a docs/ with
each page's Markdown as the hooks leave it, and a mkdocs.yml without hooks or plugins. In place of
questions stand the marks that are filled once the Markdown has become HTML; formulas are TeX still.
Build it with two engines, and compare them with `python -m tests.engines SITE OTHER --loosely`.
"""

import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import yaml_load

from tests.build import ROOT

KEPT = ("nav", "markdown_extensions")  # of mkdocs.yml
TOLD = ("title", "description")  # of a page's front matter


class Listener(BasePlugin):
    """Writes down each page's Markdown once all hooks have had it."""

    def __init__(self, docs: Path):
        self._docs = docs

    @event_priority(1000)
    def on_page_content(self, html, page, config, files):
        """Before the first hook has its HTML."""
        target = self._docs / page.file.src_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        told = yaml.safe_dump({name: page.meta[name] for name in TOLD if name in page.meta})
        target.write_text(f"---\n{told}---\n\n{page.markdown}", encoding="utf-8")


def main(folder: Path) -> None:
    """Write the project into `folder`, which must not be there."""
    copytree(ROOT / "docs/assets", folder / "docs/assets")
    own = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    plain = {"site_name": own["site_name"], "theme": {"name": "material"}}
    plain |= {name: own[name] for name in KEPT}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain, sort_keys=False), encoding="utf-8")
    with TemporaryDirectory() as site:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=site)
        config.plugins["listener"] = Listener(folder / "docs")
        build(config)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
