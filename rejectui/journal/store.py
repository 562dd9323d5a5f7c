"""The opened journal: what all its files say together, and how a change gets into ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.core.days.day import day_of
from rejectui.core.facts import Facts
from rejectui.journal.errors import CannotSave, JournalError, NewerJournal, UnreadableJournal
from rejectui.journal.file.disk import File
from rejectui.journal.file.history import Change, What, remember
from rejectui.journal.file.line_storage import Database, LineStorage, RecordTable
from rejectui.journal.file.meta import FORMAT, clock_of, forgot_of, format_of, put_start, start_of, tick
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.folder.union import Union
from rejectui.journal.records.raw import Records, Tables, Twins, record_of
from rejectui.journal.records.record import (
    Changes,
    Record,
    change,
    every,
    is_erased,
    last_clock,
    new_record,
    not_forgotten,
)
from rejectui.journal.records.tables import absence
from rejectui.journal.records.views import Views, settings_in

# What few sessions need is imported where it is used: every module is paid for before the first paint.
if TYPE_CHECKING:
    from rejectui.journal.file.backup import Backup, BackupKind, Backups
    from rejectui.journal.file.forgotten import Marks
    from rejectui.journal.folder.nowhere import Nowhere
    from rejectui.journal.folder.peers import Peer


class Store:
    """Our file with its lock and its tables, the files of others beside it, and the views of all."""

    def __init__(self, home: JournalHome | Nowhere, now: Callable[[], datetime]) -> None:
        """Read the file, and upgrade it if it is of an older format, which alone may raise `CannotSave`.

        Raises `DamagedJournal` or `UnreadableJournal`.
        """
        self.home = home
        self._now = now
        self._storage = LineStorage(home.file, _twins)
        self._storage.before_save = self._back_up_today
        self._db = Database(storage=lambda: self._storage)
        self._views = Views()
        self._union = Union()
        self._peers: tuple[Peer, ...] = ()
        self._theirs: tuple[Tables, ...] = ()
        self._facts: Facts | None = None
        self._trouble: tuple[str, ...] = ()
        self._seen_version = -1
        self._seen_peers: tuple[Peer, ...] = ()
        self._writing = False
        self._noted: list[tuple[What, Changes]] = []
        self._not_backed_up: str | None = None
        self.tables()
        if format_of(self._storage.tables(), self.path) < FORMAT:
            self._upgrade()

    @property
    def facts(self) -> Facts:
        """Everything the journal knows, fresh from disk if anybody else has written.

        If our file has become unreadable since it was opened: its last good state, and a problem.
        """
        try:
            tables = self.tables()
        except JournalError as error:
            if self._facts is None:
                raise
            self._trouble = (str(error),)
            self._seen_version = -1
            return self._facts
        seen = self._seen_version == self._storage.version and self._seen_peers is self._peers
        if self._facts is None or not seen:
            self._facts = self._views.facts(tables, self._union.changes)
            self._seen_version, self._seen_peers = self._storage.version, self._peers
            self._trouble = ()
        return self._facts

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each thing in the journal that is not counted; none tells what a record says."""
        _ = self.facts
        about_files = filter(None, (peer.problem(self._now()) for peer in self._peers))
        backup = self._not_backed_up or self._vanished()
        return (*self._trouble, *self._views.problems, *([backup] if backup else []), *about_files)

    @property
    def read_only(self) -> str | None:
        """Why this journal cannot be changed, as a sentence, or None."""
        try:
            found = format_of(self.own(), self.path)
        except JournalError as error:
            return str(error)
        if found <= FORMAT:
            return None
        return (
            f"{self.path} was written by a newer RejectUI (format {found}, this one knows {FORMAT}), so it "
            "is shown and not changed. Install the newer version to write in it."
        )

    @property
    def path(self) -> Path:
        """The file of this computer. Before the first write it does not exist, and its name may change."""
        return self.home.file.path

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are RejectUI's own."""
        return self.home.folders

    @property
    def peers(self) -> tuple[Peer, ...]:
        """The other files in the folder, as they were when last looked at."""
        return self._peers

    def tables(self) -> Tables:
        """All tables of all files, merged, raw, fresh from disk. Raises as opening does, for our file."""
        own = self.own()
        if not self._writing:
            self._look_at_others()
        self._union.update(own, self._storage.changes, self._theirs)
        self.home.keep_copies(self.marks)
        return self._union.tables

    def own(self) -> Tables:
        """The tables of our file alone, raw, fresh from disk. Raises as opening does."""
        self.home.locate()
        self._move_in()
        tables = self._storage.tables()
        if not tables and (gone := self.home.gone()) is not None:
            raise UnreadableJournal(gone)
        format_of(tables, self.path)
        return tables

    def forgot(self) -> frozenset[str]:
        """By its clocks, what any file says that was forgotten."""
        return frozenset().union(*map(forgot_of, (self._storage.tables(), *self._theirs)))

    def marks(self) -> Marks:
        """What stays of each record that was forgotten in any file, as of the last look at `tables`."""
        if not self.forgot():
            return {}
        from rejectui.journal.file.forgotten import marks_in

        return marks_in(self._union.tables)

    def rows(self, name: str) -> RecordTable:
        """The table of this name in our file, raw."""
        return self._db.rows(name)

    def record(self, table: str, name: str) -> Record | None:
        """The record of this id in any file, all of them merged; None for none, and for what is no record."""
        return record_of(self.tables().get(table, Records()).get(name))

    def get_ready(self) -> None:
        """Do what the first write would have to do, the backup of the day too, but write nothing into the
        journal.
        """
        self.home.get_ready()
        self.tables()
        tables = self._storage.tables()
        self._storage.lines()
        if tables and format_of(tables, self.path) <= FORMAT:
            with suppress(JournalError), self.home.locked():  # where nothing can be written, saving says so
                self._back_up_today()

    @contextmanager
    def together(self, *, undo: bool = True) -> Iterator[None]:
        """Several changes as one write: all of them, or none after any exception.

        What is noted of them is one thing to `undo`, unless that is not to know of them.
        """
        if self._writing:
            yield
            return
        self._writing = True
        self._noted = []
        try:
            with self.home.locked():
                self._move_in()
                if not self.home.wrote(start_of(self._storage.tables())):
                    self.home.take_new_id()
                    self._move_in()
                if format_of(self._storage.tables(), self.path) > FORMAT:
                    raise NewerJournal(self.read_only)
                self._look_at_others()
                with self._storage.together():
                    yield
                    if undo and self._noted:
                        remember(self.rows("meta"), self._noted_change(), self.practice_day())
        finally:
            self._writing = False

    def note(self, what: What, before: Changes) -> None:
        """Let `undo` know of a change that is made inside `together`: what the fields that it changed held
        before. If there are none, there is nothing to undo."""
        if any(every(before)):
            self._noted.append((what, before))

    def _noted_change(self) -> Change:
        """All that was noted in this write, under the name of what came first; each field as it was first."""
        together: Changes = {}
        for _, before in self._noted:
            for table, rows in before.items():
                for key, fields in rows.items():
                    noted = together.setdefault(table, {})
                    noted[key] = fields | noted.get(key, {})
        return Change(self._noted[0][0], together)

    def practice_day(self) -> date:
        """The practice day it is now."""
        chosen, _ = settings_in(self.tables().get("settings", Records()))
        return day_of(self._now(), chosen.start_of_day)

    def tick(self, changed: Record | None, *seen: object) -> str:
        """The clock for a change of this record, inside `together`; None for a new one. It is later than
        what was `seen`, too."""
        meta = self.rows("meta")
        clock = tick(meta, changed, (*seen, *map(clock_of, self._theirs)), self._now(), self.home.device)
        if start_of(self._storage.tables()) != self.home.start:
            self.home.sign()
            put_start(meta, self.home.start)
        return clock

    def keep(self, table: str, key: str, name: str, fields: Record) -> Record:
        """Set these fields of a record, or clear those that are None; it is made if it is not there.

        One that was deleted is there again, unless the fields say otherwise. What the fields that changed
        held before is returned.
        """
        fields = {"deleted": None, **fields}
        with self.together():
            old = self.record(table, name)
            if old and is_erased(old):
                raise JournalError("Nothing was changed: this was erased for good meanwhile.")
            clock = self.tick(old)
            if old is None:
                new, before = new_record(key, name, fields, clock), absence(table)
            else:
                new, before = change(old, fields, clock)
            self.rows(table).put(name, new)
            return before

    def has_to_erase(self) -> bool:
        """Whether something was forgotten that may still stand in what only this computer writes: also when
        an older state has come in the place of our file, or beside it."""
        forgot = self.forgot()
        if not forgot:
            return False
        if forgot != forgot_of(self._storage.tables()) or not self.home.has_erased(forgot):
            return True
        from rejectui.journal.file.forgotten import without

        ours = [peer for peer in self._peers if peer.path.name.startswith(self.home.device)]
        return any(without(peer.tables, self.marks()) for peer in ours)

    def put_back(self, before: Changes) -> Changes:
        """Set the fields of these records as they were, by a change of now, inside `together`; a record that
        is not there any more is passed over. What the fields held is returned, nothing where none changes.
        """
        tables = self.tables()
        fields: Changes = {}
        held: Changes = {}
        for table, rows in before.items():
            present = tables.get(table, Records())
            for key, was in rows.items():
                old = record_of(present.get(key))
                if old is not None and (wanted := not_forgotten(old, was)):
                    fields.setdefault(table, {})[key] = wanted
                    held.setdefault(table, {})[key] = old
        clock = self.tick({"clock": last_clock(None, *map(last_clock, every(held)))})
        for table, found in held.items():
            new = {key: change(old, fields[table][key], clock) for key, old in found.items()}
            self.rows(table).put_all({key: record for key, (record, _) in new.items()})
            held[table] = {
                key: {name: found[key].get(name) for name in fields[table][key]} if was else {}
                for key, (_, was) in new.items()
            }
        return held

    @property
    def is_saved(self) -> bool:
        """Whether our file is on the disk."""
        return self.home.file.stamp() is not None

    @property
    def backups(self) -> Backups | None:
        """The backups of this computer; None for a journal that is written nowhere."""
        return self.home.backups

    def back_up(self, kind: BackupKind) -> Backup:
        """Copy the file as it is on disk. Raises `CannotSave`; nothing was changed then."""
        with self.together():
            if self.home.backups is None or not isinstance(self.home.file, File) or not self.is_saved:
                raise CannotSave("There is nothing in the journal yet, so there is nothing to copy.")
            return self.home.backups.make(self.home.file, kind, self._now())

    def _back_up_today(self) -> None:
        if self.home.backups is not None and isinstance(self.home.file, File):
            self._not_backed_up = self.home.backups.of_the_day(self.home.file, self._now)

    def _vanished(self) -> str | None:
        """Asked after `facts`: of the disk nothing is read again, which might fail this time."""
        if (
            self._trouble
            or self._peers
            or self._union.tables
            or self.backups is None
            or not self.backups.listed()
        ):
            return None
        return (
            f"There is no journal in {self.path.parent}, but there are backups of one. To bring the newest "
            "back: rejectui backup restore newest"
        )

    def _upgrade(self) -> None:
        from rejectui.journal.file.upgrade import upgrade

        with self.together():
            self.back_up("before-upgrade")
            tables = self._storage.tables()
            upgrade(tables, format_of(tables, self.path), self._storage.put)

    def _look_at_others(self) -> None:
        found = self.home.peers()
        if found is not self._peers:
            self._peers = found
            self._theirs = tuple(peer.tables for peer in found)

    def _move_in(self) -> None:
        if self._storage.file is not self.home.file:
            self._storage.file = self.home.file
            self._storage.drop_memory()


def _twins(data: bytes) -> Twins:
    from rejectui.journal.repair.salvage import twins  # hardly any file has some

    return twins(data)
