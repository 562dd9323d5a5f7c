"""What the tests of the memo share."""

from __future__ import annotations

import time

import pytest

from rejectui.cli import make_memo
from rejectui.cli.at_once import memo
from tests.cli.conftest import Desk


@pytest.fixture
def settled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody who is no newcomer, and time enough since the last change."""
    monkeypatch.setattr(make_memo, "time", lambda: time.time() + 1)
    monkeypatch.setattr(memo, "time", lambda: desk.now.timestamp())
    monkeypatch.setenv("TZ", "CET-1")
    time.tzset()
    desk.fine("set", "welcomed", "on")
    return desk


@pytest.fixture(autouse=True)
def _zone_again() -> object:
    yield
    time.tzset()
