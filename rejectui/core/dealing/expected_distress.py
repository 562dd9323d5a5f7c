"""How bad an ask will probably get for this person: the author's level, corrected by what they rated.

A challenge of level 1, 2, 3, 4, 5 is expected to get to 10, 30, 50, 70, 90 (`PRIOR`; PRACTICE.md, Levels) at
first, and to `EASIER` less with each ten asks gone through; a kept ask to what the user expects of it.
What the user rated says how far off that is (`normal_model`):

* a rating after the deed, with a noise of `RATING`: the day, and how somebody rates;
* a rating by looking, with a noise of `LOOK`; people expect worse than what comes, by about `TOO_HIGH`, and
  by how much this person does is learned where ratings after the deed tell.

Time is the number of asks gone through, never the date, so that a month without an ask changes nothing. Only
the last `MEMORY` asks, the last `RATINGS` ratings among them and the last `LOOKS` looks are read.

The numbers are *ours*; `tests/bench/simulation.py` tells what each brings, and what is left when all are
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from math import sqrt

from rejectui.core.asks.attempt import Attempt, Snapshot, ask_key
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import Challenge
from rejectui.core.days.day import before
from rejectui.core.dealing.option import Option, key_of_card
from rejectui.core.distress.normal_model import PRIOR, RATING, Observation, Point, Posterior, away
from rejectui.core.facts import Facts

EASIER = 4.0
TOO_HIGH = 8.0
LOOK = 20.0
MEMORY = 100
RATINGS = 40
LOOKS = 30


class Expectations:
    """What the user rated, summed up once; asking for one ask then costs a few additions.

    `looks` is how many were read of them, `asks` how many asks were gone through, `MEMORY` at most.
    """

    def __init__(self, catalog: Catalog, facts: Facts, day: date) -> None:
        """Read the attempts of days before this one, and the looks of days up to it."""
        asks = list(islice((a for a in reversed(before(facts.attempts, day)) if a.counts), MEMORY))
        self._now = len(asks) / 10
        looks = list(self._looked(catalog, facts, day, asks))
        ratings = list(islice(self._rated(asks), RATINGS))
        self.looks, self.asks = len(looks), len(asks)
        self.posterior = Posterior([*looks, *ratings])
        self._spreads: dict[Point, float] = {}
        self._found: dict[str, int] = {}

    def of(self, what: Option) -> int:
        """The expected distress of an ask at its worst, 0–100."""
        if what.id not in self._found:
            traits, ask, prior = self._described(what)
            self._found[what.id] = self.like(traits, ask, prior)
        return self._found[what.id]

    def prior(self, level: int) -> float:
        """What is to be expected now of a challenge of this level before anything is rated."""
        return PRIOR[level] - EASIER * self._now

    def like(self, traits: Challenge | Snapshot, ask: str | None, prior: float) -> int:
        """The expected distress, 0–100, of an ask with these traits; `prior` is what is to be expected of it
        now before anything is rated, and `ask` tells the very ask, None any other."""
        found = prior + self.posterior.mean(traits, away(traits), ask)
        return round(min(max(found, 0.0), 100.0))

    def normal(self, what: Option) -> tuple[float, float]:
        """(mean, standard deviation) of how bad an ask gets on a usual day; the mean may lie beyond 0–100."""
        at, prior = self.point(what), self._described(what)[2]
        return prior + self.posterior.mean(at, at.away, at.ask), self._spread(at)

    def point(self, what: Option) -> Point:
        """Where an ask stands in the model now; those that were not rated and share all traits are one."""
        traits, ask, _ = self._described(what)
        return self._at(self._now, traits, ask if self.posterior.known(ask) else None)

    def _described(self, what: Option) -> tuple[Challenge | Snapshot, str, float]:
        if isinstance(what, Entry):
            return what.challenge, key_of_card(what), self.prior(what.challenge.level)
        prior = PRIOR[what.level] if what.peak is None else what.peak
        return what.snapshot, key_of_card(what), prior

    def _at(self, time: float, traits: Challenge | Snapshot, ask: str | None) -> Point:
        return Point(time, away(traits), traits.category, traits.askee, traits.channel, ask)

    def _spread(self, at: Point) -> float:
        if at not in self._spreads:
            here = self.posterior.whitened(at)
            self._spreads[at] = sqrt(max(self.posterior.covariance(at, at, here, here), 0.0))
        return self._spreads[at]

    def _rated(self, asks: Sequence[Attempt]) -> Iterator[Observation]:
        """Ratings of asks whose level is known, newest first."""
        for age, attempt in enumerate(asks):
            what = attempt.snapshot
            if attempt.peak is not None and what is not None and what.level is not None:
                time = self._now - age / 10
                above = attempt.peak - PRIOR[what.level] + EASIER * time
                yield Observation(
                    self._at(time, what, ask_key(attempt.challenge, attempt.ask)), above, RATING
                )

    def _looked(
        self, catalog: Catalog, facts: Facts, day: date, asks: Sequence[Attempt]
    ) -> Iterator[Observation]:
        """The last looks at challenges that are still there."""
        found = [
            (look.day, look.peak, entry)
            for look in facts.looks
            if look.peak is not None and look.day is not None and look.day <= day
            if (entry := catalog.get(look.of)) is not None
        ]
        found.sort(key=lambda each: (each[0], each[2].id))
        for on, peak, entry in found[-LOOKS:]:
            one = entry.challenge
            time = self._now - sum(attempt.day >= on for attempt in asks) / 10
            above = peak - PRIOR[one.level] + EASIER * time - TOO_HIGH
            yield Observation(self._at(time, one, entry.id), above, LOOK, looked=True)
