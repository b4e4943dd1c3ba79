"""A built site goes in, the files that a copy of it holds come out, in a fixed order."""

from collections.abc import Iterator
from pathlib import Path

# What no page asks for: files to download, pictures of shared links, other languages of the search.
UNUSED = ("downloads/", "assets/link/", "assets/javascripts/lunr/")
TWINS = (".map", ".gz")  # for debuggers, and packed


class NoSite(ValueError):
    """The folder holds no built site, or not the one that is needed."""


def of(site: Path) -> Iterator[tuple[str, Path]]:
    """The place below `site` (POSIX) and the path of each file, sorted by place; raises NoSite."""
    if not (site / "index.html").is_file():
        raise NoSite(f"{site} holds no built site; run `make build`")
    places = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    for place in sorted(places):
        if places[place].is_file() and not (place.startswith(UNUSED) or place.endswith(TWINS)):
            yield place, places[place]
