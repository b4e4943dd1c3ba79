"""Resources: when two addresses are one, a begun entry, the shelf to start with, a dead one."""

from datetime import date

import pytest
from guide import bank, new_question, resource_list
from guide.__main__ import main
from guide.addresses import in_text, normalized
from guide.formulas import Typesetter

from tests import small

SAME = (
    "https://example.org/guide",
    "http://example.org/guide",
    "https://www.example.org/guide/",
    "HTTPS://WWW.Example.ORG/guide",
    "https://example.org/guide?#",
)
OTHERS = (
    "https://example.org/Guide",
    "https://example.org/guide?page=2",
    "https://example.org/guide#part",
    "https://docs.example.org/guide",
    "https://example.org/",
)
FILLED = {
    "id: TODO": "id: second-guide",
    "year: TODO": "year: 2024",
    "kind: TODO": "kind: book",
    "level: TODO": "level: advanced",
    "cost: TODO": "cost: paid",
    "[TODO]": "[calibration]",
    "TODO: ": "About ",
}
DEAD = "  status: dead\n  checked: 2026-11-25\n  failing_since: 2026-11-01\n"


def entry(name: str, **changes: str) -> str:
    """The registry's entry under another id, with other fields."""
    text = small.RESOURCES.replace("sklearn-user-guide", name)
    text = text.replace("org/guide", f"org/{name}").replace("A user guide", name.capitalize())
    for field, value in changes.items():
        before = text.partition(f"  {field}: ")[2].partition("\n")[0]
        text = text.replace(f"  {field}: {before}\n", f"  {field}: {value}\n")
    return text


def resources(tmp_path, *entries: str):
    docs = small.write(tmp_path, **{"resources.yml": small.RESOURCES + "".join(entries)})
    sources = bank.read(docs)
    assert bank.check(sources, lambda tex, display: "") == []
    return bank.parse(sources)


def test_addresses_are_the_same_but_for_scheme_www_and_last_slash():
    assert {normalized(url) for url in SAME} == {"example.org/guide"}
    assert len({normalized(url) for url in OTHERS} | {"example.org/guide"}) == len(OTHERS) + 1
    assert normalized("https://[") == "https://["


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://example.org/a, and more", "https://example.org/a"),
        ("www.example.org.", "https://www.example.org"),
        ("https://example.org/a)", "https://example.org/a"),
        ("http://example.org/a?b=1&c=2#d", "http://example.org/a?b=1&c=2#d"),
        ("https://example.org/$(ls)", ""),
        ("https://example.org/`ls`", ""),
        ("javascript:alert(1)", ""),
        ("//example.org/a", ""),
    ],
)
def test_only_a_plain_address_is_put_into_a_command(text, url):
    assert in_text(text) == url


@pytest.mark.parametrize("url", ["https://example.org/a?b=1&c=2#d", "http://old.example.org/(b)"])
def test_every_problem_of_a_begun_entry_is_a_gap_and_it_passes_once_filled(tmp_path, url, capsys):
    docs = small.write(tmp_path)
    assert main(["new-resource", url, "--docs", str(docs)]) == 0
    path = docs / "resources.yml"
    text = path.read_text(encoding="utf-8")
    assert text.startswith(small.RESOURCES)
    gaps = {number for number, _ in new_question.gaps(text)}
    printed = capsys.readouterr().out
    assert all(f"line {number}: " in printed for number in gaps)
    found = bank.check(bank.read(docs), lambda tex, display: "")
    assert {problem.line for problem in found} == gaps
    for gap, words in FILLED.items():
        text = text.replace(gap, words)
    path.write_text(text, encoding="utf-8")
    with_formulas = Typesetter()
    assert bank.check(bank.read(docs), with_formulas) == []
    with_formulas.close()
    assert bank.parse(bank.read(docs)).resources["second-guide"].url == url


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://www.example.org/guide/", "docs/resources.yml:4: the address is there already"),
        ("https://bit.ly/3abcdef", "is a short link"),
        ("javascript:alert(1)", "is not https"),
        ("", "url has 0 characters"),
    ],
)
def test_an_address_that_cannot_be_or_is_there_begins_nothing(tmp_path, url, says, capsys):
    docs = small.write(tmp_path)
    assert main(["new-resource", url, "--docs", str(docs)]) == 2
    assert says in capsys.readouterr().err
    assert (docs / "resources.yml").read_text(encoding="utf-8") == small.RESOURCES


def test_the_shelf_has_three_that_are_free_alive_and_not_advanced(tmp_path):
    made = [entry("paid", cost="paid"), entry("deep", level="advanced")]
    made += [entry("gone") + DEAD + "  alternatives: [paid]\n"]
    made += [entry(f"book-{n}") for n in range(4)]
    found = resources(tmp_path, *made).resources
    del found["sklearn-user-guide"]
    shelf = [resource.id for resource in resource_list.starters(found.values())]
    assert shelf == ["book-0", "book-1", "book-2"]
    hard = [found[name] for name in ("paid", "gone", "deep")]
    assert [resource.id for resource in resource_list.starters(hard)] == ["deep"]
    assert resource_list.starters(hard[:2]) == []


def test_the_list_names_what_is_dead_and_the_way_on(tmp_path):
    copy = "https://web.archive.org/web/20240101000000/https://example.org/gone"
    gone = entry("gone") + f"{DEAD}  archived: {copy}\n  alternatives: [also-gone, other]\n"
    also_gone = entry("also-gone") + f"{DEAD}  alternatives: [other]\n"
    registry = resources(tmp_path, gone, also_gone, entry("other", cost="paid")).resources
    assert registry["gone"].failing_since == date(2026, 11, 1)
    line = resource_list.entry(registry["gone"], "For the picture.", registry)
    assert line == (
        "- <del>Gone</del> · Its makers · Documentation, introductory, free. For the picture. Its "
        f"address is gone: [archived copy]({copy}); instead [Other](https://example.org/other)."
    )
    suspect = resources(
        tmp_path / "suspect", entry("weak") + DEAD.replace("dead", "suspect")
    ).resources["weak"]
    assert resource_list.entry(suspect, "It holds.", {}).startswith(
        "- [Weak](https://example.org/weak) · Its makers"
    )
