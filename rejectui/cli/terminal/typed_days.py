"""Days as people type them after a command; what is no such day is a mistake in usage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ParamSpec, TypeVar

from rejectui.cli.terminal.out import usage
from rejectui.core.days import typed_day
from rejectui.core.days.typed_day import WEEKDAYS, DayError
from rejectui.core.wording.words import day_seen_from

P = ParamSpec("P")
T = TypeVar("T")


def past_day(text: str, today: date) -> date:
    """Today or any day before it, back to 1900; a weekday is the latest one."""
    return _read(typed_day.past_day, text, today)


def answer_day(text: str, asked: date, today: date) -> date:
    """The day on which an answer came: from the day of the ask to today."""
    return _read(typed_day.answer_day, text, asked, today)


def any_past_day(text: str, today: date) -> date:
    """Today or any day before it that an older journal may have, a weekday being the latest one."""
    return _read(typed_day.typed_day, text, today)


def week_of(text: str, today: date, earliest: date) -> date:
    """Any day from the `earliest`, the first of the week of the first ask, up to today; a weekday is the
    latest one."""
    day = any_past_day(text, today)
    if not earliest <= day <= today:
        raise usage(f"{day} is not in a week from your first ask up to now: give another day.")
    return day


def coming_day(text: str, today: date) -> date:
    """Today or a day after it, a weekday being the next one."""
    day = _read(typed_day.typed_day, text, today, today)
    if day < today:
        raise usage(f"{day} is over: give today or a later day.")
    return day


def rest_days(first: str, last: str | None, today: date) -> tuple[date, date]:
    """(first, last) day of a rest: any past days, or days up to a year ahead."""
    return _read(typed_day.rest_days, first, last, today)


def day_word(day: date, today: date) -> str:
    """A past day as `past_day` reads it: today, yesterday, a weekday, else the date."""
    seen = day_seen_from(day, today).casefold()
    return seen if seen in ("today", "yesterday", *WEEKDAYS) else day.isoformat()


def _read(read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return read(*args, **kwargs)
    except DayError as error:
        raise usage(str(error)) from None
