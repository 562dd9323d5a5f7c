"""The dealers that the simulation compares.

* follows: `deal`, which sees only what they log, and what they said of the asks they sorted;
* before: the same with the expectations of before there were looks (`backfitting`);
* random: any challenge that was not done in the last 30 days;
* calendar: level 1 for twelve days, then level 2, and so on; any challenge of the level not done lately;
* infers: about the ceiling of ratings: `deal`, told the means and spreads of the main run;
* judges: the ceiling of the rules: `deal`, which sees into them instead of estimating, but for what is
  special about the very challenge and the day;
* knows: the ceiling of the packs: it sees the truth, and takes the challenge not done lately that is nearest
  to 45;
* without ...: `follows` without one part of the model; all wrong: with every number of it wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from unittest.mock import patch

from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.dealing.candidates import to_be_had
from rejectui.core.dealing.deal import deal
from rejectui.core.distress.normal_model import SPREAD, Spread
from rejectui.core.facts import Facts
from tests.bench.backfitting import Backfitting
from tests.bench.people import Person

DAYS = 60
FIRST = date(2026, 1, 5)
DEALING = "rejectui.core.dealing"
MODEL = "rejectui.core.distress.normal_model"

# What is true of the people of the main run: means by level, and spreads where they are others than believed.
USUAL = {1: 27.5, 2: 40.5, 3: 53.5, 4: 66.5, 5: 79.5}
TRUE = {"slope": 4.0, "bias": 8.0}
WRONG = {
    "offset": 20.0,
    "slope": 8.0,
    "drift": 0.0,
    "category": 7.0,
    "askee": 7.0,
    "channel": 7.0,
    "ask": 12.0,
    "bias": 12.0,
}

Dealer = Callable[[Catalog, Facts, int, Random, Person], Entry | None]


def follows(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
    """What RejectUI deals."""
    card = deal(catalog, facts, FIRST + timedelta(days=number))
    return card.entry if card else None


def before(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
    """What it dealt with the expectations of before, by the rules of today."""
    with (
        patch(f"{DEALING}.choice.Expectations", lambda *_: Backfitting(facts.attempts)),
        patch(f"{DEALING}.beginning.GOAL", 48),
    ):
        return follows(catalog, facts, number, luck, person)


def at_random(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
    """Any challenge not done lately."""
    entries = [entry for entry in catalog if to_be_had(entry, facts.settings)]
    return luck.choice(not_lately(entries, facts, number))


def by_calendar(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
    """Any challenge of the level that the date says."""
    level = 1 + number * 5 // DAYS
    entries = [entry for entry in catalog if entry.challenge.level == level]
    return luck.choice(not_lately(entries, facts, number))


def believing(spread: dict[str, float], **others: object) -> Dealer:
    """What RejectUI would deal with other numbers in `SPREAD`, and others of `expected_distress`."""

    def dealer(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
        with ExitStack() as stack:
            stack.enter_context(patch(f"{MODEL}.SPREAD", SPREAD._replace(**spread)))
            stack.enter_context(patch.multiple(f"{DEALING}.expected_distress", **others)) if others else None
            return follows(catalog, facts, number, luck, person)

    return dealer


def judges(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
    """What RejectUI would deal if it knew the person as well as anybody can who has not seen them ask."""
    seen = copy(person)
    seen.model, seen._own = replace(person.model, very_sd=0), {}
    with patch(f"{DEALING}.choice.Expectations", lambda *_: _Sees(seen)):
        return follows(catalog, facts, number, luck, person)


class _Sees:
    """What an ask does to somebody, in place of what is expected from ratings."""

    looks = 0

    def __init__(self, person: Person) -> None:
        self._person = person

    def of(self, what: Entry) -> int:
        """How bad it would get, 0–100."""
        return round(self._person.fear(what.challenge))


def knows(catalog: Catalog, facts: Facts, number: int, luck: Random, person: Person) -> Entry | None:
    """What nobody can deal: the challenge that truly comes nearest to the middle of the zone."""
    return min(not_lately(list(catalog), facts, number), key=lambda e: abs(person.fear(e.challenge) - 45))


DEALERS: dict[str, Dealer] = {
    "follows": follows,
    "before": before,
    "random": at_random,
    "calendar": by_calendar,
    "infers": believing(TRUE, PRIOR=USUAL),
    "judges": judges,
    "knows": knows,
}
PARTS: dict[str, Dealer] = {
    **{f"without {name}": believing({name: 0.0}) for name in Spread._fields},
    "without getting easier": believing({}, EASIER=0.0),
    "without looks being too high": believing({}, TOO_HIGH=0.0),
    "all wrong": believing(WRONG, EASIER=2.0, TOO_HIGH=0.0),
}


def not_lately(entries: list[Entry], facts: Facts, number: int) -> list[Entry]:
    """Those that were not done in the last 30 days; all when none is left."""
    since = FIRST + timedelta(days=number - 30)
    lately = {a.challenge for a in facts.attempts if a.counts and a.day >= since}
    return [entry for entry in entries if entry.id not in lately] or entries
