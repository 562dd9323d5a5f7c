"""Everything Review shows: totals that only grow, the streak, the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from rejectui.core.review.review import review
from tests.core.build import MONDAY, attempt, days_after, diary, facts, moment, pause, rhythm


def test_an_empty_journal_has_an_empty_review() -> None:
    seen = review(facts(pauses=[pause(MONDAY)]), MONDAY)
    assert (seen.totals.asks, seen.totals.noes, seen.by_day, seen.paused, seen.weeks) == (
        0,
        0,
        {},
        frozenset(),
        (),
    )


def test_the_totals_count_every_ask_and_every_no() -> None:
    outcomes = ["no", "soft_no", "yes", "waiting", "backed_out", "called_off"]
    seen = review(facts(*(attempt(MONDAY, outcome) for outcome in outcomes)), MONDAY)
    assert (seen.totals.asks, seen.totals.noes) == (4, 2)
    assert seen.totals.outcomes == dict.fromkeys(outcomes, 1)


def test_attempts_dated_after_today_count_in_totals_and_not_in_the_calendar_or_the_streak() -> None:
    known = facts(attempt(MONDAY), attempt(days_after(MONDAY, 1)), rhythms=[rhythm(MONDAY, 1)])
    seen = review(known, MONDAY)
    assert (seen.totals.asks, seen.totals.noes) == (2, 2)
    assert seen.by_day == {MONDAY: 1}
    assert seen.streak.weeks[-1].practiced == 1


@pytest.mark.parametrize(
    ("week", "asked", "rested"),
    [
        pytest.param("x.x", [0, 2], [], id="practice days"),
        pytest.param("xb.", [0], [], id="a day of backing out is no practice day"),
        pytest.param("x--", [0], [1, 2], id="paused days"),
        pytest.param("x-+", [0, 2], [1], id="a paused day with an ask is a practice day"),
    ],
)
def test_the_calendar(week: str, asked: list[int], rested: list[int]) -> None:
    seen = review(*diary(week))
    assert list(seen.by_day) == [days_after(MONDAY, number) for number in asked]
    assert seen.paused == {days_after(MONDAY, number) for number in rested}


def test_the_calendar_counts_the_asks_of_a_day() -> None:
    assert review(facts(attempt(MONDAY), attempt(MONDAY)), MONDAY).by_day == {MONDAY: 2}


def test_a_pause_is_shown_from_the_first_attempt_to_today() -> None:
    seen = review(facts(attempt("2026-03-04"), pauses=[pause("2026-03-01", "2026-03-20")]), date(2026, 3, 6))
    assert seen.paused == {date(2026, 3, 5), date(2026, 3, 6)}


def test_a_date_lost_to_travel_is_shown_as_paused() -> None:
    flown = facts(
        attempt("2026-03-12", at=moment("2026-03-12 20:00", -7)),
        attempt("2026-03-14", at=moment("2026-03-14 09:00", 13)),
    )
    assert review(flown, date(2026, 3, 14)).paused == {date(2026, 3, 13)}


def test_weeks_come_newest_first() -> None:
    seen = review(*diary("x......", "x......", "x"))
    assert [told.monday for told in seen.weeks] == [days_after(MONDAY, number) for number in (14, 7, 0)]
