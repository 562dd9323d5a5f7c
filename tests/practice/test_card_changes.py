"""Today's card: another one, planned, taken along, let go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.core.days.day_plan import own_ask
from rejectui.core.facts import Day
from rejectui.practice.card_changes import (
    NO_PLAN,
    NOT_TO_BE_HAD,
    bring_back,
    card_before,
    keep_plan,
    let_go,
    put,
    with_another,
)
from rejectui.practice.practice import NotNow, Practice
from tests.journal.build import TODAY
from tests.practice.conftest import Parts

FEAR = Plan(feared="They laugh")


def planned(practice: Practice) -> None:
    put(practice, replace(practice.today.record, planned=True, plan=FEAR))


def test_another_card_is_only_put_when_it_is_said(practice: Practice) -> None:
    first = practice.today.record
    other = with_another(practice)
    assert other is not None
    assert practice.today.record == first
    put(practice, other)
    assert practice.today.record.challenge == other.challenge != first.challenge


def test_a_plan_is_taken_along(practice: Practice, parts: Parts) -> None:
    card = practice.today.record.challenge
    planned(practice)
    parts.day = TODAY + timedelta(days=1)
    keep_plan(practice, practice.today)
    assert practice.facts.days[TODAY].closed == "kept"
    assert (practice.today.record.challenge, practice.today.plan) == (card, FEAR)


def test_a_plan_for_what_is_hidden_since_is_not(practice: Practice, parts: Parts) -> None:
    planned(practice)
    card = str(practice.today.record.challenge)
    parts.day = TODAY + timedelta(days=1)
    practice.journal.flag("hidden", card, on=True)
    before = practice.facts
    with pytest.raises(NotNow, match=NOT_TO_BE_HAD.split(",", maxsplit=1)[0]):
        keep_plan(practice, practice.today)
    assert practice.facts == before


def test_the_open_plan_is_let_go_before_todays(practice: Practice, parts: Parts) -> None:
    planned(practice)
    parts.day = TODAY + timedelta(days=1)
    planned(practice)
    let_go(practice, practice.today)
    assert practice.facts.days[TODAY].closed == "let_go"
    assert practice.today.state == "planned"
    let_go(practice, practice.today)
    assert (practice.today.state, practice.today.plan) == ("dealt", None)
    for verb in (let_go, keep_plan):
        with pytest.raises(NotNow, match=NO_PLAN):
            verb(practice, practice.today)


def test_a_card_that_comes_again_brings_its_plan(practice: Practice) -> None:
    planned(practice)
    first = practice.today.record
    other = with_another(practice)
    assert other is not None
    put(practice, other)
    put(practice, Day(day=TODAY, challenge=first.challenge, shown=other.shown))
    again = practice.today.record
    assert (again.planned, again.plan, again.put_away) == (True, FEAR, ())


def texts(day: Day) -> Iterator[str]:
    """Everything that somebody wrote into a day."""
    for card in (day, *day.put_away):
        yield from filter(None, (card.ask, *(card.plan.texts if card.plan else ())))


@pytest.mark.parametrize("seed", range(12))
def test_no_key_loses_an_own_ask_or_a_plan(seed: int, parts: Parts, practice: Practice) -> None:
    """But letting it go, which says so, and undo brings it back."""
    dice, written = Random(seed), set[str]()
    yesterday = Day(day=TODAY - timedelta(days=1), ask="Ask of yesterday", planned=True)
    practice.journal.save_day(yesterday)
    for number in range(25):
        record = practice.today.record
        match dice.choice(("n", "-", "+", "N", "o", "plan", "k")):
            case "o":
                put(practice, own_ask(f"Own ask {number}", record))
                written.add(f"Own ask {number}")
            case "plan" if record.has_card and record.plan is None:
                put(practice, replace(record, planned=True, plan=Plan(feared=f"Fear {number}")))
                written.add(f"Fear {number}")
            case "k" if practice.today.open_plan is not None:
                keep_plan(practice, practice.today)
                written.add("Ask of yesterday")
            case "N":
                before = card_before(practice)
                if before is not None:
                    bring_back(practice, before)
            case "n" | "-" | "+" as key:
                other = with_another(practice, {"n": 0, "-": -1, "+": 1}[key])  # type: ignore[arg-type]
                if other is not None:
                    put(practice, other)
        assert written <= set(texts(practice.today.record))
