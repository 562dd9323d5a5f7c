"""TinyDB's storage and table, made safe: parsed once, one record per line, the whole file or nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from rejectui.journal.errors import DamagedJournal, DoesNotFit, cannot_save, damaged
from rejectui.journal.files import File, Memory, Stamp

Tables = dict[str, dict[str, Any]]
Lines = dict[str, dict[str, bytes]]


class LineStorage(Storage):
    """The content of one journal file, in memory as long as the file stays the same.

    Invariant: whatever goes wrong, the memory is what the disk has. A document is only ever replaced by
    another, never changed in place: readers may keep it, and its line stays true.
    """

    def __init__(self, file: File | Memory) -> None:
        self.file = file
        self.version = 0  # grows with every change of what `read` returns
        self._tables: Tables | None = None
        self._lines: Lines | None = None
        self._stamp: Stamp | None = None
        self._together = False

    def read(self) -> Tables:
        """All tables, re-read if the file has changed; not to be changed by the caller.

        Raises `DamagedJournal` or `UnreadableJournal`.
        """
        if self._tables is None or not (self._together or self.file.stamp() == self._stamp):
            self.forget()
            data, stamp = self.file.read()
            self._tables = {} if data is None else parse(data, self.file.path)
            self._stamp = stamp
        return self._tables

    def put(self, table: str, key: str, document: dict[str, Any]) -> None:
        """Put a whole document in the place of the one under this key, and save, or raise and change nothing.

        Raises `DoesNotFit` for what JSON cannot hold, before anything is touched, and `CannotSave`.
        """
        line = to_line(key, document)
        tables = self.read()
        lines = self.lines()
        tables.setdefault(table, {})[key] = document
        lines.setdefault(table, {})[key] = line
        self.version += 1
        if not self._together:
            self._save()

    def lines(self) -> Lines:
        """The lines of what was last read. Made when first asked for: who only reads never pays."""
        if self._lines is None:
            self._lines = {
                name: {key: b"%b:%b" % (_encode(key), _encode(value)) for key, value in rows.items()}
                for name, rows in (self._tables or {}).items()
            }
        return self._lines

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put all tables in the place of what is there: the door that TinyDB itself uses."""
        try:
            self._lines = {
                name: {key: to_line(key, value) for key, value in rows.items()} for name, rows in data.items()
            }
            self._tables = {name: dict(rows) for name, rows in data.items()}
        except BaseException:
            self.forget()
            raise
        self.version += 1
        if not self._together:
            self._save()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes, one write: all of them or, after any exception, none."""
        self.read()
        before = self.version
        self._together = True
        try:
            yield
        except BaseException:
            self.forget()
            raise
        finally:
            self._together = False
        if self.version != before:
            self._save()

    def forget(self) -> None:
        """Drop the memory; the next `read` brings what the disk has."""
        self._tables = self._lines = self._stamp = None
        self.version += 1

    def _save(self) -> None:
        try:
            self._stamp = self.file.replace(to_text(self.lines()))
        except OSError as error:
            self.forget()
            raise cannot_save(error, self.file.path) from error
        except BaseException:
            self.forget()
            raise


class Rows(Table):
    """A table whose records have text ids of their own and are only ever replaced whole."""

    document_id_class = str  # type: ignore[assignment]

    @property
    def raw(self) -> Mapping[str, Any]:
        """The records as they are in the file, by id; not to be changed."""
        return self._read_table()

    def put(self, key: str, document: dict[str, Any]) -> None:
        """Put a whole document under its id. TinyDB's `update` and `upsert` would change it in place."""
        storage = self._storage
        assert isinstance(storage, LineStorage)
        storage.put(self.name, key, document)

    def _get_next_id(self) -> int:
        raise TypeError("TinyDB's counters give the same id twice; use put() with an id of your own")


class Database(TinyDB):
    """TinyDB on our storage and table."""

    table_class = Rows

    def rows(self, name: str) -> Rows:
        """The table of this name. Without TinyDB's query cache, which hands out its own documents."""
        table = self.table(name, cache_size=0)
        assert isinstance(table, Rows)
        return table


@contextmanager
def without_gc() -> Iterator[None]:
    """Building many small objects makes the garbage collector search them again and again, for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def parse(data: bytes, path: Path) -> Tables:
    """The tables in a file's bytes, or `DamagedJournal` naming the file."""
    if not data.strip(b"\0"):
        raise damaged(path, "holds nothing but zeros" if data else "is empty")
    try:
        with without_gc():
            tables = msgspec.json.decode(data, type=Tables)
    except msgspec.ValidationError:
        raise damaged(path, "is not a journal of RejectUI") from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise damaged(path, "is damaged or cut off") from None
    if not tables:  # we never write this: something else has emptied the file
        raise damaged(path, "is empty")
    return tables


def to_line(key: str, document: object) -> bytes:
    """`"key":{...}` on one line. Raises `DoesNotFit` for anything that would not come back the same."""
    try:
        line = b"%b:%b" % (_encode(key), _encode(document))
        same = msgspec.json.decode(b"{%b}" % line) == {key: document}
    except (TypeError, ValueError, RecursionError):
        same = False
    if not same:  # NaN, dates, halves of characters: each would be lost or break the file
        raise DoesNotFit(
            "Nothing was saved: a text or number in it cannot be kept in a file, such as half a character "
            "from a broken copy and paste. Type that part again and save again."
        )
    return line


def to_text(lines: Lines) -> bytes:
    """The whole file. Joined once, because copying is most of the work: brackets travel with their lines."""
    parts: list[bytes] = []
    for name, rows in lines.items():
        table = list(rows.values()) or [b""]
        table[0] = b"%b:{\n%b" % (_encode(name), table[0])
        table[-1] += b"\n}"
        parts += table
    parts[0] = b"{\n" + parts[0]
    parts[-1] += b"\n}\n"
    return b",\n".join(parts)


_encode = msgspec.json.encode

__all__ = [
    "DamagedJournal",
    "Database",
    "LineStorage",
    "Rows",
    "Tables",
    "parse",
    "to_line",
    "to_text",
    "without_gc",
]
