"""The calendar in sentences: each week's asks and rest by day, the newest week first."""

from __future__ import annotations

import pytest

from rejectui.core.facts import Facts
from rejectui.core.review.calendar_words import sentences
from rejectui.core.review.periods import period
from rejectui.core.review.review import review
from tests.core.build import MONDAY, attempt, days_after, facts, pause

SUNDAY = days_after(MONDAY, 6)


def asked(*days: int) -> Facts:
    """Asks so many days after the Monday."""
    return facts(*(attempt(days_after(MONDAY, each)) for each in days))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param([0], "Monday 1 ask", id="one"),
        pytest.param([1, 1, 1, 4], "Tuesday 3 asks, Friday 1 ask", id="several"),
        pytest.param([1, 2], "Tuesday and Wednesday 1 ask each", id="two days alike"),
        pytest.param([0, 1, 2, 2], "Monday and Tuesday 1 ask each, Wednesday 2 asks", id="and another"),
        pytest.param([0, 2], "Monday 1 ask, Wednesday 1 ask", id="not side by side"),
        pytest.param([*range(7)], "Monday to Sunday 1 ask each", id="every day"),
    ],
)
def test_asks_of_a_week(days: list[int], told: str) -> None:
    assert sentences(review(asked(*days), SUNDAY)) == [f"Week of 2 March: {told}."]


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        pytest.param([(3, 3)], "Tuesday 1 ask; Thursday rest", id="a day"),
        pytest.param([(3, 4)], "Tuesday 1 ask; Thursday and Friday rest", id="two"),
        pytest.param(
            [(2, 2), (4, 6)], "Tuesday 1 ask; Wednesday rest, Friday to Sunday rest", id="two times"
        ),
        pytest.param([(1, 2)], "Tuesday 1 ask; Wednesday rest", id="an ask on a day of rest is an ask"),
        pytest.param([(2, 20)], "Tuesday 1 ask; Wednesday to Sunday rest", id="not what is ahead"),
    ],
)
def test_rest_comes_after_the_asks(rest: list[tuple[int, int]], told: str) -> None:
    pauses = [pause(days_after(MONDAY, first), days_after(MONDAY, last)) for first, last in rest]
    known = facts(attempt(days_after(MONDAY, 1)), pauses=pauses)
    assert sentences(review(known, SUNDAY)) == [f"Week of 2 March: {told}."]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param(
            [-7, 6],
            ["Week of 2 March: Sunday 1 ask.", "Week of 23 February: Monday 1 ask."],
            id="newest first",
        ),
        pytest.param([-1], ["Week of 2 March: no ask.", "Week of 23 February: Sunday 1 ask."], id="empty"),
        pytest.param(
            [-8],
            ["2 weeks from 23 February on: no ask.", "Week of 16 February: Sunday 1 ask."],
            id="empty ones",
        ),
        pytest.param([], ["Week of 2 March: no ask."], id="nothing at all"),
        pytest.param(
            [-7 * 100, 0],
            ["Week of 2 March: Monday 1 ask.", "12 weeks from 8 December on: no ask."],
            id="a season at most",
        ),
    ],
)
def test_weeks(days: list[int], told: list[str]) -> None:
    assert sentences(review(asked(*days), SUNDAY)) == told


def test_a_whole_week_of_rest() -> None:
    known = facts(attempt(days_after(MONDAY, -1)), pauses=[pause(MONDAY, SUNDAY)])
    assert sentences(review(known, SUNDAY))[0] == "Week of 2 March: rest all week."


def test_a_period_that_is_over_ends_with_its_last_week() -> None:
    known = asked(-1, 0)
    earlier = period(known, SUNDAY, "week", 1)
    assert sentences(review(known, SUNDAY, earlier)) == ["Week of 23 February: Sunday 1 ask."]
