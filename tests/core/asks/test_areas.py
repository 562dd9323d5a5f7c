"""The eight areas: every kind of ask in exactly one, a digit each, in the order in which they were chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest

from rejectui.core.asks.areas import AREA_NAMES, AREAS, DIGITS, Area, area_of, rank, with_digit
from rejectui.core.asks.challenge import Category


def test_every_kind_of_ask_is_in_exactly_one_area() -> None:
    assert sorted(category for each in AREAS.values() for category in each) == sorted(get_args(Category))
    assert list(AREAS) == list(AREA_NAMES) == list(get_args(Area)) == list(DIGITS.values())
    assert "".join(DIGITS) == "12345678"
    assert area_of("creative") == "being-seen"


@pytest.mark.parametrize(("category", "place"), [("work", 0), ("shopping", 1), ("access", 1), ("play", 2)])
def test_where_a_kind_of_ask_stands(category: Category, place: int) -> None:
    assert rank(("work", "shops"), category) == place


def test_own_asks_without_a_kind_come_last() -> None:
    assert rank(("work",), None) == 1
    assert rank((), "work") == 0


@pytest.mark.parametrize(
    ("chosen", "digit", "then"),
    [
        ((), "6", ("work",)),
        (("work",), "1", ("work", "shops")),
        (("work", "shops"), "6", ("shops",)),
        (("work",), "9", ("work",)),
    ],
)
def test_a_digit_adds_or_takes_out(chosen: Sequence[Area], digit: str, then: Sequence[Area]) -> None:
    assert with_digit(chosen, digit) == then
