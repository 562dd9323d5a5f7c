"""An older state of the journal brought back, as a set of changes that are made now.

Were the old records only put back, their old clocks would lose against every copy of the newer ones: in the
file of another computer, or in a file that was set aside. So each field that differs is set as it was then,
with a clock of now, and what was made since is deleted as the user would delete it.
"""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from typing import TYPE_CHECKING

from msgspec import Raw, Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.journal.errors import NewerJournal
from rejectui.journal.file.forgotten import take_out
from rejectui.journal.file.meta import FORMAT, clock_of, format_of, latest_clock
from rejectui.journal.file.upgrade import putting, upgrade
from rejectui.journal.folder.union import united
from rejectui.journal.records.logical_clock import latest_at
from rejectui.journal.records.merge import as_of, clock_of_field, forgotten_at
from rejectui.journal.records.raw import Records, Tables, record_of, to_raw
from rejectui.journal.records.record import Changes, Record, change, last_clock
from rejectui.journal.records.tables import TABLES, absence, key_field
from rejectui.journal.records.views import view_of

if TYPE_CHECKING:
    from rejectui.journal.store import Store


class Restoring(Struct, frozen=True):
    """What a restore comes to: the records that change, as they will be, and what their fields held `before`;
    the asks among them that come back, go, or are as they were.

    `others` counts the records of all other tables.
    """

    records: Changes
    before: Changes
    back: tuple[Attempt, ...] = ()
    gone: tuple[Attempt, ...] = ()
    edited: tuple[Attempt, ...] = ()
    others: int = 0


def restoring(shown: Tables, own: Tables, older: Tables, then: Tables, clock: str) -> Restoring:
    """What changes when the records of our own file and of a backup of it, `older`, become what all files
    said `then`. Changes nothing itself. Records of which our file never knew stay as they are `shown`.
    """
    records: Changes = {}
    before: Changes = {}
    asks: dict[str, list[Attempt]] = {"back": [], "gone": [], "edited": []}
    for table in dict.fromkeys((*own, *older)):
        if table == "meta":
            continue
        here, past = shown.get(table, Records()), then.get(table, Records())
        for key in dict.fromkeys((*own.get(table, {}), *older.get(table, {}))):
            now, was = record_of(here.get(key)), record_of(past.get(key))
            if key not in here:
                new, held = was, absence(table)
            elif now is not None:
                new, held = change(now, _as_then(table, now, was), clock)
            else:
                continue
            if new is None or not held:
                continue
            records.setdefault(table, {})[key] = new
            before.setdefault(table, {})[key] = held
            if table == "attempts":
                _sort(key, here.get(key), new, asks)
    others = sum(len(rows) for table, rows in records.items() if table != "attempts")
    return Restoring(records, before, others=others, **{name: tuple(found) for name, found in asks.items()})


def would_restore(store: Store, older: Tables, made: datetime | None) -> Restoring:
    """What bringing back a backup that was `made` then comes to. Writes nothing."""
    older = _as_known(store, older)
    return restoring(store.tables(), store.own(), older, _state_of(store, older, made), "")


def restore(store: Store, older: Tables, made: datetime | None) -> Restoring:
    """Make the journal say what it said then, by changes of now, after a backup of what our file says."""
    older = _as_known(store, older)
    with store.together():
        shown, own = store.tables(), store.own()
        if store.is_saved:
            store.back_up("before-restore")
        then = _state_of(store, older, made)
        clock = store.tick(None, latest_clock(shown, own, older))
        found = restoring(shown, own, older, then, clock)
        for table, records in found.records.items():
            store.rows(table).put_all(records)
        if found.records:
            store.note("restore", found.before)
    return found


def _state_of(store: Store, older: Tables, made: datetime | None) -> Tables:
    """What all files said when a backup of ours was made: it, and what others had written by then, as far as
    they have not written something else since."""
    until = last_clock(None, clock_of(older), latest_clock(older), made and latest_at(made)) or ""
    theirs: Tables = reduce(united, (peer.tables for peer in store.peers), {})
    by_then = {
        table: Records.of(
            {
                key: to_raw(key, said)
                for key, raw in rows.items()
                if (record := record_of(raw)) and (said := as_of(record, until, key_field(table)))
            }
        )
        for table, rows in theirs.items()
    }
    return united(older, by_then)


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


def _as_then(table: str, now: Record, was: Record | None) -> Record:
    """The fields that will be as they were; of what was forgotten, those that are younger."""
    forgotten = forgotten_at(now)
    if was is None:
        return {} if forgotten else absence(table)
    apart = (key_field(table), "clock", "changed", "forgotten")
    return {
        name: was.get(name)
        for name in dict.fromkeys((*now, *was))
        if name not in apart and not (forgotten and clock_of_field(now, name) <= forgotten)
    }


def _sort(key: str, here: Raw | None, new: Record, asks: dict[str, list[Attempt]]) -> None:
    was = None if here is None else view_of(TABLES["attempts"], key, here)
    will = view_of(TABLES["attempts"], key, to_raw(key, new))
    if isinstance(will, Attempt):
        asks["edited" if isinstance(was, Attempt) else "back"].append(will)
    elif isinstance(was, Attempt):
        asks["gone"].append(was)
