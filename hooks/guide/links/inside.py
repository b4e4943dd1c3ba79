"""Checks the links inside the built site: its folder goes in, what leads nowhere comes out.

`python -m hooks.guide.links.inside [site]` prints it. Every file is read once, and nothing is
asked of the network. What is held: addresses in HTML, SVG and style sheets; anchors; the sitemap,
the search index and a web app's manifest; ids that stand twice on a page; and the questions, each
of which must stand on its page of questions under its own id.
"""

import json
import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..cache import digest
from ..latest import NOTHING, Latest
from ..problem import counted, nearest
from .page import Link, Page, read, read_style, read_svg

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
PRACTICE = "assets/practice/"
_INDEX = re.compile(rf"{PRACTICE}index-\w+\.js")
_RECEIVED = re.compile(r'guide\.receive\("[^"]*",(.*)\);\s*', re.DOTALL)
_STATE = re.compile(r"[=&]|:~:")  # a fragment that a script reads, or a browser, and no id
SITEMAP, INDEX = "sitemap.xml", "search/documents.json"
# The page of the copy on a device, and what its worker puts the site's address in place of.
OFFLINE, PLACE_OF_SITE = "offline.html", "__BASE__"
READ = (".html", ".svg", ".css", ".webmanifest")  # what a file's place ends in
MISSING = "404.html"  # the only page that is shown at any address, so it links from the root


@dataclass(frozen=True, order=True)
class Broken:
    """A link that leads nowhere: the file below the site, its line, the address, and why."""

    path: str
    line: int
    link: str
    what: str

    def text(self) -> str:
        """One line for a terminal."""
        return f"{self.path}:{self.line}: '{self.link}' {self.what}"


@dataclass(frozen=True)
class Found:
    """How many files were read and links followed, and what is broken, sorted."""

    files: int
    links: int
    broken: tuple[Broken, ...]


def check(folder: Path, pending: tuple[str, ...] = (), latest: Latest = NOTHING) -> Found:
    """Follow every link inside the built site in `folder`.

    `pending` names folders below the site that are filled after this check ('downloads/'):
    links into them are taken on trust. Files that are as `latest` had them are not read again.
    Raises OSError where the folder cannot be read.
    """
    site = _Site(folder, pending, latest)
    broken = {*site.broken_links(), *site.broken_ids(), *site.broken_questions()}
    return Found(
        len(site.pages), sum(len(p.links) for p in site.pages.values()), tuple(sorted(broken))
    )


