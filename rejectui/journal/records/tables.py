"""The tables of a journal: what each holds, and by which field its records are told apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.facts import Day, Pause, Rhythm, Run, Settings, Takeaway, WeekStart
from rejectui.journal.records.record import Record

# Settings that are a record for each thing that they name.
MARKS = ("hidden", "packs_off", "trusted", "later")
# Of one that is a mark, too: a pack that was switched back on.
PACKS_ON = "packs_on"
PLAIN_SETTINGS = tuple(name for name in Settings.__struct_fields__ if name not in (*MARKS, PACKS_ON))


class Table(Struct, frozen=True):
    """How the records of a table are read: `key` names the field that stands as text in front of each."""

    kind: type[Struct]
    called: str
    key: str
    read_key: Callable[[str], Any]
    order: tuple[str, ...]


# Every table but the settings, whose records are not all alike.
TABLES = {
    "attempts": Table(Attempt, "The ask", "id", str, ("day", "at", "id")),
    "asks": Table(Ask, "The kept ask", "id", str, ("added", "id")),
    "days": Table(Day, "The card of", "day", date.fromisoformat, ("day",)),
    "looks": Table(Look, "The rating of", "of", str, ("of",)),
    "pauses": Table(Pause, "The pause", "id", str, ("first", "last", "id")),
    "rhythms": Table(Rhythm, "The rhythm from", "monday", date.fromisoformat, ("monday",)),
    "runs": Table(Run, "The program run", "id", str, ("started", "id")),
    "week_starts": Table(WeekStart, "The start of the week from", "monday", date.fromisoformat, ("monday",)),
    "weeks": Table(Takeaway, "The takeaway of the week of", "monday", date.fromisoformat, ("monday",)),
}


def absence(table: str) -> Record:
    """The fields by which a record of this table is not there."""
    return {"value": None} if table == "settings" else {"deleted": True}


def key_field(table: str) -> str | None:
    """The field that holds the id in this table; None for a table that is not known here."""
    return "name" if table == "settings" else TABLES[table].key if table in TABLES else None
