"""The comparisons: what is counted, what is left out, and odd ways to rate."""

from __future__ import annotations

from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.review.comparisons import Average, Boldest, Comparisons, Got, comparisons
from rejectui.core.review.kinds import before_after, kinds, lately_rated, rated, smoothed
from rejectui.core.review.periods import period
from rejectui.core.review.review import review
from rejectui.core.review.scale import on_other_scale
from tests.core.build import MONDAY, attempt, days_after, facts


def asked(number: int, level: int | None = 2, category: str | None = "play", **fields: Any) -> Attempt:
    """An ask so many days after the first Monday."""
    what = Snapshot(title=f"Ask {number}", category=category, askee="staff", channel="phone", level=level)
    return attempt(days_after(MONDAY, number), snapshot=what, **{"challenge": f"cafe/ask-{number}", **fields})


def peaks(*told: int | None, **fields: Any) -> list[Attempt]:
    """An ask a day, each with how bad it got."""
    return [asked(number, peak=peak, **fields) for number, peak in enumerate(told)]


def test_nothing_asked_says_nothing() -> None:
    found = comparisons([])
    assert found == comparisons([asked(0, outcome="backed_out", peak=90, plan={"peak": 40})])
    assert (found.expected, found.got, found.chance, found.boldest) == (None,) * 4
    assert (found.getting_ready, found.letting_go) == (None, None)
    assert (found.asks, found.dodged, found.to_a_face, found.other_scale) == (0, (0, 0), (0, 0), 0)


def test_asks_without_a_rating_are_counted_where_no_rating_is_needed() -> None:
    found = comparisons([asked(0, level=1), asked(1, level=3), asked(2, level=3)])
    assert found.boldest == Boldest(level=3, day=days_after(MONDAY, 1))
    assert found.levels == {1: 1, 3: 2}
    assert found.to_a_face == (0, 3)
    assert found.got is None


def test_two_ratings_of_one_ask() -> None:
    told = [(60, 30), (50, 50), (20, 40), (70, 20), (None, 10), (40, None)]
    asks = [asked(n, peak=got, plan={"peak": expected}) for n, (expected, got) in enumerate(told)]
    pairs = comparisons(asks).expected
    assert pairs is not None
    assert (pairs.before, pairs.after, pairs.number) == (50, 35, 4)
    assert (pairs.lower, pairs.higher) == (2, 1)
    assert -15 < (pairs.low + pairs.high) / 2 < 0  # the mean of -15, shrunk


def got_of(asks: list[Attempt]) -> Got:
    """How bad these got."""
    found = comparisons(asks).got
    assert found is not None
    return found


def test_averages_are_of_all_that_were_rated_with_the_range_of_their_levels() -> None:
    asks = [asked(n, level=level, peak=10 * n) for n, level in enumerate((1, 2, 2, 3, None))]
    assert got_of(asks) == Got(whole=Average(mean=20, levels=(1, 3), number=5))
    own = [attempt(days_after(MONDAY, n), ask=f"May I {n}?", peak=30) for n in range(4)]
    assert got_of(own) == Got(whole=Average(mean=30, levels=None, number=4))


