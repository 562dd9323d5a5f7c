"""The three that keep attempts, filled, changed and read in the same way: RejectUI's journal, TinyDB's own
storage, and jrnl if it is installed (nothing needs it)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from rejectui.core.asks.attempt import Attempt
from rejectui.journal.file.disk import REAL, TEMPORARY, System
from rejectui.journal.journal import Journal
from tests.bench import figures, others
from tests.bench.changes import Change, Make, State
from tests.bench.disk import FileSystem
from tests.clocked import MOMENT, since

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Keeper:
    """Something that keeps attempts.

    `fill` puts a state into an empty home in one go, `opened` and `opened_on` give what makes changes, on a
    real folder or on a simulated disk at some moment, and `read` is what somebody who opens it finds.
    """

    name: str
    fill: Callable[[Path, State], None]
    opened: Callable[[Path], Make]
    opened_on: Callable[[FileSystem, datetime], Make]
    read: Callable[[Path], State]
    temporary: str

    def leftovers(self, home: Path) -> int:
        """How many temporary files lie about."""
        return sum(1 for _ in home.rglob(self.temporary))


# RejectUI's journal


def open_journal(home: Path, system: System = REAL, moment: datetime | None = None) -> Journal:
    """The journal of a home, at this moment or, without one, by a clock that runs."""
    now = since(MOMENT) if moment is None else lambda: moment
    return Journal.open(home / "journal", home / "state", now, system)


def an_attempt(id: str, note: str) -> Attempt:
    """An attempt that was just logged."""
    return Attempt(
        id=id, day=DAY, at=MOMENT, outcome="no", ask="May I have the corner seat?", note=note, peak=60
    )


def _fill_journal(home: Path, state: State) -> None:
    journal = open_journal(home)
    with journal.together():
        for known, note in state.items():
            journal.record(an_attempt(known, note))


def _changing(journal: Journal) -> Make:
    def make(change: Change, is_new: bool) -> None:
        if change.note is None:
            journal.delete(change.id)
        elif is_new:
            journal.record(an_attempt(change.id, change.note))
        else:
            journal.edit(change.id, {"note": change.note})

    return make


def _opened_journal(home: Path) -> Make:
    journal = open_journal(home)
    journal.get_ready()
    return _changing(journal)


def _read_journal(home: Path) -> State:
    """What it shows, and that plain json reads the same."""
    journal = open_journal(home, moment=MOMENT)
    assert journal.problems == ()
    shown = {found.id: found.note or "" for found in journal.facts.attempts}
    files = [*(home / "journal").glob("*.json")]
    attempts = {
        key: found for file in files for key, found in json.loads(file.read_bytes())["attempts"].items()
    }
    assert shown == {key: found["note"] for key, found in attempts.items() if "deleted" not in found}
    return shown


OURS = Keeper(
    figures.OURS,
    _fill_journal,
    _opened_journal,
    lambda disk, moment: _changing(open_journal(disk.root, disk, moment)),
    _read_journal,
    f"{TEMPORARY}*",
)
PLAIN = Keeper(
    figures.PLAIN,
    others.fill_tinydb,
    others.opened_tinydb,
    others.opened_tinydb_on,
    others.read_tinydb,
    "*.tmp",
)
JRNL = Keeper(
    figures.JRNL, others.fill_jrnl, others.opened_jrnl, others.opened_jrnl_on, others.read_jrnl, ".jrnl-*.tmp"
)
KEEPERS = (OURS, PLAIN, *([JRNL] if figures.HAS_JRNL else []))
BY_NAME = {keeper.name: keeper for keeper in KEEPERS}
