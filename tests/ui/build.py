"""Builds the app on real parts: real packs, a real journal in a temporary folder, a clock moved by hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import Pack
from rejectui.journal.errors import JournalError
from rejectui.journal.file.disk import REAL, System
from rejectui.journal.folder.drafts import Drafts
from rejectui.journal.journal import Journal
from rejectui.journal.repair.mend import How, find_damage, mend
from rejectui.packs.library import Library, bundled_folder, load
from rejectui.packs.programs import Programs, load_programs
from rejectui.ui.app import RejectUI
from rejectui.ui.damaged_journal import Mending
from tests.clocked import MOMENT

SUNDAY = date(2026, 11, 22)
MORNING = MOMENT
_ids = itertools.count(1)


class Clock:
    """The present moment; a test moves it by setting `now`."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **units: float) -> None:
        self.now += timedelta(**units)


class House:
    """One account's folders and clock; every app and journal opened here shares them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder, self.state = root / "journal", root / "state"
        self.clock = Clock()

    def read_packs(self) -> Library:
        return load([(bundled_folder(), True), (self.root / "packs", False)])

    def journal(self, system: System = REAL) -> Journal:
        return Journal.open(self.folder, self.state, self.clock, system)

    def app(
        self,
        journal: Journal | None = None,
        *,
        welcomed: bool = True,
        library: Library | None = None,
        programs: Callable[[], Programs] | None = None,
        keys: Mapping[str, str] | None = None,
        theme: str | None = None,
    ) -> RejectUI:
        """The app, past what it shows once by itself unless said otherwise."""
        journal = journal or self.journal()
        if welcomed and not journal.facts.settings.welcomed and journal.read_only is None:
            with journal.together():
                journal.set("welcomed", True)
                journal.set("fair_asks_shown", True)
        return RejectUI(
            library=library or packs(),
            programs=programs or load_programs,
            journal=journal,
            now=self.clock,
            drafts=Drafts(self.state),
            packs_folder=self.root / "packs",
            read_packs=self.read_packs,
            report=lambda error: f"Reported: {type(error).__name__}.",
            keys=keys,
            theme=theme,
        )

    def mending(self, library: Library | None = None) -> Mending:
        """What is asked when the journal is damaged."""
        found = find_damage(self.folder, self.state)
        assert found is not None
        nowhere = Journal.in_memory(self.clock)
        nowhere.set("welcomed", True)
        return Mending(
            found,
            self._mend,
            library=library or packs(),
            programs=load_programs,
            journal=nowhere,
            now=self.clock,
            drafts=Drafts(self.state),
            report=str,
        )

    def _mend(self, how: How) -> tuple[str, bool]:
        try:
            found = mend(self.folder, self.state, how, self.clock)
        except JournalError as error:
            return str(error), False
        return f"Kept: {found[1] if found else ''}", True


@cache
def packs() -> Library:
    """The packs that come with RejectUI."""
    return load([(bundled_folder(), True)])


def library(*given: Pack) -> Library:
    """These packs and no other."""
    return Library(Catalog((pack, True) for pack in given), (), {})


def entry_at(level: int, number: int = 0) -> Entry:
    """A challenge of this level from the packs."""
    return [entry for entry in packs().catalog if entry.challenge.level == level][number]


def ask(days_ago: int = 0, outcome: str = "no", entry: Entry | None = None, **fields: Any) -> Attempt:
    """An attempt, logged at six in the evening of its day; an own ask unless an entry is given."""
    day = SUNDAY - timedelta(days=days_ago)
    given: dict[str, Any] = {
        "id": an_id(),
        "day": day,
        "at": datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
    }
    if entry is not None:
        given |= {"challenge": entry.id, "snapshot": Snapshot.of(entry.challenge)}
    else:
        given["ask"] = "May I have the corner seat?"
    return Attempt(**(given | {"outcome": outcome} | fields))


def an_id() -> str:
    """An id that nobody has had."""
    return f"{next(_ids):032x}"
