"""Rated asks of one kind: one category and one level, so that they are alike without any computing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from statistics import median

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt
from rejectui.core.asks.challenge import Category
from rejectui.core.wording.words import CATEGORIES

SMOOTHED = "The line is the middle one of five asks in a row."
ENOUGH = 5
NEIGHBORS = 2


class Kind(Struct, frozen=True, kw_only=True):
    """The rated asks of one level in one category, oldest first."""

    category: Category
    level: int
    attempts: tuple[Attempt, ...]

    @property
    def called(self) -> str:
        """The kind in words."""
        return f"{CATEGORIES[self.category]}, level {self.level}"


def kinds(attempts: Iterable[Attempt], other_scale: Set[str] = frozenset()) -> tuple[Kind, ...]:
    """The kinds in these attempts, those with most to say first.

    An ask without a level or a category has no like. Those with the ids in `other_scale` are left out.
    """
    found: dict[tuple[Category, int], list[Attempt]] = defaultdict(list)
    for attempt in rated(attempts, other_scale):
        what = attempt.snapshot
        if what is not None and what.category is not None and what.level is not None:
            found[what.category, what.level].append(attempt)
    made = [
        Kind(category=category, level=level, attempts=tuple(asks))
        for (category, level), asks in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.attempts), one.level, one.category)))


def rated(attempts: Iterable[Attempt], other_scale: Set[str] = frozenset()) -> Iterator[Attempt]:
    """Those that were made and rated, before or after, without those with the ids in `other_scale`."""
    return (
        attempt
        for attempt in attempts
        if attempt.outcome not in DOES_NOT_COUNT
        and attempt.id not in other_scale
        and (attempt.peak is not None or (attempt.plan is not None and attempt.plan.peak is not None))
    )


def lately_rated(attempts: Sequence[Attempt], other_scale: Set[str], most: int) -> list[Attempt]:
    """The last of those that are `rated`, so many at most, oldest first."""
    return list(islice(rated(reversed(attempts), other_scale), most))[::-1]


def has_kind(attempts: Iterable[Attempt]) -> bool:
    """Whether any of these has one."""
    return any(
        attempt.snapshot is not None and None not in (attempt.snapshot.category, attempt.snapshot.level)
        for attempt in attempts
    )


def before_after(attempts: Sequence[Attempt]) -> list[tuple[int | None, int | None]]:
    """(expected, got) of each of these, None where it was not told."""
    return [(None if ask.plan is None else ask.plan.peak, ask.peak) for ask in attempts]


def smoothed(values: Sequence[int]) -> list[float]:
    """Each value as the middle one of itself and up to two neighbors on either side (running medians, Tukey
    1977); empty under five."""
    if len(values) < ENOUGH:
        return []
    return [median(values[max(at - NEIGHBORS, 0) : at + NEIGHBORS + 1]) for at in range(len(values))]
