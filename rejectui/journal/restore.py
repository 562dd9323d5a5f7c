"""An older state of the journal brought back, as a set of changes that are made now.

Were the old records only put back, their old clocks would lose against every copy of the newer ones: in the
file of another computer, or in a file that was set aside. So each field that differs is set as it was then,
with a clock of now, and what was made since is deleted as the user would delete it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Raw, Struct

from rejectui.core.attempt import Attempt
from rejectui.journal.errors import NewerJournal
from rejectui.journal.forget import take_out
from rejectui.journal.merge import forgotten_at, key_field
from rejectui.journal.meta import FORMAT, forget_change, format_of
from rejectui.journal.records import Record, change, last_clock
from rejectui.journal.storage import Records, Tables, to_raw
from rejectui.journal.upgrade import putting, upgrade
from rejectui.journal.views import TABLES, view_of

if TYPE_CHECKING:
    from rejectui.journal.store import Store


class Restoring(Struct, frozen=True):
    """What a restore comes to: the records that change, as they will be, and the asks among them.

    `others` counts the records of all other tables.
    """

    records: dict[str, dict[str, Record]]
    back: tuple[Attempt, ...] = ()
    gone: tuple[Attempt, ...] = ()
    edited: tuple[Attempt, ...] = ()
    others: int = 0


def restoring(tables: Tables, older: Tables, clock: str) -> Restoring:
    """What changes when these tables become what `older` says. Changes nothing itself."""
    records: dict[str, dict[str, Record]] = {}
    asks: dict[str, list[Attempt]] = {"back": [], "gone": [], "edited": []}
    for table in dict.fromkeys((*tables, *older)):
        if table == "meta":
            continue
        here, then = tables.get(table, Records()), older.get(table, Records())
        for key in dict.fromkeys((*here, *then)):
            new = _as_then(table, here.get(key), then.get(key), clock)
            if new is None:
                continue
            records.setdefault(table, {})[key] = new
            if table == "attempts":
                _tell(key, here.get(key), new, asks)
    others = sum(len(rows) for table, rows in records.items() if table != "attempts")
    return Restoring(records, others=others, **{name: tuple(found) for name, found in asks.items()})


def would_restore(store: Store, older: Tables) -> Restoring:
    """What bringing back these tables comes to. Writes nothing."""
    store.tables()
    return restoring(store.own(), _as_known(store, older), "")


def restore(store: Store, older: Tables) -> Restoring:
    """Make our file say what these tables say, by changes of now, after a backup of what it says; what other
    computers wrote stays."""
    older = _as_known(store, older)
    with store.together():
        tables = store.own()
        if tables:
            store.back_up("before-restore")
        found = restoring(tables, older, store.tick(None, latest_clock(tables, older)))
        for table, records in found.records.items():
            store.rows(table).put_all(records)
        forget_change(store.rows("meta"))
    return found


def _as_known(store: Store, older: Tables) -> Tables:
    """These tables in the present format, without what was forgotten since."""
    number = format_of(older, store.path)
    if number > FORMAT:
        raise NewerJournal(
            f"This backup was made by a newer RejectUI (format {number}, this one knows {FORMAT}), so it "
            "cannot be brought back. Install the newer version."
        )
    upgrade(older, number, putting(older))
    if marks := store.marks():
        take_out(older, marks)
    return older


def latest_clock(*several: Tables) -> str | None:
    """The latest clock in any record of these tables."""
    return last_clock(
        None,
        *(
            last_clock(_decoded(record))
            for tables in several
            for name, rows in tables.items()
            if name != "meta"
            for record in rows.values()
        ),
    )


def _as_then(table: str, here: Raw | None, then: Raw | None, clock: str) -> Record | None:
    """The record as it will be, or None if it stays as it is."""
    now, older = _decoded(here), _decoded(then)
    if here is None:
        return older if isinstance(older, dict) else None
    if not isinstance(now, dict) or not isinstance(older, dict | None):
        return None
    if older is None:
        wanted: Record = {"value": None} if table == "settings" else {"deleted": True}
    elif forgotten_at(now):  # then it is no older state of the same
        wanted = older
    else:
        wanted = {name: older.get(name) for name in dict.fromkeys((*now, *older))}
    wanted = {
        name: value
        for name, value in wanted.items()
        if name not in (key_field(table), "clock", "changed", "forgotten")
    }
    new, before = change(now, wanted, clock)
    return new if before else None


def _tell(key: str, here: Raw | None, new: Record, asks: dict[str, list[Attempt]]) -> None:
    was = None if here is None else view_of(TABLES["attempts"], key, here)
    will = view_of(TABLES["attempts"], key, to_raw(key, new))
    if isinstance(will, Attempt):
        asks["edited" if isinstance(was, Attempt) else "back"].append(will)
    elif isinstance(was, Attempt):
        asks["gone"].append(was)


def _decoded(record: Raw | None) -> Any:
    return None if record is None else msgspec.json.decode(record)
