"""The story of a journal: what is entered is there, comes back after a restart, and can be taken back."""

from __future__ import annotations

import json
import stat
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from rejectui.core.asks.attempt import Plan, Snapshot
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Day, Facts, Pause, Rhythm, Settings, WeekStart
from rejectui.journal.errors import DoesNotFit, JournalError, NoSuchAttempt
from rejectui.journal.journal import Journal, Undone
from tests.journal.build import NOON, TODAY, House, an_id, attempt

MONDAY = date(2026, 11, 16)


def test_what_was_entered_is_there_at_the_next_opening(house: House) -> None:
    whole = attempt(
        challenge="cafe/name-a-drink",
        snapshot=Snapshot(title="Ask the café", category="play", askee="staff", channel="in_person", level=3),
        label="corner café",
        plan=Plan(feared="They laugh at me", chance=60, peak=70),
        note="They laughed with me: «ha»\nand wrote it on the board ☕",
        peak=0,
        feelings=("proud", "shaky"),
        laughed=False,
        answered=date(2026, 11, 23),
        at=datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=13, minutes=45))),
    )
    house.open().record(whole)
    assert house.open().facts == Facts(attempts=(whole,))


def test_plain_json_and_plain_tinydb_read_exactly_what_was_entered(house: House) -> None:
    one = attempt(note="no, but kindly", peak=60, plan=Plan(peak=80))
    house.open().record(one)
    fields = {
        "id": one.id,
        "day": "2026-11-22",
        "at": "2026-11-22T12:00:00Z",
        "outcome": "no",
        "ask": "May I have the corner seat?",
        "note": "no, but kindly",
        "peak": 60,
        "plan": {"peak": 80},
    }
    device = house.file().stem
    assert house.on_disk()["attempts"] == {
        one.id: fields | {"clock": f"2026-11-22T12:00:00.000Z 0000 {device}"}
    }
    assert house.on_disk()["meta"]["format"] == {"name": "format", "value": 1}
    assert json.loads((house.state / "device.json").read_text()) == {"id": device}
    with TinyDB(house.file(), access_mode="r") as plain:
        table = plain.table("attempts")
        table.document_id_class = str
        assert [dict(found)["note"] for found in table] == ["no, but kindly"]


def test_each_record_has_its_own_line(house: House) -> None:
    journal = house.open()
    ids = [an_id() for _ in range(5)]
    for one in ids:
        journal.record(attempt(id=one, note="a\nb\r\nc\u2028d"))
    lines = house.file().read_text(encoding="utf-8").split("\n")
    assert [line[1:33] for line in lines if '"clock"' in line and line.startswith('"0')] == ids


def test_opening_and_reading_makes_nothing(house: House) -> None:
    journal = house.open()
    assert journal.facts == Facts()
    assert journal.problems == ()
    assert journal.read_only is None
    assert journal.undo() is None
    for refused in (
        lambda: journal.find("ab"),
        lambda: journal.delete("ab"),
        lambda: journal.edit("ab", {}),
        lambda: journal.end_rest("ab", None),
        lambda: journal.drop_ask("ab"),
        lambda: journal.record(attempt(peak=900)),
    ):
        with pytest.raises(JournalError):
            refused()
    assert not house.folder.parent.exists()


def test_only_this_account_can_read_it(house: House) -> None:
    house.open().record(attempt())
    modes = {
        found: stat.S_IMODE(found.stat().st_mode)
        for found in (
            house.folder.parent,
            house.folder,
            house.state,
            house.file(),
            house.state / "device.json",
        )
    }
    assert set(modes.values()) == {0o700, 0o600}
    assert all(mode == (0o700 if found.is_dir() else 0o600) for found, mode in modes.items())


