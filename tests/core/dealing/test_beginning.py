"""The first level and the first cards, once asks were sorted."""

from __future__ import annotations

from math import hypot
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.asks.look import Look
from rejectui.core.dealing.beginning import POINTS, off_goal
from rejectui.core.dealing.deal import deal
from rejectui.core.dealing.expected_distress import Expectations
from rejectui.core.dealing.ladder import ladder
from rejectui.core.dealing.level import reach
from tests.core.build import MONDAY, catalog, challenge, days_after, entries, facts, looked, tried

ALL = catalog(
    *(
        challenge(f"{kind}-{level}-{n}", level, category=kind)
        for kind in ("play", "help", "work")
        for level in (1, 2, 3, 4, 5)
        for n in range(3)
    )
)
BY_NAME = entries(ALL)
SORTED = "About the right size to start with, going by the asks you sorted."
SMALL = "A small one to begin with."


def looks(*peaks: int) -> list[Look]:
    """What somebody says of asks of levels 1, 2, 3, 4 of each kind."""
    return [
        looked(BY_NAME[f"{kind}-{level}-0"], peak)
        for kind in ("play", "help", "work")
        for level, peak in enumerate(peaks, 1)
    ]


@pytest.mark.parametrize(
    ("said", "level", "why"),
    [
        pytest.param([], 1, SMALL, id="nothing"),
        pytest.param([70, 80, 90, 90], 1, SMALL, id="all is hard"),
        pytest.param([20, 40, 60, 80], 2, SORTED, id="as the authors say, and a bit more"),
        pytest.param([10, 20, 30, 40], 3, SORTED, id="all is easy"),
        pytest.param([0, 0, 0, 0], 3, SORTED, id="all is nothing: 3 at most"),
    ],
)
def test_the_first_level_is_what_the_looks_say(said: list[int], level: int, why: str) -> None:
    known = facts(looks=looks(*said))
    card = deal(ALL, known, MONDAY)
    assert card is not None
    assert (card.level, card.why) == (level, why)
    assert ladder(ALL, known, MONDAY).aim == level


def test_after_the_first_card_the_ratings_lead() -> None:
    known = facts(tried(BY_NAME["play-1-1"], MONDAY, peak=80), looks=looks(0, 0, 0, 0))
    card = deal(ALL, known, days_after(MONDAY, 1))
    assert card is not None
    assert card.level == 1
    assert card.why.startswith("A small one: the last one was hard")


def test_looks_of_packs_that_are_gone_change_nothing() -> None:
    gone = [Look(of=f"gone/{n}", peak=0, day=MONDAY) for n in range(12)]
    assert deal(ALL, facts(looks=gone), MONDAY) == deal(ALL, facts(), MONDAY)


def test_the_first_asks_are_chosen_by_chance_and_later_ones_by_nearness() -> None:
    card = BY_NAME["play-2-1"]
    for number in (0, 9, 10):
        rated = [tried(BY_NAME[f"help-2-{n % 3}"], days_after(MONDAY, n), peak=40) for n in range(number)]
        for said in ([], looks(20, 40, 60, 80)):
            expectations = Expectations(ALL, facts(*rated, looks=said), days_after(MONDAY, 30))
            by_nearness = off_goal(expectations, card) == abs(expectations.of(card) - 45)
            assert by_nearness == (not said or number == 10)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_the_chance_is_that_of_30_to_60_less_half_of_that_of_80_on_a_usual_day(level: int) -> None:
    expectations = Expectations(ALL, facts(looks=looks(20, 40, 60, 80)), MONDAY)
    card = BY_NAME[f"play-{level}-1"]
    likely, sd = expectations.normal(card)
    peak = NormalDist(likely, hypot(sd, 8))
    chance = peak.cdf(60) - peak.cdf(30) - (1 - peak.cdf(80)) / 2
    assert off_goal(expectations, card) == pytest.approx(40 * (1 - chance))


def test_a_chance_to_flood_costs_more_than_no_chance_of_the_zone() -> None:
    expectations = Expectations(ALL, facts(looks=looks(20, 40, 60, 80)), MONDAY)
    costs = {level: off_goal(expectations, BY_NAME[f"play-{level}-1"]) for level in (2, 5)}
    assert costs[2] < POINTS < costs[5]


@given(
    st.lists(st.tuples(st.sampled_from(sorted(BY_NAME)), st.integers(0, 10)), max_size=6),
    st.dictionaries(st.sampled_from(sorted(BY_NAME)), st.integers(0, 9), max_size=20),
)
def test_the_nearest_that_is_left_is_said_only_where_nothing_of_the_level_is(
    asks: list[tuple[str, int]], said: dict[str, int]
) -> None:
    rated = [tried(BY_NAME[slug], days_after(MONDAY, n), peak=10 * p) for n, (slug, p) in enumerate(asks)]
    known = facts(*rated, looks=[looked(BY_NAME[slug], 10 * tens) for slug, tens in said.items()])
    card = deal(ALL, known, days_after(MONDAY, 10))
    assert card is not None
    aim = reach(known.attempts).aim if asks else card.level
    if card.why.startswith("The closest to your level that is left."):
        two = [a.snapshot.category for a in known.attempts[-2:] if a.snapshot]
        done = {a.challenge for a in known.attempts}
        left = [e for e in ALL if e.challenge.level == aim and two != [e.challenge.category] * 2]
        assert {e.id for e in left} <= done
