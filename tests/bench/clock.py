"""Clocks that change, travel and lie, over every time zone there is: days and streaks stand.

    python -m tests.bench.clock [CASES]        12,000 unless given

A case takes one at a time: a change of the clocks in some zone, a journey of somebody who asks on every
waking day, a computer whose clock is set back and forward while it writes, a date with its week.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.day import day_of, days_between, monday_of
from rejectui.core.days.streak import streak
from rejectui.core.facts import Facts, Rhythm
from rejectui.journal.journal import Journal
from tests.bench.figures import JRNL, OURS, PLAIN, Figure, Promise, alone, counted

STARTS = (0, 4, 5)
FIRST, LAST = 2010, 2031
QUARTER = timedelta(minutes=15)

# Places on both sides of the date line, and with unusual clocks, so that they are not rare among the rest.
FAR = (
    "Pacific/Auckland", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Honolulu", "America/Los_Angeles",
    "Pacific/Pago_Pago", "Pacific/Chatham", "Europe/Berlin", "Australia/Lord_Howe", "Antarctica/Troll",
)  # fmt: skip


@cache
def zones() -> list[str]:
    """Every zone that the machine knows, always in the same order."""
    return sorted(available_timezones())


@cache
def changes(zone: str) -> list[datetime]:
    """The hours in which the zone's offset from UTC changes."""
    there, found = ZoneInfo(zone), []
    day, before = datetime(FIRST, 1, 1, tzinfo=UTC), None
    while day.year < LAST:
        now = day.astimezone(there).utcoffset()
        if before is not None and now != before:
            hour = day - timedelta(days=1)
            while (hour + timedelta(hours=1)).astimezone(there).utcoffset() == before:
                hour += timedelta(hours=1)
            found.append(hour)
        day, before = day + timedelta(days=1), now
    return found


def clock_change(chance: random.Random) -> bool:
    """Around a change of the clocks, or any moment where there is none: no day steps back, and each is the
    date on the wall, the night before the start of the day belonging to the day before."""
    zone = chance.choice(zones())
    around = changes(zone)
    moment = chance.choice(around) if around else _moment(chance)
    start = chance.choice(STARTS)
    begin = moment + QUARTER * chance.randint(-144, 96)
    walls = [(begin + QUARTER * step).astimezone(ZoneInfo(zone)) for step in range(48)]
    days = [day_of(wall, start) for wall in walls]
    expected = [wall.date() - timedelta(days=wall.hour < start) for wall in walls]
    kept = [day_of(datetime.fromisoformat(wall.isoformat()), start) for wall in walls]
    return days == sorted(days) == expected == kept


def journey(chance: random.Random) -> bool:
    """Who asks once on every waking day keeps a daily streak, wherever they fly in between."""
    zone = _place(chance)
    moment = _moment(chance)
    attempts: list[Attempt] = []
    for number in range(chance.randint(3, 25)):
        if number:
            before, offset = day_of(attempts[-1].at), attempts[-1].at.utcoffset()
            there = _place(chance) if chance.random() < 0.4 else zone
            flown = moment + timedelta(hours=chance.uniform(9, 39))
            landed = flown.astimezone(ZoneInfo(there))
            if landed.utcoffset() != offset and (day_of(landed) - before).days <= 2 and there != zone:
                zone, moment = there, flown
            else:  # at home, or a flight after which a day would really have been missed
                moment = _on(chance, before + timedelta(days=1), zone)
        wall = datetime.fromisoformat(moment.astimezone(ZoneInfo(zone)).isoformat())
        attempts.append(
            Attempt(id=f"{number:032x}", day=day_of(wall), at=wall, outcome="no", ask="May I have the seat?")
        )
    days = {attempt.day for attempt in attempts}
    first, last = min(days), max(days)
    facts = Facts(
        attempts=tuple(sorted(attempts, key=lambda attempt: (attempt.day, attempt.at))),
        rhythms=(Rhythm(monday=monday_of(first), per_week=7),),
    )
    found = streak(facts, last)
    return found.length == len(days)


