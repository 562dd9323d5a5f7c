"""What changes once somebody has sorted asks by looking: the first level, and what the first cards are
chosen by (PRACTICE.md, Levels 15).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import erf, sqrt
from statistics import mean

from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.look import ENOUGH
from rejectui.core.dealing.expected_distress import Expectations
from rejectui.core.dealing.level import Reach, reach
from rejectui.core.dealing.option import Option
from rejectui.core.dealing.zone import GOAL, ZONE

FIRST_LEVELS = (3, 2)  # tried in this order
FIRST_MOST = 48  # points of distress, the mean over the challenges of a level
FEW = 10  # asks gone through, from which on nearness decides
FLOOD = 80  # points of distress, from which on it is too much
FLOOD_COSTS = 0.5  # chances to lie in the zone that one chance to flood undoes
DAY_SD = 8.0  # points of distress, the standard deviation from day to day
POINTS = 40  # points against the size of a card that has no chance to lie in the zone, nor to flood


def within_reach(attempts: Sequence[Attempt], expectations: Expectations, options: Iterable[Option]) -> Reach:
    """What `level.reach` says; for the first card, if enough asks were sorted, the highest level, 3 at most,
    whose challenges among `options` are expected to get to `FIRST_MOST` on average.
    """
    within = reach(attempts)
    if within.last is not None or expectations.looks < ENOUGH:
        return within
    challenges = [each for each in options if isinstance(each, Entry)]
    for level in FIRST_LEVELS:
        here = [expectations.of(each) for each in challenges if each.challenge.level == level]
        if here and mean(here) <= FIRST_MOST:
            why = "About the right size to start with, going by the asks you sorted."
            return replace(within, aim=level, most=level + 1, why=why)
    return within


def off_goal(expectations: Expectations, card: Option) -> float:
    """How many points speak against the size of a card; less is better.

    How far it is from `GOAL`. Where enough asks were sorted and few were gone through, what is expected is
    unsure, and each card differently so: there it is the chance to lie in the zone less half of that to
    flood.
    """
    if expectations.looks < ENOUGH or expectations.asks >= FEW:
        return abs(expectations.of(card) - GOAL)
    likely, sd = expectations.normal(card)
    spread = sqrt(2 * (sd * sd + DAY_SD * DAY_SD))
    low, high, flood = (erf((bound - likely) / spread) for bound in (*ZONE, FLOOD))
    return POINTS * (1 - (high - low) / 2 + FLOOD_COSTS * (1 - flood) / 2)
