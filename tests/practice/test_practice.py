"""The practice as it stands, and the one way to change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rejectui.packs.library import Library
from rejectui.practice.practice import Practice
from tests.journal.build import TODAY, House
from tests.practice.conftest import Parts


def test_a_change_keeps_todays_card_in_the_same_write(practice: Practice) -> None:
    card = practice.today.record.challenge
    assert practice.facts.days == {}
    with practice.change():
        practice.journal.set("areas", ["work"])
    assert practice.facts.days[TODAY].challenge == card
    assert practice.facts.settings.areas == ("work",)


def test_what_goes_wrong_changes_nothing(practice: Practice) -> None:
    before = practice.facts
    with pytest.raises(ZeroDivisionError), practice.change():
        practice.journal.set("areas", ["work"])
        _ = 1 // 0
    assert practice.facts == before


def test_the_day_is_worked_out_anew_only_when_something_changed(practice: Practice, parts: Parts) -> None:
    first = practice.today
    assert practice.today is first
    practice.where = "home"
    assert practice.today is not first
    practice.where = "anywhere"
    parts.day = TODAY + timedelta(days=1)
    assert practice.today.day == parts.day
    parts.day = TODAY
    parts.library = Library(parts.library.catalog, (), {})
    assert practice.today is not first
    assert practice.today == first


def test_what_another_window_writes_is_seen(practice: Practice, parts: Parts, house: House) -> None:
    other = Practice(replace(parts, journal=house.open()))
    with other.change():
        other.journal.flag("hidden", str(practice.today.record.challenge), on=True)
    assert practice.facts.settings.hidden == other.facts.settings.hidden != ()


def test_without_a_run_no_program_is_read(practice: Practice, parts: Parts) -> None:
    del parts.programs
    assert practice.program is None
    assert practice.standing is None
    assert practice.today.state == "dealt"
