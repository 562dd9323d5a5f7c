"""The calendar of practice days as signs: a column a week, a row a weekday; the same wherever it is drawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from rejectui.core.review.review import Review

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
YEAR = 53
FEWEST = 4
LEFT = 4
CELL = 2
GLYPHS = "▪■█"
REST = "–"
NOTHING = "·"
LEGEND = f"{GLYPHS[0]} one ask  {GLYPHS[1]} two  {GLYPHS[2]} more  {REST} rest"
SHORT_LEGEND = f"{GLYPHS[0]} 1  {GLYPHS[1]} 2  {GLYPHS[2]} more  {REST} rest"

DayKind = Literal["asked", "rest", "nothing", "ahead"]


def weeks_shown(shown: Review, room: int) -> int:
    """As many weeks as fit into so many cells, without those from before somebody began, but for a few."""
    begun = column_of(shown, min(shown.by_day, default=shown.day))
    lived = (column_of(shown, last_shown(shown)) - begun).days // 7 + 1
    return max(min((room - LEFT) // CELL, YEAR, max(lived, FEWEST)), 1)


def last_shown(shown: Review) -> date:
    """The last day to be seen: today, or the end of a period that lies before."""
    return min(shown.period.last, shown.day)


def column_of(shown: Review, day: date) -> date:
    """The first day of the column that has this day; columns begin as weeks do now, also where they did
    not."""
    return day - timedelta(days=(day.weekday() - shown.calendar.weekday(shown.day)) % 7)


def first_shown(shown: Review, last: date, weeks: int) -> date:
    """The first day of the first of so many columns, of which the last one has this day."""
    return column_of(shown, last) - timedelta(weeks=weeks - 1)


def row_names(shown: Review) -> list[str]:
    """The weekdays in the order of the rows."""
    begins = shown.calendar.weekday(shown.day)
    return [*WEEKDAYS[begins:], *WEEKDAYS[:begins]]


def row_labels(shown: Review) -> list[str]:
    """What stands before the rows: every other weekday, so that it can be read."""
    return [name if row % 2 == 0 else "" for row, name in enumerate(row_names(shown))]


def kind_of(shown: Review, day: date) -> DayKind:
    """What a day was."""
    if day > shown.day:
        return "ahead"
    if day in shown.by_day:
        return "asked"
    return "rest" if day in shown.paused else "nothing"


def glyph(shown: Review, day: date) -> str:
    """The sign of a day, by the number of its asks."""
    signs: dict[DayKind, str] = {"ahead": " ", "rest": REST, "nothing": NOTHING}
    asks = shown.by_day.get(day, 0)
    return signs.get(kind_of(shown, day)) or GLYPHS[min(asks, len(GLYPHS)) - 1]


def months(first: date, weeks: int) -> str:
    """The line of months above so many weeks, each where it begins, if there is room for its name."""
    line = [" "] * (LEFT + weeks * CELL - 1)
    for week in range(weeks):
        begin = first + timedelta(weeks=week)
        at = LEFT + week * CELL
        # A week at the left edge names its month, unless the next one begins right beside it.
        begins = begin.day <= 7 or (week == 0 and (begin + timedelta(weeks=1)).day > 7)
        around = line[max(at - 1, 0) : at + 3]
        if begins and len(around) == 4 and all(sign == " " for sign in around):
            line[at : at + 3] = f"{begin:%b}"
    return "".join(line).rstrip()


def lines(shown: Review, room: int) -> list[str]:
    """The whole calendar as plain text, so many cells wide at most."""
    weeks = weeks_shown(shown, room)
    first = first_shown(shown, last_shown(shown), weeks)
    rows = [
        f"{label:<{LEFT}}"
        + (" " * (CELL - 1)).join(
            glyph(shown, first + timedelta(weeks=week, days=row)) for week in range(weeks)
        )
        for row, label in enumerate(row_labels(shown))
    ]
    return [months(first, weeks), *(row.rstrip() for row in rows), (" " * LEFT + LEGEND)[:room].rstrip()]
