# ruff: noqa: E501 (the table reads by line)
"""Everything a host can do to a link, with what the guide must make of it.

`PYTHONPATH=hooks python -m tests.links_scenarios` plays them and prints expected beside found.
"""

import asyncio
import gzip
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import repeat

from guide.links import outside
from guide.links.answer import Answer
from guide.links.polite import Limits, Turns
from guide.links.strikes import Record, after
from guide.links.verdict import Verdict, judge

from tests.links_server import Asked, Hosts, Names, answer, hosts, trust

TODAY = "2026-11-25"
HTML = "Content-Type: text/html; charset=utf-8"
PDF = "Content-Type: application/pdf"
PAGE = b"<!doctype html><title>Notes</title><h1>Notes</h1><h2 id=two>Two</h2><p>Words.</p>"
LIMITS = Limits(
    connect=2,
    read=1.5,
    whole=2,
    run=60,
    between=0.01,
    backoff=0.02,
    longest_wait=60,
    private=True,
)


@dataclass(frozen=True)
class Scenario:
    """A host's answers and what must come of them.

    `play` is bytes, or a function of a request that gives bytes or a coroutine's function. The
    address is `path` of a host of its own; `scheme` may name a certificate. `status` is what the
    registry would say after one run, `reason` a key of verdict.REASONS.
    """

    name: str
    play: bytes | Callable = field(repr=False)
    status: str
    reason: str
    path: str = "/course/notes.html"
    scheme: str = "http"
    host: str = ""
    edit: str = ""
    title: str = ""

    def url(self, running: Hosts) -> str:
        """The address as the registry has it."""
        port = running.https.get(self.scheme) or (running.six if "[" in self.host else running.http)
        scheme = "http" if self.scheme == "http" else "https"
        return f"{scheme}://{self.host or slug(self.name) + '.test'}:{port}{self.path}"


def slug(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name.lower()).strip("-")


def ok(body: bytes = PAGE, kind: str = HTML, *more: str) -> bytes:
    return answer("200 OK", kind, *more, body=body)


def to(place: str, status: str = "301 Moved", then: bytes | None = None):
    """Redirect from the first address to `place`, where `then` is."""

    def play(asked: Asked):
        if asked.path.startswith("/course/notes.html"):
            return answer(status, f"Location: {place}")
        return then or ok()

    return play


def title(words: str) -> bytes:
    return ok(f"<title>{words}</title><p>Words.</p>".encode())


def only_get(status: str):
    return lambda asked: answer(status) if asked.method == "HEAD" else ok()


def first(times: int, bad: bytes, good: bytes | None = None):
    """`bad` for the HEAD and so many GETs, then `good`."""

    def play(asked: Asked):
        is_bad = asked.method == "HEAD" or asked.count <= times
        return bad if is_bad else (good or ok())

    return play


def later(*headers: str):
    """429 with Retry-After, then well."""
    return first(1, answer("429 Too Many Requests", *headers))


def on_get(stream):
    """HEAD is well; GET is the coroutine function `stream`."""
    return lambda asked: ok() if asked.method == "HEAD" else stream


async def reset(asked, writer):
    writer.get_extra_info("socket").setsockopt(1, 13, struct.pack("ii", 1, 0))  # SO_LINGER
    writer.transport.abort()


async def silence(asked, writer):
    await asyncio.sleep(5)


async def drip(asked, writer):
    writer.write(answer("200 OK", HTML, "Content-Length: 100000"))
    for letter in repeat(b"x", 200):
        writer.write(letter)
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(asked, writer):
    writer.write(answer("200 OK", HTML, "Transfer-Encoding: chunked"))
    chunk = PAGE + b"<p>" + b"x" * 60000
    while True:
        writer.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        await writer.drain()


async def half(asked, writer):
    writer.write(answer("200 OK", HTML, "Content-Length: 1000") + b"<title>Notes</title>")


async def endless_headers(asked, writer):
    writer.write(b"HTTP/1.1 200 OK\r\nX-More: ")
    while True:
        writer.write(b"x" * 60000)
        await writer.drain()


BOMB = gzip.compress(b"<title>Notes</title>" + b"\0" * 50_000_000, 1)
SALE = b"<title>example.test</title><h1>This domain is for sale</h1>"
SCRIPT = b"<title>App</title><div id=root></div><script src=app.js></script>"
READ_BY_SCRIPT = b"<title>Video</title><script>var player</script><div id=player></div>"
LONG = b"<title>Long</title>" + b"<p>words</p>" * 60_000
MISSING = "404 Not Found"