def test_attempts_come_oldest_first_by_day_and_moment(house: House) -> None:
    journal = house.open()
    late = attempt(at=NOON + timedelta(hours=2))
    early = attempt(at=NOON.astimezone(timezone(timedelta(hours=-11))))
    backdated = attempt(day=TODAY - timedelta(days=1), at=NOON + timedelta(hours=5))
    for one in (late, early, backdated):
        journal.record(one)
    assert journal.facts.attempts == (backdated, early, late)


def test_a_retry_with_the_same_id_is_never_a_second_record(house: House) -> None:
    journal = house.open()
    first = attempt(note="first try")
    journal.record(first)
    second = attempt(id=first.id, note="second try", peak=20)
    journal.record(second)
    assert house.open().facts.attempts == (second,)
    assert journal.undo() == Undone("log", {"attempts": (first.id,)})
    assert house.open().facts.attempts == ()


class TestEdit:
    def test_a_cleared_field_is_gone_from_the_record_and_a_day_later_from_the_file(
        self, house: House
    ) -> None:
        journal = house.open()
        one = attempt(note="a secret", label="somebody")
        journal.record(one)
        journal.edit(one.id, {"note": None})
        record = house.on_disk()["attempts"][one.id]
        assert "note" not in record
        assert set(record["changed"]) == {"note"}
        house.clock.advance(days=1)
        journal.edit(one.id, {"peak": 10})
        assert "a secret" in house.file().read_text()  # the last change of the day before can be taken back
        journal.edit(one.id, {"peak": 20})
        house.clock.advance(days=1)
        journal.edit(one.id, {"peak": 30})
        assert "a secret" not in house.file().read_text()

    def test_each_changed_field_has_a_later_clock(self, house: House) -> None:
        journal = house.open()
        one = attempt(peak=10)
        journal.record(one)
        house.clock.advance(days=-400)  # this computer's clock was set back
        journal.edit(one.id, {"peak": 20, "outcome": "no"})
        record = house.on_disk()["attempts"][one.id]
        assert set(record["changed"]) == {"peak"}  # the outcome stayed what it was
        assert record["changed"]["peak"] > record["clock"]

    def test_what_a_later_version_wrote_is_kept(self, house: House) -> None:
        journal = house.open()
        one = attempt(plan=Plan(peak=10))
        journal.record(one)
        tables = house.on_disk()
        tables["attempts"][one.id] |= {"weather": {"rain": [1, None]}}
        tables["attempts"][one.id]["plan"]["who"] = "Kim"
        tables["inventions"] = {"x": {"y": 1}}
        house.file().write_text(json.dumps(tables, indent=2))
        journal.edit(one.id, {"plan": Plan(peak=20, feared="A scene")})
        journal.record(attempt(id=one.id, plan=Plan(peak=30)))
        record = house.on_disk()["attempts"][one.id]
        assert record["weather"] == {"rain": [1, None]}
        assert record["plan"] == {"who": "Kim", "peak": 30}
        assert house.on_disk()["inventions"] == {"x": {"y": 1}}

    @pytest.mark.parametrize(
        ("changes", "named"),
        [
            ({"peak": 900}, "distress is a whole number from 0 to 100"),
            ({"peak": float("nan")}, "distress"),
            ({"outcome": "perhaps"}, "outcome"),
            ({"day": None}, "day"),
            ({"note": "x" * 5001}, "note"),
            ({"plan": {"chance": -1}}, "a chance is"),
            ({"weather": "rain"}, "weather"),
            ({"id": "0" * 32}, "id"),
            ({"note": "half \ud83d"}, "half a character"),
        ],
    )
    def test_a_wrong_value_changes_nothing(self, house: House, changes: dict[str, Any], named: str) -> None:
        journal = house.open()
        one = attempt(note="kept")
        journal.record(one)
        before = house.file().read_bytes()
        with pytest.raises(DoesNotFit, match=named):
            journal.edit(one.id, changes)
        assert house.file().read_bytes() == before
        assert journal.facts.attempts == (one,)

    def test_a_deleted_or_unknown_attempt_cannot_be_edited(self, house: House) -> None:
        journal = house.open()
        one = attempt()
        journal.record(one)
        journal.delete(one.id)
        for wrong in (one.id, "f" * 32):
            with pytest.raises(NoSuchAttempt):
                journal.edit(wrong, {"peak": 1})


