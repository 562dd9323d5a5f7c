"""The name by which this computer's journal file goes: twelve hex digits, kept in the state folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import msgspec

from rejectui.journal.errors import DamagedJournal
from rejectui.journal.files import REAL, File, System, replace_file


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
