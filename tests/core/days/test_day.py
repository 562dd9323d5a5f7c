"""Which date a moment belongs to, which dates travel swallowed or are paused (core/PRACTICE.md, Days)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rejectui.core.days.day import (
    A_WEEK,
    day_of,
    days_between,
    days_to_choose,
    in_pause,
    logged_on,
    lost_to_travel,
    monday_of,
    paused_days,
    practice_days,
)
from tests.core.build import attempt, facts, moment, pause

HOURS = range(24)
# A clock that is set back by more than an hour, or not on the hour, can make a day step back, and does at
# these starts of the day, for two hours at most. (Newfoundland did so until 2011.)
STEPS_BACK = {
    ("Antarctica/Troll", 2),
    ("Pacific/Chatham", 3),
    ("America/St_Johns", 0),
}
BERLIN_ZONE = "Europe/Berlin"
# Zones whose clocks do unusual things: a half-hour change, changes at midnight, a date left out, and so on.
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Havana",
    "Asia/Beirut",
    "America/Santiago",
    "Atlantic/Azores",
    "Antarctica/Troll",
    "Pacific/Apia",
    "Pacific/Chatham",
    "America/St_Johns",
)


@pytest.mark.parametrize(
    ("wall", "belongs_to"),
    [
        pytest.param("2026-03-04 12:00", "2026-03-04", id="noon belongs to its date"),
        pytest.param("2026-03-04 03:59:59", "2026-03-03", id="before four it is still yesterday"),
        pytest.param("2026-03-04 04:00", "2026-03-04", id="at four the new day begins"),
        pytest.param("2026-03-04 23:59", "2026-03-04", id="midnight does not end a day"),
        pytest.param("2026-01-01 02:00", "2025-12-31", id="new year's night belongs to the old year"),
        pytest.param("2028-03-01 03:00", "2028-02-29", id="a leap day lasts until four"),
        pytest.param("2100-03-01 03:00", "2100-02-28", id="2100 has no leap day"),
    ],
)
def test_a_day_is_local_time_minus_four_hours(wall: str, belongs_to: str) -> None:
    assert day_of(datetime.fromisoformat(wall)) == date.fromisoformat(belongs_to)


@pytest.mark.parametrize(
    ("wall", "start", "belongs_to"),
    [
        pytest.param("2026-03-04 00:00", 0, "2026-03-04", id="start 0: midnight begins the day"),
        pytest.param("2026-03-04 04:30", 5, "2026-03-03", id="start 5: half past four is still yesterday"),
        pytest.param("2026-03-04 05:00", 5, "2026-03-04", id="start 5: five begins the day"),
        pytest.param(
            "2026-03-03 14:59", 15, "2026-03-02", id="start 15: early in the afternoon is yesterday"
        ),
        pytest.param("2026-03-03 22:00", 15, "2026-03-03", id="start 15: a shift begins on its day"),
        pytest.param("2026-03-04 06:00", 15, "2026-03-03", id="start 15: and ends on it"),
        pytest.param("2026-03-04 22:59", 23, "2026-03-03", id="start 23: nearly all of it is yesterday"),
    ],
)
def test_the_start_of_the_day_can_be_chosen(wall: str, start: int, belongs_to: str) -> None:
    assert day_of(datetime.fromisoformat(wall), start) == date.fromisoformat(belongs_to)


@pytest.mark.parametrize(
    ("zone", "wall", "belongs_to"),
    [
        pytest.param(
            BERLIN_ZONE, "2025-03-30 04:30", "2025-03-30", id="four hours ago was 23:30, and it is today"
        ),
        pytest.param(BERLIN_ZONE, "2025-03-30 03:30", "2025-03-29", id="before four is yesterday"),
        pytest.param(
            BERLIN_ZONE, "2025-10-26 03:30", "2025-10-25", id="four hours ago was 00:30, and it is not"
        ),
        pytest.param("America/New_York", "2025-03-09 04:30", "2025-03-09", id="the same in New York"),
    ],
)
def test_days_are_counted_on_the_wall_clock_and_not_on_the_instant(
    zone: str, wall: str, belongs_to: str
) -> None:
    there = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))
    assert day_of(there) == date.fromisoformat(belongs_to)
    # The journal keeps the moment with a fixed offset; it says the same.
    assert day_of(datetime.fromisoformat(there.isoformat())) == date.fromisoformat(belongs_to)


def _changes(zone: ZoneInfo) -> list[datetime]:
    """The hours, 2010 to 2030, in which the zone's offset from UTC changes."""
    step = timedelta(hours=1)
    found = []
    day, offset = datetime(2010, 1, 1, tzinfo=UTC), None
    while day.year < 2031:
        now = day.astimezone(zone).utcoffset()
        if offset is not None and now != offset:
            before = day - timedelta(days=1)
            while (before + step).astimezone(zone).utcoffset() == offset:
                before += step
            found.append(before)
        day, offset = day + timedelta(days=1), now
    return found


