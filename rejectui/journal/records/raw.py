"""Records as the bytes that are in a file, one a line, understood only by those who ask."""

from __future__ import annotations

import codecs
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from rejectui.journal.errors import DoesNotFit, damaged

T = TypeVar("T")


class Records(Mapping[str, Raw]):
    """The records of one table by id, each as the bytes that are in the file.

    Told apart when first asked for: reading them all at once, as `decoded` does, costs half.
    """

    def __init__(self, text: bytes | Raw = b"{}") -> None:
        self._text: bytes | Raw | None = text
        self._records: dict[str, Raw] | None = None

    @classmethod
    def of(cls, records: dict[str, Raw]) -> Records:
        """These records; the dict becomes its own."""
        made = cls()
        made._text, made._records = None, records
        return made

    @property
    def text(self) -> bytes | Raw:
        """All records as one JSON object."""
        if self._text is None:
            self._text = _encode(self._records)
        return self._text

    def decoded(self, kind: type[T]) -> dict[str, T]:
        """Every record as this type. Raises `msgspec.ValidationError` if any does not fit."""
        found: dict[str, T] = msgspec.json.decode(self.text, type=dict[str, kind])  # type: ignore[valid-type]
        return found

    def put(self, key: str, record: Raw) -> None:
        """Another record under this id, or a new one."""
        self._all()[key] = record
        self._text = None

    def __getitem__(self, key: str) -> Raw:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Raw]:
        if self._records is None:
            self._records = self.decoded(Raw)
        return self._records


Tables = dict[str, Records]


Twins = Mapping[tuple[str, str], Raw]  # by table and id, what several records of one id are together


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
        _check_characters(data)
        texts = msgspec.json.decode(data, type=dict[str, Raw])
    except msgspec.ValidationError:
        raise damaged(path, "is not a journal of RejectUI") from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise damaged(path, "is damaged or cut off") from None
    if not all(bytes(memoryview(text)[:1]) == b"{" for text in texts.values()):
        raise damaged(path, "is not a journal of RejectUI")
    if not texts:  # we never write this: something else has emptied the file
        raise damaged(path, "is empty")
    return {name: Records(text) for name, text in texts.items()}


def _check_characters(data: bytes) -> None:
    """Raises UnicodeError. Records are not decoded when reading; in small parts it needs no new memory."""
    done = 0
    while done < len(data):
        part = data[done : done + 65_536]
        done += codecs.utf_8_decode(part, "strict", done + len(part) == len(data))[1]


def record_of(raw: Raw | None) -> dict[str, Any] | None:
    """A record's fields; None for none, and for what is not a record."""
    try:
        return None if raw is None else _decode_record(raw)
    except (msgspec.DecodeError, UnicodeError, RecursionError):  # also a number beyond all bounds
        return None


def value_of(record: Raw | None) -> object:
    """What stands under `value` in a record; None for what has none."""
    try:
        return None if record is None else _decode_value(record).value
    except msgspec.DecodeError:
        return None


def to_raw(key: str, document: object) -> Raw:
    """A record on one line. Raises `DoesNotFit` for anything that would not come back the same."""
    try:
        record = _encode(document)
        same = msgspec.json.decode(b"{%b:%b}" % (_encode(key), record)) == {key: document}
    except (TypeError, ValueError, RecursionError):
        same = False
    if not same:  # NaN, dates, halves of characters: each would be lost or break the file
        raise DoesNotFit(
            "Nothing was saved: a text or number in it cannot be kept in a file, such as half a character "
            "from a broken copy and paste. Type that part again and save again."
        )
    return Raw(record)


def to_lines(rows: Mapping[str, Raw]) -> bytearray:
    """The text of a table, one record a line, each line after its line break."""
    return bytearray(b",".join(to_line(key, record) for key, record in rows.items()))


def to_parts(tables: Mapping[str, bytearray]) -> Iterator[bytes | bytearray]:
    """The whole file, from the lines of its tables."""
    before = b"{"
    for name, lines in tables.items():
        yield before + b"\n%b:{" % _encode(name)
        yield lines
        before = b"\n},"
    yield b"\n}\n}\n"


def to_line(key: str, record: Raw) -> bytes:
    """A record as it stands in the file, after its line break."""
    return b"\n%b:%b" % (_encode(key), record)


class _Valued(Struct):
    value: Any = None


_encode = msgspec.json.encode


_decode_record = msgspec.json.Decoder(dict[str, Any]).decode


_decode_value = msgspec.json.Decoder(_Valued).decode
