"""Who is told by Review that something changed: people to whom nothing changed, and people to whom it did.

    python -m tests.bench.unchanged [PEOPLE] [FIRST]     1,000 and 0 unless given

A hundred and twenty days, the packs that come with RejectUI, the people of `tests.bench.people` with all that
they are but one thing: asking leaves no trace in them. Level effects, kinds, who and how, the very ask, the
day, habits of rating and dealing are as in the simulation. They also say what they expect, and a third of
them how long they take to get ready and to settle. Each day they look at Review; counted is who was ever
told of a change, in either direction, by any comparison.

Then people whose fear falls or rises evenly over the first sixty days by so many points and stays there, and
who rate each of about four asks a week, all noise together 14. Of them it is counted who was told of it, the
right way, by a day. Beside Review stand

* *knows*: a rule that knows the noise and how people differ, and tells as many people wrongly as it may, one
  in ten of those of the same kind to whom nothing changed;
* *halves*: what Review did before: the middle of the earlier and the later half of five or more ratings of
  one kind and level, ten points apart.

1,000 people of each kind, from 0, share ever told of a change:

                                           ever    got  ready  settled  halves
    nothing changed                       0.070  0.061  0.002    0.007   0.770
    the authors are right about levels    0.038  0.029  0.000    0.009   0.736
    levels hardly matter to them          0.095  0.089  0.001    0.006   0.720
    a flood teaches as much               0.073  0.065  0.005    0.006   0.726
    each ask is its own world             0.119  0.112  0.004    0.003   0.738
    everybody rarely rates                0.006  0.004  0.001    0.001   0.052
    everybody always rates                0.085  0.077  0.007    0.002   0.965
    they say only 0 or 100                0.038  0.028  0.003    0.008   0.959
    four a week, noise 14                 0.079  0.075  0.001    0.004   0.996

Told rightly by day 30, 60, 90, 120:

    -30, Review            0.085   0.605   0.896   0.941
    -30, knows             0.087   0.646   0.939   0.977
    -30, halves            0.107   0.289   0.453   0.600
    -15, Review            0.030   0.197   0.461   0.588
    -15, knows             0.036   0.170   0.466   0.606
    -15, halves            0.118   0.360   0.486   0.561
    +15, Review            0.024   0.197   0.443   0.514
    +15, knows             0.036   0.241   0.521   0.652
    +15, halves            0.206   0.645   0.738   0.746
    +30, Review            0.081   0.727   0.971   0.988
    +30, knows             0.111   0.795   0.978   0.989
    +30, halves            0.280   0.801   0.857   0.862
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from math import exp, sqrt
from multiprocessing import Pool
from operator import mul
from random import Random
from statistics import median
from typing import NamedTuple

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.asks.challenge import Challenge
from rejectui.core.distress.normal_model import SPREAD, Observation, Point, Posterior
from rejectui.core.facts import Facts
from rejectui.core.review.comparison_words import said
from rejectui.core.review.comparisons import Comparisons, comparisons
from tests.bench.dealers import FIRST, follows
from tests.bench.people import MAIN, VARIANTS, Model, Person
from tests.bench.simulation import CORES, NOON, bundled

DAYS = 120
BY = (30, 60, 90, 120)
OVER = 60
ERROR = 0.1
TRENDS = ("got", "getting_ready", "letting_go")
# All noise of a rating together is 14 with what the very ask (8), telling (5) and tens (3) add.
NOISE = 14.0
DAY = sqrt(NOISE**2 - 8**2 - 5**2 - 100 / 12)
# What is true of these people, for the rule that knows: how they differ, and what a level is worth to them.
STEADY = replace(VARIANTS["everybody always rates"], start=(35, 60))
TRUE = SPREAD._replace(offset=13.0, slope=4.0)
A_LEVEL = 13


class Kind(NamedTuple):
    """People: their model, whether they rate about four asks a week with a noise of `NOISE`, how far their
    fear moves over `OVER` days, and whether they only ever say 0 or 100."""

    model: Model = MAIN
    four_a_week: bool = False
    moves: float = 0.0
    extremes: bool = False


UNCHANGED = {
    "nothing changed": Kind(),
    **{name: Kind(VARIANTS[name]) for name in VARIANTS if "learn" not in name and "nobody" not in name},
    "they say only 0 or 100": Kind(VARIANTS["everybody always rates"], extremes=True),
    "four a week, noise 14": Kind(STEADY, four_a_week=True),
}
CHANGED = {
    f"{moves:+} over {OVER} days": Kind(STEADY, four_a_week=True, moves=moves) for moves in (-30, -15, 15, 30)
}


class Rated(NamedTuple):
    """A rating with its day, 0 the first, and what the rule that knows needs of it."""

    day: int
    at: Point
    peak: int
    level: int
    category: str


@dataclass
class Course:
    """What one person was told: by name of the comparison the first day and direction, -1 or 1; by how many
    standard errors the rule that knows saw a change on each day; and whether a count was told by day 14."""

    told: dict[str, tuple[int, int]]
    known: list[tuple[int, float]]
    halves: tuple[int, int] | None
    counted: bool


class Steady(Person):
    """Somebody in whom asking leaves no trace."""

    def learn(self, one: Challenge, *, asked: bool) -> None:
        """Nothing."""


def person_of(kind: Kind, luck: Random) -> Steady:
    """Somebody of this kind."""
    person = Steady(kind.model, luck)
    if kind.four_a_week:
        person.asks_on, person.habit, person.day_sd, person.rates_on, person.bears = (
            4 / 7,
            "plain",
            DAY,
            1,
            200,
        )
    return person


def days(kind: Kind, name: str) -> Iterator[tuple[int, tuple[Attempt, ...]]]:
    """(day, all attempts so far) of each day with a new one; the same name is the same person."""
    person = person_of(kind, Random(name))
    tells_time = Random(f"{name} time").random() < 1 / 3
    attempts: tuple[Attempt, ...] = ()
    for number in range(DAYS):
        luck = Random(f"{name} {number}")
        if luck.random() > person.asks_on:
            continue
        entry = follows(bundled(), Facts(attempts=attempts), number, luck, person)
        if entry is None:
            continue
        one = entry.challenge
        there = person.fear(one) + kind.moves * min(number / OVER, 1)
        peak = min(max(there + luck.gauss(0, person.day_sd), 0.0), 100.0)
        asked = not person.backs_out(one, luck)
        told = person.tell(peak, luck) if asked else {}
        chance = told.pop("chance", None)
        if kind.extremes and "peak" in told:
            told["peak"] = luck.choice((0, 100))
        expected = min(max(round((peak + luck.gauss(8, 15)) / 10) * 10, 0), 100)
        if tells_time and "peak" in told:
            told["prep_minutes"] = round((2 + peak / 4) * exp(luck.gauss(0, 0.6)))
            told["recovery_minutes"] = round((2 + peak / 3) * exp(luck.gauss(0, 0.6)))
        attempts += (
            Attempt(
                id=f"{number:032x}",
                day=FIRST + timedelta(days=number),
                at=NOON + timedelta(days=number),
                outcome="no" if asked else "backed_out",
                challenge=entry.id,
                snapshot=Snapshot.of(one),
                plan=Plan(chance=chance, peak=expected) if "peak" in told else None,
                **told,
            ),
        )
        yield number, attempts


def course(kind: Kind, name: str) -> Course:
    """One person, who looks at Review each day; where nothing is new, it says what it said."""
    told: dict[str, tuple[int, int]] = {}
    known, halves, counted = [], None, False
    for day, attempts in days(kind, name):
        found = comparisons(attempts)
        for what, change in clear(found):
            told.setdefault(what, (day, 1 if change > 0 else -1))
        if day <= 14 and any(each.what not in TRENDS for each in said(found, attempts[-1].day)):
            counted = True
        rated = [
            _rated(day, each) for each in attempts if each.peak is not None and each.snapshot is not None
        ]
        if kind.four_a_week and len(rated) >= 6:
            known.append((day, as_known(rated)))
        halves = halves or before(day, rated)
    return Course(told, known, halves, counted)


def clear(found: Comparisons) -> Iterator[tuple[str, float]]:
    """(comparison, change) of each that Review calls a change."""
    for what in TRENDS:
        one = getattr(found, what)
        if one is not None and one.moved is not None and one.moved.clear:
            yield what, one.moved.change


def _rated(day: int, attempt: Attempt) -> Rated:
    what = attempt.snapshot
    assert (
        what is not None and attempt.peak is not None and what.level is not None and what.category is not None
    )
    at = Point(0.0, what.level - 3, what.category, what.askee, what.channel, attempt.challenge)
    return Rated(day, at, attempt.peak, what.level, what.category)


def as_known(rated: Sequence[Rated]) -> float:
    """How many standard errors from none the change is, to the rule that knows."""
    noise = sqrt(NOISE**2 - SPREAD.ask**2)
    seen = [Observation(each.at, each.peak - 50 - A_LEVEL * each.at.away, noise) for each in rated]
    model = Posterior(seen, TRUE)
    values = model.whiten(each.above for each in seen)
    slope = model.whiten(at / (len(seen) - 1) - 0.5 for at in range(len(seen)))
    return float(sum(map(mul, slope, values)) / sqrt(sum(map(mul, slope, slope))))


def before(day: int, rated: Sequence[Rated]) -> tuple[int, int] | None:
    """What Review said before, of the kind and level that was rated last."""
    kinds: dict[tuple[str, int], list[int]] = defaultdict(list)
    for each in rated:
        kinds[each.category, each.level].append(each.peak)
    for peaks in kinds.values():
        half = len(peaks) // 2
        if len(peaks) >= 5 and abs(moved := median(peaks[-half:]) - median(peaks[:half])) >= 10:
            return day, 1 if moved > 0 else -1
    return None


def boundary(courses: Sequence[Course]) -> float:
    """How far the rule that knows has to wait to tell as many wrongly as it may."""
    furthest = sorted((max(abs(far) for _, far in each.known) for each in courses), reverse=True)
    return furthest[int(ERROR * len(furthest))]


def _crowd(kind: Kind, names: Sequence[str]) -> list[Course]:
    with Pool(CORES) as pool:
        return pool.map(partial(course, kind), names, chunksize=5)


def report(people: int, first: int) -> None:
    """Print both tables."""
    print(f"{'':44}" + "".join(f"{head:>15}" for head in ("ever told", *TRENDS, "fell", "rose", "halves")))
    steady: list[Course] = []
    for name, kind in UNCHANGED.items():
        courses = _crowd(kind, [f"{name} {first + one}" for one in range(people)])
        ways = [{way for _, way in each.told.values()} for each in courses]
        shares = [
            sum(map(bool, ways)),
            *(sum(what in each.told for each in courses) for what in TRENDS),
            sum(-1 in each for each in ways),
            sum(1 in each for each in ways),
            sum(each.halves is not None for each in courses),
        ]
        print(f"{name:44}" + "".join(f"{share / people:>15.3f}" for share in shares), flush=True)
        if kind.four_a_week:
            steady = courses
    far = boundary(steady)
    counted = sum(each.counted for each in steady) / people
    print(f"\nA count with a picture by day 14: {counted:.1%}. The rule that knows waits for {far:.2f}.\n")
    print(f"{'told rightly by day':44}" + "".join(f"{by:>15}" for by in BY))
    for name, kind in CHANGED.items():
        courses = _crowd(kind, [f"{name} {first + one}" for one in range(people)])
        way = 1 if kind.moves > 0 else -1
        for rule, told in {
            "Review": [[each.told["got"]] if "got" in each.told else [] for each in courses],
            "knows": [
                [(day, 1 if z > 0 else -1) for day, z in each.known if abs(z) > far] for each in courses
            ],
            "halves": [[each.halves] if each.halves else [] for each in courses],
        }.items():
            shares = [sum((d <= by and w == way) for each in told for d, w in each[:1]) / people for by in BY]
            print(f"{name + ', ' + rule:44}" + "".join(f"{share:>15.3f}" for share in shares), flush=True)


def main() -> None:
    """Run and print."""
    given = [int(number) for number in sys.argv[1:]]
    people, first = (*given, *(1000, 0)[len(given) :])
    report(people, first)


if __name__ == "__main__":
    main()
