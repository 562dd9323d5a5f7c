"""How bad an ask will probably get: the author's level, corrected by the user's own ratings."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Challenge
from rejectui.core.asks.look import Look
from rejectui.core.dealing.expected_distress import RATINGS, Expectations
from rejectui.core.facts import Facts
from tests.core.build import (
    MONDAY,
    catalog,
    challenge,
    days_after,
    entries,
    expected,
    facts,
    looked,
    own,
    tried,
)

LATER = days_after(MONDAY, 400)
KINDS: list[Challenge] = [
    challenge(
        f"{category}-{askee.replace('_', '-')}-{channel.replace('_', '-')}-{level}",
        level,
        category=category,
        askee=askee,
        channel=channel,
    )
    for category in ("play", "help")
    for askee in ("staff", "friend")
    for channel in ("in_person", "phone")
    for level in (1, 2, 3, 4, 5)
]
EVERY = catalog(*KINDS)
ALL = entries(EVERY)
HERE = ALL["play-staff-in-person-3"]


def rated(*peaks: int, slug: str = "play-staff-in-person-3", **fields: Any) -> Facts:
    """One challenge, rated so on days in a row."""
    return facts(
        *(tried(ALL[slug], days_after(MONDAY, n), peak=peak, **fields) for n, peak in enumerate(peaks))
    )


@pytest.mark.parametrize(("level", "first"), [(1, 10), (2, 30), (3, 50), (4, 70), (5, 90)])
def test_without_ratings_it_is_the_author_s_level(level: int, first: int) -> None:
    assert expected(facts(), ALL[f"play-staff-in-person-{level}"], LATER) == first


def test_a_kept_ask_begins_at_what_the_user_expects_of_it() -> None:
    assert expected(facts(), own(peak=65), LATER) == 65
    assert expected(facts(), own(), LATER) == 50
    assert expected(rated(80, 80, 80), own(peak=65, category="play"), LATER) > 65


def test_one_rating_moves_a_little_and_many_move_it_nearly_all_the_way() -> None:
    one, two, many = (expected(rated(*[80] * number), HERE, LATER) for number in (1, 2, 12))
    assert 50 < one <= two <= many
    assert 76 <= many <= 82
    other = ALL["help-friend-phone-4"]
    one, two, many = (expected(rated(*[80] * number), other, LATER) for number in (1, 2, 12))
    assert 70 < one < two < 100
    assert one <= many < 100  # asks have been getting easier meanwhile


@pytest.mark.parametrize(
    ("nearer", "further"),
    [
        pytest.param("play-staff-in-person-3", "play-staff-in-person-2", id="level"),
        pytest.param("play-staff-in-person-3", "play-staff-phone-3", id="channel"),
        pytest.param("play-staff-phone-3", "play-friend-phone-3", id="askee"),
        pytest.param("play-friend-phone-3", "help-friend-phone-3", id="category"),
    ],
)
def test_the_more_alike_the_more_a_rating_says(nearer: str, further: str) -> None:
    known = rated(90, 90)
    surplus = [
        expected(known, ALL[slug], LATER) - expected(facts(), ALL[slug], LATER) for slug in (nearer, further)
    ]
    assert surplus[0] > surplus[1] > 0


def test_a_flatter_scale_is_learned() -> None:
    levels = [
        tried(ALL[f"play-staff-in-person-{n}"], days_after(MONDAY, n), peak=40 + 5 * n) for n in (1, 2, 3) * 3
    ]
    # 35, 20 and 5 above the author: the next is expected near the author, not 20 above.
    assert expected(facts(*levels), ALL["play-staff-in-person-4"], LATER) < 76


def test_recent_ratings_count_more_by_order_and_not_by_date() -> None:
    falling, rising = rated(90, 90, 90, 30, 30, 30), rated(30, 30, 30, 90, 90, 90)
    assert expected(falling, HERE, LATER) < 60 < expected(rising, HERE, LATER)
    assert expected(falling, HERE, LATER) == expected(falling, HERE, LATER + timedelta(days=3000))


def surplus(known: Facts, slug: str = "play-staff-in-person-3", on: date = LATER) -> int:
    """How much more is expected than by the author's level."""
    return expected(known, ALL[slug], on, EVERY) - expected(facts(), ALL[slug], on)


def test_a_rating_after_the_deed_weighs_more_than_one_by_looking() -> None:
    look = surplus(facts(looks=[looked(HERE, 90)]))
    rating = surplus(rated(90))
    assert 0 < look < rating
    for slug in ALL:
        assert surplus(facts(looks=[looked(HERE, 100)]), slug) <= surplus(rated(100), slug) + 1


