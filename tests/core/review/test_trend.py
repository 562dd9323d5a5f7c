"""The trend: what moves it, what does not, and when it is called a change."""

from __future__ import annotations

from random import Random

import pytest

from rejectui.core.distress.normal_model import Observation, Point
from rejectui.core.review.trend import FAR, FEWEST, MOST, WIDENS_FROM, Trend, compared, shrunk, trend, widened


def ratings(*above: float, away: int = 0, kind: object = "play") -> list[Observation]:
    """Ratings so far above what was to be expected, each of another ask."""
    return [
        Observation(Point(0.0, away, kind, "staff", "phone", number), each, 12.0)
        for number, each in enumerate(above)
    ]


def of(*above: float) -> Trend:
    """The trend of these."""
    found = trend(len(above), ratings(*above))
    assert found is not None
    return found


def test_nothing_is_said_of_fewer_than_twelve() -> None:
    assert trend(FEWEST - 1, ratings(*[50] * (FEWEST - 1))) is None
    assert trend(FEWEST, ratings(*[50] * FEWEST)) is not None


@pytest.mark.parametrize("level", [0, 40, -30])
def test_what_stays_the_same_has_no_change(level: float) -> None:
    found = of(*[level] * 30)
    assert found.change == pytest.approx(0)
    assert found.low < 0 < found.high
    assert not found.clear


def test_a_long_fall_is_clear_and_told_smaller_than_it_was() -> None:
    found = of(*(40 - number for number in range(40)))
    assert found.clear
    assert -27 < found.change < -20  # between the thirds it fell by 26.7
    assert found.low < found.change < found.high < 0


def test_up_is_told_as_down_is() -> None:
    down, up = of(*(40 - number for number in range(40))), of(*(number - 40 for number in range(40)))
    assert up.change == pytest.approx(-down.change)
    assert up.clear == down.clear
    assert (up.low, up.high) == pytest.approx((-down.high, -down.low))


def test_the_order_of_two_neighbors_in_the_middle_hardly_matters() -> None:
    values = [30.0, 10, 20, 40] * 5
    swapped = [*values[:9], values[10], values[9], *values[11:]]
    assert abs(of(*values).change - of(*swapped).change) < 1


def test_climbing_to_harder_asks_is_no_rise() -> None:
    # One level every ten asks, each level as much harder as authors take it to be.
    climbing = [
        Observation(Point(0.0, at // 10 - 2, "play", "staff", "phone", at), 0.0, 12.0) for at in range(40)
    ]
    found = trend(40, climbing)
    assert found is not None
    assert found.change == pytest.approx(0)
    # And for somebody to whom levels are worth half of that, the climb is no clear fall either.
    half = [each._replace(above=-10.0 * each.at.away) for each in climbing]
    told = trend(40, half)
    assert told is not None
    assert not told.clear


def test_asks_of_a_harder_kind_lately_are_no_rise() -> None:
    luck = Random(1)
    both = [*ratings(*[0] * 10), *ratings(*[15] * 10, kind="dating"), *ratings(*[0] * 5)]
    both = [each._replace(above=each.above + luck.gauss(0, 5)) for each in both]
    found = trend(25, both)
    assert found is not None
    assert not found.clear


def test_ratings_that_swing_between_the_ends_are_never_a_change() -> None:
    assert not of(*[50, -50] * 10, *[-50] * 10).clear
    assert not of(*[50] * 12, *[-50] * 12, *[50, -50] * 3).clear


@pytest.mark.parametrize("number", [1, 12, 2 * MOST])
def test_up_to_so_many_all_are_compared(number: int) -> None:
    assert list(compared(number)) == list(range(number))


def test_of_more_the_first_and_the_last_are() -> None:
    among = list(compared(1000))
    assert among == [*range(MOST), *range(1000 - MOST, 1000)]


def test_what_lies_between_the_first_and_the_last_is_not_asked_for() -> None:
    first, last = [60.0] * MOST, [30.0] * MOST
    few, many = trend_of_many([*first, *last]), trend_of_many([*first, *[0.0] * 100, *last])
    assert few.number == many.number == 2 * MOST
    # The same steps, spread a little otherwise over the way from the first to the last.
    assert many.change == pytest.approx(few.change, rel=0.2)
    assert few.clear and many.clear


def trend_of_many(values: list[float]) -> Trend:
    """The trend of more than are compared."""
    among = compared(len(values))
    found = trend(len(values), ratings(*(values[at] for at in among)))
    assert found is not None
    return found


@pytest.mark.parametrize(("change", "error"), [(10, 1), (10, 20), (-30, 200), (0, 5)])
def test_shrinking_never_turns_a_change_nor_makes_it_larger(change: float, error: float) -> None:
    likely, about = shrunk(change, error)
    assert abs(likely) <= abs(change)
    assert likely * change >= 0
    assert 0 < about < 1.645 * min(error, 20.0)


def test_what_is_sure_is_hardly_shrunk_and_what_is_not_is_nearly_nothing() -> None:
    assert shrunk(10, 1)[0] == pytest.approx(10, abs=0.1)
    assert shrunk(10, 200)[0] == pytest.approx(0, abs=0.1)


def test_the_boundary_widens_after_the_first_month_and_again_from_the_120th_on() -> None:
    assert widened(3, 12) == widened(3, 16) == 3
    assert widened(3, 16) < widened(3, 30) < widened(3, 40) == pytest.approx(3.2)
    assert widened(3, 40) == widened(3, WIDENS_FROM)
    assert 3.2 < widened(3, 2 * WIDENS_FROM) < widened(3, 10 * WIDENS_FROM) < 6
    assert widened(FAR, 12) == FAR
