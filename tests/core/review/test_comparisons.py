"""The comparisons: what is counted, what is left out, and odd ways to rate."""

from __future__ import annotations

from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.review.comparisons import Boldest, Comparisons, comparisons
from rejectui.core.review.kinds import before_after, kinds, rated, smoothed
from tests.core.build import MONDAY, attempt, days_after


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
    assert (found.dodged, found.to_a_face, found.two_scales) == ((0, 0), (0, 0), 0)


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


def got_of(asks: list[Attempt]) -> tuple[int | None, float, int, int]:
    """(level, mean, asks of it, asks compared)."""
    got = comparisons(asks).got
    assert got is not None
    return got.level, got.mean, got.of_level, got.number


def test_the_level_that_was_rated_most_and_of_those_alike_the_last() -> None:
    asks = [asked(n, level=level, peak=10 * n) for n, level in enumerate((1, 2, 2, 3, 3))]
    assert got_of(asks) == (3, 35, 2, 5)
    assert got_of([*asks, asked(6, level=2, peak=0)]) == (2, 10, 3, 6)


def test_asks_of_ones_own_are_compared_among_themselves_where_they_are_more() -> None:
    own = [attempt(days_after(MONDAY, n), ask=f"May I {n}?", peak=30) for n in range(4)]
    assert got_of([*own, *peaks(80, 80)]) == (None, 30, 4, 4)
    assert got_of([*own, *peaks(80, 80, 80, 80)]) == (2, 80, 4, 4)


def test_of_a_part_of_the_journal_no_trend_is_told() -> None:
    asks = peaks(*range(90, 30, -3))
    whole, part = comparisons(asks).got, comparisons(asks, over_time=False).got
    assert whole is not None and part is not None
    assert whole.moved is not None and whole.earlier is not None and whole.lately is not None
    assert whole.earlier > whole.lately
    assert (part.moved, part.earlier, part.lately) == (None, None, None)


def test_what_is_told_stays_within_the_scale() -> None:
    for asks in (peaks(*[0] * 20), peaks(*[100] * 20), peaks(*[100] * 10, *[0] * 10)):
        got = comparisons(asks).got
        assert got is not None and got.earlier is not None and got.lately is not None
        assert 0 <= got.lately <= got.earlier + 1e-9 <= 100 + 1e-9


def test_minutes_are_compared_as_doublings() -> None:
    asks = [asked(n, prep_minutes=64 if n < 10 else 16) for n in range(20)]
    minutes = comparisons(asks).getting_ready
    assert minutes is not None and minutes.earlier is not None and minutes.lately is not None
    assert minutes.mean == pytest.approx((65 * 17) ** 0.5 - 1)
    assert 16 < minutes.lately < minutes.mean < minutes.earlier < 64


def test_no_minutes_at_all_can_be_told() -> None:
    minutes = comparisons([asked(n, recovery_minutes=0) for n in range(20)]).letting_go
    assert minutes is not None
    assert (minutes.mean, minutes.earlier, minutes.lately) == pytest.approx((0, 0, 0))


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
        pytest.param([3, 7, 8, 10, 0, 50, 60, 70], 5, id="with its ends"),
        pytest.param([3, 7, 8, 6, 4, 2], 0, id="nothing but 0 to 10"),
        pytest.param([0, 5, 10, 0, 5, 50, 60, 70], 0, id="calm asks by the keys of the app"),
        pytest.param([3, 7, 50, 60, 70], 0, id="two that may be slips"),
        pytest.param([3, 7, 8, 50, 60], 0, id="two that are large"),
    ],
)
def test_ratings_on_two_scales(told: list[int], left_out: int) -> None:
    found = comparisons(peaks(*told))
    assert found.two_scales == left_out
    assert found.got is not None
    assert found.got.number == len(told) - left_out


def test_a_change_of_the_scale_is_no_change() -> None:
    found = comparisons(peaks(*[3, 7, 6, 4, 5] * 4, *[30, 70, 60, 40, 50] * 4))
    assert found.two_scales == 20
    assert found.got is not None and found.got.moved is not None
    assert not found.got.moved.clear


def test_a_pair_on_two_scales_is_left_out() -> None:
    asks = peaks(3, 7, 8, 50, 60, 70, plan={"peak": 50})
    found = comparisons(asks)
    assert found.expected is not None
    assert found.expected.number == 3


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
    assert before_after(rated(asks)) == [(None, 10), (None, 20), (30, None), (None, 40), (None, 40)]


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
