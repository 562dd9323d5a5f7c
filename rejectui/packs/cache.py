"""What was read, kept beside the bytes it was read from, so that packs which have not changed are not parsed.

The cache is a convenience: when it cannot be read, written or understood, packs are simply read afresh.
Bytes are compared with bytes: that is exact, cannot be misled by file dates, and spares every command the
import of hashlib, which costs more than all the rest of a warm start.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from rejectui.core import clean_text
from rejectui.core.asks import attempt, challenge, translation
from rejectui.core.programs import program
from rejectui.packs.problem import Reading


class Kept(msgspec.Struct, frozen=True):
    """One file: its bytes, and what reading them gave."""

    data: bytes
    reading: Reading


class Contents(msgspec.Struct, frozen=True):
    """The cache file: what was kept by path, and the mark of the code that read it."""

    made_by: str
    kept: dict[str, Kept]


class Cache:
    """What was kept by path; `save` writes what this run used, if that differs from the file."""

    def __init__(self, path: Path | None) -> None:
        """Take the cache file's path; without one nothing is kept."""
        self._path = path
        self._made_by = _made_by()
        self._kept = self._load()
        self._used: dict[str, Kept] = {}

    def get(self, path: Path, data: bytes) -> Reading | None:
        """What reading exactly these bytes at this path gave, if that is known."""
        kept = self._kept.get(str(path))
        if kept is None or kept.data != data:
            return None
        self._used[str(path)] = kept
        return kept.reading

    def add(self, path: Path, data: bytes, reading: Reading) -> None:
        """Keep what reading these bytes gave."""
        self._used[str(path)] = Kept(data, reading)

    def save(self) -> None:
        """Write the cache file if something in it changed, whole or not at all."""
        if self._path is None or not self._made_by or not self._changed():
            return
        # A name of this process's own, so that two runs at once do no harm.
        temporary = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            content = msgspec.json.encode(Contents(self._made_by, self._used))
            for folder in (*reversed(self._path.parents),):
                folder.mkdir(mode=0o700, exist_ok=True)
            temporary.touch(mode=0o600)
            temporary.write_bytes(content)
            temporary.replace(self._path)
        except (OSError, ValueError):
            _remove(temporary)

    def _changed(self) -> bool:
        return self._used.keys() != self._kept.keys() or any(
            kept is not self._kept[path] for path, kept in self._used.items()
        )

    def _load(self) -> dict[str, Kept]:
        if self._path is None:
            return {}
        try:
            contents = msgspec.json.decode(self._path.read_bytes(), type=Contents)
        except (OSError, ValueError, RecursionError):
            return {}
        return contents.kept if contents.made_by == self._made_by else {}


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except (OSError, ValueError):
        return


def _made_by() -> str:
    """A mark of the reader's own source files, so that an edited rule reads everything afresh."""
    here = os.path.dirname(__file__)  # noqa: PTH120 - every start pays for it, and pathlib costs thrice
    marks = [here]
    try:
        sources = sorted(
            f"{folder}/{name}" for folder, _, names in os.walk(here) for name in names if name.endswith(".py")
        )
        declared = [str(each.__file__) for each in (attempt, challenge, program, clean_text, translation)]
        for path in (*declared, *sources):
            found = os.stat(path)  # noqa: PTH116
            # The time of change too: an installer may give every file the same date.
            marks.append(f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}")
    except OSError:
        return ""
    return "\n".join(marks)
