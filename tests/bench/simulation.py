"""Dealing that follows the person, against random dealing and a ramp that follows the calendar.

    python -m tests.bench.simulation [PEOPLE] [SEEDS] [FIRST SEED]     200, 3 and 0 unless given

Sixty days, the packs that come with RejectUI, the people of `tests.bench.people` (read there what they are
and what is weak about them), each of them once under every dealer (`tests.bench.dealers`) with the same luck.
Before the first day they may have sorted asks by looking, the ones that RejectUI shows: a look is the true
peak, plus a bias of that person (8 ± 8), plus noise (SD 15 unless said otherwise), told as one digit.

Measured on the cards of days on which they ask: *zone*, the share that truly gets to 30–60, *first* the same
of days 1 to 14; *floods*, the share that gets to 80 or more; *backed out*; *top*, the days until the level-5
challenges would on average stay below 50, counted 61 if that does not come (those for whom it holds from the
start are left out), and the share for whom it comes; *kinds*, how many different (category, askee, channel)
they met; *run*, the longest row of one category and askee. The mean over people, then mean and spread over
seeds. `first/before` and `zone/before` are the ratios to the dealer of before there were looks, same people
and same rules, seed by seed: they vary by 0.03, the ratios to random by 0.1.

The numbers were tuned on seeds 100 to 103. The main run with 200 people on seeds 0 to 2, with 3 to 5 in
brackets; floods as a share of the calendar's, whose level rises by the date:

    sorted  first/random  zone/random  first/before  zone/before  floods/calendar  kinds        top
    before  1.18 (1.19)   1.42 (1.43)  1             1            0.13 (0.13)      29.3 (29.3)  48.6 (49.5)
    0       1.17 (1.19)   1.43 (1.44)  1.00 (1.00)   1.01 (1.01)  0.13 (0.12)      29.8 (29.6)  48.5 (49.3)
    6       1.38          1.50         1.17          1.06         0.11             27.4         47.6
    12      1.45 (1.44)   1.52 (1.54)  1.23 (1.21)   1.07 (1.08)  0.11 (0.10)      27.3 (27.1)  47.4 (48.2)
    20      1.49          1.55         1.26          1.09         0.10             27.5         46.9
    30      1.50          1.58         1.27          1.11         0.08             27.6         46.8

On seeds 6 to 8, run once when all numbers stood, twelve sorted give 1.46, 1.55, 1.25, 1.08, 0.10, 27.4 and
45.5.

So each of the first six asks sorted brings 0.035 of random's share to the first two weeks, each of the next
six 0.012, each of the eight after these 0.004, and each of the last ten 0.001; over sixty days 0.012, 0.003,
0.003 and 0.003. Who sorts none is dealt about as before. Every other ask is asked aloud at least, which costs
the share of sixty days about 0.01.

What a part of the model brings, twelve sorted, 100 people on seeds 100 to 102: `first/before` is 1.23 and
`zone/before` 1.08 with all of them. Without the mean of the category 1.16 and 1.05, without that of all asks
1.20 and 1.08 (and half as many floods again), without getting easier 1.23 and 1.03, without the slope 1.24
and 1.07, without the channel 1.22 and 1.09, without the very ask 1.22 and 1.09; without the walk, the askee
or the bias of looking what differs is within the noise of seeds. A trend of one's own, a walk of each kind
and a mean of each level brought nothing and went. With all spreads and means wrong 1.18 and 1.02 are left.
With a noise of 10, 20 and 25 in looks instead of 15 it is 1.28, 1.20 and 1.19, and 1.10, 1.08 and 1.07.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby
from multiprocessing import Pool
from random import Random
from statistics import mean, stdev
from typing import NamedTuple

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.look import Look
from rejectui.core.dealing.sorting import next_to_sort
from rejectui.core.facts import Facts
from rejectui.packs.library import bundled_folder, load
from tests.bench.dealers import DAYS, DEALERS, FIRST, PARTS, Dealer
from tests.bench.people import MAIN, VARIANTS, Model, Person

EARLY = 14
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ZONE = (30, 60)
FLOOD = 80
SORTED = (0, 6, 12, 20, 30)
USUALLY = 12
LOOK_NOISE = 15
NOISES = (10, 20, 25)
CORES = 2
MODELS = {"main": MAIN, **VARIANTS}
ALL_DEALERS = {**DEALERS, **PARTS}


class Course(NamedTuple):
    """What sixty days were like for one person, or on average; `first` is the zone share of days 1 to 14."""

    first: float
    zone: float
    floods: float
    backed_out: float
    top: float
    reached: float
    kinds: float
    run: float


class Job(NamedTuple):
    """One crowd: a dealer by name, a model of people by name, asks sorted before, noise of a look, seed."""

    dealer: str
    model: str
    people: int
    seed: int
    asks: int = 0
    noise: float = LOOK_NOISE


@cache
def sorted_first(catalog: Catalog, asks: int) -> tuple[Entry, ...]:
    """The asks that are shown to be sorted, the first of them first.

    They do not depend on the person: how sure an expectation is does not depend on what was said.
    """
    looks: tuple[Look, ...] = ()
    for _ in range(asks):
        entry = next_to_sort(catalog, Facts(looks=looks), FIRST)
        assert entry is not None
        looks += (Look(of=entry.id, peak=50, day=FIRST),)
    return tuple(catalog.entries[look.of] for look in looks)


def looks_at(catalog: Catalog, person: Person, name: str, asks: int, noise: float) -> tuple[Look, ...]:
    """What they say of asks before the first day: the true peak, a bias of their own, noise; one digit."""
    luck = Random(f"{name} looks")
    bias = luck.gauss(8, 8)
    said = {e.id: person.fear(e.challenge) + bias + luck.gauss(0, noise) for e in sorted_first(catalog, asks)}
    return tuple(
        Look(of=each, peak=10 * min(max(int(peak / 10 + 0.5), 0), 9), day=FIRST)
        for each, peak in said.items()
    )


def sixty_days(
    catalog: Catalog,
    dealer: Dealer,
    model: Model,
    name: str,
    days: int = DAYS,
    asks: int = 0,
    noise: float = LOOK_NOISE,
) -> Course:
    """One person's days; the same name is the same person with the same luck."""
    person = Person(model, Random(name))
    looks = looks_at(catalog, person, name, asks, noise) if asks else ()
    top = [entry.challenge for entry in catalog if entry.challenge.level == 5]
    attempts: tuple[Attempt, ...] = ()
    peaks: list[float] = []
    early = 0
    met: list[Entry] = []
    comfortable: int | None = None
    for number in range(days):
        luck = Random(f"{name} {number}")
        if comfortable is None and mean(person.fear(one) for one in top) < 50:
            comfortable = number
        if luck.random() > person.asks_on:
            continue
        known = Facts(attempts=attempts, looks=looks)
        entry = dealer(catalog, known, number, Random(f"{name} {number} card"), person)
        if entry is None:
            continue
        one = entry.challenge
        peak = min(max(person.fear(one) + luck.gauss(0, person.day_sd), 0.0), 100.0)
        asked = not person.backs_out(one, luck)
        told = person.tell(peak, luck)
        person.learn(one, asked=asked)
        peaks.append(peak)
        met.append(entry)
        early += number < EARLY
        chance = told.pop("chance", None)
        if not asked:
            told = {}
        attempts += (
            Attempt(
                id=f"{number:032x}",
                day=FIRST + timedelta(days=number),
                at=NOON + timedelta(days=number),
                outcome=luck.choice(("yes", "no")) if asked else "backed_out",
                challenge=entry.id,
                snapshot=Snapshot.of(one),
                plan=Plan(chance=chance) if chance is not None else None,
                **told,
            ),
        )
    pairs = [(entry.challenge.category, entry.challenge.askee) for entry in met]
    cards = max(len(peaks), 1)
    return Course(
        first=sum(ZONE[0] <= peak <= ZONE[1] for peak in peaks[:early]) / max(early, 1),
        zone=sum(ZONE[0] <= peak <= ZONE[1] for peak in peaks) / cards,
        floods=sum(peak >= FLOOD for peak in peaks) / cards,
        backed_out=sum(a.outcome == "backed_out" for a in attempts) / cards,
        top=days + 1 if comfortable is None else comfortable,
        reached=comfortable is not None,
        kinds=len({(*pair, entry.challenge.channel) for pair, entry in zip(pairs, met, strict=True)}),
        run=max((len(list(row)) for _, row in groupby(pairs)), default=0),
    )


