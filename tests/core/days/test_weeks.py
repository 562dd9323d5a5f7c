"""Where weeks begin, and what a change of that does and leaves alone (core/PRACTICE.md, Weeks)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rejectui.core.days.day import days_between, monday_of
from rejectui.core.days.streak import Streak, choose_rhythm, heard, streak
from rejectui.core.days.weeks import (
    Weeks,
    choose_start_of_week,
    coming_start_of_week,
    start_of_week,
    weeks_of,
)
from rejectui.core.facts import STARTS_OF_WEEK, Facts, StartOfWeek
from tests.core.build import MONDAY, attempt, day, days_after, facts, rhythm, week_start
from tests.core.days.test_streak import journals
from tests.core.drawn import week_starts
from tests.core.plain import a_week, its_monday

STARTS = st.sampled_from(STARTS_OF_WEEK)
DAYS = st.integers(0, 70).map(lambda number: days_after(MONDAY, number))
# 2 March 2026 is a Monday.
ASKED = facts(attempt("2026-02-03"))


def changed(known: Facts, begins: StartOfWeek, on: date) -> Facts:
    """The journal after this choice, each record in the place of the one of its Monday."""
    kept = {start.monday: start for start in known.week_starts}
    kept |= {start.monday: start for start in choose_start_of_week(known, begins, on)}
    return replace(known, week_starts=tuple(kept.values()))


def spans(known: Facts, first: str, last: str) -> list[tuple[str, str]]:
    """First and last day of the weeks from the one of a day to that of another."""
    weeks = weeks_of(known)
    numbers = range(weeks.number(day(first)), weeks.number(day(last)) + 1)
    return [(f"{a:%a %d}", f"{b:%a %d}") for a, b in map(weeks.span, numbers)]


# --- How weeks lie ---------------------------------------------------------------------------------------


@given(st.dates(date(1900, 1, 8), date(2100, 12, 31)))
def test_without_a_choice_weeks_are_those_of_iso(on: date) -> None:
    weeks, monday = Weeks(), monday_of(on)
    assert (weeks.monday(on), weeks.first(monday), weeks.last(monday)) == (
        monday,
        monday,
        days_after(monday, 6),
    )
    assert weeks.weekday(on) == 0


@given(week_starts(9))
def test_weeks_tile_the_days(chosen: list) -> None:
    known = facts(week_starts=chosen)
    weeks = weeks_of(known)
    walked = []
    for number in range(weeks.number(days_after(MONDAY, -20)), weeks.number(days_after(MONDAY, 90)) + 1):
        first, last = weeks.span(number)
        assert 5 <= (last - first).days + 1 <= 9
        inside = list(days_between(first, last))
        assert {weeks.number(each) for each in inside} == {number}
        assert [each for each in inside if each.weekday() == 0] == [weeks.monday(first)]
        walked += inside
    assert walked == list(days_between(walked[0], walked[-1]))


@given(week_starts(9), DAYS)
def test_they_are_those_that_one_finds_by_walking(chosen: list, on: date) -> None:
    known = facts(week_starts=chosen)
    weeks, monday = weeks_of(known), its_monday(known, on)
    assert weeks.monday(on) == monday
    assert list(days_between(weeks.first(monday), weeks.last(monday))) == a_week(known, monday)
    assert weeks.weekday(on) == a_week(known, monday)[0].weekday()


@pytest.mark.parametrize(
    ("begins", "lie"),
    [
        ("monday", [("Mon 02", "Sun 08"), ("Mon 09", "Sun 15")]),
        ("sunday", [("Sun 01", "Sat 07"), ("Sun 08", "Sat 14")]),
        ("saturday", [("Sat 28", "Fri 06"), ("Sat 07", "Fri 13")]),
    ],
)
def test_weeks_begin_on_the_day_that_was_chosen(begins: str, lie: list[tuple[str, str]]) -> None:
    known = facts(week_starts=[week_start("2026-02-02", begins)])
    assert spans(known, "2026-03-04", "2026-03-11") == lie


# --- Choosing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "begins", "on", "lie"),
    [
        pytest.param(
            "monday",
            "sunday",
            "2026-03-04",
            [("Mon 02", "Sat 07"), ("Sun 08", "Sat 14"), ("Sun 15", "Sat 21")],
            id="this week ends a day early",
        ),
        pytest.param(
            "monday",
            "saturday",
            "2026-03-04",
            [("Mon 02", "Fri 06"), ("Sat 07", "Fri 13"), ("Sat 14", "Fri 20")],
            id="or two days",
        ),
        pytest.param(
            "monday",
            "sunday",
            "2026-03-08",
            [("Mon 02", "Sun 08"), ("Mon 09", "Sat 14"), ("Sun 15", "Sat 21")],
            id="today stays in its week, so that it is the next one",
        ),
        pytest.param(
            "monday",
            "saturday",
            "2026-03-07",
            [("Mon 02", "Sun 08"), ("Mon 09", "Fri 13"), ("Sat 14", "Fri 20")],
            id="the same on a Saturday",
        ),
        pytest.param(
            "sunday",
            "monday",
            "2026-03-04",
            [("Sun 01", "Sun 08"), ("Mon 09", "Sun 15"), ("Mon 16", "Sun 22")],
            id="this week gets a day, because nobody wants a week of one Sunday",
        ),
        pytest.param(
            "saturday",
            "monday",
            "2026-03-04",
            [("Sat 28", "Sun 08"), ("Mon 09", "Sun 15"), ("Mon 16", "Sun 22")],
            id="or two days",
        ),
        pytest.param(
            "sunday",
            "sunday",
            "2026-03-04",
            [("Sun 01", "Sat 07"), ("Sun 08", "Sat 14"), ("Sun 15", "Sat 21")],
            id="the same day again changes nothing",
        ),
    ],
)
def test_a_change_holds_from_the_next_week(
    before: str, begins: StartOfWeek, on: str, lie: list[tuple[str, str]]
) -> None:
    known = replace(ASKED, week_starts=(week_start("2026-02-02", before),))
    after = changed(known, begins, day(on))
    assert spans(after, "2026-03-04", "2026-03-18") == lie


@pytest.mark.parametrize("begins", STARTS_OF_WEEK)
@pytest.mark.parametrize("number", range(7))
def test_before_the_first_ask_that_counts_it_holds_at_once(begins: StartOfWeek, number: int) -> None:
    on = days_after(MONDAY, number)
    after = changed(facts(attempt(on, "backed_out")), begins, on)
    weeks = weeks_of(after)
    first, last = weeks.span(weeks.number(on))
    assert first <= on <= last == days_after(first, 6)
    assert first.strftime("%A").casefold() == begins
    assert coming_start_of_week(after, on) is None


def test_who_goes_through_all_of_them_has_the_last_one_and_this_week_as_it_was() -> None:
    known, on = ASKED, day("2026-03-07")
    for begins in (*STARTS_OF_WEEK[1:], *STARTS_OF_WEEK, "saturday"):
        known = changed(known, begins, on)
    assert start_of_week(known) == "saturday"
    assert spans(known, "2026-03-07", "2026-03-14") == [
        ("Mon 02", "Sun 08"),
        ("Mon 09", "Fri 13"),
        ("Sat 14", "Fri 20"),
    ]
    waits = coming_start_of_week(known, on)
    assert waits is not None
    assert weeks_of(known).first(waits.monday) == day("2026-03-14")
    assert spans(changed(known, "monday", on), "2026-03-07", "2026-03-14") == spans(
        ASKED, "2026-03-07", "2026-03-14"
    )


def test_a_rhythm_that_was_chosen_holds_from_the_first_day_of_the_next_week() -> None:
    known = replace(ASKED, week_starts=(week_start("2026-02-02", "sunday"),))
    chosen = choose_rhythm(known, 5, day("2026-03-07"))
    assert weeks_of(known).first(chosen.monday) == day("2026-03-08")
    chosen = choose_rhythm(known, 5, day("2026-03-08"))
    assert weeks_of(known).first(chosen.monday) == day("2026-03-15")


CHOICES = st.lists(st.tuples(st.integers(0, 70), STARTS), max_size=5).map(sorted)


@given(journals(), CHOICES, DAYS, STARTS)
def test_a_change_lowers_no_number_and_moves_no_day_that_was_lived(
    known: Facts, earlier: list[tuple[int, StartOfWeek]], on: date, begins: StartOfWeek
) -> None:
    known = replace(known, week_starts=())
    for number, each in earlier:
        if days_after(MONDAY, number) <= on:
            known = changed(known, each, days_after(MONDAY, number))
    after = changed(known, begins, on)
    assert start_of_week(after) == begins
    assert heard(after.attempts) == heard(known.attempts)
    here, there = streak(known, on), streak(after, on)
    assert there.length >= here.length
    assert (there.since, there.reserve, there.weeks[:-1]) == (
        here.since or there.since,
        here.reserve,
        here.weeks[:-1],
    )
    if heard(known.attempts)[0]:
        before, now = weeks_of(known), weeks_of(after)
        assert all(
            before.monday(each) == now.monday(each) for each in days_between(days_after(MONDAY, -9), on)
        )


@given(journals(), CHOICES, STARTS, DAYS)
def test_a_chain_is_not_broken_by_the_week_that_a_change_cut_short(
    known: Facts, earlier: list[tuple[int, StartOfWeek]], begins: StartOfWeek, on: date
) -> None:
    known = replace(known, week_starts=(), rhythms=(rhythm(MONDAY, 3),))
    for number, each in [*earlier, ((on - MONDAY).days, begins)]:
        known = changed(known, each, days_after(MONDAY, number))
    for week in streak(known, days_after(MONDAY, 90)).weeks:
        length = (week.last - week.first).days + 1
        assert week.target <= 3
        assert not (length < 7 and week.state == "missed")
        assert not (length >= 7 and week.state == "short")


# --- The weeks of a change, as a person would count them --------------------------------------------------


def lived(asks: str, begins: StartOfWeek, before: str = "monday", on: str = "2026-03-04") -> Streak:
    """The streak on 22 March of who asked twice a week in February, then on these days of March, and chose
    another start of the week on 4 March."""
    made = [attempt(each) for each in ("2026-02-10", "2026-02-12", "2026-02-17", "2026-02-19", "2026-02-24")]
    made += [attempt("2026-02-26"), *(attempt(f"2026-03-{each}") for each in asks.split())]
    known = facts(*made, week_starts=[week_start("2026-02-02", before)])
    return streak(changed(known, begins, day(on)), day("2026-03-22"))


@pytest.mark.parametrize(
    ("asks", "begins", "before", "states", "length"),
    [
        pytest.param("03 05 10 12 17 19", "sunday", "monday", "kept kept kept open", 6, id="kept all along"),
        pytest.param(
            "03 08 10 17 19",
            "sunday",
            "monday",
            "short kept kept open",
            5,
            id="the Sunday belongs to the next week, and the short one breaks nothing",
        ),
        pytest.param(
            "10 12 17 19", "saturday", "monday", "short kept kept open", 5, id="nor does one without an ask"
        ),
        pytest.param(
            "03 08 10 12 17 19",
            "monday",
            "sunday",
            "kept kept kept",
            6,
            id="the eighth day is there to ask on, too",
        ),
        pytest.param(
            "03 10 12 17 19", "monday", "saturday", "missed kept kept", 2, id="a long week can be missed"
        ),
    ],
)
def test_the_week_of_a_change(asks: str, begins: StartOfWeek, before: str, states: str, length: int) -> None:
    found = lived(asks, begins, before)
    assert [week.state for week in found.weeks if week.last >= day("2026-03-02")] == states.split()
    assert found.length == length


def test_nothing_is_asked_for_the_days_beyond_seven() -> None:
    known = facts(attempt("2026-02-26"), attempt("2026-03-05"), rhythms=[rhythm("2026-02-23", 6)])
    known = replace(
        known, week_starts=(week_start("2026-02-02", "sunday"), week_start("2026-03-09", "monday"))
    )
    (long,) = [week for week in streak(known, day("2026-03-08")).weeks if week.monday == MONDAY]
    assert (long.first, long.last, long.target) == (day("2026-03-01"), day("2026-03-08"), 6)


def test_a_week_that_is_kept_stays_so_when_a_change_is_taken_back() -> None:
    starts = [week_start("2026-03-09", "saturday")]
    known = facts(attempt("2026-03-03"), attempt("2026-03-05"), week_starts=starts)
    kept = streak(known, day("2026-03-05"))
    again = streak(changed(known, "monday", day("2026-03-05")), day("2026-03-05"))
    assert (kept.length, again.length) == (1, 1)
    assert [(str(week.last), week.target) for week in (*kept.weeks, *again.weeks)] == [
        ("2026-03-06", 2),
        ("2026-03-08", 2),
    ]
