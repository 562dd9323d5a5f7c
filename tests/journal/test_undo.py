"""What can be taken back and brought back: how far, by whom, and what no list of changes may keep."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.days.day import monday_of
from rejectui.core.facts import Day, Pause, Takeaway
from rejectui.journal.errors import CannotSave
from rejectui.journal.file.disk import File
from rejectui.journal.file.history import MOST
from rejectui.journal.journal import Journal
from tests.journal.build import NOON, TODAY, House, an_id, attempt

SECRET = "Rumpelstiltskin"
WEEK = Takeaway(monday=monday_of(TODAY), words=SECRET, offered=TODAY)


def whats(journal: Journal, *, again: bool = False) -> list[str]:
    """Everything taken back, or brought back, from the last on."""
    found = []
    while (step := journal.redo() if again else journal.undo()) is not None:
        assert step.again == again
        found.append(step.what)
    return found


def stored(house: House) -> Any:
    return house.on_disk()["meta"]["last_change"]["value"]


class TestHowFar:
    def test_all_of_today_and_of_earlier_days_the_last(self, house: House) -> None:
        journal = house.open()
        one, two = attempt(), attempt()
        journal.record(one)
        journal.record(two)
        house.clock.advance(days=1)
        journal.edit(one.id, {"peak": 10})
        journal.edit(one.id, {"peak": 20})
        assert whats(house.open()) == ["edit", "edit", "log"]
        assert house.open().facts.attempts == (one,)
        assert whats(house.open(), again=True) == ["log", "edit", "edit"]

    def test_the_day_turns_over_when_the_user_says(self, house: House) -> None:
        journal = house.open()
        house.clock.moment = NOON.replace(hour=3)
        for _ in range(2):
            journal.record(attempt())
        house.clock.moment = NOON.replace(hour=4)
        journal.record(attempt())
        assert whats(journal) == ["log", "log"]

    def test_the_last_of_an_earlier_day_is_taken_back_and_none_before_it(self, house: House) -> None:
        journal = house.open()
        for _ in range(3):
            journal.record(attempt())
        house.clock.advance(days=3)
        assert whats(journal) == ["log"]
        assert whats(journal, again=True) == ["log"]
        assert len(journal.facts.attempts) == 3

    def test_no_more_than_fifty(self, house: House) -> None:
        journal = house.open()
        one = attempt()
        journal.record(one)
        for peak in range(MOST + 5):
            journal.edit(one.id, {"peak": peak})
        assert len(stored(house)["done"]) == MOST
        assert len(whats(journal)) == MOST
        assert journal.facts.attempts[0].peak == 4

    def test_a_change_clears_what_could_be_brought_back(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        journal.undo()
        assert journal.can_redo
        journal.record(attempt())
        assert not journal.can_redo
        assert journal.redo() is None

    def test_what_is_as_it_was_already_is_passed_over(self, house: House) -> None:
        journal = house.open()
        one = attempt()
        journal.record(one)
        journal.flag("hidden", "cafe/one", on=True)
        journal.edit(one.id, {"peak": 10})
        journal.take_in({"attempts": {}})
        other = house.open()
        with other.together(undo=False):
            other.edit(one.id, {"peak": None})
        assert whats(journal) == ["hide", "log"]


class TestOneWrite:
    def test_all_that_is_written_together_is_one_change(self, house: House) -> None:
        journal = house.open()
        before = journal.facts
        with journal.together():
            journal.flag("hidden", "cafe/one", on=True)
            journal.save_day(Day(day=TODAY, challenge="cafe/two"))
            journal.save_day(Day(day=TODAY, challenge="cafe/three"))
        after = journal.facts
        undone = journal.undo()
        assert undone is not None
        assert (undone.what, {*undone.ids}) == ("hide", {"settings", "days"})
        assert journal.facts == before
        journal.redo()
        assert journal.facts == after

    def test_what_failed_is_not_in_the_list(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        with pytest.raises(ZeroDivisionError), journal.together():
            journal.flag("hidden", "cafe/one", on=True)
            _ = 1 / 0
        journal.set("theme", "nord")
        assert whats(journal) == ["log"]

    def test_the_card_that_was_shown_is_no_change(self, house: House) -> None:
        journal = house.open()
        with journal.together():
            journal.keep_card(Day(day=TODAY, challenge="cafe/one"))
            journal.save_day(Day(day=TODAY, challenge="cafe/two", shown=("cafe/one",)))
        journal.undo()
        assert journal.facts.days[TODAY] == Day(day=TODAY, challenge="cafe/one")
        assert journal.undo() is None

    def test_a_card_that_is_kept_meanwhile_makes_room_again(self, house: House) -> None:
        journal = house.open()
        own = Day(day=TODAY, ask="A seat", planned=True)
        journal.save_day(own)
        journal.undo()
        assert journal.facts.days == {}
        journal.keep_card(Day(day=TODAY, challenge="cafe/one"))
        journal.redo()
        assert journal.facts.days[TODAY] == own
        journal.undo()
        assert journal.facts.days[TODAY] == Day(day=TODAY, challenge="cafe/one")

    def test_a_day_goes_back_as_one_whoever_planned_meanwhile(self, tmp_path: Path) -> None:
        shared = tmp_path / "shared"
        here, there = House(tmp_path / "here", shared), House(tmp_path / "there", shared)
        here.open().save_day(Day(day=TODAY, challenge="cafe/one"))
        here.open().save_day(Day(day=TODAY, challenge="cafe/two"))
        there.clock.advance(minutes=1)
        there.open().save_day(Day(day=TODAY, challenge="cafe/three", planned=True, plan=Plan(feared="No")))
        here.open().undo()
        assert here.open().facts.days[TODAY] == Day(day=TODAY, challenge="cafe/one")
        assert there.open().facts == here.open().facts


class TestWhatSettlesByItself:
    """Nobody did it, so it is not in the list; and taking back what was done before leaves it."""

    def test_silence(self, house: House) -> None:
        journal = house.open()
        one = attempt(outcome="waiting")
        journal.record(one)
        journal.edit(one.id, {"note": "asked twice"})
        journal.settle([one.id], TODAY)
        journal.undo()
        assert (journal.find(one.id).outcome, journal.find(one.id).note) == ("no_reply", None)
        journal.undo()
        journal.redo()
        assert journal.find(one.id).outcome == "no_reply"
        assert journal.can_redo

    def test_what_was_offered(self, house: House) -> None:
        journal = house.open()
        journal.keep_week(replace(WEEK, offered=None))
        journal.set("support_offered", True)
        journal.keep_week(WEEK)
        assert whats(journal) == ["edit"]
        assert journal.facts.weeks == (replace(WEEK, words=None),)
        assert journal.facts.settings.support_offered


def test_two_windows_share_the_list(house: House) -> None:
    app, command = house.open(), house.open()
    assert not app.can_undo
    one, two = attempt(), attempt()
    app.record(one)
    command.record(two)
    assert app.can_undo and command.can_undo
    app.undo()
    assert command.can_redo
    command.undo()
    assert app.facts.attempts == command.facts.attempts == ()
    app.redo()
    assert command.facts.attempts == (one,)


def test_a_retry_after_a_doubtful_error_is_no_second_change(house: House) -> None:
    journal = house.open()
    one, pause = attempt(), Pause(id=an_id(), first=TODAY, last=TODAY)
    for _ in range(2):
        journal.record(one)
        journal.rest(pause)
        journal.flag("hidden", "cafe/one", on=True)
        journal.save_day(Day(day=TODAY, ask="A seat"))
    assert whats(journal) == ["card", "hide", "rest", "log"]


def test_where_the_file_cannot_be_read_nothing_is_offered(house: House) -> None:
    journal = house.open()
    journal.record(attempt())
    house.file().write_text("{")
    assert not journal.can_undo
    assert not journal.can_redo


class OldLastChange(Struct, frozen=True):
    """As RejectUI had it while it knew one last change only."""

    what: str
    before: dict[str, dict[str, dict[str, Any]]]
    again: bool = False


class TestAnOlderFile:
    def write(self, house: House, value: object) -> None:
        tables = house.on_disk()
        tables["meta"]["last_change"] = {"name": "last_change", "value": value}
        house.file().write_text(json.dumps(tables))

    def test_its_last_change_can_be_taken_back(self, house: House) -> None:
        one = attempt(peak=10)
        house.open().record(one)
        before = {"attempts": {one.id: {"peak": 20}}}
        self.write(house, msgspec.to_builtins(OldLastChange("edit", before)))
        assert whats(house.open()) == ["edit"]
        assert house.open().facts.attempts[0].peak == 20

    def test_what_it_took_back_can_be_brought_back(self, house: House) -> None:
        one = attempt()
        house.open().record(one)
        house.open().undo()
        before = {"attempts": {one.id: {"deleted": None}}}
        self.write(house, msgspec.to_builtins(OldLastChange("log", before, again=True)))
        assert whats(house.open()) == []
        assert whats(house.open(), again=True) == ["log"]
        assert house.open().facts.attempts == (one,)

    def test_a_kind_that_is_not_known_here_is_nothing_to_undo(self, house: House) -> None:
        house.open().record(attempt())
        known = stored(house)
        known["done"][0]["what"] = "sing"
        self.write(house, known)
        assert not house.open().can_undo

    def test_an_older_one_finds_a_change_of_nothing(self, house: House) -> None:
        """Which it drops when something is forgotten, as it drops its own."""
        house.open().record(attempt())
        assert msgspec.convert(stored(house), OldLastChange) == OldLastChange("edit", {})


def changed_in_many_ways(house: House) -> None:
    """The secret was in all that can be written, and is in none of it any more but in the list."""
    journal = house.open()
    one = attempt(note=SECRET)
    ask = Ask(id=an_id(), text=SECRET, category="play", added=TODAY)
    journal.record(one)
    journal.edit(one.id, {"note": None, "learned": SECRET})
    journal.edit(one.id, {"learned": None})
    journal.save_day(Day(day=TODAY, ask=SECRET, planned=True, plan=Plan(feared=SECRET)))
    journal.save_day(Day(day=TODAY, challenge="cafe/one", planned=True, plan=Plan(best=SECRET)))
    journal.save_day(Day(day=TODAY, challenge="cafe/one"))
    journal.keep_week(WEEK)
    journal.keep_week(replace(WEEK, words=None))
    journal.keep_ask(ask)
    journal.keep_ask(replace(ask, text="something else"))
    for _ in range(4):
        journal.undo()


@pytest.mark.parametrize("erased", [0, 1, 2, 3])
def test_nothing_that_was_forgotten_stays_in_the_list(house: House, erased: int) -> None:
    """Whichever record is erased: what can be taken back of the others goes, too."""
    changed_in_many_ways(house)
    journal = house.open()
    assert SECRET in house.file().read_text()
    chosen = journal.erasable()
    assert len(chosen) == 4
    journal.forget([chosen[erased]])
    assert not journal.can_undo
    assert not journal.can_redo
    assert stored(house) is None
    journal.forget(journal.erasable())
    files = [path for path in house.folder.parent.rglob("*") if path.is_file()]
    assert len(files) > 2
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == []


def test_what_another_computer_forgot_goes_from_the_list_here(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    here, there = House(tmp_path / "here", shared), House(tmp_path / "there", shared)
    changed_in_many_ways(here)
    there.clock.advance(hours=1)
    other = there.open()
    other.forget(other.erasable())
    running = here.open()
    assert not running.can_undo
    assert [path for path in tmp_path.rglob("*.json") if SECRET.encode() in path.read_bytes()] == []


def test_what_cannot_be_saved_is_not_taken_back(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = house.open()
    journal.record(attempt())
    journal.record(attempt())
    facts = journal.facts

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as disk:
        disk.setattr(File, "replace", full)
        with pytest.raises(CannotSave):
            journal.undo()
    assert journal.facts == facts
    assert not journal.can_redo
    assert whats(journal) == ["log", "log"]
