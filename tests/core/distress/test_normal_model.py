"""One joint normal distribution of how bad asks get: what observations move, and how surely."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.distress.normal_model import SPREAD, Observation, Point, Posterior

PLAY = Point(0.0, 0, "play", "staff", "in_person", "a")
OTHER = PLAY._replace(ask="b")
HELP = Point(0.0, 1, "help", "friend", "phone", "c")
AT_FIRST = sqrt(sum(getattr(SPREAD, name) ** 2 for name in ("offset", "category", "askee", "channel", "ask")))

points = st.builds(
    Point,
    time=st.integers(0, 100).map(lambda asks: asks / 10),
    away=st.integers(-2, 2),
    category=st.sampled_from(["play", "help", None]),
    askee=st.sampled_from(["staff", "friend", None]),
    channel=st.sampled_from(["in_person", "phone"]),
    ask=st.sampled_from("abcd"),
)
observations = st.lists(
    st.builds(
        Observation,
        at=points,
        above=st.floats(-100, 100),
        noise=st.sampled_from([12.0, 20.0]),
        looked=st.booleans(),
    ),
    max_size=25,
)


def mean(found: Posterior, at: Point) -> float:
    return found.mean(at, at.away, at.ask)


def sd(found: Posterior, at: Point) -> float:
    here = found.whitened(at)
    return sqrt(max(found.covariance(at, at, here, here), 0.0))


def test_before_anything_is_observed_it_is_as_expected_and_unsure() -> None:
    found = Posterior([])
    assert mean(found, PLAY) == 0
    assert sd(found, PLAY) == pytest.approx(AT_FIRST)


def test_one_observation_moves_by_its_share_of_the_variance() -> None:
    found = Posterior([Observation(PLAY, 30.0, 12.0)])
    assert mean(found, PLAY) == pytest.approx(30 * AT_FIRST**2 / (AT_FIRST**2 + 12**2))
    shared = AT_FIRST**2 - SPREAD.ask**2
    assert mean(found, OTHER) == pytest.approx(30 * shared / (AT_FIRST**2 + 12**2))


def test_where_looks_are_above_ratings_of_the_same_the_other_looks_are_believed_less() -> None:
    looks = [Observation(each, 30.0, 20.0, looked=True) for each in (PLAY, OTHER, HELP)]
    ratings = [Observation(PLAY._replace(ask=n), 0.0, 12.0) for n in range(8)]
    too_high = mean(Posterior([*looks, *ratings]), HELP)
    bare = [look._replace(looked=False) for look in looks]
    assert too_high < mean(Posterior([*bare, *ratings]), HELP)


def test_the_older_the_less_it_weighs() -> None:
    now = 10.0
    moved = [
        sd(Posterior([Observation(PLAY._replace(time=time), 30.0, 12.0)]), PLAY._replace(time=now))
        for time in (10.0, 6.0, 2.0)
    ]
    assert moved == sorted(moved)
    assert moved[0] < moved[-1]


def test_unsurer_the_more_asks_lie_ahead() -> None:
    # Per ten asks the walk of all adds 5 points squared.
    found = sd(Posterior([]), PLAY._replace(time=10.0))
    assert found == pytest.approx(sqrt(AT_FIRST**2 + 10 * 5**2))


@given(observations, points, st.randoms(use_true_random=False))
def test_the_order_changes_nothing(seen: list[Observation], at: Point, luck: object) -> None:
    at = at._replace(time=10.0)
    mixed = list(seen)
    luck.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = Posterior(seen), Posterior(mixed)
    assert mean(one, at) == pytest.approx(mean(other, at), abs=1e-6)
    assert sd(one, at) == pytest.approx(sd(other, at), abs=1e-6)


@given(observations, points)
def test_whatever_is_observed_makes_it_surer_and_never_less_sure(seen: list[Observation], at: Point) -> None:
    at = at._replace(time=10.0)
    spreads = [sd(Posterior(seen[:number]), at) for number in range(len(seen) + 1)]
    assert all(after <= before + 1e-9 for before, after in pairwise(spreads))


@given(observations, points)
def test_what_is_seen_without_noise_is_believed(seen: list[Observation], at: Point) -> None:
    # An observation without noise is believed to the letter, whatever was seen before.
    at = at._replace(time=10.0)
    last = Observation(at, 77.0, 1e-4)
    assert mean(Posterior([*seen, last]), at) == pytest.approx(77.0, abs=1e-3)
