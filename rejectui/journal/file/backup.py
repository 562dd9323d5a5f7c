"""Backups: whole copies of the journal's file in the state folder, one a day and before what could go wrong.

    state/backups/2026-11-22-day.json                     before the first write of that day
    state/backups/2026-11-22-093015-before-restore.json   before a restore; `made` is by hand

Each is a copy that is read back and compared, also the one of the day: a second name for the file (a hard
link) would take no time, and be spoiled with it by any editor that writes in place.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Literal

from msgspec import Struct

from rejectui.core.clean_text import clean_line
from rejectui.journal.errors import CannotSave, JournalError, NoSuchBackup, cannot_read
from rejectui.journal.file.disk import (
    BACKUPS,
    REAL,
    TEMPORARY,
    File,
    System,
    create_file,
    free_name,
    make_folder,
)
from rejectui.journal.records.raw import Tables, parse

BackupKind = Literal["day", "made", "before-restore", "before-import", "before-upgrade"]

DAYS, WEEKS, MONTHS = 7, 5, 12  # how many of the daily ones are kept, the newest of each
OTHERS = 10  # how many of all other kinds together
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:-(\d{6}))?-([a-z-]+?)(?:-(\d+))?")


class Backup(Struct, frozen=True):
    """One copy: the day on which it was made, `hhmmss` if it is not the day's own, and why it was made."""

    path: Path
    day: date
    time: str
    kind: str
    number: int = 1  # for those of one second

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.path.stem

    def made(self, zone: tzinfo | None) -> datetime:
        """When it was made, by the clock of this zone; one of the day was made at any time of it."""
        clock = time.fromisoformat(self.time) if self.time else time()
        return datetime.combine(self.day, clock, zone)

    @property
    def order(self) -> tuple[date, str, int]:
        """(day, time as HH:MM:SS or empty, number): sorts by age, as far as the clock was right."""
        return self.day, self.time, self.number


class Backups:
    """The backups of one account on one computer; whoever makes or thins them holds the journal's lock."""

    def __init__(self, state: Path, system: System = REAL) -> None:
        self.folder = state / BACKUPS
        self._system = system
        self._made: date | None = None

    def listed(self) -> list[Backup]:
        """All of them, newest first; what is not called like one is passed over. Nothing is read.

        Of a folder that cannot be read there are none: `trouble` tells.
        """
        try:
            found = [_named(path) for path in self.folder.glob("*.json")]
        except OSError:
            return []
        return sorted(filter(None, found), key=lambda backup: backup.order, reverse=True)

    @property
    def trouble(self) -> str | None:
        """Why nobody can say which there are, as a sentence, or None."""
        try:
            os.scandir(self.folder).close()
        except FileNotFoundError:
            return None
        except OSError as error:
            return str(cannot_read(error, self.folder))
        return None

    def find(self, name: str) -> Backup:
        """The one whose name begins so. Raises `NoSuchBackup` for none and for several."""
        listed = self.listed()
        wanted = name.removesuffix(".json")
        found = [backup for backup in listed if wanted and backup.name.startswith(wanted)]
        exact = [backup for backup in found if backup.name == wanted]
        if len(found) == 1 or exact:
            return (exact or found)[0]
        shown = clean_line(name)[:60]
        if not found:
            raise NoSuchBackup(f"There is no backup “{shown}”. rejectui backup list shows what there is.")
        raise NoSuchBackup(f"{len(found)} backups have a name that starts with “{shown}”. Give more of it.")

    def read(self, backup: Backup) -> Tables:
        """What is in it. Raises `DamagedJournal` or `UnreadableJournal`, or `NoSuchBackup` if it is gone."""
        data, _ = File(backup.path, self._system).read()
        if data is None:
            raise NoSuchBackup(f"The backup {backup.name} is not there any more.")
        return parse(data, backup.path)

    def of_the_day(self, source: File, now: Callable[[], datetime]) -> str | None:
        """Make the one of this day unless it is there; None, or a sentence about why it was not made.

        The caller has read `source` whole, if there is one.
        """
        today = now().date()
        if self._made == today:
            return None
        path = self.folder / f"{today}-day.json"
        try:
            if source.stamp() is None:
                return None
            if not self._is_there(path):
                self._begin()
                copy(_bytes_of(source), path, self._system)
                self._thin(path)
        except (OSError, JournalError) as error:
            why = (isinstance(error, OSError) and error.strerror) or type(error).__name__
            return f"Today's backup could not be made in {self.folder} ({why}). Saving works as always."
        self._made = today
        return None

    def make(self, source: File, kind: BackupKind, moment: datetime) -> Backup:
        """A copy that shares nothing with the file. Raises `CannotSave`; then there is none."""
        try:
            self._begin()
            path = free_name(self.folder / f"{moment:%Y-%m-%d-%H%M%S}-{kind}", ".json")
            copy(_bytes_of(source), path, self._system)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise CannotSave(
                f"No backup could be made in {self.folder} ({why}), so nothing was changed. "
                "Look at the disk, and try again."
            ) from error
        self._thin(path)
        made = _named(path)
        assert made is not None
        return made

    def _is_there(self, path: Path) -> bool:
        try:
            return self._system.stat(path).st_size > 0
        except FileNotFoundError:
            return False

    def _begin(self) -> None:
        make_folder(self.folder, self._system)
        for left in self.folder.iterdir():  # of a copy that was interrupted
            if left.name.startswith(TEMPORARY) or left.stat().st_size == 0:
                with suppress(OSError):
                    self._system.unlink(left)

    def _thin(self, made: Path) -> None:
        for backup in too_many(self.listed(), made):
            with suppress(OSError):
                self._system.unlink(backup.path)


def copy(data: bytes, path: Path, system: System = REAL) -> None:
    """A new file with these bytes, read back: a disk that hands back something else has not kept it.

    Raises OSError.
    """
    create_file(path, [data], system)
    try:
        same = File(path, system).read()[0] == data
    except JournalError as error:
        raise OSError(errno.EIO, "the copy could not be read back") from error
    if not same:
        with suppress(OSError):
            system.unlink(path)
        raise OSError(errno.EIO, "what came back is not what was written")


def _bytes_of(source: File) -> bytes:
    data, _ = source.read()
    if data is None:
        raise FileNotFoundError(errno.ENOENT, "there is no journal yet", str(source.path))
    return data


def too_many(backups: Iterable[Backup], made: Path | None = None) -> list[Backup]:
    """Those that may go: of the daily ones all but the newest of the last 7 days, of 5 weeks and of 12 months
    that have any, of the others all but the newest 10. The one just `made` is the newest, whatever the clock
    says.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.path == made, backup.order), reverse=True)
    daily = [backup for backup in newest_first if backup.kind == "day"]
    others = [backup for backup in newest_first if backup.kind != "day"]
    kept = {backup.path for backup in others[:OTHERS]}
    for most, span in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[tuple[int, ...], Path] = {}
        for backup in daily:
            newest.setdefault(span(backup.day), backup.path)
        kept.update(list(newest.values())[:most])
    return [backup for backup in newest_first if backup.path not in kept]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month


def _named(path: Path) -> Backup | None:
    found = _NAME.fullmatch(path.stem)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    if found is None or day is None:
        return None
    return Backup(path, day, found[2] or "", found[3], int(found[4] or 1))
