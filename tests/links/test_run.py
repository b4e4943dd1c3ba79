"""A whole run by the command, with hosts that are told instead of asked."""

import json

import pytest
from guide.links.__main__ import main
from guide.links.answer import Answer, Hop, Traits
from guide.links.verdict import judge, network_fault

from tests import small

HOSTS = ("fine", "moved", "lost", "shy", "slow")
LOST = "Page not found `x` @somebody <b>\u202e\x1b[31m" + "y" * 300


def entry(name):
    return small.RESOURCES.replace("sklearn-user-guide", name).replace(
        "https://example.org/guide", f"https://{name}.example/book"
    )


def answers():
    at = {name: f"https://{name}.example/book" for name in HOSTS}
    new = "https://moved.example/new"
    told = {
        "fine": Answer(at["fine"], 200, at["fine"], type="text/html", size=9),
        "moved": Answer(at["moved"], 200, new, (Hop(301, at["moved"], new),), size=9),
        "lost": Answer(at["lost"], 200, at["lost"], page=Traits(title=LOST), size=9),
        "shy": Answer(at["shy"], 403, at["shy"]),
        "slow": Answer(at["slow"], fault="timeout"),
    }
    told["moved since"] = Answer(new, 200, new, size=9)
    return {answer.url: answer for answer in told.values()}


@pytest.fixture
def run(tmp_path, capsys):
    text = "# Kept.\n" + "".join(map(entry, HOSTS))
    docs = small.write(tmp_path, **{"resources.yml": text})

    def once(today, told=None, *more):
        known = told or answers()

        async def ask(urls, agent, limits, told=None):
            return [known[url] for url in urls]

        files = ("--to", str(tmp_path / "links.json"), "--issue", str(tmp_path / "issue.md"))
        status = main(["--docs", str(docs), "--today", today, *files, *more], ask)
        registry = (docs / "resources.yml").read_text(encoding="utf-8")
        found = json.loads((tmp_path / "links.json").read_text(encoding="utf-8"))
        return status, capsys.readouterr().out, registry, found, (tmp_path / "issue.md").read_text()

    return once


def test_a_run_prints_a_table_and_writes_its_result_and_leaves_the_registry_alone(run):
    status, output, registry, found, _ = run("2026-11-02")
    assert status == 0
    lines = output.splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [
        ["suspect", "lost"],
        ["suspect", "slow"],
        ["manual", "shy"],
        ["ok", "fine"],
        ["ok", "moved"],
    ]
    assert lines[-1] == "links: 5 links outside: 2 suspect, 1 manual, 2 ok"
    assert "\x1b" not in output and "\u202e" not in output
    assert "status" not in registry
    assert (found["version"], found["date"], found["network"]) == (1, "2026-11-02", "")
    moved = found["links"][1]
    assert (moved["reason"], moved["edit"]) == ("moved", "https://moved.example/new")
    assert moved["redirects"][0]["status"] == 301


def test_strikes_add_up_from_run_to_run_and_reach_the_registry_when_they_are_asked_to(run):
    for day in ("2026-11-02", "2026-11-09", "2026-11-16"):
        registry = run(day)[2]
    assert "status" not in registry
    _, output, registry, _, issue = run("2026-11-23", None, "--edit")
    assert "links: 5 entries of docs/resources.yml are edited" in output
    assert registry.startswith("# Kept.\n- id: fine\n")
    dead = "  status: dead\n  checked: 2026-11-23\n  failing_since: 2026-11-02\n  strikes: 4\n"
    assert registry.count(dead) == 2
    assert "url: https://moved.example/new\n" in registry
    assert "  status: manual\n  checked: 2026-11-23\n" in registry
    headings = [line for line in issue.splitlines() if line.startswith("#")]
    assert headings == ["## Dead", "## Moved for good", "## To look at by hand"]
    assert "- `slow`: `https://slow.example/book`: `no answer in time`, failing since" in issue
    told = next(line for line in issue.splitlines() if "`lost`" in line)
    assert "`` the page says that it was not found (Page not found `x` @somebody <b>" in told
    assert run("2026-11-30", None, "--edit")[2].count("status: dead") == 2
    well = {url: Answer(url, 200, url, size=9) for url in answers()}
    registry = run("2026-12-07", well, "--edit")[2]
    assert registry.count("status: ok") == 5 and "strikes" not in registry
    assert "failing_since" not in registry


def test_a_dead_network_strikes_nobody_and_says_so(run):
    run("2026-11-02", None, "--edit")
    _, _, before, first, _ = run("2026-11-02")
    faults = ("dns-later", "timeout", "dns", "unreachable", "reset", "refused")
    down = {url: Answer(url, fault=f) for url, f in zip(answers(), faults, strict=True)}
    status, output, registry, found, issue = run("2026-11-09", down, "--edit")
    assert status == 1 and registry == before
    assert "nothing was struck, as the network seems to be at fault: no host answered" in output
    assert found["network"] == "no host answered" and "**Nothing was struck:**" in issue
    names = ("status", "checked", "failing_since", "strikes")
    now, then = ([[link[n] for n in names] for link in f["links"]] for f in (found, first))
    assert now == then


def test_a_network_is_at_fault_when_most_hosts_are_silent_or_one_answers_for_all():
    def silent(n):
        return [Answer(f"https://silent{i}.example/x", fault="timeout") for i in range(n)]

    def well(n):
        return [Answer(f"https://fine{i}.example/x", 200) for i in range(n)]

    gate = "https://gate.example/"
    sent = [
        Answer(url, 200, gate, (Hop(302, url, gate),))
        for url in (f"https://sent{i}.example/x" for i in range(5))
    ]
    assert network_fault([]) == ""
    assert network_fault(silent(1)) == "no host answered"
    assert network_fault([*silent(6), *well(4)]) == "only 4 of 10 hosts answered"
    assert network_fault([*silent(5), *well(5)]) == ""
    assert network_fault([*silent(4), *well(3)]) == ""
    assert network_fault([*sent, *well(4)]) == "5 of 9 hosts were answered for by gate.example"
    assert network_fault([*sent, *well(5)]) == ""


@pytest.mark.parametrize(
    ("url", "final", "statuses", "edit"),
    [
        ("https://a.edu/x", "https://a.edu/y", [301], "https://a.edu/y"),
        ("https://a.edu/x", "https://www.a.edu/y", [308], "https://www.a.edu/y"),
        ("https://a.edu/x#two", "https://a.edu/y#two", [301], "https://a.edu/y#two"),
        ("https://a.edu/x", "https://a.edu/y", [302], ""),
        ("https://a.edu/x", "https://a.edu/y?session=1", [301], ""),
        ("https://doi.org/10.1/x", "https://press.example/y", [301], ""),
        ("http://a.edu/x", "http://a.edu/y", [301], ""),
        ("http://a.edu/x", "https://a.edu/x", [301], "https://a.edu/x"),
    ],
)
def test_an_edit_is_offered_for_what_has_moved_for_good(url, final, statuses, edit):
    answer = Answer(url, 200, final, tuple(Hop(s, url, final) for s in statuses), size=9)
    assert (judge(answer).reason, judge(answer).edit) == ("moved", edit)


def test_broken_yaml_is_told_and_nothing_is_asked(tmp_path, capsys):
    docs = small.write(tmp_path, **{"resources.yml": "- id: ["})
    assert main(["--docs", str(docs), "--to", str(tmp_path / "x.json")], ask=None) == 2
    assert "docs/resources.yml:1: " in capsys.readouterr().out
    assert not (tmp_path / "x.json").exists()
