"""What the file says about itself: its format, the last clock, who wrote, and what was forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from rejectui.journal.errors import damaged
from rejectui.journal.file.line_storage import RecordTable
from rejectui.journal.records.logical_clock import believable, is_clock, next_clock
from rejectui.journal.records.raw import Records, Tables, record_of, value_of
from rejectui.journal.records.record import last_clock

FORMAT = 1


def format_of(tables: Tables, path: Path) -> int:
    """The format number of a file with these tables; a file that does not exist yet has ours.

    Raises `DamagedJournal` for a file that does not say.
    """
    if not tables:
        return FORMAT
    found = value_of(tables.get("meta", Records()).get("format"))
    if isinstance(found, int) and not isinstance(found, bool) and found > 0:
        return found
    raise damaged(path, "does not say that it is a journal of RejectUI")


def clock_of(tables: Tables) -> object:
    """The latest clock in a file, as it says itself."""
    return value_of(tables.get("meta", Records()).get("clock"))


def start_of(tables: Tables) -> object:
    """The start of RejectUI that wrote this file last; None in an older one."""
    return value_of(tables.get("meta", Records()).get("start"))


def forgot_of(tables: Tables) -> frozenset[str]:
    """The clocks with which something was forgotten, as a file says itself."""
    found = value_of(tables.get("meta", Records()).get("forgot"))
    return frozenset(filter(is_clock, found)) if isinstance(found, list) else frozenset()


def put_forgot(meta: RecordTable, forgot: Iterable[str]) -> None:
    """Let every computer that reads this file know that it has something to erase, by these clocks."""
    meta.put("forgot", {"name": "forgot", "value": sorted(forgot)})


def put_start(meta: RecordTable, start: str) -> None:
    """Tell which start wrote last."""
    meta.put("start", {"name": "start", "value": start})


def tick(meta: RecordTable, changed: object, seen: Iterable[object], now: datetime, device: str) -> str:
    """The clock for a change of this record (None for a new one): later than all clocks in it, whatever they
    say, and later than every believable clock that is in this file or was `seen` elsewhere.

    So an edit wins over all that its author saw, and one computer with a clock years ahead does not take the
    others along.
    """
    rows = meta.raw()
    if "format" not in rows:
        meta.put("format", {"name": "format", "value": FORMAT})
    last = value_of(rows.get("clock"))
    clock = next_clock(last_clock(changed, *believable((last, *seen), now)), now, device)
    if believable([clock], now):
        meta.put("clock", {"name": "clock", "value": clock})
    return clock


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
