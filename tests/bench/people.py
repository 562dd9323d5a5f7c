"""Simulated people for the simulation: what asks do to them, and what they tell of it.

The model was written down before the dealer was tuned, and not changed afterwards; only the variant in which
everybody always rates was added later.

* **Fear.** How bad an ask gets is: a start (5–50 at level 1) + a slope (6–20 a level, where the authors think
  20) + offsets of that person for the kind of ask (sd 10), the askee (6), the channel (5) and the very
  challenge (8: authors misjudge), + the day (sd 4–12), within 0–100. Some find level 5 easy, some 1 hard.
* **Learning.** An ask that was carried out takes a share off what is feared, the person's rate (median 3 %)
  times how much the ask stirred up (10 % of it when it was trivial, all of it from 30 on, half from 80 on).
  Of that, 35 % goes to everything, 40 % to asks of that kind, 25 % to asks near that level (half one level
  away). Fear that fell stays low.
* **Backing out.** The more likely, the further the expected distress (too high by 8 on average) is above what
  the person bears (65–95). Who backs out learns nothing, and fears that kind of ask 2 % more.
* **Telling.** A fifth rates rarely (one in seven), a fifth always, the rest four in five; ratings are tens.
  A fifth knows only 20, 50 and 80, a fifth keeps to the middle, a fifth tells ten points too much. A third
  says how likely the fear seemed before and after. A third tells on the next day how long it took.
* **Days.** Everyone opens the app each day, asks on 40–100 % of days, and takes the card as it is.

Weaknesses: fears are sums, which suits a dealer that adds up (but for the share of the very challenge);
nobody swaps a card, quits, or is drawn by their own goals, which is what `-`, `n` and kept asks are for; the
rates are guesses, since nobody has measured such people; what floods do is disputed. Hence `VARIANTS`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import exp
from random import Random
from typing import Any

from rejectui.core.asks.challenge import Challenge


@dataclass(frozen=True)
class Model:
    """The numbers of the model; the defaults are the main run."""

    start: tuple[float, float] = (5, 50)
    slope: tuple[float, float] = (6, 20)
    kind_sd: float = 10
    very_sd: float = 8
    general: float = 0.35
    kind: float = 0.40
    flood_teaches: float = 0.5
    rates: tuple[float, float, float] = (0.15, 0.8, 1.0)


MAIN = Model()
VARIANTS: dict[str, Model] = {
    "the authors are right about levels": replace(MAIN, start=(0, 25), slope=(15, 25)),
    "levels hardly matter to them": replace(MAIN, slope=(2, 8), start=(10, 65)),
    "learning stays with the kind and level": replace(MAIN, general=0.1, kind=0.45),
    "a flood teaches as much": replace(MAIN, flood_teaches=1.0),
    "each ask is its own world": replace(MAIN, kind_sd=4, very_sd=16),
    "everybody rarely rates": replace(MAIN, rates=(0.15, 0.15, 0.15)),
    "everybody always rates": replace(MAIN, rates=(1.0, 1.0, 1.0)),
    "nobody rates": replace(MAIN, rates=(0.0, 0.0, 0.0)),
}
HABITS = ("coarse", "middle", "too much", "plain", "plain")


@dataclass
class Person:
    """One person with a hidden truth, drawn from `random`."""

    model: Model
    random: Random
    everything: float = 0.0
    kinds: dict[str, float] = field(default_factory=dict)
    levels: dict[int, float] = field(default_factory=lambda: dict.fromkeys(range(1, 6), 0.0))

    def __post_init__(self) -> None:
        draw = self.random
        self.start = draw.uniform(*self.model.start)
        self.slope = draw.uniform(*self.model.slope)
        self.day_sd = draw.uniform(4, 12)
        self.rate = 0.03 * exp(draw.gauss(0, 0.5))
        self.bears = draw.uniform(65, 95)
        self.asks_on = draw.uniform(0.4, 1.0)
        self.rates_on = self.model.rates[draw.choice((0, 1, 1, 1, 2))]
        self.habit = draw.choice(HABITS)
        self.tells_chance = draw.random() < 1 / 3
        self.tells_after = draw.random() < 1 / 3
        self.seed = draw.random()
        self._own: dict[str, float] = {}

    def _offset(self, name: str, sd: float) -> float:
        if name not in self._own:
            self._own[name] = Random(f"{self.seed} {name}").gauss(0, sd)
        return self._own[name]

    def fear(self, one: Challenge) -> float:
        """How bad it gets on a usual day, as things stand now, 0–100."""
        at_first = (
            self.start
            + self.slope * (one.level - 1)
            + self._offset(one.category, self.model.kind_sd)
            + self._offset(one.askee, 6)
            + self._offset(one.channel, 5)
            + self._offset(f"very {one.id}", self.model.very_sd)
        )
        learned = self.everything + self.kinds.get(one.category, 0.0) + self.levels[one.level]
        return min(max(at_first * exp(-learned), 0.0), 100.0)

    def backs_out(self, one: Challenge, luck: Random) -> bool:
        """Whether they turn back at the door."""
        dread = self.fear(one) + luck.gauss(8, 8)
        return luck.random() < 1 / (1 + exp((self.bears - dread) / 7))

    def learn(self, one: Challenge, *, asked: bool) -> None:
        """What the ask, or turning back from it, leaves behind."""
        fear = self.fear(one)
        if not asked:
            self.kinds[one.category] = self.kinds.get(one.category, 0.0) - 0.02
            return
        stirred = self.model.flood_teaches if fear >= 80 else min(max((fear - 5) / 25, 0.1), 1.0)
        share = self.rate * stirred
        self.everything += self.model.general * share
        self.kinds[one.category] = self.kinds.get(one.category, 0.0) + self.model.kind * share
        near = (1 - self.model.general - self.model.kind) * share
        for level in self.levels:
            self.levels[level] += near * max(1 - abs(level - one.level) / 2, 0.0)

    def tell(self, peak: float, luck: Random) -> dict[str, Any]:
        """What they log of an ask that got this bad: fields of an attempt and of its plan."""
        said = peak + luck.gauss(0, 5)
        if self.habit == "middle":
            said = 50 + 0.6 * (said - 50)
        elif self.habit == "too much":
            said += 10
        rating = min(max(round(said / 10) * 10, 0), 100)
        if self.habit == "coarse":
            rating = 20 if said < 35 else 50 if said < 65 else 80
        told: dict[str, Any] = {}
        if luck.random() < self.rates_on:
            told["peak"] = rating
            if self.tells_chance:
                before = min(max(round(peak + luck.gauss(10, 15)), 5), 95)
                told["chance"] = before
                told["chance_again"] = max(before - round(abs(luck.gauss(0, 25))), 0)
                told["feared_happened"] = "yes" if luck.random() < 0.15 else "no"
            if self.tells_after and rating >= 50:
                told["recovery_minutes"] = round(10 * exp(max(peak - 40, 0) / 12))
        return told
