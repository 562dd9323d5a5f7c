"""A damaged journal made whole again: from the newest good backup, from what can still be read, or from both.

The damaged file is first copied, byte for byte, to `state/set-aside/`; only then another takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from rejectui.core.wording.words import count, entries
from rejectui.journal.errors import DamagedJournal, JournalError, cannot_save
from rejectui.journal.file.backup import Backup, Backups, copy
from rejectui.journal.file.disk import (
    REAL,
    SET_ASIDE,
    File,
    System,
    free_name,
    make_folder,
    remove_unfinished,
)
from rejectui.journal.file.forgotten import marks_in
from rejectui.journal.file.meta import FORMAT, format_of, latest_clock
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.records.logical_clock import next_clock
from rejectui.journal.records.raw import Records, Tables, parse, to_lines, to_parts, to_raw, value_of
from rejectui.journal.repair.salvage import Salvaged, salvage, together

How = Literal["both", "backup", "salvage"]
HOW: tuple[How, ...] = ("both", "backup", "salvage")


class Damage(Struct, frozen=True):
    """A journal file that cannot be understood, and what there is to make it whole.

    `backup` is the newest good one, `kept` what is in it; `what` says what is wrong with the file.
    """

    path: Path
    what: str
    salvaged: Salvaged
    backup: Backup | None = None
    kept: Salvaged = Salvaged({})

    @property
    def ways(self) -> tuple[How, ...]:
        """What can be done, the best first."""
        something = bool(self.salvaged.asks or self.salvaged.others)
        if self.backup is None:
            return ("salvage",)
        return HOW if something else ("backup", "salvage")


def find_damage(
    folder: Path, state: Path, system: System = REAL, *, chosen: Backup | None = None
) -> Damage | None:
    """What is wrong with the journal of this computer, or None if it can be read. Changes nothing.

    `chosen` is the backup to bring back, the newest good one unless given.

    Raises `DamagedJournal` for a state folder that does not say which file it is, and `UnreadableJournal`.
    """
    file = JournalHome(folder, state, system).file
    data, _ = file.read()
    what = _wrong(data, file.path)
    if data is None or what is None:
        return None
    backups = Backups(state, system)
    newest, tables = newest_good(backups) if chosen is None else (chosen, backups.read(chosen))
    return Damage(file.path, what, salvage(data), newest, Salvaged(tables))


def damage_told(damage: Damage) -> tuple[str, ...]:
    """What happened and what there is, a sentence each."""
    read = damage.salvaged
    lines = f"; {count(read.lost, 'line', 'lines')} could not" if read.lost else ""
    others = count(read.others, "other record", "other records")
    backup = "There is no backup that could help."
    if damage.backup is not None:
        backup = f"The newest good backup, {damage.backup.name}, has {entries(damage.kept.asks)}."
    return (
        f"{damage.path} {damage.what}. It was left as it is.",
        f"Of the file itself {entries(read.asks)} and {others} can still be read{lines}.",
        backup,
    )


def newest_good(backups: Backups) -> tuple[Backup | None, Tables]:
    """(the backup that can be read whole with the latest change in it, whatever the clock says; its tables).

    One of a newer format is passed over: what this version brings back, it must understand.
    """
    best: tuple[str, Backup, Tables] | None = None
    for backup in backups.listed():
        try:
            tables = backups.read(backup)
            if format_of(tables, backup.path) > FORMAT:
                continue
        except JournalError:
            continue
        said = value_of(tables.get("meta", Records()).get("clock"))
        clock = said if isinstance(said, str) else ""
        if best is None or clock > best[0]:
            best = clock, backup, tables
    return (None, {}) if best is None else best[1:]


def mend(
    folder: Path,
    state: Path,
    how: How,
    now: Callable[[], datetime],
    system: System = REAL,
    *,
    chosen: Backup | None = None,
) -> tuple[Damage, Path] | None:
    """Set the damaged file aside and put a whole one in its place: (what was damaged, where it is now).

    None if there is nothing to mend any more. Raises a `JournalError` with the damaged file still in its
    place, unless its sentence says otherwise.
    """
    home = JournalHome(folder, state, system)
    with home.locked():
        damage = find_damage(folder, state, system, chosen=chosen)
        data, _ = home.file.read()
        if damage is None or data is None or not isinstance(home.file, File):
            return None
        moment = now()
        try:
            aside = set_aside(data, home.file.path, state, moment, system)
        except OSError as error:
            raise cannot_save(error, state / SET_ASIDE) from error
        tables = _whole(damage, how, moment, home.device)
        try:
            home.file.replace(*to_parts({name: to_lines(rows) for name, rows in tables.items()}))
        except OSError as error:
            raise cannot_save(error, home.file.path) from error
    return damage, aside


def set_aside(data: bytes, path: Path, state: Path, moment: datetime, system: System = REAL) -> Path:
    """Keep these bytes of `path` where nobody changes them any more; where that is. Raises OSError."""
    folder = state / SET_ASIDE
    make_folder(folder, system)
    kept = free_name(folder / f"{moment:%Y-%m-%d-%H%M%S}-{path.stem}", ".json")
    copy(data, kept, system)
    remove_unfinished(folder, system)
    return kept


def _wrong(data: bytes | None, path: Path) -> str | None:
    try:
        if data is not None:
            format_of(parse(data, path), path)
    except DamagedJournal as error:
        return error.what
    return None


def _whole(damage: Damage, how: How, moment: datetime, device: str) -> Tables:
    read, kept = damage.salvaged.tables, damage.kept.tables
    tables = {"both": together(kept, damage.salvaged), "backup": kept, "salvage": read}[how]
    clock = next_clock(latest_clock(read, kept), moment, device)
    said = [value_of(each.get("meta", Records()).get("format")) for each in (read, kept)]
    numbers = [each for each in said[how == "backup" :] if type(each) is int and each > 0]
    forgot = sorted(mark["clock"] for mark in marks_in(tables).values())
    meta = Records()
    for name, value in (("format", numbers[0] if numbers else FORMAT), ("clock", clock), ("forgot", forgot)):
        if value != []:
            meta.put(name, to_raw(name, {"name": name, "value": value}))
    return {"meta": meta, **{name: rows for name, rows in tables.items() if name != "meta"}}
