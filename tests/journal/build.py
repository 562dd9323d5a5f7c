"""Small journals to test with: a home in a temporary folder, a clock that is moved by hand, attempts."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from rejectui.core.asks.attempt import Attempt
from rejectui.journal.file.disk import REAL, System
from rejectui.journal.journal import Journal

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
_ids = itertools.count(1)


class Clock:
    """The present moment, moved by hand."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **units: float) -> None:
        self.moment += timedelta(**units)


class House:
    """One account's folders, as many openings of them as a test wants."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self.folder = folder or root / "journal"
        self.state = root / "state"
        self.clock = Clock()

    def open(self, system: System = REAL) -> Journal:
        return Journal.open(self.folder, self.state, self.clock, system)

    def file(self) -> Path:
        (found,) = self.folder.glob("*.json")
        return found

    def on_disk(self) -> dict[str, Any]:
        tables: dict[str, Any] = json.loads(self.file().read_text(encoding="utf-8"))
        return tables

    def names(self) -> list[str]:
        """The files, but for the backups."""
        found = (path for folder in (self.folder, self.state) for path in folder.glob("*"))
        return sorted(path.name for path in found if path.is_file())


def an_id() -> str:
    """An id nobody has had."""
    return f"{next(_ids):032x}"


def attempt(**fields: Any) -> Attempt:
    """An attempt that is whole; any field can be given."""
    given: dict[str, Any] = {"id": an_id(), "day": TODAY, "at": NOON, "outcome": "no"}
    if "challenge" not in fields:
        given["ask"] = "May I have the corner seat?"
    return Attempt(**(given | fields))
