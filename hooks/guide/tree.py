"""What may lie below docs/: the folder goes in, problems with its files come out."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.parsers import expat

from .problem import Problem

LARGEST = 400_000  # bytes of a figure, font or script
_NAME = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
_REGISTRIES = {
    *("topics.yml", "resources.yml", "glossary.yml", "plans.yml", "retired.yml", "errata.yml")
}
_ASSETS = {".svg", ".png", ".css", ".js", ".woff2"}
_ASSET_SOURCES = {".py", ".unicodes", ".txt"}
_SVG_ELEMENTS = {
    *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"),
    *("tspan", "defs", "use", "clipPath", "style", "title", "desc", "linearGradient", "stop"),
    *("radialGradient", "pattern", "marker", "metadata", "symbol", "mask"),
    *("RDF", "Work", "type", "format", "date", "creator", "Agent"),  # matplotlib's metadata
}
_BAD_STYLE = re.compile(r"url\s*\((?!\s*['\"]?#)|@import|expression|javascript:", re.I)


def problems(docs: Path) -> Iterator[Problem]:
    """Everything below `docs` that has no place there. Follows no link."""
    for path in _entries(docs):
        inside = PurePosixPath(*path.relative_to(docs).parts)
        shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in inside.as_posix())
        for rule, line, what, fix in _of_entry(path, inside):
            yield Problem(f"{docs.name}/{shown}", line, rule, what, fix)


def _entries(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        path = Path(entry.path)
        if entry.name in ("__pycache__", ".cache"):
            continue
        yield path
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(path)


def _of_entry(path: Path, inside: PurePosixPath) -> Iterator[tuple[str, int, str, str]]:
    if path.is_symlink():
        what = "a symlink is not allowed: it could lead to a file outside"
        yield "plain-file", 1, what, "put the file itself here"
        return
    is_capital_asset = inside.parts[0] == "assets" and inside.name == "OFL.txt"
    if not _NAME.fullmatch(inside.name) and not is_capital_asset:
        what = "the file name has characters that an address or a disk may not keep"
        fix = "use lower-case letters, digits and hyphens"
        yield "file-name", 1, what, f"{fix}; a page of a folder is index.md"
    if path.is_dir():
        return
    if not path.is_file():
        yield "plain-file", 1, "this is no ordinary file", "remove it"
        return
    if not _has_place(inside):
        what = f"a file of the type '{inside.suffix or inside.name}' is not allowed at this path"
        yield "file-type", 1, what, "docs/ holds .md pages; figures are .svg below docs/assets/"
        return
    size = path.stat().st_size
    if inside.suffix != ".md" and inside.suffix != ".yml" and size > LARGEST:
        what = f"the file is too large: its size is {size:,} bytes, the limit {LARGEST:,}"
        yield "file-size", 1, what, "make the image simpler"
    elif inside.suffix == ".svg":
        yield from _of_svg(path.read_bytes())


def _has_place(inside: PurePosixPath) -> bool:
    top, depth = inside.parts[0], len(inside.parts)
    if top == "assets":
        return inside.suffix in _ASSETS | _ASSET_SOURCES
    if top == "questions":
        return inside.suffix == ".md" and depth == 3
    if depth == 1:
        return inside.suffix == ".md" or inside.name in _REGISTRIES
    return inside.suffix == ".md" and depth <= 3


def _of_svg(data: bytes) -> Iterator[tuple[str, int, str, str]]:
    found: list[tuple[int, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    in_style: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        in_style.append(tag)
        line = parser.CurrentLineNumber
        if tag not in _SVG_ELEMENTS:
            found.append((line, f"an SVG element <{tag}>, which could run a script or load a file"))
        for key, value in attributes.items():
            word = key.rpartition(" ")[2].lower()
            if word.startswith("on"):
                found.append((line, f"an SVG attribute {word}, a script"))
            elif word == "href" and not value.startswith("#"):
                found.append((line, f"an SVG link to '{value[:40]}'"))
            elif _BAD_STYLE.search(value):
                found.append((line, f"an SVG {word} that loads another file"))

    def text(words: str) -> None:
        if in_style and in_style[-1] == "style" and _BAD_STYLE.search(words):
            found.append((parser.CurrentLineNumber, "an SVG style that loads another file"))

    def entity(*_) -> None:
        found.append((parser.CurrentLineNumber, "an SVG entity declaration"))
        raise expat.ExpatError("entity")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: in_style.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = lambda target, _: found.append(
        (parser.CurrentLineNumber, f"an SVG instruction <?{target}")
    )
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if not found:
            found.append((getattr(error, "lineno", 1), "a file that is no SVG"))
    for line, what in found:
        yield "plain-svg", line, what, "draw figures by a script of docs/assets/figures/"
