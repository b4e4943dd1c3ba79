"""Asks outside addresses: addresses go in, an Answer for each comes out.

HEAD first, then GET where HEAD is no answer or the page must be read. Redirects are followed one
by one and kept. Nothing here judges; see `verdict`.
"""

import asyncio
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit
from urllib.robotparser import RobotFileParser

import aiohttp

from .answer import NETWORK, Answer, Hop, traits
from .polite import Limits, Turns
from .request import HTML, PublicResolver, Reply, request, session, target

PRODUCT = "data-science-guide-links"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, *range(520, 528)})
_AGAIN_FAULTS = frozenset({"reset", "timeout", "dns-later", "unreachable"})
_ENOUGH = 10  # hosts that are silent, and none that is not: the network is down
# After these a GET would be told the same as the HEAD.
_FINAL = frozenset({"dns", "refused", "certificate", "private", "location", "chain"})


def agent(repository: str) -> str:
    """The User-Agent: what asks, and where to complain."""
    return f"{PRODUCT}/1" + (f" (+{repository})" if repository else "")


async def ask_all(
    urls: Iterable[str],
    agent: str,
    limits: Limits,
    resolver: aiohttp.abc.AbstractResolver | None = None,
    tls: ssl.SSLContext | None = None,
    turns: Turns | None = None,
    told: Callable[[Answer], None] = lambda answer: None,
) -> list[Answer]:
    """The answers, in the order of `urls`; `told` is called with each as it comes.

    What the run has no time for is 'unasked'. An address that stands twice is asked once.
    """
    urls = list(urls)
    context = tls or ssl.create_default_context()
    async with session(agent, limits, resolver or PublicResolver(), context) as client:
        asker = _Asker(client, limits, turns or Turns(limits))
        tasks = {
            url: asyncio.create_task(_tell(asker.ask(url), told)) for url in dict.fromkeys(urls)
        }
        if tasks:
            await asyncio.wait(tasks.values(), timeout=limits.run)
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    late = {url: Answer(url, fault="unasked") for url, task in tasks.items() if task.cancelled()}
    return [late.get(url) or tasks[url].result() for url in urls]


async def _tell(asking, told: Callable[[Answer], None]) -> Answer:
    answer = await asking
    told(answer)
    return answer


class _Asker:
    def __init__(self, client: aiohttp.ClientSession, limits: Limits, turns: Turns):
        self._client, self._limits, self._turns = client, limits, turns
        self._queues: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._robots: dict[str, asyncio.Task] = {}
        self._silent: set[str] = set()  # hosts that took all tries and gave no answer
        self._is_heard = False  # whether any host gave one

    async def ask(self, url: str) -> Answer:
        """Wait until the addresses before it on the same host are done, then ask."""
        async with self._queues[urlsplit(url).hostname or ""]:
            return await self._ask(url)

    async def _ask(self, url: str) -> Answer:
        """HEAD, and GET where that does not settle it."""
        if not self._is_heard and len(self._silent) >= _ENOUGH:
            return Answer(url, fault="unasked")
        if not await self._may_ask(url):
            return Answer(url, fault="robots")
        head, hops, final = await self._follow("HEAD", url)
        if head.fault in _FINAL or self._is_settled(head):
            return _answer(url, head, hops, final)
        start, before = (final, hops) if self._is_good(head) else (url, ())
        reply, more, final = await self._follow("GET", start)
        return _answer(url, reply, (*before, *more), final)

    @staticmethod
    def _is_good(head: Reply) -> bool:
        return not head.fault and head.status // 100 == 2

    def _is_settled(self, head: Reply) -> bool:
        """A file is there, and need not be fetched; a page is read, since it may be no page."""
        is_file = head.type not in (*HTML, "") and head.status == 200 and head.length != "0"
        return self._is_good(head) and is_file and not head.is_challenge

    async def _follow(self, method: str, url: str) -> tuple[Reply, tuple[Hop, ...], str]:
        """The reply at the end of the redirects, they, and the address that gave the reply."""
        hops: list[Hop] = []
        seen, sets_cookie = {urldefrag(url)[0]}, False
        while True:
            reply = await self._try(method, url)
            if reply.fault or reply.status not in _REDIRECTS:
                return reply, tuple(hops), url
            found = target(url, reply.location)
            if not found:
                wrong = Reply(fault="location", detail=reply.location[:80])
                return wrong, tuple(hops), url
            hops.append(Hop(reply.status, url, found))
            sets_cookie |= reply.sets_cookie
            url, plain = found, urldefrag(found)[0]
            if plain in seen:
                return Reply(fault="cookie-loop" if sets_cookie else "loop"), tuple(hops), url
            if len(hops) > self._limits.redirects:
                return Reply(fault="chain"), tuple(hops), url
            seen.add(plain)

    async def _try(self, method: str, url: str) -> Reply:
        """Ask, and ask again where that may help: HEAD once, GET up to the limit."""
        host, limits = urlsplit(url).hostname or "", self._limits
        is_once = method == "HEAD" or host in self._silent
        for left in reversed(range(1 if is_once else limits.tries)):
            async with self._turns.of(host):
                reply = await request(self._client, method, url, limits)
                backoff = limits.backoff * 2 ** (limits.tries - 1 - left)
                wait = backoff if reply.wait is None else reply.wait
                may_help = reply.fault in _AGAIN_FAULTS or reply.status in _AGAIN
                is_over = not may_help or wait > limits.longest_wait
                if not is_over and (left or reply.status == 429):
                    self._turns.rest(host, wait)
            if is_over or (reply.fault == "timeout" and left < limits.tries - 1):
                break
        self._is_heard |= reply.fault not in NETWORK
        if reply.fault == "dns" or (reply.fault in NETWORK and method == "GET"):
            self._silent.add(host)
        return reply

    async def _may_ask(self, url: str) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(self._read_robots(origin, parts.hostname))
        rules = await asyncio.shield(self._robots[origin])
        return rules is None or rules.can_fetch(PRODUCT, urldefrag(url)[0])

    async def _read_robots(self, origin: str, host: str | None) -> RobotFileParser | None:
        """The host's rules for programs (RFC 9309), None where it has none that can be read."""
        url = f"{origin}/robots.txt"
        for _ in range(5):
            async with self._turns.of(host or ""):
                reply = await request(self._client, "GET", url, self._limits, any_type=True)
            if reply.status not in _REDIRECTS:
                break
            url = target(url, reply.location)
            if urlsplit(url).hostname != host:
                return None
        if reply.fault or reply.status != 200 or not reply.text or reply.type in HTML:
            return None
        rules = RobotFileParser()
        rules.parse(reply.text.splitlines())
        return rules


def _answer(url: str, reply: Reply, hops: tuple[Hop, ...], final: str) -> Answer:
    page = traits(reply.text, reply.is_cut) if reply.text and reply.type in HTML else None
    return replace(
        Answer(url, reply.status, final, hops, reply.fault, reply.detail, reply.type, reply.size),
        page=page,
        is_challenge=reply.is_challenge,
    )
