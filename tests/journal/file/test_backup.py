"""Backups: made by themselves, bounded, whole; an older state comes back and can be taken back."""

from __future__ import annotations

import errno
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Day, Facts, Pause, Rhythm, Run, Takeaway
from rejectui.journal.errors import CannotSave, NewerJournal, NoSuchBackup
from rejectui.journal.file import backup as module
from rejectui.journal.file.backup import Backup, Backups, too_many
from rejectui.journal.file.disk import TEMPORARY, System
from rejectui.journal.imports.read import read
from rejectui.journal.journal import Journal
from tests.journal.build import TODAY, House, an_id, attempt
from tests.journal.faults import FailingSystem

MONDAY = date(2026, 11, 16)


def backups(house: House) -> list[str]:
    return [backup.name for backup in Backups(house.state).listed()]


class TestOfTheDay:
    def test_it_is_made_once_before_the_first_write(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        assert backups(house) == []  # there was nothing yet
        yesterday = house.file().read_bytes()
        house.clock.advance(days=1)
        journal.record(attempt())
        journal.record(attempt())
        house.open().record(attempt())
        assert backups(house) == ["2026-11-23-day"]
        (kept,) = Backups(house.state).listed()
        assert kept.path.read_bytes() == yesterday
        assert kept.path.stat().st_mode & 0o777 == 0o600
        assert kept.path.parent.stat().st_mode & 0o777 == 0o700
        house.clock.advance(days=1)
        house.open().set("theme", "nord")
        assert backups(house) == ["2026-11-24-day", "2026-11-23-day"]

    def test_an_app_that_has_time_makes_it_before_it_is_needed(self, house: House) -> None:
        house.open().record(attempt())
        house.clock.advance(days=1)
        before = house.file().read_bytes()
        journal = house.open()
        journal.get_ready()
        (kept,) = Backups(house.state).listed()
        assert house.file().read_bytes() == kept.path.read_bytes() == before
        with house.file().open("r+b") as file:  # an editor that writes in place spoils the journal alone
            file.truncate(10)
        assert kept.path.read_bytes() == before
        house.file().write_bytes(before)
        journal.record(attempt())
        house.open().get_ready()
        assert Backups(house.state).listed() == [kept]
        assert kept.path.read_bytes() == before

    def test_a_home_in_which_nothing_was_written_stays_empty(self, house: House) -> None:
        house.open().get_ready()
        assert not house.state.exists()

    def test_the_journal_folder_that_others_share_holds_only_the_journal(self, house: House) -> None:
        for _ in range(3):
            house.open().record(attempt())
        assert [path.name for path in house.folder.iterdir()] == [house.file().name]

    def test_through_a_symlink_it_is_the_file_and_not_the_link(self, house: House, tmp_path: Path) -> None:
        house.open().record(attempt())
        link, real = house.file(), tmp_path / "diary.json"
        link.rename(real)
        link.symlink_to(real)
        house.open().record(attempt())
        (kept,) = Backups(house.state).listed()
        assert not kept.path.is_symlink()
        assert len(json.loads(kept.path.read_text())["attempts"]) == 1

    @pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EROFS, "torn"], ids=str)
    def test_when_it_fails_saving_goes_on(self, fault: int | str, house: House) -> None:
        """Every call of making it fails in turn; the change is saved, and the user hears of it."""
        house.open().record(attempt())
        said = 0
        for nth in range(1, 40):
            house.clock.advance(days=1)
            failing = FailingSystem()
            whole = Backups(house.state, failing)
            failing.arm(nth, fault)
            problem = whole.of_the_day(house.open()._store.home.file, house.clock)  # type: ignore[arg-type]
            said += problem is not None
            failing.disarm()
            assert problem is None or "could not be made" in problem
            again = Backups(house.state).of_the_day(house.open()._store.home.file, house.clock)  # type: ignore[arg-type]
            assert again is None
            newest = Backups(house.state).listed()[0]
            assert newest.day == house.clock().date()
            assert newest.path.read_bytes() == house.file().read_bytes()
        assert said >= (1 if fault == "torn" else 3)
        house.clock.advance(days=1)
        house.open().record(attempt())
        assert not list((house.state / "backups").glob(f"{TEMPORARY}*"))

    def test_a_place_that_cannot_be_written_is_named_and_blocks_nothing(self, house: House) -> None:
        house.open().record(attempt())
        (house.state / "backups").write_text("a file where a folder should be")
        journal = house.open()
        journal.record(attempt())
        assert len(house.open().facts.attempts) == 2
        (problem,) = journal.problems
        assert problem.startswith(f"Today's backup could not be made in {house.state / 'backups'} (")
        with pytest.raises(CannotSave, match="No backup could be made in"):
            journal.back_up()
        (house.state / "backups").unlink()
        journal.record(attempt())
        assert journal.problems == ()

    def test_a_clock_set_back_and_forward_leaves_every_copy_whole(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        for days in (3_000, -20_000, 17_000):
            house.clock.advance(days=days)
            journal.record(attempt())
        assert len(backups(house)) == 3
        for backup in Backups(house.state).listed():
            assert Backups(house.state).read(backup)["attempts"]

    def test_one_just_made_stays_however_many_look_newer(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        for _ in range(10):
            house.clock.advance(days=31)
            journal.back_up()
        for _ in range(14):
            house.clock.advance(days=31)
            journal.record(attempt())
        house.clock.advance(days=-9_000)
        journal.record(attempt())
        assert journal.back_up() in Backups(house.state).listed()
        assert f"{house.clock().date()}-day" in backups(house)


def daily(day: date) -> Backup:
    return Backup(Path(f"{day}-day.json"), day, "", "day")


class TestThinning:
    @pytest.mark.parametrize(
        ("days_ago", "kept"),
        [
            pytest.param([], [], id="none"),
            pytest.param(range(7), range(7), id="seven days stay"),
            pytest.param([0, 3, 10, 20, 30, 31, 32], [0, 3, 10, 20, 30, 31, 32], id="seven of any days stay"),
            # Sunday 22 November 2026: weeks end 7, 14, 21 and 28 days ago, months on the 31st and 30th.
            pytest.param(range(30), [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 22, 28], id="then a week's newest"),
            pytest.param(
                range(430),
                [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 22, 28, 53, 83, 114, 145, 175, 206, 236, 267, 295, 326],
                id="then a month's newest, for twelve months",
            ),
        ],
    )
    def test_of_the_daily_ones(self, days_ago: list[int], kept: list[int]) -> None:
        made = [daily(TODAY - timedelta(days=ago)) for ago in days_ago]
        gone = {backup.day for backup in too_many(made)}
        assert [(TODAY - each.day).days for each in made if each.day not in gone] == list(kept)

    def test_of_the_others_the_newest_ten_stay(self) -> None:
        made = [
            Backup(Path(f"{n}"), TODAY, f"{n:06}", "made" if n % 2 else "before-import") for n in range(14)
        ]
        assert {backup.time for backup in too_many(made)} == {f"{n:06}" for n in range(4)}

    @settings(max_examples=30)
    @given(some.lists(some.integers(1, 40), min_size=1, max_size=300))
    def test_day_by_day_comes_to_the_same_as_all_at_once(self, gaps: list[int]) -> None:
        day, made, left = date(2024, 2, 28), [], list[Backup]()
        for gap in gaps:
            day += timedelta(days=gap)
            made.append(daily(day))
            left.append(daily(day))
            gone = {backup.day for backup in too_many(left)}
            left = [backup for backup in left if backup.day not in gone]
        at_once = {backup.day for backup in made} - {backup.day for backup in too_many(made)}
        assert {backup.day for backup in left} == at_once
        assert len(left) <= 7 + 5 + 12

    def test_on_disk_they_stay_few(self, house: House) -> None:
        for _ in range(60):
            house.open().record(attempt())
            house.clock.advance(days=5)
        assert len(backups(house)) <= 7 + 5 + 12
        for _ in range(12):
            house.open().back_up()
        assert sum("made" in name for name in backups(house)) == 10


class TestNames:
    def test_what_is_not_called_like_one_is_passed_over(self, house: House) -> None:
        folder = house.state / "backups"
        folder.mkdir(parents=True)
        for name in ("x.json", "2026-02-30-day.json", "2026-11-22-day.txt", "2026-11-22-093015-made-2.json"):
            (folder / name).write_text("{}")
        (only,) = Backups(house.state).listed()
        assert (only.day, only.time, only.kind, only.number) == (TODAY, "093015", "made", 2)

    def test_a_beginning_is_enough_if_it_is_one(self, house: House) -> None:
        journal = house.open()
        journal.record(attempt())
        first, second = journal.back_up(), journal.back_up()
        assert (first.name, second.name) == ("2026-11-22-120000-made", "2026-11-22-120000-made-2")
        assert journal.backups is not None
        assert journal.backups.find("2026-11-22-120000-made") == first
        assert journal.backups.listed() == [second, first]
        with pytest.raises(NoSuchBackup, match="2 backups have a name that starts"):
            journal.backups.find("2026-11-22-1")
        for wrong in ("", "2025", "../x"):
            with pytest.raises(NoSuchBackup):
                journal.backups.find(wrong)

    def test_an_empty_journal_has_nothing_to_copy(self, house: House) -> None:
        with pytest.raises(CannotSave, match="nothing in the journal yet"):
            house.open().back_up()
        assert not (house.state / "backups").exists()


def busy(house: House) -> Journal:
    """A journal with something in every table."""
    journal = house.open()
    journal.record(attempt(id="a" * 32, note="kind", peak=40, plan=Plan(feared="a sigh", chance=60)))
    journal.record(attempt(id="b" * 32))
    journal.record(attempt(id="c" * 32))
    journal.delete("c" * 32)
    journal.save_day(Day(day=TODAY, ask="A seat"))
    journal.keep_ask(Ask(id="d" * 32, text="A raise", category="work", added=TODAY))
    journal.rest(Pause(id="e" * 32, first=TODAY, last=TODAY))
    journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=3))
    journal.keep_run(Run(id="f" * 32, program="thirty-days", started=TODAY))
    journal.keep_week(Takeaway(monday=MONDAY, words="kinder than I thought"))
    journal.set("theme", "nord")
    journal.flag("hidden", "cafe/name-a-drink", on=True)
    return journal


