"""The streak a second time, from the words of core/PRACTICE.md alone: day by day, obvious rather than fast.

It shares no line with the streak and the day in rejectui/core/days/; the property tests hold the two against
each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts

ONE_DAY = timedelta(days=1)


@dataclass
class PlainStreak:
    """What the streak is, and what became of each week that is over: (Monday, state)."""

    length: int = 0
    unit: str = "weeks"
    reserve: int = 0
    past_weeks: list[tuple[date, str]] = field(default_factory=list)


def the_monday(day: date) -> date:
    """Step back until it is Monday."""
    while day.isoweekday() != 1:
        day -= ONE_DAY
    return day


def dealt_with_on_its_day(attempt: Attempt) -> bool:
    """Whether it was logged on the day it is for (a day may end at five in the morning), not back-dated."""
    return (attempt.at.replace(tzinfo=None) - timedelta(hours=5)).date() <= attempt.day


def is_lost_to_travel(attempts: list[Attempt], day: date) -> bool:
    """The offset changed and the attempts around the date are under 40 hours apart."""
    witnesses = [attempt for attempt in attempts if dealt_with_on_its_day(attempt)]
    before = [attempt for attempt in witnesses if attempt.day < day]
    after = [attempt for attempt in witnesses if attempt.day > day]
    if not before or not after or any(attempt.day == day for attempt in witnesses):
        return False
    last = max(before, key=lambda attempt: (attempt.day, attempt.at))
    first = min(after, key=lambda attempt: (attempt.day, attempt.at))
    return last.at.utcoffset() != first.at.utcoffset() and first.at - last.at < timedelta(hours=40)


def plain_streak(facts: Facts, today: date) -> PlainStreak:
    """Walk every day from the first attempt to today."""
    attempts = [attempt for attempt in facts.attempts if attempt.day <= today]

    def per_week(day: date) -> int:
        chosen, since = 2, None
        for rhythm in facts.rhythms:
            if rhythm.monday <= day and (since is None or rhythm.monday > since):
                chosen, since = rhythm.per_week, rhythm.monday
        return chosen

    present = "days" if per_week(the_monday(today)) == 7 else "weeks"
    # Backing out "never lowers a number", so open days begin with the first attempt that counts.
    counting = [attempt for attempt in attempts if attempt.outcome not in ("backed_out", "called_off")]
    if not counting:
        return PlainStreak(unit=present)
    begin = min(attempt.day for attempt in counting)
    logged_first = sorted(counting, key=lambda attempt: attempt.at)[0].day

    def practiced(day: date) -> bool:
        return any(attempt.day == day for attempt in counting)

    def paused(day: date) -> bool:
        return any(pause.first <= day <= pause.last for pause in facts.pauses) or is_lost_to_travel(
            attempts, day
        )

    def before_logging(day: date) -> bool:
        return day < logged_first and the_monday(day) == the_monday(logged_first)

    def is_open(day: date) -> bool:
        return practiced(day) or (day >= begin and not paused(day) and not before_logging(day))

    result = PlainStreak(unit=present)
    chain_weeks = chain_days = progress = reserve = 0
    monday = the_monday(begin)
    while monday <= today:
        week = [monday + ONE_DAY * number for number in range(7)]
        over = week[-1] < today
        open_days = [day for day in week if is_open(day)]
        rhythm = per_week(monday)
        broke = False

        if rhythm == 7:
            for day in week:
                if day > today:
                    continue
                if practiced(day):
                    chain_days += 1
                    progress += 1
                    if progress == 6 and reserve == 2:
                        progress = 5
                    elif progress == 6:
                        progress = 0
                        reserve += 1
                elif is_open(day) and day != today:
                    if reserve:
                        reserve -= 1
                    else:
                        chain_weeks = chain_days = progress = 0
                        broke = True
            kept = any(practiced(day) for day in open_days) and not broke and over
        else:
            done = [day for day in week if practiced(day)]
            target = ceil(Fraction(rhythm * len(open_days), 7))
            kept = bool(open_days) and len(done) >= target
            if kept:
                chain_days += len(done)
            elif over and open_days:
                chain_weeks = chain_days = progress = reserve = 0
        if kept:
            chain_weeks += 1
        if over:
            skipped = not open_days or (rhythm == 7 and not broke and not kept)
            result.past_weeks.append((monday, "skipped" if skipped else "kept" if kept else "missed"))
        monday += ONE_DAY * 7

    result.length = chain_days if present == "days" else chain_weeks
    result.reserve = reserve
    return result
