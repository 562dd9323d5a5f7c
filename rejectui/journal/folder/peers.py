"""The journal files of other computers: read as they are, never written, merged by `union`.

Every file in the journal's folder that ends in .json is looked at, whatever else its name says: conflicted
copies and restored backups hold records, too. A file that cannot be understood just now, because it has only
half arrived, is shown as it was when it last could: each one's last good copy is kept in the state folder.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from rejectui.journal.errors import DamagedJournal, JournalError
from rejectui.journal.file.disk import COPIES, REAL, File, System, make_folder, remove_leftovers, replace_file
from rejectui.journal.file.meta import FORMAT, format_of
from rejectui.journal.records.raw import Tables, parse

if TYPE_CHECKING:
    from rejectui.journal.file.forgotten import Marks

ENDING = ".json"
NOT_HERE_YET = ".icloud"  # what iCloud puts in the place of a file that it has not downloaded
OURS = re.compile(r"[0-9a-f]{12}(?![0-9a-f])")  # how our files are called, and copies of them begin
ARRIVING = timedelta(minutes=10)  # so long a file may be on its way before anybody is told
GONE = 10  # copies that are kept of files that are in the folder no more
LARGEST = 256 << 20  # bytes; a thousand years of asks are smaller
TICK = 2_000_000_000  # nanoseconds; the coarsest clock of a disk (FAT) has steps of two seconds
UNREAD = "could not be read"
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)

_Evidence = tuple[int, ...]


class Peer(Struct, frozen=True):
    """One file that this computer does not write; `changed` is when it last did, by the disk's clock.

    `tables` is what counts, raw: nothing where the file is not a journal. `trouble` says why it cannot be
    read now, after the words "PATH "; `last_good` whether `tables` is from the copy. `format` is the file's.
    """

    path: Path
    tables: Tables
    changed: datetime
    format: int = FORMAT
    trouble: str | None = None
    last_good: bool = False

    @property
    def ours(self) -> bool:
        """Whether it is, or by its name should be, a journal of RejectUI."""
        return self.trouble in (None, UNREAD) or self.last_good or OURS.match(self.path.name) is not None

    def problem(self, now: datetime) -> str | None:
        """What somebody should know about it, as a sentence or two; nothing while it may be arriving."""
        if self.trouble is None:
            if self.format <= FORMAT:
                return None
            return (
                f"{self.path} was written by a newer RejectUI (format {self.format}, this one knows "
                f"{FORMAT}). What can be understood of it is shown. Install the newer version here, too."
            )
        if not self.ours or now - self.changed < ARRIVING:
            return None
        shown = "What was last read of it is shown" if self.last_good else "None of it is shown"
        return (
            f"{self.path} {self.trouble}. {shown}, and it was left as it is. "
            "Let what keeps the folder the same bring it again, or move it away."
        )


class Peers:
    """All files of a journal's folder but this computer's own, each read again only when it changed."""

    def __init__(self, folder: Path, state: Path, system: System = REAL, *, keep: bool = True) -> None:
        """Look at `folder`, with the good copies in `state`; unless it may `keep` more, none is written."""
        self._folder = folder
        self._copies = state / COPIES
        self._keeps = keep
        self._system = system
        self._listed: tuple[int, int] | None = None
        self._names: list[str] = []
        self._known: dict[str, tuple[_Evidence, Peer]] = {}
        self._all: tuple[Peer, ...] = ()
        self._unkept: list[tuple[str, bytes, os.stat_result]] = []

    def look(self, own: str) -> tuple[Peer, ...]:
        """The files as they are now but the one called `own`; the same tuple as before if nothing changed.

        A folder that cannot be listed is as it was before: whoever opens our own file says what is wrong.
        """
        try:
            self._list()
        except FileNotFoundError:
            self._names, self._listed = [], None
        except OSError:
            return self._all
        if not self._known and self._names in ([], [own]):
            return self._all
        known = {}
        for name in self._names:
            if name == own:
                continue
            found = self._find(name)
            if found is not None:
                known[name] = found
        if list(known) != list(self._known) or any(known[name] is not self._known[name] for name in known):
            self._known = known
            self._all = tuple(peer for _, peer in known.values())
        return self._all

    def _list(self) -> None:
        """Look for names, unless the folder is as it was. One that has just changed may change once more
        within the same tick of the disk's clock, so it is listed again."""
        found = os.stat(self._folder)  # noqa: PTH116 - asked at every look, and Path.stat takes twice as long
        stamp = (found.st_ino, found.st_mtime_ns)
        if stamp != self._listed:
            settled = time.time_ns() - found.st_mtime_ns > TICK
            self._names = sorted(name for name in _names(self._folder) if _is_journals(name))
            self._listed = stamp if settled else None

    def _find(self, name: str) -> tuple[_Evidence, Peer] | None:
        """What is known of a file, read again if it changed; None for what is no file or has just gone."""
        path = self._folder / name
        known = self._known.get(name)
        try:
            found = self._system.stat(path)
        except FileNotFoundError:  # it has just gone, or is a link to nowhere
            return None
        except OSError:
            return known or ((), self._as_it_was(path, LONG_AGO, UNREAD))
        if not stat.S_ISREG(found.st_mode):
            return None
        evidence = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        if known is not None and known[0] == evidence:
            return known
        return evidence, self._read(path, found)

    def _read(self, path: Path, found: os.stat_result) -> Peer:
        changed = datetime.fromtimestamp(max(found.st_mtime, found.st_ctime), UTC)
        if found.st_size > LARGEST:
            return Peer(path, {}, changed, trouble="is too large for a journal")
        try:
            data, _ = File(path, self._system).read()
        except JournalError:
            return self._as_it_was(path, changed, UNREAD)
        try:
            tables, number = _understood(data or b"", path)
        except DamagedJournal:
            return self._as_it_was(path, changed, "cannot be understood")
        if self._keeps:
            self._unkept.append((path.name, data or b"", found))
        return Peer(path, tables, changed, number)

    def _as_it_was(self, path: Path, changed: datetime, trouble: str) -> Peer:
        try:
            data, _ = File(self._copies / path.name, self._system).read()
            tables, number = _understood(data or b"", path)
        except JournalError:  # there is no good copy
            return Peer(path, {}, changed, trouble=trouble)
        return Peer(path, tables, changed, number, trouble, last_good=True)

    def keep(self, marks: Callable[[], Marks]) -> None:
        """Keep a copy of each file that was read since the last time, without what is marked as forgotten."""
        unkept, self._unkept = self._unkept, []
        for name, data, found in unkept:
            self._keep(name, data, found, marks)

    def _keep(self, name: str, data: bytes, found: os.stat_result, marks: Callable[[], Marks]) -> None:
        """Keep a copy, of the same age so that it can be told to be the same; never worth an error."""
        copy = self._copies / name
        with suppress(OSError):
            if self._system.stat(copy).st_mtime_ns == found.st_mtime_ns:
                return
        parts = None
        if forgotten := marks():
            from rejectui.journal.file.forgotten import parts_without  # few journals have anything forgotten

            parts = parts_without(parse(data, copy), forgotten)
        with suppress(OSError):
            make_folder(self._copies, self._system)
            remove_leftovers(copy, self._system)
            replace_file(copy, [data] if parts is None else parts, self._system, durable=False)
            os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
            self._thin()

    def _thin(self) -> None:
        """Of files that left the folder, keep the newest copies, those of whole computers before those of
        conflicts: it may be the last there is of one. Raises OSError."""
        there = {*_names(self._folder), *not_here_yet(self._folder)}  # of a folder that is away, nobody knows
        gone = [copy for copy in self._copies.iterdir() if _is_journals(copy.name) and copy.name not in there]
        if len(gone) > GONE:
            gone.sort(key=lambda copy: (OURS.fullmatch(copy.stem) is not None, copy.stat().st_mtime_ns))
            for copy in gone[:-GONE]:
                self._system.unlink(copy)


def not_here_yet(folder: Path) -> tuple[str, ...]:
    """The names of journal files that iCloud knows of and has not downloaded."""
    try:
        names = sorted(_names(folder))
    except OSError:
        return ()
    return tuple(
        name[1 : -len(NOT_HERE_YET)]
        for name in names
        if name.startswith(".") and name.endswith(ENDING + NOT_HERE_YET)
    )


def _names(folder: Path) -> list[str]:
    return os.listdir(folder)  # noqa: PTH208 - asked at every look, and Path.iterdir takes much longer


def _is_journals(name: str) -> bool:
    """Hidden files and those that begin with ~ are what tools keep while they work."""
    return name.casefold().endswith(ENDING) and not name.startswith((".", "~"))


def _understood(data: bytes, path: Path) -> tuple[Tables, int]:
    """What a file says, in our format if its own is older, and its own number."""
    tables = parse(data, path)
    number = format_of(tables, path)
    if number < FORMAT:
        from rejectui.journal.file.upgrade import putting, upgrade

        upgrade(tables, number, putting(tables))
    return tables, number
