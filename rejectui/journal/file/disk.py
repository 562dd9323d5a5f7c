"""Files on disk: replaced whole or not at all, private to the account, safe once `replace_file` returns."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

from rejectui.journal.errors import NotConfirmed, cannot_read

try:
    import fcntl
except ImportError:  # Windows
    _FULL_SYNC: Any = None
else:
    # macOS: a plain fsync stops at the drive's own memory.
    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)

TEMPORARY = ".~rejectui-"
# Folders of the state folder with older states of journal files: what is forgotten is erased in all of them.
BACKUPS, SET_ASIDE, COPIES = OLDER_STATES = ("backups", "set-aside", "peers")
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# What file systems say that know no second names: FAT, some network disks.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}

Stamp = tuple[int, int, int]
Part = bytes | bytearray


class System:
    """Every call that reads or changes the disk; a test hands in one whose N-th call fails."""

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        """A file descriptor."""
        return os.open(path, flags, mode)

    def read(self, fd: int, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        return os.read(fd, size)

    def write(self, fd: int, data: memoryview) -> int:
        """How many of the bytes were written."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Wait until the disk has it."""
        if _FULL_SYNC is not None:
            with suppress(OSError):  # not every file system knows it
                fcntl.fcntl(fd, _FULL_SYNC)
                return
        os.fsync(fd)

    def fstat(self, fd: int) -> os.stat_result:
        """What is known of an open file."""
        return os.fstat(fd)

    def stat(self, path: Path) -> os.stat_result:
        """What is known of a file, through symlinks."""
        return path.stat()

    def close(self, fd: int) -> None:
        """Close it."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name, which nobody else may have."""
        os.link(source, target)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def mkdir(self, path: Path) -> None:
        """Make one folder that only this account can enter."""
        path.mkdir(mode=0o700)


REAL = System()


def stamp_of(found: os.stat_result) -> Stamp:
    """Changes whenever the file is replaced or written."""
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def replace_file(path: Path, parts: Iterable[Part], system: System = REAL, *, durable: bool = True) -> Stamp:
    """Make these parts, one after the other, all of `path`, through symlinks. Returns the new file's stamp.

    Raises OSError with the old content still in place, or `NotConfirmed` with the new content in place.
    Without `durable` nothing waits for the disk: the file is whole, but a power cut may bring back the old.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        # A rename would not ask the file's own permission.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    temporary = target.with_name(f"{TEMPORARY}{target.name}-{os.urandom(6).hex()}")
    with _written(temporary, parts, system, durable=durable) as stamp:
        system.replace(temporary, target)
    if durable:
        _confirm(path, target, system)
    return stamp


def create_file(path: Path, parts: Iterable[Part], system: System = REAL) -> None:
    """Make these parts a new file, whole or not at all, private to the account.

    Raises OSError with nothing made: FileExistsError if anything has this name already, also when it came in
    the meantime. Raises `NotConfirmed` with the file in its place.
    """
    temporary = path.with_name(f"{TEMPORARY}{os.urandom(6).hex()}")
    with _written(temporary, parts, system):
        try:
            system.link(temporary, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            fd = system.open(path, _NEW_FILE)  # takes the name, or raises
            try:
                system.close(fd)
                system.replace(temporary, path)
            except BaseException:
                with suppress(OSError):
                    system.unlink(path)
                raise
        else:
            with suppress(OSError):
                system.unlink(temporary)
    _confirm(path, path, system)


@contextmanager
def _written(
    temporary: Path, parts: Iterable[Part], system: System, *, durable: bool = True
) -> Iterator[Stamp]:
    """A new file that holds these parts, to be moved where it belongs; after any error it is gone."""
    fd = system.open(temporary, _NEW_FILE)
    try:
        try:
            for part in parts:
                _write_all(fd, part, system)
            if durable:
                system.fsync(fd)
            stamp = stamp_of(system.fstat(fd))
        finally:
            system.close(fd)
        yield stamp
    except BaseException:
        with suppress(OSError):
            system.unlink(temporary)
        raise


def _confirm(path: Path, target: Path, system: System) -> None:
    try:
        sync_folder(target.parent, system)
    except OSError as error:
        raise NotConfirmed(error.errno, error.strerror, str(path)) from error


def _write_all(fd: int, data: Part, system: System) -> None:
    rest = memoryview(data)
    while rest:
        written = system.write(fd, rest)
        if written == 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def sync_folder(folder: Path, system: System = REAL) -> None:
    """Wait until the disk has the names in a folder: without it a power cut can undo a rename."""
    if os.name == "nt":  # has no such call
        return
    fd = system.open(folder, os.O_RDONLY)
    try:
        system.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks have no such call either
            raise
    finally:
        system.close(fd)


def free_name(path: Path, ending: str) -> Path:
    """This path with the ending, or with a number before it, whichever is not there yet."""
    names = (f"{path.name}{'' if number == 1 else f'-{number}'}{ending}" for number in count(1))
    return next(found for found in map(path.with_name, names) if not found.exists())


def make_folder(folder: Path, system: System = REAL) -> None:
    """Make a folder and those above it, each private to the account and known to the disk."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent, system)
    try:
        system.mkdir(folder)
    except FileExistsError:
        if folder.is_dir():  # another process was first
            return
        raise
    sync_folder(folder.parent, system)