class _Site:
    def __init__(self, folder: Path, pending: tuple[str, ...], latest: Latest):
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        self.files = {path.relative_to(folder).as_posix() for path in paths}
        self.folder, self.pending, self.latest = folder, pending, latest
        self.pages: dict[str, Page] = {}
        for place in sorted(self.files):
            if place in (INDEX, SITEMAP) or place.endswith(READ):
                text = (folder / place).read_text(encoding="utf-8")
                if place == OFFLINE:
                    text = text.replace(PLACE_OF_SITE, "./")
                make = partial(_parsed, place, text)
                self.pages[place] = latest.of("links", place, (digest(text),), make)
        home = self.pages.get("index.html", Page()).canonical
        self.address = home.removesuffix("index.html")  # of the site, or "" where it has none
        self.root = urlsplit(self.address).path or "/"

    def broken_links(self) -> Iterator[Broken]:
        """Every link whose file or anchor is not there."""
        # The names of the practice's files change with every question; few pages lead there.
        of_practice = {place for place in self.files if place.startswith(PRACTICE)}
        ids = {place: page.ids for place, page in self.pages.items()}
        told = (self.files - of_practice, ids, self.address, self.pending)
        targets = self.latest.of("targets", "", told, object)
        for place, page in self.pages.items():
            leads_there = any(PRACTICE in link.address for link in page.links)
            made_of = (page, targets, of_practice if leads_there else None)
            make = partial(self._broken_of, place, page)
            yield from self.latest.of("broken", place, made_of, make)

    def _broken_of(self, place: str, page: Page) -> list[Broken]:
        known: dict[tuple[str, str], str] = {}
        found = []
        for link in page.links:
            asked = (link.address, link.base)
            if asked not in known:
                known[asked] = self._fault(place, link)
            if known[asked]:
                what = f"({link.what}) {known[asked]}"
                found.append(Broken(place, link.line, link.address, what))
        return found

    def _fault(self, place: str, link: Link) -> str:
        """Why the link leads nowhere, or ""."""
        address = link.address
        if self.address and address.startswith(self.address):
            address = self.root + address[len(self.address) :]
        elif _SCHEME.match(address) or address.startswith("//"):
            return ""  # outside
        elif address.startswith("/") and place != MISSING:
            return "begins at the root of the host, and the site may stand in a folder of it"
        if not address:
            return "" if link.what.startswith(("a ", "form ")) else "is empty"
        path, _, fragment = address.partition("#")
        target = self._target(place, link.base, path.partition("?")[0])
        if target is None:
            return "leads out of the site"
        if target.startswith(self.pending) and self.pending:
            return ""
        if target not in self.files:
            return f"leads to {target}, which is not there{nearest(target, self._beside(target))}"
        return self._anchor_fault(target, unquote(fragment))

    def _target(self, place: str, base: str, path: str) -> str | None:
        """The file that an address without fragment means, below the site."""
        if not path and not base:
            return place
        path = unquote(path)
        if path.startswith("/"):
            if not f"{path}/".startswith(self.root):
                return None
            path, base = path[len(self.root) :], "/"
        start = base.lstrip("/") if base else posixpath.dirname(place)
        whole = posixpath.normpath(posixpath.join(start, path) or ".")
        if whole == ".." or whole.startswith("../"):
            return None
        whole = "" if whole == "." else whole
        if not whole or path.endswith("/") or f"{whole}/index.html" in self.files:
            return posixpath.join(whole, "index.html")
        return whole

    def _anchor_fault(self, target: str, fragment: str) -> str:
        page = self.pages.get(target)
        if not fragment or fragment == "top" or page is None or _STATE.search(fragment):
            return ""
        if fragment in page.ids or not target.endswith((".html", ".svg")):
            return ""
        return f"leads to #{fragment}, which {target} does not have{nearest(fragment, page.ids)}"

    def _beside(self, target: str) -> list[str]:
        folder = posixpath.dirname(posixpath.dirname(target))
        return [place for place in self.files if place.startswith(folder)][:2000]

    def broken_ids(self) -> Iterator[Broken]:
        """Ids that stand twice on a page, and names of ids that it does not have."""
        for place, page in self.pages.items():
            for line, name in page.twice:
                yield Broken(place, line, f"#{name}", "is the id of two elements of the page")
            for line, attribute, name in page.named:
                if name not in page.ids:
                    yield Broken(place, line, f"#{name}", f"({attribute}) is no id of the page")

    def broken_questions(self) -> Iterator[Broken]:
        """Questions that are not on their page of questions, or that the bank does not have."""
        index = next((place for place in sorted(self.files) if _INDEX.fullmatch(place)), None)
        if index is None:
            return
        text = (self.folder / index).read_text(encoding="utf-8")
        bank = json.loads(_RECEIVED.fullmatch(text)[1])
        for place in [bank["aliases"], *(page["file"] for page in bank["pages"].values())]:
            if f"{PRACTICE}{place}" not in self.files:
                yield Broken(index, 1, place, "is not beside the index of the questions")
        known = set()
        for name, page, *_ in bank["questions"]:
            known.add(name)
            for link in (bank["pages"][page]["page"], f"{bank['pages'][page]['set']}#{name}"):
                if fault := self._fault(index, Link(1, link, "question", "/")):
                    yield Broken(index, 1, link, f"(question) {fault}")
        for place, page in self.pages.items():
            for line, name in page.questions:
                if name not in known:
                    what = f"(data-question) is no question of the bank{nearest(name, known)}"
                    yield Broken(place, line, name, what)


def _parsed(place: str, text: str) -> Page:
    """The links of a file that has some."""
    if place.endswith(".html"):
        return read(text)
    if place.endswith(".svg"):
        return read_svg(text)
    if place.endswith(".css"):
        return Page(read_style(text))
    if place == SITEMAP:
        return Page([Link(1, address, "loc", "/") for address in _LOCATION.findall(text)])
    if place == INDEX:
        entries = json.loads(text)["docs"]
        return Page([Link(1, entry["location"] or ".", "location", "/") for entry in entries])
    told = json.loads(text)  # the manifest
    icons = [i for e in (told, *told.get("shortcuts", ())) for i in e.get("icons", ())]
    addresses = [told.get("start_url"), told.get("scope"), *(i.get("src") for i in icons)]
    addresses += [shortcut.get("url") for shortcut in told.get("shortcuts", ())]
    return Page([Link(1, address, "manifest") for address in addresses if address])


def main(arguments: list[str]) -> int:
    """Print what is broken in the site, and how much was looked at; returns 0 or 1."""
    found = check(Path(arguments[0] if arguments else "site"))
    for broken in found.broken:
        print(broken.text())
    looked = f"{counted(found.links, 'link')} in {counted(found.files, 'file')} inside the site"
    print(f"links: {looked}, {counted(len(found.broken), 'problem')}")
    return 1 if found.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
