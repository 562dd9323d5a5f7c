"""Short ways to make the values of core, for the tests of every room.

Everything goes once through `msgspec.convert`, as it does at the border, so that no test rests on a value
that could not exist. A string such as "xx..-.." is a stretch of days, one character each; see `diary`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from itertools import count
from typing import Any

import msgspec

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.dealing.expected_distress import Expectations
from rejectui.core.facts import Day, Facts, Pause, Rhythm, Run, Settings, WeekStart

MONDAY = date(2026, 3, 2)
_numbers = count(1)


def day(text: str | date) -> date:
    """A date from its ISO form; a date stays as it is."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def days_after(first: date, number: int) -> date:
    """The date that many days later."""
    return first + timedelta(days=number)


def moment(text: str, offset: float = 0) -> datetime:
    """A moment from ISO wall-clock time and a UTC offset in hours."""
    return datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(hours=offset)))


def attempt(
    on: str | date,
    outcome: str = "no",
    *,
    at: datetime | None = None,
    **fields: Any,
) -> Attempt:
    """One logged ask: an own ask at noon of its day, unless said otherwise."""
    on = day(on)
    if "challenge" not in fields:
        fields.setdefault("ask", "May I sit here?")
    fields.setdefault("id", f"{next(_numbers):032x}")
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=timezone(timedelta(0)))
    raw = {"day": on, "at": at or noon, "outcome": outcome, **fields}
    return msgspec.convert(raw, Attempt)


def tried(entry: Entry, on: str | date, outcome: str = "no", **fields: Any) -> Attempt:
    """An attempt at a challenge, with its snapshot, as the app logs it."""
    return attempt(on, outcome, challenge=entry.id, snapshot=Snapshot.of(entry.challenge), **fields)


def challenge(slug: str = "sit-here", level: int = 1, **fields: Any) -> Challenge:
    """A challenge with the fewest lines that a pack may have, and what is given."""
    raw = {
        "id": slug,
        "title": f"Ask about {slug}",
        "how": "Ask once, kindly.",
        "say": "May I ask you something?",
        "level": level,
        "category": "favor",
        "askee": "staff",
        "channel": "in_person",
        **fields,
    }
    return msgspec.convert(raw, Challenge)


def pack(name: str, challenges: Iterable[Challenge], language: str = "en") -> Pack:
    """A pack of these challenges."""
    return Pack(
        pack=name,
        title=f"The {name} pack",
        summary="For tests.",
        language=language,
        license="CC-BY-4.0",
        authors=("Tester",),
        challenges=tuple(challenges),
    )


def catalog(
    *challenges: Challenge, name: str = "cafe", bundled: bool = True, language: str = "en"
) -> Catalog:
    """A catalog with one pack."""
    return Catalog([(pack(name, challenges, language), bundled)])


def entries(catalog: Catalog) -> dict[str, Entry]:
    """The entries of a catalog by slug."""
    return {entry.challenge.id: entry for entry in catalog}


def pause(first: str | date, last: str | date | None = None) -> Pause:
    """Days off, both ends included; one day when only one is given."""
    return Pause(id=f"{next(_numbers):032x}", first=day(first), last=day(last or first))


def rhythm(monday: str | date, per_week: int) -> Rhythm:
    """A rhythm from this Monday on."""
    return msgspec.convert({"monday": day(monday), "per_week": per_week}, Rhythm)


def week_start(monday: str | date, begins: str) -> WeekStart:
    """Weeks that begin on this weekday, from the week of this Monday on."""
    return msgspec.convert({"monday": day(monday), "begins": begins}, WeekStart)


def own(text: str = "May I sit here?", category: str = "help", peak: int | None = None, **fields: Any) -> Ask:
    """An own ask that is kept for later."""
    raw = {"id": f"{next(_numbers):032x}", "added": MONDAY, "text": text, "category": category, "peak": peak}
    return msgspec.convert({**raw, **fields}, Ask)


def facts(
    *attempts: Attempt,
    asks: Iterable[Ask] = (),
    looks: Iterable[Look] = (),
    days: Iterable[Day] = (),
    pauses: Iterable[Pause] = (),
    rhythms: Iterable[Rhythm] = (),
    runs: Iterable[Run] = (),
    week_starts: Iterable[WeekStart] = (),
    **settings: Any,
) -> Facts:
    """What the journal hands over: attempts oldest first; further names are settings."""
    return Facts(
        attempts=tuple(sorted(attempts, key=lambda each: (each.day, each.at))),
        asks=tuple(asks),
        looks=tuple(looks),
        days={each.day: each for each in days},
        pauses=tuple(pauses),
        rhythms=tuple(rhythms),
        runs=tuple(runs),
        week_starts=tuple(week_starts),
        settings=msgspec.convert(settings, Settings),
    )


def looked(at: Entry, peak: int | None, on: str | date = MONDAY) -> Look:
    """How bad an ask would get, by looking at it."""
    return msgspec.convert({"of": at.id, "peak": peak, "day": day(on)}, Look)


def expected(known: Facts, what: Entry | Ask, on: date, among: Catalog | None = None) -> int:
    """How bad an ask will probably get, 0–100, from what was rated before this day."""
    return Expectations(among or Catalog(), known, on).of(what)


def diary(
    *weeks: str, rhythms: Mapping[int, int] | int | None = None, begin: date = MONDAY
) -> tuple[Facts, date]:
    """Facts from pictures of days, and the last day drawn, which is today.

    Each string begins on a Monday, one character a day: `x` an ask that counts, `b` one that was backed out
    of, `-` a pause, `+` an ask during a pause, `.` nothing. `rhythms` is days a week from the first Monday
    on, or by the number of the week, counted from 0, from which it holds.
    """
    attempts, pauses, today = [], [], begin
    for number, week in enumerate(weeks):
        for offset, sign in enumerate(week):
            today = begin + timedelta(days=7 * number + offset)
            if sign in "x+":
                attempts.append(attempt(today))
            if sign == "b":
                attempts.append(attempt(today, "backed_out"))
            if sign in "-+":
                pauses.append(pause(today))
    by_week = {0: rhythms} if isinstance(rhythms, int) else rhythms or {}
    chosen = [rhythm(begin + timedelta(days=7 * number), per_week) for number, per_week in by_week.items()]
    return facts(*attempts, pauses=pauses, rhythms=chosen), today
