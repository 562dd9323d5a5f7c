"""The simulation of three computers in small; `python -m tests.bench.sync` plays the long one."""

from __future__ import annotations

import pytest

from rejectui.journal import meta
from tests.bench.sync import play

SCHEDULES = 12


def test_nothing_is_lost_or_reverted_and_all_are_equal() -> None:
    changes = replaced = 0
    for seed in range(SCHEDULES):
        schedule = play(seed)
        changes += sum(map(len, schedule.written.values()))
        replaced += len(schedule.replaced)
    assert changes > 50 * SCHEDULES
    assert replaced > 20 * SCHEDULES


def test_it_would_notice_clocks_that_only_tell_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    real = meta.next_clock
    monkeypatch.setattr(meta, "next_clock", lambda _, now, device: real(None, now, device))
    with pytest.raises(AssertionError, match=r"reverted|another value"):
        for seed in range(10 * SCHEDULES):
            play(seed)
