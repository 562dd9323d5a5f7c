"""Days and weeks: which date a moment belongs to, which dates are open (PRACTICE.md)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt
from rejectui.core.facts import Facts, Pause

# How far back one key steps, and how far from the day of a plan an ask may still belong to it.
A_WEEK = timedelta(days=7)
TRAVEL_GAP = timedelta(hours=40)
LATEST_START = 5


def day_of(local: datetime, start_of_day: int = 4) -> date:
    """The practice day of a local wall-clock moment: naive time minus the start of day, in hours, 0 to 23.

    Naive on purpose: subtracting hours from the instant is wrong around most clock changes.
    """
    return (local.replace(tzinfo=None) - timedelta(hours=start_of_day)).date()


def logged_on(attempt: Attempt, start_of_day: int) -> date:
    """The practice day on which an attempt was logged: at the earliest its own, which another start of day
    may have made later than this one would."""
    return max(attempt.day, day_of(attempt.at, start_of_day))


def monday_of(day: date) -> date:
    """The day, if it is a Monday, or the last one before it."""
    return day - timedelta(days=day.weekday())


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from first to last, both included; nothing when last is before first."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def before(attempts: Sequence[Attempt], day: date) -> Sequence[Attempt]:
    """Those of earlier days; the attempts are sorted by day."""
    return attempts[: bisect_left(attempts, day, key=lambda attempt: attempt.day)]


def since(attempts: Sequence[Attempt], day: date) -> Sequence[Attempt]:
    """Those of this day and later; the attempts are sorted by day."""
    return attempts[bisect_left(attempts, day, key=lambda attempt: attempt.day) :]


def between(attempts: Sequence[Attempt], first: date, last: date) -> Sequence[Attempt]:
    """Those from the first to the last day, both included; the attempts are sorted by day."""
    return (
        since(before(attempts, last + timedelta(days=1)), first)
        if last < date.max
        else since(attempts, first)
    )


def practice_days(attempts: Iterable[Attempt]) -> set[date]:
    """The dates with at least one attempt that counts."""
    return {attempt.day for attempt in attempts if attempt.outcome not in DOES_NOT_COUNT}


def lost_to_travel(attempts: Sequence[Attempt], start_of_day: int = LATEST_START) -> set[date]:
    """Dates that travel swallowed: between two neighboring attempts, less than 40 hours apart, whose UTC
    offsets differ. `attempts` is sorted by day and moment; a back-dated one says nothing about where it was.
    """
    lost: set[date] = set()
    if len({attempt.at.tzinfo for attempt in attempts}) < 2:
        return lost
    latest = max(start_of_day, LATEST_START)
    on_the_spot = [a for a in attempts if a.at.date() <= a.day or day_of(a.at, latest) <= a.day]
    for before, after in pairwise(on_the_spot):
        if (
            (after.day - before.day).days > 1
            and before.at.utcoffset() != after.at.utcoffset()
            and after.at - before.at < TRAVEL_GAP
        ):
            lost.update(days_between(before.day + timedelta(days=1), after.day - timedelta(days=1)))
    return lost


def paused_days(pauses: Iterable[Pause], first: date, last: date) -> set[date]:
    """The dates from first to last that lie in a pause."""
    return {day for pause in pauses for day in days_between(max(first, pause.first), min(last, pause.last))}


def all_paused(pauses: Sequence[Pause], first: date, last: date) -> bool:
    """Whether every date from first to last lies in a pause."""
    return len(paused_days(pauses, first, last)) > (last - first).days


def days_to_choose(day: date, logged: date, today: date) -> tuple[date, date]:
    """(earliest, latest) date that one key steps through: seven days back from when an ask was logged, or
    from its own day where that lies further back.

    An ask from a clock that was wrong lies ahead of today, and may come back.
    """
    logged = min(logged, today)
    if day < logged - A_WEEK:
        return day - A_WEEK, day
    return logged - A_WEEK, max(logged, min(day, today))


def days_off(facts: Facts, attempts: Sequence[Attempt], first: date, last: date) -> set[date]:
    """The dates from first to last that were paused or lost to travel, but for those practiced on, as these
    attempts of the journal say."""
    off = paused_days(facts.pauses, first, last) | lost_to_travel(attempts, facts.settings.start_of_day)
    return off - practice_days(attempts) if off else off


def ended(pauses: Iterable[Pause], day: date) -> list[tuple[str, date | None]]:
    """How every pause that the day lies in ends before it: (id, last day), None for one that began today."""
    yesterday = day - timedelta(days=1)
    around = [pause for pause in pauses if pause.first <= day <= pause.last]
    return [(pause.id, yesterday if pause.first <= yesterday else None) for pause in around]


def in_pause(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause that the day lies in, the one that ends last, or None."""
    around = [pause for pause in pauses if pause.first <= day <= pause.last]
    return max(around, key=lambda pause: pause.last, default=None)
