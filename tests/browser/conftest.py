"""The site under a base path as on GitHub Pages, and a page that reports faults."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.build import build_all

BASE = "/guide/"
QUIET = "quiet.html"  # an empty page of each site, where a test stores what its reader comes with
EMPTY = b'<!doctype html><link rel="icon" href="data:,">'
expect.set_options(timeout=20_000)  # other tests run beside these


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a site's folder under BASE, and the site's 404.html for all else, as GitHub Pages."""

    def do_GET(self) -> None:
        """Answer, or do what the site's `instead` says of this place."""
        site = self.server.site
        self.directory = str(site.folder)  # as it is now: browsers open connections early
        place = urlsplit(self.path).path.removeprefix(BASE)
        site.asked.append(place)
        instead = site.instead.get(place)
        if instead is None:
            super().do_GET()
        elif isinstance(instead, int):
            self.send_error(instead)
        elif isinstance(instead, bytes):
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(self.translate_path(self.path)))
            self.send_header("Content-Length", str(len(instead)))
            self.end_headers()
            self.wfile.write(instead)
        else:
            instead()
            super().do_GET()

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(BASE)
        return super().translate_path(f"/{inside}" if path.startswith(BASE) else "/no-such-file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where something is missing."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A page that closes before its files came is no fault."""


class Site:
    """A folder served on a free port; `folder` may be changed while it is up.

    `instead` maps places below the address to what comes in their stead: a status, other bytes, or
    something that is done before the file is sent. `asked` collects the places asked for.
    """

    def __init__(self, folder: Path):
        self._server = _Server(("127.0.0.1", 0), _Quiet)
        self._server.site = self
        self.asked: list[str] = []
        self.instead: dict[str, int | bytes | Callable[[], object]] = {QUIET: EMPTY}
        self.folder = folder
        self.address = f"http://127.0.0.1:{self._server.server_port}{BASE}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def show(self, folder: Path) -> None:
        """Serve another folder at the same address."""
        self.folder = folder

    def pages(self) -> list[str]:
        """The places of all pages, relative to the address."""
        found = (p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.html"))
        return sorted(place.removesuffix("index.html") for place in found)

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


@dataclass
class Faults:
    """What a page did that it must not do."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def watch(self, page: Page, address: str) -> None:
        """Collect errors and requests to other hosts from now on."""

        def note(request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                self.outside.append(request.url)

        page.on("request", note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("built") / "site"
    served = Site(folder)
    built = build_all(folder, SITE_URL=served.address)  # instant navigation compares the hosts
    assert built.status == 0, built.output
    yield served
    served.close()


@pytest.fixture
def context(browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def faults() -> Iterator[Faults]:
    faults = Faults()
    yield faults
    assert faults.errors == []
    assert faults.outside == []


@pytest.fixture
def page(context, site, faults) -> Page:
    page = context.new_page()
    faults.watch(page, site.address)
    return page
