"""How healthy the files of a journal are. Reads all of them, changes none, and raises nothing."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from msgspec import Struct

from rejectui.journal.errors import JournalError
from rejectui.journal.file.disk import BACKUPS
from rejectui.journal.file.meta import FORMAT, clock_of
from rejectui.journal.folder.device import read_device
from rejectui.journal.folder.peers import ARRIVING, Peer, Peers, not_here_yet
from rejectui.journal.folder.union import OWN
from rejectui.journal.records.logical_clock import is_clock, moment_of
from rejectui.journal.records.views import asks_in

JournalState = Literal["fine", "newer", "arriving", "last good copy", "not readable", "not a journal"]
AHEAD = timedelta(hours=1)  # so far two clocks may be apart without a word


class FileHealth(Struct, frozen=True):
    """One file of the folder: how many asks are in it, and a sentence if it wants one."""

    name: str
    own: bool
    state: JournalState
    asks: int
    format: int
    problem: str | None = None


class Health(Struct, frozen=True):
    """All files, how many records are in more than one of them, and what is not downloaded yet.

    `ahead` is by how many hours the latest clock in any file is ahead of this computer's, or 0. `refused`
    says what this account may not write, a sentence each.
    """

    folder: str
    there: bool
    files: tuple[FileHealth, ...]
    in_several: int
    not_here_yet: tuple[str, ...]
    ahead: float = 0.0
    refused: tuple[str, ...] = ()


def examine(folder: Path, state: Path, now: datetime) -> Health:
    """The files in `folder` as they are now; `state` knows which is this computer's, and has good copies."""
    try:
        device = read_device(state)
    except JournalError:  # opening the journal says so
        device = None
    own = f"{device}.json"
    peers = Peers(folder, state, keep=False).look("")
    counts = Counter(
        (table, key)
        for peer in peers
        for table, records in peer.tables.items()
        if table != OWN
        for key in records
    )
    clocks = [clock for clock in (clock_of(peer.tables) for peer in peers) if is_clock(clock)]
    ahead = max((moment_of(clock) - now for clock in clocks), default=timedelta())
    return Health(
        str(folder),
        folder.is_dir(),
        tuple(_of(peer, peer.path.name == own, now) for peer in peers),
        sum(number > 1 for number in counts.values()),
        not_here_yet(folder),
        round(ahead / timedelta(hours=1), 1) if ahead > AHEAD else 0.0,
        tuple(dict.fromkeys(_refused(folder, state, own))),
    )


def _refused(folder: Path, state: Path, own: str) -> Iterator[str]:
    """What stands in the way of saving. Nothing is written to find out, so a full disk does not show."""
    saved, backup = "nothing can be saved", "no backup can be made"
    for path, lost in ((folder, saved), (folder / own, saved), (state, saved), (state / BACKUPS, backup)):
        there = next(each for each in (path, *path.parents) if os.path.lexists(each))
        if not there.is_dir() and there.name != own:
            yield f"{there} is a file where a folder should be, so {lost}. Move it away."
        elif not os.access(there, os.W_OK):
            yield f"This account may not write {there}, so {lost}. Change its permissions."


def _of(peer: Peer, own: bool, now: datetime) -> FileHealth:
    asks = len(asks_in(peer.tables))
    problem = None if own else peer.problem(now)  # of our own file, opening the journal says it
    return FileHealth(peer.path.name, own, _state(peer, own, now), asks, peer.format, problem)


def _state(peer: Peer, own: bool, now: datetime) -> JournalState:
    if peer.trouble is None:
        return "fine" if peer.format <= FORMAT else "newer"
    if own:
        return "not readable"
    if not peer.ours:
        return "not a journal"
    if now - peer.changed < ARRIVING:
        return "arriving"
    return "last good copy" if peer.last_good else "not readable"
