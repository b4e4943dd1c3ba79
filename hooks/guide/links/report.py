"""Tells of a run: its results go in; lines for a terminal, the result file and the text of an issue
come out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from ..problem import counted
from .answer import Answer
from .strikes import Record
from .verdict import FAILING, MANUAL, Verdict

VERSION = 1  # of the result file
ORDER = ("dead", "suspect", "manual", "", "ok")


@dataclass(frozen=True)
class Result:
    """One link of the registry: what was answered, what is made of it, its record after that."""

    id: str
    title: str
    answer: Answer
    verdict: Verdict
    record: Record


def data(results: Iterable[Result], today: str, network: str) -> dict:
    """The result file, for JSON. `network` says why nothing counts, or is empty."""
    links = [
        {
            "id": result.id,
            "url": result.answer.url,
            **asdict(result.record),
            "finding": result.verdict.finding,
            "reason": result.verdict.reason,
            "words": result.verdict.words,
            "http": result.answer.status,
            "final": result.answer.final,
            "redirects": [asdict(hop) for hop in result.answer.hops],
            "edit": result.verdict.edit,
        }
        for result in results
    ]
    return {"version": VERSION, "date": today, "network": network, "links": links}


def records(file: Mapping) -> dict[tuple[str, str], Record]:
    """The records of a result file by id and address; {} where it is of another version."""
    if file.get("version") != VERSION:
        return {}
    names = ("status", "checked", "failing_since", "strikes")
    return {
        (link["id"], url): Record(*(link[name] for name in names))
        for link in file["links"]
        for url in {link["url"], link["edit"] or link["url"]}
    }


def table(results: Sequence[Result]) -> Iterator[str]:
    """The lines for a terminal, the gravest first, then one that counts them."""
    ranked = sorted(results, key=lambda r: (ORDER.index(r.record.status), r.id))
    wide = max((len(result.id) for result in ranked), default=0)
    for result in ranked:
        words = _plain(result.verdict.words)
        if result.verdict.edit:
            words = f"moved for good: {_plain(result.verdict.edit)}"
        yield f"{result.record.status or '-':<8} {result.id:<{wide}}  {words}"
    yield f"links: {counts(results)}"


def counts(results: Iterable[Result]) -> str:
    """'3 links outside: 2 ok, 1 suspect'."""
    found = Counter(result.record.status or "not checked" for result in results)
    order = [word or "not checked" for word in ORDER]
    parts = (f"{found[word]} {word}" for word in sorted(found, key=order.index))
    return f"{counted(found.total(), 'link')} outside: {', '.join(parts)}"


def issue(results: Sequence[Result], today: str, network: str) -> str:
    """The Markdown of the issue. What hosts sent stands between backticks and so stays text."""
    parts = [f"Links of `docs/resources.yml`, asked on {today}. {counts(results)}."]
    if network:
        parts.append(f"**Nothing was struck:** the network seems to be at fault ({network}).")
    for status, heading, advice in (
        ("dead", "Dead", "Failing in three runs or more over three weeks. Replace them."),
        ("suspect", "Suspect", "Failing now. Nothing needs to be done before they are dead."),
    ):
        found = [r for r in results if r.record.status == status]
        parts += _section(heading, advice, map(_failing, found))
    moved = [r for r in results if r.verdict.edit]
    lines = (f"`{r.id}`: {_code(r.answer.url)} → {_code(r.verdict.edit)}" for r in moved)
    parts += _section("Moved for good", "The pull request offers the new addresses.", lines)
    by_hand = [r for r in results if r.verdict.finding == MANUAL]
    advice = "Open them in a browser. These hosts do not answer programs."
    parts += _section("To look at by hand", advice, map(_failing, by_hand))
    return "\n\n".join(parts) + "\n"


def _section(heading: str, advice: str, lines: Iterable[str]) -> list[str]:
    listed = "\n".join(f"- {line}" for line in lines)
    return [f"## {heading}", advice, listed] if listed else []


def _failing(result: Result) -> str:
    record, verdict = result.record, result.verdict
    since = f", failing since {record.failing_since}" if record.failing_since else ""
    strikes = f", {counted(record.strikes, 'strike')}" if record.strikes else ""
    today = "today " if verdict.finding not in (FAILING, MANUAL) else ""
    words = f"{today}{_code(verdict.words)}"
    return f"`{result.id}`: {_code(result.answer.url)}: {words}{since}{strikes}"


def _plain(words: str, limit: int = 160) -> str:
    """Words that a host sent, on one line and without what a terminal would obey."""
    line = "".join(c if c.isprintable() else " " for c in words)
    return line if len(line) <= limit else f"{line[:limit]}…"


def _code(words: str) -> str:
    """Words that a host sent, as a code span that they cannot end."""
    plain = _plain(words, 300)
    fence = "`" * (1 + max(map(len, re.findall("`+", plain)), default=0))
    return f"{fence} {plain} {fence}" if len(fence) > 1 else f"`{plain}`"
