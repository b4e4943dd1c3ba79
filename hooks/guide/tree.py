"""What may lie below docs/: the folder goes in, problems with its files come out."""

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from .problem import Problem

LARGEST = 400_000  # bytes of a figure, font or script
LONGEST_NAME = 80  # characters
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
_NAME = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_REGISTRIES = {
    *("topics.yml", "aliases.yml", "resources.yml", "glossary.yml", "plans.yml", "retired.yml"),
    "errata.yml",
}
_ASSETS = {".svg", ".png", ".css", ".js", ".woff2"}
_ASSET_SOURCES = {".py", ".unicodes", ".txt"}
_SVG_ELEMENTS = {
    *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"),
    *("tspan", "defs", "use", "clipPath", "style", "title", "desc", "linearGradient", "stop"),
    *("radialGradient", "pattern", "marker", "metadata", "symbol", "mask"),
    *("RDF", "Work", "type", "format", "date", "creator", "Agent"),  # matplotlib's metadata
}
_BAD_STYLE = re.compile(
    r"url\s*\((?!\s*['\"]?#)|image(?:-set)?\s*\(|@import|expression|javascript:|\\[0-9a-f]", re.I
)


def problems(docs: Path) -> Iterator[Problem]:
    """Everything below `docs` that has no place there. Follows no link."""
    for entry, inside in _entries(docs, ""):
        shown = inside if inside.isprintable() else _printable(inside)
        for rule, line, what, fix in _of_entry(entry, PurePosixPath(inside)):
            yield Problem(f"{docs.name}/{shown}", line, rule, what, fix)


def _printable(place: str) -> str:
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in place)


def is_plain_name(name: str) -> bool:
    """Whether every system keeps a file of this name, and every address."""
    is_device = _DEVICE.fullmatch(name.partition(".")[0])
    return bool(_NAME.fullmatch(name)) and len(name) <= LONGEST_NAME and not is_device


def _entries(folder: Path | str, inside: str) -> Iterator[tuple[os.DirEntry, str]]:
    """(entry, its place below docs/) of everything below `folder`, which is at `inside`."""
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        place = f"{inside}{entry.name}"
        if entry.name == "__pycache__" and _is_only_compiled(Path(entry.path), place):
            continue
        yield entry, place
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{place}/")


def _is_only_compiled(folder: Path, place: str) -> bool:
    """What Python leaves beside the scripts that draw figures; anything else would be published."""
    is_asset = place.startswith("assets/")
    return is_asset and all(entry.suffix == ".pyc" for entry in folder.iterdir())


def _of_entry(entry: os.DirEntry, inside: PurePosixPath) -> Iterator[tuple[str, int, str, str]]:
    if entry.is_symlink():
        what = "a symlink is not allowed: it could lead to a file outside"
        yield "plain-file", 1, what, "put the file itself here"
        return
    is_capital_asset = inside.parts[0] == "assets" and inside.name == "OFL.txt"
    is_page_with_dots = inside.suffix == ".md" and "." in inside.stem
    if is_page_with_dots or not (is_plain_name(inside.name) or is_capital_asset):
        what = "the file name has characters that an address or a disk may not keep"
        if _NAME.fullmatch(inside.name) and not is_page_with_dots:
            what = f"the file name is too long or a device of Windows; the limit is {LONGEST_NAME}"
        fix = "use lower-case letters, digits and hyphens"
        yield "file-name", 1, what, f"{fix}; a page of a folder is index.md"
    if entry.is_dir():
        if inside.suffix:
            what = f"a folder is named as a file of the type '{inside.suffix}'"
            yield "file-name", 1, what, "use lower-case letters, digits and hyphens"
        return
    if not entry.is_file():
        yield "plain-file", 1, "this is no ordinary file", "remove it"
        return
    if not _has_place(inside):
        what = f"a file of the type '{inside.suffix or inside.name}' is not allowed at this path"
        yield "file-type", 1, what, "docs/ holds .md pages; figures are .svg below docs/assets/"
        return
    size = entry.stat().st_size
    if inside.suffix != ".md" and inside.suffix != ".yml" and size > LARGEST:
        what = f"the file is too large: its size is {size:,} bytes, the limit {LARGEST:,}"
        yield "file-size", 1, what, "make the image simpler"
    elif inside.suffix == ".png" and not Path(entry.path).read_bytes().startswith(
        b"\x89PNG\r\n\x1a\n"
    ):
        yield "file-type", 1, "the file is no PNG image, whatever its name says", "save it again"
    elif inside.suffix == ".svg":
        yield from _of_svg(Path(entry.path).read_bytes())


def _has_place(inside: PurePosixPath) -> bool:
    top, depth = inside.parts[0], len(inside.parts)
    if top == "assets":
        return inside.suffix in _ASSETS | _ASSET_SOURCES
    if top == "questions":
        return inside.suffix == ".md" and depth == 3 and inside.stem != "index"
    if depth == 1:
        return inside.suffix == ".md" or inside.name in _REGISTRIES
    return inside.suffix == ".md" and depth <= 3


def _may_load(text: str) -> bool:
    """Whether one of the marks is there that each bad style has: soon said of a long path."""
    return "(" in text or "@" in text or "\\" in text or ":" in text or "x" in text.lower()


@lru_cache(maxsize=4096)  # figures have few styles, many times
def _is_bad_style(text: str) -> bool:
    return bool(_BAD_STYLE.search(text))


def _of_svg(data: bytes) -> Iterator[tuple[str, int, str, str]]:
    found: list[tuple[int, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    style: list[str] = []
    depth = 0  # of style elements

    def tell(what: str) -> None:
        found.append((parser.CurrentLineNumber, what))

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        tag = name.rpartition(" ")[2]
        if tag == "style":
            depth += 1
            # The words come in pieces, at any character reference.
            parser.CharacterDataHandler, parser.EndElementHandler = style.append, end
        if tag not in _SVG_ELEMENTS:
            tell(f"an SVG element <{tag}>, which could run a script or load a file")
        for key, value in attributes.items():
            word = key.rpartition(" ")[2].lower()
            if word.startswith("on"):
                tell(f"an SVG attribute {word}, a script")
            elif word == "href" and not value.startswith("#"):
                tell(f"an SVG link to '{value[:40]}'")
            elif _may_load(value) and _is_bad_style(value):
                tell(f"an SVG {word} that loads another file")

    def end(name: str) -> None:
        nonlocal depth
        if name.rpartition(" ")[2] != "style":
            return
        depth -= 1
        if _is_bad_style("".join(style)):
            tell("an SVG style that loads another file")
        style.clear()
        if not depth:
            parser.CharacterDataHandler = parser.EndElementHandler = None

    def entity(*_) -> None:
        tell("an SVG entity declaration")
        raise expat.ExpatError("entity")

    parser.StartElementHandler = start
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = lambda target, _: tell(f"an SVG instruction <?{target}")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if not found:
            found.append((getattr(error, "lineno", 1), "a file that is no SVG"))
    for line, what in found:
        yield "plain-svg", line, what, "draw figures by a script of docs/assets/figures/"
