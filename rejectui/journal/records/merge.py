"""Merging: two records of one id become one.

The rules: union by id, per field the highest clock wins, a deletion is a field, what is
not known is carried along. Nothing that only one side has is ever lost, unless somebody forgot it.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from rejectui.journal.records.logical_clock import is_clock
from rejectui.journal.records.record import Record, changed_clocks

# Fields that are one thing, by the field that holds the id (None: all others). Were they merged one by one,
# a record could hold two asks, and a day one computer's card with the plan that another one has for its own.
_UNITS = {
    "day": ("challenge", "ask", "planned", "plan", "closed", "came"),
    None: ("challenge", "ask", "snapshot"),
}
_NO_CLOCK = ""


def merged(one: Record, other: Record, key: str | None) -> Record:
    """Two raw records of the same id as one; `key` names the field that holds the id,
    None where nobody knows it.

    Commutative, associative and idempotent, for any records whose clocks are clocks or absent; with something
    forgotten, if each clock was used for one write. What is older than a forgetting on either side is gone;
    the creation is the earlier one. A field without a clock of its own has the clock of its record's
    creation; an absent field without a clock says nothing. With equal clocks a present value wins over an
    absent one, then the later text of JSON, which is arbitrary, but the same on every machine.
    """
    floor = max(forgotten_at(one), forgotten_at(other))
    if floor and key == "id":  # a random id is never used again
        return tombstone(key, max((side[key] for side in (one, other) if key in side), key=_as_text), floor)
    if floor:
        one, other = since(one, floor, key), since(other, floor, key)
    created = min(created_at(one), created_at(other))
    said = dict.fromkeys((*one, *other, *_clocks(one), *_clocks(other)))
    new: Record = {}
    if key in one or key in other:
        new[key] = max((side[key] for side in (one, other) if key in side), key=_as_text)
    if created:
        new["clock"] = created
    changed = {}
    parts = _UNITS.get(key, _UNITS[None])
    for name in said:
        if name in (key, "clock", "changed"):
            continue
        unit = parts if name in parts else (name,)
        winner = max(one, other, key=lambda record: _state(record, unit))
        if name in winner:
            new[name] = winner[name]
        clock = clock_of_field(winner, name)
        if clock and (clock != created or (name in _clocks(winner) and not floor)):
            changed[name] = clock
    if changed:
        new["changed"] = changed
    return new


def tombstone(key: str, name: str, clock: str) -> Record:
    """What stays of a record that was forgotten at `clock`: of one with a random id it is the last word, of
    one with a natural key only what has later clocks counts from then on."""
    return {key: name, "clock": clock, **({"deleted": True} if key == "id" else {}), "forgotten": True}


def forgotten_at(record: Record) -> str:
    """The clock with which a record was forgotten, or an empty text."""
    return created_at(record) if record.get("forgotten") is True else _NO_CLOCK


def since(record: Record, clock: str, key: str | None) -> Record:
    """What a record says with this clock and later ones."""
    changed = {name: each for name, each in _clocks(record).items() if each >= clock}
    new = {
        name: value
        for name, value in record.items()
        if name == key or (name not in ("clock", "changed") and clock_of_field(record, name) >= clock)
    }
    new["clock"] = max(created_at(record), clock)
    return new | ({"changed": changed} if changed else {})


def as_of(record: Record, clock: str, key: str | None) -> Record:
    """What a record said up to this clock, as far as it has said nothing else since; empty if it was not
    there."""
    if created_at(record) > clock:
        return {}
    changed = {name: each for name, each in _clocks(record).items() if each <= clock}
    kept = {
        name: value
        for name, value in record.items()
        if name in (key, "clock") or (name != "changed" and clock_of_field(record, name) <= clock)
    }
    return kept | ({"changed": changed} if changed else {})


class _State(NamedTuple):
    clock: str
    values: list[bytes]
    clocks: list[str]
    own_clocks: list[bool]


def _state(record: Record, unit: tuple[str, ...]) -> _State:
    """What a record says of these fields, in the order in which it wins."""
    clocks = [clock_of_field(record, name) for name in unit]
    values = [_as_text(record[name]) if name in record else b"" for name in unit]
    return _State(max(clocks), values, clocks, [name in _clocks(record) for name in unit])


def created_at(record: Record) -> str:
    """The clock of a record's creation, or an empty text."""
    clock = record.get("clock")
    return clock if is_clock(clock) else _NO_CLOCK


def _clocks(record: Record) -> dict[str, str]:
    return {name: clock for name, clock in changed_clocks(record).items() if is_clock(clock)}


def clock_of_field(record: Record, name: str) -> str:
    """The clock with which a field was last set or cleared, or an empty text."""
    return _clocks(record).get(name) or (created_at(record) if name in record else _NO_CLOCK)


def _as_text(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")  # True == 1, but not in a file
