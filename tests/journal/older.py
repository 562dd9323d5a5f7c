"""Homes with a file of an older format, and a made-up format after the first, as there is only one so far."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from rejectui.journal import store
from rejectui.journal.file import meta, upgrade
from rejectui.journal.folder import peers
from rejectui.journal.records.raw import Tables
from rejectui.journal.records.record import Record
from tests.journal.build import House

OLD = Path(__file__).with_name("old")


def settled(house: House, number: int) -> House:
    """A home whose journal is the real old file."""
    house.folder.mkdir(parents=True)
    house.state.mkdir()
    (house.state / "device.json").write_text('{"id":"0123456789ab"}')
    shutil.copy(OLD / f"format-{number}.json", house.folder / "0123456789ab.json")
    return house


def peaks_become_tenths(tables: Tables) -> dict[str, dict[str, Record]]:
    """A made-up step from format 1 to 2: ratings from 0 to 10, and of these records nothing else."""
    rows = tables["attempts"]
    found = {key: msgspec.json.decode(record, type=dict[str, object]) for key, record in rows.items()}
    return {
        "attempts": {
            key: {**record, "peak": int(record["peak"]) // 10}  # type: ignore[call-overload]
            for key, record in found.items()
            if "peak" in record
        }
    }


@contextmanager
def a_second_format() -> Iterator[None]:
    """Be a version that knows format 2."""
    upgrade.STEPS = (peaks_become_tenths,)
    store.FORMAT = meta.FORMAT = peers.FORMAT = 2
    try:
        yield
    finally:
        upgrade.STEPS = ()
        store.FORMAT = meta.FORMAT = peers.FORMAT = 1
