"""What was forgotten, taken out of tables and files. It knows no journal that is open."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from rejectui.journal.errors import DamagedJournal, JournalError
from rejectui.journal.file.disk import REAL, File, System, replace_file
from rejectui.journal.file.history import NAME as HISTORY
from rejectui.journal.file.meta import forgot_of
from rejectui.journal.records.merge import forgotten_at, merged, tombstone
from rejectui.journal.records.raw import Records, Tables, parse, record_of, to_lines, to_parts, to_raw
from rejectui.journal.records.record import Record
from rejectui.journal.records.tables import key_field

_FORGOTTEN = re.compile(b'"forgotten"')


Marks = Mapping[tuple[str, str], Record]  # what stays of each record that was forgotten, by table and id


class StillThere(Struct, frozen=True):
    """Files in which something forgotten may still stand: `damaged` ones, of which nobody can tell;
    `unwritten` ones, tried again when the journal is next opened; and those that other computers write.
    """

    damaged: tuple[Path, ...] = ()
    unwritten: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def forgotten(key: str, name: str, record: Record, fields: Iterable[str], clock: str) -> Record:
    """A record as it is once these fields, or all, are forgotten; what stays has the clock of forgetting."""
    kept = {
        each: value
        for each, value in record.items()
        if fields and each not in (*fields, "clock", "changed", "forgotten")
    }
    return tombstone(key, name, clock) | kept


def marks_in(tables: Tables) -> Marks:
    """What was forgotten, in these tables."""
    found = {}
    for table, rows in tables.items():
        key = key_field(table)
        if key is None or not _FORGOTTEN.search(rows.text):
            continue
        for name, raw in rows.items():
            clock = forgotten_at(record_of(raw) or {})
            if clock:
                found[table, name] = tombstone(key, name, clock)
    return found


def without(tables: Tables, marks: Marks) -> dict[tuple[str, str], Record]:
    """By (table, id) the records that still say what was forgotten, as they are without it."""
    changed = {}
    for (table, name), one in marks.items():
        raw = tables.get(table, Records()).get(name)
        record = record_of(raw)
        if raw is None or record is None:
            continue
        new = merged(record, one, key_field(table))
        if msgspec.json.encode(new, order="sorted") != msgspec.json.encode(record, order="sorted"):
            changed[table, name] = new
    return changed


def take_out(tables: Tables, marks: Marks) -> bool:
    """Take what was forgotten out of these tables; whether any of it was in them.

    Of what `undo` could take back or bring back nothing stays either.
    """
    changed = without(tables, marks)
    for (table, name), record in changed.items():
        tables[table].put(name, to_raw(name, record))
    if changed:
        meta = tables.setdefault("meta", Records())
        forgot = forgot_of(tables).union(mark["clock"] for mark in marks.values())
        meta.put("forgot", to_raw("forgot", {"name": "forgot", "value": sorted(forgot)}))
        if HISTORY in meta:
            meta.put(HISTORY, to_raw(HISTORY, {"name": HISTORY, "value": None}))
    return bool(changed)


def parts_without(tables: Tables, marks: Marks) -> list[bytes | bytearray] | None:
    """The file of these tables without what was forgotten; None where none of it is in them."""
    if not take_out(tables, marks):
        return None
    return [*to_parts({name: to_lines(rows) for name, rows in tables.items()})]


def erase_files(files: Iterable[Path], marks: Marks, system: System = REAL) -> StillThere:
    """Take what was forgotten out of these files, older states of a journal; what it may still stand in.

    For the one who holds the journal's lock.
    """
    damaged, unwritten = [], []
    for path in files:
        try:
            _erase_file(path, marks, system)
        except DamagedJournal:
            damaged.append(path)
        except (OSError, JournalError):
            unwritten.append(path)
    return StillThere(tuple(damaged), tuple(unwritten))


def _erase_file(path: Path, marks: Marks, system: System) -> None:
    data, _ = File(path, system).read()
    if data is None:
        return
    try:
        parts = parts_without(parse(data, path), marks)
    except DamagedJournal:
        ids = {name.encode(code) for _, name in marks for code in ("utf-8", "utf-16-le", "utf-16-be")}
        if any(each in data for each in ids):
            raise
        return
    if parts is not None:
        found = system.stat(path)
        replace_file(path, parts, system)
        # The copies of others' files are known by their age.
        with suppress(OSError):
            os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