TABLE = [
    Scenario("200", ok(), "ok", "ok"),
    Scenario("200 pdf by HEAD", ok(b"%PDF", PDF), "ok", "ok", path="/notes.pdf"),
    Scenario("301 to another path", to("/moved/notes.html"), "ok", "moved"),
    Scenario("308 relative Location", to("../moved/notes.html", "308 Moved"), "ok", "moved"),
    Scenario("301 to www of the same site", to("http://www.301-to-www-of-the-same-site.test:{http}/n.html"), "ok", "moved"),
    Scenario("301 to another site same name", to("http://new.test:{http}/lessons/notes.html"), "ok", "moved"),
    Scenario("home page to another home page", lambda a: to("http://casino.test:{http}/")(replace(a, path="/course/notes.html")), "suspect", "other-host", path="/"),
    Scenario("index page to another index page", lambda a: to("http://b.test:{http}/y/index.html")(replace(a, path="/course/notes.html")), "suspect", "other-host", path="/x/index.html"),
    Scenario("301 then 302 within https", lambda a: to("/new/notes.html")(a) if "course" in a.path else (ok() if "today" in a.path else answer("302 Found", "Location: /today/notes.html")), "ok", "moved", scheme="trusted", host="two.good.test", edit="https://two.good.test:{https}/new/notes.html#two", path="/course/notes.html#two"),
    Scenario("301 that adds a query", to("/new.html?session=1"), "ok", "moved", scheme="trusted", host="query.good.test"),
    Scenario("301 to https", to("https://good.test:{https}/notes.html"), "ok", "moved", edit="https://good.test:{https}/notes.html"),
    Scenario("302 to home", to("/", "302 Found"), "suspect", "home"),
    Scenario("301 to home in a language", to("/en/"), "suspect", "home"),
    Scenario("302 to login", to("/login?next=x", "302 Found"), "manual", "needs-login"),
    Scenario("302 to error page", to("/404.html", "302 Found"), "suspect", "soft-not-found"),
    Scenario("302 to another host", to("http://other.test:{http}/x", "302 Found"), "suspect", "other-host"),
    Scenario("303 then well", to("/notes", "303 See Other"), "ok", "moved"),
    Scenario("Location with spaces and letters", to("/m\xc3\xb6ved notes/\xe9.html"), "ok", "moved"),
    Scenario("Location without scheme", to("//www.location-without-scheme.test:{http}/moved.html"), "ok", "moved"),
    Scenario("Location is script", to("javascript:alert(1)"), "suspect", "location"),
    Scenario("Location is missing", answer("302 Found"), "suspect", "location"),
    Scenario("Location is broken", to("http://[::1/x"), "suspect", "location"),
    Scenario("redirect loop", to("/course/notes.html?again"), "suspect", "loop"),
    Scenario("redirect to itself with a cookie", lambda a: answer("302 Found", f"Location: {a.path}", "Set-Cookie: a=b"), "manual", "cookie-loop"),
    Scenario("redirect chain of 11", lambda a: answer("302 Found", f"Location: /{int(a.path.strip('/') or 0) + 1}"), "suspect", "chain", path="/0"),
    Scenario("redirect chain of 10", lambda a: ok() if a.path == "/10" else answer("302 Found", f"Location: /{int(a.path[1:]) + 1}"), "ok", "moved", path="/0"),
    Scenario("redirect to http", to("http://down.good.test:{http}/moved/notes.html"), "manual", "leaves-https", scheme="trusted", host="down.good.test"),
    Scenario("404", answer(MISSING), "suspect", "not-found"),
    Scenario("410", answer("410 Gone"), "suspect", "gone"),
    Scenario("400", answer("400 Bad Request"), "suspect", "client-error"),
    Scenario("401", answer("401 Unauthorized"), "manual", "needs-login"),
    Scenario("403", answer("403 Forbidden"), "manual", "refuses-programs"),
    Scenario("403 challenge", answer("403 Forbidden", "cf-mitigated: challenge"), "manual", "refuses-programs"),
    Scenario("202 challenge", answer("202 Accepted", "x-amzn-waf-action: challenge"), "manual", "refuses-programs"),
    Scenario("451", answer("451 Unavailable"), "manual", "legal-reasons"),
    Scenario("999", answer("999 Denied"), "manual", "refuses-programs"),
    Scenario("429 for good", answer("429 Too Many Requests"), "manual", "too-many-requests"),
    Scenario("429 with Retry-After then 200", later("Retry-After: 7"), "ok", "ok"),
    Scenario("429 with Retry-After as a date", later("Retry-After: Wed, 21 Oct 2015 07:28:07 GMT", "Date: Wed, 21 Oct 2015 07:28:00 GMT"), "ok", "ok"),
    Scenario("429 with a Retry-After of years", later("Retry-After: 99999999999999999999"), "manual", "too-many-requests"),
    Scenario("429 with a date in a year", later("Retry-After: Fri, 21 Oct 2016 07:28:00 GMT", "Date: Wed, 21 Oct 2015 07:28:00 GMT"), "manual", "too-many-requests"),
    Scenario("429 with nonsense then 200", later("Retry-After: soon"), "ok", "ok"),
    Scenario("500 then 200", first(1, answer("500 Error")), "ok", "ok"),
    Scenario("503 for good", answer("503 Unavailable"), "suspect", "server-error"),
    Scenario("501", answer("501 Not Implemented"), "suspect", "server-error"),
    Scenario("HEAD 405 GET 200", only_get("405 Not Allowed"), "ok", "ok"),
    Scenario("HEAD 501 GET 200", only_get("501 Not Implemented"), "ok", "ok"),
    Scenario("HEAD 404 GET 200", only_get(MISSING), "ok", "ok"),
    Scenario("HEAD breaks GET 200", lambda a: reset if a.method == "HEAD" else ok(), "ok", "ok"),
    Scenario("HEAD is silent GET 200", lambda a: silence if a.method == "HEAD" else ok(), "ok", "ok"),
    Scenario("HEAD 200 GET 404", lambda a: ok() if a.method == "HEAD" else answer(MISSING), "suspect", "not-found"),
    Scenario("time-out", lambda a: silence, "suspect", "timeout"),
    Scenario("slow drip", on_get(drip), "suspect", "slow"),
    Scenario("connection reset", lambda a: reset, "suspect", "reset"),
    Scenario("connection reset once", lambda a: reset if a.method == "HEAD" or a.count == 1 else ok(), "ok", "ok"),
    Scenario("answer breaks off", on_get(half), "suspect", "reset"),
    Scenario("no such host", ok(), "suspect", "dns", host="no-name.test"),
    Scenario("name server silent", ok(), "", "dns-later", host="no-server.test"),
    Scenario("connection refused", ok(), "suspect", "refused", host="closed.test"),
    Scenario("not HTTP", b"SSH-2.0-OpenSSH_9\r\n", "suspect", "protocol"),
    Scenario("endless headers", lambda a: endless_headers, "suspect", "protocol"),
    Scenario("good certificate", ok(), "ok", "ok", scheme="trusted", host="good.test"),
    Scenario("bad certificate", ok(), "suspect", "certificate", scheme="unknown", host="self.test"),
    Scenario("certificate of another name", ok(), "suspect", "certificate", scheme="trusted", host="other.test"),
    Scenario("expired certificate", ok(), "suspect", "certificate", scheme="expired", host="expired.test"),
    Scenario("https spoken to http", ok(), "suspect", "certificate", scheme="spoken", host="plain.test"),
    Scenario("empty body", ok(b""), "suspect", "no-content"),
    Scenario("204", answer("204 No Content"), "suspect", "no-content"),
    Scenario("empty pdf", ok(b"", PDF), "suspect", "no-content", path="/n.pdf"),
    Scenario("gzip", ok(gzip.compress(PAGE), HTML, "Content-Encoding: gzip"), "ok", "ok", path="/n.html#two"),
    Scenario("gzip bomb", ok(BOMB, HTML, "Content-Encoding: gzip"), "ok", "ok"),
    Scenario("gzip that is none", ok(PAGE, HTML, "Content-Encoding: gzip"), "ok", "ok"),
    Scenario("endless body", on_get(endless), "ok", "ok"),
    Scenario("no content type", answer("200 OK", body=PAGE), "ok", "ok"),
    Scenario("unknown charset", ok(PAGE, "Content-Type: text/html; charset=klingon"), "ok", "ok"),
    Scenario("wrong content type", ok(), "suspect", "wrong-type", path="/notes.pdf"),
    Scenario("a viewer of a file", ok(), "ok", "ok", path="/a/b/blob/main/notes.pdf"),
    Scenario("soft 404 in the title", title("Page not found | Uni"), "suspect", "soft-not-found"),
    Scenario("soft 404 as a number", title("404 | Uni"), "suspect", "soft-not-found"),
    Scenario("soft 404 in the heading", ok(b"<title>Uni</title><h1>Sorry, this page does not exist</h1>"), "suspect", "soft-not-found"),
    Scenario("404 as a subject", title("Handling 404 errors in Flask"), "ok", "ok"),
    Scenario("not found as a subject", title("Page not found: how to design it"), "ok", "ok", title="Page not found: how to design it"),
    Scenario("parked domain", ok(SALE), "suspect", "for-sale"),
    Scenario("sale in a long page", ok(SALE + b"words " * 2000), "ok", "ok"),
    Scenario("fragment is there", ok(), "ok", "ok", path="/notes.html#two"),
    Scenario("fragment written with a percent", ok("<title>N</title><a name='zw\u00f6i'></a>".encode()), "ok", "ok", path="/n.html#zw%C3%B6i"),
    Scenario("changed fragment", ok(), "suspect", "no-fragment", path="/notes.html#three"),
    Scenario("changed fragment on a page with script", ok(PAGE + b"<script></script>"), "suspect", "no-fragment", path="/notes.html#three"),
    Scenario("fragment survives a redirect", to("/moved/notes.html"), "ok", "moved", path="/course/notes.html#two"),
    Scenario("fragment of GitHub", ok(b"<title>R</title><h2><a id='user-content-use'></a></h2><script></script>"), "ok", "ok", path="/r#use"),
    Scenario("fragment made by script", ok(SCRIPT), "ok", "ok", path="/docs#install"),
    Scenario("fragment read by script", ok(READ_BY_SCRIPT), "ok", "ok", path="/watch?v=1#t=30"),
    Scenario("fragment beyond what is read", ok(LONG), "ok", "ok", path="/long.html#end"),
    Scenario("pdf with a page", ok(b"%PDF", PDF), "ok", "ok", path="/notes.pdf#page=5"),
    Scenario("text fragment", ok(), "ok", "ok", path="/notes.html#:~:text=Words"),
    Scenario("robots refuse", lambda a: answer("200 OK", "Content-Type: text/plain", body=b"User-agent: *\nDisallow: /course/\n") if a.path == "/robots.txt" else ok(), "manual", "robots"),
    Scenario("robots let in", lambda a: answer("200 OK", "Content-Type: text/plain", body=b"User-agent: *\nDisallow: /admin/\n") if a.path == "/robots.txt" else ok(), "ok", "ok"),
    Scenario("robots are a web page", ok(), "ok", "ok"),
    Scenario("IPv6", ok(), "ok", "ok", host="[::1]"),
]  # fmt: skip


