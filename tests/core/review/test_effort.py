"""The second page of Review: minutes, dodging, and where practice has been."""

from __future__ import annotations

from typing import Any

import pytest

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.review.effort import further
from tests.core.build import MONDAY, attempt, catalog, challenge, days_after, entries, tried


def test_nothing_was_told() -> None:
    page = further([])
    assert (page.recovery, page.preparation, page.dodged, page.coverage) == ((), (), (0, 0), {})


def test_minutes_come_in_the_order_of_the_asks_and_nought_is_an_answer() -> None:
    told: list[dict[str, Any]] = [
        {"recovery_minutes": 30, "prep_minutes": 5},
        {},
        {"recovery_minutes": 0},
        {"outcome": "backed_out", "recovery_minutes": 90, "prep_minutes": 60},
        {"prep_minutes": 0},
    ]
    page = further([attempt(days_after(MONDAY, number), **fields) for number, fields in enumerate(told)])
    assert (page.recovery, page.preparation) == ((30, 0), (5, 0))


@pytest.mark.parametrize(
    ("answers", "dodged"),
    [
        pytest.param([None], (0, 0), id="not told"),
        pytest.param([True], (1, 1), id="yes"),
        pytest.param([False], (0, 1), id="no is told, too"),
        pytest.param([True, None, False, True], (2, 3), id="several"),
    ],
)
def test_what_would_have_been_dodged(answers: list[bool | None], dodged: tuple[int, int]) -> None:
    asked = [attempt(MONDAY, dodged_before=answer) for answer in answers]
    backed_out = attempt(MONDAY, "backed_out", dodged_before=True)
    assert further([*asked, backed_out]).dodged == dodged


def test_where_practice_has_been() -> None:
    deck = entries(catalog(challenge("a"), challenge("b", askee="friend", channel="phone")))
    made = [
        tried(deck["a"], MONDAY),
        tried(deck["a"], MONDAY, "waiting"),
        tried(deck["a"], MONDAY, "called_off"),
        tried(deck["b"], MONDAY),
        attempt(MONDAY),
        attempt(MONDAY, snapshot=Snapshot(title="An ask", askee="friend")),
    ]
    assert further(made).coverage == {("staff", "in_person"): 2, ("friend", "phone"): 1}