def change_everything(journal: Journal) -> None:
    journal.edit("a" * 32, {"note": None, "peak": 90, "label": "Kim", "plan": Plan(feared="a laugh")})
    journal.delete("b" * 32)
    journal.record(attempt(id="c" * 32, note="back again"))
    journal.record(attempt(id="1" * 32, note="new"))
    tomorrow = TODAY + timedelta(days=1)
    for day in (TODAY, tomorrow):
        journal.save_day(Day(day=day, ask="Another seat", planned=True))
    journal.drop_ask("d" * 32)
    journal.keep_ask(Ask(id="2" * 32, text="A room", category="favor", added=TODAY))
    journal.end_rest("e" * 32, None)
    journal.choose_rhythm(Rhythm(monday=MONDAY, per_week=7))
    journal.choose_rhythm(Rhythm(monday=MONDAY + timedelta(days=7), per_week=5))
    journal.keep_run(Run(id="f" * 32, program="thirty-days", started=TODAY, ended=TODAY))
    journal.keep_run(Run(id="3" * 32, program="jiang-100", started=TODAY))
    journal.keep_week(Takeaway(monday=MONDAY + timedelta(days=7), words="later"))
    journal.set("theme", "gruvbox")
    journal.set("log_depth", "full")
    journal.flag("hidden", "cafe/name-a-drink", on=False)
    journal.flag("packs_off", "cafe", on=True)


