"""A table of asks read back: what `table` wrote, also after a spreadsheet has saved it again."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import StringIO
from time import strptime
from typing import NamedTuple

import msgspec
from msgspec import Raw, inspect
from msgspec.structs import fields

from rejectui.core.asks.attempt import Attempt
from rejectui.core.clean_text import clean_line
from rejectui.journal.errors import CannotImport
from rejectui.journal.export.csv_table import COLUMNS, items_in, text_in
from rejectui.journal.imports.checks import Gathering, ImportReading, not_ours
from rejectui.journal.records.record import Record

_DELIMITERS = ",;\t"
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ELSEWHERE = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d")
_WHOLE_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)


def read_rows(text: str, name: str) -> ImportReading:
    """The asks in a table, none of them with a clock. Raises `CannotImport`."""
    delimiter = max(_DELIMITERS, key=lambda each: len(_known(_header(text, each))))
    header = _header(text, delimiter)
    if not _known(header):
        raise not_ours(name)
    missing = [each for each in _REQUIRED if each not in header]
    if missing:
        raise CannotImport(
            f"{name} is not a table of asks, because no column is called {' or '.join(missing)}. Nothing was "
            "taken from it. Give a file that rejectui export csv wrote, with the names in its first line."
        )
    gathering = Gathering()
    rows = _rows(text, delimiter, name)
    columns = _columns(header, next(rows).line, gathering)
    nameless = {number for number, column in enumerate(header) if not column}
    for line, row, cut_off in rows:
        cells = f"{len(row)} cells, where the first line has {len(header)}"
        if cut_off and len(row) < len(header):
            gathering.problem(line, f"the file ends in the middle of this row, after {cells}")
            continue
        if len(row) > len(header):
            gathering.problem(line, f"there are {cells}")
            continue
        for number in sorted(each for each in nameless if each < len(row) and row[each]):
            nameless.remove(number)
            gathering.problem(line, f"the column number {number + 1} has no name, so it is not read")
        record = _with_days_as_iso(_record(columns, row))
        gathering.add("attempts", record.get("id", ""), Raw(msgspec.json.encode(record)), line)
    return gathering.reading()


class _Row(NamedTuple):
    line: int  # where it begins
    cells: list[str]
    cut_off: bool  # whether the file ends with it, without a line break


def _rows(text: str, delimiter: str, name: str) -> Iterator[_Row]:
    """Each row that is not empty."""
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    whole = text.endswith(("\r", "\n"))
    begins = 1
    try:
        for row in reader:
            if any(row):
                yield _Row(begins, row, cut_off=not whole and lines.tell() == len(text))
            begins = reader.line_num + 1
    except csv.Error:
        raise CannotImport(
            f"{name} cannot be read from line {begins} on: there is a quotation mark too many or too few. "
            "Nothing was taken from it. Look at that row, and import it again."
        ) from None


def _header(text: str, delimiter: str) -> list[str]:
    """The names in the first row; none where there are no rows."""
    try:
        first = next(_rows(text, delimiter, ""), None)
    except CannotImport:
        return []
    return [] if first is None else [name.strip() for name in first.cells]


def _known(names: list[str]) -> set[str]:
    return set(names) & set(COLUMNS)


def _columns(header: list[str], line: int, gathering: Gathering) -> list[str | None]:
    """The field of each column, None for one that is not read, which is a problem."""
    columns: list[str | None] = []
    for name in header:
        shown = f"“{clean_line(name)[:40]}”"
        if name and name not in COLUMNS:
            gathering.problem(line, f"the column {shown} is none that an ask has, so it is not read")
        elif name in columns:
            gathering.problem(line, f"the column {shown} is there twice, and only the first is read")
        columns.append(name if name in COLUMNS and name not in columns else None)
    return columns


def _record(columns: list[str | None], row: list[str]) -> Record:
    """What a row says, as a record has it; what a cell cannot say stays the text that it is.

    Where a row ends before the first line does, the rest is absent: Excel leaves out empty cells at the end.
    """
    record: Record = {}
    for name, cell in zip(columns, row, strict=False):
        if name is None or not cell:
            continue
        part, _, field = name.rpartition(".")
        within = record.setdefault(part, {}) if part else record
        within[field] = _READ[name](cell)
    return record


def _with_days_as_iso(record: Record) -> Record:
    """The same record, with days that a spreadsheet has written in its own way as the journal has them.

    Whether the day or the month goes first, the moment of logging tells: two readings of one text are four
    weeks apart, and an ask is logged within one.
    """
    day, answered = record.get("day"), record.get("answered")
    if day is None or _ISO.fullmatch(str(day)):
        return record
    logged = _day(str(record.get("at"))[:10], "%Y-%m-%d")
    ways = {way: found for way in _ELSEWHERE if (found := _day(day, way)) is not None}
    if not ways or logged is None:
        return record
    nearest = min(ways.values(), key=lambda found: abs(found - logged))
    answers = {_day(answered, way) for way, found in ways.items() if found == nearest} - {None}
    days = {"day": nearest.isoformat()}
    if len(answers) == 1:
        days |= {"answered": str(*answers)}
    return record | days


def _day(cell: object, way: str) -> date | None:
    try:
        return date(*strptime(cell, way)[:3]) if isinstance(cell, str) else None
    except ValueError:
        return None


def _number(cell: str) -> object:
    return int(cell) if _WHOLE_NUMBER.fullmatch(cell) else cell


def _true_or_false(cell: str) -> object:
    return {"true": True, "false": False}.get(cell.casefold(), cell)


def _moment(cell: str) -> object:
    """The moment in the one form that records have."""
    try:
        return msgspec.to_builtins(msgspec.convert(cell, datetime))
    except msgspec.ValidationError:
        return cell


_READERS: dict[type, Callable[[str], object]] = {
    inspect.IntType: _number,
    inspect.BoolType: _true_or_false,
    inspect.DateTimeType: _moment,
    inspect.VarTupleType: items_in,
}


def _readers(kind: inspect.Type, name: str = "") -> Iterator[tuple[str, Callable[[str], object]]]:
    """(column, what reads its cells) for a field of this type."""
    if isinstance(kind, inspect.Metadata):
        yield from _readers(kind.type, name)
    elif isinstance(kind, inspect.UnionType):  # with None, which is an empty cell
        yield from _readers(kind.types[0], name)
    elif isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield from _readers(field.type, f"{name}.{field.name}" if name else field.name)
    else:
        yield name, _READERS.get(type(kind), text_in)


_READ = dict(_readers(inspect.type_info(Attempt)))
_REQUIRED = [field.name for field in fields(Attempt) if field.required]