@pytest.mark.parametrize("name", ZONES)
def test_no_clock_change_makes_a_day_step_back(name: str) -> None:
    zone = ZoneInfo(name)
    changes = _changes(zone)
    assert changes
    for change in changes:
        moments = [change + timedelta(minutes=15 * step) for step in range(-12, 40)]
        for start in HOURS:
            days = [day_of(each.astimezone(zone), start) for each in moments]
            if (name, start) in STEPS_BACK:
                assert days[-1] == max(days)
                assert sum(a != b for a, b in zip(days, sorted(days), strict=True)) < 2 * 4 * 2
            else:
                assert days == sorted(days), (change, start)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2010, 1, 1), datetime(2030, 12, 31)),
    st.timedeltas(timedelta(0), timedelta(hours=40)),
    st.sampled_from(HOURS),
)
def test_a_later_moment_in_the_same_zone_is_never_on_an_earlier_day(
    name: str, moment: datetime, later: timedelta, start: int
) -> None:
    assume((name, start) not in STEPS_BACK)
    zone, moment = ZoneInfo(name), moment.replace(tzinfo=UTC)
    assert day_of(moment.astimezone(zone), start) <= day_of((moment + later).astimezone(zone), start)


@pytest.mark.parametrize(
    ("of", "monday"),
    [
        pytest.param("2026-03-02", "2026-03-02", id="a Monday is its own"),
        pytest.param("2026-03-08", "2026-03-02", id="Sunday ends the week"),
        pytest.param("2027-01-01", "2026-12-28", id="week 53 reaches over the year's end"),
        pytest.param("2024-03-01", "2024-02-26", id="a leap day lies inside its week"),
    ],
)
def test_weeks_run_monday_to_sunday(of: str, monday: str) -> None:
    assert monday_of(date.fromisoformat(of)) == date.fromisoformat(monday)


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_the_monday_is_that_of_the_iso_week(day: date) -> None:
    year, week, _ = day.isocalendar()
    assert monday_of(day) == date.fromisocalendar(year, week, 1)


@given(
    st.datetimes(datetime(2010, 1, 1), datetime(2030, 12, 31)),
    st.integers(-12, 14),
    st.integers(0, 7),
    st.sampled_from(HOURS),
    st.sampled_from(HOURS),
)
def test_whatever_the_start_of_day_becomes_an_ask_was_not_logged_before_its_day(
    wall: datetime, offset: int, back: int, then: int, now: int
) -> None:
    at = wall.replace(tzinfo=timezone(timedelta(hours=offset)))
    one = attempt(day_of(at, then) - timedelta(days=back), at=at)
    assert max(one.day, day_of(at, now)) == logged_on(one, now) <= one.day + timedelta(days=back + 1)


@pytest.mark.parametrize(
    ("day", "logged", "first", "latest"),
    [
        ("2026-11-22", "2026-11-22", "2026-11-15", "2026-11-22"),
        ("2026-11-17", "2026-11-20", "2026-11-13", "2026-11-20"),
        ("2026-11-15", "2026-11-22", "2026-11-15", "2026-11-22"),
        ("2026-11-14", "2026-11-22", "2026-11-07", "2026-11-14"),
        ("2026-10-23", "2026-11-22", "2026-10-16", "2026-10-23"),
        ("2026-11-25", "2026-11-25", "2026-11-15", "2026-11-22"),
    ],
)
def test_one_key_steps_back_seven_days(day: str, logged: str, first: str, latest: str) -> None:
    chosen = days_to_choose(date.fromisoformat(day), date.fromisoformat(logged), date(2026, 11, 22))
    assert chosen == (date.fromisoformat(first), date.fromisoformat(latest))


def test_a_week_is_seven_days() -> None:
    assert timedelta(days=7) == A_WEEK


def test_days_between_holds_both_ends_and_nothing_when_turned_around() -> None:
    first, last = date(2024, 2, 28), date(2024, 3, 1)
    assert list(days_between(first, last)) == [first, date(2024, 2, 29), last]
    assert list(days_between(last, first)) == []


def test_a_practice_day_is_a_date_with_an_attempt_that_counts() -> None:
    attempts = [
        attempt("2026-03-02"),
        attempt("2026-03-02", "backed_out"),
        attempt("2026-03-03", "called_off"),
    ]
    assert practice_days(attempts) == {date(2026, 3, 2)}


LA, AUCKLAND, BERLIN, MADRID, LISBON = -7, 13, 1, 1, 0


