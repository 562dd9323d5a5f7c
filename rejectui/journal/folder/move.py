"""The journal to another folder: copied, read back, and only then left where it was.

Whatever interrupts it, the journal is whole where it was or whole where it goes, and doing it again finishes
it. Files of others are copied so that nothing is missing here, and never taken away from where others read
them.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from rejectui.journal.errors import CannotSave, DamagedJournal, cannot_read, cannot_save
from rejectui.journal.file.disk import (
    REAL,
    File,
    System,
    create_file,
    free_name,
    make_folder,
    remove_unfinished,
    replace_file,
)
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.folder.peers import Peer, Peers
from rejectui.journal.folder.union import united
from rejectui.journal.records.raw import Tables, parse
from rejectui.journal.records.views import asks_in

ASIDE = ".moved"  # what is put behind the name of a file that counts no longer


class Moved(Struct, frozen=True):
    """What a move came to: the files that were copied, and where our old file was put, if it was not left."""

    copied: tuple[str, ...]
    aside: Path | None = None


def found_in(folder: Path, state: Path) -> tuple[Peer, ...]:
    """The journal files that a folder holds."""
    return tuple(peer for peer in Peers(folder, state, keep=False).look("") if peer.ours)


def unknown_asks(tables: Tables, others: tuple[Peer, ...]) -> int:
    """How many asks in these files are not in these tables."""
    ids = {key for peer in others for key in asks_in(peer.tables)}
    return len(ids - {*tables.get("attempts", {})})


def move(home: JournalHome, folder: Path, switch: Callable[[], None], system: System = REAL) -> Moved:
    """Take the journal of `home` to `folder`; `switch` makes it the one that is opened from then on.

    Raises `CannotSave` or `UnreadableJournal`, and what `switch` raises: then the journal is where it was.
    """
    with home.locked():
        own = home.file.path
        others = [peer.path for peer in home.peers() if peer.ours]
        try:
            make_folder(folder, system)
            copied = [path.name for path in others if _bring(path, folder, system)]
            if own.exists() and _bring_own(own, folder, system):
                copied.append(own.name)
            remove_unfinished(folder, system)
            home.leave_for(folder)
        except OSError as error:
            raise cannot_save(error, folder / own.name) from error
        try:
            switch()
        except BaseException:
            with suppress(OSError):
                home.leave_for(own.parent)
            raise
        # Other computers may go on reading what is here; where there are none, nobody should take it for new.
        if others or not own.exists():
            return Moved(tuple(copied))
        aside = free_name(own, ASIDE)
        try:
            system.replace(own, aside)
        except OSError:  # a second copy that nobody reads does no harm
            return Moved(tuple(copied))
        return Moved(tuple(copied), aside)


def _bring(path: Path, folder: Path, system: System) -> bool:
    """Copy a file of others, unless what it says is there already; never over another one."""
    data, there = _bytes(path, system), folder / path.name
    if there.exists():
        kept = _bytes(there, system)
        if kept == data or _says_all(kept, data, there):
            return False
        there = free_name(there.with_suffix(""), ".json")
    _copy(data, there, system)
    return True


def _bring_own(path: Path, folder: Path, system: System) -> bool:
    """Copy our file to its name; one of that name that says more is kept beside it."""
    data, there = _bytes(path, system), folder / path.name
    if not there.exists():
        _copy(data, there, system)
        return True
    kept = _bytes(there, system)
    if kept == data:
        return False
    if not _says_all(data, kept, path):
        _copy(kept, free_name(there.with_suffix(""), ".json"), system)
    replace_file(there, [data], system)
    _read_back(data, there, system)
    return True


def _copy(data: bytes, path: Path, system: System) -> None:
    create_file(path, [data], system)
    _read_back(data, path, system)


def _read_back(data: bytes, path: Path, system: System) -> None:
    if _bytes(path, system) != data:
        raise CannotSave(
            f"What the disk hands back of {path} is not what was written, so the journal stays where it was. "
            "Look at the disk, or choose another folder."
        )


def _bytes(path: Path, system: System) -> bytes:
    data, _ = File(path, system).read()
    if data is None:
        raise cannot_read(FileNotFoundError(errno.ENOENT, "it has just gone"), path)
    return data


def _says_all(data: bytes, other: bytes, path: Path) -> bool:
    """Whether a file says everything that the other one says; of what is damaged nobody knows."""
    try:
        one, two = parse(data, path), parse(other, path)
        return _text(united(one, two)) == _text(united(one, {}))
    except (DamagedJournal, msgspec.DecodeError):
        return False


def _text(tables: Tables) -> bytes:
    plain = {
        name: {key: msgspec.json.decode(raw) for key, raw in rows.items()} for name, rows in tables.items()
    }
    return msgspec.json.encode({name: rows for name, rows in plain.items() if rows}, order="sorted")
