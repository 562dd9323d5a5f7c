"""An older state of the journal brought back, as a set of changes that are made now.

Were the old records only put back, their old clocks would lose against every copy of the newer ones: in the
file of another computer, or in a file that was set aside. So each field that differs is set as it was then,
with a clock of now, and what was made since is deleted as the user would delete it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Raw, Struct

from rejectui.core.attempt import Attempt
from rejectui.journal.errors import NewerJournal
from rejectui.journal.forget import take_out
from rejectui.journal.merge import absence, clock_of_field, created_at, forgotten_at, key_field
from rejectui.journal.meta import FORMAT, LastChange, clock_of, format_of, remember
from rejectui.journal.records import Changes, Record, change, last_clock
from rejectui.journal.storage import Records, Tables, record_of, to_raw
from rejectui.journal.upgrade import putting, upgrade
from rejectui.journal.views import TABLES, view_of

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


class State(NamedTuple):
    """The tables of all files together, and of our own alone."""

    shown: Tables
    own: Tables


def restoring(now: State, older: Tables, clock: str) -> Restoring:
    """What changes when our own records become what `older` says, a backup of our file. Changes nothing
    itself.

    A backup does not hold what stood in other computers' files. So what they had written by then stays, and
    records of which our file never knew, too.
    """
    records: Changes = {}
    before: Changes = {}
    asks: dict[str, list[Attempt]] = {"back": [], "gone": [], "edited": []}
    until = last_clock(None, clock_of(older), latest_clock(older)) or ""
    for table in dict.fromkeys((*now.own, *older)):
        if table == "meta":
            continue
        here, own, then = (tables.get(table, Records()) for tables in (now.shown, now.own, older))
        for key in dict.fromkeys((*own, *then)):
            shown, older_one = record_of(here.get(key)), record_of(then.get(key))
            if key not in here:
                new, held = older_one, absence(table)
            elif shown is not None:
                wanted = _as_then(table, shown, record_of(own.get(key)), older_one, until)
                new, held = change(shown, wanted, clock)
            else:
                continue
            if new is None or not held:
                continue
            records.setdefault(table, {})[key] = new
            before.setdefault(table, {})[key] = held
            if table == "attempts":
                _tell(key, here.get(key), new, asks)
    others = sum(len(rows) for table, rows in records.items() if table != "attempts")
    return Restoring(records, before, others=others, **{name: tuple(found) for name, found in asks.items()})


def would_restore(store: Store, older: Tables) -> Restoring:
    """What bringing back these tables comes to. Writes nothing."""
    return restoring(State(store.tables(), store.own()), _as_known(store, older), "")


def restore(store: Store, older: Tables) -> Restoring:
    """Make the journal say what these tables say, by changes of now, after a backup of what our file says."""
    older = _as_known(store, older)
    with store.together():
        now = State(store.tables(), store.own())
        if store.is_saved:
            store.back_up("before-restore")
        found = restoring(now, older, store.tick(None, latest_clock(*now, older)))
        for table, records in found.records.items():
            store.rows(table).put_all(records)
        if found.records:
            remember(store.rows("meta"), LastChange("restore", found.before))
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
            last_clock(record_of(record))
            for tables in several
            for name, rows in tables.items()
            if name != "meta"
            for record in rows.values()
        ),
    )


def _as_then(table: str, shown: Record, own: Record | None, older: Record | None, until: str) -> Record:
    """The fields that will be as they were; `until` is the latest clock in the backup."""
    forgotten = forgotten_at(shown)
    if older is None:
        return {} if forgotten or "" < created_at(shown) <= until else absence(table)
    names = {*shown, *older} - {key_field(table) or "", "clock", "changed", "forgotten"}
    # What others had written by then is in no backup of ours, nor is what a forgetting has kept.
    theirs = {name for name in names if shown.get(name) != (own or {}).get(name)}
    stay = {name for name in theirs if clock_of_field(shown, name) <= until}
    stay |= {name for name in names if forgotten and clock_of_field(shown, name) <= forgotten}
    return {name: older.get(name) for name in (*shown, *older) if name in names - stay}


def _tell(key: str, here: Raw | None, new: Record, asks: dict[str, list[Attempt]]) -> None:
    was = None if here is None else view_of(TABLES["attempts"], key, here)
    will = view_of(TABLES["attempts"], key, to_raw(key, new))
    if isinstance(will, Attempt):
        asks["edited" if isinstance(was, Attempt) else "back"].append(will)
    elif isinstance(was, Attempt):
        asks["gone"].append(was)
