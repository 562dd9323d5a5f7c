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


def begins(facts: Facts, monday: date) -> date:
    """The first day of the week with this Monday: step back to the weekday that was chosen last by then."""
    weekday, since = 1, None
    for start in facts.week_starts:
        if start.monday <= monday and (since is None or start.monday > since):
            weekday, since = {"monday": 1, "sunday": 7, "saturday": 6}[start.begins], start.monday
    day = monday
    while day.isoweekday() != weekday:
        day -= ONE_DAY
    return day


def a_week(facts: Facts, monday: date) -> list[date]:
    """The days of the week with this Monday, up to where the next one begins."""
    week = [begins(facts, monday)]
    while week[-1] + ONE_DAY < begins(facts, monday + ONE_DAY * 7):
        week.append(week[-1] + ONE_DAY)
    return week


def its_monday(facts: Facts, day: date) -> date:
    """The Monday of the week that holds the day."""
    (found,) = [each for each in _mondays_around(day) if day in a_week(facts, each)]
    return found


def _mondays_around(day: date) -> list[date]:
    return [the_monday(day) + ONE_DAY * 7 * number for number in (-1, 0, 1)]


def asked_for(facts: Facts, week: list[date], open_days: list[date], done: list[date], begin: date) -> int:
    """The open days by which a target is worked out: always those of seven days, not before the first ask,
    and at least one where something was asked. Of days that are no longer in it only pauses are known, and
    they do not count for a week without an open day of its own."""
    found = 0
    if not [day for day in open_days if day in week[:7]]:
        return 1 if done else 0
    for day in [week[0] + ONE_DAY * number for number in range(7)]:
        in_a_pause = any(pause.first <= day <= pause.last for pause in facts.pauses)
        if day in open_days or (day not in week and day >= begin and not in_a_pause):
            found += 1
    return max(found, 1 if done else 0)


def dealt_with_on_its_day(attempt: Attempt, start_of_day: int = 4) -> bool:
    """Whether it was logged on the day it is for (a day may end at five in the morning, or later for who
    begins it later), not back-dated."""
    hours = max(5, start_of_day)
    return (attempt.at.replace(tzinfo=None) - timedelta(hours=hours)).date() <= attempt.day


def is_lost_to_travel(attempts: list[Attempt], day: date, start_of_day: int = 4) -> bool:
    """The offset changed and the attempts around the date are under 40 hours apart."""
    witnesses = [attempt for attempt in attempts if dealt_with_on_its_day(attempt, start_of_day)]
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

    present = "days" if per_week(its_monday(facts, today)) == 7 else "weeks"
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
            attempts, day, facts.settings.start_of_day
        )

    def before_logging(day: date) -> bool:
        return day < logged_first and its_monday(facts, day) == its_monday(facts, logged_first)

    def is_open(day: date) -> bool:
        return practiced(day) or (day >= begin and not paused(day) and not before_logging(day))

    result = PlainStreak(unit=present)
    chain_weeks = chain_days = progress = reserve = 0
    monday = its_monday(facts, begin)
    while begins(facts, monday) <= today:
        week = a_week(facts, monday)
        over = week[-1] < today
        open_days = [day for day in week if is_open(day)]
        rhythm = per_week(monday)
        broke = short = False

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
            wanted = asked_for(facts, week, open_days, done, begin)
            if done and week[-1] < begins(facts, its_monday(facts, logged_first)):
                wanted = len(done)
            target = ceil(Fraction(rhythm * wanted, 7))
            kept = target > 0 and len(done) >= target
            if kept:
                chain_days += len(done)
            elif over and target > 0 and len(week) < 7:
                short = True
                chain_days += len(done) if chain_weeks or chain_days else 0
            elif over and target > 0:
                chain_weeks = chain_days = progress = reserve = 0
        if kept:
            chain_weeks += 1
        if over:
            nothing = (not open_days or (not broke and not kept)) if rhythm == 7 else target == 0
            state = "skipped" if nothing else "kept" if kept else "short" if short else "missed"
            result.past_weeks.append((monday, state))
        monday += ONE_DAY * 7

    result.length = chain_days if present == "days" else chain_weeks
    result.reserve = reserve
    return result
