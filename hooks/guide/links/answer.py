"""What came of asking for one outside address, as data; made by `outside`, judged by `verdict`."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag

# Why no answer came, or none that counts.
FAULTS = {
    "dns": "no such host",
    "dns-later": "the name server gave no answer",
    "refused": "the host took no connection",
    "unreachable": "there is no way to the host",
    "reset": "the connection broke off",
    "timeout": "no answer in time",
    "slow": "the answer began and did not end in time",
    "certificate": "the certificate is not good",
    "protocol": "the answer is no HTTP",
    "loop": "the redirects go in a circle",
    "cookie-loop": "the host redirects until it may set a cookie",
    "chain": "there are more than ten redirects",
    "location": "it redirects to no web address",
    "private": "it leads into a private network",
    "robots": "the host's robots.txt asks programs to stay away",
    "unasked": "there was no time left to ask",
}
# Those that a dead network on this side would cause too.
NETWORK = frozenset({"dns", "dns-later", "refused", "unreachable", "reset", "timeout"})


@dataclass(frozen=True)
class Hop:
    """One redirect: its status, the address that gave it, the address it leads to."""

    status: int
    url: str
    target: str


@dataclass(frozen=True)
class Traits:
    """What of an HTML page tells whether it is the page that was meant."""

    title: str = ""
    heading: str = ""
    ids: frozenset[str] = frozenset()
    has_script: bool = False
    has_static_ids: bool = False  # on headings and sections, so a script does not make them
    is_for_sale: bool = False
    is_cut: bool = False  # there was more of it than is read


@dataclass(frozen=True)
class Answer:
    """The last answer for `url` and how it was reached; `fault` is a key of FAULTS, or empty."""

    url: str
    status: int = 0
    final: str = ""
    hops: tuple[Hop, ...] = ()
    fault: str = ""
    detail: str = ""
    type: str = ""  # the media type, in lower case
    size: int | None = None  # bytes of the body that were read; None where it was not
    page: Traits | None = None
    is_challenge: bool = False  # the host wants proof that a person asks

    @property
    def fragment(self) -> str:
        """The fragment that a browser would end with."""
        return urldefrag(self.final or self.url)[1]


# Bounded repeats, so that no page takes long to read.
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_HEADING = re.compile(r"<h1\b[^>]{0,150}>((?:[^<]|<(?!/h1)){0,500})", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,500}>")
_ID = re.compile(
    r"""\s(?:id|name)\s{0,9}=\s{0,9}(?:"([^"]{1,300})"|'([^']{1,300})'|([^\s"'>]{1,300}))"""
)
_STATIC = re.compile(r"<(?:h[1-6]|section|dt|a)\b[^>]{0,300}?\s(?:id|name)\s{0,9}=", re.IGNORECASE)
_SALE = re.compile(
    r"domain (?:name )?(?:is|may be) (?:for sale|parked)|buy this domain|parked (?:free|domain)"
    r"|(?:sedoparking|parkingcrew|hugedomains|afternic|bodis)\.com",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 3000  # characters of words; a page of more than these is no notice of sale


def traits(html: str, is_cut: bool) -> Traits:
    """The traits of a page of any size and any faults; `is_cut` where it is only the beginning."""
    ids = {unescape(next(filter(None, found))) for found in _ID.findall(html)}
    return Traits(
        title=_text(_TITLE, html),
        heading=_text(_HEADING, html),
        ids=frozenset(ids),
        has_script="<script" in html.lower(),
        has_static_ids=len(_STATIC.findall(html)) > 0,
        is_for_sale=bool(_SALE.search(html)) and _count_words(html) < _LONGEST_NOTICE,
        is_cut=is_cut,
    )


def _count_words(html: str) -> int:
    """The characters of a page's words, without scripts, styles and tags."""
    for name in ("script", "style"):
        first, *others = re.split(f"<{name}", html, flags=re.IGNORECASE)
        html = first + "".join(re.split(f"</{name}", o, maxsplit=1, flags=re.I)[-1] for o in others)
    return len(" ".join(_TAG.sub(" ", html).split()))


def _text(pattern: re.Pattern, html: str) -> str:
    found = pattern.search(html)
    return " ".join(unescape(_TAG.sub(" ", found[1])).split()) if found else ""
