"""After the ask: a quiet question on the next day, asks that stayed without a reply, and an offer of support.

All of it is worked out here; who calls writes what came of it, and tells it once.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.catalog import Catalog
from rejectui.core.facts import Facts

ASKED_ABOUT = 50
FLOOD = 80
# Tense the day after, or eight hours until it let go: the same as for dealing (PRACTICE.md, Support).
STAYED = 50
LONG = 8 * 60
TIMES = 3
OWN_SILENCE = 14


class Silent(Struct, frozen=True):
    """A waiting ask that stayed without a reply for as many days as its challenge gives it."""

    attempt: Attempt
    days: int


def how_it_stayed(facts: Facts, day: date) -> Attempt | None:
    """The ask of yesterday to ask about, the worst one; None when none got to 50 or it was told already.

    What was not hard (70, `dealing.level`) may stay, too. The question is there for this one day, and gone
    after it.
    """
    yesterday = day - timedelta(days=1)
    tense = [a for a in facts.attempts if a.day == yesterday and (a.peak or 0) >= ASKED_ABOUT]
    if any(a.recovery_minutes is not None or a.stayed is not None for a in tense):
        return None
    return max(tense, key=lambda a: (a.peak or 0, a.at), default=None)


def silent(catalog: Catalog, facts: Facts, day: date) -> tuple[Silent, ...]:
    """Waiting asks whose days of silence are over: they become `no_reply`, and keep the day they count for.

    An own ask, and one whose pack is gone, waits 14 days.
    """
    found = []
    for attempt in facts.attempts:
        if attempt.outcome != "waiting":
            continue
        entry = catalog.get(attempt.challenge)
        days = entry.challenge.silence_after if entry else OWN_SILENCE
        if attempt.day + timedelta(days=days) <= day:
            found.append(Silent(attempt, days))
    return tuple(found)


def into_next_day(attempt: Attempt) -> bool:
    """Whether its distress reached into the next day, by what was told afterwards."""
    return (attempt.stayed or 0) >= STAYED or (attempt.recovery_minutes or 0) >= LONG


def offer_support(facts: Facts, day: date) -> bool:
    """Whether to offer the support page by itself: once ever, never blocking (setting `support_offered`).

    When distress of 80 or more came three times, the last time at a level no higher than the times before;
    or when distress reached into the next day three times.
    """
    if facts.settings.support_offered:
        return False
    past = [attempt for attempt in facts.attempts if attempt.day <= day]
    if sum(map(into_next_day, past)) >= TIMES:
        return True
    floods = [attempt for attempt in past if (attempt.peak or 0) >= FLOOD]
    return any(
        sum(_no_higher(last, each) for each in floods[:number]) >= TIMES - 1
        for number, last in enumerate(floods)
    )


def _no_higher(last: Attempt, earlier: Attempt) -> bool:
    """Whether the last ask was at the same or a lower level; an unknown level is no step up."""
    here = last.snapshot.level if last.snapshot else None
    there = earlier.snapshot.level if earlier.snapshot else None
    return here is None or there is None or here <= there