def remove_leftovers(path: Path, system: System = REAL) -> None:
    """Remove the temporary files that an interrupted `replace_file` of this very file left behind.

    Only for the one who holds the lock: for anybody else they may be in use.
    """
    target = Path(os.path.realpath(path))
    with suppress(OSError):
        for found in target.parent.glob(f"{TEMPORARY}{target.name}-*"):
            system.unlink(found)


def remove_unfinished(folder: Path, system: System = REAL) -> None:
    """Remove the temporary files that an interrupted `create_file` left in a folder.

    Only for the one who holds the lock, in a folder where nobody else makes files.
    """
    with suppress(OSError):
        for found in folder.glob(f"{TEMPORARY}{'[0-9a-f]' * 12}"):
            system.unlink(found)


@contextmanager
def _opened(path: Path, system: System) -> Iterator[int]:
    fd = system.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        yield fd
    finally:
        system.close(fd)


class File:
    """One file that is read whole and replaced whole. A file that does not exist reads as None."""

    def __init__(self, path: Path, system: System = REAL) -> None:
        self.path = path
        self._system = system

    def stamp(self) -> Stamp | None:
        """Changes whenever the file does; None while there is no file. Raises `UnreadableJournal`."""
        try:
            return stamp_of(self._system.stat(self.path))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot_read(error, self.path) from error

    def read(self) -> tuple[bytes | None, Stamp | None]:
        """(its bytes, the stamp that belongs to them), None twice if it is not there.

        Raises `UnreadableJournal`.
        """
        try:
            with _opened(self.path, self._system) as fd:
                found = self._system.fstat(fd)
                if not stat.S_ISREG(found.st_mode):
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.path))
                parts = []
                while part := self._system.read(fd, 1 << 24):
                    parts.append(part)
        except FileNotFoundError:
            return None, None
        except OSError as error:
            raise cannot_read(error, self.path) from error
        return b"".join(parts), stamp_of(found)

    def replace(self, *parts: Part) -> Stamp | None:
        """Make these parts its whole content. Raises OSError."""
        return replace_file(self.path, parts, self._system)


class Memory:
    """Behaves like a `File`, and nothing is written anywhere."""

    def __init__(self) -> None:
        self.path = Path("memory")
        self._data: bytes | None = None
        self._stamp = (0, 0, 0)

    def stamp(self) -> Stamp | None:
        """Changes whenever the content does."""
        return None if self._data is None else self._stamp

    def read(self) -> tuple[bytes | None, Stamp | None]:
        """(what was last put here, its stamp)."""
        return self._data, self.stamp()

    def replace(self, *parts: Part) -> Stamp | None:
        """Keep these bytes."""
        self._data = b"".join(parts)
        self._stamp = (0, len(self._data), self._stamp[2] + 1)
        return self._stamp
