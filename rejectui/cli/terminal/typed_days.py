"""Days as people type them: today, yesterday, monday, 2026-11-22."""

from __future__ import annotations

from datetime import date, timedelta

from rejectui.cli.terminal.out import quoted, usage
from rejectui.core.days.day import BACK_DATING_DAYS
from rejectui.core.wording.words import day_seen_from

A_YEAR = 366
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def past_day(text: str, today: date, earliest: date | None = None) -> date:
    """Today or a day before it, a weekday being the latest one; `earliest` is seven days back."""
    day = _day(text, _back(today), "yesterday")
    if day > today:
        raise usage(f"{day} is still to come: an ask is dated when it was asked, today at the latest.")
    if day < (earliest or today - timedelta(days=BACK_DATING_DAYS)):
        raise usage(f"{day} is too far back: an ask can be dated {BACK_DATING_DAYS} days back at most.")
    return day


def any_past_day(text: str, today: date) -> date:
    """Today or any day before it, a weekday being the latest one."""
    return _day(text, _back(today), "yesterday")


def week_of(text: str, today: date, earliest: date) -> date:
    """Any day from the `earliest`, the first of the week of the first ask, up to today; a weekday is the
    latest one."""
    day = _day(text, _back(today), "yesterday")
    if not earliest <= day <= today:
        raise usage(f"{day} is not in a week from your first ask up to now: give another day.")
    return day


def coming_day(text: str, today: date) -> date:
    """Today or a day after it, a weekday being the next one."""
    named = {"today": today, "tomorrow": today + timedelta(days=1)}
    ahead = {name: today + timedelta(days=(i - today.weekday()) % 7) for i, name in enumerate(WEEKDAYS)}
    day = _day(text, {**ahead, **named}, "tomorrow")
    if day < today:
        raise usage(f"{day} is over: give today or a later day.")
    return day


def near_day(text: str, today: date, begin: date | None = None) -> date:
    """One of the last seven days, or a day up to a year ahead; a weekday is the next one from `begin` on."""
    begin = begin or today
    yesterday = today - timedelta(days=1)
    ahead = {name: begin + timedelta(days=(i - begin.weekday()) % 7) for i, name in enumerate(WEEKDAYS)}
    named = {"today": today, "tomorrow": today + timedelta(days=1), "yesterday": yesterday}
    day = _day(text, {**ahead, **named}, "tomorrow")
    if day < today - timedelta(days=BACK_DATING_DAYS):
        raise usage(f"{day} is too far back: {BACK_DATING_DAYS} days at most.")
    if (day - today).days > A_YEAR:
        raise usage(f"{day} is more than a year ahead: give a nearer day.")
    return day


def day_word(day: date, today: date) -> str:
    """A past day as `past_day` reads it: today, yesterday, a weekday, else the date."""
    seen = day_seen_from(day, today).casefold()
    return seen if seen in ("today", "yesterday", *WEEKDAYS) else day.isoformat()


def _back(today: date) -> dict[str, date]:
    """The names of days up to today."""
    back = {name: today - timedelta(days=(today.weekday() - i) % 7) for i, name in enumerate(WEEKDAYS)}
    return {**back, "today": today, "yesterday": today - timedelta(days=1)}


def _day(text: str, named: dict[str, date], example: str) -> date:
    word = text.strip().casefold()
    short = [day for name, day in named.items() if len(word) >= 3 and name.startswith(word)]
    if word in named:
        return named[word]
    if len(short) == 1:
        return short[0]
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise usage(
            f"{quoted(text)} is not a day: write today, {example}, a weekday such as monday, or YYYY-MM-DD."
        ) from None
