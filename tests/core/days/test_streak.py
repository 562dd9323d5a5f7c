"""Rhythm and streak: a table for every sentence of core/PRACTICE.md, and a plainer second implementation.

The strings are weeks, Monday to Sunday: `x` an ask, `b` backed out, `-` paused, `+` an ask in a pause, `.`
nothing. The last character is today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.streak import choose_rhythm, heard, rhythm_at, streak, target_of
from rejectui.core.days.weeks import weeks_of
from rejectui.core.facts import Facts
from tests.core.build import MONDAY, attempt, day, days_after, diary, facts, moment, pause, rhythm
from tests.core.drawn import week_starts
from tests.core.plain import plain_streak

FULL, NOTHING = "xxxxxxx", "......."


def states(weeks: Sequence[str], rhythms: dict[int, int] | int | None = None) -> list[str]:
    """What became of each week."""
    kept, today = diary(*weeks, rhythms=rhythms)
    return [week.state for week in streak(kept, today).weeks]


# --- What counts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "counts"),
    [
        ("no", True),
        ("soft_no", True),
        ("partly", True),
        ("yes", True),
        ("waiting", True),
        ("no_reply", True),
        ("backed_out", False),
        ("called_off", False),
    ],
)
def test_every_outcome_counts_but_backed_out_and_called_off(outcome: str, counts: bool) -> None:
    known = facts(attempt(MONDAY, outcome), rhythms=[rhythm(MONDAY, 1)])
    assert streak(known, MONDAY).length == counts
    assert heard(known.attempts)[0] == counts


def test_a_waiting_ask_counts_the_day_it_was_asked_and_a_later_answer_changes_nothing_about_it() -> None:
    asked = attempt("2026-03-04", "waiting")
    answered = replace(asked, outcome="no", answered=day("2026-03-18"))
    before, after = (
        streak(facts(each, rhythms=[rhythm(MONDAY, 1)]), day("2026-03-08")) for each in (asked, answered)
    )
    assert before == after
    assert before.length == 1


def test_the_noes_heard_are_those_among_the_asks_that_count() -> None:
    outcomes = ["no", "soft_no", "partly", "yes", "waiting", "no_reply", "backed_out", "called_off"]
    assert heard([attempt(MONDAY, outcome) for outcome in outcomes]) == (6, 2)


def test_attempts_dated_after_today_count_in_totals_and_not_in_the_streak() -> None:
    known = facts(attempt(MONDAY), attempt(days_after(MONDAY, 1)), rhythms=[rhythm(MONDAY, 2)])
    assert heard(known.attempts) == (2, 2)
    assert streak(known, MONDAY).length == 0
    assert streak(known, days_after(MONDAY, 1)).length == 1


# --- In weeks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("per_week", "open_days", "target"),
    [
        pytest.param(1, 7, 1, id="one a week is one"),
        pytest.param(6, 7, 6, id="six a week are six"),
        pytest.param(3, 4, 2, id="12 sevenths are two days"),
        pytest.param(3, 5, 3, id="15 sevenths are three days: always rounded up"),
        pytest.param(6, 6, 6, id="36 sevenths are six days"),
        pytest.param(1, 1, 1, id="one open day still wants one"),
        pytest.param(5, 0, 0, id="no open day wants nothing"),
        pytest.param(7, 7, 7, id="daily is every day"),
    ],
)
def test_the_target_is_rhythm_times_open_days_by_seven_rounded_up(
    per_week: int, open_days: int, target: int
) -> None:
    assert target_of(per_week, open_days) == target


@pytest.mark.parametrize(
    ("weeks", "per_week", "practiced", "target", "state"),
    [
        pytest.param(["xx....."], 2, 2, 2, "kept", id="practice days that reach the target keep the week"),
        pytest.param(["x......", "."], 2, 1, 2, "missed", id="one less than the target misses it"),
        pytest.param(["x----..", "."], 3, 1, 2, "missed", id="paused days are not open, the others are"),
        pytest.param(["x-----.", "."], 3, 1, 1, "kept", id="paused days make the target smaller"),
        pytest.param(["....x..", "."], 2, 1, 1, "kept", id="days before the first ask are not open"),
        pytest.param(
            ["b......", "....x..", "."], 2, 1, 1, "kept", id="nor does backing out earlier open them"
        ),
        pytest.param(["x-----+", "."], 4, 2, 2, "kept", id="a paused day with an ask is open, and counts"),
        pytest.param(["+------", "."], 1, 1, 1, "kept", id="an ask alone in a paused week keeps it"),
        pytest.param(["x......", "b-----b", "."], 2, 0, 1, "missed", id="backing out leaves a pause a pause"),
        pytest.param(["x......", "-------", "."], 2, 0, 0, "skipped", id="with no open day it is skipped"),
        pytest.param(["xx.....", "x......"], 2, 1, 2, "open", id="the running week is open"),
        pytest.param(["xx.....", "xx"], 2, 2, 2, "kept", id="the running week is kept as soon as it is"),
        pytest.param(["xx.....", "x"], 2, 1, 2, "open", id="the days to come of the running week are open"),
        pytest.param(["x------", "-------"], 2, 0, 0, "skipped", id="the running week can be skipped"),
    ],
)
def test_a_week_against_its_target(
    weeks: list[str], per_week: int, practiced: int, target: int, state: str
) -> None:
    known, today = diary(*weeks, rhythms=per_week)
    seen = streak(known, today).weeks
    week = seen[-2] if weeks[-1] == "." else seen[-1]
    assert (week.practiced, week.target, week.state) == (practiced, target, state)


def test_a_pause_that_reaches_into_the_days_to_come_makes_the_target_of_the_running_week_smaller() -> None:
    known = facts(attempt(MONDAY), pauses=[pause("2026-03-05", "2026-03-20")], rhythms=[rhythm(MONDAY, 2)])
    week = streak(known, MONDAY).weeks[-1]
    assert (week.target, week.state) == (1, "kept")


def test_two_asks_on_one_day_are_one_practice_day() -> None:
    known = facts(attempt(MONDAY), attempt(MONDAY), rhythms=[rhythm(MONDAY, 2)])
    assert streak(known, MONDAY).weeks[-1].practiced == 1


@pytest.mark.parametrize(
    ("weeks", "length"),
    [
        pytest.param([NOTHING], 0, id="nothing yet"),
        pytest.param(["xx....."], 1, id="a kept week is one"),
        pytest.param(["xx.....", ".x.x...", "....xx."], 3, id="kept weeks in a row add up"),
        pytest.param(["xx.....", "x......", "xx....."], 1, id="a missed week breaks the run"),
        pytest.param(["xx.....", NOTHING, "."], 0, id="a missed week at the end leaves none"),
        pytest.param(["xx.....", "-------", "xx....."], 2, id="a skipped week neither breaks nor adds"),
        pytest.param(["xx.....", "."], 1, id="the running week breaks nothing on its Monday"),
        pytest.param(["xx.....", "......."], 1, id="the running week breaks nothing on its Sunday"),
        pytest.param(["xx.....", ".......", "."], 0, id="the day after it does"),
        pytest.param(["xx.....", "xx"], 2, id="the running week adds one as soon as it is kept"),
        pytest.param(["xx.....", "xxx"], 2, id="and not another one for a further day"),
        pytest.param(["bb.....", "bb....."], 0, id="backing out alone keeps no week"),
    ],
)
def test_the_streak_is_the_run_of_kept_weeks(weeks: list[str], length: int) -> None:
    known, today = diary(*weeks, rhythms=2)
    found = streak(known, today)
    assert (found.length, found.unit) == (length, "weeks")


def test_the_weeks_go_from_the_first_ask_to_the_running_week_without_a_gap() -> None:
    known, today = diary(NOTHING, "..x....", NOTHING, NOTHING, "..")
    assert [week.monday for week in streak(known, today).weeks] == [
        days_after(MONDAY, n) for n in (7, 14, 21, 28)
    ]


def test_the_streak_runs_through_the_year_s_end_and_week_53() -> None:
    known, today = diary(*["xx....."] * 4, rhythms=2, begin=date(2026, 12, 21))
    assert (streak(known, today).length, today) == (4, date(2027, 1, 17))


# --- In days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weeks", "length", "reserve"),
    [
        pytest.param(["x"], 1, 0, id="a practice day adds one"),
        pytest.param(["xx+"], 3, 0, id="an ask on a paused day is a practice day"),
        pytest.param(["xxxxx"], 5, 0, id="five days are no reserve yet"),
        pytest.param(["xxxxxx"], 6, 1, id="at six the reserve is one"),
        pytest.param([FULL, "xxxx"], 11, 1, id="progress begins again after six"),
        pytest.param([FULL, "xxxxx"], 12, 2, id="twelve days are two reserves"),
        pytest.param([FULL, FULL, "xxxx"], 18, 2, id="a third is lost: two at most"),
        pytest.param([FULL, FULL, "xxxx.x"], 19, 2, id="but for its last day: then one ask makes it full"),
        pytest.param(
            [
                FULL,
                FULL,
                "xxxx.",
            ],
            18,
            2,
            id="today without an ask is nothing yet",
        ),
        pytest.param([FULL, FULL, "xxxx.."], 18, 1, id="a missed day takes a reserve"),
        pytest.param([FULL, FULL, "xxxx..."], 18, 0, id="the next takes the other"),
        pytest.param([FULL, FULL, "xxxx...", "."], 0, 0, id="the third in a row ends the run"),
        pytest.param([FULL, FULL, "xxxx...", "x"], 1, 0, id="and an ask begins a new one"),
        pytest.param(["xx.x"], 1, 0, id="a missed day without a reserve ends the run"),
        pytest.param(["xxxxx.x", "xxxx"], 5, 0, id="a missed day without a reserve sets progress back"),
        pytest.param(["xxxxxx.", "xxxxxx"], 12, 1, id="a reserve saves run and progress"),
        pytest.param(["xxx---x"], 4, 0, id="a paused day is nothing: it neither adds nor breaks"),
        pytest.param(["xxx---x", "xx"], 6, 1, id="nor does it touch progress"),
        pytest.param(["xxxb"], 3, 0, id="backing out today is nothing yet"),
        pytest.param(["xxxbx"], 1, 0, id="a day of backing out alone is a missed day"),
        pytest.param(["....xxx"], 3, 0, id="days before the first ask are not missed"),
        pytest.param(
            [
                "xxxxxx...",
            ],
            0,
            0,
            id="two missed days against one reserve end the run",
        ),
    ],
)
def test_walking_the_days(weeks: list[str], length: int, reserve: int) -> None:
    known, today = diary(*weeks, rhythms=7)
    found = streak(known, today)
    assert (found.length, found.unit, found.reserve) == (length, "days", reserve)


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        pytest.param([FULL, "."], ["kept", "open"], id="a week without a break is kept"),
        pytest.param([FULL, "..xxxxx", "."], ["kept", "missed", "open"], id="a week with a break is missed"),
        pytest.param([FULL, ".xxxxxx", "."], ["kept", "kept", "open"], id="a reserve keeps the week"),
        pytest.param([FULL, "-------", "."], ["kept", "skipped", "open"], id="a paused week is skipped"),
        pytest.param(
            [FULL, "xxxxx--", "..-----", "."], ["kept", "kept", "skipped", "open"], id="forgiven or rested"
        ),
        pytest.param(["x.x"], ["open"], id="the running week is open also after a break"),
        pytest.param([FULL, FULL], ["kept", "open"], id="the running week is open to its last day"),
    ],
)
def test_a_daily_week_is_kept_if_the_chain_did_not_break_in_it(weeks: list[str], expected: list[str]) -> None:
    assert states(weeks, 7) == expected


# --- Changing the rhythm ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "monday", "per_week"),
    [
        pytest.param([], "2026-03-02", 2, id="two unless chosen"),
        pytest.param([("2026-03-02", 4)], "2026-03-02", 4, id="a choice holds on its Monday"),
        pytest.param([("2026-03-02", 4)], "2026-03-09", 4, id="and ever after"),
        pytest.param([("2026-03-09", 4)], "2026-03-02", 2, id="not before it"),
        pytest.param([("2026-03-09", 4), ("2026-03-02", 5)], "2026-03-09", 4, id="the later Monday speaks"),
        pytest.param([("2026-03-09", 4), ("2026-03-02", 5)], "2026-03-02", 5, id="past weeks by their own"),
    ],
)
def test_the_rhythm_of_a_week(chosen: list[tuple[str, int]], monday: str, per_week: int) -> None:
    assert rhythm_at([rhythm(*each) for each in chosen], day(monday)) == per_week


@pytest.mark.parametrize(
    ("known", "on", "holds_from"),
    [
        pytest.param(facts(), "2026-03-05", "2026-03-02", id="before any ask it holds from the first day"),
        pytest.param(
            facts(attempt("2026-03-02")),
            "2026-03-08",
            "2026-03-02",
            id="a first choice in the first week holds from the first day",
        ),
        pytest.param(
            facts(attempt("2026-02-27", "backed_out"), attempt("2026-03-03")),
            "2026-03-03",
            "2026-03-02",
            id="the first week is that of the first ask that counts",
        ),
        pytest.param(
            facts(attempt("2026-03-01")),
            "2026-03-02",
            "2026-03-09",
            id="a first choice made later waits for next Monday",
        ),
        pytest.param(
            facts(attempt("2026-03-03"), rhythms=[rhythm("2026-03-02", 3)]),
            "2026-03-04",
            "2026-03-02",
            id="a choice of the first week can still be corrected in it",
        ),
        pytest.param(
            facts(attempt("2026-03-01"), rhythms=[rhythm("2026-02-23", 3)]),
            "2026-03-02",
            "2026-03-09",
            id="a change after the first week waits for next Monday",
        ),
        pytest.param(
            facts(rhythms=[rhythm("2026-02-02", 3)]),
            "2026-03-02",
            "2026-03-09",
            id="a change made on a Monday waits for the next one",
        ),
    ],
)
def test_a_change_holds_from_next_monday_and_a_first_choice_from_the_first_day(
    known: Facts, on: str, holds_from: str
) -> None:
    assert choose_rhythm(known, 5, day(on)) == rhythm(holds_from, 5)


def test_a_first_choice_made_later_leaves_the_weeks_before_it_as_they_were_judged() -> None:
    known, today = diary("xx.....", "xx.....", "x", rhythms=None)
    chosen = replace(known, rhythms=(choose_rhythm(known, 5, today),))
    assert streak(chosen, today) == streak(known, today)


@pytest.mark.parametrize(
    ("weeks", "rhythms", "length", "unit"),
    [
        pytest.param(
            ["xx.....", "xxxx...", "."], {0: 2, 1: 4}, 2, "weeks", id="past weeks by the rhythm of their time"
        ),
        pytest.param(
            ["xx.....", "xxx....", "."], {0: 2, 1: 4}, 0, "weeks", id="and the new one by the new rhythm"
        ),
        pytest.param(
            ["xx.....", "xxx....", "x"],
            {0: 2, 2: 7},
            6,
            "days",
            id="weeks to days: the practice days in it",
        ),
        pytest.param(
            ["x......", "xxx....", "x"], {0: 2, 2: 7}, 4, "days", id="the days of a missed week are not in it"
        ),
        pytest.param([FULL, FULL, "xx"], {0: 7, 2: 2}, 3, "weeks", id="days to weeks: the kept weeks in it"),
        pytest.param([FULL, "..xxxxx", "xx"], {0: 7, 2: 2}, 1, "weeks", id="a broken daily week is not kept"),
        pytest.param([FULL, ".xxxxxx", "xx"], {0: 7, 2: 2}, 3, "weeks", id="one that a reserve saved is"),
        pytest.param(
            [FULL, "-------", "xx"], {0: 7, 2: 2}, 2, "weeks", id="a paused daily week adds nothing"
        ),
        pytest.param(
            ["..xxxxx", "xx.....", "x"], {0: 7, 1: 2, 2: 7}, 8, "days", id="one chain through there and back"
        ),
        pytest.param(
            [FULL, "xx.....", ".x"],
            {0: 7, 1: 2, 2: 7},
            10,
            "days",
            id="an earlier reserve still saves a day",
        ),
        pytest.param(
            [FULL, "x......", "xxx.x"],
            {0: 7, 1: 2, 2: 7},
            1,
            "days",
            id="but not one that was earned before a missed week",
        ),
    ],
)
def test_one_chain_told_in_the_unit_of_the_present_rhythm(
    weeks: list[str], rhythms: dict[int, int], length: int, unit: str
) -> None:
    known, today = diary(*weeks, rhythms=rhythms)
    found = streak(known, today)
    assert (found.length, found.unit) == (length, unit)


@pytest.mark.parametrize(("chosen", "unit"), [([rhythm(MONDAY, 7)], "days"), ([], "weeks")])
def test_without_an_ask_there_is_no_streak_but_a_unit(chosen: list, unit: str) -> None:
    found = streak(facts(rhythms=chosen), MONDAY)
    assert (found.length, found.unit, found.weeks) == (0, unit, ())


# --- Travel ----------------------------------------------------------------------------------------------


def test_a_date_lost_to_travel_counts_as_paused() -> None:
    known = facts(
        attempt("2026-03-12", at=moment("2026-03-12 20:00", -7)),
        attempt("2026-03-14", at=moment("2026-03-14 09:00", 13)),
        rhythms=[rhythm("2026-03-09", 7)],
    )
    assert streak(known, day("2026-03-14")).length == 2


@st.composite
def itineraries(draw: st.DrawFn) -> list[Attempt]:
    """Somebody who asks once in every waking day, from eight on, and flies now and then."""
    offset = draw(st.integers(-11, 14))
    now = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=offset)))
    attempts = [attempt(now.date(), at=now)]
    for _ in range(draw(st.integers(1, 25))):
        if draw(st.booleans()):
            now = datetime.combine(now.date() + timedelta(days=1), now.time(), tzinfo=now.tzinfo)
            now = now.replace(hour=draw(st.integers(8, 23)))
        else:
            there = timezone(timedelta(hours=draw(st.integers(-11, 14))))
            now = (now + timedelta(hours=8)).astimezone(there)
            now = now.replace(hour=max(now.hour, 8))
        attempts.append(attempt(now.date(), at=now))
    return attempts


@given(itineraries())
def test_who_asks_on_every_waking_day_never_loses_the_streak_to_travel(attempts: list[Attempt]) -> None:
    known = facts(*attempts, rhythms=[rhythm("2026-02-23", 7)])
    assert streak(known, known.attempts[-1].day).length == len({each.day for each in attempts})


# --- Against a plainer implementation --------------------------------------------------------------------

# What is logged for a day, most often one ask; and how: days late, UTC offset, hour (25 is one at night).
OF_A_DAY = st.sampled_from(
    [(), (), ("no",), ("yes",), ("waiting",), ("no", "no"), ("backed_out",), ("called_off", "no")]
)
HOW = st.sampled_from(
    [
        (late, offset, hour)
        for late in (0, 0, 0, 1, 7)
        for offset in (0, 0, 1, 13, -10)
        for hour in (5, 20, 25)
    ]
)


@st.composite
def journals(draw: st.DrawFn, rhythms: tuple[int, ...] = (7, 7, 7, 1, 2, 3, 4, 5, 6)) -> Facts:
    """Up to eight weeks of attempts, logged at any hour and late by up to seven days, pauses, rhythms, and
    weeks from any of the days that may be chosen, changed at times."""
    span = draw(st.sampled_from([7, 21, 56]))
    begin = days_after(MONDAY, draw(st.integers(0, 6)))
    attempts = []
    for number in range(span):
        for outcome in draw(OF_A_DAY):
            late, offset, hour = draw(HOW)
            on = days_after(begin, number)
            midnight = datetime(on.year, on.month, on.day, tzinfo=timezone(timedelta(hours=offset)))
            attempts.append(attempt(on, outcome, at=midnight + timedelta(days=late, hours=hour)))
    pauses = [
        pause(days_after(begin, first), days_after(begin, first + length))
        for first, length in draw(st.lists(st.tuples(st.integers(-3, span), st.integers(0, 9)), max_size=4))
    ]
    chosen = draw(st.dictionaries(st.integers(-1, span // 7 + 1), st.sampled_from(rhythms), max_size=3))
    return facts(
        *attempts,
        pauses=pauses,
        rhythms=[rhythm(days_after(MONDAY, 7 * week), per_week) for week, per_week in chosen.items()],
        week_starts=draw(week_starts(9)),
        start_of_day=draw(st.sampled_from([4, 0, 15, 23])),
    )


TODAYS = st.integers(0, 70).map(lambda number: days_after(MONDAY, number))


@given(journals(), TODAYS)
def test_the_streak_equals_the_one_walked_day_by_day(known: Facts, today: date) -> None:
    found, plain = streak(known, today), plain_streak(known, today)
    assert (found.length, found.unit, found.reserve) == (plain.length, plain.unit, plain.reserve)
    over = [(week.monday, week.state) for week in found.weeks if week.last < today]
    assert over == plain.past_weeks


@given(journals(), TODAYS, st.randoms(use_true_random=False))
def test_the_order_of_logging_is_irrelevant(known: Facts, today: date, random: Random) -> None:
    shuffled = list(known.attempts)
    random.shuffle(shuffled)
    again = facts(*shuffled)
    assert streak(replace(known, attempts=again.attempts), today) == streak(known, today)


@given(journals(), TODAYS, st.integers(0, 70), st.integers(0, 7))
def test_an_ask_dated_back_counts_as_if_it_had_been_logged_on_its_day(
    known: Facts, today: date, number: int, late: int
) -> None:
    on = days_after(MONDAY, number)
    assume(any(each.counts and each.day <= on for each in known.attempts))  # else it is told below
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    known = replace(known, attempts=tuple(replace(each, at=_noon(each.day)) for each in known.attempts))
    then, later = (_with(known, attempt(on, at=moment)) for moment in (at, at + timedelta(days=late)))
    assert streak(then, today) == streak(later, today)


@given(journals(), TODAYS, st.integers(0, 70))
def test_one_more_ask_never_lowers_the_totals_nor_the_practice_days_of_a_week(
    known: Facts, today: date, number: int
) -> None:
    more = _with(known, attempt(days_after(MONDAY, number)))
    assert all(
        after >= before for before, after in zip(heard(known.attempts), heard(more.attempts), strict=True)
    )
    practiced = {week.monday: week.practiced for week in streak(more, today).weeks}
    assert all(practiced[week.monday] >= week.practiced for week in streak(known, today).weeks)


@given(journals(), TODAYS)
def test_one_more_ask_today_never_lowers_the_streak(known: Facts, today: date) -> None:
    # Asked where the last one of today was asked, and after it: another offset would tell of another journey.
    last = max((each.at for each in known.attempts if each.day == today), default=None)
    more = attempt(today, at=None if last is None else last + timedelta(minutes=1))
    assert streak(_with(known, more), today).length >= streak(known, today).length


@given(journals(), TODAYS, st.integers(-7, 70), st.sampled_from(["backed_out", "called_off"]))
def test_backing_out_never_lowers_a_number(known: Facts, today: date, number: int, outcome: str) -> None:
    # At home: one logged on a date that travel seemed to have swallowed shows that the date was there.
    known = replace(known, attempts=tuple(replace(each, at=_noon(each.day)) for each in known.attempts))
    more = _with(known, attempt(days_after(MONDAY, number), outcome))
    assert heard(more.attempts) == heard(known.attempts)
    assert streak(more, today) == streak(known, today)


@given(journals(), TODAYS, st.integers(-3, 70), st.integers(0, 9))
def test_a_rest_of_any_days_never_shortens_a_streak(
    known: Facts, today: date, first: int, length: int
) -> None:
    assert streak(_resting(known, first, length), today).length >= streak(known, today).length


# --- Told later: an ask of any past day, a rest that somebody forgot to note --------------------------------


@given(journals(), TODAYS, st.integers(-800, 70))
def test_an_ask_of_any_past_day_that_is_told_today_never_shortens_the_streak(
    known: Facts, today: date, number: int
) -> None:
    on = min(days_after(MONDAY, number), today)
    late = max([_noon(today), *(each.at for each in known.attempts)]) + timedelta(minutes=1)
    more = _with(known, attempt(on, at=late))
    assert streak(more, today).length >= streak(known, today).length
    assert heard(more.attempts)[0] == heard(known.attempts)[0] + 1


@given(journals(), TODAYS, st.integers(1, 800))
def test_the_weeks_since_the_first_ask_that_was_logged_stay_as_they_were(
    known: Facts, today: date, back: int
) -> None:
    before = streak(known, today)
    assume(before.weeks and before.weeks[0].per_week < 7)
    first = min(
        (each for each in known.attempts if each.counts and each.day <= today), key=lambda each: each.at
    )
    weeks = weeks_of(known)  # a Sunday may be in the week of the Monday after it
    begun = min(weeks.monday(first.day), before.weeks[0].monday)
    on = days_after(weeks.first(begun), -back)
    more = _with(known, attempt(on, at=max(each.at for each in known.attempts) + timedelta(minutes=1)))
    after = streak(more, today).weeks
    assert after[0].monday == weeks.monday(on)
    at = next(number for number, week in enumerate(before.weeks) if week.monday >= weeks.monday(first.day))
    assert after[-len(before.weeks[at:]) :] == before.weeks[at:]


def test_telling_of_ever_earlier_days_never_shortens_it() -> None:
    """Monday is logged first, and then, in the same sitting, one day after the other before it."""
    told = [attempt("2026-03-09", at=moment("2026-03-09T18:00"))]
    lengths = []
    for number, on in enumerate(["2026-03-08", "2026-03-01", "2026-02-23", "2026-02-17"]):
        told.append(attempt(on, at=moment(f"2026-03-09T18:0{number + 1}")))
        lengths.append(streak(facts(*told), day("2026-03-09")).length)
    assert lengths == [1, 2, 2, 3]


def test_the_week_in_which_somebody_began_is_not_made_longer_by_an_ask_of_before() -> None:
    known, today = diary("......x", "xx.....", "xx.....", rhythms=2)
    assert states(["......x", "xx.....", "xx....."], 2) == ["kept", "kept", "kept"]
    told = _with(known, attempt("2025-03-02", at=_noon(today)))
    found = streak(told, today)
    assert found.length == streak(known, today).length == 3
    assert [week.state for week in found.weeks[-4:]] == ["missed", "kept", "kept", "kept"]
    assert found.weeks[0].monday == date(2025, 2, 24)


def test_who_begins_by_telling_of_the_past_began_then() -> None:
    began = attempt("2026-02-16", at=moment("2026-03-08T11:00"))
    known = facts(
        began, attempt("2026-03-08", at=moment("2026-03-08T12:00")), rhythms=[rhythm("2026-02-16", 2)]
    )
    assert [week.state for week in streak(known, day("2026-03-09")).weeks] == [
        "missed",
        "missed",
        "missed",
        "open",
    ]


def test_an_ask_of_1950_leaves_the_streak_and_counts() -> None:
    known, today = diary("xx.....", "xx.....", rhythms=2)
    told = _with(known, attempt("1950-01-01", at=_noon(today)))
    assert streak(told, today).length == 2
    assert heard(told.attempts)[0] == 5
    assert len(streak(told, today).weeks) == (MONDAY - date(1949, 12, 26)).days // 7 + 2


# Each was shorter while every sixth day with two reserves began again from nothing.
@pytest.mark.parametrize(
    ("weeks", "rhythms", "told", "rested"),
    [
        pytest.param("xxxxxxxxxxxx.xxxxxxxxxxx.x..xxxxx", 7, 12, None, id="an ask of a missed day"),
        pytest.param("xx.xxxxxxxxxxxxxxxx.xx.x.x", 7, None, (2, 1), id="a rest on a missed day"),
        pytest.param(
            "xxxx.xxxxxxxxxxxxxxx.x.xxx.xxxxxxx..xxxx",
            {0: 7, 4: 2},
            None,
            (4, 5),
            id="before a slower rhythm",
        ),
    ],
)
def test_what_is_told_later_breaks_no_chain(
    weeks: str, rhythms: dict[int, int] | int, told: int | None, rested: tuple[int, int] | None
) -> None:
    known, today = diary(weeks, rhythms=rhythms)
    if rested is None:
        more = _with(known, attempt(days_after(MONDAY, told or 0), at=_noon(today)))
    else:
        more = _resting(known, *rested)
    assert streak(more, today).length >= streak(known, today).length


def _resting(known: Facts, first: int, length: int) -> Facts:
    rest = pause(days_after(MONDAY, first), days_after(MONDAY, first + length))
    return replace(known, pauses=(*known.pauses, rest))


def _noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def _with(known: Facts, more: Attempt) -> Facts:
    return replace(known, attempts=facts(*known.attempts, more).attempts)
