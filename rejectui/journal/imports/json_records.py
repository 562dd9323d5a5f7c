"""A JSON document of `whole`, or a journal's own file, read back with the line of every record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec
from msgspec import Raw

from rejectui.core.clean_text import clean_line
from rejectui.journal.errors import CannotImport
from rejectui.journal.export.json_document import WHAT
from rejectui.journal.file.meta import FORMAT
from rejectui.journal.imports.checks import Gathering, ImportReading, decoded, line_at, not_ours
from rejectui.journal.records.raw import value_of
from rejectui.journal.records.tables import key_field

_PLACE = re.compile(r"\(byte (\d+)\)$")
_SPACE = re.compile(r"[ \t\r\n]*")
_decode = json.JSONDecoder(parse_int=str).raw_decode  # only the place counts: no number is too long for that


def read_document(data: bytes, text: str, name: str) -> ImportReading:
    """The records of a document, which `text` holds too. Raises `CannotImport`."""
    try:
        of_tables = _check(data, name)
        gathering = Gathering()
        for table, key, record, line in _records(_Scanner(text), of_tables, name):
            listed = decoded(record) if key is None else None
            found = listed.get(key_field(table)) if isinstance(listed, dict) else key
            known = found if isinstance(found, str) else ""
            called = ", ".join(filter(None, (clean_line(table)[:40], clean_line(known[:64]))))
            gathering.add(table, known, record, line, f"{called}: ")
    except (KeyError, msgspec.ValidationError):
        raise not_ours(name) from None
    except (msgspec.DecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        at = len(data[: int(place[1])].decode(errors="ignore")) if place else len(text.rstrip())
        raise CannotImport(
            f"{name} is not whole JSON from line {line_at(text, at)} on, so nothing was taken from it. Give "
            "a file that rejectui export json wrote, just as it was written."
        ) from None
    return gathering.reading()


def _check(data: bytes, name: str) -> bool:
    """Whether the tables stand within a document, not by themselves as in a journal's own file. All of the
    JSON is known to be whole then.
    """
    top = msgspec.json.decode(data, type=dict[str, Raw])
    of_tables = "what" in top
    if of_tables and ("tables" not in top or decoded(top["what"]) != WHAT):
        raise not_ours(name)
    number = decoded(top["format"]) if of_tables else _own_format(top["meta"])
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise not_ours(name)
    if number > FORMAT:
        raise CannotImport(
            f"{name} was made by a newer RejectUI (format {number}, this one knows {FORMAT}), so nothing was "
            "taken from it. Install the newer version and import it there."
        )
    return of_tables


def _own_format(meta: Raw) -> object:
    return value_of(msgspec.json.decode(meta, type=dict[str, Raw])["format"])


class _Scanner:
    """Walks through JSON that is known to be whole, and knows the line; what is there twice is met twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line, self._counted = 1, 0

    def line(self) -> int:
        """The number of the line in which the scanner stands."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def sign(self) -> str:
        """The sign that comes next, past all space."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        return self._text[self._at]

    def values(self) -> Iterator[str | None]:
        """Stops before each value of the object or list that comes next, and tells its name, None in a list;
        whoever asks goes past the value."""
        closes = "}" if self._past_sign() == "{" else "]"
        while self.sign() != closes:
            name = None
            if closes == "}":
                name = json.loads(self.value())
                self._past_sign()  # the colon
                self.sign()
            yield name
            if self.sign() == ",":
                self._past_sign()
        self._past_sign()

    def value(self) -> str:
        """Goes past a value; how it is written."""
        self.sign()
        begins = self._at
        _, self._at = _decode(self._text, begins)
        return self._text[begins : self._at]

    def _past_sign(self) -> str:
        sign = self.sign()
        self._at += 1
        return sign


def _records(scanner: _Scanner, of_tables: bool, name: str) -> Iterator[tuple[str, str | None, Raw, int]]:
    """(table, id if it stands before the record, record, line) for all that is in the tables."""
    if not of_tables:
        yield from _in_tables(scanner, name)
        return
    for outer in scanner.values():
        if outer == "tables":
            yield from _in_tables(scanner, name)
        else:
            scanner.value()


def _in_tables(scanner: _Scanner, name: str) -> Iterator[tuple[str, str | None, Raw, int]]:
    if scanner.sign() != "{":
        raise not_ours(name)
    for table in scanner.values():
        if table == "meta":
            scanner.value()
        elif scanner.sign() not in "{[":
            raise not_ours(name)
        else:
            for key in scanner.values():
                line = scanner.line()
                yield table or "", key, Raw(scanner.value().encode()), line
