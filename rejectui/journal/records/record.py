"""How a record changes: field by field, each change with its clock, unknown fields left alone.

A record is `{"<key>": …, "clock": "<creation>", fields…, "changed": {"<field>": "<clock>"}}`. The clock of a
field is the one in `changed`, or else that of the creation; a cleared field is absent and has a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar
from uuid import uuid4

import msgspec

from rejectui.core.asks.attempt import Plan, Snapshot
from rejectui.journal.errors import DoesNotFit
from rejectui.journal.records.logical_clock import is_clock

Record = dict[str, Any]
Changes = dict[str, dict[str, Record]]  # fields by table and id
S = TypeVar("S", bound=msgspec.Struct)

# Fields that hold a small record of their own; what a later version put into one is kept too.
_PARTS = {"plan": Plan.__struct_fields__, "snapshot": Snapshot.__struct_fields__}
_PATH = re.compile(r" - at `\$\.?([^`]*)`$")
_MISSING = re.compile(r"missing required field `(\w+)`")


def new_record(key: str, name: str, fields: Mapping[str, object | None], clock: str) -> Record:
    """A record that was not there before."""
    given = {field: value for field, value in fields.items() if value is not None and field != key}
    return {key: name, "clock": clock, **given}


def change(old: Record, fields: Mapping[str, object | None], clock: str) -> tuple[Record, Record]:
    """(the record with these fields set, or cleared where None; what those that changed held before)."""
    wanted = {name: _with_unknown(name, old.get(name), value) for name, value in fields.items()}
    before = {name: old.get(name) for name, value in wanted.items() if not _same(old.get(name), value)}
    if not before:
        return old, {}
    new = {name: value for name, value in old.items() if name != "changed"}
    for name in before:
        if wanted[name] is None:
            new.pop(name, None)
        else:
            new[name] = wanted[name]
    new["changed"] = changed_clocks(old) | dict.fromkeys(before, clock)
    return new, before


def every(records: Mapping[str, Mapping[str, Record]]) -> Iterator[Record]:
    """All of them, table by table."""
    return (record for rows in records.values() for record in rows.values())


def is_erased(record: Record) -> bool:
    """Whether it was forgotten, and has a random id, so that nothing brings it back."""
    return "id" in record and record.get("forgotten") is True


def not_forgotten(record: Record, fields: Record) -> Record:
    """Of these fields, as they were before their last change, those that changed since the record was
    forgotten; all, if it never was."""
    if is_erased(record):
        return {}
    if record.get("forgotten") is not True:
        return fields
    clocks, forgotten = changed_clocks(record), record.get("clock", "")
    return {name: value for name, value in fields.items() if clocks.get(name, "") > forgotten}


def last_clock(record: object, *others: object) -> str | None:
    """The latest clock in a record and among others; what is not a clock is passed over."""
    own = [record.get("clock"), *changed_clocks(record).values()] if isinstance(record, dict) else []
    return max((clock for clock in (*own, *others) if is_clock(clock)), default=None)


def to_fields(value: object) -> Any:
    """A Struct or a field's value as JSON has it. Empty lists and parts count as cleared."""
    return _or_none(_as_json(msgspec.to_builtins(value)))


def every_field(struct: msgspec.Struct, *, but: Iterable[str] = ()) -> Record:
    """All fields of a Struct as JSON has them, None where they are absent."""
    given = _as_json(msgspec.to_builtins(struct))
    return {name: _or_none(given.get(name)) for name in struct.__struct_fields__ if name not in but}


def fit(value: object, kind: type[S]) -> S:
    """The value as this type, all limits checked. Raises `DoesNotFit` naming the field and the limit."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        from rejectui.core.limits import limit

        reason = _PATH.sub("", str(error)).replace("`", "")
        field = field_of(error)
        told = limit(kind, field) or (
            f"{field.replace('_', ' ')} does not fit ({reason[:1].lower()}{reason[1:]})"
        )
        told = f"{told[:1].lower()}{told[1:]}"
        raise DoesNotFit(f"Nothing was changed: {told}. Change it and save again.") from None


def field_of(error: msgspec.ValidationError) -> str:
    """The name of the field that is wrong, and nothing of what it holds."""
    found, missing = _PATH.search(str(error)), _MISSING.search(str(error))
    names = (found[1].partition("[")[0] if found else "", missing[1] if missing else "")
    return ".".join(filter(None, names)) or "the record"


def _as_json(plain: Any) -> Any:
    """Tuples as the lists they will be when the file is read again."""
    if isinstance(plain, dict):
        return {name: _as_json(value) for name, value in plain.items()}
    return [_as_json(value) for value in plain] if isinstance(plain, (list, tuple)) else plain


def _or_none(plain: object) -> object | None:
    return None if plain == [] or plain == {} else plain


def changed_clocks(record: Record) -> dict[str, Any]:
    """The clocks of the fields that were changed since the creation, as they are in the record."""
    changed = record.get("changed")
    return changed if isinstance(changed, dict) else {}


def _same(old: object, new: object) -> bool:
    return old == new and type(old) is type(new)  # True == 1, but not in a file


def _with_unknown(name: str, old: object, new: object) -> object:
    if name not in _PARTS or not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {key: value for key, value in old.items() if key not in _PARTS[name]} | new


def new_id() -> str:
    """An id that no other record has, on any machine: 32 hex digits. It is made before the first try to save,
    so that a retry is never a second record."""
    return uuid4().hex
