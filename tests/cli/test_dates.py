"""Days as they are typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rejectui.cli.terminal.out import CommandError
from rejectui.cli.terminal.typed_days import coming_day, day_word, past_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", 22),
        ("yesterday", 21),
        ("Sunday", 22),
        ("monday", 16),
        ("mon", 16),
        (" saturday ", 21),
        ("2026-11-15", 15),
        ("2026-11-22", 22),
    ],
)
def test_past(typed: str, day: int) -> None:
    assert past_day(typed, SUNDAY) == date(2026, 11, day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("today", 22), ("tomorrow", 23), ("sunday", 22), ("monday", 23), ("sat", 28), ("2026-11-30", 30)],
)
def test_coming(typed: str, day: int) -> None:
    assert coming_day(typed, SUNDAY) == date(2026, 11, day)


@pytest.mark.parametrize("typed", ["", "t", "mo", "day", "22", "2026-11", "2026-11-31", "tomorrow", "-1"])
def test_not_a_day_of_the_past(typed: str) -> None:
    with pytest.raises(CommandError):
        past_day(typed, SUNDAY)


@pytest.mark.parametrize("back", range(8))
def test_a_day_is_read_as_it_was_written(back: int) -> None:
    day = SUNDAY - timedelta(days=back)
    assert past_day(day_word(day, SUNDAY), SUNDAY) == day
