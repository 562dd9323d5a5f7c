"""Days as people type them: yesterday, last monday, 3 days ago, 22 nov, 2026-11-22.

Only what can be read in one way is read: 03/04/26 is March to some and April to others.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from rejectui.core.clean_text import shortened
from rejectui.core.wording.words import long_day

EARLIEST = date(1900, 1, 1)  # as early as anything in the journal may be dated
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
A_YEAR = 366

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_LEAP_YEARS = 8  # at most from one 29 February to the next
_ISO = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})|([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_IN_NUMBERS = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}")
_AGO = re.compile(r"(an?|one|[0-9]{1,6}) (day|week)s? ago")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,})\.?(?:,? ([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")
_WEEKDAY_FIRST = re.compile(r"([a-z]{3,})\.?,? (?=[a-z0-9 .,]*[0-9])(.+)")


class DayError(ValueError):
    """A sentence for the user: why what was typed is no day that can be had here."""


def typed_day(text: str, today: date, since: date | None = None) -> date:
    """The day that was typed, of any year there is.

    A weekday, and a date without its year, is the latest one up to today, or with `since` the first one from
    then on. A word may be shortened to three letters or more. Raises `DayError`.
    """
    word = " ".join(text.casefold().split())
    one = timedelta(days=1)
    named = {"today": today, "yesterday": today - one, "tomorrow": today + one}
    named |= {name: _weekday(number, today, since) for number, name in enumerate(WEEKDAYS)}
    if word.startswith("last ") and (weekday := _number(word[5:], WEEKDAYS)) is not None:
        return _weekday(weekday, today - one, None)
    if (name := _number(word, tuple(named))) is not None:
        return list(named.values())[name]
    if found := _AGO.fullmatch(word):
        return _ago(found[1], 7 if found[2] == "week" else 1, today)
    if found := _ISO.fullmatch(word):
        year, month, day = map(int, filter(None, found.groups()))
        return _in_calendar(year, month, day)
    if _IN_NUMBERS.fullmatch(word):
        raise DayError(
            f'"{shortened(text, 40)}" is written differently from country to country: write the year first, '
            f"such as {today.isoformat()}."
        )
    written = _written(word, today, since)
    if written is None:
        ahead = "tomorrow" if since is not None else "3 days ago"
        raise DayError(
            f'"{shortened(text, 40)}" is not a day: write today, yesterday, {ahead}, a weekday such as '
            "monday, 22 nov, or YYYY-MM-DD."
        )
    return written


def past_day(text: str, today: date) -> date:
    """Today or any day before it, back to 1900. Raises `DayError`."""
    day = typed_day(text, today)
    if day > today:
        raise DayError(f"{day} is still to come: give today or an earlier day.")
    return _since_1900(day)


def answer_day(text: str, asked: date, today: date) -> date:
    """The day on which an answer came: from the day of the ask to today. Raises `DayError`."""
    day = past_day(text, today)
    if day < asked:
        raise DayError(
            f"{day} is before the ask, which was on {asked}: an answer comes on that day or later."
        )
    return day


def rest_days(first: str, last: str | None, today: date) -> tuple[date, date]:
    """(first, last) day of a rest, past or up to a year ahead; without a last day it is one day.

    The first day is the nearest date without its year, and the next weekday. A last day more than half a year
    after it that is still to come needs its year. Raises `DayError`.
    """
    begin = typed_day(first, today, today)
    if (begin - today).days >= 7:
        begin = min(begin, typed_day(first, today), key=lambda each: abs(each - today))
    end = begin if last is None else typed_day(last, today, begin)
    if last is not None and (end - begin).days > A_YEAR // 2:  # 10 to 5 November: the wrong way round
        end = typed_day(last, max(today, begin))
    for day in (begin, end):
        _since_1900(day)
        if (day - today).days > A_YEAR:
            raise DayError(f"{day} is more than a year ahead: give a nearer day.")
    if end < begin:
        raise DayError(f"{end} is before {begin}: a rest cannot end before it begins.")
    return begin, end


def _since_1900(day: date) -> date:
    if day < EARLIEST:
        raise DayError(f"{day} is too far back: the earliest day is {EARLIEST}.")
    return day


def _number(word: str, names: tuple[str, ...]) -> int | None:
    """Which name is meant, whole or by its first letters, three at least; None for none or several."""
    meant = [
        at for at, name in enumerate(names) if name == word or (len(word) >= 3 and name.startswith(word))
    ]
    return meant[0] if len(meant) == 1 else None


def _weekday(number: int, today: date, since: date | None) -> date:
    if since is not None:
        return since + timedelta(days=(number - since.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - number) % 7)


def _ago(number: str, days: int, today: date) -> date:
    back = days * (int(number) if number.isdigit() else 1)
    if back > (today - EARLIEST).days:
        raise DayError(f"{back:,} days back is too far: the earliest day is {EARLIEST}.")
    return today - timedelta(days=back)


def _written(word: str, today: date, since: date | None) -> date | None:
    """A day and the name of a month, perhaps with a weekday before it and a year; None for all else."""
    weekday = None
    if (found := _WEEKDAY_FIRST.fullmatch(word)) and (weekday := _number(found[1], WEEKDAYS)) is not None:
        word = found[2]
    if found := _DAY_MONTH.fullmatch(word):
        number, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(word):
        name, number, year = found.groups()
    else:
        return None
    month = _number(name, _MONTHS)
    if month is None:
        return None
    day = (
        _in_calendar(int(year), month + 1, int(number))
        if year
        else _nearest(month + 1, int(number), today, since)
    )
    if weekday is not None and day.weekday() != weekday:
        raise DayError(f"{long_day(day)} is not a {WEEKDAYS[weekday].capitalize()}: give the date alone.")
    return day


def _nearest(month: int, day: int, today: date, since: date | None) -> date:
    """The latest such day up to today, or the first from `since` on."""
    begin, step = (today, -1) if since is None else (since, 1)
    for number in range(_LEAP_YEARS + 1):
        try:
            found = date(begin.year + step * number, month, day)
        except ValueError:  # 29 February, in most years
            continue
        if (found - begin).days * step >= 0:
            return found
    raise DayError(f"There is no {day} {_MONTHS[month - 1].capitalize()}.")


def _in_calendar(year: int, month: int, day: int) -> date:
    """The date of these numbers. Raises `DayError` if there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        missing = f"year {year}" if not year else f"month {month}"
        if year and 1 <= month <= len(_MONTHS):
            missing = f"{day} {_MONTHS[month - 1].capitalize()} {year}"
        raise DayError(f"There is no {missing}.") from None
