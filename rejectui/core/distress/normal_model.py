"""How bad asks get for one person, as one joint normal distribution, and what observations say of it.

How far an ask is from what its author says is a sum of normal unknowns with mean 0 and the standard
deviations of `SPREAD`, in points of distress:

* `offset`: asks are easier or harder for this person altogether;
* `slope`: per level away from the middle one, their scale is steeper or flatter;
* `category`, `askee`, `channel`: what asks that share the trait share;
* `ask`: what is special about the very challenge or own text;
* `drift`: a random walk of all asks, per ten asks gone through.

An observation is of an ask at a time, with a noise. Those made by looking share a `bias`, one more unknown.
All observations are taken in at once, by the Cholesky root of their covariance (Gaussian process regression,
Rasmussen and Williams 2006, algorithm 2.1; a Kalman filter, and the best linear unbiased prediction of a
mixed model, give the same). So nothing is counted twice, their order changes nothing, and how much one weighs
follows from the model: less the older it is, because the walk went on, and the noisier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from math import sqrt
from operator import mul
from typing import NamedTuple

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.asks.challenge import Challenge


class Spread(NamedTuple):
    """A number for each unknown of the model: standard deviations, in points of distress, or variances."""

    offset: float
    slope: float
    drift: float
    category: float
    askee: float
    channel: float
    ask: float
    bias: float


# What authors mean by a level, 0–100 (PRACTICE.md, Levels), and the noise of a rating after the deed.
PRIOR = {1: 10, 2: 30, 3: 50, 4: 70, 5: 90}
MIDDLE = 3
RATING = 12.0

SPREAD = Spread(
    offset=15.0,
    slope=6.0,
    drift=5.0,
    category=10.0,
    askee=6.0,
    channel=5.0,
    ask=8.0,
    bias=9.0,
)
TRAITS = ("category", "askee", "channel", "ask")


class Point(NamedTuple):
    """An ask at a time: tens of asks gone through before, levels from the middle one, and its traits.

    `ask` tells the very ask; None for any other with these traits.
    """

    time: float
    away: int
    category: Hashable
    askee: Hashable
    channel: Hashable
    ask: Hashable = None


Traits = Challenge | Snapshot | Point


def away(traits: Challenge | Snapshot) -> int:
    """Levels from the middle one; 0 where the level is not known."""
    return (traits.level or MIDDLE) - MIDDLE


class Observation(NamedTuple):
    """How many points an ask was rated above what was to be expected, and the sd of its noise.

    `looked` says that it was rated by looking, not after the deed.
    """

    at: Point
    above: float
    noise: float
    looked: bool = False


class Posterior:
    """What is known from observations: the effects now, and the spread that is left."""

    def __init__(self, observations: Sequence[Observation], spread: Spread | None = None) -> None:
        """Take in observations; now is no earlier than any of them. `spread` is `SPREAD` unless given."""
        self._variances = Spread(*(sd * sd for sd in spread or SPREAD))
        self._seen: list[Observation] = []
        self._root: list[list[float]] = []
        for each in observations:
            row = self.whitened(each.at, looked=each.looked)
            left = self._prior(each.at, each.at, looked=each.looked) + each.noise**2 - sum(map(mul, row, row))
            self._seen.append(each)
            self._root.append([*row, sqrt(left)])
        self._effects: dict[str, defaultdict[Hashable, float]] = {name: defaultdict(float) for name in TRAITS}
        self._offset = self._slope = 0.0
        self._sum_up()

    def mean(self, traits: Traits, away: int, ask: Hashable) -> float:
        """How many points above what was to be expected an ask gets now; `away` and `ask` as in `Point`."""
        effects = self._effects
        return (
            self._offset
            + self._slope * away
            + effects["category"].get(traits.category, 0.0)
            + effects["askee"].get(traits.askee, 0.0)
            + effects["channel"].get(traits.channel, 0.0)
            + effects["ask"].get(ask, 0.0)
        )

    def known(self, ask: Hashable) -> bool:
        """Whether this very ask was observed."""
        return ask in self._effects["ask"]

    def whitened(self, at: Point, *, looked: bool = False) -> list[float]:
        """The covariances of an ask, or of a look at it, with all observations, times the inverse of their
        root."""
        row: list[float] = []
        for other, root in zip(self._seen, self._root, strict=True):
            prior = self._prior(at, other.at, looked=looked and other.looked)
            row.append((prior - sum(map(mul, row, root))) / root[-1])
        return row

    def covariance(
        self,
        at: Point,
        there: Point,
        whitened: Sequence[float],
        whitened_there: Sequence[float],
        *,
        looked: bool = False,
    ) -> float:
        """How two asks, or looks at both, vary together given the observations, without noise; with what
        `whitened` says of each."""
        return self._prior(at, there, looked=looked) - float(sum(map(mul, whitened, whitened_there)))

    def _prior(self, at: Point, there: Point, *, looked: bool) -> float:
        """How two asks, or looks at both, vary together before anything is observed, by what they share."""
        of = self._variances
        found = of.offset + of.drift * min(at.time, there.time) + of.slope * at.away * there.away
        if at.category == there.category:
            found += of.category
        if at.askee == there.askee:
            found += of.askee
        if at.channel == there.channel:
            found += of.channel
        if at.ask == there.ask:
            found += of.ask
        if looked:
            found += of.bias
        return found

    def whiten(self, values: Iterable[float]) -> list[float]:
        """A value for each observation, times the inverse of the root: what is left is as noise is, without
        what observations share."""
        found: list[float] = []
        for value, root in zip(values, self._root, strict=True):
            found.append((value - sum(map(mul, found, root))) / root[-1])
        return found

    def _weights(self) -> list[float]:
        """The covariance's inverse times what was observed, by the root and its transpose."""
        found = self.whiten(each.above for each in self._seen)
        for last in reversed(range(len(found))):
            root = self._root[last]
            found[last] /= root[last]
            for number in range(last):
                found[number] -= found[last] * root[number]
        return found

    def _sum_up(self) -> None:
        of = self._variances
        for each, weight in zip(self._seen, self._weights(), strict=True):
            self._offset += weight * (of.offset + of.drift * each.at.time)
            self._slope += weight * of.slope * each.at.away
            for name in TRAITS:
                self._effects[name][getattr(each.at, name)] += weight * getattr(of, name)
