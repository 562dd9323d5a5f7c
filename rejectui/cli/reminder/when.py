"""Times of day and weekdays as people type them, how they are told, and when they come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from rejectui.cli.terminal.out import CommandError, quoted, usage
from rejectui.core.days.typed_day import WEEKDAYS

ALL = tuple(range(7))
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|\.\.|\bto\b)\s*")
_EVERY_DAY = re.compile(r"\bevery\s+day\b")
_NAMED = {
    "weekdays": ALL[:5],
    "weekday": ALL[:5],
    "workdays": ALL[:5],
    "weekend": ALL[5:],
    "weekends": ALL[5:],
    "daily": ALL,
    "everyday": ALL,
}
_BETWEEN = {"and", "every"}
_SAID = {ALL: "every day", ALL[:5]: "Monday to Friday"}


class When(NamedTuple):
    """A time of the local clock (hours 0–23, minutes 0–59) and the weekdays on which it counts (0–6 from
    Monday)."""

    hour: int
    minute: int
    days: tuple[int, ...] = ALL

    @property
    def time(self) -> str:
        """The time as `HH:MM`."""
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def words(self) -> str:
        """Both, as in "18:30, Monday to Friday"."""
        return f"{self.time}, {days_in_words(self.days)}"

    @property
    def typed(self) -> str:
        """Both as `when_of` takes them, as in "18:30 mon-fri"."""
        if self.days == ALL:
            return self.time
        days = "mon-fri" if self.days == ALL[:5] else ",".join(WEEKDAYS[day][:3] for day in self.days)
        return f"{self.time} {days}"


def when_told(text: str) -> When:
    """What `When.typed` says. Raises CommandError."""
    at, *days = text.split()
    return when_of(at, days)


def when_of(typed: str, days: Sequence[str] = ()) -> When:
    """A time such as 18:30, 18.30, 6pm or 6:30 pm, and days such as mon-fri or "sat,sun"; all without any.

    Raises CommandError with what to write instead.
    """
    typed, words = typed.strip(), [each.strip() for each in days]
    if words and words[0].casefold() in ("am", "pm", "a.m.", "p.m."):
        typed, words = f"{typed} {words[0]}", words[1:]
    hour, minute = _time_of(typed)
    return When(hour, minute, _days_of(" ".join(words)))


def _time_of(typed: str) -> tuple[int, int]:
    found = _TIME.fullmatch(typed)
    wrong = usage(f"{quoted(typed)} is not a time of day: write 18:30 or 6:30pm.")
    if not found or not (found[2] or found[3]):
        raise wrong
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            raise wrong
        hour = hour % 12 + 12 * found[3].casefold().startswith("p")
    if hour > 23 or minute > 59:
        raise wrong
    return hour, minute


def _days_of(typed: str) -> tuple[int, ...]:
    chosen: set[int] = set()
    told = _RANGE.sub("-", _EVERY_DAY.sub("daily", typed.casefold()))
    for word in filter(None, re.split(r"[,;\s]+", told)):
        if word in _BETWEEN:
            continue
        first, ranged, last = word.partition("-")
        if not ranged and word in _NAMED:
            chosen.update(_NAMED[word])
            continue
        begin, end = (_weekday(each, word) for each in (first, last if ranged else first))
        chosen.update((begin + day) % 7 for day in range((end - begin) % 7 + 1))
    if typed and not chosen:
        raise _no_days(typed)
    return tuple(sorted(chosen)) or ALL


def _weekday(name: str, typed: str) -> int:
    found = [number for number, day in enumerate(WEEKDAYS) if len(name) >= 2 and f"{day}s".startswith(name)]
    if len(found) != 1:
        raise _no_days(typed)
    return found[0]


def _no_days(typed: str) -> CommandError:
    return usage(
        f"{quoted(typed)} does not name days of the week: write mon-fri, sat,sun, weekdays, weekend or daily."
    )


def days_in_words(days: tuple[int, ...]) -> str:
    """Weekdays in a sentence, such as "Saturday and Sunday"."""
    names = [WEEKDAYS[day].capitalize() for day in days]
    if days in _SAID:
        return _SAID[days]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f"{names[0]}s"


def next_time(when: When, now: datetime) -> datetime:
    """When it is next, after `now`, by a local clock without an offset."""
    return next(each for each in _times(when, now.date(), 1) if each > now.replace(tzinfo=None))


def last_time(when: When, now: datetime) -> datetime:
    """When it was last, `now` included, by a local clock without an offset."""
    return next(each for each in _times(when, now.date(), -1) if each <= now.replace(tzinfo=None))


def _times(when: When, day: date, step: int) -> Iterator[datetime]:
    for days in range(9):
        at = datetime.combine(day + step * timedelta(days=days), time(when.hour, when.minute))
        if at.weekday() in when.days:
            yield at


def skipped(when: When, now: datetime) -> date | None:
    """The first day of the coming year on which clocks here skip this time, if there is one."""
    for days in range(1, 367):
        at = datetime.combine(now.date() + timedelta(days=days), time(when.hour, when.minute))
        # A time that there is not comes back as another one from where it leads to.
        there = datetime.fromtimestamp(at.timestamp())  # noqa: DTZ006 - the local clock is meant
        if at.weekday() in when.days and there != at:
            return at.date()
    return None