class TestUndo:
    def test_a_log_an_edit_and_a_deletion_can_be_put_back_and_brought_back(self, house: House) -> None:
        one = attempt(note="first", peak=10)
        house.open().record(one)
        assert house.open().undo() == Undone("log", {"attempts": (one.id,)})
        assert house.open().facts.attempts == ()
        assert house.open().redo() == Undone("log", {"attempts": (one.id,)}, again=True)
        assert house.open().facts.attempts == (one,)

        house.open().edit(one.id, {"note": None, "peak": 90, "label": "Kim"})
        assert house.open().undo() == Undone("edit", {"attempts": (one.id,)})
        assert house.open().facts.attempts == (one,)

        house.open().delete(one.id)
        assert house.open().facts.attempts == ()
        assert house.open().undo() == Undone("delete", {"attempts": (one.id,)})
        assert house.open().facts.attempts == (one,)
        assert house.open().redo() == Undone("delete", {"attempts": (one.id,)}, again=True)
        assert house.open().facts.attempts == ()

    def test_what_is_changed_elsewhere_does_not_stand_in_its_way(self, house: House) -> None:
        journal = house.open()
        one = attempt()
        journal.record(one)
        journal.set("theme", "nord")
        journal.keep_card(Day(day=TODAY, ask="A seat"))
        journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=3))
        journal.flag("packs_off", "cafe", on=True)
        assert journal.undo() == Undone("log", {"attempts": (one.id,)})
        assert journal.facts.settings.theme == "nord"

    def test_an_edit_that_changed_nothing_is_not_what_undo_puts_back(self, house: House) -> None:
        journal = house.open()
        one = attempt(peak=10)
        journal.record(one)
        journal.edit(one.id, {"peak": 10})
        assert journal.undo() == Undone("log", {"attempts": (one.id,)})

    def test_a_last_change_that_cannot_be_understood_is_none(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        tables = house.on_disk()
        tables["meta"]["last_change"] = {"name": "last_change", "value": {"what": "sing"}}
        house.file().write_text(json.dumps(tables))
        assert journal.undo() is None


class TestTheRest:
    def test_days(self, house: House) -> None:
        journal = house.open()
        planned = Day(day=TODAY, challenge="cafe/name-a-drink", planned=True, plan=Plan(peak=50))
        journal.keep_card(planned)
        journal.keep_card(Day(day=TODAY, challenge="cafe/another"))
        assert house.open().facts.days == {TODAY: planned}
        another = Day(day=TODAY, challenge="cafe/another", shown=("cafe/name-a-drink",))
        journal.save_day(another)
        assert house.open().facts.days == {TODAY: another}
        assert "plan" not in house.on_disk()["days"]["2026-11-22"]

    def test_a_day_without_a_card_still_takes_one(self, house: House) -> None:
        journal = house.open()
        journal.save_day(Day(day=TODAY, closed="let_go"))
        journal.keep_card(Day(day=TODAY, ask="A seat"))
        assert journal.facts.days[TODAY].ask == "A seat"

    def test_pauses(self, house: House) -> None:
        journal = house.open()
        pause = Pause(id=an_id(), first=date(2026, 12, 24), last=date(2027, 1, 1))
        journal.rest(pause)
        journal.end_rest(pause.id, date(2026, 12, 27))
        assert house.open().facts.pauses == (Pause(id=pause.id, first=pause.first, last=date(2026, 12, 27)),)
        with pytest.raises(DoesNotFit):
            journal.end_rest(pause.id, date(2026, 12, 1))
        with pytest.raises(DoesNotFit):
            journal.rest(Pause(id=an_id(), first=TODAY, last=TODAY - timedelta(days=1)))
        journal.end_rest(pause.id, None)
        assert house.open().facts.pauses == ()
        with pytest.raises(JournalError, match="no such pause"):
            journal.end_rest(pause.id, None)

    def test_kept_asks(self, house: House) -> None:
        journal = house.open()
        first = Ask(id=an_id(), text="A seat by the window", category="favor", peak=40, added=TODAY)
        second = Ask(id=an_id(), text="A longer lunch", category="work", added=TODAY - timedelta(days=1))
        for each in (first, second):
            journal.keep_ask(each)
        assert house.open().facts.asks == (second, first)
        changed = Ask(id=first.id, text=first.text, category="favor", added=TODAY)
        journal.keep_ask(changed)
        assert house.open().facts.asks == (second, changed)
        record = house.on_disk()["asks"][first.id]
        assert set(record["changed"]) == {"peak"}
        assert "peak" not in record
        journal.drop_ask(first.id)
        assert house.open().facts.asks == (second,)
        with pytest.raises(JournalError, match="no such ask"):
            journal.drop_ask(first.id)
        journal.keep_ask(first)
        assert house.open().facts.asks == (second, first)
        for wrong in ({"text": ""}, {"peak": 101}, {"category": "romance"}):
            with pytest.raises(DoesNotFit):
                journal.keep_ask(replace(first, **wrong))
        assert house.open().problems == ()

    def test_rhythms(self, house: House) -> None:
        journal = house.open()
        journal.choose_rhythm(Rhythm(monday=MONDAY + timedelta(days=7), per_week=7))
        journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=3))
        journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=4))
        assert [rhythm.per_week for rhythm in house.open().facts.rhythms] == [4, 7]
        for wrong in (Rhythm(monday=TODAY, per_week=3), Rhythm(monday=MONDAY, per_week=8)):
            with pytest.raises(DoesNotFit):
                journal.choose_rhythm(wrong)

    def test_starts_of_the_week(self, house: House) -> None:
        journal = house.open()
        later = MONDAY + timedelta(days=7)
        journal.choose_start_of_week([WeekStart(monday=later, begins="saturday")])
        both = [WeekStart(monday=MONDAY, begins="sunday"), WeekStart(monday=later, begins="sunday")]
        journal.choose_start_of_week(both)
        assert house.open().facts.week_starts == tuple(both)
        with pytest.raises(DoesNotFit):
            journal.choose_start_of_week([both[0], WeekStart(monday=TODAY, begins="monday")])
        assert house.open().facts.week_starts == tuple(both)

    def test_settings(self, house: House) -> None:
        journal = house.open()
        journal.set("theme", "nord")
        journal.set("languages", ("en", "es"))
        journal.set("mouse", False)
        journal.flag("hidden", "cafe/b", True)
        journal.flag("hidden", "cafe/a", True)
        journal.flag("packs_off", "work", True)
        journal.flag("packs_off", "campus", True)
        journal.flag("packs_off", "campus", False)
        journal.flag("trusted", "mine", True)
        journal.flag("hidden", "cafe/b", False)
        assert house.open().facts.settings == Settings(
            theme="nord",
            languages=("en", "es"),
            mouse=False,
            hidden=("cafe/a",),
            packs_off=("work",),
            packs_on=("campus",),
            trusted=("mine",),
        )

    def test_a_life_with_none_of_these_is_not_one_that_nobody_told_of(self, house: House) -> None:
        journal = house.open()
        for life in (None, (), ("work", "date"), None):
            journal.set("life", life)
            assert house.open().facts.settings.life == life
        assert house.open().problems == ()

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("hidden", ("a/b",)),
            ("packs_on", ("work",)),
            ("start_of_day", 24),
            ("mouse", "yes"),
            ("languages", ()),
            ("color", "red"),
            ("life", ("space",)),
        ],
    )
    def test_a_wrong_setting_changes_nothing(self, house: House, name: str, value: object) -> None:
        with pytest.raises(DoesNotFit):
            house.open().set(name, value)
        assert not house.folder.exists()


