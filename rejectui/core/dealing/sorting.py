"""Which ask is looked at next when somebody sorts asks (PRACTICE.md, Levels 15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta
from zlib import crc32

from rejectui.core.asks.areas import area_of
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.dealing.candidates import at_once, dealable
from rejectui.core.dealing.expected_distress import LOOK, Expectations
from rejectui.core.dealing.filters import ANYTHING
from rejectui.core.distress.normal_model import Point
from rejectui.core.facts import Facts

A_DOZEN = 12  # asks of a sitting: what they bring is in tests/bench/simulation.py
HIGHEST = 4  # level
AT_ONCE = 4  # times the weight of an ask that can be done at once
NAMED = 3  # times the weight of an ask in an area that the user named
DAYS_BEFORE_AGAIN = 90


def next_to_sort(catalog: Catalog, facts: Facts, day: date, leave_out: Collection[str] = ()) -> Entry | None:
    """The challenge that tells most about this person; None when all were looked at, or are left out.

    It is of levels 1 to 4, of the one that was looked at least, and takes most off the variance of what is
    expected of all that may be dealt (an A-optimal design, chosen one by one). What can be done any day, in
    person or by phone, and so is dealt first, counts `AT_ONCE` times, what is in an area that the user named
    `NAMED` times. What was looked at in the last 90 days does not come again.
    """
    entries = [each for each in dealable(catalog, facts, ANYTHING) if isinstance(each, Entry)]
    lately = day - timedelta(days=DAYS_BEFORE_AGAIN)
    seen = {
        look.of
        for look in facts.looks
        if look.peak is not None and look.day is not None and look.day > lately
    }
    levels = Counter(entry.challenge.level for one in seen if (entry := catalog.get(one)) is not None)
    may = [
        entry
        for entry in entries
        if entry.challenge.level <= HIGHEST and entry.id not in seen and entry.id not in leave_out
    ]
    if not may:
        return None
    least = min(levels[entry.challenge.level] for entry in may)
    may = [entry for entry in may if levels[entry.challenge.level] == least]
    told = _told(facts, Expectations(catalog, facts, day), entries, may)
    return min(may, key=lambda entry: (-told[entry.id], crc32(f"{day} {entry.id}".encode())))


def _told(
    facts: Facts, expectations: Expectations, entries: Collection[Entry], may: Collection[Entry]
) -> dict[str, float]:
    """How much a look at each would take off the variance of all; of those with the same traits, the same."""
    posterior = expectations.posterior
    weights: Counter[Point] = Counter()
    for entry in entries:
        named = area_of(entry.challenge.category) in facts.settings.areas
        weight = (NAMED if named else 1) * (AT_ONCE if at_once(entry) else 1)
        weights[expectations.point(entry)] += weight
    all_of_them = []
    for point, weight in weights.items():
        all_of_them.append((point, posterior.whitened(point), weight))
    found: dict[Point, float] = {}
    told = {}
    for entry in may:
        point = expectations.point(entry)
        if point not in found:
            here = point._replace(ask=entry.id)
            look = posterior.whitened(here, looked=True)
            left = posterior.covariance(here, here, look, look, looked=True) + LOOK**2
            taken = (
                weight * posterior.covariance(here, there, look, known) ** 2
                for there, known, weight in all_of_them
            )
            found[point] = sum(taken) / left
        told[entry.id] = found[point]
    return told
