"""What goes into the journal beside what the user says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.core.facts import Day
from rejectui.practice.card_changes import put
from rejectui.practice.practice import Practice
from rejectui.practice.what_to_log import no_to, snapshot_and_plan
from tests.journal.build import NOON, TODAY, an_id
from tests.journal.build import attempt as journal_attempt

FEAR = Plan(feared="They laugh")
OWN = "May I sit here?"


def test_the_card_and_its_plan_go_with_it_once(practice: Practice) -> None:
    put(practice, replace(practice.today.record, planned=True, plan=FEAR))
    record = practice.today.record
    snapshot, plan = snapshot_and_plan(practice, record, record.challenge, None)
    assert (snapshot.title if snapshot else "", plan) == (practice.today.card.title, FEAR)  # type: ignore[union-attr]
    practice.journal.record(
        replace(journal_attempt(id=an_id()), challenge=record.challenge, ask=None, plan=FEAR)
    )
    assert snapshot_and_plan(practice, record, record.challenge, None) == (snapshot, None)


def test_another_ask_has_no_plan_of_the_card(practice: Practice) -> None:
    put(practice, replace(practice.today.record, planned=True, plan=FEAR))
    assert snapshot_and_plan(practice, practice.today.record, None, "May I sit here?") == (None, None)
    assert snapshot_and_plan(practice, None, None, "May I sit here?") == (None, None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], None),
        ([("no", OWN, 0)], 0),
        ([("soft_no", OWN, 0)], 0),
        ([("no", "  may I  SIT here?", 0)], 0),
        ([("yes", OWN, 0)], None),
        ([("no", OWN, 0), ("yes", OWN, 0)], None),
        ([("yes", OWN, 0), ("no", OWN, 0)], 1),
        ([("no", "May I stand here?", 0)], None),
        ([("no", OWN, 1)], 0),  # for the day before, but logged today
    ],
)
def test_the_last_word_was_a_no(
    told: list[tuple[str, str, int]], expected: int | None, practice: Practice
) -> None:
    made = [
        replace(
            journal_attempt(id=an_id()),
            outcome=outcome,
            ask=ask,
            challenge=None,
            day=TODAY - timedelta(days=back),
            at=NOON + timedelta(minutes=number),
        )
        for number, (outcome, ask, back) in enumerate(told)
    ]
    for attempt in made:
        practice.journal.record(attempt)
    assert no_to(practice, Day(day=TODAY, ask=OWN)) == (None if expected is None else made[expected])


def test_a_no_of_another_day_is_another_days(practice: Practice) -> None:
    for back in (1, -1):
        then = NOON - timedelta(days=back)
        no = replace(journal_attempt(id=an_id()), ask=OWN, challenge=None, day=then.date(), at=then)
        practice.journal.record(replace(no, outcome="no"))
    assert no_to(practice, Day(day=TODAY, ask=OWN)) is None
