"""What can still be read of a damaged journal file, record by record.

The storage writes one record a line, so that damage stays where it is: a file that was cut off, that has
zeros in it or something behind it, that was merged with git, or that somebody edited by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Raw, Struct

from rejectui.journal.clock import is_clock
from rejectui.journal.errors import DoesNotFit
from rejectui.journal.merge import key_field, merged
from rejectui.journal.records import Record
from rejectui.journal.storage import Records, Tables, to_raw
from rejectui.journal.views import TABLES

META = ("format", "clock", "start", "forgot", "last_change")
# A comma before what closes a list or a record; a text, which may hold one, is passed over.
_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])')
_MARKER = re.compile(r"(<{7}|\|{7}|>{7})( .*)?|={7}")
_OPENS = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*\{')
_BETWEEN = re.compile("[\\s{}\\[\\],\ufeff\\0]*")
_MARKS = "\ufeff\0"  # that editors and file systems leave behind
_DECODER = json.JSONDecoder()
KNOWN = (*TABLES, "settings", "meta")


class Salvaged(Struct, frozen=True):
    """The records that could be read, by table and id, and how many lines could not."""

    tables: Tables
    lost: int = 0
    twice: frozenset[tuple[str, str]] = frozenset()  # table and id of those that stood there more than once

    @property
    def asks(self) -> int:
        """How many logged asks are among them, without those that were deleted."""
        return sum(_is_there(record) for record in self.tables.get("attempts", Records()).values())

    @property
    def others(self) -> int:
        """How many records of other kinds are among them."""
        return sum(len(rows) for name, rows in self.tables.items() if name not in ("attempts", "meta"))


def salvage(data: bytes) -> Salvaged:
    """Every record that can be read from these bytes; two of one id become one, as in any merge."""
    tables: Tables = {}
    twice = set()
    lost = 0
    for found in _records(_COMMA.sub(_without_comma, data.decode("utf-8", "surrogateescape"))):
        if found is None:
            lost += 1
            continue
        table, key, record = found
        rows = tables.setdefault(table, Records())
        old = rows.get(key)
        kept = record
        if old is not None:
            kept = merged(msgspec.json.decode(old), record, key_field(table))
            twice.add((table, key))
        rows.put(key, to_raw(key, kept))
    return Salvaged({name: rows for name, rows in tables.items() if rows}, lost, frozenset(twice))


def union(tables: Tables, other: Tables) -> Tables:
    """All records of both, by table and id, those of one id merged; not those of `meta`."""
    both: Tables = {}
    for name in dict.fromkeys((*tables, *other)):
        if name == "meta":
            continue
        both[name] = Records()
        for rows in (tables.get(name, Records()), other.get(name, Records())):
            for key, record in rows.items():
                old = both[name].get(key)
                both[name].put(key, record if old is None else _merged(name, key, old, record))
    return both


def _merged(table: str, key: str, old: Raw, new: Raw) -> Raw:
    one, other = msgspec.json.decode(old), msgspec.json.decode(new)
    if not isinstance(one, dict) or not isinstance(other, dict):
        return old
    return to_raw(key, merged(one, other, key_field(table)))


def _without_comma(found: re.Match[str]) -> str:
    return found[1] or ""


def _records(text: str) -> Iterator[tuple[str, str, Record] | None]:
    """(table, id, record) for each record, None for each line with something that is of no use."""
    table, at = "", 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip().strip(_MARKS)
        opens = _OPENS.search(text, at, end)
        if opens is None or not _BETWEEN.fullmatch(text, at, opens.start()):
            if not _BETWEEN.fullmatch(line) and not _MARKER.fullmatch(line):
                yield None
            at = end + 1
            continue
        key, inside = _text(opens[1]), opens.end()
        record, after = _decoded(key, text, inside - 1)
        found = None if record is None else _table_of(key, record, table)
        if record is not None and found is not None:
            yield found, key, record
            at = after
        elif key in KNOWN or not text[inside:end].strip():
            table, at = key, inside
        else:
            yield None
            at = end + 1


def _decoded(key: str, text: str, at: int) -> tuple[Record | None, int]:
    """The JSON object that begins here, and where it ends; None if it is torn or cannot be kept."""
    try:
        record, after = _DECODER.raw_decode(text, at)
        to_raw(key, record)
    except (ValueError, RecursionError, DoesNotFit):
        return None, at
    return record, after


def _table_of(key: str, record: Record, within: str) -> str | None:
    """The table that a record belongs to, by what is in it, or else by where it stands, or None."""
    for name, table in TABLES.items():
        try:
            view = msgspec.convert(record, table.kind)
        except msgspec.ValidationError:
            continue
        if table.key in record and str(getattr(view, table.key)) == key:
            return name
    if record.get("name") == key and "value" in record:
        return "meta" if key in META else "settings"
    # What is not whole, or from a later version, stays where it was.
    is_record = is_clock(record.get("clock")) or record.get(key_field(within) or "") == key
    return within if within and key not in KNOWN and is_record else None


def _text(quoted: str) -> str:
    try:
        found: str = json.loads(f'"{quoted}"')
    except ValueError:
        return quoted
    return found


def _is_there(record: Raw) -> bool:
    found: Any = msgspec.json.decode(record)
    return isinstance(found, dict) and found.get("deleted") is not True
