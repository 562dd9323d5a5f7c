"""Everything the Review screen shows, worked out in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from rejectui.core.attempt import Outcome
from rejectui.core.day import days_off
from rejectui.core.facts import Facts
from rejectui.core.streak import Streak, Week, heard, streak


class Review(Struct, frozen=True, kw_only=True):
    """Totals, the streak and the calendar on one day.

    `outcomes` counts every attempt by outcome, `asks` and `noes` only those that count. `by_day` is the
    number of counting asks of each practice day up to today; `paused` holds the days off in between.
    """

    day: date
    asks: int
    noes: int
    outcomes: Mapping[Outcome, int]
    streak: Streak
    by_day: Mapping[date, int]
    paused: frozenset[date]

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks since the first ask that counts, newest first."""
        return self.streak.weeks[::-1]


def review(facts: Facts, day: date) -> Review:
    """The review of everything in the journal, as it stands on this day."""
    past = [attempt for attempt in facts.attempts if attempt.day <= day]
    asks, noes = heard(facts.attempts)
    by_day = Counter(attempt.day for attempt in past if attempt.counts)
    paused = days_off(facts.pauses, past, past[0].day, day) if past else set[date]()
    return Review(
        day=day,
        asks=asks,
        noes=noes,
        outcomes=Counter(attempt.outcome for attempt in facts.attempts),
        streak=streak(facts, day),
        by_day=by_day,
        paused=frozenset(paused),
    )
