"""What `undo` can take back, and what of that can be brought back, as the file keeps it.

It stands where an older RejectUI has its one last change, and looks to it like a change of nothing: so it has
nothing to undo there, and when something is forgotten it drops all of this, as it always did.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from rejectui.journal.file.line_storage import RecordTable
from rejectui.journal.records.raw import value_of
from rejectui.journal.records.record import Changes, to_fields

What = Literal[
    "log",
    "edit",
    "delete",
    "import",
    "restore",
    "card",
    "plan",
    "let_go",
    "keep",
    "hide",
    "unhide",
    "rest",
    "end_rest",
    "keep_ask",
    "drop_ask",
    "look",
]
NAME = "last_change"
MOST = 50  # changes that are kept; of more, the oldest go


class Change(Struct, frozen=True, omit_defaults=True):
    """A change, all that was written at once: `before` holds, by table and id, the fields that it changed as
    they were, None where absent. `day` is the practice day on which it was made, None if nobody knows it.
    """

    what: What
    before: Changes
    day: date | None = None


class History(Struct, frozen=True):
    """What was `done` and can be taken back, and what was `undone` and can be brought back; the one that is
    next stands last.
    """

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def on(self, day: date) -> History:
        """What of it counts on this practice day: the changes of this day, and of earlier days the last."""
        return History(_on(day, self.done), _on(day, self.undone))

    def and_then(self, change: Change) -> History:
        """With one more change, after which nothing can be brought back."""
        return History((*self.done, change)[-MOST:])

    def turned(self) -> History:
        """The same the other way around: what is undone can be taken back."""
        return History(self.undone, self.done)


class _Stored(Struct):
    """As it stands in the file; an older RejectUI knows the first three fields only."""

    what: What
    before: Changes
    again: bool = False
    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()


def history_in(record: Raw | None) -> History:
    """What stands in this record; nothing, where it cannot be understood."""
    try:
        found = msgspec.convert(value_of(record), _Stored)
    except msgspec.ValidationError:
        return History()
    if not found.before:
        return History(found.done, found.undone)
    last = History((Change(found.what, found.before),))  # an older RejectUI wrote it
    return last.turned() if found.again else last


def put_history(meta: RecordTable, history: History) -> None:
    """Make this what `undo` goes by."""
    stored = _Stored("edit", {}, done=history.done, undone=history.undone)
    meta.put(NAME, {"name": NAME, "value": to_fields(stored)})


def remember(meta: RecordTable, change: Change, day: date) -> None:
    """From now on this change is what `undo` would take back first."""
    history = history_in(meta.raw().get(NAME)).on(day)
    put_history(meta, history.and_then(replace(change, day=day)))


def drop_history(meta: RecordTable) -> None:
    """From now on there is nothing that `undo` could take back or bring back."""
    if value_of(meta.raw().get(NAME)) is not None:
        meta.put(NAME, {"name": NAME, "value": None})


def _on(day: date, changes: Sequence[Change]) -> tuple[Change, ...]:
    earlier = next((change for change in reversed(changes) if change.day != day), None)
    return tuple(change for change in changes if change.day == day or change is earlier)