class TestRestore:
    def test_everything_is_as_it_was_and_back_again(self, house: House) -> None:
        journal = busy(house)
        then, kept = journal.facts, journal.back_up()
        change_everything(journal)
        now = journal.facts
        assert journal.backups is not None
        coming = journal.would_restore(journal.backups.read(kept))
        assert journal.facts is now
        assert [one.id for one in coming.back] == ["b" * 32]
        assert {one.id for one in coming.gone} == {"c" * 32, "1" * 32}
        assert [one.id for one in coming.edited] == ["a" * 32]
        assert coming.edited[0].note == "kind"
        assert coming.others == 14

        journal.restore(journal.backups.read(kept))
        assert same(journal.facts, then)
        assert same(house.open().facts, then)
        assert house.open().problems == ()
        undone = journal.undo()
        assert undone is not None and undone.what == "restore"
        assert same(journal.facts, now)
        journal.redo()
        assert same(journal.facts, then)

        before = journal.backups.listed()[0]
        assert before.kind == "before-restore"
        journal.restore(journal.backups.read(before))
        assert same(journal.facts, now)

    def test_what_was_deleted_by_a_restore_can_be_made_again(self, house: House) -> None:
        journal = busy(house)
        kept = journal.back_up()
        change_everything(journal)
        now = journal.facts
        assert journal.backups is not None
        journal.restore(journal.backups.read(kept))
        change_everything(journal)
        assert same(journal.facts, now)

    def test_a_copy_of_the_newer_state_does_not_undo_it(self, house: House) -> None:
        journal = busy(house)
        then, kept = journal.facts, journal.back_up()
        house.clock.advance(days=2)
        change_everything(journal)
        newer = read(house.file().read_bytes(), "copy")
        house.clock.advance(days=-5)  # however wrong the clock is now
        assert journal.backups is not None
        journal.restore(journal.backups.read(kept))
        journal.take_in(newer.tables)
        assert same(journal.facts, then)

    def test_into_a_journal_that_is_gone(self, house: House) -> None:
        journal = busy(house)
        then, kept = journal.facts, journal.back_up()
        house.file().unlink()
        journal = house.open()
        assert journal.facts == Facts()
        (problem,) = journal.problems
        assert problem.startswith(f"There is no journal in {house.folder}, but there are backups of one.")
        assert journal.backups is not None
        journal.restore(journal.backups.read(kept))
        assert same(journal.facts, then)
        assert journal.problems == ()

    def test_unknown_fields_and_tables_come_back_too(self, house: House) -> None:
        busy(house)
        tables = house.on_disk()
        tables["attempts"]["a" * 32]["mood"] = {"new": [True]}
        tables["moods"] = {"x": {"glad": 7}, "odd": "text"}
        house.file().write_text(json.dumps(tables))
        journal = house.open()
        kept = journal.back_up()
        journal.edit("a" * 32, {"peak": 1})
        after = house.on_disk()
        del after["attempts"]["a" * 32]["mood"]
        del after["moods"]
        house.file().write_text(json.dumps(after))
        assert journal.backups is not None
        journal.restore(journal.backups.read(kept))
        again = house.on_disk()
        assert again["attempts"]["a" * 32]["mood"] == {"new": [True]}
        assert again["moods"]["x"]["glad"] == 7

    def test_a_backup_of_a_newer_format_is_refused(self, house: House) -> None:
        journal = busy(house)
        tables = house.on_disk()
        tables["meta"]["format"]["value"] = 99
        path = house.state / "backups" / "2026-11-21-day.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(tables))
        before = house.file().read_bytes()
        assert journal.backups is not None
        older = journal.backups.read(journal.backups.find("2026-11-21"))
        for restore in (journal.would_restore, journal.restore):
            with pytest.raises(NewerJournal, match="made by a newer RejectUI"):
                restore(older)
        assert house.file().read_bytes() == before


