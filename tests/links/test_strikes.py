"""Three strikes over three weeks, and what neither gives nor takes one."""

from datetime import date, timedelta

import pytest
from guide.links.strikes import Record, after, remembered
from guide.links.verdict import REASONS, Verdict

USABLE = [r for r, (found, dies, _) in REASONS.items() if found == "failing" and not dies]
FIRST = date(2026, 1, 5)


def weeks(*reasons, start=Record(), step=7):  # noqa: B008 (frozen)
    """The record after each weekly run that found one of `reasons`."""
    records = []
    for number, reason in enumerate(reasons):
        day = FIRST + timedelta(days=step * number)
        start = after(start, Verdict(reason), day.isoformat())
        records.append(start)
    return records


def statuses(*reasons, **more):
    return [record.status for record in weeks(*reasons, **more)]


def test_a_link_is_dead_after_three_strikes_over_three_weeks_and_not_before():
    assert statuses(*["server-error"] * 4) == ["suspect", "suspect", "suspect", "dead"]
    assert weeks(*["not-found"] * 4)[-1] == Record("dead", "2026-01-26", "2026-01-05", 4)
    assert statuses("gone", "gone", step=21) == ["suspect", "suspect"]
    assert statuses("gone", "gone", "gone", step=11) == ["suspect", "suspect", "dead"]
    assert statuses("gone", "gone", "gone", step=10) == ["suspect", "suspect", "suspect"]


def test_one_good_answer_takes_all_strikes_away():
    assert statuses("gone", "gone", "gone", "ok", "gone", "gone")[3:] == [
        "ok",
        "suspect",
        "suspect",
    ]
    assert weeks("gone", "gone", "moved")[-1] == Record("ok", "2026-01-19")
    assert weeks(*["gone"] * 4, "gone", "ok")[-2:] == [
        Record("dead", "2026-02-02", "2026-01-05", 5),
        Record("ok", "2026-02-09"),
    ]


def test_a_refusal_of_programs_neither_gives_nor_takes_a_strike():
    assert weeks("refuses-programs") == [Record("manual", "2026-01-05")]
    third = weeks("gone", "gone", "too-many-requests")[-1]
    assert third == Record("suspect", "2026-01-19", "2026-01-05", 2)
    assert statuses("gone", "gone", "robots", "gone")[-1] == "dead"
    assert statuses("gone", *["robots"] * 9)[-1] == "suspect"
    assert statuses("robots", start=Record("dead", "2026-01-01", "2025-11-01", 5)) == ["dead"]


@pytest.mark.parametrize("reason", [r for r, row in REASONS.items() if row[0] == "unasked"])
def test_what_could_not_be_asked_changes_nothing(reason):
    failing = Record("suspect", "2026-01-01", "2026-01-01", 2)
    for before in (Record(), Record("ok", "2026-01-01"), failing):
        assert weeks(reason, start=before) == [before]


@pytest.mark.parametrize("reason", USABLE)
def test_what_a_reader_can_still_use_is_never_dead_by_itself(reason):
    records = weeks(*[reason] * 9)
    assert {r.status for r in records} == {"suspect"} and records[-1].strikes == 0
    assert records[-1].failing_since == "2026-01-05"
    after_it = weeks(*[reason] * 9, "gone")[-1]
    assert after_it == Record("suspect", "2026-03-09", "2026-03-09", 1)


def test_a_link_that_a_person_looks_after_is_suspected_only_when_it_is_gone():
    mine = Record("manual", "2025-12-01")
    assert weeks("no-fragment", start=mine) == [Record("manual", "2026-01-05")]
    assert statuses("refuses-programs", start=mine) == ["manual"]
    assert statuses("not-found", start=mine) == ["suspect"]
    assert statuses("ok", start=mine) == ["ok"]


def test_many_runs_on_one_day_are_one_strike():
    same = weeks(*["gone"] * 5, step=0)
    assert same[-1] == Record("suspect", "2026-01-05", "2026-01-05", 1)
    later = after(Record("suspect", "2026-02-20", "2026-01-05", 2), Verdict("gone"), "2026-02-20")
    assert later.strikes == 2 and later.status == "suspect"
    clock_set_back = after(later, Verdict("gone"), "2026-02-01")
    assert clock_set_back == later


def test_strikes_are_remembered_whether_or_not_the_edit_was_taken():
    result = Record("suspect", "2026-01-19", "2026-01-05", 3)
    assert remembered(Record(), result) == result
    assert remembered(Record("ok", "2026-01-01"), result).strikes == 3
    assert remembered(Record("suspect", "2026-01-26", "2026-01-05", 4), result).strikes == 4
    assert remembered(Record("manual", "2025-12-01"), result).status == "manual"
    assert remembered(Record("ok", "2026-01-01"), None) == Record("ok", "2026-01-01")
    unmerged = remembered(Record("ok", "2026-01-01"), result)
    assert after(unmerged, Verdict("gone"), "2026-01-26").status == "dead"
