"""Telling how it went: what goes into the journal beside what the user says."""

from __future__ import annotations

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot, ask_key
from rejectui.core.asks.kept_ask import snapshot_of
from rejectui.core.days.day_plan import attempts_of_card
from rejectui.core.facts import Day
from rejectui.practice.practice import Practice


def snapshot_and_plan(
    practice: Practice, record: Day | None, challenge: str | None, ask: str | None
) -> tuple[Snapshot | None, Plan | None]:
    """(the card as it reads now; the plan of that day's record, if it was for this ask).

    A plan is told once: whoever asks somebody else too, makes a new one.
    """
    snapshot = snapshot_of(practice.catalog, practice.facts.asks, challenge, ask)
    if record is None or record.plan is None or attempts_of_card(practice.facts, record):
        return snapshot, None
    same = ask_key(record.challenge, record.ask) == ask_key(challenge, ask)
    return snapshot, record.plan if same else None


def no_to(practice: Practice, record: Day) -> Attempt | None:
    """The no with which this day's ask was told last: whoever is asked next is somebody else."""
    told = [attempt for attempt in attempts_of_card(practice.facts, record) if attempt.day <= record.day]
    return told[-1] if told and told[-1].heard_no else None
