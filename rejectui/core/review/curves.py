"""Ratings in the order of the asks, and what may be said of them: only like with like, and nothing of a few.

A curve stays within one level of one kind of ask: whoever gets bolder climbs to harder ones, so a line
across levels would rise for the best of reasons. Slopes, not single values (PRACTICE.md); what the fear
seemed like before and seems like now is the change that matters (doi:10.1177/21677026221101379).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from typing import Literal

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt, Happened, Plan
from rejectui.core.asks.challenge import Category

ENOUGH = 5
NEIGHBORS = 2
# Ratings are given in tens, so less than one step is no change.
MOVED = 10
CALM = 30

Direction = Literal["falling", "flat", "rising"]
_NO_PLAN = Plan()


class Point(Struct, frozen=True, kw_only=True, gc=False):
    """One ask on a curve; distress and chances are 0–100, None where they were not told."""

    day: date
    title: str
    expected: int | None
    actual: int | None
    feared: bool
    happened: Happened | None
    chance: int | None
    chance_again: int | None

    @property
    def pair(self) -> tuple[int, int] | None:
        """(expected, actual), where both were told."""
        return None if self.expected is None or self.actual is None else (self.expected, self.actual)


class Change(Struct, frozen=True):
    """The middle values of the earlier and the later half of `number` ratings, five or more."""

    earlier: float
    later: float
    number: int

    @property
    def direction(self) -> Direction:
        """Whether the halves lie at least one step of the scale apart."""
        if self.later <= self.earlier - MOVED:
            return "falling"
        return "rising" if self.later >= self.earlier + MOVED else "flat"


def chances(attempts: Iterable[Attempt]) -> list[tuple[Attempt, tuple[int, int]]]:
    """The asks made of which it was told twice how likely the fear seems, each with (before, now)."""
    return [
        (attempt, (attempt.plan.chance, attempt.chance_again))
        for attempt in attempts
        if attempt.outcome not in DOES_NOT_COUNT
        and attempt.plan is not None
        and attempt.plan.chance is not None
        and attempt.chance_again is not None
    ]


class Curve(Struct, frozen=True, kw_only=True):
    """The rated asks of one level in one category, oldest first."""

    category: Category
    level: int
    points: tuple[Point, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """(expected, actual) of those with both."""
        return [point.pair for point in self.points if point.pair is not None]

    @property
    def actual(self) -> list[int]:
        """How bad it got, of those that were rated afterwards."""
        return [point.actual for point in self.points if point.actual is not None]

    @property
    def change(self) -> Change | None:
        """How it moved, or None under five ratings."""
        return change(self.actual)

    @property
    def milder(self) -> int:
        """How many turned out less bad than expected."""
        return sum(actual < expected for expected, actual in self.pairs)

    @property
    def fears(self) -> list[Point]:
        """Those with a fear of which it was told whether it happened."""
        return [point for point in self.points if point.feared and point.happened is not None]

    @property
    def chances(self) -> list[tuple[int, int]]:
        """(how likely the fear seemed before, how likely it seems now) of those with both."""
        return [
            (point.chance, point.chance_again)
            for point in self.points
            if point.chance is not None and point.chance_again is not None
        ]


def curves(attempts: Iterable[Attempt]) -> tuple[Curve, ...]:
    """The curves in these attempts, those with most to say first.

    An ask without a level or a category has no like, and one that was not made has nothing to compare.
    """
    found: dict[tuple[Category, int], list[Point]] = defaultdict(list)
    for attempt in attempts:
        what, plan = attempt.snapshot, attempt.plan or _NO_PLAN
        if what is None or what.category is None or what.level is None or attempt.outcome in DOES_NOT_COUNT:
            continue
        twice = plan.chance is not None and attempt.chance_again is not None
        rated = attempt.peak is not None or plan.peak is not None
        if not rated and not twice and attempt.feared_happened is None:
            continue
        found[what.category, what.level].append(
            Point(
                day=attempt.day,
                title=what.title,
                expected=plan.peak,
                actual=attempt.peak,
                feared=plan.feared is not None,
                happened=attempt.feared_happened,
                chance=plan.chance,
                chance_again=attempt.chance_again,
            )
        )
    made = [
        Curve(category=category, level=level, points=tuple(points))
        for (category, level), points in found.items()
    ]
    return tuple(sorted(made, key=lambda c: (-len(c.pairs), -len(c.points), c.level, c.category)))


def change(values: Sequence[int]) -> Change | None:
    """How values moved, by the middle of their earlier and later half; None under five of them.

    Of an odd number the one in the middle belongs to neither half.
    """
    if len(values) < ENOUGH:
        return None
    half = len(values) // 2
    return Change(median(values[:half]), median(values[-half:]), len(values))


def smoothed(values: Sequence[int]) -> list[float]:
    """Each value as the middle one of itself and up to two neighbors on either side; empty under five."""
    if len(values) < ENOUGH:
        return []
    return [median(values[max(at - NEIGHBORS, 0) : at + NEIGHBORS + 1]) for at in range(len(values))]
