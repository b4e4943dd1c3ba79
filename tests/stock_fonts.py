"""Stands in for the font service that stock Material asks: its answers come from npm's files.

The theme's default is Roboto and Roboto Mono from Google, in ten cuts. The service answers with
a style sheet that names a file for each cut and range of letters, and a browser fetches those that
a page needs. The packages of Fontsource have the same fonts cut into the same ranges.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

from tests.gzip_server import zipped

PACKAGES = Path(__file__).parent / "lighthouse/node_modules/@fontsource"
HOSTS = {"fonts.googleapis.com", "fonts.gstatic.com"}
CUTS = {
    "roboto": ("300", "300-italic", "400", "400-italic", "700", "700-italic"),
    "roboto-mono": ("400", "400-italic", "700", "700-italic"),
}
_FILE = re.compile(r"url\(\./files/(?P<woff2>[^)]+\.woff2)\) format\('woff2'\), [^;]+")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def style() -> str:
    """The service's style sheet. Raises FileNotFoundError where the packages are not installed."""
    sheets = []
    for name, cuts in CUTS.items():
        for cut in cuts:
            text = (PACKAGES / name / f"{cut}.css").read_text(encoding="utf-8")
            address = rf"url(https://fonts.gstatic.com/{name}/\g<woff2>) format('woff2')"
            sheets.append(_FILE.sub(address, _COMMENT.sub("", text)))
    return "".join(sheets)


def answer(context: BrowserContext) -> list[tuple[str, int]]:
    """Answer the theme's requests in `context`; the list of (address, bytes) grows with each."""
    sent: list[tuple[str, int]] = []
    sheet = style()

    def fulfill(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.netloc == "fonts.googleapis.com":
            body, kind, size = sheet.encode(), "text/css", len(zipped(sheet.encode()))
        else:
            name, file = address.path.strip("/").split("/")
            body, kind = (PACKAGES / name / "files" / file).read_bytes(), "font/woff2"
            size = len(body)
        sent.append((route.request.url, size))
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(body=body, content_type=kind, headers=headers)

    context.route(lambda url: urlsplit(url).netloc in HOSTS, fulfill)
    return sent
