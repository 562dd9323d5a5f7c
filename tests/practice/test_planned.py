"""What is planned for today, and what takes it away."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.practice.card_changes import choose, put
from rejectui.practice.flags import switch_pack
from rejectui.practice.planned import planned_that_goes
from rejectui.practice.practice import Practice

CHOSEN = "cafe/name-a-drink"


@pytest.mark.parametrize(
    ("how", "plan", "switched", "taken_away"),
    [
        ("dealt", None, False, False),
        ("planned", None, True, True),
        ("planned", Plan(feared="They laugh"), True, True),
        ("chosen", None, False, False),
        ("chosen and planned", Plan(feared="They laugh"), False, True),
    ],
)
def test_only_what_would_be_lost_goes(
    how: str, plan: Plan | None, switched: bool, taken_away: bool, practice: Practice
) -> None:
    if "chosen" in how:
        choose(practice, practice.catalog.entries[CHOSEN])
    if "planned" in how:
        put(practice, replace(practice.today.record, planned=True, plan=plan))
    card = practice.today.card
    assert card is not None and card.entry is not None
    entry = card.entry
    assert planned_that_goes(practice, lambda each: each.pack == entry.pack) == (entry if switched else None)
    found = planned_that_goes(practice, lambda each: each.id == entry.id, even_chosen=True)
    assert found == (entry if taken_away else None)
    assert planned_that_goes(practice, lambda each: each.id != entry.id, even_chosen=True) is None


@pytest.mark.parametrize("came", [None, "chosen"])
def test_the_answer_is_what_switching_the_pack_does(
    came: Literal["chosen"] | None, practice: Practice
) -> None:
    put(practice, replace(practice.today.record, planned=True, came=came))
    before = practice.today
    assert before.card is not None and before.card.entry is not None
    pack = before.card.entry.pack
    goes = planned_that_goes(practice, lambda each: each.pack == pack)
    switch_pack(practice, pack, on=False)
    assert (practice.today.record.challenge == before.record.challenge) == (goes is None)


def test_an_own_ask_never_goes_with_packs(practice: Practice) -> None:
    choose(practice, "May I have the corner seat?")
    put(practice, replace(practice.today.record, planned=True))
    assert planned_that_goes(practice, lambda each: True, even_chosen=True) is None
