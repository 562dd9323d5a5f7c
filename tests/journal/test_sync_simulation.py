"""What `python -m tests.bench.sync` would notice; its short form is in `tests/bench/test_promises.py`."""

from __future__ import annotations

import pytest

from rejectui.journal.file import meta
from tests.bench.sync import play

SCHEDULES = 120


def test_it_would_notice_clocks_that_only_tell_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    real = meta.next_clock
    monkeypatch.setattr(meta, "next_clock", lambda _, now, device: real(None, now, device))
    assert any(trouble.kind == "reverted" for seed in range(SCHEDULES) for trouble in play(seed).troubles)
