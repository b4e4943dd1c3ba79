"""Serves a built site as a host of static pages does: below a base path, gzipped, with caching."""

import gzip
import posixpath
import threading
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE = "/guide/"
LEVEL = 9
_ZIPPED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}


def zipped(data: bytes) -> bytes:
    """`data` as the server sends it."""
    return gzip.compress(data, LEVEL, mtime=0)


@cache
def _body(path: Path) -> bytes:
    data = path.read_bytes()
    return zipped(data) if path.suffix in _ZIPPED else data


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # The head of an answer goes out with its body: apart, one waits until the other has arrived.
    wbufsize = -1

    def do_GET(self) -> None:
        """Send the file, the page of a folder, or the page that says that nothing is there."""
        folder: Path = self.server.folder
        place = unquote(urlsplit(self.path).path)
        inside = posixpath.normpath(place.removeprefix(BASE)) if place.startswith(BASE) else ".."
        path = folder / inside
        if path.is_dir() and place.endswith("/"):
            path /= "index.html"
        found = not inside.startswith(("..", "/")) and path.is_file()
        path = path if found else folder / "404.html"
        body = _body(path)
        self.server.sent.append((place, len(body)))
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        kind = guess_type(path.name)[0] or "application/octet-stream"
        is_text = kind.startswith("text/") or kind.endswith(("javascript", "json"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _ZIPPED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Served:
    """The folder of a built site at a free port of this machine, until it is closed.

    `sent` has the path of each request and the bytes of what was sent, headers left out.
    """

    def __init__(self, folder: Path):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.folder = folder
        self.sent: list[tuple[str, int]] = []
        self._server.sent = self.sent
        self.address = f"http://127.0.0.1:{self._server.server_port}{BASE}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self) -> "Served":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
