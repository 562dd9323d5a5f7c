"""What comes in from a file, record by record: each is checked, and each problem told with its line."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Raw, Struct

from rejectui.journal.errors import CannotImport, DoesNotFit
from rejectui.journal.records.invariants import broken_rule
from rejectui.journal.records.logical_clock import is_clock
from rejectui.journal.records.raw import to_raw
from rejectui.journal.records.record import Record
from rejectui.journal.records.tables import TABLES, key_field
from rejectui.journal.records.views import misfit, view_of

DEEPEST = 32  # lists and records within each other: what is deeper would be too deep for some readers
_SOME_CLOCK = "2026-11-22T09:30:15.123Z 0000 a1b2c3d4e5f6"


class ImportReading(Struct, frozen=True):
    """What a file holds: raw records by table and id, the line where each begins, and what is wrong, a text
    for each problem that begins with its line.
    """

    tables: dict[str, dict[str, Record]]
    problems: tuple[str, ...] = ()
    lines: dict[tuple[str, str], int] = {}


class Gathering:
    """Takes the records of a file in their order."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, Record]] = {}
        self._problems: list[str] = []
        self._lines: dict[tuple[str, str], int] = {}

    def add(self, table: str, key: str, record: Raw, line: int, called: str = "") -> None:
        """A record that begins in this line; `called` goes before what is wrong with it."""
        found = decoded(record)
        wrong = _wrong(table, key, found, record)
        if wrong is not None:
            self.problem(line, f"{called}{wrong} does not fit")
        elif (table, key) in self._lines:
            self.problem(line, f"{called}the same id stands in line {self._lines[table, key]} already")
        else:
            self._tables.setdefault(table, {})[key] = found
            self._lines[table, key] = line

    def problem(self, line: int, what: str) -> None:
        """Something in this line that cannot come in."""
        self._problems.append(f"line {line}: {what}")

    def reading(self) -> ImportReading:
        """All that was taken."""
        return ImportReading(self._tables, tuple(self._problems), self._lines)


def decoded(record: Raw) -> Any:
    """What a record says; None for what cannot be understood, such as a number beyond all bounds."""
    try:
        return msgspec.json.decode(record)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def line_at(text: str, place: int) -> int:
    """The number of the line in which this place is."""
    return text.count("\n", 0, place) + 1


def not_ours(name: str) -> CannotImport:
    """For a file that is something else."""
    return CannotImport(
        f"{name} is not a journal of RejectUI, so nothing was taken from it. Give a file that rejectui "
        "export json or rejectui export csv wrote."
    )


def _wrong(table: str, key: str, found: Any, record: Raw) -> str | None:
    """The field for which a record is left out, or None."""
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
        return misfit(table, key, to_raw(key, found)) or _broken(table, key, record)
    except DoesNotFit:
        return "the record"


def _broken(table: str, key: str, record: Raw) -> str | None:
    view = view_of(TABLES[table], key, record) if table in TABLES else None
    broken = broken_rule(view) if isinstance(view, Struct) else None
    return broken and broken.field


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
