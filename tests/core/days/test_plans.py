"""How many plans were carried out: what is a plan, what came of it, and when it is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from rejectui.core.asks.attempt import Plan
from rejectui.core.days.day_plan import making_room, taken_along
from rejectui.core.days.plans import Plans, plans
from rejectui.core.facts import Day, Facts
from rejectui.core.review.comparison_words import plans_told
from tests.core.build import attempt, days_after, facts, moment
from tests.core.plain_review import plain_plans

MONDAY = date(2026, 3, 2)
TODAY = days_after(MONDAY, 14)
WHEN = Plan(when="15:30, at the bakery")


def planned(on: int, plan: Plan | None = WHEN, **more: Any) -> Day:
    """A plan so many days after Monday."""
    return Day(day=days_after(MONDAY, on), planned=True, plan=plan, **{"ask": "Sit here?", **more})


def asked(on: int, outcome: str = "no", ask: str = "Sit here?", **more: Any) -> Any:
    return attempt(days_after(MONDAY, on), outcome, ask=ask, **more)


@pytest.mark.parametrize(
    ("known", "with_when", "without"),
    [
        pytest.param(facts(asked(0), days=[planned(0)]), (1, 1), (0, 0), id="asked"),
        pytest.param(facts(asked(0), days=[planned(0, None)]), (0, 0), (1, 1), id="with nothing written"),
        pytest.param(facts(asked(0), days=[planned(0, Plan(peak=5))]), (0, 0), (1, 1), id="without a when"),
        pytest.param(facts(days=[planned(0)]), (0, 1), (0, 0), id="never told"),
        pytest.param(facts(days=[planned(8)]), (0, 0), (0, 0), id="may still be told"),
        pytest.param(facts(days=[planned(8, closed="let_go")]), (0, 1), (0, 0), id="let go"),
        pytest.param(facts(days=[planned(14)]), (0, 0), (0, 0), id="today's"),
        pytest.param(facts(asked(0, "backed_out"), days=[planned(0)]), (0, 1), (0, 0), id="backed out"),
        pytest.param(facts(asked(0), asked(0, "yes"), days=[planned(0)]), (1, 1), (0, 0), id="twice"),
        pytest.param(
            facts(asked(0, "backed_out"), asked(0), days=[planned(0)]),
            (1, 1),
            (0, 0),
            id="then asked",
        ),
        pytest.param(facts(asked(0, ask="Else?"), days=[planned(0)]), (0, 1), (0, 0), id="another ask"),
        pytest.param(facts(asked(3), days=[planned(0)]), (1, 1), (0, 0), id="asked later in the week"),
        pytest.param(facts(asked(3), days=[planned(0), planned(3)]), (1, 2), (0, 0), id="each has its own"),
        pytest.param(
            facts(asked(0, at=moment("2026-03-03T12:00")), days=[planned(1)]), (1, 1), (0, 0), id="dated back"
        ),
        pytest.param(facts(asked(0), days=[planned(1)]), (0, 1), (0, 0), id="asked before it was planned"),
        pytest.param(facts(asked(0, plan={"when": "noon"})), (1, 1), (0, 0), id="without its day"),
        pytest.param(facts(asked(0)), (0, 0), (0, 0), id="no plan at all"),
        pytest.param(
            facts(asked(1), days=[*taken_along(planned(0), Day(day=days_after(MONDAY, 1)))]),
            (1, 1),
            (0, 0),
            id="taken along",
        ),
        pytest.param(
            facts(days=[making_room(planned(0), Day(day=MONDAY, challenge="cafe/ask"))]),
            (0, 0),
            (0, 0),
            id="swapped for another card",
        ),
        pytest.param(
            facts(asked(0), days=[making_room(planned(0), Day(day=MONDAY, challenge="cafe/ask"))]),
            (1, 1),
            (0, 0),
            id="swapped after it was asked",
        ),
    ],
)
def test_what_came_of_a_plan(known: Facts, with_when: tuple[int, int], without: tuple[int, int]) -> None:
    found = plans(known, TODAY)
    assert (found.with_when, found.without) == (with_when, without)
    assert structs.asdict(found) == plain_plans(known, TODAY)


def test_then_and_there_is_told_of_asks_that_were_made() -> None:
    known = facts(
        asked(0, as_planned=True),
        asked(0, as_planned=False),  # somebody else, later: the first is what was planned
        asked(1, as_planned=False),
        asked(2),
        asked(3, "backed_out", as_planned=True),
        days=[planned(each) for each in range(4)],
    )
    assert plans(known, TODAY) == Plans(with_when=(3, 4), then_and_there=(1, 2))


def test_a_period_has_the_plans_of_its_days() -> None:
    known = facts(asked(0), asked(1), days=[planned(0), planned(1)])
    assert plans(known, TODAY, last=MONDAY).with_when == (1, 1)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.sampled_from(["Sit here?", "Else?"]),
            st.sampled_from([None, WHEN, Plan(peak=5)]),
            st.sampled_from([None, "kept", "let_go"]),
        ),
        unique_by=lambda each: each[0],
    ),
    st.lists(
        st.tuples(
            st.integers(0, 20), st.integers(0, 8), st.sampled_from(["Sit here?", "Else?"]), st.booleans()
        ),
        max_size=8,
    ),
)
def test_it_is_what_a_plain_count_says(records: list[Any], asks: list[Any]) -> None:
    days = [planned(on, plan, ask=ask, closed=closed) for on, ask, plan, closed in records]
    attempts = [
        asked(
            on,
            "no" if counts else "backed_out",
            ask,
            at=moment(f"{days_after(MONDAY, on + late)}T12:00"),
            plan={"when": "noon"} if late % 2 else None,
            as_planned=counts,
        )
        for on, late, ask, counts in asks
    ]
    known = facts(*attempts, days=days)
    assert structs.asdict(plans(known, TODAY)) == plain_plans(known, TODAY)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Plans(with_when=(4, 4), without=(3, 9)), None),
        (Plans(with_when=(5, 5)), "Of 5 plans that said when, 5 were asked."),
        (Plans(with_when=(1, 5), without=(0, 4)), "Of 5 plans that said when, 1 was asked."),
        (
            Plans(with_when=(6, 8), without=(3, 5), then_and_there=(1, 4)),
            "Of 8 plans that said when, 6 were asked; of 5 that did not, 3.",
        ),
        (
            Plans(with_when=(6, 8), then_and_there=(4, 5)),
            "Of 8 plans that said when, 6 were asked. Then and there, as planned: 4 of 5 asks.",
        ),
    ],
)
def test_counts_are_told_from_five_on(found: Plans, told: str | None) -> None:
    assert plans_told(found) == told
