"""The sentences of Review: each one true, whole, and kind."""

from __future__ import annotations

from datetime import date

import pytest

from rejectui.core.days.streak import streak
from rejectui.core.facts import Run
from rejectui.core.review.look_back import look_back
from rejectui.core.review.periods import Span, period
from rejectui.core.review.review import Lately, Return, review
from rejectui.core.review.review_words import (
    compared,
    hardest_told,
    lately_told,
    numbers,
    returns_told,
    streak_told,
    surprise_told,
)
from tests.core.build import MONDAY, attempt, days_after, diary, facts

FULL, REST = "xxxxxxx", "-------"


# --- The streak ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weeks", "rhythms", "told"),
    [
        pytest.param(["."], None, None, id="no ask"),
        pytest.param(["xx.....", ".......", "."], None, None, id="none any more: not mentioned"),
        pytest.param(["xx"], 2, "1 week, with at least 2 practice days.", id="one week"),
        pytest.param(["...x..."], 1, "1 week, with at least 1 practice day.", id="one day of one week"),
        pytest.param(
            ["xx.....", "x..x...", "."],
            2,
            "2 weeks in a row: each had at least 2 practice days.",
            id="the running week is not counted yet",
        ),
        pytest.param(
            ["xx.....", "x..x...", "xx"],
            2,
            "3 weeks in a row: each had at least 2 practice days.",
            id="the same target",
        ),
        pytest.param(
            ["......x", "x..x...", "x-----."],
            2,
            "3 weeks in a row: 1 had at least 2 practice days; 2 had at least 1 practice day.",
            id="fewer in a short week",
        ),
        pytest.param(
            ["x......", "xxx....", "xx.x..."],
            {0: 1, 1: 3},
            "3 weeks in a row: 2 had at least 3 practice days; 1 had at least 1 practice day.",
            id="a changed rhythm",
        ),
        pytest.param(
            ["xx.....", REST, "xx"],
            2,
            "2 weeks in a row: each had at least 2 practice days; the week of 9 Mar was paused.",
            id="a paused week between",
        ),
        pytest.param(
            ["xx.....", REST],
            2,
            "1 week: it had at least 2 practice days; the week of 9 Mar was paused.",
            id="paused since",
        ),
        pytest.param(
            ["xx.....", REST, REST, "xx.....", REST, "xx"],
            2,
            "3 weeks in a row: each had at least 2 practice days; "
            "the weeks of 9 Mar, 16 Mar and 30 Mar were paused.",
            id="three paused",
        ),
        pytest.param(
            ["xx.....", *[REST] * 4, "xx"],
            2,
            "2 weeks in a row: each had at least 2 practice days; 4 weeks were paused.",
            id="many paused",
        ),
        pytest.param(
            ["xx.....", ".......", REST, "xx....."],
            2,
            "1 week, with at least 2 practice days.",
            id="a pause before the chain began is not told",
        ),
        pytest.param(["x"], 7, "1 practice day in a row.", id="one day"),
        pytest.param(["xxx"], 7, "3 practice days in a row, since 2 Mar.", id="daily"),
        pytest.param(
            ["xx.x.xx"], 7, "2 practice days in a row, since 7 Mar.", id="daily, begun anew in the week"
        ),
        pytest.param(
            ["xxxxxx"], 7, "6 practice days in a row, since 2 Mar; 1 day is in reserve.", id="with a reserve"
        ),
        pytest.param(
            [FULL, "xxxxx"],
            7,
            "12 practice days in a row, since 2 Mar; 2 days are in reserve.",
            id="with two",
        ),
        pytest.param(
            ["xxxxxx.", "x"],
            7,
            "7 practice days in a row, since 2 Mar; 1 missed day was taken from the reserve.",
            id="one was used",
        ),
        pytest.param(
            [FULL, "xxxxx..", "xxxxxx"],
            7,
            "18 practice days in a row, since 2 Mar; 2 missed days were taken from the reserve; "
            "1 day is in reserve.",
            id="two were used, and one earned",
        ),
        pytest.param(
            ["xx.....", "x..x...", "xx"],
            {0: 2, 2: 7},
            "6 practice days in a row, since 2 Mar.",
            id="daily after weeks",
        ),
        pytest.param(
            [FULL, "xx"],
            {0: 7, 1: 2},
            "2 weeks in a row: 1 had at least 2 practice days; 1 kept a daily rhythm.",
            id="weeks after daily",
        ),
        pytest.param(
            [FULL, FULL, "x"],
            {0: 7, 2: 2},
            "2 weeks in a row: each kept a daily rhythm.",
            id="only daily ones",
        ),
        pytest.param([FULL, "x"], {0: 7, 1: 2}, "1 week: it kept a daily rhythm.", id="one daily one"),
        pytest.param(
            [FULL, "xx.....", "xxx....", "xx"],
            {0: 7, 1: 2, 2: 3, 3: 2},
            "4 weeks in a row: 1 had at least 3 practice days; 2 had at least 2 practice days; "
            "1 kept a daily rhythm.",
            id="all of it",
        ),
    ],
)
def test_the_streak(weeks: list[str], rhythms: dict[int, int] | int | None, told: str | None) -> None:
    assert streak_told(streak(*diary(*weeks, rhythms=rhythms))) == told


