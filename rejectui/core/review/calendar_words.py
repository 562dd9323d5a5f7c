"""The calendar of practice days as sentences, one a week: what its signs show, for whoever listens."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from rejectui.core.days.day import days_between
from rejectui.core.review.calendar_grid import kind_of, last_shown
from rejectui.core.review.review import Review
from rejectui.core.wording.words import count

SEASON = 13


def sentences(shown: Review) -> list[str]:
    """The last thirteen weeks at most, newest first, not before the first ask.

    Each has its asks by day, and then its rest, such as "Week of 23 November: Tuesday 3 asks, Friday 1 ask;
    Thursday rest."; weeks in a row with neither are one sentence.
    """
    last = shown.calendar.number(last_shown(shown))
    first = max(last - SEASON + 1, shown.calendar.number(min(shown.by_day, default=shown.day)))
    weeks = [shown.calendar.span(number) for number in range(last, first - 1, -1)]
    found: list[str] = []
    for told, inside in groupby(weeks, lambda each: _told(shown, each)):
        *others, oldest = [first for first, _ in inside]
        named = f"{oldest.day} {oldest:%B}"
        if told:
            found += [f"Week of {each.day} {each:%B}: {told}." for each in (*others, oldest)]
        elif others:
            found.append(f"{len(others) + 1} weeks from {named} on: no ask.")
        else:
            found.append(f"Week of {named}: no ask.")
    return found


def _told(shown: Review, week: tuple[date, date]) -> str:
    """What was on the days of a week; nothing where nothing was."""
    days = list(days_between(*week))
    asks, rests = [], []
    for (kind, number), inside in groupby(days, lambda day: (kind_of(shown, day), shown.by_day.get(day, 0))):
        span = list(inside)
        if kind == "asked":
            asks.append(f"{_named(span)} {count(number, 'ask', 'asks')}{' each' if len(span) > 1 else ''}")
        elif kind == "rest":
            rests.append("rest all week" if len(span) == len(days) else f"{_named(span)} rest")
    return "; ".join(filter(None, (", ".join(asks), ", ".join(rests))))


def _named(days: list[date]) -> str:
    """Days in a row, by their names."""
    if len(days) == 1:
        return f"{days[0]:%A}"
    return f"{days[0]:%A} {'and' if len(days) == 2 else 'to'} {days[-1]:%A}"
