"""Records erased for good: what stays is the id with the word `forgotten`, so that no copy brings them back.

The computer that forgets writes that into its file. Each computer that reads it, this one first, then takes
what is older out of all that only it writes: its own file with the copies of it in the folder, its backups,
the files that it set aside, and what it keeps of the others' files.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejectui.journal.changes.erasable import Wanted
from rejectui.journal.errors import JournalError
from rejectui.journal.file.forgotten import StillThere, forgotten, without
from rejectui.journal.file.history import drop_history
from rejectui.journal.file.meta import forgot_of, put_forgot
from rejectui.journal.records.tables import key_field

if TYPE_CHECKING:
    from rejectui.journal.store import Store


def forget(store: Store, wanted: Wanted) -> StillThere:
    """Erase these records for good, or the named fields of them; says where they may still stand.

    Raises `CannotSave` with nothing changed.
    """
    with store.together():
        meta, clocks = store.rows("meta"), []
        for (table, name), fields in wanted.items():
            old, key = store.record(table, name), key_field(table)
            if old is None or key is None:
                continue
            clocks.append(clock := store.tick(old))
            store.rows(table).put(name, forgotten(key, name, old, fields, clock))
        if clocks:
            put_forgot(meta, forgot_of(store.own()).union(clocks))
            drop_history(meta)
    try:
        left = erase(store)
    except JournalError:
        left = StillThere(unwritten=store.folders[1:])
    marks = {each: one for each, one in store.marks().items() if each in wanted}
    others = (peer.path for peer in store.peers if without(peer.tables, marks))
    return replace(left, others=tuple(path for path in others if path.exists()))


def erase(store: Store) -> StillThere:
    """Take what was forgotten, here or on another computer, out of all that only this computer writes.

    Raises `CannotSave`; done again, it finishes what was left.
    """
    with store.home.locked():
        with store.together():
            store.tables()
            marks = store.marks()
            own = store.own()
            # Also what our file never held: an older state of another's may show it here once more.
            unknown = {each: one for each, one in marks.items() if each[1] not in own.get(each[0], {})}
            changed = {**without(own, marks), **unknown}
            if changed or forgot_of(own) != store.forgot():
                store.tick(None)  # which makes a file that was not there a journal
                put_forgot(store.rows("meta"), store.forgot())
                drop_history(store.rows("meta"))
            for (table, name), record in changed.items():
                store.rows(table).put(name, record)
        left = store.home.erase(marks)
        if not left.unwritten:
            with suppress(OSError):
                store.home.note_erased(store.forgot())
    return left
