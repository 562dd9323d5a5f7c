"""The whole journal as one JSON document, one record a line; `document` reads it back.

    {
    "what": "RejectUI journal", "format": 1,
    "made": "2026-11-22T09:30:00+01:00",
    "tables": {
    "attempts": [
    {"id": …},
    …

A table that this version does not know is an object by id, as it is in the journal's own file. Left out are
what was deleted, which nobody wants handed on, and `meta`, which is this computer's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Raw

from rejectui.core.clean_text import UNSAFE
from rejectui.journal.errors import DoesNotFit
from rejectui.journal.file.meta import format_of
from rejectui.journal.records.logical_clock import is_clock
from rejectui.journal.records.raw import Tables, record_of, to_raw
from rejectui.journal.records.record import Record
from rejectui.journal.records.tables import TABLES, key_field

WHAT = "RejectUI journal"


def whole(tables: Tables, path: Path, made: datetime) -> Iterator[bytes]:
    """The document, part by part. `path` is where the tables are from, for `DamagedJournal`."""
    yield b'{\n"what": %b, "format": %d,\n' % (_encode(WHAT), format_of(tables, path))
    yield b'"made": %b,\n"tables": {' % _encode(made.isoformat(timespec="seconds"))
    between = b"\n"  # what stands before a table, and closes the one before
    for name in _in_order(tables):
        by_id = key_field(name) is None
        records = sorted(_kept(tables[name]), key=_age)
        if not records:
            continue
        lines = (b"\n%b:%b" % (_encode(key), line) if by_id else b"\n" + line for key, line, _ in records)
        yield b"%b%b: %b" % (between, _encode(name), b"{" if by_id else b"[")
        yield b",".join(map(_printable, lines))
        between = b"\n},\n" if by_id else b"\n],\n"
    yield between.rstrip(b",\n") + b"\n}\n}\n"


def _in_order(tables: Mapping[str, object]) -> list[str]:
    known = [name for name in (*TABLES, "settings") if name in tables]
    return [*known, *sorted(tables.keys() - {*known, "meta"})]


def _kept(records: Mapping[str, Raw]) -> Iterator[tuple[str, bytes, object]]:
    """(id, line, clock) of the records that were not deleted."""
    for key, record in records.items():
        found = record_of(record)
        if found is None:
            yield key, msgspec.json.format(bytes(record), indent=-1), None
        elif found.get("deleted") is not True:
            yield key, _line(key, found, record), found.get("clock")


def _line(key: str, found: Record, record: Raw) -> bytes:
    try:
        return bytes(to_raw(key, found))
    except DoesNotFit:
        return msgspec.json.format(bytes(record), indent=-1)


def _age(record: tuple[str, bytes, object]) -> tuple[str, str]:
    """Oldest first: the same order on every machine, whatever order the file has."""
    key, _, clock = record
    return clock if is_clock(clock) else "", key


def _printable(line: bytes) -> bytes:
    """The same JSON, with what would steer a terminal written as an escape."""
    text = line.decode()
    return UNSAFE.sub(_escape, text).encode() if UNSAFE.search(text) else line


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


_encode = msgspec.json.encode