def test_a_look_is_taken_for_a_little_too_high() -> None:
    assert surplus(facts(looks=[looked(HERE, 58)])) == 0
    assert surplus(facts(looks=[looked(HERE, 50)])) < 0


@pytest.mark.parametrize("asks", [10, 40, 99])
def test_a_look_weighs_less_with_every_ask_since_and_not_with_the_date(asks: int) -> None:
    known = [tried(ALL["help-friend-phone-1"], days_after(MONDAY, 1 + n)) for n in range(asks)]
    later = MONDAY + timedelta(days=3000)

    def moved(look: date, on: date) -> int:
        plain = expected(facts(*known), HERE, on, EVERY)
        return expected(facts(*known, looks=[looked(HERE, 100, look)]), HERE, on, EVERY) - plain

    assert moved(MONDAY, LATER) < moved(LATER, LATER)
    assert moved(MONDAY, LATER) == moved(MONDAY, later)


def test_looks_are_believed_as_far_as_ratings_bear_them_out() -> None:
    looks = [looked(ALL[slug], 90) for slug in ("play-staff-in-person-3", "play-friend-phone-3")]
    calm = [tried(HERE, days_after(MONDAY, n), peak=50) for n in range(5)]
    slug = "help-friend-phone-3"
    assert surplus(facts(*calm, looks=looks), slug) < surplus(facts(looks=looks), slug)


def test_asks_get_easier_as_one_goes_on_and_kept_ones_are_as_the_user_says() -> None:
    known = facts(*(tried(HERE, days_after(MONDAY, n)) for n in range(20)))
    assert expected(known, ALL["help-friend-phone-3"], LATER) == 42
    assert expected(known, own(peak=65), LATER) == 65


def test_looks_that_were_forgotten_or_are_of_a_day_to_come_or_of_what_is_gone_say_nothing() -> None:
    for look in (
        looked(HERE, None),
        looked(HERE, 90, LATER + timedelta(days=1)),
        Look(of="gone/gone", peak=90, day=MONDAY),
        Look(of=HERE.id, peak=90),
    ):
        assert expected(facts(looks=[look]), HERE, LATER, EVERY) == 50


@given(
    st.lists(st.tuples(st.sampled_from(sorted(ALL)), st.integers(0, 100), st.integers(0, 300)), max_size=60),
    st.randoms(use_true_random=False),
)
def test_the_order_of_looks_changes_nothing_and_it_is_always_a_distress(
    said: list[tuple[str, int, int]], luck: Random
) -> None:
    looks = [looked(ALL[slug], peak, days_after(MONDAY, n)) for slug, peak, n in said]
    mixed = luck.sample(looks, len(looks))
    one, other = (Expectations(EVERY, facts(looks=each), LATER) for each in (looks, mixed))
    for entry in ALL.values():
        assert 0 <= one.of(entry) <= 100
        assert abs(one.of(entry) - other.of(entry)) <= 1
        mean, sd = one.normal(entry)
        assert one.of(entry) == round(min(max(mean, 0), 100))
        assert 0 < sd < 30


def test_what_is_not_rated_or_was_not_asked_or_is_not_over_says_nothing() -> None:
    known = facts(
        tried(HERE, MONDAY),
        tried(HERE, MONDAY, "backed_out", peak=100),
        tried(HERE, MONDAY, "called_off", peak=100),
        tried(HERE, LATER, peak=100),
    )
    assert expected(known, HERE, LATER) == 50


def test_only_the_last_ones_are_read() -> None:
    recent = [60] * RATINGS
    assert expected(rated(*[0] * 50, *recent), HERE, LATER) == expected(rated(*recent), HERE, LATER)


def test_only_the_last_30_looks_are_read_each_of_them() -> None:
    looks = [looked(entry, 80, days_after(MONDAY, n)) for n, entry in enumerate(ALL.values())]

    def of(*some: Look) -> int:
        return Expectations(EVERY, facts(looks=some), LATER).of(last)

    last = EVERY.entries[looks[-30].of]
    assert len(looks) > 30
    assert Expectations(EVERY, facts(looks=looks), LATER).looks == 30
    assert of(*looks) == of(*looks[-30:]) > of(*looks[-29:])


@given(st.lists(st.tuples(st.sampled_from(sorted(ALL)), st.none() | st.integers(0, 100)), max_size=30))
def test_it_is_always_a_distress(asks: list[tuple[str, int | None]]) -> None:
    attempts: list[Attempt] = [
        tried(ALL[slug], days_after(MONDAY, number), peak=peak) for number, (slug, peak) in enumerate(asks)
    ]
    for entry in ALL.values():
        assert 0 <= expected(facts(*attempts), entry, LATER) <= 100
