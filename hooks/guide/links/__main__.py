"""The command line: `python -m hooks.guide.links` asks every address of docs/resources.yml."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .. import registry
from . import outside, registry_edit, report
from .answer import Answer
from .polite import Limits
from .report import Result
from .strikes import after, remembered
from .verdict import OK, Verdict, judge, network_fault

ROOT = Path(__file__).resolve().parents[3]


def main(arguments: list[str] | None = None, ask=outside.ask_all) -> int:
    """Ask, tell, write; returns 0 whatever was found, 1 where no run was possible, 2 for bad YAML.

    `ask` takes addresses and a User-Agent as `outside.ask_all` does.
    """
    parser = argparse.ArgumentParser(prog="python -m hooks.guide.links", description=__doc__)
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
    parser.add_argument("--to", type=Path, default=Path("links.json"), help="the result file")
    parser.add_argument("--issue", type=Path, help="also write the text of an issue there")
    parser.add_argument("--edit", action="store_true", help="write what changed to resources.yml")
    parser.add_argument("--today", default=date.today().isoformat(), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    path = options.docs / registry.FILES["resource"]
    text = path.read_text(encoding="utf-8")
    entries, slips = registry.read(text, "docs/resources.yml", "resource")
    if slips:
        print(f"docs/resources.yml:{slips[0].line}: {slips[0].what}; see make check")
        return 2
    agent = outside.agent(os.environ.get("REPOSITORY_URL", ""))
    limits = Limits()
    urls = [str(entry.value("url")) for entry in entries]
    told = _progress(len(urls)) if sys.stderr.isatty() else (lambda answer: None)
    answers = asyncio.run(ask(urls, agent, limits, told=told))
    network = network_fault(answers)
    results = judged(entries, answers, _kept(options.to), options.today, network)
    found = json.dumps(report.data(results, options.today, network), ensure_ascii=False, indent=1)
    options.to.write_text(f"{found}\n", encoding="utf-8")
    for line in report.table(results):
        print(line)
    if options.issue:
        words = report.issue(results, options.today, network)
        options.issue.write_text(words, encoding="utf-8")
    if options.edit:
        wanted = edits(entries, results)
        path.write_text(registry_edit.edited(text, wanted), encoding="utf-8", newline="\n")
        print(f"links: {len(wanted)} entries of docs/resources.yml are edited")
    if network:
        print(f"links: nothing was struck, as the network seems to be at fault: {network}")
    return 1 if network else 0


def judged(
    entries: Sequence[registry.Entry],
    answers: Sequence[Answer],
    kept: dict,
    today: str,
    network: str,
) -> list[Result]:
    """A result for each entry. Where the network is at fault, only what is well counts."""
    results = []
    for entry, answer in zip(entries, answers, strict=True):
        name, title = str(entry.value("id")), str(entry.value("title", ""))
        verdict = judge(answer, title)
        if network and verdict.finding != OK:
            verdict = Verdict("unasked", network)
        before = remembered(registry_edit.record(entry), kept.get((name, answer.url)))
        results.append(Result(name, title, answer, verdict, after(before, verdict, today)))
    return results


def edits(entries: Sequence[registry.Entry], results: Sequence[Result]) -> dict:
    """What to write to the registry: {id: {field: value}}."""
    made = {}
    for entry, result in zip(entries, results, strict=True):
        before = registry_edit.record(entry)
        fields = registry_edit.changes(before, result.record, result.verdict.edit)
        if fields:
            made[result.id] = fields
    return made


def _kept(path: Path) -> dict:
    """The records of the last run's result file, {} where there is none."""
    return report.records(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _progress(total: int):
    done = iter(range(1, total + 1))

    def told(answer: Answer) -> None:
        print(f"\rlinks: {next(done)} of {total}", end="", file=sys.stderr, flush=True)

    return told


if __name__ == "__main__":
    sys.exit(main())
