"""Where a journal lives: the folder with its file, the state folder with the device id and the lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.journal.backup import Backups
from rejectui.journal.device import device_file, new_device, read_device, write_device
from rejectui.journal.errors import CannotSave, cannot_save
from rejectui.journal.files import REAL, File, Memory, System, make_folder, remove_leftovers

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE = 10.0  # seconds to wait for another RejectUI to finish saving


class Home:
    """The folders of one account on one computer. Nothing is made before the first write."""

    def __init__(self, folder: Path, state: Path, system: System = REAL) -> None:
        self._folder = folder
        self._state = state
        self._system = system
        self._lock: FileLock | None = None
        self._known = False
        self.backups: Backups | None = Backups(state, system)
        self.device = new_device()
        self.file: File | Memory = File(folder / f"{self.device}.json", system)
        self.locate()

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

    def others(self) -> int:
        """How many journal files of other computers, or copies, are in the folder."""
        try:
            names = [found.name for found in self._folder.glob("*.json")]
        except OSError:
            return 0
        return sum(name != self.file.path.name for name in names)

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
        try:
            make_folder(self._folder, self._system)
        except OSError as error:
            raise cannot_save(error, self.file.path) from error
        if not self._adopt():  # another process may have made the id a moment ago
            self._introduce()
        remove_leftovers(self.file.path, self._system)

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


class Nowhere:
    """A home without folders, for what is only shown: nothing is written anywhere."""

    backups: Backups | None = None

    def __init__(self) -> None:
        self.device = new_device()
        self.file: File | Memory = Memory()

    @property
    def folders(self) -> tuple[Path, ...]:
        """There are none."""
        return ()

    def locate(self) -> None:
        """There is nothing to look for."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else can be here."""
        yield

    def get_ready(self) -> None:
        """There is nothing to prepare."""

    def others(self) -> int:
        """There are none."""
        return 0
