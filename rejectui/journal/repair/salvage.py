"""What can still be read of a damaged journal file, record by record.

The storage writes one record a line, so that damage stays where it is: a file that was cut off, that has
zeros in it or something behind it, that was merged with git, or that somebody edited by hand,
saved in another encoding or replaced by an export.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from math import isfinite
from typing import Any

import msgspec
from msgspec import Struct

from rejectui.journal.errors import DoesNotFit
from rejectui.journal.folder.union import united
from rejectui.journal.records.logical_clock import is_clock
from rejectui.journal.records.merge import merged
from rejectui.journal.records.raw import Records, Tables, Twins, record_of, to_raw
from rejectui.journal.records.record import Record, changed_clocks
from rejectui.journal.records.tables import TABLES, key_field
from rejectui.journal.records.views import asks_in

META = ("format", "clock", "start", "forgot", "last_change")
# A comma before what closes a list or a record; a text, which may hold one, is passed over.
_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])')
_MARKER = re.compile(r"(<{7}|\|{7}|>{7})( .*)?|={7}")
_OPENS = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:\s*[{\[]')
_BARE = re.compile("[\\s\\[\\],\ufeff\0]*{")  # a record in a list, as exports have them
_BETWEEN = re.compile("[\\s{}\\[\\],\ufeff\\0]*")
_MARKS = "\ufeff\0"  # that editors and file systems leave behind
_DECODER = json.JSONDecoder(strict=False)
_TORN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")  # which nobody types; line breaks somebody may have
_BROKEN = re.compile("[\ud800-\udfff]")  # bytes that are not UTF-8, and halves of characters
KNOWN = (*TABLES, "settings", "meta")

_Found = tuple[str, str, Record, frozenset[str]]  # table, id, record, and its doubtful fields


class Salvaged(Struct, frozen=True):
    """The records that could be read, by table and id, and how many lines could not.

    `twice` has table and id of those that stood there more than once. `doubtful` has the fields of a record
    in which a character or a number was broken: it is another one now, or none.
    """

    tables: Tables
    lost: int = 0
    twice: frozenset[tuple[str, str]] = frozenset()
    doubtful: dict[tuple[str, str], frozenset[str]] = {}

    @property
    def asks(self) -> int:
        """How many logged asks are among them, without those that were deleted."""
        return len(asks_in(self.tables))

    @property
    def others(self) -> int:
        """How many records of other kinds are among them."""
        return sum(len(rows) for name, rows in self.tables.items() if name not in ("attempts", "meta"))


def twins(data: bytes) -> Twins:
    """What stands more than once in these bytes, each as the one record that it is in any merge."""
    found = salvage(data)
    return {(table, key): found.tables[table][key] for table, key in found.twice}


def salvage(data: bytes) -> Salvaged:
    """Every record that can be read from these bytes; two of one id become one, as in any merge."""
    tables: Tables = {}
    twice = set()
    doubtful: dict[tuple[str, str], frozenset[str]] = {}
    lost = 0
    for found in _records(_COMMA.sub(_without_comma, _as_text(data))):
        if found is None:
            lost += 1
            continue
        table, key, record, odd = found
        if odd:
            doubtful[table, key] = doubtful.get((table, key), frozenset()) | odd
        rows = tables.setdefault(table, Records())
        old = rows.get(key)
        kept = record
        if old is not None:
            kept = merged(msgspec.json.decode(old), record, key_field(table))
            twice.add((table, key))
        rows.put(key, to_raw(key, kept))
    return Salvaged({name: rows for name, rows in tables.items() if rows}, lost, frozenset(twice), doubtful)


def together(kept: Tables, found: Salvaged) -> Tables:
    """All records of a good copy and of what was salvaged; what is doubtful gives way to what is not."""
    tables = {name: Records.of(dict(rows)) for name, rows in found.tables.items()}
    for (table, key), fields in found.doubtful.items():
        good, odd = record_of(kept.get(table, Records()).get(key)), record_of(tables[table][key])
        if good is not None and odd is not None:
            for name in fields & {*good}:
                if _clock_of(odd, name) == _clock_of(good, name):
                    del odd[name]
            tables[table].put(key, to_raw(key, odd))
    return united(kept, tables)


def _without_comma(found: re.Match[str]) -> str:
    return found[1] or ""


def _as_text(data: bytes) -> str:
    utf_16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return data.decode("utf-16", "replace") if utf_16 else data.decode("utf-8", "surrogateescape")


def _readable(value: Any) -> Any:
    """A value that a file can hold. A byte that is not UTF-8 is most likely of an older encoding."""
    if isinstance(value, str):
        return _BROKEN.sub(_character, value)
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, list):
        return [_readable(each) for each in value]
    if isinstance(value, dict):
        return {_readable(name): _readable(each) for name, each in value.items()}
    return value


def _character(found: re.Match[str]) -> str:
    code = ord(found[0]) - 0xDC00
    return bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0xFF else "\ufffd"


def _clock_of(record: Record, field: str) -> object:
    return changed_clocks(record).get(field, record.get("clock"))


def _records(text: str) -> Iterator[_Found | None]:
    """Each record, and None for each line with something that is of no use."""
    table, at = "", 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip().strip(_MARKS)
        opens = _OPENS.search(text, at, end)
        if opens is None or not _BETWEEN.fullmatch(text, at, opens.start()):
            bare = _in_a_list(text, at, end, table)
            if bare is not None:
                found, at = bare
                yield found
                continue
            if not _BETWEEN.fullmatch(line) and not _MARKER.fullmatch(line):
                yield None
            at = end + 1
            continue
        key, inside = _text(opens[1]), opens.end()
        record, odd, after = _decoded(key, text, inside - 1)
        of = None if record is None else _table_of(key, record, table)
        if record is not None and of is not None:
            yield of, key, record, odd
            at = after
        elif key in KNOWN or (text[inside - 1] == "{" and not text[inside:end].strip()):
            table, at = key, inside
        else:
            yield None
            at = end + 1


def _decoded(key: str, text: str, at: int) -> tuple[Record | None, frozenset[str], int]:
    """The JSON object that begins here, its doubtful fields, and where it ends; None if it is torn or cannot
    be kept."""
    torn = None, frozenset[str](), at
    try:
        broken, after = _DECODER.raw_decode(text, at)
        record = _readable(broken)
        to_raw(key, record)
    except (ValueError, RecursionError, DoesNotFit):
        return torn
    if not isinstance(broken, dict) or _TORN.search(text, at, after):
        return torn
    # NaN is not even equal to itself, and a name that was broken is not there.
    odd = frozenset(name for name, value in record.items() if name not in broken or broken[name] != value)
    return torn if odd & {"clock", "changed"} else (record, odd, after)


def _in_a_list(text: str, at: int, end: int, within: str) -> tuple[_Found, int] | None:
    """The record that stands here without an id before it, and where it ends."""
    opens = _BARE.match(text, at, end)
    if opens is None:
        return None
    record, odd, after = _decoded("", text, opens.end() - 1)
    for field in dict.fromkeys([*(table.key for table in TABLES.values()), "name"]):
        key = None if record is None else record.get(field)
        if record is not None and isinstance(key, str):
            table = _table_of(key, record, within)
            if table is not None:
                return (table, key, record, odd), after
    return None


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
