"""The stretches of time that Review looks at: their ends, how far back they go, what they are called."""

from __future__ import annotations

from datetime import date

import pytest

from rejectui.core.days.weeks import Weeks
from rejectui.core.facts import Facts, Run
from rejectui.core.review.periods import EVERYTHING, Span, called, period, spans, steps_back
from rejectui.core.review.review import review
from rejectui.packs.programs import load_programs
from tests.core.build import MONDAY, attempt, day, facts


def run(started: str, ended: str | None = None, program: str = "thirty") -> Run:
    """A run of a program."""
    return Run(
        id=started.replace("-", "").rjust(32, "0"),
        program=program,
        started=day(started),
        ended=day(ended) if ended else None,
    )


def since(first: str) -> Facts:
    """A journal whose first attempt is of this date."""
    return facts(attempt(first))


@pytest.mark.parametrize(
    ("span", "today", "back", "ends"),
    [
        pytest.param("week", "2026-03-02", 0, ("2026-03-02", "2026-03-08"), id="a Monday begins its week"),
        pytest.param("week", "2026-03-08", 0, ("2026-03-02", "2026-03-08"), id="a Sunday ends it"),
        pytest.param("week", "2026-03-04", 1, ("2026-02-23", "2026-03-01"), id="over the end of a month"),
        pytest.param("week", "2027-01-02", 0, ("2026-12-28", "2027-01-03"), id="week 53 is one week"),
        pytest.param("week", "2027-01-04", 1, ("2026-12-28", "2027-01-03"), id="back to week 53"),
        pytest.param("week", "2021-01-10", 2, ("2020-12-21", "2020-12-27"), id="past week 53 of 2020"),
        pytest.param("week", "2024-03-03", 0, ("2024-02-26", "2024-03-03"), id="a week with a leap day"),
        pytest.param("month", "2026-03-31", 0, ("2026-03-01", "2026-03-31"), id="the last day of a month"),
        pytest.param("month", "2026-03-31", 1, ("2026-02-01", "2026-02-28"), id="a shorter one before"),
        pytest.param("month", "2024-03-31", 1, ("2024-02-01", "2024-02-29"), id="a leap month"),
        pytest.param("month", "2024-02-29", 0, ("2024-02-01", "2024-02-29"), id="on a leap day"),
        pytest.param("month", "2024-02-29", 12, ("2023-02-01", "2023-02-28"), id="a year before a leap day"),
        pytest.param("month", "2026-01-15", 1, ("2025-12-01", "2025-12-31"), id="January back to December"),
        pytest.param("month", "2026-01-15", 13, ("2024-12-01", "2024-12-31"), id="and one December more"),
        pytest.param("month", "2025-12-31", 0, ("2025-12-01", "2025-12-31"), id="December"),
        pytest.param("week", "2026-03-04", -3, ("2026-03-02", "2026-03-08"), id="there is no next one"),
    ],
)
def test_the_ends_of_a_period(span: Span, today: str, back: int, ends: tuple[str, str]) -> None:
    found = period(since("2019-05-06"), day(today), span, back)
    assert (found.first, found.last) == tuple(map(day, ends))
    assert (found.span, found.back) == (span, max(back, 0))


@pytest.mark.parametrize(
    ("known", "span", "today", "steps"),
    [
        pytest.param(facts(), "week", "2026-03-04", 0, id="nothing yet: this week"),
        pytest.param(facts(), "month", "2026-03-04", 0, id="nothing yet: this month"),
        pytest.param(since("2026-03-02"), "week", "2026-03-08", 0, id="begun this week"),
        pytest.param(since("2026-03-01"), "week", "2026-03-02", 1, id="begun on the Sunday before"),
        pytest.param(since("2025-12-31"), "month", "2026-01-01", 1, id="begun on the last day of the year"),
        pytest.param(since("2024-02-29"), "month", "2026-02-28", 24, id="two years of months"),
        pytest.param(since("2020-12-28"), "week", "2021-01-04", 1, id="week 53 is no week and no two"),
        pytest.param(since("2026-04-20"), "week", "2026-03-04", 0, id="only asks dated later"),
        pytest.param(since("2026-04-20"), "month", "2026-03-04", 0, id="only asks dated to later months"),
        pytest.param(since("2026-01-01"), "everything", "2026-03-04", 0, id="everything is one"),
        pytest.param(since("2026-01-01"), "program", "2026-03-04", 0, id="no program"),
        pytest.param(facts(runs=[run("2026-01-01")]), "program", "2026-03-04", 0, id="one run"),
        pytest.param(
            facts(runs=[run("2025-01-01", "2025-02-01"), run("2026-01-01")]),
            "program",
            "2026-03-04",
            1,
            id="two runs",
        ),
    ],
)
def test_how_many_periods_there_are_before(known: Facts, span: Span, today: str, steps: int) -> None:
    assert steps_back(known, day(today), span) == steps
    assert period(known, day(today), span, 999).back == steps


