"""Which ask is looked at next when somebody sorts asks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.dealing.candidates import dealable
from rejectui.core.dealing.filters import ANYTHING
from rejectui.core.facts import Facts


def next_to_sort(catalog: Catalog, facts: Facts, day: date, leave_out: Collection[str] = ()) -> Entry | None:
    """The challenge that tells most about this person; None when every one was looked at."""
    seen = {look.of for look in facts.looks if look.peak is not None} | {*leave_out}
    found = (each for each in dealable(catalog, facts, ANYTHING) if isinstance(each, Entry))
    return next((entry for entry in found if entry.id not in seen), None)
