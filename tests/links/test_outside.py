"""The link checker against hosts that do everything a host can do to it."""

import asyncio
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from guide.links import outside
from guide.links.answer import traits
from guide.links.polite import Turns
from guide.links.request import PublicResolver, is_private
from guide.links.verdict import network_fault

from tests.links_scenarios import LIMITS, TABLE, lines, ok, play, slug
from tests.links_server import Names, hosts, trust

AGENT = "data-science-guide-links/1 (+https://example.org/guide)"


@pytest.fixture(scope="module")
def run():
    begun = time.monotonic()
    played, running, pauses = asyncio.run(play())
    print("\n" + "\n".join(lines(played)))
    return {one.scenario.name: one for one in played}, running, pauses, time.monotonic() - begun


@pytest.mark.parametrize("scenario", TABLE, ids=lambda scenario: slug(scenario.name))
def test_every_host_gets_the_status_of_the_table(run, scenario):
    one = run[0][scenario.name]
    if scenario.host == "[::1]" and not run[1].six:
        pytest.skip("this machine has no IPv6")
    found = (one.record.status, one.verdict.reason, one.verdict.edit)
    edit = scenario.edit.replace("{https}", str(run[1].https["trusted"]))
    assert found == (scenario.status, scenario.reason, edit), one.answer


def test_redirects_are_recorded_one_by_one(run):
    played, running, _, _ = run
    hops = played["301 then 302 within https"].answer.hops
    at = f"https://two.good.test:{running.https['trusted']}"
    assert [(hop.status, hop.url, hop.target) for hop in hops] == [
        (301, f"{at}/course/notes.html#two", f"{at}/new/notes.html#two"),
        (302, f"{at}/new/notes.html#two", f"{at}/today/notes.html#two"),
    ]
    to_letters = played["Location with spaces and letters"].answer
    assert to_letters.final.endswith("/m%C3%B6ved%20notes/%E9.html")


def test_hosts_are_spared(run):
    _, running, pauses, _ = run
    # These hosts are not told that the client has gone, so here their requests overlap.
    not_told = {"", "time-out.test", "head-is-silent-get-200.test", "slow-drip.test"}
    assert {most for host, most in running.most_at_once.items() if host not in not_told} == {1}
    assert 1 < running.most_at_once[""] <= LIMITS.at_once
    asked = [a for a in running.asked if a.host == "200.test"]
    assert [(a.method, a.path) for a in asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/course/notes.html"),
        ("GET", "/course/notes.html"),
    ]
    assert not [a for a in running.asked if a.host == "robots-refuse.test" and a.count > 1]
    assert {a.headers["user-agent"] for a in running.asked} == {AGENT.lower()}
    assert not [a for a in running.asked if "cookie" in a.headers]
    assert len([p for p in pauses if 6 < p <= 7]) >= 3  # what Retry-After asked for
    assert max(pauses) <= LIMITS.longest_wait


def test_no_host_can_hold_the_run_up(run):
    _, running, _, seconds = run
    assert seconds < 15
    pdf = [a.method for a in running.asked if a.path == "/notes.pdf" and "pdf" in a.host]
    assert set(pdf) == {"HEAD"}
    tries = [a for a in running.asked if a.host == "503-for-good.test" and a.method == "GET"]
    assert len([a for a in tries if a.path != "/robots.txt"]) == LIMITS.tries


@pytest.mark.parametrize("unit", ["<", "<script>", "<style ", "<title", "<h1 a", " id='", "<!--"])
def test_a_page_made_to_be_slow_is_read_at_once(unit):
    html = "this domain is for sale" + unit * (LIMITS.body // len(unit))
    begun = time.process_time()
    traits(html, is_cut=True)
    assert time.process_time() - begun < 5


def test_a_run_ends_when_its_time_is_over_and_one_address_is_asked_once():
    async def playing(asked, writer):
        if asked.host == "silent.test":
            await asyncio.sleep(30)
        writer.write(ok())

    async def run():
        async with hosts(playing) as running:
            urls = [f"http://{name}.test:{running.http}/x" for name in ("good", "silent", "good")]
            limits = replace(LIMITS, run=3, whole=20, read=20)
            answers = await outside.ask_all(urls, AGENT, limits, Names(), trust(), Turns(limits))
            return answers, [a for a in running.asked if a.host == "good.test"]

    answers, asked = asyncio.run(run())
    assert [a.fault for a in answers] == ["", "unasked", ""]
    assert len(asked) == 3


def test_one_host_with_many_addresses_is_asked_one_at_a_time():
    async def playing(asked, writer):
        await asyncio.sleep(0.01)
        writer.write(ok())

    async def run():
        async with hosts(playing) as running:
            urls = [f"http://many.test:{running.http}/{number}" for number in range(6)]
            await outside.ask_all(urls, AGENT, LIMITS, Names(), trust(), Turns(LIMITS))
            return running

    running = asyncio.run(run())
    assert running.most_at_once["many.test"] == 1
    times = [a.at for a in running.asked]
    assert len(times) == 13
    assert min(b - a for a, b in pairwise(times)) >= LIMITS.between


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1", "localhost", "0.0.0.0"]
)
def test_nothing_is_asked_of_a_private_network(host):
    limits = replace(LIMITS, private=False)
    assert is_private(host)
    url = f"http://{host}:9/x"
    answers = asyncio.run(outside.ask_all([url], AGENT, limits, Names(), trust()))
    assert answers[0].fault == "private"


def test_a_name_of_a_private_network_is_not_asked_either(monkeypatch):
    async def resolve(self, host, port=0, family=0):
        return await Names().resolve(host, port, family)

    monkeypatch.setattr(PublicResolver.__mro__[1], "resolve", resolve)
    limits = replace(LIMITS, private=False)
    answers = asyncio.run(outside.ask_all(["http://inner.test/"], AGENT, limits))
    assert answers[0].fault == "private"


def test_a_run_without_a_network_is_short():
    looked_up = []

    class Dead(Names):
        async def resolve(self, host, port=0, family=0):
            looked_up.append(host)
            return await super().resolve(host, port, family)

    urls = [f"https://no-server{host}.test/{page}" for host in range(12) for page in range(5)]
    answers = asyncio.run(outside.ask_all(urls, AGENT, LIMITS, Dead(), trust()))
    assert {a.fault for a in answers} == {"dns-later", "unasked"}
    assert len([a for a in answers if a.fault == "unasked"]) >= 12
    assert len(looked_up) < 12 * (2 + LIMITS.tries + 4 * 2)  # robots.txt, one page, four pages
    assert network_fault(answers) == "no host answered"
