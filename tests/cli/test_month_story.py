"""The month of the second article (core/PRACTICE.md), replayed by commands, and the story that it becomes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.cli.conftest import Desk
from tests.cli.test_month import MONDAY, replay

STORY = Path(__file__).with_name("month.md")


def test_the_month_as_its_writer_would_tell_it(desk: Desk) -> None:
    replay(desk)
    desk.now = MONDAY + timedelta(days=28)
    assert desk.fine("export", "story", "-").out == STORY.read_text("utf-8")
