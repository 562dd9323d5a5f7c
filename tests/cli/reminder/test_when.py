"""Times and days as people type them, and when they come."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from rejectui.cli.reminder.when import (
    ALL,
    When,
    days_in_words,
    last_time,
    next_time,
    skipped,
    when_of,
    when_told,
)
from rejectui.cli.terminal.out import CommandError

WEEK = (0, 1, 2, 3, 4)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks as in Berlin, by a rule that needs no list of zones."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["18:30"], (18, 30, ALL)),
        (["18.30"], (18, 30, ALL)),
        (["18h30"], (18, 30, ALL)),
        (["0:00"], (0, 0, ALL)),
        (["23:59"], (23, 59, ALL)),
        (["6pm"], (18, 0, ALL)),
        (["6:05PM"], (18, 5, ALL)),
        (["6 pm"], (18, 0, ALL)),
        (["6", "pm", "mon"], (18, 0, (0,))),
        (["6", "p.m."], (18, 0, ALL)),
        (["12am"], (0, 0, ALL)),
        (["12pm"], (12, 0, ALL)),
        (["12:30 a.m."], (0, 30, ALL)),
        (["١٨:٣٠"], (18, 30, ALL)),
        (["18:30", "mon-fri"], (18, 30, WEEK)),
        (["18:30", "Mon–Fri"], (18, 30, WEEK)),
        (["18:30", "mon", "-", "fri"], (18, 30, WEEK)),
        (["18:30", "monday", "to", "friday"], (18, 30, WEEK)),
        (["18:30", "weekdays"], (18, 30, WEEK)),
        (["18:30", "sat,sun"], (18, 30, (5, 6))),
        (["18:30", "sun", "sat"], (18, 30, (5, 6))),
        (["18:30", "fri-mon"], (18, 30, (0, 4, 5, 6))),
        (["18:30", "mo,we,sat-sun"], (18, 30, (0, 2, 5, 6))),
        (["18:30", "mon-sun"], (18, 30, ALL)),
        (["18:30", "daily"], (18, 30, ALL)),
        (["18:30", "every", "day"], (18, 30, ALL)),
        (["18:30", ""], (18, 30, ALL)),
        (["18:30", "every", "day"], (18, 30, ALL)),
        (["18:30", "Saturday and Sunday"], (18, 30, (5, 6))),
        (["18:30", "Saturdays"], (18, 30, (5,))),
        (["18:30", "Monday,", "Wednesday", "and", "Friday"], (18, 30, (0, 2, 4))),
        (["18:30", "every weekend"], (18, 30, (5, 6))),
    ],
)
def test_what_is_typed(typed: list[str], expected: tuple[int, int, tuple[int, ...]]) -> None:
    when = when_of(typed[0], typed[1:])
    assert when == When(*expected)
    assert when_told(when.typed) == when


@pytest.mark.parametrize(
    "typed",
    ["25:00", "24:00", "18:60", "18", "1830", "", "-1:00", "13pm", "0am", "18:3", "now", "½:30", "9" * 99],
)
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(CommandError, match="is not a time of day: write 18:30 or 6:30pm") as told:
        when_of(typed)
    assert told.value.status == 2


@pytest.mark.parametrize(
    "typed", ["t", "m", "someday", "mon-", "-fri", "mon-fri-sun", "weekend-mon", "1-5", "and", "satss"]
)
def test_what_are_no_days(typed: str) -> None:
    with pytest.raises(CommandError, match="does not name days of the week: write mon-fri") as told:
        when_of("18:30", [typed])
    assert told.value.status == 2


def test_it_names_the_word_that_is_no_day() -> None:
    with pytest.raises(CommandError, match=r'^"xyz" does not name'):
        when_of("18:30", ["mon", "xyz"])


DAYS = [tuple(day for day in ALL if each >> day & 1) for each in range(1, 2**7)]


@pytest.mark.parametrize("days", DAYS, ids=str)
def test_what_is_told_can_be_typed(days: tuple[int, ...]) -> None:
    when = When(7, 5, days)
    assert when_of(when.time, days_in_words(days).split()) == when
    assert when_of(*when.typed.split()[:1], when.typed.split()[1:]) == when


def test_a_command_is_short() -> None:
    assert When(7, 5).typed == "07:05"
    assert When(18, 30, WEEK).typed == "18:30 mon-fri"
    assert When(18, 30, (5, 6)).typed == "18:30 sat,sun"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (ALL, "every day"),
        (WEEK, "Monday to Friday"),
        ((5, 6), "Saturday and Sunday"),
        ((0, 2, 4), "Monday, Wednesday and Friday"),
        ((1,), "Tuesdays"),
    ],
)
def test_days_in_words(days: tuple[int, ...], words: str) -> None:
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("days", "now", "last", "following"),
    [
        (ALL, "2026-11-22 18:29", "2026-11-21 18:30", "2026-11-22 18:30"),
        (ALL, "2026-11-22 18:30", "2026-11-22 18:30", "2026-11-23 18:30"),
        (WEEK, "2026-11-22 20:00", "2026-11-20 18:30", "2026-11-23 18:30"),
        ((6,), "2026-11-22 18:29", "2026-11-15 18:30", "2026-11-22 18:30"),
        ((6,), "2026-11-22 18:31", "2026-11-22 18:30", "2026-11-29 18:30"),
    ],
)
def test_when_it_was_last_and_is_next(days: tuple[int, ...], now: str, last: str, following: str) -> None:
    when, moment = When(18, 30, days), datetime.fromisoformat(now)
    assert last_time(when, moment) == datetime.fromisoformat(last)
    assert next_time(when, moment) == datetime.fromisoformat(following)


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize(
    ("when", "day"),
    [
        (When(2, 30), date(2027, 3, 28)),
        (When(2, 0), date(2027, 3, 28)),
        (When(3, 0), None),
        (When(1, 59), None),
        (When(18, 30), None),
        (When(2, 30, (0,)), None),
    ],
)
def test_a_time_that_clocks_skip(when: When, day: date | None) -> None:
    assert skipped(when, datetime(2026, 11, 22, 9, 30)) == day
