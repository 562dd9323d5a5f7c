"""From raw records to `core.Facts`. A record that does not convert is named and left out, never lost."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Mapping
from operator import attrgetter, eq
from typing import Any

import msgspec
from msgspec import Raw, Struct

from rejectui.core.facts import Facts, Settings
from rejectui.journal.records.raw import Records, Tables, record_of, value_of, without_gc
from rejectui.journal.records.record import field_of
from rejectui.journal.records.tables import MARKS, PACKS_ON, PLAIN_SETTINGS, TABLES, Table

DELETED = re.compile(b'"deleted"')


class Views:
    """Turns the tables into Facts; a record that did not change since is not converted again."""

    def __init__(self) -> None:
        self.problems: tuple[str, ...] = ()
        self._rows = {name: _Rows(table) for name, table in TABLES.items()}
        self._unfit: list[str] = []
        self._facts = Facts()
        self._changes: list[tuple[str, str]] | None = None
        self._done = 0

    def facts(self, tables: Tables, changes: list[tuple[str, str]]) -> Facts:
        """Everything the tables say. Sets `problems`, one sentence for each record that is not counted.

        `changes` tells what was put since the last time; another list tells that everything was read anew.
        """
        if changes is self._changes:
            for name, key in changes[self._done :]:
                if name in self._rows:
                    self._rows[name].put(key, tables[name][key])
            changed = {name for name, _ in changes[self._done :]}
        else:
            with without_gc():
                for name, rows in self._rows.items():
                    rows.read(tables.get(name, Records()))
            changed = {"settings", *self._rows}
        self._changes, self._done = changes, len(changes)
        new: dict[str, Any] = {}
        if "settings" in changed:
            new["settings"], self._unfit = settings_in(tables.get("settings", {}))
        if "days" in changed:
            new["days"] = {day.day: day for day in self._rows["days"].views}
        for name in changed & (self._rows.keys() - {"days"}):
            new[name] = tuple(self._rows[name].views)
        self._facts = msgspec.structs.replace(self._facts, **new)
        problems = (problem for rows in self._rows.values() for problem in rows.problems.values())
        self.problems = (*problems, *self._unfit)
        return self._facts


class _Rows:
    """The views of one table in their order, deleted ones left out."""

    def __init__(self, table: Table) -> None:
        self.views: list[Any] = []
        self.problems: dict[str, str] = {}
        self._table = table
        self._key_of = attrgetter(table.key)
        self._order = attrgetter(*table.order)
        self._by_key: dict[str, Any] = {}

    def read(self, records: Records) -> None:
        """Begin anew with these records."""
        self.problems = {}
        try:
            self._by_key = records.decoded(self._table.kind)
            if DELETED.search(records.text):
                flags = records.decoded(_Flag)
                self._by_key = {key: view for key, view in self._by_key.items() if not flags[key].is_set}
            keys = map(self._table.read_key, self._by_key)
            fit = all(map(eq, keys, map(self._key_of, self._by_key.values())))
        except ValueError:
            fit = False
        if not fit:
            self._by_key = self._one_by_one(records)
        self.views = sorted(self._by_key.values(), key=self._order)

    def put(self, key: str, record: Raw) -> None:
        """One record is new or another one."""
        old = self._by_key.pop(key, None)
        if old is not None:
            del self.views[bisect_left(self.views, self._order(old), key=self._order)]
        self.problems.pop(key, None)
        for new in self._one_by_one({key: record}).values():
            self._by_key[key] = new
            insort(self.views, new, key=self._order)

    def _one_by_one(self, records: Mapping[str, Raw]) -> dict[str, Any]:
        """Those that fit; a problem for each of the others."""
        views: dict[str, Any] = {}
        for key, record in records.items():
            found = view_of(self._table, key, record)
            if isinstance(found, str):
                self.problems[key] = (
                    f"{self._table.called} {key[:32]} is not counted, because {found} does not fit. "
                    "It stays in the file."
                )
            elif found is not None:
                views[key] = found
        return views


def view_of(table: Table, key: str, record: Raw) -> Struct | str | None:
    """The record as its Struct, None for a deleted one, or the name of the field that does not fit."""
    try:
        if msgspec.json.decode(record, type=_Flag).is_set:
            return None
        view: Struct = msgspec.json.decode(record, type=table.kind)
    except msgspec.ValidationError as error:
        return field_of(error)
    return view if str(getattr(view, table.key)) == key else "its id"


def misfit(name: str, key: str, record: Raw) -> str | None:
    """The field for which a record of this table is not counted, or None."""
    if name == "settings":
        return "value" if settings_in({key: record})[1] else None
    found = view_of(TABLES[name], key, record) if name in TABLES else None
    return found if isinstance(found, str) else None


def asks_in(tables: Tables) -> set[str]:
    """The ids of the asks that stand in these tables and were not deleted, whether they fit or not."""
    found = set()
    for key, raw in tables.get("attempts", Records()).items():
        record = record_of(raw)
        if record is not None and record.get("deleted") is not True:
            found.add(key)
    return found


class _Flag(Struct, gc=False):
    deleted: Any = None

    @property
    def is_set(self) -> bool:
        return self.deleted is True


def settings_in(raw: Mapping[str, Raw]) -> tuple[Settings, list[str]]:
    """(what these records say, a sentence for each that does not fit)."""
    values: dict[str, Any] = {}
    problems = []
    marked: dict[str, list[str]] = {kind: [] for kind in (*MARKS, PACKS_ON)}
    for name, record in raw.items():
        value = value_of(record)
        kind, _, marked_name = name.partition(" ")
        if name in PLAIN_SETTINGS and value is not None:
            try:
                msgspec.convert({name: value}, Settings)
            except msgspec.ValidationError:
                problems.append(f"The setting {name} is not used, because its value does not fit.")
            else:
                values[name] = value
        elif kind in MARKS and marked_name and value is True:
            marked[kind].append(marked_name)
        elif kind == "packs_off" and marked_name and value is False:
            marked[PACKS_ON].append(marked_name)
    return msgspec.convert(
        values | {kind: sorted(names) for kind, names in marked.items()}, Settings
    ), problems
