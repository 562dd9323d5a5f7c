"""A disk that keeps only what it was told to keep: the power can be cut after any call, and what was not
fsynced is lost, torn or kept, as chance has it.

The rules are those of POSIX at its hardest: the bytes of a file are safe once that file was fsynced, a name
once its folder was, and neither says anything of the other. What waits may reach the disk in any order.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rejectui.journal.file.disk import System

BLOCK = 512  # bytes that a disk writes whole or not at all


class PowerCut(BaseException):
    """Nothing happens any more."""


@dataclass
class Inode:
    """The bytes of a file as programs see them, and as they are surely on the disk."""

    now: bytearray = field(default_factory=bytearray)
    safe: bytes = b""


@dataclass
class Folder:
    """The names in a folder that are surely on the disk, and the changes that are on their way there."""

    now: dict[str, Inode | Folder] = field(default_factory=dict)
    safe: dict[str, Inode | Folder] = field(default_factory=dict)
    waiting: list[tuple[str, str, Inode | Folder | None]] = field(default_factory=list)

    def change(self, old: str, name: str, what: Inode | Folder | None) -> None:
        """`old` goes (or nothing, if it is empty) and `name` comes, in one step."""
        self.waiting.append((old, name, what))
        _changed(self.now, old, name, what)


class FileSystem(System):
    """What programs that are not ours want of a disk, too: to write in the middle of a file."""

    root: Path

    def seek(self, fd: int, to: int) -> None:
        """Write there next."""
        os.lseek(fd, to, os.SEEK_SET)

    def truncate(self, fd: int) -> None:
        """Cut the file off where the next write would go."""
        os.ftruncate(fd, os.lseek(fd, 0, os.SEEK_CUR))


class Disk(FileSystem):
    """Does everything on a real folder, and remembers what of it a power cut would leave."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls = 0
        self._cut_at: int | None = None
        self._dead = False
        self._top = Folder()
        self._opened: dict[int, Inode | Folder] = {}
        self._at: dict[int, int] = {}

    def cut_after(self, call: int | None) -> None:
        """Cut the power right after this call, counted from now; 0 is before the first, None is
        never."""
        self.calls, self._cut_at = 0, call

    def close_all(self) -> None:
        """What a dead process would not keep open."""
        for fd in [*self._opened]:
            os.close(fd)
        self._opened.clear()

    def after_the_cut(self, to: Path, chance: random.Random, keep: float | None = None) -> None:
        """Make `to` what is found when the power is back; `keep` is how likely what waited was kept."""
        _leave(self._top, to, chance, chance.random() if keep is None else keep)

    def _call(self) -> None:
        if self._dead or self._cut_at == 0:
            raise PowerCut
        self.calls += 1

    def _done(self) -> None:
        if self.calls == self._cut_at:
            self._dead = True
            raise PowerCut

    def _folder(self, path: Path) -> Folder:
        found = self._top
        for name in Path(os.path.realpath(path)).relative_to(self.root).parts:
            within = found.now[name]
            assert isinstance(within, Folder)
            found = within
        return found

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self._call()
        is_new = bool(flags & os.O_CREAT) and not path.exists()
        fd = os.open(path, flags, mode)
        if path.is_dir():
            self._opened[fd] = self._folder(path)
        else:
            folder = self._folder(path.parent)
            if is_new:
                folder.change("", path.name, Inode())
            found = folder.now.get(path.name)
            if found is not None:
                self._opened[fd], self._at[fd] = found, 0
        self._done()
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        self._call()
        written = os.write(fd, data)
        inode, at = self._opened[fd], self._at[fd]
        assert isinstance(inode, Inode)
        inode.now[at : at + written] = data[:written]
        self._at[fd] += written
        self._done()
        return written

    def seek(self, fd: int, to: int) -> None:
        super().seek(fd, to)
        self._at[fd] = to

    def truncate(self, fd: int) -> None:
        self._call()
        inode = self._opened[fd]
        assert isinstance(inode, Inode)
        super().truncate(fd)
        del inode.now[self._at[fd] :]
        self._done()

    def fsync(self, fd: int) -> None:
        self._call()
        found = self._opened[fd]
        if isinstance(found, Inode):
            found.safe = bytes(found.now)
        else:
            found.safe, found.waiting = dict(found.now), []
        self._done()

    def close(self, fd: int) -> None:
        self._call()
        os.close(fd)
        self._opened.pop(fd, None)
        self._done()

    def replace(self, source: Path, target: Path) -> None:
        self._call()
        source.replace(target)
        folder = self._folder(target.parent)
        folder.change(source.name, target.name, folder.now[source.name])
        self._done()

    def link(self, source: Path, target: Path) -> None:
        self._call()
        os.link(source, target)
        found = self._folder(source.parent).now[source.name]
        self._folder(target.parent).change("", target.name, found)
        self._done()

    def unlink(self, path: Path) -> None:
        self._call()
        path.unlink()
        self._folder(path.parent).change(path.name, "", None)
        self._done()

    def mkdir(self, path: Path) -> None:
        self._call()
        path.mkdir(mode=0o700)
        self._folder(path.parent).change("", path.name, Folder())
        self._done()


class Text:
    """A file opened for text, as `open` gives it, on such a disk: for programs that are not ours."""

    def __init__(self, disk: FileSystem, path: Path) -> None:
        self._disk = disk
        self._fd = disk.open(path, os.O_RDWR | os.O_CREAT)

    def seek(self, to: int, whence: int = 0) -> None:
        """Read or write there next."""
        size = os.fstat(self._fd).st_size
        self._disk.seek(self._fd, size if whence == os.SEEK_END else to)

    def tell(self) -> int:
        """Where that is."""
        return os.lseek(self._fd, 0, os.SEEK_CUR)

    def read(self) -> str:
        """All of it."""
        return Path(f"/proc/self/fd/{self._fd}").read_text(encoding="utf-8")

    def write(self, text: str | bytes) -> None:
        """In one call, and what the disk did not take in another, as Python's own buffer does."""
        rest = memoryview(text if isinstance(text, bytes) else text.encode())
        while rest:
            rest = rest[self._disk.write(self._fd, rest) :]

    def flush(self) -> None:
        """Every write was handed over already."""

    def fileno(self) -> int:
        """Its descriptor."""
        return self._fd

    def truncate(self) -> None:
        """Cut it off here."""
        self._disk.truncate(self._fd)

    def close(self) -> None:
        """Close it."""
        self._disk.close(self._fd)

    def __enter__(self) -> Text:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _changed(names: dict[str, Any], old: str, name: str, what: Inode | Folder | None) -> None:
    names.pop(old, None)
    if name and what is not None:
        names[name] = what


def _leave(folder: Folder, to: Path, chance: random.Random, keep: float) -> None:
    to.mkdir(parents=True)
    names = dict(folder.safe)
    for change in folder.waiting:
        if chance.random() < keep:
            _changed(names, *change)
    for name, found in names.items():
        if isinstance(found, Folder):
            _leave(found, to / name, chance, keep)
        else:
            (to / name).write_bytes(_left(found, chance, keep))


def _left(inode: Inode, chance: random.Random, keep: float) -> bytes:
    """The bytes of a file after the cut: each block as it was or as it is, and so its length."""
    old, new = inode.safe, bytes(inode.now)
    if old == new:
        return new
    size = len(new) if chance.random() < keep else len(old)
    left = bytearray(old.ljust(size, b"\0")[:size])
    for at in range(0, size, BLOCK):
        if chance.random() < keep:
            left[at : at + BLOCK] = new[at : at + BLOCK][: size - at]
    return bytes(left[:size])
