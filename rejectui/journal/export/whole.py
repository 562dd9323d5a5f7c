"""The whole journal as one JSON document, one record a line, and such a document read back.

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

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw, Struct

from rejectui.core.facts import Pause, Rhythm, Run, Takeaway
from rejectui.core.text import UNSAFE, clean_line
from rejectui.journal.clock import is_clock
from rejectui.journal.errors import CannotImport, DoesNotFit
from rejectui.journal.merge import key_field
from rejectui.journal.meta import FORMAT, format_of
from rejectui.journal.records import Record
from rejectui.journal.storage import Tables, to_raw, value_of
from rejectui.journal.views import TABLES, misfit, view_of

WHAT = "RejectUI journal"
DEEPEST = 32  # lists and records within each other: what is deeper would be too deep for some readers
YEARS = range(1900, 3000)  # what is worked out from days has room before and after


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


class Reading(Struct, frozen=True):
    """What a document holds: raw records by table and id, and a line for each that does not fit."""

    tables: dict[str, dict[str, Record]]
    left_out: tuple[str, ...] = ()


def read(data: bytes, name: str) -> Reading:
    """The records in a document of `whole`, or in a journal's own file; `name` is what to call it.

    A record that its table cannot hold is left out and named by table, id and field, never by what it says.
    Raises `CannotImport` when the document is not one, is of a newer format, or names a record twice.
    """
    found, number = _document(data, name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise _not_ours(name)
    if number > FORMAT:
        raise CannotImport(
            f"{name} was made by a newer RejectUI (format {number}, this one knows {FORMAT}), so nothing was "
            "taken from it. Install the newer version and import it there."
        )
    tables: dict[str, dict[str, Record]] = {}
    left_out: list[str] = []
    for table, content in found.items():
        if table == "meta":
            continue
        rows = tables.setdefault(table, {})
        for place, (key, record) in enumerate(_rows(table, content, name), 1):
            shown = clean_line(key[:64]) if key else f"record {place}"
            if key in rows:
                raise CannotImport(
                    f"{name} names the same record twice ({clean_line(table)[:40]}, {shown}), so nothing was "
                    "taken from it. Take one of the two out and import it again."
                )
            wrong = _wrong(table, key, record)
            if wrong is None:
                rows[key] = msgspec.json.decode(record)
            else:
                left_out.append(f"{clean_line(table)[:40]}, {shown}: {wrong}")
    return Reading({table: rows for table, rows in tables.items() if rows}, tuple(left_out))


def _document(data: bytes, name: str) -> tuple[dict[str, Raw], object]:
    """The tables by name, and the number of their format."""
    data = data.removeprefix(codecs.BOM_UTF8)  # some editors add it
    if not data.strip():
        raise CannotImport(f"{name} is empty, so there was nothing to take from it.")
    try:
        data.decode()
        top: dict[str, Raw] = msgspec.json.decode(data, type=dict[str, Raw])
        if "what" not in top:
            return top, value_of(msgspec.json.decode(top["meta"], type=dict[str, Raw])["format"])
        if _decoded(top["what"]) != WHAT:
            raise _not_ours(name)
        return msgspec.json.decode(top["tables"], type=dict[str, Raw]), _decoded(top["format"])
    except (KeyError, msgspec.ValidationError):
        raise _not_ours(name) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise CannotImport(
            f"{name} is not whole JSON, so nothing was taken from it. Give a file that rejectui export json "
            "wrote, just as it was written."
        ) from None


def _rows(table: str, content: Raw, name: str) -> Iterator[tuple[str, Raw]]:
    """(id, record) for each record in a table, listed or by id; without an id it is empty."""
    if bytes(memoryview(content)[:1]) == b"{":
        yield from msgspec.json.decode(content, type=dict[str, Raw]).items()
        return
    field = key_field(table)
    try:
        listed = msgspec.json.decode(content, type=list[Raw])
    except msgspec.ValidationError:
        raise _not_ours(name) from None
    for record in listed:
        found = _decoded(record)
        key = found.get(field) if field is not None and isinstance(found, dict) else None
        yield key if isinstance(key, str) else "", record


def _wrong(table: str, key: str, record: Raw) -> str | None:
    """The field for which a record is left out, or None."""
    found = _decoded(record)
    if not isinstance(found, dict) or _depth(found) > DEEPEST:
        return "the record"
    if not key or found.get(key_field(table) or "", key) != key:
        return "its id"
    if not is_clock(found.get("clock", _SOME_CLOCK)):
        return "clock"
    changed = found.get("changed", {})
    if not isinstance(changed, dict) or not all(is_clock(clock) for clock in changed.values()):
        return "changed"
    try:
        return misfit(table, key, to_raw(key, found)) or _unheard_of(table, key, record)
    except DoesNotFit:
        return "the record"


def _unheard_of(table: str, key: str, record: Raw) -> str | None:
    """The field that fits its type, but that no form and no command would have written."""
    view = view_of(TABLES[table], key, record) if table in TABLES else None
    for name in view.__struct_fields__ if isinstance(view, Struct) else ():
        value = getattr(view, name)
        if isinstance(value, date) and value.year not in YEARS:
            return name
    if isinstance(view, (Rhythm, Takeaway)) and view.monday.weekday() != 0:
        return "monday"
    if isinstance(view, Pause) and view.last < view.first:
        return "last"
    return "ended" if isinstance(view, Run) and view.ended and view.ended < view.started else None


_SOME_CLOCK = "2026-11-22T09:30:15.123Z 0000 a1b2c3d4e5f6"


def _decoded(record: Raw) -> Any:
    try:
        return msgspec.json.decode(record)
    except (msgspec.DecodeError, UnicodeError, RecursionError):  # a number beyond all bounds
        return None


def _depth(value: object) -> int:
    """How deep lists and records go in each other; it looks no deeper than it must."""
    depth, layer = 0, [value]
    while layer and depth <= DEEPEST:
        within: list[Any] = []
        for each in layer:
            if isinstance(each, (dict, list)):
                within.extend(each.values() if isinstance(each, dict) else each)
        depth, layer = depth + 1, within
    return depth


def _in_order(tables: Mapping[str, object]) -> list[str]:
    known = [name for name in (*TABLES, "settings") if name in tables]
    return [*known, *sorted(tables.keys() - {*known, "meta"})]


def _kept(records: Mapping[str, Raw]) -> Iterator[tuple[str, bytes, object]]:
    """(id, line, clock) of the records that were not deleted."""
    for key, record in records.items():
        found = _decoded(record)
        if not isinstance(found, dict):
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


def _not_ours(name: str) -> CannotImport:
    return CannotImport(
        f"{name} is not a journal of RejectUI, so nothing was taken from it. Give a file that rejectui "
        "export json wrote."
    )


_encode = msgspec.json.encode
