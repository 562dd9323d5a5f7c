"""What becomes of a day's plan, and own asks as cards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.days.day_plan import attempts_of_card, own_ask, taken_along, unfinished
from rejectui.core.facts import Day
from tests.core.build import attempt, catalog, challenge, days_after, facts, moment, tried

TODAY = date(2026, 3, 20)
YESTERDAY = TODAY - timedelta(days=1)
FIRST, SECOND = catalog(challenge("first", 1), challenge("second", 1))
PLAN = Day(day=YESTERDAY, challenge=FIRST.id, planned=True, plan=Plan(feared="a sigh"))


def ago(days: int) -> date:
    """The date that many days before today."""
    return days_after(TODAY, -days)


def night(on: date, hour: int = 12) -> datetime:
    """A moment on that date."""
    return moment(f"{on} {hour:02}:00")


@pytest.mark.parametrize(
    ("record", "attempts", "is_open"),
    [
        pytest.param(PLAN, [], True, id="a plan that was not told is open"),
        pytest.param(replace(PLAN, planned=False), [], False, id="a card without a plan is not"),
        pytest.param(replace(PLAN, closed="kept"), [], False, id="nor one that was taken along"),
        pytest.param(replace(PLAN, closed="let_go"), [], False, id="nor one that was let go"),
        pytest.param(replace(PLAN, day=ago(7)), [], True, id="a plan of seven days ago is open"),
        pytest.param(replace(PLAN, day=ago(8)), [], False, id="one of eight days ago is not"),
        pytest.param(replace(PLAN, day=TODAY), [], False, id="nor today's own"),
        pytest.param(PLAN, [tried(FIRST, YESTERDAY)], False, id="told on its day"),
        pytest.param(PLAN, [tried(FIRST, YESTERDAY, at=night(TODAY))], False, id="told today, for yesterday"),
        pytest.param(PLAN, [tried(FIRST, TODAY)], False, id="told today, as of today"),
        pytest.param(
            PLAN, [tried(FIRST, ago(3), at=night(TODAY))], False, id="told today, as of the day before it"
        ),
        pytest.param(PLAN, [tried(FIRST, YESTERDAY, "backed_out")], False, id="backing out tells it, too"),
        pytest.param(PLAN, [tried(FIRST, ago(3))], True, id="the same ask logged before tells nothing"),
        pytest.param(PLAN, [tried(SECOND, YESTERDAY)], True, id="another ask tells nothing"),
        pytest.param(
            PLAN, [tried(FIRST, YESTERDAY, at=night(TODAY, 3))], False, id="told at three, still its day"
        ),
        pytest.param(
            PLAN,
            [tried(FIRST, ago(2), at=night(YESTERDAY, 3))],
            True,
            id="told at three, still the day before it",
        ),
        pytest.param(
            Day(day=YESTERDAY, ask="May I?", planned=True),
            [attempt(YESTERDAY, ask="May I?")],
            False,
            id="an own ask is told by its text",
        ),
        pytest.param(
            Day(day=YESTERDAY, ask="May I?", planned=True),
            [attempt(YESTERDAY, ask="May we?")],
            True,
            id="and not by another text",
        ),
    ],
)
def test_which_plans_of_earlier_days_are_still_open(
    record: Day, attempts: list[Attempt], is_open: bool
) -> None:
    assert unfinished(facts(*attempts, days=[record]), TODAY) == ([record] if is_open else [])


def test_open_plans_come_oldest_first() -> None:
    plans = [Day(day=ago(back), challenge="cafe/x", planned=True) for back in (1, 6, 4)]
    assert [plan.day for plan in unfinished(facts(days=plans), TODAY)] == [ago(6), ago(4), ago(1)]


def test_all_that_was_told_of_a_card_is_told_in_order() -> None:
    asks = [tried(FIRST, TODAY), tried(FIRST, TODAY, "yes"), tried(FIRST, days_after(TODAY, 7))]
    elsewhere = [tried(SECOND, TODAY), tried(FIRST, ago(8)), tried(FIRST, days_after(TODAY, 8))]
    known = facts(*asks, *elsewhere)
    assert attempts_of_card(known, Day(day=TODAY, challenge=FIRST.id)) == tuple(asks)


def test_a_plan_taken_along_is_today_s_and_closed_on_its_own_day() -> None:
    today = Day(day=TODAY, challenge=SECOND.id, shown=("cafe/x",))
    earlier, now = taken_along(PLAN, today)
    assert earlier == replace(PLAN, closed="kept")
    assert now == replace(PLAN, day=TODAY, shown=("cafe/x", SECOND.id))


def test_an_own_ask_is_the_planned_card_and_the_card_before_can_come_back() -> None:
    today = Day(day=TODAY, challenge=SECOND.id, shown=("cafe/x",), planned=True, plan=Plan(feared="a sigh"))
    assert own_ask("May I?", today) == Day(day=TODAY, ask="May I?", shown=("cafe/x", SECOND.id), planned=True)


def test_the_same_own_ask_again_keeps_its_plan() -> None:
    today = Day(day=TODAY, ask="May I?", planned=True, plan=Plan(feared="a sigh"))
    assert own_ask("May I?", today) == today
    assert own_ask("May I?", today, planned=False) == today


def test_an_own_ask_can_be_the_card_without_being_planned() -> None:
    today = Day(day=TODAY, challenge=SECOND.id, planned=True)
    assert own_ask("May I?", today, planned=False) == Day(day=TODAY, ask="May I?", shown=(SECOND.id,))
