"""The tables of several journal files as one. Commutative, associative and idempotent, as `merged` is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import msgspec
from msgspec import Raw

from rejectui.journal.file.meta import FORMAT
from rejectui.journal.records.raw import Records, Tables, record_of

OWN = "meta"  # what a file says about itself is not merged
_NO_FILE_YET = b'{"format":{"name":"format","value":%d}}' % FORMAT


def united(one: Tables, other: Tables) -> Tables:
    """Both, record by record, but for `meta`; what only one of them has is not copied."""
    both = {}
    for name in dict.fromkeys((*one, *other)):
        if name == OWN:
            continue
        if name in one and name in other:
            both[name] = _united(name, one[name], other[name])
        else:
            both[name] = one[name] if name in one else other[name]
    return both


class Union:
    """Our own tables with those of the other files, kept up to date record by record.

    `tables` and `changes` are as `LineStorage` has them; without other files they are its very own.
    """

    def __init__(self) -> None:
        self.tables: Tables = {}
        self.changes: list[tuple[str, str]] = []
        self._theirs: Tables = {}
        self._others: Sequence[Tables] = ()
        self._own_changes: list[tuple[str, str]] | None = None
        self._done = 0

    def update(self, own: Tables, changes: list[tuple[str, str]], others: Sequence[Tables]) -> None:
        """Take in what changed: `changes` lists what was put into `own`, another list or another sequence of
        `others` tells that everything was read anew."""
        if others is not self._others:
            self._theirs = reduce(united, others, {})
            self._others, self._own_changes = others, None
        if not self._theirs:
            self.tables, self.changes = own, changes
        elif changes is not self._own_changes:
            self.tables = {OWN: own.get(OWN, Records(_NO_FILE_YET))} | united(own, self._theirs)
            self.changes = []
        else:
            for table, key in changes[self._done :]:
                self._put(table, key, own)
        self._own_changes, self._done = changes, len(changes)

    def _put(self, table: str, key: str, own: Tables) -> None:
        if table in self._theirs:
            if self.tables[table] is self._theirs[table]:
                self.tables[table] = Records.of(dict(self._theirs[table]))
            theirs = self._theirs[table].get(key)
            ours = own[table][key]
            self.tables[table].put(key, ours if theirs is None else _both(table, ours, theirs))
        else:
            self.tables[table] = own[table]
        self.changes.append((table, key))


def _united(table: str, one: Records, other: Records) -> Records:
    both = dict(one)
    for key, record in other.items():
        here = both.get(key)
        both[key] = record if here is None or here == record else _both(table, here, record)
    return Records.of(both)


def _both(table: str, one: Raw, other: Raw) -> Raw:
    """Two records of one id as one. What is no record at all gives way to one; of two such, any, but always
    the same."""
    if _on_one_line(one) == _on_one_line(other):
        return one
    first, second = record_of(one), record_of(other)
    if first is not None and second is not None:
        from rejectui.journal.records.merge import merged  # with one file there is nothing to merge
        from rejectui.journal.records.tables import key_field

        return Raw(msgspec.json.encode(merged(first, second, key_field(table))))
    if first is None and second is None:
        return max(one, other, key=bytes)
    return one if second is None else other


def _on_one_line(record: Raw) -> bytes:
    """The record as we would lay it out: comparing is a hundred times faster than merging."""
    try:
        return msgspec.json.format(bytes(record), indent=-1)
    except (msgspec.DecodeError, RecursionError):
        return bytes(record)
