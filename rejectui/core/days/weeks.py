"""Weeks, from the day on which the user begins them; a change is a dated fact, as a new rhythm is.

Every week has exactly one Monday, whatever day it begins on, and is known by it, in the journal and here. So
no choice can take away a week that has a takeaway, or make one of a single day.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.days.day import monday_of
from rejectui.core.facts import Facts, StartOfWeek, WeekStart

DAYS = 7
A_WEEK = timedelta(days=DAYS)
ONE_DAY = timedelta(days=1)
# How many days before its Monday a week begins.
BEFORE_MONDAY: dict[StartOfWeek, int] = {"monday": 0, "sunday": 1, "saturday": 2}


class Weeks(Struct, frozen=True):
    """How the weeks lie: `numbers` are those of the weeks from which another first day holds, in order, and
    `leads` how many days before its Monday each begins, 0 to 2. Before the first of them it is on the Monday.

    The number of a week counts the Mondays since 1 January of the year 1, which was one.
    """

    numbers: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()

    def lead(self, number: int) -> int:
        """How many days before its Monday the week of this number begins."""
        at = bisect_right(self.numbers, number)
        return self.leads[at - 1] if at else 0

    def number(self, day: date) -> int:
        """The number of the day's week; by arithmetic, because a streak asks it of every day."""
        ordinal = day.toordinal()
        number = (ordinal - 1) // DAYS
        if self.numbers and ordinal > DAYS * (number + 1) - self.lead(number + 1):
            return number + 1
        return number

    def span(self, number: int) -> tuple[date, date]:
        """(first day, last day) of the week of this number: seven days, but five to nine at a change."""
        first, last = DAYS * number + 1, DAYS * number + DAYS
        if self.numbers:
            first, last = first - self.lead(number), last - self.lead(number + 1)
        return date.fromordinal(first), date.fromordinal(last)

    def monday(self, day: date) -> date:
        """The Monday by which the day's week is known."""
        return monday_numbered(self.number(day))

    def first(self, monday: date) -> date:
        """The first day of the week that is known by this Monday."""
        return self.span(number_of(monday))[0]

    def last(self, monday: date) -> date:
        """Its last day."""
        return self.span(number_of(monday))[1]

    def weekday(self, day: date) -> int:
        """The weekday, from 0 for Monday, on which weeks begin on this day."""
        return -self.lead(self.number(day)) % DAYS


def number_of(monday: date) -> int:
    """The number of the week that is known by this Monday."""
    return (monday.toordinal() - 1) // DAYS


def monday_numbered(number: int) -> date:
    """The Monday by which the week of this number is known."""
    return date.fromordinal(DAYS * number + 1)


def weeks_of(facts: Facts) -> Weeks:
    """The weeks as the user chose them."""
    ordered = sorted(facts.week_starts, key=lambda start: start.monday)
    return Weeks(
        tuple(number_of(start.monday) for start in ordered),
        tuple(BEFORE_MONDAY[start.begins] for start in ordered),
    )


def start_of_week(facts: Facts, monday: date = date.max) -> StartOfWeek:
    """The day on which the week of this Monday begins: the latest choice that holds by then, else Monday. The
    one that was chosen last, where no week is given."""
    holding = [start for start in facts.week_starts if start.monday <= monday]
    return max(holding, key=lambda start: start.monday).begins if holding else "monday"


def coming_start_of_week(facts: Facts, day: date) -> WeekStart | None:
    """The next change that was chosen and does not hold on this day yet, or None."""
    running = weeks_of(facts).monday(day)
    now = start_of_week(facts, running)
    coming = [start for start in facts.week_starts if start.monday > running and start.begins != now]
    return min(coming, key=lambda start: start.monday, default=None)


def choose_start_of_week(facts: Facts, begins: StartOfWeek, day: date) -> tuple[WeekStart, ...]:
    """The records of a choice made on this day: it holds from the next week that can begin on that day after
    today, and before the first ask that counts at once. What was chosen for later gives way to it.

    The week that the day lies in keeps its first day, so that no day that was lived changes its week.
    """
    weeks, lead = weeks_of(facts), timedelta(days=BEFORE_MONDAY[begins])
    running = weeks.monday(day)
    if any(attempt.counts for attempt in facts.attempts):
        holds = running + A_WEEK
        while holds - lead <= day:
            holds += A_WEEK
    else:
        holds = running = monday_of(day + lead)
    now = start_of_week(facts, running)
    kept = timedelta(days=BEFORE_MONDAY[now])
    found = {holds: WeekStart(monday=holds, begins=begins)}
    for start in facts.week_starts:
        if start.monday >= holds:
            found[start.monday] = replace(start, begins=begins)
        elif start.monday > running and start.monday - kept > day:
            found[start.monday] = replace(start, begins=now)
    return tuple(found.values())
