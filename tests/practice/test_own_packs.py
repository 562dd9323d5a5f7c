"""What goes into the packs of the user's own, written in the same step as what the journal says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.core.asks.challenge import PLAN
from rejectui.packs.authoring.own_pack import FILE, PLAN_FILE
from rejectui.packs.reading.reader import read_pack
from rejectui.practice.flags import switch_pack
from rejectui.practice.own_packs import take_own, take_plan
from rejectui.practice.practice import NotNow, Practice
from tests.core.build import challenge
from tests.journal.build import TODAY

PEAR = {
    "title": "Ask for a pear",
    "how": "Ask.",
    "say": "A pear?",
    "level": 1,
    "category": "favor",
    "askee": "friend",
    "channel": "phone",
}
STEPS = [challenge("one"), challenge("two")]


def ids(path: Path) -> list[str]:
    pack = read_pack(path).pack
    assert pack is not None
    return [each.id for each in pack.challenges]


def test_an_own_ask_goes_in_and_the_card_stays(practice: Practice, tmp_path: Path) -> None:
    card = practice.today.record
    take_own(practice, tmp_path / "packs", "A pear?", PEAR)
    assert ids(tmp_path / "packs" / FILE) == ["a-pear"]
    assert practice.facts.days[TODAY] == card


def test_a_plan_goes_in_in_its_order_and_is_on_again(practice: Practice, tmp_path: Path) -> None:
    switch_pack(practice, PLAN, on=False)
    for _ in range(2):
        take_plan(practice, tmp_path / "packs", STEPS)
        assert ids(tmp_path / "packs" / PLAN_FILE) == ["one", "two"]
    assert practice.facts.settings.packs_off == ()


def test_what_cannot_be_written_changes_nothing(practice: Practice, tmp_path: Path) -> None:
    switch_pack(practice, PLAN, on=False)
    for name in (FILE, PLAN_FILE):
        (tmp_path / name).write_text("challenges: [", encoding="utf-8")
    before = practice.facts
    for take in (
        lambda: take_own(practice, tmp_path, "A pear?", PEAR),
        lambda: take_plan(practice, tmp_path, STEPS),
    ):
        with pytest.raises(NotNow, match="Nothing was written"):
            take()
    assert practice.facts == before
