"""What goes into the journal beside what the user says."""

from __future__ import annotations

from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.practice.card_changes import put
from rejectui.practice.practice import Practice
from rejectui.practice.what_to_log import snapshot_and_plan
from tests.journal.build import an_id
from tests.journal.build import attempt as journal_attempt

FEAR = Plan(feared="They laugh")


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