def test_the_first_third_and_the_last_are_plain_averages() -> None:
    asks = [asked(n, level=1 + n // 5, peak=50 + n % 2) for n in range(15)]
    found = got_of(asks)
    assert found.earlier == Average(mean=50.4, levels=(1, 1), number=5)
    assert found.lately == Average(mean=50.4, levels=(3, 3), number=5)
    assert found.whole.number == 15


def test_of_many_all_make_the_average_and_the_first_and_the_last_are_compared() -> None:
    asks = peaks(*[20] * 24, *[80] * 52, *[20] * 24)
    found = got_of(asks)
    assert found.whole == Average(mean=51.2, levels=(2, 2), number=100)
    assert found.earlier == found.lately == Average(mean=20, levels=(2, 2), number=16)
    assert found.moved is not None
    assert (found.moved.number, found.moved.clear) == (48, False)
    part = comparisons(asks, whole=False).got
    assert part == Got(whole=found.whole)


def test_asks_whose_level_is_not_known_are_set_beside_each_other_only() -> None:
    own = [attempt(days_after(MONDAY, n), ask=f"May I {n}?", peak=90 - n) for n in range(12)]
    alone, mixed = got_of(own).moved, got_of([*own, *(asked(20 + n, peak=30) for n in range(12))]).moved
    assert alone is not None and mixed is not None
    assert alone.change < 0
    assert not mixed.clear  # that own asks were rated higher says nothing: they may have been bolder


def test_of_a_part_of_the_journal_no_trend_is_told() -> None:
    asks = [asked(n, peak=90 - 3 * n, prep_minutes=90 - n) for n in range(20)]
    whole, part = comparisons(asks), comparisons(asks, whole=False)
    for name in ("got", "getting_ready"):
        assert getattr(whole, name).moved is not None
        assert getattr(whole, name).whole == getattr(part, name).whole
        assert (getattr(part, name).moved, getattr(part, name).earlier) == (None, None)


def test_minutes_are_compared_as_doublings() -> None:
    asks = [asked(n, prep_minutes=63 if n < 10 else 15) for n in range(20)]
    minutes = comparisons(asks).getting_ready
    assert minutes is not None
    assert (minutes.earlier, minutes.lately) == pytest.approx((63, 15))
    assert minutes.whole == pytest.approx((64 * 16) ** 0.5 - 1)
    assert minutes.number == 20


def test_no_minutes_at_all_can_be_told() -> None:
    minutes = comparisons([asked(n, recovery_minutes=0) for n in range(20)]).letting_go
    assert minutes is not None
    assert (minutes.whole, minutes.earlier, minutes.lately) == pytest.approx((0, 0, 0))


def test_fears_and_what_would_have_been_dodged() -> None:
    fear = {"plan": {"feared": "They laugh", "chance": 80}, "chance_again": 30}
    asks = [
        asked(0, **fear, feared_happened="no", dodged_before=True),
        asked(1, **fear, feared_happened="partly", dodged_before=False),
        asked(2, feared_happened="yes", dodged_before=True),  # no fear was written down
        asked(3),
    ]
    found = comparisons(asks)
    assert found.fears == {"no": 1, "partly": 1}
    assert found.dodged == (2, 3)
    assert found.chance is not None
    assert (found.chance.before, found.chance.after, found.chance.lower) == (80, 30, 2)


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        pytest.param([3, 7, 8, 50, 60, 70], 3, id="an old table from 0 to 10"),
        pytest.param([3, 7, 8, 10, 0, 5, 50], 6, id="with its ends, and the first of another"),
        pytest.param([3, 7, 8, 50, 4, 2, 3], 3, id="small ones later are small"),
        pytest.param([60, 40, 20, 9, 7, 3, 2], 0, id="who comes down to few stays there"),
        pytest.param([3, 7, 8, 6, 4, 2], 0, id="nothing but 0 to 10"),
        pytest.param([0, 5, 10, 0, 5, 50, 60, 70], 0, id="calm asks by the keys of the app"),
        pytest.param([3, 7, 50, 60, 70], 0, id="two that may be slips"),
    ],
)
def test_ratings_on_another_scale(told: list[int], left_out: int) -> None:
    asks = peaks(*told)
    other = on_other_scale(asks)
    assert other == {ask.id for ask in asks[:left_out]}
    found = comparisons(asks, other_scale=other)
    assert (found.asks, found.other_scale) == (len(told), left_out)
    assert found.got is not None
    assert found.got.whole.number == len(told) - left_out
    assert [ask.peak for ask in rated(asks, other)] == told[left_out:]
    assert [ask.peak for ask in lately_rated(asks, other, 2)] == told[left_out:][-2:]
    assert sum(len(one.attempts) for one in kinds(asks, other)) == len(told) - left_out


def test_what_was_expected_tells_the_scale_too() -> None:
    asks = peaks(3, 7, 5, plan={"peak": 8})
    assert on_other_scale([*asks, asked(9, plan={"peak": 50})]) == {ask.id for ask in asks}
    found = comparisons(asks, other_scale=on_other_scale([*asks, asked(9, peak=50)]))
    assert (found.expected, found.got) == (None, None)


def test_a_change_of_the_scale_is_no_change() -> None:
    asks = peaks(*[3, 7, 6, 4, 5] * 4, *[30, 70, 60, 40, 50] * 4)
    shown = review(facts(*asks), days_after(MONDAY, 50))
    assert len(shown.other_scale) == shown.found.other_scale == 20
    assert shown.found.got is not None and shown.found.got.moved is not None
    assert not shown.found.got.moved.clear
    # A part of the journal leaves out the same ones.
    week = review(facts(*asks), days_after(MONDAY, 6), period(facts(*asks), days_after(MONDAY, 6), "week"))
    assert (week.found.got, week.found.other_scale) == (None, 7)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([50] * 40, id="all the same"),
        pytest.param([0, 100] * 20, id="only extremes"),
        pytest.param([100] * 20 + [0, 100] * 10, id="extremes, then both"),
        pytest.param([50, 60, 40] * 12, id="one kind only"),
    ],
)
def test_odd_ways_to_rate_are_no_change(told: list[int]) -> None:
    got = comparisons(peaks(*told)).got
    assert got is not None and got.moved is not None
    assert not got.moved.clear


def test_a_year_without_asks_changes_nothing_in_what_is_said() -> None:
    def told(gap: int) -> Comparisons:
        return comparisons([asked(n + gap * (n >= 10), peak=50 - n, challenge=f"c/{n}") for n in range(20)])

    assert told(0).got == told(365).got


def test_kinds_are_of_one_category_and_level_and_those_with_most_come_first() -> None:
    asks = [
        asked(0, peak=10),
        asked(1, category="work", peak=20),
        asked(2, category="work", plan={"peak": 30}),
        asked(3, category="work"),
        asked(4, level=None, peak=40),
        asked(5, category=None, peak=40),
        asked(6, outcome="called_off", peak=40),
    ]
    assert [(one.called, len(one.attempts)) for one in kinds(asks)] == [
        ("work, level 2", 2),
        ("play, level 2", 1),
    ]
    assert before_after(list(rated(asks))) == [(None, 10), (None, 20), (30, None), (None, 40), (None, 40)]


@pytest.mark.parametrize(
    ("values", "line"),
    [
        pytest.param([], [], id="none"),
        pytest.param([10, 20, 30, 40], [], id="four have no line"),
        pytest.param([10, 20, 30, 40, 50], [20, 25, 30, 35, 40], id="at the ends fewer neighbors"),
        pytest.param([10, 10, 90, 10, 10], [10, 10, 10, 10, 10], id="one that stands out"),
    ],
)
def test_smoothing(values: list[int], line: list[float]) -> None:
    assert smoothed(values) == line