@pytest.mark.parametrize(
    ("asks", "lost"),
    [
        pytest.param(
            [("2026-03-12", "2026-03-12 20:00", LA), ("2026-03-14", "2026-03-14 09:00", AUCKLAND)],
            ["2026-03-13"],
            id="Los Angeles to Auckland swallows a date",
        ),
        pytest.param(
            [("2011-12-29", "2011-12-29 20:00", -10), ("2011-12-31", "2011-12-31 09:00", 14)],
            ["2011-12-30"],
            id="Samoa left out 30 December 2011",
        ),
        pytest.param(
            [("2026-03-12", "2026-03-12 09:00", AUCKLAND), ("2026-03-12", "2026-03-12 08:00", LA)],
            [],
            id="Auckland to Los Angeles has a day twice and loses none",
        ),
        pytest.param(
            [
                ("2026-01-05", "2026-01-05 09:00", LISBON),
                ("2026-01-06", "2026-01-06 21:00", MADRID),
                ("2026-01-07", "2026-01-07 09:00", LISBON),
            ],
            [],
            id="Lisbon and Madrid by turns lose nothing",
        ),
        pytest.param(
            [("2026-03-12", "2026-03-12 22:00", BERLIN), ("2026-03-14", "2026-03-14 09:00", BERLIN)],
            [],
            id="a missed day at home is a missed day, however near its neighbors",
        ),
        pytest.param(
            [("2026-03-12", "2026-03-12 22:00", LISBON), ("2026-03-14", "2026-03-14 14:59", MADRID)],
            ["2026-03-13"],
            id="a minute under 40 hours is travel",
        ),
        pytest.param(
            [("2026-03-12", "2026-03-12 22:00", LISBON), ("2026-03-14", "2026-03-14 15:00", MADRID)],
            [],
            id="40 hours are too long for travel",
        ),
        pytest.param(
            [
                ("2026-03-12", "2026-03-12 20:00", LA),
                ("2026-03-13", "2026-03-14 08:00", AUCKLAND),
                ("2026-03-14", "2026-03-14 09:00", AUCKLAND),
            ],
            ["2026-03-13"],
            id="an ask dated back into the lost date does not unlose it",
        ),
        pytest.param(
            [("2026-03-10", "2026-03-12 20:00", LA), ("2026-03-14", "2026-03-14 09:00", AUCKLAND)],
            [],
            id="an ask dated back two days says nothing about where it was",
        ),
        pytest.param(
            [("2026-03-11", "2026-03-12 20:00", LA), ("2026-03-13", "2026-03-13 23:00", LISBON)],
            [],
            id="an ask dated back one day says nothing either: the 12th was there, and was missed",
        ),
        pytest.param(
            [("2026-03-11", "2026-03-12 03:30", LA), ("2026-03-13", "2026-03-13 23:00", LISBON)],
            ["2026-03-12"],
            id="an ask logged after midnight was logged on its day",
        ),
        pytest.param(
            [("2026-03-11", "2026-03-12 05:30", LA), ("2026-03-13", "2026-03-13 21:00", LISBON)],
            [],
            id="no day lasts until half past five",
        ),
        pytest.param([("2026-03-12", "2026-03-12 20:00", LA)], [], id="one ask alone loses nothing"),
        pytest.param([], [], id="no asks, no travel"),
    ],
)
def test_a_date_lost_to_travel(asks: list[tuple[str, str, int]], lost: list[str]) -> None:
    attempts = facts(*(attempt(day, at=moment(at, offset)) for day, at, offset in asks)).attempts
    assert lost_to_travel(attempts) == {date.fromisoformat(day) for day in lost}


def test_who_begins_the_day_at_three_in_the_afternoon_logs_on_the_day_until_then() -> None:
    # Both asked in the small hours of a shift that began the evening before.
    asks = [("2026-03-11", "2026-03-12 14:30", LA), ("2026-03-13", "2026-03-14 14:00", AUCKLAND)]
    attempts = facts(*(attempt(day, at=moment(at, offset)) for day, at, offset in asks)).attempts
    assert lost_to_travel(attempts, 15) == {date(2026, 3, 12)}
    assert lost_to_travel(attempts, 4) == set()


def test_paused_days_are_those_of_every_pause_within_the_dates_asked_for() -> None:
    pauses = [pause("2026-02-20", "2026-03-02"), pause("2026-03-02", "2026-03-03"), pause("2026-03-08")]
    assert paused_days(pauses, date(2026, 3, 1), date(2026, 3, 7)) == {
        date(2026, 3, 1),
        date(2026, 3, 2),
        date(2026, 3, 3),
    }


def test_a_pause_that_was_written_backwards_pauses_nothing() -> None:
    assert paused_days([pause("2026-03-05", "2026-03-03")], date(2026, 3, 1), date(2026, 3, 7)) == set()


@pytest.mark.parametrize(
    ("on", "until"),
    [
        pytest.param("2026-03-01", None, id="the day before is not in it"),
        pytest.param("2026-03-02", "2026-03-06", id="the first day is in it; of two the longer speaks"),
        pytest.param("2026-03-06", "2026-03-06", id="the last day is in it"),
        pytest.param("2026-03-07", None, id="the day after is not in it"),
    ],
)
def test_the_pause_a_day_lies_in(on: str, until: str | None) -> None:
    found = in_pause([pause("2026-03-02", "2026-03-06"), pause("2026-03-02")], date.fromisoformat(on))
    assert (found and found.last.isoformat()) == until
