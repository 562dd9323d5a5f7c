"""What was expected of asks before there were looks: a ridge regression by backfitting, frozen.

The simulation compares with it, person by person, whatever the packs and the rules have become since. Each
rating says how far off the author's level was; the differences are a sum of means of `GROUPS` and `LINES`,
each held back by `FIRM` observations of "no difference", and each rating counts half as much as one that came
`HALF` ratings later.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import islice

from rejectui.core.asks.attempt import Attempt, Snapshot, ask_key, same_ask
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Challenge
from rejectui.core.asks.kept_ask import Ask

PRIOR = {1: 10, 2: 30, 3: 50, 4: 70, 5: 90}
MIDDLE = 3
LATEST = 40
HALF = 6
ROUNDS = 3
FIRM = {
    "offset": 0.7,
    "slope": 2.0,
    "trend": 0.5,
    "category": 2.0,
    "askee": 3.0,
    "level": 4.0,
    "channel": 4.0,
    "ask": 1.0,
}

LINES = ("slope", "trend")
GROUPS = ("offset", "category", "askee", "level", "channel", "ask")

Traits = Challenge | Snapshot
Means = dict[Hashable, float]


class Backfitting:
    """In place of `Expectations`; it knows of no looks."""

    looks = 0

    def __init__(self, attempts: Sequence[Attempt]) -> None:
        """Read the attempts of earlier days, sorted by day and moment."""
        self._lines = dict.fromkeys(LINES, 0.0)
        self._means: dict[str, Means] = {name: {} for name in GROUPS}
        ratings = list(_ratings(attempts))
        for _ in range(ROUNDS if ratings else 0):
            self._learn_means("offset", ratings)
            for name in LINES:
                self._learn_line(name, ratings)
            for name in GROUPS[1:]:
                self._learn_means(name, ratings)

    def of(self, what: Entry | Ask) -> int:
        """The expected distress of an ask at its worst, 0–100."""
        if isinstance(what, Entry):
            return self.like(what.challenge, what.id, PRIOR[what.challenge.level])
        prior = PRIOR[what.level] if what.peak is None else what.peak
        return self.like(what.snapshot, same_ask(what.text), prior)

    def like(self, traits: Traits, key: str | None, prior: int) -> int:
        """The same for an ask with these traits; `key` tells the very ask."""
        means = self._means
        found = (
            prior
            + self._lines["slope"] * _away(traits)
            + means["offset"].get(None, 0.0)
            + means["category"].get(traits.category, 0.0)
            + means["askee"].get(traits.askee, 0.0)
            + means["level"].get(traits.level, 0.0)
            + means["channel"].get(traits.channel, 0.0)
            + means["ask"].get(key, 0.0)
        )
        return round(min(max(found, 0.0), 100.0))

    def _learn_line(self, name: str, ratings: Sequence[_Rating]) -> None:
        """Work out the slope or the trend from what all the others leave."""
        old = self._lines[name]
        steep = spread = 0.0
        for each in ratings:
            at = each.lines[name]
            steep += each.weight * at * (each.left + old * at)
            spread += each.weight * at * at
        new = self._lines[name] = steep / (FIRM[name] + spread)
        for each in ratings:
            each.left -= (new - old) * each.lines[name]

    def _learn_means(self, name: str, ratings: Sequence[_Rating]) -> None:
        """Work out the mean of each group from what all the others leave."""
        old = self._means[name]
        weights: Means = {}
        sums: Means = {}
        for each in ratings:
            group = each.groups[name]
            weights[group] = weights.get(group, FIRM[name]) + each.weight
            sums[group] = sums.get(group, 0.0) + each.weight * (each.left + old.get(group, 0.0))
        new = self._means[name] = {group: total / weights[group] for group, total in sums.items()}
        for each in ratings:
            group = each.groups[name]
            each.left -= new[group] - old.get(group, 0.0)


class _Rating:
    """One rating, `number` ratings ago: its lines and groups, and what they do not explain yet."""

    __slots__ = ("groups", "left", "lines", "weight")

    def __init__(self, number: int, attempt: Attempt, what: Snapshot, left: float) -> None:
        self.weight = 0.5 ** (number / HALF)
        self.left = left
        self.lines = {"slope": _away(what), "trend": -number / 10}
        self.groups: dict[str, Hashable] = {
            "offset": None,
            "category": what.category,
            "askee": what.askee,
            "level": what.level,
            "channel": what.channel,
            "ask": ask_key(attempt.challenge, attempt.ask),
        }


def _ratings(attempts: Sequence[Attempt]) -> Iterator[_Rating]:
    """The latest ratings of asks that were gone through and whose level is known, newest first."""
    rated = (
        (a, a.snapshot, a.peak, a.snapshot.level)
        for a in reversed(attempts)
        if a.peak is not None and a.snapshot is not None and a.snapshot.level is not None and a.counts
    )
    for number, (attempt, what, peak, level) in enumerate(islice(rated, LATEST)):
        yield _Rating(number, attempt, what, float(peak - PRIOR[level]))


def _away(traits: Traits) -> int:
    return (traits.level or MIDDLE) - MIDDLE
