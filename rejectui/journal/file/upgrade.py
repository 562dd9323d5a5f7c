"""From an older format of the journal to the present one, a numbered step at a time.

`STEPS[0]` leads from format 1 to 2, and so on; a step is a pure function. There is only format 1 so far.
A file of an older format is upgraded when it is opened, after a backup of it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rejectui.journal.records.raw import Records, Tables, to_raw
from rejectui.journal.records.record import Record

# Given all tables, the records that are other ones in the next format, by table and id; what is not named
# stays as it is, byte for byte.
Step = Callable[[Tables], Mapping[str, Mapping[str, Record]]]
STEPS: tuple[Step, ...] = ()

Put = Callable[[str, str, Record], None]


def upgrade(tables: Tables, number: int, put: Put) -> None:
    """Take all steps that lead from format `number` to the present one; `put` changes these same tables."""
    for at, step in enumerate(STEPS[number - 1 :], number + 1):
        for table, records in step(tables).items():
            for key, record in records.items():
                put(table, key, record)
        put("meta", "format", {"name": "format", "value": at})


def putting(tables: Tables) -> Put:
    """Changes tables that are only read, such as those of a backup."""

    def put(table: str, key: str, record: Record) -> None:
        tables.setdefault(table, Records()).put(key, to_raw(key, record))

    return put
