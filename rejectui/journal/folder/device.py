"""The name by which this computer's journal file goes: twelve hex digits, kept in the state folder.

A home that was copied to another computer brings its name along, and then two would write one file. So each
start of RejectUI that writes puts a random mark of its own into the file, and beside the name: a file with a
mark that is not known here was written by somebody else.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import msgspec

from rejectui.journal.errors import DamagedJournal, JournalError
from rejectui.journal.file.disk import REAL, File, System, remove_leftovers, replace_file

KEPT_STARTS = 64  # a start that old will not save any more


class Starts(msgspec.Struct, frozen=True):
    """The journal's folder, and the latest starts on this computer that wrote there."""

    folder: str
    starts: tuple[str, ...] = ()


class _Device(msgspec.Struct):
    id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{12}$")]


def device_file(state: Path) -> Path:
    """Where the id is kept."""
    return state / "device.json"


def new_device() -> str:
    """A random id, not yet kept anywhere."""
    return os.urandom(6).hex()


def read_device(state: Path, system: System = REAL) -> str | None:
    """The id of this computer, or None as long as nothing was ever written.

    Raises `DamagedJournal` or `UnreadableJournal`: guessing another id would hide the journal.
    """
    path = device_file(state)
    data, _ = File(path, system).read()
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=_Device).id
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise DamagedJournal(
            f"{path} does not hold the name of this computer's journal file. It was left as it is: put a "
            "good copy in its place, or move it away to begin with an empty journal; the one there is stays."
        ) from None


def write_device(state: Path, device: str, system: System = REAL) -> None:
    """Keep the id. Raises OSError."""
    replace_file(device_file(state), [msgspec.json.encode(_Device(device)), b"\n"], system)


def folder_name(folder: Path) -> str:
    """The folder as that file calls it; its bytes need not be UTF-8."""
    return str(folder).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def starts_file(state: Path) -> Path:
    """Where the starts are kept."""
    return state / "starts.json"


def read_starts(state: Path, system: System = REAL) -> Starts | None:
    """The starts, or None where there are none: then nothing is known of other computers with this name."""
    try:
        data, _ = File(starts_file(state), system).read()
        return None if data is None else msgspec.json.decode(data, type=Starts)
    except (JournalError, msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def write_start(state: Path, folder: Path, start: str, system: System = REAL) -> None:
    """Keep one more start. It does not wait for the disk: were it gone, a new name would be all the harm.

    Raises OSError.
    """
    known = read_starts(state, system)
    starts = (*(known.starts if known else ()), start)[-KEPT_STARTS:]
    path = starts_file(state)
    remove_leftovers(path, system)
    replace_file(path, [msgspec.json.encode(Starts(folder_name(folder), starts))], system, durable=False)