def test_a_program_ends_today_while_it_runs_and_on_its_last_day_when_it_is_over() -> None:
    known = facts(attempt(MONDAY), runs=[run("2026-01-05", "2026-01-20"), run("2026-02-10")])
    running, over = (period(known, MONDAY, "program", back) for back in (0, 1))
    assert (running.first, running.last, running.run) == (date(2026, 2, 10), MONDAY, known.runs[1])
    assert (over.first, over.last, over.run) == (date(2026, 1, 5), date(2026, 1, 20), known.runs[0])


def test_a_program_from_a_clock_that_was_wrong_has_its_first_day() -> None:
    ahead = period(facts(runs=[run("2026-05-01")]), MONDAY, "program")
    assert (ahead.first, ahead.last) == (date(2026, 5, 1), date(2026, 5, 1))


def test_a_program_that_was_never_begun_is_everything() -> None:
    assert period(facts(attempt(MONDAY)), MONDAY, "program", 2) == EVERYTHING
    assert spans(facts()) == ("everything", "week", "month")
    assert spans(facts(runs=[run("2026-01-01")])) == ("everything", "week", "month", "program")


def test_both_ends_of_a_period_belong_to_it_and_everything_holds_what_is_dated_later() -> None:
    days = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"]
    known = facts(*map(attempt, days))
    march = period(known, day("2026-03-10"), "month")
    assert [each.day for each in march.attempts(known)] == [day(each) for each in days[1:3]]
    assert len(EVERYTHING.attempts(known)) == 4


@pytest.mark.parametrize(
    ("first", "span", "back", "earlier"),
    [
        pytest.param("2026-02-23", "week", 0, 1, id="the week before"),
        pytest.param("2026-02-23", "week", 1, None, id="none before the first"),
        pytest.param("2026-02-02", "week", 0, 0, id="one without an ask is there, too"),
        pytest.param("2026-02-28", "month", 0, 1, id="the month before"),
        pytest.param("2026-03-01", "month", 0, None, id="the first month"),
        pytest.param("2025-01-01", "everything", 0, None, id="nothing before everything"),
        pytest.param("2025-01-01", "program", 0, None, id="no program at all"),
    ],
)
def test_the_totals_of_the_period_before(first: str, span: Span, back: int, earlier: int | None) -> None:
    known = since(first)
    found = review(known, MONDAY, period(known, MONDAY, span, back)).earlier
    assert (found and found.asks) == earlier


@pytest.mark.parametrize(
    ("span", "today", "back", "words"),
    [
        pytest.param("everything", "2026-03-04", 0, "everything", id="everything"),
        pytest.param("week", "2026-03-04", 0, "this week, from 2 Mar", id="this week"),
        pytest.param("week", "2026-03-04", 1, "last week, from 23 Feb", id="last week"),
        pytest.param("week", "2026-03-04", 2, "the week of 16 Feb", id="an earlier one"),
        pytest.param("week", "2027-01-02", 0, "this week, from 28 Dec 2026", id="over the end of the year"),
        pytest.param("week", "2026-01-05", 1, "last week, from 29 Dec 2025", id="last year's"),
        pytest.param("month", "2026-03-04", 0, "March 2026", id="a month"),
        pytest.param("month", "2026-01-31", 1, "December 2025", id="a month of last year"),
        pytest.param(
            "program",
            "2026-03-04",
            0,
            "Thirty days, done right, from 9 Feb 2026",
            id="a program by its title",
        ),
    ],
)
def test_what_a_period_is_called(span: Span, today: str, back: int, words: str) -> None:
    known = facts(attempt("2025-01-01"), runs=[run("2026-02-09", program="thirty-days")])
    assert (
        called(period(known, day(today), span, back), day(today), Weeks(), load_programs().by_name) == words
    )


def test_a_program_that_is_gone_is_called_by_its_name() -> None:
    known = facts(runs=[run("2026-02-09")])
    assert called(period(known, MONDAY, "program"), MONDAY, Weeks()) == "thirty, from 9 Feb 2026"


def test_only_everything_is_whole() -> None:
    known = facts(attempt(MONDAY))
    assert EVERYTHING.whole
    assert not any(period(known, MONDAY, span).whole for span in ("week", "month"))
    assert period(known, MONDAY, "program").whole  # none was begun
