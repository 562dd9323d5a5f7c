"""Looking back on a week: what stands out, and when it is offered."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts, Takeaway
from rejectui.core.review.look_back import gap, look_back, takeaway, to_offer
from rejectui.core.review.review import review
from tests.core.build import MONDAY, attempt, days_after, facts

NEXT = days_after(MONDAY, 7)


def asked(number: int, expected: int | None = None, peak: int | None = None, **fields: Any) -> Attempt:
    """An ask so many days after the Monday, called by that number."""
    plan = {} if expected is None else {"plan": {"peak": expected}}
    return attempt(days_after(MONDAY, number), ask=f"Ask {number}", peak=peak, **plan, **fields)


def with_weeks(known: Facts, *weeks: Takeaway) -> Facts:
    """The same journal with what was kept about weeks."""
    return replace(known, weeks=weeks)


@pytest.mark.parametrize(
    ("asks", "hardest", "surprise"),
    [
        pytest.param([], None, None, id="nothing was asked"),
        pytest.param([asked(0)], None, None, id="nothing was rated"),
        pytest.param([asked(0, None, 0)], "Ask 0", None, id="calm is a rating"),
        pytest.param([asked(0, 50)], None, None, id="only expected"),
        pytest.param([asked(0, 50, 50)], "Ask 0", None, id="just as expected"),
        pytest.param([asked(0, 50, 40), asked(1, 90, 60)], "Ask 1", "Ask 1", id="easier"),
        pytest.param([asked(0, 80, 60), asked(1, 10, 50)], "Ask 0", "Ask 1", id="harder surprises, too"),
        pytest.param(
            [asked(0, 0, 70), asked(1, 10, 70)], "Ask 0", "Ask 0", id="the first of two that got as bad"
        ),
        pytest.param(
            [asked(0, 50, 30), asked(1, 30, 50)], "Ask 1", "Ask 0", id="the first of two as far off"
        ),
        pytest.param(
            [asked(0, 10, 100, outcome="backed_out"), asked(1, 30, 20)],
            "Ask 1",
            "Ask 1",
            id="backing out is neither",
        ),
        pytest.param([asked(-1, 0, 100), asked(7, 0, 100)], None, None, id="of the weeks around"),
        pytest.param([asked(0, 40, 50), asked(6, 40, 60)], "Ask 6", "Ask 6", id="both ends of the week"),
    ],
)
def test_what_stands_out(asks: list[Attempt], hardest: str | None, surprise: str | None) -> None:
    back = look_back(facts(*asks), MONDAY)
    assert (back.hardest and back.hardest.title) == hardest
    assert (back.surprise and back.surprise.title) == surprise


def test_its_asks_are_all_of_the_week_oldest_first() -> None:
    made = [asked(number) for number in (6, 3, 0, 7, -1)]
    back = look_back(facts(*made, asked(4, outcome="backed_out")), MONDAY)
    assert [each.title for each in back.asks] == ["Ask 0", "Ask 3", "Ask 4", "Ask 6"]
    assert back.monday == MONDAY


@pytest.mark.parametrize(
    ("expected", "peak", "wanted"),
    [(60, 20, 40), (20, 60, -40), (None, 60, 0), (60, None, 0), (0, 100, -100)],
)
def test_the_gap_is_more_than_nought_where_it_got_less_bad(
    expected: int | None, peak: int | None, wanted: int
) -> None:
    assert gap(asked(0, expected, peak)) == wanted


LAST_WEEK = facts(asked(2))


@pytest.mark.parametrize(
    ("known", "day", "due"),
    [
        pytest.param(LAST_WEEK, 7, True, id="on Monday"),
        pytest.param(LAST_WEEK, 11, True, id="on the first day in the week, whichever it is"),
        pytest.param(LAST_WEEK, 13, True, id="on Sunday"),
        pytest.param(LAST_WEEK, 6, False, id="not while the week goes on"),
        pytest.param(LAST_WEEK, 14, False, id="not after the week that follows"),
        pytest.param(
            with_weeks(LAST_WEEK, Takeaway(monday=MONDAY, offered=NEXT)), 7, True, id="all day long"
        ),
        pytest.param(
            with_weeks(LAST_WEEK, Takeaway(monday=MONDAY, offered=NEXT)), 8, False, id="not on a second day"
        ),
        pytest.param(
            with_weeks(LAST_WEEK, Takeaway(monday=MONDAY, words="I asked.")), 7, False, id="it is written"
        ),
        pytest.param(
            with_weeks(LAST_WEEK, Takeaway(monday=MONDAY, words="I asked.", offered=NEXT)),
            7,
            False,
            id="it was written on the day",
        ),
        pytest.param(
            with_weeks(LAST_WEEK, Takeaway(monday=NEXT, words="I asked.")),
            7,
            True,
            id="another week is written",
        ),
        pytest.param(facts(), 7, False, id="nothing was ever asked"),
        pytest.param(facts(asked(-3), asked(8)), 8, False, id="nothing was asked in that week"),
        pytest.param(facts(asked(2, outcome="backed_out")), 7, False, id="only backed out"),
        pytest.param(facts(asked(2, outcome="called_off")), 7, False, id="only called off"),
        pytest.param(facts(asked(2, outcome="waiting")), 7, True, id="an answer is open"),
        pytest.param(facts(asked(6)), 7, True, id="asked on its last day"),
    ],
)
def test_when_it_is_offered(known: Facts, day: int, due: bool) -> None:
    found = to_offer(known, days_after(MONDAY, day))
    assert (found.monday if found else None) == (MONDAY if due else None)


def test_a_week_without_a_record_has_an_empty_one() -> None:
    known = with_weeks(LAST_WEEK, Takeaway(monday=MONDAY, words="I asked."))
    assert takeaway(known, MONDAY).words == "I asked."
    assert takeaway(known, NEXT) == Takeaway(monday=NEXT)


def test_a_takeaway_from_before_the_first_ask_stays_in_review() -> None:
    known = with_weeks(LAST_WEEK, Takeaway(monday=days_after(MONDAY, -14), words="Not yet."))
    seen = review(known, MONDAY).weeks
    assert [(told.monday, told.week is None, told.takeaway) for told in seen] == [
        (days_after(MONDAY, -14), True, "Not yet.")
    ]
