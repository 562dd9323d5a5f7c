"""The hybrid logical clock: sorts by its text, never goes back, and a person can read it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rejectui.journal.records.logical_clock import is_clock, next_clock
from tests.bench.clock import CASES

DEVICE = "a1b2c3d4e5f6"
NOON = datetime(2026, 11, 22, 12, 0, 0, 123_999, tzinfo=UTC)


def test_it_reads_as_a_moment_a_count_and_a_device() -> None:
    first = next_clock(None, NOON.astimezone(timezone(timedelta(hours=5, minutes=45))), DEVICE)
    assert first == "2026-11-22T12:00:00.123Z 0000 a1b2c3d4e5f6"
    assert next_clock(first, NOON, DEVICE) == "2026-11-22T12:00:00.123Z 0001 a1b2c3d4e5f6"
    assert (
        next_clock(first, NOON - timedelta(days=4000), DEVICE) == "2026-11-22T12:00:00.123Z 0001 a1b2c3d4e5f6"
    )
    assert (
        next_clock(first, NOON + timedelta(seconds=1), "0" * 12)
        == f"2026-11-22T12:00:01.123Z 0000 {'0' * 12}"
    )


def test_a_full_count_borrows_a_millisecond() -> None:
    full = "2026-12-31T23:59:59.999Z 9999 a1b2c3d4e5f6"
    assert next_clock(full, NOON, DEVICE) == "2027-01-01T00:00:00.000Z 0000 a1b2c3d4e5f6"


def test_what_is_a_clock() -> None:
    assert is_clock(next_clock(None, NOON, DEVICE))
    for wrong in (None, 7, "", "zzzz", "2026-11-22T12:00:00.123Z 0000 A1B2C3D4E5F6", "2026-11-22"):
        assert not is_clock(wrong)
    for never in ("2026-19-01T00:00:00.000Z", "2026-02-30T00:00:00.000Z", "9999-12-31T23:59:59.999Z"):
        assert not is_clock(f"{never} 9999 {DEVICE}")


@given(
    some.lists(
        some.tuples(
            some.datetimes(
                min_value=datetime(1970, 1, 1), max_value=datetime(2200, 1, 1), timezones=some.just(UTC)
            ),
            some.sampled_from([DEVICE, "0" * 12, "f" * 12]),
        )
    )
)
def test_it_only_ever_grows_and_never_lags_behind(moments: list[tuple[datetime, str]]) -> None:
    last = None
    for moment, device in moments:
        clock = next_clock(last, moment, device)
        assert is_clock(clock)
        assert len(clock) == 42
        assert last is None or clock > last
        assert datetime.fromisoformat(clock[:24]) >= moment.replace(
            microsecond=moment.microsecond // 1000 * 1000
        )
        last = clock


@pytest.mark.parametrize(
    ("name", "rule", "wrong"),
    [
        ("a journey", "rejectui.core.days.streak.days_off", lambda *_: set()),
        ("a change of the clocks", "tests.bench.clock.day_of", lambda wall, start: _instant(wall, start)),
        (
            "a clock set back and forward",
            "rejectui.journal.file.meta.next_clock",
            lambda _, *now: next_clock(None, *now),
        ),
        ("a date and its week", "tests.bench.clock.monday_of", lambda day: day - timedelta(days=day.day % 7)),
    ],
)
def test_the_judge_sees_a_rule_that_is_wrong(
    name: str, rule: str, wrong: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A campaign that could not fail would prove nothing."""
    monkeypatch.setattr(rule, wrong)
    assert not all(CASES[name](random.Random(seed)) for seed in range(60))


def _instant(wall: datetime, start: int) -> date:
    """The rule that is wrong around most changes of the clocks: hours off the instant, not off the wall."""
    return (wall.astimezone(UTC) - timedelta(hours=start)).astimezone(wall.tzinfo).date()