async def _play(running: Hosts, scenarios: list[Scenario], asked: Asked, writer) -> None:
    by_host = {(s.host or slug(s.name) + ".test"): s for s in scenarios}
    scenario = by_host.get(asked.host)
    done = scenario.play if scenario else ok()
    if asked.path == "/robots.txt" and "robots" not in (scenario.name if scenario else ""):
        done = answer(MISSING)
    if callable(done):
        done = done(asked)
    if not isinstance(done, bytes):
        await done(asked, writer)
        return
    for name, port in (("{http}", running.http), ("{https}", running.https["trusted"])):
        done = done.replace(name.encode(), str(port).encode())
    head, _, body = done.partition(b"\r\n\r\n")
    writer.write(head + b"\r\n\r\n" + (b"" if asked.method == "HEAD" else body))


@dataclass(frozen=True)
class Played:
    """One scenario after its run."""

    scenario: Scenario
    answer: Answer
    verdict: Verdict
    record: Record


async def play(scenarios: list[Scenario] = TABLE) -> tuple[list[Played], Hosts, list[float]]:
    """Ask every scenario's address; also gives the hosts, and the pauses that were made."""
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(min(seconds, 0.05))

    async def playing(asked, writer):
        await _play(running, scenarios, asked, writer)

    async with hosts(playing) as running:
        running.https["spoken"] = running.http
        urls = [s.url(running).replace("closed.test:" + str(running.http), "closed.test:1") for s in scenarios]  # fmt: skip
        turns = Turns(LIMITS, pause)
        answers = await outside.ask_all(
            urls, outside.agent("https://example.org/guide"), LIMITS, Names(), trust(), turns
        )
    played = []
    for scenario, got in zip(scenarios, answers, strict=True):
        verdict = judge(got, scenario.title)
        played.append(Played(scenario, got, verdict, after(Record(), verdict, TODAY)))
    return played, running, pauses


def lines(played: list[Played]) -> list[str]:
    """The table of expected and found status."""
    rows = [("", "host", "expected", "found", "reason")]
    for one in played:
        s, reason = one.scenario, one.verdict.reason
        mark = "" if (s.status, s.reason) == (one.record.status, reason) else "!"
        rows.append((mark, s.name, s.status or "(none)", one.record.status or "(none)", reason))
    return [f"{a:1} {b:42} {c:9} {d:9} {e}" for a, b, c, d, e in rows]


if __name__ == "__main__":
    print("\n".join(lines(asyncio.run(play())[0])))