def lying_clock(chance: random.Random) -> bool:
    """A computer whose clock is set back and forward: every change is later than what it changes, the last
    edit is what stands, and nothing is missing."""
    clock = [_moment(chance)]
    journal = Journal.in_memory(lambda: clock[0])
    wanted: dict[str, int] = {}
    seen: dict[str, list[str]] = {}
    for number in range(chance.randint(3, 9)):
        days = chance.choice([0, 0, 1, -1, 400, -400, 3_650, -3_650, 18_000, -14_000])
        edited = f"{number:032x}"
        clock[0] = min(max(clock[0] + timedelta(days=days), _EARLIEST), _LATEST)
        at, peak = clock[0], chance.randrange(101)
        if wanted and chance.random() < 0.5:
            edited = chance.choice(list(wanted))
            if wanted[edited] == peak:
                continue
            journal.edit(edited, {"peak": peak})
            wanted[edited] = peak
        else:
            name = edited
            journal.record(Attempt(id=name, day=day_of(at), at=at, outcome="no", ask="A seat?", peak=peak))
            wanted[name] = peak
        record = journal.tables()["attempts"][edited]
        found_now = msgspec.json.decode(record)
        seen.setdefault(edited, []).append(found_now.get("changed", {}).get("peak", found_now["clock"]))
    found = {attempt.id: attempt.peak for attempt in journal.facts.attempts}
    return found == wanted and all(one < other for clocks in seen.values() for one, other in pairwise(clocks))


def calendar(chance: random.Random) -> bool:
    """Any date, leap days and the ends of years more often than others: its week is that of ISO 8601, and
    the days up to another are all there once."""
    day = date.fromordinal(chance.randint(date(1970, 1, 1).toordinal(), date(2100, 12, 1).toordinal()))
    if chance.random() < 0.5:
        day = chance.choice([date(day.year, 12, 31), date(day.year, 1, 1), date(day.year, 2, 28)])
    day += timedelta(days=chance.choice([0, 0, 1]))
    year, week, _ = day.isocalendar()
    later = day + timedelta(days=chance.randint(0, 800))
    between = list(days_between(day, later))
    night = datetime(day.year, day.month, day.day, chance.randint(0, 3), 59)
    return (
        monday_of(day) == date.fromisocalendar(year, week, 1)
        and between == [day + timedelta(days=number) for number in range((later - day).days + 1)]
        and day_of(night) == day - timedelta(days=1)
    )


CASES: dict[str, Callable[[random.Random], bool]] = {
    "a change of the clocks": clock_change,
    "a journey": journey,
    "a clock set back and forward": lying_clock,
    "a date and its week": calendar,
}
_EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
_LATEST = datetime(2199, 1, 1, tzinfo=UTC)


def _moment(chance: random.Random) -> datetime:
    """Any minute of these years; every fourth lies near the end of a year or on a leap day."""
    near = [datetime(chance.randint(FIRST, LAST - 1), 12, 31, 12), datetime(2028, 2, 29, 12), None, None]
    found = chance.choice(near) or datetime(FIRST, 1, 1) + timedelta(days=chance.randrange(7_600))
    return found.replace(tzinfo=UTC) + timedelta(minutes=chance.randrange(-1_000, 1_000))


def _place(chance: random.Random) -> str:
    return chance.choice(FAR if chance.random() < 0.5 else zones())


def _on(chance: random.Random, day: date, zone: str) -> datetime:
    """A moment of this practice day in this zone; of the next one where the zone had no such date."""
    there = ZoneInfo(zone)
    while True:
        wall = datetime(day.year, day.month, day.day) + timedelta(minutes=chance.randrange(5 * 60, 27 * 60))
        moment = wall.replace(tzinfo=there).astimezone(UTC)
        if day_of(moment.astimezone(there)) == day:
            return moment
        if day == date(2011, 12, 30):  # which Samoa and Tokelau left out
            day += timedelta(days=1)


def campaign(cases: int, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """So many cases: how many of each, and the name and the seed of each that did not stand."""
    done: Counter[str] = Counter()
    failed = []
    names = list(CASES)
    for number in counted(cases, "cases of clocks"):
        name = names[number % len(names)]
        own = seed * 1_000_000 + number
        done[name] += 1
        if not CASES[name](random.Random(own)):
            failed.append(f"{name}: {own}")
    return done, failed


def promise(cases: int = 12_000) -> Promise:
    """So many cases; what did not stand is told on the standard error with its seed."""
    done, failed = campaign(cases)
    print(*(f"  did not stand: {each}" for each in failed), sep="\n", end="", file=sys.stderr)
    wrong = Counter(each.partition(":")[0] for each in failed)
    return Promise(
        f"Clocks that change, travel and lie: {cases:,} cases over {len(zones())} zones",
        {OURS: tuple(Figure(wrong[name], f"wrong: {name}", times) for name, times in done.items())},
        dict.fromkeys((PLAIN, JRNL), "it knows no days, weeks or streaks that could be wrong"),
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
