"""A folder in memory, where there is one with room enough: half of what tests wait for is the disk."""

from __future__ import annotations

import os

FOLDER, ENOUGH = "/dev/shm", 1 << 30


def _found() -> str | None:
    if not os.access(FOLDER, os.W_OK | os.X_OK):
        return None
    disk = os.statvfs(FOLDER)
    runs_programs = not disk.f_flag & os.ST_NOEXEC
    return FOLDER if disk.f_bavail * disk.f_frsize >= ENOUGH and runs_programs else None


MEMORY = _found()
