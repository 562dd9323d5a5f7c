"""How bad an ask will probably get: the author's level, corrected by the user's own ratings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Challenge
from rejectui.core.dealing.expected_distress import LATEST, expected
from rejectui.core.facts import Facts
from tests.core.build import MONDAY, catalog, challenge, days_after, entries, facts, own, tried

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
ALL = entries(catalog(*KINDS))
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
    assert 70 < one < two <= many < 100


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
    assert expected(falling, HERE, LATER) < 50 < expected(rising, HERE, LATER)
    assert expected(falling, HERE, LATER) == expected(falling, HERE, LATER + timedelta(days=3000))


def test_what_is_not_rated_or_was_not_asked_or_is_not_over_says_nothing() -> None:
    known = facts(
        tried(HERE, MONDAY),
        tried(HERE, MONDAY, "backed_out", peak=100),
        tried(HERE, MONDAY, "called_off", peak=100),
        tried(HERE, LATER, peak=100),
    )
    assert expected(known, HERE, LATER) == 50


def test_only_the_last_ones_are_read() -> None:
    recent = [60] * LATEST
    assert expected(rated(*[0] * 50, *recent), HERE, LATER) == expected(rated(*recent), HERE, LATER)


@given(st.lists(st.tuples(st.sampled_from(sorted(ALL)), st.none() | st.integers(0, 100)), max_size=30))
def test_it_is_always_a_distress(asks: list[tuple[str, int | None]]) -> None:
    attempts: list[Attempt] = [
        tried(ALL[slug], days_after(MONDAY, number), peak=peak) for number, (slug, peak) in enumerate(asks)
    ]
    for entry in ALL.values():
        assert 0 <= expected(facts(*attempts), entry, LATER) <= 100
