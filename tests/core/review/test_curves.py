"""Curves: like with like, nothing of a few, and where the middle of the halves goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.review.curves import Curve, change, curves, smoothed
from tests.core.build import MONDAY, attempt, days_after


def asked(number: int, category: str | None = "play", level: int | None = 2, **fields: Any) -> Attempt:
    """An ask of this kind, so many days after the first Monday."""
    what = Snapshot(title=f"Ask {number}", category=category, level=level)
    return attempt(days_after(MONDAY, number), snapshot=what, **{"outcome": "no", **fields})


def rated(*peaks: int | None, **fields: Any) -> list[Attempt]:
    """Asks of one kind, each with how bad it got."""
    return [asked(number, peak=peak, **fields) for number, peak in enumerate(peaks)]


def only(attempts: Sequence[Attempt]) -> Curve:
    """The one curve that there is."""
    (found,) = curves(attempts)
    return found


@pytest.mark.parametrize(
    ("values", "moved"),
    [
        pytest.param([], None, id="none"),
        pytest.param([50, 40, 30, 20], None, id="four are too few"),
        pytest.param([50, 50, 0, 40, 40], (50, 40, 5, "falling"), id="five: the middle one is in no half"),
        pytest.param([50, 50, 100, 41, 41], (50, 41, 5, "flat"), id="nine points are no change"),
        pytest.param([50, 50, 100, 40, 40], (50, 40, 5, "falling"), id="exactly ten points are"),
        pytest.param([40, 40, 0, 50, 50], (40, 50, 5, "rising"), id="ten points up"),
        pytest.param([40, 40, 0, 49, 49], (40, 49, 5, "flat"), id="nine points up"),
        pytest.param([60, 50, 70, 40, 30, 50], (60, 40, 6, "falling"), id="six: halves of three"),
        pytest.param([10, 20, 30, 99, 30, 40, 50], (20, 40, 7, "rising"), id="seven: halves of three"),
        pytest.param([50, 60, 70, 80] * 2, (65, 65, 8, "flat"), id="between the two in the middle"),
        pytest.param([50, 60, 0, 45, 46], (55, 45.5, 5, "flat"), id="half a point less than ten"),
        pytest.param([0, 0, 0, 0, 0], (0, 0, 5, "flat"), id="all calm"),
        pytest.param([100, 0, 0, 0, 100], (50, 50, 5, "flat"), id="out and back"),
    ],
)
def test_where_ratings_go(values: list[int], moved: tuple[float, float, int, str] | None) -> None:
    found = change(values)
    assert (found and (found.earlier, found.later, found.number, found.direction)) == moved


@pytest.mark.parametrize(
    ("values", "line"),
    [
        pytest.param([], [], id="none"),
        pytest.param([10, 20, 30, 40], [], id="four have no line"),
        pytest.param([10, 20, 30, 40, 50], [20, 25, 30, 35, 40], id="at the ends fewer neighbors"),
        pytest.param([10, 10, 90, 10, 10, 10], [10, 10, 10, 10, 10, 10], id="one that stands out"),
        pytest.param([0, 50, 100, 50, 0, 10], [50, 50, 50, 50, 30, 10], id="six"),
    ],
)
def test_the_smoothed_line(values: list[int], line: list[float]) -> None:
    assert smoothed(values) == line


def test_a_curve_is_of_one_category_and_one_level() -> None:
    made = [asked(0, peak=50), asked(1, "help", peak=40), asked(2, level=3, peak=60), asked(3, peak=30)]
    found = {(curve.category, curve.level): curve.actual for curve in curves(made)}
    assert found == {("play", 2): [50, 30], ("help", 2): [40], ("play", 3): [60]}


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(attempt(MONDAY, peak=50), id="an own ask of which nothing is known"),
        pytest.param(asked(0, category=None, peak=50), id="without a category"),
        pytest.param(asked(0, level=None, peak=50), id="without a level"),
        pytest.param(asked(0, outcome="backed_out", peak=90), id="backed out"),
        pytest.param(asked(0, outcome="called_off", peak=90), id="called off"),
        pytest.param(asked(0), id="nothing was told"),
        pytest.param(asked(0, plan={"feared": "They laugh", "chance": 60}), id="a fear, and no more"),
        pytest.param(asked(0, chance_again=20), id="how likely it seems now, and not before"),
    ],
)
def test_what_is_on_no_curve(made: Attempt) -> None:
    assert curves([made]) == ()


def test_what_was_not_told_is_missing_and_not_nought() -> None:
    made = [
        asked(0, plan={"peak": 60}),
        asked(1, peak=0),
        asked(2, plan={"peak": 50}, peak=50),
        asked(3, plan={"peak": 50}, peak=49),
    ]
    found = only(made)
    assert [point.expected for point in found.points] == [60, None, 50, 50]
    assert (found.actual, found.pairs, found.milder) == ([0, 50, 49], [(50, 50), (50, 49)], 1)


def test_a_fear_counts_once_it_is_told_whether_it_happened() -> None:
    feared = {"feared": "They laugh"}
    made = [
        asked(0, plan=feared, feared_happened="no"),
        asked(1, plan=feared, peak=40),
        asked(2, feared_happened="yes"),
    ]
    assert [point.title for point in only(made).fears] == ["Ask 0"]


def test_a_chance_that_was_told_twice_counts_even_alone() -> None:
    made = asked(0, plan={"feared": "They laugh", "chance": 70}, chance_again=20)
    assert only([made]).chances == [(70, 20)]


def test_the_curve_with_most_to_say_comes_first() -> None:
    made = [
        *rated(50, 50, 50),
        *(asked(9, "help", peak=40, plan={"peak": 50}) for _ in range(2)),
        asked(9, "work", level=1, peak=40),
    ]
    assert [curve.category for curve in curves(made)] == ["help", "play", "work"]


@pytest.mark.parametrize(
    ("peaks", "direction"),
    [
        pytest.param([70, 60, 50, 40, 30], "falling", id="falling"),
        pytest.param([30, 40, 50, 60, 70], "rising", id="rising"),
        pytest.param([50, 40, 50, 40, 50], "flat", id="flat"),
        pytest.param([70, 60, None, 40, 30], None, id="five asks, four ratings"),
    ],
)
def test_the_change_of_a_curve_is_that_of_its_ratings(peaks: list[int | None], direction: str | None) -> None:
    moved = only(rated(*peaks, plan={"peak": 50})).change
    assert (moved and moved.direction) == direction
