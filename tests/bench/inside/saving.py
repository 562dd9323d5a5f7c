"""Times saving in the running app, opened as the command opens it but for the terminal, beside the floors."""

from __future__ import annotations

import json
import os
import sys
from asyncio import sleep
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from textual.pilot import Pilot

from rejectui.cli.open_app import open_app
from rejectui.cli.session import Session
from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.limits import fit
from rejectui.journal.records.record import new_id
from rejectui.ui.app import RejectUI
from rejectui.ui.places.today import TodayScreen
from tests.clocked import MOMENT, since

SETTLED = 0.5  # seconds after the first paint, for what the app puts off until then
BETWEEN = 0.05


class Saving:
    """One session of the app in which so many attempts are saved."""

    def __init__(self, saves: int) -> None:
        self._saves = saves
        self._seconds: dict[str, list[float]] = {"save": [], "in place": [], "replaced": [], "shown": []}

    def measure(self) -> dict[str, float]:
        """Open the app, save, leave; the first save, and the medians of the rest."""
        session = Session(since(MOMENT))
        run = RejectUI.run
        RejectUI.run = lambda app, **_: run(  # type: ignore[method-assign]
            app, headless=True, size=(80, 24), auto_pilot=self._story
        )
        app = open_app(
            session, session.library, lambda: session.programs, session.journal, session.home.state
        )
        first, *later = self._seconds["save"]
        assert not app.return_code
        return {
            "first save": first,
            "later saves": median(later),
            "in place": median(self._seconds["in place"]),
            "replaced": median(self._seconds["replaced"]),
            "shown": median(self._seconds["shown"]),
        }

    async def _story(self, pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, RejectUI)
        await pilot.pause(SETTLED)
        assert isinstance(app.screen, TodayScreen)
        floor = app.journal.path.with_suffix(".floor")
        _write(floor, app.journal.path.read_bytes())
        for _ in range(self._saves):
            attempt = _attempt(app)
            self._time("save", partial(_save, app, attempt))
            data = app.journal.path.read_bytes()
            self._time("in place", partial(_write, floor, data))
            self._time("replaced", partial(_replace, floor, data))
            self._time("shown", lambda: app.practice.today)
            await sleep(BETWEEN)
        floor.unlink()
        app.exit()

    def _time(self, name: str, work: partial[Any] | Any) -> None:
        start = perf_counter()
        work()
        self._seconds[name].append(perf_counter() - start)


def _save(app: RejectUI, attempt: Attempt) -> None:
    """What the Log modal does with an attempt."""
    problem = app.change(lambda: app.journal.record(attempt))
    assert problem is None, problem


def _attempt(app: RejectUI) -> Attempt:
    today = app.practice.today
    assert today.card is not None
    assert today.card.challenge is not None
    values = {
        "id": new_id(),
        "day": app.day,
        "at": app.now(),
        "outcome": "no",
        "challenge": today.record.challenge,
        "snapshot": Snapshot.of(today.card.challenge),
        "label": "corner café",
        "peak": 60,
        "note": "They laughed, and so did I; it took all of two minutes and a cup of tea afterwards.",
    }
    return fit(values, Attempt)


def _write(path: Path, data: bytes) -> None:
    """The lower floor: the bytes written over what is there, and known to be on disk."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)


def _replace(path: Path, data: bytes) -> None:
    """The floor of whoever must never leave half a file: beside it, in its place, and the folder too."""
    beside = path.with_suffix(".beside")
    _write(beside, data)
    beside.replace(path)
    fd = os.open(path.parent, os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)


if __name__ == "__main__":
    print(json.dumps(Saving(int(sys.argv[1])).measure()))
