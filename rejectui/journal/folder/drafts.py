"""What is being typed, kept so that a closed terminal does not lose it. Never worth an error.

Every window keeps a file of its own, and holds a lock while there is something in it: what a living window is
writing is its own, what a closed one left is offered by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rejectui.core.clean_text import storable
from rejectui.journal.errors import JournalError
from rejectui.journal.file.disk import TEMPORARY, File, make_folder, remove_leftovers, replace_file
from rejectui.journal.folder.device import new_device

if TYPE_CHECKING:
    from filelock import FileLock

# The folder with a file for each window, and the one file that all windows shared before.
FOLDER, SHARED = "drafts", "draft.json"


class Drafts:
    """The drafts of one window by name. They do not wait for the disk: typing must stay quick."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._path = state / FOLDER / f"{new_device()}.json"
        self._lock: FileLock | None = None

    def keep(self, fields: Mapping[str, str]) -> None:
        """Keep these texts by name, each in the place of what was kept under its name before."""
        self._write(self.load() | {storable(name): storable(text) for name, text in fields.items()})

    def load(self) -> dict[str, str]:
        """What this window keeps."""
        return _read(self._path)

    def drop(self, name: str) -> None:
        """Forget the one of this name: it was saved, or nobody wants it."""
        kept = self.load()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def take_over(self) -> dict[str, str]:
        """What closed windows left, from now on this window's. Of two under one name the newer comes first;
        the other waits until a window has room for it."""
        for path in sorted(_files(self._state), key=_age):
            lock = None if path == self._path else _free(path)
            if lock is None:
                continue
            try:
                remove_leftovers(path)
                self._take(path)
            finally:
                lock.release()
                _remove_lock(path)
        return self.load()

    def _take(self, path: Path) -> None:
        theirs = _read(path)
        if theirs:  # what cannot be read stays
            self._write(theirs | self.load())
            taken = self.load()
            _write(path, {name: text for name, text in theirs.items() if taken.get(name) != text})

    def release(self) -> None:
        """This window closes: what it still keeps may be offered elsewhere."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write(self, fields: Mapping[str, str]) -> None:
        if fields and self._lock is None:
            self._lock = _free(self._path)
        _write(self._path, fields)
        if not fields:
            self.release()
            _remove_lock(self._path)


def drop_drafts(state: Path, unwanted: Callable[[str], bool]) -> None:
    """Drop the drafts of every window whose text is unwanted."""
    for left in (state / FOLDER).glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            left.unlink()
    for path in _files(state):
        kept = _read(path)
        wanted = {name: text for name, text in kept.items() if not unwanted(text)}
        if wanted != kept:
            _write(path, wanted)


def _files(state: Path) -> set[Path]:
    """Every file of drafts, also one of which a crash left only the lock."""
    found = {path.with_suffix(".json") for path in (state / FOLDER).glob("[!.]*")}
    return found | {path for path in (state / SHARED,) if path.is_file()}


def _age(path: Path) -> float:
    """The newest is the youngest; one that is gone meanwhile has no age."""
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _free(path: Path) -> FileLock | None:
    """The lock of a file of drafts, held from now on; None if a window holds it, or there can be none."""
    from filelock import FileLock, Timeout

    try:
        make_folder(path.parent)
        lock = FileLock(path.with_suffix(".lock"), mode=0o600)
        lock.acquire(blocking=False)
    except (OSError, Timeout):
        return None
    return lock


def _remove_lock(path: Path) -> None:
    if not path.exists():
        with suppress(OSError):
            path.with_suffix(".lock").unlink()


def _read(path: Path) -> dict[str, str]:
    try:
        data, _ = File(path).read()
        return {} if data is None else msgspec.json.decode(data, type=dict[str, str])
    except (JournalError, msgspec.DecodeError, UnicodeError):
        return {}


def _write(path: Path, fields: Mapping[str, str]) -> None:
    """Make these the drafts in a file, or remove the file that would be empty."""
    with suppress(OSError):
        if fields:
            make_folder(path.parent)
            replace_file(path, [msgspec.json.encode(fields)], durable=False)
        else:
            remove_leftovers(path)
            path.unlink(missing_ok=True)
