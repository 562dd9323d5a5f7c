"""A journal takes in the records of another: what that comes to, and what it would take to go back.

Records of one id become one (see `merge`). Duplicates are noticed: what is here already is not written again,
and an ask that comes under another id, but is the same, stays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Raw, Struct

from rejectui.core.clean_text import REPLACEMENT, UNSAFE
from rejectui.journal.records.merge import merged
from rejectui.journal.records.raw import Records, Tables, record_of, to_raw
from rejectui.journal.records.record import (
    Changes,
    Record,
    change,
    every,
    every_field,
    last_clock,
    new_record,
)
from rejectui.journal.records.tables import TABLES, absence, key_field
from rejectui.journal.records.views import misfit, view_of

if TYPE_CHECKING:
    from rejectui.journal.store import Store

Incoming = Mapping[str, Mapping[str, Record]]


class Differing(NamedTuple):
    """A record that came without a clock and says something else than the one here, and in which fields."""

    table: str
    key: str
    fields: tuple[str, ...]


class Merging(Struct, frozen=True):
    """What taking in another journal's records comes to: the records that change, as they will be, if only by
    a clock; and of those that say something new what their fields held `before`, for `undo`.

    Of the asks that came: how many are `new`, `changed`, `here` already, `twins` of one under another id, and
    `deleted` here, which they stay. `others` counts the records of all other tables that are new or changed.
    """

    records: Changes
    before: Changes
    new: int = 0
    changed: int = 0
    here: int = 0
    twins: int = 0
    deleted: int = 0
    others: int = 0
    differing: tuple[Differing, ...] = ()


def merging(tables: Tables, incoming: Incoming) -> Merging:
    """What changes when these records come into a journal with these tables. Changes nothing itself.

    A record without any clock, as from a table, cannot tell whether it is newer: it changes none that is
    here.
    """
    records: Changes = {}
    before: Changes = {}
    differing: list[Differing] = []
    asks: Counter[str] = Counter()
    for table, rows in incoming.items():
        present = tables.get(table, Records())
        said = _said(present) if table == "attempts" and rows.keys() - present.keys() else set()
        for key, brought in rows.items():
            # What comes in may bring something, and erases nothing.
            record = {name: value for name, value in brought.items() if name != "forgotten"}
            old = present.get(key)
            if table == "attempts" and old is None and _is_twin(record, said):
                asks["twins"] += 1
                continue
            fields = _differences(table, key, old, record) if old and _is_undated(table, record) else ()
            if fields:
                differing.append(Differing(table, key, fields))
                continue
            new = _changed(table, key, old, record)
            held = _before(table, old, new) if new is not None else {}
            if new is not None:
                records.setdefault(table, {})[key] = new
            if held:
                before.setdefault(table, {})[key] = held
            if table == "attempts":
                asks[_what_became(old, new if held else None, record)] += 1
    del asks[""]
    others = sum(len(rows) for table, rows in before.items() if table != "attempts")
    return Merging(records, before, others=others, differing=tuple(differing), **asks)


def take_in(store: Store, incoming: Incoming) -> Merging:
    """Merge the records of another journal into this one, after a backup; later than all their clocks."""
    with store.together():
        found = merging(store.tables(), incoming)
        if not found.records:
            return found
        if store.backups is not None and store.is_saved:
            store.back_up("before-import")
        clock = store.tick(None, last_clock(None, *map(last_clock, every(incoming))))
        for table, records in found.records.items():
            store.rows(table).put_all(dated(table, records, clock))
        if found.before:
            store.note("import", found.before)
    return found


def dated(table: str, records: Mapping[str, Record], clock: str) -> dict[str, Record]:
    """The same records; those without any clock were made at this one."""
    return {
        key: new_record(TABLES[table].key, key, record, clock) if _is_undated(table, record) else record
        for key, record in records.items()
    }


def _changed(table: str, key: str, old: Raw | None, record: Record) -> Record | None:
    """The record as it will be, or None if it stays as it is; so does one that is not counted here."""
    if old is None:
        return record
    here = record_of(old)
    if here is None or _is_undated(table, record) or _as_text(here) == _as_text(record):
        return None
    if misfit(table, key, old) is not None:
        return None
    field = key_field(table)
    new = merged(here, record, field)
    return None if _as_text(new) == _as_text(merged(here, here, field)) else new


def _before(table: str, old: Raw | None, new: Record) -> Record:
    """The fields that change, as they are before; what was not there is deleted before, a setting unset."""
    here = record_of(old)
    if here is None:
        return absence(table)
    names = (*here, *new)
    return change(here, {name: new.get(name) for name in names if name not in _not_said(table)}, "")[1]


def _is_undated(table: str, record: Record) -> bool:
    return table in TABLES and last_clock(record) is None


def _differences(table: str, key: str, old: Raw, record: Record) -> tuple[str, ...]:
    """The fields in which what came says something else than what is here, if both can be read."""
    here, there = (view_of(TABLES[table], key, each) for each in (old, to_raw(key, record)))
    if here == there or not isinstance(here, Struct) or not isinstance(there, Struct):
        return ()
    ours, theirs = dict(_each_field(every_field(here))), dict(_each_field(every_field(there)))
    return tuple(name for name in dict.fromkeys((*ours, *theirs)) if ours.get(name) != theirs.get(name))


def _each_field(fields: Record, within: str = "") -> Iterator[tuple[str, object]]:
    """(name, value) of every field, those of small records one by one, texts as a table shows them."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _each_field(value, f"{name}.")
        elif isinstance(value, list):
            yield within + name, [_shown(each) for each in value]
        else:
            yield within + name, _shown(value)


def _shown(value: object) -> object:
    return UNSAFE.sub(REPLACEMENT, value) if isinstance(value, str) else value


def _said(present: Mapping[str, Raw]) -> set[bytes]:
    """What each ask says that is here, whatever its id."""
    found = (record_of(record) for record in present.values())
    return {_says(record) for record in found if record is not None}


def _is_twin(record: Record, said: set[bytes]) -> bool:
    """Whether an ask that is not deleted says what one `said` already; from now on it is said."""
    says = _says(record)
    twin = says in said and record.get("deleted") is not True
    said.add(says)
    return twin


def _says(record: Record) -> bytes:
    return _as_text({name: value for name, value in record.items() if name not in _not_said("attempts")})


def _not_said(table: str) -> tuple[str | None, ...]:
    """The fields of a record that only tell which and when."""
    return (key_field(table), "clock", "changed")


def _what_became(old: Raw | None, new: Record | None, record: Record) -> str:
    """What an ask counts as; nothing if it was deleted and was not here."""
    was = record_of(old)
    gone_before = was is not None and was.get("deleted") is True
    if record.get("deleted") is True and (was is None or gone_before):
        return ""
    if was is None:
        return "new"
    if gone_before and (new is None or new.get("deleted") is True):
        return "deleted"
    return "here" if new is None else "changed"


def _as_text(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")  # True == 1, but not in a file
