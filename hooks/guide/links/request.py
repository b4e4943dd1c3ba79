"""One request over the network: a method and an address go in, the host's reply comes out."""

import asyncio
import ipaddress
import re
import socket
import ssl
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from .polite import Limits, retry_after

HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEADERS = {"Accept": "text/html,application/pdf;q=0.9,*/*;q=0.8", "Accept-Encoding": "gzip"}


@dataclass(frozen=True)
class Reply:
    """What a host said to one request; `fault` is a key of answer.FAULTS, or empty."""

    status: int = 0
    fault: str = ""
    detail: str = ""
    location: str = ""
    type: str = ""
    length: str = ""  # as the host says
    text: str | None = None  # of the body, where it was read
    size: int | None = None  # bytes of it that came
    is_cut: bool = False
    wait: float | None = None  # seconds that the host asks for
    sets_cookie: bool = False
    is_challenge: bool = False


class PublicResolver(aiohttp.ThreadedResolver):
    """Finds hosts, and refuses those that stand in a private network."""

    async def resolve(self, host, port=0, family=socket.AF_UNSPEC):
        """The host's addresses; raises PrivateAddress."""
        found = await super().resolve(host, port, family)
        if any(is_private(each["host"]) for each in found):
            raise PrivateAddress(host)
        return found


class PrivateAddress(Exception):
    """A host whose address is of no use outside of a private network."""


def is_private(host: str) -> bool:
    """Whether `host` is an address, and not one of the public Internet."""
    try:
        return not ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def session(
    agent: str, limits: Limits, resolver: AbstractResolver, tls: ssl.SSLContext
) -> aiohttp.ClientSession:
    """A session without cookies, proxies and passwords, which decodes nothing by itself."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=resolver, ssl=tls, limit=0, force_close=True),
        timeout=aiohttp.ClientTimeout(
            total=limits.whole, sock_connect=limits.connect, sock_read=limits.read
        ),
        headers={"User-Agent": agent, **_HEADERS},
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        max_line_size=65536,
        max_field_size=65536,
    )


async def request(
    client: aiohttp.ClientSession, method: str, url: str, limits: Limits, any_type: bool = False
) -> Reply:
    """Ask once, follow nothing. Of a GET, the body is read if it is HTML, or of `any_type`."""
    reply = Reply()
    address = urldefrag(url)[0]
    if not limits.private and is_private(urlsplit(address).hostname or ""):
        return Reply(fault="private")
    try:
        async with client.request(
            method, URL(address, encoded=True), allow_redirects=False
        ) as response:
            reply = _head(response, datetime.now(UTC))
            wanted = reply.status // 100 == 2 and (any_type or reply.type in (*HTML, ""))
            if method == "GET" and wanted:
                return await _with_body(response, reply, limits.body)
            if method == "GET" and reply.status // 100 == 2:
                first = await response.content.read(1)
                return Reply(**vars(reply) | {"size": len(first)})
            return reply
    except (aiohttp.ClientError, OSError, ValueError, PrivateAddress) as error:
        fault, detail = _fault(error)
        if fault == "timeout" and reply.status:
            fault = "slow"
        return Reply(fault=fault, detail=detail)


def _head(response: aiohttp.ClientResponse, now: datetime) -> Reply:
    headers = response.headers
    with suppress(KeyError, ValueError, TypeError, IndexError):
        now = parsedate_to_datetime(headers["Date"])
    challenge = headers.get("cf-mitigated") == "challenge" or "x-amzn-waf-action" in headers
    return Reply(
        status=response.status,
        location=headers.get("Location", ""),
        type=headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        length=headers.get("Content-Length", ""),
        wait=retry_after(
            headers.get("Retry-After"), now if now.tzinfo else now.replace(tzinfo=UTC)
        ),
        sets_cookie="Set-Cookie" in headers,
        is_challenge=challenge,
    )


async def _with_body(response: aiohttp.ClientResponse, reply: Reply, most: int) -> Reply:
    """Read at most `most` bytes, packed and unpacked."""
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    unpack = zlib.decompressobj(47) if packed in ("gzip", "x-gzip", "deflate") else None
    body, came = b"", 0
    async for chunk in response.content.iter_chunked(65536):
        came += len(chunk)
        try:
            body += unpack.decompress(chunk, max(1, most - len(body))) if unpack else chunk
        except zlib.error:
            return Reply(**vars(reply) | {"size": came})
        if len(body) >= most or came >= most:
            break
    is_cut = len(body) >= most or came >= most
    charset = _CHARSET.search(response.headers.get("Content-Type", ""))
    try:
        text = body[:most].decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        text = body[:most].decode("utf-8", "replace")
    looks_so = reply.type or ("text/html" if "<" in text[:1000] else "")
    return Reply(
        **vars(reply) | {"text": text, "size": len(body), "is_cut": is_cut, "type": looks_so}
    )


def _fault(error: BaseException) -> tuple[str, str]:
    """The key of FAULTS and what is particular, of whatever kept an answer from coming."""
    if isinstance(error, PrivateAddress):
        return "private", ""
    if isinstance(error, (aiohttp.ClientSSLError, ssl.SSLError)):
        reason = getattr(getattr(error, "certificate_error", error), "verify_message", "")
        return "certificate", reason or "no secure connection"
    if isinstance(error, (TimeoutError, asyncio.TimeoutError)):
        return "timeout", ""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        inner = error.os_error
        return ("dns-later" if inner.errno == socket.EAI_AGAIN else "dns"), ""
    if isinstance(error, aiohttp.ClientConnectorError):
        refused = isinstance(error.os_error, ConnectionRefusedError)
        return ("refused" if refused else "unreachable"), ""
    if isinstance(error, (aiohttp.InvalidURL, ValueError)):
        return "location", ""
    if isinstance(error, aiohttp.ClientResponseError):
        return "protocol", str(error.message).splitlines()[0][:80] if error.message else ""
    return "reset", ""


def target(url: str, location: str) -> str:
    """The address that a Location header of `url` means, "" where that is no web address.

    A host may write it with spaces, letters or raw bytes, though it may not; browsers take it.
    """
    raw = location.strip().encode("utf-8", "surrogateescape")
    written = quote(raw, safe="!#$%&'()*+,/:;=?@[]~")
    if not written:
        return ""
    try:
        found = urlsplit(urljoin(url, written))
        host = (found.hostname or "").encode("idna") if "%" not in (found.hostname or "%") else b""
        _ = found.port
    except (ValueError, UnicodeError):
        return ""
    if found.scheme not in ("http", "https") or not host or "@" in found.netloc:
        return ""
    kept = urldefrag(url)[1]
    whole = found._replace(path=found.path or "/").geturl()
    return whole if found.fragment or not kept else f"{whole}#{kept}"
