"""A hybrid logical clock: sorts changes of several machines, even when one of them has the wrong time.

Written as `2026-11-22T09:30:15.123Z 0000 a1b2c3d4e5f6`: the moment (UTC, milliseconds), a count of the
changes within it, the device. Fixed width, so that comparing the texts compares the clocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeGuard

CLOCK = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z \d{4} [0-9a-f]{12}", re.ASCII)
_MOMENT = slice(0, 24)
_COUNT = slice(25, 29)
_NO_LATER = "9999"  # nothing could be later than the last moment of that year
FARTHEST = timedelta(days=366)  # a clock that is farther ahead is wrong, and no other should follow it


def next_clock(last: str | None, now: datetime, device: str) -> str:
    """A clock later than `last` (any clock seen so far, or None) and not earlier than `now` (aware)."""
    wall = _moment(now)
    if last is None or last[_MOMENT] < wall:
        return f"{wall} 0000 {device}"
    moment, count = last[_MOMENT], int(last[_COUNT]) + 1
    if count > 9999:
        later = datetime.fromisoformat(moment) + timedelta(milliseconds=1)
        moment, count = _moment(later), 0
    return f"{moment} {count:04} {device}"


def believable(clocks: Iterable[object], now: datetime) -> list[str]:
    """Those that are clocks, and not farther ahead of `now` (aware) than any honest mistake."""
    latest = _moment(now + FARTHEST) if now.year < 9998 else _NO_LATER
    return [clock for clock in clocks if is_clock(clock) and clock[_MOMENT] <= latest]


def is_clock(value: object) -> TypeGuard[str]:
    """Whether a value from a file can be used as a clock."""
    if not isinstance(value, str) or not CLOCK.fullmatch(value) or value >= _NO_LATER:
        return False
    try:
        datetime.fromisoformat(value[_MOMENT])
    except ValueError:  # the 39th of a month
        return False
    return True


def latest_at(moment: datetime) -> str:
    """A clock not earlier than any of this moment (aware)."""
    return f"{_moment(moment)} 9999 {'f' * 12}"


def moment_of(clock: str) -> datetime:
    """The moment that a clock names, which may be nobody's wall clock."""
    return datetime.fromisoformat(clock[_MOMENT])


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
