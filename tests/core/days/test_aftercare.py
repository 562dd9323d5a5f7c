"""After the ask: the question of the next day, silence, and when support is offered by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.aftercare import how_it_stayed, into_next_day, offer_support, silent
from tests.core.build import MONDAY, attempt, catalog, challenge, days_after, entries, facts, tried


def after(number: int) -> date:
    """So many days after the first Monday."""
    return days_after(MONDAY, number)


@pytest.mark.parametrize(
    ("fields", "day", "asked"),
    [
        pytest.param({"peak": 50}, 1, True, id="it was hard"),
        pytest.param({"peak": 49}, 1, False, id="it was not"),
        pytest.param({}, 1, False, id="nobody said how bad it got"),
        pytest.param({"peak": 90}, 0, False, id="not on the same day"),
        pytest.param({"peak": 90}, 2, False, id="gone after a day"),
        pytest.param({"peak": 90, "stayed": 0}, 1, False, id="told already"),
        pytest.param({"peak": 90, "recovery_minutes": 10}, 1, False, id="told already, in minutes"),
        pytest.param({"peak": 90, "outcome": "backed_out"}, 1, True, id="backing out can be hard too"),
    ],
)
def test_the_question_of_the_next_day(fields: dict[str, Any], day: int, asked: bool) -> None:
    made = attempt(MONDAY, **fields)
    assert how_it_stayed(facts(made), after(day)) == (made if asked else None)


def test_of_several_it_is_about_the_hardest() -> None:
    made = [attempt(MONDAY, peak=peak) for peak in (60, 80, 70)]
    assert how_it_stayed(facts(*made), after(1)) == made[1]


DECK = catalog(challenge("slow", silence_after=21, channel="written"))


@pytest.mark.parametrize(
    ("made", "day", "days"),
    [
        pytest.param(attempt(MONDAY, "waiting"), 13, None, id="an own ask has its fourteen days"),
        pytest.param(attempt(MONDAY, "waiting"), 14, 14, id="and then it is silence"),
        pytest.param(tried(entries(DECK)["slow"], MONDAY, "waiting"), 20, None, id="a challenge has its own"),
        pytest.param(tried(entries(DECK)["slow"], MONDAY, "waiting"), 21, 21, id="and no more"),
        pytest.param(attempt(MONDAY, "waiting", challenge="gone/ask"), 14, 14, id="its pack is gone"),
        pytest.param(attempt(MONDAY, "no"), 99, None, id="answered"),
        pytest.param(attempt(MONDAY, "waiting"), -3, None, id="from a clock that was wrong"),
    ],
)
def test_silence(made: Attempt, day: int, days: int | None) -> None:
    found = silent(DECK, facts(made), after(day))
    assert [each.days for each in found] == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("fields", "reached"),
    [
        ({"stayed": 50}, True),
        ({"stayed": 49}, False),
        ({"recovery_minutes": 480}, True),
        ({"recovery_minutes": 479}, False),
        ({}, False),
    ],
)
def test_whether_it_reached_into_the_next_day(fields: dict[str, Any], reached: bool) -> None:
    assert into_next_day(attempt(MONDAY, **fields)) == reached


def floods(*levels: int | None, peak: int = 80) -> list[Attempt]:
    """Asks that got as bad as that, at these levels, a day after the other."""
    return [
        attempt(after(number), peak=peak, snapshot={"title": "May I?", **({"level": level} if level else {})})
        for number, level in enumerate(levels)
    ]


@pytest.mark.parametrize(
    ("made", "offered"),
    [
        pytest.param(floods(2, 2, 2), True, id="three at the same level"),
        pytest.param(floods(3, 2, 2), True, id="the last at a lower one"),
        pytest.param(floods(2, 5, 2, 2), True, id="a harder one between them"),
        pytest.param(floods(None, None, None), True, id="own asks without a level"),
        pytest.param(floods(1, 2, 3), False, id="each one step up"),
        pytest.param(floods(2, 2), False, id="twice"),
        pytest.param(floods(2, 2, 2, peak=79), False, id="not as bad"),
        pytest.param([attempt(after(n), stayed=60) for n in range(3)], True, id="into the next day, thrice"),
        pytest.param([attempt(after(n), stayed=60) for n in range(2)], False, id="into the next day, twice"),
    ],
)
def test_when_support_is_offered(made: list[Attempt], offered: bool) -> None:
    assert offer_support(facts(*made), after(9)) == offered
    assert not offer_support(facts(*made, support_offered=True), after(9))


def test_asks_dated_ahead_offer_nothing() -> None:
    assert not offer_support(facts(*floods(2, 2, 2)), after(1))
