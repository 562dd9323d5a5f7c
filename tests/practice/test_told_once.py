"""What is told by itself, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from rejectui.core.review.look_back import to_offer
from rejectui.journal.errors import CannotSave
from rejectui.practice.practice import Practice
from rejectui.practice.told_once import offers_support, remember_offered, settle_silence, shows_fair_asks
from tests.journal.build import TODAY, an_id
from tests.journal.build import attempt as journal_attempt


def log(practice: Practice, days_ago: int, **fields: Any) -> str:
    made = replace(journal_attempt(id=an_id()), day=TODAY - timedelta(days=days_ago), **fields)
    practice.journal.record(made)
    return made.id


@pytest.fixture
def full_disk(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be saved; the card of the day would be the first thing."""

    def full(*_: object) -> None:
        raise CannotSave("The disk is full.")

    monkeypatch.setattr(practice.journal, "keep_card", full)


def test_silence_is_settled_once(practice: Practice) -> None:
    old = log(practice, 20, outcome="waiting")
    log(practice, 2, outcome="waiting")
    assert [each.attempt.id for each in settle_silence(practice)] == [old]
    assert sorted(attempt.outcome for attempt in practice.facts.attempts) == ["no_reply", "waiting"]
    assert settle_silence(practice) == []


def test_where_nothing_can_be_saved_it_waits_for_the_next_time(practice: Practice, full_disk: None) -> None:
    log(practice, 20, outcome="waiting")
    assert settle_silence(practice) == []
    assert [attempt.outcome for attempt in practice.facts.attempts] == ["waiting"]


def hard_weeks(practice: Practice) -> None:
    for days_ago in (3, 2, 1):
        log(practice, days_ago, peak=95, stayed=80)


def test_support_is_offered_once(practice: Practice) -> None:
    assert not offers_support(practice)
    hard_weeks(practice)
    assert offers_support(practice)
    assert practice.facts.settings.support_offered
    assert not offers_support(practice)


def test_support_is_not_offered_where_that_cannot_be_remembered(practice: Practice, full_disk: None) -> None:
    hard_weeks(practice)
    assert not offers_support(practice)
    assert not practice.facts.settings.support_offered


def test_fair_asks_are_shown_once(practice: Practice) -> None:
    assert shows_fair_asks(practice)
    assert practice.facts.settings.fair_asks_shown
    assert not shows_fair_asks(practice)


def test_fair_asks_are_not_shown_where_that_cannot_be_remembered(practice: Practice, full_disk: None) -> None:
    assert not shows_fair_asks(practice)
    assert not practice.facts.settings.fair_asks_shown


def test_last_week_is_remembered_as_offered(practice: Practice) -> None:
    log(practice, 9)
    back = to_offer(practice.facts, TODAY)
    assert back is not None and back.kept.offered is None
    remember_offered(practice, back)
    again = to_offer(practice.facts, TODAY)
    assert again is not None and again.kept.offered == TODAY
    facts = practice.facts
    remember_offered(practice, again)
    assert practice.facts is facts
