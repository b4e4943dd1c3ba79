"""Three strikes over three weeks: what is known of a link and today's verdict go in, the new record
comes out."""

from dataclasses import dataclass, replace
from datetime import date

from .verdict import FAILING, MANUAL, UNASKED, Verdict

STRIKES = 3  # failing runs, on different days
DAYS = 21  # from the first of them to the last


@dataclass(frozen=True)
class Record:
    """What docs/resources.yml says of a link; days as 2026-11-25, "" where there is none.

    `status` is ok, suspect, dead, manual, or "" where it was never checked. A strike is a failing
    run that can make the link dead; `failing_since` is the day of the first since it was last ok.
    """

    status: str = ""
    checked: str = ""
    failing_since: str = ""
    strikes: int = 0


def after(before: Record, verdict: Verdict, today: str) -> Record:
    """The record after today's verdict.

    A run that could not ask changes nothing. A refusal of programs neither adds a strike nor
    takes one away. A link that a person looks after (`status: manual`) is not suspected again for
    what a reader can still use. A second run on a day adds no strike.
    """
    if verdict.finding == UNASKED:
        return before
    if verdict.finding == MANUAL:
        status = before.status if before.failing_since else MANUAL
        return replace(before, status=status, checked=today)
    if verdict.finding != FAILING:
        return Record("ok", today)
    if not verdict.may_die:
        kept = before.status if before.status in ("manual", "dead") else "suspect"
        since = before.failing_since or ("" if kept == "manual" else today)
        return replace(before, status=kept, checked=today, failing_since=since)
    is_first = before.strikes == 0 or not before.failing_since
    is_new_day = is_first or today > before.checked
    strikes = (0 if is_first else before.strikes) + is_new_day
    since = today if is_first else before.failing_since
    days = (date.fromisoformat(today) - date.fromisoformat(since)).days
    is_dead = before.status == "dead" or (strikes >= STRIKES and days >= DAYS)
    checked = max(today, before.checked)
    return Record("dead" if is_dead else "suspect", checked, since, strikes)


def remembered(registry: Record, result: Record | None) -> Record:
    """The record to go on from: the registry's status, and the count of whoever checked last.

    A run writes its records to a result file, and to the registry only by an edit that a person
    takes or leaves. So strikes are counted whether or not somebody merges the edit.
    """
    newest = result if result and result.checked >= registry.checked else registry
    return replace(newest, status=registry.status or newest.status)
