"""Which ask is looked at next: the one that tells most about this person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.look import Look
from rejectui.core.dealing.sorting import next_to_sort
from rejectui.core.facts import Facts
from tests.core.build import MONDAY, catalog, challenge, entries, facts, looked, own

KINDS = ("play", "help", "work", "access")
ALL = catalog(
    *(
        challenge(
            f"{kind}-{askee}-{channel.replace('_', '-')}-{level}-{number}",
            level,
            category=kind,
            askee=askee,
            channel=channel,
        )
        for kind in KINDS
        for askee in ("staff", "friend")
        for channel in ("in_person", "phone")
        for level in (1, 2, 3, 4, 5)
        for number in (0, 1)
    )
)
BY_NAME = entries(ALL)


def sorted_ones(number: int, peak: int = 50, **known: object) -> list[Entry]:
    """The first asks that are shown to somebody who says the same of each."""
    looks: list[Look] = []
    found = []
    for _ in range(number):
        entry = next_to_sort(ALL, facts(looks=looks, **known), MONDAY)  # type: ignore[arg-type]
        assert entry is not None
        found.append(entry)
        looks.append(looked(entry, peak))
    return found


def test_twelve_are_spread_over_the_four_lower_levels_and_over_kinds() -> None:
    found = sorted_ones(12)
    levels = [entry.challenge.level for entry in found]
    assert {level: levels.count(level) for level in set(levels)} == {1: 3, 2: 3, 3: 3, 4: 3}
    assert {entry.challenge.category for entry in found} == set(KINDS)
    assert {entry.challenge.askee for entry in found} == {"staff", "friend"}
    assert len({entry.id for entry in found}) == 12


def test_what_is_said_does_not_change_what_comes_next() -> None:
    assert sorted_ones(8, 0) == sorted_ones(8, 90) == sorted_ones(8)


def test_areas_that_the_user_named_come_more_often() -> None:
    plain, named = (
        sum(entry.challenge.category == "work" for entry in sorted_ones(12, **known))
        for known in ({}, {"areas": ["work"]})
    )
    assert named > plain


@pytest.mark.parametrize(("waiting", "when"), [(1, "any_day"), (3, "any_day"), (5, "when_it_comes_up")])
def test_what_can_be_done_at_once_tells_as_much_of_the_cards_that_come_first_as_four(
    waiting: int, when: str
) -> None:
    among = catalog(
        *(
            challenge(f"{kind}-{n}", 2, category=kind, when=here)
            for kind, here, number in (("play", "any_day", 5), ("help", "when_it_comes_up", 5 * waiting))
            for n in range(number)
        )
    )
    for later in range(10):
        entry = next_to_sort(among, facts(), MONDAY + timedelta(days=later))
        assert entry is not None
        assert entry.challenge.when == when


def test_what_was_looked_at_comes_again_after_a_season_and_what_is_left_out_not_now() -> None:
    among = catalog(challenge("one"))
    (one,) = among
    assert next_to_sort(among, facts(looks=[looked(one, 50)]), MONDAY) is None
    last = MONDAY + timedelta(days=90)
    assert next_to_sort(among, facts(looks=[looked(one, 50)]), last - timedelta(days=1)) is None
    assert next_to_sort(among, facts(looks=[looked(one, 50)]), last) == one
    assert next_to_sort(among, facts(), MONDAY, [one.id]) is None
    assert next_to_sort(among, facts(looks=[looked(one, None)]), MONDAY) == one  # forgotten


@settings(max_examples=25)
@given(
    st.sets(st.sampled_from(sorted(BY_NAME)), max_size=60),
    st.lists(st.tuples(st.sampled_from(sorted(BY_NAME)), st.integers(0, 100)), max_size=30),
)
def test_only_what_may_be_dealt_and_was_not_looked_at(hidden: set[str], said: list[tuple[str, int]]) -> None:
    looks = {slug: looked(BY_NAME[slug], peak) for slug, peak in said}
    gone = Look(of="gone/gone", peak=90, day=MONDAY)
    known = facts(looks=[*looks.values(), gone], hidden=[BY_NAME[slug].id for slug in hidden], asks=[own()])
    entry = next_to_sort(ALL, known, MONDAY)
    assert entry == next_to_sort(ALL, known, MONDAY)
    assert entry is not None
    assert entry.challenge.id not in hidden | looks.keys()
    assert entry.challenge.level <= 4


def test_nothing_to_deal_is_nothing_to_sort() -> None:
    assert next_to_sort(catalog(), Facts(), MONDAY) is None
    assert next_to_sort(catalog(challenge(level=5)), facts(), MONDAY) is None
    assert next_to_sort(catalog(challenge()), facts(packs_off=["cafe"]), MONDAY) is None
