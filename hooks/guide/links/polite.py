"""How hosts are spared: one request at a time for each, with a pause, and longer where they ask."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True)
class Limits:
    """What one run may take. Times in seconds, sizes in bytes."""

    connect: float = 10
    read: float = 15  # between two pieces of an answer
    whole: float = 30  # for one answer
    run: float = 20 * 60  # for all of them
    at_once: int = 8  # requests, over all hosts
    between: float = 1  # two requests to one host
    backoff: float = 3  # before the second try; doubled before each further one
    longest_wait: float = 60  # that a host may ask for; longer, and a person looks
    tries: int = 3
    redirects: int = 10
    body: int = 512 * 1024
    private: bool = False  # whether addresses of private networks may be asked


class Turns:
    """Gives each host's requests their turn. `pause` and `clock` are those of the event loop."""

    def __init__(
        self,
        limits: Limits,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] | None = None,
    ):
        self._limits, self._pause = limits, pause
        self._clock = clock or asyncio.get_running_loop().time
        self._hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free: dict[str, float] = {}  # when a host may be asked again
        self._places = asyncio.Semaphore(limits.at_once)

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn; while it waits, other hosts have theirs."""
        async with self._hosts[host]:
            if (left := self._free.get(host, 0) - self._clock()) > 0:
                await self._pause(left)
            try:
                async with self._places:
                    yield
            finally:
                self.rest(host, self._limits.between)

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long from now on, at least."""
        self._free[host] = max(self._free.get(host, 0), self._clock() + seconds)


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3), None where it is none.

    `now` is the host's own time where it sends a Date, as its clock may be wrong.
    """
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
