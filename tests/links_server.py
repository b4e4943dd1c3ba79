"""Hosts that behave in every way a host can, on loopback, for the tests of the link checker.

The names end in .test and are found by `Names`; what a host does is said in `links_scenarios`.
"""

import asyncio
import socket
import ssl
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp.abc import AbstractResolver

CERTIFICATES = Path(__file__).parent / "links/certificates"


@dataclass(frozen=True)
class Asked:
    """One request as it came: the how-manieth of its method for this address (from 1), and when."""

    method: str
    host: str
    path: str
    count: int
    headers: dict[str, str]
    at: float


Play = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Hosts:
    """The running hosts: their ports, and every request that they had."""

    http: int = 0
    https: dict[str, int] = field(default_factory=dict)  # by certificate
    six: int = 0  # on ::1, or 0 where the machine has none
    asked: list[Asked] = field(default_factory=list)
    open: Counter = field(default_factory=Counter)
    most_at_once: Counter = field(default_factory=Counter)  # by host, and "" for all together


class Names(AbstractResolver):
    """Finds every host at 127.0.0.1, but for those whose name says otherwise."""

    async def resolve(self, host, port=0, family=socket.AF_INET):
        if host.startswith("no-name"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host.startswith("no-server"):
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        found = {"hostname": host, "host": "127.0.0.1", "port": port, "flags": 0}
        return [found | {"family": socket.AF_INET, "proto": 0}]

    async def close(self):
        pass


def answer(status: str, *headers: str, body: bytes = b"") -> bytes:
    """The bytes of an answer; the length is added unless a header says otherwise."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if not any(h.lower().startswith(("content-length", "transfer-encoding")) for h in headers):
        lines.append(f"Content-Length: {len(body)}")
    lines.append("Connection: close")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@asynccontextmanager
async def hosts(play: Play):
    """Run the hosts, which do as `play` says; gives their Hosts."""
    running, servers, tasks = Hosts(), [], set()
    counts: Counter = Counter()
    clock = asyncio.get_running_loop().time

    async def serve(reader, writer):
        tasks.add(asyncio.current_task())
        broken = (ConnectionError, ssl.SSLError, asyncio.IncompleteReadError)
        try:
            with suppress(*broken, asyncio.CancelledError):
                await answer_to(reader, writer)
        finally:
            writer.close()
            tasks.discard(asyncio.current_task())

    async def answer_to(reader, writer):
        first = await reader.readexactly(1)
        if first == b"\x16":  # TLS, spoken to a host that has none
            writer.write(answer("400 Bad Request"))
            return
        head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        host = headers["host"].rpartition(":")[0]
        counts[method, host, path] += 1
        asked = Asked(method, host, path, counts[method, host, path], headers, clock())
        running.asked.append(asked)
        for name in (host, ""):
            running.open[name] += 1
            running.most_at_once[name] = max(running.most_at_once[name], running.open[name])
        try:
            await play(asked, writer)
            await writer.drain()
        finally:
            for name in (host, ""):
                running.open[name] -= 1

    servers.append(await asyncio.start_server(serve, "127.0.0.1", 0))
    running.http = _port(servers[-1])
    for name in ("trusted", "unknown", "expired"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / f"{name}.pem")
        servers.append(await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context))
        running.https[name] = _port(servers[-1])
    with suppress(OSError):
        servers.append(await asyncio.start_server(serve, "::1", 0))
        running.six = _port(servers[-1])
    try:
        yield running
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in servers:
            server.close()
        await asyncio.sleep(0.02)  # the loop closes the sockets


def trust() -> ssl.SSLContext:
    """Trusts the test's own authorities and nobody else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for name in ("trusted", "expired"):
        context.load_verify_locations(CERTIFICATES / f"{name}.pem")
    return context


def _port(server: asyncio.Server) -> int:
    return server.sockets[0].getsockname()[1]
