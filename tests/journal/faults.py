"""A disk that fails when it is told to: the N-th call is refused, writes half, or is the last ever made."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rejectui.journal.file.disk import System

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES)
HALVES = ("short", "torn")  # what only a write can suffer
FAULTS: tuple[int | str, ...] = (*ERRORS, *HALVES, "before", "after")


class Crash(BaseException):
    """The process is gone: nothing it would have done afterwards happens."""


class FailingSystem(System):
    """Counts every call; the `nth` after `arm` does what `fault` says.

    An errno: that call raises it. "short": a write takes half of the bytes. "torn": it takes half and fails.
    "before" and "after": the process dies right before or right after the call.
    """

    def __init__(self) -> None:
        self.names: list[str] = []  # of the calls since `arm`
        self.last_failed = ""
        self._nth = 0
        self._fault: int | str = 0
        self._dead = False
        self._open: set[int] = set()

    def arm(self, nth: int = 0, fault: int | str = 0) -> None:
        """Begin to count anew; with 0 nothing fails."""
        self.names, self._nth, self._fault = [], nth, fault

    @property
    def calls(self) -> int:
        """How many there were."""
        return len(self.names)

    def disarm(self) -> None:
        """From now on everything works, unless the process died."""
        self._nth = 0

    def clean_up(self) -> None:
        """Close what a dead process left open: a real one would not keep it."""
        for fd in self._open:
            os.close(fd)
        self._open.clear()

    def _call(self, real: Callable[..., Any], *args: Any) -> Any:
        if self._dead:
            raise Crash
        self.names.append(real.__name__)
        if self.calls != self._nth:
            return real(*args)
        self.last_failed = real.__name__
        if isinstance(self._fault, int):
            raise OSError(self._fault, os.strerror(self._fault))
        if self._fault == "before":
            self._dead = True
            raise Crash
        result = real(*args)
        if self._fault == "after":
            self._dead = True
            raise Crash
        return result

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        def opened() -> int:
            fd = os.open(path, flags, mode)
            self._open.add(fd)
            return fd

        found: int = self._call(opened)
        return found

    def write(self, fd: int, data: memoryview) -> int:
        if self.calls + 1 == self._nth and self._fault in ("short", "torn"):
            self.names.append("write")
            written = os.write(fd, data[: len(data) // 2])
            if self._fault == "torn":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return written
        taken: int = self._call(super().write, fd, data)
        return taken

    def close(self, fd: int) -> None:
        def closed() -> None:
            os.close(fd)
            self._open.discard(fd)

        self._call(closed)

    def read(self, fd: int, size: int) -> bytes:
        found: bytes = self._call(super().read, fd, size)
        return found

    def fsync(self, fd: int) -> None:
        self._call(super().fsync, fd)

    def fstat(self, fd: int) -> os.stat_result:
        found: os.stat_result = self._call(super().fstat, fd)
        return found

    def stat(self, path: Path) -> os.stat_result:
        found: os.stat_result = self._call(super().stat, path)
        return found

    def replace(self, source: Path, target: Path) -> None:
        self._call(super().replace, source, target)

    def link(self, source: Path, target: Path) -> None:
        self._call(super().link, source, target)

    def unlink(self, path: Path) -> None:
        self._call(super().unlink, path)

    def mkdir(self, path: Path) -> None:
        self._call(super().mkdir, path)
