"""Edits of the registry change the lines that were meant, and nothing else."""

import difflib

import pytest
from guide import registry
from guide.links import registry_edit
from guide.links.registry_edit import EditError, changes, edited
from guide.links.strikes import Record

from tests.build import ROOT

TEXT = """\
# The list.

- id: first # a remark
  title: "One: the first"
  authors: Somebody
  url: https://example.org/a # since 2019
  kind: book
  cost: free
  note: >-
    A long note
    over lines.

# Between two entries.
- title: Second
  id: second
  url: "https://example.org/b"
  status: suspect
  checked: 2026-11-01 # by hand
  failing_since: 2026-10-01
  strikes: 2
  kind: book
- id: last
  url: https://example.org/c
  kind: book
"""


def difference(before, after):
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_only_the_lines_that_were_meant_change():
    made = edited(
        TEXT,
        {
            "first": {"status": "ok", "checked": "2026-11-25", "url": "https://example.org/new#x"},
            "second": {"status": "ok", "checked": "2026-11-25", "failing_since": "", "strikes": ""},
            "last": {"status": "dead", "failing_since": "2026-11-01", "strikes": "4"},
        },
    )
    assert difference(TEXT, made) == [
        "-   url: https://example.org/a # since 2019",
        "+   url: https://example.org/new#x # since 2019",
        "+   status: ok",
        "+   checked: 2026-11-25",
        "-   status: suspect",
        "+   status: ok",
        "-   checked: 2026-11-01 # by hand",
        "+   checked: 2026-11-25 # by hand",
        "-   failing_since: 2026-10-01",
        "-   strikes: 2",
        "+   status: dead",
        "+   failing_since: 2026-11-01",
        "+   strikes: 4",
    ]
    assert "    over lines.\n  status: ok\n  checked: 2026-11-25\n\n# Between" in made
    assert made.endswith(
        "  kind: book\n  status: dead\n  failing_since: 2026-11-01\n  strikes: 4\n"
    )
    assert edited(TEXT, {}) == TEXT


def test_every_entry_of_the_real_registry_can_be_edited_and_edited_back():
    text = (ROOT / "docs/resources.yml").read_text(encoding="utf-8")
    entries, _ = registry.read(text, "docs/resources.yml", "resource")
    now = Record("suspect", "2099-01-05", "2099-01-01", 2)
    before = {e.value("id"): registry_edit.record(e) for e in entries}
    made = edited(text, {name: changes(record, now) for name, record in before.items()})
    again, slips = registry.read(made, "docs/resources.yml", "resource")
    assert not slips and {registry_edit.record(e) for e in again} == {now}
    back = {name: changes(now, record) for name, record in before.items()}
    assert sorted(edited(made, back).split("\n")) == sorted(text.split("\n"))


def test_a_new_address_that_the_rules_refuse_is_left_out():
    bad = "https://example.org/a?utm_source=x"
    made = edited(TEXT, {"first": {"url": bad, "status": "ok"}, "last": {"url": bad}})
    assert difference(TEXT, made) == ["+   status: ok"]


@pytest.mark.parametrize("value", ["https://example.org/a: b", "https://example.org/ #x", "[x"])
def test_an_edit_that_would_say_something_else_is_refused(value):
    with pytest.raises(EditError):
        edited(TEXT, {"first": {"url": value}})
    with pytest.raises(EditError):
        edited("- id: [", {})


def test_a_quiet_week_makes_no_edit():
    ok = Record("ok", "2026-11-01")
    assert changes(ok, Record("ok", "2026-11-08")) == {}
    assert changes(ok, Record("ok", "2026-11-29")) == {"checked": "2026-11-29"}
    assert changes(Record(), ok) == {"status": "ok", "checked": "2026-11-01"}
    suspect = Record("suspect", "2026-11-08", "2026-11-08", 1)
    assert changes(suspect, Record("ok", "2026-11-15")) == {
        "status": "ok",
        "checked": "2026-11-15",
        "failing_since": "",
        "strikes": "",
    }
    assert changes(ok, Record("ok", "2026-11-08"), "https://new.example") == {
        "url": "https://new.example"
    }
