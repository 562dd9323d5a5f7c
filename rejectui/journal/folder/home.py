"""Where a journal lives: the folder with the files of all computers, the state folder with the device id,
the lock, and what tells our file from one that a copy of this home writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rejectui.core.card.text import MEMO
from rejectui.journal.errors import CannotSave, JournalError, cannot_save
from rejectui.journal.file.disk import (
    OLDER_STATES,
    REAL,
    TEMPORARY,
    File,
    Memory,
    System,
    make_folder,
    remove_leftovers,
    replace_file,
)
from rejectui.journal.folder.device import (
    device_file,
    folder_name,
    new_device,
    read_device,
    read_starts,
    starts_file,
    write_device,
    write_start,
)
from rejectui.journal.folder.drafts import drop_drafts
from rejectui.journal.folder.peers import ENDING, Peer, Peers

if TYPE_CHECKING:
    from filelock import FileLock

    from rejectui.journal.file.backup import Backups
    from rejectui.journal.file.forgotten import Marks, StillThere

PATIENCE = 10.0  # seconds to wait for another RejectUI to finish saving


class JournalHome:
    """The folders of one account on one computer. Nothing is made before the first write."""

    def __init__(self, folder: Path, state: Path, system: System = REAL) -> None:
        self._folder = folder
        self._state = state
        self._system = system
        self._erased = state / "erased.json"
        self._lock: FileLock | None = None
        self._peers = Peers(folder, state, system)
        self._known = False
        self._starts: frozenset[object] = frozenset()
        self._wrote_in = self._last_folder()
        self.start = new_device()
        self.device = new_device()
        self.file: File | Memory = File(folder / f"{self.device}.json", system)
        self.locate()

    @cached_property
    def backups(self) -> Backups | None:
        """The backups of this computer."""
        from rejectui.journal.file.backup import Backups

        return Backups(self._state, self._system)

    @property
    def folders(self) -> tuple[Path, ...]:
        """What is RejectUI's own, and no place for other files."""
        return self._folder, self._state

    def locate(self) -> None:
        """Look for this computer's device id until it is known; then `file` is this computer's file.

        Raises `DamagedJournal` or `UnreadableJournal` when the id is there but cannot be read.
        """
        if not self._known:
            self._adopt()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one who writes: everything that a write needs is there, and nobody else is writing.

        Raises `CannotSave` with nothing changed but empty folders.
        """
        lock = self._acquire()
        try:
            self._prepare()
            yield
        finally:
            lock.release()

    def get_ready(self) -> None:
        """Import what the first write would have to import: it costs as much as all the rest."""
        import filelock  # noqa: F401

    def peers(self) -> tuple[Peer, ...]:
        """The other files in the folder; the same tuple as before if nothing changed."""
        return self._peers.look(self.file.path.name)

    def keep_copies(self, marks: Callable[[], Marks]) -> None:
        """Keep what was read of other files since the last time, without what is marked as forgotten."""
        self._peers.keep(marks)

    def gone(self) -> str | None:
        """Why the journal is no longer here, as a sentence: it was moved since this was opened, or its folder
        vanished. None if it is here, or was never begun."""
        last = self._last_folder()
        here = folder_name(self._folder)
        if last not in (None, self._wrote_in, here):
            return f"The journal was moved to {last} meanwhile. Leave, and open RejectUI again."
        if last != here or self._folder.is_dir():
            return None
        return (
            f"The folder {self._folder} is gone, and the journal was in it. If it is on another disk or in "
            "something that syncs, connect that and try again. To begin an empty journal, make the folder."
        )

    def erase(self, marks: Marks) -> StillThere:
        """Take what was forgotten out of every file but our own that only this computer writes: backups, what
        was set aside, what is kept of others' files, copies of our file that stand beside it, and drafts."""
        from rejectui.journal.file.forgotten import erase_files

        self._drop_drafts(marks)
        with suppress(OSError):  # what it says counts no more: the journal is another one
            (self._state / MEMO).unlink()
        ours = self._folder.glob(f"{self.device}?*{ENDING}")
        kept = (path for name in OLDER_STATES for path in (self._state / name).glob("*"))
        return erase_files(sorted(path for path in (*kept, *ours) if path.is_file()), marks, self._system)

    def _drop_drafts(self, marks: Marks) -> None:
        """Drop the drafts of what is marked as forgotten, and what a crash left of any."""
        for left in self._state.glob(f"{TEMPORARY}*"):
            with suppress(OSError):
                self._system.unlink(left)
        named = [f'"{name}"' for mark in marks.values() if (name := mark.get("id") or mark.get("monday"))]
        drop_drafts(self._state, lambda text: any(name in text for name in named))

    def has_erased(self, forgot: frozenset[str]) -> bool:
        """Whether everything that these clocks tell of is erased on this computer."""
        if not forgot:
            return True
        try:
            data, _ = File(self._erased, self._system).read()
            return data is not None and forgot <= msgspec.json.decode(data, type=frozenset[str])
        except (JournalError, msgspec.DecodeError, UnicodeError):
            return False

    def note_erased(self, forgot: frozenset[str]) -> None:
        """Remember that it is. Raises OSError."""
        remove_leftovers(self._erased, self._system)
        replace_file(self._erased, [msgspec.json.encode(sorted(forgot))], self._system, durable=False)

    def leave_for(self, folder: Path) -> None:
        """Let whoever has the journal open know that it goes on in another folder, within `locked`.

        Raises OSError.
        """
        write_start(self._state, folder, self.start, self._system)

    def sign(self) -> None:
        """Let this computer know of this start, before it is in the file. Raises `CannotSave`."""
        if self.start in self._starts:
            return
        try:
            write_start(self._state, self._folder, self.start, self._system)
        except OSError as error:
            raise cannot_save(error, starts_file(self._state)) from error
        self._starts |= {self.start}

    def wrote(self, start: object) -> bool:
        """Whether this computer wrote with this start last; a file without any is taken for ours."""
        if start is None or start in self._starts:
            return True
        known = read_starts(self._state, self._system)
        if known is None:
            return True
        self._starts |= {*known.starts}
        return start in self._starts

    def take_new_id(self) -> None:
        """Leave the file to the computer that has the same id, within `locked`. Raises `CannotSave`."""
        self.device = new_device()
        self.file = File(self._folder / f"{self.device}.json", self._system)
        self._introduce()

    def _acquire(self) -> FileLock:
        from filelock import FileLock, Timeout

        path = self._state / "journal.lock"
        try:
            make_folder(self._state, self._system)
            if self._lock is None:
                self._lock = FileLock(path, timeout=PATIENCE, mode=0o600)
            self._lock.acquire(poll_interval=0.01)
        except Timeout:
            raise CannotSave(
                f"Another RejectUI has been saving for {PATIENCE:.0f} seconds, so nothing was saved and "
                "nothing was lost. Close the other one, or wait for it, and save again."
            ) from None
        except OSError as error:
            raise cannot_save(error, path) from error
        return self._lock

    def _prepare(self) -> None:
        gone = self.gone()
        if gone is not None:
            raise CannotSave(f"Nothing was saved. {gone}")
        try:
            make_folder(self._folder, self._system)
        except OSError as error:
            raise cannot_save(error, self.file.path) from error
        if not self._adopt():  # another process may have made the id a moment ago
            self._introduce()
        remove_leftovers(self.file.path, self._system)

    def _last_folder(self) -> str | None:
        known = read_starts(self._state, self._system)
        return None if known is None else known.folder

    def _adopt(self) -> bool:
        found = read_device(self._state, self._system)
        if found is None:
            return False
        self._known = True
        if found != self.device:
            self.device, self.file = found, File(self._folder / f"{found}.json", self._system)
        return True

    def _introduce(self) -> None:
        path = device_file(self._state)
        remove_leftovers(path, self._system)
        try:
            write_device(self._state, self.device, self._system)
        except OSError as error:
            raise cannot_save(error, path) from error
        self._known = True
