"""What the journal knows besides attempts: the day, the settings, the rhythm."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rejectui.core.facts import Day, Rhythm, Settings
from tests.core.build import MONDAY


@pytest.mark.parametrize(
    ("fields", "has_card"),
    [({}, False), ({"challenge": "cafe/x"}, True), ({"ask": "May I?"}, True), ({"planned": True}, False)],
    ids=["nothing", "a challenge", "an own ask", "a plan without a card"],
)
def test_whether_a_card_was_written_under_the_day(fields: dict[str, Any], has_card: bool) -> None:
    assert Day(day=MONDAY, **fields).has_card == has_card


@pytest.mark.parametrize(
    ("per_week", "fits"), [(0, False), (1, True), (7, True), (8, False), ("daily", False)]
)
def test_a_rhythm_is_one_to_seven_days_a_week(per_week: object, fits: bool) -> None:
    raw = {"monday": MONDAY, "per_week": per_week}
    if fits:
        assert msgspec.convert(raw, Rhythm).per_week == per_week
    else:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(raw, Rhythm)


@pytest.mark.parametrize(
    ("raw", "fits"),
    [
        pytest.param({}, True, id="nothing is ever required"),
        pytest.param({"start_of_day": 0}, True, id="a day may begin at midnight"),
        pytest.param({"start_of_day": 5}, True, id="or at five"),
        pytest.param({"start_of_day": 23}, True, id="or at any other hour"),
        pytest.param({"start_of_day": 24}, False, id="not after the last"),
        pytest.param({"start_of_day": -1}, False, id="not before the first"),
        pytest.param({"languages": ["pt-BR", "en"]}, True, id="several languages"),
        pytest.param({"languages": []}, False, id="no language at all"),
        pytest.param({"languages": ["English"]}, False, id="a language by its name"),
    ],
)
def test_what_may_be_chosen(raw: dict[str, Any], fits: bool) -> None:
    if fits:
        assert msgspec.convert(raw, Settings)
    else:
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(raw, Settings)


def test_a_day_begins_at_four_and_cards_are_english_unless_chosen() -> None:
    chosen = Settings()
    assert (chosen.start_of_day, chosen.languages, chosen.hidden, chosen.packs_off) == (4, ("en",), (), ())
