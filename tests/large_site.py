"""A site of any size, for timing: copies of a built site side by side, each with links of its own.

`python -m tests.large_site 500 site FOLDER` writes at least 500 pages below FOLDER; time it with
`python -m hooks.guide.links.inside FOLDER`.
"""

import shutil
import sys
from pathlib import Path

# What a host has only once.
_ONCE = shutil.ignore_patterns("404.html", "sitemap.xml", "search_index.json", "documents.json")


def write(pages: int, site: Path, folder: Path) -> int:
    """Copy `site` into `folder` until there are `pages` pages; returns how many there are."""
    shutil.copytree(site, folder, dirs_exist_ok=True)
    each = sum(1 for _ in site.rglob("index.html"))
    copies = -(-pages // each)
    for number in range(1, copies):
        shutil.copytree(site, folder / f"copy-{number}", ignore=_ONCE)
    return copies * each


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])), "pages")
