"""Watches what people at several computers write, and says what of it is missing or reverted in the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import msgspec

from rejectui.journal.records.record import changed_clocks

TOGETHER = {  # fields that are one thing: the later whole wins
    "days": ("challenge", "ask", "planned", "plan", "closed"),
    "attempts": ("challenge", "ask", "snapshot"),
}
AT_ANY_TIME = "9999"  # what has a random id never comes back
Rows = dict[tuple[str, str], dict[str, Any]]


class Field(NamedTuple):
    """One field of one record."""

    table: str
    key: str
    name: str


class Trouble(NamedTuple):
    """Something that is not as it should be in the end."""

    kind: Literal["differ", "lost", "reverted", "remembered"]
    what: str


class Watch:
    """Remembers every value that was written, and which of them somebody saw and changed."""

    def __init__(self) -> None:
        self._written: dict[Field, dict[str, Any]] = {}  # every value a field was given, by its clock
        self._replaced: set[tuple[Field, str]] = set()
        self._gone: dict[tuple[str, str], str] = {}  # with which clock a record was forgotten

    @property
    def records(self) -> int:
        """How many were written."""
        return len({(field.table, field.key) for field in self._written})

    @property
    def changes(self) -> int:
        """How many values were changed by somebody who saw them."""
        return len(self._replaced)

    def forgotten(self, rows: Rows) -> set[str]:
        """Every text that was forgotten, and that these records do not say for another reason; nor did
        somebody write it anew who knew of no forgetting.
        """
        gone: set[str] = set()
        anew: set[str] = set()
        for field, values in self._written.items():
            forgotten = self._gone.get((field.table, field.key), "")
            for clock, value in values.items():
                (gone if clock < forgotten else anew).update(_words_in(value))
        return gone - anew - _words_in(rows)

    def saw(self, before: Rows, after: Rows) -> None:
        """Somebody who saw the records as they were before changed them."""
        for (table, key), record in after.items():
            if record.get("forgotten"):
                clock = AT_ANY_TIME if "id" in record else record["clock"]
                self._gone[table, key] = max(clock, self._gone.get((table, key), ""))
            old = before.get((table, key), {})
            for name in _fields(record):
                field, clock = Field(table, key, name), _clock(table, record, name)
                was = _clock(table, old, name)
                if clock != was:
                    self._written.setdefault(field, {})[clock] = record.get(name)
                    self._replaced.add((field, was))

    def troubles(self, rows: Rows) -> Iterator[Trouble]:
        """What is lost, and what is reverted, in the records that are left."""
        for table, key in {(field.table, field.key) for field in self._written}:
            if (table, key) not in rows:
                yield Trouble("lost", f"{table} {key}")
        for field, values in self._written.items():
            record = rows.get((field.table, field.key))
            if record is None:
                continue
            clock = _clock(field.table, record, field.name)
            if max(clock, *values) <= self._gone.get((field.table, field.key), ""):
                continue
            if (field, clock) in self._replaced:
                yield Trouble("reverted", str(field))
            elif field.name not in TOGETHER.get(field.table, ()) and (
                clock not in values or record.get(field.name) != values[clock]
            ):
                yield Trouble("reverted", f"{field}, to another value than was written with its clock")


def _words_in(value: object) -> set[str]:
    """The texts in a value, however deep: of those that a schedule makes up."""
    if isinstance(value, dict):
        return set().union(*map(_words_in, value.values()))
    return {value} if isinstance(value, str) and value.startswith("words ") else set()


def _fields(record: dict[str, Any]) -> set[str]:
    return {*record, *changed_clocks(record)} - {"clock", "changed"}


def _clock(table: str, record: dict[str, Any], name: str) -> str:
    """The clock of a field, or of all that are one thing with it; empty for what was never there."""
    names = TOGETHER.get(table, ())
    clocks = changed_clocks(record)
    return max(
        clocks.get(each, record.get("clock", "") if each in record else "")
        for each in (names if name in names else (name,))
    )


def in_order(rows: Rows) -> bytes:
    """All of them as a text that is the same for the same records."""
    return msgspec.json.encode({" ".join(key): record for key, record in rows.items()}, order="sorted")