def average(courses: Sequence[Course]) -> Course:
    """The mean over people; of `top` and `reached` over those for whom it does not hold from the start."""
    climbing = [course for course in courses if course.top > 0] or courses
    means = {name: mean(getattr(course, name) for course in courses) for name in Course._fields}
    means |= {name: mean(getattr(course, name) for course in climbing) for name in ("top", "reached")}
    return Course(**means)


def crowd(catalog: Catalog, job: Job, days: int = DAYS) -> list[Course]:
    """The days of each of them."""
    dealer, model = ALL_DEALERS[job.dealer], MODELS[job.model]
    names = (f"seed {job.seed} person {one}" for one in range(job.people))
    return [sixty_days(catalog, dealer, model, name, days, job.asks, job.noise) for name in names]


@cache
def bundled() -> Catalog:
    """The packs that come with RejectUI."""
    return load([(bundled_folder(), True)]).catalog


def _person(job: Job) -> list[Course]:
    return crowd(bundled(), job)


@dataclass
class Row:
    """A line of a table: what it says, and the jobs of its seeds."""

    title: str
    jobs: list[Job]


class Runs:
    """Crowds that were run, each once, over a few processes."""

    def __init__(self, people: int, seeds: Sequence[int]) -> None:
        self._people, self._seeds = people, seeds
        self._found: dict[Job, Course] = {}

    def row(
        self, title: str, dealer: str, model: str = "main", asks: int = 0, noise: float = LOOK_NOISE
    ) -> Row:
        """A line of the table; of people that are not the main run's half as many."""
        people = self._people if model == "main" else max(self._people // 2, 1)
        return Row(title, [Job(dealer, model, people, seed, asks, noise) for seed in self._seeds])

    def table(self, head: str, rows: Sequence[Row]) -> None:
        """Run what was not run yet, and print a line for each row as it is there."""
        print(f"\n{head}\n{'':34}" + "".join(f"{name:>15}" for name in (*Course._fields, *RATIOS)))
        for row in rows:
            against = {
                name: [job._replace(dealer=name, asks=0, noise=LOOK_NOISE) for job in row.jobs]
                for name in ("random", "before", "calendar")
            }
            self._run([*row.jobs, *(job for jobs in against.values() for job in jobs)])
            here = self._of(row.jobs)
            columns = [_spread(column) for column in zip(*here, strict=True)]
            for name, (field, other) in RATIOS.items():
                there = self._of(against[other])
                if name in PAIRED:
                    ratios = [getattr(a, field) / getattr(b, field) for a, b in zip(here, there, strict=True)]
                    columns.append(_spread(ratios))
                else:
                    columns.append(f"{_mean(here, field) / max(_mean(there, field), 1e-9):.2f}")
            print(f"{row.title:34}" + "".join(f"{column:>15}" for column in columns), flush=True)

    def _of(self, jobs: Iterable[Job]) -> list[Course]:
        return [self._found[job] for job in jobs]

    def _run(self, jobs: Sequence[Job]) -> None:
        missing = [job for job in dict.fromkeys(jobs) if job not in self._found]
        with Pool(min(CORES, max(len(missing), 1))) as pool:
            for job, courses in zip(missing, pool.map(_person, missing, chunksize=1), strict=True):
                self._found[job] = average(courses)


# The ratios by their heads: (field, the dealer without sorting that it is compared with), same people.
RATIOS = {
    "first/random": ("first", "random"),
    "zone/random": ("zone", "random"),
    "first/before": ("first", "before"),
    "zone/before": ("zone", "before"),
    "floods/calendar": ("floods", "calendar"),
}
PAIRED = ("first/before", "zone/before")


def report(people: int, seeds: Sequence[int]) -> None:
    """Print all tables."""
    runs = Runs(people, seeds)
    follows = [runs.row(f"follows, {asks} sorted", "follows", asks=asks) for asks in SORTED]
    runs.table("The main run", [*follows, *(runs.row(name, name) for name in DEALERS if name != "follows")])
    noises = [runs.row(f"noise {noise}", "follows", asks=USUALLY, noise=noise) for noise in NOISES]
    runs.table(f"{USUALLY} sorted, the noise of a look otherwise", noises)
    parts = [runs.row(name, name, asks=USUALLY) for name in PARTS]
    runs.table(f"{USUALLY} sorted, without one part of the model", [follows[SORTED.index(USUALLY)], *parts])
    for model in VARIANTS:
        rows = [runs.row(f"follows, {n} sorted", "follows", model, n) for n in (0, USUALLY)]
        runs.table(f"Otherwise: {model}", [*rows, runs.row("before", "before", model)])


def _mean(courses: Sequence[Course], name: str) -> float:
    return float(mean(getattr(course, name) for course in courses))


def _spread(values: Sequence[float]) -> str:
    spread = stdev(values) if len(values) > 1 else 0.0
    return f"{mean(values):.3f} ± {spread:.3f}" if mean(values) < 2 else f"{mean(values):.1f} ± {spread:.1f}"


def main() -> None:
    """Run and print."""
    given = [int(number) for number in sys.argv[1:]]
    people, seeds, first = (*given, *(200, 3, 0)[len(given) :])
    print(f"{people} people, {seeds} seeds from {first}, {DAYS} days, {len(bundled())} challenges")
    report(people, range(first, first + seeds))


if __name__ == "__main__":
    main()
