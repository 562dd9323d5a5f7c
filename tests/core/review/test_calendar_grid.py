"""The calendar as signs: which weeks are seen, which sign a day has, and never a cell too many."""

from __future__ import annotations

from datetime import date

import pytest

from rejectui.core.facts import Facts
from rejectui.core.review.calendar_grid import (
    first_shown,
    glyph,
    kind_of,
    last_shown,
    lines,
    months,
    weeks_shown,
)
from rejectui.core.review.periods import period
from rejectui.core.review.review import review
from tests.core.build import MONDAY, attempt, days_after, diary, facts, pause


def begun(weeks_ago: int) -> Facts:
    """Somebody whose first ask lies so many weeks before the Monday."""
    return facts(attempt(days_after(MONDAY, -7 * weeks_ago)))


@pytest.mark.parametrize(
    ("weeks_ago", "room", "weeks"),
    [
        pytest.param(0, 200, 4, id="four at least"),
        pytest.param(3, 200, 4, id="four lived"),
        pytest.param(4, 200, 5, id="one more"),
        pytest.param(51, 200, 52, id="nearly a year"),
        pytest.param(52, 200, 53, id="a year"),
        pytest.param(53, 200, 53, id="never more than a year"),
        pytest.param(53, 80, 38, id="as many as fit"),
        pytest.param(53, 6, 1, id="one at least"),
        pytest.param(53, 2, 1, id="even where none fits"),
    ],
)
def test_how_many_weeks_are_seen(weeks_ago: int, room: int, weeks: int) -> None:
    assert weeks_shown(review(begun(weeks_ago), MONDAY), room) == weeks


def test_of_a_period_that_is_over_no_week_before_the_first_ask_is_seen_but_for_a_few() -> None:
    known = begun(10)
    earlier = review(known, MONDAY, period(known, MONDAY, "week", 8))
    assert weeks_shown(earlier, 200) == 4


@pytest.mark.parametrize(
    ("last", "weeks", "first"),
    [("2026-03-02", 1, "2026-03-02"), ("2026-03-08", 1, "2026-03-02"), ("2026-03-08", 2, "2026-02-23")],
)
def test_the_first_week(last: str, weeks: int, first: str) -> None:
    assert first_shown(review(facts(), MONDAY), date.fromisoformat(last), weeks) == date.fromisoformat(first)


def test_a_period_that_is_over_ends_with_its_last_day() -> None:
    known = begun(20)
    assert last_shown(review(known, MONDAY)) == MONDAY
    earlier = period(known, MONDAY, "month", 1)
    assert last_shown(review(known, MONDAY, earlier)) == date(2026, 2, 28)
    assert last_shown(review(known, MONDAY, period(known, MONDAY, "month"))) == MONDAY


def test_a_sign_for_each_kind_of_day() -> None:
    known, today = diary("x.-")
    more = facts(
        *known.attempts,
        *(attempt(days_after(MONDAY, 1)) for _ in range(2)),
        pauses=[pause(days_after(MONDAY, 2))],
    )
    many = facts(*more.attempts, *(attempt(MONDAY) for _ in range(8)), pauses=more.pauses)
    seen = review(more, today)
    assert [glyph(seen, days_after(MONDAY, day)) for day in range(4)] == ["▪", "■", "–", " "]
    assert glyph(review(many, today), MONDAY) == "█"
    assert glyph(seen, days_after(MONDAY, -1)) == "·"
    assert kind_of(seen, days_after(MONDAY, 2)) == "rest"


@pytest.mark.parametrize("day", range(0, 400, 9))
@pytest.mark.parametrize("room", [6, 20, 36, 37, 60, 79, 80, 81, 110, 120])
def test_no_line_is_wider_than_there_is_room(room: int, day: int) -> None:
    today = days_after(MONDAY, day)
    drawn = lines(review(begun(60), today), room)
    assert len(drawn) == 9
    assert max(map(len, drawn)) <= max(room, 5)


def test_months_stand_above_their_first_week_where_there_is_room() -> None:
    line = months(date(2026, 1, 5), 9)
    assert line.split() == ["Jan", "Feb"]
    assert line.index("Jan") == 4 and line.index("Feb") == 4 + 2 * 4
    assert months(date(2026, 1, 26), 5).split() == ["Feb"], "Jan, of which there is a week, would touch it"
    assert "Mar" not in months(date(2026, 2, 2), 5), "and Mar would stand out"