def same(one: Facts, other: Facts) -> bool:
    """Whether they say the same: an ask without an id, or with its card cleared, says nothing."""
    return _said(one) == _said(other)


def _said(facts: Facts) -> object:
    return (
        facts.attempts,
        facts.asks,
        facts.pauses,
        facts.rhythms,
        facts.runs,
        facts.weeks,
        facts.days,
        facts.settings,
    )


def test_an_import_is_preceded_by_a_backup(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other")
    other.open().record(attempt(id=an_id()))
    incoming = read(other.file().read_bytes(), "other").tables
    journal = house.open()
    journal.take_in(incoming)  # into nothing: there is nothing to keep
    assert backups(house) == []
    other.open().record(attempt(id=an_id(), note="another"))
    journal.take_in(read(other.file().read_bytes(), "other").tables)
    assert "2026-11-22-120000-before-import" in backups(house)
    count = len(backups(house))
    journal.take_in(incoming)  # which brings nothing
    assert len(backups(house)) == count


def test_a_copy_that_does_not_come_back_the_same_is_none(house: House, tmp_path: Path) -> None:
    class Forgetful(System):
        def read(self, fd: int, size: int) -> bytes:
            return super().read(fd, size).replace(b"a", b"b")

    path = tmp_path / "copy.json"
    with pytest.raises(OSError, match="not what was written"):
        module.copy(b"a letter", path, Forgetful())
    assert not path.exists()


def test_a_restore_leaves_what_another_computer_had_cleared_by_then(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    laptop, desktop = House(tmp_path / "laptop", shared), House(tmp_path / "desktop", shared)
    journal = laptop.open()
    journal.record(attempt(id="a" * 32, note="first", label="bob"))
    desktop.open().edit("a" * 32, {"note": None})
    journal.set("mouse", False)
    kept = journal.back_up()
    desktop.open().edit("a" * 32, {"label": None})
    assert journal.backups is not None
    journal.restore(journal.backups.read(kept))
    (ask,) = journal.facts.attempts
    assert (ask.note, ask.label) == (None, "bob")