def test_a_date_of_another_year_has_its_year() -> None:
    known, today = diary(*[FULL] * 4, rhythms=7, begin=date(2025, 12, 22))
    assert streak_told(streak(known, today)) == (
        "28 practice days in a row, since 22 Dec 2025; 2 days are in reserve."
    )
    known, today = diary("xx.....", REST, "xx.....", "xx", begin=date(2025, 12, 8))
    assert streak_told(streak(known, today)) == (
        "3 weeks in a row: each had at least 2 practice days; the week of 15 Dec was paused."
    )
    known, today = diary("xx.....", REST, "xx.....", "xx.....", "xx", begin=date(2025, 12, 15))
    assert "the week of 22 Dec 2025 was paused" in (streak_told(streak(known, today)) or "")


@pytest.mark.parametrize(
    ("lately", "told"),
    [
        pytest.param(Lately(0, 0, 0), None, id="nothing yet"),
        pytest.param(Lately(0, 1, 5), None, id="none kept: not mentioned"),
        pytest.param(Lately(1, 0, 1), "Your first week is kept.", id="the first"),
        pytest.param(Lately(1, 0, 3), "1 of the last 3 weeks kept.", id="one"),
        pytest.param(Lately(12, 0, 12), "12 of the last 12 weeks kept.", id="all"),
        pytest.param(Lately(10, 2, 12), "10 of the last 12 weeks kept, 2 at rest.", id="rested"),
    ],
)
def test_lately(lately: Lately, told: str | None) -> None:
    assert lately_told(lately) == told


@pytest.mark.parametrize(
    ("away", "told"),
    [
        pytest.param([], None, id="no break"),
        pytest.param(
            [14], "You came back on 2 Mar, after 2 weeks away. Coming back is practice, too.", id="14"
        ),
        pytest.param(
            [20], "You came back on 2 Mar, after 2 weeks away. Coming back is practice, too.", id="20"
        ),
        pytest.param(
            [69], "You came back on 2 Mar, after 9 weeks away. Coming back is practice, too.", id="69"
        ),
        pytest.param(
            [70], "You came back on 2 Mar, after 2 months away. Coming back is practice, too.", id="70"
        ),
        pytest.param(
            [740],
            "You came back on 2 Mar, after 2 years away. Coming back is practice, too.",
            id="years",
        ),
        pytest.param(
            [30, 365, 14],
            "You came back 3 times after two weeks or more, last on 2 Mar, after 2 weeks. "
            "Coming back is practice, too.",
            id="several",
        ),
    ],
)
def test_coming_back(away: list[int], told: str | None) -> None:
    assert returns_told([Return(MONDAY, days) for days in away], days_after(MONDAY, 9)) == told


def test_a_coming_back_of_last_year_has_its_year() -> None:
    told = returns_told([Return(date(2025, 12, 31), 15)], date(2026, 1, 1))
    assert told == "You came back on 31 Dec 2025, after 2 weeks away. Coming back is practice, too."


# --- Totals ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        pytest.param([], ["0 asks", "0 noes heard", "0 yeses"], id="none"),
        pytest.param(["no"], ["1 ask", "1 no heard", "0 yeses"], id="one no"),
        pytest.param(["yes", "soft_no", "no"], ["3 asks", "2 noes heard", "1 yes"], id="several"),
        pytest.param(["backed_out"], ["0 asks", "0 noes heard", "0 yeses"], id="backed out"),
    ],
)
def test_the_numbers(outcomes: list[str], told: list[str]) -> None:
    totals = review(facts(*(attempt(MONDAY, each) for each in outcomes)), MONDAY).totals
    assert [f"{number} {noun}" for number, noun in numbers(totals)] == told


@pytest.mark.parametrize(
    ("span", "told"),
    [
        pytest.param("week", "The week before: 1 ask, 1 answered no, none answered yes.", id="week"),
        pytest.param("month", "The month before: 2 asks, 1 answered no, 1 answered yes.", id="month"),
        pytest.param("program", "The program before: no ask.", id="program"),
        pytest.param("everything", None, id="nothing before everything"),
    ],
)
def test_the_period_before(span: Span, told: str | None) -> None:
    runs = [
        Run(id=f"{each.day:032}", program="thirty", started=each, ended=each)
        for each in (date(2026, 1, 1), MONDAY)
    ]
    known = facts(attempt("2026-02-10", "yes"), attempt("2026-02-24"), attempt(MONDAY), runs=runs)
    assert compared(review(known, MONDAY, period(known, MONDAY, span))) == told


# --- Looking back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "peak", "hardest", "surprise"),
    [
        pytest.param(None, None, None, None, id="not rated"),
        pytest.param(None, 70, "70, hard: May I sit here?", None, id="not planned"),
        pytest.param(70, 70, "70, hard: May I sit here?", None, id="as expected"),
        pytest.param(
            70,
            20,
            "20, a flutter: May I sit here?",
            "You expected 70 and it got to 20, easier than you thought: May I sit here?",
            id="easier",
        ),
        pytest.param(
            0,
            100,
            "100, as bad as it gets: May I sit here?",
            "You expected 0 and it got to 100, harder than you thought: May I sit here?",
            id="harder",
        ),
    ],
)
def test_what_stood_out(
    expected: int | None, peak: int | None, hardest: str | None, surprise: str | None
) -> None:
    made = attempt(MONDAY, peak=peak, **({} if expected is None else {"plan": {"peak": expected}}))
    back = look_back(facts(made), MONDAY)
    assert (hardest_told(back), surprise_told(back)) == (hardest, surprise)
