"""TinyDB's storage and table, made safe: parsed once, one record per line, the whole file or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec
from msgspec import Raw
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from rejectui.journal.errors import cannot_save
from rejectui.journal.file.disk import File, Memory, Stamp
from rejectui.journal.records.raw import (
    Records,
    Tables,
    Twins,
    parse,
    record_of,
    to_line,
    to_lines,
    to_parts,
    to_raw,
)

MANY = 100


class LineStorage(Storage):
    """The content of one journal file, in memory as long as the file stays the same.

    Invariant: whatever goes wrong, the memory is what the disk has. A record that nobody changes goes back
    to the disk as the bytes that came from there; it is understood only by those who ask for it.
    """

    def __init__(self, file: File | Memory, twins: Callable[[bytes], Twins]) -> None:
        """`twins` finds in the bytes of a file what stands there more than once."""
        self.file = file
        self._twins = twins
        self.version = 0  # grows with every change of what `tables` returns
        self.before_save: Callable[[], None] = lambda: None  # called while the disk still has the old content
        self.changes: list[tuple[str, str]] = []  # table and id of every `put`; another list once read anew
        self._tables: Tables | None = None
        self._data: bytes | None = None
        self._lines: dict[str, bytearray] | None = None
        self._stamp: Stamp | None = None
        self._together = False

    def tables(self) -> Tables:
        """All tables, re-read if the file has changed; not to be changed by the caller.

        Raises `DamagedJournal` or `UnreadableJournal`.
        """
        if self._tables is None or not (self._together or self.file.stamp() == self._stamp):
            self.drop_memory()
            self._data, self._stamp = self.file.read()
            self._tables = {} if self._data is None else parse(self._data, self.file.path)
        return self._tables

    def put(self, table: str, key: str, document: dict[str, Any]) -> None:
        """Put a whole document in the place of the one under this key, and save, or raise and change nothing.

        Raises `DoesNotFit` for what JSON cannot hold, before anything is touched, and `CannotSave`.
        """
        record = to_raw(key, document)
        rows = self.tables().setdefault(table, Records())
        lines = self.lines().setdefault(table, bytearray())
        if key in rows:
            at = lines.index(to_line(key, rows[key]))
            lines[at : at + len(to_line(key, rows[key]))] = to_line(key, record)
        else:
            lines += (b"," if rows else b"") + to_line(key, record)
        rows.put(key, record)
        self.changes.append((table, key))
        self.version += 1
        if not self._together:
            self._save()

    def put_all(self, table: str, documents: Mapping[str, dict[str, Any]]) -> None:
        """The same for several. From `MANY` on the lines are made anew, where `put` looks for each in all."""
        if len(documents) < MANY:
            for key, document in documents.items():
                self.put(table, key, document)
            return
        records = {key: to_raw(key, document) for key, document in documents.items()}
        tables = self.tables()
        lines = self.lines()
        rows = tables.setdefault(table, Records())
        for key, record in records.items():
            rows.put(key, record)
        lines[table] = to_lines(rows)
        self.changes = []
        self.version += 1
        if not self._together:
            self._save()

    def lines(self) -> dict[str, bytearray]:
        """The text of each table, one record a line, each line after its line break.

        Made when first asked for: who only reads never pays. Records that others have laid out on several
        lines get one line each. It is changed in place: copying it would be most of the work of saving.
        """
        if self._lines is None:
            tables = self._tables or {}
            if (self._data or b"").count(b"\n") != 2 + sum(2 + max(1, len(rows)) for rows in tables.values()):
                self._merge_twins(self._data or b"")
                for rows in tables.values():
                    for key, record in list(rows.items()):
                        rows.put(key, Raw(msgspec.json.format(record, indent=-1)))
            self._lines = {name: to_lines(rows) for name, rows in tables.items()}
            self._data = None
        return self._lines

    def _merge_twins(self, data: bytes) -> None:
        """A record that somebody put twice into the file becomes one; JSON alone would drop the first."""
        tables = self._tables or {}
        for (table, key), record in self._twins(data).items():
            if table in tables and key in tables[table]:
                tables[table].put(key, record)
                self.changes.append((table, key))
                self.version += 1

    def read(self) -> dict[str, dict[str, Any]]:
        """Every record of every table, understood: the door that TinyDB itself uses."""
        return {
            name: {key: msgspec.json.decode(record) for key, record in rows.items()}
            for name, rows in self.tables().items()
        }

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put all tables in the place of what is there: the door that TinyDB itself uses."""
        tables = {name: Records() for name in data}
        for name, rows in data.items():
            for key, value in rows.items():
                tables[name].put(key, to_raw(key, value))
        self.drop_memory()
        self._tables = tables
        if not self._together:
            self._save()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes, one write: all of them or, after any exception, none."""
        self.tables()
        before = self.version
        self._together = True
        try:
            yield
        except BaseException:
            self.drop_memory()
            raise
        finally:
            self._together = False
        if self.version != before:
            self._save()

    def drop_memory(self) -> None:
        """Drop the memory; the next `read` brings what the disk has."""
        self._tables = self._data = self._lines = self._stamp = None
        self.changes = []
        self.version += 1

    def _save(self) -> None:
        try:
            self.before_save()
            self._stamp = self.file.replace(*to_parts(self.lines()))
        except OSError as error:
            self.drop_memory()
            raise cannot_save(error, self.file.path) from error
        except BaseException:
            self.drop_memory()
            raise


class RecordTable(Table):
    """A table whose records have text ids of their own and are only ever replaced whole."""

    document_id_class = str  # type: ignore[assignment]

    def record(self, key: str) -> dict[str, Any] | None:
        """A record by its id, deleted or not; None for none, and for what is not a record."""
        return record_of(self.raw().get(key))

    def raw(self) -> Mapping[str, Raw]:
        """All records by id, as they are in the file."""
        return self._lines().tables().get(self.name, Records())

    def put(self, key: str, document: dict[str, Any]) -> None:
        """Put a whole document under its id. TinyDB's `update` and `upsert` would change it in place."""
        self._lines().put(self.name, key, document)

    def put_all(self, documents: Mapping[str, dict[str, Any]]) -> None:
        """Put many documents, each under its id."""
        self._lines().put_all(self.name, documents)

    def _lines(self) -> LineStorage:
        assert isinstance(self._storage, LineStorage)
        return self._storage

    def _get_next_id(self) -> int:
        raise TypeError("TinyDB's counters give the same id twice; use put() with an id of your own")


class Database(TinyDB):
    """TinyDB on our storage and table."""

    table_class = RecordTable

    def rows(self, name: str) -> RecordTable:
        """The table of this name. Without TinyDB's query cache, which hands out its own documents."""
        table = self.table(name, cache_size=0)
        assert isinstance(table, RecordTable)
        return table