class TestTogether:
    def test_several_changes_are_one_write(self, house: House) -> None:
        journal = house.open()
        one = attempt()
        journal.record(one)
        stamp = house.file().stat().st_ino
        with journal.together():
            journal.edit(one.id, {"peak": 30})
            with journal.together():
                journal.save_day(Day(day=TODAY, ask="A seat"))
            assert journal.facts.attempts[0].peak == 30
            assert house.file().stat().st_ino == stamp
        assert house.open().facts == journal.facts
        assert journal.facts.days

    def test_or_none(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        before = house.file().read_bytes(), journal.facts
        with pytest.raises(ZeroDivisionError), journal.together():
            journal.record(attempt())
            journal.set("theme", "nord")
            _ = 1 / 0
        assert (house.file().read_bytes(), journal.facts) == before


def test_facts_after_a_change_are_those_of_a_fresh_opening(house: House) -> None:
    journal = house.open()
    ones = [attempt(at=NOON + timedelta(hours=each), peak=each) for each in (3, 1, 2)]
    for one in ones:
        journal.record(one)
        assert journal.facts == house.open().facts
    before = journal.facts
    journal.edit(ones[2].id, {"day": TODAY + timedelta(days=1)})
    assert [found.peak for found in journal.facts.attempts] == [1, 3, 2]
    assert journal.facts.attempts[0] is before.attempts[0]  # not converted again
    journal.delete(ones[0].id)
    journal.save_day(Day(day=TODAY, ask="A seat"))
    assert journal.facts == house.open().facts
    assert len(journal.facts.attempts) == 2
    for count in (2, 3):
        journal.undo()
        assert journal.facts == house.open().facts
        assert len(journal.facts.attempts) == count


def test_find_by_the_beginning_of_an_id(house: House) -> None:
    journal = house.open()
    one, two = attempt(id="0a0ab" + "0" * 27), attempt(id="0a0ac" + "0" * 27)
    journal.record(one)
    journal.record(two)
    assert journal.find(" 0A0AB ") == one
    for wrong, why in (
        ("0a0a", "2 entries"),
        ("0a0ad", "“0a0ad”"),
        ("a", "short"),
        ("", "No ask"),
        ("\x1b[31m", "No ask"),
    ):
        with pytest.raises(NoSuchAttempt, match=why) as refused:
            journal.find(wrong)
        assert "\x1b" not in str(refused.value)


def test_in_memory_writes_nothing_anywhere(house: House, tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal.in_memory(house.clock)
    one = attempt()
    journal.get_ready()
    journal.record(one)
    journal.keep_card(Day(day=TODAY, ask="A seat"))
    assert journal.undo() == Undone("log", {"attempts": (one.id,)})
    with pytest.raises(ZeroDivisionError), journal.together():
        journal.record(attempt())
        _ = 1 / 0
    assert journal.facts.attempts == ()
    assert journal.facts.days
    assert list(tmp_path.iterdir()) == []


def test_getting_ready_writes_nothing(house: House) -> None:
    journal = house.open()
    journal.get_ready()
    assert not house.folder.parent.exists()
    journal.record(attempt())
    assert len(house.open().facts.attempts) == 1


def test_moments_keep_their_offset(house: House) -> None:
    journal = house.open()
    for zone in (UTC, timezone(timedelta(hours=-3, minutes=-30))):
        one = attempt(at=NOON.astimezone(zone))
        journal.record(one)
        assert house.open().find(one.id).at.utcoffset() == zone.utcoffset(None)
    with pytest.raises(DoesNotFit, match="at does not fit"):
        journal.record(attempt(at=datetime(2026, 11, 22, 12, 0)))
